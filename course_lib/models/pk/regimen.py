"""Who takes how much, when: regimens as plain lists of doses, and the ways in which they change.

A dose with a duration above zero is an infusion at a constant rate; all others arrive at once where the
model takes them in. Doses are in mg, times in hours from the start of the record.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from course_lib.checks import array_of_numbers, number, whole_number
from course_lib.errors import CourseError

LONGEST_H = 1e6  # 114 years
MOST_DOSES = 100_000
_DOSE = "nobody can take less than nothing."
_TIME = "a record starts at hour 0 and ends within a lifetime."


@dataclass(frozen=True, kw_only=True, eq=False)
class Regimen:
    """Doses in order of time: `times_h`, `doses_mg` and `durations_h`, each of shape (doses,).

    A duration of 0 is a dose given at once; `infused` says that there is another. Raises `CourseError` for negative or missing numbers and for
    lists of different length.

    >>> Regimen(times_h=[24, 0], doses_mg=[80, 40]).doses_mg
    array([40., 80.])
    """

    times_h: np.ndarray
    doses_mg: np.ndarray
    durations_h: np.ndarray = field(default=None)
    infused: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        times = array_of_numbers("times_h", self.times_h, dimensions=1, because="each dose has its time.")
        doses = array_of_numbers("doses_mg", self.doses_mg, dimensions=1, because="each dose has its size.")
        given = np.zeros(len(times)) if self.durations_h is None else self.durations_h
        lengths = array_of_numbers("durations_h", given, dimensions=1, because="an infusion takes time.")
        if not len(times) == len(doses) == len(lengths):
            raise CourseError(
                f"times_h has {len(times)}, doses_mg {len(doses)} and durations_h {len(lengths)} items, "
                "but all must have the same number: a dose has one time, one size and one duration."
            )
        for name, values, why in (("times_h", times, _TIME), ("durations_h", lengths, _TIME)):
            number(f"the largest of {name}", values.max(), at_most=LONGEST_H, because=why)
            number(f"the smallest of {name}", values.min(), at_least=0, because=why)
        number("the smallest of doses_mg", doses.min(), at_least=0, because=_DOSE)
        order = np.argsort(times, kind="stable")
        for name, values in (("times_h", times), ("doses_mg", doses), ("durations_h", lengths)):
            object.__setattr__(self, name, values[order])
        object.__setattr__(self, "infused", bool(lengths.any()))


def once(dose_mg: float, at_h: float = 0.0) -> Regimen:
    """One dose, in mg, at one hour.

    Raises `CourseError` for a negative dose or time.

    >>> once(40).doses_mg.tolist(), once(40).times_h.tolist()
    ([40.0], [0.0])
    """
    return Regimen(times_h=[_hour("at_h", at_h)], doses_mg=[_mg(dose_mg)])


def repeated(dose_mg: float, every_h: float, doses: int, start_h: float = 0.0) -> Regimen:
    """The same dose, in mg, again and again at even intervals.

    Raises `CourseError` for a dose below zero, an interval of zero or less, or no dose at all.

    >>> repeated(40, every_h=24, doses=3).times_h.tolist()
    [0.0, 24.0, 48.0]
    """
    dose = _mg(dose_mg)
    gap = number("every_h", every_h, above=0, at_most=LONGEST_H, because="two doses need time between them.")
    count = whole_number(
        "doses", doses, at_least=1, at_most=MOST_DOSES, because="a regimen is counted in doses."
    )
    return Regimen(times_h=_hour("start_h", start_h) + gap * np.arange(count), doses_mg=np.full(count, dose))


def infused(dose_mg: float, over_h: float, at_h: float = 0.0) -> Regimen:
    """One infusion of a dose, in mg, at a constant rate over some hours.

    Raises `CourseError` for a dose below zero or a duration of zero or less.

    >>> infused(10, over_h=2).durations_h.tolist()
    [2.0]
    """
    length = number("over_h", over_h, above=0, at_most=LONGEST_H, because="an infusion takes time.")
    return Regimen(times_h=[_hour("at_h", at_h)], doses_mg=[_mg(dose_mg)], durations_h=[length])


def joined(*regimens: Regimen) -> Regimen:
    """All doses of several regimens in one, in order of time.

    Raises `CourseError` where something is not a regimen.

    >>> joined(once(40), once(80, at_h=168)).doses_mg.tolist()
    [40.0, 80.0]
    """
    if not regimens or not all(isinstance(each, Regimen) for each in regimens):
        raise CourseError("joined got something else, but must get regimens: only doses can be put in order.")
    return Regimen(
        times_h=np.concatenate([each.times_h for each in regimens]),
        doses_mg=np.concatenate([each.doses_mg for each in regimens]),
        durations_h=np.concatenate([each.durations_h for each in regimens]),
    )


def with_missed(regimen: Regimen, *which: int) -> Regimen:
    """The regimen with some doses forgotten; the first dose is number 1.

    The clock of the other doses stays. Raises `CourseError` for a number that no dose has.

    >>> with_missed(repeated(40, 24, 3), 2).doses_mg.tolist()
    [40.0, 0.0, 40.0]
    """
    return _scaled(regimen, which, 0.0)


def with_doubled(regimen: Regimen, *which: int) -> Regimen:
    """The regimen with some doses taken twice at once; the first dose is number 1.

    Raises `CourseError` for a number that no dose has.

    >>> with_doubled(repeated(40, 24, 3), 3).doses_mg.tolist()
    [40.0, 40.0, 80.0]
    """
    return _scaled(regimen, which, 2.0)


def _scaled(regimen: Regimen, which: tuple[int, ...], factor: float) -> Regimen:
    doses, last = regimen.doses_mg.copy(), len(regimen.doses_mg)
    because = f"the regimen has doses 1 to {last}."
    for each in which:
        doses[whole_number("the dose's number", each, at_least=1, at_most=last, because=because) - 1] *= (
            factor
        )
    return replace(regimen, doses_mg=doses)


def _mg(value: object) -> float:
    return number("dose_mg", value, at_least=0, because=_DOSE)


def _hour(name: str, value: object) -> float:
    return number(name, value, at_least=0, at_most=LONGEST_H, because=_TIME)


@dataclass(frozen=True, kw_only=True)
class Bioavailability:
    """Share of a dose that arrives, which may rise with the dose towards a limit.

    `F = base (1 + max_increase (D − 1)/(half_increase_dose_mg + D − 1))` with D in mg, 1 mg being the
    reference; doses below 1 mg count as 1 mg. Source: Nguyen 2025, J Clin Pharmacol 65:1777.

    >>> Bioavailability(base=0.5).max_increase
    0.0
    """

    base: float = 1.0
    max_increase: float = 0.0
    half_increase_dose_mg: float = 1.0

    def __post_init__(self) -> None:
        number("base", self.base, at_least=0, because="nothing can arrive less than nothing.")
        number("max_increase", self.max_increase, at_least=0, because="it is a rise.")
        number("half_increase_dose_mg", self.half_increase_dose_mg, above=0, because="it is a dose.")


def absorbed_fraction(bioavailability: Bioavailability, doses_mg: np.ndarray) -> np.ndarray:
    """Share of each dose that arrives, same shape as the doses (mg).

    >>> absorbed_fraction(Bioavailability(max_increase=1.0, half_increase_dose_mg=39), [40, 1]).tolist()
    [1.5, 1.0]
    """
    if not bioavailability.max_increase:
        return np.full(np.shape(doses_mg), float(bioavailability.base))
    excess_mg = np.maximum(np.asarray(doses_mg, dtype=float) - 1.0, 0.0)
    rise = excess_mg / (bioavailability.half_increase_dose_mg + excess_mg)
    return bioavailability.base * (1.0 + bioavailability.max_increase * rise)
