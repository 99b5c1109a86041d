"""Objective 02.load_leak: content at rest from loading and leak, and assumptions broken one by one."""

import math
from random import Random

from course_lib.chapters.filling_the_vesicle.questions.vesicles import OCCUPANCIES
from course_lib.models.terminal.vesicle import Vesicle, content, depletion
from course_lib.questions.kinds import (
    FREE_MISTAKES,
    WITH_RECIPROCAL,
    Mistake,
    NumberQuestion,
)
from course_lib.questions.params import Params

OBJECTIVE = "02.load_leak"
SHARE = (*FREE_MISTAKES, "per_cent_up")


def _loaded(rng: Random) -> dict[str, float]:
    return {
        "loading": rng.choice((400, 600, 900, 1200)),
        "leak": rng.choice((0.2, 0.3, 0.5, 0.8)),
        "occupancy": rng.choice((0.3, 0.4, 0.6, 0.7, 0.8)),
    }


CONTENT = NumberQuestion(
    id="filling.rest_content",
    objective=OBJECTIVE,
    prompt="Without a drug VMAT2 loads {loading} molecules a minute into a vesicle. Each molecule inside leaves with a rate of "
    "{leak:g} per minute. A drug now holds {occupancy:.0%} of VMAT2, and the cytosol stays as it is. How many molecules does the "
    "vesicle hold at rest?",
    draw=_loaded,
    answer=lambda v: v.loading * (1 - v.occupancy) / v.leak,
    free=WITH_RECIPROCAL,
    hints=(
        "At rest as much comes in as goes out.",
        "Coming in: loading times the free share of the pumps. Going out: leak times content.",
        "Set the two equal and solve for the content.",
    ),
    worked="{loading} × (1 − {occupancy:g}) = {leak:g} × content, so content = {truth:.4g} molecules.",
    why="At rest as much is loaded as leaks, and only the free pumps load.",
    means="Without the drug it would hold {loading}/{leak:g} molecules: the share that is lost equals the share that is blocked.",
    mistakes=(
        Mistake(
            id="blocked_share_loads",
            answer=lambda v: v.loading * v.occupancy / v.leak,
            because="You let the blocked pumps load. Those that still work are the rest: one minus the occupancy.",
        ),
        Mistake(
            id="drug_left_out",
            answer=lambda v: v.loading / v.leak,
            because="That is the content without the drug. With it, only the free share of the pumps loads.",
        ),
        Mistake(
            id="leak_left_out",
            answer=lambda v: v.loading * (1 - v.occupancy),
            because="That is what is loaded each minute, a rate. The content is what this rate can hold up against the leak: divide by it.",
        ),
        Mistake(
            id="leak_multiplied",
            answer=lambda v: v.loading * (1 - v.occupancy) * v.leak,
            because="You multiplied by the leak. A vesicle that leaks faster holds less, so the leak must divide.",
        ),
        Mistake(
            id="leak_blocked",
            answer=lambda v: v.loading / (v.leak * (1 - v.occupancy)),
            because="You let the drug slow the leak, so that the block fills the vesicle. In this model it holds the pump alone.",
        ),
    ),
)

HALF_TIME = NumberQuestion(
    id="filling.half_time",
    objective=OBJECTIVE,
    prompt="A vesicle loads and leaks, first order, with a leak of {leak:g} per minute. A drug takes hold of {occupancy:.0%} of VMAT2 "
    "at once. After how many minutes is half of the loss done?",
    unit="min",
    draw=lambda rng: {"leak": rng.choice((0.2, 0.25, 0.4, 0.5, 0.8)), "occupancy": rng.choice(OCCUPANCIES)},
    answer=lambda v: math.log(2) / v.leak,
    free=(*FREE_MISTAKES, "common_for_natural_log"),
    hints=(
        "Does a vesicle that will lose more also lose it in less time?",
        "The gap to the new rest shrinks by the leak alone: loading is constant now.",
        "The gap falls as e^(−leak × time). When is it half?",
    ),
    worked="ln 2 ÷ {leak:g} per minute = {truth:.3g} min, for any occupancy.",
    why="The gap to the new rest shrinks with the leak alone, however far the fall goes.",
    means="Occupancy sets where the vesicle ends; leak sets how fast it gets there.",
    mistakes=(
        Mistake(
            id="time_constant",
            answer=lambda v: 1 / v.leak,
            because="That is the time constant, after which 63 % of the loss is done. Half takes ln 2 of it.",
        ),
        Mistake(
            id="straight_line",
            answer=lambda v: 0.5 / v.leak,
            because="You let the loss go on at its first speed. It slows down as the vesicle nears its new rest: half takes ln 2, not 0.5, "
            "of the time constant.",
        ),
        Mistake(
            id="slowed_by_block",
            answer=lambda v: math.log(2) / (v.leak * (1 - v.occupancy)),
            because="You let the block slow the approach. It lowers the loading, which is a constant; the gap shrinks by the leak.",
        ),
        Mistake(
            id="hurried_by_block",
            answer=lambda v: math.log(2) / (v.leak * v.occupancy),
            because="You scaled the rate with the occupancy. A stronger block goes further, but its half-time is the same.",
        ),
    ),
)


def _surplus(v: Params) -> Vesicle:
    return Vesicle(turnover_per_h=1.0, spare_transport=v.surplus)


def _fed(v: Params) -> Vesicle:
    return Vesicle(turnover_per_h=1.0, cytosol_gain=v.gain)


SURPLUS = NumberQuestion(
    id="filling.surplus",
    objective=OBJECTIVE,
    prompt="Suppose VMAT2 is in surplus, because the proton pump limits loading too: relative loading is "
    "(1 − O)(1 + σ)/(1 + σ(1 − O)) with σ = {surplus:g}. Cytosol constant, leak first order. What share of its dopamine has the vesicle "
    "lost at O = {occupancy:g}?",
    draw=lambda rng: {"surplus": rng.choice((1, 2, 3, 4)), "occupancy": rng.choice(OCCUPANCIES)},
    answer=lambda v: depletion(_surplus(v), v.occupancy),
    free=SHARE,
    hints=(
        "The other two assumptions hold: content at rest equals relative loading.",
        "Put the numbers into the formula; check that it gives one without a drug.",
        "What is asked is the share that is lost, not the share that is left.",
    ),
    worked="Content = (1 − {occupancy:g}) × (1 + {surplus:g})/(1 + {surplus:g} × (1 − {occupancy:g})), and Δ = 1 − content = {truth:.3g}.",
    why="At rest content follows loading, and loading is limited by proton pumps too while VMAT2 is in surplus.",
    means="Pumps in surplus can be blocked before anybody notices.",
    mistakes=(
        Mistake(
            id="surplus_ignored",
            answer=lambda v: v.occupancy,
            because="That is Δ = O, which holds only if loading is proportional to the free pumps. Here others limit it too.",
        ),
        Mistake(
            id="content_for_loss",
            answer=lambda v: content(_surplus(v), v.occupancy),
            because="That is the share that is left. The share that is lost is one minus it.",
        ),
        Mistake(
            id="denominator_left_out",
            answer=lambda v: 1 - (1 - v.occupancy) * (1 + v.surplus),
            because="The denominator is missing. Without any drug your vesicle would hold 1 + σ times its content: a surplus waits, it does not load.",
        ),
        Mistake(
            id="not_relative",
            answer=lambda v: 1 - (1 - v.occupancy) / (1 + v.surplus * (1 - v.occupancy)),
            because="The factor 1 + σ is missing, so that a vesicle without any drug would seem depleted. Try O = 0 to see it.",
        ),
    ),
)

FED = NumberQuestion(
    id="filling.cytosol_gain",
    objective=OBJECTIVE,
    prompt="As the vesicle empties, the cytosol fills up: it rises to 1 + {gain:g} Δ times its old concentration. Loading is linear in "
    "free VMAT2 and in the cytosol, leak is first order. What is the depletion Δ at rest, at O = {occupancy:g}?",
    draw=lambda rng: {"gain": rng.choice((0.5, 1, 1.5, 2)), "occupancy": rng.choice(OCCUPANCIES)},
    answer=lambda v: depletion(_fed(v), v.occupancy),
    free=SHARE,
    hints=(
        "Write content = free pumps × cytosol. The cytosol depends on the content: what kind of equation is that?",
        "1 − Δ = (1 − O)(1 + γΔ), γ being the rise: one equation, one unknown, linear.",
        "Collect Δ: it stands on both sides.",
    ),
    worked="1 − Δ = (1 − {occupancy:g})(1 + {gain:g} Δ), so Δ = {occupancy:g}/(1 + {gain:g} × (1 − {occupancy:g})) = {truth:.3g}.",
    why="Free pumps and cytosol multiply, and the cytosol depends on the loss that is sought: so solve for it.",
    means="Feedback makes up for part of the block, and most when much VMAT2 is still free.",
    mistakes=(
        Mistake(
            id="cytosol_kept",
            answer=lambda v: v.occupancy,
            because="That is Δ = O, with a constant cytosol. Here the free pumps find more to load.",
        ),
        Mistake(
            id="whole_gain",
            answer=lambda v: 1 - (1 - v.occupancy) * (1 + v.gain),
            because="You let the cytosol rise by the whole gain, as it would for an empty vesicle. It rises by gain times Δ, and Δ is what you seek.",
        ),
        Mistake(
            id="one_turn_of_the_loop",
            answer=lambda v: 1 - (1 - v.occupancy) * (1 + v.gain * v.occupancy),
            because="You put Δ = O into the cytosol and stopped. But the cytosol answers the true Δ, which is smaller: solve for it.",
        ),
        Mistake(
            id="content_for_loss",
            answer=lambda v: content(_fed(v), v.occupancy),
            because="That is the share that is left. The share that is lost is one minus it.",
        ),
    ),
)

QUESTIONS = (CONTENT, HALF_TIME, SURPLUS, FED)
