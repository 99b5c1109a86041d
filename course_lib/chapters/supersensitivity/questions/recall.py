"""Two things from earlier chapters on which chapter 04 stands: a half-full vesicle, and an exponential approach."""

from course_lib.questions.kinds import ChoiceQuestion, Option

QUANTUM = ChoiceQuestion(
    id="supersensitivity.recall_quantum",
    objective="04.treatment",
    prompt="From chapters 01 and 02: a VMAT2 inhibitor is given. What reaches the dopamine receptors after an impulse?",
    options=(
        Option(
            id="fewer",
            text="fewer quanta, each as large as before",
            right=False,
            reply="That is a drug on release. A vesicle is released as readily half full as full: the number stays, the size falls.",
        ),
        Option(
            id="smaller",
            text="as many quanta, each of them smaller",
            right=True,
            reply="The pump fills the vesicle; what is not pumped in cannot come out.",
        ),
        Option(
            id="blocked",
            text="as much dopamine, but the receptor is blocked",
            right=False,
            reply="That is an antipsychotic. A VMAT2 inhibitor works inside the terminal and does not touch the receptor.",
        ),
    ),
    hints=(
        "On which side of the synapse does each drug work?",
        "VMAT2 sits in the wall of the vesicle.",
        "Which of n, p and q does the filling of a vesicle set?",
    ),
    worked="VMAT2 fills the vesicle, so its block shrinks q and leaves n and p.",
    means="Two drugs, two sides of the cleft: this chapter sets them side by side.",
)

APPROACH = ChoiceQuestion(
    id="supersensitivity.recall_approach",
    objective="04.adaptation",
    prompt="A quantity is made at a constant rate and lost at a rate constant k times what is there. "
    "The loss constant doubles for good. What happens?",
    options=(
        Option(
            id="half_faster",
            text="it falls to half, and gets there in half the time",
            right=True,
            reply="The steady level is what is made ÷ k, the time constant is 1/k: both are halved.",
        ),
        Option(
            id="half_same",
            text="it falls to half, in the same time as before",
            right=False,
            reply="The level is right. But the time constant is 1/k as well: what is lost faster settles faster.",
        ),
        Option(
            id="to_zero",
            text="it falls to nothing in the end, as loss now exceeds making",
            right=False,
            reply="It is still made. As it falls, less is lost, until loss equals making again at half of the level.",
        ),
    ),
    hints=(
        "At the steady level what is made equals what is lost.",
        "So the steady level is what is made ÷ k.",
        "How fast a gap closes is set by k too: the time constant is 1/k.",
    ),
    worked="The steady level, made ÷ k, falls to half; the time constant 1/k falls to half.",
    means="The same constant sets where a pool settles and how fast: onset and offset will differ.",
)

QUESTIONS = (QUANTUM, APPROACH)
