"""The fictional patient of a student: found by its seed, rated by a clinic whose rater errs as the trials' do."""

from functools import lru_cache
from random import Random

from course_lib.models.patient.beliefs import Belief, belief_before
from course_lib.models.patient.chain import SEM_POINTS
from course_lib.models.patient.decision import DoseRow, chosen, dose_table
from course_lib.models.patient.draws import normal_draw
from course_lib.models.patient.people import Patient, mystery_patient
from course_lib.models.patient.safety import cap_mg, findings
from course_lib.models.patient.tablets import TABLETS
from course_lib.models.patient.updating import after_ratings
from course_lib.questions.params import Params

FILMS = 3


@lru_cache(maxsize=256)
def patient_of(seed: int) -> Patient:
    """The patient of a seed."""
    return mystery_patient(seed)


def ratings_of(params: Params) -> tuple[int, ...]:
    """Three totals that the clinic's rater wrote before a drug."""
    rng, score = Random(f"ratings|{params.patient_seed}"), patient_of(params.patient_seed).hidden.score
    return tuple(min(max(round(normal_draw(rng, score, SEM_POINTS)), 0), 28) for _ in range(FILMS))


@lru_cache(maxsize=256)
def _belief(seed: int, ratings: tuple[int, ...]) -> Belief:
    patient = patient_of(seed)
    return after_ratings(belief_before(patient.phenotype(), factor=TABLETS[patient.tablet].factor), ratings)


def rows_of(params: Params) -> list[DoseRow]:
    """Benefit beside harm of 40, 60 and 80 mg for the student's patient, caps included."""
    patient = patient_of(params.patient_seed)
    return dose_table(_belief(params.patient_seed, ratings_of(params)), cap_mg(patient))


def gate_of(params: Params) -> str:
    """The most severe thing that the gate finds: "stop", "cap" or "pass"."""
    kinds = {one.kind for one in findings(patient_of(params.patient_seed))}
    return "stop" if "stop" in kinds else "cap" if "cap" in kinds else "pass"


def dose_of(params: Params) -> str:
    """The dose that the chapter's rule gives, as a word."""
    best = chosen(rows_of(params))
    return "none" if best is None else f"{best.dose_mg:g}"
