"""Where a drug acts, n, p or q, judged from responses before and after it.

With X for the factor by which a drug changes the mean, and equal noise:

    drug on    mean    1/CV²                 variance ÷ mean
    q alone    × X     unchanged             × X
    n alone    × X     × X                   unchanged
    p alone    × X     × X, or further from 1    changes the other way

So a 1/CV² that changed speaks against q alone, and a variance ÷ mean that moved the same way as
the mean speaks against n alone and p alone. Derived in notebook 01 from mean n p q and variance
n p q² (1 − p + c²). What is not excluded is not proven: the verdict keeps to what the intervals say.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import number
from course_lib.errors import CourseError
from course_lib.models.quantal.estimation import Estimate, checked_recording, standard_normal_reach


@dataclass(frozen=True, kw_only=True)
class DrugEffect:
    """Ratios after ÷ before of three pure summaries of the response, and the verdict that they allow.

    `verdict` is one of "no change seen", "q", "p or n", "q and p or n", "unresolved".
    """

    mean_ratio: Estimate
    inverse_cv_squared_ratio: Estimate
    variance_to_mean_ratio: Estimate

    @property
    def verdict(self) -> str:
        direction = _side(self.mean_ratio)
        if direction == 0:
            changed = _side(self.inverse_cv_squared_ratio) or _side(self.variance_to_mean_ratio)
            return "q and p or n" if changed else "no change seen"
        against_q_alone = _side(self.inverse_cv_squared_ratio) != 0
        against_p_or_n_alone = _side(self.variance_to_mean_ratio) == direction
        if against_q_alone and against_p_or_n_alone:
            return "q and p or n"
        if against_q_alone:
            return "p or n"
        return "q" if against_p_or_n_alone else "unresolved"

    def __str__(self) -> str:
        return (
            f"mean after ÷ before: {self.mean_ratio}\n"
            f"1/CV² after ÷ before: {self.inverse_cv_squared_ratio}\n"
            f"variance ÷ mean, after ÷ before: {self.variance_to_mean_ratio}\n"
            f"{_MEANING[self.verdict]}"
        )


_MEANING = {
    "no change seen": "No change is seen: record more releases before you call it none.",
    "q": "A change of q alone explains this; a change of p alone or of n alone does not.",
    "p or n": "A change of p or of n explains this; a change of q alone does not.",
    "q and p or n": "No single change explains this: q changed, and p or n as well.",
    "unresolved": "The mean changed, but q, p and n all remain possible: record more releases.",
}


def inverse_cv_squared_estimate(
    responses: np.ndarray, level: float = 0.95, noise_sd_nM: float = 0.0
) -> Estimate:
    """Estimate of 1/CV², mean² ÷ variance without the noise's share, from one recording in nM.

    The interval is normal on a logarithmic scale (delta method, sample moments). Raises
    `CourseError` for fewer than ten responses, or if they are no more variable than the noise.

    >>> from course_lib.models.quantal.release import TEACHING_SYNAPSE, simulate_responses_nM
    >>> print(inverse_cv_squared_estimate(simulate_responses_nM(TEACHING_SYNAPSE, releases=500, seed=1)))
    13 (95 % interval 11.5 to 14.7)
    """
    reach = standard_normal_reach(level)
    logs, covariance = _log_moments("responses", responses, _checked_noise(noise_sd_nM))
    weights = np.array([2.0, -1.0])
    return _estimate(weights @ logs, weights @ covariance @ weights, reach, level)


def locate_drug_effect(
    before: np.ndarray, after: np.ndarray, level: float = 0.95, noise_sd_nM: float = 0.0
) -> DrugEffect:
    """Changes of mean, 1/CV² and variance ÷ mean from one recording to the next, both in nM.

    `before` and `after` have shapes (releases,), each its own. Raises `CourseError` as
    `inverse_cv_squared_estimate` does. Source: the module's table, derived in notebook 01.

    >>> from course_lib.models.quantal.release import TEACHING_SYNAPSE, simulate_responses_nM, with_vmat2_block
    >>> before = simulate_responses_nM(TEACHING_SYNAPSE, releases=500, seed=1)
    >>> blocked = with_vmat2_block(TEACHING_SYNAPSE, 0.6)
    >>> locate_drug_effect(before, simulate_responses_nM(blocked, releases=500, seed=2)).verdict
    'q'
    """
    reach, noise = standard_normal_reach(level), _checked_noise(noise_sd_nM)
    logs_before, covariance_before = _log_moments("before", before, noise)
    logs_after, covariance_after = _log_moments("after", after, noise)
    change, covariance = logs_after - logs_before, covariance_before + covariance_after

    def ratio(of_mean: float, of_variance: float) -> Estimate:
        weights = np.array([of_mean, of_variance])
        return _estimate(weights @ change, weights @ covariance @ weights, reach, level)

    return DrugEffect(
        mean_ratio=ratio(1, 0), inverse_cv_squared_ratio=ratio(2, -1), variance_to_mean_ratio=ratio(-1, 1)
    )


def _side(ratio: Estimate) -> int:
    """1 if the whole interval lies above 1, −1 if below, 0 if it holds 1."""
    return int(ratio.low > 1) - int(ratio.high < 1)


def _checked_noise(noise_sd_nM: float) -> float:
    return number("noise_sd_nM", noise_sd_nM, at_least=0, at_most=1e9, because="it is a standard deviation.")


def _estimate(log_value: float, log_variance: float, reach: float, level: float) -> Estimate:
    margin = reach * np.sqrt(log_variance)
    value, low, high = (float(x) for x in np.exp([log_value, log_value - margin, log_value + margin]))
    return Estimate(value=value, low=low, high=high, level=level)


def _log_moments(name: str, responses: np.ndarray, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """Logarithms of mean and noise-free variance, shape (2,), and their sampling covariance, shape (2, 2)."""
    values = checked_recording(name, responses)
    size, mean, variance = values.size, values.mean(), values.var(ddof=1)
    own = variance - noise**2
    if mean <= 0 or own <= 0:
        raise CourseError(
            f"{name} has mean {mean:.3g} and standard deviation {variance**0.5:.3g}, but the mean must be above 0"
            f" and the standard deviation above the noise ({noise:g}): otherwise no release can be told from noise."
        )
    third, fourth = (np.mean((values - mean) ** power) for power in (3, 4))
    of_variance = (fourth - variance**2 * (size - 3) / (size - 1)) / size
    off = third / size / (mean * own)
    return np.log([mean, own]), np.array([[variance / size / mean**2, off], [off, of_variance / own**2]])
