"""Objective 06.block: from ng/mL over free nM to a block."""

from random import Random

from course_lib.models.pk.drugs import VALBENAZINE, HTBZ_KI_nM
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "06.block"
MASS = VALBENAZINE.metabolite_mass_g_per_mol


def _plasma(rng: Random) -> dict[str, float]:
    return {"total": rng.choice((8.0, 12.0, 18.0, 25.0, 35.0)), "free_share": rng.choice((0.3, 0.36, 0.4))}


def _free(v: Params) -> float:
    return 1000 * v.total * v.free_share / MASS


FREE_NM = NumberQuestion(
    id="capsule.free_nM",
    objective=OBJECTIVE,
    prompt="Plasma contains {total:g} ng/mL of a metabolite of "
    f"{MASS:.1f} g/mol; "
    "{free_share:.0%} of it is free. What is the free concentration in nM?",
    unit="nM",
    draw=_plasma,
    answer=_free,
    free=("sign", "thousand_up", "thousand_down"),
    hints=(
        "ng/mL are µg/L. How many nmol is a µg?",
        "Divide by the molar mass: µg/L ÷ g/mol = µmol/L.",
        "1,000 × ng/mL × free share ÷ molar mass.",
    ),
    worked=f"1,000 × {{total:g}} × {{free_share:g}}/{MASS:.1f} = {{truth:.3g}} nM.",
    why="Only the free share can bind, and a Ki counts molecules and not grams.",
    means="This is the number that is compared with a Ki.",
    mistakes=(
        Mistake(
            id="mass_left_out",
            answer=lambda v: v.total * v.free_share,
            because="That is the free concentration in ng/mL. A Ki counts molecules: divide by the molar mass.",
        ),
        Mistake(
            id="total_taken",
            answer=lambda v: 1000 * v.total / MASS,
            because="That is the total in nM. Part of it is on protein: multiply by the free share.",
        ),
        Mistake(
            id="bound_taken",
            answer=lambda v: 1000 * v.total * (1 - v.free_share) / MASS,
            because="That is what is bound to protein. The free part is the other one.",
        ),
    ),
)

BLOCK = NumberQuestion(
    id="capsule.block",
    objective=OBJECTIVE,
    prompt=f"The Ki at VMAT2 is {HTBZ_KI_nM:g} nM. "
    "The free concentration is {free_nM:g} nM at the peak. Which share of VMAT2 is occupied then?",
    unit="%",
    draw=lambda rng: {
        "free_nM": rng.choice((1.0, 1.5, 2.0, 4.0, 4.5, 5.0, 6.5, 7.0, 8.0, 9.0, 10.0, 12.0, 14.0, 15.0))
    },
    answer=lambda v: 100 * v.free_nM / (v.free_nM + HTBZ_KI_nM),
    free=("sign", "per_cent_down"),
    hints=(
        "Compare the concentration with the Ki.",
        "C/(C + Ki).",
        "In per cent.",
    ),
    worked="{free_nM:g}/({free_nM:g} + the Ki) = {truth:.3g} %.",
    why="Occupied over open equals concentration over Ki, and a share is one part of both together.",
    means="The odds are C/Ki, the share is odds/(1 + odds).",
    mistakes=(
        Mistake(
            id="odds_for_share",
            answer=lambda v: 100 * v.free_nM / HTBZ_KI_nM,
            because="That is C/Ki, the odds of the block. A share divides by C + Ki.",
        ),
        Mistake(
            id="open_share",
            answer=lambda v: 100 * HTBZ_KI_nM / (v.free_nM + HTBZ_KI_nM),
            because="That is what stays open. What is occupied is the rest.",
        ),
    ),
)

TYPICAL = ChoiceQuestion(
    id="capsule.typical",
    objective=OBJECTIVE,
    prompt="A model's typical person has 0.35 ng/mL per mg of dose on the day's mean. A thousand people, drawn about this person, have 0.46. Why?",
    options=(
        Option(
            id="skew",
            text="concentrations are skewed: people who clear slowly raise the mean",
            right=True,
            reply="They are slow by chance or by genotype. Deviations are factors: half and twice the clearance are equally likely, and their mean exposure is 1.25, not 1.",
        ),
        Option(
            id="error",
            text="a thousand people are too few: the difference is chance",
            right=False,
            reply="Chance would be 1 to 2 %. A skewed spread moves the mean every time.",
        ),
        Option(
            id="heavier",
            text="the thousand are heavier, so each holds more of the drug",
            right=False,
            reply="All weigh the same here: only clearances, volumes and absorption vary. And heavier people would have lower concentrations, not higher.",
        ),
    ),
    hints=(
        "Is a person with half the clearance as likely as one with twice?",
        "What are their exposures, and what is the mean of these?",
        "(2 + ½)/2 is above 1.",
    ),
    worked="Log-normal spreads, and slow phenotypes, put the mean above the typical value.",
    means="Compare people with people: the typical person is not their average.",
)

QUESTIONS = (FREE_NM, BLOCK, TYPICAL)
