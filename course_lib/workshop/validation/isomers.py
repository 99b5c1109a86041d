"""What chapters 03, 05 and 07 foretell: a racemate's Ki, isomers in the blood, and how long reserpine stays bound."""

from dataclasses import replace

import numpy as np

from course_lib.facts import fact
from course_lib.models.isomers.exposure import DEUTETRABENAZINE_ISOMERS, KIS_OF_PLUS_ALPHA_nM, held
from course_lib.models.isomers.mixture import racemate_ki_nM
from course_lib.models.membrane.clocks import left_after
from course_lib.workshop.validation.row import Row

DAY_3_H = 72.0


def isomer_rows() -> list[Row]:
    """Rows of binding, of the four isomers, and of reserpine's bond.

    >>> sorted({row.kind for row in isomer_rows()})
    ['consistency', 'predicted', 'same curve']
    """
    return [*_bond_rows(), _racemate_row(), *_share_rows(), *_held_rows()]


def _bond_rows() -> list[Row]:
    off_per_s = fact("reserpine.association_rate", "1/(M*s)") * 1e-9 * fact("reserpine.kd_granules", "nM")
    heart_h = fact("reserpine.bound_half_life_heart", "h")
    lost = fact("reserpine.striatal_depletion_day3", "%") / 100.0
    return [
        Row(
            fact_id="reserpine.release_half_life_granules",
            model=np.log(2) / off_per_s / 3600.0,
            kind="consistency",
            note="ln 2 over the rate of binding times the Kd of the same paper.",
        ),
        Row(
            fact_id="reserpine.striatal_depletion_day3",
            model=100.0 * left_after(DAY_3_H, heart_h),
            kind="predicted",
            note=f"All sites blocked at first, freed with the {heart_h:g} h of bound reserpine in the rat's heart, loss equal to block. The loss "
            f"needs {DAY_3_H / 24 / np.log2(1 / lost):.1f} days; the dose was forty times the heart's.",
        ),
    ]


def _racemate_row() -> Row:
    ki_nM = racemate_ki_nM(
        fact("tetrabenazine.plus_vmat2_ki", "nM"), fact("tetrabenazine.minus_vmat2_ki", "nM")
    )
    label_nM, cells_nM = (
        fact(f"tetrabenazine.{name}", "nM") for name in ("vmat2_ki", "vmat2_ki_permeabilised")
    )
    return Row(
        fact_id="tetrabenazine.vmat2_ki",
        model=ki_nM,
        kind="predicted",
        note=f"Both hands' Ki in rat, mixed half and half. Two human values agree ({label_nM:g} and {cells_nM:g} nM, the latter unverified) and "
        f"lie {label_nM / ki_nM:.0f} times higher: species or assay, and no study has both.",
    )


def _share_rows() -> list[Row]:
    ratio = fact("deutetrabenazine.alpha_to_beta", "1")
    minus_alpha, plus_beta, last = (
        fact(f"deutetrabenazine.share_{name}", "%")
        for name in ("minus_alpha", "plus_beta", "plus_alpha_and_minus_beta")
    )
    alpha, beta = 100.0 * ratio / (1.0 + ratio), 100.0 / (1.0 + ratio)
    return [
        Row(
            fact_id="deutetrabenazine.share_minus_alpha",
            model=alpha / 2.0,
            kind="predicted",
            note=f"Half of the α, if no enzyme told hands apart and α stood to β as {ratio:g} to 1; [+]-β would have {beta / 2:g} %, and has "
            f"{plus_beta:g}. Enzymes are chiral: at least {100 * minus_alpha / (minus_alpha + last):.0f} % of the α is one hand.",
        ),
        Row(
            fact_id="deutetrabenazine.alpha_to_beta",
            model=(minus_alpha + last) / plus_beta,
            kind="consistency",
            note="Largest ratio that the unverified shares of the isomers allow, all of the last 5 % being [+]-α; with none of it "
            f"{minus_alpha / (plus_beta + last):.2f}. Two second-hand sources that do not agree.",
        ),
    ]


def _held_rows() -> list[Row]:
    mixture = DEUTETRABENAZINE_ISOMERS
    rows = []
    for dose_mg in (24, 48):
        others = [
            100.0
            * held(
                replace(mixture, kis_nM={"VMAT2": {**mixture.kis_nM["VMAT2"], "[+]-α": ki_nM}}), dose_mg
            ).sum()
            for ki_nM in KIS_OF_PLUS_ALPHA_nM.values()
        ]
        rows.append(
            Row(
                fact_id=f"occupancy.deutetrabenazine_xr_{dose_mg}mg",
                model=100.0 * float(held(mixture, dose_mg).sum()),
                kind="same curve",
                note="Chapter 07: day's mean from the label's clearances, and shares and Ki of the isomers, most of them unverified; nothing "
                f"fitted. Three sources' Ki of [+]-α give {min(others):.0f} to {max(others):.0f} %.",
            )
        )
    return rows
