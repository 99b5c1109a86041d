"""Objective 13.policy: effect of an exposure, and what each way of dosing gains and costs."""

from math import exp

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "13.policy"
LARGEST = 14.2  # points of TMC, registry: chorea.max_drug_effect

EFFECT = NumberQuestion(
    id="personal.effect",
    objective=OBJECTIVE,
    prompt="A person has an exposure of {area:g} ng·h/mL. Half of the largest effect, 14.2 points of chorea, is reached at {half:g} ng·h/mL in this person. By how many points does chorea fall?",
    draw=lambda rng: {
        "area": rng.choice((300.0, 500.0, 700.0, 900.0)),
        "half": rng.choice((800.0, 1300.0, 1800.0, 2600.0)),
    },
    answer=lambda v: LARGEST * v.area / (v.half + v.area),
    free=("sign",),
    hints=("A curve that levels off.", "Share of the largest effect: A/(EC50 + A).", "14.2 × A/(EC50 + A)."),
    worked="14.2 × {area:g}/({half:g} + {area:g}) = {truth:.3g} points.",
    why="The effect follows a saturating curve, whose half is reached where the exposure equals this person’s EC50.",
    means="Two personal numbers, and this one differs more between people than exposure does.",
    mistakes=(
        Mistake(
            id="straight",
            answer=lambda v: LARGEST * v.area / v.half,
            because="You drew a straight line. The effect levels off: divide by EC50 + A.",
        ),
        Mistake(
            id="what_is_left",
            answer=lambda v: LARGEST * v.half / (v.half + v.area),
            because="That is what is missing to the largest effect. Put the exposure above the line.",
        ),
        Mistake(
            id="exponential",
            answer=lambda v: LARGEST * (1 - exp(-v.area / v.half)),
            because="You let it level off exponentially. At A = EC50 that would be 63 %, not half.",
        ),
    ),
)

NEEDED = NumberQuestion(
    id="personal.needed",
    objective=OBJECTIVE,
    prompt="A person’s EC50 is {half:g} ng·h/mL, the largest effect 14.2 points. Which exposure brings a fall of {wanted:g} points, in ng·h/mL?",
    draw=lambda rng: {
        "half": rng.choice((900.0, 1400.0, 1800.0, 2500.0)),
        "wanted": rng.choice((3.0, 4.0, 5.0, 6.0)),
    },
    answer=lambda v: v.half * v.wanted / (LARGEST - v.wanted),
    unit="ng*h/mL",
    free=("sign",),
    hints=(
        "Write the effect, and solve for A.",
        "wanted × (EC50 + A) = 14.2 × A.",
        "EC50 × wanted ÷ (14.2 − wanted).",
    ),
    worked="{half:g} × {wanted:g}/(14.2 − {wanted:g}) = {truth:.3g}.",
    why="Solving the saturating curve for the exposure leaves what is still missing to the largest effect below the line.",
    means="For EC50 = 1,820 and 4 points: 714, a little more than a normal metaboliser has on 80 mg.",
    mistakes=(
        Mistake(
            id="straight",
            answer=lambda v: v.half * v.wanted / LARGEST,
            because="You took a straight line. The curve levels off, so more is needed.",
        ),
        Mistake(
            id="sign_of_sum",
            answer=lambda v: v.half * v.wanted / (LARGEST + v.wanted),
            because="A sign has turned: what is left of the largest effect stands below the line.",
        ),
        Mistake(
            id="inverted",
            answer=lambda v: v.half * (LARGEST - v.wanted) / v.wanted,
            because="The fraction stands on its head: a larger wish needs more exposure.",
        ),
    ),
)

LINE = ChoiceQuestion(
    id="personal.line",
    objective=OBJECTIVE,
    prompt="A line through the label’s 5.3 ms (60 mg) and 6.7 ms (80 mg) gives 11.8 ms for a poor metaboliser on 80 mg and 8.9 on 60; the label says 11.7 and 9.6. What has been checked?",
    options=(
        Option(
            id="heart",
            text="that valbenazine prolongs QTc by 11.7 ms in poor metabolisers",
            right=False,
            reply="All four are outputs of one model of healthy volunteers.",
        ),
        Option(
            id="model",
            text="that the line roughly fits the model its numbers come from",
            right=True,
            reply="All four numbers of the label are outputs of one model, so their agreement says nothing new about any heart. One value fits the line, the other misses by 0.7 ms.",
        ),
        Option(
            id="safe",
            text="that a poor metaboliser is safe on 40 mg",
            right=False,
            reply="A mean on a line says nothing about who else is at risk.",
        ),
        Option(
            id="zero",
            text="that without drug QTc is 1.95 ms longer",
            right=False,
            reply="The intercept is an artefact of the line: keep to exposures of 40 mg and more.",
        ),
    ),
    hints=("Where do the label’s numbers come from?", "One model of the sponsor.", "One fits, one does not."),
    worked="All four are modelled. Observed at week 6 on 80 mg: 0.8 ms (KINECT 3), 2.1 ms (three trials), placebo 1.3 and 1.2 ms.",
    why="A check needs a source that the checked numbers do not come from.",
    means="A number on a label can be a model’s, too.",
)

NO_WINNER = ChoiceQuestion(
    id="personal.no_winner",
    objective=OBJECTIVE,
    prompt="In the simulated people “80 mg for all” helps 53 % and puts 23 % over 10 ms; dosing by one careful level helps 42 % and puts 2 % over. Which policy is better?",
    options=(
        Option(
            id="all",
            text="80 mg for all: it helps most people, and helping is what a drug is for",
            right=False,
            reply="At ten times as many people over the line.",
        ),
        Option(
            id="level",
            text="by level: it is personal, so each gets the dose that works for them",
            right=False,
            reply="It aims at an exposure, and effect depends on more than exposure.",
        ),
        Option(
            id="weigh",
            text="it is a choice: of 100, 11 more helped or 21 fewer over 10 ms",
            right=True,
            reply="A model can lay out the exchange; it cannot make it. And whether the line of QTc is right is a second question.",
        ),
        Option(
            id="gene",
            text="by phenotype: it lies between the two, a fair compromise",
            right=False,
            reply="Lying in the middle is no reason. What being helped and being over are worth must still be said.",
        ),
    ),
    hints=(
        "Compare both numbers of both policies.",
        "Is one better in both?",
        "Then something must be weighed.",
    ),
    worked="No policy is best in both helped and over.",
    means="And both numbers are illustrative: borrowed sensitivities, a line without scatter.",
)

WHO_IS_HIGHER = ChoiceQuestion(
    id="personal.who_is_higher",
    objective=OBJECTIVE,
    prompt="A poor metaboliser on the capped 40 mg (594 ng·h/mL) and a normal one on 80 mg (667 ng·h/mL), both of median clearance. Whose QTc does the line put higher?",
    options=(
        Option(
            id="poor",
            text="the poor metaboliser’s: they are the ones at risk",
            right=False,
            reply="At equal dose. The cap has turned it round.",
        ),
        Option(
            id="normal",
            text="the normal one’s, a little, since exposure counts",
            right=True,
            reply="6.7 against 6.2 ms: the line knows the exposure, and not the word “poor”.",
        ),
        Option(
            id="same",
            text="equal: half the dose makes up for half the clearance",
            right=False,
            reply="Nearly: the poor metaboliser has 0.89 of the other’s exposure, since a little less of a smaller dose arrives.",
        ),
    ),
    hints=(
        "What does the line depend on?",
        "Compare the two exposures.",
        "Higher exposure, higher on the line.",
    ),
    worked="1.95 + 0.00713 × 594 = 6.2 ms; for 667 it is 6.7 ms.",
    why="The line asks for the exposure alone, and the cap has put the poor metaboliser a little below the other.",
    means="A warning that is tied to a word goes on ringing after the dose was changed.",
)

QUESTIONS = (EFFECT, NEEDED, LINE, NO_WINNER, WHO_IS_HIGHER)
