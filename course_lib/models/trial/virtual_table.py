"""The whole result of a virtual trial as counts, which add exactly, and what can be read off them."""

import math
from dataclasses import dataclass

import numpy as np

from course_lib.checks import whole_number
from course_lib.errors import CourseError
from course_lib.models.records.curves import Line, TimeCourse

SCORES = 29  # 0 to 28
Z_95 = 1.959963984540054
_GRID = np.arange(SCORES)


@dataclass(frozen=True, kw_only=True, eq=False)
class TrialTable:
    """How many patients with each first rating had each score: whole numbers, shape (visits, arms, 29, 29).

    The last two axes are the rating at the start and the rating at the visit; who has left is not counted. Tables of
    different patients add with `+`; whole numbers add exactly, in any order. Raises `CourseError` for other shapes.

    >>> one = TrialTable(weeks=(2,), doses_mg=(0.0, 40.0), counts=np.ones((1, 2, 29, 29), dtype=np.int64))
    >>> int((one + one).counts.sum())
    3364
    """

    weeks: tuple[int, ...]
    doses_mg: tuple[float, ...]
    counts: np.ndarray

    def __post_init__(self) -> None:
        wanted = (len(self.weeks), len(self.doses_mg), SCORES, SCORES)
        if np.shape(self.counts) != wanted or np.asarray(self.counts).dtype != np.int64:
            raise CourseError(
                f"counts is an array of shape {np.shape(self.counts)} and kind {np.asarray(self.counts).dtype}, but "
                f"must hold 64-bit whole numbers of shape {wanted}: visits, arms, first rating, rating."
            )

    def __add__(self, other: "TrialTable") -> "TrialTable":
        if (self.weeks, self.doses_mg) != (other.weeks, other.doses_mg):
            raise CourseError(
                f"One table has weeks {self.weeks} and doses {self.doses_mg}, the other {other.weeks} and "
                f"{other.doses_mg}, but both must have the same: only equal cells can be added."
            )
        return TrialTable(weeks=self.weeks, doses_mg=self.doses_mg, counts=self.counts + other.counts)

    @property
    def people(self) -> np.ndarray:
        """Patients rated, shape (visits, arms)."""
        return self.counts.sum(axis=(2, 3))

    @property
    def mean_change(self) -> np.ndarray:
        """Mean of rating less first rating in points, shape (visits, arms); NaN where nobody was rated."""
        return _share(_weighted(self.counts, _GRID[None, :] - _GRID[:, None]), self.people)

    @property
    def sd_change(self) -> np.ndarray:
        """Standard deviation of that change, shape (visits, arms); NaN for fewer than two patients."""
        squares = _weighted(self.counts, (_GRID[None, :] - _GRID[:, None]) ** 2)
        n = self.people
        # Sums of squares are whole numbers, so that nothing is lost by their difference before n is very large.
        about_mean = squares - n * np.nan_to_num(self.mean_change) ** 2
        return np.sqrt(np.maximum(_share(about_mean, np.where(n > 1, n - 1, 0)), 0.0))

    @property
    def mean_score(self) -> np.ndarray:
        """Mean rating, shape (visits, arms)."""
        return _share(_weighted(self.counts, np.broadcast_to(_GRID, (SCORES, SCORES))), self.people)

    @property
    def mean_first(self) -> np.ndarray:
        """Mean first rating of those who are rated at the visit, shape (visits, arms)."""
        rows = np.broadcast_to(_GRID[:, None], (SCORES, SCORES))
        return _share(_weighted(self.counts, rows), self.people)


def _weighted(counts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.einsum("vabs,bs->va", counts, weights.astype(np.int64))


def _share(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    return np.divide(above, below, out=np.full(np.shape(above), np.nan), where=below > 0)


def empty_table(weeks: tuple[int, ...], doses_mg: tuple[float, ...]) -> TrialTable:
    """The table of nobody.

    >>> empty_table((2, 4), (0.0, 40.0)).people.tolist()
    [[0, 0], [0, 0]]
    """
    shape = (len(weeks), len(doses_mg), SCORES, SCORES)
    return TrialTable(weeks=weeks, doses_mg=doses_mg, counts=np.zeros(shape, dtype=np.int64))


def counted_responders(table: TrialTable, cut_percent: int = 50) -> np.ndarray:
    """Share whose score fell by at least so many per cent, of those with a first rating above 0, (visits, arms).

    Counted in whole numbers: halved means that twice the score is not above the first rating. Raises `CourseError` for a
    cut that is no whole number from 1 to 100.

    >>> table = empty_table((2,), (0.0, 40.0))
    >>> table.counts[0, 0, 10, [4, 5, 6]] = 1
    >>> counted_responders(table).round(3).tolist()
    [[0.667, nan]]
    """
    cut = whole_number(
        "cut_percent",
        cut_percent,
        at_least=1,
        at_most=100,
        because="a responder's score falls by part of itself.",
    )
    fell = (100 * _GRID[None, :] <= (100 - cut) * _GRID[:, None]) & (_GRID[:, None] > 0)
    counted = np.broadcast_to(_GRID[:, None] > 0, fell.shape)
    return _share(_weighted(table.counts, fell), _weighted(table.counts, counted))


def number_needed_to_treat(table: TrialTable, cut_percent: int = 50) -> np.ndarray:
    """One over the gain in responders over the first arm, shape (visits, arms); NaN for that arm itself.

    Negative where an arm has fewer responders than the first, infinite where it has as many.

    >>> table = empty_table((2,), (0.0, 40.0))
    >>> table.counts[0, 0, 10, [4, 6]] = 1, 9
    >>> table.counts[0, 1, 10, [4, 6]] = 3, 7
    >>> number_needed_to_treat(table).round(6).tolist()
    [[nan, 5.0]]
    """
    shares = counted_responders(table, cut_percent)
    gain = shares[:, 1:] - shares[:, :1]
    with np.errstate(divide="ignore"):
        return np.concatenate([np.full((len(shares), 1), np.nan), 1.0 / gain], axis=1)


def difference_from_first(table: TrialTable) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Difference of the mean change from the first arm with its 95 % interval: (value, low, high), each (visits, arms).

    >>> table = empty_table((2,), (0.0, 40.0))
    >>> table.counts[0, 0, 10, [9, 11]] = 50
    >>> table.counts[0, 1, 10, [7, 9]] = 50
    >>> [round(float(each[0, 1]), 2) for each in difference_from_first(table)]
    [-2.0, -2.28, -1.72]
    """
    squared = _share(table.sd_change**2, table.people)
    value = table.mean_change - table.mean_change[:, :1]
    half = Z_95 * np.sqrt(squared + squared[:, :1])
    value[:, 0] = half[:, 0] = np.nan
    return value, value - half, value + half


def summary_rows(table: TrialTable) -> list[dict[str, float]]:
    """One row a visit and arm: people, change with its spread, difference from the first arm, responders and NNT.

    >>> list(summary_rows(empty_table((2,), (0.0, 40.0)))[0])[:5]
    ['week', 'dose_mg', 'people', 'mean_change', 'sd_change']
    """
    value, low, high = difference_from_first(table)
    columns = {
        "mean_change": table.mean_change,
        "sd_change": table.sd_change,
        "difference": value,
        "difference_low": low,
        "difference_high": high,
        "halved_percent": 100.0 * counted_responders(table),
        "nnt_halved": number_needed_to_treat(table),
    }
    return [
        {"week": week, "dose_mg": dose, "people": int(table.people[v, a])}
        | {name: _plain(column[v, a]) for name, column in columns.items()}
        for v, week in enumerate(table.weeks)
        for a, dose in enumerate(table.doses_mg)
    ]


def _plain(value: float) -> float:
    return float(value) if math.isfinite(value) else math.nan


def courses_of(table: TrialTable) -> tuple[TimeCourse, TimeCourse] | None:
    """Mean AIMS and per cent of halved scores over the weeks, a line an arm, from week 0; None where nothing can be shown.

    Visits at which some arm has nobody are left out. Week 0 is the first rating of those who came to the first visit.

    >>> courses_of(empty_table((2,), (0.0, 40.0))) is None
    True
    """
    kept = table.people.all(axis=1) & np.isfinite(counted_responders(table)).all(axis=1)
    if not kept.any():
        return None
    weeks = np.concatenate([[0.0], np.array(table.weeks, dtype=float)[kept]])
    scores = np.vstack([table.mean_first[kept][:1], table.mean_score[kept]])
    halved = np.vstack([np.zeros(len(table.doses_mg)), 100.0 * counted_responders(table)[kept]])
    return _course("mean AIMS", "points", weeks, scores, table), _course(
        "score halved", "%", weeks, halved, table
    )


def _course(label: str, unit: str, weeks: np.ndarray, values: np.ndarray, table: TrialTable) -> TimeCourse:
    lines = [
        Line(
            label=f"{dose:g} mg" if dose else "placebo",
            values=values[:, arm],
            quantity="valbenazine" if dose else "movement",
        )
        for arm, dose in enumerate(table.doses_mg)
    ]
    return TimeCourse(
        quantity="movement", label=label, unit=unit, times=weeks, time_unit="weeks", lines=lines
    )
