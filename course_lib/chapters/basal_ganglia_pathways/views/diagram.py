"""What the circuit hands to its diagram: the nuclei with their rates, and the signed weights between them."""

from course_lib.checks import whole_number
from course_lib.errors import CourseError
from course_lib.models.circuit.parameters import NUCLEI, Circuit, connections, of_kind
from course_lib.models.circuit.steady import Rates
from course_lib.models.records.maps import Arrow, CircuitState, Node

# Names as they are read, and places from 0 to 1: cortex on top, output below, the indirect pathway on the left.
_LABELS_AND_PLACES = {
    "cortex": ("cortex", (0.45, 1.0)),
    "d1": ("D1", (0.64, 0.66)),
    "d2": ("D2", (0.16, 0.66)),
    "gpe": ("GPe", (0.0, 0.33)),
    "stn": ("STN", (0.36, 0.33)),
    "gpi": ("GPi", (0.54, 0.0)),
    "thalamus": ("thal.", (1.0, 0.66)),
}
_PROJECTIONS = (
    ("cortex", "d1"),
    ("cortex", "d2"),
    ("cortex", "stn"),
    ("d1", "gpi"),
    ("d2", "gpe"),
    ("gpe", "stn"),
    ("stn", "gpe"),
    ("stn", "gpi"),
    ("gpe", "gpi"),
    ("gpi", "thalamus"),
    ("cortex", "thalamus"),
    ("thalamus", "cortex"),
)


def circuit_state(circuit: Circuit, rates: Rates, channel: int | None = None) -> CircuitState:
    """The circuit as a diagram draws it, rates in per cent of the highest: one channel, or the mean of all.

    A lost nucleus sends weaker arrows, an arrow without weight stays as a silent one: the wiring is always
    the same. Channels count from 0. Raises `CourseError` for rates of more than one moment and for a channel
    that does not exist.

    >>> from course_lib.models.circuit.states import HEALTHY, TEACHING_SALIENCES
    >>> from course_lib.models.circuit.steady import steady_state
    >>> state = circuit_state(HEALTHY, steady_state(HEALTHY, TEACHING_SALIENCES), channel=0)
    >>> {node.label: round(node.rate) for node in state.nodes}["GPi"]
    40
    """
    of_kind("rates", rates, Rates)
    if rates.gpi.ndim != 1:
        raise CourseError(
            f"rates have shape {rates.gpi.shape}, but must be (channels,): a diagram shows one moment."
        )
    if channel is not None:
        last = rates.gpi.size - 1
        channel = whole_number(
            "channel",
            channel,
            at_least=0,
            at_most=last,
            because="channels count from 0, one for each action.",
        )
    shown = slice(None) if channel is None else slice(channel, channel + 1)
    nodes = (
        Node(name=name, label=label, rate=100 * float(getattr(rates, name)[shown].mean()), place=place)
        for name, (label, place) in _LABELS_AND_PLACES.items()
    )
    return CircuitState(nodes=tuple(nodes), arrows=_arrows(circuit), rate_unit="%", highest_rate=100.0)


def _arrows(circuit: Circuit) -> tuple[Arrow, ...]:
    matrix = connections(circuit)

    def weight(source: str, target: str) -> float:
        one_to_one = matrix[NUCLEI.index(target), NUCLEI.index(source)]
        shared = matrix[NUCLEI.index(target), -1] if source == "stn" else 0.0
        return float((one_to_one + shared) * getattr(circuit.surviving, source))

    return tuple(
        Arrow(source=source, target=target, weight=weight(source, target)) for source, target in _PROJECTIONS
    )
