"""Values as plain JSON, so that an answer can leave the place where a student's code runs.

Nothing here executes what it reads: numbers are text, arrays are `.npy` without pickles.
"""

import base64
import io
import numbers
from collections.abc import Mapping

import numpy as np

from course_lib.checks import shown

MOST_TEXT = 4_000
MOST_NUMBERS = 100_000
MOST_ITEMS = 50


class Unusable:
    """What stands in for a value that cannot be an answer; it shows as what was seen.

    >>> Unusable("<function f>")
    <function f>
    """

    def __init__(self, seen: str) -> None:
        self.seen = seen[:200]

    def __repr__(self) -> str:
        return self.seen


def packed(value: object) -> dict:
    """The value as JSON: a blank, a number, a text, an array, a mapping of these, or unusable.

    >>> packed(2.5)
    {'is': 'number', 'text': '2.5'}
    >>> packed(None)
    {'is': 'blank'}
    """
    if value is None or value is ...:
        return {"is": "blank"}
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if isinstance(value, (bool, np.bool_)):
        return {"is": "unusable", "seen": repr(bool(value))}
    if isinstance(value, (numbers.Real, np.number)) and not isinstance(value, np.complexfloating):
        return _packed_number(value)
    if isinstance(value, str):
        return {"is": "text", "text": value[:MOST_TEXT]}
    if isinstance(value, Mapping) and len(value) <= MOST_ITEMS:
        return {"is": "mapping", "items": {str(key)[:100]: packed(item) for key, item in value.items()}}
    return _packed_array(value)


def _packed_number(value: object) -> dict:
    try:
        return {"is": "number", "text": repr(float(value))}
    except OverflowError:  # a whole number with more than 308 digits
        return {"is": "number", "text": "inf"}


def _packed_array(value: object) -> dict:
    try:
        raw = np.asarray(value)
        usable = raw.dtype.kind in "iuf" and 0 < raw.size <= MOST_NUMBERS
    except (TypeError, ValueError, RuntimeError):  # ragged lists, objects that refuse to be arrays
        usable = False
    if not usable:
        return {"is": "unusable", "seen": shown(value)[:200]}
    buffer = io.BytesIO()
    np.save(buffer, raw.astype("<f8"), allow_pickle=False)
    return {"is": "array", "npy": base64.b64encode(buffer.getvalue()).decode("ascii")}


def unpacked(record: object) -> object:
    """The value of a record made by `packed`, or `Unusable` for anything else; never an error.

    >>> unpacked(packed({"n": (5, 4, 7)}))["n"]
    (5.0, 4.0, 7.0)
    >>> unpacked({"is": "array", "npy": "no"})
    an array that cannot be read
    """
    kind = record.get("is") if isinstance(record, dict) else None
    if kind == "blank":
        return None
    if kind in {"number", "text"} and isinstance(record.get("text"), str):
        text = record["text"][:MOST_TEXT]
        return text if kind == "text" else _number(text)
    if kind == "mapping" and isinstance(record.get("items"), dict) and len(record["items"]) <= MOST_ITEMS:
        return {str(key)[:100]: _short(unpacked(item)) for key, item in record["items"].items()}
    if kind == "array":
        return _array(record.get("npy"))
    return Unusable(str(record.get("seen")) if kind == "unusable" else "nothing that can be read")


def _number(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return Unusable(text)


def _short(value: object) -> object:
    # (value, low, high) is a tuple for the marker of a fit.
    if isinstance(value, np.ndarray) and value.ndim == 1 and value.size <= MOST_ITEMS:
        return tuple(value.tolist())
    return value


def _array(npy: object) -> object:
    if not isinstance(npy, str) or len(npy) > 16 * MOST_NUMBERS:
        return Unusable("an array that cannot be read")
    try:
        array = np.load(io.BytesIO(base64.b64decode(npy, validate=True)), allow_pickle=False)
        fit = isinstance(array, np.ndarray) and array.dtype == np.float64 and array.size <= MOST_NUMBERS
    except (
        ValueError,
        OSError,
        EOFError,
        MemoryError,
        SyntaxError,
        TypeError,
    ):  # cut short, or not a .npy at all
        fit = False
    return array if fit else Unusable("an array that cannot be read")
