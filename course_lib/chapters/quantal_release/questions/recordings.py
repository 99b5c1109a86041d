"""What recordings allow: noise taken out, failures counted, two recordings compared, and what stays unknown.

These serve the objectives 01.estimate and 01.locus.
"""

import math
from random import Random

from course_lib.questions.kinds import WITH_RECIPROCAL, ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.tolerance import Tolerance


def _noise(rng: Random) -> dict[str, float]:
    return {"variance_nM2": rng.choice((120, 150, 200, 260, 320)), "noise_sd_nM": rng.choice((4, 5, 6, 7, 8))}


def _failures(rng: Random) -> dict[str, float]:
    releases = rng.choice((200, 400, 500, 800))
    return {
        "releases": releases,
        "failures": round(releases * rng.choice((0.22, 0.27, 0.33, 0.42, 0.58, 0.64))),
    }


def _two_recordings(rng: Random) -> dict[str, float]:
    mean_nM, cv = rng.choice((40.0, 60.0, 80.0, 100.0)), rng.choice((0.3, 0.4, 0.5))
    after_nM = mean_nM * rng.choice((0.4, 0.5, 0.6))
    wider = math.sqrt(rng.choice((0.3, 0.4, 0.5)))
    return {
        "mean_nM": mean_nM,
        "sd_nM": round(mean_nM * cv, 1),
        "after_nM": after_nM,
        "after_sd_nM": round(after_nM * cv / wider, 1),
    }


FROM_DATA = NumberQuestion(
    id="quantal.cv_from_data",
    objective="01.locus",
    prompt="Before a drug, responses have mean {mean_nM:g} nM and standard deviation {sd_nM:g} nM; with it, {after_nM:g} nM and "
    "{after_sd_nM:g} nM. By what factor is 1/CV² multiplied (after ÷ before)?",
    draw=_two_recordings,
    answer=lambda v: (v.after_nM / v.after_sd_nM) ** 2 / (v.mean_nM / v.sd_nM) ** 2,
    free=WITH_RECIPROCAL,
    hints=(
        "Compute CV, standard deviation divided by mean, for each of the two.",
        "Then 1/CV² = (mean ÷ standard deviation)².",
        "Divide the value with the drug by the value before it.",
    ),
    worked="({after_nM:g}/{after_sd_nM:g})² ÷ ({mean_nM:g}/{sd_nM:g})² = {truth:.3g}.",
    why="1/CV² is mean² over variance, so it needs both numbers before and after.",
    means="If this fall is beyond the error of sampling, q alone cannot explain the drug: p or n has changed.",
    mistakes=(
        Mistake(
            id="ratio_of_means",
            answer=lambda v: v.after_nM / v.mean_nM,
            because="That is the ratio of the means. It falls for a change of n, of p and of q alike, so it cannot tell them apart.",
        ),
        Mistake(
            id="ratio_of_one_over_cv",
            answer=lambda v: (v.after_nM / v.after_sd_nM) / (v.mean_nM / v.sd_nM),
            because="That is the factor of 1/CV. The question asks for 1/CV²: square it.",
        ),
        Mistake(
            id="variance_unsquared_mean",
            answer=lambda v: (v.after_nM / v.after_sd_nM**2) / (v.mean_nM / v.sd_nM**2),
            because="Here the mean was divided by the variance. The mean must be squared too, or a unit is left over.",
        ),
        Mistake(
            id="ratio_of_variances",
            answer=lambda v: (v.after_sd_nM / v.sd_nM) ** 2,
            because="That is the ratio of the variances. A smaller quantum shrinks the variance too; divide mean² by it first.",
        ),
    ),
)


NOISE = NumberQuestion(
    id="quantal.noise",
    objective="01.estimate",
    prompt="Responses have a variance of {variance_nM2:g} nM². Without stimulation the recording itself fluctuates with a standard "
    "deviation of {noise_sd_nM:g} nM. What is the variance due to release?",
    unit="nM**2",
    draw=_noise,
    answer=lambda v: v.variance_nM2 - v.noise_sd_nM**2,
    tolerance=Tolerance(relative=0.005),
    free=WITH_RECIPROCAL,
    hints=(
        "Two independent sources of scatter: what adds up, their standard deviations or their variances?",
        "Bring both numbers to the same unit, nM².",
        "Subtract the square of the noise's standard deviation.",
    ),
    worked="{variance_nM2:g} nM² − ({noise_sd_nM:g} nM)² = {truth:.4g} nM².",
    why="Noise and release are independent, so their variances add up and not their standard deviations.",
    means="Only this part belongs into a variance–mean plot.",
    mistakes=(
        Mistake(
            id="noise_left_in",
            answer=lambda v: v.variance_nM2,
            because="The noise of the recording is still in it. It inflates every variance and makes q look larger than it is.",
        ),
        Mistake(
            id="subtracted_sd",
            answer=lambda v: v.variance_nM2 - v.noise_sd_nM,
            because="You subtracted a standard deviation (nM) from a variance (nM²). Square it first.",
        ),
        Mistake(
            id="subtracted_before_squaring",
            answer=lambda v: (math.sqrt(v.variance_nM2) - v.noise_sd_nM) ** 2,
            because="You subtracted standard deviations and squared the rest. Independent fluctuations add as variances, so subtract "
            "the squares.",
        ),
        Mistake(
            id="noise_added",
            answer=lambda v: v.variance_nM2 + v.noise_sd_nM**2,
            because="The noise was added. What you measured already contains it: take it away.",
        ),
    ),
)

FAILURES = NumberQuestion(
    id="quantal.method_of_failures",
    objective="01.estimate",
    prompt="In low calcium, {failures} of {releases} impulses release nothing. What quantal content does the Poisson method "
    "of failures give?",
    draw=_failures,
    answer=lambda v: math.log(v.releases / v.failures),
    free=WITH_RECIPROCAL,
    hints=(
        "In the Poisson limit the fraction of failures is e⁻ᵐ.",
        "Solve {failures}/{releases} = e⁻ᵐ for m.",
        "m = ln(N/N₀), with the natural logarithm.",
    ),
    worked="m = ln(N/N₀) = ln({releases}/{failures}) = {truth:.3g}.",
    why="At low p the count is Poisson, where the share of failures is e to the power −m.",
    means="It needs no amplitude at all: counting is enough.",
    mistakes=(
        Mistake(
            id="common_logarithm",
            answer=lambda v: math.log10(v.releases / v.failures),
            because="That is log₁₀(N/N₀), 2.303 times too small. The Poisson law has e at its base, so take ln "
            "(in Python `math.log`).",
        ),
        Mistake(
            id="counted_successes",
            answer=lambda v: math.log(v.releases / (v.releases - v.failures)),
            because="You divided by the successes. The method counts failures: only “nothing” tells surely how many vesicles there were.",
        ),
        Mistake(
            id="fraction_of_successes",
            answer=lambda v: 1 - v.failures / v.releases,
            because="That is the fraction that released at least one vesicle. Some of these released two or more, so m is larger.",
        ),
        Mistake(
            id="forgot_the_logarithm",
            answer=lambda v: v.releases / v.failures,
            because="That is N/N₀, which equals eᵐ. Take its natural logarithm.",
        ),
        Mistake(
            id="fraction_of_failures",
            answer=lambda v: v.failures / v.releases,
            because="That is the fraction of failures, e⁻ᵐ. Take its natural logarithm and change the sign.",
        ),
    ),
)

UNKNOWN = ChoiceQuestion(
    id="quantal.n_unknown",
    objective="01.estimate",
    prompt="All your conditions have release probabilities below 0.1, quanta are identical, and the points of variance against "
    "mean lie on a straight line. What can you report?",
    options=(
        Option(
            id="n_from_line",
            text="n, from the slope of the line",
            right=False,
            reply="The slope gives q. n shows only in the bend away from the line, and no bend is in sight.",
        ),
        Option(
            id="q_only",
            text="q, and a lower limit for n",
            right=True,
            reply="The slope gives q, since quanta are identical. At such small p the bend is hidden for any n: the data set "
            "a lower limit to n and no upper one.",
        ),
        Option(
            id="infinite_sites",
            text="that n is infinite",
            right=False,
            reply="A straight line is what an infinite n would give, but also what ten sites give at p below 0.1, within the error. "
            "Not seeing a bend is no proof that there is none.",
        ),
        Option(
            id="both",
            text="n and q, each with a narrow interval, if there are enough releases",
            right=False,
            reply="More releases do narrow q. For n the trouble is where you looked: with p below 0.1 the bend term is at most a tenth "
            "of the line. Raise p (more calcium) and measure again.",
        ),
    ),
    hints=(
        "Which of n and q sets the slope at the start, and which sets the bend?",
        "variance = q × mean − mean²/n. How large is the second term when mean is below n q/10?",
        "What the data do not bend cannot tell n from a larger n.",
    ),
    worked="With p below 0.1 the bend takes less than a tenth off the line. q is well known; n has a lower limit and no upper one.",
    means="q, and a lower limit for n.",
)

QUESTIONS = (FROM_DATA, NOISE, FAILURES, UNKNOWN)
