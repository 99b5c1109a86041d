"""Objective 02.network: which target moves dopamine outside, and by how much."""

from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option, OrderingQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

OBJECTIVE = "02.network"


def _small_cut(rng: Random) -> dict[str, float]:
    return {"elasticity": rng.choice((0.3, 0.4, 0.5, 0.6, -0.3, -0.4, -0.5)), "cut": rng.choice((6, 8, 10))}


def _signed(v: Params) -> str:
    return f"{v.elasticity:+g}".replace("-", "−")


def _change(v: Params) -> float:
    return 100 * ((1 - v.cut / 100) ** v.elasticity - 1)


CHANGE = NumberQuestion(
    id="filling.small_change",
    objective=OBJECTIVE,
    prompt=lambda v: (
        f"In some terminal the elasticity of extracellular dopamine to a transporter is {_signed(v)}. A drug cuts the transporter's "
        f"activity by {v.cut} %. By how many per cent does dopamine outside change? Give a fall a minus sign."
    ),
    unit="%",
    draw=_small_cut,
    answer=_change,
    tolerance=Tolerance(absolute=0.5),
    free=("per_cent_down",),
    signed=True,
    hints=(
        "An elasticity answers: one per cent more of this, how many per cent more of that?",
        "A cut is a negative change; for small ones, multiply.",
        "Exactly: dopamine is multiplied by (1 − cut) raised to the elasticity.",
    ),
    worked=lambda v: (
        f"About {_signed(v)} × (−{v.cut} %); exactly (1 − {v.cut}/100)^({_signed(v)}) − 1, which is {_change(v):+.1f} %."
    ),
    why="An elasticity is the change of the one in per cent for one per cent of the other.",
    means="An elasticity is local: for a cut by 70 % run the whole model.",
    mistakes=(
        Mistake(
            id="elasticity_of_one",
            answer=lambda v: -v.cut,
            because="You let dopamine follow the transporter one to one. The elasticity says how much of a change arrives.",
        ),
        Mistake(
            id="divided",
            answer=lambda v: -v.cut / v.elasticity,
            because="You divided by the elasticity. It is the change of dopamine per change of the target: multiply.",
        ),
        Mistake(
            id="whole_elasticity",
            answer=lambda v: -100 * v.elasticity,
            because="That takes the elasticity for the whole effect, as if the transporter were gone. The cut is {cut} %.",
        ),
    ),
)

RANK = OrderingQuestion(
    id="filling.rank",
    objective=OBJECTIVE,
    prompt="In the terminal of Best, Nijhout and Reed each activity is raised by one per cent. Order the targets by what happens to "
    "dopamine outside: from the one that lowers it most to the one that raises it most.",
    items={
        "dat": "DAT, the dopamine transporter",
        "mao": "MAO",
        "aadc": "AADC, which makes dopamine from L-DOPA",
        "th": "tyrosine hydroxylase",
        "vmat2": "VMAT2",
    },
    hints=(
        "Which of the five take dopamine away?",
        "One of them must pass on whatever the step before it makes: what can a little more of it change?",
        "DAT acts outside, where dopamine is counted; MAO acts a step before the vesicle.",
    ),
    worked="DAT −0.50, MAO −0.27, AADC 0, tyrosine hydroxylase +0.28, VMAT2 +0.50.",
    why="Each number is the change of dopamine outside for one per cent more of that activity.",
    means="Transport at the membrane and into the vesicle controls dopamine outside more strongly than making or metabolising it.",
    mistakes=(
        Mistake(
            id="maker_first",
            answer=lambda v: ("dat", "mao", "th", "vmat2", "aadc"),
            because="AADC makes dopamine, so it looks like the strongest. But it passes on what tyrosine hydroxylase makes, since L-DOPA has no other way out: a little more of it changes nothing.",
        ),
        Mistake(
            id="reversed",
            answer=lambda v: ("vmat2", "th", "aadc", "mao", "dat"),
            because="The order runs the other way: what takes dopamine away comes first, what brings it out comes last.",
        ),
        Mistake(
            id="mao_over_dat",
            answer=lambda v: ("mao", "dat", "aadc", "th", "vmat2"),
            because="MAO metabolises the most molecules, but it does so inside. What counts here is dopamine outside, which DAT clears.",
        ),
    ),
)

EXCESS = ChoiceQuestion(
    id="filling.no_grip",
    objective=OBJECTIVE,
    prompt="AADC has an elasticity of zero. What follows?",
    options=(
        Option(
            id="not_needed",
            text="dopamine can be made without it, by other enzymes",
            right=False,
            reply="No other enzyme stands in: block it wholly and there is no dopamine. An elasticity speaks of small changes about the present state.",
        ),
        Option(
            id="excess",
            text="it passes on whatever the step before it delivers to it",
            right=True,
            reply="A little more or less of it changes nothing: the step before it sets the pace, and L-DOPA has no other way out. This holds until AADC is too slow for the flux.",
        ),
        Option(
            id="no_drug_target",
            text="no drug that blocks it, however strongly, can have an effect",
            right=False,
            reply="A strong block leaves the neighbourhood in which the elasticity holds: in the end AADC is too slow for the flux.",
        ),
        Option(
            id="off_the_map",
            text="it does not belong to the network",
            right=False,
            reply="It is a link like any other, and every molecule passes it. A map of links does not tell where the control lies.",
        ),
    ),
    hints=(
        "Elasticity is per one per cent of change.",
        "What sets the pace of a chain of steps?",
        "L-DOPA has no other way out. What happens to it if there is half as much AADC?",
    ),
    worked="L-DOPA has no other way out: with half as much AADC it doubles, and what tyrosine hydroxylase delivers is passed on as before.",
    means="Being necessary and being in control are two things.",
)

QUESTIONS = (CHANGE, RANK, EXCESS)
