"""Five synapses of the circuit that can be weakened, and how many choices of health come back.

Two lesions: the rat of a catalepsy test, whose D2 receptors are blocked while D1 receptors work, and a patient who
has lost nine tenths of the dopamine. Each synapse is weakened by a share s; over a thousand presentations it is
counted how many choices stand as in health, and in how many presentations all gates do.

Source: circuit of Gurney, Prescott and Redgrave 2001; lesions and read-outs are ours.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from course_lib.checks import array_of_numbers, fraction, one_of
from course_lib.errors import CourseError
from course_lib.facts import preset
from course_lib.models.circuit.parameters import Circuit, of_kind
from course_lib.models.circuit.states import HEALTHY, PARKINSON, with_dopamine, with_lesion
from course_lib.models.circuit.steady import selected_channels, steady_state

SYNAPSES = (
    "corticostriatal",
    "corticostriatal, D2 cells only",
    "striatopallidal",
    "corticosubthalamic",
    "subthalamopallidal",
)
_WEAKENED = "it is the share of the synapse's strength that is lost."
D2_BLOCK = 0.8  # illustrative: within the range of D2 occupancy at which rats become cataleptic
RAT = preset(lambda: with_dopamine(HEALTHY, release=1.0, d2_sensitivity=1.0 - D2_BLOCK), HEALTHY)
LESIONS = {"rat": RAT, "patient": PARKINSON}
_WEIGHTS = {
    "corticostriatal": "cortex_to_striatum",
    "corticosubthalamic": "cortex_to_stn",
    "subthalamopallidal": "stn_to_pallidum",
}


def with_weakened(circuit: Circuit, synapse: str, share: float) -> Circuit:
    """The circuit with one synapse weakened by a share of its strength; names are those of `SYNAPSES`.

    Weakening what cortex sends to D2 cells alone lowers their gain, as dopamine does. Raises `CourseError` for
    another synapse and a share outside 0 to 1.

    >>> with_weakened(HEALTHY, "striatopallidal", 0.25).surviving.d2
    0.75
    """
    of_kind("circuit", circuit, Circuit)
    one_of("synapse", synapse, SYNAPSES, because="these five can be weakened.")
    left = 1.0 - fraction("share", share, because=_WEAKENED)
    if synapse == "striatopallidal":
        return with_lesion(circuit, "d2", surviving=circuit.surviving.d2 * left)
    if synapse == "corticostriatal, D2 cells only":
        return replace(circuit, d2_dopamine=1.0 - (1.0 - circuit.d2_dopamine) * left)
    name = _WEIGHTS[synapse]
    return replace(circuit, weights=replace(circuit.weights, **{name: getattr(circuit.weights, name) * left}))


@lru_cache(maxsize=4)
def presentations(count: int = 1000, seed: int = 1) -> np.ndarray:
    """Saliences of three actions, shape (count, 3), drawn evenly from 0 to 1; those of notebook 10 by default.

    >>> presentations().shape
    (1000, 3)
    """
    drawn = np.random.default_rng(seed).uniform(0, 1, (count, 3))
    drawn.flags.writeable = False
    return drawn


@lru_cache(maxsize=64)
def _gates(circuit: Circuit, count: int, seed: int) -> np.ndarray:
    return selected_channels(steady_state(circuit, presentations(count, seed)))


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Shares from 0 to 1: of the choices of health that stand, of all presentations alike, and with a wrong action.

    `choices` counts only presentations with a choice in health; `agreement` counts all, also those where health lets
    nothing through; `added` is the share of all in which an action passes that does not in health.

    >>> Kept(choices=0.9, agreement=0.9, added=0.05).added
    0.05
    """

    choices: float
    agreement: float
    added: float


def kept(circuit: Circuit, count: int = 1000, seed: int = 1) -> Kept:
    """How much of what the healthy circuit lets through a circuit still does.

    >>> found = kept(RAT)
    >>> round(found.choices, 2), round(found.agreement, 3)
    (0.44, 0.65)
    """
    health, now = _gates(HEALTHY, count, seed), _gates(of_kind("circuit", circuit, Circuit), count, seed)
    same = (health == now).all(axis=1)
    return Kept(
        choices=float(same[health.any(axis=1)].mean()),
        agreement=float(same.mean()),
        added=float((now & ~health).any(axis=1).mean()),
    )


def rescue(lesion: Circuit, synapse: str, shares: object) -> tuple[Kept, ...]:
    """What is kept at each weakening of one synapse.

    Raises `CourseError` as `with_weakened` does.

    >>> [round(one.choices, 2) for one in rescue(RAT, "striatopallidal", [0, 0.24])]
    [0.44, 0.98]
    """
    tried = array_of_numbers("shares", shares, dimensions=1, because="each is a weakening to try.")
    return tuple(kept(with_weakened(lesion, synapse, share)) for share in tried.tolist())


def best_weakening(lesion: Circuit, synapse: str, step: float = 0.01) -> tuple[float, Kept] | None:
    """The smallest weakening with the best agreement over all presentations, or None where none is better than nothing.

    Raises `CourseError` for a step that is not above 0 and at most 1.

    >>> share, best = best_weakening(RAT, "striatopallidal", step=0.08)
    >>> share, round(best.agreement, 3)
    (0.24, 0.966)
    """
    width = fraction("step", step, because="weakenings are tried from 0 to 1.")
    if width == 0:
        raise CourseError("step is 0, but must be above 0: no weakening would follow the first.")
    shares = np.round(np.arange(0.0, 1.0 + width / 2, width), 6)
    found = rescue(lesion, synapse, np.minimum(shares, 1.0))
    agreement = np.array([one.agreement for one in found])
    at = int(agreement.argmax())
    return (float(shares[at]), found[at]) if agreement[at] > agreement[0] else None


def exact_rescue(block: float, dopamine_effect: float = HEALTHY.d2_dopamine) -> float:
    """The weakening of cortex onto D2 cells alone that undoes a D2 block exactly, λ B/(1 − λ (1 − B)).

    Raises `CourseError` for a block or an effect outside 0 to 1. Source: derived in notebook 11.

    >>> round(exact_rescue(0.8), 4)
    0.1667
    """
    held = fraction("block", block, because="it is the share of dopamine's effect at D2 that is lost.")
    effect = fraction("dopamine_effect", dopamine_effect, because="it is dopamine's effect on the gain.")
    left = 1.0 - effect * (1.0 - held)
    if left == 0:
        raise CourseError(
            "D2 cells hear nothing of cortex before the block, but must hear something: nothing can be weakened."
        )
    return effect * held / left
