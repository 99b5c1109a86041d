"""Tasks 1 and 5 of chapter 07's assignment: four letters, a racemate, a threshold and a dose."""

import math
from collections.abc import Callable

from course_lib.models.isomers.mixture import free_concentration_nM, racemate_ki_nM, same_odds_dose_mg
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

HINTS = (
    "Say in words what competes with what.",
    "Write the equation of the lecture with your own numbers in it.",
    "Check the limits: equal Ki, and a partner that does not bind.",
)
ONE_PER_CENT = Tolerance(relative=0.01)
DRAWINGS = ("A", "B", "C", "D")


def texts(prompt: str, worked: str, means: str) -> dict:
    """The texts of a marked question; its full wording stands in the notebook."""
    return {"prompt": prompt, "hints": HINTS, "worked": worked, "means": means}


def hand(side: str, way: str) -> str:
    """The letter of a centre whose hydrogen points to that side and whose ranks 1 to 3 run that way.

    >>> hand("back", "clockwise"), hand("front", "clockwise")
    ('R', 'S')
    """
    seen = "R" if way == "clockwise" else "S"
    return seen if side == "back" else {"R": "S", "S": "R"}[seen]


def letter(name: str) -> Callable[[Params], ChoiceQuestion]:
    """The question which letter a drawing has; the right option depends on the variant."""

    def asked(params: Params) -> ChoiceQuestion:
        side, way = params.drawings[DRAWINGS.index(name)]
        true = hand(side, way)
        why = (
            "The hydrogen points away, so the path is read as it is seen."
            if side == "back"
            else ("The hydrogen points towards you, so the path must be read from behind.")
        )
        return ChoiceQuestion(
            id=f"assignment07.letter_{name}",
            objective="07.hands",
            options=tuple(
                Option(
                    id=each,
                    text=each,
                    right=each == true,
                    reply=why if each == true else f"{why} You read it the other way.",
                )
                for each in ("R", "S")
            ),
            **texts(f"The letter of drawing {name}.", true, "R or S, by the rule."),
        )

    return asked


RACEMATE = NumberQuestion(
    id="assignment07.racemate",
    objective="07.racemate",
    unit="nM",
    answer=lambda g: racemate_ki_nM(g.plus_ki_nM, g.minus_ki_nM),
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="mean",
            answer=lambda g: (g.plus_ki_nM + g.minus_ki_nM) / 2,
            because="You averaged the Ki. A weak half does not spoil the strong one: what adds up is 1/Ki.",
        ),
        Mistake(
            id="doubled",
            answer=lambda g: 2 * g.plus_ki_nM,
            because="Twice the strong Ki is the limit of a dead half. This one binds as well: add ½/K₋.",
        ),
        Mistake(
            id="geometric",
            answer=lambda g: math.sqrt(g.plus_ki_nM * g.minus_ki_nM),
            because="That is the geometric mean of the two Ki. The hands compete side by side, so 1/Ki adds up.",
        ),
    ),
    **texts("Ki of the racemate.", "1/(½/K₊ + ½/K₋) = {truth:.3g} nM.", "Between K₊ and 2 K₊."),
)

THRESHOLD = NumberQuestion(
    id="assignment07.threshold",
    objective="07.off_target",
    unit="nM",
    answer=lambda g: free_concentration_nM(g.threshold, g.minus_alpha_d2_ki_nM),
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="times_share",
            answer=lambda g: g.threshold * g.minus_alpha_d2_ki_nM,
            because="You multiplied the Ki by the threshold. The odds belong there: occupied ÷ free.",
        ),
        Mistake(
            id="odds_turned",
            answer=lambda g: g.minus_alpha_d2_ki_nM * (1 - g.threshold) / g.threshold,
            because="The odds are upside down. To occupy more than one half needs more than the Ki.",
        ),
    ),
    **texts(
        "Free [−]-α for the threshold at D2.",
        "Ki × θ/(1 − θ) = {truth:.3g} nM.",
        "Far above what a dose gives.",
    ),
)

PURE = NumberQuestion(
    id="assignment07.pure_dose",
    objective="07.racemate",
    unit="mg",
    answer=lambda g: same_odds_dose_mg(g.dose_mg, [0.5, 0.5], [g.plus_ki_nM, g.minus_ki_nM], g.plus_ki_nM),
    tolerance=ONE_PER_CENT,
    mistakes=(
        Mistake(
            id="halved",
            answer=lambda g: g.dose_mg / 2,
            because="Half of the dose would be right if the other hand did nothing. It binds a little, so a little more is needed.",
        ),
        Mistake(
            id="ki_ratio_only",
            answer=lambda g: g.dose_mg * g.plus_ki_nM / g.minus_ki_nM,
            because="You compared the two hands, and not the pure hand with the mixture of both.",
        ),
    ),
    **texts(
        "Dose of the strong hand alone.",
        "dose × K₊ ÷ Ki of the racemate = {truth:.3g} mg.",
        "Same odds, less drug.",
    ),
)
