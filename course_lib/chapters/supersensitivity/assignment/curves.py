"""Tasks 3 to 5 of chapter 04's assignment: a course on and off the drug, imagined rats, and one patient's state."""

import numpy as np

from course_lib.chapters.supersensitivity.assignment.numbers import MARKED
from course_lib.chapters.supersensitivity.assignment.samples import DAYS, treated_then_stopped
from course_lib.chapters.supersensitivity.questions.treatment import dopamine_drive
from course_lib.models.target.adaptation import STRIATUM
from course_lib.questions.building import states
from course_lib.questions.kinds import FREE_MISTAKES, ChoiceQuestion, Sought
from course_lib.questions.params import Params

LOW, HIGH = STRIATUM.parkinsonism_below, STRIATUM.dyskinesia_above
AT = (DAYS, "days", "day")

SIZES = MARKED.curve(
    "sizes",
    "disorders",
    lambda g: treated_then_stopped(g)[0],
    ("Pool on each day.", "Two exponentials that meet on the day of stopping.", "Slow up, quick down."),
    at=AT,
    mistakes={
        "offset_as_slow": (
            lambda g: treated_then_stopped(g, offset_drive=g.drive)[0],
            "After stopping you kept the time constant of the drug. Receptors are used more then, and lost faster: put u = 1.",
        ),
        "falls_from_rest": (
            lambda g: treated_then_stopped(g, settled=True)[0],
            "After stopping you let the pool fall from where it would have settled. It was stopped on the way there: begin with its "
            "size on the day of stopping.",
        ),
        "sizes_are_signals": (
            lambda g: treated_then_stopped(g)[1],
            "These are signals. The pool itself does not jump when the drug is stopped.",
        ),
    },
)

SIGNALS = MARKED.curve(
    "signals",
    "disorders",
    lambda g: treated_then_stopped(g)[1],
    ("Signal on each day.", "Pool × drive, with the drive back at 1.", "First too little, then too much."),
    at=AT,
    mistakes={
        "signals_are_sizes": (
            lambda g: treated_then_stopped(g)[0],
            "These are sizes of the pool. While the drug is taken, only the share u of that is signal.",
        ),
        "signals_of_slow_offset": (
            lambda g: treated_then_stopped(g, offset_drive=g.drive)[1],
            "The drives are right; the pool beneath them falls with the time constant of the drug. Put u = 1 there, and both answers are right.",
        ),
        "signals_of_rest": (
            lambda g: treated_then_stopped(g, settled=True)[1],
            "The drives are right; the pool beneath them falls from where it would have settled, and not from its size on the day of stopping.",
        ),
        "still_on_drug": (
            lambda g: treated_then_stopped(g)[0] * g.drive,
            "You multiplied by the drive of the drug to the end. From the day of stopping on, the drive is 1.",
        ),
    },
)

ESTIMATE = MARKED.fit(
    "estimate",
    "evidence",
    (
        "Gain and turnover of the rats' receptors.",
        "Fit onset and offset together: one gain, one turnover.",
        "Where the rats settle tells the gain, how fast tells the turnover.",
    ),
    Sought(name="gain", unit="1", truth=lambda g: g.hidden_gain, factor=1.35, widest=2.5),
    Sought(name="turnover_per_day", unit="1/day", truth=lambda g: g.hidden_turnover, factor=1.4, widest=3.0),
)


def balance_of(params: Params) -> float:
    """Signal over acetylcholine of the patient in task 5, relative to normal."""
    held = 1 - params.patient_blocked
    return params.function * held * dopamine_drive(params.released, params.resting) / params.acetylcholine


BALANCE = MARKED.number(
    "balance",
    "treatment",
    balance_of,
    ("Balance of the patient.", "F u/acetylcholine = {truth:.3g}.", "Four things in one ratio."),
    free=FREE_MISTAKES,
    mistakes={
        "balance_times_acetylcholine": (
            lambda g: balance_of(g) * g.acetylcholine**2,
            "You multiplied by acetylcholine. The balance divides by it: less acetylcholine, a higher balance.",
        ),
        "balance_proportional": (
            lambda g: g.function * (1 - g.patient_blocked) * g.released / g.acetylcholine,
            "You let the drive follow dopamine in proportion. Use your drive function: occupancy falls less than the amount.",
        ),
        "balance_of_blocked": (
            lambda g: balance_of(g) * g.patient_blocked / (1 - g.patient_blocked),
            "You gave dopamine the share that the antagonist holds. It has the rest, 1 − patient_blocked.",
        ),
        "balance_without_function": (
            lambda g: balance_of(g) / g.function,
            "The receptors are missing. This patient's answer {function:g} times as strongly as normal.",
        ),
    },
)


def state_of(params: Params) -> str:
    """Parkinsonism, dyskinesia or neither, by the patient's balance."""
    balance = balance_of(params)
    return "parkinsonism" if balance < LOW else "dyskinesia" if balance > HIGH else "neither"


_NEEDS = {
    "parkinsonism": ("parkinsonism", "That needs a balance below the lower threshold."),
    "dyskinesia": ("dyskinesia", "That needs a balance above the upper threshold."),
    "neither": ("neither", "That needs a balance between the two thresholds."),
}


def state(params: Params) -> ChoiceQuestion:
    """The question in which state the patient is; the right option depends on the variant."""
    options = states(state_of(params), _NEEDS, found="It is there.", elsewhere="Compare yours with both.")
    texts = (
        "The patient's state.",
        "Compare the balance with 0.22 and 1.2.",
        "A state is a place on one scale.",
    )
    return MARKED.choice("state", "treatment", texts, options)


def well_apart(params: Params) -> bool:
    """Whether the patient stands clearly off both thresholds."""
    balance = balance_of(params)
    return all(abs(np.log(balance / edge)) > 0.15 for edge in (LOW, HIGH))
