"""Tasks 1 and 2 of chapter 06's assignment: area and free concentration, and a block as a function."""

from random import Random

from course_lib.chapters.capsule_to_synapse.assignment.samples import FREE_SHARE, MASS_G_PER_MOL
from course_lib.models.target.odds import block_after
from course_lib.questions.kinds import FunctionQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

CASES = 8
HINTS = (
    "Say in words what enters and what leaves.",
    "Write the equation of the lecture with your own numbers in it.",
    "Check the limits: what must it be without drug, and with endless drug?",
)


def texts(prompt: str, worked: str, means: str) -> dict:
    """The texts of a marked question; its full wording stands in the notebook."""
    return {"prompt": prompt, "hints": HINTS, "worked": worked, "means": means}


def _area(g: Params) -> float:
    return 1000 * g.arriving_mg * g.formed_share * g.mass_ratio / g.clearance_L_per_h


def _free(g: Params) -> float:
    return 1000 * _area(g) / 24 * FREE_SHARE / MASS_G_PER_MOL


AREA = NumberQuestion(
    id="assignment06.area",
    objective="06.area",
    answer=_area,
    unit="ng*h/mL",
    tolerance=Tolerance(relative=0.01),
    free=("sign",),
    mistakes=(
        Mistake(
            id="area_without_masses",
            answer=lambda g: _area(g) / g.mass_ratio,
            because="The ratio of masses is missing: one molecule makes one molecule, and the metabolite is lighter.",
        ),
        Mistake(
            id="area_by_volume",
            answer=lambda g: _area(g) * g.clearance_L_per_h / g.volume_L,
            because="You divided by the volume, which gives a concentration. What is formed over clearance is the area.",
        ),
        Mistake(
            id="area_of_all",
            answer=lambda g: _area(g) / g.formed_share,
            because="You let all of the drug become metabolite. Only the share that is formed enters its curve.",
        ),
    ),
    **texts("Area of the metabolite.", "{truth:.4g} ng·h/mL.", "Formed over cleared."),
)

FREE = NumberQuestion(
    id="assignment06.free_nM",
    objective="06.block",
    answer=_free,
    unit="nM",
    tolerance=Tolerance(relative=0.01),
    free=("sign",),
    mistakes=(
        Mistake(
            id="free_not_mean",
            answer=lambda g: 24 * _free(g),
            because="You used the area as a concentration. The mean is the area over the 24 h between two capsules.",
        ),
        Mistake(
            id="free_is_total",
            answer=lambda g: _free(g) / FREE_SHARE,
            because="That is the total in nM. Part of it is on protein: multiply by the free share.",
        ),
        Mistake(
            id="free_in_ng",
            answer=lambda g: _area(g) / 24 * FREE_SHARE,
            because="That is the free concentration in ng/mL. Divide by the molar mass to count molecules.",
        ),
    ),
    **texts("Mean free concentration.", "{truth:.3g} nM.", "What is compared with a Ki."),
)


def _block(dose_factor: float, block: float) -> float:
    return block_after(dose_factor, block)


def _cases(params: Params, *, high: bool) -> list[dict[str, float]]:
    rng = Random(f"cases|{params.data_seed}|{high}")
    low, top = (0.6, 0.95) if high else (0.1, 0.4)
    return [
        {
            "dose_factor": round(rng.uniform(0.2, 0.6) if high else rng.uniform(2.5, 4.0), 2),
            "block": round(rng.uniform(low, top), 3),
        }
        for _ in range(CASES)
    ]


SIGNATURE = "block_after(dose_factor, block)"
SHARE_MULTIPLIED = Mistake(
    id="share_times_dose",
    answer=lambda g: lambda dose_factor, block: min(dose_factor * block, 1.0),
    because="Your function multiplies the share. What follows the dose are the odds, O/(1 − O).",
)
ODDS_RETURNED = Mistake(
    id="odds_not_share",
    answer=lambda g: lambda dose_factor, block: dose_factor * block / (1 - block),
    because="Your function returns the odds. Come back to a share: odds/(1 + odds).",
)

RAISED = FunctionQuestion(
    id="assignment06.block_raised",
    objective="06.odds",
    signature=SIGNATURE,
    unit="1",
    tolerance=Tolerance(relative=1e-3),
    answer=lambda g: _block,
    cases=lambda g: _cases(g, high=False),
    mistakes=(SHARE_MULTIPLIED, ODDS_RETURNED),
    **texts("Block after a larger dose.", "k O/(1 − O + k O).", "The odds follow the dose."),
)
LOWERED = FunctionQuestion(
    id="assignment06.block_lowered",
    objective="06.doses",
    signature=SIGNATURE,
    unit="1",
    tolerance=Tolerance(relative=1e-3),
    answer=lambda g: _block,
    cases=lambda g: _cases(g, high=True),
    mistakes=(SHARE_MULTIPLIED, ODDS_RETURNED),
    **texts("Block after a smaller dose.", "k O/(1 − O + k O).", "High up, less dose costs little block."),
)
