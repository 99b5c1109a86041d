"""Objective 15.chain: from dose to movement, each link with its assumption."""

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option, OrderingQuestion

OBJECTIVE = "15.chain"

EXPECTED = NumberQuestion(
    id="capstone_one_patient.expected_score",
    objective=OBJECTIVE,
    prompt="Before valbenazine a patient’s true AIMS is {score:g}. A share of {share:g} of the movement follows dopamine. On a dose dopamine’s action falls to {hold:g} of what it was. "
    "What total does the chain expect?",
    unit="points",
    draw=lambda rng: {
        "score": rng.choice((10.0, 12.0, 14.0)),
        "share": rng.choice((0.3, 0.4, 0.6)),
        "hold": rng.choice((0.25, 0.35, 0.45)),
    },
    answer=lambda v: v.score * (1 - v.share * (1 - v.hold)),
    free=("sign",),
    hints=(
        "What is lost of dopamine’s action?",
        "Only the share that follows dopamine falls by it.",
        "A × (1 − s × (1 − u)).",
    ),
    worked="{score:g} × (1 − {share:g} × (1 − {hold:g})) = {truth:.3g} points.",
    why="The share that does not follow dopamine stays; of the other, what dopamine’s action loses is lost.",
    means="Movement that does not follow dopamine sets a floor.",
    mistakes=(
        Mistake(
            id="only_the_rest",
            answer=lambda v: v.score * (1 - v.share) * v.hold,
            because="You let the other share fall, too. What does not follow dopamine stays as it is.",
        ),
        Mistake(
            id="all_follows",
            answer=lambda v: v.score * v.hold,
            because="You let all movement follow dopamine. Only a share of it does.",
        ),
        Mistake(
            id="hold_for_loss",
            answer=lambda v: v.score * (1 - v.share * v.hold),
            because="You took what is left of dopamine’s action for what is lost. Relief follows the loss, 1 − u.",
        ),
        Mistake(
            id="change",
            answer=lambda v: v.score * v.share * (1 - v.hold),
            because="That is by how much the total falls. The question asks for the total: take it from the start.",
        ),
    ),
)

CONVERTED = NumberQuestion(
    id="capstone_one_patient.converted",
    objective=OBJECTIVE,
    prompt="CYP2D6 does the share {route:g} of a metabolite’s clearance in a person of activity score 2. Somebody with a score of {score:g} takes a strong CYP2D6 inhibitor. "
    "How many times the exposure of a person of score 2 without it?",
    draw=lambda rng: {"route": rng.choice((0.4, 0.5, 0.6)), "score": rng.choice((0.5, 0.75, 1.25))},
    answer=lambda v: 1 / (1 - v.route),
    free=("sign", "reciprocal"),
    hints=(
        "What does a strong inhibitor make of the score?",
        "The score counts as 0: what clearance is left?",
        "1 ÷ (1 − share).",
    ),
    worked="1/(1 − {route:g}) = {truth:.3g}: the score of {score:g} no longer counts.",
    why="A strong inhibitor closes the CYP2D6 route, so only the others clear, whatever the genotype was.",
    means="Read the list of tablets before the genotype.",
    mistakes=(
        Mistake(
            id="genotype_only",
            answer=lambda v: 1 / (1 - v.route + v.route * v.score / 2),
            because="That is the genotype’s ratio. The inhibitor closes the enzyme that is left: the score becomes 0.",
        ),
        Mistake(
            id="both",
            answer=lambda v: 1 / (1 - v.route + v.route * v.score / 2) / (1 - v.route),
            because="You multiplied both. What the gene lacks the inhibitor cannot take away again: the route closes once.",
        ),
        Mistake(
            id="share_left",
            answer=lambda v: 1 / v.route,
            because="You divided by what is closed. Exposure is one over what is left, 1 − share.",
        ),
    ),
)

RELAY = OrderingQuestion(
    id="capstone_one_patient.relay",
    objective=OBJECTIVE,
    prompt="Order the links from the capsule to the number in the file.",
    items={
        "exposure": "amount of drug in blood over a day",
        "occupancy": "share of VMAT2 that is blocked",
        "dopamine": "dopamine’s action on receptors",
        "movement": "how much the patient moves",
        "rating": "what a rater writes",
    },
    hints=(
        "Begin where the dose arrives.",
        "The pump is blocked before dopamine falls.",
        "The rater comes last.",
    ),
    worked="exposure, occupancy, dopamine, movement, rating.",
    why="Each link takes the one before as its input.",
    means="Each hands on its doubt as well.",
    mistakes=(
        Mistake(
            id="dopamine_first",
            answer=lambda v: ("exposure", "dopamine", "occupancy", "movement", "rating"),
            because="You let dopamine fall before the pump is blocked. An empty vesicle follows from the blocked pump.",
        ),
        Mistake(
            id="rating_early",
            answer=lambda v: ("exposure", "occupancy", "dopamine", "rating", "movement"),
            because="You rate before the patient moves. The rater sees movement, and adds an error.",
        ),
    ),
)

PROPORTION = ChoiceQuestion(
    id="capstone_one_patient.proportion",
    objective=OBJECTIVE,
    prompt="From 40 to 80 mg the typical occupancy rises from 0.82 to 0.91. What does relief do, dopamine’s lost action 1 − u, in the chain?",
    options=(
        Option(
            id="ninth",
            text="it rises by a ninth, as occupancy does",
            right=False,
            reply="That would be if dopamine fell in proportion. Near full block each further pump costs more.",
        ),
        Option(
            id="third",
            text="it rises by a third",
            right=True,
            reply="From 0.55 to 0.74: the last pumps that are left do most of the work.",
        ),
        Option(
            id="nothing",
            text="hardly at all: the target is saturated",
            right=False,
            reply="Occupancy is nearly full, but what is left free falls by half, and dopamine hangs on that.",
        ),
    ),
    hints=("What do the free pumps do?", "Free: from 0.18 to 0.09.", "0.55 and 0.74."),
    worked="0.741 ÷ 0.553 = 1.34.",
    why="Vesicles are filled by the pumps that stay free, and their share halves while the blocked share rises by a ninth.",
    means="Benefit does not go in proportion to occupancy.",
)

QUESTIONS = (EXPECTED, CONVERTED, RELAY, PROPORTION)
