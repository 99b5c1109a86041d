"""What a reader brings along: half of a target at the Ki, and the scatter of a count."""

import math

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

FREE = ("sign", "thousand_up", "thousand_down")

HALF = ChoiceQuestion(
    id="binding.recall_half",
    objective="03.occupancy",
    prompt="A drug with a Ki of 3 nM stands at a free concentration of 3 nM, and nothing competes with it. How much of its target "
    "does it occupy?",
    options=(
        Option(
            id="half",
            text="half",
            right=True,
            reply="That is what a Ki means: the free concentration that occupies half of the target.",
        ),
        Option(
            id="all",
            text="all of it",
            right=False,
            reply="At equilibrium drug binds and leaves all the time. All of the target would need an endless concentration.",
        ),
        Option(
            id="third",
            text="a third, since the Ki is 3",
            right=False,
            reply="The Ki is compared with the concentration. The two are equal here, so bound and free targets are as many.",
        ),
    ),
    hints=(
        "What does the Ki mean in words?",
        "Occupancy is C/(C + Ki).",
        "Put the same number for C and for Ki.",
    ),
    worked="3/(3 + 3) is one half.",
    why="At a concentration equal to Ki as many targets are occupied as are open.",
    means="Keep this: concentration over Ki is the only thing that counts.",
)

SCATTER = NumberQuestion(
    id="binding.recall_scatter",
    objective="03.fit",
    prompt="A counter shows {counts} counts in a well. By how many per cent would the count of an equal well differ, typically "
    "(one standard deviation of a count of random events, a Poisson number)?",
    unit="%",
    draw=lambda rng: {
        "counts": rng.choice(
            (225, 324, 400, 576, 625, 784, 900, 1225, 1444, 1600, 1936, 2025, 2500, 3025, 3600, 4900)
        )
    },
    answer=lambda v: 100 / math.sqrt(v.counts),
    free=FREE,
    hints=(
        "A Poisson number scatters by the square root of its mean.",
        "How large is that root, as a share of the count?",
        "Root of the count, divided by the count, times 100.",
    ),
    worked="√{counts} counts are {truth:.3g} % of {counts}.",
    why="A Poisson number has a standard deviation equal to the square root of its mean.",
    means="More counts, smaller share: four times as long at the counter halves it.",
    mistakes=(
        Mistake(
            id="root_itself",
            answer=lambda v: math.sqrt(v.counts),
            because="That is the scatter in counts. As a share of the count it must still be divided by the count.",
        ),
        Mistake(
            id="one_over_counts",
            answer=lambda v: 100 / v.counts,
            because="You took one count as the scatter. A Poisson number scatters by the square root of its mean.",
        ),
    ),
)

QUESTIONS = (HALF, SCATTER)
