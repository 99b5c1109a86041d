"""Objective 13.judge: when one half-life is enough. EXAMPLE: three choices, each wrong option with its own reply."""

from course_lib.questions.kinds import ChoiceQuestion, Option

OBJECTIVE = "13.judge"

AXIS = ChoiceQuestion(
    id="the_personal_equation.axis",
    objective=OBJECTIVE,
    prompt="Which plot of a falling level shows at a glance whether one half-life describes it?",
    options=(
        Option(
            id="log_level",
            text="logarithm of the level against time",
            right=True,
            reply="Equal shares in equal times become equal steps: a straight line.",
        ),
        Option(
            id="level",
            text="level against time",
            right=False,
            reply="Every fall is a bent curve here, and one bend looks much like another.",
        ),
        Option(
            id="log_time",
            text="level against the logarithm of time",
            right=False,
            reply="This stretches early and crowds late times. An exponential is straight when the level is taken logarithmically.",
        ),
    ),
    hints=(
        "The eye judges straight lines well and curves badly.",
        "What does a logarithm make of equal factors?",
        "Take the logarithm of what is multiplied from step to step.",
    ),
    worked="Equal times multiply the level by equal factors; on a logarithmic axis of levels these are equal steps.",
    means="A bend on this plot is a second process.",
)

PHASES = ChoiceQuestion(
    id="the_personal_equation.phases",
    objective=OBJECTIVE,
    prompt="On a logarithmic axis the samples lie on a steep line at first and on a flatter one later. What does that tell?",
    options=(
        Option(
            id="two_processes",
            text="at least two processes with half-lives of their own",
            right=True,
            reply="The fast one ends first, and the slow one is what is left to see.",
        ),
        Option(
            id="tired_enzyme",
            text="the enzyme has tired",
            right=False,
            reply="An enzyme does not tire, and at lower levels it is further from saturation. Look for a second place the drug comes from.",
        ),
        Option(
            id="one_mean",
            text="one half-life, the mean of both slopes",
            right=False,
            reply="A mean slope fits neither part. One half-life gives one straight line.",
        ),
    ),
    hints=(
        "What would a single half-life look like on this axis?",
        "Add two exponentials in your mind: which of them is seen late?",
        "Each straight part belongs to one process.",
    ),
    worked="One process gives one line. Two lines are two processes, and the flatter one is the slower.",
    means="Say which half-life you mean when you quote one.",
)

LAST_SAMPLES = ChoiceQuestion(
    id="the_personal_equation.last_samples",
    objective=OBJECTIVE,
    prompt="The assay cannot see less than 1 nM and reports 1 nM instead. What do such last samples do to the half-life of a fitted line?",
    options=(
        Option(
            id="longer",
            text="they make it too long",
            right=True,
            reply="They hold the end of the line up, so its slope is too flat.",
        ),
        Option(
            id="shorter",
            text="they make it too short",
            right=False,
            reply="That needs last samples that lie too low. Here they lie too high.",
        ),
        Option(
            id="nothing",
            text="nothing, if there are few of them",
            right=False,
            reply="Points at the end of a line have the longest lever. Few of them tilt it.",
        ),
    ),
    hints=(
        "Are the reported levels above or below the true ones?",
        "Draw the line through all points, and then without the last ones.",
        "A flatter slope means which half-life?",
    ),
    worked="Levels that are reported too high at the end flatten the line, and a flat line is a long half-life.",
    means="Samples at the limit of an assay are bounds, not values.",
)

QUESTIONS = (AXIS, PHASES, LAST_SAMPLES)
