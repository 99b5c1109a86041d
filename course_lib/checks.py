"""Checks of what a reader typed; each failure is one plain sentence.

Every function takes the name of the thing, the value that was seen, the bounds, and `because`:
the reason for the bounds in the reader's own terms.
"""

import math
import numbers
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import numpy as np

from course_lib.errors import CourseError


def shown(value: object) -> str:
    """The value as a short text for an error message.

    >>> shown([1, 2, 3] * 50)
    "'list' of 150 items"
    """
    if isinstance(value, (list, tuple, dict, set)) and len(value) > 5:
        return f"'{type(value).__name__}' of {len(value)} items"
    if isinstance(value, np.ndarray) and value.size > 5:
        return f"an array of shape {value.shape}"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def number(
    name: str,
    value: object,
    *,
    above: float | None = None,
    at_least: float | None = None,
    below: float | None = None,
    at_most: float | None = None,
    because: str,
) -> float:
    """The value as a finite float inside its bounds.

    Raises `CourseError` for text, truth values, arrays, NaN, infinity and values out of bounds.

    >>> number("clearance_L_per_h", 12, above=0, because="a body that makes drug has no half-life.")
    12.0
    >>> number("clearance_L_per_h", -3, above=0, because="a body that makes drug has no half-life.")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: clearance_L_per_h is -3, but must be above 0: a body that makes drug has no half-life.
    """
    result = _as_float(value)
    if result is None:
        bounds = _bounds(above, at_least, below, at_most)
        raise CourseError(f"{name} is {shown(value)}, but must be one number{bounds}: {because}")
    inside = (
        math.isfinite(result)
        and (above is None or result > above)
        and (at_least is None or result >= at_least)
        and (below is None or result < below)
        and (at_most is None or result <= at_most)
    )
    if not inside:
        bounds = _bounds(above, at_least, below, at_most)
        raise CourseError(f"{name} is {shown(value)}, but must be{bounds or ' a finite number'}: {because}")
    return result


def _as_float(value: object) -> float | None:
    if type(value) is float:  # most values; the questions below cost ten times as much
        return value
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (numbers.Real, np.number)):
        return None
    if isinstance(value, (complex, np.complexfloating)):
        return None
    try:
        return float(value)
    except OverflowError:  # a whole number with more than 308 digits
        return math.inf


def _bounds(above, at_least, below, at_most) -> str:
    words = [
        f"{word} {limit:g}"
        for word, limit in (("above", above), ("at least", at_least), ("below", below), ("at most", at_most))
        if limit is not None
    ]
    return " " + " and ".join(words) if words else ""


def fraction(name: str, value: object, *, because: str) -> float:
    """The value as a float between 0 and 1, both included.

    >>> fraction("occupancy", 0.7, because="it is a share of transporters.")
    0.7
    """
    return number(name, value, at_least=0, at_most=1, because=because)


def whole_number(
    name: str, value: object, *, at_least: int | None = None, at_most: int | None = None, because: str
) -> int:
    """The value as an `int` inside its bounds; 3.0 counts as 3.

    >>> whole_number("n_sites", 3.5, at_least=1, because="a release site is there or not.")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: n_sites is 3.5, but must be a whole number at least 1: a release site is there or not.
    """
    result = _as_float(value)
    if result is None or not math.isfinite(result) or result != int(result):
        bounds = _bounds(None, at_least, None, at_most)
        raise CourseError(f"{name} is {shown(value)}, but must be a whole number{bounds}: {because}")
    number(name, value, at_least=at_least, at_most=at_most, because=because)
    return int(value)


def array_of_numbers(
    name: str,
    values: object,
    *,
    least_items: int = 1,
    dimensions: int | None = None,
    copy: bool = True,
    because: str,
    **bounds: float,
) -> np.ndarray:
    """The values as a float array, all finite and inside the bounds, which are those of `number`.

    `dimensions=1` asks for a flat list; `copy=False` may give the caller's own array.
    Raises `CourseError` for text, ragged lists, NaN, too few items and values out of bounds.

    >>> array_of_numbers("times_h", [0, 1, 2], because="a curve needs times.")
    array([0., 1., 2.])
    """
    result = _as_floats(values, copy)
    if result is None:
        raise CourseError(f"{name} is {shown(values)}, but must be a list of numbers: {because}")
    if result.size < least_items or (dimensions is not None and result.ndim != dimensions):
        flat = f" in {dimensions} dimension{'s' if dimensions > 1 else ''}" if dimensions else ""
        wanted = f"at least {least_items} number{'s' if least_items > 1 else ''}{flat}"
        raise CourseError(f"{name} has shape {result.shape}, but must hold {wanted}: {because}")
    if not result.size:
        return result
    low, high = float(result.min()), float(result.max())  # either is NaN if any value is
    if not (math.isfinite(low) and math.isfinite(high)):
        bad = int(np.flatnonzero(~np.isfinite(result.ravel()))[0])
        raise CourseError(
            f"{name} holds {result.ravel()[bad]} at position {bad}, but must hold finite numbers: {because}"
        )
    if bounds:
        number(name, low, because=because, **bounds)
        number(name, high, because=because, **bounds)
    return result


def _as_floats(values: object, copy: bool) -> np.ndarray | None:
    try:
        raw = np.asarray(values)
        return None if raw.dtype.kind in "bcSUMm" else raw.astype(float, copy=copy)
    except (TypeError, ValueError, OverflowError):  # ragged, no numbers, or beyond 308 digits
        return None


def plain(values: np.ndarray) -> float | np.ndarray:
    """The values as a plain float, if there is but one without a shape, and else as they are.

    >>> plain(np.array(0.5)), plain(np.array([0.5]))
    (0.5, array([0.5]))
    """
    return values if np.ndim(values) else float(values)


def one_of(name: str, value: object, options: Iterable[str], *, because: str) -> str:
    """The value, if it is one of the options; near matches are named otherwise.

    >>> one_of("unit", "nm", ["nM", "uM"], because="molar units keep their letter case.")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: unit is 'nm', but must be one of nM, uM: molar units keep their letter case. Did you mean nM?
    """
    known = list(options)
    if isinstance(value, str) and value in known:
        return value
    listed = ", ".join(known) if len(known) <= 8 else f"{len(known)} known names"
    hint = near(str(value), known)
    ending = f" Did you mean {', '.join(hint)}?" if hint else ""
    raise CourseError(f"{name} is {shown(value)}, but must be one of {listed}: {because}{ending}")


def near(word: str, known: Sequence[str], most: int = 3) -> list[str]:
    """The known names that look like the word, best first, letter case ignored.

    >>> near("valbenazine.ki", ["valbenazine.vmat2_ki", "dopamine.d2_kd"])
    ['valbenazine.vmat2_ki']
    """
    folded = {name.casefold(): name for name in known}
    return [folded[hit] for hit in get_close_matches(word.casefold(), folded, n=most, cutoff=0.55)]
