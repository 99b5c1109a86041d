"""What chapter 11 moves in the circuit: one of five synapses is weakened, in a rat or in a patient."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course_lib.checks import fraction, one_of
from course_lib.models.circuit.parameters import Circuit
from course_lib.models.circuit.states import HEALTHY, with_dopamine
from course_lib.models.circuit.synapses import kept, with_weakened
from course_lib.models.records.curves import Line
from course_lib.models.records.dependence import Dependence

STEPS = np.round(np.arange(0.0, 0.841, 0.02), 2)
PATIENT_NEEDS = 0.59  # most gates as in health, see chapter 11’s exact rescue
LOST = {"rat": 0.8, "patient": 0.9}  # illustrative


def lesioned(lesion: str, lost: float) -> Circuit:
    """The circuit of a rat whose D2 receptors are blocked, or of a patient without dopamine, by this share.

    Raises `CourseError` for another lesion and a share outside 0 to 1.

    >>> round(lesioned("rat", 0.8).d2_dopamine, 2), round(lesioned("patient", 0.9).d1_dopamine, 2)
    (0.04, 0.02)
    """
    one_of("lesion", lesion, LOST, because="a rat’s D2 receptors are blocked, a patient’s dopamine is lost.")
    left = 1.0 - fraction("lost", lost, because="it is the share that is blocked or lost.")
    if lesion == "rat":
        return with_dopamine(HEALTHY, release=1.0, d2_sensitivity=left)
    return with_dopamine(HEALTHY, release=left)


@lru_cache(maxsize=512)
def _curve(lesion: str, synapse: str, lost: float) -> tuple[np.ndarray, np.ndarray]:
    found = [kept(with_weakened(lesioned(lesion, lost), synapse, share)) for share in STEPS.tolist()]
    return np.array([100 * one.choices for one in found]), np.array([100 * one.added for one in found])


@dataclass(frozen=True, kw_only=True)
class Rescue:
    """Choices kept and wrong actions added (%) over the weakening of a synapse, and how they stand at one weakening."""

    curve: Dependence
    lesion: str
    synapse: str
    share: float
    kept: float
    added: float


def rescue_view(
    *,
    lesion: str = "rat",
    synapse: str = "striatopallidal",
    share: float = 0.24,
    lost: float | None = None,
) -> Rescue:
    """One synapse weakened by a share, in a rat or a patient; a thousand sets of saliences.

    `lost` is the share of dopamine's effect that is blocked or lost; left out, that of `LOST`.

    Raises `CourseError` for another lesion or synapse, and shares outside 0 to 0.84.

    >>> rat, patient = rescue_view(), rescue_view(lesion="patient")
    >>> round(rat.kept), round(patient.kept)
    (98, 4)
    """
    one_of("lesion", lesion, LOST, because="a rat’s D2 receptors are blocked, a patient’s dopamine is lost.")
    choices, added = _curve(lesion, synapse, LOST[lesion] if lost is None else lost)
    lines = (
        Line(label="choices of health kept", values=choices),
        Line(label="with an action that health holds back", values=added, quantity="dyskinesia"),
    )
    curve = Dependence(
        quantity="movement",
        label="share",
        unit="%",
        along_label=f"{synapse} synapse weakened by",
        along_unit="%",
        positions=100 * STEPS,
        lines=lines,
        here=100 * share,
    )
    now, wrong = curve.heights_here
    return Rescue(curve=curve, lesion=lesion, synapse=synapse, share=share, kept=now, added=wrong)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Choices kept (%) over the weakening of one synapse, rat beside patient; what the patient needs, and keeps then (%)."""

    curve: Dependence
    rat: float
    patient: float
    needed: tuple[float, float]


def pair_view(synapse: str = "striatopallidal", share: float = 0.24) -> Pair:
    """Rat and patient on one axis, marked at one weakening.

    Raises `CourseError` for another synapse and a share outside 0 to 0.84.

    >>> found = pair_view()
    >>> round(found.rat), round(found.patient)
    (98, 4)
    """
    lines = tuple(
        Line(label=name, values=_curve(lesion, synapse, LOST[lesion])[0], quantity=quantity)
        for lesion, name, quantity in (
            ("rat", "rat, D2 receptors blocked", "d2"),
            ("patient", "patient, dopamine lost", "parkinsonism"),
        )
    )
    curve = Dependence(
        quantity="movement",
        label="choices of health kept",
        unit="%",
        along_label=f"{synapse} synapse weakened by",
        along_unit="%",
        positions=100 * STEPS,
        lines=lines,
        here=100 * share,
    )
    then = kept(with_weakened(lesioned("patient", LOST["patient"]), synapse, PATIENT_NEEDS)).choices
    return Pair(
        curve=curve,
        rat=curve.heights_here[0],
        patient=curve.heights_here[1],
        needed=(100 * PATIENT_NEEDS, 100 * then),
    )
