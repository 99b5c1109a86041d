"""Recall from binding and exposure: occupancy of one drug, and what is free of a total."""

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

FREE = ("sign", "thousand_up", "thousand_down")

OCCUPANCY = NumberQuestion(
    id="mirror_images.recall_occupancy",
    objective="07.mixture",
    prompt="A drug is free at {concentration_nM:g} nM, and its Ki is {ki_nM:g} nM. Which fraction of the target does it occupy?",
    draw=lambda rng: {
        "concentration_nM": rng.choice((6.0, 9.0, 12.0, 27.0)),
        "ki_nM": rng.choice((2.0, 3.0, 5.0)),
    },
    answer=lambda v: v.concentration_nM / (v.concentration_nM + v.ki_nM),
    free=(*FREE, "per_cent_up"),
    hints=(
        "At a concentration equal to Ki the drug occupies one half.",
        "Count the concentration in units of Ki: C/Ki.",
        "Occupancy is C/Ki over 1 + C/Ki.",
    ),
    worked="C/Ki = {concentration_nM:g}/{ki_nM:g}; over 1 + C/Ki that is {truth:.2g}.",
    why="Ki is the concentration that occupies half of the sites, so concentration in units of Ki gives the odds, occupied to empty sites.",
    means="This is the one-drug case of everything in this chapter.",
    mistakes=(
        Mistake(
            id="free_sites",
            answer=lambda v: v.ki_nM / (v.concentration_nM + v.ki_nM),
            because="That is the fraction that stays empty. What is occupied is the rest of it.",
        ),
        Mistake(
            id="ratio",
            answer=lambda v: v.concentration_nM / v.ki_nM,
            because="That is C/Ki, the odds, occupied ÷ empty. A fraction needs 1 + C/Ki below the line.",
        ),
    ),
)

FREE_DRUG = ChoiceQuestion(
    id="mirror_images.recall_free",
    objective="07.off_target",
    prompt="Plasma contains 100 nM of a drug; 64 % of it is bound to protein. Which concentration can bind a target?",
    options=(
        Option(
            id="all",
            text="100 nM, all of it",
            right=False,
            reply="What is bound to protein cannot bind a target at the same time.",
        ),
        Option(
            id="bound", text="64 nM", right=False, reply="That is the bound part. The target meets the rest."
        ),
        Option(
            id="free",
            text="36 nM",
            right=True,
            reply="Only free drug binds; a table of totals must first be turned into it.",
        ),
    ),
    hints=(
        "What is bound to protein cannot bind elsewhere.",
        "The free share is 1 less the bound share.",
        "Take 64 of 100 away.",
    ),
    worked="100 nM less 64 % of it is free.",
    why="A molecule bound to plasma protein cannot bind a target at the same time, so only the unbound share counts.",
    means="Every occupancy in this chapter is computed from free drug.",
)

QUESTIONS = (OCCUPANCY, FREE_DRUG)
