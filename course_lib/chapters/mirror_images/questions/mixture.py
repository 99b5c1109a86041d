"""Objective 07.mixture: occupancy of a competing mixture, and the share of each member."""

from random import Random

from course_lib.models.isomers.mixture import binding_shares, effective_ki_nM, occupancies
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option, OrderingQuestion
from course_lib.questions.params import Params

OBJECTIVE = "07.mixture"
FREE = ("sign", "thousand_up", "thousand_down")


def _three(rng: Random) -> dict[str, float]:
    strong = rng.choice((0.04, 0.06, 0.1))
    middle = rng.choice((0.2, 0.26, 0.34))
    return {
        "strong": strong,
        "middle": middle,
        "weak": round(1 - strong - middle, 2),
        "strong_ki_nM": rng.choice((1.0, 2.0, 3.0)),
        "middle_ki_nM": rng.choice((8.0, 10.0, 15.0)),
        "weak_ki_nM": rng.choice((150.0, 250.0, 400.0)),
    }


def _shares(v: Params) -> list[float]:
    return [v.strong, v.middle, v.weak]


def _kis(v: Params) -> list[float]:
    return [v.strong_ki_nM, v.middle_ki_nM, v.weak_ki_nM]


SHARE = NumberQuestion(
    id="mirror_images.share_of_binding",
    objective=OBJECTIVE,
    prompt="Of the free drug {strong:.0%} is A (Ki {strong_ki_nM:g} nM), {middle:.0%} is B (Ki {middle_ki_nM:g} nM) and {weak:.0%} is C "
    "(Ki {weak_ki_nM:g} nM). Which fraction of the binding does A do?",
    draw=_three,
    answer=lambda v: binding_shares(_shares(v), _kis(v))[0],
    free=(*FREE, "per_cent_up"),
    hints=(
        "Each binds in proportion to share ÷ Ki.",
        "Compute the three quotients and add them.",
        "A's quotient over the sum of all three.",
    ),
    worked="{strong:g}/{strong_ki_nM:g} over the sum of the three quotients is {truth:.2g}.",
    means="A dose does not appear: the shares of the binding are the same at every dose.",
    mistakes=(
        Mistake(
            id="share_in_blood",
            answer=lambda v: v.strong,
            because="That is its share of the drug. Each share must be divided by its Ki.",
        ),
        Mistake(
            id="times_ki",
            answer=lambda v: (
                v.strong * v.strong_ki_nM / sum(p * k for p, k in zip(_shares(v), _kis(v), strict=True))
            ),
            because="You multiplied by Ki. A large Ki means weak binding, so it belongs below the line.",
        ),
        Mistake(
            id="ki_alone",
            answer=lambda v: (1 / v.strong_ki_nM) / sum(1 / k for k in _kis(v)),
            because="You compared the Ki alone, as if there were as much of each. Weigh 1/Ki with the share.",
        ),
    ),
)


def _two(rng: Random) -> dict[str, float]:
    return {
        "one_nM": rng.choice((3.0, 6.0, 9.0)),
        "one_ki_nM": rng.choice((2.0, 4.0, 6.0)),
        "other_nM": rng.choice((20.0, 30.0, 50.0)),
        "other_ki_nM": rng.choice((8.0, 10.0, 16.0)),
    }


def _pulls(v: Params) -> tuple[float, float]:
    return v.one_nM / v.one_ki_nM, v.other_nM / v.other_ki_nM


ONE = NumberQuestion(
    id="mirror_images.occupancy_of_one",
    objective=OBJECTIVE,
    prompt="Two drugs compete for one site. A is free at {one_nM:g} nM (Ki {one_ki_nM:g} nM), B at {other_nM:g} nM (Ki {other_ki_nM:g} nM). "
    "Which fraction of the sites carries A?",
    draw=_two,
    answer=lambda v: occupancies([v.one_nM, v.other_nM], [v.one_ki_nM, v.other_ki_nM])[0],
    free=(*FREE, "per_cent_up"),
    hints=(
        "A site is free, or carries A, or carries B.",
        "Count each concentration in units of its Ki: C/Ki of A and of B.",
        "C/Ki of A over 1 + both C/Ki.",
    ),
    worked="C/Ki of A = {one_nM:g}/{one_ki_nM:g}, of B = {other_nM:g}/{other_ki_nM:g}; the first over 1 + both is {truth:.2g}.",
    why="A site is empty, carries A or carries B, so all three states belong below the line.",
    means="A site that B occupies, A cannot: each occupies less than it would alone.",
    mistakes=(
        Mistake(
            id="as_if_alone",
            answer=lambda v: _pulls(v)[0] / (1 + _pulls(v)[0]),
            because="That is A alone. B takes sites away from it: C/Ki of B belongs below the line as well.",
        ),
        Mistake(
            id="of_the_held",
            answer=lambda v: _pulls(v)[0] / sum(_pulls(v)),
            because="That is A's share of the occupied sites. Some sites are empty: add 1 below the line.",
        ),
        Mistake(
            id="all_held",
            answer=lambda v: sum(_pulls(v)) / (1 + sum(_pulls(v))),
            because="That is what both occupy together. The question asks for A.",
        ),
    ),
)

EFFECTIVE = NumberQuestion(
    id="mirror_images.effective_ki",
    objective=OBJECTIVE,
    prompt="Of a mixture {strong:.0%} has a Ki of {strong_ki_nM:g} nM, {middle:.0%} one of {middle_ki_nM:g} nM and {weak:.0%} one of "
    "{weak_ki_nM:g} nM. At which free concentration of the whole mixture is half of the target occupied?",
    unit="nM",
    draw=_three,
    answer=lambda v: effective_ki_nM(_shares(v), _kis(v)),
    free=FREE,
    hints=(
        "Half is occupied when the C/Ki of all members add up to 1.",
        "C of a member is its share times the whole; divide it by its Ki.",
        "Whole × Σ(share/Ki) = 1, so the whole is one over that sum.",
    ),
    worked="One over the sum of share/Ki is {truth:.2g} nM.",
    means="A few per cent of a strong member bring the mixture's Ki far below that of the bulk.",
    mistakes=(
        Mistake(
            id="ki_averaged",
            answer=lambda v: sum(p * k for p, k in zip(_shares(v), _kis(v), strict=True)),
            because="You averaged the Ki. What adds up is 1/Ki: average that, then turn it over.",
        ),
        Mistake(
            id="strongest_alone",
            answer=lambda v: v.strong_ki_nM / v.strong,
            because="You let A work alone. The others bind too and bring the number down.",
        ),
        Mistake(
            id="commonest_ki",
            answer=lambda v: v.weak_ki_nM,
            because="That is the Ki of the commonest member. The strong ones, though few, bind first.",
        ),
    ),
)

WORKER = ChoiceQuestion(
    id="mirror_images.predict_worker",
    objective=OBJECTIVE,
    prompt="After deutetrabenazine the blood contains 66 % [−]-α, 29 % [+]-β and at most 5 % [+]-α (unverified). Their Ki at VMAT2 are 250, "
    "9.7 (both unverified) and 3 nM. Which isomer does most of the binding?",
    options=(
        Option(
            id="minus_alpha",
            text="[−]-α, the commonest",
            right=False,
            reply="It is two thirds of the drug, but its Ki is far too large: 66/250 is the smallest of the three quotients.",
        ),
        Option(
            id="plus_alpha",
            text="[+]-α, the strongest",
            right=False,
            reply="It is the strongest, but there is little of it: 5/3 against 29/9.7.",
        ),
        Option(
            id="plus_beta",
            text="[+]-β",
            right=True,
            reply="29/9.7 is the largest quotient of share and Ki.",
        ),
        Option(
            id="equal",
            text="[+]-α and [+]-β alike",
            right=False,
            reply="They share the hand that VMAT2 asks for, but 29/9.7 is nearly twice 5/3.",
        ),
    ),
    hints=("Neither share nor Ki decides alone.", "Divide each share by its Ki.", "66/250, 29/9.7, 5/3."),
    worked="66/250 = 0.26, 5/3 = 1.7, 29/9.7 = 3.0: [+]-β.",
    why="Competitors for one site bind in proportion to both concentration and affinity, so each share must be weighed with its Ki.",
    means="The winner has neither the largest share nor the smallest Ki.",
)

ORDER = OrderingQuestion(
    id="mirror_images.order_work",
    objective=OBJECTIVE,
    prompt="Order these by how much of VMAT2 each occupies, from least to most.",
    items={
        "common": "66 % of the drug, Ki 250 nM",
        "strong": "5 % of the drug, Ki 3 nM",
        "middle": "29 % of the drug, Ki 9.7 nM",
    },
    hints=("Divide.", "66/250, 5/3, 29/9.7.", "0.26 < 1.7 < 3.0."),
    worked="Share ÷ Ki: 0.26, 1.7 and 3.0.",
    why="Dose and free sites are common to all competitors, so the share weighed with the affinity alone ranks them.",
    means="A list by blood share would be upside down at its ends.",
    mistakes=(
        Mistake(
            id="by_share",
            answer=lambda v: ("strong", "middle", "common"),
            because="That is the order of the shares in blood. Divide each by its Ki.",
        ),
        Mistake(
            id="by_ki",
            answer=lambda v: ("common", "middle", "strong"),
            because="That is the order of the affinities. Weigh each with how much there is.",
        ),
    ),
)

QUESTIONS = (SHARE, ONE, EFFECTIVE, WORKER, ORDER)
