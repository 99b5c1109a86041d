"""Texts and numbers of many settings as a few bytes: dictionaries of texts, and a reduced basis of the numbers.

Of texts, what is equal but for its numbers is one form; the numbers stand in slots and are kept as they are written,
so that a page says the kernel's words letter by letter. The numbers of the picture keep the largest error below a
share of the axis.
"""

import re
from collections.abc import Sequence

import numpy as np

TOLERANCE = 0.005  # of an axis: the largest error of any vertex
_MOST_DIMENSIONS, _SAMPLE_ROWS, _SEED = 220, 2500, 0
_NUMBER = re.compile(r"[−+]?\d[\d,]*(?:\.\d+)?(?: × 10\^−?\d+)?")
SLOT = "\u0000"


class Blob:
    """Bytes that grow by tables of int16; a table is told by its start, its size and its columns."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def table(self, rows: np.ndarray) -> list[int]:
        """Place of a table, shape (rows, columns): low bytes, then high bytes, column by column, for deflate."""
        rows = np.asarray(rows)
        rows = rows[:, np.newaxis] if rows.ndim == 1 else rows
        flat = np.ascontiguousarray(rows.T.astype("<i2")).view(np.uint8).reshape(-1, 2)
        self._pieces.append(flat[:, 0].tobytes() + flat[:, 1].tobytes())
        start, self._size = self._size, self._size + flat.size
        return [start, rows.size, rows.shape[1]]

    def bytes(self) -> bytes:
        """All tables."""
        return b"".join(self._pieces)


class Numbered(list):
    """Different things in the order in which they came, each with its number."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict = {}

    def number(self, thing) -> int:
        """The number of a thing, a new one if it has none."""
        place = self._places.setdefault(thing, len(self))
        if place == len(self):
            self.append(thing)
        return place


def packed_texts(texts: Sequence[str], blob: Blob, *, slots: bool = True) -> dict:
    """A part's text at every row: forms, which one holds, the how-manieth row of its form, and its slots."""
    found = [(_NUMBER.sub(SLOT, text), _NUMBER.findall(text)) if slots else (text, []) for text in texts]
    forms = Numbered()
    which = np.array([forms.number(form) for form, _ in found])
    told, columns = [], []
    for k, form in enumerate(forms):
        rows = [numbers for (_, numbers), w in zip(found, which, strict=True) if w == k]
        told_form, told_slots = _columns(form, rows, blob)
        told.append(told_form)
        columns.append(told_slots)
    return {"forms": told, "at": blob.table(which), "row": blob.table(_rank(which)), "slots": columns}


def _columns(form: str, rows: list[list[str]], blob: Blob) -> tuple[str, list[dict]]:
    pieces, kept, text = form.split(SLOT), [], ""
    for k, piece in enumerate(pieces[:-1]):
        column = [row[k] for row in rows]
        values = sorted(set(column), key=lambda number: (len(number), number))
        if len(values) == 1:  # a number that never changes is a word
            text += piece + values[0]
            continue
        place = {value: i for i, value in enumerate(values)}
        kept.append({"values": values, "at": blob.table(np.array([place[value] for value in column]))})
        text += piece + SLOT
    return text + pieces[-1], kept


def _rank(which: np.ndarray) -> np.ndarray:
    """The how-manieth row of its own kind each row is.

    >>> _rank(np.array([0, 1, 0, 0, 1])).tolist()
    [0, 0, 1, 2, 1]
    """
    rank = np.zeros(len(which), int)
    for k in range(int(which.max(initial=-1)) + 1):
        (own,) = np.nonzero(which == k)
        rank[own] = np.arange(len(own))
    return rank


def packed_numbers(rows: Sequence[np.ndarray], shapes: Sequence[str], blob: Blob) -> tuple[dict, float]:
    """The shares of every row, by their shape, and the largest error."""
    kinds = Numbered()
    which = np.array([kinds.number(shape) for shape in shapes])
    told, worst = [], 0.0
    for k in range(len(kinds)):
        own = np.array([row for row, w in zip(rows, which, strict=True) if w == k], float)
        shape, error = _reduced(own, blob)
        told.append(shape)
        worst = max(worst, error)
    return {"at": blob.table(which), "row": blob.table(_rank(which)), "shapes": told}, worst


def _reduced(shares: np.ndarray, blob: Blob) -> tuple[dict, float]:
    low, high = (float(shares[0].min()), float(shares[0].max())) if shares.size else (0.0, 0.0)
    step = max(high - low, 1e-9) / 65535
    whole = np.round((shares[:1] - low) / step - 32768)
    base = low + step * (whole[0] + 32768)  # the first row, as the page will have it
    lively = np.flatnonzero(np.abs(shares - base).max(0) > TOLERANCE / 4) if shares.size else np.zeros(0, int)
    basis, scale, rows = _basis((shares - base)[:, lively])
    told = {
        "mean": [low, step], "meanAt": blob.table(whole), "lively": _runs(lively),
        "scale": [float(f"{s:.6g}") for s in scale], "basis": blob.table(basis), "rows": blob.table(rows),
    }  # fmt: skip
    back = np.zeros_like(shares) + base
    back[:, lively] += (rows * np.array(told["scale"])) @ basis if len(scale) else 0.0
    return told, float(np.abs(back - shares).max(initial=0.0))


def _basis(centred: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(basis int, scale, rows int) with as few dimensions as keep the largest error below the tolerance."""
    if not centred.size:
        return np.zeros((0, centred.shape[1]), int), np.zeros(0), np.zeros((len(centred), 0), int)
    order = np.random.default_rng(_SEED).permutation(len(centred))[:_SAMPLE_ROWS]
    directions = np.linalg.svd(centred[order], full_matrices=False)[2]
    step = 0.6 * TOLERANCE
    choices = [*range(1, 9), *range(10, 40, 2), *range(40, _MOST_DIMENSIONS + 1, 8)]
    for dims in [d for d in choices if d < len(directions)] + [min(len(directions), _MOST_DIMENSIONS)]:
        basis = directions[:dims]
        shares = centred @ basis.T
        # Errors of rounding add up like a walk; the finer dimensions need, and take, fewer bits.
        scale = 0.3 * TOLERANCE / (np.sqrt(dims) * np.maximum(np.abs(shares).max(0), 1e-12))
        scale = np.maximum(scale, np.abs(basis).max(1) / 32767)
        whole, wide = (
            np.round(basis / scale[:, None]),
            np.maximum(1, np.ceil(np.abs(shares).max(0) / step / 32767)),
        )
        rows = np.round(shares / step / wide)
        if np.abs(centred - (rows * wide * step * scale) @ whole).max() <= TOLERANCE:
            break
    return whole.astype(int), scale * step * wide, rows.astype(int)


def _runs(places: np.ndarray) -> list[int]:
    """[start, count, start, count …] of sorted places."""
    out: list[int] = []
    for place in places.tolist():
        if out and out[-2] + out[-1] == place:
            out[-1] += 1
        else:
            out += [place, 1]
    return out
