"""Tasks 1 and 2 of chapter 06's assignment: area and free concentration, and a block as a function."""

from dataclasses import replace
from random import Random
from typing import Any

from course_lib.chapters.capsule_to_synapse.assignment.samples import FREE_SHARE, MASS_G_PER_MOL
from course_lib.models.target.odds import block_after
from course_lib.questions.building import Marked, cases, own_hints
from course_lib.questions.kinds import FunctionQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

MARKED = Marked(
    chapter="06",
    hints=own_hints(
        "Say in words what enters and what leaves.",
        "Check the limits: what must it be without drug, and with endless drug?",
    ),
)


def _area(g: Params) -> float:
    return 1000 * g.arriving_mg * g.formed_share * g.mass_ratio / g.clearance_L_per_h


def _free(g: Params) -> float:
    return 1000 * _area(g) / 24 * FREE_SHARE / MASS_G_PER_MOL


AREA = MARKED.number(
    "area",
    "area",
    _area,
    ("Area of the metabolite.", "{truth:.4g} ng·h/mL.", "Formed over cleared."),
    unit="ng*h/mL",
    free=("sign",),
    mistakes={
        "area_without_masses": (
            lambda g: _area(g) / g.mass_ratio,
            "The ratio of masses is missing: one molecule makes one molecule, and the metabolite is lighter.",
        ),
        "area_by_volume": (
            lambda g: _area(g) * g.clearance_L_per_h / g.volume_L,
            "You divided by the volume, which gives a concentration. What is formed over clearance is the area.",
        ),
        "area_of_all": (
            lambda g: _area(g) / g.formed_share,
            "You let all of the drug become metabolite. Only the share that is formed enters its curve.",
        ),
    },
)

FREE = MARKED.number(
    "free_nM",
    "block",
    _free,
    ("Mean free concentration.", "{truth:.3g} nM.", "What is compared with a Ki."),
    unit="nM",
    free=("sign",),
    mistakes={
        "free_not_mean": (
            lambda g: 24 * _free(g),
            "You used the area as a concentration. The mean is the area over the 24 h between two capsules.",
        ),
        "free_is_total": (
            lambda g: _free(g) / FREE_SHARE,
            "That is the total in nM. Part of it is on protein: multiply by the free share.",
        ),
        "free_in_ng": (
            lambda g: _area(g) / 24 * FREE_SHARE,
            "That is the free concentration in ng/mL. Divide by the molar mass to count molecules.",
        ),
    },
)


def _tried_on(*, high: bool):
    """Smaller doses from high blocks, or larger ones from low blocks."""

    def one_patient(rng: Random, number: int) -> dict[str, float]:
        factor = round(rng.uniform(0.2, 0.6) if high else rng.uniform(2.5, 4.0), 2)
        low, top = (0.6, 0.95) if high else (0.1, 0.4)
        return {"dose_factor": factor, "block": round(rng.uniform(low, top), 3)}

    return cases(f"cases|{{data_seed}}|{high}", one_patient)


def _block_question(name: str, objective: str, texts: tuple[str, str, str], **more: Any) -> FunctionQuestion:
    asked = MARKED.function(
        name,
        objective,
        block_after,
        texts,
        signature="block_after(dose_factor, block)",
        mistakes={
            "share_times_dose": (
                lambda dose_factor, block: min(dose_factor * block, 1.0),
                "Your function multiplies the share. What follows the dose are the odds, O/(1 − O).",
            ),
            "odds_not_share": (
                lambda dose_factor, block: dose_factor * block / (1 - block),
                "Your function returns the odds. Come back to a share: odds/(1 + odds).",
            ),
        },
        **more,
    )
    return replace(asked, tolerance=Tolerance(relative=1e-3))


RAISED = _block_question(
    "block_raised",
    "odds",
    ("Block after a larger dose.", "k O/(1 − O + k O).", "The odds follow the dose."),
    cases=_tried_on(high=False),
)
LOWERED = _block_question(
    "block_lowered",
    "doses",
    ("Block after a smaller dose.", "k O/(1 − O + k O).", "High up, less dose costs little block."),
    cases=_tried_on(high=True),
)
