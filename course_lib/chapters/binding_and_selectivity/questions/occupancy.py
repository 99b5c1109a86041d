"""Objective 03.occupancy: from total plasma concentration to a block, with the spread of Ki carried through."""

from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "03.occupancy"
FREE = ("sign", "thousand_up", "thousand_down")

PREDICT = ChoiceQuestion(
    id="binding.predict_block",
    objective=OBJECTIVE,
    prompt="Three sources give a Ki of the same molecule, [+]-α-HTBZ, at VMAT2. The Ki differ fourfold, from 1 to 4 nM. Each is put into the same patient "
    "on 40 mg of valbenazine, who has some 13 nM of it free. How much do the three predicted blocks of VMAT2 differ?",
    options=(
        Option(
            id="hardly",
            text="hardly: all are high, within 17 percentage points",
            right=True,
            reply="The patient's free concentration lies well above all three Ki, where the curve is flat. But see what each leaves open.",
        ),
        Option(
            id="fourfold",
            text="fourfold, as the Ki do: half the Ki, twice the block",
            right=False,
            reply="Half the Ki means twice the block only where the concentration is far below the Ki, on the steep foot of the curve.",
        ),
        Option(
            id="twofold",
            text="about twofold: from about 40 % to about 80 %",
            right=False,
            reply="That would be so around the Ki. Patients stand above it, where a fourfold step moves the block little.",
        ),
        Option(
            id="not_at_all",
            text="not at all: above its Ki a drug blocks completely",
            right=False,
            reply="At its Ki a drug blocks half, at 13 times its Ki 93 %. What is left open is what still fills vesicles.",
        ),
    ),
    hints=(
        "Does the drug stand above or below its Ki in a patient?",
        "O = C/(C + Ki). Try C = 13 and Ki of 1, 3 and 4.",
        "Where C is several times Ki, Ki hardly counts below the line.",
    ),
    worked="13.5/(13.5 + Ki) gives 93, 82 and 77 % for Ki of 0.97, 3 and 3.96 nM.",
    means="At the top of a curve a fourfold Ki is a small step of block, and a large one of what stays open.",
)


def _patient(rng: Random) -> dict[str, float]:
    ki, share = rng.choice((2.0, 3.0, 4.0, 5.0)), rng.choice((0.3, 0.35, 0.4))
    return {"ki_nM": ki, "free_share": share, "total_nM": round(ki * rng.uniform(1.05, 1.9) / share)}


def _held(v: Params, share: float) -> float:
    free = share * v.total_nM
    return 100 * free / (free + v.ki_nM)


BLOCK = NumberQuestion(
    id="binding.block",
    objective=OBJECTIVE,
    prompt="The plasma of a patient contains {total_nM:g} nM of a drug in all, of which {free_share:.0%} is free. Its Ki is {ki_nM:g} nM. Which share of the "
    "target does it occupy?",
    unit="%",
    draw=_patient,
    answer=lambda v: _held(v, v.free_share),
    free=("sign", "per_cent_down"),
    hints=(
        "Two steps: which of the molecules can bind, and how much of the target do they occupy?",
        "Free = share × total.",
        "Free ÷ (free + Ki), in per cent.",
    ),
    worked="{free_share:g} × {total_nM:g} nM are free, and free/(free + {ki_nM:g}) is {truth:.3g} %.",
    means="Only free molecules meet the target; the rest rides on protein.",
    mistakes=(
        Mistake(
            id="total_used",
            answer=lambda v: _held(v, 1.0),
            because="You used the total concentration. What rides on plasma protein cannot bind at the target.",
        ),
        Mistake(
            id="bound_share_used",
            answer=lambda v: _held(v, 1 - v.free_share),
            because="You let the protein-bound part bind the target. It is the other part that is free.",
        ),
        Mistake(
            id="ratio_only",
            answer=lambda v: 100 * v.free_share * v.total_nM / v.ki_nM,
            because="That is concentration over Ki: the odds of a block. A share of the target divides by concentration plus Ki.",
        ),
    ),
)


def _open(rng: Random) -> dict[str, float]:
    return {
        "free_nM": rng.choice((9.0, 12.0, 15.0, 20.0)),
        "strong_ki_nM": rng.choice((1.0, 1.5)),
        "weak_ki_nM": rng.choice((4.0, 5.0, 6.0)),
    }


def _open_share(ki_nM: float, v: Params) -> float:
    return ki_nM / (v.free_nM + ki_nM)


OPEN = NumberQuestion(
    id="binding.open_ratio",
    objective=OBJECTIVE,
    prompt="A drug stands at {free_nM:g} nM free. One laboratory gives a Ki of {strong_ki_nM:g} nM, another {weak_ki_nM:g} nM. How many times more of the target "
    "stays open by the second laboratory than by the first?",
    draw=_open,
    answer=lambda v: _open_share(v.weak_ki_nM, v) / _open_share(v.strong_ki_nM, v),
    free=("sign", "reciprocal"),
    hints=(
        "What stays open is one minus the block.",
        "1 − C/(C + Ki) = Ki/(C + Ki).",
        "Divide the two open shares, the weaker Ki above the line.",
    ),
    worked="Open shares are Ki/(C + Ki); their ratio is {truth:.3g}.",
    means="What stays open differs nearly as much as the Ki do, and it is what still fills vesicles.",
    mistakes=(
        Mistake(
            id="ratio_of_blocks",
            answer=lambda v: (1 - _open_share(v.strong_ki_nM, v)) / (1 - _open_share(v.weak_ki_nM, v)),
            because="That compares the blocks. What stays open is one minus the block, and there the two differ far more.",
        ),
        Mistake(
            id="ratio_of_ki",
            answer=lambda v: v.weak_ki_nM / v.strong_ki_nM,
            because="That is the ratio of the Ki. Each open share divides by C + Ki, and the two sums are not alike.",
        ),
    ),
)

LOW_KI = ChoiceQuestion(
    id="binding.low_ki",
    objective=OBJECTIVE,
    prompt="Drug A has a Ki of 1 nM, drug B one of 100 nM. Which of them blocks its target more in patients?",
    options=(
        Option(
            id="cannot_tell",
            text="that cannot be told, as free concentrations are missing",
            right=True,
            reply="B at 1,000 nM free occupies 91 %, A at 1 nM half. The dose decides; a low Ki means that little is needed.",
        ),
        Option(
            id="drug_a",
            text="A, 100 times as much, as the Ki says",
            right=False,
            reply="A needs less. How much of it there is, is another question: doses are chosen for effect.",
        ),
        Option(
            id="doses_match",
            text="both alike, since doses are made to match the Ki",
            right=False,
            reply="Doses are limited by side effects and by what can be swallowed; nothing makes them match.",
        ),
    ),
    hints=(
        "What else stands in C/(C + Ki)?",
        "Could a large C make up for a large Ki?",
        "Only the ratio C/Ki counts.",
    ),
    worked="Occupancy depends on C/Ki. A Ki alone tells how much is needed, not how much there is.",
    means="Affinity is a property of the molecule; block is one of the dose.",
)

QUESTIONS = (PREDICT, BLOCK, OPEN, LOW_KI)
