"""A fictional patient from a seed, the same on every machine: what a letter says, and what only films and levels tell.

Everything is drawn from Python's own `Random` by its `random()`, whose stream is promised to stay, through inverse
distribution functions, and rounded. Shares of indications, drugs, moods and organs are illustrative; CYP2D6 alleles
follow the sampled frequencies of `population`. No person stands behind any of it.
"""

import math
from dataclasses import dataclass, field
from random import Random

from course_lib.checks import number, one_of
from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.patient.beliefs import ETA_SD, LEVEL_SD, typical_auc_ng_h_per_mL
from course_lib.models.patient.chain import (
    SCORE_HIGH,
    SCORE_LOW,
    SCORE_MEAN,
    SCORE_SD,
    aims_at,
    relief_of,
)
from course_lib.models.patient.draws import normal_draw, picked, share_draw
from course_lib.models.patient.film import MOST_ITEM, PLACES, Film, film_of
from course_lib.models.patient.tablets import TABLETS
from course_lib.models.population.alleles import EDITION_2019, Edition, activity_score, phenotype_of
from course_lib.models.population.frequencies import SAMPLED_EUROPEAN

TARDIVE, HUNTINGTON = "tardive dyskinesia", "Huntington's disease"
MOODS = ("steady", "low", "low, with thoughts of suicide")
LIVERS = ("healthy", "moderately impaired")
ECGS = ("normal", "long QT")


_TABLET_ODDS = (("none", 8), ("paroxetine", 3), ("fluoxetine", 2), ("bupropion", 1), ("duloxetine", 2), ("ketoconazole", 1), ("rifampin", 1), ("a drug that lengthens QT", 1), ("an MAO inhibitor", 1))  # fmt: skip
_INDICATION_ODDS = ((TARDIVE, 7), (HUNTINGTON, 3))
_MOOD_ODDS, _LIVER_ODDS = tuple(zip(MOODS, (14, 4, 2), strict=True)), tuple(zip(LIVERS, (9, 1), strict=True))
_ECG_ODDS = tuple(zip(ECGS, (19, 1), strict=True))


@dataclass(frozen=True, kw_only=True)
class Hidden:
    """What nobody is told: `eta` (ln of own clearance), `share` s, `score` A without a drug, in AIMS points."""

    eta: float
    share: float
    score: float


@dataclass(frozen=True, kw_only=True)
class Patient:
    """One fictional patient. `antipsychotic` is the share of D2 receptors held by one, 0 for none, taken for `months`.

    >>> mystery_patient(7) == mystery_patient(7)
    True
    """

    name: str
    indication: str
    diplotype: str
    tablet: str
    antipsychotic: float
    months: int
    mood: str
    liver: str
    ecg: str
    weights: tuple[float, ...] = field(repr=False)
    hidden: Hidden = field(repr=False)

    def phenotype(self, rule: Edition = EDITION_2019, *, with_tablet: bool = True) -> str:
        """CYP2D6 phenotype of the genotype, and of the tablet that is swallowed with it; ultrarapid counts as normal."""
        inhibitor = TABLETS[self.tablet].cyp2d6 if with_tablet else "none"
        called = phenotype_of(activity_score(self.diplotype, rule, inhibitor), rule)
        return "normal" if called == "ultrarapid" else called

    @property
    def kind_of_movement(self) -> str:
        """What a film of this patient shows."""
        return "chorea" if self.indication == HUNTINGTON else TARDIVE


def hidden_draw(rng: Random) -> Hidden:
    """Hidden values from the distributions that `beliefs` takes for its prior.

    >>> hidden_draw(Random(1)) == hidden_draw(Random(1))
    True
    """
    score = normal_draw(rng, SCORE_MEAN, SCORE_SD)
    while not SCORE_LOW <= score <= SCORE_HIGH:
        score = normal_draw(rng, SCORE_MEAN, SCORE_SD)
    return Hidden(
        eta=round(normal_draw(rng, 0, ETA_SD), 3), share=round(share_draw(rng), 3), score=round(score, 1)
    )


def mystery_patient(seed: object) -> Patient:
    """A fictional patient from a seed, a whole number or a text; the same on every machine.

    Raises `CourseError` for another kind of seed.

    >>> patient = mystery_patient(7)
    >>> len(patient.weights), patient.diplotype.count("/")
    (7, 1)
    """
    if isinstance(seed, bool) or not isinstance(seed, (int, str)):
        raise CourseError(
            f"seed is a {type(seed).__name__}, but must be a whole number or a text: it names one patient for everybody."
        )
    rng = Random(f"patient|{seed}")
    alleles = sorted(SAMPLED_EUROPEAN.shares.items())
    diplotype = "/".join(picked(rng, alleles) for _ in range(2))
    indication = picked(rng, _INDICATION_ODDS)
    # Tardive dyskinesia comes from such a drug; most people still take it.
    treated = indication == TARDIVE and rng.random() < fact("trial.kinect3_on_antipsychotic", "%") / 100
    return Patient(
        name=f"patient {seed}",
        indication=indication,
        diplotype=diplotype,
        tablet=picked(rng, _TABLET_ODDS),
        antipsychotic=round(0.5 + 0.35 * rng.random(), 2) if treated else 0.0,
        months=6 + int(rng.random() * 180),
        mood=picked(rng, _MOOD_ODDS),
        liver=picked(rng, _LIVER_ODDS),
        ecg=picked(rng, _ECG_ODDS),
        weights=tuple(round(0.2 + rng.random(), 3) for _ in PLACES),
        hidden=hidden_draw(rng),
    )


def true_aims(patient: Patient, dose_mg: float = 0.0) -> float:
    """The true AIMS total on a dose in mg a day, which no rater meets without error.

    >>> true_aims(mystery_patient(7), 80) < true_aims(mystery_patient(7))
    True
    """
    return float(aims_at(patient.hidden.score, patient.hidden.share, relief_of(true_auc(patient, dose_mg))))


def true_auc(patient: Patient, dose_mg: float) -> float:
    """The patient's AUC of [+]-α-HTBZ, in ng·h/mL, on a dose in mg a day, with the other tablet.

    Raises `CourseError` for a dose outside 0 to 200.

    >>> true_auc(worked_patient(), 40) > 2 * typical_auc_ng_h_per_mL(40, "normal")
    True
    """
    dose = number("dose_mg", dose_mg, at_least=0, at_most=200, because="doses tried in people lie below.")
    factor = TABLETS[patient.tablet].factor
    return factor * typical_auc_ng_h_per_mL(dose, patient.phenotype()) * math.exp(-patient.hidden.eta)


def items_for(patient: Patient, total: float) -> tuple[int, ...]:
    """Seven items that add up to the nearest whole number, shared out over the patient's own places, none above 4.

    >>> sum(items_for(mystery_patient(7), 11.6))
    12
    """
    left = int(
        number("total", total, at_least=0, at_most=MOST_ITEM * len(PLACES), because="seven items of 4.") + 0.5
    )
    items = [0] * len(PLACES)
    for _ in range(left):
        # The next point goes where the patient's weight is least served: the order is the same at every dose.
        open_places = [i for i, item in enumerate(items) if item < MOST_ITEM]
        items[max(open_places, key=lambda i: patient.weights[i] / (items[i] + 1))] += 1
    return tuple(items)


def film_of_patient(patient: Patient, number_of_film: int, dose_mg: float = 0.0) -> Film:
    """One of a patient's films on a dose in mg a day; a film shows the true total, give or take a point from day to day.

    >>> film_of_patient(mystery_patient(7), 1).traces.shape
    (7, 1500)
    """
    rng = Random(f"{patient.name}|{number_of_film}|{dose_mg:g}")
    day = (-1, 0, 0, 1)[int(rng.random() * 4)]  # illustrative
    total = min(max(true_aims(patient, dose_mg) + day, 0.0), MOST_ITEM * len(PLACES))
    return film_of(items_for(patient, total), kind=patient.kind_of_movement, seed=rng.random())


def level_over_typical(patient: Patient, rng_name: str = "level", level_sd: float = LEVEL_SD) -> float:
    """One careful blood level, over that of a typical normal metaboliser on the same dose, with the assay's error.

    >>> level_over_typical(mystery_patient(7)) > 0
    True
    """
    true = true_auc(patient, 40) / typical_auc_ng_h_per_mL(40, "normal")
    return true * math.exp(normal_draw(Random(f"{patient.name}|{rng_name}"), 0, level_sd))


def worked_patient() -> Patient:
    """The patient of the lecture, made up by hand: *4/*41, on paroxetine, with tardive dyskinesia.

    >>> worked_patient().phenotype(), worked_patient().phenotype(with_tablet=False)
    ('poor', 'intermediate')
    """
    return Patient(
        name="Ms V.",
        indication=TARDIVE,
        diplotype="*4/*41",
        tablet=one_of("tablet", "paroxetine", TABLETS, because="its class is known."),
        antipsychotic=0.7,
        months=48,
        mood="steady",
        liver="healthy",
        ecg="normal",
        weights=(0.4, 1.1, 0.9, 0.7, 1.0, 0.5, 0.3),
        hidden=Hidden(eta=-0.05, share=0.44, score=12.4),
    )
