"""What chapter 10's assignment simulates for a student: a lesion study, recordings of the striatum, a window."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache

import numpy as np

from course_lib.models.circuit.parameters import GPR_THRESHOLDS, TONIC_DOPAMINE, Circuit
from course_lib.models.circuit.states import HEALTHY, with_dopamine, with_lesion
from course_lib.models.circuit.steady import selected_channels, steady_state
from course_lib.models.circuit.window import released_share
from course_lib.questions.params import Params

SURVIVING = np.linspace(1, 0, 11)
OCCUPANCIES = np.arange(96) / 100
RECORDED_SALIENCES = np.round(np.linspace(0.25, 1, 40), 3)
NOISE = 0.02
DECIMALS = 3


@lru_cache(maxsize=512)
def lesion_study(
    release: float, saliences: tuple[float, ...], nucleus: str = "stn", d2_sensitivity: float = 1.0
) -> np.ndarray:
    """GPi of every action, shape (11, actions), as the surviving share of a nucleus goes from 1 to 0.

    >>> lesion_study(0.1, (0.4, 0.8, 0.6))[[0, -1]].mean(axis=1).round(3)
    array([0.401, 0.   ])
    """
    circuit = with_dopamine(HEALTHY, release=release, d2_sensitivity=d2_sensitivity)
    gpi = [
        steady_state(with_lesion(circuit, nucleus, surviving=float(share)), saliences).gpi
        for share in SURVIVING
    ]
    found = np.array(gpi)
    found.flags.writeable = False
    return found


def striatal_rates(release: float, d2_sensitivity: float, saliences: np.ndarray) -> np.ndarray:
    """Rates of D1 and D2 neurons over saliences, shape (2, saliences), silent below their threshold.

    >>> striatal_rates(1.0, 1.0, np.array([0.1, 0.5])).round(2)
    array([[0. , 0.4],
           [0. , 0.2]])
    """
    effect = TONIC_DOPAMINE * release
    gains = np.array([[1 + effect], [1 - effect * d2_sensitivity]])
    return np.maximum(gains * saliences - GPR_THRESHOLDS.d1, 0)


def recorded_rates(params: Params) -> np.ndarray:
    """Recordings of D1 and D2 neurons of the mystery patient, with noise, as the student sees them."""
    clean = striatal_rates(params.hidden_release, params.hidden_d2_sensitivity, RECORDED_SALIENCES)
    noise = np.random.default_rng(params.data_seed).normal(0, NOISE, clean.shape)
    return np.round(clean + noise, DECIMALS)


@lru_cache(maxsize=4096)
def _actions(release: float, sensitivity: float, saliences: tuple[float, ...]) -> int:
    circuit: Circuit = replace(
        HEALTHY,
        d1_dopamine=min(1.0, TONIC_DOPAMINE * release),
        d2_dopamine=min(1.0, TONIC_DOPAMINE * release * sensitivity),
    )
    return int(selected_channels(steady_state(circuit, saliences)).sum())


def window(sensitivity: float, saliences: tuple[float, ...], *, linear: bool = False) -> tuple[float, float]:
    """Lowest and highest VMAT2 occupancy of `OCCUPANCIES` that lets just one action through.

    More block never lets more through, so each edge is found by halving. `linear` takes depletion for occupancy.

    >>> window(3.0, (0.4, 0.8, 0.6))
    (0.21, 0.7)
    """
    released = 1 - OCCUPANCIES if linear else released_share(OCCUPANCIES)

    def fewer(index: int) -> int:
        return -_actions(float(released[index]), sensitivity, saliences)

    places = range(len(OCCUPANCIES))
    low, high = bisect_left(places, -1, key=fewer), bisect_right(places, -1, key=fewer) - 1
    return float(OCCUPANCIES[min(low, len(OCCUPANCIES) - 1)]), float(OCCUPANCIES[high])
