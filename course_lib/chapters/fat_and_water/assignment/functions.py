"""Task 2 of chapter 09's assignment: the half-time into the brain, as a function."""

from random import Random

import numpy as np

from course_lib.chapters.fat_and_water.assignment.numbers import MARKED
from course_lib.questions.building import cases

SIGNATURE = "half_time_min(log_d, flow_mL_per_min_g, wall_mL_per_min_g)"
WATER, LIPID, MASS = 0.8, 0.10, 320.0


def _parts(log_d, wall):
    K = 10.0**log_d
    free = 1 / (1 + 10**-0.78 * K**0.733)
    return free, WATER + LIPID * K, wall * K / np.sqrt(MASS)


def _half_time(log_d, flow_mL_per_min_g, wall_mL_per_min_g):
    free, volume, ps = _parts(log_d, wall_mL_per_min_g)
    share = -np.expm1(-free * ps / flow_mL_per_min_g)
    return float(np.log(2) * volume * free / (flow_mL_per_min_g * share))


def _sponge_alone(log_d, flow_mL_per_min_g, wall_mL_per_min_g):
    _, volume, ps = _parts(log_d, wall_mL_per_min_g)
    return float(np.log(2) * volume / (flow_mL_per_min_g * -np.expm1(-ps / flow_mL_per_min_g)))


def _all_extracted(log_d, flow_mL_per_min_g, wall_mL_per_min_g):
    free, volume, _ = _parts(log_d, wall_mL_per_min_g)
    return float(np.log(2) * volume * free / flow_mL_per_min_g)


def _no_flow(log_d, flow_mL_per_min_g, wall_mL_per_min_g):
    _, volume, ps = _parts(log_d, wall_mL_per_min_g)
    return float(np.log(2) * volume / ps)


def _time_constant(log_d, flow_mL_per_min_g, wall_mL_per_min_g):
    return _half_time(log_d, flow_mL_per_min_g, wall_mL_per_min_g) / float(np.log(2))


def _case(rng: Random, *, greasy: bool) -> dict[str, float]:
    low, high = (3.0, 6.5) if greasy else (-2.5, 1.0)
    return {
        "log_d": round(rng.uniform(low, high), 2),
        "flow_mL_per_min_g": round(rng.uniform(0.3, 0.9), 2),
        "wall_mL_per_min_g": round(rng.uniform(0.5, 4.0), 2),
    }


NO_LN2 = (_time_constant, "That is the time constant Kp/(Q E). Half of the way takes ln 2 of it.")

POLAR = MARKED.function(
    "half_time_polar",
    "half_time",
    _half_time,
    ("Half-time of polar drugs.", "ln 2 · Kp/(Q E).", "Here the wall is the limit."),
    signature=SIGNATURE,
    cases=cases("{data_seed}|False", lambda rng, number: _case(rng, greasy=False)),
    unit="min",
    mistakes={
        "time_constant": NO_LN2,
        "all_extracted": (
            _all_extracted,
            "E is missing. A polar drug leaves the blood only in part on one passage: E = 1 − exp(−f_p PS/Q).",
        ),
    },
)

GREASY = MARKED.function(
    "half_time_greasy",
    "half_time",
    _half_time,
    ("Half-time of greasy drugs.", "ln 2 · Kp/(Q E).", "Here blood flow is the limit."),
    signature=SIGNATURE,
    cases=cases("{data_seed}|True", lambda rng, number: _case(rng, greasy=True)),
    unit="min",
    mistakes={
        "time_constant": NO_LN2,
        "sponge_alone": (
            _sponge_alone,
            "That is the sponge alone. Blood is greasy too: Kp = V_u f_p, and E contains f_p.",
        ),
        "blood_flow_forgotten": (
            _no_flow,
            "That is the slow-wall limit, ln 2 · V_u/PS. For greasy drugs the wall is open and blood flow is the limit.",
        ),
    },
)
