"""Objective 14.design: people for a trial, what an open end hides, and a simulated trial that can be repeated."""

from random import Random

from course_lib.models.trial.planning import mean_of_all
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "14.design"
Z = 3.24  # 1.96 for P = 0.05 and 1.28 for a chance of 90 %


def _people(v: Params) -> float:
    return 2 * (Z * v.sd / v.difference) ** 2


SIZE = NumberQuestion(
    id="evidence.people_per_arm",
    objective=OBJECTIVE,
    prompt="A trial is to find a true difference of {difference:g} points with 90 % chance at P = 0.05 (z + z′ = 3.24); single changes spread by {sd:g} points. "
    "How many people are needed in each of two arms, before rounding?",
    draw=lambda rng: {"difference": rng.choice((1.2, 1.6, 2.0, 2.4)), "sd": rng.choice((2.9, 3.3, 3.8, 4.3))},
    answer=_people,
    free=("sign",),
    hints=(
        "How large may the standard error of the difference be?",
        "3.24 of them must fit into the difference.",
        "n = 2 (3.24 × SD/difference)².",
    ),
    worked="2 × (3.24 × {sd:g}/{difference:g})² = {truth:.2g} people.",
    why="The difference must be 3.24 standard errors, and its variance is twice SD²/n.",
    means="Half the difference asks for four times the people.",
    mistakes=(
        Mistake(
            id="one_arm",
            answer=lambda v: _people(v) / 2,
            because="The 2 in front is missing: two means are compared, and each has an error of its own.",
        ),
        Mistake(
            id="no_power",
            answer=lambda v: 2 * (1.96 * v.sd / v.difference) ** 2,
            because="With 1.96 alone the trial finds the difference in half of the cases. For 90 % add 1.28.",
        ),
        Mistake(
            id="not_squared",
            answer=lambda v: 2 * Z * v.sd / v.difference,
            because="The square is missing: the error falls with the root of the number of people.",
        ),
        Mistake(
            id="both_arms",
            answer=lambda v: 2 * _people(v),
            because="That is both arms together. The people in each of the two arms are asked for.",
        ),
        Mistake(
            id="z_not_squared",
            answer=lambda v: 2 * Z * (v.sd / v.difference) ** 2,
            because="The 3.24 stands under the square, too: it is a number of standard errors.",
        ),
    ),
)


def _seen(rng: Random) -> dict[str, float]:
    started = rng.choice((90, 107, 120))
    return {
        "started": started,
        "seen": started - rng.choice((26, 33, 41)),
        "here": rng.choice((8.4, 9.6, 11.0)),
        "gone": rng.choice((1.0, 2.0, 3.5)),
    }


OPEN = NumberQuestion(
    id="evidence.open_end",
    objective=OBJECTIVE,
    prompt="{started:g} people started, {seen:g} still had a rating at week 48, and these fell by {here:g} points on average. If the others fell by {gone:g}, by how much did "
    "all fall?",
    draw=_seen,
    answer=lambda v: mean_of_all(v.here, int(v.seen), int(v.started), mean_of_unseen=v.gone),
    free=("sign",),
    hints=(
        "How many were not seen?",
        "Each group counts with its people.",
        "(seen × fall + unseen × fall) ÷ started.",
    ),
    worked="({seen:g} × {here:g} + the others × {gone:g})/{started:g} = {truth:.3g} points.",
    why="The mean of all is the mean of both groups, each with the number of its people.",
    means="Who stays is not who started.",
    mistakes=(
        Mistake(
            id="seen_only",
            answer=lambda v: v.here,
            because="That is the mean of those who stayed. The others had started, too.",
        ),
        Mistake(
            id="plain_mean",
            answer=lambda v: (v.here + v.gone) / 2,
            because="The groups are not of one size: weight each by its people.",
        ),
        Mistake(
            id="turned",
            answer=lambda v: (v.seen * v.gone + (v.started - v.seen) * v.here) / v.started,
            because="The weights are exchanged: those seen fell by the larger amount.",
        ),
        Mistake(
            id="gone_forgotten",
            answer=lambda v: v.seen * v.here / v.started,
            because="You let the others change by 0. The question gives them a fall of their own.",
        ),
        Mistake(
            id="over_seen",
            answer=lambda v: (v.seen * v.here + (v.started - v.seen) * v.gone) / v.seen,
            because="You divided by those seen. The mean of all is over all who started.",
        ),
    ),
)

REPEAT = ChoiceQuestion(
    id="evidence.repeatable",
    objective=OBJECTIVE,
    prompt="You publish a simulated trial. Which of these must a stranger know to get your very numbers?",
    several=True,
    options=(
        Option(
            id="seed",
            text="the root seed, and how each block of patients gets its own from it",
            right=True,
            reply="from these every random number follows.",
            idea="the seed and how blocks are seeded",
        ),
        Option(
            id="generator",
            text="the random generator, and the versions of the libraries",
            right=True,
            reply="another generator makes other numbers from one seed.",
            idea="the generator and the versions",
        ),
        Option(
            id="block",
            text="the size of a block",
            right=True,
            reply="with other blocks, other patients get other numbers.",
            idea="the size of a block",
        ),
        Option(
            id="workers",
            text="the number of computers that worked on it",
            right=False,
            reply="if each block seeds itself and whole numbers are added, neither their number nor their order matters.",
        ),
        Option(
            id="clock",
            text="the day and the hour at which it ran",
            right=False,
            reply="no number comes from the clock, unless somebody forgot to give a seed.",
        ),
    ),
    hints=(
        "From what does the first random number follow?",
        "And from what does that of patient 9,000 follow?",
        "Whole numbers add to the same sum in any order.",
    ),
    worked="Seed and seeding, generator and versions, block size; not the workers.",
    means="Repeatable is what depends on nothing that was not written down.",
)

SURVIVORS = ChoiceQuestion(
    id="evidence.survivors",
    objective=OBJECTIVE,
    prompt="Open label, site raters, week 48: −11.0 points (107 people, or 74); a blinded trial of six weeks saw −3.1 against placebo. What explains the gap?",
    several=True,
    options=(
        Option(
            id="control",
            text="there is no control: time, gate and hope are in the number",
            right=True,
            reply="nothing was subtracted.",
            idea="that there is no control",
        ),
        Option(
            id="raters",
            text="raters knew the treatment",
            right=True,
            reply="site raters, open label.",
            idea="that raters knew",
        ),
        Option(
            id="baseline",
            text="they began higher, near 14.6 instead of 10 (unverified)",
            right=True,
            reply="−11.0 would be more than the other trial's whole baseline.",
            idea="that they began higher",
        ),
        Option(
            id="drug",
            text="the drug works four times better after a year",
            right=False,
            reply="nothing in an open trial can tell that.",
        ),
        Option(
            id="people",
            text="107 people are more than 79, so the number is larger",
            right=False,
            reply="more people make a mean surer, not larger.",
        ),
    ),
    hints=("What was subtracted?", "Who rated, and did they know?", "Where did they start?"),
    worked="No control, knowing raters, another start; and perhaps 33 who were not seen: with no change in them −7.6.",
    means="Dropping out may make 1.9 to 3.4 of the 7.9 points, as assumed; how the rest divides, nothing here can tell.",
)

QUESTIONS = (SIZE, OPEN, REPEAT, SURVIVORS)
