"""Objective 12.evidence: what was measured, what is modelled, what is ours, and what would refute it."""

from course_lib.chapters.maladaptive_learning.questions.options import option
from course_lib.questions.kinds import ChoiceQuestion, Mistake, OrderingQuestion

OBJECTIVE = "12.evidence"

LADDER = OrderingQuestion(
    id="maladaptive_learning.ladder",
    objective=OBJECTIVE,
    prompt="Order these from firm ground to thin air.",
    items={
        "measured": "spines of D1 cells grow if dopamine follows within 0.3 to 2 s (slices of mouse accumbens)",
        "modelled": "two opponent weights, each changed in proportion to itself (OpAL)",
        "ours": "forgetting by use, half a year of urges",
        "speculative": "tardive dyskinesia is such a weight",
    },
    hints=(
        "Which was seen?",
        "Which has been published as a model?",
        "Which is only in this chapter, and which is about patients?",
    ),
    worked="Measured, modelled, ours, speculative.",
    why="What was seen stands firmest; a published model comes before an assumption of this chapter, and patients come last, since nobody looked.",
    mistakes=(
        Mistake(
            id="patients_before_ours",
            answer=lambda v: ("measured", "modelled", "speculative", "ours"),
            because="You put the sentence about patients above our own assumption. Nobody has measured such a weight in a patient; forgetting by use is at least part of a model that can be computed.",
        ),
        Mistake(
            id="model_before_measurement",
            answer=lambda v: ("modelled", "measured", "ours", "speculative"),
            because="You put a published model above a measurement. A model that is in print is still a model; the spines were seen.",
        ),
    ),
    means="Each sentence of this chapter stands on one of these rungs.",
)

ERASE = ChoiceQuestion(
    id="maladaptive_learning.erase",
    objective=OBJECTIVE,
    prompt="“The inhibitor takes away the ability to save, so the posture gradually extinguishes” (#12c). What must be true for that?",
    options=(
        option(
            "nothing",
            "nothing more: what is not saved is lost, day by day",
            "Not to save is not to delete: what was saved before stays, as a file does when the save button is gone, unless something lowers it.",
        ),
        option(
            "only_if",
            "each performance lowers Go, by forgetting or an error below zero",
            "The posture must still be performed, and synapses must forget by use or the error must fall below zero: then one of these does the work.",
            right=True,
        ),
        option(
            "dose",
            "only a dose that is high enough to stop all new saving",
            "In the model the highest dose erases less than a middle one.",
        ),
    ),
    hints=(
        "What does a missing burst do to a weight?",
        "Counted from tone (ours), δ = 0: nothing is learned. What else lowers Go?",
        "Forgetting, or an error below zero (low tone; or, counted from expected reward, the missing burst itself).",
    ),
    worked="Right only if: δ = 0 freezes; erasing needs forgetting or an error below zero.",
    means="Not to save is not to delete, if errors are counted from tone.",
)

REFUTE = ChoiceQuestion(
    id="maladaptive_learning.refute",
    objective=OBJECTIVE,
    prompt="A randomised, blinded withdrawal after 12 or 48 weeks, filmed for half a year. Which result would make you give up learning of the modelled size?",
    options=(
        option(
            "return",
            "movements return within a week of the last tablet, in nearly everybody who was treated for 12 or 48 weeks",
            "Every story says so, with and without learning.",
        ),
        option(
            "no_difference",
            "at week 26 severity depends neither on length of treatment nor on room: a difference of 5 % is excluded",
            "The model predicts a difference of 8 % with receptors, of 5 % by learning alone. If both are absent where they would have been seen, both are excluded.",
            right=True,
        ),
        option(
            "small",
            "twenty people in each arm show no significant difference at week 26",
            "Too few: with our assumed spread about 370 in each arm are needed to see 8 %.",
        ),
    ),
    hints=(
        "What does the model predict?",
        "A difference by length, and by setting.",
        "Its absence counts only if it could have been seen.",
    ),
    worked="No difference where 5 % could have been seen. An absence that nobody could have seen refutes nothing.",
    means="A model that no result could refute says nothing.",
)

RETURN = ChoiceQuestion(
    id="maladaptive_learning.return",
    objective=OBJECTIVE,
    prompt="“Movements return on stopping: suppressed, not cured” (#36). What does the return tell about learning?",
    options=(
        option(
            "none",
            "that nothing was unlearned: the movement is there as before",
            "With learning they return, too: 17 a day in place of 19.",
        ),
        option(
            "all",
            "that receptors explain it all: more of them are left for a while",
            "With a mask movements return, too, without more receptors.",
        ),
        option(
            "size",
            "nothing by itself, since all four stories let movements return",
            "Only how many return, and when, differs between the stories, and that was not measured finely enough.",
            right=True,
        ),
    ),
    hints=("In how many of the four stories do movements return?", "In all.", "So what differs?"),
    worked="All four stories return. #36: right on the return; that the cause is untouched does not follow from it.",
    means="An observation that every story predicts decides nothing.",
)

FIT = ChoiceQuestion(
    id="maladaptive_learning.fit",
    objective=OBJECTIVE,
    prompt="This model’s catalepsy looks like that of rats. How far does that carry?",
    options=(
        option(
            "proves",
            "it proves Go and NoGo weights: nothing else makes catalepsy grow by the day in one room",
            "In other models catalepsy grows by the day and belongs to a room, too.",
        ),
        option(
            "shape",
            "the shape fits; we chose the numbers, and what rats did not unlearn is missing",
            "We chose η, φ and the latency’s form (the rat forgets a thousand times faster than the patient). And with other doses catalepsy wanes instead.",
            right=True,
        ),
        option(
            "nothing",
            "nothing: models cannot be compared with rats",
            "They can, if their prediction could have failed: the room could.",
        ),
    ),
    hints=("What was free?", "Which prediction could have failed?", "What does the model miss?"),
    worked="Shape only. Two free rates fit many curves; the room was a real test, extinction a miss.",
    means="A fit is where the questions begin.",
)

QUESTIONS = (LADDER, ERASE, REFUTE, RETURN, FIT)
