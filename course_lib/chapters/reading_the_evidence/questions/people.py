"""Objectives 14.responders and 14.regression: what single people's numbers can tell, and what a gate does to them."""

import math

from course_lib.models.trial.gate import sem_from_icc, smallest_proof
from course_lib.models.trial.responders import needed_to_treat
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

RESPONDERS, REGRESSION = "14.responders", "14.regression"
FREE = ("sign",)

NEEDED = NumberQuestion(
    id="evidence.needed",
    objective=RESPONDERS,
    prompt="Of the people on a drug {drug:g} % halved their score, on placebo {placebo:g} %. What is the number needed to treat? (2 figures)",
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
    objective=RESPONDERS,
    prompt="On placebo the mean changed by −0.1 points, and 8.7 % halved their score. Which reading is fair?",
    options=(
        Option(
            id="placebo",
            text="8.7 % are people on whom placebo works",
            right=False,
            reply="Nobody need have changed: a spread of 3.5 points alone puts 8 % of unchanged ratings behind this cut.",
        ),
        Option(
            id="noise",
            text="a mean near 0 and a spread of 3.5 points leave about 8 % behind the cut, with no effect on anybody",
            right=True,
            reply="Whether the same people would be there again, one cut cannot tell.",
        ),
        Option(
            id="sick",
            text="their disease had vanished by itself",
            right=False,
            reply="Some may have changed truly. The number itself does not ask for it.",
        ),
    ),
    hints=(
        "How many standard deviations is it from −0.1 to the cut?",
        "Half of 9.9 is 4.95: 1.4 standard deviations.",
        "Behind 1.4 standard deviations lie 8 %.",
    ),
    worked="Φ((−4.95 + 0.1)/3.5) = 0.083.",
    means="A responder is a place on an axis, not a kind of person.",
)

CUT = ChoiceQuestion(
    id="evidence.needed_by_cut",
    objective=RESPONDERS,
    prompt="The same trial, the same two bells: the number needed to treat is 3.0 for a fall by 10 %, 5.0 for 50 %, 10.4 for 70 %. What follows?",
    options=(
        Option(
            id="cut",
            text="a number needed to treat belongs to its cut; without the cut it says nothing",
            right=True,
            reply="And two drugs may be compared at one cut only.",
        ),
        Option(
            id="best",
            text="the drug helps one in three",
            right=False,
            reply="One in three more pass a cut of 10 %, about one point: less than anybody notices.",
        ),
        Option(
            id="error",
            text="one of the three must be wrong",
            right=False,
            reply="All three follow from one shift of one bell.",
        ),
    ),
    hints=(
        "What changes from one number to the next?",
        "Only the place of the cut.",
        "Far out in the tails both shares are small, and so is their difference.",
    ),
    worked="One shift, three cuts, three numbers.",
    means="Ask which cut, and who chose it when.",
)

PROOF = NumberQuestion(
    id="evidence.smallest_change",
    objective=RESPONDERS,
    prompt="One rating has a standard error of measurement of {sem:g} points. What is the smallest change of *one* person, between two ratings, "
    "that leaves chance behind at 95 %? (2 figures)",
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

DROP = NumberQuestion(
    id="evidence.drop",
    objective=REGRESSION,
    prompt="Everybody screened averages {everyone:g} points. Who passes the gate averages {selected:g} at that rating. {icc:.0%} of the variance of ratings is true (ICC). "
    "By how much will the mean of those let in have fallen at the next rating, without any treatment? (2 figures)",
    draw=lambda rng: {
        "everyone": rng.choice((6.2, 7.0, 7.6)),
        "selected": rng.choice((9.4, 10.0, 10.8, 11.5)),
        "icc": rng.choice((0.58, 0.64, 0.7, 0.79)),
    },
    answer=lambda v: (1 - v.icc) * (v.selected - v.everyone),
    free=FREE,
    hints=(
        "Part of their distance from everybody is true, part is error.",
        "The error is drawn anew at the next rating, the true part stays.",
        "(1 − ICC) × (selected − everybody).",
    ),
    worked="(1 − {icc:g}) × ({selected:g} − {everyone:g}) = {truth:.2g} points.",
    why="Of the distance that let them in, the ICC is true and stays, the rest was error and is drawn anew.",
    means="A fall without a treatment: only a placebo arm shows it.",
    mistakes=(
        Mistake(
            id="true_part",
            answer=lambda v: v.icc * (v.selected - v.everyone),
            because="That is the true part of their distance, which stays. The error, 1 − ICC, goes.",
        ),
        Mistake(
            id="all_of_it",
            answer=lambda v: v.selected - v.everyone,
            because="They would fall back all the way only if ratings were pure error.",
        ),
        Mistake(
            id="share",
            answer=lambda v: (1 - v.icc) * v.selected,
            because="You took the share of the score itself. Regression is towards the mean of everybody: use the distance from it.",
        ),
        Mistake(
            id="root",
            answer=lambda v: math.sqrt(1 - v.icc) * (v.selected - v.everyone),
            because="√(1 − ICC) gives the error of one rating. The expected error of who was selected goes with 1 − ICC itself.",
        ),
        Mistake(
            id="from_everybody",
            answer=lambda v: (1 - v.icc) * v.everyone,
            because="You took the share of everybody's mean. The distance of the selected from everybody is what shrinks.",
        ),
    ),
)

SEM = NumberQuestion(
    id="evidence.sem",
    objective=REGRESSION,
    prompt="Single ratings spread by {seen:g} points between people, and {icc:.0%} of that variance is true (ICC). What is the standard error of one rating? (2 figures)",
    draw=lambda rng: {"seen": rng.choice((3.2, 3.8, 4.0, 4.6)), "icc": rng.choice((0.62, 0.7, 0.79, 0.85))},
    answer=lambda v: sem_from_icc(v.seen, v.icc),
    free=FREE,
    hints=(
        "Variances add, spreads do not.",
        "The error's variance is (1 − ICC) of the whole.",
        "σ √(1 − ICC).",
    ),
    worked="{seen:g} × √(1 − {icc:g}) = {truth:.2g} points.",
    why="The ICC divides variances, so the error's spread is the root of its share.",
    means="A reliability of 0.79 leaves an error of nearly half the spread.",
    mistakes=(
        Mistake(
            id="no_root",
            answer=lambda v: v.seen * (1 - v.icc),
            because="You divided the spread itself. The ICC divides the variance: take the root of 1 − ICC.",
        ),
        Mistake(
            id="true_spread",
            answer=lambda v: v.seen * math.sqrt(v.icc),
            because="That is the spread of the true scores. The error has the rest, 1 − ICC.",
        ),
        Mistake(
            id="variance",
            answer=lambda v: v.seen**2 * (1 - v.icc),
            because="That is the error's variance. Its root is the standard error.",
        ),
        Mistake(
            id="reliable_share",
            answer=lambda v: v.seen * v.icc,
            because="You took the reliable share of the spread. The error's part of the variance is 1 − ICC.",
        ),
        Mistake(
            id="one_less_root",
            answer=lambda v: v.seen * (1 - math.sqrt(v.icc)),
            because="Spreads do not subtract. Variances do: √(1 − ICC).",
        ),
    ),
)

INFLATED = ChoiceQuestion(
    id="evidence.gate_and_placebo",
    objective=REGRESSION,
    prompt="In two trials that let in ratings of at least 6, placebo fell by 1.6 and 1.4 points. Two other trials, with no such cut that we found, "
    "saw −0.2 and −0.1. Which statements are fair?",
    several=True,
    options=(
        Option(
            id="hypothesis",
            text="regression behind the gate could make the difference: about a point with an ICC of 0.6",
            right=True,
            reply="could: it is a hypothesis, and the size fits.",
            idea="that a gate alone can let a placebo arm fall",
        ),
        Option(
            id="proof",
            text="it is proved that the gate did it",
            right=False,
            reply="the trials differ in raters, length and doses, too. A computed size is no proof.",
        ),
        Option(
            id="both",
            text="behind one gate drug and placebo regress alike, so their difference is not moved",
            right=True,
            reply="the draw by lot comes after the gate.",
            idea="that both arms stand behind the same gate",
        ),
        Option(
            id="placebo_works",
            text="placebo works better for deutetrabenazine",
            right=False,
            reply="a placebo holds no drug; what differs is who came in and how they were rated.",
        ),
    ),
    hints=(
        "What else differs between the trials?",
        "When is the lot drawn, before or after the gate?",
        "Size fits: hypothesis. Same gate for both arms: the difference stays.",
    ),
    worked="The gate may inflate the fall of both arms, and leaves their difference alone.",
    means="Compare differences, never arms across trials.",
)

QUESTIONS = (NEEDED, NOISE, CUT, PROOF, DROP, SEM, INFLATED)
