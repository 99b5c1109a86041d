"""Eight weeks with a dose: a rating a week, one event, and what the patient's true values make of both."""

from dataclasses import dataclass, replace
from random import Random

import numpy as np

from course_lib.checks import number, one_of
from course_lib.models.patient.chain import SEM_POINTS
from course_lib.models.patient.draws import normal_draw, picked
from course_lib.models.patient.film import MOST_ITEM, PLACES
from course_lib.models.patient.people import Patient, true_aims, true_auc
from course_lib.models.patient.safety import cap_mg
from course_lib.models.population.qt import LABEL_LINE

WEEKS, EVENT_WEEK = 8, 5
EVENTS = ("a missed week", "a new tablet", "low mood")
_NEW_TABLETS = (("paroxetine", 1), ("ketoconazole", 1), ("rifampin", 1))


@dataclass(frozen=True, kw_only=True, eq=False)
class FollowUp:
    """Weeks 1 to 8 on a dose: true and rated AIMS totals, growth of QTc in ms by the label's line, each of shape (weeks,).

    `event` happens in week 5; `tablet` is what is taken besides from then on.
    """

    dose_mg: float
    event: str
    tablet: str
    weeks: np.ndarray
    true_points: np.ndarray
    rated_points: np.ndarray
    qtc_ms: np.ndarray


def followed(patient: Patient, dose_mg: float, event: str | None = None) -> FollowUp:
    """Eight weeks of a patient on a dose in mg a day; the event is the patient's own, unless one is named.

    Ratings err as the trials' do, and are whole numbers from 0 to 28. The steady state is taken as reached each week.
    Raises `CourseError` for a dose outside 0 to 200 and an unknown event.

    >>> from course_lib.models.patient.people import worked_patient
    >>> followed(worked_patient(), 40).rated_points.shape
    (8,)
    """
    dose = number("dose_mg", dose_mg, at_least=0, at_most=200, because="doses tried in people lie below.")
    rng = Random(f"{patient.name}|follow-up")
    own = picked(rng, [(name, 1) for name in EVENTS])
    happens = own if event is None else one_of("event", event, EVENTS, because="these were thought through.")
    newly = picked(rng, [pair for pair in _NEW_TABLETS if pair[0] != patient.tablet])
    later = replace(patient, tablet=newly) if happens == "a new tablet" else patient
    weeks = np.arange(1, WEEKS + 1)
    states = [
        (
            later if week >= EVENT_WEEK else patient,
            0.0 if happens == "a missed week" and week == EVENT_WEEK else dose,
        )
        for week in weeks
    ]
    true = np.array([true_aims(who, mg) for who, mg in states])
    most = MOST_ITEM * len(PLACES)
    rated = np.array([min(max(round(normal_draw(rng, value, SEM_POINTS)), 0), most) for value in true])
    qtc = np.array([_qtc_ms(true_auc(who, mg)) for who, mg in states])
    return FollowUp(
        dose_mg=dose,
        event=happens,
        tablet=later.tablet,
        weeks=weeks,
        true_points=true,
        rated_points=rated,
        qtc_ms=qtc,
    )


def _qtc_ms(auc: float) -> float:
    if not auc:
        return 0.0
    return LABEL_LINE.intercept_ms + LABEL_LINE.slope_ms_per_auc * max(auc, LABEL_LINE.lowest_auc_ng_h_per_mL)


def cap_after(patient: Patient, course: FollowUp) -> float:
    """The cap in mg a day once the event's tablet is taken, 0 where it stops the drug.

    >>> from course_lib.models.patient.people import worked_patient
    >>> cap_after(worked_patient(), followed(worked_patient(), 40, "a missed week"))
    40.0
    """
    return cap_mg(replace(patient, tablet=course.tablet))
