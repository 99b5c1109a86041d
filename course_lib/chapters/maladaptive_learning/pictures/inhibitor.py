"""Chapter 12's pictures of an inhibitor: movements and weights around it, what each occupancy leaves, four stories."""

from operator import attrgetter

import numpy as np
from matplotlib.axes import Axes

from course_lib.chapters.maladaptive_learning.views.erase import EraseView
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.dependence import dependence_panel
from course_lib.figures.panels import Finding, Panel, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.style import INK
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount
from course_lib.models.learning.withdrawal import STORIES
from course_lib.models.records.curves import TimeCourse
from course_lib.models.records.dependence import Dependence

_LEGEND = {"top": LEGEND_MARGIN_IN}
_STACKED_IN, _SHADE = (10.8, 4.6), 0.09
_NAMED_WEEK, _CLEAR = (
    30.0,
    0.4,
)  # where the curves of the four stories lie apart, and how far off a name stands


def erase_picture(result: EraseView) -> Picture:
    """Picture of movements and weights before, on and off an inhibitor, with its weeks shaded.

    >>> from course_lib.chapters.maladaptive_learning.views.erase import erase_view
    >>> erase_picture(erase_view()).title
    'At 84 % the Go weight goes from 2.5 to 2; 19 movements a day before, 22 in the first week off'
    """
    return Picture(
        result,
        stating(_phased("movements", named=True), _erase_title, _moves_alt),
        stating(_phased("weights", time="weeks since the inhibitor began"), lambda _: "", _weights_alt),
        size_in=_STACKED_IN,
        margins_in={"top": 0.55, "between": 0.5},
        stacked=True,
        of=EraseView,
    )


def _phased(name: str, *, named: bool = False, time: str = "") -> Panel:
    """The time course of this name, with the weeks on the inhibitor shaded."""

    def panel(axes: Axes) -> Redraw:
        redraw_course = part(time_course_panel, attrgetter(name))(axes)
        drawn: list = []

        def redraw(result: EraseView) -> Finding:
            finding = redraw_course(result)
            for artist in drawn:
                artist.remove()
            start, end = result.phases["on it"]
            whole = axes.get_xaxis_transform()
            look = {"transform": whole, "color": INK, "linewidth": 0, "zorder": 0, "alpha": _SHADE}
            drawn[:] = [axes.fill_between([start, end], 0, 1, **look)]
            for phase, (first, last) in result.phases.items() if named else ():
                drawn.append(
                    axes.text(
                        (first + last) / 2, 0.88, phase, transform=whole, ha="center", size=9, color=INK
                    )
                )
            axes.set_xlim(result.phases["before"][0], result.phases["off it"][1])
            axes.set_xlabel(time)
            axes.tick_params(labelbottom=bool(time))
            return finding

        return redraw

    return panel


def _erase_title(result: EraseView) -> str:
    go = [amount(each, digits=2) for each in result.go]
    moves = [amount(each, digits=2) for each in (result.before, result.off[0])]
    share = amount(100 * result.occupancy, "%", digits=2)
    return (
        f"At {share} the Go weight goes from {go[0]} to {go[1]}; "
        f"{moves[0]} movements a day before, {moves[1]} in the first week off"
    )


def _moves_alt(result: EraseView) -> str:
    first, last, off, end = (amount(each, digits=2) for each in (*result.on, *result.off))
    return f"Movements a day by week. On it {first} at first and {last} at last. Off it {off} at first and {end} at last."


def _weights_alt(result: EraseView) -> str:
    go, nogo = ([amount(each) for each in pair] for pair in (result.go, result.nogo))
    return f"Weights by week. On it Go from {go[0]} to {go[1]} and NoGo from {nogo[0]} to {nogo[1]}."


def erase_readout(result: EraseView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    pairs = {
        "movements a day, before": (result.before,),
        "on it, first and last week": result.on,
        "off it, weeks 1 and 26": result.off,
        "Go weight, before and left": result.go,
        "NoGo weight, before and left": result.nogo,
    }
    return {name: ", ".join(amount(each) for each in values) for name, values in pairs.items()}


def least_picture(result: Dependence) -> Picture:
    """Picture of the Go weight left over occupancies, with the lowest place marked.

    >>> from course_lib.chapters.maladaptive_learning.views.erase import least_view
    >>> least_picture(least_view()).title
    'With one signal for both weights least Go, 1.95, is left at about 84 %'
    """
    return Picture(result, stating(_least_panel, _least_title), margins_in=_LEGEND, of=Dependence)


def _least_panel(axes: Axes) -> Redraw:
    """The dependence with its lowest place named."""
    redraw_panel = dependence_panel(axes)
    word = axes.text(0, 0, "", size=9, color=INK, ha="right", va="top")

    def redraw(result: Dependence) -> Finding:
        finding = redraw_panel(result)
        word.set(
            position=(result.here - 1, 0.96 * result.heights_here[0]), text=f"{amount(result.here, '%')} "
        )
        return finding

    return redraw


def _least_title(result: Dependence) -> str:
    least = amount(result.heights_here[0])
    return f"With one signal for both weights least Go, {least}, is left at about {amount(result.here, '%')}"


def stories_picture(result: TimeCourse) -> Picture:
    """Picture of four stories of one treatment; the title says how they end.

    >>> from course_lib.chapters.maladaptive_learning.views.erase import stories_view
    >>> stories_picture(stories_view()).title
    'Week 26 off: 19.3 (mask), 19.3 (receptors), 18.2 (learning), 17.7 (both) movements a day'
    """
    return Picture(result, stating(_named_on_it, _stories_title), margins_in=_LEGEND, of=TimeCourse)


def _named_on_it(axes: Axes) -> Redraw:
    """The time course with each name beside its curve during treatment: at the end the four lie together."""
    redraw_course = time_course_panel(axes)
    words = [axes.text(0, 0, "", size=10, color=INK, ha="center") for _ in STORIES]

    def redraw(result: TimeCourse) -> Finding:
        finding = redraw_course(result)
        heights = [float(np.interp(_NAMED_WEEK, result.times, line.values)) for line in result.lines]
        for line, curve, word, height in zip(result.lines, axes.lines, words, heights, strict=False):
            lowest = height == min(heights)
            up = -_CLEAR if lowest else _CLEAR
            word.set(position=(_NAMED_WEEK, height + up), text=line.label, va="top" if lowest else "bottom")
            curve.set_label("_named")
        return finding

    return redraw


def _stories_title(result: TimeCourse) -> str:
    ends = ", ".join(f"{amount(line.values[-1], digits=3)} ({line.label})" for line in result.lines)
    return f"Week 26 off: {ends} movements a day"
