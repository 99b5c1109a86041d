"""Objective 10.window: the VMAT2 occupancies between too much movement and too little."""

from random import Random

from course_lib.questions.kinds import WITH_RECIPROCAL, ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "10.window"


def _draw_edges(rng: Random) -> dict[str, float]:
    return {"low": rng.choice((0.15, 0.2, 0.25, 0.3)), "high": rng.choice((0.6, 0.65, 0.7, 0.75))}


def _multiples_of_ki(occupancy: float) -> float:
    return occupancy / (1 - occupancy)


EDGE_DOSE = NumberQuestion(
    id="ganglia.edge_dose",
    objective=OBJECTIVE,
    draw=lambda rng: {"high": rng.choice((0.6, 0.65, 0.7, 0.75, 0.8))},
    prompt="The circuit stops letting an action through above a VMAT2 occupancy of {high:.0%}. Binding is reversible and one to one. What "
    "free concentration of the inhibitor is that, in multiples of its Ki?",
    answer=lambda v: _multiples_of_ki(v.high),
    hints=(
        "Write occupancy as a function of concentration.",
        "O = C/(C + Ki). Solve for C/Ki.",
        "O/(1 − O).",
    ),
    worked="C/Ki = O/(1 − O) = {high:g}/(1 − {high:g}) = {truth:.3g}.",
    why="Occupancy is C/(C + Ki), so occupied over free gives the concentration in multiples of Ki.",
    means="Near full occupancy a small step in occupancy is a large step in dose.",
    mistakes=(
        Mistake(
            id="occupancy_itself",
            answer=lambda v: v.high,
            because="That is the occupancy. It is a share of transporters; one Ki gives one half.",
        ),
        Mistake(
            id="free_share",
            answer=lambda v: 1 - v.high,
            because="That is the share of VMAT2 that stays free. A concentration follows from occupied over free.",
        ),
        Mistake(
            id="turned_over",
            answer=lambda v: 1 / _multiples_of_ki(v.high),
            because="Free over occupied: turn it round. More than half occupied needs more than one Ki.",
        ),
        Mistake(
            id="without_one",
            answer=lambda v: 1 / (1 - v.high),
            because="That is the whole sum (C + Ki) in multiples of Ki, one too many: take the free share's 1 away again.",
        ),
    ),
)

DOSE_RATIO = NumberQuestion(
    id="ganglia.dose_ratio",
    objective=OBJECTIVE,
    draw=_draw_edges,
    prompt="One action is let through from {low:.0%} to {high:.0%} VMAT2 occupancy. Concentration is in proportion to dose, binding reversible. "
    "By what factor does the highest dose of the window exceed the lowest?",
    answer=lambda v: _multiples_of_ki(v.high) / _multiples_of_ki(v.low),
    free=WITH_RECIPROCAL,
    hints=(
        "Turn each edge from an occupancy into a concentration first.",
        "C/Ki = O/(1 − O) at each edge; the Ki cancels in the ratio.",
        "({high:g}/(1 − {high:g})) ÷ ({low:g}/(1 − {low:g})).",
    ),
    worked="({high:g}/(1 − {high:g})) ÷ ({low:g}/(1 − {low:g})) = {truth:.3g}.",
    why="Dose goes with concentration, and concentration with O/(1 − O), not with occupancy itself.",
    means="The window is wider in dose than in occupancy: doses can be found.",
    mistakes=(
        Mistake(
            id="ratio_of_occupancies",
            answer=lambda v: v.high / v.low,
            because="That is the ratio of the occupancies. Occupancy saturates, so equal steps of it cost more and more dose.",
        ),
        Mistake(
            id="ratio_of_free",
            answer=lambda v: (1 - v.low) / (1 - v.high),
            because="That is the ratio of the free shares, half of the way: dose goes as occupied over free.",
        ),
        Mistake(
            id="highest_alone",
            answer=lambda v: _multiples_of_ki(v.high),
            because="That is the highest dose in multiples of Ki. Divide it by the lowest, which is found in the same way.",
        ),
        Mistake(
            id="width",
            answer=lambda v: v.high - v.low,
            because="That is the width of the window in occupancy. A factor between doses is asked for.",
        ),
    ),
)


def _moves(name: str, text: str, right: bool, reply: str) -> Option:
    return Option(id=name, text=text, right=right, reply=reply)


MOVES = ChoiceQuestion(
    id="ganglia.window_moves",
    objective=OBJECTIVE,
    prompt="A second patient was blocked more strongly for years: D2 sensitivity 4 instead of 3. Where does the model's window of VMAT2 "
    "occupancy move?",
    options=(
        _moves(
            "up",
            "both edges move to higher occupancy",
            True,
            "Stronger receptors need less dopamine to go wrong, and less to do their work.",
        ),
        _moves(
            "lower_only",
            "only the lower edge moves up: the window narrows",
            False,
            "The lower edge does move up. But sensitive receptors also make do with less dopamine, so the upper edge follows, though less.",
        ),
        _moves(
            "down",
            "both edges move to lower occupancy",
            False,
            "A more sensitive patient sounds as if less drug were enough. But the drug does not act on the receptor: it takes away what "
            "the receptor responds to.",
        ),
        _moves(
            "stays",
            "neither edge moves: the drug acts on VMAT2, not on D2",
            False,
            "The drug acts on VMAT2, but what the remaining dopamine does depends on D2.",
        ),
    ),
    hints=(
        "What counts for the D2 neurons is release times sensitivity.",
        "If sensitivity rises, which release gives the same product?",
        "Less release, so more occupancy, at both edges.",
    ),
    worked="The product of release and sensitivity sets the D2 gain. More sensitivity means less release at each edge: higher occupancies.",
    means="The same dose can be too little for one patient and too much for another.",
)


def _says_yes(v: Params) -> bool:
    return v.low <= v.tried <= v.high


INSIDE = ChoiceQuestion(
    id="ganglia.inside_window",
    objective=OBJECTIVE,
    draw=lambda rng: {**_draw_edges(rng), "tried": rng.choice((0.05, 0.1, 0.4, 0.5, 0.85, 0.9))},
    prompt="In a patient the circuit lets one single action through from {low:.0%} to {high:.0%} VMAT2 occupancy. What does the model predict at "
    "{tried:.0%}?",
    options=(
        Option(
            id="hyperkinesia",
            text="hyperkinesia: several actions pass",
            right=lambda v: v.tried < v.low,
            reply=lambda v: (
                f"{v.tried:.0%} lies below {v.low:.0%}: too much dopamine is left for these receptors, and more than one action passes."
                if v.tried < v.low
                else f"That is the side of too little drug, below {v.low:.0%}. Compare with {v.tried:.0%}."
            ),
        ),
        Option(
            id="one",
            text="one action at a time",
            right=_says_yes,
            reply=lambda v: (
                f"{v.tried:.0%} lies between {v.low:.0%} and {v.high:.0%}: inside the window."
                if _says_yes(v)
                else f"That holds between {v.low:.0%} and {v.high:.0%}, and {v.tried:.0%} lies outside."
            ),
        ),
        Option(
            id="parkinsonism",
            text="parkinsonism: no action passes",
            right=lambda v: v.tried > v.high,
            reply=lambda v: (
                f"{v.tried:.0%} lies above {v.high:.0%}: too little dopamine is left to let anything pass."
                if v.tried > v.high
                else f"That is the side of too much drug, above {v.high:.0%}. Compare with {v.tried:.0%}."
            ),
        ),
    ),
    hints=(
        "On which side of the window is {tried:.0%}?",
        "More occupancy leaves less dopamine. Which disorder has too little effect of dopamine?",
        "Below the window several actions pass, above it none.",
    ),
    worked="Below {low:.0%} too much is let through, above {high:.0%} nothing is; {tried:.0%} decides.",
    means="One axis, three states.",
)

TAKEN = ChoiceQuestion(
    id="ganglia.predict_taken",
    objective=OBJECTIVE,
    prompt="An antipsychotic has occupied 80 % of the D2 receptors for months; in the model they respond 2.8 times as strongly as normal. It is still "
    "taken, and no VMAT2 inhibitor yet. What does the model show, with the threshold of 0.05?",
    options=(
        Option(
            id="several",
            text="several actions pass at once: dyskinesia",
            right=False,
            reply="The receptors are sensitive, but four of five are blocked: 2.8 × 0.2 = 0.56 of the normal effect, not 2.8.",
        ),
        Option(
            id="one",
            text="one action passes: adaptation makes up for the block",
            right=False,
            reply="Adaptation makes up for a part of the block, not all: 2.8 × 0.2 = 0.56, and one action needs about two thirds of the normal effect on D2 neurons.",
        ),
        Option(
            id="none",
            text="no action passes, since adaptation falls short of the block",
            right=True,
            reply="2.8 × 0.2 = 0.56 of the normal effect on D2 neurons, and one action needs about two thirds.",
        ),
    ),
    hints=(
        "What counts is sensitivity times the share of receptors that is free.",
        "2.8 × (1 − 0.8).",
        "0.56 of normal: more than normal, or less?",
    ),
    worked="2.8 × 0.2 = 0.56: less than the normal effect of dopamine on D2 neurons, so the brake is on in every channel, though barely in the strongest: GPi fires at 0.06.",
    means="That no action passes hangs on the threshold; that no two pass does not. In this model a steady block makes no dyskinesia; people under it have it all the same.",
)

QUESTIONS = (EDGE_DOSE, DOSE_RATIO, MOVES, INSIDE, TAKEN)
