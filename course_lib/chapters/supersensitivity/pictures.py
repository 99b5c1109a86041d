"""Chapter 04's pictures: a life in weeks, a life in years, and one pulse of dopamine at a receptor."""

from operator import attrgetter

from matplotlib.axes import Axes

from course_lib.chapters.supersensitivity.views.life import LifeView
from course_lib.chapters.supersensitivity.views.pulse import PulseView
from course_lib.chapters.supersensitivity.views.years import YearsView
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.panels import Finding, Panel, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.style import INK
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount

_SIZE_IN = (
    10.8,
    4.4,
)  # figure and controls fit 600 px; a legend of three stays whole when letters are enlarged
_YEARS_IN = (10.8, 4.2)
_PULSE_IN = (8.0, 3.9)
_MARGINS_IN = {"top": 0.55, "between": 0.42}
_SHADE_ALPHA = 0.09  # see-through, so that the grid stays: phases are drawn over it
_EDGE_WEEKS = 0.12
_LIFT = 0.045  # of the panel's height


def life_picture(result: LifeView) -> Picture:
    """Picture of a life: receptors above, movements below them, with its phases shaded.

    >>> from course_lib.chapters.supersensitivity.views.life import life_view
    >>> life_picture(life_view()).title
    'Dyskinesia 0.8 in the missed week, 0.42 in week 18'
    """
    return Picture(
        result,
        stating(_phased("receptors", named=True), _title),
        stating(
            _with_stiff(_phased("movement", time="time, weeks; scores are weekly means")), lambda life: ""
        ),
        size_in=_SIZE_IN,
        margins_in=_MARGINS_IN,
        stacked=True,
    )


def _with_stiff(panel: Panel) -> Panel:
    """The panel with a word where parkinsonism stands: beside dyskinesia it is low."""

    def panel_with_word(axes: Axes) -> Redraw:
        redraw = panel(axes)
        axes.text(0.25, 0.16, "stiff and slow: weeks 0 to 2", size=9, color=INK)
        return redraw

    return panel_with_word


def life_readout(result: LifeView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    parkinsonism, dyskinesia = (result.scores[name] for name in ("parkinsonism", "dyskinesia"))
    always = {
        "parkinsonism, first week": amount(parkinsonism["first week"]),
        "dyskinesia, missed week": amount(dyskinesia["missed week"]),
    }
    if not result.inhibited:
        return always | {f"dyskinesia, {week}": amount(dyskinesia[week]) for week in ("week 18", "last week")}
    return always | {
        "dyskinesia before, on, off inhibitor": _around_inhibitor(result),
        "dopamine released on it": amount(100 * result.dopamine_left, "%", digits=2),
        "parkinsonism, first week on it": amount(parkinsonism["on inhibitor"]),
        "receptor number, change that week": amount(result.number_change_percent, "%", digits=2),
    }


def _around_inhibitor(result: LifeView) -> str:
    weeks = (f"{when} inhibitor" for when in ("before", "on", "off"))
    return ", ".join(amount(result.scores["dyskinesia"][week], digits=2) for week in weeks)


def _title(result: LifeView) -> str:
    dyskinesia = result.scores["dyskinesia"]
    missed = f"Dyskinesia {amount(dyskinesia['missed week'], digits=2)} in the missed week"
    if result.inhibited:
        return f"{missed}; {_around_inhibitor(result)} before, on and off the inhibitor"
    return f"{missed}, {amount(dyskinesia['week 18'], digits=2)} in week 18"


def years_picture(result: YearsView) -> Picture:
    """Picture of years: the balance with receptors alone and with each of two slow stores, its phases shaded.

    >>> from course_lib.chapters.supersensitivity.views.years import years_view
    >>> years_picture(years_view()).title
    'After 48 weeks on the inhibitor: balance 1.05 if blockade fills the store, 1.52 if supersensitivity does'
    """
    balance = _named_on_the_left(
        _phased("balance", named=True, time="time, months; balance is a weekly mean")
    )
    return Picture(
        result, stating(balance, _years_title), size_in=_YEARS_IN, margins_in={"top": LEGEND_MARGIN_IN}
    )


def _years_title(result: YearsView) -> str:
    late = {store: amount(weeks["week 48 on it"], digits=3) for store, weeks in result.weeks.items()}
    return (
        f"After 48 weeks on the inhibitor: balance {late['blockade']} if blockade fills the store, "
        f"{late['supersensitivity']} if supersensitivity does"
    )


def _named_on_the_left(panel: Panel) -> Panel:
    """The panel with the names of its levels at the left edge, a little higher: elsewhere curves cross them."""

    def panel_with_names_moved(axes: Axes) -> Redraw:
        redraw_panel = panel(axes)

        def redraw(result: YearsView) -> Finding:
            finding = redraw_panel(result)
            for text in axes.texts:
                if text.get_text() in result.balance.levels:
                    height = result.balance.levels[text.get_text()]
                    text.set(x=0.01, y=height + _LIFT * axes.get_ylim()[1], ha="left")
            return finding

        return redraw

    return panel_with_names_moved


def _phased(name: str, *, named: bool = False, time: str = "") -> Panel:
    """The time course of this name with the phases of the view shaded behind it; `time` names the last axis."""

    def panel(axes: Axes) -> Redraw:
        redraw_course = part(time_course_panel, attrgetter(name))(axes)
        shaded: dict[str, tuple[int, int]] = {}
        drawn: list = []

        def redraw(result: LifeView | YearsView) -> Finding:
            finding = redraw_course(result)
            if result.phases != shaded:
                for artist in drawn:
                    artist.remove()
                shaded.clear()
                shaded.update(result.phases)
                drawn[:] = _shade(axes, shaded, named=named)
            axes.set_xlim(0, max(end for _, end in result.phases.values()))
            axes.set_xlabel(time)
            axes.tick_params(labelbottom=bool(time))
            return finding

        return redraw

    return panel


def _shade(axes: Axes, phases: dict[str, tuple[int, int]], *, named: bool) -> list:
    """Every second phase is a grey field; the others are seen by the edge at which they begin."""
    whole = axes.get_xaxis_transform()
    look = {"transform": whole, "color": INK, "linewidth": 0, "zorder": 0}
    drawn = []
    for index, (name, (start, end)) in enumerate(phases.items()):
        field, alpha = (
            ([start, start + _EDGE_WEEKS], 3 * _SHADE_ALPHA) if index % 2 else ([start, end], _SHADE_ALPHA)
        )
        drawn.append(axes.fill_between(field, 0, 1, alpha=alpha, **look))
        if named:
            drawn.append(
                axes.text((start + end) / 2, 0.03, name, transform=whole, ha="center", size=9, color=INK)
            )
    return drawn


def pulse_picture(result: PulseView) -> Picture:
    """Picture of receptors through a pulse of dopamine, with full quanta and with smaller ones.

    >>> from course_lib.chapters.supersensitivity.views.pulse import pulse_view
    >>> pulse_picture(pulse_view(kd_nM=30.0)).title
    'The pulse reaches 19.5 % where 76.9 % would be equilibrium; smaller quanta reach 10.5 %'
    """
    return Picture(
        result,
        stating(part(time_course_panel, attrgetter("course")), _pulse_title),
        size_in=_PULSE_IN,
        margins_in={"top": LEGEND_MARGIN_IN},
    )


def pulse_readout(result: PulseView) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    reached, equilibrium = (
        ", ".join(amount(100 * share, "%") for share in pair) for pair in (result.reached, result.equilibrium)
    )
    return {
        "reached, full and smaller": reached,
        "at equilibrium": equilibrium,
        "time constant": amount(result.settling_s, "s"),
    }


def _pulse_title(result: PulseView) -> str:
    full, smaller = (amount(100 * share, "%") for share in result.reached)
    return (
        f"The pulse reaches {full} where {amount(100 * result.equilibrium[0], '%')} would be equilibrium; "
        f"smaller quanta reach {smaller}"
    )
