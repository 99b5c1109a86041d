"""Objective 01.variance: the variance of the response, with and without quantal variability."""

from dataclasses import replace

import numpy as np

from course_lib.chapters.quantal_release.questions.synapses import (
    draw_synapse,
    draw_variable_synapse,
    synapse,
)
from course_lib.models.quantal.release import Synapse, response_variance_nM2
from course_lib.questions.kinds import CurveQuestion, FunctionQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params

OBJECTIVE = "01.variance"
PROBABILITIES = np.linspace(0.0, 1.0, 11)


def _variance_nM2(n_sites, release_probability, quantum_nM, quantal_cv=0.0):
    n, p, q, cv = n_sites, release_probability, quantum_nM, quantal_cv
    return response_variance_nM2(Synapse(n_sites=n, release_probability=p, quantum_nM=q, quantal_cv=cv))


BINOMIAL = NumberQuestion(
    id="quantal.variance",
    objective=OBJECTIVE,
    prompt="{n_sites} sites, release probability {release_probability:g}, all quanta of exactly {quantum_nM:g} nM. "
    "What is the variance of the response?",
    unit="nM**2",
    draw=draw_synapse,
    answer=lambda v: response_variance_nM2(synapse(v)),
    hints=(
        "What would the variance be if every site released every time?",
        "The number of vesicles is binomial: its variance is n p (1 − p).",
        "A response is q times that number, so its variance is q² times as large.",
    ),
    worked="n p (1 − p) q² = {n_sites} × {release_probability:g} × (1 − {release_probability:g}) × ({quantum_nM:g} nM)² "
    "= {truth:.4g} nM².",
    why="Sites are independent, so variances add up, and a factor q in the response enters squared.",
    means="The typical deviation from the mean is its square root, in nM again.",
    mistakes=(
        Mistake(
            id="poisson_variance",
            answer=lambda v: v.n_sites * v.release_probability * v.quantum_nM**2,
            because="That is n p q², the Poisson variance, where the number of quanta varies as much as its mean. Here a site cannot release twice, "
            "and this limit takes away scatter: the factor 1 − p is missing.",
        ),
        Mistake(
            id="quantum_not_squared",
            answer=lambda v: v.n_sites * v.release_probability * (1 - v.release_probability) * v.quantum_nM,
            because="q was used once, but a variance is in squared units: multiply a quantity by q, and its variance grows "
            "by q². The unit nM² tells you.",
        ),
        Mistake(
            id="standard_deviation",
            answer=lambda v: response_variance_nM2(synapse(v)) ** 0.5,
            because="That is the standard deviation, in nM. The variance is its square, in nM².",
        ),
        Mistake(
            id="variance_of_the_count",
            answer=lambda v: v.n_sites * v.release_probability * (1 - v.release_probability),
            because="That is the variance of the number of vesicles. The response is that number times q, "
            "so its variance is q² times larger.",
        ),
        Mistake(
            id="mean_squared",
            answer=lambda v: (v.n_sites * v.release_probability * v.quantum_nM) ** 2,
            because="That is the square of the mean. Variance measures the scatter about the mean, not its size.",
        ),
    ),
)

VARIABLE = NumberQuestion(
    id="quantal.variance_with_cv",
    objective=OBJECTIVE,
    prompt="{n_sites} sites, release probability {release_probability:g}. Quanta average {quantum_nM:g} nM and differ among "
    "themselves with a coefficient of variation c of {quantal_cv:g}. What is the variance of the response?",
    unit="nM**2",
    draw=draw_variable_synapse,
    answer=lambda v: response_variance_nM2(synapse(v)),
    hints=(
        "There are two sources of scatter now: how many vesicles, and how large each one is.",
        "Each released vesicle adds the variance (c q)² of its own size.",
        "n p q² (1 − p) from the number, plus n p (c q)² from the sizes: together n p q² (1 − p + c²).",
    ),
    worked=lambda v: (
        f"n p q² (1 − p + c²) = {v.n_sites} × {v.release_probability:g} × ({v.quantum_nM:g} nM)² × "
        f"({1 - v.release_probability:g} + {v.quantal_cv**2:.3g}) = {response_variance_nM2(synapse(v)):.4g} nM²."
    ),
    why="The scatter of the number and that of the sizes are independent, so the two variances add up.",
    means="Even at p = 1, when the number no longer varies, the part with c² remains.",
    mistakes=(
        Mistake(
            id="forgot_quantal_variance",
            answer=lambda v: response_variance_nM2(replace(synapse(v), quantal_cv=0.0)),
            because="That is the variance of identical quanta. These differ among themselves, and every released one "
            "adds its own scatter: the term c² is missing.",
        ),
        Mistake(
            id="cv_not_squared",
            answer=lambda v: (
                v.n_sites
                * v.release_probability
                * v.quantum_nM**2
                * (1 - v.release_probability + v.quantal_cv)
            ),
            because="c went in unsquared. It is a standard deviation divided by a mean; variances add, "
            "standard deviations do not. Square it first.",
        ),
        Mistake(
            id="poisson_variance",
            answer=lambda v: v.n_sites * v.release_probability * v.quantum_nM**2 * (1 + v.quantal_cv**2),
            because="That is n p q² (1 + c²), the Poisson variance of unequal quanta. A site releases at most once, "
            "so the bracket begins with 1 − p.",
        ),
        Mistake(
            id="standard_deviation",
            answer=lambda v: response_variance_nM2(synapse(v)) ** 0.5,
            because="That is the standard deviation, in nM. The variance is its square, in nM².",
        ),
        Mistake(
            id="quantum_not_squared",
            answer=lambda v: response_variance_nM2(synapse(v)) / v.quantum_nM,
            because="q was used once, but a variance is in squared units. The bracket is right: multiply it by q².",
        ),
    ),
)

CURVE = CurveQuestion(
    id="quantal.variance_curve",
    objective=OBJECTIVE,
    prompt="{n_sites} sites with quanta of {quantum_nM:g} nM (coefficient of variation c = {quantal_cv:g}). Give the variance of the "
    "response at p = 0, 0.1, 0.2 … 1.0 as an array of 11 numbers.",
    unit="nM**2",
    at=lambda v: PROBABILITIES,
    at_name="p",
    at_unit="1",
    draw=draw_variable_synapse,
    answer=lambda v: [_variance_nM2(v.n_sites, p, v.quantum_nM, v.quantal_cv) for p in PROBABILITIES],
    hints=(
        "At p = 0 nothing is released. What is the variance there?",
        "Write the variance for one p, then let p be the array `np.linspace(0, 1, 11)`.",
        "n p q² (1 − p + c²), computed at every p.",
    ),
    worked="`p = np.linspace(0, 1, 11)`, then `{n_sites} * p * {quantum_nM:g}**2 * (1 - p + {quantal_cv:g}**2)`.",
    why="The same formula holds at every p, so one line computes the whole curve.",
    means="The curve rises, bends over, and at p = 1 keeps the scatter of the quanta themselves.",
    mistakes=(
        Mistake(
            id="poisson_line",
            answer=lambda v: v.n_sites * PROBABILITIES * v.quantum_nM**2 * (1 + v.quantal_cv**2),
            because="Your curve is a straight line: the Poisson variance, without the factor 1 − p. It agrees at small p and "
            "fails where sites begin to be used up.",
        ),
        Mistake(
            id="forgot_quantal_variance",
            answer=lambda v: v.n_sites * PROBABILITIES * v.quantum_nM**2 * (1 - PROBABILITIES),
            because="Your curve returns to zero at p = 1, as for identical quanta. These differ, so the scatter of their sizes "
            "remains: add c² in the bracket.",
        ),
        Mistake(
            id="standard_deviation_curve",
            answer=lambda v: (
                np.sqrt(v.n_sites * PROBABILITIES * (1 - PROBABILITIES + v.quantal_cv**2)) * v.quantum_nM
            ),
            because="That is the standard deviation at every p. Square it: the variance is in nM².",
        ),
        Mistake(
            id="mean_curve",
            answer=lambda v: v.n_sites * PROBABILITIES * v.quantum_nM,
            because="That is the mean response at every p. The question asks for its variance.",
        ),
    ),
)


def _case(v: Params, n_sites: int, p: float, q: float, cv: float) -> dict[str, float]:
    return {"n_sites": n_sites + v.shift, "release_probability": p, "quantum_nM": q, "quantal_cv": cv}


FUNCTION = FunctionQuestion(
    id="quantal.variance_function",
    objective=OBJECTIVE,
    prompt="Write a function `variance_nM2(n_sites, release_probability, quantum_nM, quantal_cv)` that returns the variance of "
    "the response in nM². It is tried on synapses that you have not seen.",
    signature="variance_nM2(n_sites, release_probability, quantum_nM, quantal_cv)",
    unit="nM**2",
    draw=lambda rng: {"shift": rng.randrange(10)},
    cases=lambda v: [
        _case(v, 5, 0.3, 10.0, 0.0),
        _case(v, 10, 0.25, 4.0, 0.4),
        _case(v, 3, 0.9, 20.0, 0.3),
        _case(v, 40, 0.05, 2.5, 0.5),
        _case(v, 7, 1.0, 8.0, 0.6),
    ],
    answer=lambda v: _variance_nM2,
    hints=(
        "Test your function on cases whose answer you know: p = 0, and p = 1 with identical quanta.",
        "Two sources of scatter add up: the number of vesicles and the size of each.",
        "`return n_sites * release_probability * quantum_nM**2 * (1 - release_probability + quantal_cv**2)`",
    ),
    worked="`def variance_nM2(n_sites, release_probability, quantum_nM, quantal_cv):` "
    "`return n_sites * release_probability * quantum_nM**2 * (1 - release_probability + quantal_cv**2)`",
    why="Number and size scatter independently, so their variances add up in the bracket.",
    means="It agrees on every unseen synapse, the limit p = 1 included.",
    mistakes=(
        Mistake(
            id="poisson_function",
            answer=lambda v: (
                lambda n_sites, release_probability, quantum_nM, quantal_cv: (
                    n_sites * release_probability * quantum_nM**2 * (1 + quantal_cv**2)
                )
            ),
            because="Your function is the Poisson variance: it lacks the − p in the bracket, which matters as soon as "
            "sites are used up.",
        ),
        Mistake(
            id="identical_quanta_function",
            answer=lambda v: (
                lambda n_sites, release_probability, quantum_nM, quantal_cv: (
                    n_sites * release_probability * quantum_nM**2 * (1 - release_probability)
                )
            ),
            because="Your function does not use quantal_cv: it is right for identical quanta only. Add c² to 1 − p.",
        ),
        Mistake(
            id="unsquared_quantum_function",
            answer=lambda v: (
                lambda n_sites, release_probability, quantum_nM, quantal_cv: (
                    n_sites * release_probability * quantum_nM * (1 - release_probability + quantal_cv**2)
                )
            ),
            because="Your function multiplies by q once. A variance grows with the square of the quantum.",
        ),
    ),
)

QUESTIONS = (BINOMIAL, VARIABLE, CURVE, FUNCTION)
