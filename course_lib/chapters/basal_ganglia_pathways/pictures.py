"""Chapter 10's pictures: two states of the circuit side by side, the gate, rates against recordings, the window."""

from functools import partial
from operator import attrgetter

from matplotlib.axes import Axes

from course_lib.chapters.basal_ganglia_pathways.views.comparison import Comparison, Gate
from course_lib.chapters.basal_ganglia_pathways.views.window import TEACHING_BLOCK, PatientsMap, actions_read
from course_lib.figures.bars import bars_panel, height_of
from course_lib.figures.circuit import circuit_panel
from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.heat_map import heat_map_panel
from course_lib.figures.marked_map import marked_map_panel
from course_lib.figures.panels import Finding, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.style import INK
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount, listed
from course_lib.models.records.curves import Bars
from course_lib.models.records.maps import CircuitState, HeatMap

_ONE_SIZE_IN = (8.0, 5.4)
_PAIR_SIZE_IN = (12.0, 5.6)
_PAIR_MARGINS_IN = {"left": 0.1, "right": 0.1, "bottom": 0.4, "top": 0.4, "between": 0.35}
_GATE_HEIGHTS = (0.16, 0.08, 0.0)
_SAID = {"TD": "TD, model", "HD": "HD, model"}
_NUCLEI_READ = {"gpe": "GPe", "stn": "STN", "gpi": "GPi"}


def wiring_picture(result: CircuitState) -> Picture:
    """Picture of one circuit, with its key; the title says how hard the brake is pressed.

    >>> from course_lib.models.circuit.states import HEALTHY, TEACHING_SALIENCES
    >>> from course_lib.models.circuit.steady import steady_state
    >>> from course_lib.chapters.basal_ganglia_pathways.views.diagram import circuit_state
    >>> wiring_picture(circuit_state(HEALTHY, steady_state(HEALTHY, TEACHING_SALIENCES))).title
    'Averaged over all actions the brake is on: GPi fires at 20 %'
    """
    panel = stating(circuit_panel, _wiring_title)
    return Picture(result, panel, size_in=_ONE_SIZE_IN, margins_in=_PAIR_MARGINS_IN, of=CircuitState)


def _wiring_title(result: CircuitState) -> str:
    rates = {node.name: node.rate for node in result.nodes}
    state = "on" if rates["gpi"] > 0 else "off"
    return (
        f"Averaged over all actions the brake is {state}: GPi fires at {amount(rates['gpi'], '%', digits=2)}"
    )


def comparison_picture(result: Comparison) -> Picture:
    """Picture of the healthy circuit on the left and another state on the right, with the gate of every action.

    Rates of nuclei are means over all actions.

    >>> from course_lib.chapters.basal_ganglia_pathways.views.comparison import comparison_view
    >>> comparison_picture(comparison_view(condition="Parkinson")).title
    'Parkinson: GPi up by 97 %, and no action is let through (healthy: B)'
    """
    left = part(
        partial(_with_gates, tells=("rates",)), lambda both: ("healthy", both.healthy, both.gates_in_health)
    )
    right = part(
        partial(_with_gates, tells=("arrows",)), lambda both: (both.condition, both.other, both.gates)
    )
    return Picture(
        result,
        stating(left, _comparison_title),
        stating(right, lambda both: ""),
        size_in=_PAIR_SIZE_IN,
        margins_in=_PAIR_MARGINS_IN,
        of=Comparison,
    )


def _with_gates(axes: Axes, *, tells: tuple[str, ...]) -> Redraw:
    """How to redraw a circuit, told (name, state, gates), its name above and its gates in the lower left corner."""
    redraw = circuit_panel(axes, tells=tells)
    corner = {"transform": axes.transAxes, "color": INK}
    name_text = axes.text(0.0, 1.02, "", va="bottom", size=12, weight="bold", **corner)
    rows = [axes.text(0.0, height, "", va="bottom", size=11, **corner) for height in _GATE_HEIGHTS]

    def redraw_all(told: tuple) -> Finding:
        name, state, gates = told
        name_text.set_text(name)
        said = [f"{g.action} asks {amount(g.salience)}: {'open' if g.is_open else 'shut'}" for g in gates]
        for row, gate in zip(rows, gates, strict=True):
            barrier = "→ open" if gate.is_open else "⊣ shut"
            row.set(
                text=f"{gate.action} ({amount(gate.salience)}) {barrier}",
                weight="bold" if gate.is_open else "normal",
            )
        found = redraw(state)
        return Finding(title=found.title, alt=f"State: {name}. Gates: {'; '.join(said)}. {found.alt}")

    return redraw_all


def _through(names: tuple[str, ...]) -> str:
    """The actions let through, as words: “B and C”, or “none”."""
    return listed(names) if names else "none"


def _comparison_title(result: Comparison) -> str:
    actions = {0: "no action is", 1: f"only {_through(result.let_through)} is"}
    let_through = actions.get(len(result.let_through), f"{_through(result.let_through)} are")
    change = result.change_percent("gpi")
    return (
        f"{result.condition}: GPi {'down' if change < 0 else 'up'} by {amount(abs(change), '%', digits=2)}, and {let_through}"
        f" let through (healthy: {_through(result.let_through_in_health)})"
    )


def comparison_readout(result: Comparison) -> dict[str, str]:
    """The numbers of the lesson beside the picture, as texts."""
    changes = {
        f"{label} against healthy": amount(result.change_percent(name), "%", digits=2)
        for name, label in _NUCLEI_READ.items()
    }
    return {
        "dopamine, of normal": amount(100 * result.release, "%", digits=2),
        **changes,
        "let through": _through(result.let_through),
    }


def gate_picture(result: Gate) -> Picture:
    """Picture of the brake on two actions in time.

    >>> from course_lib.chapters.basal_ganglia_pathways.views.comparison import gate_view
    >>> gate_picture(gate_view()).title
    'A was let through; when B asks too, the circuit switches to B'
    """
    panel = stating(part(time_course_panel, attrgetter("course")), _gate_title)
    return Picture(result, panel, margins_in={"top": LEGEND_MARGIN_IN}, of=Gate)


def _gate_title(result: Gate) -> str:
    before, after = result.through_before, result.through_after
    start = f"{_through(before)} was let through" if before else "A asks and is not let through"
    outcomes = {
        (): "the circuit lets nothing through",
        ("B",): "the circuit switches to B" if before else "B is let through",
        ("A",): "the circuit stays with A" if before else "A is let through",
    }
    return f"{start}; when B asks too, {outcomes.get(after, 'the circuit lets through both')}"


def gate_readout(result: Gate) -> dict[str, str]:
    """Who is let through before and after the newcomer asks, as texts."""
    return {
        "let through while A asks": _through(result.through_before),
        "let through once B asks too": _through(result.through_after),
    }


def evidence_picture(result: Bars) -> Picture:
    """Picture of changes of rate, recorded and modelled; the title says where the model has the recorded sign.

    >>> from course_lib.chapters.basal_ganglia_pathways.views.evidence import pallidal_changes
    >>> evidence_picture(pallidal_changes()).title
    'GPi same sign (recorded 15 %, model 97 %); GPe same sign (recorded −19 %, model −4.3 %)'
    """
    panel = partial(
        bars_panel,
        row_of=lambda name: name.split()[0],
        is_model=lambda name: "recorded" not in name,
        word_of=lambda name: _SAID.get(name.split()[1], name.split()[1]),
    )
    nuclei = len({name.split()[0] for name in getattr(result, "names", ())})
    return Picture(
        result,
        stating(panel, _evidence_title),
        height_px=height_of(nuclei + 2),
        margins_in={"left": 1.0},
        of=Bars,
    )


def _evidence_title(result: Bars) -> str:
    """For each nucleus, whether the model moves it as recorded, and the rounded changes.

    Names begin with the nucleus; the recorded change of a nucleus comes first.
    """
    rows = [(*name.split(), float(value)) for name, value in zip(result.names, result.values, strict=True)]
    told = []
    for nucleus in dict.fromkeys(row[0] for row in rows):
        (_, _, seen), *modelled = (row for row in rows if row[0] == nucleus)
        agrees = all(seen * value > 0 for _, _, value in modelled)
        values = listed([f"{name} {amount(value, result.unit, digits=2)}" for _, name, value in modelled])
        verdict = "same sign" if agrees else "other sign"
        told.append(f"{nucleus} {verdict} (recorded {amount(seen, result.unit, digits=2)}, {values})")
    return "; ".join(told)


def window_picture(result: HeatMap) -> Picture:
    """Picture of the number of actions let through; the title states the window of one action at both ends of sensitivity.

    >>> from course_lib.chapters.basal_ganglia_pathways.views.window import window_map
    >>> window_picture(window_map()).title
    'Just one action is let through at VMAT2 occupancy 0 to 26 % (normal D2), 60 to 80 % (D2 sensitivity 5)'
    """
    panel = partial(heat_map_panel, class_of=actions_read)
    return Picture(result, stating(panel, _window_title), of=HeatMap)


def patients_picture(result: PatientsMap) -> Picture:
    """Picture of the actions let through, for people with or without their antipsychotic; the title says who has a window.

    >>> from course_lib.chapters.basal_ganglia_pathways.views.window import patients_map
    >>> patients_picture(patients_map()).title
    'Antipsychotic stopped after 80 %: one action at VMAT2 occupancy 18 to 75 %'
    """
    at = 100 * TEACHING_BLOCK
    panel = partial(
        marked_map_panel, at_per_cent=at, window=PatientsMap.window, class_of=actions_read, classes=4
    )
    return Picture(result, stating(panel, _patients_title), of=PatientsMap)


def _patients_title(result: PatientsMap) -> str:
    who = "Antipsychotic still taken, at" if result.taken else "Antipsychotic stopped after"
    return f"{who} {TEACHING_BLOCK:.0%}: {_one_of_patient(result, TEACHING_BLOCK)}".replace("%:", " %:")


def _one_of_patient(result: PatientsMap, block: float) -> str:
    ends = result.window(block)
    if ends is None:
        return "at no VMAT2 occupancy does one action pass"
    return f"one action at VMAT2 occupancy {amount(ends[0])} to {amount(ends[1], '%')}"


def patients_readout(result: PatientsMap) -> dict[str, str]:
    """The windows of three people, as texts."""
    blocks = (0.5, 0.7, TEACHING_BLOCK)
    return {f"D2 occupied by {100 * block:.0f} %": _one_of_patient(result, block) for block in blocks}


def _window_title(result: HeatMap) -> str:
    normal, most = (_one_action(result, row) for row in (0, -1))
    top = amount(result.y.values[-1])
    return f"Just one action is let through at VMAT2 occupancy {normal} (normal D2), {most} (D2 sensitivity {top})"


def _one_action(result: HeatMap, row: int) -> str:
    """Occupancies between which the map holds a 1, in one of its rows."""
    found = result.x.values[result.values[row] == 1]
    return f"{amount(found[0])} to {amount(found[-1], result.x.unit)}" if found.size else "never"
