"""What chapter 04 shows of one pulse of dopamine at a receptor: what it reaches, and what equilibrium would be.

ILLUSTRATION: pulse height, tonic level and pulse length are chosen for teaching; the receptor is `receptor.D2`
unless another affinity is set, and dopamine leaves it at one and the same rate.
"""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import fraction, number
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.target.receptor import D2, occupancy, occupancy_in_pulse, settling_time_s

PULSE_nM, TONIC_nM = 100.0, 5.0  # illustrative
BEFORE_s, AFTER_s = 0.2, 1.3
_POINTS = 301
_NAMES_APART = 0.05


@dataclass(frozen=True, kw_only=True)
class PulseView:
    """Occupancy through a pulse with full and with smaller quanta, what each reaches and what it would settle at.

    Peaks and equilibria are shares of receptors, full quanta first; `settling_s` is the time constant in the pulse.
    """

    course: TimeCourse
    reached: tuple[float, float]
    equilibrium: tuple[float, float]
    settling_s: float


def pulse_view(*, kd_nM: float = D2.kd_nM, pulse_length_s: float = 0.1, depletion: float = 0.5) -> PulseView:
    """The view of a pulse of 100 nM over 5 nM, and of the same pulse from quanta smaller by `depletion`.

    Depletion shrinks pulse and tonic level alike. Raises `CourseError` for values out of range.

    >>> view = pulse_view(kd_nM=30.0)
    >>> [round(share, 3) for share in (*view.equilibrium, *view.reached)]
    [0.769, 0.625, 0.195, 0.105]
    """
    receptor = replace(
        D2, kd_nM=number("kd_nM", kd_nM, above=0, because="it is a concentration of half effect.")
    )
    length = number(
        "pulse_length_s", pulse_length_s, above=0, at_most=1, because="the record holds a second."
    )
    left = 1.0 - fraction("depletion", depletion, because="it is a share of the content.")
    times = np.linspace(-BEFORE_s, AFTER_s, _POINTS)
    both = [
        {"pulse_nM": share * PULSE_nM, "pulse_length_s": length, "tonic_nM": share * TONIC_nM}
        for share in (1.0, left)
    ]
    courses = [occupancy_in_pulse(receptor, times, **one) for one in both]
    reached = [float(occupancy_in_pulse(receptor, [length], **one)[0]) for one in both]
    settled = [float(occupancy(receptor, share * PULSE_nM)) for share in (1.0, left)]
    names = ("full quanta", "smaller")
    return PulseView(
        course=TimeCourse(
            quantity="receptor",
            label="D2 held by dopamine",
            unit="%",
            times=times,
            time_unit="s",
            lines=[Line(label=name, values=100 * line) for name, line in zip(names, courses, strict=True)],
            levels=_equilibria(*settled),
        ),
        reached=(reached[0], reached[1]),
        equilibrium=(settled[0], settled[1]),
        settling_s=settling_time_s(receptor, PULSE_nM),
    )


def _equilibria(full: float, smaller: float) -> dict[str, float]:
    """Both equilibria as levels in per cent; one alone where their names would lie on each other."""
    levels = {"equilibrium": 100 * full}
    return levels if full - smaller < _NAMES_APART else {**levels, "equilibrium, smaller": 100 * smaller}
