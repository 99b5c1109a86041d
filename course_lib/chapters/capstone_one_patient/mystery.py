"""The mystery patient: a letter, films and measurements on request, each at a price in minutes; the rest is hidden."""

from typing import Any

from course_lib.assess.revealed import Revealed
from course_lib.chapters.capstone_one_patient.questions.mystery import hidden_patient
from course_lib.checks import number, whole_number
from course_lib.drawings import film_desk
from course_lib.models.patient.people import (
    Patient,
    film_of_patient,
    level_over_typical,
    mystery_patient,
    true_aims,
)
from course_lib.models.patient.safety import BANNER

PRICES_MIN = {"film": 10, "level": 30, "genotype": 30, "ECG": 10, "mood": 15}  # illustrative
_MOST_FILMS = 9


def letter(patient: Patient) -> str:
    """The letter of referral: what is known before anything is asked for.

    >>> from course_lib.models.patient.people import worked_patient
    >>> "paroxetine" in letter(worked_patient())
    True
    """
    takes = "nothing else" if patient.tablet == "none" else patient.tablet
    antipsychotic = (
        f"An antipsychotic that holds {patient.antipsychotic:.0%} of D2 receptors, for {patient.months} months."
        if patient.antipsychotic
        else "No antipsychotic."
    ).replace("%", "\u202f%")
    return (
        f"{BANNER}\n\nDear colleague,\nplease see {patient.name}, who has {patient.indication}. {antipsychotic}\n"
        f"Takes besides: {takes}. Liver: {patient.liver}.\n"
        "Movements trouble the patient daily. May valbenazine help, and at which dose?"
    )


class MysteryPatient:
    """A patient known by a seed alone. What you ask for costs minutes: `.spent_min` adds them up.

    >>> MysteryPatient(5)
    MysteryPatient(5): read .letter(), rate at .desk(), ask for .level(), .genotype(), .ecg(), .mood(). Minutes spent: 0.
    """

    def __init__(self, seed: object) -> None:
        self._patient, self.seed = mystery_patient(hidden_patient(seed).patient), seed
        self.spent_min = 0

    def __repr__(self) -> str:
        asks = "read .letter(), rate at .desk(), ask for .level(), .genotype(), .ecg(), .mood()"
        return f"MysteryPatient({self.seed!r}): {asks}. Minutes spent: {self.spent_min}."

    def letter(self) -> str:
        """The letter of referral, free of charge."""
        return letter(self._patient)

    def desk(self, films: int = 3, dose_mg: float = 0.0) -> Any:
        """Films at the desk, without a partner, on a dose in mg a day; 10 minutes each.

        Raises `CourseError` for no film and for more than nine.
        """
        because = "nobody is filmed more often."
        count = whole_number("films", films, at_least=1, at_most=_MOST_FILMS, because=because)
        number("dose_mg", dose_mg, at_least=0, at_most=200, because="doses tried in people lie below.")
        self.spent_min += count * PRICES_MIN["film"]
        made = [film_of_patient(self._patient, i, dose_mg) for i in range(1, count + 1)]
        return film_desk(made, partner=False)

    def level(self) -> float:
        """One careful blood level over that of a typical normal metaboliser on the same dose; 30 minutes."""
        self.spent_min += PRICES_MIN["level"]
        return round(level_over_typical(self._patient), 2)

    def genotype(self) -> str:
        """The two CYP2D6 alleles; 30 minutes."""
        self.spent_min += PRICES_MIN["genotype"]
        return self._patient.diplotype

    def ecg(self) -> str:
        """What the ECG shows; 10 minutes."""
        self.spent_min += PRICES_MIN["ECG"]
        return self._patient.ecg

    def mood(self) -> str:
        """What an interview about mood tells; 15 minutes."""
        self.spent_min += PRICES_MIN["mood"]
        return self._patient.mood

    def reveal(self) -> Revealed:
        """The hidden values in one sentence; folded away on a page."""
        hidden = self._patient.hidden
        return Revealed(
            f"True total {hidden.score:g}; share that follows dopamine {hidden.share:g}; clearance e^{hidden.eta:g} of the "
            f"typical one; on 40 mg the true total would be {true_aims(self._patient, 40):.1f}."
        )


def mystery(seed: object = 1) -> MysteryPatient:
    """A patient with hidden values; the same seed gives the same patient, films and measurements.

    Raises `CourseError` when the seed is neither whole number nor text.

    >>> mystery(3).genotype() == mystery(3).genotype()
    True
    """
    return MysteryPatient(seed)
