"""An inhibited inhibitor, and what chapters 02 and 04 left behind, asked before chapter 10 builds on it."""

from course_lib.questions.kinds import ChoiceQuestion, Option

OBJECTIVE = "10.window"

INHIBITION = ChoiceQuestion(
    id="ganglia.recall_inhibition",
    objective="10.disinhibition",
    prompt="A nerve cell fires all the time and inhibits its neighbour. Now it falls silent. What does the neighbour do?",
    options=(
        Option(
            id="more",
            text="it fires more, since an inhibition is gone",
            right=True,
            reply="Nobody excited the neighbour. Something that held its rate down is gone.",
        ),
        Option(
            id="less",
            text="it fires less: one of its inputs is gone",
            right=False,
            reply="That would hold for an input that excites. This one inhibited, and inhibition lowers a rate.",
        ),
        Option(
            id="same",
            text="the same: a silent cell has no effect",
            right=False,
            reply="A silent cell sends nothing; but until now it sent inhibition. That is missing, and the rate changes.",
        ),
    ),
    hints=(
        "What did the cell do to its neighbour while it fired?",
        "It lowered the neighbour's rate. Now this influence is missing.",
        "Less inhibition: the rate rises.",
    ),
    worked="The inhibition is gone, so the neighbour fires more.",
    means="To silence an inhibitor is to release its target: disinhibition.",
)

RELEASE = ChoiceQuestion(
    id="ganglia.recall_release",
    objective=OBJECTIVE,
    prompt="An inhibitor occupies 70 % of VMAT2. How much of its usual dopamine does the whole terminal of chapter 02, with its "
    "autoreceptors, still release in the steady state?",
    options=(
        Option(
            id="linear",
            text="30 %: what the free pumps can load",
            right=False,
            reply="That is depletion equal to occupancy, true for one vesicle in a constant cytosol. In the whole terminal the cytosol "
            "fills up and autoreceptors call for more synthesis, and the free pumps work harder.",
        ),
        Option(
            id="compensated",
            text="about half: the free pumps are fed better",
            right=True,
            reply="Stranded dopamine stays in the cytosol and lost autoreceptor tone raises synthesis, so the free pumps load more each.",
        ),
        Option(
            id="occupancy_left",
            text="70 %: what the drug occupies",
            right=False,
            reply="That is the share that is blocked. Release follows what the other pumps still load.",
        ),
        Option(
            id="all",
            text="all of it: the reserve of filled vesicles is large",
            right=False,
            reply="A reserve lasts hours, not for good. In the steady state a vesicle contains what its free pumps can load against the leak.",
        ),
    ),
    hints=(
        "What would one vesicle in a constant cytosol do?",
        "What happens to the dopamine that the blocked pumps leave behind, and to autoreceptors with less dopamine outside?",
        "Both feed the pumps that are free: more than 30 % remains.",
    ),
    worked="The linear vesicle would keep 30 %. Cytosol and autoreceptors feed the free pumps, and about half remains.",
    means="About half. This is the number that the circuit of this chapter gets.",
)

SENSITIVITY = ChoiceQuestion(
    id="ganglia.recall_sensitivity",
    objective=OBJECTIVE,
    prompt="Months of an antipsychotic end today. In the model of chapter 04, what does normal dopamine meet tomorrow?",
    options=(
        Option(
            id="too_strong",
            text="D2 receptors that respond too strongly",
            right=True,
            reply="Blocked receptors are used less and lost more slowly: their function has grown, and now nothing blocks them.",
        ),
        Option(
            id="too_weak",
            text="D2 receptors that respond too weakly",
            right=False,
            reply="They did while the drug blocked them. Adaptation went the other way, to restore the signal, and the drug is leaving.",
        ),
        Option(
            id="as_before",
            text="the receptors of before the treatment",
            right=False,
            reply="The drug leaves in days, but receptors are renewed over weeks: tomorrow they are still the adapted ones.",
        ),
    ),
    hints=(
        "Which leaves faster, the drug or the adaptation?",
        "In which direction does a receptor pool drift that is used too little?",
        "It grows in function, and needs weeks to shrink again.",
    ),
    worked="Under block the functional pool grows; on stopping, the block goes in days and the growth in weeks, so dopamine acts too strongly.",
    means="That surplus enters this chapter as the D2 sensitivity.",
)

QUESTIONS = (INHIBITION, RELEASE, SENSITIVITY)
