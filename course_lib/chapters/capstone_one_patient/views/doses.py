"""Benefit beside harm over the dose, and eight weeks of one patient."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from course_lib.chapters.capstone_one_patient.views.belief import WORKED_RATINGS
from course_lib.models.patient.beliefs import belief_before
from course_lib.models.patient.chain import SEM_POINTS
from course_lib.models.patient.decision import TOLERANCE, DoseRow, chosen, dose_table
from course_lib.models.patient.follow_up import FollowUp, followed
from course_lib.models.patient.people import Patient, worked_patient
from course_lib.models.patient.safety import cap_mg
from course_lib.models.patient.tablets import TABLETS
from course_lib.models.patient.updating import after_ratings
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.records.dependence import Dependence

# The curves begin below the lowest capsule, so that its cap can be seen.
DOSES_MG = (35.0, 40.0, 45.0, 50.0, 55.0, 60.0, 65.0, 70.0, 75.0, 80.0)


@dataclass(frozen=True, kw_only=True, eq=False)
class Bench:
    """Chances over the dose, the row of the dose in hand, the cap in mg a day (0: nothing may be begun), and what to give."""

    curves: Dependence
    row: DoseRow
    cap_mg: float
    ceiling_ms: float
    best: DoseRow | None


def patient_with(tablet: str) -> Patient:
    """Ms V., with another tablet.

    >>> patient_with("none").phenotype()
    'intermediate'
    """
    return replace(worked_patient(), tablet=tablet)


@lru_cache(maxsize=64)
def _rows(tablet: str, ceiling_ms: float) -> tuple[DoseRow, ...]:
    patient = patient_with(tablet)
    belief = after_ratings(belief_before(patient.phenotype(), factor=TABLETS[tablet].factor), WORKED_RATINGS)
    return tuple(dose_table(belief, cap_mg(patient), doses_mg=DOSES_MG, ceiling_ms=ceiling_ms))


def bench_view(dose_mg: float = 40.0, tablet: str = "paroxetine", ceiling_ms: float = 10.0) -> Bench:
    """Chance that the benefit matters beside the chance that QTc grows beyond a ceiling, over the dose, for Ms V.

    Doses between the capsules of 40, 60 and 80 mg belong to the curves only.

    >>> bench = bench_view(40.0)
    >>> round(bench.row.chance_better, 2), round(bench.row.chance_qtc, 2), bench.cap_mg
    (0.75, 0.09, 40.0)
    """
    rows = _rows(tablet, float(ceiling_ms))
    lines = [
        Line(label="2 points better", values=[100 * row.chance_better for row in rows], quantity="movement"),
        Line(
            label=f"predicted QTc > +{ceiling_ms:g} ms",
            values=[100 * row.chance_qtc for row in rows],
            quantity="valbenazine",
        ),
        Line(label="20 %", values=[100 * TOLERANCE] * len(rows), ruler=True),
    ]
    capsules = [row for row in rows if row.dose_mg in (40.0, 60.0, 80.0)]
    return Bench(
        curves=Dependence(
            quantity="movement",
            label="chance",
            unit="%",
            along_label="valbenazine",
            along_unit="mg/day",
            positions=np.array(DOSES_MG),
            lines=lines,
            here=float(dose_mg),
        ),
        row=next(row for row in rows if row.dose_mg == dose_mg),
        cap_mg=cap_mg(patient_with(tablet)),
        ceiling_ms=float(ceiling_ms),
        best=chosen(capsules),
    )


def weeks_view(patient: Patient | None = None, dose_mg: float = 40.0, event: str | None = None) -> TimeCourse:
    """Eight weeks of a patient on a dose: what was rated, and, for a teacher's eyes, the true total.

    >>> weeks_view(event="a missed week").lines[0].label
    'rated'
    """
    return course_of(followed(patient or worked_patient(), dose_mg, event))


def course_of(course: FollowUp) -> TimeCourse:
    """The picture's record of a follow-up.

    >>> course_of(followed(worked_patient(), 40, "low mood")).time_unit
    'weeks'
    """
    true = course.true_points
    return TimeCourse(
        quantity="movement",
        label="AIMS total",
        unit="points",
        times=course.weeks.astype(float),
        time_unit="weeks",
        lines=[
            Line(label="rated", values=course.rated_points, quantity="movement"),
            Line(
                label="true ± SEM",
                values=true,
                low=true - SEM_POINTS,
                high=true + SEM_POINTS,
                quantity="drug",
            ),
        ],
    )
