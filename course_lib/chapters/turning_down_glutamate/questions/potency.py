"""Objective 11.potency: EC50, top and best glutamate of a modulator."""

import math
from random import Random

from course_lib.models.allostery.modulator import Modulator, ec50_nM, glutamate_at, top
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "11.potency"
FREE = ("sign", "thousand_up", "thousand_down")


def _molecule(rng: Random) -> dict[str, float]:
    return {
        "kb": rng.choice((90.0, 150.0, 300.0, 420.0)),
        "alpha": rng.choice((8.0, 12.0, 30.0, 45.0)),
        "share": rng.choice((0.1, 0.3, 0.4, 0.6)),
    }


def _z(v: Params) -> float:
    return v.share / (1 - v.share)


EC50 = NumberQuestion(
    id="glutamate.ec50",
    objective=OBJECTIVE,
    prompt="A modulator has KB = {kb:g} nM and α = {alpha:g}. The glutamate in the wells gives {share:.0%} of its highest response. "
    "At which concentration does the modulator give half of what it can add? (3 figures)",
    unit="nM",
    draw=_molecule,
    answer=lambda v: float(
        ec50_nM(Modulator(affinity_nM=v.kb, cooperativity=v.alpha), glutamate_at(v.share))
    ),
    free=("sign", "thousand_up", "thousand_down"),
    hints=(
        "First turn the response to glutamate into its concentration, in units of its own EC50.",
        "z = share ÷ (1 − share).",
        "EC50 = KB (1 + z)/(1 + α z).",
    ),
    worked="z = {share:g}/(1 − {share:g}); {kb:g} × (1 + z)/(1 + {alpha:g} z) = {truth:.3g} nM.",
    why="Glutamate on the receptor makes the modulator bind up to α times more tightly, so half of its effect needs less than KB.",
    means="A potency that belongs to this glutamate; KB and α belong to the molecule.",
    mistakes=(
        Mistake(
            id="affinity",
            answer=lambda v: v.kb,
            because="That is KB, the affinity for a receptor without glutamate. Glutamate is there, and raises the affinity.",
        ),
        Mistake(
            id="saturated",
            answer=lambda v: v.kb / v.alpha,
            because="That is KB/α, the limit with glutamate on all receptors. Here it is on a part of them.",
        ),
        Mistake(
            id="share_as_z",
            answer=lambda v: v.kb * (1 + v.share) / (1 + v.alpha * v.share),
            because="You put the share of the response in place of the concentration. z = share ÷ (1 − share).",
        ),
    ),
)

TOP = NumberQuestion(
    id="glutamate.top",
    objective=OBJECTIVE,
    prompt="Glutamate alone gives {share:.0%} of its highest response. A modulator with α = {alpha:g} is added in excess. "
    "What is the response now, as a share of glutamate’s highest? (3 figures)",
    unit="%",
    draw=_molecule,
    answer=lambda v: (
        100 * float(top(Modulator(affinity_nM=100.0, cooperativity=v.alpha), glutamate_at(v.share)))
    ),
    free=("sign",),
    hints=(
        "In excess the modulator sits on every receptor. What does it do to glutamate there?",
        "It acts as if there were α times as much glutamate.",
        "α z ÷ (1 + α z), with z = share ÷ (1 − share).",
    ),
    worked="z = {share:g}/(1 − {share:g}); {alpha:g} z/(1 + {alpha:g} z) = {truth:.3g} %.",
    why="A modulator on every receptor moves glutamate’s curve to the left α-fold and leaves its height.",
    means="Never above glutamate’s own highest response: this modulator changes affinity only.",
    mistakes=(
        Mistake(
            id="times_alpha",
            answer=lambda v: 100 * v.alpha * v.share,
            because="You multiplied the response by α. α multiplies glutamate; the response has a ceiling.",
        ),
        Mistake(
            id="share_as_z",
            answer=lambda v: 100 * v.alpha * v.share / (1 + v.alpha * v.share),
            because="You put the share of the response in place of the concentration. z = share ÷ (1 − share).",
        ),
        Mistake(
            id="added_only",
            answer=lambda v: 100 * (v.alpha * _z(v) / (1 + v.alpha * _z(v)) - v.share),
            because="That is what the modulator adds. The question asks for the response, what glutamate gave included.",
        ),
    ),
)

BEST = NumberQuestion(
    id="glutamate.best_share",
    objective=OBJECTIVE,
    prompt="A modulator has α = {alpha:g}. At which response to glutamate alone, in per cent of its highest, can the modulator add most? (3 figures)",
    unit="%",
    draw=lambda rng: {"alpha": rng.choice((5.0, 9.0, 16.0, 25.0, 36.0))},
    answer=lambda v: 100 / (1 + math.sqrt(v.alpha)),
    free=("sign",),
    hints=(
        "With very little or very much glutamate the modulator adds little.",
        "It adds most at z = 1/√α.",
        "Turn this concentration into a response: z ÷ (1 + z).",
    ),
    worked="z = 1/√{alpha:g}, and z/(1 + z) = {truth:.3g} %.",
    why="On a logarithmic axis the two curves lie log α apart; the gap is widest where one is as far below the middle as the other is above.",
    means="An assay that uses such a glutamate shows a modulator at its best.",
    mistakes=(
        Mistake(
            id="concentration",
            answer=lambda v: 100 / math.sqrt(v.alpha),
            because="That is the concentration z, as a percentage. The question asks for the response, z ÷ (1 + z).",
        ),
        Mistake(
            id="no_root",
            answer=lambda v: 100 / (1 + v.alpha),
            because="You left out the root. The best z is 1/√α, half-way between the two curves.",
        ),
        Mistake(
            id="middle",
            answer=lambda v: 50.0,
            because="That is glutamate’s own EC50. The modulated curve is nearly at its top there; the best place lies lower.",
        ),
    ),
)

WHERE = ChoiceQuestion(
    id="glutamate.predict_best",
    objective=OBJECTIVE,
    prompt="The modulator (α about 22) is given in excess. At which response to glutamate alone does it add most?",
    options=(
        Option(
            id="none",
            text="without glutamate: there is most room",
            right=False,
            reply="Without glutamate it multiplies nothing, and adds nothing.",
        ),
        Option(
            id="low",
            text="where glutamate alone gives about a fifth",
            right=True,
            reply="There the lower curve is still low and the upper one already high.",
        ),
        Option(
            id="half",
            text="where glutamate alone gives one half",
            right=False,
            reply="There it adds 46 points: the upper curve is near its top, the lower one has come up.",
        ),
        Option(
            id="high",
            text="where glutamate alone gives four fifths",
            right=False,
            reply="There it can add 20 points at most, and adds 19.",
        ),
    ),
    hints=(
        "It multiplies glutamate, and the response has a ceiling.",
        "Draw the curve of glutamate, and the same curve 22-fold to the left. Where is the gap widest?",
        "At a response below one half.",
    ),
    worked="At 17.5 % it adds 65 points, at 50 % 46, at 80 % 19, at 0 none.",
    why="Two curves of one shape, moved apart, have their widest gap half-way between them.",
    means="The usual assay, at 20 %, stands close to the modulator’s best place.",
)

ALONE = ChoiceQuestion(
    id="glutamate.alone",
    objective=OBJECTIVE,
    prompt="A terminal bears mGlu4, and no glutamate reaches it. A modulator that is no agonist is added. What happens to release there, in this chapter’s model?",
    options=(
        Option(
            id="falls",
            text="it falls: the receptor is turned on",
            right=False,
            reply="The modulator turns nothing on by itself; it multiplies what glutamate does.",
        ),
        Option(
            id="nothing",
            text="nothing",
            right=True,
            reply="22 times nothing is nothing.",
        ),
        Option(
            id="rises",
            text="it rises: the receptor is blocked",
            right=False,
            reply="It blocks nothing: glutamate’s pocket stays free.",
        ),
    ),
    hints=(
        "Which pocket does the modulator sit in?",
        "z′ = z (1 + α B/KB)/(1 + B/KB). Put z = 0.",
        "The response follows z′.",
    ),
    worked="z = 0, so z′ = 0 and the response is 0.",
    why="This modulator only makes glutamate bind more tightly, and without glutamate there is nothing to bind.",
    means="How much glutamate reaches a GABA terminal decides what the drug does there; in people nobody measured it, to our knowledge.",
)

QUESTIONS = (EC50, WHERE, BEST, TOP, ALONE)
