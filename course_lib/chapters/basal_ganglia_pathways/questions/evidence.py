"""Objective 10.evidence: claims #29 and #35 judged, and where a rate model fails."""

from random import Random

from course_lib.models.circuit.cascade import RECORDED_HZ
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "10.evidence"
_LABELS = {"gpi": "GPi", "gpe": "GPe"}


def _draw(rng: Random) -> dict[str, object]:
    nucleus, state = rng.choice(("gpi", "gpe")), rng.choice(("Parkinson", "dystonia"))
    return {
        "nucleus": nucleus,
        "label": _LABELS[nucleus],
        "state": "Parkinson's disease" if state == "Parkinson" else state,
        "normal_Hz": RECORDED_HZ[nucleus, "monkey"],
        "ill_Hz": RECORDED_HZ[nucleus, state],
    }


def _change(v: Params) -> float:
    return 100 * (v.ill_Hz / v.normal_Hz - 1)


RECORDED = NumberQuestion(
    id="ganglia.recorded_change",
    objective=OBJECTIVE,
    draw=_draw,
    prompt="Recorded mean rates of {label}: {normal_Hz:g} Hz in normal monkeys, {ill_Hz:g} Hz in people with {state}. What is the change "
    "against normal, in per cent (negative for a fall)?",
    unit="%",
    answer=_change,
    free=("sign", "per_cent_down"),
    signed=True,
    hints=(
        "Change against what? The normal rate is the 100 %.",
        "(ill − normal)/normal.",
        "100 × ({ill_Hz:g} − {normal_Hz:g})/{normal_Hz:g}.",
    ),
    worked="100 × ({ill_Hz:g} − {normal_Hz:g})/{normal_Hz:g} = {truth:.3g} %.",
    why="A change is measured against the normal rate, which is therefore the base.",
    means="People are compared with monkeys here: nobody records a healthy human pallidum.",
    mistakes=(
        Mistake(
            id="in_hertz",
            answer=lambda v: v.ill_Hz - v.normal_Hz,
            because="That is the difference in Hz. Per cent asks: what part of the normal rate is that?",
        ),
        Mistake(
            id="wrong_base",
            answer=lambda v: 100 * (1 - v.normal_Hz / v.ill_Hz),
            because="You divided by the rate of the ill. The reference, 100 %, is the normal rate.",
        ),
        Mistake(
            id="turned_round",
            answer=lambda v: 100 * (v.normal_Hz / v.ill_Hz - 1),
            because="That is how the normal rate differs from that of the ill. Begin with the ill, and divide by the normal rate.",
        ),
        Mistake(
            id="ratio",
            answer=lambda v: 100 * v.ill_Hz / v.normal_Hz,
            because="That is the rate in per cent of normal. The change is what differs from 100 %.",
        ),
    ),
)

MGLU4 = ChoiceQuestion(
    id="ganglia.mglu4_site",
    objective=OBJECTIVE,
    prompt="A text places mGlu4, which lowers release from the terminal that carries it, on corticostriatal terminals (claim #29). It is found "
    "there and on striatopallidal terminals. Which site lets a drug that turns mGlu4 up relieve the parkinsonian circuit of this model?",
    options=(
        Option(
            id="striatopallidal",
            text="striatopallidal terminals, from D2 neurons onto GPe",
            right=True,
            reply="There it weakens only the indirect pathway: GPe recovers, STN and GPi fall. It is also the site with the best evidence.",
        ),
        Option(
            id="corticostriatal",
            text="corticostriatal terminals, from cortex onto D1 and D2 neurons",
            right=False,
            reply="There it would weaken the direct pathway as well, which was short of drive already: in the model GPi "
            "rises for most sets of saliences.",
        ),
        Option(
            id="either",
            text="either: both lower the indirect pathway",
            right=False,
            reply="Both do, but the corticostriatal site lowers the direct pathway too, and with it what opens the gate.",
        ),
        Option(
            id="pallidothalamic",
            text="terminals of GPi in the thalamus",
            right=False,
            reply="That would open every gate at once, without any selection; nobody places it there.",
        ),
    ),
    hints=(
        "Which pathway is too strong without dopamine, and which is too weak?",
        "A drug that weakens cortex onto striatum weakens both pathways.",
        "Only one of these terminals belongs to the indirect pathway alone.",
    ),
    worked="Weakening D2 neurons' terminals in GPe never raises GPi; weakening cortex's terminals in striatum mostly does, as D1 neurons lose "
    "too.",
    means="A site is not a detail: it can turn the sign of the prediction.",
)

DYSTONIA = ChoiceQuestion(
    id="ganglia.dystonia",
    objective=OBJECTIVE,
    prompt="Suppose dystonia were too little firing of D2 neurons. Which recorded finding does the rate model then fail to give?",
    options=(
        Option(
            id="gpi_low",
            text="GPi fires less in dystonia than in the normal monkey",
            right=False,
            reply="That is what the model says: a weak indirect pathway lowers GPi.",
        ),
        Option(
            id="gpe_low",
            text="GPe fires less in dystonia than in the normal monkey",
            right=True,
            reply="Fewer D2 spikes free GPe: in the model it rises, or falls far less than recorded. It is found low all the same: for dystonia the account of mirror images ends here.",
        ),
        Option(
            id="gpi_high_pd",
            text="GPi fires more in Parkinson's disease than in the normal monkey",
            right=False,
            reply="While actions ask, that sign comes out right; its size is overstated.",
        ),
        Option(
            id="stn_higher",
            text="STN fires more in Parkinson's disease than in dystonia",
            right=False,
            reply="The model gives that too, and not far from the recorded size.",
        ),
    ),
    hints=(
        "Begin with fewer spikes of the D2 neurons and walk down the indirect pathway.",
        "D2 neurons inhibit GPe.",
        "So GPe rises in the model, or falls far less than recorded. What is recorded?",
    ),
    worked="Less D2 firing frees GPe, so in the model it rises, or falls far less than recorded; in dystonia it is recorded low, as in Parkinson's disease.",
    means="Rates alone do not tell the two disorders apart in GPe; firing pattern must.",
)

STIMULATION = ChoiceQuestion(
    id="ganglia.stimulation",
    objective=OBJECTIVE,
    prompt="Deep brain stimulation of STN relieves Parkinson's disease. What does this rate model say about how?",
    options=(
        Option(
            id="silences",
            text="that stimulation silences STN, since silencing it helps in the model",
            right=False,
            reply="Silencing does help in the model. But a model without pulses cannot tell what pulses do to a nucleus.",
        ),
        Option(
            id="excites",
            text="that stimulation excites STN, since it fires too little before",
            right=False,
            reply="STN fires too much without dopamine, and driving it presses the brake harder. If stimulation did only that, it should harm.",
        ),
        Option(
            id="cannot",
            text="it cannot say: silenced STN helps, driven STN harms, and pulses are not in it",
            right=True,
            reply="Two readings, two opposite answers. Frequency and pattern, on which the treatment depends, are left out.",
        ),
        Option(
            id="irrelevant",
            text="nothing: STN has no influence on selection in it",
            right=False,
            reply="It has much: STN is the only excitation of GPi, and the only line between channels.",
        ),
    ),
    hints=(
        "Try both readings on the live figure: STN silenced, and STN driven.",
        "They go in opposite directions.",
        "What would a model need to contain before it can choose between them?",
    ),
    worked="Silenced STN restores selection, driven STN abolishes it; which of them a train of pulses is, a rate model cannot know.",
    means="A model that gives both answers has given none.",
)

QUESTIONS = (RECORDED, MGLU4, DYSTONIA, STIMULATION)
