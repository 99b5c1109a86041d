"""Recall from pharmacokinetics: clearance sets exposure, clearance and volume together set half-life."""

import math

from course_lib.questions.kinds import WITH_RECIPROCAL, ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "08.curve"

HALF_LIFE = NumberQuestion(
    id="deuteration.recall_half_life",
    objective=OBJECTIVE,
    prompt="A drug has one compartment of {volume_L} L and a clearance of {clearance_L_per_h} L/h. What is its half-life?",
    unit="h",
    draw=lambda rng: {
        "volume_L": rng.choice((150, 300, 450, 600)),
        "clearance_L_per_h": rng.choice((20, 30, 50, 75)),
    },
    answer=lambda v: math.log(2) * v.volume_L / v.clearance_L_per_h,
    free=WITH_RECIPROCAL,
    hints=(
        "Which share of the volume is cleared in one hour?",
        "That share is the rate constant k = CL/V.",
        "The half-life is ln 2 divided by k.",
    ),
    worked="k = CL/V, and ln 2/k = 0.693 × {volume_L} L / {clearance_L_per_h} L/h = {truth:.3g} h.",
    why="Clearance takes a share CL/V of the drug per hour, and an exponential fall halves in ln 2 over that share.",
    means="Halve the clearance, and the half-life doubles.",
    mistakes=(
        Mistake(
            id="mean_residence",
            answer=lambda v: v.volume_L / v.clearance_L_per_h,
            because="That is V/CL, the mean time that a molecule stays. The half-life is shorter by ln 2, because a few "
            "molecules stay very long and pull the mean up.",
        ),
        Mistake(
            id="rate_for_half_life",
            answer=lambda v: v.clearance_L_per_h / v.volume_L,
            because="That is CL/V, the rate constant in 1/h. A half-life is a time: take ln 2 divided by it.",
        ),
        Mistake(
            id="volume_below",
            answer=lambda v: math.log(2) * v.clearance_L_per_h / v.volume_L,
            because="Clearance and volume have changed places. A larger clearance must shorten the half-life.",
        ),
    ),
)

AREA = ChoiceQuestion(
    id="deuteration.recall_area",
    objective=OBJECTIVE,
    prompt="The clearance of a drug is halved; dose, absorption and volume stay. What happens to the area under the curve "
    "(AUC) after one dose?",
    options=(
        Option(
            id="halves",
            text="it halves",
            right=False,
            reply="Less is cleared in an hour, so more is there in each hour: the area grows.",
        ),
        Option(
            id="stays",
            text="it stays: the same dose arrives",
            right=False,
            reply="The same amount arrives and leaves in the end, but it stays longer, and the area counts the stay.",
        ),
        Option(
            id="doubles",
            text="it doubles",
            right=True,
            reply="AUC = dose that arrives ÷ clearance, whatever the shape of the curve.",
        ),
        Option(
            id="quadruples",
            text="it becomes four times as large: twice as high and twice as long",
            right=False,
            reply="Twice as long is right. But the curve starts from the same dose in the same volume, so it is not twice as high.",
        ),
    ),
    hints=(
        "All of the dose that arrives must leave in the end.",
        "Amount eliminated = clearance × AUC.",
        "Solve for the AUC and halve the clearance.",
    ),
    worked="Dose that arrives = CL × AUC, so half the clearance gives twice the area.",
    means="Exposure is set by dose and clearance alone.",
)

QUESTIONS = (HALF_LIFE, AREA)
