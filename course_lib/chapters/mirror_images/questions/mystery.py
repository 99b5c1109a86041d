"""Objective 07.mixture, at the bench: the mystery vial, an isomer mixture of unknown shares."""

from random import Random

from course_lib.questions.kinds import FitQuestion, Mistake, Sought
from course_lib.questions.params import Params
from course_lib.questions.variants import variant

OBJECTIVE = "07.mixture"
# Illustrative round numbers near those of the chapter: Ki (nM) of three isomers at two targets.
VMAT2_KI_NM = {"plus_alpha": 3.0, "plus_beta": 10.0, "minus_alpha": 250.0}
D2_KI_NM = {"minus_alpha": 180.0}


def hidden_vial(seed: object) -> Params:
    """The hidden shares of the vial of this seed."""
    return variant(VIAL, seed)


def _hidden(rng: Random) -> dict[str, float]:
    plus = rng.choice((0.08, 0.12, 0.16))
    minus = rng.choice((0.4, 0.5, 0.56))
    return {"plus_alpha": plus, "minus_alpha": minus, "plus_beta": round(1 - plus - minus, 2)}


VIAL = FitQuestion(
    id="mirror_images.mystery",
    objective=OBJECTIVE,
    prompt="Measure `mystery_vial(seed)`, with the seed of this question: `.held(target, total_nM)` gives the fraction of VMAT2 or D2 that "
    "so much of the mixture occupies. Three isomers are in it, and their Ki are told (`.vmat2_ki_nM`, `.d2_ki_nM`). Estimate the shares of "
    "[+]-α and of [−]-α. The answer is a dictionary of `plus_alpha` and `minus_alpha`, each as (value, low, high) with its 95 % interval.",
    draw=_hidden,
    sought=(
        Sought(name="plus_alpha", unit="1", truth=lambda v: v.plus_alpha, factor=1.6, widest=6.0),
        Sought(name="minus_alpha", unit="1", truth=lambda v: v.minus_alpha, factor=1.3, widest=3.0),
    ),
    hints=(
        "Turn each fraction into odds: occupied/(1 − occupied). Odds are proportional to the concentration.",
        "D2 odds = C × (share of [−]-α)/180: one unknown. Then VMAT2 odds = C × (share/3 + share/10 + share/250).",
        "The three shares add up to 1, so the VMAT2 line has one unknown left: the share of [+]-α.",
    ),
    worked="The hidden shares are {plus_alpha:g} [+]-α, {plus_beta:g} [+]-β and {minus_alpha:g} [−]-α.",
    why="Only [−]-α binds D2, so that target gives its share alone; the VMAT2 odds and the sum of the shares settle the other two.",
    means="Two targets and a sum tell three shares; one target alone could not.",
    mistakes=(
        Mistake(
            id="beta_for_alpha",
            answer=lambda v: {"plus_alpha": v.plus_beta, "minus_alpha": v.minus_alpha},
            because="Your [+]-α is the share of [+]-β. The one with the smaller Ki at VMAT2 is [+]-α.",
        ),
        Mistake(
            id="hands_exchanged",
            answer=lambda v: {"plus_alpha": v.minus_alpha, "minus_alpha": v.plus_alpha},
            because="The hands have changed places: only [−]-α binds D2, so the D2 readings belong to it.",
        ),
    ),
)

QUESTIONS = (VIAL,)
