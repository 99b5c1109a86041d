"""Tasks 3 and 4 of chapter 07's assignment: a ladder of doses at two targets, and a share fitted to scans."""

import numpy as np

from course_lib.chapters.mirror_images.assignment.numbers import MARKED
from course_lib.chapters.mirror_images.assignment.samples import fitted_plus_share
from course_lib.questions.kinds import Sought
from course_lib.questions.params import Params

DOSES_MG = np.array([6.0, 12.0, 24.0, 36.0, 48.0])


def free_nM(params: Params, *, bound_counted: bool = False) -> np.ndarray:
    """Free concentrations (nM) of [+]-α, [+]-β and [−]-α at `DOSES_MG`, shape (3, doses)."""
    total = params.total_nM_per_mg * DOSES_MG
    free = 1.0 if bound_counted else params.free_fraction
    shares = np.array([params.plus_alpha_share, params.plus_beta_share, params.minus_alpha_share])
    return free * shares[:, None] * total


def at_vmat2(params: Params, **change) -> np.ndarray:
    """Fraction of VMAT2 that all three occupy at `DOSES_MG`."""
    kis = np.array([params.plus_alpha_ki_nM, params.plus_beta_ki_nM, params.minus_alpha_ki_nM])
    pull = (free_nM(params, **change) / kis[:, None]).sum(axis=0)
    return pull / (1 + pull)


def at_d2(params: Params, **change) -> np.ndarray:
    """Fraction of D2 that [−]-α occupies at `DOSES_MG`."""
    C = free_nM(params, **change)[2]
    return C / (C + params.minus_alpha_d2_ki_nM)


def _added_up(params: Params) -> np.ndarray:
    kis = np.array([params.plus_alpha_ki_nM, params.plus_beta_ki_nM, params.minus_alpha_ki_nM])
    x = free_nM(params) / kis[:, None]
    return (x / (1 + x)).sum(axis=0)


AT = (DOSES_MG, "dose", "mg")

VMAT2 = MARKED.curve(
    "vmat2_ladder",
    "mixture",
    at_vmat2,
    ("VMAT2 occupied at five doses.", "Σx/(1 + Σx).", "Competition keeps the sum below 1."),
    at=AT,
    mistakes={
        "vmat2_total": (
            lambda g: at_vmat2(g, bound_counted=True),
            "You used total concentrations. What is bound to protein cannot bind VMAT2: multiply by the free fraction.",
        ),
        "added_as_if_alone": (
            _added_up,
            "You added three occupancies as if each drug were alone. They compete: add the x first, then x/(1 + x).",
        ),
    },
)

D2 = MARKED.curve(
    "d2_ladder",
    "off_target",
    at_d2,
    ("D2 occupied at five doses.", "C/(C + Ki).", "Far from a threshold at every dose."),
    at=AT,
    mistakes={
        "d2_total": (
            lambda g: at_d2(g, bound_counted=True),
            "You used the total concentration of [−]-α. Only its free part binds D2.",
        ),
        "d2_ratio": (
            lambda g: free_nM(g)[2] / g.minus_alpha_d2_ki_nM,
            "That is C/Ki, the odds at every dose. A fraction needs C + Ki below the line.",
        ),
    },
)


def _slope(params: Params) -> float:
    p = fitted_plus_share(params)
    return p / params.scan_plus_ki_nM + (1 - p) / params.scan_minus_ki_nM


ESTIMATE = MARKED.fit(
    "estimate",
    "mixture",
    (
        "The share of the (+) hand.",
        "slope = p/K₊ + (1 − p)/K₋, solved for p.",
        "One line through the origin, one unknown.",
    ),
    Sought(name="plus_share", unit="1", truth=lambda g: g.hidden_plus_share, factor=1.35, widest=2.6),
    mistakes={
        "slope_times_ki": (
            lambda g: {"plus_share": _slope(g) * g.scan_plus_ki_nM},
            "You gave all of the odds to the (+) hand. The other hand binds too: take (1 − p)/K₋ into account.",
        ),
        "other_hand": (
            lambda g: {"plus_share": 1 - fitted_plus_share(g)},
            "That is the share of the other hand. The one with the smaller Ki is wanted.",
        ),
    },
)
