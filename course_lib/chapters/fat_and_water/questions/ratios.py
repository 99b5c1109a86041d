"""Objective 09.kp: totals against free drug, and what a pump does to each."""

from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "09.kp"
FREE = ("sign", "thousand_up", "thousand_down")


def _totals(rng: Random) -> dict[str, float]:
    return {
        "kp": rng.choice((0.5, 2.0, 8.0, 20.0)),
        "f_brain": rng.choice((0.02, 0.05, 0.1)),
        "f_plasma": rng.choice((0.04, 0.16, 0.3)),
    }


KPUU = NumberQuestion(
    id="fat_and_water.kpuu",
    objective=OBJECTIVE,
    prompt="Total drug in brain is {kp:g} times that in plasma (Kp). Of it {f_brain:.0%} is free in brain, and {f_plasma:.0%} is free in plasma. "
    "What is Kp,uu, free over free?",
    draw=_totals,
    answer=lambda v: v.kp * v.f_brain / v.f_plasma,
    free=(*FREE, "reciprocal"),
    hints=(
        "Free in brain = total in brain × free share in brain.",
        "The same in plasma.",
        "Kp × f_brain ÷ f_plasma.",
    ),
    worked="{kp:g} × {f_brain:g}/{f_plasma:g} = {truth:.2g}.",
    why="Only free drug exchanges across the wall, so binding is taken out of the total on each side before the two are compared.",
    means="Near 1: free drug passes as it likes. Far below: something throws it out.",
    mistakes=(
        Mistake(
            id="total_ratio",
            answer=lambda v: v.kp,
            because="That is Kp, the ratio of totals. It counts what sits in fat and protein as well.",
        ),
        Mistake(
            id="turned",
            answer=lambda v: v.kp * v.f_plasma / v.f_brain,
            because="The free shares have changed places: multiply by the brain's, divide by the plasma's.",
        ),
        Mistake(
            id="shares_only",
            answer=lambda v: v.f_brain / v.f_plasma,
            because="That compares binding in brain and plasma. How much drug is there at all stands in Kp.",
        ),
    ),
)

EFFLUX = NumberQuestion(
    id="fat_and_water.efflux",
    objective=OBJECTIVE,
    prompt="A pump in the wall holds Kp,uu down to {kp_uu:g}. How large is its clearance, in units of the passive one?",
    draw=lambda rng: {"kp_uu": rng.choice((0.1, 0.2, 0.25, 0.4))},
    answer=lambda v: 1 / v.kp_uu - 1,
    free=("sign",),
    hints=(
        "In comes passive × free plasma. What goes out?",
        "Out goes (passive + pump) × free brain; both are equal at the end.",
        "Kp,uu = 1/(1 + pump ÷ passive).",
    ),
    worked="1/{kp_uu:g} − 1 = {truth:.2g}.",
    why="At steady state free drug enters by the passive way alone and leaves by the passive way and the pump, and both fluxes are equal.",
    means="A pump as strong as the passive way halves the free drug; it takes a strong one to keep a drug out.",
    mistakes=(
        Mistake(
            id="missing",
            answer=lambda v: 1 - v.kp_uu,
            because="That is the share of the free drug that is missing. The pump's strength follows from 1/Kp,uu.",
        ),
        Mistake(
            id="inverse",
            answer=lambda v: 1 / v.kp_uu,
            because="You forgot the passive way out: it takes part of the drug back by itself. Subtract 1.",
        ),
        Mistake(
            id="odds",
            answer=lambda v: v.kp_uu / (1 - v.kp_uu),
            because="That is passive ÷ pump, upside down. A small Kp,uu means a strong pump.",
        ),
    ),
)

FREE_SHARE = NumberQuestion(
    id="fat_and_water.free_share",
    objective=OBJECTIVE,
    prompt="For a drug in plasma log(bound ÷ free) is {x:g}. Which fraction is free?",
    draw=lambda rng: {"x": rng.choice((0.2, 0.4, 0.6, 0.8))},
    answer=lambda v: 1 / (1 + 10**v.x),
    free=("sign", "per_cent_up"),
    hints=("Bound ÷ free is ten to the power of x.", "Free and bound add up to 1.", "1/(1 + 10^x)."),
    worked="1/(1 + 10^{x:g}) = {truth:.2g}.",
    why="Bound ÷ free is a ratio of two parts, while a fraction compares one part with the sum of both.",
    means="So a line through log(bound ÷ free) becomes a curve of free shares.",
    mistakes=(
        Mistake(
            id="inverse_power",
            answer=lambda v: 10**-v.x,
            because="That is free ÷ bound. A share compares free with free + bound: add 1.",
        ),
        Mistake(
            id="bound_share",
            answer=lambda v: 10**v.x / (1 + 10**v.x),
            because="That is the bound share. The free one is what is left of 1.",
        ),
        Mistake(
            id="one_less",
            answer=lambda v: 1 - 10**v.x,
            because="You subtracted bound ÷ free from 1. It is a ratio of two parts, not a share.",
        ),
    ),
)

FULL = ChoiceQuestion(
    id="fat_and_water.full_brain",
    objective=OBJECTIVE,
    prompt="A brain holds 24 times as much drug as plasma, and free drug in brain is a sixth of free drug in plasma. What follows for an effect inside a neuron?",
    options=(
        Option(
            id="strong",
            text="it is strong: Kp is 24, so the brain is full of it",
            right=False,
            reply="Nearly all of that sits in lipid, where no target is.",
        ),
        Option(
            id="weak",
            text="it is weaker than free plasma drug suggests: Kp,uu is 0.17",
            right=True,
            reply="The target meets free drug in brain, and a pump keeps that at a sixth of free drug in plasma.",
        ),
        Option(
            id="plasma",
            text="it is what free plasma drug predicts: only free drug acts",
            right=False,
            reply="Only free drug acts, yes: the free drug at the target. Here a pump keeps it six times lower than in plasma.",
        ),
        Option(
            id="cannot",
            text="nothing: a ratio is missing",
            right=False,
            reply="Both ratios are there: totals, and free over free.",
        ),
    ),
    hints=("What does a target meet?", "Which of the two numbers speaks of free drug?", "Kp,uu, 1/6."),
    worked="Free drug acts, and it is a sixth of that in plasma.",
    means="A full brain can be a poor site.",
)

MORE_BINDING = ChoiceQuestion(
    id="fat_and_water.more_binding",
    objective=OBJECTIVE,
    prompt="A drug is changed so that brain tissue binds ten times more of it. Nothing else changes, plasma is held constant, no pump. "
    "What happens at the end?",
    options=(
        Option(
            id="free_up",
            text="free drug at the target rises tenfold: more is held near it",
            right=False,
            reply="Free drug is set by plasma: what binds is added to it.",
        ),
        Option(
            id="free_down",
            text="free drug at the target falls tenfold: tissue binds it away",
            right=False,
            reply="Plasma refills what tissue takes up, until free equals free again.",
        ),
        Option(
            id="total_up",
            text="total rises about tenfold, free drug stays, since plasma sets it",
            right=True,
            reply="Plasma sets free drug; binding decides only how long it takes, and how much is stored beside it.",
        ),
        Option(
            id="nothing",
            text="neither total nor free drug changes: plasma sets both",
            right=False,
            reply="Plasma sets the free level. The total rises with binding, and takes longer to get there.",
        ),
    ),
    hints=("What is equal on both sides at the end?", "Free drug, if nothing pumps.", "The rest is filling."),
    worked="Kp rises tenfold, Kp,uu stays 1.",
    why="Without a pump, net flux stops only when free drug is equal on both sides, however much the tissue binds.",
    means="Low binding in brain is no aim in itself.",
)

QUESTIONS = (KPUU, EFFLUX, FREE_SHARE, FULL, MORE_BINDING)
