"""Objective 15.tests: which next test is worth having."""

from course_lib.questions.kinds import ChoiceQuestion, Option

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
            text="a careful level in blood, taken on 40 mg",
            right=False,
            reply="It knows exposure best of all: the QT forecast halves. The benefit hardly notices.",
        ),
        Option(
            id="film",
            text="one film, rated with an error of 2.5 points",
            right=True,
            reply="How much somebody moves, and how much of it follows dopamine, only films can say.",
        ),
    ),
    hints=(
        "What does the benefit hang on?",
        "Occupancy is 0.8 or more in nearly everybody.",
        "On the total, and on the share that follows dopamine.",
    ),
    worked="SD of the benefit: nothing 1.88, genotype 1.87, level 1.82, one film 1.67 points.",
    why="Occupancy is near its end in nearly everybody, so exposure moves the benefit little, and total and share move it much.",
    means="Ask of a test which question it answers.",
)

NEXT = ChoiceQuestion(
    id="capstone_one_patient.next_test",
    objective="15.tests",
    prompt="Somebody takes 40 mg without an inhibitor and wants 80 mg. You fear for the QT interval; an ECG is done in any case. Which further test best predicts exposure on 80 mg?",
    options=(
        Option(
            id="film",
            text="three more films on 40 mg",
            right=False,
            reply="They tell the benefit. Of exposure they say next to nothing.",
        ),
        Option(
            id="gene",
            text="the CYP2D6 genotype",
            right=False,
            reply="It leaves an SD of 3.2 of 3.6 ms: inside one phenotype exposure differs fivefold.",
        ),
        Option(
            id="level",
            text="a careful blood level",
            right=True,
            reply="It leaves 1.7 of 3.6 ms; the ECG on 40 mg looks at the heart itself.",
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

QUESTIONS = (WHICH_TEST, NEXT, PRICE)
