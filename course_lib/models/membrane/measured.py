"""1,058 measured values of log(brain ÷ blood), and what straight lines and parabolas make of them.

Values: regression set of B3DB (Meng 2021, CC0); log P and polar surface were calculated by RDKit and stored with them.
The values are *totals* from some 50 sources of unequal quality.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from course_lib.checks import array_of_numbers, number, whole_number
from course_lib.errors import CourseError

DATA = Path(__file__).parent / "data" / "log_brain_blood.csv"


@dataclass(frozen=True, kw_only=True, eq=False)
class BrainValues:
    """Measured log(brain ÷ blood), with calculated log P and polar surface (Å²), each of shape (compounds,).

    >>> len(measured_values().log_ratio)
    1058
    """

    log_ratio: np.ndarray
    log_p: np.ndarray
    polar_surface_angstrom2: np.ndarray


@cache
def measured_values() -> BrainValues:
    """The stored values; arrays cannot be changed. Source: B3DB, Meng 2021.

    >>> round(float(measured_values().log_p.max()), 1)
    7.2
    """
    with DATA.open(encoding="utf-8", newline="") as lines:
        rows = np.array([[float(cell) for cell in row] for row in list(csv.reader(lines))[1:]])
    rows.flags.writeable = False
    return BrainValues(log_ratio=rows[:, 1], log_p=rows[:, 2], polar_surface_angstrom2=rows[:, 3])


def explained(columns: list, values: object) -> float:
    """Share of the variance of the values that a least-squares fit of the columns (and a constant) explains, R².

    Raises `CourseError` for columns of another length and for values that are all alike. Source: definition.

    >>> round(explained([[0.0, 1.0, 2.0]], [1.0, 3.0, 5.0]), 6)
    1.0
    """
    y = array_of_numbers("values", values, least_items=3, dimensions=1, because="a fit needs points.")
    X = np.column_stack([np.ones(len(y)), *(_column(column, len(y)) for column in columns)])
    spread = ((y - y.mean()) ** 2).sum()
    if spread == 0:
        raise CourseError("The values are all alike, but must differ: there is nothing to explain.")
    weights, *_ = np.linalg.lstsq(X, y, rcond=None)
    return float(1.0 - ((y - X @ weights) ** 2).sum() / spread)


def parabola_optimum(log_p: object, values: object) -> float:
    """log P at the top of the fitted parabola; NaN where it opens upwards and has no top.

    Source: −b/(2a) of the least-squares parabola.

    >>> round(parabola_optimum([0.0, 1.0, 2.0, 3.0, 4.0], [0.0, 3.0, 4.0, 3.0, 0.0]), 6)
    2.0
    """
    x = array_of_numbers(
        "log_p", log_p, least_items=3, dimensions=1, because="a parabola needs three points."
    )
    y = _column(values, len(x))
    a, b, _ = np.polyfit(x, y, 2)
    return float(-b / (2 * a)) if a < 0 else float("nan")


def bootstrap_optimum(
    log_p: object, values: object, *, repeats: int = 1000, seed: int = 9, level: float = 0.95
) -> tuple[float, float, float]:
    """Interval of the parabola's optimum over resampled compounds, and the share of resamples that have none.

    The two ends are quantiles among the resamples that have a top. Raises `CourseError` for fewer than 20 repeats.
    Source: percentile bootstrap.

    >>> x = np.linspace(0, 4, 50)
    >>> low, high, none = bootstrap_optimum(x, -((x - 2) ** 2), repeats=50)
    >>> round(low, 3), round(high, 3), none
    (2.0, 2.0, 0.0)
    """
    x = array_of_numbers(
        "log_p", log_p, least_items=3, dimensions=1, because="a parabola needs three points."
    )
    y = _column(values, len(x))
    times = whole_number(
        "repeats", repeats, at_least=20, at_most=100_000, because="quantiles need resamples."
    )
    inside = number("level", level, above=0, below=1, because="it is a coverage.")
    rng = np.random.default_rng(seed)
    tops = np.array([parabola_optimum(x[i], y[i]) for i in rng.integers(0, len(x), (times, len(x)))])
    found = tops[np.isfinite(tops)]
    if not found.size:
        raise CourseError(
            "No resample has a parabola with a top, but the interval needs one: the data only rise."
        )
    low, high = np.quantile(found, [(1 - inside) / 2, (1 + inside) / 2])
    return float(low), float(high), float(1.0 - found.size / times)


def _column(column: object, length: int) -> np.ndarray:
    values = array_of_numbers("a column", column, dimensions=1, because="each compound has one value.")
    if len(values) != length:
        raise CourseError(
            f"A column has {len(values)} values, but must have {length}: one for each compound."
        )
    return values
