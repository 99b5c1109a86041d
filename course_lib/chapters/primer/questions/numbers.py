"""Practice for the primer's parts: four numbers, with the slips that people make."""

import math
from random import Random

from course_lib.chapters.primer.views.dose import share_occupied
from course_lib.questions.kinds import Mistake, NumberQuestion
from course_lib.questions.params import Params


def _draw_readings(rng: Random) -> dict[str, float]:
    mean = rng.choice((40, 50, 60, 80))
    near, far = rng.choice(((1, 7), (2, 10), (2, 14), (3, 15), (4, 20)))
    return {"first": mean - far, "second": mean + near, "third": mean + far, "fourth": mean - near}


def _readings(v: Params) -> tuple[float, ...]:
    return v.first, v.second, v.third, v.fourth


def _squares(v: Params) -> float:
    mean = sum(_readings(v)) / 4
    return sum((one - mean) ** 2 for one in _readings(v))


def _mean_distance(v: Params) -> float:
    mean = sum(_readings(v)) / 4
    return sum(abs(one - mean) for one in _readings(v)) / 4


STANDARD_DEVIATION = NumberQuestion(
    id="primer.standard_deviation",
    objective="00.scatter",
    prompt="Four readings: {first}, {second}, {third} and {fourth} nM. What is their standard deviation, as these four alone have it (divide by 4)?",
    unit="nM",
    draw=_draw_readings,
    answer=lambda v: math.sqrt(_squares(v) / 4),
    hints=(
        "Find the mean first, then each reading’s distance from it.",
        "Square the distances and take their mean: that is the variance.",
        "The standard deviation is the square root of the variance.",
    ),
    worked=lambda v: (
        f"Mean {sum(_readings(v)) / 4:g} nM. Squared distances add up to {_squares(v):g} nM²; a quarter of that is "
        f"{_squares(v) / 4:g} nM², and its root {math.sqrt(_squares(v) / 4):.3g} nM."
    ),
    why="Squares keep distances above and below the mean from cancelling; the root brings the unit back.",
    means="A typical reading lies about that far from the mean.",
    mistakes=(
        Mistake(
            id="variance",
            answer=lambda v: _squares(v) / 4,
            because="That is the variance, in nM². The standard deviation is its square root, in nM again.",
        ),
        Mistake(
            id="mean_distance",
            answer=_mean_distance,
            because="That is the mean distance. A standard deviation squares the distances before it takes the mean, so far readings weigh more.",
        ),
        Mistake(
            id="divided_by_three",
            answer=lambda v: math.sqrt(_squares(v) / 3),
            because="You divided by 3, one less than the readings. That estimates the scatter of all readings that there could be; here we asked for these four.",
        ),
        Mistake(
            id="root_of_sum",
            answer=lambda v: math.sqrt(_squares(v)),
            because="You took the root of the sum. Divide it by the number of readings first: a variance is a mean.",
        ),
    ),
)


def _draw_factor(rng: Random) -> dict[str, float]:
    low, steps = rng.choice((2, 3, 4, 5)), rng.choice((2, 3, 4))
    return {"low": low, "steps": steps, "high": low * 10**steps}


STEPS = NumberQuestion(
    id="primer.tenfold_steps",
    objective="00.logarithm",
    prompt="A figure’s logarithmic axis runs from {low} to {high:,} nM. How many tenfold steps is that?",
    draw=_draw_factor,
    answer=lambda v: math.log10(v.high / v.low),
    hints=(
        "By which factor does the last number exceed the first?",
        "Divide: {high:,} ÷ {low}.",
        "Count how often you multiply by ten.",
    ),
    worked="{high:,} ÷ {low} is a factor of ten, {steps} times over: {steps} steps.",
    why="A logarithm to base ten counts tenfold steps.",
    means="Each step has the same length on the axis.",
    mistakes=(
        Mistake(
            id="factor",
            answer=lambda v: v.high / v.low,
            because="That is the factor. Its logarithm counts how many tens are multiplied in it.",
        ),
        Mistake(
            id="natural",
            answer=lambda v: math.log(v.high / v.low),
            because="That is the natural logarithm, which counts factors of e ≈ 2.718. Tenfold steps are counted by log₁₀.",
        ),
        Mistake(
            id="posts",
            answer=lambda v: math.log10(v.high / v.low) + 1,
            because="You counted the marks. Between them lies one step fewer.",
        ),
    ),
)


def _draw_fall(rng: Random) -> dict[str, float]:
    half, halves = rng.choice((2, 3, 5, 6)), rng.choice((3, 4))
    return {"start": rng.choice((80, 160, 240, 400)), "half": half, "halves": halves, "after": half * halves}


LEFT = NumberQuestion(
    id="primer.left_after",
    objective="00.approach",
    prompt="A drug’s concentration is {start} nM and halves every {half} h. What is left after {after} h?",
    unit="nM",
    draw=_draw_fall,
    answer=lambda v: v.start / 2**v.halves,
    hints=(
        "How many half-times are {after} h?",
        "{halves} half-times: halve {halves} times.",
        "{start} × (½)^{halves}.",
    ),
    worked="{after} h are {halves} half-times: {start} nM × (½)^{halves} = {truth:.3g} nM.",
    why="In equal times an equal share goes, not an equal amount.",
    means="It never reaches zero, yet after five half-times only 3 % is left.",
    mistakes=(
        Mistake(
            id="gone",
            answer=lambda v: v.start * (1 - 0.5**v.halves),
            because="That is what has gone. What is left is the other part.",
        ),
        Mistake(
            id="one_half",
            answer=lambda v: v.start / 2,
            because="That is after one half-time. Halve again for each one that follows.",
        ),
        Mistake(
            id="divided",
            answer=lambda v: v.start / (2 * v.halves),
            because="You divided by 2 and by the number of half-times. Each half-time halves what is there: divide by 2 again and again.",
        ),
        Mistake(
            id="base_e",
            answer=lambda v: v.start * math.exp(-v.halves),
            because="You used e instead of 2: that would be right for a time constant. A half-time halves.",
        ),
    ),
)


def _draw_dose(rng: Random) -> dict[str, float]:
    kd = rng.choice((2, 4, 10, 20))
    return {"kd": kd, "drug": kd * rng.choice((0.2, 0.25, 3, 4))}


SHARE = NumberQuestion(
    id="primer.share_occupied",
    objective="00.dose",
    prompt="A drug’s dissociation constant is {kd:g} nM. Which share of the sites does it occupy at {drug:g} nM?",
    unit="%",
    draw=_draw_dose,
    answer=lambda v: 100 * share_occupied(v.drug, v.kd),
    hints=(
        "Is the concentration above or below the one that occupies half?",
        "Occupied to free sites is concentration to dissociation constant.",
        "{drug:g} ÷ ({drug:g} + {kd:g}).",
    ),
    worked="{drug:g} ÷ ({drug:g} + {kd:g}) = {truth:.3g} %.",
    why="The share is one part of two: the drug’s, beside that of the free sites.",
    means="Far below the dissociation constant the share grows with the dose; far above, hardly any more.",
    mistakes=(
        Mistake(
            id="ratio",
            answer=lambda v: 100 * v.drug / v.kd,
            because="That is concentration ÷ dissociation constant: occupied sites for each free one. A share divides by both together.",
        ),
        Mistake(
            id="free_share",
            answer=lambda v: 100 * v.kd / (v.drug + v.kd),
            because="That is the share of sites that are free. The drug holds the others.",
        ),
        Mistake(
            id="line_through_half",
            answer=lambda v: 50 * v.drug / v.kd,
            because="You drew a straight line through half at the dissociation constant. The curve bends, since ever fewer sites are free.",
        ),
    ),
)

QUESTIONS = (STANDARD_DEVIATION, STEPS, LEFT, SHARE)
