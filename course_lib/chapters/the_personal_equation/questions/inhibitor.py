"""Objective 13.inhibitor: what a tablet of another drug does, alone and in a poor metaboliser."""

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

INHIBITOR = "13.inhibitor"

POOR_WITH = NumberQuestion(
    id="personal.poor_with_inhibitor",
    objective=INHIBITOR,
    prompt="A share of {share:.0%} of a metabolite’s clearance runs over CYP2D6. A poor metaboliser takes a strong inhibitor of CYP2D6 as well. What is the exposure, relative to a normal metaboliser without inhibitor?",
    draw=lambda rng: {"share": rng.choice((0.4, 0.5, 0.6, 0.7, 0.8))},
    answer=lambda v: 1 / (1 - v.share),
    free=("sign",),
    hints=(
        "What does the inhibitor find to inhibit?",
        "CYP2D6 is absent already.",
        "1/(1 − f), as without the inhibitor.",
    ),
    worked="1/(1 − {share:g}) = {truth:.3g}.",
    why="A way that is closed by the genes cannot be closed again, and the other ways do not notice.",
    means="The tablet turns a normal metaboliser into this person, and leaves this person as they are.",
    mistakes=(
        Mistake(
            id="squared",
            answer=lambda v: 1 / (1 - v.share) ** 2,
            because="You closed the same way twice. What is shut already cannot be shut again.",
        ),
        Mistake(
            id="one",
            answer=lambda v: 1.0 + 0 * v.share,
            because="The inhibitor adds nothing, right; but the person compared is a normal metaboliser.",
        ),
        Mistake(
            id="half_share",
            answer=lambda v: 1 / (1 - v.share / 2),
            because="You took half of the way. A poor metaboliser lacks all of CYP2D6.",
        ),
    ),
)

BOTH_WAYS = NumberQuestion(
    id="personal.both_ways",
    objective=INHIBITOR,
    prompt="CYP2D6 has a share of {share:.0%} of the metabolite’s clearance. An inhibitor of CYP3A4, by acting on the parent drug, multiplies everyone’s exposure to the metabolite by {factor:g}. What is the exposure of a poor metaboliser with it, relative to a normal one without it? (The metabolite’s other ways are not touched.)",
    draw=lambda rng: {"share": rng.choice((0.4, 0.52, 0.6, 0.75)), "factor": rng.choice((1.4, 2.1, 3.0))},
    answer=lambda v: v.factor / (1 - v.share),
    free=("sign",),
    hints=(
        "One acts on what is formed, the other on what is cleared.",
        "Independent factors on an area multiply.",
        "Factor × 1/(1 − f).",
    ),
    worked="{factor:g} × 1/(1 − {share:g}) = {truth:.3g}.",
    why="The area is what is formed divided by the clearance, and each of the two causes changes another part of this fraction.",
    means="Two modest causes make a large one; this is where caps are needed.",
    mistakes=(
        Mistake(
            id="added",
            answer=lambda v: v.factor + 1 / (1 - v.share),
            because="You added the factors. One acts above, the other below the line of the fraction: they multiply.",
        ),
        Mistake(
            id="gene_only",
            answer=lambda v: 1 / (1 - v.share),
            because="That is the factor of the gene alone. The inhibitor of CYP3A4 multiplies it.",
        ),
        Mistake(
            id="tablet_only",
            answer=lambda v: v.factor + 0 * v.share,
            because="That is the factor of the inhibitor alone. The poor metaboliser starts from a higher exposure.",
        ),
    ),
)

ANY_DRUG = ChoiceQuestion(
    id="personal.any_drug",
    objective=INHIBITOR,
    prompt="Paroxetine trebles total HTBZ after deutetrabenazine. A colleague says: “then it trebles every CYP2D6 drug”. What is right?",
    options=(
        Option(
            id="yes",
            text="yes: the enzyme is shut for all of them, and shut means shut",
            right=False,
            reply="Shut for all, but not all depend on it alike.",
        ),
        Option(
            id="share",
            text="no, since CYP2D6 clears a different share of each drug",
            right=True,
            reply="With a share f the factor is 1/(1 − f): f = ⅔ gives 3; valbenazine’s 0.52 gives 2.07.",
        ),
        Option(
            id="dose",
            text="no: the factor depends on the dose of each drug taken",
            right=False,
            reply="Not while elimination is proportional to concentration: then clearance is the same at every dose.",
        ),
        Option(
            id="double",
            text="no: a strong inhibitor doubles the exposure of each",
            right=False,
            reply="About two is valbenazine’s own number. What is left of clearance, 1 − f, differs from drug to drug.",
        ),
    ),
    hints=("What is left when the enzyme is shut?", "1 − f of the clearance.", "Its inverse."),
    worked="1/(1 − f): f = 0.52 gives 2.07, ⅔ gives 3, 8/9 gives 9.",
    why="Shutting one way leaves the other ways, whose share differs from drug to drug.",
    means="One inhibitor, as many factors as drugs.",
)

NAMED = ChoiceQuestion(
    id="personal.named",
    objective=INHIBITOR,
    several=True,
    prompt="A normal metaboliser on valbenazine gets a second medicine. Which of these acts on the metabolite’s own clearance, by blocking CYP2D6?",
    options=(
        Option(id="paroxetine", text="paroxetine", right=True, reply="it is a strong inhibitor of CYP2D6."),
        Option(
            id="bupropion",
            text="bupropion",
            right=True,
            reply="it is a strong inhibitor of CYP2D6, although it is little thought of as one.",
        ),
        Option(
            id="ketoconazole",
            text="ketoconazole",
            right=False,
            reply="it blocks CYP3A4: more of the parent becomes metabolite.",
        ),
        Option(id="rifampin", text="rifampin", right=False, reply="it induces CYP3A4, and lowers both."),
        Option(
            id="duloxetine",
            text="duloxetine",
            right=True,
            reply="it is a moderate inhibitor of CYP2D6: half of the score, by convention.",
        ),
    ),
    hints=(
        "Some of these act through CYP3A4.",
        "Antifungal and antibiotic.",
        "Antidepressants often block CYP2D6.",
    ),
    worked="Paroxetine and bupropion are strong, duloxetine is moderate; the other two act on CYP3A4.",
    means="Ask for every tablet, also for the one that another physician wrote.",
)

QUESTIONS = (POOR_WITH, BOTH_WAYS, ANY_DRUG, NAMED)
