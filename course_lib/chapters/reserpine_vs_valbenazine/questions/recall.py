"""Recall before the chapter begins: half-lives, and what a blocked pump does to a vesicle."""

import math

from course_lib.questions.kinds import WITH_RECIPROCAL, ChoiceQuestion, Mistake, NumberQuestion, Option

HALF_LIVES = NumberQuestion(
    id="lasting.recall_half_lives",
    objective="05.clock",
    prompt="A drug leaves plasma with a half-life of {half_life_h:g} h. What share of its concentration is left after {after_h:g} h?",
    draw=lambda rng: {
        "half_life_h": rng.choice((6.0, 8.0, 12.0, 18.0)),
        "after_h": rng.choice((24.0, 30.0, 36.0)),
    },
    answer=lambda v: 2 ** (-v.after_h / v.half_life_h),
    free=(*WITH_RECIPROCAL, "per_cent_up"),
    hints=(
        "How many half-lives fit into {after_h:g} h?",
        "Each half-life halves what is there; the number need not be whole.",
        "2 to the power of −({after_h:g}/{half_life_h:g}).",
    ),
    worked="2^(−{after_h:g}/{half_life_h:g}) = {truth:.3g}.",
    why="Each half-life halves what is left, so halvings are multiplied.",
    means="A share, not an amount: the same for every dose.",
    mistakes=(
        Mistake(
            id="gone_instead_of_left",
            answer=lambda v: 1 - 2 ** (-v.after_h / v.half_life_h),
            because="That is the share that has gone. What is left is the rest.",
        ),
        Mistake(
            id="e_for_two",
            answer=lambda v: math.exp(-v.after_h / v.half_life_h),
            because="You took e to the power of −t/t½. With e the rate constant belongs there, ln 2/t½; with the half-life itself "
            "the base is 2.",
        ),
        Mistake(
            id="one_half_life_per_dose",
            answer=lambda v: v.half_life_h / (2 * v.after_h),
            because="You divided the times. Halving is repeated, not proportional: count half-lives and halve that many times.",
        ),
        Mistake(
            id="one_over_half_lives",
            answer=lambda v: v.half_life_h / v.after_h,
            because="You took one over the number of half-lives. Each of them halves what is left: count them, then halve that many times.",
        ),
    ),
)

EMPTY = ChoiceQuestion(
    id="lasting.recall_empty",
    objective="05.amines",
    prompt="From chapter 02: an inhibitor blocks {occupancy:.0%} of VMAT2, and dopamine in the cytosol stays "
    "as it was. What share of its content does a vesicle keep in the end?",
    draw=lambda rng: {"occupancy": rng.choice((0.6, 0.7, 0.8, 0.9))},
    options=(
        Option(
            id="all",
            text="all of it: the free pumps only take longer",
            right=False,
            reply="They do take longer, and the leak goes on meanwhile. Where filling and leak balance, the content is lower.",
        ),
        Option(
            id="none",
            text="nothing: the leak wins in the end",
            right=False,
            reply="The leak slows as the vesicle empties, until the free pumps can keep up with it. Then content stands still, above zero.",
        ),
        Option(
            id="free_share",
            text=lambda v: f"{1 - v.occupancy:.0%}, the share of pumps that are free",
            right=True,
            reply="Loading falls to the free share, and the balance with the leak falls with it. The pace is set by the leak.",
        ),
        Option(
            id="held_share",
            text="{occupancy:.0%}, the share that is held",
            right=False,
            reply="That is what is lost. What stays is the free share.",
        ),
    ),
    hints=(
        "At the end, filling equals leak.",
        "Filling is proportional to the free pumps, leak to the content.",
        "So content is proportional to the free pumps.",
    ),
    worked="Filling (1 − O) balances a leak proportional to the content, so the content is 1 − O of rest.",
    means="This chapter uses that proportion for every amine, and shows at its end what it gets wrong.",
)

QUESTIONS = (HALF_LIVES, EMPTY)
