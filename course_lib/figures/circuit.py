"""A circuit: nuclei shaded and filled by their rate, arrows by their sign and strength."""

from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import Normalize
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from course_lib.figures.panels import Finding, Redraw
from course_lib.figures.picture import Picture
from course_lib.figures.style import COLOUR, FAINT_INK, INK, PAPER
from course_lib.figures.words import amount, listed, opening
from course_lib.models.records.maps import Arrow, CircuitState

EXCITES, INHIBITS = COLOUR["dopamine"], COLOUR["vmat2"]
_COLOURS = colormaps["Purples"]
_NODE_RADIUS_PT = 23
_WIDEST_PT = 4.0
_SIZE_IN = (8.0, 5.4)
_MARGINS_IN = {"left": 0.1, "right": 0.1, "bottom": 0.35, "top": 0.45}
_DARK_ABOVE = 0.66  # beyond this share of the highest rate, a node needs pale letters


def circuit(result: CircuitState) -> Picture:
    """Picture of a circuit: pointed arrows excite, flat dashed ones inhibit, thickness is strength.

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
    if "arrows" in tells:
        _draw_key(axes, above="rates" in tells)
    scale = axes.text(0.01, -0.01, "", transform=axes.transAxes, va="top", size=10.5)
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
        scale.set_text(f"number, shade, area: rate; full ring: {full}" if "rates" in tells else "")
        places = [node.place for node in result.nodes]
        shares = [float(shade(node.rate)) for node in result.nodes]
        rings.set_data(*zip(*places, strict=True))
        disks.set_offsets(places)
        disks.set_sizes([(2 * _NODE_RADIUS_PT) ** 2 * share for share in shares])
        disks.set_facecolor([_COLOURS(share) for share in shares])
        for node, share, text in zip(result.nodes, shares, state["texts"], strict=True):
            _letter(text, f"{node.label}\n{amount(node.rate, digits=2)}", share)
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
        axes.text(*node.place, "", ha="center", va="center", zorder=4, size=9.5, weight="bold")
        for node in result.nodes
    ]


def _letter(text: Text, words: str, share: float) -> None:
    """None; letters that can be read on the disk and on the paper around a small one."""
    dark = share > _DARK_ABOVE  # such a disk is wider than its letters
    text.set(text=words, color=PAPER if dark else "black")
    text.set_path_effects([withStroke(linewidth=2.5, foreground=_COLOURS(share) if dark else PAPER)])


def _dress(drawn: FancyArrowPatch, arrow: Arrow, strongest: float) -> None:
    if arrow.weight == 0:
        drawn.set(arrowstyle="-", color=FAINT_INK, linestyle=":", linewidth=0.8)
        return
    width = 1.0 + (_WIDEST_PT - 1.0) * abs(arrow.weight) / strongest
    if arrow.weight > 0:
        drawn.set(arrowstyle="-|>", mutation_scale=16, color=EXCITES, linestyle="-", linewidth=width)
    else:
        drawn.set(arrowstyle="-[,widthB=0.5,lengthB=0", mutation_scale=16, color=INHIBITS, linewidth=width)
        drawn.set_linestyle((0, (3.2, 1.1)))


def _draw_key(axes: Axes, *, above: bool) -> None:
    handles = [
        Line2D([], [], color=EXCITES, marker=">", markevery=[1]),
        Line2D([], [], color=INHIBITS, linestyle=(0, (3.2, 1.1)), marker="|", markersize=12, markeredgewidth=3, markevery=[1]),
        Line2D([], [], color=FAINT_INK, linestyle=":", linewidth=0.8),
    ]  # fmt: skip
    axes.legend(
        handles, ["excites", "inhibits", "silent"], loc="lower left" if above else "upper left", bbox_to_anchor=(0, float(above)), ncols=3,
        frameon=False, handlelength=2.8, borderaxespad=0.2, columnspacing=1.2,
    )  # fmt: skip


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
