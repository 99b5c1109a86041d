"""Tasks 3 to 5 of chapter 10's assignment: a lesion study, the mystery patient, the window of a dose."""

from collections.abc import Callable

import numpy as np

from course_lib.chapters.basal_ganglia_pathways.assignment.numbers import texts
from course_lib.chapters.basal_ganglia_pathways.assignment.samples import SURVIVING, lesion_study, window
from course_lib.models.circuit.steady import SELECTION_THRESHOLD
from course_lib.questions.kinds import (
    ChoiceQuestion,
    CurveQuestion,
    FitQuestion,
    Mistake,
    NumberQuestion,
    Option,
    Sought,
)
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

TRIED = Tolerance(absolute=0.011)


def _study(g: Params, nucleus: str = "stn", *, healthy: bool = False) -> np.ndarray:
    return lesion_study(1.0 if healthy else g.release_left, tuple(g.saliences), nucleus)


def _mean(gpi: np.ndarray) -> np.ndarray:
    return gpi.mean(axis=1)


def _counts(gpi: np.ndarray) -> np.ndarray:
    return (gpi < SELECTION_THRESHOLD).sum(axis=1).astype(float)


def _curve(
    name: str, answer: Callable, tolerance: Tolerance, mistakes: tuple[Mistake, ...], **worded: object
) -> CurveQuestion:
    return CurveQuestion(
        id=f"assignment10.{name}",
        objective="10.dopamine",
        at=lambda g: SURVIVING,
        at_name="surviving share of STN",
        at_unit="1",
        answer=answer,
        unit="1",
        tolerance=tolerance,
        mistakes=mistakes,
        **worded,
    )


LESION_MEANS = _curve(
    "lesion_means",
    lambda g: _mean(_study(g)),
    Tolerance(relative=0.005),
    (
        Mistake(
            id="lesion_of_gpe",
            answer=lambda g: _mean(_study(g, "gpe")),
            because="You weakened GPe. Its loss frees STN and GPi; the study is of STN.",
        ),
        Mistake(
            id="lesion_in_health",
            answer=lambda g: _mean(_study(g, healthy=True)),
            because="Dopamine is normal in your circuit. The study is of a patient with `release_left` of it.",
        ),
        Mistake(
            id="lesion_strongest_only",
            answer=lambda g: _study(g)[:, int(np.argmax(g.saliences))],
            because="That is GPi of the strongest action. The mean over all actions is asked for.",
        ),
        Mistake(
            id="lesion_backwards",
            answer=lambda g: _mean(_study(g))[::-1],
            because="Your study runs from a full lesion to none. Begin with an intact STN, surviving 1.",
        ),
    ),
    **texts("Mean GPi as STN is lost.", "steady_state for each share.", "Less STN, less brake."),
)

LESION_COUNTS = _curve(
    "lesion_counts",
    lambda g: _counts(_study(g)),
    Tolerance(absolute=0.1),
    (
        Mistake(
            id="counts_of_held",
            answer=lambda g: len(g.saliences) - _counts(_study(g)),
            because="You counted the actions that are held. Let through are those with GPi *below* the threshold.",
        ),
        Mistake(
            id="counts_backwards",
            answer=lambda g: _counts(_study(g))[::-1],
            because="Your study runs from a full lesion to none. Begin with an intact STN, surviving 1.",
        ),
        Mistake(
            id="counts_in_health",
            answer=lambda g: _counts(_study(g, healthy=True)),
            because="Dopamine is normal in your circuit. The study is of a patient with `release_left` of it.",
        ),
    ),
    **texts(
        "Actions let through as STN is lost.",
        "Count GPi below 0.05.",
        "Too much brake, then one, then no brake.",
    ),
)

ESTIMATE = FitQuestion(
    id="assignment10.estimate",
    objective="10.dopamine",
    sought=(
        Sought(name="release", unit="1", truth=lambda g: g.hidden_release, factor=1.35, widest=2.5),
        Sought(
            name="d2_sensitivity", unit="1", truth=lambda g: g.hidden_d2_sensitivity, factor=1.35, widest=2.5
        ),
    ),
    mistakes=(
        Mistake(
            id="product_for_sensitivity",
            answer=lambda g: {
                "release": g.hidden_release,
                "d2_sensitivity": g.hidden_release * g.hidden_d2_sensitivity,
            },
            because="Your D2 sensitivity is the product of release and sensitivity. D2 neurons alone know no more; divide by the release "
            "that the D1 neurons tell.",
        ),
    ),
    **texts(
        "Release and D2 sensitivity of the mystery patient.",
        "Fit both gains at once.",
        "Two gains, two unknowns.",
    ),
)


def edges(g: Params) -> tuple[float, float]:
    """The window of task 5."""
    return window(g.window_sensitivity, tuple(g.saliences))


def _linear(g: Params) -> tuple[float, float]:
    return window(g.window_sensitivity, tuple(g.saliences), linear=True)


def _edge(name: str, index: int, mistakes: tuple[Mistake, ...], prompt: str) -> NumberQuestion:
    return NumberQuestion(
        id=f"assignment10.{name}",
        objective="10.window",
        answer=lambda g: edges(g)[index],
        tolerance=TRIED,
        free=("sign", "per_cent_up"),
        mistakes=(
            Mistake(
                id=f"{name}_linear",
                answer=lambda g: _linear(g)[index],
                because="You took depletion for occupancy. The whole terminal releases more than 1 − occupancy: use `released_share`.",
            ),
            *mistakes,
        ),
        **texts(prompt, "{truth:.2f}.", "An edge of the window."),
    )


LOW = _edge(
    "window_low",
    0,
    (
        Mistake(
            id="low_normal_receptors",
            answer=lambda g: 0.0,
            because="Zero is where the window of normal receptors begins: with nothing to relieve, no drug is needed. This patient's answer "
            "`window_sensitivity` times as strongly.",
        ),
        Mistake(
            id="low_is_high",
            answer=lambda g: edges(g)[1],
            because="That is the upper edge. The lower one is where unwanted actions have gone.",
        ),
    ),
    "Lowest occupancy with one action.",
)
HIGH = _edge(
    "window_high",
    1,
    (
        Mistake(
            id="high_normal_receptors",
            answer=lambda g: window(1.0, tuple(g.saliences))[1],
            because="That is the edge for normal receptors. This patient's answer `window_sensitivity` times as strongly.",
        ),
        Mistake(
            id="high_is_low",
            answer=lambda g: edges(g)[0],
            because="That is the lower edge. The upper one is the last occupancy before nothing is let through.",
        ),
    ),
    "Highest occupancy with one action.",
)


def verdict(params: Params) -> ChoiceQuestion:
    """The question whether the occupancy reached lies below, in or above the window."""
    low, high = edges(params)
    reached = params.reached_occupancy
    right = "too little" if reached < low else ("too much" if reached > high else "inside")
    replies = {
        "too little": "Below the window unwanted actions are still let through.",
        "inside": "Inside the window one action is let through.",
        "too much": "Above the window nothing is let through.",
    }
    return ChoiceQuestion(
        id="assignment10.verdict",
        objective="10.window",
        options=tuple(
            Option(
                id=name,
                text=name,
                right=name == right,
                reply=reply if name == right else f"{reply} Compare with your edges.",
            )
            for name, reply in replies.items()
        ),
        **texts("Where is the occupancy reached?", "Compare it with both edges.", "One axis, three states."),
    )
