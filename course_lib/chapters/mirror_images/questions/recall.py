"""Recall from binding and exposure: occupancy of one drug, and what is free of a total."""

from course_lib.questions.kinds import Mistake, NumberQuestion

FREE = ("sign", "thousand_up", "thousand_down")

OCCUPANCY = NumberQuestion(
    id="mirror_images.recall_occupancy",
    objective="07.mixture",
    prompt="A drug is free at {concentration_nM:g} nM, and its Ki is {ki_nM:g} nM. Which fraction of the target does it hold? (2 figures)",
    draw=lambda rng: {
        "concentration_nM": rng.choice((6.0, 9.0, 12.0, 27.0)),
        "ki_nM": rng.choice((2.0, 3.0, 5.0)),
    },
    answer=lambda v: v.concentration_nM / (v.concentration_nM + v.ki_nM),
    free=(*FREE, "per_cent_up"),
    hints=(
        "At a concentration equal to Ki the drug holds one half.",
        "Count the concentration in units of Ki: x = C/Ki.",
        "Occupancy is x/(1 + x).",
    ),
    worked="x = {concentration_nM:g}/{ki_nM:g}, and x/(1 + x) = {truth:.2g}.",
    means="This is the one-drug case of everything in this chapter.",
    mistakes=(
        Mistake(
            id="free_sites",
            answer=lambda v: v.ki_nM / (v.concentration_nM + v.ki_nM),
            because="That is the fraction that stays free: 1/(1 + x).",
        ),
        Mistake(
            id="ratio",
            answer=lambda v: v.concentration_nM / v.ki_nM,
            because="That is x = C/Ki, the odds of a held site. A fraction needs 1 + x below the line.",
        ),
    ),
)

FREE_DRUG = NumberQuestion(
    id="mirror_images.recall_free",
    objective="07.off_target",
    prompt="{bound:g} % of a drug in plasma are bound to protein, and its total concentration is {total_nM:g} nM. How much is free?",
    unit="nM",
    draw=lambda rng: {
        "bound": rng.choice((60.0, 64.0, 70.0, 80.0)),
        "total_nM": rng.choice((40.0, 63.0, 90.0, 126.0)),
    },
    answer=lambda v: v.total_nM * (1 - v.bound / 100),
    free=FREE,
    hints=(
        "Only what is not bound can bind elsewhere.",
        "The free share is 1 − bound share.",
        "Multiply total by the free share.",
    ),
    worked="{total_nM:g} nM × (1 − {bound:g}/100) = {truth:.3g} nM.",
    means="A table of totals must first be turned into free drug.",
    mistakes=(
        Mistake(
            id="bound_part",
            answer=lambda v: v.total_nM * v.bound / 100,
            because="That is the bound part. The target meets the rest.",
        ),
        Mistake(
            id="divided",
            answer=lambda v: v.total_nM / (1 - v.bound / 100),
            because="You divided by the free share. Free drug is less than the total, not more.",
        ),
    ),
)

QUESTIONS = (OCCUPANCY, FREE_DRUG)
