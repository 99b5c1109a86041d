"""Tasks 3 to 5 of chapter 01's assignment: the parabola, the mystery synapse, the drug."""

import numpy as np

from course_lib.chapters.quantal_release.assignment.numbers import (
    MARKED,
    variance_cv_multiplied_nM2,
    variance_poisson_nM2,
)
from course_lib.chapters.quantal_release.assignment.samples import drug_responses_nM
from course_lib.models.quantal import release as quantal
from course_lib.questions.kinds import ChoiceQuestion, NumberQuestion, Option, Sought
from course_lib.questions.params import Params

RELEASE_PROBABILITIES = np.linspace(0, 1, 21)
AT = (RELEASE_PROBABILITIES, "release probability", "1")


def _means_nM(params: Params) -> np.ndarray:
    return params.n_sites * RELEASE_PROBABILITIES * params.quantum_nM


def _variances_nM2(params: Params, quantal_cv: float) -> np.ndarray:
    return quantal.parabola_variance_nM2(_means_nM(params), params.n_sites, params.quantum_nM, quantal_cv)


def _along(variance_nM2, params: Params) -> np.ndarray:
    return variance_nM2(params.n_sites, RELEASE_PROBABILITIES, params.quantum_nM, params.quantal_cv)


MEANS = MARKED.curve(
    "means",
    "variance",
    _means_nM,
    ("Mean at each p.", "n·p·q at each p.", "The mean rises in proportion to p."),
    at=AT,
    unit="nM",
    mistakes={
        "means_are_contents": (
            lambda g: g.n_sites * RELEASE_PROBABILITIES,
            "These are quantal contents n·p. Each quantum adds q nM to the response.",
        ),
    },
)

VARIANCES = MARKED.curve(
    "variances",
    "variance",
    lambda g: _variances_nM2(g, g.quantal_cv),
    ("Variance at each p.", "n·p·q²·(1 − p + c²) at each p.", "A parabola, lifted at its right end by c."),
    at=AT,
    unit="nM**2",
    mistakes={
        "curve_poisson": (
            lambda g: _along(variance_poisson_nM2, g),
            "This is a straight line: the factor 1 − p is missing. Near p = 1 almost every site releases every time, and the spread falls again.",
        ),
        "curve_without_cv": (
            lambda g: _variances_nM2(g, 0.0),
            "The curve returns to zero at p = 1, so the spread of the quanta (c) is missing.",
        ),
        "curve_cv_multiplied": (
            lambda g: _along(variance_cv_multiplied_nM2, g),
            "The curve returns to zero at p = 1. Quanta differ even when every site releases: n·q²·c² must be left there.",
        ),
        "curve_of_sd": (
            lambda g: np.sqrt(_variances_nM2(g, g.quantal_cv)),
            "These are standard deviations. The parabola is one of variances: square them.",
        ),
    },
)

ESTIMATE = MARKED.fit(
    "estimate",
    "estimate",
    (
        "n and q of your mystery synapse.",
        "Fit the parabola to your five points.",
        "Within what data of this size can tell.",
    ),
    Sought(name="n", unit="1", truth=lambda g: g.hidden_n_sites, factor=1.6, widest=6.0),
    Sought(name="q_nM", unit="nM", truth=lambda g: g.hidden_quantum_nM, factor=1.3, widest=2.0),
)


def ratio_of_inverse_cv_squared(params: Params) -> float:
    """1/CV² after the drug over 1/CV² before, from the responses that the student holds."""
    before, after = (mean_squared_over_variance(x) for x in drug_responses_nM(params))
    return after / before


def mean_squared_over_variance(responses_nM: np.ndarray) -> float:
    """1/CV² of recorded responses, with the sample variance.

    >>> mean_squared_over_variance(np.array([1.0, 3.0]))
    2.0
    """
    return float(responses_nM.mean() ** 2 / responses_nM.var(ddof=1))


_OF_MEANS = {
    "ratio_of_means": (
        lambda g: drug_responses_nM(g)[1].mean() / drug_responses_nM(g)[0].mean(),
        "That is the ratio of the means. It falls with q and with p alike, so it cannot tell them apart.",
    ),
}
_SLIPS = {
    "ratio_of_cv": (
        lambda g: ratio_of_inverse_cv_squared(g) ** 0.5,
        "That is the ratio of 1/CV. Square it: 1/CV² is mean² ÷ variance.",
    ),
    "ratio_upside_down": (
        lambda g: 1 / ratio_of_inverse_cv_squared(g),
        "That is before ÷ after, or CV² in place of 1/CV². Divide the value after by the value before.",
    ),
}


def ratio(params: Params) -> NumberQuestion:
    """The question for 1/CV² after ÷ before; only a drug on release lets slips stand apart from the truth."""
    return MARKED.number(
        "inverse_cv2_ratio",
        "locus",
        ratio_of_inverse_cv_squared,
        ("1/CV² after ÷ 1/CV² before.", "{truth:.3g}.", "q cancels in 1/CV²."),
        free=("sign",),
        mistakes={**_OF_MEANS, **(_SLIPS if params.drug_on == "release" else {})},
    )


def locus(params: Params) -> ChoiceQuestion:
    """The question what the drug changed; the right option depends on the variant."""
    on_q = params.drug_on == "q"
    options = (
        Option(
            id="q",
            text="the quantum q",
            right=on_q,
            reply="1/CV² stayed, so q changed."
            if on_q
            else "A smaller q leaves 1/CV² where it was. Look at your ratio again: it fell.",
        ),
        Option(
            id="release",
            text="release: p or n",
            right=not on_q,
            reply="A change of p or n moves 1/CV². Yours stayed within its scatter."
            if on_q
            else "1/CV² fell, so release changed.",
        ),
        Option(
            id="neither",
            text="these data cannot tell",
            right=False,
            reply="They can: 1/CV² depends on n and p and not on q.",
        ),
    )
    texts = ("What did the drug change?", "Compare 1/CV².", "1/CV² is blind to q.")
    return MARKED.choice("locus", "locus", texts, options)
