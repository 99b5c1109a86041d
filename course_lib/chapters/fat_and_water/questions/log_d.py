"""Objective 09.log_d: log D of a base, and what it says that log P does not."""

import math
from random import Random

from course_lib.models.membrane.partition import log_d_of_base
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

OBJECTIVE = "09.log_d"


def _base(rng: Random) -> dict[str, float]:
    return {"log_p": rng.choice((2.5, 3.0, 3.6, 4.2)), "pka": rng.choice((6.8, 7.0, 7.8, 8.0))}


def _loss(pka: float) -> float:
    return math.log10(1 + 10 ** (pka - 7.4))


LOG_D = NumberQuestion(
    id="fat_and_water.log_d",
    objective=OBJECTIVE,
    prompt="A base has a log P of {log_p:g} and a pKa of {pka:g}. What is its log D at pH 7.4? (2 decimals)",
    tolerance=Tolerance(absolute=0.03),
    draw=_base,
    answer=lambda v: log_d_of_base(v.log_p, v.pka),
    free=("sign", "thousand_up"),
    hints=(
        "Only the uncharged part enters fat. Is that more or less than all of it?",
        "Charged ÷ uncharged is ten to the power of pKa − pH, for a base.",
        "log D = log P − log(1 + 10^(pKa − 7.4)).",
    ),
    worked="log D = {log_p:g} − log(1 + 10^({pka:g} − 7.4)) = {truth:.2f}.",
    why="Only the uncharged base enters octanol in this model, while log D counts the charged form in water as well.",
    means="A base can only lose lipophilicity by its charge.",
    mistakes=(
        Mistake(
            id="added",
            answer=lambda v: v.log_p + _loss(v.pka),
            because="You added the term. Charge keeps a molecule out of fat, so log D is below log P.",
        ),
        Mistake(
            id="all_or_nothing",
            answer=lambda v: v.log_p - (v.pka - 7.4),
            because="You subtracted pKa − pH itself. That holds far above pH 7.4 only; near it the 1 counts.",
        ),
        Mistake(
            id="as_an_acid",
            answer=lambda v: v.log_p - math.log10(1 + 10 ** (7.4 - v.pka)),
            because="You took it for an acid. A base is charged where the pH lies below its pKa.",
        ),
    ),
)


def _two(rng: Random) -> dict[str, float]:
    return {
        "greasy_p": rng.choice((4.0, 4.2)),
        "greasy_pka": rng.choice((9.6, 9.8)),
        "mild_p": rng.choice((2.6, 2.8)),
        "mild_pka": 6.5,
    }


def _greasier(v: Params) -> bool:
    return bool(log_d_of_base(v.greasy_p, v.greasy_pka) > log_d_of_base(v.mild_p, v.mild_pka))


WHICH = ChoiceQuestion(
    id="fat_and_water.greasier_at_ph",
    objective=OBJECTIVE,
    prompt="Base A: log P {greasy_p:g}, pKa {greasy_pka:g}. Base B: log P {mild_p:g}, pKa {mild_pka:g}. Which is greasier in blood, at pH 7.4?",
    draw=_two,
    options=(
        Option(
            id="A",
            text="A, because its log P is the larger of the two",
            right=_greasier,
            reply="log P counts the uncharged form alone, and of A nearly all is charged in blood.",
        ),
        Option(
            id="B",
            text="B, because nearly all of A is charged",
            right=lambda v: not _greasier(v),
            reply="A loses more than two units by its charge, B next to none.",
        ),
        Option(
            id="same",
            text="both alike: at one pH the same share of each is charged",
            right=False,
            reply="One pH, but two pKa: so the shares that are charged differ.",
        ),
    ),
    hints=(
        "Compute log D for both.",
        "A loses about pKa − 7.4 units.",
        "B loses log(1 + 10^(−0.9)), about 0.05.",
    ),
    worked="log D of A is about 1.9, of B about 2.7.",
    why="The ionised share of a base stays in water, so each log P must first be corrected with its own pKa.",
    means="In blood, log D describes a base; log P describes a beaker.",
)

CALCULATED = ChoiceQuestion(
    id="fat_and_water.calculated_or_measured",
    objective="09.judge",
    prompt="Three programs give valbenazine a log P of 3.56, 3.63 and 4.3. What do you conclude?",
    options=(
        Option(
            id="mean",
            text="the truth is near their mean, 3.8, where their errors cancel",
            right=False,
            reply="Programs share ideas, and so their errors: those need not cancel. A mean of calculations is no measurement.",
        ),
        Option(
            id="newest",
            text="the newest program is right: it knows the most drugs",
            right=False,
            reply="Newer is not measured. Nobody here shook this drug with octanol.",
        ),
        Option(
            id="uncertain",
            text="a calculated log P is uncertain by half a unit or even more",
            right=True,
            reply="Conclusions must survive that: half a unit is a factor of three, 0.7 units a factor of five.",
        ),
        Option(
            id="useless",
            text="log P says nothing, if three programs cannot agree on it",
            right=False,
            reply="They agree that it is greasy. A calculated log P says something, with an error that must be named.",
        ),
    ),
    hints=(
        "How were the numbers made?",
        "How far do they lie apart, as a factor?",
        "0.7 units are a factor of five.",
    ),
    worked="They differ by 0.7 units: a factor of five in partition.",
    means="A calculator's decimals are not a measurement's.",
)

QUESTIONS = (LOG_D, WHICH, CALCULATED)
