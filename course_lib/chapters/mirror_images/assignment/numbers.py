"""Tasks 1, 2 and 5 of chapter 07's assignment: four letters, the share of the binding, a racemate, a threshold and a dose."""

from collections.abc import Callable
from random import Random

from course_lib.chapters.mirror_images.questions import off_target, racemate
from course_lib.models.isomers.mixture import same_odds_dose_mg
from course_lib.questions.building import Marked, cases, own_hints, states
from course_lib.questions.kinds import FREE_MISTAKES, ChoiceQuestion
from course_lib.questions.params import Params

MARKED = Marked(
    chapter="07",
    hints=own_hints(
        "Say in words what competes with what.",
        "Check the limits: equal Ki, and a partner that does not bind.",
    ),
)
DRAWINGS = ("A", "B", "C", "D")


def hand(side: str, way: str) -> str:
    """The letter of a centre whose hydrogen points to that side and whose ranks 1 to 3 run that way.

    >>> hand("back", "clockwise"), hand("front", "clockwise")
    ('R', 'S')
    """
    seen = "R" if way == "clockwise" else "S"
    return seen if side == "back" else {"R": "S", "S": "R"}[seen]


def letter(name: str) -> Callable[[Params], ChoiceQuestion]:
    """The question which letter a drawing has; the right option depends on the variant."""

    def asked(params: Params) -> ChoiceQuestion:
        side, way = params.drawings[DRAWINGS.index(name)]
        true = hand(side, way)
        why = (
            "The hydrogen points away, so the path is read as it is seen."
            if side == "back"
            else "The hydrogen points towards you, so the path must be read from behind."
        )
        either = {each: (each, why) for each in ("R", "S")}
        return MARKED.choice(
            f"letter_{name}",
            "hands",
            (f"The letter of drawing {name}.", true, "R or S, by the rule."),
            states(true, either, elsewhere="You read it the other way."),
        )

    return asked


RACEMATE = MARKED.graded(
    racemate.RACEMATE,
    "racemate",
    ("Ki of the racemate.", "1/(½/K₊ + ½/K₋) = {truth:.3g} nM.", "Between K₊ and 2 K₊."),
    free=FREE_MISTAKES,
    mistakes={
        "mean": "mean",
        "doubled": (
            lambda g: 2 * g.plus_ki_nM,
            "Twice the strong Ki is the limit of a dead half. This one binds as well: add ½/K₋.",
        ),
        "geometric": (
            "geometric",
            "That is the geometric mean of the two Ki. The hands compete side by side, so 1/Ki adds up.",
        ),
    },
)

THRESHOLD = MARKED.graded(
    off_target.THRESHOLD,
    "threshold",
    (
        "Free [−]-α for the threshold at D2.",
        "Ki × θ/(1 − θ) = {truth:.3g} nM.",
        "Far above what a dose gives.",
    ),
    numbers={"ki_nM": "minus_alpha_d2_ki_nM"},
    free=FREE_MISTAKES,
    mistakes={
        "times_share": (
            "times_share",
            "You multiplied the Ki by the threshold. The odds belong there: occupied ÷ free.",
        ),
        "odds_turned": (
            "odds_turned",
            "The odds are upside down. To occupy more than one half needs more than the Ki.",
        ),
    },
)

PURE = MARKED.number(
    "pure_dose",
    "racemate",
    lambda g: same_odds_dose_mg(g.dose_mg, [0.5, 0.5], [g.plus_ki_nM, g.minus_ki_nM], g.plus_ki_nM),
    (
        "Dose of the strong hand alone.",
        "dose × K₊ ÷ Ki of the racemate = {truth:.3g} mg.",
        "Same odds, less drug.",
    ),
    unit="mg",
    free=FREE_MISTAKES,
    mistakes={
        "halved": (
            lambda g: g.dose_mg / 2,
            "Half of the dose would be right if the other hand did nothing. It binds a little, so a little more is needed.",
        ),
        "ki_ratio_only": (
            lambda g: g.dose_mg * g.plus_ki_nM / g.minus_ki_nM,
            "You compared the two hands, and not the pure hand with the mixture of both.",
        ),
    },
)


def _share(p1, k1, p2, k2, p3, k3):
    return (p1 / k1) / (p1 / k1 + p2 / k2 + p3 / k3)


def _share_in_blood(p1, k1, p2, k2, p3, k3):
    return p1 / (p1 + p2 + p3)


def _share_times_ki(p1, k1, p2, k2, p3, k3):
    return p1 * k1 / (p1 * k1 + p2 * k2 + p3 * k3)


def _share_by_ki(p1, k1, p2, k2, p3, k3):
    return (1 / k1) / (1 / k1 + 1 / k2 + 1 / k3)


def _with_free_sites(p1, k1, p2, k2, p3, k3):
    return (p1 / k1) / (1 + p1 / k1 + p2 / k2 + p3 / k3)


def _case(rng: Random, *, equal: bool) -> dict[str, float]:
    first, second = rng.uniform(0.05, 0.3), rng.uniform(0.2, 0.5)
    one = round(rng.uniform(1.0, 9.0), 2)
    kis = (one, one, one) if equal else (one, round(rng.uniform(10, 60), 1), round(rng.uniform(80, 400), 1))
    shares = (round(first, 3), round(second, 3), round(1 - round(first, 3) - round(second, 3), 3))
    return {
        f"{name}{i}": value
        for i, pair in enumerate(zip(shares, kis, strict=True), 1)
        for name, value in zip("pk", pair, strict=True)
    }


SIGNATURE = "binding_share(p1, k1, p2, k2, p3, k3)"
FREE_SITES = (
    _with_free_sites,
    "The 1 below the line counts free sites. Among what is bound there are none: leave it out.",
)

EQUAL = MARKED.function(
    "share_equal",
    "mixture",
    _share,
    ("Equal Ki.", "p1/(p1 + p2 + p3).", "Then the binding is shared as the drug is."),
    signature=SIGNATURE,
    cases=cases("{data_seed}|True", lambda rng, number: _case(rng, equal=True)),
    mistakes={
        "free_sites_counted": FREE_SITES,
        "share_by_ki": (
            _share_by_ki,
            "The shares of the drug are not used. With equal Ki the binding is shared as the drug is.",
        ),
    },
)

DIFFERENT = MARKED.function(
    "share_different",
    "mixture",
    _share,
    ("Different Ki.", "(p1/k1)/Σ(p/k).", "Share ÷ Ki decides."),
    signature=SIGNATURE,
    cases=cases("{data_seed}|False", lambda rng, number: _case(rng, equal=False)),
    mistakes={
        "free_sites_counted": FREE_SITES,
        "share_in_blood": (
            _share_in_blood,
            "That is the share of the drug. Each share must be divided by its Ki first.",
        ),
        "share_times_ki": (
            _share_times_ki,
            "You multiplied by Ki. A large Ki means weak binding, so it belongs below the line.",
        ),
    },
)
