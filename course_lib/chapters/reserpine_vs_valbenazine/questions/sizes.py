"""Objective 05.mechanism: how many animals show the difference that an experiment is for."""

from course_lib.models.target.assays import animals_per_group
from course_lib.questions.kinds import Mistake, NumberQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

OBJECTIVE = "05.mechanism"


def _normal_size(v: Params, factor: float = 2.0, power: int = 2) -> float:
    return factor * 10.51 * (v.sd / v.difference) ** power


ANIMALS = NumberQuestion(
    id="lasting.animals",
    objective=OBJECTIVE,
    prompt="Washing should free {difference:.0%} of all sites if the drug lets go, and nothing if it does not. Single animals scatter with a "
    "standard deviation of {sd:.0%}. How many animals per group show the difference with 90 % power at the 5 % level?",
    draw=lambda rng: {
        "difference": rng.choice((0.05, 0.06, 0.08, 0.1)),
        "sd": rng.choice((0.08, 0.1, 0.12, 0.15)),
    },
    answer=lambda v: animals_per_group(v.difference, v.sd),
    tolerance=Tolerance(relative=0.05, absolute=1.0),
    free=("sign",),
    hints=(
        "The larger the scatter against the difference, the more animals.",
        "n = 2 ((1.96 + 1.28) × sd/difference)² for each of two groups.",
        "(1.96 + 1.28)² is about 10.5.",
    ),
    worked="n = 2 × 10.5 × ({sd:g}/{difference:g})², rounded up: {truth:g} per group.",
    why="A mean of n animals scatters with sd/√n, and there are two means to compare.",
    means="Half the difference needs four times the animals: the hours that you wait are animals that you save.",
    mistakes=(
        Mistake(
            id="one_group",
            answer=lambda v: _normal_size(v, factor=1.0),
            because="You forgot that both means scatter. Comparing two groups doubles the variance of the difference, and so n.",
        ),
        Mistake(
            id="not_squared",
            answer=lambda v: _normal_size(v, power=1),
            because="The ratio of scatter to difference must be squared: halving the difference costs four times the animals.",
        ),
        Mistake(
            id="no_power",
            answer=lambda v: 2 * 1.96**2 * (v.sd / v.difference) ** 2,
            because="You used 1.96 alone. An experiment of that size misses the difference every other time; power of 90 % adds 1.28 to 1.96.",
        ),
        Mistake(
            id="both_groups",
            answer=lambda v: 2 * animals_per_group(v.difference, v.sd),
            because="That is the number in both groups together. The question asks for one group.",
        ),
        Mistake(
            id="one_sided",
            answer=lambda v: 2 * (1.645 + 1.28) ** 2 * (v.sd / v.difference) ** 2,
            because="You took 1.645, the limit of a one-sided test. At the 5 % level a two-sided test needs 1.96.",
        ),
    ),
)
