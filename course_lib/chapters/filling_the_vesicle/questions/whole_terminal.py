"""Objective 02.terminal: where stranded dopamine goes, and why half the vesicle may survive a 70 % block."""

from random import Random

from course_lib.questions.kinds import (
    WITH_RECIPROCAL,
    ChoiceQuestion,
    Mistake,
    NumberQuestion,
    Option,
    OrderingQuestion,
)

OBJECTIVE = "02.terminal"

PREDICT = ChoiceQuestion(
    id="filling.predict_terminal",
    objective=OBJECTIVE,
    prompt="A drug occupies 70 % of VMAT2 in the terminal model of Best, Nijhout and Reed. Dopamine is made, loaded, released, taken back and "
    "metabolised by MAO; autoreceptors inhibit its synthesis. What share of their dopamine have the vesicles lost in the end?",
    options=(
        Option(
            id="thirty",
            text="about 30 %",
            right=False,
            reply="30 % is the share of pumps that stays free. Even with all of the terminal's help the loss is greater.",
        ),
        Option(
            id="fifty",
            text="about 50 %",
            right=True,
            reply="Less dopamine outside inhibits synthesis less; more is made, the cytosol fills up, and each free pump loads more.",
        ),
        Option(
            id="seventy",
            text="about 70 %",
            right=False,
            reply="That is the linear vesicle in a constant cytosol. In the terminal the cytosol rises more than threefold.",
        ),
        Option(
            id="ninety",
            text="about 90 %",
            right=False,
            reply="MAO does metabolise what stays in the cytosol, so a worse loss is a fair guess. But synthesis rises with it, and wins.",
        ),
    ),
    hints=(
        "Does the cytosol stay as it was?",
        "What happens to synthesis when less dopamine reaches the autoreceptors?",
        "Free pumps load in proportion to 30 % and to what they find in the cytosol.",
    ),
    worked="Cytosolic dopamine rises from 2.65 to 9.3 µM; the vesicles keep 48 % and lose 52 %.",
    why="Free pumps load in proportion to what they find, and the cytosol fills up as synthesis rises.",
    means="The loss is smaller than the block.",
)


def _blocked(rng: Random) -> dict[str, float]:
    return {
        "before": rng.choice((20, 25, 30)),
        "made": rng.choice((60, 75, 90, 110)),
        "mao": rng.choice((8, 10, 12)),
    }


CYTOSOL = NumberQuestion(
    id="filling.cytosol",
    objective=OBJECTIVE,
    prompt="A terminal makes {before} µM of dopamine an hour without a drug and {made} µM/h under a strong VMAT2 block. Nearly all of it "
    "ends in MAO, which metabolises what is in the cytosol with a rate constant of {mao} per hour. What is cytosolic dopamine under the block?",
    unit="µM",
    draw=_blocked,
    answer=lambda v: v.made / v.mao,
    free=WITH_RECIPROCAL,
    hints=(
        "At rest, what is made is lost. Through which door?",
        "MAO metabolises its rate constant times the cytosol.",
        "Set synthesis under the block equal to it, and solve for the cytosol.",
    ),
    worked="{made} µM/h = {mao} per hour × cytosol, so {truth:.3g} µM.",
    why="At steady state what is made is metabolised, and MAO works in proportion to the cytosol.",
    means="Synthesis over MAO sets the cytosol. The pumps shift dopamine in and out of vesicles, and at rest what they load leaks back.",
    mistakes=(
        Mistake(
            id="synthesis_before",
            answer=lambda v: v.before / v.mao,
            because="That takes the synthesis from before the drug. Autoreceptors have raised it, and the cytosol follows.",
        ),
        Mistake(
            id="multiplied",
            answer=lambda v: v.made * v.mao,
            because="You multiplied by the rate of MAO. A faster MAO leaves less in the cytosol, so it must divide.",
        ),
        Mistake(
            id="extra_alone",
            answer=lambda v: (v.made - v.before) / v.mao,
            because="That counts the extra synthesis alone. MAO must metabolise all that is made, the old share too.",
        ),
        Mistake(
            id="added_twice",
            answer=lambda v: (v.made + v.before) / v.mao,
            because="You added the old synthesis to the new. The rate under the block already holds both.",
        ),
    ),
)

CHAIN = OrderingQuestion(
    id="filling.chain",
    objective=OBJECTIVE,
    prompt="Bring the answer of the terminal to a VMAT2 block into order, each step the cause of the next.",
    items={
        "less_loaded": "vesicles are loaded less",
        "less_released": "each vesicle releases less",
        "tone_falls": "autoreceptors bind less dopamine",
        "more_made": "tyrosine hydroxylase works faster",
        "cytosol_up": "the cytosol holds more, lastingly",
        "free_pumps": "the free pumps load more each",
    },
    hints=(
        "The drug itself touches one step alone. Which?",
        "Autoreceptors sit outside: they bind what is released.",
        "The loop closes at the pumps that are still free.",
    ),
    worked="Less loaded, less released, less autoreceptor tone, more synthesis, a fuller cytosol, more load for each free pump.",
    means="A loop that answers its own disturbance: negative feedback.",
    mistakes=(
        Mistake(
            id="synthesis_without_ears",
            answer=lambda v: (
                *("less_loaded", "more_made", "cytosol_up"),
                *("free_pumps", "less_released", "tone_falls"),
            ),
            because="You let synthesis rise before anything has told it to. It is inhibited by autoreceptors, and they bind dopamine outside.",
        ),
        Mistake(
            id="cytosol_calls_for_more",
            answer=lambda v: (
                *("less_loaded", "cytosol_up", "more_made"),
                *("free_pumps", "less_released", "tone_falls"),
            ),
            because="Stranded dopamine does fill the cytosol first, but it inhibits tyrosine hydroxylase. What raises synthesis comes from outside.",
        ),
    ),
)

FROZEN = ChoiceQuestion(
    id="filling.frozen",
    objective=OBJECTIVE,
    prompt="Let what autoreceptors do to synthesis be fixed. Now the whole terminal loses 70 % at 70 % block, as the simple vesicle does. Why does stranded "
    "dopamine not fill the cytosol then?",
    options=(
        Option(
            id="reuptake",
            text="the dopamine transporter carries it out of the cell",
            right=False,
            reply="The transporter brings dopamine in from outside. In this model nothing leaves the cytosol that way.",
        ),
        Option(
            id="mao_drain",
            text="MAO in the cytosol destroys nearly all that is made",
            right=True,
            reply="It does so at any occupancy. So the cytosol is set by synthesis ÷ MAO’s rate constant: with both fixed, it stays where it was. The pump only lends to the vesicle.",
        ),
        Option(
            id="saturated",
            text="VMAT2 is saturated, so it does not matter",
            right=False,
            reply="In this model cytosolic dopamine lies near the Km: a fuller cytosol would load more. It stays constant for another reason.",
        ),
        Option(
            id="volume",
            text="the cytosol is too large to notice",
            right=False,
            reply="There is thirty times less dopamine in the cytosol than in the vesicles: it would notice. At first it does, for minutes.",
        ),
    ),
    hints=(
        "At rest, what is made is lost. Through which door does nearly all leave?",
        "Compare the flux through MAO with the flux that is carried away outside.",
        "Fixed synthesis = MAO's rate constant × cytosol.",
    ),
    worked="Nearly all that is made ends in MAO, with or without a block; fixed synthesis then fixes the cytosol, and Δ = O follows.",
    means="“The cytosol is constant” is a statement about MAO and synthesis, not about size.",
)

QUESTIONS = (PREDICT, CYTOSOL, CHAIN, FROZEN)
