"""Objective 15.defend: a plan on one page that can be changed."""

from course_lib.questions.kinds import ChoiceQuestion, Option

WOLF = ChoiceQuestion(
    id="capstone_one_patient.wolf",
    objective="15.defend",
    prompt="The model expects parkinsonism in nearly everyone who takes an antipsychotic and 80 mg. In KINECT 3 85.5 % took one, and over all placebo-controlled trials about 3 % became parkinsonian. What do you write into the report?",
    options=(
        Option(
            id="ignore",
            text="nothing: the trials, with 3 % against nearly everyone, show the model to be wrong here",
            right=False,
            reply="A model that is wrong here may be wrong elsewhere: the reader must know.",
        ),
        Option(
            id="flag",
            text="the model’s warning, the trials’ 3 %, and that slowness calls for less valbenazine or none",
            right=True,
            reply="Model and trials are both reported, and the plan depends on what you see in the patient.",
        ),
        Option(
            id="stop",
            text="that nobody on an antipsychotic may take it, since the model predicts slowness",
            right=False,
            reply="Measured people say otherwise: about 3 % became parkinsonian. The model’s signal is a flag; slowness seen in the patient would count.",
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
            reply="exposure falls by a third at most, over about three weeks; compute cap and benefit anew.",
        ),
        Option(
            id="ecg",
            text="an ECG on 40 mg with QTc 20 ms longer, and a second one that agrees",
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
            reply="with paroxetine the score is 0 in each edition. Once it is stopped, this counts.",
        ),
    ),
    hints=("Which would lead to another dose?", "Compare with noise and with the tablet.", "Two of them."),
    worked="Stopping paroxetine, and a much longer QTc.",
    why="Only an observation that would lead to another action belongs there.",
    means="A plan says when it ends.",
)

QUESTIONS = (WOLF, MIND)
