"""Objective 13.exposure: from clearance to exposure and dose."""

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

EXPOSURE = "13.exposure"

RATIO = NumberQuestion(
    id="personal.auc_ratio",
    objective=EXPOSURE,
    prompt="At score 2 a share of {share:.0%} of a drug’s clearance runs over CYP2D6, in proportion to the score. What is the exposure at score {score:g}, relative to that at score 2?",
    draw=lambda rng: {"share": rng.choice((0.4, 0.7, 0.6, 0.8)), "score": rng.choice((0.25, 0.5, 0.75, 1.0))},
    answer=lambda v: 1 / (1 - v.share + v.share * v.score / 2),
    free=("sign",),
    hints=(
        "What is left of the clearance?",
        "The other ways whole, and of the enzyme’s way the part that the score says, full activity being score two.",
        "Add both parts, and invert the sum.",
    ),
    worked="Clearance left: 1 − {share:g} + {share:g} × {score:g}/2; its inverse is {truth:.3g}.",
    why="Both ways out add up to the clearance, and exposure is what arrives divided by the clearance.",
    means="The other ways are the safety net: without them the factor would have no upper end.",
    mistakes=(
        Mistake(
            id="other_ways_forgotten",
            answer=lambda v: 1 / (v.share * v.score / 2),
            because="You left out the other ways of clearance, 1 − f. They go on whatever the gene says.",
        ),
        Mistake(
            id="poor_always",
            answer=lambda v: 1 / (1 - v.share),
            because="That is the factor of a poor metaboliser. At this score a part of CYP2D6 still works.",
        ),
        Mistake(
            id="not_inverted",
            answer=lambda v: 1 - v.share + v.share * v.score / 2,
            because="That is the clearance that is left. Exposure goes with its inverse.",
        ),
    ),
)

EQUAL_DOSE = NumberQuestion(
    id="personal.equal_dose",
    objective=EXPOSURE,
    prompt="Poor metabolisers have {ratio:g} times the exposure of normal ones at the same dose, and exposure is proportional to dose. Which daily dose gives a poor metaboliser the exposure of a normal one on {dose_mg:g} mg?",
    draw=lambda rng: {
        "ratio": rng.choice((1.6, 2.5, 3.0, 4.0)),
        "dose_mg": rng.choice((36.0, 48.0, 60.0, 100.0)),
    },
    answer=lambda v: v.dose_mg / v.ratio,
    unit="mg",
    free=("sign",),
    hints=(
        "Exposure = dose × a personal factor.",
        "Their factor is larger, so the dose is smaller.",
        "Dose ÷ ratio.",
    ),
    worked="{dose_mg:g} ÷ {ratio:g} = {truth:.3g} mg.",
    why="Exposure is proportional to the dose and to the personal factor, so their product must stay the same.",
    means="A label’s cap need not be this dose: it also weighs what is known of safety, and which capsules exist.",
    mistakes=(
        Mistake(
            id="multiplied",
            answer=lambda v: v.dose_mg * v.ratio,
            because="You multiplied by the ratio. Who clears less needs less of the drug.",
        ),
        Mistake(
            id="half_share",
            answer=lambda v: v.dose_mg * (1 - (1 - 1 / v.ratio) / 2),
            because="You took away half of the share on CYP2D6. A poor metaboliser lacks all of it.",
        ),
        Mistake(
            id="share_itself",
            answer=lambda v: v.dose_mg * (1 - 1 / v.ratio),
            because="That is the part of the dose to leave out, 1 − 1/R of it. Give the part that stays.",
        ),
    ),
)

CAPS = ChoiceQuestion(
    id="personal.caps",
    objective=EXPOSURE,
    prompt="Labels cap the daily dose of poor metabolisers: valbenazine 40 instead of 80 mg (exposure × 2.1), deutetrabenazine 36 instead of 48 mg (× 3), tetrabenazine 50 instead of 100 mg (α-HTBZ × 3). Which cap gives a poor metaboliser about the exposure of a normal one on the full dose?",
    options=(
        Option(
            id="vbz",
            text="valbenazine’s",
            right=True,
            reply="0.89 of it. Availability falls a little with the dose, too.",
        ),
        Option(
            id="dtbz",
            text="deutetrabenazine’s",
            right=False,
            reply="¾ of the dose × 3 is 2.25 times the exposure.",
        ),
        Option(
            id="tbz",
            text="tetrabenazine’s",
            right=False,
            reply="½ × 3 is 1.5 times; for β-HTBZ ½ × 9 is 4.5 times.",
        ),
        Option(
            id="all",
            text="all three: that is what caps are for",
            right=False,
            reply="Compute dose ratio × exposure ratio for each.",
        ),
    ),
    hints=(
        "Dose ratio × exposure ratio.",
        "Valbenazine 0.89 (of half a dose less arrives); then 0.75 × 3 and 0.5 × 3.",
        "Which is nearest to 1?",
    ),
    worked="0.89, 2.25 and 1.5 (4.5 for β-HTBZ).",
    why="At the cap the dose falls by one factor and the exposure per dose rises by another; equal exposure means that both cancel.",
    means="A cap is a decision, not an equation.",
)

PARENT = ChoiceQuestion(
    id="personal.parent",
    objective=EXPOSURE,
    prompt="Of 100 molecules of a drug, 20 become the active metabolite and 80 are destroyed by another enzyme. That enzyme is slowed so that the drug’s whole clearance halves; the way to the metabolite keeps its pace. What happens to the metabolite’s exposure?",
    options=(
        Option(
            id="same",
            text="nothing: its own clearance is unchanged",
            right=False,
            reply="Its clearance is; how much of it is made is not.",
        ),
        Option(
            id="double",
            text="it doubles, since 40 of 100 now become metabolite",
            right=True,
            reply="The share that is formed rises as the drug’s clearance falls.",
        ),
        Option(
            id="half",
            text="it halves, since the drug leaves only half as fast",
            right=False,
            reply="Slower destruction leaves more drug for the other way, and in the end every molecule leaves by one of the two.",
        ),
        Option(
            id="four",
            text="it rises fourfold: twice the drug, twice the share",
            right=False,
            reply="That counts one thing twice. All 100 molecules leave; 40 of them as metabolite.",
        ),
    ),
    hints=(
        "Each molecule leaves by one of two ways.",
        "Which share takes the way to the metabolite?",
        "20 of 100 before; 20 of 50 of the pace after.",
    ),
    worked="Formed share 0.2 → 0.4, so the area doubles at the same metabolite clearance.",
    why="At steady state as many molecules are made as are cleared, so the area follows the share that is formed.",
    means="This is the reading of ketoconazole: drug and metabolite rise by one factor.",
)

QUESTIONS = (RATIO, EQUAL_DOSE, CAPS, PARENT)
