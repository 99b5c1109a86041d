"""What chapter 09 follows to the end: three clocks, reserpine's two pools, and 1,058 measured brains."""

import numpy as np

from course_lib.facts import fact
from course_lib.models.membrane.barrier import BRAIN, Barrier, half_time_min
from course_lib.models.membrane.clocks import Clocks, after_stopping, after_swallowing, left_after
from course_lib.models.membrane.descriptors import describe
from course_lib.models.membrane.measured import measured_values
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.records.scatter import Scatter

PLASMA_HALF_LIFE_H = fact("valbenazine.half_life", "h")
QUICK_SITE_H = 0.01  # a site that follows at once, so that only plasma and membrane are seen
SWALLOWED_LOG_D = (-2.0, 2.0, 6.0)


def swallowed_clocks(log_d: float) -> Clocks:
    """Clocks of a swallowed drug with valbenazine's plasma half-life, a quick site and this log D.

    >>> round(60 * swallowed_clocks(6.0).membrane_h, 1)
    33.4
    """
    return Clocks(
        plasma_h=PLASMA_HALF_LIFE_H, membrane_h=float(half_time_min(BRAIN, log_d)) / 60.0, site_h=QUICK_SITE_H
    )


def swallowed_view(hours: float = 72.0) -> TimeCourse:
    """Free drug in the brain after one swallowed dose, for three lipophilicities and one plasma half-life, and plasma.

    Each is relative to its own peak. Source: `after_swallowing`.

    >>> [line.label for line in swallowed_view().lines]
    ['log D −2', 'log D 2', 'log D 6', 'plasma']
    """
    times = np.linspace(0.0, hours, 1441)
    lines = []
    for log_d in SWALLOWED_LOG_D:
        level = after_swallowing(swallowed_clocks(log_d), times)[1]
        lines.append(Line(label=f"log D {log_d:g}".replace("-", "−"), values=100 * level / level.max()))
    plasma = after_swallowing(swallowed_clocks(SWALLOWED_LOG_D[-1]), times)[0]
    lines.append(Line(label="plasma", values=100 * plasma / plasma.max(), ruler=True))
    return TimeCourse(
        quantity="drug",
        label="free drug in the brain, of its peak",
        unit="%",
        times=times,
        time_unit="h",
        lines=lines,
    )


def reserpine_view(hours: float = 24.0) -> TimeCourse:
    """What is left of reserpine in lipid (model, plasma emptied at once or falling), and of what is bound in the heart.

    Plasma falls with the first half-life that was measured in men, the bound part with that of the rat's heart.
    Source: `after_stopping`.

    >>> [round(float(line.values[-1]), 1) for line in reserpine_view().lines]
    [0.0, 2.6, 39.7]
    """
    times = np.linspace(0.0, hours, 289)
    pool_h = reserpine_pool_min() / 60.0
    bound_h = fact("reserpine.bound_half_life_heart", "h")
    clocks = Clocks(plasma_h=fact("reserpine.half_life_fast", "h"), membrane_h=pool_h, site_h=QUICK_SITE_H)
    lines = (
        Line(
            label="in lipid, plasma emptied at once",
            values=[round(100 * left_after(t, pool_h), 6) for t in times],
        ),
        Line(label="in lipid, plasma falling", values=100 * after_stopping(clocks, times)[1]),
        Line(
            label="bound in the heart",
            values=[100 * left_after(t, bound_h) for t in times],
            quantity="vmat2",
        ),
    )
    return TimeCourse(
        quantity="drug", label="reserpine left", unit="%", times=times, time_unit="h", lines=lines
    )


def reserpine_pool_min() -> float:
    """Half-time (min) of reserpine's lipid pool in the model, from its calculated log D and its own mass.

    >>> round(reserpine_pool_min())
    10
    """
    reserpine = describe("reserpine")
    return float(half_time_min(Barrier(molar_mass_g_per_mol=reserpine.molar_mass_g_per_mol), reserpine.log_d))


def measured_view() -> Scatter:
    """Measured log(brain ÷ blood) over calculated log P, with a straight line and a parabola through them.

    >>> len(measured_view().x)
    1058
    """
    values = measured_values()
    x, y = values.log_p, values.log_ratio
    positions = np.linspace(x.min(), x.max(), 101)
    lines = [
        Line(label=name, values=np.polyval(np.polyfit(x, y, degree), positions))
        for name, degree in (("straight line", 1), ("parabola", 2))
    ]
    return Scatter(
        quantity="drug",
        label="log(brain ÷ blood)",
        unit="",
        along_label="log P",
        along_unit="",
        x=x,
        y=y,
        positions=positions,
        lines=lines,
    )
