"""What the models give for occupancies of VMAT2: modelled by the sponsor from exposure, and scanned after one dose."""

from course_lib.facts import fact
from course_lib.models.pk.crowd import crowd_course, crowd_of
from course_lib.models.pk.drugs import HTBZ_BOUND_PERCENT, TOTAL_HTBZ, HTBZ_KI_nM, vmat2_occupancy
from course_lib.models.pk.metrics import steady_exposure
from course_lib.models.pk.regimen import once, repeated
from course_lib.models.pk.simulation import concentration_nM, simulate
from course_lib.models.pk.tissue_drugs import DEUTETRABENAZINE_IN_TISSUE, HALF_BLOCK_TOTAL_HTBZ_nM
from course_lib.models.target.engagement import free_concentration_nM, reversible_occupancy
from course_lib.workshop.validation.people import PEOPLE, SEED
from course_lib.workshop.validation.row import Row
from course_lib.workshop.validation.valbenazine import IN_TD, WITH_TD

STEADY_DAYS, DAY_H, SCAN_H, XR_MG = 60, 24, 8, 24.0


def occupancies() -> list[Row]:
    """Rows of VMAT2 occupancy, none of which is a prediction.

    >>> sum(row.kind == "predicted" for row in occupancies())
    0
    """
    return [*_modelled_rows(), *_scanned_rows()]


def _modelled_rows() -> list[Row]:
    free = (
        f"Modelled by the sponsor from exposure. {WITH_TD} Free plasma concentration over the label's Ki, average of the day. The "
        f"sponsor's odds and the exposure published for the same dose give a Ki of {_sponsors_Ki_nM():.2f} nM."
    )
    half = (
        "Modelled by the sponsor from exposure; the immediate tablet in two doses stands for the slow one, since a mean over the "
        "day depends little on the way in. "
    )
    return [
        Row(
            fact_id=f"occupancy.valbenazine_{dose}mg",
            model=_steady_percent(dose),
            kind="same curve",
            note=free,
        )
        for dose in (40, 80)
    ] + [
        Row(
            fact_id="occupancy.deutetrabenazine_xr_24mg",
            model=_twin_percent(24.0),
            kind="fitted here",
            note=f"{half}Total HTBZ that holds half of VMAT2, {HALF_BLOCK_TOTAL_HTBZ_nM:.3g} nM, is set by this row.",
        ),
        Row(
            fact_id="occupancy.deutetrabenazine_xr_48mg",
            model=_twin_percent(48.0),
            kind="same curve",
            note=f"{half}With the half concentration of the row above; twice the exposure is twice the odds.",
        ),
    ]


def _sponsors_Ki_nM() -> float:
    held = fact("occupancy.valbenazine_40mg", "%") / 100.0
    total_nM = (
        1000.0 * fact("valbenazine_pk.htbz_auc_40mg", "ng*h/mL") / DAY_H / IN_TD.metabolite_mass_g_per_mol
    )
    return free_concentration_nM(total_nM, HTBZ_BOUND_PERCENT) * (1.0 - held) / held


def _steady_percent(dose_mg: float) -> float:
    doses = repeated(dose_mg, every_h=DAY_H, doses=STEADY_DAYS)
    days = simulate(IN_TD, doses, until_h=DAY_H * STEADY_DAYS - 1)
    return 100.0 * float(vmat2_occupancy(days)[-DAY_H:].mean())


def _twin_percent(daily_mg: float) -> float:
    mean_nM = steady_exposure(DEUTETRABENAZINE_IN_TISSUE, daily_mg / 2.0, 12.0, TOTAL_HTBZ).average_nM
    return 100.0 * mean_nM / (mean_nM + HALF_BLOCK_TOTAL_HTBZ_nM)


def _scanned_rows() -> list[Row]:
    first = {dose: _crowd_percent(dose) for dose in (40.0, 80.0)}
    day = concentration_nM(
        simulate(DEUTETRABENAZINE_IN_TISSUE, once(XR_MG), until_h=DAY_H, every_h=0.1), TOTAL_HTBZ
    )
    twin = 100.0 * day / (day + HALF_BLOCK_TOTAL_HTBZ_nM)
    return [
        Row(
            fact_id="occupancy.valbenazine_single_dose",
            model=first[40.0][SCAN_H],
            kind="conditions unstated",
            note=f"Scanned; the copy gives neither dose nor hour. Mean of {PEOPLE} people {SCAN_H} h after 40 mg; {first[40.0][4]:.3g} "
            f"% at 4 h and {first[40.0][24]:.3g} % at 24 h, and {first[80.0][SCAN_H]:.3g} % {SCAN_H} h after 80 mg. Nothing fitted.",
        ),
        Row(
            fact_id="occupancy.deutetrabenazine_xr_single_dose",
            model=float(twin.mean()),
            kind="conditions unstated",
            note=f"Scanned; the copy gives neither dose nor hour. Mean of the day after {XR_MG:g} mg of the immediate tablet, of which "
            f"it runs up to {twin.max():.3g} %: no model here has the slow tablet.",
        ),
    ]


def _crowd_percent(dose_mg: float):
    held_nM = crowd_course(crowd_of(PEOPLE, seed=SEED), once(dose_mg), "metabolite", until_h=DAY_H)
    free_nM = free_concentration_nM(held_nM, HTBZ_BOUND_PERCENT)
    return 100.0 * reversible_occupancy(free_nM, HTBZ_KI_nM).mean(axis=0)
