"""Objective 04.treatment: what an anticholinergic, a VMAT2 inhibitor and stopping it do in each state."""

from random import Random

from course_lib.models.target.adaptation import STRIATUM
from course_lib.questions.kinds import FREE_MISTAKES, ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "04.treatment"
RESTING = STRIATUM.resting_occupancy


def dopamine_drive(released: float, resting: float) -> float:
    """Dopamine's hold on normal receptors relative to rest, from the dopamine released, 1 without drugs.

    >>> round(dopamine_drive(1.0, 0.4), 9)
    1.0
    """
    return released / (released * resting + 1 - resting)


def _treated(rng: Random) -> dict[str, float]:
    return {
        "function": rng.choice((1.8, 2.2, 2.6, 3.0)),
        "released": rng.choice((0.2, 0.3, 0.4)),
        "resting": RESTING,
    }


RELIEF = NumberQuestion(
    id="supersensitivity.relief",
    objective=OBJECTIVE,
    prompt="Functional receptors stand at {function:g} times normal, the antipsychotic has been stopped, and a VMAT2 inhibitor leaves "
    "{released:.0%} of dopamine. At rest, without drugs, dopamine holds {resting:.0%} of the receptors. "
    "What is the signal, relative to normal, before receptors have changed?",
    draw=_treated,
    answer=lambda v: v.function * dopamine_drive(v.released, v.resting),
    hints=(
        "How much of its hold on the receptors does dopamine lose?",
        "Less than its amount, since occupancy saturates: θ = d/(d + (1 − θ₀)/θ₀), relative to θ₀.",
        "u = d/(d θ₀ + 1 − θ₀); the signal is function × u.",
    ),
    worked="u = {released:g}/({released:g} × {resting:g} + 1 − {resting:g}); S = {function:g} × u = {truth:.3g}.",
    why="Binding saturates, so occupancy falls less than dopamine, and signal is receptors times occupancy.",
    means="The signal falls within days, and not one receptor has changed.",
    mistakes=(
        Mistake(
            id="proportional",
            answer=lambda v: v.function * v.released,
            because="You let the signal follow dopamine in proportion. {resting:.0%} of the receptors hold dopamine at rest, so their "
            "occupancy falls less than its amount.",
        ),
        Mistake(
            id="normal_receptors",
            answer=lambda v: dopamine_drive(v.released, v.resting),
            because="That is the drive on normal receptors. These stand at {function:g} times normal: multiply.",
        ),
        Mistake(
            id="occupancy_not_relative",
            answer=lambda v: v.function * v.resting * dopamine_drive(v.released, v.resting),
            because="You multiplied by the occupancy itself. Without drugs the signal would then be {resting:g} and not 1: divide by {resting:g}.",
        ),
        Mistake(
            id="lost_for_left",
            answer=lambda v: v.function * dopamine_drive(1 - v.released, v.resting),
            because="You took {released:.0%} for what is lost. It is what the inhibitor leaves.",
        ),
        Mistake(
            id="untreated",
            answer=lambda v: v.function,
            because="That is the signal without the inhibitor: grown receptors under all of the dopamine. Less of it is released now.",
        ),
    ),
)


def _needed(v: Params) -> float:
    u = v.wanted / v.function
    return u * (1 - v.resting) / (1 - u * v.resting)


DOPAMINE_FOR = NumberQuestion(
    id="supersensitivity.dopamine_for",
    objective=OBJECTIVE,
    prompt="Functional receptors stand at {function:g} times normal. To what share of normal must released dopamine fall so that the "
    "signal is {wanted:g} times normal? Without drugs dopamine holds {resting:.0%} of the receptors.",
    draw=lambda rng: {
        "function": rng.choice((1.8, 2.2, 2.6, 3.0)),
        "wanted": rng.choice((0.8, 1.0, 1.2)),
        "resting": RESTING,
    },
    answer=_needed,
    free=(*FREE_MISTAKES, "per_cent_up"),
    hints=(
        "Which drive u gives the signal that is wanted?",
        "u = {wanted:g}/{function:g}; then solve u = d/(d θ₀ + 1 − θ₀) for d.",
        "d = u (1 − θ₀)/(1 − u θ₀).",
    ),
    worked="u = {wanted:g}/{function:g}; d = u (1 − {resting:g})/(1 − u × {resting:g}) = {truth:.3g}.",
    why="The signal is receptors times occupancy, so the occupancy is found first and the dopamine behind it then.",
    means="More has to go than the ratio of signals says, because occupancy saturates.",
    mistakes=(
        Mistake(
            id="ratio_of_signals",
            answer=lambda v: v.wanted / v.function,
            because="That is the drive that is needed. Dopamine must fall further, since occupancy falls less than dopamine does.",
        ),
        Mistake(
            id="solved_forward",
            answer=lambda v: dopamine_drive(v.wanted / v.function, v.resting),
            because="You put the drive where dopamine belongs. The drive is known, {wanted:g}/{function:g}; dopamine is what gives it: solve for d.",
        ),
        Mistake(
            id="free_share_forgotten",
            answer=lambda v: v.wanted / v.function / (1 - v.wanted / v.function * v.resting),
            because="Above the line 1 − θ₀ is missing. Check the limit: a drive of 1 must ask for all of the dopamine.",
        ),
        Mistake(
            id="share_removed",
            answer=lambda v: 1 - _needed(v),
            because="That is the share of dopamine that must go. The question asks for what stays.",
        ),
    ),
)

ANTICHOLINERGIC = ChoiceQuestion(
    id="supersensitivity.anticholinergic",
    objective=OBJECTIVE,
    several=True,
    prompt="In the model movement follows the ratio of dopamine's signal to acetylcholine. An anticholinergic is added. What does the "
    "model expect?",
    options=(
        Option(
            id="helps_early",
            text="early parkinsonism becomes less",
            right=True,
            idea="what does a higher ratio do below the lower threshold?",
            reply="the ratio rises towards its lower threshold.",
        ),
        Option(
            id="worsens_late",
            text="dyskinesia becomes worse",
            right=True,
            idea="what does a higher ratio do above the upper threshold?",
            reply="the same rise takes the ratio further above its upper threshold.",
        ),
        Option(
            id="receptors",
            text="dopamine receptors grow more slowly",
            right=False,
            reply="receptors follow dopamine's drive, which an anticholinergic leaves as it is.",
        ),
        Option(
            id="treats_both",
            text="both disorders become less",
            right=False,
            reply="no: one of them lies below the normal ratio and one above, and the drug moves both upwards.",
        ),
    ),
    hints=(
        "A weaker effect of acetylcholine: does the ratio rise or fall?",
        "One disorder is a low ratio, the other a high one.",
        "And what drives the receptors: the ratio, or dopamine alone?",
    ),
    worked="The ratio rises: good below the lower threshold, bad above the upper one. Receptors do not notice.",
    means="That is the model, which was given the ratio; in people, trials were too few and too small to decide about dyskinesia (#04a).",
)

STATES = ChoiceQuestion(
    id="supersensitivity.inhibitor_by_state",
    objective=OBJECTIVE,
    prompt="Two people on a strong antipsychotic get a VMAT2 inhibitor: Ada in her first week, stiff; Ben after a year of irregular doses, "
    "with dyskinesia. What does the model expect?",
    options=(
        Option(
            id="both_better",
            text="both move better: each has too much dopamine signal",
            right=False,
            reply="For Ben that holds. Ada has too little signal already, and the inhibitor takes more of it.",
        ),
        Option(
            id="ada_worse",
            text="Ada becomes stiffer, Ben's dyskinesia less",
            right=True,
            reply="Less dopamine lowers the signal in both. Only Ben has signal to spare.",
        ),
        Option(
            id="nothing",
            text="nothing, since their receptors are blocked",
            right=False,
            reply="A block is never complete: what passes still depends on how much dopamine is released.",
        ),
    ),
    hints=(
        "Which way does the inhibitor move the signal?",
        "Down, in both.",
        "Who has too much of it?",
    ),
    worked="The signal falls in both: worse for Ada (parkinsonism), better for Ben (dyskinesia).",
    means="The same drug, opposite results: the state decides.",
)

QUESTIONS = (RELIEF, DOPAMINE_FOR, ANTICHOLINERGIC, STATES)
