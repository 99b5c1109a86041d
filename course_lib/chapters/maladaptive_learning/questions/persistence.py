"""Objective 12.persistence: missed tablets, and a movement that outlives its receptors."""

from course_lib.chapters.maladaptive_learning.questions.options import option
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, OrderingQuestion

OBJECTIVE = "12.persistence"

GAP_ERROR = NumberQuestion(
    id="maladaptive_learning.gap_error",
    objective=OBJECTIVE,
    prompt="Receptor function has grown to {function:g}. In a gap of tablets the drive is {drive:g}. How large is the teaching signal δ?",
    draw=lambda rng: {"function": rng.choice((1.6, 1.8, 2.2, 2.4)), "drive": rng.choice((0.7, 0.8, 0.9))},
    answer=lambda v: v.function * v.drive - 1,
    free=("reciprocal", "thousand_up", "thousand_down"),
    signed=True,
    hints=(
        "First the signal, then its distance from tone.",
        "Signal = function × drive; tone is 1.",
        "F × u − 1.",
    ),
    worked="{function:g} × {drive:g} − 1 = {truth:.3g}.",
    why="The synapse is taught by the signal at its receptors, which is function times drive, less the usual tone.",
    means="Above zero: a movement in these hours is stamped in.",
    mistakes=(
        Mistake(
            id="drive_alone",
            answer=lambda v: v.drive - 1,
            because="You left the receptors out. They have grown: signal = function × drive.",
        ),
        Mistake(
            id="function_alone",
            answer=lambda v: v.function - 1,
            because="You left the drive out. Some drug is still there: signal = function × drive.",
        ),
        Mistake(
            id="turned",
            answer=lambda v: 1 - v.function * v.drive,
            because="The sign is turned. δ is signal minus tone: above zero when the signal is too large.",
        ),
    ),
)

LEAK = ChoiceQuestion(
    id="maladaptive_learning.leak",
    objective=OBJECTIVE,
    prompt="Over the week with four missed days the mean signal is 0.86, below normal. Why does Go grow all the same?",
    options=(
        option(
            "mean",
            "it cannot: a mean below 1 teaches NoGo, whenever one moves",
            "A mean over all hours counts hours in which nothing is performed.",
        ),
        option(
            "when",
            "most movements happen in the gap, where the signal is high",
            "39 movements on the last gap day, 1.4 on a tablet day: nearly nine in ten movements meet a signal above 1.",
            right=True,
        ),
        option(
            "receptors",
            "because receptors stay up for years, and raise every signal",
            "They are normal again within about a month.",
        ),
    ),
    hints=(
        "Weigh each hour by what happens in it.",
        "How many movements has a tablet day?",
        "1.4 against 39.",
    ),
    worked="Weighted by movements the signal is above 1, because the movement happens in the leaky days.",
    means="Gaps are lessons; blocked days are silence.",
)

DIARIES = OrderingQuestion(
    id="maladaptive_learning.diaries",
    objective=OBJECTIVE,
    prompt="Order these by the Go weight after six years in the model, smallest first.",
    items={
        "none": "every tablet taken",
        "never": "no tablet ever",
        "spread": "four a week missed, spread over the week",
        "row": "four a week missed, in a row",
    },
    hints=(
        "Where is the signal below 1 all the time?",
        "A long gap lets the drive return while function is still up.",
        "0.94, 1.00, 1.53, 2.49.",
    ),
    worked="0.94, 1.00, 1.53, 2.49: the longer a gap, the more hours above tone.",
    mistakes=(
        Mistake(
            id="fewest_tablets_first",
            answer=lambda v: ("never", "none", "spread", "row"),
            because="You put the diary without tablets first. It leaves Go at 1, where it began; a block without gaps teaches a little against the movement and leaves 0.94.",
        ),
        Mistake(
            id="same_number_same_weight",
            answer=lambda v: ("none", "never", "row", "spread"),
            because="You put the gaps in a row below the gaps that are spread. The number of missed tablets is the same; in a long gap drive returns while function is still up, and that teaches.",
        ),
    ),
    means="The same number of tablets, another order, another weight. Nobody has tested this.",
)

OUTLIVES = ChoiceQuestion(
    id="maladaptive_learning.outlives",
    objective=OBJECTIVE,
    prompt="Two months after the last antipsychotic the movement still happens 22 times a day in the model, twelve times the normal. What carries it?",
    options=(
        option(
            "drug",
            "drug that is left in fat, and leaks out for months",
            "Here its half-life is 12 h: after two months none of it is left.",
        ),
        option(
            "receptors",
            "receptors of this one movement, which are still up",
            "Receptors are within 1 % of normal after a month, and they serve every movement alike.",
        ),
        option(
            "go",
            "the Go weight, which fades over years",
            "Go is still near 2.3 after two months and 1.7 after a year; receptors are normal by then.",
            right=True,
        ),
    ),
    hints=("What is gone after two months?", "Drug: days. Receptors: a month.", "The weights."),
    worked="Go is still near 2.3: chapter 04’s receptors had no such memory.",
    means="Receptors are everywhere and fade in weeks; a weight belongs to one movement in one setting.",
)

QUESTIONS = (GAP_ERROR, LEAK, DIARIES, OUTLIVES)
