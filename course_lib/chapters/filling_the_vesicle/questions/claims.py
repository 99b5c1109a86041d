"""Objective 02.claims: two statements of the sources, judged by computation."""

from random import Random

from course_lib.questions.kinds import WITH_RECIPROCAL, ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "02.claims"

ONE_FOR_ONE = ChoiceQuestion(
    id="filling.claim_11",
    objective=OBJECTIVE,
    prompt="“VMAT2 lets one proton out for each amine that it takes in” (claim #11). What is your verdict?",
    options=(
        Option(
            id="right",
            text="right: charge must be kept in balance",
            right=False,
            reply="A neutral exchange would be tidy. But the proton pump carries charge in all the time, and the field it builds up is there "
            "to be used.",
        ),
        Option(
            id="wrong",
            text="wrong: two protons leave the vesicle for each charged amine",
            right=True,
            reply="Dopamine is charged. The measured force on such an amine follows the potential and twice the pH step. An exchange of one for one would ignore the potential, and gather at most some thirtyfold.",
        ),
        Option(
            id="not_testable",
            text="cannot be tested: single protons cannot be counted",
            right=False,
            reply="Nobody counts them one by one. The gradients are set, the accumulation is measured, and the slope gives the number.",
        ),
        Option(
            id="any",
            text="right or wrong makes no difference to how full a vesicle gets",
            right=False,
            reply="It makes a factor of thirty even without a potential: compare the two limits at the same gradients.",
        ),
    ),
    hints=(
        "Compute the greatest accumulation for both, at the same gradients.",
        "Look up how the measured force depends on the potential. One for one would not depend on it at all.",
        "Ten to the pH step for each proton; the potential counts once for each charge moved in excess.",
    ),
    worked="At a pH step of 1.5: 32-fold for one, 1,000-fold for two even without a potential. Measured: two.",
    means="A small number in a mechanism, a large one in what it can do.",
)

NEEDED = NumberQuestion(
    id="filling.cytosol_needed",
    objective=OBJECTIVE,
    prompt="Suppose VMAT2 did exchange one proton for one amine. The pH step is {step:g}. Free dopamine in a vesicle is to reach {inside} mM. "
    "How much dopamine must there be in the cytosol at least?",
    unit="µM",
    draw=lambda rng: {"step": rng.choice((1.3, 1.4, 1.5, 1.6, 1.7)), "inside": rng.choice((10, 20, 40, 60))},
    answer=lambda v: 1000 * v.inside / 10**v.step,
    hints=(
        "What is the greatest ratio that one for one can keep up?",
        "It moves no charge in excess: only the pH step counts.",
        "Divide the concentration inside by ten to the pH step, and mind the prefixes.",
    ),
    worked="{inside} mM ÷ 10^{step:g} = {truth:.3g} µM.",
    why="One proton for one amine is electrically neutral, so the amine can at most copy the ratio of protons.",
    means="The terminal model holds a few µM in its cytosol: from there, one for one cannot fill a vesicle.",
    mistakes=(
        Mistake(
            id="two_for_one",
            answer=lambda v: 1000 * v.inside / 10 ** (2 * v.step),
            because="You let two protons leave. The question supposes one for one, to see where that leads.",
        ),
        Mistake(
            id="step_for_ratio",
            answer=lambda v: 1000 * v.inside / v.step,
            because="You divided by the pH step itself. A pH is a logarithm: raise ten to it first.",
        ),
        Mistake(
            id="ratio_reversed",
            answer=lambda v: 1000 * v.inside * 10**v.step,
            because="You multiplied by the ratio. The vesicle is the full side, so the cytosol needs less than it holds.",
        ),
    ),
)

EQUAL = ChoiceQuestion(
    id="filling.claim_22",
    objective=OBJECTIVE,
    several=True,
    prompt="“70 % of VMAT2 blocked, 70 % of the dopamine lost” (claim #22): which of these conditions, taken together, make it right?",
    options=(
        Option(
            id="cytosol_constant",
            text="cytosolic dopamine stays constant",
            right=True,
            idea="what feeds the free pumps?",
            reply="it feeds the free pumps.",
        ),
        Option(
            id="reversible",
            text="the drug lets go quickly",
            right=False,
            reply="Δ at rest follows from the share that is held, whether each molecule holds on for long or not.",
        ),
        Option(
            id="linear",
            text="loading is proportional to free VMAT2",
            right=True,
            idea="how does loading go with the pumps that are free?",
            reply="pumps in surplus would be blocked without loss.",
        ),
        Option(
            id="two_protons",
            text="two protons leave for each amine",
            right=False,
            reply="stoichiometry sets how far a vesicle could fill, not how content follows the free pumps when a leak balances them.",
        ),
        Option(
            id="first_order",
            text="the leak is proportional to the content (first order)",
            right=True,
            idea="how does the leak go with the content?",
            reply="a steeper leak saves the emptier vesicle.",
        ),
    ),
    hints=(
        "Write the balance at rest: loading = leak. Each factor in it is a suspect.",
        "Free pumps, cytosol, content: what changes how one of these enters the balance?",
        "What is about the drug's stay, or about thermodynamics, does not stand in the balance.",
    ),
    worked="k (1 − O) c = k_leak V: loading linear in 1 − O, c constant, leak linear in V. The other two do not enter.",
    means="Three conditions together suffice, and the model terminal breaks the first. Pumps at full speed would do instead of it.",
)


def _seen(rng: Random) -> dict[str, float]:
    return {
        "occupancy": rng.choice((0.5, 0.6, 0.7, 0.8)),
        "depletion": rng.choice((0.25, 0.3, 0.35, 0.4, 0.45)),
    }


GAIN = NumberQuestion(
    id="filling.gain_from_data",
    objective=OBJECTIVE,
    prompt="At O = {occupancy:g} a laboratory finds Δ = {depletion:g}. If loading is linear and the leak first order, by what factor must "
    "cytosolic dopamine have risen?",
    draw=_seen,
    answer=lambda v: (1 - v.depletion) / (1 - v.occupancy),
    free=WITH_RECIPROCAL,
    hints=(
        "Content at rest is free pumps times cytosol, both relative to before.",
        "What is left is one minus depletion; what is free is one minus occupancy.",
        "Divide the one by the other.",
    ),
    worked="(1 − {depletion:g})/(1 − {occupancy:g}) = {truth:.3g}.",
    why="What is left equals free pumps times cytosol, so the cytosol is what is left over what is free.",
    means="A measured Δ below O is a measurement of the other assumptions.",
    mistakes=(
        Mistake(
            id="losses_divided",
            answer=lambda v: v.occupancy / v.depletion,
            because="You divided the block by the loss. What balances at rest is what is left and what is free.",
        ),
        Mistake(
            id="left_over_blocked",
            answer=lambda v: (1 - v.depletion) / v.occupancy,
            because="You divided what is left by what is blocked. It is the free pumps that load: one minus the occupancy stands below.",
        ),
        Mistake(
            id="difference",
            answer=lambda v: 1 + v.occupancy - v.depletion,
            because="You added the gap between block and loss. Pumps and cytosol multiply, so divide what is left by what is free.",
        ),
        Mistake(
            id="no_change",
            answer=lambda v: 1.0,
            because="With an unchanged cytosol the loss would equal the block. It does not, so under these assumptions the cytosol has risen.",
        ),
    ),
)

QUESTIONS = (ONE_FOR_ONE, NEEDED, EQUAL, GAIN)
