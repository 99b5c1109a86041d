"""Tasks 3 and 4 of chapter 07's assignment: a ladder of doses at two targets, and a share fitted to scans."""

from collections.abc import Callable

import numpy as np

from course_lib.chapters.mirror_images.assignment.numbers import texts
from course_lib.chapters.mirror_images.assignment.samples import fitted_plus_share
from course_lib.questions.kinds import CurveQuestion, FitQuestion, Mistake, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

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


def _curve(
    name: str, objective: str, answer: Callable[[Params], np.ndarray], *mistakes: Mistake, **words
) -> CurveQuestion:
    return CurveQuestion(
        id=f"assignment07.{name}",
        objective=objective,
        at=lambda g: DOSES_MG,
        at_name="dose",
        at_unit="mg",
        answer=answer,
        unit="1",
        tolerance=Tolerance(relative=0.005),
        mistakes=mistakes,
        **words,
    )


VMAT2 = _curve(
    "vmat2_ladder",
    "07.mixture",
    at_vmat2,
    Mistake(
        id="vmat2_total",
        answer=lambda g: at_vmat2(g, bound_counted=True),
        because="You used total concentrations. What is bound to protein cannot bind VMAT2: multiply by the free fraction.",
    ),
    Mistake(
        id="added_as_if_alone",
        answer=_added_up,
        because="You added three occupancies as if each drug were alone. They compete: add the x first, then x/(1 + x).",
    ),
    **texts("VMAT2 occupied at five doses.", "Σx/(1 + Σx).", "Competition keeps the sum below 1."),
)

D2 = _curve(
    "d2_ladder",
    "07.off_target",
    at_d2,
    Mistake(
        id="d2_total",
        answer=lambda g: at_d2(g, bound_counted=True),
        because="You used the total concentration of [−]-α. Only its free part binds D2.",
    ),
    Mistake(
        id="d2_ratio",
        answer=lambda g: free_nM(g)[2] / g.minus_alpha_d2_ki_nM,
        because="That is C/Ki, the odds at every dose. A fraction needs C + Ki below the line.",
    ),
    **texts("D2 occupied at five doses.", "C/(C + Ki).", "Far from a threshold at every dose."),
)

ESTIMATE = FitQuestion(
    id="assignment07.estimate",
    objective="07.mixture",
    sought=(
        Sought(name="plus_share", unit="1", truth=lambda g: g.hidden_plus_share, factor=1.35, widest=2.6),
    ),
    mistakes=(
        Mistake(
            id="slope_times_ki",
            answer=lambda g: {"plus_share": _slope(g) * g.scan_plus_ki_nM},
            because="You gave all of the odds to the (+) hand. The other hand binds too: take (1 − p)/K₋ into account.",
        ),
        Mistake(
            id="other_hand",
            answer=lambda g: {"plus_share": 1 - fitted_plus_share(g)},
            because="That is the share of the other hand. The one with the smaller Ki is wanted.",
        ),
    ),
    **texts(
        "The share of the (+) hand.",
        "slope = p/K₊ + (1 − p)/K₋, solved for p.",
        "One line through the origin, one unknown.",
    ),
)


def _slope(params: Params) -> float:
    p = fitted_plus_share(params)
    return p / params.scan_plus_ki_nM + (1 - p) / params.scan_minus_ki_nM
