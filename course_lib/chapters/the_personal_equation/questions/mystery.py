"""At the bench: a cohort of an invented drug, with and without a tablet whose rule is hidden."""

from random import Random

from course_lib.questions.kinds import ChoiceQuestion, FitQuestion, Mistake, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.variants import variant

FAMILY = "personal.hidden_rule"
# What the tablet does: factor on the activity of CYP2D6, and factor on what is formed of everybody's metabolite.
RULES = {"nothing": (1.0, 1.0), "halves": (0.5, 1.0), "closes": (0.0, 1.0), "forms": (1.0, 2.1)}
_TEXTS = {
    "nothing": "nothing",
    "halves": "it halves CYP2D6’s activity",
    "closes": "it closes CYP2D6",
    "forms": "it leaves CYP2D6 alone and lets more of the drug become metabolite",
}
_REPLIES = {
    "nothing": "With a tablet that does nothing, all rows would stay where they are.",
    "halves": "Then poor metabolisers stay, and normal ones rise to about where intermediate ones are.",
    "closes": "Then normal metabolisers rise to where poor ones are, and poor ones stay.",
    "forms": "Then everybody rises by one factor, poor metabolisers too.",
}


def hidden_rule(seed: object) -> Params:
    """What is hidden about the cohort of this seed: share of clearance on CYP2D6, and the tablet's rule."""
    return variant(WHICH, seed)


def _hidden(rng: Random) -> dict[str, object]:
    return {"share": rng.choice((0.5, 0.6, 0.7, 0.8)), "rule": rng.choice(tuple(RULES))}


def _option(name: str) -> Option:
    return Option(id=name, text=_TEXTS[name], right=lambda v: v.rule == name, reply=_REPLIES[name])


WHICH = ChoiceQuestion(
    id="personal.mystery_tablet",
    objective="13.inhibitor",
    prompt="`mystery_cohort(seed).table()`, with the seed of this question, gives the geometric mean exposure of 250 people on an invented drug, by phenotype, without and with tablet Z (the same people). What does Z do?",
    draw=_hidden,
    family=FAMILY,
    options=tuple(_option(name) for name in RULES),
    hints=(
        "Divide each row: with Z over without Z.",
        "Poor metabolisers have no CYP2D6. What does Z do to them?",
        "If they stay, compare the normal ones with Z to the poor ones without.",
    ),
    worked=lambda v: f"The rows say: {_TEXTS[v.rule]}.",
    why="Poor metabolisers are the control without the enzyme: what changes them does not act through CYP2D6.",
    means="Nature’s knock-out is a good control group.",
)

HOW_MUCH = FitQuestion(
    id="personal.mystery_share",
    objective="13.exposure",
    prompt="And which share of the drug’s clearance runs over CYP2D6? The answer is a dictionary of `share` as (value, low, high), from the people without the tablet.",
    draw=_hidden,
    family=FAMILY,
    sought=(Sought(name="share", unit="1", truth=lambda v: v.share, factor=1.2, widest=1.7),),
    hints=(
        "Poor over normal gives it.",
        "f = 1 − 1/R.",
        "The log error of R is about 0.474 × √(1/120 + 1/50) = 0.08: go up and down by two of it in R, then compute f.",
    ),
    worked="The hidden share is {share:g}.",
    why="Poor metabolisers keep the other ways only, so their exposure over the normal one is the inverse of what these ways clear.",
    means="One ratio of two groups, and the road is measured.",
    mistakes=(
        Mistake(
            id="inverse",
            answer=lambda v: {"share": 1 - v.share},
            because="That is the share of the other ways, 1/R. CYP2D6’s is 1 − 1/R.",
        ),
        Mistake(
            id="excess",
            answer=lambda v: {"share": v.share / (1 - v.share)},
            because="That is how much higher the exposure of poor metabolisers is, R − 1. The share is 1 − 1/R.",
        ),
    ),
)

QUESTIONS = (WHICH, HOW_MUCH)
