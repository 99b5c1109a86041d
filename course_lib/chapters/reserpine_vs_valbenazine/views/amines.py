"""What chapter 05 shows of the other edge: one drug, two weeks on and one week off, and five amine stores.

Each store follows the occupancy of its own transporter at its own pace (`side_effects`). ILLUSTRATION: the
pace of every store and every threshold are chosen for teaching, as are reserpine's doses; affinities come from
the registry, those of reserpine for VMAT1 and VMAT2 as unverified numbers, of which only the ratio is used.
"""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from course_lib.chapters.reserpine_vs_valbenazine.views.washout import (
    DAY_H,
    RESERPINE_DOSE_MG,
    RESERPINE_FAST_PHASE,
)
from course_lib.checks import fraction, one_of
from course_lib.facts import fact
from course_lib.models.pk.drugs import RESERPINE_LETS_GO_SLOWLY, VALBENAZINE, vmat2_occupancy
from course_lib.models.pk.regimen import repeated
from course_lib.models.pk.simulation import concentration_nM, simulate
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.target.amine_stores import STORES, THRESHOLDS, store_content, time_below
from course_lib.models.target.engagement import free_concentration_nM, reversible_occupancy
from course_lib.models.target.turnover import blocked_by_dosing

DOSES, FOLLOWED_DAYS = 14, 21
EVERY_H = 1.0
DRUGS = {
    "valbenazine 40 mg": ("valbenazine", 40.0),
    "valbenazine 80 mg": ("valbenazine", 80.0),
    "reserpine": ("reserpine", RESERPINE_DOSE_MG),
}
VALBENAZINE_VMAT1_KI_nM = fact("valbenazine.vmat1_ki", "nM")  # a lower bound: the real block is weaker
VALBENAZINE_BOUND_PERCENT = fact("valbenazine.protein_binding", "%")
RESERPINE_VMAT1_WEAKER = fact("reserpine.vmat1_ki", "nM") / fact("reserpine.vmat2_ki", "nM")
DEFAULT_SHARES = {each.effect: each.share for each in THRESHOLDS}
DOPAMINE, SEROTONIN, _, NERVES, MEDULLA = STORES


@dataclass(frozen=True, kw_only=True)
class AmineView:
    """Dopamine with its two thresholds, serotonin with its own, noradrenaline of nerves beside adrenaline.

    `days_below` maps each effect to days, of 21, that its store spends below its threshold; `lowest` maps
    each store to its lowest content as a share of rest.
    """

    dopamine: TimeCourse
    serotonin: TimeCourse
    noradrenaline: TimeCourse
    days_below: dict[str, float]
    lowest: dict[str, float]


def occupancies(drug: str) -> dict[str, np.ndarray]:
    """Share held of VMAT1 and of VMAT2 at every hour of two weeks of daily doses and one week without.

    Raises `CourseError` for a drug that is not one of the three regimens.

    >>> course = occupancies("valbenazine 80 mg")
    >>> bool(course["VMAT1"].max() < 0.01), round(float(course["VMAT2"].max()), 2)
    (True, 0.93)
    """
    named = one_of("drug", drug, DRUGS, because="these regimens are compared.")
    kind, dose_mg = DRUGS[named]
    doses, until_h = repeated(dose_mg, every_h=DAY_H, doses=DOSES), DAY_H * FOLLOWED_DAYS
    if kind == "valbenazine":
        profile = simulate(VALBENAZINE, doses, until_h=until_h, every_h=EVERY_H)
        parent_nM = free_concentration_nM(concentration_nM(profile, "parent"), VALBENAZINE_BOUND_PERCENT)
        return {
            "VMAT1": reversible_occupancy(parent_nM, VALBENAZINE_VMAT1_KI_nM),
            "VMAT2": vmat2_occupancy(profile),
        }
    pools = {"VMAT2": RESERPINE_LETS_GO_SLOWLY}
    weaker = RESERPINE_LETS_GO_SLOWLY.blocking_per_nM_h / RESERPINE_VMAT1_WEAKER
    pools["VMAT1"] = replace(RESERPINE_LETS_GO_SLOWLY, blocking_per_nM_h=weaker)
    return {
        name: 1.0
        - blocked_by_dosing(
            pool, RESERPINE_FAST_PHASE, doses, "plasma", until_h=until_h, every_h=EVERY_H
        ).free_share
        for name, pool in pools.items()
    }


def amine_view(
    *,
    drug: str = "valbenazine 80 mg",
    parkinsonism: float = DEFAULT_SHARES["parkinsonism"],
    low_mood: float = DEFAULT_SHARES["low mood"],
    low_pressure: float = DEFAULT_SHARES["low blood pressure on standing"],
) -> AmineView:
    """Five stores under one drug, with movable thresholds as shares of each store's resting content.

    Raises `CourseError` for another drug and a threshold outside 0 to 1.

    >>> view = amine_view(drug="valbenazine 80 mg")
    >>> round(view.lowest["adrenaline, adrenal medulla"], 2), view.lowest["noradrenaline, sympathetic nerves"] < 0.2
    (1.0, True)
    """
    shares = {"parkinsonism": parkinsonism, "low mood": low_mood, "low pressure": low_pressure}
    for effect, share in shares.items():
        fraction(f"the threshold of {effect}", share, because="a store is between empty and full.")
    times_h, content = _contents(drug)
    relief = DEFAULT_SHARES["fewer involuntary movements"]
    watched = {
        "fewer movements": (DOPAMINE, relief),
        "parkinsonism": (DOPAMINE, parkinsonism),
        "low mood": (SEROTONIN, low_mood),
        "low pressure": (NERVES, low_pressure),
    }
    periphery = {"nerve": NERVES, "gland": MEDULLA}
    return AmineView(
        dopamine=_course("dopamine", "striatal dopamine", times_h, content, {"": DOPAMINE}, watched),
        serotonin=_course("serotonin", "brain serotonin", times_h, content, {"": SEROTONIN}, watched),
        noradrenaline=_course("noradrenaline", "peripheral amines", times_h, content, periphery, watched),
        days_below={
            effect: FOLLOWED_DAYS * time_below(content[store.name], share)
            for effect, (store, share) in watched.items()
        },
        lowest={name: float(values.min()) for name, values in content.items()},
    )


@cache
def _contents(drug: str) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Hours and the content of each store; kept, because a hand moves thresholds far more often than drugs."""
    held = occupancies(drug)
    times_h = EVERY_H * np.arange(int(DAY_H * FOLLOWED_DAYS / EVERY_H) + 1)
    at = {name: _between(times_h, values) for name, values in held.items()}
    return times_h, {store.name: store_content(store, at, times_h) for store in STORES}


def _between(times_h: np.ndarray, values: np.ndarray):
    return lambda moments_h: np.interp(moments_h, times_h, values)


def _course(quantity, label, times_h, content, stores, watched) -> TimeCourse:
    levels = {effect: 100.0 * share for effect, (store, share) in watched.items() if store in stores.values()}
    lines = [Line(label=name or label, values=100.0 * content[store.name]) for name, store in stores.items()]
    return TimeCourse(
        quantity=quantity, label=label, unit="% of rest", times=times_h / DAY_H, time_unit="days", lines=lines,
        levels=levels,
    )  # fmt: skip
