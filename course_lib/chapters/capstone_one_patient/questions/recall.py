"""Recall: what occupancy does to dopamine's hold, and whom a CYP2D6 inhibitor changes."""

from course_lib.questions.kinds import ChoiceQuestion, Option

SCALE = ChoiceQuestion(
    id="capstone_one_patient.recall_scale",
    objective="15.rate",
    prompt="The AIMS marks seven places of the body from 0 to 4 each. What is the largest total?",
    options=(
        Option(
            id="seven", text="7", right=False, reply="That is the number of places. Each may get 4 points."
        ),
        Option(id="twenty_eight", text="28", right=True, reply="Seven places of at most 4 points."),
        Option(
            id="thirty_five",
            text="35",
            right=False,
            reply="That counts five marks a place, but the largest mark is 4.",
        ),
    ),
    hints=("How many places?", "What is the largest mark of one?", "Seven times four."),
    worked="7 × 4 = 28.",
    why="The total adds seven marks, and none is above 4.",
    means="Trials of valbenazine began near a total of 10.",
)

TABLET = ChoiceQuestion(
    id="capstone_one_patient.recall_tablet",
    objective="15.chain",
    prompt="Paroxetine blocks CYP2D6, the enzyme that clears about half of valbenazine’s active metabolite. "
    "What does it do to somebody who has the enzyme, and to a poor metaboliser, who has none?",
    options=(
        Option(
            id="both",
            text="it about doubles the exposure of both, as both take the same tablet",
            right=False,
            reply="Whoever has no CYP2D6 has none that could be blocked.",
        ),
        Option(
            id="first",
            text="it about doubles exposure in the first only, where CYP2D6 can be blocked",
            right=True,
            reply="2.07-fold by the model. The tablet turns the first into a poor metaboliser, for as long as it is taken.",
        ),
        Option(
            id="second",
            text="it raises only the poor metaboliser’s exposure, which is high already",
            right=False,
            reply="That exposure is high because CYP2D6 is absent. So the tablet has nothing to block, and changes nothing.",
        ),
    ),
    hints=(
        "What is there to block?",
        "Half of the clearance runs over CYP2D6.",
        "Half the clearance, twice the exposure.",
    ),
    worked="1 ÷ (1 − 0.516) = 2.07 for the first; 1 for the second.",
    why="Exposure is dose over clearance, and only what exists can be blocked.",
    means="A tablet can overrule a genotype.",
)

QUESTIONS = (SCALE, TABLET)
