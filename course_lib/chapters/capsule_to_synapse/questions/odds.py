"""Objective 06.odds: another dose, another block."""

from random import Random

from course_lib.models.target.odds import block_after
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "06.odds"

PREDICT = ChoiceQuestion(
    id="capsule.predict_swing",
    objective=OBJECTIVE,
    prompt="At steady state on 80 mg a day, valbenazine in plasma swings almost sixfold within a day, its active metabolite twofold. How far does the block of VMAT2 swing?",
    options=(
        Option(
            id="little",
            text="by some 6 points, high up",
            right=True,
            reply="From 87 to 93 %: the odds halve and double, and at the top of the curve that moves the block little.",
        ),
        Option(
            id="twofold",
            text="twofold, as the metabolite does",
            right=False,
            reply="That would be so far below the Ki. Here the concentration stands well above it all day.",
        ),
        Option(
            id="sixfold",
            text="sixfold, as the capsule's drug does",
            right=False,
            reply="The parent occupies hardly any VMAT2 itself; its metabolite does, and that one swings twofold.",
        ),
        Option(
            id="none",
            text="not at all: a capsule a day keeps it constant",
            right=False,
            reply="Nearly, but the odds follow the concentration, and that one does swing.",
        ),
    ),
    hints=(
        "Which of the two molecules occupies VMAT2?",
        "Is it above or below its Ki?",
        "At 93 % there are 13 occupied pumps for each open one. Halve the drug: 6.5 for each open one.",
    ),
    worked="Odds of 13 at the peak and 7 at the trough are 93 and 87 %.",
    means="The block is flat because the dose stands high on its curve.",
)


def _step(rng: Random) -> dict[str, float]:
    return {"block": rng.choice((0.2, 0.25, 0.3, 0.4, 0.45)), "factor": rng.choice((2.5, 3.0, 4.0))}


AFTER = NumberQuestion(
    id="capsule.after_dose",
    objective=OBJECTIVE,
    prompt="A drug occupies {block:.0%} of its target. The free concentration is multiplied by {factor:g}. What share is occupied then?",
    unit="%",
    draw=_step,
    answer=lambda v: 100 * block_after(v.factor, v.block),
    free=("sign", "per_cent_down"),
    hints=(
        "What is multiplied: the share, or the odds?",
        "Odds = O/(1 − O). Multiply them, then come back.",
        "O = odds/(1 + odds).",
    ),
    worked="Odds {block:g}/(1 − {block:g}), times {factor:g}, back to a share: {truth:.3g} %.",
    why="The ratio of occupied to open targets follows the concentration; the share does not.",
    means="Odds follow the concentration. The share cannot: it ends at 100 %.",
    mistakes=(
        Mistake(
            id="share_multiplied",
            answer=lambda v: 100 * v.factor * v.block,
            because="You multiplied the share. It cannot pass 100 %, and bends long before: multiply the odds.",
        ),
        Mistake(
            id="root_of_share",
            answer=lambda v: 100 * v.block ** (1 / v.factor),
            because="You took a root of the share. Shares do not come from powers: odds are proportional to the concentration.",
        ),
        Mistake(
            id="halfway_up",
            answer=lambda v: 100 * (v.block + (v.factor - 1) * (1 - v.block) / 2),
            because="You gave each doubling half of what was left. That is right for a doubling from one half only: use the odds.",
        ),
    ),
)

DOUBLE = ChoiceQuestion(
    id="capsule.double_dose",
    objective=OBJECTIVE,
    prompt="A patient on 80 mg, with 92 % of VMAT2 occupied, asks for 160 mg. What would it bring?",
    options=(
        Option(
            id="points",
            text="about 4 points more block, at twice the exposure or more",
            right=True,
            reply="Odds 11.5 become 23 or more: 96 %. Side effects that follow concentration (QT) do not stop there: exposure at least doubles.",
        ),
        Option(
            id="twice",
            text="twice the block, as twice the dose binds twice as much",
            right=False,
            reply="There is no such thing as 184 %. What doubles are the odds.",
        ),
        Option(
            id="none",
            text="no more block at all: the transporter is full at 80 mg",
            right=False,
            reply="92 % is nearly full: 4 of the last 8 points are gained. And exposure at least doubles, with what follows it, such as the QT interval.",
        ),
    ),
    hints=(
        "What are the odds of 92 %?",
        "Double them and come back to a share. (More of a larger dose arrives: the odds rise 2.3-fold.)",
        "And what else rises with the dose?",
    ),
    worked="Odds 0.92/0.08 = 11.5; doubled 23, which is 96 %.",
    why="The ratio of occupied to open at least doubles, and only one pump in twelve was open.",
    means="High on the curve, dose buys exposure and hardly any block.",
)

MODELLED = ChoiceQuestion(
    id="capsule.modelled_points",
    objective=OBJECTIVE,
    prompt="The sponsor's 83 and 92 % (40 and 80 mg) lie on the line of the odds law. Is the law thereby tested?",
    options=(
        Option(
            id="no",
            text="no: they were themselves modelled from exposure",
            right=True,
            reply="Presumably by such a curve, and a curve's own points test nothing of it. Scans of the same people at two doses would test the law.",
        ),
        Option(
            id="yes",
            text="yes: two points, at two doses, lie on the line of the law",
            right=False,
            reply="PET was done after single doses; these two figures are a model’s, for steady state: they say “modelled from exposure”.",
        ),
        Option(
            id="refuted",
            text="yes, and refuted: the odds ratio is 2.36 and not 2",
            right=False,
            reply="Exposure rises 2.32-fold from 40 to 80 mg, since more of a larger dose arrives; and with rounded percentages the odds ratio may be 2.1 to 2.6.",
        ),
    ),
    hints=(
        "How did the two figures come about?",
        "Can a curve be tested by points that it made?",
        "What would be independent evidence?",
    ),
    worked="Points that come out of a curve cannot test it.",
    means="Ask of every agreement whether it could have failed.",
)

QUESTIONS = (PREDICT, AFTER, DOUBLE, MODELLED)
