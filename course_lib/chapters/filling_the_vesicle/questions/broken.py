"""Objective 02.load_leak: assumptions behind “blocked share = lost share”, broken one by one."""

from course_lib.questions.kinds import ChoiceQuestion, Option

OBJECTIVE = "02.load_leak"

BROKEN = ChoiceQuestion(
    id="filling.broken",
    objective=OBJECTIVE,
    several=True,
    prompt="Which of these make a vesicle lose less than the share of VMAT2 that is blocked?",
    options=(
        Option(
            id="cytosol_rises",
            text="the cytosol fills up",
            right=True,
            idea="what do the free pumps find to load?",
            reply="each free pump loads more.",
        ),
        Option(
            id="faster_turnover",
            text="loading and leak are both twice as fast",
            right=False,
            reply="content at rest depends on their ratio; only the time to get there changes.",
        ),
        Option(
            id="pump_surplus",
            text="VMAT2 is in surplus, the proton pump limits loading",
            right=True,
            idea="pumps that were not needed before the block.",
            reply="the first pumps that are blocked were not needed.",
        ),
        Option(
            id="synthesis_falls",
            text="synthesis falls, and the cytosol with it",
            right=False,
            reply="then each free pump finds less to load, and the vesicle loses more than O.",
        ),
        Option(
            id="steep_leak",
            text="the leak grows with the square of the content",
            right=True,
            idea="how fast does an emptier vesicle leak?",
            reply="a vesicle that is less full leaks far less, which saves its content.",
        ),
    ),
    hints=(
        "Ask of each: does a free pump load more, or does a molecule inside stay longer?",
        "A change that speeds up both ways alike moves no rest.",
        "Work each one out at rest: loading equals leak.",
    ),
    worked="A rising cytosol, pumps in surplus, and a leak steeper than first order lessen the loss. Faster turnover moves nothing, and a "
    "falling cytosol deepens the loss.",
    means="Each assumption behind Δ = O has its own way to fail.",
)

QUESTIONS = (BROKEN,)
