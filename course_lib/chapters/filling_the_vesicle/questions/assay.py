"""Objective 02.assay: from the counts of an uptake assay to an IC50 and a Ki."""

from random import Random

from course_lib.models.terminal.uptake import UptakeAssay, uptake_ic50_nM
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "02.assay"


def _wells(rng: Random) -> dict[str, float]:
    full, background = rng.choice((3200, 4200, 5200)), rng.choice((200, 400, 600))
    share = rng.choice((0.2, 0.25, 0.3, 0.4, 0.6, 0.7, 0.75, 0.8))
    counts = round(background + share * (full - background))
    return {"full": full, "background": background, "counts": counts, "dose": rng.choice((2, 5, 7, 8, 12))}


def _left(v: Params) -> float:
    return (v.counts - v.background) / (v.full - v.background)


IC50 = NumberQuestion(
    id="filling.ic50",
    objective=OBJECTIVE,
    prompt="Vesicles take up [³H]dopamine. Counts a minute: {full} without inhibitor, {background} with an excess of reserpine "
    "(background), {counts} with {dose} nM of the drug. One competitive site. What is the IC50?",
    unit="nM",
    draw=_wells,
    answer=lambda v: v.dose * _left(v) / (1 - _left(v)),
    hints=(
        "Which of the counts have nothing to do with the pump?",
        "Take the background off both, then ask what share of the uptake is left.",
        "Share left = 1/(1 + dose/IC50). Solve for the IC50.",
    ),
    worked=lambda v: (
        f"Share left ({v.counts} − {v.background})/({v.full} − {v.background}) = {_left(v):.3g}; IC50 = {v.dose} nM × "
        f"{_left(v):.3g}/{1 - _left(v):.3g} = {v.dose * _left(v) / (1 - _left(v)):.3g} nM."
    ),
    why="With one competitive site the odds of uptake left are IC50 over dose.",
    means="One well gives an IC50, a whole curve gives one with an interval.",
    mistakes=(
        Mistake(
            id="background_kept",
            answer=lambda v: v.dose * v.counts / (v.full - v.counts),
            because="The background is still in the counts. It is label that was not carried by VMAT2: take it off first, everywhere.",
        ),
        Mistake(
            id="background_off_once",
            answer=lambda v: v.dose * (v.counts - v.background) / (v.full - v.counts + v.background),
            because="You took the background off the well with the drug alone. The well without it holds the same background: take it off both.",
        ),
        Mistake(
            id="odds_reversed",
            answer=lambda v: v.dose * (1 - _left(v)) / _left(v),
            because="The odds are upside down. If more than half of the uptake is left at this dose, the IC50 lies above it.",
        ),
        Mistake(
            id="straight_line",
            answer=lambda v: v.dose * 0.5 / (1 - _left(v)),
            because="You drew a straight line through zero inhibition. Inhibition saturates: use the curve 1/(1 + dose/IC50).",
        ),
    ),
)


def _assay(rng: Random) -> dict[str, float]:
    return {
        "ki": rng.choice((1.5, 3, 4.5, 8)),
        "substrate": rng.choice((30, 60, 150, 300)),
        "km": rng.choice((100, 120, 200, 250)),
    }


def _seen(v: Params) -> float:
    return float(
        f"{uptake_ic50_nM(UptakeAssay(substrate_nM=v.substrate, km_nM=v.km), v.ki):.4g}"
    )  # as it is printed


KI = NumberQuestion(
    id="filling.ki",
    objective=OBJECTIVE,
    prompt=lambda v: (
        f"In an uptake assay with {v.substrate} nM dopamine (Km {v.km} nM) an inhibitor that competes with it, and binds and leaves quickly, has an IC50 of "
        f"{_seen(v):g} nM. What is its Ki?"
    ),
    unit="nM",
    draw=_assay,
    answer=lambda v: _seen(v) / (1 + v.substrate / v.km),
    hints=(
        "The substrate competes with the inhibitor. Does that raise or lower the IC50?",
        "With no substrate at all, IC50 and Ki would be equal.",
        "IC50 = Ki × (1 + S/Km), Cheng and Prusoff's relation.",
    ),
    worked=lambda v: (
        f"Ki = {_seen(v):g} nM ÷ (1 + {v.substrate}/{v.km}) = {_seen(v) / (1 + v.substrate / v.km):.3g} nM."
    ),
    why="Substrate holds some of the sites, so more inhibitor is needed than at the Ki.",
    means="The Ki belongs to the drug and the protein, the IC50 to the assay as well.",
    mistakes=(
        Mistake(
            id="ic50_for_ki",
            answer=_seen,
            because="That is the IC50 itself. It would be the Ki only with next to no substrate; here the substrate takes part of the sites.",
        ),
        Mistake(
            id="multiplied",
            answer=lambda v: _seen(v) * (1 + v.substrate / v.km),
            because="You multiplied where you must divide. Competition makes the IC50 larger than the Ki.",
        ),
        Mistake(
            id="one_forgotten",
            answer=lambda v: _seen(v) * v.km / v.substrate,
            because="You divided by S/Km alone. With very little substrate that would send the Ki to infinity: the factor is 1 + S/Km.",
        ),
        Mistake(
            id="ratio_reversed",
            answer=lambda v: _seen(v) / (1 + v.km / v.substrate),
            because="Km stands above the substrate. The correction must vanish when there is little substrate: S/Km.",
        ),
    ),
)

SUBSTRATE = ChoiceQuestion(
    id="filling.more_substrate",
    objective=OBJECTIVE,
    prompt="A second laboratory repeats the assay with ten times as much dopamine. What changes for an inhibitor that competes with it, and binds and leaves quickly?",
    options=(
        Option(
            id="both_rise",
            text="IC50 and Ki rise: there is more to compete with",
            right=False,
            reply="The IC50 does rise, since there is more to compete with. The Ki is a constant of drug and protein.",
        ),
        Option(
            id="ic50_rises",
            text="the IC50 rises, the Ki stays",
            right=True,
            reply="Which is why tables of IC50 from different assays must not be mixed.",
        ),
        Option(
            id="ki_rises",
            text="the Ki rises, the IC50 stays",
            right=False,
            reply="It is the other way round: what depends on the substrate is the concentration that halves its uptake.",
        ),
        Option(
            id="neither",
            text="neither: both belong to the drug",
            right=False,
            reply="The IC50 belongs to the assay as well: a competitor has to be outbid, and there is more of it now.",
        ),
    ),
    hints=(
        "What does the drug compete with?",
        "IC50 = Ki × (1 + S/Km): what in it belongs to the assay?",
        "S is ten times larger; Ki and Km are constants.",
    ),
    worked="IC50 = Ki (1 + S/Km) rises with S; Ki does not.",
    why="The Ki belongs to drug and site, while the IC50 belongs to the assay as well.",
    means="Ask for the substrate before you compare two IC50.",
)

QUESTIONS = (IC50, KI, SUBSTRATE)
