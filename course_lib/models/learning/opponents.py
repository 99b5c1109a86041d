"""Two opponent weights and the one signal that teaches both: Go pushes a movement, NoGo holds it back.

Each time the movement is *performed*, its two weights, 1 in an untaught striatum, change by

    ΔG = η G δ − φ (G − 1),    ΔN = −η N δ − φ (N − 1),    δ = S (1 + b) − 1

with S dopamine's signal of `adaptation` (1 without drugs), b a burst above tone, η the learning rate and φ forgetting, both
for each performed movement. A constant δ leads to

    G* = 1/(1 − δ η/φ),    N* = 1/(1 + δ η/φ),    rates φ ∓ η δ for each movement

After OpAL (Collins & Frank 2014): two actors, each changed in proportion to itself. OURS: δ is a deviation from the usual
*tone* at the receptor, where OpAL has a reward prediction error (its critic would learn a steady tone away; receptor
gain lies downstream of it); forgetting, and by use only; and one S for both weights, though an antipsychotic spares D1.
Where η δ ≥ φ the Go weight has no rest, where η δ ≤ −φ the NoGo weight: OURS as well, weights are clipped to 0 to 6.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, plain, whole_number

CEILING = 6.0  # ours: a weight cannot grow without end


@dataclass(frozen=True, kw_only=True)
class Opponents:
    """Learning rate and forgetting, both for each performed movement.

    >>> Opponents(learning_rate=0.15, forgetting=0.15).strength
    1.0
    """

    learning_rate: float
    forgetting: float

    def __post_init__(self) -> None:
        because = "a negative one would unlearn what is reinforced."
        number("learning_rate", self.learning_rate, at_least=0, below=1, because=because)
        because = "a share of what was learned is lost with each movement, or none."
        number("forgetting", self.forgetting, at_least=0, below=1, because=because)

    @property
    def strength(self) -> float:
        """Learning over forgetting, η/φ; without forgetting there is no limit to it."""
        return self.learning_rate / self.forgetting if self.forgetting else np.inf


# Free, chosen by us: in rats some days of one test each, in people half a year of urges.
BAR = Opponents(learning_rate=0.15, forgetting=0.15)
YEARS = Opponents(learning_rate=2 / 7300, forgetting=1 / 7300)


def error(signal: object, burst: object = 0.0) -> float | np.ndarray:
    """The teaching signal δ: dopamine's signal at the receptor above (or below) its usual tone.

    Raises `CourseError` for a signal or burst below zero. Source: the module's equation; the tone as reference is ours.

    >>> error(0.25), error(1.0), error(1.0, burst=0.5)
    (-0.75, 0.0, 0.5)
    """
    s = array_of_numbers("signal", signal, at_least=0, because="it is dopamine's signal, 1 without drugs.")
    b = array_of_numbers("burst", burst, at_least=0, because="a burst lies above tone, or there is none.")
    return plain(s * (1 + b) - 1)


def resting_weights(opponents: Opponents, delta: object) -> tuple[float | np.ndarray, float | np.ndarray]:
    """Go and NoGo weight at which a constant teaching signal leaves them; one without rest is clipped (`clipped`).

    Raises `CourseError` for a teaching signal below −1. Source: the module's equations.

    >>> resting_weights(Opponents(learning_rate=0.1, forgetting=0.2), 0.5)
    (1.3333333333333333, 0.8)
    """
    d = _errors(delta)
    gain, decay = opponents.learning_rate, opponents.forgetting
    if gain == decay == 0:
        return plain(np.ones_like(d)), plain(np.ones_like(d))
    return tuple(plain(_rest(decay, decay + sign * gain * d)) for sign in (-1.0, 1.0))


def _rest(decay: float, rate: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        rest = np.where(rate > 0, decay / rate, np.where(rate == 0, 1.0 if decay == 0 else np.inf, np.inf))
    return np.minimum(rest, CEILING)


def movements_until(opponents: Opponents, delta: float, share: float, *, go: bool = True) -> float:
    """Performed movements after which a weight has covered a share of its way, under a constant small δ.

    Exact in the limit of small steps. Raises `CourseError` for a weight that has no rest, or a share of 1.

    >>> round(movements_until(YEARS, 0.0, 0.5))
    5060
    """
    part = number("share", share, at_least=0, below=1, because="rest is reached only in the limit.")
    rate = opponents.forgetting + (-1 if go else 1) * opponents.learning_rate * float(_errors(delta))
    because = "with this teaching signal the weight has no rest: it runs to its ceiling."
    number("rate of approach per movement", rate, above=0, because=because)
    return float(-np.log1p(-part) / rate)


@dataclass(frozen=True, kw_only=True)
class Weights:
    """Go and NoGo weight after each movement, shape (movements + 1,), and whether a weight was held at its ceiling."""

    go: np.ndarray
    nogo: np.ndarray

    @property
    def clipped(self) -> bool:
        """Whether a weight would have left 0 to 6 and was held there."""
        return bool(max(self.go.max(), self.nogo.max()) >= CEILING)

    @property
    def said(self) -> str:
        """One sentence on clipping, or an empty text."""
        if not self.clipped:
            return ""
        which = "Go" if self.go.max() >= CEILING else "NoGo"
        return f"The {which} weight is held at {CEILING:g}: learning outruns forgetting, and it would grow without end."


def perform(opponents: Opponents, deltas: object, *, go: float = 1.0, nogo: float = 1.0) -> Weights:
    """Weights over a row of performed movements, each with its own teaching signal, shape (movements,).

    Raises `CourseError` for teaching signals below −1 and weights outside 0 to 6.

    >>> perform(Opponents(learning_rate=0.1, forgetting=0.1), [-0.5]).nogo.tolist()
    [1.0, 1.05]
    """
    d = np.atleast_1d(_errors(deltas))
    because = f"weights are clipped to 0 to {CEILING:g}."
    g = number("go", go, at_least=0, at_most=CEILING, because=because)
    n = number("nogo", nogo, at_least=0, at_most=CEILING, because=because)
    whole_number("movements", len(d), at_least=1, at_most=1_000_000, because="movements are counted.")
    course = [(g, n)]
    for each in d.tolist():
        course.append(updated(opponents, *course[-1], each))
    return Weights(go=np.array([one[0] for one in course]), nogo=np.array([one[1] for one in course]))


def updated(opponents: Opponents, go: float, nogo: float, delta: float) -> tuple[float, float]:
    """Both weights after one performed movement, clipped.

    >>> updated(Opponents(learning_rate=0.1, forgetting=0.0), 2.0, 1.0, 0.5)
    (2.1, 0.95)
    """
    taught, lost = opponents.learning_rate * delta, opponents.forgetting
    return (
        min(max(go + taught * go - lost * (go - 1), 0.0), CEILING),
        min(max(nogo - taught * nogo - lost * (nogo - 1), 0.0), CEILING),
    )


def _errors(delta: object) -> np.ndarray:
    because = "dopamine's signal cannot fall below zero, which is −1 below tone."
    return array_of_numbers("delta", delta, at_least=-1, at_most=100, because=because)
