"""Objective 04.disorders: too little movement now, too much later, from one block and one equation."""

from random import Random

from course_lib.models.target.adaptation import STRIATUM, parkinsonism
from course_lib.questions.kinds import (
    FREE_MISTAKES,
    ChoiceQuestion,
    Mistake,
    NumberQuestion,
    Option,
    OrderingQuestion,
)

OBJECTIVE = "04.disorders"
FREE = (*FREE_MISTAKES, "per_cent_up")

FIRST_DAY = NumberQuestion(
    id="supersensitivity.first_day",
    objective=OBJECTIVE,
    prompt="Parkinsonism runs from 0, where the balance stands at its threshold of {threshold:g}, in a straight line to 1, where no "
    "signal is left. On the first day an antipsychotic holds {held:.0%} of the D2 receptors. How strong is parkinsonism?",
    draw=lambda rng: {
        "held": rng.choice((0.82, 0.85, 0.88, 0.9, 0.93)),
        "threshold": STRIATUM.parkinsonism_below,
    },
    answer=lambda v: parkinsonism(STRIATUM, 1 - v.held),
    free=FREE,
    hints=(
        "What is left of the signal before any receptor has adapted?",
        "The balance is 1 − {held:g}.",
        "1 − balance/{threshold:g}.",
    ),
    worked="Balance 1 − {held:g}; parkinsonism 1 − (1 − {held:g})/{threshold:g} = {truth:.3g}.",
    why="Receptors have had no time to change, so the signal is the share that is not held.",
    means="On day one nothing has adapted: the block itself is all there is.",
    mistakes=(
        Mistake(
            id="share_of_threshold",
            answer=lambda v: (1 - v.held) / v.threshold,
            because="That is how much of the threshold is still there. Parkinsonism is what is missing from it.",
        ),
        Mistake(
            id="distance_to_threshold",
            answer=lambda v: v.threshold - (1 - v.held),
            because="That is the distance below the threshold. The score measures it in thresholds: divide by {threshold:g}.",
        ),
        Mistake(
            id="excess_of_block",
            answer=lambda v: (v.held - (1 - v.threshold)) / (1 - v.threshold),
            because="You counted in blocked receptors. The score counts in balance, which is what is left: the way from {threshold:g} down to 0.",
        ),
        Mistake(
            id="balance_itself",
            answer=lambda v: 1 - v.held,
            because="That is the balance. The score asks how far it has fallen below {threshold:g}, in parts of {threshold:g}.",
        ),
        Mistake(
            id="block_itself",
            answer=lambda v: v.held,
            because="That is the block. Most of it costs nothing: signs begin below a balance of {threshold:g}.",
        ),
    ),
)


def _withdrawn(rng: Random) -> dict[str, float]:
    return {"gain": rng.choice((2, 3, 4, 6)), "drive": rng.choice((0.15, 0.2, 0.25, 0.35))}


WITHDRAWAL = NumberQuestion(
    id="supersensitivity.withdrawal",
    objective=OBJECTIVE,
    prompt="Functional receptors (gain {gain:g}) have settled under a drive of {drive:g}. The drug is stopped and leaves at once. "
    "What is the signal now, relative to a normal striatum?",
    draw=_withdrawn,
    answer=lambda v: (1 + v.gain) / (1 + v.gain * v.drive),
    free=FREE,
    hints=(
        "Which of the two changes at once, drive or pool?",
        "The drive is back at 1; the pool is still as large as under the drug.",
        "Signal = pool × drive = (1 + g)/(1 + g u) × 1.",
    ),
    worked="S = (1 + {gain:g})/(1 + {gain:g} × {drive:g}) × 1 = {truth:.3g}.",
    why="The drug is gone at once and the pool is not, so a normal drive meets the grown pool.",
    means="The receptors answer normal dopamine as if there were {truth:.2g} times as much.",
    mistakes=(
        Mistake(
            id="still_blocked",
            answer=lambda v: v.drive * (1 + v.gain) / (1 + v.gain * v.drive),
            because="That is the signal while the drug is still there. Stopping takes the drive back to 1, faster than receptors can follow.",
        ),
        Mistake(
            id="inverse_drive",
            answer=lambda v: 1 / v.drive,
            because="That is 1/u, as if receptors had restored the signal in full. They restore a part of it, set by the gain.",
        ),
        Mistake(
            id="blocked_for_drive",
            answer=lambda v: (1 + v.gain) / (1 + v.gain * (1 - v.drive)),
            because="You let the pool settle under 1 − {drive:g}, which the drug takes away. It settled under what was left, {drive:g}.",
        ),
        Mistake(
            id="normal_at_once",
            answer=lambda v: 1.0,
            because="That is the signal after weeks. At the moment of stopping the pool is still the one that the drug has left.",
        ),
    ),
)

PREDICT = ChoiceQuestion(
    id="supersensitivity.predict_stop",
    objective="04.treatment",
    prompt="A VMAT2 inhibitor has kept dyskinesia away for eight weeks and is stopped. What does the model do in the week after, "
    "compared with the week before it was started?",
    options=(
        Option(
            id="less",
            text="less dyskinesia: the rest has done the receptors good",
            right=False,
            reply="Tempting, but receptors follow drive, not the movement. With less dopamine they got less drive, and grew.",
        ),
        Option(
            id="same",
            text="the same: the drug has only covered it",
            right=False,
            reply="Nearly. It would be so if receptors had slept for eight weeks. They kept adapting, to less dopamine.",
        ),
        Option(
            id="more",
            text="more dyskinesia, for a while",
            right=True,
            reply="Depletion is one more way to withhold signal: receptors grow under it, and meet full dopamine when it ends.",
        ),
    ),
    hints=(
        "Think of the week in which the antipsychotic was forgotten.",
        "What had receptors been doing in the weeks before it?",
        "Ask the same about the eight weeks on the inhibitor.",
    ),
    worked="The inhibitor lowers the drive, so the functional pool grows; on stopping, the larger pool meets full dopamine.",
    means="More, for a while: a prediction of the model that a trial can contradict.",
)

WEEK_MISSED = ChoiceQuestion(
    id="supersensitivity.missed_week",
    objective=OBJECTIVE,
    prompt="After three months on a strong antipsychotic someone forgets it for a week. What does the model show in that week?",
    options=(
        Option(
            id="parkinsonism",
            text="parkinsonism, because the dose is irregular",
            right=False,
            reply="Parkinsonism needs too little signal. Without the drug, dopamine reaches more receptors than before.",
        ),
        Option(
            id="dyskinesia",
            text="dyskinesia, because grown receptors meet unblocked dopamine",
            right=True,
            reply="The drive is back within days, the receptors are not: their product runs over the upper threshold.",
        ),
        Option(
            id="normal",
            text="normal movement, because the drug has left the receptors",
            right=False,
            reply="The drug has left and its trace has not: receptors take weeks to shrink.",
        ),
    ),
    hints=(
        "Which changes faster, the drug's level or the receptors?",
        "Signal is the product of drive and receptors.",
        "Put the old receptors together with the new drive.",
    ),
    worked="Drive returns to 1 within days while the functional pool is still above twice normal: the signal overshoots.",
    means="Two speeds make two disorders.",
)

ORDER = OrderingQuestion(
    id="supersensitivity.order",
    objective=OBJECTIVE,
    prompt="Order what happens when a strong antipsychotic is taken for months and then stopped.",
    items={
        "block": "most D2 receptors are blocked, the signal falls, movements become stiff and few",
        "growth": "receptors grow in number and, more strongly, in function",
        "tolerance": "the signal rises above the lower threshold although the block stays",
        "overshoot": "the drug leaves, and grown receptors meet all of the dopamine: too much movement",
        "return": "well-used receptors are lost faster, and the signal comes back to normal",
    },
    hints=(
        "Which steps need the drug, and which need its absence?",
        "Tolerance comes from growth, so growth comes first.",
        "The first step takes hours, the last one weeks.",
    ),
    worked="Block, growth, tolerance, overshoot on stopping, return.",
    why="Each step needs the one before it: receptors answer the block, and the signal follows both.",
    means="One equation, run forward twice.",
    mistakes=(
        Mistake(
            id="tolerance_first",
            answer=lambda v: ("block", "tolerance", "growth", "overshoot", "return"),
            because="You let tolerance come before growth. The block stays as it was, so only receptors that have grown can raise the signal.",
        ),
        Mistake(
            id="overshoot_on_drug",
            answer=lambda v: ("block", "overshoot", "growth", "tolerance", "return"),
            because="You let too much movement follow the block at once. While the block stays the signal is below normal; it overshoots when "
            "the drug has left and grown receptors remain.",
        ),
        Mistake(
            id="return_before_overshoot",
            answer=lambda v: ("block", "growth", "tolerance", "return", "overshoot"),
            because="You let receptors return before the signal overshoots. They shrink because they are used so much: the overshoot is what "
            "brings them back.",
        ),
    ),
)

QUESTIONS = (PREDICT, FIRST_DAY, WITHDRAWAL, WEEK_MISSED, ORDER)
