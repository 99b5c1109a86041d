"""A bond's well with its two zero-point levels, and the same barrier above both."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text

from course_lib.figures.curves import Levels
from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.scales import nice_ceiling
from course_lib.figures.style import INK
from course_lib.figures.words import amount, axis_label
from course_lib.models.isotope.bond import Well

_UNIT = "kJ/mol"
_CLIMBS_AT_PM = {"C–H": -3.0, "C–D": 3.0}


def well_picture(result: Well) -> Picture:
    """Picture of a bond's energy over its stretch, with the lowest levels of C–H and C–D.

    >>> from course_lib.models.isotope.bond import well
    >>> well_picture(well(hydrogen_wavenumber_per_cm=2900)).title
    'C–D lies 4.62 kJ/mol deeper than C–H, so C–H breaks 6 times as fast'
    """
    return Picture(result, well_panel)


def well_panel(axes: Axes) -> Redraw:
    """How to redraw a well on these axes, see `well_picture`."""
    (curve,) = axes.plot([], [], color=INK)
    hydrogen, deuterium = (_new_level(axes, dash) for dash in ("-", "--"))
    climbs = {name: _new_climb(axes, name) for name in _CLIMBS_AT_PM}
    barrier = Levels(axes)
    axes.set_xlabel("stretch of the bond, pm")
    axes.set_ylabel(axis_label("energy", _UNIT))

    def redraw(result: Well) -> Finding:
        below = result.energy_kJ_per_mol <= result.barrier_kJ_per_mol
        curve.set_data(result.stretch_pm[below], result.energy_kJ_per_mol[below])
        axes.set_xlim(result.stretch_pm[0], result.stretch_pm[-1])
        axes.set_ylim(0, nice_ceiling(1.04 * result.barrier_kJ_per_mol))
        for level, name, height in (
            (hydrogen, "C–H", result.hydrogen_kJ_per_mol),
            (deuterium, "C–D", result.deuterium_kJ_per_mol),
        ):
            _set_level(level, name, height, result)
            _set_climb(climbs[name], name, height, result.barrier_kJ_per_mol)
        barrier.show({"barrier for both (illustrative)": result.barrier_kJ_per_mol})
        return _finding(result)

    return redraw


def _new_level(axes: Axes, dash: str) -> tuple[Line2D, Text]:
    (line,) = axes.plot([], [], color=INK, linestyle=dash, linewidth=3)
    return line, axes.text(0, 0, "", ha="left", va="center", weight="bold")


def _set_level(level: tuple[Line2D, Text], name: str, height: float, result: Well) -> None:
    line, text = level
    inside = result.stretch_pm[result.energy_kJ_per_mol <= height]
    line.set_data([inside[0], inside[-1]], [height, height])
    text.set(position=(inside[-1] + 1.5, height), text=f"{name} {amount(height, _UNIT)}")


def _new_climb(axes: Axes, name: str) -> tuple[Line2D, Text]:
    (line,) = axes.plot([], [], color=INK, linewidth=1.4, marker="^", markevery=[1], markersize=7)
    return line, axes.text(0, 0, "", ha="right" if _CLIMBS_AT_PM[name] < 0 else "left", va="center")


def _set_climb(climb: tuple[Line2D, Text], name: str, height: float, barrier: float) -> None:
    """The way from a level up to the barrier, with its length beside it."""
    line, text = climb
    at = _CLIMBS_AT_PM[name]
    line.set_data([at, at], [height, barrier])
    text.set(
        position=(at + np.sign(at), (height + barrier) / 2 + 4),
        text=f"{name} climbs {amount(barrier - height)}",
    )


def _finding(result: Well) -> Finding:
    gap = amount(result.hydrogen_kJ_per_mol - result.deuterium_kJ_per_mol, _UNIT)
    effect = amount(result.isotope_effect, digits=2)
    half_width = np.abs(result.stretch_pm).max()
    return Finding(
        title=f"C–D lies {gap} deeper than C–H, so C–H breaks {effect} times as fast",
        alt=(
            f"Energy of the bond over its stretch, a parabola from −{amount(half_width)} to {amount(half_width)} pm. "
            f"Lowest level of C–H {amount(result.hydrogen_kJ_per_mol, _UNIT)}, of C–D "
            f"{amount(result.deuterium_kJ_per_mol, _UNIT)}; the barrier at "
            f"{amount(result.barrier_kJ_per_mol, _UNIT)} is the same for both. From its level C–H climbs "
            f"{amount(result.barrier_kJ_per_mol - result.hydrogen_kJ_per_mol, _UNIT)}, C–D "
            f"{amount(result.barrier_kJ_per_mol - result.deuterium_kJ_per_mol, _UNIT)}."
        ),
    )
