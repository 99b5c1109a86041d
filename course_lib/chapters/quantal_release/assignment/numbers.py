"""Tasks 1 and 2 of chapter 01's assignment: numbers of the student's own synapse, and the variance as a function."""

from random import Random

from course_lib.chapters.quantal_release.questions import content
from course_lib.questions.building import Marked, cases, own_hints
from course_lib.questions.tolerance import TWO_PER_CENT

MARKED = Marked(
    chapter="01",
    hints=own_hints(
        "Say in words what the quantity counts.",
        "Check the limits: what must it be for p = 0, and for p = 1?",
    ),
)

CONTENT = MARKED.graded(
    content.CONTENT,
    "content",
    ("Quantal content m of your synapse.", "m = n·p = {truth:.3g}.", "So many quanta leave, on average."),
    mistakes={
        "content_times_quantum": (
            "response_for_content",
            "That is n·p·q, the mean response. The quantal content counts quanta, n·p; it has no q in it.",
        ),
        "content_is_sites": (
            "every_site_releases",
            "That is n, the number of sites. Only a share p of them releases at one stimulus.",
        ),
    },
)

MEAN = MARKED.graded(
    content.MEAN,
    "mean",
    ("Mean response in nM.", "n·p·q = {truth:.4g} nM.", "Quanta on average, times what each one adds."),
    mistakes={
        "mean_all_sites": (
            "every_site_releases",
            "That is n·q, the response if every site released. Multiply by the release probability p.",
        ),
        "mean_is_content": (
            "content_for_response",
            "That is the quantal content n·p, a number of quanta. Each quantum adds q nM.",
        ),
    },
)

FAILURES = MARKED.graded(
    content.FAILURES,
    "failures",
    ("Probability of a failure.", "(1 − p)ⁿ = {truth:.3g}.", "All n sites stay silent together."),
    tolerance=TWO_PER_CENT,
    mistakes={
        "failures_all_release": (
            "all_release",
            "That is pⁿ, the chance that every site releases. A failure needs every site to stay silent.",
        ),
        "failures_complement": (
            "some_release",
            "That is the chance of at least one quantum. A failure is the opposite event.",
        ),
        "failures_one_site": (
            "one_site_fails",
            "That is the silence of one site. All n sites must be silent together: multiply n times.",
        ),
        "failures_poisson": (
            "poisson_limit",
            "That is e⁻ᵐ, the limit of many sites that release rarely (Poisson). With n sites it is (1 − p)ⁿ.",
        ),
    },
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


def _synapse(rng: Random, number: int) -> dict[str, float]:
    return {
        "n_sites": rng.randint(2, 40),
        "release_probability": round(rng.uniform(0.05, 0.95), 3),
        "quantum_nM": round(rng.uniform(2.0, 20.0), 2),
        "quantal_cv": 0.0,
    }


def _uneven_synapse(rng: Random, number: int) -> dict[str, float]:
    return {**_synapse(rng, number), "quantal_cv": round(rng.uniform(0.15, 0.6), 3)}


SIGNATURE = "variance_nM2(n_sites, release_probability, quantum_nM, quantal_cv)"
WITH_EITHER = {
    "variance_poisson": (
        variance_poisson_nM2,
        "The factor 1 − p is missing: that is the variance for very rare release (Poisson). With n sites the spread shrinks as p nears 1.",
    ),
    "variance_unsquared": (
        _variance_unsquared,
        "q is not squared. A variance is in nM²: doubling every quantum makes it four times as large.",
    ),
    "variance_is_sd": (
        _standard_deviation,
        "That is the standard deviation, in nM. The variance is its square, in nM².",
    ),
}

VARIANCE_EQUAL = MARKED.function(
    "variance_equal_quanta",
    "variance",
    _variance,
    ("Variance with equal quanta.", "n·p·q²·(1 − p).", "Sites release or stay silent: binomial spread."),
    signature=SIGNATURE,
    unit="nM**2",
    cases=cases("cases|{data_seed}|True", _synapse),
    mistakes=WITH_EITHER,
)

VARIANCE_SPREAD = MARKED.function(
    "variance",
    "variance",
    _variance,
    ("Variance with unequal quanta.", "n·p·q²·(1 − p + c²).", "Two sources of spread, added."),
    signature=SIGNATURE,
    unit="nM**2",
    cases=cases("cases|{data_seed}|False", _uneven_synapse),
    mistakes={
        **WITH_EITHER,
        "variance_cv_multiplied": (
            variance_cv_multiplied_nM2,
            "You let c² act on n·p·q²·(1 − p) alone. The quanta differ even when every site releases: at p = 1 n·q²·c² must be left.",
        ),
        "variance_without_cv": (
            _variance_equal_quanta,
            "The spread of the quanta themselves is missing: each released quantum adds q²·c².",
        ),
        "variance_cv_unsquared": (
            _variance_cv_unsquared,
            "c is not squared. c is a standard deviation over a mean; variances add, so c² enters.",
        ),
    },
)
