"""From what a student typed to a number in the question's unit, or one plain sentence."""

import math
import numbers
import re

import numpy as np

from course_lib.checks import shown
from course_lib.errors import CourseError

_NUMBER = re.compile(r"^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?)\s*(.*)$", re.DOTALL)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_POWER_OF_TEN = re.compile(  # ×10^-8, ·10⁻⁸, * 10**{-8}, or the same alone
    r"(?:(?<=\d)\s*(?P<times>[×x*·⋅])\s*|^|(?<=^[+-]))10\s*"
    r"(?:(?:\^|\*\*)\s*[({]?\s*(?P<plain>[+-]?\d+)\s*[)}]?|(?P<raised>[⁺⁻]?[⁰¹²³⁴-⁹]+))"
)
_CALCULATION = re.compile(r"(?:\*\*|[-+*/×x·⋅÷^:])\s*[-+(]?\s*[.,]?\d")
_UNIT = re.compile(r"(?:1 ?/ ?)?[A-Za-z%]+(?:\*\*-?\d)?(?: ?[*/ ] ?[A-Za-z%]+(?:\*\*-?\d)?)*")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")  # a decimal comma to some, thousands to others
LONGEST_TEXT = 200
_COUNTED = frozenset(  # words beside a number without a unit: what is counted, or that it is a ratio
    ("", "dimensionless", "quanta", "vesicles", "molecules", "animals", "times", "fold", "-fold", "x", "×")
)


def number_and_unit(answer: object) -> tuple[float, str | None]:
    """The number of an answer, and its unit if one was written beside it.

    Takes numbers, text such as `"0.0325 µM"`, and quantities of a units library.
    Raises `CourseError` for blanks, lists, truth values, NaN, infinity and text that is no number.

    >>> number_and_unit("0.0325 µM")
    (0.0325, 'µM')
    >>> number_and_unit("")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: Nothing is answered yet: give one number.
    """
    if is_blank(answer):
        raise CourseError("Nothing is answered yet: give one number.")
    if isinstance(answer, str):
        return _from_text(answer)
    if hasattr(answer, "magnitude") and hasattr(answer, "units"):
        return _finite(answer.magnitude, answer), f"{answer.units}"
    if isinstance(answer, np.ndarray) and answer.ndim == 0:
        answer = answer.item()
    return _finite(answer, answer), None


def is_blank(answer: object) -> bool:
    """Whether nothing was answered: None, `...` or empty text.

    >>> is_blank("  "), is_blank(0)
    (True, False)
    """
    return answer is None or answer is ... or (isinstance(answer, str) and answer.strip() in {"", "..."})


def _from_text(text: str) -> tuple[float, str | None]:
    if len(text) > LONGEST_TEXT:
        raise CourseError(f"That is {len(text)} characters long: one number is enough.")
    text = text.strip().replace("−", "-").replace("\u202f", " ").replace("\u00a0", " ").lstrip("=≈~ ")
    text = _POWER_OF_TEN.sub(_as_exponent, text, count=1)
    match = _NUMBER.match(text)
    if not match:
        raise CourseError(
            f"The answer {shown(text)} does not begin with a number: write it like 32.5 or '32.5 nM'."
        )
    digits, unit = match.groups()
    if _GROUPED.fullmatch(digits):
        raise CourseError(
            f"{digits} can be read in two ways: write {digits.replace(',', '.')} or {digits.replace(',', '')}."
        )
    if _CALCULATION.match(unit):
        raise CourseError(f"{shown(text)} is a calculation: give its result, as one number.")
    if re.match(r"[.,]?\d", unit) and not re.match(r"1 ?/ ?[A-Za-z]", unit):
        raise CourseError(
            f"The answer {shown(text)} holds more than one number: write it like 1234.5 or 1.2e3."
        )
    return _finite(float(digits.replace(",", ".")), text), unit.strip() or None


def _as_exponent(power: re.Match) -> str:
    exponent = power["plain"] or power["raised"].translate(_SUPERSCRIPTS)
    return f"{'' if power['times'] else '1'}e{exponent}"


def _finite(value: object, seen: object) -> float:
    if isinstance(value, (bool, np.bool_)):
        raise CourseError(f"The answer is {value}, which is true or false, but a number is asked for.")
    if isinstance(value, (complex, np.complexfloating)) or not isinstance(value, (numbers.Real, np.number)):
        raise CourseError(f"The answer is {_kind(seen)}, but one number is asked for.")
    try:
        result = float(value)
    except OverflowError:  # a whole number with more than 308 digits
        result = math.inf
    if math.isnan(result):
        raise CourseError(
            "The answer is NaN (not a number): somewhere 0 was divided by 0, or a value was missing."
        )
    if math.isinf(result):
        raise CourseError(
            "The answer is infinite: something was divided by zero, or grew beyond what can be stored."
        )
    return result


def _kind(seen: object) -> str:
    if isinstance(seen, np.ndarray):
        return f"an array of shape {seen.shape}"
    if callable(seen):
        return "a function (call it, with brackets, to get its value)"
    if isinstance(seen, (list, tuple)):
        return f"a {type(seen).__name__} of {len(seen)} item{'' if len(seen) == 1 else 's'}"
    return f"of the kind {type(seen).__name__}"


def one_unit(own: str | None, beside: str | None) -> str | None:
    """The unit of an answer, which was written with it (`own`) or `beside` it; None where there is neither.

    Raises `CourseError` for two that differ, and for one that is no text.

    >>> one_unit("nM", None)
    'nM'
    """
    if beside is not None and not isinstance(beside, str):
        raise CourseError(f"unit is {beside!r}, but must be text such as 'nM'.")
    if own and beside and own != beside:
        raise CourseError(f"The answer says {own} and the unit beside it says {beside}: give one of them.")
    return own or beside or None


def plain_unit(unit: str) -> str:
    """A unit spelled in one way: micro as u, powers with **, nothing as 1.

    >>> plain_unit("µM"), plain_unit("nM²"), plain_unit(""), plain_unit("-fold")
    ('uM', 'nM**2', '1', '1')
    """
    text = unit.strip().replace("µ", "u").replace("μ", "u").replace("·", "*").replace("^", "**")
    text = re.sub(r" ?\*\* ?", "**", f"1{text}" if text.startswith("/") else text)
    text = re.sub(r"([⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda m: "**" + m[1].translate(_SUPERSCRIPTS), text)
    return "1" if text in _COUNTED else {"percent": "%", "per cent": "%"}.get(text, text)


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

    asked = "a number without unit" if there == "1" else f"the answer in{shown_unit(wanted)}"
    # The grammar is checked first: a units library computes whatever powers stand in a text.
    if len(here) > 40 or not (here == "1" or _UNIT.fullmatch(here)):
        raise CourseError(f"{shown(written)} is not a unit: give {asked}.")
    case = _hint_of_case(written, wanted)
    registry = _registry()
    try:
        return float(registry.Quantity(1.0, here).to(there).magnitude)
    except pint.DimensionalityError:
        raise CourseError(
            f"{written} measures something else than is asked for: give {asked}.{case}"
        ) from None
    except (pint.PintError, ValueError):
        raise CourseError(f"{shown(written)} is not a unit that we know: give {asked}.{case}") from None


def _hint_of_case(written: str, wanted: str) -> str:
    """A sentence when only the letter case keeps a unit from being molar, or the wanted one; else nothing."""
    here, there = plain_unit(written).casefold(), plain_unit(wanted).casefold()
    molar = there.endswith("m") and re.fullmatch(r"[pnum]?m", here)
    if here != there and not molar:
        return ""
    return " Letter case counts: nM is nanomolar, nm is nanometre."


_REGISTRIES: list = []


def _registry():
    # Building a registry takes 0.3 s, so it is done once and only when two units differ.
    if not _REGISTRIES:
        import pint

        _REGISTRIES.append(pint.UnitRegistry(cache_folder=None))
    return _REGISTRIES[0]
