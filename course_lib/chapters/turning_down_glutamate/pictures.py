"""Chapter 11's pictures: a rescue, a modulator's potencies, a plate, the lottery of a lowest dose, a trial."""

from collections.abc import Callable
from operator import attrgetter

from matplotlib.axes import Axes

from course_lib.chapters.turning_down_glutamate.views.experiments import Reported
from course_lib.chapters.turning_down_glutamate.views.receptor import Potency
from course_lib.chapters.turning_down_glutamate.views.synapses import Pair, Rescue
from course_lib.figures.concentration_response import concentration_response_panel
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.dependence import dependence_panel
from course_lib.figures.estimates import NAMES_IN, estimates_panel
from course_lib.figures.panels import Finding, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.stacked import stacked_panel
from course_lib.figures.style import FAINT_INK, look
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount
from course_lib.models.records.curves import TimeCourse
from course_lib.models.records.dependence import Dependence
from course_lib.models.records.labelled import Estimates
from course_lib.models.records.stacks import Stacks

_LEGEND = {"top": LEGEND_MARGIN_IN}
_SAID = {"corticostriatal, D2 cells only": "corticostriatal (D2 cells only)"}


def _per_cent(share: float) -> str:
    return amount(round(share), "%")


def rescue_picture(result: Rescue) -> Picture:
    """Picture of choices kept and actions added over a weakening.

    >>> from course_lib.chapters.turning_down_glutamate.views.synapses import rescue_view
    >>> rescue_picture(rescue_view()).title
    'Rat, striatopallidal synapse weakened by 24 %: 98 % of the choices kept'
    """
    panel = stating(part(_shares_panel, attrgetter("curve")), _rescue_title)
    return Picture(result, panel, margins_in=_LEGEND, of=Rescue)


def _then(panel: Callable[[Axes], Redraw], change: Callable) -> Callable[[Axes], Redraw]:
    """The panel, with a change to its axes after each redraw."""

    def changed(axes: Axes) -> Redraw:
        redraw = panel(axes)

        def again(result: object) -> Finding:
            found = redraw(result)
            change(axes, result)
            return found

        return again

    return changed


_shares_panel = _then(dependence_panel, lambda axes, _: axes.set_ylim(0.0, 104.0))  # shares of a whole
_response_panel = _then(concentration_response_panel, lambda axes, _: axes.set_xlabel("modulator, nM"))


def _steady_decades(axes: Axes, _: object) -> None:
    axes.set(xlim=(0.0, 100.0), ylim=(1.0, 1_000.0))  # so that the curve is seen to move
    axes.lines[0].set_visible(False)  # the guide would begin above this floor


_potencies_panel = _then(dependence_panel, _steady_decades)


def _rescue_title(result: Rescue) -> str:
    who, synapse = result.lesion.capitalize(), _SAID.get(result.synapse, result.synapse)
    weakened = _per_cent(100 * result.share)
    return f"{who}, {synapse} synapse weakened by {weakened}: {_per_cent(result.kept)} of the choices kept"


def rescue_readout(result: Rescue) -> dict[str, str]:
    """The numbers of a rescue beside the picture, as texts."""
    return {
        "choices of health kept": _per_cent(result.kept),
        "not weakened": _per_cent(result.curve.lines[0].values[0]),
        "with an action that health holds back": _per_cent(result.added),
    }


def pair_picture(result: Pair) -> Picture:
    """Picture of rat and patient under the same weakening.

    >>> from course_lib.chapters.turning_down_glutamate.views.synapses import pair_view
    >>> pair_picture(pair_view()).title
    'Weakened by 24 %: the rat keeps 98 % of the choices, the patient 4 %'
    """
    return Picture(result, stating(_pair_panel, _pair_title), margins_in=_LEGEND, of=Pair)


def _pair_panel(axes: Axes) -> Redraw:
    redraw = _shares_panel(axes)
    (named,) = axes.plot([], [], linestyle="none", marker="o", markerfacecolor="white", zorder=4)
    words = [axes.text(0, 0, "", size=10.5, ha="left", va="center") for _ in range(2)]

    def redraw_pair(result: Pair) -> Finding:
        found = redraw(result.curve)
        points = (result.curve.here, result.patient), result.needed
        named.set(data=tuple(zip(*points, strict=True)), markeredgecolor=look("parkinsonism").colour)
        places = ((*points[0], 2.5, 0.0), (*points[1], 0.0, 10.5))
        for word, (x, y, right, up) in zip(words, places, strict=True):
            word.set(x=x + right, y=y + up, text=f"{_per_cent(x)} weaker: {_per_cent(y)}")  # off the curves
        return found

    return redraw_pair


def _pair_title(result: Pair) -> str:
    return (
        f"Weakened by {_per_cent(result.curve.here)}: the rat keeps {_per_cent(result.rat)} of the choices, "
        f"the patient {_per_cent(result.patient)}"
    )


def potency_picture(result: Potency) -> Picture:
    """Picture of a modulator's curve, and of its EC50 over glutamate.

    >>> from course_lib.chapters.turning_down_glutamate.views.receptor import potency_view
    >>> potency_picture(potency_view()).title
    'With 20 % from glutamate: half of what it adds at 44.6 nM, 85 % at most'
    """
    left = stating(part(_response_panel, attrgetter("curve")), _potency_title)
    right = stating(part(_potencies_panel, attrgetter("potencies")), lambda _: "")
    return Picture(result, left, right, margins_in={**_LEGEND, "between": 1.0}, of=Potency)


def _potency_title(result: Potency) -> str:
    return (
        f"With {_per_cent(100 * result.share)} from glutamate: half of what it adds at "
        f"{amount(result.half_nM, 'nM')}, {_per_cent(100 * result.highest)} at most"
    )


def potency_readout(result: Potency) -> dict[str, str]:
    """The numbers of a modulator beside the picture, as texts."""
    return {
        "EC50": amount(result.half_nM, "nM"),
        "highest response": _per_cent(100 * result.highest),
        "added at most": f"{round(100 * result.added)} points",
    }


def gain_picture(result: Dependence) -> Picture:
    """Picture of what a modulator can add at each glutamate.

    >>> from course_lib.chapters.turning_down_glutamate.views.receptor import gain_view
    >>> gain_picture(gain_view()).title
    'It adds most, 65 points, where glutamate alone gives 17.5 %'
    """
    return Picture(result, stating(_shares_panel, _gain_title), margins_in=_LEGEND, of=Dependence)


def _gain_title(result: Dependence) -> str:
    added = round(result.heights_here[0])
    return f"It adds most, {added} points, where glutamate alone gives {amount(result.here, '%')}"


def trace_picture(result: TimeCourse) -> Picture:
    """Picture of three wells over three additions.

    >>> from course_lib.chapters.turning_down_glutamate.views.receptor import trace_view
    >>> trace_picture(trace_view()).title
    'Alone the modulator gives no light; before little glutamate it adds most, before much little'
    """
    title = "Alone the modulator gives no light; before little glutamate it adds most, before much little"
    return Picture(result, stating(time_course_panel, lambda _: title), margins_in=_LEGEND, of=TimeCourse)


def plates_picture(result: Estimates) -> Picture:
    """Picture of KB from three designs of a plate.

    >>> from course_lib.chapters.turning_down_glutamate.views.receptor import plates_view
    >>> plates_picture(plates_view()).title.startswith("Fitted KB from low to high end: factor ")
    True
    """
    return Picture(
        result, stating(estimates_panel, _plates_title), margins_in={"left": NAMES_IN + 0.4}, of=Estimates
    )


def _plates_title(result: Estimates) -> str:
    factors = (high / low for low, high in zip(result.low, result.high, strict=True))
    return f"Fitted KB from low to high end: factor {', '.join(amount(each, digits=2) for each in factors)}"


def reported_picture(result: Reported) -> Picture:
    """Picture of how often each dose is reported as the lowest that differs.

    >>> from course_lib.chapters.turning_down_glutamate.views.experiments import reported_view
    >>> reported_picture(reported_view()).title.startswith("8 animals a group: “1 mg/kg” in ")
    True
    """
    panel = stating(part(_reported_panel, attrgetter("columns")), _reported_title)
    return Picture(result, panel, of=Reported)


def _reported_panel(axes: Axes) -> Redraw:
    redraw = stacked_panel(axes)

    def redraw_reported(result: Stacks) -> Finding:
        found = redraw(result)
        axes.set_ylim(0.0, 100.0)
        axes.set_xlabel("lowest dose that differs from vehicle, mg/kg")
        for column, (text, height) in enumerate(zip(axes.texts, result.values[:, 0], strict=True)):
            text.set(x=column, y=height + 3.0, ha="center", text=amount(height, "%", digits=2))
        return found

    return redraw_reported


def _reported_title(result: Reported) -> str:
    most = int(result.columns.values[:, 0].argmax())
    name = result.columns.columns[most]
    dose = "no dose" if name == "none" else f"“{name} mg/kg”"
    return f"{result.animals} animals a group: {dose} in {_per_cent(result.columns.values[most, 0])} of experiments"


def reported_readout(result: Reported) -> dict[str, str]:
    """The numbers of the lottery beside the picture, as texts."""
    found = result.found
    return {
        "report 1 mg/kg": _per_cent(100 * found.lowest[1]),
        "power at 0.3 mg/kg": _per_cent(100 * found.power[0]),
    }


def trial_picture(result: Estimates) -> Picture:
    """Picture of a trial's two differences and their intervals beside what the model expects.

    >>> from course_lib.chapters.turning_down_glutamate.views.experiments import trial_view
    >>> trial_picture(trial_view()).title
    'Both intervals hold 0 and end below the 3.8 h of the model'
    """
    return Picture(result, stating(_trial_panel, _trial_title), margins_in={"left": NAMES_IN}, of=Estimates)


def _trial_panel(axes: Axes) -> Redraw:
    axes.axvline(0.0, color=FAINT_INK, linewidth=1.2, zorder=1)  # no difference, of which the title speaks
    return estimates_panel(axes)


def _trial_title(result: Estimates) -> str:
    return f"Both intervals hold 0 and end below the {result.reference:.1f} h of the model"
