"""Objective 06.area: the area under the metabolite's curve in one line, and why no volume stands in it."""

from random import Random

from course_lib.models.pk.drugs import VALBENAZINE
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "06.area"
MASS_RATIO = VALBENAZINE.metabolite_mass_g_per_mol / VALBENAZINE.parent_mass_g_per_mol


def _formed(rng: Random) -> dict[str, float]:
    return {
        "arriving_mg": rng.choice((60.0, 90.0, 120.0, 150.0)),
        "share": rng.choice((0.15, 0.2, 0.25)),
        "clearance": rng.choice((20.0, 25.0, 30.0, 40.0)),
        "parent_clearance": rng.choice((10.0, 12.0, 15.0)),
        "volume": rng.choice((150.0, 200.0, 250.0)),
    }


def _area(v: Params) -> float:
    return 1000 * v.arriving_mg * v.share * MASS_RATIO / v.clearance


AREA = NumberQuestion(
    id="capsule.metabolite_area",
    objective=OBJECTIVE,
    prompt="{arriving_mg:g} mg of a drug arrive in the body. {share:.0%} of its molecules become a metabolite that weighs "
    f"{MASS_RATIO:.3f} times as much as the drug. "
    "The metabolite's clearance is {clearance:g} L/h, the drug's {parent_clearance:g} L/h, the shared volume {volume:g} L. What is the area under the metabolite's "
    "curve after one dose, in ng·h/mL?",
    unit="ng*h/mL",
    draw=_formed,
    answer=_area,
    free=("sign",),
    hints=(
        "How many mg of metabolite are made?",
        "Area = amount that enters ÷ clearance: which of the two clearances?",
        "arriving × share × mass ratio ÷ clearance of the metabolite; 1 mg/L is 1,000 ng/mL.",
    ),
    worked="{arriving_mg:g} mg × {share:g} × the mass ratio, over {clearance:g} L/h, times 1,000: {truth:.3g} ng·h/mL.",
    means="No volume stands in it: a larger volume makes a lower curve that lasts longer.",
    mistakes=(
        Mistake(
            id="without_mass_ratio",
            answer=lambda v: _area(v) / MASS_RATIO,
            because="The mass ratio is missing. One molecule makes one molecule, and the metabolite is the lighter one.",
        ),
        Mistake(
            id="divided_by_volume",
            answer=lambda v: _area(v) * v.clearance / v.volume,
            because="You divided by the volume, which gives a concentration. An area is an amount over a clearance.",
        ),
        Mistake(
            id="clearance_of_parent",
            answer=lambda v: _area(v) * v.clearance / v.parent_clearance,
            because="You used the parent's clearance. How long the metabolite stays is set by its own.",
        ),
        Mistake(
            id="all_becomes_metabolite",
            answer=lambda v: _area(v) / v.share,
            because="You let all of the drug become metabolite. Most of it leaves by another way.",
        ),
    ),
)

NO_VOLUME = ChoiceQuestion(
    id="capsule.no_volume",
    objective=OBJECTIVE,
    prompt="Two people differ in one thing: one has twice the volume of distribution, at the same clearance. How do their areas under the curve differ?",
    options=(
        Option(
            id="same",
            text="not at all",
            right=True,
            reply="Twice the volume halves the concentration and doubles the half-life. The area stays.",
        ),
        Option(
            id="half",
            text="the larger volume has half the area",
            right=False,
            reply="Its curve is half as high and lasts twice as long: clearance removes the same litres an hour.",
        ),
        Option(
            id="double",
            text="the larger volume has twice the area",
            right=False,
            reply="It lasts longer, and is lower by as much.",
        ),
    ),
    hints=(
        "Area = dose ÷ clearance. What else stands in it?",
        "Draw both curves: height and length.",
        "Half as high, twice as long.",
    ),
    worked="Area = amount/clearance; the volume shapes the curve and leaves its area.",
    means="Exposure is set by clearance, the shape by volume as well.",
)

SHARE = ChoiceQuestion(
    id="capsule.share_htbz",
    objective=OBJECTIVE,
    prompt="“Extensively metabolised via hydrolysis to its primary active metabolite.” Which share of valbenazine's molecules becomes [+]-α-HTBZ, by the population model?",
    options=(
        Option(
            id="fifth",
            text="about a fifth",
            right=True,
            reply="0.207, in a model that gives drug and metabolite one volume (an earlier one fixed 0.35). The rest is mainly oxidised, by CYP3A4 above all.",
        ),
        Option(
            id="nearly_all",
            text="nearly all of them",
            right=False,
            reply="Nearly all is metabolised, but by several ways. “Extensively” belongs to metabolism, not to hydrolysis.",
        ),
        Option(
            id="half",
            text="about a half",
            right=False,
            reply="That would give more than twice the area that is measured, with the model's clearance: a fifth fits.",
        ),
    ),
    hints=(
        "Which other way out does valbenazine have?",
        "CYP3A4 oxidises it. Which way is wider?",
        "The metabolite's area tells share over clearance; the model parts them by one shared volume.",
    ),
    worked="The metabolite's area times its clearance is what was made: about a fifth of what arrived.",
    means="So blocking the other way leaves more for this one.",
)

QUESTIONS = (AREA, NO_VOLUME, SHARE)
