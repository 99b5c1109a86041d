"""Objective 10.signs: in which direction each nucleus moves when dopamine's effect changes."""

from course_lib.questions.kinds import ChoiceQuestion, Mistake, Option, OrderingQuestion

OBJECTIVE = "10.signs"

PREDICT = ChoiceQuestion(
    id="ganglia.predict_cascade",
    objective=OBJECTIVE,
    several=True,
    prompt="Dopamine falls to a tenth. Which of these fire faster than in health, on average over all actions?",
    options=(
        Option(
            id="d2",
            text="striatal neurons with D2 receptors",
            right=True,
            idea="the neurons that dopamine inhibits through D2.",
            reply="dopamine inhibits them through D2, and less of it inhibits them less.",
        ),
        Option(
            id="gpe",
            text="GPe",
            right=False,
            reply="GPe is inhibited by the D2 neurons, which fire faster now: it falls.",
        ),
        Option(
            id="stn",
            text="the subthalamic nucleus (STN)",
            right=True,
            idea="the nucleus that GPe inhibits.",
            reply="GPe inhibits it, and GPe has fallen.",
        ),
        Option(
            id="gpi",
            text="GPi",
            right=True,
            idea="the nucleus that STN drives.",
            reply="STN drives it more, GPe and the D1 neurons restrain it less.",
        ),
        Option(
            id="thalamus",
            text="the thalamus",
            right=False,
            reply="GPi inhibits it, and GPi has risen: the gate is held more tightly.",
        ),
    ),
    hints=(
        "Begin where dopamine acts: what does it do to a neuron with D2 receptors?",
        "Walk on arrow by arrow: an inhibiting arrow turns the sign round, an exciting one keeps it.",
        "D2 up, GPe down, then STN, GPi and thalamus.",
    ),
    worked="D2 neurons ↑ → GPe ↓ → STN ↑ → GPi ↑ → thalamus ↓: three of the five fire faster.",
    means="D2 neurons, STN and GPi rise; GPe and thalamus fall.",
)

ORDER = OrderingQuestion(
    id="ganglia.order_cascade",
    objective=OBJECTIVE,
    prompt="Bring the cascade of Parkinson's disease along the indirect pathway into order, from cause to effect.",
    items={
        "dopamine": "Dopamine in the striatum falls.",
        "d2": "D2 neurons fire faster.",
        "gpe": "GPe falls.",
        "stn": "STN is released and rises.",
        "gpi": "GPi rises.",
        "thalamus": "The thalamus is held more tightly.",
    },
    mistakes=(
        Mistake(
            id="direct_first",
            answer=lambda v: ("dopamine", "d2", "gpi", "gpe", "stn", "thalamus"),
            because="You sent D2 neurons to GPi at once. That is the road of the D1 neurons; D2 neurons reach GPi only through GPe and STN.",
        ),
        Mistake(
            id="stn_before_gpe",
            answer=lambda v: ("dopamine", "d2", "stn", "gpe", "gpi", "thalamus"),
            because="You put STN before GPe. STN does act back on GPe, but the D2 neurons reach GPe, and only through it STN.",
        ),
        Mistake(
            id="backwards",
            answer=lambda v: ("thalamus", "gpi", "stn", "gpe", "d2", "dopamine"),
            because="You began with the effect. The order is right, read from the end: begin where dopamine is lost.",
        ),
    ),
    hints=(
        "Where does dopamine act first?",
        "From the striatum the indirect pathway goes to the nucleus whose name says external.",
        "Striatum, GPe, STN, GPi, thalamus.",
    ),
    worked="Dopamine ↓, D2 neurons ↑, GPe ↓, STN ↑, GPi ↑, thalamus ↓.",
    why="An inhibiting arrow turns the sign round, an exciting one keeps it.",
    means="Each step follows from the one before and the sign of one arrow.",
)

HYPERKINETIC = ChoiceQuestion(
    id="ganglia.signs_hyperkinetic",
    objective=OBJECTIVE,
    prompt="D2 receptors respond three times as strongly as normal, as in the model's tardive dyskinesia; dopamine is normal. "
    "Which row is what the model predicts against health?",
    options=(
        Option(
            id="mirror",
            text="D2 neurons down, GPe up, STN down, GPi down",
            right=True,
            reply="Every sign of Parkinson's disease turned round: the brake is too weak.",
        ),
        Option(
            id="as_parkinson",
            text="D2 neurons up, GPe down, STN up, GPi up",
            right=False,
            reply="Those are the signs of too little dopamine. A stronger D2 receptor lets the same dopamine inhibit D2 neurons more.",
        ),
        Option(
            id="gpe_down",
            text="D2 neurons down, GPe down, STN down, GPi down",
            right=False,
            reply="D2 neurons inhibit GPe, so fewer of their spikes free it in this model. Recordings in dystonia do find it "
            "low: that is where the model fails.",
        ),
        Option(
            id="gpi_only",
            text="D2 neurons, GPe and STN as in health, GPi down",
            right=False,
            reply="GPi does fall, but the change begins at the receptor, and the receptor sits on the D2 neurons.",
        ),
    ),
    hints=(
        "Is the effect of dopamine on D2 neurons larger or smaller than normal?",
        "Larger, and it is an inhibition. So D2 neurons fire less.",
        "Now walk down the indirect pathway and turn the sign at every inhibiting arrow.",
    ),
    worked="D2 ↓ → GPe ↑ → STN ↓ → GPi ↓: the mirror image of Parkinson's disease.",
    why="Each inhibiting arrow turns the sign round, and there are as many of them as in Parkinson's disease.",
    means="A chain of signs mirrors; brains need not.",
)

QUESTIONS = (PREDICT, ORDER, HYPERKINETIC)
