"""The gate before any dose: what in a patient's letter stops, caps, or must be asked, and where that is written.

Three kinds. `stop`: valbenazine is not begun while this stands. `cap`: no more than a daily dose. `ask`: look at it
before and again; no bar. Caps and warnings are those of labels, read in copies. Not medical advice.
"""

from dataclasses import dataclass

from course_lib.facts import fact
from course_lib.models.patient.harm import receptors_at_rest, signal_left
from course_lib.models.patient.people import HUNTINGTON, Patient
from course_lib.models.patient.tablets import TABLETS
from course_lib.models.target.adaptation import STRIATUM

BANNER = (
    "Research and teaching; not medical advice; fictional patient; no number here may be used for a person."
)
LARGEST_MG = 80.0
CAP_MG = fact("valbenazine.max_dose_cyp2d6_poor", "mg/day")
QTC_STOP_MS = fact("bedside.qtc_stop", "ms")
# Of the same person on another drug: mg a day.
OTHER_CAPS_MG = {
    "deutetrabenazine": fact("deutetrabenazine.max_dose_cyp2d6_poor", "mg/day"),
    "tetrabenazine": fact("tetrabenazine.max_dose_cyp2d6_poor", "mg/day"),
}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that the gate found: its kind, what it is, what follows, and the fact behind it, if one is."""

    kind: str
    what: str
    then: str
    fact_id: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}: {self.then}"


def findings(patient: Patient) -> tuple[Finding, ...]:
    """All that the gate finds in a patient, stops first.

    >>> from course_lib.models.patient.people import worked_patient
    >>> [one.kind for one in findings(worked_patient())]
    ['cap', 'ask', 'ask', 'ask']
    """
    order = ("stop", "cap", "ask")
    found = [*_stops(patient), *_caps(patient), *_asks(patient)]
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def _stops(patient: Patient) -> list[Finding]:
    tablet = TABLETS[patient.tablet]
    found = []
    if patient.indication == HUNTINGTON and patient.mood != "steady":
        then = "do not begin; ask about suicide, and treat the mood first"
        found.append(
            Finding(
                kind="stop",
                what=f"Huntington's disease and {patient.mood} mood",
                then=then,
                fact_id="bedside.boxed_warning",
            )
        )
    if patient.ecg == "long QT" or tablet.long_qt:
        what = "a long QT interval" if patient.ecg == "long QT" else "a second drug that lengthens QT"
        found.append(
            Finding(
                kind="stop",
                what=what,
                then="do not begin before a cardiologist agrees",
                fact_id="bedside.long_qt",
            )
        )
    if tablet.mao:
        found.append(
            Finding(kind="stop", what="an MAO inhibitor", then="avoid", fact_id="bedside.mao_inhibitor")
        )
    if tablet.cyp3a4 == "strong inducer":
        then = "not recommended: most of the drug would be gone"
        found.append(Finding(kind="stop", what=patient.tablet, then=then, fact_id="bedside.strong_inducer"))
    return found


def _caps(patient: Patient) -> list[Finding]:
    tablet = TABLETS[patient.tablet]
    reasons = []
    if tablet.cyp2d6 == "strong":
        reasons.append(f"{patient.tablet}, a strong CYP2D6 inhibitor")
    elif patient.phenotype() == "poor":
        reasons.append(f"a poor metaboliser, {patient.diplotype}")
    if tablet.cyp3a4 == "strong inhibitor":
        reasons.append(f"{patient.tablet}, a strong CYP3A4 inhibitor")
    if patient.liver != "healthy":
        reasons.append("a moderately impaired liver")
    return [
        Finding(
            kind="cap",
            what=why,
            then=f"at most {CAP_MG:g} mg a day",
            fact_id="valbenazine.max_dose_cyp2d6_poor",
        )
        for why in reasons
    ]


def _asks(patient: Patient) -> list[Finding]:
    found = []
    if patient.mood != "steady" and patient.indication != HUNTINGTON:
        then = "ask about suicide now and at each visit"
        found.append(
            Finding(kind="ask", what=f"{patient.mood} mood", then=then, fact_id="bedside.boxed_warning")
        )
    if TABLETS[patient.tablet].antidepressant:
        then = "why is it taken? mood and thoughts of suicide before and at each visit"
        found.append(Finding(kind="ask", what=patient.tablet, then=then))
    if parkinsonism_flag(patient, CAP_MG if _caps(patient) else LARGEST_MG):
        then = (
            "our model predicts slowness far too often, so do not decide by the model; "
            "examine, and reduce or stop valbenazine if slowness or rigidity hinders"
        )
        what = "an antipsychotic as well" if patient.antipsychotic else "much exposure"
        found.append(Finding(kind="ask", what=what, then=then))
    if patient.antipsychotic:
        then = (
            "ECG, potassium and magnesium before the first capsule (QTc above "
            f"{QTC_STOP_MS:g} ms, a congenital long QT, or an arrhythmia with long QT, would be a stop)"
        )
        what = "an antipsychotic may lengthen QTc too"
        found.append(Finding(kind="ask", what=what, then=then, fact_id="bedside.long_qt"))
    return found


def cap_mg(patient: Patient) -> float:
    """The largest daily dose of valbenazine in mg that the caps leave, 0 while something stops.

    >>> from course_lib.models.patient.people import worked_patient
    >>> cap_mg(worked_patient())
    40.0
    """
    kinds = {one.kind for one in findings(patient)}
    return 0.0 if "stop" in kinds else CAP_MG if "cap" in kinds else LARGEST_MG


def parkinsonism_flag(patient: Patient, dose_mg: float) -> bool:
    """Whether the model's signal falls below the threshold of parkinsonism on a dose in mg a day.

    Receptors have adapted to the antipsychotic, not yet to the new drug. Wrong more often than right.

    >>> from course_lib.models.patient.people import worked_patient
    >>> parkinsonism_flag(worked_patient(), 80)
    True
    """
    receptors = receptors_at_rest(patient.antipsychotic)
    left = signal_left(
        dose_mg,
        patient.phenotype(),
        patient.antipsychotic,
        receptors=receptors,
        factor=TABLETS[patient.tablet].factor,
    )
    return bool(left < STRIATUM.parkinsonism_below)
