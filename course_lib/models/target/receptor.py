"""Occupancy of a dopamine receptor: by dopamine alone, beside an antagonist, and in a pulse too short to settle.

Equilibrium with a competitor: θ = C/(C + Kd (1 + A/Ki)). If the antagonist holds the share O of the receptors,
dopamine shares the rest: θ = (1 − O) C/(C + Kd). In time: dθ/dt = kon C (1 − θ) − koff θ with kon = koff/Kd,
so that a pulse of constant C ends at θ∞ + (θ0 − θ∞) exp(−(kon C + koff) t).
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.errors import CourseError
from course_lib.facts import claimed, fact, preset


@dataclass(frozen=True, kw_only=True)
class Receptor:
    """A receptor's affinity for dopamine and the rate at which dopamine leaves it.

    >>> D2.kd_nM
    7.0
    """

    kd_nM: float
    off_rate_per_s: float

    def __post_init__(self) -> None:
        number("kd_nM", self.kd_nM, above=0, because="it is a concentration of half effect.")
        number(
            "off_rate_per_s",
            self.off_rate_per_s,
            above=0,
            because="dopamine that never leaves signals nothing.",
        )


# One off-rate was published, for D2; the worked example of source document S3 uses another Kd,
# a claim and no fact, so that it is no preset.
D2 = preset(
    lambda: Receptor(kd_nM=fact("receptor.d2_ec50", "nM"), off_rate_per_s=fact("receptor.d2_off_rate", "1/s"))
)
D2_AS_CLAIMED = Receptor(
    kd_nM=claimed("receptor.d2_ec50", "nM"), off_rate_per_s=fact("receptor.d2_off_rate", "1/s")
)


def occupancy(
    receptor: Receptor, dopamine_nM: object, *, antagonist_nM: object = 0.0, antagonist_ki_nM: float = 1.0
) -> float | np.ndarray:
    """Share of receptors that hold dopamine at equilibrium, beside a competitive antagonist.

    Dopamine and antagonist are numbers or arrays that broadcast; the share has their shape.
    Raises `CourseError` for concentrations below zero and a Ki of zero or less. Source: law of mass action.

    >>> round(occupancy(D2_AS_CLAIMED, 100.0), 3), round(occupancy(D2, 100.0), 3)
    (0.769, 0.935)
    """
    C, A = _concentration("dopamine_nM", dopamine_nM), _concentration("antagonist_nM", antagonist_nM)
    ki = number(
        "antagonist_ki_nM", antagonist_ki_nM, above=0, because="it is a concentration of half effect."
    )
    return plain(C / (C + _require_receptor(receptor).kd_nM * (1 + A / ki)))


def antagonist_occupancy(
    receptor: Receptor, dopamine_nM: object, *, antagonist_nM: object, antagonist_ki_nM: float
) -> float | np.ndarray:
    """Share of receptors that hold the antagonist at equilibrium, beside dopamine.

    Shapes and errors as `occupancy`. Source: law of mass action.

    >>> antagonist_occupancy(D2, 0.0, antagonist_nM=3.0, antagonist_ki_nM=1.0)
    0.75
    """
    C, A = _concentration("dopamine_nM", dopamine_nM), _concentration("antagonist_nM", antagonist_nM)
    ki = number(
        "antagonist_ki_nM", antagonist_ki_nM, above=0, because="it is a concentration of half effect."
    )
    return plain(A / (A + ki * (1 + C / _require_receptor(receptor).kd_nM)))


def settling_time_s(receptor: Receptor, dopamine_nM: float) -> float:
    """Time constant with which occupancy approaches equilibrium at constant dopamine, in seconds.

    `1/(kon C + koff)`: faster the more dopamine there is. Raises `CourseError` for a concentration below zero.

    >>> round(settling_time_s(D2, 100.0), 2)
    0.33
    """
    dopamine = number("dopamine_nM", dopamine_nM, at_least=0, because="it is a concentration.")
    return 1 / (_require_receptor(receptor).off_rate_per_s * (1 + dopamine / receptor.kd_nM))


def occupancy_in_pulse(
    receptor: Receptor, times_s: object, *, pulse_nM: float, pulse_length_s: float, tonic_nM: float
) -> np.ndarray:
    """Share of receptors that hold dopamine before, in and after a square pulse that starts at time 0.

    Before the pulse and after it dopamine stands at `tonic_nM`. Shape of the times; exact.
    Raises `CourseError` for concentrations or a length below zero. Source: the equation above.

    >>> occupancy_in_pulse(D2, [-1, 0.1], pulse_nM=100, pulse_length_s=0.1, tonic_nM=10).round(2)
    array([0.59, 0.68])
    """
    times = array_of_numbers("times_s", times_s, because="a course needs times.")
    length = number("pulse_length_s", pulse_length_s, at_least=0, because="a pulse runs forward in time.")
    low, high = occupancy(receptor, tonic_nM), occupancy(receptor, pulse_nM)
    inside, after = np.clip(times, 0, length), np.maximum(times - length, 0)
    peak = high + (low - high) * np.exp(-inside / settling_time_s(receptor, pulse_nM))
    return low + (peak - low) * np.exp(-after / settling_time_s(receptor, tonic_nM))


def _concentration(name: str, values: object) -> np.ndarray:
    return array_of_numbers(name, values, at_least=0, because="it is a concentration.")


def _require_receptor(receptor: object) -> Receptor:
    if not isinstance(receptor, Receptor):
        raise CourseError(
            f"receptor is a {type(receptor).__name__}, but must be a Receptor: start from D2, "
            "or give kd_nM and off_rate_per_s."
        )
    return receptor
