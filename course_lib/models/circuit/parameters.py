"""Two opposed pathways through the basal ganglia, as firing rates of parallel channels.

Each channel is one action that asks to be done; its salience drives cortex. Every nucleus follows

    tau da/dt = −a + input,    rate y = m (a − threshold), cut off below 0 and above the highest rate,

and the inputs of a channel are

    D1 striatum   ws (1 + λ1) cortex                   (direct pathway; dopamine excites)
    D2 striatum   ws (1 − λ2) cortex                   (indirect pathway; dopamine inhibits)
    STN           wt cortex − wg GPe
    GPe           wp ΣSTN − wm D2                      (ΣSTN: all channels, so STN is what they share)
    GPi/SNr       wp ΣSTN − we GPe − wm D1
    thalamus      cortex − GPi, weighted               (GPi holds the gate; silence opens it)
    cortex        salience + thalamus, weighted        (the loop; off unless asked for)

Rates are shares of a nucleus's highest rate, salience has the same scale; neither is in Hz.

Not in the model: firing pattern and synchrony, spikes, delays, the reticular thalamus, connections
inside a nucleus, the striatum's own inhibition, and learning.

Source: Gurney, Prescott and Redgrave 2001 for the basal ganglia; thalamus and loop are illustrative.
"""

from dataclasses import dataclass, field, fields

import numpy as np

from course_lib.checks import fraction, number, shown
from course_lib.errors import CourseError
from course_lib.facts import fact, preset

NUCLEI = ("cortex", "d1", "d2", "stn", "gpe", "gpi", "thalamus")
TONIC_DOPAMINE = fact("gpr.d1_dopamine_effect", "1")

_STRENGTH = "it says how strongly one nucleus acts on the next; the model itself knows which sign it has."
_SURVIVING = "it is the share of the nucleus's output that is left."
_DOPAMINE = "it is the share by which dopamine changes the gain of a pathway."
_LEVEL = "a rate of this model is a share of the highest one."


def of_kind(name: str, value: object, kind: type) -> object:
    """The value, if it is of that kind.

    Raises `CourseError` otherwise.

    >>> of_kind("circuit", None, Circuit)
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: circuit is None, but must be a Circuit: the model reads its numbers by name.
    """
    if not isinstance(value, kind):
        raise CourseError(
            f"{name} is {shown(value)}, but must be a {kind.__name__}: the model reads its numbers by name."
        )
    return value


def _replace_checked(record: object, **checked: float) -> None:
    for name, value in checked.items():
        object.__setattr__(record, name, value)


@dataclass(frozen=True, kw_only=True)
class PerNucleus:
    """One number for each nucleus, 0 where none is given.

    Raises `CourseError` for anything but numbers of at most a million.

    >>> PerNucleus(stn=0.5).gpe
    0.0
    """

    cortex: float = 0.0
    d1: float = 0.0
    d2: float = 0.0
    stn: float = 0.0
    gpe: float = 0.0
    gpi: float = 0.0
    thalamus: float = 0.0

    def __post_init__(self) -> None:
        for name in NUCLEI:
            value = number(name, getattr(self, name), at_least=-1e6, at_most=1e6, because=_LEVEL)
            _replace_checked(self, **{name: value})

    def column(self) -> np.ndarray:
        """The numbers in the order of `NUCLEI`, shape (7, 1)."""
        return np.array([[getattr(self, name)] for name in NUCLEI])


@dataclass(frozen=True, kw_only=True)
class Weights:
    """Strengths of the connections, all positive; `striatum_to_pallidum`, `gpe_…` and `gpi_…` inhibit.

    Raises `CourseError` for a negative weight, and for GPe to GPi above 1.

    >>> from dataclasses import replace
    >>> replace(GPR_WEIGHTS, gpe_to_stn=0.0).stn_to_pallidum
    0.9
    """

    cortex_to_striatum: float
    cortex_to_stn: float
    striatum_to_pallidum: float
    stn_to_pallidum: float
    gpe_to_stn: float
    gpe_to_gpi: float
    gpi_to_thalamus: float
    cortex_to_thalamus: float
    thalamus_to_cortex: float

    def __post_init__(self) -> None:
        for one in fields(self):
            most = 1 if one.name == "gpe_to_gpi" else 1000
            value = number(one.name, getattr(self, one.name), at_least=0, at_most=most, because=_STRENGTH)
            _replace_checked(self, **{one.name: value})


# The weights around the thalamus are illustrative, chosen so that resting GPi leaves the gate ajar.
GPR_WEIGHTS = preset(
    lambda: Weights(
        cortex_to_striatum=fact("gpr.cortex_to_striatum", "1"),
        cortex_to_stn=fact("gpr.cortex_to_stn", "1"),
        striatum_to_pallidum=fact("gpr.striatum_to_pallidum", "1"),
        stn_to_pallidum=fact("gpr.stn_to_pallidum", "1"),
        gpe_to_stn=fact("gpr.gpe_to_stn", "1"),
        gpe_to_gpi=fact("gpr.gpe_to_gpi", "1"),
        gpi_to_thalamus=2.0,
        cortex_to_thalamus=0.0,
        thalamus_to_cortex=0.0,
    )
)
# The negative thresholds make pallidum, STN and thalamus fire on their own; the thalamic one is illustrative.
GPR_THRESHOLDS = preset(
    lambda: PerNucleus(
        d1=fact("gpr.striatum_threshold", "1"),
        d2=fact("gpr.striatum_threshold", "1"),
        stn=fact("gpr.stn_threshold", "1"),
        gpe=fact("gpr.gpe_threshold", "1"),
        gpi=fact("gpr.gpi_threshold", "1"),
        thalamus=-0.5,
    )
)
GPR_SLOPES = preset(
    lambda: PerNucleus(
        cortex=1.0,
        d1=fact("gpr.striatum_slope", "1"),
        d2=fact("gpr.striatum_slope", "1"),
        stn=fact("gpr.stn_slope", "1"),
        gpe=fact("gpr.gpe_slope", "1"),
        gpi=fact("gpr.gpi_slope", "1"),
        thalamus=1.0,
    )
)
INTACT = PerNucleus(**dict.fromkeys(NUCLEI, 1.0))


@dataclass(frozen=True, kw_only=True)
class Circuit:
    """Parameters of the circuit; without arguments the published ones, with tonic dopamine.

    `surviving` is the share of each nucleus's output that is left, `drive` a current added to its input,
    `time_constant_ms` (illustrative) one membrane time constant for all. Raises `CourseError` for dopamine
    or surviving shares outside 0 to 1, slopes, highest rate or time constant not above 0.

    >>> Circuit(d2_dopamine=0.0).d1_dopamine
    0.2
    """

    d1_dopamine: float = TONIC_DOPAMINE
    d2_dopamine: float = fact("gpr.d2_dopamine_effect", "1")
    weights: Weights = GPR_WEIGHTS
    thresholds: PerNucleus = GPR_THRESHOLDS
    slopes: PerNucleus = GPR_SLOPES
    surviving: PerNucleus = INTACT
    drive: PerNucleus = field(default_factory=PerNucleus)
    highest_rate: float = 1.0
    time_constant_ms: float = 40.0

    def __post_init__(self) -> None:
        of_kind("weights", self.weights, Weights)
        for name in ("thresholds", "slopes", "surviving", "drive"):
            of_kind(name, getattr(self, name), PerNucleus)
        for name in NUCLEI:
            fraction(f"surviving.{name}", getattr(self.surviving, name), because=_SURVIVING)
            number(f"slopes.{name}", getattr(self.slopes, name), above=0, because="more input is more rate.")
        _replace_checked(
            self,
            d1_dopamine=fraction("d1_dopamine", self.d1_dopamine, because=_DOPAMINE),
            d2_dopamine=fraction("d2_dopamine", self.d2_dopamine, because=_DOPAMINE),
            highest_rate=number("highest_rate", self.highest_rate, above=0, at_most=1e6, because=_LEVEL),
            time_constant_ms=number(
                "time_constant_ms",
                self.time_constant_ms,
                above=0,
                at_most=1e6,
                because="rates follow with delay.",
            ),
        )


def connections(circuit: Circuit) -> np.ndarray:
    """Signed effective weights, shape (7, 8): row is the target, column the source, in the order of `NUCLEI`.

    The last column weighs the sum of STN over all channels. Dopamine is inside, losses are not.
    Source: Gurney, Prescott and Redgrave 2001.

    >>> connections(Circuit())[NUCLEI.index("d1"), NUCLEI.index("cortex")]
    np.float64(1.2)
    """
    of_kind("circuit", circuit, Circuit)
    w, striatum = circuit.weights, circuit.weights.cortex_to_striatum
    signed = {
        ("d1", "cortex"): striatum * (1 + circuit.d1_dopamine),
        ("d2", "cortex"): striatum * (1 - circuit.d2_dopamine),
        ("stn", "cortex"): w.cortex_to_stn,
        ("stn", "gpe"): -w.gpe_to_stn,
        ("gpe", "d2"): -w.striatum_to_pallidum,
        ("gpe", "all_stn"): w.stn_to_pallidum,
        ("gpi", "d1"): -w.striatum_to_pallidum,
        ("gpi", "gpe"): -w.gpe_to_gpi,
        ("gpi", "all_stn"): w.stn_to_pallidum,
        ("thalamus", "gpi"): -w.gpi_to_thalamus,
        ("thalamus", "cortex"): w.cortex_to_thalamus,
        ("cortex", "thalamus"): w.thalamus_to_cortex,
    }
    columns = (*NUCLEI, "all_stn")
    matrix = np.zeros((len(NUCLEI), len(columns)))
    for (target, source), weight in signed.items():
        matrix[NUCLEI.index(target), columns.index(source)] = weight
    return matrix
