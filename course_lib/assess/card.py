"""A question as plain data, with all that a page without Python needs to mark it as the notebook does.

The data hold the answer: whoever puts a card on a page decides how far a reader must go to find it.
"""

import math
from collections.abc import Callable
from typing import Any

from course_lib.assess.sheet import NAMED, Sheet, comparison_of
from course_lib.assess.units import shown_unit
from course_lib.questions.generic import generic_mistakes
from course_lib.questions.kinds import Mistake


def card_of(sheet: Sheet) -> dict[str, Any]:
    """The card of one variant: what is shown, hints, worked answer, truth, known slips with their replies.

    A question whose answer lives in a notebook (a function, an array, a fit, a figure) says so by `needs_python`.

    >>> from course_lib.assess.sheet import sheet_of
    >>> card = card_of(sheet_of("quantal.mean_response"))
    >>> card["unit"], round(card["truth"], 9), card["needs_python"]
    ('nM', 21.0, False)
    """
    asked = sheet.asked
    return {
        "id": asked.id,
        "kind": asked.kind,
        "objective": asked.objective,
        "seed": str(sheet.seed),
        "prompt": sheet.prompt,
        "label": sheet.label,
        "options": [list(option) for option in sheet.options],
        "hints": sheet.hints,
        "worked": sheet.worked,
        "means": asked.says(asked.means, sheet.params),
        "varies": sheet.varies,
        "needs_python": asked.kind in NAMED,
        **_MARKED.get(asked.kind, lambda _: {})(sheet),
    }


def _number(sheet: Sheet) -> dict[str, Any]:
    asked = sheet.asked
    tolerance = asked.tolerance
    return {
        "unit": asked.unit,
        "shown_unit": shown_unit(asked.unit),
        "wanted": tolerance.wanted(),
        "tolerance": {
            "relative": tolerance.relative,
            "absolute": tolerance.absolute,
            "figures": tolerance.figures,
        },
        "truth": asked.truth(sheet.params),
        "own": _slips(sheet, asked.mistakes),
        "generic": _slips(sheet, generic_mistakes(asked)),
    }


def _slips(sheet: Sheet, slips: tuple[Mistake, ...]) -> list[dict[str, Any]]:
    """The slips that there are in this variant."""
    return [
        {"id": one.id, "value": float(one.answer(sheet.params)), "because": _because(sheet, one)}
        for one in slips
        if math.isfinite(one.answer(sheet.params))
    ]


def _because(sheet: Sheet, slip: Mistake) -> str:
    return sheet.asked.says(slip.because, sheet.params)


def _choice(sheet: Sheet) -> dict[str, Any]:
    asked, params = sheet.asked, sheet.params
    return {
        "right": [one.id for one in asked.options if one.is_right(params)],
        "replies": {one.id: asked.says(one.reply, params) for one in asked.options},
        "ideas": {
            one.id: asked.says(one.idea or one.reply, params) for one in asked.options if one.is_right(params)
        },
    }


def _ordering(sheet: Sheet) -> dict[str, Any]:
    asked, params = sheet.asked, sheet.params
    return {
        "order": list(asked.truth(params)),
        "slips": [
            {"id": one.id, "order": list(one.answer(params)), "because": _because(sheet, one)}
            for one in asked.mistakes
        ],
    }


def _text(sheet: Sheet) -> dict[str, Any]:
    return {"compare": comparison_of(sheet)}


_MARKED: dict[str, Callable[[Sheet], dict[str, Any]]] = {
    "number": _number,
    "choice": _choice,
    "choices": _choice,
    "ordering": _ordering,
    "text": _text,
}
