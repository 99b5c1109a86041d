"""Objective 03.ki: from an IC50 to a Ki, and what must be known beside the curve."""

from random import Random

from course_lib.models.binding.equilibrium import ki_from_ic50_nM
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "03.ki"
FREE = ("sign", "thousand_up", "thousand_down")


def _curve(rng: Random) -> dict[str, float]:
    kd = rng.choice((2.0, 2.5, 3.0, 4.0))
    return {
        "ic50_nM": rng.choice((5.0, 8.0, 12.0, 20.0, 30.0)),
        "kd_nM": kd,
        "label_nM": kd * rng.choice((0.5, 1.5, 2.0)),
    }


KI = NumberQuestion(
    id="binding.ki",
    objective=OBJECTIVE,
    prompt="A competition curve has an IC50 of {ic50_nM:g} nM. The label stood at {label_nM:g} nM, its Kd is {kd_nM:g} nM, and hardly any of it "
    "was bound. What is the Ki?",
    unit="nM",
    draw=_curve,
    answer=lambda v: ki_from_ic50_nM(v.ic50_nM, v.label_nM, v.kd_nM),
    free=FREE,
    hints=(
        "The label occupied part of the sites. Must the Ki lie above or below the IC50?",
        "Without label the two are equal; with a label at its Kd the IC50 is doubled.",
        "IC50 ÷ (1 + [L]/Kd).",
    ),
    worked="{ic50_nM:g}/(1 + {label_nM:g}/{kd_nM:g}) = {truth:.3g} nM.",
    why="The label occupies part of the sites, so the inhibitor needs more than its Ki for one half.",
    means="The label made the inhibitor look weaker than it is.",
    mistakes=(
        Mistake(
            id="multiplied",
            answer=lambda v: v.ic50_nM * (1 + v.label_nM / v.kd_nM),
            because="You multiplied. The label takes sites away from the inhibitor, so more is needed: the IC50 is the larger of the two.",
        ),
        Mistake(
            id="label_upside_down",
            answer=lambda v: v.ic50_nM / (1 + v.kd_nM / v.label_nM),
            because="Label and Kd have changed places. Test it: without label nothing must be corrected.",
        ),
        Mistake(
            id="ki_is_ic50",
            answer=lambda v: v.ic50_nM,
            because="That is the IC50 itself. It would be the Ki if there were hardly any label in the well.",
        ),
    ),
)


def _two(rng: Random) -> dict[str, float]:
    first = rng.choice((2.0, 2.5, 3.0))
    return {
        "first_kd_nM": first,
        "second_kd_nM": first * rng.choice((2.0, 2.4, 3.0)),
        "label_nM": first * rng.choice((1.0, 2.0, 3.0)),
    }


def _two_answer(v: Params) -> float:
    return (1 + v.label_nM / v.first_kd_nM) / (1 + v.label_nM / v.second_kd_nM)


TWO_KD = NumberQuestion(
    id="binding.two_kd",
    objective=OBJECTIVE,
    prompt="One paper gives two Kd for a label: {first_kd_nM:g} nM at equilibrium and {second_kd_nM:g} nM from the rates. You used {label_nM:g} nM of "
    "it. By what factor is the Ki larger with the second Kd than with the first, for the same curve?",
    draw=_two,
    answer=_two_answer,
    free=(*FREE, "reciprocal"),
    hints=(
        "The IC50 is the same in both: it cancels.",
        "With the larger Kd, the label seems to occupy fewer sites.",
        "(1 + [L]/first Kd) ÷ (1 + [L]/second Kd).",
    ),
    worked="(1 + {label_nM:g}/{first_kd_nM:g})/(1 + {label_nM:g}/{second_kd_nM:g}) = {truth:.3g}.",
    why="Only the correction contains the Kd; the curve and its IC50 are the same in both.",
    means="Neither value is a slip. A Ki without the Kd behind it is half a number.",
    mistakes=(
        Mistake(
            id="ratio_of_kd",
            answer=lambda v: v.second_kd_nM / v.first_kd_nM,
            because="That is the ratio of the two Kd. The 1 in the formula softens it: it would be the whole ratio at a very high label only.",
        ),
        Mistake(
            id="ratio_of_corrections",
            answer=lambda v: (v.label_nM / v.first_kd_nM) / (1 + v.label_nM / v.second_kd_nM),
            because="You left the 1 out above the line. Without any label the factor must be 1: put [L] = 0 and look.",
        ),
    ),
)

PROPERTY = ChoiceQuestion(
    id="binding.ic50_moves",
    objective=OBJECTIVE,
    prompt="Two students measure the same inhibitor on the same membranes. One adds twice as much label as the other. What differs?",
    options=(
        Option(
            id="ic50",
            text="the IC50 is higher with more label, the Ki the same",
            right=True,
            reply="More label occupies more sites, so more inhibitor is needed. Dividing by 1 + [L]/Kd takes this out again.",
        ),
        Option(
            id="both",
            text="both are higher: with more label there is more to displace",
            right=False,
            reply="The IC50 is. The Ki is a property of inhibitor and site, and knows nothing of your label.",
        ),
        Option(
            id="ki",
            text="the Ki is higher with more label, the IC50 is the same",
            right=False,
            reply="The other way round: the IC50 is read off a curve that the label shifts.",
        ),
        Option(
            id="counts_only",
            text="only the counts: half is reached at the same concentration",
            right=False,
            reply="A half of more label on the sites is harder to reach: the competitor has become stronger.",
        ),
    ),
    hints=(
        "Which of the two numbers is read directly off the curve?",
        "IC50 = Ki (1 + [L]/Kd).",
        "Double [L] and see which side must change.",
    ),
    worked="IC50 = Ki (1 + [L]/Kd): the label moves the IC50 and leaves the Ki.",
    means="An IC50 without its label cannot be compared with anything.",
)

MISSING = ChoiceQuestion(
    id="binding.missing",
    objective=OBJECTIVE,
    several=True,
    prompt="A methods section says: “Ki were determined using Cheng–Prusoff.” Which of these must it also tell, before you can check a Ki?",
    options=(
        Option(id="label", text="how much label was added", right=True, reply="[L] stands in the formula."),
        Option(
            id="kd",
            text="the Kd of the label, and how it was measured",
            right=True,
            reply="Kd stands in the formula, and one paper gave two.",
        ),
        Option(
            id="bound",
            text="which share of the label was bound",
            right=True,
            reply="the formula takes what was added for what is free.",
        ),
        Option(
            id="blank",
            text="what was counted beside an excess of drug",
            right=True,
            reply="only specific counts are halved at the IC50.",
        ),
        Option(
            id="isotope",
            text="which isotope the label carried",
            right=False,
            reply="the isotope sets the counting, which cancels out of an IC50.",
        ),
        Option(
            id="colour",
            text="the make of the counter",
            right=False,
            reply="a half of the counts is a half of the label, whatever the counter.",
        ),
    ),
    hints=(
        "Write the formula and ask of each letter where it comes from.",
        "Then ask what the formula takes for granted.",
        "Two letters beside the IC50, and two controls.",
    ),
    worked="[L] and Kd stand in the formula; the blank makes counts specific; that hardly any label is bound is its condition.",
    means="Two numbers and two controls make a Ki one that others can check.",
)

QUESTIONS = (KI, TWO_KD, PROPERTY, MISSING)
