"""Objective 13.level: what is left of a level after a time. EXAMPLE: a choice, a prediction, two numbers."""

import math
from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "13.level"


def left_nM(v: Params) -> float:
    """The level after `time_h`."""
    return v.start_nM * 0.5 ** (v.time_h / v.half_life_h)


def _base_e_nM(v: Params) -> float:
    return v.start_nM * math.exp(-v.time_h / v.half_life_h)


def _straight_nM(v: Params) -> float:
    return v.start_nM * (1 - v.time_h / (2 * v.half_life_h))


def _per_cent(level_nM: float, v: Params) -> float:
    return 100 * level_nM / v.start_nM


# The draw keeps the truth and every mistake apart; a draw in which they meet is passed over.
def _draw(rng: Random) -> dict[str, float]:
    half_life_h = rng.choice((4, 5, 6, 8, 10))
    return {
        "start_nM": rng.choice((40, 60, 80, 90)),
        "half_life_h": half_life_h,
        "time_h": round(half_life_h * rng.choice((1.4, 1.5, 1.7, 1.8)), 1),
    }


RECALL = ChoiceQuestion(
    id="the_personal_equation.recall_share",
    objective=OBJECTIVE,
    prompt="An enzyme removes half of a drug in one hour, and half of what is left in the next. How much is left after two hours?",
    options=(
        Option(
            id="quarter",
            text="a quarter",
            right=True,
            reply="Half of a half: each hour takes the same share of what is there.",
        ),
        Option(
            id="nothing",
            text="nothing",
            right=False,
            reply="That would take the same amount in each hour. The same share of less is less.",
        ),
        Option(
            id="half",
            text="half, as after one hour",
            right=False,
            reply="The second hour removes something as well: half of what the first one left.",
        ),
    ),
    hints=(
        "Start with a whole tablet and draw what is there after each hour.",
        "The second hour begins with what the first one left.",
        "Multiply the two shares.",
    ),
    worked="½ × ½: a quarter is left, because each hour removes the same share and not the same amount.",
    means="Equal times remove equal shares.",
)

PREDICT = ChoiceQuestion(
    id="the_personal_equation.predict_next",
    objective=OBJECTIVE,
    prompt="In the first half-life the level fell by 20 nM, to 20 nM. By how much does it fall in the next half-life?",
    options=(
        Option(
            id="less",
            text="by less: 10 nM",
            right=True,
            reply="Half of what is left goes, and less is left.",
        ),
        Option(
            id="as_much",
            text="by as much: 20 nM, to nothing",
            right=False,
            reply="Then the enzyme would work as fast with half of the drug. It meets half as many molecules.",
        ),
        Option(
            id="more",
            text="by more: elimination has gathered speed",
            right=False,
            reply="Elimination is fastest at the start, when most molecules are there to be met.",
        ),
    ),
    hints=(
        "Does an enzyme that meets fewer molecules remove more of them, or fewer?",
        "What is halved is what is there now, not what was there at the start.",
        "Halve the level of now, and take the difference.",
    ),
    worked="Half of 20 nM goes: the fall is smaller than the first one, because fewer molecules meet the enzyme.",
    means="The fall slows down with the level itself.",
)

LEFT = NumberQuestion(
    id="the_personal_equation.left",
    objective=OBJECTIVE,
    prompt="A level of {start_nM} nM falls with a half-life of {half_life_h} h. What is it after {time_h:g} h, in nM, to 2 figures?",
    unit="nM",
    draw=_draw,
    answer=left_nM,
    free=("sign", "thousand_up", "thousand_down"),
    hints=(
        "How many half-lives fit into the time? It need not be a whole number.",
        "Each half-life multiplies the level by one half.",
        "Level = start × (½) to the power of time ÷ half-life.",
    ),
    worked="{start_nM} nM × (½)^({time_h:g}/{half_life_h}) = {truth:.3g} nM, because each half-life leaves half.",
    means="Between one and two half-lives, between a half and a quarter is left.",
    mistakes=(
        Mistake(
            id="e_for_two",
            answer=_base_e_nM,
            because="You took e to the power of −time ÷ half-life. A half-life halves: the base is ½, or put ln 2 into the exponent.",
        ),
        Mistake(
            id="straight_line",
            answer=_straight_nM,
            because="You let the level fall along a straight line, equal amounts in equal times. Equal times remove equal shares.",
        ),
        Mistake(
            id="gone_for_left",
            answer=lambda v: v.start_nM - left_nM(v),
            because="That is what has gone. The question asks what is still there: take it from the start.",
        ),
    ),
)

GONE = NumberQuestion(
    id="the_personal_equation.gone",
    objective=OBJECTIVE,
    prompt="Which percentage of a level has gone after {time_h:g} h, if its half-life is {half_life_h} h?",
    unit="%",
    draw=_draw,
    answer=lambda v: 100 - _per_cent(left_nM(v), v),
    hints=(
        "First ask what is left.",
        "What is left is a half to the power of time ÷ half-life.",
        "Take what is left from the whole.",
    ),
    worked="100 % × (1 − (½)^({time_h:g}/{half_life_h})) = {truth:.3g} %: the whole without what is left.",
    why="What has gone and what is left make up the whole, and only what is left is halved again and again.",
    means="More than a half and less than three quarters: the time is between one and two half-lives.",
    mistakes=(
        Mistake(
            id="left_for_gone",
            answer=lambda v: _per_cent(left_nM(v), v),
            because="That is what is left. The question asks for what has gone: take it from the whole.",
        ),
        Mistake(
            id="gone_by_e",
            answer=lambda v: 100 - _per_cent(_base_e_nM(v), v),
            because="You took e to the power of −time ÷ half-life. A half-life halves, so the base is ½.",
        ),
        Mistake(
            id="gone_straight",
            answer=lambda v: 100 - _per_cent(_straight_nM(v), v),
            because="You let equal amounts go in equal times. What goes is an equal share of what is there.",
        ),
    ),
)

QUESTIONS = (RECALL, PREDICT, LEFT, GONE)
