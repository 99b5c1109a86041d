"""Objective 14.regression: what a gate at entry does to means, and how reliable one rating is."""

import math

from course_lib.models.trial.gate import sem_from_icc
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "14.regression"
FREE = ("sign",)

DROP = NumberQuestion(
    id="evidence.drop",
    objective=OBJECTIVE,
    prompt="Everybody screened averages {everyone:g} points. Who passes the gate averages {selected:g} at that rating. {icc:.0%} of the variance of ratings is true (ICC). "
    "By how much will the mean of those let in have fallen at the next rating, without any treatment?",
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
        "The error's share × (selected − everybody).",
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
    objective=OBJECTIVE,
    prompt="Single ratings spread by {seen:g} points between people, and {icc:.0%} of that variance is true (ICC). What is the standard error of one rating?",
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
            because="That is the error's variance, in squared points. Its root is the standard error of one rating.",
        ),
        Mistake(
            id="reliable_share",
            answer=lambda v: v.seen * v.icc,
            because="You took the reliable share of the spread. The error's part of the variance is 1 − ICC.",
        ),
        Mistake(
            id="one_less_root",
            answer=lambda v: v.seen * (1 - math.sqrt(v.icc)),
            because="You subtracted spreads. Only variances subtract, so the error has √(1 − ICC).",
        ),
    ),
)

INFLATED = ChoiceQuestion(
    id="evidence.gate_and_placebo",
    objective=OBJECTIVE,
    prompt="In two trials that let in ratings of at least 6, placebo fell by 1.6 and 1.4 points. Two other trials, with no such cut that we found, "
    "saw −0.2 and −0.1; KINECT 1, also without a cut, saw −2.7 at week 2. Which statements are fair?",
    several=True,
    options=(
        Option(
            id="hypothesis",
            text="regression behind the gate could make the difference: about a point with an ICC of 0.6",
            right=True,
            reply="could: it is a hypothesis; the size fits, and KINECT 1 says that it is not the only one.",
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

QUESTIONS = (DROP, SEM, INFLATED)
