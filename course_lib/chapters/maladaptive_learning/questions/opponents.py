"""Objective 12.opponents: where Go and NoGo weights settle, and how fast."""

import math
from random import Random

from course_lib.chapters.maladaptive_learning.questions.options import option
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params

OBJECTIVE = "12.opponents"


def _product(v: Params) -> float:
    return v.strength * v.block_percent / 100


def _blocked(rng: Random) -> dict[str, float]:
    return {"block_percent": rng.choice((30, 40, 50, 60)), "strength": rng.choice((0.6, 0.8, 1.2, 1.4))}


NOGO_REST = NumberQuestion(
    id="maladaptive_learning.nogo_rest",
    objective=OBJECTIVE,
    prompt="A block takes {block_percent} % of dopamine’s signal, and receptors stay as they are. Learning ÷ forgetting, η/φ, is {strength:g}. Where does the NoGo weight settle?",
    draw=_blocked,
    answer=lambda v: 1 / (1 - _product(v)),
    free=("sign", "thousand_up", "thousand_down"),
    hints=(
        "How large is the teaching signal δ?",
        "δ = −{block_percent} ÷ 100, and at rest learning and forgetting are equal.",
        "1 ÷ (1 + δ η/φ), with δ negative.",
    ),
    worked="δ = −{block_percent}/100; 1/(1 − {block_percent}/100 × {strength:g}) = {truth:.3g}.",
    why="At rest what is learned with each movement is what is forgotten with it.",
    means="Above 1: less signal teaches to hold back.",
    mistakes=(
        Mistake(
            id="one_step",
            answer=lambda v: 1 + _product(v),
            because="You took the first push as the end. NoGo learns in proportion to itself, so it goes further: 1 ÷ (1 + δ η/φ).",
        ),
        Mistake(
            id="sign_of_go",
            answer=lambda v: 1 / (1 + _product(v)),
            because="That is where Go settles. With δ below zero NoGo grows: 1 ÷ (1 + δ η/φ), δ negative.",
        ),
        Mistake(
            id="no_reciprocal",
            answer=lambda v: 1 - _product(v),
            because="You did not divide. At rest φ(N − 1) = −η N δ; solved for N it is 1 ÷ (1 + δ η/φ).",
        ),
    ),
)

HOW_MANY = NumberQuestion(
    id="maladaptive_learning.how_many",
    objective=OBJECTIVE,
    prompt="Forgetting is φ = 1/{per} for each movement, η/φ is {strength:g}, and a block takes {block_percent} % of the signal. After how many performed movements has NoGo gone {share_percent} % of its way?",
    draw=lambda rng: (
        _blocked(rng) | {"per": rng.choice((500, 1000, 2000)), "share_percent": rng.choice((50, 75, 90))}
    ),
    answer=lambda v: -math.log(1 - v.share_percent / 100) * v.per / (1 - _product(v)),
    free=("sign", "reciprocal"),
    hints=(
        "What does not count are days: which clock runs here?",
        "The rate for each movement is φ + η δ.",
        "−ln(1 − share) ÷ [φ (1 − block × η/φ)].",
    ),
    worked="Rate: (1 − {block_percent}/100 × {strength:g})/{per} a movement; −ln(1 − {share_percent}/100) ÷ rate = {truth:.3g}.",
    why="The way that is left shrinks by the same share with each movement.",
    means="Movements, not days: who does not move does not learn.",
    mistakes=(
        Mistake(
            id="forgetting_alone",
            answer=lambda v: -math.log(1 - v.share_percent / 100) * v.per,
            because="You used forgetting alone. Under a block learning works against it: the rate is φ + η δ, and smaller.",
        ),
        Mistake(
            id="rate_of_go",
            answer=lambda v: -math.log(1 - v.share_percent / 100) * v.per / (1 + _product(v)),
            because="That is the rate of Go, φ − η δ. For NoGo it is φ + η δ, with δ below zero.",
        ),
        Mistake(
            id="straight",
            answer=lambda v: v.share_percent / 100 * v.per / (1 - _product(v)),
            because="You let NoGo go equal steps. What is left shrinks, so take −ln(1 − share) in place of the share.",
        ),
    ),
)

FREEZE = NumberQuestion(
    id="maladaptive_learning.freeze",
    objective=OBJECTIVE,
    prompt="Tone is normal and all bursts are gone: δ = 0. A Go weight of {go:g} forgets 1/{per} of what was learned with each movement. Where is it after {moves} movements?",
    draw=lambda rng: {
        "go": rng.choice((2.0, 2.5, 3.0)),
        "per": rng.choice((1000, 2000)),
        "moves": rng.choice((700, 1500, 2400)),
    },
    answer=lambda v: 1 + (v.go - 1) * math.exp(-v.moves / v.per),
    free=("sign", "thousand_up", "thousand_down"),
    hints=(
        "What was learned is the part above 1.",
        "It shrinks by the same share with each movement.",
        "1 + (G − 1) exp(−φ × movements).",
    ),
    worked="1 + ({go:g} − 1) exp(−{moves}/{per}) = {truth:.3g}.",
    why="Without an error forgetting alone works, and only on what lies above 1.",
    means="Erased by use, not by the missing burst. With φ = 0 it would stay.",
    mistakes=(
        Mistake(
            id="all_decays",
            answer=lambda v: v.go * math.exp(-v.moves / v.per),
            because="You let the whole weight decay. Forgetting leads back to 1: only G − 1 shrinks.",
        ),
        Mistake(
            id="frozen",
            answer=lambda v: v.go,
            because="That would be so without forgetting. Here each movement loses a share of what was learned.",
        ),
        Mistake(
            id="straight",
            answer=lambda v: 1 + (v.go - 1) * (1 - v.moves / v.per),
            because="You took equal amounts away. Each movement takes the same share of what is left: use exp.",
        ),
    ),
)

SAME = ChoiceQuestion(
    id="maladaptive_learning.same_equation",
    objective=OBJECTIVE,
    prompt="Receptor function (chapter 04) and the NoGo weight obey one equation. What is the difference in what they do under a block?",
    options=(
        option(
            "none",
            "none: both restore movement, one sooner than the other",
            "Receptors do. More NoGo holds the movement back.",
        ),
        option(
            "opposite",
            "more receptors oppose the block; more NoGo adds to its effect",
            "More receptors make up for lost dopamine; more NoGo holds the movement back, as the block does.",
            right=True,
        ),
        option(
            "speed",
            "only their clock: one counts days, the other movements",
            "The clocks differ, too: days for receptors, movements for NoGo. But so does the direction.",
        ),
    ),
    hints=(
        "Both rise. What does a rise do to movement?",
        "More receptors: more signal.",
        "More NoGo: less movement.",
    ),
    worked="Both rise; one opposes the block, one joins it.",
    means="One equation, two meanings.",
)

QUESTIONS = (NOGO_REST, HOW_MANY, FREEZE, SAME)
