"""Objective 14.responders: what the numbers of single people can tell."""

import math

from course_lib.models.trial.gate import smallest_proof
from course_lib.models.trial.responders import needed_to_treat
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "14.responders"
FREE = ("sign",)

NEEDED = NumberQuestion(
    id="evidence.needed",
    objective=OBJECTIVE,
    prompt="Of the people on a drug {drug:g} % halved their score, on placebo {placebo:g} %. What is the number needed to treat?",
    draw=lambda rng: {"drug": rng.choice((23, 34, 41, 47)), "placebo": rng.choice((6, 9, 14, 18))},
    answer=lambda v: needed_to_treat(v.drug / 100, v.placebo / 100),
    free=FREE,
    hints=(
        "How many of a hundred respond because of the drug?",
        "The difference of the two percentages.",
        "100 ÷ that difference.",
    ),
    worked="100/({drug:g} − {placebo:g}) = {truth:.2g}.",
    why="Only the surplus over placebo is owed to the drug, and its reciprocal is the number of people treated for one more responder.",
    means="The others would have responded anyway, or do not respond.",
    mistakes=(
        Mistake(
            id="drug_alone",
            answer=lambda v: 100 / v.drug,
            because="You used the drug's responders alone. Some of them would have responded on placebo too: subtract first.",
        ),
        Mistake(
            id="ratio",
            answer=lambda v: v.drug / v.placebo,
            because="That is the ratio of the shares. The number needed is the reciprocal of their difference.",
        ),
        Mistake(
            id="difference",
            answer=lambda v: v.drug - v.placebo,
            because="That is how many more respond of a hundred. How many must be treated for one? Divide 100 by it.",
        ),
        Mistake(
            id="share",
            answer=lambda v: (v.drug - v.placebo) / 100,
            because="That is the difference as a share. Its reciprocal is the number needed to treat.",
        ),
        Mistake(
            id="relative",
            answer=lambda v: v.drug / (v.drug - v.placebo),
            because="You divided the drug's share by the difference. The number needed is 100 divided by the difference of percentages.",
        ),
    ),
)

NOISE = ChoiceQuestion(
    id="evidence.noise_responders",
    objective=OBJECTIVE,
    prompt="In one trial the mean on placebo changed by −0.1 points, and 8.7 % halved their score. Which reading is fair?",
    options=(
        Option(
            id="placebo",
            text="8.7 % are people on whom placebo works; the mean of all hides them",
            right=False,
            reply="That may be, but the number does not need it: with a mean near 0 and an SD of 3.5 points, some 8 % of changes lie behind this cut.",
        ),
        Option(
            id="noise",
            text="the usual spread of changes alone makes about 8 %",
            right=True,
            reply="An SD of 3.5 points around a mean near 0 puts about 8 % behind the cut, so no effect of placebo is needed to explain it. Rating error alone, at 1.8 points, would make 3 %; true ups and downs may make the rest.",
        ),
        Option(
            id="sick",
            text="8.7 % are people whose disease goes away without treatment",
            right=False,
            reply="Some may have changed truly, up or down. But the number can be explained without that.",
        ),
    ),
    hints=(
        "How many standard deviations is it from −0.1 to the cut?",
        "Half of 9.9 is 4.95: 1.4 standard deviations.",
        "Behind 1.4 standard deviations lie 8 %.",
    ),
    worked="Φ((−4.95 + 0.1)/3.5) = 0.083.",
    why="A spread of changes around a mean that stays puts a tail behind any cut, without an effect of placebo.",
    means="A responder is a place on an axis, not a kind of person. (In KINECT 2 18 % passed, where a bell expects 12 %.)",
)

CUT = ChoiceQuestion(
    id="evidence.needed_by_cut",
    objective=OBJECTIVE,
    prompt="The same trial, the same two bells: the number needed to treat is 3.0 for a fall by 10 %, 5.0 for 50 %, 10.4 for 70 %. What follows?",
    options=(
        Option(
            id="cut",
            text="a number needed to treat says nothing without its cut",
            right=True,
            reply="And two drugs may be compared at one cut only.",
        ),
        Option(
            id="best",
            text="the drug helps one in three; other cuts show less of it",
            right=False,
            reply="One in three more pass a cut of 10 %, about one point: less than anybody notices.",
        ),
        Option(
            id="error",
            text="one of the three must be wrong, as one trial has one effect",
            right=False,
            reply="There is one effect. All three numbers follow from one shift of one bell; only the cut moves.",
        ),
    ),
    hints=(
        "What changes from one number to the next?",
        "Only the place of the cut.",
        "Far out in the tails both shares are small, and so is their difference.",
    ),
    worked="One shift, three cuts, three numbers.",
    why="Both shares are tails behind the cut, and their difference shrinks as the cut moves out.",
    means="Ask which cut, and who chose it when.",
)

PROOF = NumberQuestion(
    id="evidence.smallest_change",
    objective=OBJECTIVE,
    prompt="One rating has a standard error of measurement of {sem:g} points. What is the smallest change of one person, between two ratings, "
    "that leaves chance behind at 95 %?",
    draw=lambda rng: {"sem": rng.choice((1.2, 1.5, 1.8, 2.1, 2.5))},
    answer=lambda v: smallest_proof(v.sem),
    free=FREE,
    hints=(
        "How many ratings make a change?",
        "Two errors add as squares: √2 times one.",
        "1.96 × √2 × SEM.",
    ),
    worked="1.96 × √2 × {sem:g} = {truth:.2g} points.",
    why="A change is the difference of two ratings, so their error variances add, and 1.96 standard deviations leave 5 % outside.",
    means="A mean of a hundred people may prove what no single person can.",
    mistakes=(
        Mistake(
            id="one_rating",
            answer=lambda v: 1.96 * v.sem,
            because="That is the error of one rating. A change has two: multiply by √2.",
        ),
        Mistake(
            id="twice",
            answer=lambda v: 2 * 1.96 * v.sem,
            because="You added two errors. Independent errors add as squares: √2, not 2.",
        ),
        Mistake(
            id="one_deviation",
            answer=lambda v: math.sqrt(2) * v.sem,
            because="That is one standard deviation of the change. For 95 % it takes 1.96 of them.",
        ),
        Mistake(
            id="itself",
            answer=lambda v: v.sem,
            because="That is the error of one rating itself. Take two ratings, and 95 %.",
        ),
        Mistake(
            id="root_alone",
            answer=lambda v: 1.96 * math.sqrt(v.sem),
            because="The root belongs to the 2, not to the error: 1.96 × √2 × SEM.",
        ),
    ),
)

QUESTIONS = (NEEDED, NOISE, CUT, PROOF)
