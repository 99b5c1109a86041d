"""Objective 04.evidence: the claims #23, #24 and #28, and what a null result of PET tells."""

from course_lib.chapters.supersensitivity.questions.occupancy import receptor
from course_lib.models.target.receptor import occupancy
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "04.evidence"


def _fall(v: Params) -> float:
    before, after = (100 * occupancy(receptor(v.kd_nM), C) for C in (v.peak_nM, v.peak_nM / 2))
    return before - after


HALVED = NumberQuestion(
    id="supersensitivity.halved_peak",
    objective=OBJECTIVE,
    prompt="Peak dopamine is halved from {peak_nM:g} nM. By how many percentage points does the equilibrium occupancy of a receptor "
    "with a Kd of {kd_nM:g} nM fall?",
    unit="%",
    free=("sign", "per_cent_down"),
    draw=lambda rng: {"peak_nM": rng.choice((60, 80, 100, 120)), "kd_nM": rng.choice((7, 15, 30, 60))},
    answer=_fall,
    hints=(
        "Compute the occupancy twice.",
        "C/(C + Kd) at {peak_nM:g} nM and at half of it.",
        "Subtract the second from the first, both in per cent.",
    ),
    worked="100 × {peak_nM:g}/({peak_nM:g} + {kd_nM:g}), minus the same at half the peak: {truth:.3g} points.",
    why="Binding saturates: the fuller the receptors, the less a halved peak takes away.",
    means="The same halving, another Kd, another fall: such an example says nothing without the affinity.",
    mistakes=(
        Mistake(
            id="halved_occupancy",
            answer=lambda v: 50 * occupancy(receptor(v.kd_nM), v.peak_nM),
            because="You halved the occupancy. Occupancy saturates: compute it anew at half of the peak.",
        ),
        Mistake(
            id="relative_fall",
            answer=lambda v: _fall(v) / occupancy(receptor(v.kd_nM), v.peak_nM),
            because="That is the fall relative to the first occupancy. Percentage points are the plain difference.",
        ),
        Mistake(
            id="fall_as_fraction",
            answer=lambda v: _fall(v) / 100,
            because="The difference is right, as a fraction. Percentage points count in hundredths: multiply by 100.",
        ),
        Mistake(
            id="occupancy_left",
            answer=lambda v: 100 * occupancy(receptor(v.kd_nM), v.peak_nM / 2),
            because="That is the occupancy that is left. Subtract it from the one before.",
        ),
    ),
)


POSTSYNAPTIC = ChoiceQuestion(
    id="supersensitivity.postsynaptic",
    objective=OBJECTIVE,
    prompt="“A VMAT2 inhibitor leaves the postsynaptic receptor alone” (#24). Which finding speaks against it?",
    options=(
        Option(
            id="binds",
            text="(+)-α-HTBZ, valbenazine’s metabolite, occupies D2 receptors at clinical doses",
            right=False,
            reply="That is not what was found: the drug itself does not act there. The change comes by way of depletion.",
        ),
        Option(
            id="reserpine",
            text="chronic reserpine raised striatal D2 binding as haloperidol did",
            right=True,
            reply="Reserpine touches no receptor either. What it takes away from the receptor is dopamine, and the receptor answers.",
        ),
        Option(
            id="protein",
            text="VMAT2 protein is unchanged after reserpine",
            right=False,
            reply="That is about the pump, before the cleft. The claim is about the receptor, behind it.",
        ),
    ),
    hints=(
        "The drug need not touch a receptor in order to change it.",
        "What does a receptor do when its transmitter is withheld?",
        "Look for a drug on the pump and a change of receptor binding.",
    ),
    worked="Chronic reserpine raised D2 binding: depletion alone can sensitise.",
    why="No antagonist was there, only less transmitter, so the receptors themselves must have answered.",
    means="Not touched is not the same as not changed.",
)

PET = ChoiceQuestion(
    id="supersensitivity.pet",
    objective=OBJECTIVE,
    prompt="Two PET series found no raised mean D2 binding in persistent tardive dyskinesia. What does that tell?",
    options=(
        Option(
            id="refuted",
            text="supersensitivity plays no part in any kind of dyskinesia",
            right=False,
            reply="Too much: the series were small, binding is not function, and withdrawal dyskinesia is another state.",
        ),
        Option(
            id="number",
            text="it does not support receptor number as the cause there",
            right=True,
            reply="So much and no more. Function, other receptors, plasticity and damage are left open.",
        ),
        Option(
            id="no_upregulation",
            text="antipsychotics do not raise D2 binding in people",
            right=False,
            reply="Another PET study did find it raised in chronically treated people, two weeks off the drug.",
        ),
    ),
    hints=(
        "What exactly was measured, and in whom?",
        "Binding counts receptors; it does not say what each of them does.",
        "Choose the smallest conclusion that the finding forces.",
    ),
    worked="No support for receptor number; the series are small, and the rest stays open.",
    means="A null result in a small series weakens what it tested, and no more.",
)

AMINES = ChoiceQuestion(
    id="supersensitivity.other_amines",
    objective=OBJECTIVE,
    several=True,
    prompt="“Modern drugs act on the intended circuits” (#28). A selective VMAT2 inhibitor quiets striatal dopamine. Which other transmitters "
    "does it lower where they are released?",
    options=(
        Option(
            id="serotonin",
            text="serotonin",
            right=True,
            idea="VMAT2 fills the vesicles of one more amine of the brain, which bears on mood.",
            reply="its vesicles are filled by VMAT2.",
        ),
        Option(
            id="noradrenaline",
            text="noradrenaline",
            right=True,
            idea="VMAT2 fills the vesicles of one more amine, in the brain and in sympathetic nerves.",
            reply="VMAT2 fills its vesicles too, in the brain and in sympathetic nerves.",
        ),
        Option(
            id="acetylcholine",
            text="acetylcholine",
            right=False,
            reply="its vesicles have a transporter of their own, VAChT.",
        ),
        Option(
            id="glutamate",
            text="glutamate",
            right=False,
            reply="its vesicles are filled by VGLUTs.",
        ),
    ),
    hints=(
        "Selective for what: a transporter or a transmitter?",
        "VMAT is the transporter of the vesicular mono-amines.",
        "Acetylcholine and glutamate have vesicular transporters with names of their own.",
    ),
    worked="Serotonin and noradrenaline: the selectivity is for a transporter that three amines share.",
    means="A selective tool in a shared machine.",
)

QUESTIONS = (HALVED, POSTSYNAPTIC, AMINES, PET)
