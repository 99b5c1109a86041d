"""Objective 09.kp, at the bench: six invented drugs, one of which is pumped out."""

from random import Random

from course_lib.questions.kinds import ChoiceQuestion, FitQuestion, Mistake, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.variants import variant

OBJECTIVE = "09.kp"
FAMILY = "fat_and_water.six"
DRUGS = ("A", "B", "C", "D", "E", "F")


def hidden_six(seed: object) -> Params:
    """What is hidden about the six drugs of this seed: lipophilicities, the pumped one, how strongly."""
    return variant(WHICH, seed)


def _hidden(rng: Random) -> dict[str, object]:
    log_ds = [0.9, 1.5, 2.1, 2.8, 3.6, 4.8]
    rng.shuffle(log_ds)
    return {
        "log_ds": tuple(log_ds),
        "pumped": rng.randrange(len(DRUGS)),
        "efflux": rng.choice((4.0, 6.0, 9.0)),
    }


def _option(index: int) -> Option:
    name = DRUGS[index]
    return Option(
        id=name,
        text=f"drug {name}",
        right=lambda v: v.pumped == index,
        reply=lambda v: (
            f"Free drug {name} in brain is far below that in plasma."
            if v.pumped == index
            else f"Kp of drug {name} alone cannot tell. Its free drug is alike on both sides: compute Kp × f_brain ÷ f_plasma."
        ),
    )


WHICH = ChoiceQuestion(
    id="fat_and_water.mystery_pump",
    objective=OBJECTIVE,
    prompt="`mystery_brains(seed).table()`, with the seed of this question, gives Kp, f_brain and f_plasma of six invented drugs, "
    "with errors of a tenth. One of them is pumped out. Which?",
    draw=_hidden,
    family=FAMILY,
    options=tuple(_option(index) for index in range(len(DRUGS))),
    hints=(
        "The smallest Kp need not be the pumped drug.",
        "Turn totals into free drug: Kp,uu = Kp × f_brain ÷ f_plasma.",
        "Five of the six have a Kp,uu near 1.",
    ),
    worked=lambda v: f"Drug {DRUGS[v.pumped]}: its Kp,uu is near {1 / (1 + v.efflux):.2f}.",
    why="The ratio of free to free drug takes out binding on both sides, so a value clearly below one shows active efflux.",
    means="Found from three columns, of which Kp alone would have misled.",
)

HOW_STRONG = FitQuestion(
    id="fat_and_water.mystery_efflux",
    objective=OBJECTIVE,
    prompt="And how strong is that pump, in units of the passive clearance? The answer is a dictionary of `efflux` as (value, low, high): "
    "each of the three numbers in the table has an error of a tenth.",
    draw=_hidden,
    family=FAMILY,
    sought=(Sought(name="efflux", unit="1", truth=lambda v: v.efflux, factor=1.7, widest=4.0),),
    hints=(
        "Start from its Kp,uu.",
        "Kp,uu = 1/(1 + pump ÷ passive).",
        "1/Kp,uu − 1. Relative errors add as squares: about 17 % for Kp,uu, so go up and down by a third.",
    ),
    worked="The hidden pump is {efflux:g} times the passive clearance.",
    means="Within what errors of a tenth allow.",
    mistakes=(
        Mistake(
            id="ratio_left",
            answer=lambda v: {"efflux": 1 / (1 + v.efflux)},
            because="That is Kp,uu itself. The pump's strength follows from it: 1/Kp,uu − 1.",
        ),
        Mistake(
            id="share_missing",
            answer=lambda v: {"efflux": 1 - 1 / (1 + v.efflux)},
            because="That is the share of free drug that is missing. The pump follows from 1/Kp,uu − 1.",
        ),
    ),
)

QUESTIONS = (WHICH, HOW_STRONG)
