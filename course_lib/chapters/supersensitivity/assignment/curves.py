"""Tasks 3 to 5 of chapter 04's assignment: a course on and off the drug, imagined rats, and one patient's state."""

import numpy as np

from course_lib.chapters.supersensitivity.assignment.numbers import ONE_PER_CENT, texts
from course_lib.chapters.supersensitivity.assignment.samples import DAYS, treated_then_stopped
from course_lib.chapters.supersensitivity.questions.treatment import dopamine_drive
from course_lib.models.target.adaptation import STRIATUM
from course_lib.questions.kinds import (
    ChoiceQuestion,
    CurveQuestion,
    FitQuestion,
    Mistake,
    NumberQuestion,
    Option,
    Sought,
)
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

LOW, HIGH = STRIATUM.parkinsonism_below, STRIATUM.dyskinesia_above


def _curve(name: str, answer, mistakes: tuple[Mistake, ...], **words: object) -> CurveQuestion:
    return CurveQuestion(
        id=f"assignment04.{name}",
        objective="04.disorders",
        at=lambda g: DAYS,
        at_name="days",
        at_unit="day",
        answer=answer,
        unit="1",
        tolerance=Tolerance(relative=0.005),
        mistakes=mistakes,
        **words,
    )


SIZES = _curve(
    "sizes",
    lambda g: treated_then_stopped(g)[0],
    (
        Mistake(
            id="offset_as_slow",
            answer=lambda g: treated_then_stopped(g, offset_drive=g.drive)[0],
            because="After stopping you kept the time constant of the drug. Receptors are used more then, and lost faster: put u = 1.",
        ),
        Mistake(
            id="falls_from_rest",
            answer=lambda g: treated_then_stopped(g, settled=True)[0],
            because="After stopping you let the pool fall from where it would have settled. It was stopped on the way there: begin with its "
            "size on the day of stopping.",
        ),
        Mistake(
            id="sizes_are_signals",
            answer=lambda g: treated_then_stopped(g)[1],
            because="These are signals. The pool itself does not jump when the drug is stopped.",
        ),
    ),
    **texts(
        "Pool on each day.", "Two exponentials that meet on the day of stopping.", "Slow up, quick down."
    ),
)

SIGNALS = _curve(
    "signals",
    lambda g: treated_then_stopped(g)[1],
    (
        Mistake(
            id="signals_are_sizes",
            answer=lambda g: treated_then_stopped(g)[0],
            because="These are sizes of the pool. While the drug is taken, only the share u of that is signal.",
        ),
        Mistake(
            id="signals_of_slow_offset",
            answer=lambda g: treated_then_stopped(g, offset_drive=g.drive)[1],
            because="The drives are right; the pool beneath them falls with the time constant of the drug. Put u = 1 there, and both answers are right.",
        ),
        Mistake(
            id="signals_of_rest",
            answer=lambda g: treated_then_stopped(g, settled=True)[1],
            because="The drives are right; the pool beneath them falls from where it would have settled, and not from its size on the day of stopping.",
        ),
        Mistake(
            id="still_on_drug",
            answer=lambda g: treated_then_stopped(g)[0] * g.drive,
            because="You multiplied by the drive of the drug to the end. From the day of stopping on, the drive is 1.",
        ),
    ),
    **texts(
        "Signal on each day.", "Pool × drive, with the drive back at 1.", "First too little, then too much."
    ),
)

ESTIMATE = FitQuestion(
    id="assignment04.estimate",
    objective="04.evidence",
    sought=(
        Sought(name="gain", unit="1", truth=lambda g: g.hidden_gain, factor=1.35, widest=2.5),
        Sought(
            name="turnover_per_day", unit="1/day", truth=lambda g: g.hidden_turnover, factor=1.4, widest=3.0
        ),
    ),
    **texts(
        "Gain and turnover of the rats' receptors.",
        "Fit onset and offset together: one gain, one turnover.",
        "Where the rats settle tells the gain, how fast tells the turnover.",
    ),
)


def balance_of(params: Params) -> float:
    """Signal over acetylcholine of the patient in task 5, relative to normal."""
    held = 1 - params.patient_blocked
    return params.function * held * dopamine_drive(params.released, params.resting) / params.acetylcholine


BALANCE = NumberQuestion(
    id="assignment04.balance",
    objective="04.treatment",
    answer=balance_of,
    tolerance=ONE_PER_CENT,
    free=("sign", "thousand_up", "thousand_down"),
    mistakes=(
        Mistake(
            id="balance_times_acetylcholine",
            answer=lambda g: balance_of(g) * g.acetylcholine**2,
            because="You multiplied by acetylcholine. The balance divides by it: less acetylcholine, a higher balance.",
        ),
        Mistake(
            id="balance_proportional",
            answer=lambda g: g.function * (1 - g.patient_blocked) * g.released / g.acetylcholine,
            because="You let the drive follow dopamine in proportion. Use your drive function: occupancy falls less than the amount.",
        ),
        Mistake(
            id="balance_of_blocked",
            answer=lambda g: balance_of(g) * g.patient_blocked / (1 - g.patient_blocked),
            because="You gave dopamine the share that the antagonist holds. It has the rest, 1 − patient_blocked.",
        ),
        Mistake(
            id="balance_without_function",
            answer=lambda g: balance_of(g) / g.function,
            because="The receptors are missing. This patient's answer {function:g} times as strongly as normal.",
        ),
    ),
    **texts("Balance of the patient.", "F u/acetylcholine = {truth:.3g}.", "Four things in one ratio."),
)


def state_of(params: Params) -> str:
    """Parkinsonism, dyskinesia or neither, by the patient's balance."""
    balance = balance_of(params)
    return "parkinsonism" if balance < LOW else "dyskinesia" if balance > HIGH else "neither"


def state(params: Params) -> ChoiceQuestion:
    """The question in which state the patient is; the right option depends on the variant."""
    right = state_of(params)
    replies = {
        "parkinsonism": "That needs a balance below the lower threshold.",
        "dyskinesia": "That needs a balance above the upper threshold.",
        "neither": "That needs a balance between the two thresholds.",
    }
    return ChoiceQuestion(
        id="assignment04.state",
        objective="04.treatment",
        options=tuple(
            Option(
                id=name,
                text=name,
                right=name == right,
                reply=f"{reply} {'It is there.' if name == right else 'Compare yours with both.'}",
            )
            for name, reply in replies.items()
        ),
        **texts(
            "The patient's state.",
            "Compare the balance with 0.22 and 1.2.",
            "A state is a place on one scale.",
        ),
    )


def well_apart(params: Params) -> bool:
    """Whether the patient stands clearly off both thresholds."""
    balance = balance_of(params)
    return all(abs(np.log(balance / edge)) > 0.15 for edge in (LOW, HIGH))
