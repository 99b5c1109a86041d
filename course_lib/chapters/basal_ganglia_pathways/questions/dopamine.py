"""Objective 10.dopamine: why both too little and too much of dopamine's effect break selection."""

from random import Random

from course_lib.models.circuit.parameters import TONIC_DOPAMINE
from course_lib.questions.kinds import FREE_MISTAKES, ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "10.dopamine"


def _draw(rng: Random) -> dict[str, float]:
    return {
        "release": rng.choice((0.3, 0.4, 0.5, 0.6, 0.7, 0.8)),
        "sensitivity": rng.choice((1.5, 2.0, 2.5, 3.0)),
    }


D2_GAIN = NumberQuestion(
    id="ganglia.d2_gain",
    objective=OBJECTIVE,
    draw=_draw,
    prompt="Dopamine's effect is λ = 0.2 with normal release and receptors, and in proportion to both. A drug leaves {release:.0%} of the "
    "release; D2 receptors respond {sensitivity:g} times as strongly. What is the gain of the D2 neurons, 1 − λ?",
    answer=lambda v: 1 - TONIC_DOPAMINE * v.release * v.sensitivity,
    free=(*FREE_MISTAKES, "per_cent_up"),
    hints=(
        "First find λ: how much dopamine, times how strong an answer.",
        "λ = 0.2 × release × sensitivity.",
        "1 − 0.2 × {release:g} × {sensitivity:g}.",
    ),
    worked="1 − 0.2 × {release:g} × {sensitivity:g} = {truth:.3g}.",
    why="Dopamine's effect goes with release and with sensitivity, and it weakens D2 neurons.",
    means="Less dopamine at stronger receptors can give the normal gain: that is the idea behind the treatment.",
    mistakes=(
        Mistake(
            id="effect_not_gain",
            answer=lambda v: TONIC_DOPAMINE * v.release * v.sensitivity,
            because="That is λ, the effect. The gain is what remains of the input: 1 − λ.",
        ),
        Mistake(
            id="sensitivity_forgotten",
            answer=lambda v: 1 - TONIC_DOPAMINE * v.release,
            because="You counted the dopamine and forgot the receptors: they respond {sensitivity:g} times as strongly.",
        ),
        Mistake(
            id="release_forgotten",
            answer=lambda v: 1 - TONIC_DOPAMINE * v.sensitivity,
            because="You left release at normal. The drug leaves {release:.0%} of it.",
        ),
        Mistake(
            id="d1_side",
            answer=lambda v: 1 + TONIC_DOPAMINE * v.release * v.sensitivity,
            because="That is a gain above 1, as on D1 neurons. D2 receptors inhibit: 1 − λ.",
        ),
    ),
)

D1_GAIN = NumberQuestion(
    id="ganglia.d1_gain",
    objective=OBJECTIVE,
    draw=_draw,
    prompt="The same patient: {release:.0%} of the release, D2 receptors {sensitivity:g} times as sensitive, D1 receptors normal, λ = 0.2 "
    "in health. By how many per cent is the gain of the D1 neurons, 1 + λ, below its healthy value?",
    unit="%",
    answer=lambda v: 100 * (1 - (1 + TONIC_DOPAMINE * v.release) / (1 + TONIC_DOPAMINE)),
    free=("sign", "per_cent_down"),
    signed=True,
    hints=(
        "Which receptors became more sensitive, and which did not?",
        "On D1 neurons λ = 0.2 × release. Healthy: 1.2.",
        "100 × (1 − (1 + 0.2 × {release:g})/1.2).",
    ),
    worked="1 − (1 + 0.2 × {release:g})/1.2 = {truth:.3g} %.",
    why="D1 receptors are normal, so only the release changes λ, and the healthy gain is the base.",
    means="The drug lowers dopamine for both pathways, the receptors rose in one: no dose restores both at once.",
    mistakes=(
        Mistake(
            id="release_lost",
            answer=lambda v: 100 * (1 - v.release),
            because="That is the loss of dopamine. The gain is 1 + λ, and most of it is the 1, which needs no dopamine.",
        ),
        Mistake(
            id="d2_sensitivity_used",
            answer=lambda v: (
                100 * (1 - (1 + TONIC_DOPAMINE * v.release * v.sensitivity) / (1 + TONIC_DOPAMINE))
            ),
            because="You let D1 neurons profit from the D2 receptors' sensitivity. Another receptor on other neurons.",
        ),
        Mistake(
            id="gain_left",
            answer=lambda v: 100 * (1 + TONIC_DOPAMINE * v.release) / (1 + TONIC_DOPAMINE),
            because="That is the gain that is left, in per cent of the healthy one. Asked is how far it lies below.",
        ),
        Mistake(
            id="base_is_the_patient",
            answer=lambda v: 100 * ((1 + TONIC_DOPAMINE) / (1 + TONIC_DOPAMINE * v.release) - 1),
            because="You divided by the patient's gain. The healthy one, 1.2, is the 100 %.",
        ),
        Mistake(
            id="effect_points",
            answer=lambda v: 100 * TONIC_DOPAMINE * (1 - v.release),
            because="That is the fall of λ in points. Per cent of the healthy gain asks for a division by 1.2.",
        ),
    ),
)

BOTH = ChoiceQuestion(
    id="ganglia.too_little_too_much",
    objective=OBJECTIVE,
    prompt="Why do both too little and too much of dopamine's effect break selection in this model?",
    options=(
        Option(
            id="gains",
            text="dopamine balances D1 against D2 and STN: GPi is silent in no channel with too little, in several with too much",
            right=True,
            reply="D1 neurons pull GPi down, D2 neurons and STN push it up, and dopamine sets this balance. Selection needs it between two edges.",
        ),
        Option(
            id="message",
            text="dopamine carries the command which action to take: too little and no command arrives, too much and several do",
            right=False,
            reply="Salience comes from cortex. Dopamine reaches all channels alike and says nothing about which.",
        ),
        Option(
            id="toxic",
            text="too little starves the neurons, too much exhausts them",
            right=False,
            reply="Nothing in the model starves or tires. Both failures come out of the same two gains.",
        ),
        Option(
            id="two_places",
            text="too little acts on the D1 neurons, too much on the D2 neurons",
            right=False,
            reply="More or less dopamine acts on both gains at once, in opposite directions. Only a change of the receptors can touch one alone.",
        ),
    ),
    hints=(
        "Does dopamine differ from channel to channel?",
        "It scales two gains, 1 + λ and 1 − λ, in every channel.",
        "GPi = STN − GPe − D1. When can it be zero in none, one, or several channels?",
    ),
    worked="λ raises D1 and lowers D2 in all channels. Small λ: GPi stays above zero everywhere. Large λ: zero in several channels.",
    means="Selection lives between two edges.",
)

QUESTIONS = (D2_GAIN, D1_GAIN, BOTH)
