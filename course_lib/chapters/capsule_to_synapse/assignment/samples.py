"""What chapter 06's assignment gives to a student: a plasma record, and troughs of a virtual crowd."""

from functools import lru_cache

import numpy as np

from course_lib.chapters.capsule_to_synapse.views.patient import DOSE_MG, HOURS, formed_mg, record_ng_per_mL
from course_lib.models.pk.crowd import crowd_day, crowd_of
from course_lib.models.pk.drugs import HTBZ_BOUND_PERCENT, VALBENAZINE, HTBZ_KI_nM
from course_lib.questions.params import Params

PEOPLE = 40
MASS_G_PER_MOL = round(VALBENAZINE.metabolite_mass_g_per_mol, 2)
FREE_SHARE = round(1.0 - HTBZ_BOUND_PERCENT / 100.0, 2)
KI_nM = HTBZ_KI_nM


def record(params: Params) -> np.ndarray:
    """Metabolite of the student's patient in ng/mL at `HOURS`, shape (13,)."""
    return record_ng_per_mL(params.hidden_clearance, params.data_seed)


@lru_cache(maxsize=64)
def _troughs(dose_mg: float, seed: int) -> np.ndarray:
    day = crowd_day(crowd_of(PEOPLE, seed=seed), dose_mg, step_h=1.0)
    lowest = day.metabolite_nM.min(axis=1) * day.metabolite_mass_g_per_mol / 1000.0
    return np.array([float(f"{value:.3g}") for value in lowest])


def troughs_ng_per_mL(params: Params) -> np.ndarray:
    """Lowest metabolite of the day in forty people, in ng/mL, shape (40,)."""
    return _troughs(params.crowd_dose_mg, params.data_seed)


def blocks(params: Params) -> np.ndarray:
    """Block of VMAT2 at these troughs in per cent, shape (40,)."""
    free = 1000.0 * troughs_ng_per_mL(params) * FREE_SHARE / MASS_G_PER_MOL
    return 100.0 * free / (free + KI_nM)


__all__ = ["DOSE_MG", "FREE_SHARE", "HOURS", "MASS_G_PER_MOL", "PEOPLE", "KI_nM", "formed_mg"]
