"""Receptors that adapt to the signal they get: number, function, and the movements that follow.

Drive u is dopamine's hold on a normal set of D2 receptors, relative to an untreated striatum (`adaptation_drive`).
A receptor pool R, 1 without drugs, is made at a constant rate and lost the faster the more it is used:

    dR/dt = k [(1 + g) − (1 + g u) R],    at rest R = (1 + g)/(1 + g u),    time constant 1/(k (1 + g u))

Two pools obey it: all receptors (number N, small gain) and the functional, high-affinity ones (F, large gain).
Signal S = F u; sensitivity of one receptor F/N; balance B = S/acetylcholine, all 1 without drugs.
Parkinsonism begins where B falls below one threshold, dyskinesia where it rises above another.

Built in by assumption: that used receptors are lost faster (hence a pull of the signal towards 1: tolerance), the gains
(set so that at usual occupancy the measured rises come out), the turnover (set so that function is normal again
when it was measured to be), both thresholds, and that movement follows the ratio of dopamine to acetylcholine.
Follow at once from these, and so put in as well: faster offset than onset (loss acts on the pool), relief by depleting
dopamine before receptors have changed (movement follows the drive), dyskinesia when a dose is missed or stopped
(receptors that grew meet a free drive), and opposite answers to an anticholinergic (the ratio).
Found, with no parameter set for it: receptors' slow rise under depletion, and with it the rebound on stopping a
VMAT2 inhibitor.
What the model cannot say: why dyskinesia comes under a steady block, since S at rest is below 1 for every drive below
1 (`slow_store` adds what can); why some people's never leaves, and why new cases come at a steady rate over years; here
every change is over within months and leaves no trace. Its pace is that of rats; people's is not known.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, fraction, number, plain
from course_lib.errors import CourseError
from course_lib.facts import fact, preset


@dataclass(frozen=True, kw_only=True)
class Adaptation:
    """A receptor pool: how strongly it answers its drive, and how fast it turns over without any.

    >>> adapted(Adaptation(gain=4.0, turnover_per_day=0.03), 0.25)
    2.5
    """

    gain: float
    turnover_per_day: float

    def __post_init__(self) -> None:
        number("gain", self.gain, at_least=0, at_most=50, because="use hastens loss or does nothing.")
        number(
            "turnover_per_day", self.turnover_per_day, above=0, at_most=24, because="receptors are renewed."
        )


def adapted(pool: Adaptation, drive: object) -> float | np.ndarray:
    """Size of a pool at rest under a constant drive, relative to no drug; shape of the drive.

    Raises `CourseError` for a drive below zero. Source: the module's equation, solved in notebook 04.

    >>> adapted(FUNCTION, 1.0)
    1.0
    """
    u, g = _drives(drive), _require_pool(pool).gain
    return plain((1 + g) / (1 + g * u))


def time_constant_days(pool: Adaptation, drive: object) -> float | np.ndarray:
    """Time constant with which a pool approaches rest under a constant drive, in days; shape of the drive.

    Longer under block than off it: onset is slower than offset. Raises `CourseError` for a drive below zero.
    Source: the module's equation.

    >>> bool(time_constant_days(FUNCTION, 0.3) > 2 * time_constant_days(FUNCTION, 1.0))
    True
    """
    u, pool = _drives(drive), _require_pool(pool)
    return plain(1 / (pool.turnover_per_day * (1 + pool.gain * u)))


def days_until(pool: Adaptation, drive: float, share: float) -> float:
    """Days after a step of the drive until a pool has covered a share of its way to rest.

    Raises `CourseError` for a share of 1 or more and a drive below zero. Source: exponential approach.

    >>> days_until(FUNCTION, 1.0, 0.0)
    0.0
    """
    part = number("share", share, at_least=0, below=1, because="rest is reached only in the limit.")
    level = number("drive", drive, at_least=0, at_most=1e3, because="it compares an occupancy with another.")
    return float(time_constant_days(pool, level) * -np.log1p(-part))


def gain_for(rise: float, drive: float) -> float:
    """Gain with which a pool at rest has grown by `rise` (0.3 is 30 %) under a constant drive.

    Raises `CourseError` for a rise that no gain can give: more than would restore the signal in full.
    Source: the equation of rest, solved for the gain.

    >>> gain_for(0.5, 0.5)
    2.0
    """
    u = number("drive", drive, at_least=0, below=1, because="a full drive gives no reason to grow.")
    most = 1 / u - 1 if u else np.inf
    grown = number("rise", rise, at_least=0, below=most, because="growth restores the signal at most.")
    return grown / (1 - u * (1 + grown))


@dataclass(frozen=True, kw_only=True)
class Striatum:
    """Receptor pools, dopamine's hold at rest, and the balances at which movement fails and runs over.

    `resting_occupancy` is the share of D2 receptors that dopamine holds without drugs.

    >>> STRIATUM.parkinsonism_below
    0.22
    """

    number: Adaptation
    function: Adaptation
    resting_occupancy: float
    parkinsonism_below: float
    dyskinesia_above: float

    def __post_init__(self) -> None:
        for name in ("number", "function"):
            _require_pool(getattr(self, name))
        because = "dopamine holds some receptors at rest, but not all."
        number("resting_occupancy", self.resting_occupancy, above=0, below=1, because=because)
        number(
            "parkinsonism_below", self.parkinsonism_below, above=0, below=1, because="a normal balance is 1."
        )
        number(
            "dyskinesia_above",
            self.dyskinesia_above,
            at_least=1,
            at_most=100,
            because="a normal balance is 1.",
        )


def parkinsonism(striatum: Striatum, balance: object) -> float | np.ndarray:
    """Parkinsonism from 0, at its threshold and above it, to 1 without any signal; shape of the balance.

    Raises `CourseError` for a balance below zero. Source: threshold of Kapur 2000; the straight line is assumed.

    >>> parkinsonism(STRIATUM, [1.0, 0.11, 0.0])
    array([0. , 0.5, 1. ])
    """
    return plain(
        np.maximum(0.0, 1 - _drives(balance, "balance") / require_striatum(striatum).parkinsonism_below)
    )


def dyskinesia(striatum: Striatum, balance: object) -> float | np.ndarray:
    """Dyskinesia: how far the balance runs over its threshold, in normal balances; shape of the balance.

    Raises `CourseError` for a balance below zero. Source: assumed; no source puts a number on the threshold.

    >>> dyskinesia(STRIATUM, [1.0, 2.2])
    array([0., 1.])
    """
    return plain(np.maximum(0.0, _drives(balance, "balance") - require_striatum(striatum).dyskinesia_above))


def _drives(values: object, name: str = "drive") -> np.ndarray:
    return array_of_numbers(name, values, at_least=0, because="it compares a signal with the normal one.")


def _require_pool(pool: object) -> Adaptation:
    if not isinstance(pool, Adaptation):
        raise CourseError(
            f"pool is a {type(pool).__name__}, but must be an Adaptation: it needs gain and turnover_per_day."
        )
    return pool


def require_striatum(striatum: object) -> Striatum:
    """The striatum itself.

    Raises `CourseError` for anything else.

    >>> require_striatum(STRIATUM) is STRIATUM
    True
    """
    if not isinstance(striatum, Striatum):
        raise CourseError(
            f"striatum is a {type(striatum).__name__}, but must be a Striatum: start from STRIATUM."
        )
    return striatum


def _share(fact_id: str) -> float:
    return fraction(fact_id, fact(fact_id, "%") / 100, because="it is a share of receptors.")


_LEFT_WHEN_GONE = 0.1  # "gone" is read as a tenth of the excess left


def _gain(fact_id: str) -> float:
    # The rises were measured in rats under continuous haloperidol; that it held the usual share is assumed.
    return gain_for(fact(fact_id, "%") / 100, 1 - _share("antipsychotic.usual_occupancy"))


def _turnover_per_day() -> float:
    # One turnover serves both pools: they are one protein.
    rate_per_day = -np.log(_LEFT_WHEN_GONE) / fact("receptor.supersensitivity_end", "day")
    return float(rate_per_day / (1 + _gain("receptor.d2high_increase")))


def _pool(fact_id: str) -> Adaptation:
    return Adaptation(gain=_gain(fact_id), turnover_per_day=_turnover_per_day())


FUNCTION = preset(lambda: _pool("receptor.d2high_increase"))
NUMBER = preset(lambda: _pool("receptor.d2_number_increase"))
_DYSKINESIA_ABOVE = 1.2  # illustrative: a fifth above normal
STRIATUM = preset(
    lambda: Striatum(
        number=NUMBER,
        function=FUNCTION,
        resting_occupancy=_share("receptor.d2_baseline_occupancy"),
        parkinsonism_below=round(1 - _share("antipsychotic.parkinsonism_occupancy"), 12),
        dyskinesia_above=_DYSKINESIA_ABOVE,
    )
)
