"""The parts of a clinical trial: people, a draw by lot, arms, and an estimate with its interval."""

from course_lib.drawings.kit.arrows import arrow
from course_lib.drawings.kit.body import person
from course_lib.drawings.svg import circle, path


def crowd(x: float, y: float, columns: int, rows: int, *, fill: str = "ink2", step: float = 30) -> str:
    """People in rows from (x, y) on.

    >>> crowd(0, 0, 3, 2).count("<circle")
    6
    """
    return "".join(
        person(x + step * i, y + 1.25 * step * j, fill=fill) for j in range(rows) for i in range(columns)
    )


def lot(x: float, y: float, up: tuple[float, float], down: tuple[float, float]) -> str:
    """A draw by lot at (x, y): a die from which two arrows lead to the arms.

    >>> lot(0, 0, (50, -20), (50, 20)).count("<circle")
    3
    """
    die = path(f"M{x - 17:g},{y - 17:g}h34v34h-34z", fill="paper", stroke="ink", width=3)
    eyes = "".join(circle(x + d, y + d, 3.6, fill="ink") for d in (-8, 0, 8))
    return arrow((x + 17, y - 6), up) + arrow((x + 17, y + 6), down) + die + eyes


def estimate(x: float, y: float, half: float, *, measured: bool = True, scale: float = 1.0) -> str:
    """An estimate at x with an interval of some half width: a filled mark if measured, an open one if modelled.

    >>> estimate(0, 0, 30).count("<path")
    1
    """
    caps = f"M{x - half:g},{y:g}H{x + half:g}M{x - half:g},{y - 6 * scale:g}v{12 * scale:g}M{x + half:g},{y - 6 * scale:g}v{12 * scale:g}"
    mark = circle(x, y, 7 * scale, fill="ink" if measured else "paper", stroke="ink", width=2.5)
    return path(caps, stroke="ink", width=2.5) + mark
