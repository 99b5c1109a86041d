"""Tasks 1, 3 and 5 of chapter 11's assignment: an EC50 as a function, calcium from failures, the smallest weakening."""

from functools import lru_cache
from random import Random

import numpy as np

from course_lib.chapters.turning_down_glutamate.assignment import samples
from course_lib.models.circuit.parameters import Circuit
from course_lib.models.circuit.states import HEALTHY, with_dopamine
from course_lib.models.circuit.synapses import rescue
from course_lib.questions.building import Marked, cases, own_hints
from course_lib.questions.params import Params
from course_lib.questions.tolerance import TWO_PER_CENT, Tolerance
from course_lib.questions.twins import AnyQuestion

MARKED = Marked(
    chapter="11",
    hints=own_hints(
        "Say in words what is multiplied: glutamate, calcium, or what a synapse passes on.",
        "Check a limit: no drug, no block, and very much of either.",
    ),
)


def _ec50_nM(affinity_nM, cooperativity, share):
    z = share / (1 - share)
    return affinity_nM * (1 + z) / (1 + cooperativity * z)


def _share_as_concentration(affinity_nM, cooperativity, share):
    return affinity_nM * (1 + share) / (1 + cooperativity * share)


def _divided(affinity_nM, cooperativity, share):
    return affinity_nM / (1 + cooperativity * share / (1 - share))


_SLIPS = {
    "share_as_concentration": (
        _share_as_concentration,
        "The share of the response stands in place of the concentration. z = share ÷ (1 − share).",
    ),
    "numerator_missing": (
        _divided,
        "The 1 + z above the line is missing: KB (1 + z)/(1 + α z).",
    ),
}


def _at(shares: tuple[float, ...]):
    def one_case(rng: Random, number: int) -> dict[str, float]:
        return {
            "affinity_nM": round(rng.uniform(40.0, 600.0), 1),
            "cooperativity": round(rng.uniform(0.2, 0.8) if number == 0 else rng.uniform(4.0, 60.0), 1),
            "share": rng.choice(shares),
        }

    return one_case


def _written(name: str, shares: tuple[float, ...], prompt: str) -> AnyQuestion:
    return MARKED.function(
        name,
        "potency",
        _ec50_nM,
        (prompt, "KB (1 + z)/(1 + α z), z = share ÷ (1 − share).", "A potency belongs to its glutamate."),
        signature="ec50_nM(affinity_nM, cooperativity, share)",
        cases=cases(f"{name}|{{data_seed}}", _at(shares)),
        mistakes=_SLIPS,
        unit="nM",
    )


LITTLE = _written("ec50_little", (0.03, 0.06, 0.12, 0.2), "EC50 with little glutamate.")
MUCH = _written("ec50_much", (0.45, 0.6, 0.75, 0.88), "EC50 with much glutamate.")


def _probabilities(params: Params) -> tuple[float, float]:
    before, after = (
        1 - (count / samples.STIMULI) ** (1 / samples.SITES) for count in samples.failure_counts(params)
    )
    return before, after


def _stopped(params: Params) -> float:
    before, after = _probabilities(params)
    return 100 * (1 - (after / before) ** (1 / 3.1))


CALCIUM = MARKED.number(
    "calcium",
    "release",
    _stopped,
    (
        "Calcium entry that the drug stopped.",
        "p = 1 − (failures ÷ stimuli)^(1/sites); 1 − (p after ÷ p before)^(1/3.1) = {truth:.3g} %.",
        "Less calcium than release.",
    ),
    unit="%",
    tolerance=TWO_PER_CENT,
    free=("sign",),
    mistakes={
        "release_lost": (
            lambda g: 100 * (1 - _probabilities(g)[1] / _probabilities(g)[0]),
            "That is the share of release that is lost. Calcium needs the 3.1th root.",
        ),
        "from_failures": (
            lambda g: (
                100
                * (
                    1
                    - (
                        np.log(samples.failure_counts(g)[1] / 400)
                        / np.log(samples.failure_counts(g)[0] / 400)
                    )
                    ** (1 / 3.1)
                )
            ),
            "You took −ln of the failures for p n. With few sites p follows from the root: 1 − failures^(1/sites).",
        ),
    },
)

LOST = MARKED.number(
    "lost",
    "release",
    lambda g: 100 * (1 - _probabilities(g)[1] / _probabilities(g)[0]),
    (
        "Release that is lost.",
        "1 − p after ÷ p before = {truth:.3g} %.",
        "The weakening of this synapse.",
    ),
    unit="%",
    tolerance=TWO_PER_CENT,
    free=("sign",),
    mistakes={
        "left": (
            lambda g: 100 * _probabilities(g)[1] / _probabilities(g)[0],
            "That is the release that is left. The question asks for what is lost.",
        ),
        "more_failures": (
            lambda g: 100 * (samples.failure_counts(g)[1] / samples.failure_counts(g)[0] - 1),
            "That is by how much failures rose. Turn failures into p first.",
        ),
    },
)


def own_lesion(params: Params) -> Circuit:
    """The circuit of this variant: D2 receptors blocked, and dopamine partly lost."""
    return with_dopamine(HEALTHY, release=params.dopamine_left, d2_sensitivity=1 - params.d2_block)


def _first(lesion: Circuit, shares: np.ndarray, wanted: float) -> float:
    found = rescue(lesion, "striatopallidal", shares)
    return float(next(share for share, one in zip(shares, found, strict=True) if one.choices >= wanted))


@lru_cache(maxsize=64)
def _smallest(dopamine_left: float, d2_block: float, wanted: float) -> float:
    # Choices kept rise until they are nearly all there, so a coarse search cannot pass over the first place.
    lesion = own_lesion(Params(dopamine_left=dopamine_left, d2_block=d2_block))
    coarse = _first(lesion, np.round(np.arange(0.0, 1.001, 0.1), 2), wanted)
    near = np.arange(max(0.0, coarse - 0.09), coarse + 0.001, 0.01)
    return _first(lesion, np.round(near, 2), wanted)


def smallest_weakening(params: Params, wanted: float = 0.9) -> float:
    """Smallest weakening of the striatopallidal synapse, in steps of 0.01, that keeps this share of choices."""
    return _smallest(params.dopamine_left, params.d2_block, wanted)


SMALLEST = MARKED.number(
    "smallest",
    "site",
    smallest_weakening,
    (
        "The smallest weakening that keeps nine tenths.",
        "The first of 0, 0.01, 0.02 … with at least 0.9 of the choices: {truth:.2f}.",
        "It grows with what the direct pathway has lost.",
    ),
    tolerance=Tolerance(absolute=0.011),
    free=("sign",),
    mistakes={
        "half_kept": (
            lambda g: smallest_weakening(g, 0.5),
            "With that one half of the choices is kept. Nine tenths are asked for.",
        ),
        "in_per_cent": (
            lambda g: 100 * smallest_weakening(g),
            "That is in per cent. The weakening is asked as a share of one.",
        ),
    },
)
