"""What a crowd on valbenazine gives for numbers that were published over people: peaks, half-lives, clinic samples."""

from dataclasses import replace

import numpy as np

from course_lib.facts import fact
from course_lib.models.pk.crowd import crowd_day, crowd_of, per_dose_ng_per_mL_mg
from course_lib.models.pk.drugs import VALBENAZINE, valbenazine_for
from course_lib.models.pk.metrics import peak, terminal_half_life_h
from course_lib.models.pk.regimen import once
from course_lib.models.pk.simulation import amounts_at, concentration_nM, simulate
from course_lib.workshop.validation.row import Row, inside, one_source_each

PEOPLE, SEED, DOSE_MG = 2000, 1, 80.0
CLINIC_H, SHORTER_H, WHOLE_DAY_H = (2.0, 12.0), (2.0, 10.0), (0.0, 24.0)
# As a first study in people draws blood.
BLOOD_H = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0, 12.0, 16.0, 24.0)
_HOURS, _STEP_H = ", ".join(f"{hour:g}" for hour in BLOOD_H), 0.1
_SLOPE_H, _LATER_H = (24.0, 96.0), (48.0, 120.0)
_NAMES = {"parent": "Valbenazine", "metabolite": "[+]-α-HTBZ"}
_FACT = "concentration_per_dose_without_cyp2d6_inhibitor"


def valbenazine_in_people() -> list[Row]:
    """Rows of valbenazine and [+]-α-HTBZ as medians, and for clinic samples means, over a crowd.

    >>> {row.kind for row in valbenazine_in_people()}
    {'predicted'}
    """
    return [*_peak_rows(), *_half_life_rows(), *_clinic_rows()]


def _peak_rows() -> list[Row]:
    drug = crowd_of(PEOPLE, seed=SEED).drug
    drawn = amounts_at(drug, once(DOSE_MG), list(BLOOD_H))
    run = simulate(drug, once(DOSE_MG), until_h=48, every_h=_STEP_H)
    noise = np.random.default_rng(SEED)

    def middle_h(where: str, scatter: float = 0.0) -> float:
        seen = concentration_nM(drawn, where)
        seen = seen * np.exp(scatter * noise.standard_normal(seen.shape))
        return float(np.median(np.array(BLOOD_H)[seen.argmax(axis=-1)]))

    def row(where: str, fact_id: str, residual: str, more: str) -> Row:
        whole_h = np.median(_STEP_H * concentration_nM(run, where).argmax(axis=-1))
        typical_h = peak(VALBENAZINE, once(DOSE_MG), where, to_h=48)[1]
        scattered_h = middle_h(where, scatter=fact(f"valbenazine_pk.{residual}", "1"))
        note = (
            f"Median of {PEOPLE} people, at the hour of drawing blood with the highest level: a trial sees no other hours. They are "
            f"ours ({_HOURS}). Followed without gaps, the median is {whole_h:.3g} h, the typical person's {typical_h:.3g} h; with the scatter "
            f"that the model leaves to a single level it is {scattered_h:.3g} h. {more}"
        )
        return Row(
            fact_id=fact_id, also=f"{fact_id}_healthy_men", model=middle_h(where), kind="predicted", note=note
        )

    dissolved_h = peak(valbenazine_for(solution=True), once(DOSE_MG), "parent", to_h=48)[1]
    solution = (
        f"Capsule; the oral solution peaks at {dissolved_h:.2f} h, and the label does not say which it means."
    )
    return [
        row("parent", "valbenazine.t_max", "valbenazine_residual_intensive", solution),
        row("metabolite", "htbz.t_max", "htbz_residual_intensive", _flat_top()),
    ]


def _flat_top() -> str:
    hours = np.linspace(0.0, 48.0, 4801)
    curve = concentration_nM(amounts_at(VALBENAZINE, once(DOSE_MG), hours), "metabolite")
    near = hours[curve >= 0.98 * curve.max()]
    return (
        f"The top is flat: the typical curve is within 2 % of it from {near[0]:.1f} to {near[-1]:.1f} h, "
        "so an error of assay decides which is called the peak."
    )


def _slopes_h(where: str, window_h: tuple[float, float]) -> np.ndarray:
    drug = crowd_of(PEOPLE, seed=SEED).drug
    early, late = np.moveaxis(concentration_nM(amounts_at(drug, once(DOSE_MG), list(window_h)), where), -1, 0)
    return (window_h[1] - window_h[0]) * np.log(2) / np.log(early / late)


def _half_life_rows() -> list[Row]:
    rows = []
    for where, name in _NAMES.items():
        slopes_h = _slopes_h(where, _SLOPE_H)
        low, high = np.percentile(slopes_h, [25, 75])
        last_h = terminal_half_life_h(VALBENAZINE, where)
        note = (
            f"{name}. Median over {PEOPLE} people of the slope from 24 to 96 h, half of them between {low:.3g} and {high:.3g} h; from "
            f"48 to 120 h the median is {np.median(_slopes_h(where, _LATER_H)):.3g} h. The typical person's last phase is {last_h:.3g} h."
        )
        short = (
            "So no window of samples brings a typical person to 18 h, though slow people draw a mean up: over the crowd it is "
            f"{slopes_h.mean():.3g} h."
        )
        row = Row(
            fact_id="valbenazine.half_life",
            also="valbenazine.half_life_healthy_men",
            model=float(np.median(slopes_h)),
            kind="predicted",
            note=note,
        )
        met = all(map(inside, one_source_each(row)))
        rows.append(row if met else replace(row, note=f"{note} {short}"))
    return rows


def _clinic_rows() -> list[Row]:
    clearance = fact("valbenazine_pk.clearance_dyskinesia", "L/h")
    days = [
        crowd_day(
            crowd_of(
                PEOPLE // 2,
                seed=SEED + meal,
                typical=replace(valbenazine_for(fed=bool(meal)), clearance_L_per_h=clearance),
            ),
            DOSE_MG,
        )
        for meal in (0, 1)
    ]

    def samples(where: str, window_h: tuple[float, float]) -> np.ndarray:
        return np.concatenate([per_dose_ng_per_mL_mg(day, where, *window_h) for day in days])

    rows = []
    for where, subject in (("parent", "valbenazine"), ("metabolite", "htbz")):
        seen = samples(where, CLINIC_H)
        note = (
            f"{PEOPLE} people on 80 mg, half of them fed, with the clearance of valbenazine in tardive dyskinesia and the cohort's "
            f"phenotypes and spreads, at every hour from 2 to 12 after the dose: standard deviation {seen.std():.3g}. The hours "
            f"and meals are ours, since the paper's are not known: from 2 to 10 h the mean is {samples(where, SHORTER_H).mean():.3g}, "
            f"over the whole day {samples(where, WHOLE_DAY_H).mean():.3g}."
        )
        rows.append(Row(fact_id=f"{subject}.{_FACT}", model=float(seen.mean()), kind="predicted", note=note))
    return rows
