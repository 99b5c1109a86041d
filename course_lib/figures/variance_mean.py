"""Variance against mean: the parabola from which release sites and quantal size are read."""

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
    points = axes.scatter([], [], s=110, zorder=3, edgecolors="white", linewidths=1.2, clip_on=False)
    labels: list = []

    def redraw(result: VarianceMean) -> Finding:
        style = look(result.quantity)
        curve.set(data=(result.curve_mean, result.curve_variance), color=style.colour)
        points.set_offsets(list(zip(result.point_mean, result.point_variance, strict=True)))
        points.set_facecolor(INK)
        x_top = max(result.curve_mean.max(), result.point_mean.max())
        y_top = max(result.curve_variance.max(), result.point_variance.max()) * 1.05
        from_zero(axes, x_top, y_top)
        _label_points(axes, labels, result)
        axes.set_xlabel(axis_label("mean", result.unit))
        axes.set_ylabel(f"variance, {result.unit}²")
        return _finding(result)

    return redraw


def _label_points(axes: Axes, labels: list, result: VarianceMean) -> None:
    while len(labels) < len(result.point_labels):
        labels.append(axes.annotate("", (0, 0), (9, 7), textcoords="offset points", size=10.5))
    for index, label in enumerate(labels):
        label.set_visible(index < len(result.point_labels))
        if label.get_visible():
            label.xy = (result.point_mean[index], result.point_variance[index])
            label.set_text(result.point_labels[index])


def _finding(result: VarianceMean) -> Finding:
    unit, top = result.unit, result.curve_variance.argmax()
    peak = f"{amount(result.curve_variance[top], f'{unit}²')}, at a mean of {amount(result.curve_mean[top], unit)}"
    ends_at_zero = result.curve_variance[-1] < 1e-6 * result.curve_variance[top]
    end = "zero" if ends_at_zero else amount(result.curve_variance[-1], f"{unit}²")
    names = result.point_labels or ("",) * len(result.point_mean)
    points = "; ".join(
        f"{name + ' ' if name else ''}at mean {amount(mean, unit)}, variance {amount(variance, f'{unit}²')}"
        for name, mean, variance in zip(names, result.point_mean, result.point_variance, strict=True)
    )
    return Finding(
        title=f"Variance is largest, {peak}",
        alt=(
            f"Parabola of the variance of {result.label} against its mean: from zero up to {peak}, then to {end}"
            f" at a mean of {amount(result.curve_mean[-1], unit)}. Points: {points}."
        ),
    )
