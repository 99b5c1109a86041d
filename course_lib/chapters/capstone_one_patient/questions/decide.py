"""Objective 15.decide: a gate, a dose, and what is watched."""

from course_lib.questions.kinds import ChoiceQuestion, Option

SEALED = ChoiceQuestion(
    id="capstone_one_patient.sealed_dose",
    objective="15.decide",
    prompt="Which daily dose of valbenazine would you give Ms V. in the end? Decide now, from the letter and the film; it is opened when you know more.",
    options=(
        Option(
            id="none",
            text="none",
            right=False,
            reply="Nothing in the letter stops it, and three chances in four speak for a benefit that matters.",
        ),
        Option(
            id="forty",
            text="40 mg",
            right=True,
            reply="The cap, the QT interval and the benefit agree: more would buy little.",
        ),
        Option(
            id="sixty",
            text="60 mg",
            right=False,
            reply="Above the cap with paroxetine, and 0.38 instead of 0.09 for a predicted QTc above 10 ms.",
        ),
        Option(
            id="eighty",
            text="80 mg, the usual dose",
            right=False,
            reply="Twice the cap with paroxetine; 0.07 more benefit, and 0.57 more chance of a predicted 10 ms.",
        ),
    ),
    hints=(
        "Read the list of tablets.",
        "What does paroxetine do to CYP2D6?",
        "What does the label allow a poor metaboliser?",
    ),
    worked="40 mg: P(2 points better) 0.75, P(predicted ΔQTc > 10 ms) 0.09; at 80 mg 0.82 and 0.66.",
    why="Paroxetine makes her a poor metaboliser, for whom the label ends at 40 mg, and exposure, on which QTc hangs, doubles.",
    means="Two thirds of the way to the answer stood in the letter.",
)

GATE = ChoiceQuestion(
    id="capstone_one_patient.gate",
    objective="15.decide",
    several=True,
    prompt="Which of these stop valbenazine from being begun today, by the gate of this chapter?",
    options=(
        Option(
            id="huntington",
            text="Huntington’s disease and low mood",
            right=True,
            reply="the boxed warning; ask about suicide and treat the mood first.",
        ),
        Option(id="paroxetine", text="paroxetine", right=False, reply="it caps the dose at 40 mg."),
        Option(id="mao", text="an MAO inhibitor", right=True, reply="the label says avoid."),
        Option(
            id="antipsychotic",
            text="an antipsychotic, and a model that expects slowness",
            right=False,
            reply="a flag: the model predicts slowness far too often. Examine, and reduce or stop valbenazine if slowness that you see hinders.",
        ),
        Option(
            id="rifampin",
            text="rifampin",
            right=True,
            reply="a strong CYP3A4 inducer: not recommended, most of the drug would be gone.",
        ),
    ),
    hints=(
        "Stops, caps and questions are three kinds.",
        "Which can be met by a smaller dose?",
        "Three stop.",
    ),
    worked="Huntington’s with low mood, an MAO inhibitor and rifampin stop; paroxetine caps; the antipsychotic is asked about.",
    why="A cap answers too much exposure, and a stop answers a danger that no dose removes.",
    means="Pass the gate before you compute.",
)

CAP = ChoiceQuestion(
    id="capstone_one_patient.cap_safe",
    objective="15.decide",
    prompt="“At the cap of 40 mg a poor metaboliser is safe.” What is wrong?",
    options=(
        Option(
            id="nothing",
            text="nothing: at the cap exposure is that of others, so it is safe",
            right=False,
            reply="A cap brings exposure near that of others. What can happen to others can happen at the cap.",
        ),
        Option(
            id="exposure",
            text="a cap limits exposure; harm depends on the person, too",
            right=True,
            reply="Exposure is about 0.9 of that of a normal metaboliser on 80 mg. Nine per cent still have a QTc predicted to be longer by more than 10 ms, and mood, slowness and heart must be watched.",
        ),
        Option(
            id="double",
            text="the cap should be 20 mg, well below the others’ exposure",
            right=False,
            reply="44 mg would match the exposure of 80 mg in others, so 40 lies below already. 20 mg would about halve the exposure, for no reason given.",
        ),
    ),
    hints=("What does a cap equalise?", "Is what others have harmless?", "594 and 667 ng·h/mL."),
    worked="594 ÷ 667 = 0.89.",
    why="A cap is computed from exposure, while harm depends on the person as well.",
    means="A cap is a ceiling, and no clearance.",
)

MOOD = ChoiceQuestion(
    id="capstone_one_patient.mood",
    objective="15.decide",
    prompt="In week 5 a patient on 40 mg says that nothing gives pleasure any more. The AIMS has fallen by 4. What first?",
    options=(
        Option(
            id="accept",
            text="go on until the next visit: a side effect must be borne, since movement is better",
            right=False,
            reply="Low mood is a reason to stop and ask; a better total does not outweigh it.",
        ),
        Option(
            id="ask",
            text="ask about suicide today, and reduce or stop valbenazine while you find out",
            right=True,
            reply="Movement can wait for a week. The boxed warning is for Huntington’s disease, but the label says: observe every patient.",
        ),
        Option(
            id="raise",
            text="raise the dose: remaining movements keep the mood low",
            right=False,
            reply="Movement is better, and mood is worse. Less dopamine may be the cause, and more drug would lower it further.",
        ),
    ),
    hints=(
        "Which harm cannot be taken back?",
        "What falls within days when you stop, even if mood takes longer?",
        "Ask first.",
    ),
    worked="Ask, reduce or stop valbenazine, look again within days.",
    why="Movement that returns can be relieved again, and a suicide cannot be undone.",
    means="Write the stop rule before the first capsule.",
)

QUESTIONS = (SEALED, GATE, CAP, MOOD)
