"""Objective 11.site: which synapse can rescue which lesion."""

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "11.site"

WHY_CUT = ChoiceQuestion(
    id="glutamate.why_cut",
    objective=OBJECTIVE,
    prompt="Why does less glutamate at all corticostriatal synapses not help in this circuit, in rat or patient?",
    options=(
        Option(
            id="direct",
            text="D1 cells lose input, too, and their pull on GPi counts more",
            right=True,
            reply="The brake is released by D1 cells; weakened, they release it less.",
        ),
        Option(
            id="far",
            text="the synapse is too far from GPi, two more cells away",
            right=False,
            reply="Distance is not in the model. The signs are.",
        ),
        Option(
            id="weak",
            text="the weakening is too small: twice as much of it would begin to help",
            right=False,
            reply="No strength helps: more of it makes it worse.",
        ),
    ),
    hints=(
        "Which cells does cortex excite in the striatum?",
        "What do D1 cells do to GPi?",
        "Compare the two pathways: the direct one counts more.",
    ),
    worked="GPi changes with the weight by (1 − λ) × 0.63 − (1 + λ), below 0: less weight, more brake.",
    why="Per unit of weight the direct pathway lowers GPi by 1 + λ, while the indirect one raises it by 0.63 (1 − λ), which is less.",
    means="A site is a pathway, not a transmitter.",
)

EXACT = NumberQuestion(
    id="glutamate.exact_cut",
    objective=OBJECTIVE,
    prompt="An antipsychotic takes {block:.0%} of dopamine’s effect λ = {effect:g} from D2 cells. By which percentage must cortex onto D2 cells alone be weakened so that they fire exactly as before?",
    unit="%",
    draw=lambda rng: {
        "block": rng.choice((0.5, 0.6, 0.7, 0.9)),
        "effect": rng.choice((0.2, 0.3, 0.4)),
    },
    answer=lambda v: 100 * v.effect * v.block / (1 - v.effect * (1 - v.block)),
    free=("sign",),
    hints=(
        "What is the gain of D2 cells before and after the block?",
        "Before: 1 − λ. After: 1 − λ (1 − block). Weakening multiplies the gain by 1 − s.",
        "s = λ block ÷ (1 − λ (1 − block)).",
    ),
    worked="{effect:g} × {block:g}/(1 − {effect:g} × (1 − {block:g})) = {truth:.3g} %.",
    why="Dopamine and a weaker synapse both scale what cortex sends to a D2 cell, so one can replace the other.",
    means="The only rescue that is exact for every set of saliences; no slice has shown such a selective site, to our knowledge.",
    mistakes=(
        Mistake(
            id="block_itself",
            answer=lambda v: 100 * v.block,
            because="That is the block itself. It takes a part of λ only, and λ is a part of the gain.",
        ),
        Mistake(
            id="lost_effect",
            answer=lambda v: 100 * v.effect * v.block,
            because="That is by how much the gain has risen. It must be divided by the gain after the block.",
        ),
        Mistake(
            id="old_gain",
            answer=lambda v: 100 * v.effect * v.block / (1 - v.effect),
            because="You divided by the gain before the block. The synapse is weakened after it: divide by 1 − λ (1 − block).",
        ),
    ),
)

WHAT_GABA = ChoiceQuestion(
    id="glutamate.what_is_released",
    objective=OBJECTIVE,
    prompt="mGlu4 on striatopallidal terminals is turned up. What is released less there?",
    options=(
        Option(
            id="glutamate",
            text="glutamate",
            right=False,
            reply="Glutamate is what turns the receptor on. The terminal belongs to a D2 cell.",
        ),
        Option(
            id="gaba",
            text="GABA",
            right=True,
            reply="D2 cells inhibit GPe by GABA; less of it, and GPe fires more.",
        ),
        Option(
            id="dopamine",
            text="dopamine",
            right=False,
            reply="Dopamine terminals are others.",
        ),
    ),
    hints=(
        "Which cells send these terminals?",
        "D2 cells of the striatum inhibit GPe.",
        "Their transmitter is GABA.",
    ),
    worked="A D2 cell’s terminal releases GABA.",
    why="The striatopallidal terminal belongs to an inhibitory cell, so less release there is less inhibition of the GPe.",
    means="So the title of this chapter names the messenger, not what is turned down at the best-proven site.",
)

QUESTIONS = (WHY_CUT, EXACT, WHAT_GABA)
