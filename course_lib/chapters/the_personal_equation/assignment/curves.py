"""Tasks 2, 3 and 4 of chapter 13's assignment: a share from two hundred people, what it explains, and three doses."""

import numpy as np

from course_lib.chapters.the_personal_equation.assignment.samples import (
    explained_by_score,
    fitted_line,
    measured_explained,
)
from course_lib.models.population.exposure import clearance_left
from course_lib.questions.building import Marked, own_hints
from course_lib.questions.kinds import Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import ONE_PER_CENT

MARKED = Marked(
    chapter="13",
    hints=own_hints(
        "Say in words which way out is open, half open or shut.",
        "Check the limits: a share of 0, a poor metaboliser, a level without error.",
    ),
)
PATIENTS = np.arange(1.0, 4.0)

ESTIMATE = MARKED.fit(
    "estimate",
    "exposure",
    (
        "Share on CYP2D6 and mean clearance at score 2.",
        "A straight line of clearance on score: f = 2 slope ÷ (start + 2 slope).",
        "Two numbers from two hundred people.",
    ),
    Sought(name="share", unit="1", truth=lambda g: g.hidden_share, factor=1.3, widest=2.0),
    Sought(
        name="normal_L_per_h",
        unit="L/h",
        truth=lambda g: g.hidden_clearance_L_per_h,
        factor=1.15,
        widest=1.4,
    ),
    mistakes={
        "slope_over_start": (
            lambda g: {"share": fitted_line(g)[0] / (2 - 2 * fitted_line(g)[0])},
            "You divided the slope by the start. The start is what is left at score 0; the share is of the clearance at score 2.",
        ),
        "at_score_zero": (
            lambda g: {"normal_L_per_h": fitted_line(g)[1] * (1 - fitted_line(g)[0])},
            "That is the clearance at score 0. At score 2 the line is two slopes higher.",
        ),
    },
)

EXPLAINED = MARKED.fit(
    "explained",
    "variance",
    (
        "Share of the variance of ln clearance that scores explain.",
        "Variance of the scores’ means ÷ whole variance, with a bootstrap interval.",
        "The rest is everything that the score does not know.",
    ),
    Sought(name="explained", unit="1", truth=explained_by_score, factor=1.6, widest=3.5),
    mistakes={
        "rest": (
            lambda g: {"explained": 1 - measured_explained(g)},
            "That is the share of the rest. What lies between the scores is asked for.",
        ),
        "over_rest": (
            lambda g: {"explained": measured_explained(g) / (1 - measured_explained(g))},
            "You divided by the variance within the scores. A share is divided by the whole.",
        ),
    },
)


def patient_doses_mg(
    params: Params, *, squared: bool = False, inverted: bool = False, tablet: bool = True
) -> np.ndarray:
    """Doses of equal exposure for a poor metaboliser by tablet, one by genes, and an intermediate one on ketoconazole."""
    left = np.asarray(clearance_left(np.array([0.0, 0.0, params.third_score]), params.drug_share))
    factor = np.array([1.0, 1.0, params.ketoconazole_factor if tablet else 1.0])
    if squared:
        left = left * np.array([1.0, 1.0 - params.drug_share, 1.0])
    return params.full_dose_mg * left / factor if not inverted else params.full_dose_mg / left * factor


DOSES = MARKED.curve(
    "doses_mg",
    "exposure",
    patient_doses_mg,
    ("Doses of equal exposure.", "Full dose × clearance left ÷ factor.", "Two of the three have one answer."),
    at=(PATIENTS, "patient", ""),
    unit="mg",
    tolerance=ONE_PER_CENT,
    mistakes={
        "inverted": (
            lambda g: patient_doses_mg(g, inverted=True),
            "You raised the doses. Who clears less needs less.",
        ),
        "closed_twice": (
            lambda g: patient_doses_mg(g, squared=True),
            "You closed CYP2D6 twice in the poor metaboliser. What is shut already cannot be shut again.",
        ),
        "tablet_forgotten": (
            lambda g: patient_doses_mg(g, tablet=False),
            "Ketoconazole is missing: it multiplies the exposure of the third patient.",
        ),
    },
)


RATIO = MARKED.number(
    "poor_ratio",
    "inhibitor",
    lambda g: 1 / (1 - g.drug_share),
    (
        "Exposure of a poor metaboliser, relative to a normal one.",
        "1/(1 − f) = {truth:.3g}.",
        "The other ways go on.",
    ),
    free=("sign",),
    mistakes={
        "left": (
            lambda g: 1 - g.drug_share,
            "That is the clearance that is left. Exposure goes with its inverse.",
        ),
        "share_inverse": (
            lambda g: 1 / g.drug_share,
            "You inverted the share that is lost. What is left is 1 − f.",
        ),
    },
)
