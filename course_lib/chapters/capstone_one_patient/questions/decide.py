"""Objectives 15.decide, 15.tests and 15.defend: a dose, the next test, and a plan that can be changed."""

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
            reply="Above the cap with paroxetine, and 0.38 instead of 0.09 for QTc above 10 ms.",
        ),
        Option(
            id="eighty",
            text="80 mg, the usual dose",
            right=False,
            reply="Twice the cap with paroxetine; 0.07 more benefit for 0.57 more risk.",
        ),
    ),
    hints=(
        "Read the list of tablets.",
        "What does paroxetine do to CYP2D6?",
        "As a poor metaboliser: cap 40 mg.",
    ),
    worked="40 mg: P(2 points better) 0.75, P(ΔQTc > 10 ms) 0.09; at 80 mg 0.82 and 0.66.",
    why="Paroxetine makes her a poor metaboliser, for whom the label’s cap and the risk of a long QT end at 40 mg.",
    means="Two thirds of the way to the answer stood in the letter.",
)

WHICH_TEST = ChoiceQuestion(
    id="capstone_one_patient.predict_test",
    objective="15.tests",
    prompt="You want to know how much better somebody will move on 80 mg. Which test narrows that forecast most?",
    options=(
        Option(
            id="gene",
            text="the CYP2D6 genotype",
            right=False,
            reply="It narrows exposure, and so QT. Nearly every exposure holds most of VMAT2, so benefit hangs on other things.",
        ),
        Option(
            id="level",
            text="a careful blood level on 40 mg",
            right=False,
            reply="It knows exposure best of all: the QT forecast halves. The benefit hardly notices.",
        ),
        Option(
            id="film",
            text="one more film, rated with an error of 2.5 points",
            right=True,
            reply="How much somebody moves, and how much of it follows dopamine, only films can say.",
        ),
    ),
    hints=(
        "What does the benefit hang on?",
        "Occupancy is 0.8 or more in nearly everybody.",
        "On the score, and on the share that follows dopamine.",
    ),
    worked="SD of the benefit: nothing 1.88, genotype 1.87, level 1.86, one film 1.71 points.",
    why="Occupancy is near its end in nearly everybody, so exposure moves the benefit little, and score and share move it much.",
    means="Ask of a test which question it answers.",
)

NEXT = ChoiceQuestion(
    id="capstone_one_patient.next_test",
    objective="15.tests",
    prompt="Somebody takes 40 mg without an inhibitor and wants 80 mg. You fear for the QT interval. Which single test is worth most for that question?",
    options=(
        Option(
            id="film",
            text="three films on 40 mg",
            right=False,
            reply="They tell the benefit. Of exposure they say next to nothing.",
        ),
        Option(
            id="gene",
            text="the genotype",
            right=False,
            reply="It leaves an SD of 3.2 of 3.6 ms: inside one phenotype exposure differs fivefold.",
        ),
        Option(
            id="level",
            text="a careful blood level",
            right=True,
            reply="It leaves 1.7 of 3.6 ms, and an ECG on 40 mg looks at the heart itself.",
        ),
    ),
    hints=("On what does the QT line hang?", "What measures exposure itself?", "A level, not its cause."),
    worked="SD of ΔQTc at 80 mg: nothing 3.6, genotype 3.2, level 1.7 ms.",
    why="QT follows exposure in the line, and a level measures exposure, of which the genotype is one cause among several.",
    means="The gene says how much may be too much; a level says how much it is.",
)

PRICE = ChoiceQuestion(
    id="capstone_one_patient.price",
    objective="15.tests",
    prompt="When is a further test not worth having?",
    several=True,
    options=(
        Option(
            id="same",
            text="when every result would lead to the same dose",
            right=True,
            reply="nothing you could see would change what you do.",
        ),
        Option(
            id="dear",
            text="whenever it costs more than the last one",
            right=False,
            reply="a dear test that changes the dose can be worth it.",
        ),
        Option(
            id="late",
            text="when waiting for it costs more than a wrong start that can be taken back",
            right=True,
            reply="40 mg can be stopped within days.",
        ),
        Option(
            id="wide",
            text="when the interval is still wide",
            right=False,
            reply="a wide interval is a reason to ask, if an answer could change the dose.",
        ),
    ),
    hints=(
        "What can a test change?",
        "Think of its possible results, one by one.",
        "If all lead to one action, skip it.",
    ),
    worked="A test is worth what its results change.",
    why="The value of a test is the gain from acting otherwise after some of its results.",
    means="Write down what you would do after each result, before you order.",
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
            reply="the boxed warning; treat the mood first and ask about suicide.",
        ),
        Option(id="paroxetine", text="paroxetine", right=False, reply="it caps the dose at 40 mg."),
        Option(id="mao", text="an MAO inhibitor", right=True, reply="the label says avoid."),
        Option(
            id="antipsychotic",
            text="an antipsychotic, and a model that expects slowness",
            right=False,
            reply="a flag. The model cries wolf; look for slowness.",
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
            text="nothing: that is what a cap is for",
            right=False,
            reply="A cap brings exposure near that of others. What can happen to others can happen at the cap.",
        ),
        Option(
            id="exposure",
            text="a cap matches exposure, about 0.9 of an NM on 80 mg; it watches neither mood nor slowness nor heart",
            right=True,
            reply="Nine per cent still exceed 10 ms in the line, and monitoring goes on.",
        ),
        Option(
            id="double",
            text="the cap should be 20 mg",
            right=False,
            reply="44 mg would match the exposure of 80 mg in others; 40 lies below.",
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
            text="go on: it is a side effect to be borne for a good effect",
            right=False,
            reply="Low mood is a reason to stop and ask; a better score does not outweigh it.",
        ),
        Option(
            id="ask",
            text="ask about suicide today, and reduce or stop while you find out",
            right=True,
            reply="Movement can wait for a week. The label warns of it in Huntington’s disease, and nobody knows who else is at risk.",
        ),
        Option(
            id="raise",
            text="raise the dose: movement lowers mood",
            right=False,
            reply="Less dopamine may be the cause; more drug would be the wrong way round.",
        ),
    ),
    hints=("Which harm cannot be taken back?", "What returns within days when you stop?", "Ask first."),
    worked="Ask, reduce or stop, look again within days.",
    why="Movement that returns can be relieved again, and a suicide cannot be undone.",
    means="Write the stop rule before the first capsule.",
)

WOLF = ChoiceQuestion(
    id="capstone_one_patient.wolf",
    objective="15.defend",
    prompt="The model expects parkinsonism in nearly everyone who takes an antipsychotic and 80 mg. In KINECT 3 85.5 % took one, and over all placebo-controlled trials about 3 % became parkinsonian. What do you write into the report?",
    options=(
        Option(
            id="ignore",
            text="nothing: the model is wrong here",
            right=False,
            reply="A model that is wrong here may be wrong elsewhere: the reader must know.",
        ),
        Option(
            id="flag",
            text="that the model flags it, that trials saw it seldom, and that you will look for slowness",
            right=True,
            reply="Both are said, and the plan does not hang on either.",
        ),
        Option(
            id="stop",
            text="that she must not take it",
            right=False,
            reply="Measured people say otherwise. A flag is no bar.",
        ),
    ),
    hints=("What did people show?", "Does hiding help the reader?", "Say both, and what you will do."),
    worked="Flag, evidence, action.",
    why="A report is defended by saying where its model fails and which observation would show it.",
    means="Name the failure before somebody else does.",
)

MIND = ChoiceQuestion(
    id="capstone_one_patient.change_mind",
    objective="15.defend",
    several=True,
    prompt="Which of these belong under “what would change my mind” for Ms V. on 40 mg?",
    options=(
        Option(
            id="paroxetine",
            text="paroxetine is stopped",
            right=True,
            reply="exposure about halves within days; cap and benefit are computed anew.",
        ),
        Option(
            id="ecg",
            text="an ECG on 40 mg with QTc 20 ms longer",
            right=True,
            reply="the line’s mean is 7 ms: her heart answers otherwise.",
        ),
        Option(
            id="rating",
            text="one rating of 9 after one of 13",
            right=False,
            reply="within 6.9 points; the share goes from 0.40 to 0.38.",
        ),
        Option(
            id="gene",
            text="her *41 is counted 0.5 or 0.25",
            right=False,
            reply="with paroxetine the score is 0 in each edition.",
        ),
    ),
    hints=("Which would lead to another dose?", "Compare with noise and with the tablet.", "Two of them."),
    worked="Stopping paroxetine, and a much longer QTc.",
    why="Only an observation that would lead to another action belongs there.",
    means="A plan says when it ends.",
)

QUESTIONS = (SEALED, WHICH_TEST, NEXT, PRICE, GATE, CAP, MOOD, WOLF, MIND)
