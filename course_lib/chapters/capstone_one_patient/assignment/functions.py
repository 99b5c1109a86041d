"""Tasks 2 and 3 of chapter 15's assignment: exposure after a tablet, and the AIMS on an exposure, as functions."""

from random import Random

import numpy as np

from course_lib.chapters.capstone_one_patient.assignment.numbers import MARKED
from course_lib.models.patient.chain import aims_at, occupancy_of, relief_of
from course_lib.questions.building import cases
from course_lib.questions.params import Params

RATIO, AIMS = "exposure_ratio(score, route, left)", "aims_on(auc_ng_h_per_mL, score, share)"


def _ratio(score, route, left):
    return 1 / (1 - route + route * min(score * left, 2) / 2)


def _left_out(score, route, left):
    return 1 / (1 - route + route * min(score, 2) / 2)


def _route_closed(score, route, left):
    return 1 / (1 - route * (1 - left))


def _no_half(score, route, left):
    return 1 / (1 - route + route * min(score * left, 2))


def _case(rng: Random, lefts: tuple[float, ...]) -> dict[str, float]:
    return {
        "score": rng.choice((0.25, 0.5, 1.0, 1.25, 1.5)),
        "route": round(rng.uniform(0.3, 0.8), 2),
        "left": rng.choice(lefts),
    }


_SLIPS = {
    "no_half": (_no_half, "A score of 2 is the full enzyme: the route counts score ÷ 2."),
}

WITHOUT = MARKED.function(
    "ratio_alone",
    "chain",
    _ratio,
    ("Exposure ratio without an inhibitor.", "1/(1 − f + f x/2).", "1 at score 2."),
    signature=RATIO,
    cases=cases("{data_seed}|alone", lambda rng, number: _case(rng, (1.0,))),
    mistakes=_SLIPS,
)
WITH = MARKED.function(
    "ratio_inhibited",
    "chain",
    _ratio,
    ("Exposure ratio with an inhibitor.", "1/(1 − f + f x l/2).", "A strong one leaves 0 of the score."),
    signature=RATIO,
    cases=cases("{data_seed}|inhibited", lambda rng, number: _case(rng, (0.0, 0.5))),
    mistakes={
        **_SLIPS,
        "left_out": (_left_out, "The inhibitor is missing: multiply the score by what it leaves."),
        "full_enzyme": (
            _route_closed,
            "You closed the route of a full enzyme. Multiply the score by what is left.",
        ),
    },
)


def _aims(auc_ng_h_per_mL, score, share):
    return float(aims_at(score, share, relief_of(auc_ng_h_per_mL)))


def _by_occupancy(auc_ng_h_per_mL, score, share):
    return score * (1 - share * float(occupancy_of(auc_ng_h_per_mL)))


def _all_follows(auc_ng_h_per_mL, score, share):
    return score * (1 - float(relief_of(auc_ng_h_per_mL)))


def _change(auc_ng_h_per_mL, score, share):
    return score - _aims(auc_ng_h_per_mL, score, share)


ON_EXPOSURE = MARKED.function(
    "aims",
    "chain",
    _aims,
    ("The AIMS on an exposure.", "A (1 − s × relief_of(AUC)).", "A without a drug."),
    signature=AIMS,
    cases=cases(
        "{data_seed}|aims",
        lambda rng, number: {
            "auc_ng_h_per_mL": round(rng.uniform(150, 1500), 1),
            "score": round(rng.uniform(6, 18), 1),
            "share": round(rng.uniform(0.2, 0.7), 2),
        },
    ),
    unit="points",
    mistakes={
        "by_occupancy": (
            _by_occupancy,
            "You took occupancy for relief. Dopamine falls less than in proportion: use `relief_of`.",
        ),
        "all_follows": (_all_follows, "The share is missing: only a part of the movement follows dopamine."),
        "change": (_change, "That is by how much the total falls. Return the total."),
    },
)


AUCS = np.linspace(0.0, 1500.0, 31)
SHARE = 0.4  # the chain's own mean


def _course(params: Params, *, share: float = SHARE) -> np.ndarray:
    return np.asarray(aims_at(params.mean_rating, share, relief_of(AUCS)))


COURSE = MARKED.curve(
    "aims_course",
    "chain",
    _course,
    ("The AIMS over exposure.", "A (1 − 0.4 × relief_of(AUC)).", "It falls towards a floor of 0.6 A."),
    at=(AUCS, "AUC", "ng·h/mL"),
    unit="points",
    mistakes={
        "course_by_occupancy": (
            lambda g: g.mean_rating * (1 - SHARE * np.asarray(occupancy_of(AUCS))),
            "You took occupancy for relief. Dopamine falls less than in proportion: use `relief_of`.",
        ),
        "course_all_follows": (
            lambda g: _course(g, share=1.0),
            "The share is missing: only 0.4 of the movement follows dopamine.",
        ),
        "course_change": (
            lambda g: g.mean_rating - _course(g),
            "That is by how much the total falls. Give the total.",
        ),
    },
)
