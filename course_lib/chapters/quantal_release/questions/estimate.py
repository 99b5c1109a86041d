"""Objective 01.estimate, on paper: q from a slope, n from a bend, q from a mean."""

import math
from random import Random

from course_lib.chapters.quantal_release.questions.synapses import N_SITES, QUANTA_NM
from course_lib.questions.kinds import WITH_RECIPROCAL, Mistake, NumberQuestion

OBJECTIVE = "01.estimate"
WIDE_CVS = (0.5, 0.6, 0.7)  # with a smaller one, 1 − c² and 1/(1 + c²) are nearly the same


def _slope(rng: Random) -> dict[str, float]:
    cv = rng.choice(WIDE_CVS)
    return {"slope_nM": round(rng.choice(QUANTA_NM) * (1 + cv**2), 2), "quantal_cv": cv}


def _parabola(rng: Random) -> dict[str, float]:
    return {"rise_nM": rng.choice(QUANTA_NM), "bend": round(1 / rng.choice(N_SITES), 4)}


def _mean_and_content(rng: Random) -> dict[str, float]:
    content = rng.choice((1.6, 2.4, 3.2, 4.5, 6.4))
    n_sites = rng.choice((10, 16, 20, 24))
    return {"content": content, "mean_nM": round(content * rng.choice(QUANTA_NM), 1), "n_sites": n_sites}


SLOPE = NumberQuestion(
    id="quantal.q_from_slope",
    objective=OBJECTIVE,
    prompt="At low release probability a variance–mean plot starts with a slope of {slope_nM:g} nM. Single quanta vary with a "
    "coefficient of variation c of {quantal_cv:g}. How large is the mean quantum q?",
    unit="nM",
    draw=_slope,
    answer=lambda v: v.slope_nM / (1 + v.quantal_cv**2),
    free=WITH_RECIPROCAL,
    hints=(
        "Would the slope be q itself if all quanta were alike?",
        "Unequal quanta add scatter: the slope is q (1 + c²).",
        "Divide the slope by 1 + c².",
    ),
    worked="q = slope / (1 + c²) = {slope_nM:g} nM / (1 + {quantal_cv:g}²) = {truth:.4g} nM.",
    why="Unequal quanta add their own scatter, which steepens the slope by the factor 1 + c².",
    means="The slope overstates the quantum by the factor 1 + c².",
    mistakes=(
        Mistake(
            id="slope_is_quantum",
            answer=lambda v: v.slope_nM,
            because="You took the slope for q. That holds when all quanta are alike; here their own scatter makes the plot steeper, "
            "by 1 + c².",
        ),
        Mistake(
            id="cv_not_squared",
            answer=lambda v: v.slope_nM / (1 + v.quantal_cv),
            because="c went in unsquared. Variances add, and the variance of a quantum is (c q)².",
        ),
        Mistake(
            id="corrected_the_wrong_way",
            answer=lambda v: v.slope_nM * (1 + v.quantal_cv**2),
            because="The correction went the wrong way: unequal quanta make the slope larger than q, so q must come out smaller.",
        ),
        Mistake(
            id="root_of_slope",
            answer=lambda v: math.sqrt(v.slope_nM),
            because="You took a square root, as from a variance to a standard deviation. But a slope of variance against mean is "
            "nM² per nM, so it is in nM already.",
        ),
    ),
)

BEND = NumberQuestion(
    id="quantal.n_from_bend",
    objective=OBJECTIVE,
    prompt="Quanta are identical, and the points fit variance = {rise_nM:g} nM × mean − {bend:g} × mean². "
    "How many release sites are there?",
    draw=_parabola,
    answer=lambda v: 1 / v.bend,
    hints=(
        "Compare with variance = q × mean − mean²/n, term by term.",
        "The first coefficient is q; the second, which bends the curve, belongs to n.",
        "n is one divided by the coefficient of mean².",
    ),
    worked="variance = q mean − mean²/n, so q = {rise_nM:g} nM and n = 1/{bend:g} = {truth:.3g}.",
    why="The line bends because sites are used up, and each of n sites takes an n-th part of it.",
    means="The fewer the sites, the stronger the bend, because each can release only once.",
    mistakes=(
        Mistake(
            id="n_from_slope",
            answer=lambda v: v.rise_nM,
            because="That is the slope at the start, which gives q. n shows in the bend: in how soon the sites are used up.",
        ),
        Mistake(
            id="crossing_for_n",
            answer=lambda v: v.rise_nM / v.bend,
            because="That is the mean at which the parabola comes back to zero: n q, in nM, when every site releases. "
            "Divide it by q.",
        ),
        Mistake(
            id="peak_for_n",
            answer=lambda v: v.rise_nM / (2 * v.bend),
            because="That is the mean at the top of the parabola, where p = ½: it equals n q/2.",
        ),
        Mistake(
            id="bend_for_n",
            answer=lambda v: v.bend,
            because="That is the coefficient itself, 1/n. Turn it over: a number of sites below one cannot be.",
        ),
    ),
)

QUANTUM = NumberQuestion(
    id="quantal.q_from_mean",
    objective=OBJECTIVE,
    prompt="A terminal of {n_sites} sites answers with {mean_nM:g} nM on average, and counting failures gives a quantal content of "
    "{content:g}. How large is one quantum?",
    unit="nM",
    draw=_mean_and_content,
    answer=lambda v: v.mean_nM / v.content,
    free=WITH_RECIPROCAL,
    hints=(
        "How many vesicles share the mean response?",
        "On average {content:g} vesicles are released, not {n_sites}.",
        "Mean response = m q, so q = mean ÷ m.",
    ),
    worked="q = mean / m = {mean_nM:g} nM / {content:g} = {truth:.4g} nM.",
    why="The mean response is the mean number of vesicles times the size of each.",
    means="One vesicle adds {truth:.4g} nM.",
    mistakes=(
        Mistake(
            id="mean_is_quantum",
            answer=lambda v: v.mean_nM,
            because="That is the mean response, which is the work of {content:g} vesicles on average. Divide by that number.",
        ),
        Mistake(
            id="divided_by_sites",
            answer=lambda v: v.mean_nM / v.n_sites,
            because="You divided by the number of sites. That gives p q, since most sites stay silent; divide by the {content:g} "
            "that release.",
        ),
        Mistake(
            id="multiplied_by_content",
            answer=lambda v: v.mean_nM * v.content,
            because="Mean and m were multiplied. One vesicle must add less than several do: divide.",
        ),
    ),
)

QUESTIONS = (SLOPE, BEND, QUANTUM)
