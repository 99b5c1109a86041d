"""Tasks 3 to 5 of chapter 10's assignment: a lesion study, the mystery patient, the window of a dose."""

import numpy as np

from course_lib.chapters.basal_ganglia_pathways.assignment.numbers import MARKED
from course_lib.chapters.basal_ganglia_pathways.assignment.samples import SURVIVING, lesion_study, window
from course_lib.models.circuit.steady import SELECTION_THRESHOLD
from course_lib.questions.building import Slips, states
from course_lib.questions.kinds import ChoiceQuestion, NumberQuestion, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

TRIED = Tolerance(absolute=0.011)
AT = (SURVIVING, "surviving share of STN", "1")
_IN_HEALTH = "Dopamine is normal in your circuit. The study is of a patient with `release_left` of it."
_BACKWARDS = "Your study runs from a full lesion to none. Begin with an intact STN, surviving 1."


def _study(g: Params, nucleus: str = "stn", *, healthy: bool = False) -> np.ndarray:
    return lesion_study(1.0 if healthy else g.release_left, tuple(g.saliences), nucleus)


def _mean(gpi: np.ndarray) -> np.ndarray:
    return gpi.mean(axis=1)


def _counts(gpi: np.ndarray) -> np.ndarray:
    return (gpi < SELECTION_THRESHOLD).sum(axis=1).astype(float)


LESION_MEANS = MARKED.curve(
    "lesion_means",
    "dopamine",
    lambda g: _mean(_study(g)),
    ("Mean GPi as STN is lost.", "steady_state for each share.", "Less STN, less brake."),
    at=AT,
    mistakes={
        "lesion_of_gpe": (
            lambda g: _mean(_study(g, "gpe")),
            "You weakened GPe. Its loss frees STN and GPi; the study is of STN.",
        ),
        "lesion_in_health": (lambda g: _mean(_study(g, healthy=True)), _IN_HEALTH),
        "lesion_strongest_only": (
            lambda g: _study(g)[:, int(np.argmax(g.saliences))],
            "That is GPi of the strongest action. The mean over all actions is asked for.",
        ),
        "lesion_backwards": (lambda g: _mean(_study(g))[::-1], _BACKWARDS),
    },
)

LESION_COUNTS = MARKED.curve(
    "lesion_counts",
    "dopamine",
    lambda g: _counts(_study(g)),
    (
        "Actions let through as STN is lost.",
        "Count GPi below 0.05.",
        "Too much brake, then one, then no brake.",
    ),
    at=AT,
    tolerance=Tolerance(absolute=0.1),
    mistakes={
        "counts_of_held": (
            lambda g: len(g.saliences) - _counts(_study(g)),
            "You counted the actions that are held. Let through are those with GPi below the threshold.",
        ),
        "counts_backwards": (lambda g: _counts(_study(g))[::-1], _BACKWARDS),
        "counts_in_health": (lambda g: _counts(_study(g, healthy=True)), _IN_HEALTH),
    },
)


def _product_for_sensitivity(g: Params) -> dict[str, float]:
    product = g.hidden_release * g.hidden_d2_sensitivity
    return {"release": g.hidden_release, "d2_sensitivity": product}


ESTIMATE = MARKED.fit(
    "estimate",
    "dopamine",
    (
        "Release and D2 sensitivity of the mystery patient.",
        "Fit both gains at once.",
        "Two gains, two unknowns.",
    ),
    Sought(name="release", unit="1", truth=lambda g: g.hidden_release, factor=1.35, widest=2.5),
    Sought(name="d2_sensitivity", unit="1", truth=lambda g: g.hidden_d2_sensitivity, factor=1.35, widest=2.5),
    mistakes={
        "product_for_sensitivity": (
            _product_for_sensitivity,
            "Your D2 sensitivity is the product of release and sensitivity. D2 neurons alone know no more; divide by the release "
            "that the D1 neurons tell.",
        ),
    },
)


def edges(g: Params) -> tuple[float, float]:
    """The window of task 5."""
    return window(g.window_sensitivity, tuple(g.saliences))


def _edge(name: str, index: int, prompt: str, mistakes: Slips) -> NumberQuestion:
    linear = (
        lambda g: window(g.window_sensitivity, tuple(g.saliences), linear=True)[index],
        "You took depletion for occupancy. The whole terminal releases more than 1 − occupancy: use `released_share`.",
    )
    return MARKED.number(
        name,
        "window",
        lambda g: edges(g)[index],
        (prompt, "{truth:.2f}.", "An edge of the window."),
        tolerance=TRIED,
        free=("sign", "per_cent_up"),
        mistakes={f"{name}_linear": linear, **mistakes},
    )


LOW = _edge(
    "window_low",
    0,
    "Lowest occupancy with one action.",
    {
        "low_normal_receptors": (
            lambda g: 0.0,
            "Zero is where the window of normal receptors begins: with nothing to relieve, no drug is needed. This patient's answer "
            "`window_sensitivity` times as strongly.",
        ),
        "low_is_high": (
            lambda g: edges(g)[1],
            "That is the upper edge. The lower one is where unwanted actions have gone.",
        ),
    },
)
HIGH = _edge(
    "window_high",
    1,
    "Highest occupancy with one action.",
    {
        "high_normal_receptors": (
            lambda g: window(1.0, tuple(g.saliences))[1],
            "That is the edge for normal receptors. This patient's respond `window_sensitivity` times as strongly.",
        ),
        "high_is_low": (
            lambda g: edges(g)[0],
            "That is the lower edge. The upper one is the last occupancy before nothing is let through.",
        ),
    },
)

_PLACES = {
    "too little": ("too little", "Below the window unwanted actions are still let through."),
    "inside": ("inside", "Inside the window one action is let through."),
    "too much": ("too much", "Above the window nothing is let through."),
}


def verdict(params: Params) -> ChoiceQuestion:
    """The question whether the occupancy reached lies below, in or above the window."""
    low, high = edges(params)
    reached = params.reached_occupancy
    right = "too little" if reached < low else ("too much" if reached > high else "inside")
    texts = ("Where is the occupancy reached?", "Compare it with both edges.", "One axis, three states.")
    options = states(right, _PLACES, elsewhere="Compare with your edges.")
    return MARKED.choice("verdict", "window", texts, options)
