"""Variance against mean: the parabola from which release sites and quantal size are read."""

import numpy as np
from matplotlib.axes import Axes

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.scales import from_zero
from course_lib.figures.style import INK, look
from course_lib.figures.words import amount, axis_label
from course_lib.models.records.curves import VarianceMean


def variance_mean(result: VarianceMean) -> Picture:
    """Picture of a variance–mean parabola with the measured conditions as points.

    >>> parabola = VarianceMean(quantity="dopamine", label="peak dopamine", unit="nM", curve_mean=[0, 1, 2],
    ...     curve_variance=[0, 1, 0], point_mean=[1], point_variance=[1])
    >>> variance_mean(parabola).title
    'Variance is largest, 1 nM², at a mean of 1 nM'
    """
    return Picture(result, variance_mean_panel, of=VarianceMean)


def variance_mean_panel(axes: Axes) -> Redraw:
    """How to redraw a variance–mean parabola on these axes, see `variance_mean`."""
    (curve,) = axes.plot([], [])
    (start,) = axes.plot([], [], color=INK, linestyle=(0, (4, 3)), linewidth=1.4)
    (whiskers,) = axes.plot([], [], color=INK, linewidth=1.6, zorder=2.5)
    points = axes.scatter([], [], s=110, zorder=3, edgecolors="white", linewidths=1.2, clip_on=False)
    labels: list = []
    words: list = []

    def redraw(result: VarianceMean) -> Finding:
        style = look(result.quantity)
        curve.set(data=(result.curve_mean, result.curve_variance), color=style.colour)
        points.set_offsets(list(zip(result.point_mean, result.point_variance, strict=True)))
        points.set_facecolor(INK)
        x_top = max(result.curve_mean.max(), result.point_mean.max())
        highest = result.point_variance if result.point_high is None else result.point_high
        y_top = max(result.curve_variance.max(), highest.max()) * (1.25 if result.start_slope else 1.05)
        from_zero(axes, x_top, y_top)
        whiskers.set_data(*_whiskers(result))
        start.set_data(*_start(axes, result))
        _name_lines(axes, words, result)
        _label_points(axes, labels, result)
        axes.set_xlabel(axis_label("mean", result.unit))
        axes.set_ylabel(f"variance, {result.unit}²")
        return _finding(result)

    return redraw


def _whiskers(result: VarianceMean) -> tuple[list, list]:
    """Lines from the low to the high end of each variance, with holes between them."""
    x: list[float] = []
    y: list[float] = []
    if result.point_low is not None:
        for mean, low, high in zip(result.point_mean, result.point_low, result.point_high, strict=True):
            x += [float(mean), float(mean), np.nan]
            y += [float(low), float(high), np.nan]
    return x, y


def _start(axes: Axes, result: VarianceMean) -> tuple[list, list]:
    """The straight line that the curve follows at zero, as far as the axis reaches."""
    if not result.start_slope:
        return [], []
    end = min(axes.get_xlim()[1], axes.get_ylim()[1] / result.start_slope)
    return [0.0, end], [0.0, end * result.start_slope]


def _name_lines(axes: Axes, words: list, result: VarianceMean) -> None:
    """What the straight line and the bend tell, where the straight line leaves the axes."""
    if not result.start_slope and not words:
        return
    if not words:
        beside = {"textcoords": "offset points", "va": "top", "color": INK, "size": 10.5}
        words += [
            axes.annotate("", (0, 0), (10, -4), **beside),
            axes.annotate("", (0, 0), (0, 0), ha="center", **beside),
        ]
    for word in words:
        word.set_visible(bool(result.start_slope))
    if result.start_slope:
        (_, end), (_, height) = _start(axes, result)
        words[0].xy = (end, height)
        words[0].set_text("slope at the start: q (1 + c²)")
        top = result.curve_variance.argmax()
        words[1].xy = (result.curve_mean[top], 0.45 * result.curve_variance[top])
        words[1].set_text("gap to the line: mean² ÷ n")


def _label_points(axes: Axes, labels: list, result: VarianceMean) -> None:
    while len(labels) < len(result.point_labels):
        labels.append(axes.annotate("", (0, 0), (7, -9), textcoords="offset points", va="top", size=10.5))
    for index, label in enumerate(labels):
        label.set_visible(index < len(result.point_labels))
        if label.get_visible():
            label.xy = (result.point_mean[index], result.point_variance[index])
            label.set_text(result.point_labels[index])
            # Below the curve there is room: to the right of it while it rises, to the left where it falls.
            falling = result.point_mean[index] > 0.5 * result.curve_mean[-1]
            label.set_horizontalalignment("right" if falling else "left")
            label.xyann = (-7 if falling else 7, -9)


def _finding(result: VarianceMean) -> Finding:
    unit, top = result.unit, result.curve_variance.argmax()
    peak = f"{amount(result.curve_variance[top], f'{unit}²')}, at a mean of {amount(result.curve_mean[top], unit)}"
    ends_at_zero = result.curve_variance[-1] < 1e-6 * result.curve_variance[top]
    end = "zero" if ends_at_zero else amount(result.curve_variance[-1], f"{unit}²")
    names = result.point_labels or ("",) * len(result.point_mean)
    slope = f" It starts with a slope of {amount(result.start_slope, unit)}." if result.start_slope else ""
    points = "; ".join(
        f"{name + ' ' if name else ''}at mean {amount(mean, unit)}, variance {amount(variance, f'{unit}²')}"
        for name, mean, variance in zip(names, result.point_mean, result.point_variance, strict=True)
    )
    return Finding(
        title=f"The fitted curve is highest, {peak}" if result.fitted else f"Variance is largest, {peak}",
        alt=(
            f"Parabola of the variance of {result.label} against its mean: from zero up to {peak}, then to {end}"
            f" at a mean of {amount(result.curve_mean[-1], unit)}.{slope} Points: {points}."
        ),
    )
