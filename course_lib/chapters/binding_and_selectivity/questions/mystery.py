"""Objective 03.fit, at the bench: the mystery tray."""

from random import Random

from course_lib.questions.kinds import FitQuestion, Mistake, Sought
from course_lib.questions.params import Params
from course_lib.questions.variants import variant

MYSTERY_LABEL_nM, MYSTERY_KD_nM = 2.0, 2.3  # told to the student


def hidden_tray(seed: object) -> Params:
    """The hidden values of the mystery tray of this seed."""
    return variant(MYSTERY, seed)


def _shift() -> float:
    return 1 + MYSTERY_LABEL_nM / MYSTERY_KD_nM


MYSTERY = FitQuestion(
    id="binding.mystery",
    objective="03.fit",
    prompt="`tray = mystery_tray(seed)`, with the seed of this question, holds a competition curve: doses in `tray.doses_nM`, counts in `tray.counts`. "
    f"The label stood at {MYSTERY_LABEL_nM:g} nM, its Kd is {MYSTERY_KD_nM:g} nM; hardly any was bound. Estimate the IC50 and the Ki, each as (value, low, high) with "
    "its 95 % interval, in a dictionary of `ic50_nM` and `ki_nM`.",
    draw=lambda rng: _hidden(rng),
    sought=(
        Sought(name="ic50_nM", unit="nM", truth=lambda v: v.ki_nM * _shift(), factor=1.35, widest=3.0),
        Sought(name="ki_nM", unit="nM", truth=lambda v: v.ki_nM, factor=1.35, widest=3.0),
    ),
    hints=(
        "Fit counts = bottom + span/(1 + dose/IC50) to all wells.",
        "`fit = fit_competition(tray.doses_nM, tray.counts)` does it; `fit.ic50_nM` has a value and an interval.",
        "Divide value, low and high by 1 + [L]/Kd for the Ki.",
    ),
    worked="The hidden Ki is {ki_nM:g} nM; the IC50 is larger by 1 + 2/2.3.",
    means="Counts, a label and a Kd have become a Ki.",
    mistakes=(
        Mistake(
            id="ki_is_ic50",
            answer=lambda v: {"ki_nM": v.ki_nM * _shift()},
            because="Your Ki equals the IC50. The label took part of the sites: divide the IC50 by 1 + [L]/Kd.",
        ),
        Mistake(
            id="multiplied",
            answer=lambda v: {"ki_nM": v.ki_nM * _shift() ** 2},
            because="You multiplied the IC50 by 1 + [L]/Kd. The label makes the inhibitor look weaker than it is: divide.",
        ),
    ),
)


def _hidden(rng: Random) -> dict[str, float]:
    return {"ki_nM": rng.choice((1.5, 4.0, 9.0, 20.0, 45.0)), "scatter": rng.choice((0.03, 0.05, 0.08))}


QUESTIONS = (MYSTERY,)
