"""Objective 11.identify: which wells determine affinity and cooperativity, and a plate whose KB and α are hidden."""

from random import Random

from course_lib.questions.kinds import ChoiceQuestion, FitQuestion, Mistake, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.variants import variant

OBJECTIVE = "11.identify"


def hidden_plate(seed: object) -> Params:
    """The hidden KB (nM) and α of the mystery plate of this seed."""
    return variant(MYSTERY, seed)


LABS = ChoiceQuestion(
    id="glutamate.two_labs",
    objective=OBJECTIVE,
    prompt="Two laboratories report an EC50 of 75 and of 32 nM for one modulator, with the same cells. Both are careful. Which reason does this chapter’s formula offer?",
    options=(
        Option(
            id="affinity",
            text="the affinity differs between them",
            right=False,
            reply="Same molecule, same cells: in the formula KB is the same. The EC50 need not be.",
        ),
        Option(
            id="glutamate",
            text="they added different amounts of glutamate",
            right=True,
            reply="With 10 % of the response from glutamate instead of 30 % the EC50 moves that far.",
        ),
        Option(
            id="amounts",
            text="they added different amounts of modulator",
            right=False,
            reply="An EC50 comes from a whole curve of amounts; the formula holds none of them.",
        ),
    ),
    hints=(
        "What stands in the formula of the EC50 beside KB and α?",
        "KB (1 + z)/(1 + α z).",
        "z differs.",
    ),
    worked="KB 233 nM, α 22.1: 75 nM at 10 %, 32 nM at 30 %.",
    why="The more glutamate is bound, the more tightly the receptor holds the modulator, so the same affinity gives a smaller EC50.",
    means="Ask of each EC50 of a modulator: at which glutamate?",
)

WELLS = ChoiceQuestion(
    id="glutamate.which_wells",
    objective=OBJECTIVE,
    prompt="A plate is a tray of wells; in each you choose one amount of glutamate and one of modulator, and read one response. (EC20: the glutamate that alone gives 20 %.) Which 84 wells tell KB and α apart best?",
    options=(
        Option(
            id="curves",
            text="a curve of glutamate alone, and a curve of the modulator at one glutamate, each in triplicate",
            right=False,
            reply="At one glutamate a low KB with a low α looks like a high KB with a high α.",
        ),
        Option(
            id="matrix",
            text="14 glutamates, each with six amounts of modulator, once",
            right=True,
            reply="A whole curve of glutamate at each modulator shows how far it moves, step by step.",
        ),
        Option(
            id="replicates",
            text="84 wells of the EC20 with one amount of modulator",
            right=False,
            reply="One number, very exact, and two unknowns.",
        ),
    ),
    hints=(
        "Two unknowns: what tells them apart?",
        "How far the curve of glutamate moves with much modulator gives α; with how little it begins to move gives KB.",
        "So vary both.",
    ),
    worked="Of a thousand simulated plates 95 % give KB within a factor of 2.7 either way for two curves, of 1.25 for the matrix.",
    means="Replicates make a number exact; only a design makes it the number you want.",
)


def _hidden(rng: Random) -> dict[str, float]:
    return {
        "affinity_nM": float(round(10 ** rng.uniform(1.9, 2.8))),
        "cooperativity": float(round(rng.uniform(8.0, 40.0))),
    }


MYSTERY = FitQuestion(
    id="glutamate.mystery_plate",
    objective=OBJECTIVE,
    prompt="`mystery_plate(seed)`, with the seed of this question, hides the KB and α of a modulator; `.wells` and `.peaks()` are its plate. "
    "Fit both. The answer is a dictionary of `affinity_nM` and `cooperativity`, each as (value, low, high) with its 95 % interval.",
    draw=_hidden,
    sought=(
        Sought(name="affinity_nM", unit="nM", truth=lambda v: v.affinity_nM, factor=1.6, widest=3.0),
        Sought(name="cooperativity", unit="1", truth=lambda v: v.cooperativity, factor=1.4, widest=2.5),
    ),
    hints=(
        "Fit all wells at once, with glutamate’s EC50, slope and top as further unknowns.",
        "`fit_plate(plate.wells, plate.peaks())` does that.",
        "Its fields `affinity_nM` and `cooperativity` have the form that is asked for.",
    ),
    worked="The hidden KB is {affinity_nM:g} nM, α is {cooperativity:g}.",
    why="Curves at several amounts of glutamate separate the affinity without glutamate from what glutamate adds to it.",
    means="From 84 wells, both numbers within a factor of about 1.3.",
    mistakes=(
        Mistake(
            id="bound_affinity",
            answer=lambda v: {"affinity_nM": v.affinity_nM / v.cooperativity},
            because="That is KB/α, the affinity for a receptor that holds glutamate. KB is that for a receptor without.",
        ),
        Mistake(
            id="assay_ec50",
            answer=lambda v: {"affinity_nM": v.affinity_nM * 1.25 / (1 + 0.25 * v.cooperativity)},
            because="That is the EC50 with a fifth of the response from glutamate. KB is the concentration without any.",
        ),
    ),
)

QUESTIONS = (LABS, WELLS, MYSTERY)
