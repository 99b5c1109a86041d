"""Histogram of single observations, with the density that they come from."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgba

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.scales import from_zero
from course_lib.figures.style import INK, look
from course_lib.figures.words import amount, axis_label, opening
from course_lib.models.records.curves import Distribution

BINS = 40


def distribution(result: Distribution) -> Picture:
    """Picture of a distribution: bars are observations, the curve is the model's density.

    >>> flat = Distribution(quantity="dopamine", label="peak dopamine", unit="nM",
    ...     grid=[0, 10], density_per_unit=[0.1, 0.1], mean=5.0)
    >>> distribution(flat).title
    'Peak dopamine averages 5 nM'
    """
    return Picture(result, distribution_panel, of=Distribution)


def distribution_panel(axes: Axes) -> Redraw:
    """How to redraw a distribution on these axes, see `distribution`."""
    bars = axes.add_collection(PolyCollection([], linewidths=0.4, edgecolors="white"), autolim=False)
    (curve,) = axes.plot([], [])
    (mean,) = axes.plot([], [], color=INK, linestyle=(0, (4, 2)), linewidth=1.4)
    mean_label = axes.text(0, 0, "", color=INK, va="top", size=10.5)
    names: list = []

    def redraw(result: Distribution) -> Finding:
        style = look(result.quantity)
        edges = np.linspace(result.grid[0], result.grid[-1], BINS + 1)
        heights = 100 * _heights(result.samples, edges)
        density = 100 * result.density_per_unit
        bars.set_verts(
            [_bar(*sides, height) for *sides, height in zip(edges[:-1], edges[1:], heights, strict=True)]
        )
        bars.set_facecolor(to_rgba(style.colour, 0.3))
        curve.set(data=(result.grid, density), color=style.colour)
        top = max(density.max(), heights.max(initial=0.0)) * 1.08
        from_zero(axes, result.grid[-1], top, lowest_x=result.grid[0])
        height = axes.get_ylim()[1]
        mean.set_data([result.mean, result.mean], [0, height])
        right = result.mean < np.mean(axes.get_xlim())
        mean_label.set(
            text=f" mean {amount(result.mean, result.unit)} ", position=(result.mean, 0.985 * height)
        )
        mean_label.set_horizontalalignment("left" if right else "right")
        _name_places(axes, names, result, density)
        axes.set_xlabel(axis_label(result.label, result.unit))
        axes.set_ylabel(f"share, % per {result.unit}")
        return _finding(result)

    return redraw


def _name_places(axes: Axes, names: list, result: Distribution, density: np.ndarray) -> None:
    while len(names) < len(result.named):
        names.append(
            axes.annotate("", (0, 0), (0, 12), textcoords="offset points", ha="center", color=INK, size=10.5)
        )
    for index, name in enumerate(names):
        name.set_visible(index < len(result.named))
        if name.get_visible():
            place, text = result.named[index]
            name.xy = (place, float(np.interp(place, result.grid, density)))
            name.set_text(text)


def _heights(samples: np.ndarray, edges: np.ndarray) -> np.ndarray:
    if not samples.size:
        return np.zeros(len(edges) - 1)
    return np.histogram(samples, edges)[0] / (samples.size * np.diff(edges))


def _bar(left: float, right: float, height: float) -> list[tuple[float, float]]:
    return [(left, 0), (left, height), (right, height), (right, 0)]


def peaks(result: Distribution) -> np.ndarray:
    """Positions of the density's peaks, lowest position first, small ripples (below 3 % of the highest) left out."""
    density = np.concatenate([[-1.0], result.density_per_unit, [-1.0]])
    inner = density[1:-1]
    risen = (inner > density[:-2]) & (inner >= density[2:]) & (inner > 0.03 * inner.max())
    return result.grid[risen]


def _finding(result: Distribution) -> Finding:
    tops = peaks(result)
    highest = result.grid[result.density_per_unit.argmax()]
    shape = "one peak" if len(tops) == 1 else f"{len(tops)} peaks"
    observed = f" {len(result.samples):,} observations follow it." if result.samples.size else ""
    places = [f"{name} at {amount(place, result.unit)}" for place, name in result.named]
    named = f" Named along the axis: {', '.join(places)}." if places else ""
    return Finding(
        title=opening(f"{result.label} averages {amount(result.mean, result.unit)}"),
        alt=(
            f"Density of {result.label} from {amount(result.grid[0], result.unit)} to"
            f" {amount(result.grid[-1], result.unit)}: {shape}, the highest at {amount(highest, result.unit)};"
            f" the mean is {amount(result.mean, result.unit)}.{observed}{named}"
        ),
    )
