"""Units of answers: spelled in one way by the grammar, converted by pint, which is loaded when two differ."""

import math
import re

from course_lib.assess.grammar import plain_unit
from course_lib.assess.sentences import say
from course_lib.checks import shown
from course_lib.errors import CourseError

_UNIT = re.compile(r"(?:1 ?/ ?)?[A-Za-z%]+(?:\*\*-?\d)?(?: ?[*/ ] ?[A-Za-z%]+(?:\*\*-?\d)?)*")


def one_unit(own: str | None, beside: str | None) -> str | None:
    """The unit of an answer, which was written with it (`own`) or `beside` it; None where there is neither.

    Raises `CourseError` for two that differ, and for one that is no text.

    >>> one_unit("nM", None)
    'nM'
    """
    if beside is not None and not isinstance(beside, str):
        raise CourseError(f"unit is {beside!r}, but must be text such as 'nM'.")
    if own and beside and plain_unit(own) != plain_unit(beside):
        raise CourseError(f"The answer says {own} and the unit beside it says {beside}: give one of them.")
    return own or beside or None


def shown_unit(unit: str) -> str:
    """A unit as it is printed after a number, with a space; nothing for a pure number.

    >>> shown_unit("nM**2"), shown_unit("1")
    (' nM²', '')
    """
    text = unit.replace("**2", "²").replace("**3", "³").replace("uM", "µM")
    return "" if text == "1" else f" {text}"


def converted(value: float, unit: str | None, wanted: str) -> float:
    """The value in the wanted unit; a number without a unit is taken to be in it already.

    Raises `CourseError` for an unknown unit, and for one that measures something else.

    >>> converted(0.0325, "µM", "nM")
    32.5
    >>> converted(3.0, "mV", "nM")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: mV measures something else than is asked for: give the answer in nM.
    """
    here, there = plain_unit(unit or wanted), plain_unit(wanted)
    if here == there:
        return value
    factor = _factor(here, there, unit or "", wanted)
    return float(f"{value * factor:.12g}")  # 0.0325 × 1000 is 32.5, without the dust of binary fractions


def _factor(here: str, there: str, written: str, wanted: str) -> float:
    if {here, there} == {"1", "%"}:
        return 0.01 if here == "%" else 100.0
    import pint

    asked = say("without_unit") if there == "1" else say("answer_in", unit=shown_unit(wanted))
    # The grammar is checked first: a units library computes whatever powers stand in a text.
    if len(here) > 40 or not (here == "1" or _UNIT.fullmatch(here)):
        raise CourseError(say("not_a_unit", seen=shown(written), asked=asked))
    case = _hint_of_case(written, wanted)
    units = registry()
    try:
        one, three = (float(units.Quantity(size, here).to(there).magnitude) for size in (1.0, 3.0))
    except pint.DimensionalityError:
        raise CourseError(say("other_quantity", seen=written, asked=asked, case=case)) from None
    except (pint.PintError, ValueError):
        raise CourseError(say("unknown_unit", seen=shown(written), asked=asked, case=case)) from None
    if not math.isclose(three, 3 * one):  # a scale with an offset or a logarithm has no factor
        raise CourseError(say("unknown_unit", seen=shown(written), asked=asked, case=case))
    return one


def _hint_of_case(written: str, wanted: str) -> str:
    """A sentence when only the letter case keeps a unit from being molar, or the wanted one; else nothing."""
    here, there = plain_unit(written).casefold(), plain_unit(wanted).casefold()
    molar = there.endswith("m") and re.fullmatch(r"[pnum]?m", here)
    if here != there and not molar:
        return ""
    return say("letter_case")


_REGISTRIES: list = []


def registry():
    """The registry of units, built once: that takes 0.3 s, so only when two units differ."""
    if not _REGISTRIES:
        import pint

        _REGISTRIES.append(pint.UnitRegistry(cache_folder=None))
    return _REGISTRIES[0]
