"""A number question as plain data, with all that a page without Python needs to mark it as the notebook does.

The data hold the answer: whoever puts a card on a page decides how far a reader must go to find it.
"""

import math
from typing import Any

from course_lib.assess.sheet import Sheet
from course_lib.assess.units import factor_to, shown_unit
from course_lib.errors import CourseError
from course_lib.questions.generic import generic_mistakes
from course_lib.questions.kinds import Mistake, NumberQuestion

# Units that a reader may write, spelled as the grammar spells them; a page knows no others.
UNITS = (
    *(
        "1",
        "%",
        "M",
        "mM",
        "uM",
        "nM",
        "pM",
        "mol/L",
        "mmol/L",
        "umol/L",
        "nmol/L",
        "pmol/L",
        "M**2",
        "uM**2",
        "nM**2",
    ),
    *(
        "nmol**2/L**2",
        "s",
        "min",
        "h",
        "day",
        "week",
        "ms",
        "1/s",
        "1/min",
        "1/h",
        "1/day",
        "s**-1",
        "h**-1",
        "day**-1",
    ),
    *(
        "kg",
        "g",
        "mg",
        "ug",
        "ng",
        "L",
        "mL",
        "m",
        "nm",
        "cm",
        "1/cm",
        "cm**-1",
        "1/m",
        "m**-1",
        "Hz",
        "V",
        "mV",
        "mg/day",
    ),
)


def card_of(sheet: Sheet) -> dict[str, Any]:
    """The card of a number: its unit, tolerance, truth, known slips with their replies, and factors of other units.

    A factor is null for a unit that measures something else. Raises `CourseError` for a question of another kind.

    >>> from course_lib.assess.sheet import sheet_of
    >>> card = card_of(sheet_of("quantal.mean_response"))
    >>> card["unit"], card["factors"]["uM"], card["factors"]["mV"], round(card["truth"], 9)
    ('nM', 1000.0, None, 21.0)
    """
    asked, params = sheet.asked, sheet.params
    if not isinstance(asked, NumberQuestion):
        raise CourseError(
            f"{asked.id} is of the kind {asked.kind}, but must be a number: only numbers are marked from a card."
        )
    tolerance = asked.tolerance
    return {
        "id": asked.id,
        "seed": str(sheet.seed),
        "label": sheet.label,
        "unit": asked.unit,
        "shown_unit": shown_unit(asked.unit),
        "wanted": tolerance.wanted(),
        "tolerance": {
            "relative": tolerance.relative,
            "absolute": tolerance.absolute,
            "figures": tolerance.figures,
        },
        "truth": asked.truth(params),
        "means": asked.says(asked.means, params),
        "own": [_slip(sheet, one) for one in asked.mistakes if math.isfinite(one.answer(params))],
        "generic": [
            _slip(sheet, one) for one in generic_mistakes(asked) if math.isfinite(one.answer(params))
        ],
        "factors": {unit: factor_to(unit, asked.unit) for unit in UNITS},
    }


def _slip(sheet: Sheet, slip: Mistake) -> dict[str, Any]:
    return {
        "id": slip.id,
        "value": float(slip.answer(sheet.params)),
        "because": sheet.asked.says(slip.because, sheet.params),
    }
