"""Data that chapter 05's assignment gives to a student, simulated from the variant's hidden numbers."""

from random import Random

import numpy as np

from course_lib.models.target.assays import DAY_H, WASHED_ON_DAY, after_block, measured, pool_of, washed_from
from course_lib.questions.params import Params

SAMPLE_DAYS = np.array([1.0, 2.0, 4.0, 7.0, 10.0, 14.0, 20.0, 30.0])
ANIMALS, ASSAY_ANIMALS = 5, 12
DECIMALS = 3
SD = 0.06  # illustrative
WASHED_H = (1.0, 48.0)


def _read(true_shares, animals: int, seed: int, what: str) -> np.ndarray:
    stream = Random(f"{what}|{seed}").getrandbits(48)
    return np.round(measured(true_shares, animals, stream, sd=SD), DECIMALS)


def sites(params: Params) -> np.ndarray:
    """Free sites of five animals on each sampled day, shape (days, animals), as shares of control."""
    pool = pool_of("for_ever", params.hidden_half_time_days)
    times_h = DAY_H * np.concatenate([[0.0], SAMPLE_DAYS])
    true = after_block(pool, times_h, 1.0 - params.hidden_blocked).free_share[1:]
    return _read(true, ANIMALS, params.data_seed, "sites").T


def assays(params: Params) -> dict[str, np.ndarray]:
    """Protein on day 2, and free sites of washed vesicles after 1 h and 48 h, each of shape (animals,)."""
    pool = pool_of(params.story, params.story_half_time_days)
    protein = after_block(pool, DAY_H * np.array([0.0, WASHED_ON_DAY])).protein_share[-1]
    washed = washed_from(pool, WASHED_ON_DAY, np.array([0.0, *WASHED_H])).free_share[1:]
    true = {"protein": protein, "washed_1h": washed[0], "washed_48h": washed[1]}
    return {name: _read(share, ASSAY_ANIMALS, params.data_seed, name) for name, share in true.items()}


def gain(params: Params) -> float:
    """Mean of washed vesicles after 48 h less their mean after 1 h, from the readings that the student holds."""
    readings = assays(params)
    return float(readings["washed_48h"].mean() - readings["washed_1h"].mean())


def fitted_half_time_days(params: Params) -> float:
    """Half-time of recovery that least squares find in the sites which the student holds."""
    from scipy.optimize import curve_fit

    table = sites(params)
    days = np.repeat(SAMPLE_DAYS, table.shape[1])
    best, _ = curve_fit(
        lambda day, half, blocked: 1 - blocked * 2 ** (-day / half), days, table.ravel(), p0=(8, 0.9)
    )
    return float(best[0])
