"""A film as one still picture: a body with its seven places, and beside each how strongly it moved, second by second."""

import numpy as np

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.body import body
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import path
from course_lib.models.patient.film import FILM_S, FRAMES_PER_S, PLACES, Film

_FULL = 2.4  # widths of a hand at which a bar is full


def strengths(film: Film) -> np.ndarray:
    """Root mean square of each second, shape (places, seconds), in widths of a hand."""
    return np.sqrt(np.mean(film.traces.reshape(len(PLACES), FILM_S, FRAMES_PER_S) ** 2, axis=2))


def film_still(film: Film, name: str) -> Drawing:
    """The still of a film; its text alternative says how far and how often each place moved, never a score.

    >>> from course_lib.models.patient.film import film_of
    >>> film_still(film_of([0, 2, 0, 0, 0, 0, 0], seed=1), "film 1").alt[:60]
    'film 1, one minute. face: at rest; lips: about 0.35 of a han'
    """

    return composed(
        "film",
        lambda sheet: _scene(sheet, film),
        wide=(960, 456),
        narrow=(360, 520),
        title=f"{name}: how strongly each place moves, second by second",
        alt=f"{name}, one minute. {'; '.join(in_words(film))}.",
        caption="A made-up person. The film itself plays in a running notebook and on the page.",
    )


def _scene(sheet: Sheet, film: Film) -> None:
    left, top, step = (20, 40, 62) if sheet.narrow else (330, 34, 54)
    if not sheet.narrow:
        sheet.add(body(150, 82, 0.92))
    for row, (place, strength) in enumerate(zip(PLACES, strengths(film), strict=True)):
        y = top + step * row
        sheet.word(
            place,
            left - (0 if sheet.narrow else 14),
            y - (20 if sheet.narrow else 0),
            anchor="start" if sheet.narrow else "end",
        )
        _bars(sheet, strength, left, y, step)
    below = top + step * len(PLACES) - 8
    sheet.word("one minute, a bar a second", (sheet.width + left) / 2, below, fill="ink2")
    _ruler(sheet, left, below + 24, step)


def _ruler(sheet: Sheet, left: float, y: float, step: float) -> None:
    """One bar as high as a second of movement by one hand's width, and its name."""
    wide, high = (sheet.width - left - 24) / FILM_S, 0.46 * step / _FULL
    x = (sheet.width + left) / 2 - 100
    sheet.add(
        path(
            f"M{x:.1f},{y + high / 2:.1f}V{y - high / 2:.1f}",
            stroke="ink2",
            width=0.62 * wide,
            stroke_linecap="butt",
        )
    )
    sheet.word("this high: one hand’s width", x + 12, y + 3, anchor="start", fill="ink2")


def _bars(sheet: Sheet, strength: np.ndarray, left: float, y: float, step: float) -> None:
    """One place's row: a bar for each second, on a line."""
    wide = (sheet.width - left - 24) / FILM_S
    heights = np.minimum(1.0, strength / _FULL) * 0.46 * step
    bars = "".join(
        f"M{left + wide * i:.1f},{y + h / 2:.1f}V{y - h / 2:.1f}" for i, h in enumerate(heights) if h > 0.6
    )
    sheet.add(path(f"M{left},{y}H{left + wide * FILM_S:.1f}", stroke="rule", width=1.2))
    if bars:
        sheet.add(path(bars, stroke="ink2", width=0.62 * wide, stroke_linecap="butt"))


def in_words(film: Film) -> list[str]:
    """How far and how often each place moved, one text a place, without a score.

    >>> from course_lib.models.patient.film import film_of
    >>> in_words(film_of([1, 0, 0, 0, 0, 0, 0], seed=1))[:2]
    ['face: about 0.35 of a hand’s width, in 30\u202f% of the time', 'lips: at rest']
    """
    return [
        f"{place}: about {amplitude:g} of a hand’s width, in {share:.0%} of the time".replace(
            "%", "\u202f%"
        ).replace(" \u202f", "\u202f")
        if amplitude
        else f"{place}: at rest"
        for place, amplitude, share in zip(PLACES, film.amplitudes, film.shares, strict=True)
    ]
