"""A circuit: nuclei shaded and filled by their rate, arrows by their sign and strength."""

from matplotlib.axes import Axes
from matplotlib.colors import Normalize
from matplotlib.patches import FancyArrowPatch

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.style import COLOUR, FAINT_INK, INK, PAPER, SHADE
from course_lib.figures.words import amount, listed, opening
from course_lib.models.records.maps import Arrow, CircuitState

# The two ways from the striatum to the output have their colour, all other arrows are ink; heads say excites or inhibits.
_INDIRECT = (("d2", "gpe"), ("gpe", "stn"), ("stn", "gpi"), ("gpe", "gpi"))
_PATHWAY = {("d1", "gpi"): COLOUR["d1"], **dict.fromkeys(_INDIRECT, COLOUR["d2"])}
_NODE_RADIUS_PT = 23
_WIDEST_PT = 4.0
_SIZE_IN = (8.0, 5.4)
_MARGINS_IN = {"left": 0.1, "right": 0.1, "bottom": 0.35, "top": 0.45}
_ARROWS_READ = "arrow: excites; bar: inhibits"


def circuit(result: CircuitState) -> Picture:
    """Picture of a circuit: pointed arrows excite, flat ones inhibit, thickness is strength.

    A disk fills its ring by area as the rate comes up to the highest one.

    >>> from course_lib.models.records.maps import Node
    >>> nodes = (Node(name="stn", label="STN", rate=10, place=(0.2, 0.5)),
    ...     Node(name="gpi", label="GPi", rate=60, place=(0.8, 0.5)))
    >>> circuit(CircuitState(nodes=nodes, arrows=(Arrow(source="stn", target="gpi", weight=0.9),),
    ...     rate_unit="spikes/s", highest_rate=100)).title
    'GPi fires fastest, at 60 spikes/s; STN slowest, at 10 spikes/s'
    """
    return Picture(result, circuit_panel, margins_in=_MARGINS_IN, size_in=_SIZE_IN, of=CircuitState)


def circuit_panel(axes: Axes, *, tells: tuple[str, ...] = ("rates", "arrows")) -> Redraw:
    """How to redraw a circuit on these axes, see `circuit`; two neighbours may share what the key tells."""
    axes.set_axis_off()
    axes.set_xlim(-0.1, 1.1)
    axes.set_ylim(-0.13, 1.13)
    scale = axes.text(0.01, -0.01, "", transform=axes.transAxes, va="top", size=11)
    (rings,) = axes.plot(
        [], [], "o", markersize=2 * _NODE_RADIUS_PT, mfc=PAPER, mec=INK, mew=1.4, zorder=2.5, clip_on=False
    )
    disks = axes.scatter([], [], linewidths=0, zorder=3, clip_on=False)
    state: dict = {"wiring": None, "arrows": [], "texts": []}

    def redraw(result: CircuitState) -> Finding:
        wiring = (
            tuple((n.name, n.place) for n in result.nodes),
            tuple((a.source, a.target) for a in result.arrows),
        )
        if wiring != state["wiring"]:
            _wire(axes, state, result)
            state["wiring"] = wiring
        shade = Normalize(0, result.highest_rate, clip=True)
        full = amount(result.highest_rate, result.rate_unit)
        keys = {"rates": f"number, area: rate; full: {full}", "arrows": _ARROWS_READ}
        scale.set_text("; ".join(text for key, text in keys.items() if key in tells))
        places = [node.place for node in result.nodes]
        shares = [float(shade(node.rate)) for node in result.nodes]
        rings.set_data(*zip(*places, strict=True))
        disks.set_offsets(places)
        disks.set_sizes([(2 * _NODE_RADIUS_PT) ** 2 * share for share in shares])
        disks.set_facecolor(SHADE)
        for node, text in zip(result.nodes, state["texts"], strict=True):
            text.set_text(f"{node.label}\n{amount(node.rate, digits=2)}")
        strongest = max((abs(arrow.weight) for arrow in result.arrows), default=0) or 1
        for arrow, drawn in zip(result.arrows, state["arrows"], strict=True):
            _dress(drawn, arrow, strongest)
        return _finding(result)

    return redraw


def _wire(axes: Axes, state: dict, result: CircuitState) -> None:
    for artist in [*state["arrows"], *state["texts"]]:
        artist.remove()
    places = {node.name: node.place for node in result.nodes}
    gap = {"shrinkA": _NODE_RADIUS_PT + 2, "shrinkB": _NODE_RADIUS_PT + 4}
    state["arrows"] = [
        axes.add_patch(
            FancyArrowPatch(
                places[arrow.source],
                places[arrow.target],
                connectionstyle=f"arc3,rad={arrow.bend}",
                zorder=2,
                **gap,
            )
        )
        for arrow in result.arrows
    ]
    state["texts"] = [
        axes.text(*node.place, "", ha="center", va="center", zorder=4, size=10.5, weight="bold", color=INK)
        for node in result.nodes
    ]


def _dress(drawn: FancyArrowPatch, arrow: Arrow, strongest: float) -> None:
    if arrow.weight == 0:
        drawn.set(arrowstyle="-", color=FAINT_INK, linestyle=":", linewidth=0.8)
        return
    width = 1.0 + (_WIDEST_PT - 1.0) * abs(arrow.weight) / strongest
    style = "-|>" if arrow.weight > 0 else "-[,widthB=0.5,lengthB=0"
    colour = _PATHWAY.get((arrow.source, arrow.target), INK)
    drawn.set(arrowstyle=style, mutation_scale=16, color=colour, linestyle="-", linewidth=width)


def _finding(result: CircuitState) -> Finding:
    by_rate = sorted(result.nodes, key=lambda node: node.rate)
    slow, fast = by_rate[0], by_rate[-1]
    labels = {node.name: node.label for node in result.nodes}
    rates = "; ".join(f"{node.label} {amount(node.rate, result.rate_unit)}" for node in result.nodes)
    verbs = {1: "excites", -1: "inhibits", 0: "does not reach"}
    wires = "; ".join(
        f"{labels[arrow.source]} {verbs[(arrow.weight > 0) - (arrow.weight < 0)]} {labels[arrow.target]}"
        f" ({amount(abs(arrow.weight))})"
        for arrow in result.arrows
    )
    silent = [node.label for node in by_rate if node.rate == 0]
    ending = (
        f"silent: {listed(silent)}"
        if silent
        else f"{slow.label} slowest, at {amount(slow.rate, result.rate_unit)}"
    )
    return Finding(
        title=opening(f"{fast.label} fires fastest, at {amount(fast.rate, result.rate_unit)}; {ending}"),
        alt=f"Circuit diagram. Rates: {rates}. Arrows: {wires or 'none'}.",
    )
