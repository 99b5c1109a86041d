"""Tasks 3 to 5 of chapter 01's assignment: the parabola, the mystery synapse, the drug."""

import numpy as np

from course_lib.chapters.quantal_release.assignment.numbers import (
    texts,
    variance_cv_multiplied_nM2,
    variance_poisson_nM2,
)
from course_lib.chapters.quantal_release.assignment.samples import drug_responses_nM
from course_lib.models.quantal import release as quantal
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

RELEASE_PROBABILITIES = np.linspace(0, 1, 21)
AFTER_OVER_BEFORE = Tolerance(relative=0.01)


def _means_nM(params: Params) -> np.ndarray:
    return params.n_sites * RELEASE_PROBABILITIES * params.quantum_nM


def _variances_nM2(params: Params, quantal_cv: float) -> np.ndarray:
    return quantal.parabola_variance_nM2(_means_nM(params), params.n_sites, params.quantum_nM, quantal_cv)


def _curve(name: str, unit: str, answer, mistakes: tuple[Mistake, ...], **texts: object) -> CurveQuestion:
    return CurveQuestion(
        id=f"assignment01.{name}",
        objective="01.variance",
        at=lambda g: RELEASE_PROBABILITIES,
        at_name="release probability",
        at_unit="1",
        answer=answer,
        unit=unit,
        tolerance=Tolerance(relative=0.005),
        mistakes=mistakes,
        **texts,
    )


MEANS = _curve(
    "means",
    "nM",
    _means_nM,
    (
        Mistake(
            id="means_are_contents",
            answer=lambda g: g.n_sites * RELEASE_PROBABILITIES,
            because="These are quantal contents n·p. Each quantum adds q nM to the response.",
        ),
    ),
    **texts("Mean at each p.", "n·p·q at each p.", "The mean rises in proportion to p."),
)

VARIANCES = _curve(
    "variances",
    "nM**2",
    lambda g: _variances_nM2(g, g.quantal_cv),
    (
        Mistake(
            id="curve_poisson",
            answer=lambda g: variance_poisson_nM2(
                g.n_sites, RELEASE_PROBABILITIES, g.quantum_nM, g.quantal_cv
            ),
            because="This is a straight line: the factor 1 − p is missing. Near p = 1 almost every site releases every time, and the spread falls again.",
        ),
        Mistake(
            id="curve_without_cv",
            answer=lambda g: _variances_nM2(g, 0.0),
            because="The curve returns to zero at p = 1, so the spread of the quanta (cv) is missing.",
        ),
        Mistake(
            id="curve_cv_multiplied",
            answer=lambda g: variance_cv_multiplied_nM2(
                g.n_sites, RELEASE_PROBABILITIES, g.quantum_nM, g.quantal_cv
            ),
            because="The curve returns to zero at p = 1. Quanta differ even when every site releases: n·q²·cv² must be left there.",
        ),
        Mistake(
            id="curve_of_sd",
            answer=lambda g: np.sqrt(_variances_nM2(g, g.quantal_cv)),
            because="These are standard deviations. The parabola is one of variances: square them.",
        ),
    ),
    **texts(
        "Variance at each p.", "n·p·q²·(1 − p + cv²) at each p.", "A parabola, lifted at its right end by cv."
    ),
)


ESTIMATE = FitQuestion(
    id="assignment01.estimate",
    objective="01.estimate",
    sought=(
        Sought(name="n", unit="1", truth=lambda g: g.hidden_n_sites, factor=1.6, widest=6.0),
        Sought(name="q_nM", unit="nM", truth=lambda g: g.hidden_quantum_nM, factor=1.3, widest=2.0),
    ),
    **texts(
        "n and q of your mystery synapse.",
        "Fit the parabola to your five points.",
        "Within what data of this size can tell.",
    ),
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


def ratio(params: Params) -> NumberQuestion:
    """The question for 1/CV² after ÷ before; only a drug on release lets slips stand apart from the truth."""
    slips = (
        Mistake(
            id="ratio_of_cv",
            answer=lambda g: ratio_of_inverse_cv_squared(g) ** 0.5,
            because="That is the ratio of 1/CV. Square it: 1/CV² is mean² ÷ variance.",
        ),
        Mistake(
            id="ratio_upside_down",
            answer=lambda g: 1 / ratio_of_inverse_cv_squared(g),
            because="That is before ÷ after, or CV² in place of 1/CV². Divide the value after by the value before.",
        ),
    )
    of_means = Mistake(
        id="ratio_of_means",
        answer=lambda g: drug_responses_nM(g)[1].mean() / drug_responses_nM(g)[0].mean(),
        because="That is the ratio of the means. It falls with q and with p alike, so it cannot tell them apart.",
    )
    return NumberQuestion(
        id="assignment01.inverse_cv2_ratio",
        objective="01.locus",
        answer=ratio_of_inverse_cv_squared,
        tolerance=AFTER_OVER_BEFORE,
        free=("sign",),
        mistakes=(of_means, *(slips if params.drug_on == "release" else ())),
        **texts("1/CV² after ÷ 1/CV² before.", "{truth:.3g}.", "q cancels in 1/CV²."),
    )


def locus(params: Params) -> ChoiceQuestion:
    """The question what the drug changed; the right option depends on the variant."""
    on_q = params.drug_on == "q"
    return ChoiceQuestion(
        id="assignment01.locus",
        objective="01.locus",
        options=(
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
        ),
        **texts("What did the drug change?", "Compare 1/CV².", "1/CV² is blind to q."),
    )
