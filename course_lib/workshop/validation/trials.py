"""What chapters 14 and 15 foretell of trials: responders, other trials, slowness, raters; and their sums checked."""

import numpy as np

from course_lib.chapters.reading_the_evidence.views.people import SD
from course_lib.facts import claimed, fact
from course_lib.facts.record import shown_number
from course_lib.models.patient.beliefs import typical_auc_ng_h_per_mL
from course_lib.models.patient.chain import (
    SCORE_MEAN,
    SCORE_SD,
    SEM_POINTS,
    SHARE_MEAN,
    aims_at,
    occupancy_of,
    relief_of,
)
from course_lib.models.patient.harm import receptors_at_rest
from course_lib.models.population.cohort import cohort_of, exposures_ng_h_per_mL
from course_lib.models.target.adaptation import STRIATUM
from course_lib.models.target.adaptation_drive import drive
from course_lib.models.trial.published import ARM_TD, ARM_TD_BY_ITS_ERRORS, KINECT_3_40, KINECT_3_80
from course_lib.models.trial.recovered import sd_from_se
from course_lib.models.trial.responders import responder_share
from course_lib.workshop.validation.row import Row

ARMS = {"kinect3": ("placebo", "40mg", "80mg"), "kinect2": ("placebo", "valbenazine")}
PEOPLE, SEED = 20_000, 1


def trial_rows() -> list[Row]:
    """Rows of people who halve their score, and of the trials' own sums.

    >>> sorted({row.kind for row in trial_rows()})
    ['consistency', 'predicted']
    """
    return [*_responder_rows(), *_sum_rows()]


def _baseline(trial: str, arm: str) -> float:
    name = f"trial.{trial}_baseline_{arm}"
    return fact(name, "1") if trial == "kinect3" else claimed(name, "1")


def _responder_rows() -> list[Row]:
    rows = []
    for trial, arms in ARMS.items():
        for arm in arms:
            start, change = _baseline(trial, arm), fact(f"trial.{trial}_change_{arm}", "1")
            name = f"trial.{trial}_responders_{arm}"
            rows.append(
                Row(
                    fact_id=name,
                    model=100.0 * responder_share(change, SD, baseline=start),
                    kind="predicted",
                    note=f"A bell about the arm's mean of {shown_number(change)} with a standard deviation of {SD:g}, cut at half of a baseline of {start:g}. "
                    f"{_sd_for(fact(name, '%') / 100.0, change, start)}",
                )
            )
    return rows


def _sd_for(share: float, change: float, start: float) -> str:
    from scipy.special import ndtri

    needed = (-0.5 * start - change) / float(ndtri(share))
    return f"The published share needs {needed:.1f}: where that is far from {SD:g}, not all answer alike."


def _sum_rows() -> list[Row]:
    people = {dose: int(fact(f"trial.kinect3_itt_{dose}", "1")) for dose in ("placebo", "40mg", "80mg")}
    low, high = (
        abs(effect.difference) / sd_from_se(effect.se, people[dose], people["placebo"])
        for effect, dose in ((KINECT_3_40, "40mg"), (KINECT_3_80, "80mg"))
    )
    printed = fact("trial.kinect3_effect_size_40mg", "1")
    return [
        Row(
            fact_id="trial.kinect3_p_40mg",
            model=KINECT_3_40.p,
            kind="consistency",
            note="From the difference and its confidence interval; a source document has 0.02.",
        ),
        Row(
            fact_id="trial.kinect3_effect_size_80mg",
            model=high,
            kind="consistency",
            note=f"The difference over the standard deviation behind its interval, whose limits and arm sizes are unverified; 40 mg {low:.2f}, printed {printed:g}.",
        ),
        Row(
            fact_id="trial.armtd_p",
            model=ARM_TD_BY_ITS_ERRORS.p,
            kind="consistency",
            note=f"From both arms' means and standard errors. The printed P belongs to an error of the difference of {ARM_TD.se:.2f} points instead of "
            f"{ARM_TD_BY_ITS_ERRORS.se:.2f}: the model of repeated measures uses more than the two means.",
        ),
    ]


def patient_rows() -> list[Row]:
    """Rows of the chain from dose to AIMS, of slowness, and of raters.

    >>> [row.kind for row in patient_rows()].count("fitted here")
    2
    """
    return [*_fitted_rows(), *_other_trial_rows(), _slowness_row(), _rater_row()]


def _change(dose_mg: float, score: float = SCORE_MEAN) -> float:
    lost = relief_of(typical_auc_ng_h_per_mL(dose_mg, "normal"))
    return float(aims_at(score, SHARE_MEAN, lost) - score)


def _fitted_rows() -> list[Row]:
    return [
        Row(
            fact_id=f"trial.kinect3_difference_{dose_mg}mg",
            model=_change(float(dose_mg)),
            kind="fitted here",
            note=f"The share of movement that follows dopamine, {SHARE_MEAN:g}, was set by both doses.",
        )
        for dose_mg in (40, 80)
    ]


def _other_trial_rows() -> list[Row]:
    small, large = claimed("trial.kinect2_baseline_valbenazine", "1"), fact("trial.kinect4_baseline", "1")
    placebo, change = (fact(f"trial.kinect1_change_{arm}", "1") for arm in ("placebo", "100mg"))
    half, top = (shown_number(round(value, 1)) for value in (_change(50.0, small), _change(100.0)))
    lower = shown_number(round(_change(40.0, large), 1)), shown_number(fact("trial.kinect4_change_40mg", "1"))
    return [
        Row(
            fact_id="trial.kinect2_difference",
            model=_change(75.0, small),
            kind="predicted",
            note=f"The chain at 75 mg, the trial's highest dose, from a baseline of {small:g}, which a source document claims; at 50 mg {half}, outside.",
        ),
        Row(
            fact_id="trial.kinect1_change_100mg",
            model=placebo + _change(100.0),
            kind="predicted",
            note=f"Placebo's change at week 2 and the chain's {top} at steady state, from a baseline of {SCORE_MEAN:g} (illustrative). A "
            f"baseline of {SCORE_MEAN * (change - placebo) / _change(100.0):.1f} would give the trial's.",
        ),
        Row(
            fact_id="trial.kinect4_change_80mg",
            model=_change(80.0, large),
            kind="predicted",
            note=f"From a baseline of {large:g} (unverified), no placebo answer in it; on 40 mg {lower[0]} against {lower[1]}. The trial was open, its raters knew, "
            "and nobody was on placebo.",
        ),
    ]


def _slow_percent(held: float, dose_mg: float = 80.0, *, both: bool = False) -> float:
    """Share of people whose dopamine signal lies below the threshold of parkinsonism, in per cent."""
    auc = exposures_ng_h_per_mL(cohort_of(PEOPLE, seed=SEED), dose_mg)
    free = np.asarray(drive(STRIATUM, antagonist=held, vmat2=occupancy_of(auc)))
    relief = float(1.0 - np.median(np.asarray(drive(STRIATUM, vmat2=occupancy_of(auc))))) if both else 0.0
    return float(100.0 * np.mean(receptors_at_rest(held, relief) * free < STRIATUM.parkinsonism_below))


def _slowness_row() -> Row:
    usual = fact("antipsychotic.usual_occupancy", "%") / 100.0
    taken = fact("trial.kinect3_on_antipsychotic", "%") / 100.0
    return Row(
        fact_id="adverse.parkinsonism_valbenazine",
        model=taken * _slow_percent(usual) + (1.0 - taken) * _slow_percent(0.0),
        kind="predicted",
        note=f"{PEOPLE:,} people on 80 mg, {100 * taken:g} % of them on an antipsychotic to which receptors have adapted, with a signal below the threshold. "
        f"Once receptors have adapted to the inhibitor as well it is {taken * _slow_percent(usual, both=True) + (1 - taken) * _slow_percent(0.0, both=True):.0f} %, "
        "still too many: the signal is a flag, no bar.",
    )


def _rater_row() -> Row:
    true = SCORE_SD**2
    icc = fact("trial.aims_icc", "1")
    return Row(
        fact_id="trial.aims_icc",
        model=true / (true + SEM_POINTS**2),
        kind="predicted",
        note=f"Variance of scores between people, whose SD of {SCORE_SD:g} is illustrative, over all variance, with a standard error of {SEM_POINTS:.2f} points, which takes the trials' whole spread of "
        f"changes for error. This agreement needs {(true * (1 / icc - 1)) ** 0.5:.1f} points: people do change.",
    )
