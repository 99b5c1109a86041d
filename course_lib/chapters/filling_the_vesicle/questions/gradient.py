"""Objective 02.gradient: how far an exchanger can fill a vesicle, and which way it runs."""

import math
from dataclasses import replace
from random import Random

from course_lib.chapters.filling_the_vesicle.questions.vesicles import draw_exchange, exchange
from course_lib.models.terminal.transport import Exchange, accumulation_ratio
from course_lib.questions.kinds import WITH_RECIPROCAL, ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

OBJECTIVE = "02.gradient"
RT_F_mV = 26.7  # as the question gives it


def _changed(v: Params, **changes: float) -> float:
    return accumulation_ratio(replace(exchange(v), **changes))


ACCUMULATION = NumberQuestion(
    id="filling.accumulation",
    objective=OBJECTIVE,
    prompt="An exchanger lets {protons} protons out of a vesicle for each dopamine that goes in; dopamine carries one positive "
    "charge. pH {ph_in:g} inside, {ph_out:g} outside; potential {potential} mV, inside positive; body temperature, where RT/F "
    "is 26.7 mV. How many times more concentrated than outside can dopamine become at most?",
    draw=draw_exchange,
    answer=lambda v: accumulation_ratio(exchange(v)),
    tolerance=Tolerance(relative=0.03),
    free=WITH_RECIPROCAL,
    hints=(
        "At the limit one more turn of the exchanger gains nothing: what pays, and what costs?",
        "Each proton that leaves pays for the pH step; the charges that leave, less the one that comes in, pay for the potential.",
        "Ratio = 10^(protons × pH step) × e^((protons − 1) × potential ÷ 26.7 mV).",
    ),
    worked="10^({protons} × ({ph_out:g} − {ph_in:g})) × exp(({protons} − 1) × {potential}/26.7) = {truth:.4g}.",
    why="Each proton that leaves pays the pH step once, and the charges that are left over pay the potential.",
    means="It is a limit: leak and release keep a real vesicle below it.",
    mistakes=(
        Mistake(
            id="one_for_one",
            answer=lambda v: _changed(v, protons_out=1),
            because="That is the limit for one proton out. Here {protons} leave for each amine, and each of them pays once more.",
        ),
        Mistake(
            id="step_paid_once",
            answer=lambda v: _changed(v, protons_out=1) * math.exp((v.protons - 1) * v.potential / RT_F_mV),
            because="The potential is right, but the pH step stands there once. Every one of the {protons} protons falls down it: "
            "the step counts {protons} times.",
        ),
        Mistake(
            id="exponential_left_out",
            answer=lambda v: math.log(accumulation_ratio(exchange(v))),
            because="That is the logarithm of the ratio: your equation is right, and one step is missing. Take the exponential.",
        ),
        Mistake(
            id="ten_for_potential",
            answer=lambda v: (
                10 ** (v.protons * (v.ph_out - v.ph_in) + (v.protons - 1) * v.potential / RT_F_mV)
            ),
            because="The potential went into the power of ten. RT/F belongs to natural logarithms: ten to the pH step, but e to the potential ÷ (RT/F).",
        ),
        Mistake(
            id="potential_left_out",
            answer=lambda v: _changed(v, potential_mV=0),
            because="The potential is missing. {protons} charges leave and one comes in, so charge moves, and the inside is positive: "
            "the field helps.",
        ),
        Mistake(
            id="amine_without_charge",
            answer=lambda v: _changed(v, amine_charge=0),
            because="You let the potential pay for every proton, and forgot that the amine's own charge goes in against it: one less than the protons.",
        ),
        Mistake(
            id="potential_reversed",
            answer=lambda v: _changed(v, potential_mV=-v.potential),
            because="The potential stands with the wrong sign. The inside is positive and drives the charges that leave: it adds.",
        ),
    ),
)


def _draw_direction(rng: Random) -> dict[str, float]:
    return {"protons": rng.choice((1, 2)), "ratio": rng.choice((10, 100, 300, 20_000, 50_000))}


def _limit(v: Params) -> float:
    return accumulation_ratio(Exchange(protons_out=v.protons, ph_in=5.7, ph_out=7.2, potential_mV=40))


DIRECTION = ChoiceQuestion(
    id="filling.direction",
    objective=OBJECTIVE,
    prompt="Exchange of {protons} : 1 (protons out : amine in), pH step 1.5, potential +40 mV inside. Dopamine is already "
    "{ratio:,} times more concentrated inside. Which way does the exchanger carry it?",
    draw=_draw_direction,
    options=(
        Option(
            id="in",
            text="further in",
            right=lambda v: v.ratio < _limit(v),
            reply=lambda v: (
                f"The limit is about {_limit(v):,.0f}-fold, to be held against the {v.ratio:,}-fold that is there: below "
                "the limit it fills, above it it empties."
            ),
        ),
        Option(
            id="out",
            text="out again",
            right=lambda v: v.ratio > _limit(v),
            reply=lambda v: (
                f"An exchanger runs backwards once the gradient of dopamine is steeper than what protons pay for: here "
                f"{_limit(v):,.0f}-fold."
            ),
        ),
        Option(
            id="always_in",
            text="in, whatever the concentrations: it is a pump",
            right=False,
            reply="The name pump misleads. VMAT2 splits no ATP itself; it is an exchanger, and either gradient can drive the other.",
        ),
    ),
    hints=(
        "Compute the limit for this stoichiometry, and compare.",
        "Ten to the pH step, once for each proton; times e^(potential/26.7 mV) for each charge moved in excess.",
        "1 : 1 moves no charge in excess, 2 : 1 moves one.",
    ),
    worked=lambda v: (
        f"The limit is {_limit(v):,.0f}-fold; dopamine stands at {v.ratio:,}-fold, so it goes {'in' if v.ratio < _limit(v) else 'out'}."
    ),
    why="Dopamine moves towards the ratio at which the exchange would stop.",
    means="Direction follows from the gradients, not from the name of the protein.",
)

QUESTIONS = (ACCUMULATION, DIRECTION)
