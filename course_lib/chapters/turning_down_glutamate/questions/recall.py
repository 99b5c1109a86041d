"""Recall from chapters 01 and 10, and the prediction about rat and patient."""

from course_lib.questions.kinds import ChoiceQuestion, Option

FEWER = ChoiceQuestion(
    id="glutamate.recall_fewer",
    objective="11.release",
    prompt="A terminal releases fewer vesicles at each impulse; each vesicle holds as much as before. What changes in the recordings of chapter 01?",
    options=(
        Option(
            id="q",
            text="the response to one vesicle becomes smaller, and the mean with it",
            right=False,
            reply="Each vesicle holds as much as before, so its response stays. The mean falls because fewer vesicles come.",
        ),
        Option(
            id="cv",
            text="the mean falls, and mean² ÷ variance (1/CV²) falls, too",
            right=True,
            reply="Fewer vesicles: a smaller mean, and relatively more scatter.",
        ),
        Option(
            id="mean_only",
            text="the mean falls, and mean² ÷ variance (1/CV²) stays as it was",
            right=False,
            reply="That is the mark of smaller vesicles. Fewer vesicles scatter more, relative to their mean.",
        ),
    ),
    hints=(
        "Which of n, p and q has changed?",
        "1/CV² does not depend on q, but on n and p.",
        "A lower p lowers n p ÷ (1 − p).",
    ),
    worked="p falls, so the mean n p q and 1/CV² = n p ÷ (1 − p) both fall.",
    means="The mark of a change in release, not in the size of a vesicle.",
)

BRAKE = ChoiceQuestion(
    id="glutamate.recall_brake",
    objective="11.site",
    prompt="D2 receptors in the striatum are blocked, D1 receptors work as usual. What happens in the circuit of chapter 10?",
    options=(
        Option(
            id="indirect",
            text="D2 cells fire more and GPi fires more: fewer actions pass",
            right=True,
            reply="Dopamine no longer holds the D2 cells down, and the indirect pathway presses the brake.",
        ),
        Option(
            id="direct",
            text="D1 cells fire less, GPi fires less: more actions pass",
            right=False,
            reply="D1 receptors work as usual here. And with weaker D1 cells GPi would fire more.",
        ),
        Option(
            id="both",
            text="D1 and D2 cells both fall silent, and no action passes",
            right=False,
            reply="D1 cells work as usual. And dopamine inhibits D2 cells: without it they respond more to cortex.",
        ),
    ),
    hints=(
        "What does dopamine do to a D2 cell?",
        "Walk on: D2 cell, GPe, STN, GPi.",
        "A brake that is pressed lets fewer actions pass.",
    ),
    worked="D2 cells up, GPe down, STN up, GPi up.",
    means="One pathway is disturbed, the other is sound.",
)

PATIENT = ChoiceQuestion(
    id="glutamate.predict_patient",
    objective="11.site",
    prompt="In the rat, weakening the striatopallidal synapse by 24 % brings the choices kept from 44 to 98 %. "
    "A patient has lost nine tenths of the dopamine, at D1 and D2 cells. The same synapse is weakened by the same 24 %. "
    "How many choices of health are kept?",
    options=(
        Option(
            id="same",
            text="about 98 %, as in the rat",
            right=False,
            reply="The rat’s D1 cells had their dopamine. The patient’s have lost it.",
        ),
        Option(
            id="half",
            text="about 50 %: one of two pathways is mended",
            right=False,
            reply="Weakening the indirect pathway does not give the D1 cells their pull back.",
        ),
        Option(
            id="few",
            text="about 4 %, nearly none",
            right=True,
            reply="The direct pathway is weak, too, and this synapse is not in it.",
        ),
    ),
    hints=(
        "Which pathways has the rat lost, and which has the patient?",
        "The striatopallidal synapse belongs to the indirect pathway only.",
        "In the patient the D1 cells pull less. What makes up for that?",
    ),
    worked="0 % without, 4 % with 24 %; 89 % need 59 %.",
    why="The same lesion of the indirect pathway stands beside a second one, of the direct pathway, so the indirect one must be weakened far more.",
    means="A test that leaves the direct pathway sound asks the drug only for what it can do.",
)

QUESTIONS = (FEWER, BRAKE, PATIENT)
