"""Objective 10.disinhibition: the net sign of a chain, and the double negative that starts a movement."""

from random import Random

from course_lib.questions.kinds import (
    ChoiceQuestion,
    Idea,
    Mistake,
    NumberQuestion,
    Option,
    ShortTextQuestion,
)
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

OBJECTIVE = "10.disinhibition"
# Each path with the number of its arrows that inhibit; all the others excite.
PATHS = {
    "cortex → D1 striatum → GPi → thalamus": 2,
    "cortex → D2 striatum → GPe → GPi → thalamus": 3,
    "cortex → D2 striatum → GPe → STN → GPi → thalamus": 3,
    "cortex → STN → GPi → thalamus": 1,
    "cortex → STN → GPe → GPi → thalamus": 2,
    "D2 striatum → GPe → STN → GPi": 2,
    "D1 striatum → GPi → thalamus → cortex": 2,
    "STN → GPi → thalamus → cortex": 1,
}


def _draw(rng: Random) -> dict[str, object]:
    path = rng.choice(sorted(PATHS))
    return {"path": path, "inhibiting": PATHS[path], "arrows": path.count("→")}


def _even(v: Params) -> bool:
    return v.inhibiting % 2 == 0


NET_SIGN = ChoiceQuestion(
    id="ganglia.net_sign",
    objective=OBJECTIVE,
    draw=_draw,
    prompt="Taken alone, what does more firing at the start of this path do at its end: {path}?",
    options=(
        Option(
            id="more",
            text="it raises the rate at the end",
            right=_even,
            reply=lambda v: (
                f"{v.inhibiting} of the {v.arrows} arrows inhibit: an even number of turns ends where it began."
                if _even(v)
                else "An even number of inhibiting arrows cancels out and an odd one does not. "
                f"Here {v.inhibiting} of the {v.arrows} arrows inhibit: count them again."
            ),
        ),
        Option(
            id="less",
            text="it lowers the rate at the end",
            right=lambda v: not _even(v),
            reply=lambda v: (
                "One inhibition lowers, a second one turns that round. "
                f"Here {v.inhibiting} of the {v.arrows} arrows inhibit: is that number odd?"
                if _even(v)
                else f"{v.inhibiting} of the {v.arrows} arrows inhibit: an odd number of turns leaves one over."
            ),
        ),
        Option(
            id="strengths",
            text="that depends on the strengths of the arrows",
            right=False,
            reply="Strengths decide how much and whether anything arrives at all; they matter when two paths compete. The direction of one "
            "path is decided by its signs.",
        ),
    ),
    hints=(
        "Write + or − above each arrow. Cortex, STN and thalamus excite; striatum, GPe and GPi inhibit.",
        "Multiply the signs.",
        "{inhibiting} of the arrows inhibit.",
    ),
    worked="{inhibiting} of the {arrows} arrows inhibit, and only the parity of that number counts.",
    means="Two negatives make a positive, in circuits as in sentences.",
)

COUNT = NumberQuestion(
    id="ganglia.count_inhibiting",
    objective=OBJECTIVE,
    draw=_draw,
    prompt="How many of the synapses in this path inhibit: {path}?",
    answer=lambda v: v.inhibiting,
    tolerance=Tolerance(absolute=0.01),
    hints=(
        "A synapse has the sign of the neuron that it comes from, not of the one that it reaches.",
        "Striatum, GPe and GPi use GABA; cortex, STN and thalamus use glutamate.",
        "Go through the arrows and look at what stands to their left.",
    ),
    worked="What stands left of an arrow decides. Striatum, GPe and GPi inhibit: {truth:.0f} of {arrows} arrows.",
    means="The sign belongs to the sender.",
    mistakes=(
        Mistake(
            id="all_arrows",
            answer=lambda v: v.arrows,
            because="You counted all arrows. Those that leave cortex, STN or thalamus use glutamate and excite.",
        ),
        Mistake(
            id="all_nuclei",
            answer=lambda v: v.arrows + 1,
            because="You counted nuclei. Between {arrows} arrows there is one nucleus more, and only some of the arrows inhibit.",
        ),
        Mistake(
            id="excitatory",
            answer=lambda v: v.arrows - v.inhibiting,
            because="You counted the arrows that excite. Striatum, GPe and GPi use GABA; their arrows inhibit.",
        ),
    ),
)

DOUBLE_NEGATIVE = ShortTextQuestion(
    id="ganglia.double_negative",
    objective=OBJECTIVE,
    prompt="D1 neurons of the striatum can only inhibit. Explain in a sentence or two how their firing starts a movement.",
    model_answer="D1 neurons inhibit GPi, which otherwise fires all the time and inhibits the thalamus; when GPi falls silent, the "
    "thalamus is released and can excite cortex.",
    ideas=(
        Idea(id="gpi_inhibited", said="D1 neurons inhibit GPi"),
        Idea(id="gpi_holds_thalamus", said="GPi inhibits the thalamus as long as it fires"),
        Idea(id="release", said="the thalamus is released when GPi falls silent"),
    ),
    mistakes=(
        Mistake(
            id="d1_excites",
            answer=lambda v: (
                "Because D1 receptors are excitatory, the D1 neurons excite the thalamus directly."
            ),
            because="Dopamine excites D1 neurons, but the neurons themselves use GABA, and they do not reach the thalamus. The receptor's sign "
            "and the neuron's sign are two things.",
        ),
        Mistake(
            id="through_gpe",
            answer=lambda v: "They act through GPe and the subthalamic nucleus and so lower the output.",
            because="That is the road of the D2 neurons. The direct pathway is called so because it goes to GPi without a stop.",
        ),
        Mistake(
            id="d1_inhibits_thalamus",
            answer=lambda v: "The D1 neurons inhibit the thalamus, which starts the movement.",
            because="D1 neurons do not reach the thalamus, and an inhibited thalamus starts nothing. One nucleus stands between: GPi.",
        ),
        Mistake(
            id="gpi_excites_thalamus",
            answer=lambda v: "They inhibit GPi, which excites the thalamus.",
            because="You let GPi excite. It uses GABA: it inhibits the thalamus, and inhibiting GPi is what sets the thalamus free.",
        ),
        Mistake(
            id="gpi_driven",
            answer=lambda v: "D1 neurons activate GPi, and GPi starts the movement.",
            because="You gave D1 neurons the sign of their receptor. Dopamine excites them; they themselves inhibit GPi.",
        ),
        Mistake(
            id="rebound",
            answer=lambda v: "They hold the thalamus down, and it fires by rebound when they stop.",
            because="You let the movement wait until the D1 neurons stop. It starts while they fire: they silence what held the thalamus.",
        ),
    ),
    hints=(
        "What does GPi do to the thalamus when nothing happens?",
        "It fires all the time, and it inhibits. D1 neurons inhibit GPi.",
        "An inhibitor is inhibited: what is left of the inhibition?",
    ),
    worked="GPi fires all the time and holds the thalamus; D1 neurons silence GPi, so the thalamus is released.",
    means="Nothing pushes; a brake is taken off. That is disinhibition.",
)

QUESTIONS = (NET_SIGN, COUNT, DOUBLE_NEGATIVE)
