"""Tasks 1 and 4 to 6 of chapter 15's assignment: films, a belief, the gate, a dose, and what an event changes."""

from dataclasses import replace

from course_lib.chapters.capstone_one_patient.assignment import samples
from course_lib.chapters.capstone_one_patient.questions import rate, update
from course_lib.models.patient.safety import cap_mg
from course_lib.questions.building import Marked, own_hints, states
from course_lib.questions.kinds import Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance
from course_lib.questions.twins import AnyQuestion

MARKED = Marked(
    chapter="15",
    hints=own_hints(
        "Say in words which link of the chain is asked for.",
        "Check a limit: no drug, a rater without error, a share of zero.",
    ),
)

SCORE = MARKED.fit(
    "score",
    "rate",
    (
        "The true total from three films.",
        "The mean of three totals of your own, ± 2 SEM/√3.",
        "Films show the truth, give or take a point.",
    ),
    Sought(name="score", unit="points", truth=lambda g: g.hidden_score, factor=1.3, widest=3.0),
    mistakes={
        "per_place": (
            lambda g: {"score": g.hidden_score / 7},
            "That is the mean mark of a place. The total adds all seven.",
        ),
    },
)

KAPPA = MARKED.graded(
    rate.KAPPA,
    "kappa",
    ("Weighted kappa.", "1 − (near + 4 far)/(pairs × chance) = {truth:.3g}.", "Agreement beyond chance."),
)

MEAN = MARKED.graded(
    update.MEAN,
    "belief_mean",
    ("Mean of the belief.", "Weights 1/σ² and n/SEM²: {truth:.4g}.", "Between both."),
)
SPREAD = MARKED.graded(
    update.SPREAD, "belief_sd", ("SD of the belief.", "1/√(1/σ² + n/SEM²) = {truth:.4g}.", "Below both.")
)


def _better(params: Params, place: int = 0) -> float:
    return samples.rows_of(params)[place].chance_better


BETTER = MARKED.number(
    "chance_better",
    "decide",
    _better,
    (
        "Chance of at least 2 points on 40 mg.",
        "forecast(belief, 40).chance_better = {truth:.3g}.",
        "Not above 1.",
    ),
    tolerance=Tolerance(relative=0.01),
    free=("sign",),
    mistakes={
        "on_80_mg": (lambda g: _better(g, 2), "That is the chance on 80 mg. The question asks for 40 mg."),
        "not_better": (
            lambda g: 1 - _better(g),
            "That is the chance of less than 2 points. Take it from 1.",
        ),
    },
)


def gate(params: Params) -> AnyQuestion:
    """What the gate says of the student's patient."""
    return MARKED.choice(
        "gate",
        "decide",
        ("What does the gate say?", "Stops come before caps.", "Before any number."),
        states(
            samples.gate_of(params),
            {
                "stop": ("something stops the drug", "A stop is a danger that no dose removes."),
                "cap": ("a cap of 40 mg", "A cap answers too much exposure."),
                "pass": ("it passes", "Then 80 mg is the label’s largest dose."),
            },
            elsewhere="Read the letter again: mood, ECG, tablets, liver and alleles.",
        ),
    )


def dose(params: Params) -> AnyQuestion:
    """Which dose the chapter's rule gives to the student's patient."""
    return MARKED.choice(
        "dose",
        "decide",
        ("Which dose?", "The lowest allowed within 0.05 of the best.", "By margin 0.05 and tolerance 0.20."),
        states(
            samples.dose_of(params),
            {
                "none": ("no dose", "Then nothing is allowed, by the gate or by QT."),
                "40": ("40 mg", "The smallest capsule."),
                "60": ("60 mg", "The middle capsule."),
                "80": ("80 mg", "The largest capsule."),
            },
            elsewhere="Look at cap, P(ΔQTc > 10 ms) and the margin, in this order.",
        ),
    )


def revised(params: Params) -> AnyQuestion:
    """The largest dose that the caps leave once another tablet is taken."""
    patient = samples.patient_of(params.patient_seed)
    left = cap_mg(replace(patient, tablet=params.new_tablet))
    return MARKED.choice(
        "revised_cap",
        "defend",
        (
            "The cap after the event.",
            "Ask the gate again with the new tablet.",
            "A new tablet is a new patient.",
        ),
        states(
            f"{left:g}",
            {
                "0": (
                    "0: the drug must be stopped",
                    "Then the new tablet, or something before it, stops the drug.",
                ),
                "40": ("40 mg", "Then something caps the dose."),
                "80": ("80 mg", "Then nothing stops or caps it."),
            },
            elsewhere="Put the new tablet in place of the old one, and ask the gate again.",
        ),
    )
