"""Tasks 1 and 2 of chapter 01's assignment: numbers of the student's own synapse, and the variance as a function."""

import math
from random import Random

from course_lib.models.quantal import release as quantal
from course_lib.models.quantal.release import Synapse
from course_lib.questions.kinds import FunctionQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

CASES = 8
HINTS = (
    "Say in words what the quantity counts.",
    "Write the equation of the lecture with your own numbers in it.",
    "Check the limits: what must it be for p = 0, and for p = 1?",
)


def synapse(params: Params) -> Synapse:
    """The synapse of tasks 1 and 3 in this variant."""
    return Synapse(
        n_sites=params.n_sites,
        release_probability=params.release_probability,
        quantum_nM=params.quantum_nM,
        quantal_cv=params.quantal_cv,
    )


def texts(prompt: str, worked: str, means: str) -> dict:
    """The texts of a marked question; its full wording stands in the notebook."""
    return {"prompt": prompt, "hints": HINTS, "worked": worked, "means": means}


CONTENT = NumberQuestion(
    id="assignment01.content",
    objective="01.content",
    answer=lambda g: quantal.quantal_content(synapse(g)),
    tolerance=Tolerance(relative=0.01),
    mistakes=(
        Mistake(
            id="content_times_quantum",
            answer=lambda g: g.n_sites * g.release_probability * g.quantum_nM,
            because="That is n·p·q, the mean response. The quantal content counts quanta, n·p; it has no q in it.",
        ),
        Mistake(
            id="content_is_sites",
            answer=lambda g: g.n_sites,
            because="That is n, the number of sites. Only a share p of them releases at one stimulus.",
        ),
    ),
    **texts(
        "Quantal content m of your synapse.", "m = n·p = {truth:.3g}.", "So many quanta leave, on average."
    ),
)

MEAN = NumberQuestion(
    id="assignment01.mean",
    objective="01.content",
    unit="nM",
    answer=lambda g: quantal.mean_response_nM(synapse(g)),
    tolerance=Tolerance(relative=0.01),
    mistakes=(
        Mistake(
            id="mean_all_sites",
            answer=lambda g: g.n_sites * g.quantum_nM,
            because="That is n·q, the response if every site released. Multiply by the release probability p.",
        ),
        Mistake(
            id="mean_is_content",
            answer=lambda g: g.n_sites * g.release_probability,
            because="That is the quantal content n·p, a number of quanta. Each quantum adds q nM.",
        ),
    ),
    **texts(
        "Mean response in nM.", "n·p·q = {truth:.4g} nM.", "Quanta on average, times what each one adds."
    ),
)

FAILURES = NumberQuestion(
    id="assignment01.failures",
    objective="01.content",
    answer=lambda g: quantal.failure_probability(synapse(g)),
    tolerance=Tolerance(relative=0.02),
    mistakes=(
        Mistake(
            id="failures_all_release",
            answer=lambda g: g.release_probability**g.n_sites,
            because="That is pⁿ, the chance that every site releases. A failure needs every site to stay silent.",
        ),
        Mistake(
            id="failures_complement",
            answer=lambda g: 1 - (1 - g.release_probability) ** g.n_sites,
            because="That is the chance of at least one quantum. A failure is the opposite event.",
        ),
        Mistake(
            id="failures_one_site",
            answer=lambda g: 1 - g.release_probability,
            because="That is the silence of one site. All n sites must be silent together: multiply n times.",
        ),
        Mistake(
            id="failures_poisson",
            answer=lambda g: math.exp(-g.n_sites * g.release_probability),
            because="That is e⁻ᵐ, the limit of many sites that release rarely (Poisson). With n sites it is (1 − p)ⁿ.",
        ),
    ),
    **texts("Probability of a failure.", "(1 − p)ⁿ = {truth:.3g}.", "All n sites stay silent together."),
)


def _variance(n_sites, release_probability, quantum_nM, quantal_cv):
    return n_sites * release_probability * quantum_nM**2 * (1 - release_probability + quantal_cv**2)


def variance_poisson_nM2(n_sites, release_probability, quantum_nM, quantal_cv):
    """Variance in nM² if the factor 1 − p is forgotten."""
    return n_sites * release_probability * quantum_nM**2 * (1 + quantal_cv**2)


def _variance_unsquared(n_sites, release_probability, quantum_nM, quantal_cv):
    return n_sites * release_probability * quantum_nM * (1 - release_probability + quantal_cv**2)


def _variance_equal_quanta(n_sites, release_probability, quantum_nM, quantal_cv):
    return _variance(n_sites, release_probability, quantum_nM, 0.0)


def _variance_cv_unsquared(n_sites, release_probability, quantum_nM, quantal_cv):
    return n_sites * release_probability * quantum_nM**2 * (1 - release_probability + quantal_cv)


def variance_cv_multiplied_nM2(n_sites, release_probability, quantum_nM, quantal_cv):
    """Variance in nM² if the spread of the quanta is let act on the binomial spread alone."""
    binomial = n_sites * release_probability * quantum_nM**2 * (1 - release_probability)
    return binomial * (1 + quantal_cv**2)


def _standard_deviation(n_sites, release_probability, quantum_nM, quantal_cv):
    return _variance(n_sites, release_probability, quantum_nM, quantal_cv) ** 0.5


def _cases(params: Params, *, equal_quanta: bool) -> list[dict[str, float]]:
    rng = Random(f"cases|{params.data_seed}|{equal_quanta}")
    return [
        {
            "n_sites": rng.randint(2, 40),
            "release_probability": round(rng.uniform(0.05, 0.95), 3),
            "quantum_nM": round(rng.uniform(2.0, 20.0), 2),
            "quantal_cv": 0.0 if equal_quanta else round(rng.uniform(0.15, 0.6), 3),
        }
        for _ in range(CASES)
    ]


POISSON = Mistake(
    id="variance_poisson",
    answer=lambda g: variance_poisson_nM2,
    because="The factor 1 − p is missing: that is the variance for very rare release (Poisson). With n sites the spread shrinks as p nears 1.",
)
UNSQUARED = Mistake(
    id="variance_unsquared",
    answer=lambda g: _variance_unsquared,
    because="q is not squared. A variance is in nM²: doubling every quantum makes it four times as large.",
)
STANDARD_DEVIATION = Mistake(
    id="variance_is_sd",
    answer=lambda g: _standard_deviation,
    because="That is the standard deviation, in nM. The variance is its square, in nM².",
)
SIGNATURE = "variance_nM2(n_sites, release_probability, quantum_nM, quantal_cv)"

VARIANCE_EQUAL = FunctionQuestion(
    id="assignment01.variance_equal_quanta",
    objective="01.variance",
    signature=SIGNATURE,
    unit="nM**2",
    answer=lambda g: _variance,
    cases=lambda g: _cases(g, equal_quanta=True),
    mistakes=(POISSON, UNSQUARED, STANDARD_DEVIATION),
    **texts(
        "Variance with equal quanta.", "n·p·q²·(1 − p).", "Sites release or stay silent: binomial spread."
    ),
)

VARIANCE_SPREAD = FunctionQuestion(
    id="assignment01.variance",
    objective="01.variance",
    signature=SIGNATURE,
    unit="nM**2",
    answer=lambda g: _variance,
    cases=lambda g: _cases(g, equal_quanta=False),
    mistakes=(
        POISSON,
        UNSQUARED,
        STANDARD_DEVIATION,
        Mistake(
            id="variance_cv_multiplied",
            answer=lambda g: variance_cv_multiplied_nM2,
            because="You let cv² act on n·p·q²·(1 − p) alone. The quanta differ even when every site releases: at p = 1 n·q²·cv² must be left.",
        ),
        Mistake(
            id="variance_without_cv",
            answer=lambda g: _variance_equal_quanta,
            because="The spread of the quanta themselves is missing: each released quantum adds q²·cv².",
        ),
        Mistake(
            id="variance_cv_unsquared",
            answer=lambda g: _variance_cv_unsquared,
            because="cv is not squared. cv is a standard deviation over a mean; variances add, so cv² enters.",
        ),
    ),
    **texts("Variance with unequal quanta.", "n·p·q²·(1 − p + cv²).", "Two sources of spread, added."),
)
