"""Objective 03.selectivity: two targets at one dose."""

from random import Random

from course_lib.models.binding.equilibrium import selectivity_at
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "03.selectivity"


def _two_targets(rng: Random) -> dict[str, float]:
    strong = rng.choice((1.0, 2.0, 3.0, 4.0))
    return {
        "strong_ki_nM": strong,
        "weak_ki_nM": strong * rng.choice((300, 500, 1000, 1500)),
        "free_nM": strong * rng.choice((2, 3, 5, 8)),
    }


AT_DOSE = NumberQuestion(
    id="binding.selectivity",
    objective=OBJECTIVE,
    prompt="A drug has a Ki of {strong_ki_nM:g} nM at its target and of {weak_ki_nM:,.0f} nM at another. Its free concentration is {free_nM:g} nM. What is the "
    "ratio of the two occupancies, target over the other?",
    draw=_two_targets,
    answer=lambda v: selectivity_at(v.free_nM, v.strong_ki_nM, v.weak_ki_nM),
    free=("sign", "reciprocal"),
    hints=(
        "Write both occupancies with the same C.",
        "C/(C + K₁) over C/(C + K₂): what cancels?",
        "(C + K₂)/(C + K₁).",
    ),
    worked="({free_nM:g} + {weak_ki_nM:g})/({free_nM:g} + {strong_ki_nM:g}) = {truth:.3g}.",
    why="The same concentration stands above the line in both occupancies and cancels.",
    means="The target is nearly full, the other still rises: at a dose selectivity is smaller than the Ki promise.",
    mistakes=(
        Mistake(
            id="ratio_of_ki",
            answer=lambda v: v.weak_ki_nM / v.strong_ki_nM,
            because="That is the ratio of the Ki: the selectivity at very low doses. At this dose the target is filling up.",
        ),
        Mistake(
            id="target_full",
            answer=lambda v: v.weak_ki_nM / v.free_nM,
            because="You took the target as full. It is not yet: K₁ still counts beside C.",
        ),
    ),
)

OTHER_BLOCK = NumberQuestion(
    id="binding.other_block",
    objective=OBJECTIVE,
    prompt="A Ki at a second target is only known as a limit: above {limit_nM:,.0f} nM. The free concentration is {free_nM:g} nM. Give the largest share of that "
    "target that the drug can occupy.",
    unit="%",
    draw=lambda rng: {
        "limit_nM": rng.choice((1000.0, 2000.0, 5000.0)),
        "free_nM": rng.choice((300.0, 400.0, 500.0, 600.0, 800.0)),
    },
    answer=lambda v: 100 * v.free_nM / (v.free_nM + v.limit_nM),
    free=("sign", "per_cent_down"),
    hints=(
        "A larger Ki means less occupied. Which Ki gives the most?",
        "Use the limit itself, and say “at most”.",
        "C/(C + limit), in per cent.",
    ),
    worked="At most {free_nM:g}/({free_nM:g} + {limit_nM:g}) = {truth:.3g} %.",
    why="The true Ki can only be larger than the limit, and a larger Ki means less occupied.",
    means="A lower limit of a Ki is an upper limit of a block: say “at most”.",
    mistakes=(
        Mistake(
            id="straight",
            answer=lambda v: 100 * v.free_nM / v.limit_nM,
            because="That is concentration over Ki. A share divides by concentration plus Ki.",
        ),
        Mistake(
            id="left_open",
            answer=lambda v: 100 * v.limit_nM / (v.free_nM + v.limit_nM),
            because="That is the share that stays open. Most of a weak target does; the question asks for the rest.",
        ),
    ),
)

LIMIT = ChoiceQuestion(
    id="binding.limit_is_no_value",
    objective=OBJECTIVE,
    prompt="A table says “D2: Ki > 5,000 nM”. A student writes: “The drug is 1,667 times more selective for VMAT2 (3 nM).” What is wrong?",
    options=(
        Option(
            id="limit",
            text="5,000 is a limit, so it must read “at least 1,667 times”",
            right=True,
            reply="The true Ki may lie far above 5,000. And the ratio of Ki holds only at very low doses: what is occupied differs less once VMAT2 is nearly full.",
        ),
        Option(
            id="arithmetic",
            text="the arithmetic: the difference counts, which is 4,997",
            right=False,
            reply="“Times” asks for a quotient, not a difference. What is missing is what kind of number 5,000 is.",
        ),
        Option(
            id="nothing",
            text="nothing: 5,000/3 is 1,667",
            right=False,
            reply="The quotient is right, and “> 5,000” is no value: nobody found the Ki, only that it lies above.",
        ),
        Option(
            id="inactive",
            text="it should say that the drug does not bind D2 at all",
            right=False,
            reply="“> 5,000” does not say so either: at a very high dose it may bind.",
        ),
    ),
    hints=(
        "What does the sign > say about the number behind it?",
        "If the true Ki were 50,000, what would the ratio be?",
        "And does the ratio of Ki hold at every dose?",
    ),
    worked="A lower limit gives “at least”, and the ratio of Ki holds only at very low doses.",
    means="Limits stay limits through every calculation.",
)

SHRINKS = ChoiceQuestion(
    id="binding.shrinks",
    objective=OBJECTIVE,
    prompt="The dose of a selective drug is raised tenfold from where it occupies 80 % of its target. What happens to the ratio of the occupancies of its "
    "target and of an unwanted one?",
    options=(
        Option(
            id="falls",
            text="it falls: only the target is nearly full",
            right=True,
            reply="It falls about eightfold: the target rises from 80 to 98 %, the unwanted one nearly tenfold. From there on each step of dose buys side effects and hardly any block.",
        ),
        Option(
            id="stays",
            text="it stays: selectivity is a property of the drug",
            right=False,
            reply="The ratio of Ki stays. The ratio of what is occupied falls as the target fills up.",
        ),
        Option(
            id="rises",
            text="it rises: at a higher dose the stronger binding wins",
            right=False,
            reply="The block of the target can rise by a quarter at most, that of the unwanted one nearly tenfold.",
        ),
    ),
    hints=(
        "How much can the target still gain?",
        "How much can the unwanted one gain, far below its Ki?",
        "(C + K₂)/(C + K₁) with C ten times larger.",
    ),
    worked="The target gains a fifth, the unwanted one nearly tenfold: the ratio falls about eightfold.",
    means="Selectivity is a property of drug and dose together.",
)

QUESTIONS = (AT_DOSE, OTHER_BLOCK, LIMIT, SHRINKS)
