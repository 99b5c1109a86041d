"""The bar test of catalepsy: latencies that are cut off, six groups of animals, and the lowest dose that differs.

A rat's front paws are put on a bar; how long until it steps down? Latencies are lognormal, with the same coefficient of
variation in all groups, and end at the cut-off. A dose shortens the median by the same curve in every experiment; what
is reported as the *minimum effective dose* is the lowest dose that differs from vehicle.

Source: cut-off and doses as a source describes them (`catalepsy.cut_off`); medians, scatter and effect are illustrative.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, whole_number
from course_lib.errors import CourseError
from course_lib.facts import claimed
from course_lib.models.allostery.chain import CSF_nM_PER_MG_KG
from course_lib.models.experiments.dunnett import comparisons, critical_value

DOSES_MG_KG = (0.3, 1.0, 3.0, 10.0, 30.0)
CUT_OFF_S = claimed("catalepsy.cut_off", "s")
MEDIAN_S, SCATTER, MOST_EFFECT = 120.0, 0.45, 0.75  # illustrative
HALF_nM = claimed("mglu4.valiglurax_ec50_rat", "nM")


@dataclass(frozen=True, kw_only=True)
class BarTest:
    """Animals a group, coefficient of variation, largest share by which a dose shortens the median, and cut-off (s).

    Raises `CourseError` for fewer than 2 animals, no scatter, an effect outside 0 to 1 and a cut-off not above 0.

    >>> BarTest(animals=1)
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: animals is 1, but must be at least 2 and at most 10000: one animal does not show how much animals differ.
    """

    animals: int = 8
    scatter: float = SCATTER
    most_effect: float = MOST_EFFECT
    cut_off_s: float = CUT_OFF_S

    def __post_init__(self) -> None:
        whole_number(
            "animals",
            self.animals,
            at_least=2,
            at_most=10_000,
            because="one animal does not show how much animals differ.",
        )
        number("scatter", self.scatter, above=0, at_most=3, because="animals differ.")
        number("most_effect", self.most_effect, at_least=0, below=1, because="it shortens the median.")
        number("cut_off_s", self.cut_off_s, above=0, because="a rat is taken off the bar at some time.")


def median_s(test: BarTest, dose_mg_kg: object) -> np.ndarray:
    """True median latency (s) at each dose (mg/kg), before any cut; shape of the doses.

    Raises `CourseError` for negative doses. Source: hyperbola over concentration, half at the rat's EC50.

    >>> median_s(BarTest(), [0, 1, 30]).round().tolist()
    [120.0, 73.0, 33.0]
    """
    doses = array_of_numbers("dose_mg_kg", dose_mg_kg, at_least=0, because="it is a dose.")
    held = CSF_nM_PER_MG_KG * doses
    return MEDIAN_S * (1.0 - test.most_effect * held / (held + HALF_nM))


def latencies_s(test: BarTest, experiments: int, seed: object) -> np.ndarray:
    """Latencies (s), shape (experiments, 6, animals): vehicle first, then the doses; none beyond the cut-off.

    Raises `CourseError` for no experiment.

    >>> latencies_s(BarTest(), 10, seed=1).shape
    (10, 6, 8)
    """
    times = whole_number("experiments", experiments, at_least=1, because="something is tested.")
    noise = np.random.default_rng(seed).normal(0.0, 1.0, (times, 1 + len(DOSES_MG_KG), test.animals))
    spread = np.sqrt(np.log1p(test.scatter**2))
    return np.minimum(test.cut_off_s, median_s(test, (0.0, *DOSES_MG_KG))[:, None] * np.exp(spread * noise))


def differing(latencies: object, *, logarithms: bool = False) -> np.ndarray:
    """Which doses differ from vehicle by Dunnett, two-sided 5 %; truth values of shape (…, doses).

    Raises `CourseError` for fewer than 2 animals, latencies not above 0, and groups in which nothing varies.

    >>> differing([[100.0, 120.0, 140.0], [20.0, 30.0, 40.0]])
    array([ True])
    """
    seen = array_of_numbers("latencies", latencies, because="each animal has a latency.")
    if seen.ndim < 2:
        raise CourseError(f"latencies has shape {seen.shape}, but must be (groups, animals): vehicle first.")
    if seen.min() <= 0:
        raise CourseError(f"A latency is {seen.min():g} s, but must be above 0: it is a time.")
    values = np.log(seen) if logarithms else seen
    t = comparisons(values)
    return np.abs(t) > critical_value(t.shape[-1], values.shape[-1])


@dataclass(frozen=True, kw_only=True)
class Lottery:
    """Over many experiments: power of each dose, how often each was the lowest that differs, and shares at the cut-off.

    `power` and `lowest` have shape (doses,); `none` is the share of experiments without any; `cut` has shape (groups,).

    >>> Lottery(power=[0.2], lowest=[0.2], none=0.8, cut=[0.1, 0.0]).none
    0.8
    """

    power: np.ndarray
    lowest: np.ndarray
    none: float
    cut: np.ndarray


def lottery(test: BarTest, experiments: int = 4000, seed: int = 1, *, logarithms: bool = False) -> Lottery:
    """What many experiments alike report.

    Raises `CourseError` for no experiment.

    >>> found = lottery(BarTest(animals=8))
    >>> found.power.round(2).tolist()
    [0.17, 0.58, 0.93, 0.99, 1.0]
    """
    latencies = latencies_s(test, experiments, seed)
    differs = differing(latencies, logarithms=logarithms)
    first = np.where(differs.any(axis=1), differs.argmax(axis=1), len(DOSES_MG_KG))
    counts = np.bincount(first, minlength=len(DOSES_MG_KG) + 1) / len(first)
    return Lottery(
        power=differs.mean(axis=0),
        lowest=counts[:-1],
        none=float(counts[-1]),
        cut=(latencies >= test.cut_off_s).mean(axis=(0, 2)),
    )
