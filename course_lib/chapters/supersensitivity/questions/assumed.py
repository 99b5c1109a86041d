"""Objective 04.assumptions: what is built into the model, what emerges from it, what it lacks, and how to tell."""

from course_lib.questions.kinds import ChoiceQuestion, Option

OBJECTIVE = "04.assumptions"

BUILT_IN = ChoiceQuestion(
    id="supersensitivity.built_in",
    objective=OBJECTIVE,
    several=True,
    prompt="Which of these did the model's authors put in, so that finding them in its results proves nothing?",
    options=(
        Option(
            id="rise",
            text="the size of the rise of receptor number at usual occupancy",
            right=True,
            idea="a number of receptors that was fitted to a measurement.",
            reply="the gain was set so that the measured rise comes out.",
        ),
        Option(
            id="threshold",
            text="the occupancy above which parkinsonism begins",
            right=True,
            idea="a threshold that was taken from a measurement.",
            reply="the lower threshold is the measured one.",
        ),
        Option(
            id="restoring",
            text="that a blocked signal creeps back towards normal",
            right=True,
            idea="what a loss that grows with use does to a blocked signal.",
            reply="a loss that grows with use pulls the signal towards normal: that is the assumption itself.",
        ),
        Option(
            id="asymmetry",
            text="that offset is faster than onset",
            right=True,
            idea="what a loss that grows with use does when the drug is gone.",
            reply="off the drug receptors are used more, so a loss that grows with use is faster: the same assumption again.",
        ),
        Option(
            id="rebound",
            text="that dyskinesia is worse after stopping a VMAT2 inhibitor than before it",
            right=False,
            reply="it follows from receptors that adapt to depletion, too; no parameter was set for it.",
        ),
        Option(
            id="tolerance",
            text="how long the early parkinsonism lasts",
            right=False,
            reply="it follows from how fast receptors turn over; no observation of its length was put in.",
        ),
    ),
    hints=(
        "Which of these could you change by editing one number, without any other result moving?",
        "A number that was fitted cannot be tested by the same data.",
        "What follows from the equations without being fitted was not put in.",
    ),
    worked="Put in: the measured rise, the measured threshold, and a loss that grows with use, hence the pull towards normal and the faster offset. Emerging: the rebound, and how long the early parkinsonism lasts.",
    means="A model earns trust by what it was not told.",
)

NO_GAIN = ChoiceQuestion(
    id="supersensitivity.no_gain",
    objective=OBJECTIVE,
    several=True,
    prompt="Set the gain g to zero: use no longer hastens loss. Which results are still there?",
    options=(
        Option(
            id="early",
            text="early parkinsonism under a strong block",
            right=True,
            idea="an effect of the first day, before receptors can change.",
            reply="it needs the block and the threshold, and no receptor has to change.",
        ),
        Option(
            id="tolerance",
            text="tolerance to it",
            right=False,
            reply="it needs receptors that grow. Without a gain the signal stays where the block has put it.",
        ),
        Option(
            id="withdrawal",
            text="dyskinesia in a missed week",
            right=False,
            reply="it needs receptors that grew. Without a gain a missed week is a normal one.",
        ),
        Option(
            id="inhibitor",
            text="a lower signal under a VMAT2 inhibitor",
            right=True,
            idea="what less release does to the signal, whatever receptors do.",
            reply="less dopamine is released, whatever the receptors do.",
        ),
    ),
    hints=(
        "With g = 0 the pools stay at 1 for ever.",
        "Which results need no change of receptors?",
        "Ask of each: is it drive, or pool?",
    ),
    worked="Pools stay at 1. What is left is drive and thresholds: early parkinsonism, and less signal under the inhibitor.",
    means="Switching a part off shows what it was there for.",
)

PERSISTENT = ChoiceQuestion(
    id="supersensitivity.persistent",
    objective=OBJECTIVE,
    prompt="In some people dyskinesia stays for years after the last dose. What does the model of adapting receptors, without a "
    "slow store, say about them?",
    options=(
        Option(
            id="slow",
            text="their receptors take years to shrink",
            right=False,
            reply="Nothing in the model is that slow: its pools are back within weeks, as in rats. The model was not told of such people.",
        ),
        Option(
            id="silent",
            text="nothing: here every change is gone within months",
            right=True,
            reply="The model has no trace that stays. Persistence needs what it leaves out: a slow store, such as lasting plasticity or damage.",
        ),
        Option(
            id="impossible",
            text="that they cannot exist, so their diagnosis is wrong",
            right=False,
            reply="They exist; a model that cannot make them is incomplete. Observation outranks the model.",
        ),
    ),
    hints=(
        "How long is the model's longest time constant?",
        "Weeks. Is anything in it permanent?",
        "What should one say of a thing that a model cannot make?",
    ),
    worked="Its slowest change is over within months, so persistent dyskinesia lies outside of it.",
    means="Withdrawal dyskinesia is in the model; persistent tardive dyskinesia is not.",
)

STORE_TEST = ChoiceQuestion(
    id="supersensitivity.store_test",
    objective="04.evidence",
    prompt="In this model a slow store makes dyskinesia under a steady block, and a VMAT2 inhibitor sensitises receptors. It may be filled by the blockade of D2 receptors, or by their "
    "supersensitivity. Which observation tells the two apart?",
    options=(
        Option(
            id="onset",
            text="dyskinesia begins in the second year of a steady block",
            right=False,
            reply="Both do that. Under a steady block occupancy and function are both constant, so both stores fill alike.",
        ),
        Option(
            id="slow_remission",
            text="after the last dose the movements fade over many months",
            right=False,
            reply="Both do that: how fast a store empties does not depend on what filled it.",
        ),
        Option(
            id="year_on_inhibitor",
            text="a year on a VMAT2 inhibitor leaves people better than before it",
            right=True,
            reply="In the model an inhibitor sensitises receptors and occupies none; in people that was not measured. Fed by supersensitivity, the store would fill on, and people would get worse.",
        ),
    ),
    hints=(
        "Look for a treatment that changes one of the two and not the other.",
        "An antipsychotic does both: it occupies receptors and sensitises them.",
        "Which drug sensitises receptors without occupying them?",
    ),
    worked="In this model a VMAT2 inhibitor sensitises without occupying: lasting relief speaks against the store that supersensitivity fills.",
    means="Two models that agree on everything seen so far are told apart by an experiment on which they differ.",
)

QUESTIONS = (BUILT_IN, NO_GAIN, PERSISTENT, STORE_TEST)
