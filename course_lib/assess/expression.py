"""Small calculations as a student types them: + − * / ^, brackets, roots, logarithms; nothing else is ever run.

The same few steps stand in `reading.js`, so that a page without Python reads the same numbers.
"""

import math
import re

from course_lib.assess.grammar import TABLES
from course_lib.assess.sentences import say
from course_lib.errors import CourseError

DEEPEST = 25  # brackets within brackets
_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+(?![0-9.]))?")
_NAME = re.compile("|".join(sorted(map(re.escape, TABLES["functions"]), key=len, reverse=True)))
_CONSTANT = re.compile(r"(?:pi|π)(?![A-Za-z])|e(?= ?(?:\^|\*\*))")
_FUNCTIONS = {
    "sqrt": math.sqrt,
    "√": math.sqrt,
    "cbrt": math.cbrt,
    "∛": math.cbrt,
    "ln": math.log,
    "log10": math.log10,
    "lg": math.log10,
    "log2": math.log2,
    "ld": math.log2,
    "exp": math.exp,
    "abs": abs,
}
_BESIDE, _TIMES = frozenset("(√π"), frozenset("*/:x")  # 2√3 and 2(1 + 3) are products; "2 (about)" is none
Found = tuple[float, int] | None  # a value and where the text goes on


def value_and_rest(text: str) -> tuple[float, str] | None:
    """The value of the calculation at the start of a text and what follows it; None where there is no number.

    Raises `CourseError` where it cannot be computed.

    >>> value_and_rest("ln(800/176)")
    (1.51412773262978, '')
    >>> value_and_rest("10^1.6 nM")
    (39.8107170553497, ' nM')
    """
    try:
        found = _sum(text, 0, 0)
    except OverflowError:
        return math.inf, ""
    except ZeroDivisionError:
        raise CourseError(say("by_zero")) from None
    except ValueError:
        raise CourseError(say("no_root")) from None
    if found is None:
        return None
    value, end = found
    return (float(f"{value:.15g}"), text[end:]) if math.isfinite(value) else (value, "")


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def _sum(text: str, at: int, depth: int) -> Found:
    found = _product(text, at, depth)
    while found:
        sign = _after_blanks(text, found[1])
        if text[sign : sign + 1] not in ("+", "-"):
            break
        more = _product(text, sign + 1, depth)
        if more is None:
            break
        found = (found[0] + more[0] if text[sign] == "+" else found[0] - more[0], more[1])
    return found


def _product(text: str, at: int, depth: int) -> Found:
    found = _signed(text, at, depth)
    while found:
        place = _after_blanks(text, found[1])
        operator = text[place : place + 1]
        beside = place == found[1] and operator in _BESIDE
        if not (beside or operator in _TIMES) or text[place : place + 2] == "**":
            break
        more = _signed(text, place if beside else place + 1, depth)
        if more is None:
            break
        found = (found[0] / more[0] if operator in ("/", ":") else found[0] * more[0], more[1])
    return found


def _signed(text: str, at: int, depth: int) -> Found:
    place = _after_blanks(text, at)
    if text[place : place + 1] in ("+", "-"):
        found = _signed(text, place + 1, depth + 1) if depth < DEEPEST else None
        return found and (-found[0] if text[place] == "-" else found[0], found[1])
    found = _atom(text, place, depth)
    if not found:
        return None
    place = _after_blanks(text, found[1])
    width = 2 if text[place : place + 2] == "**" else 1 if text[place : place + 1] == "^" else 0
    power = _signed(text, place + width, depth + 1) if width and depth < DEEPEST else None
    return (math.pow(found[0], power[0]), power[1]) if power else found


def _atom(text: str, at: int, depth: int) -> Found:
    if depth >= DEEPEST:
        return None
    if text[at : at + 1] == "(":
        inner = _sum(text, at + 1, depth + 1)
        end = _after_blanks(text, inner[1]) if inner else len(text)
        return (inner[0], end + 1) if inner and text[end : end + 1] == ")" else None
    number = _NUMBER.match(text, at)
    if number:
        return float(number[0]), number.end()
    constant = _CONSTANT.match(text, at)
    if constant:
        return TABLES["constants"][constant[0]], constant.end()
    name = _NAME.match(text, at)
    if not name:
        return None
    argument = _atom(text, _after_blanks(text, name.end()), depth + 1)
    return argument and (_FUNCTIONS[name[0]](argument[0]), argument[1])
