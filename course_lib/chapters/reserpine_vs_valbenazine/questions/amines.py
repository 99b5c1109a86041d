"""Objective 05.amines: which amine a block of VMAT1 or VMAT2 depletes, and what is read from it."""

import math

from course_lib.models.target.amine_stores import Threshold, occupancy_window
from course_lib.questions.kinds import FREE_MISTAKES, ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "05.amines"


def _store(name: str, text: str, right: bool, reply: str, idea: str = "") -> Option:
    return Option(id=name, text=text, right=right, reply=reply, idea=idea)


WHICH = ChoiceQuestion(
    id="lasting.which_amines",
    objective=OBJECTIVE,
    several=True,
    prompt="A drug holds VMAT2 and does not touch VMAT1. Which stores does it empty?",
    options=(
        _store(
            "dopamine",
            "dopamine in the striatum",
            True,
            "its vesicles fill through VMAT2.",
            "the store that the drug is given for.",
        ),
        _store(
            "serotonin",
            "serotonin in the brain",
            True,
            "its vesicles fill through VMAT2, so mood can suffer.",
            "a store in the brain that bears on mood.",
        ),
        _store(
            "nerves",
            "noradrenaline in sympathetic nerves",
            True,
            "these nerves lie outside the brain, and yet their vesicles fill through VMAT2: blood pressure can fall.",
            "a store outside of the brain that bears on blood pressure.",
        ),
        _store(
            "gland",
            "adrenaline in granules that fill through VMAT1",
            False,
            "a drug that leaves VMAT1 alone leaves these granules alone.",
        ),
        _store(
            "glutamate",
            "glutamate in cortical terminals",
            False,
            "glutamate is no monoamine and has transporters of its own, the VGLUTs.",
        ),
    ),
    hints=(
        "The question is which transporter fills the vesicle, not where in the body it is.",
        "Every monoamine neuron uses VMAT2, in the brain and outside of it.",
        "VMAT1 is mainly in neuroendocrine cells.",
    ),
    worked="All monoamine neurons fill through VMAT2: dopamine, serotonin, and the noradrenaline of sympathetic nerves.",
    means="Selective for VMAT2 is not selective for dopamine, nor for the brain.",
)


def _falls_in_h(v: Params) -> float:
    return v.store_h * math.log2(v.occupancy / (v.occupancy - 1 + v.threshold))


LAG = NumberQuestion(
    id="lasting.store_lag",
    objective=OBJECTIVE,
    prompt="From one moment on {occupancy:.0%} of VMAT2 is held. A store whose content has a half-life of {store_h:g} h relaxes towards what the "
    "free transporters can hold. After how many hours has it fallen to {threshold:.0%} of rest?",
    unit="h",
    draw=lambda rng: {
        "occupancy": rng.choice((0.8, 0.85, 0.9)),
        "store_h": rng.choice((2.0, 4.0, 6.0, 8.0)),
        "threshold": rng.choice((0.3, 0.35, 0.4, 0.45)),
    },
    answer=_falls_in_h,
    hints=(
        "Towards which content does the store relax?",
        "It falls from 1 towards 1 − {occupancy:g}; the distance to that end halves with every half-life.",
        "The distance must fall from {occupancy:g} to {threshold:g} − (1 − {occupancy:g}).",
    ),
    worked="S = 1 − O + O × 2^(−t/τ); t = {store_h:g} h × log₂({occupancy:g}/({threshold:g} − (1 − {occupancy:g}))) = {truth:.3g} h.",
    why="The store relaxes towards 1 − O, so it is the gap to that level which halves.",
    means="One occupancy, a delay of its own for every store: symptoms need not come together.",
    mistakes=(
        Mistake(
            id="falls_to_nothing",
            answer=lambda v: v.store_h * math.log2(1 / v.threshold),
            because="You let the store empty to nothing. The free transporters keep 1 − {occupancy:g} of it.",
        ),
        Mistake(
            id="natural_logarithm",
            answer=lambda v: _falls_in_h(v) * math.log(2),
            because="You used the natural logarithm with a half-life. Take log₂, or divide by ln 2.",
        ),
        Mistake(
            id="one_half_life",
            answer=lambda v: v.store_h,
            because="That is one half-life of the content: by then the store has fallen half of its way, to 1 − O/2.",
        ),
        Mistake(
            id="no_floor",
            answer=lambda v: v.store_h * math.log2(v.occupancy / v.threshold),
            because="You let what can be lost, {occupancy:.0%}, fall to the threshold. Count from the end that the store relaxes to: only what lies above 1 − {occupancy:g} decays.",
        ),
    ),
)


def _window(v: Params) -> float:
    low, high = occupancy_window(
        Threshold(effect="wanted", store="dopamine, striatum", share=v.wanted),
        Threshold(effect="unwanted", store="noradrenaline, sympathetic nerves", share=v.unwanted),
    )
    return high - low


WINDOW = NumberQuestion(
    id="lasting.window",
    objective=OBJECTIVE,
    prompt="Illustrative thresholds: movements ease when striatal dopamine is below {wanted:.0%} of rest, pressure falls when sympathetic "
    "noradrenaline is below {unwanted:.0%}. At steady state each store holds the share of VMAT2 that is free. How wide is the range of "
    "occupancies with the first effect and without the second?",
    draw=lambda rng: {
        "wanted": rng.choice((0.5, 0.55, 0.6, 0.65, 0.7)),
        "unwanted": rng.choice((0.2, 0.25, 0.3, 0.35)),
    },
    answer=_window,
    free=(*FREE_MISTAKES, "per_cent_up"),
    hints=(
        "Turn each threshold of content into an occupancy.",
        "Content = 1 − O, so the effects begin at O = 1 − threshold.",
        "Subtract the lower occupancy from the higher one.",
    ),
    worked="From 1 − {wanted:g} to 1 − {unwanted:g}: a range of {truth:.3g}.",
    why="At rest a store holds the share of VMAT2 that is free, so each threshold is an occupancy of one minus it.",
    means="The window is a difference of thresholds. A more selective VMAT2 inhibitor does not widen it: both stores use VMAT2.",
    mistakes=(
        Mistake(
            id="upper_end",
            answer=lambda v: 1 - v.unwanted,
            because="That is the upper end, where pressure begins to fall. The width is the upper end less the lower one.",
        ),
        Mistake(
            id="lower_end",
            answer=lambda v: 1 - v.wanted,
            because="That is the lower end, where relief begins. The width is the upper end less the lower one.",
        ),
        Mistake(
            id="product",
            answer=lambda v: v.wanted * (1 - v.unwanted),
            because="You multiplied shares, as for independent chances. Both effects sit on one axis of occupancy: subtract.",
        ),
    ),
)

QUESTIONS = (WHICH, LAG, WINDOW)
