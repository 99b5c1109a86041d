"""Densities of a sum of K gamma-distributed quanta, K binomial, with or without recording noise."""

import math

import numpy as np

from course_lib.errors import CourseError
from course_lib.models.quantal.sampler import count_probabilities

# The characteristic function of the noise falls below 1e-16 beyond this many of its standard deviations.
NOISE_REACH = 8.6
MOST_FREQUENCIES = 20_000


def noise_free_density(amplitudes: np.ndarray, *, n: int, p: float, q: float, cv: float) -> np.ndarray:
    """Density of the sum at positive amplitudes, failures left out, in the shape of `amplitudes`.

    A sum of k gammas of shape 1/cv² and scale q cv² is a gamma of shape k/cv²; their binomial
    mixture integrates to 1 − (1−p)ⁿ. Raises `CourseError` if cv = 0, where no density exists.

    >>> noise_free_density(np.array([-1.0, 1.0]), n=1, p=0.5, q=1.0, cv=1.0).round(4)
    array([0.    , 0.1839])
    """
    density = np.zeros(amplitudes.shape)
    if q == 0:
        return density
    if cv == 0:
        raise CourseError(
            "quantal_cv and noise_sd_nM are both 0, but one must be above 0: equal quanta without noise"
            " give only whole multiples of the quantum, which have probabilities and no density."
        )
    weights = count_probabilities(n, p)
    positive = amplitudes > 0
    x, scale = amplitudes[positive], q * cv**2
    log_x = np.log(x)
    for k in 1 + np.flatnonzero(weights[1:] > 1e-18):
        shape = k / cv**2
        log_gamma = (shape - 1) * (log_x - math.log(scale)) - x / scale - math.lgamma(shape)
        density[positive] += weights[k] * np.exp(log_gamma) / scale
    return density


def noisy_density(
    amplitudes: np.ndarray, *, n: int, p: float, q: float, cv: float, noise_sd: float
) -> np.ndarray:
    """Density of the sum plus normal noise, failures included, in the shape of `amplitudes`.

    Found from its characteristic function (1 − p + p φ(t))ⁿ exp(−t² sd²/2), where φ belongs to one
    quantum: the inverse integral by the trapezoid rule, whose error falls faster than any power of
    its step. Zero is given where less than about 1e-12 of the peak is left. Raises `CourseError`
    if the noise is too fine to be resolved.

    >>> noisy_density(np.array([0.0, 1.0]), n=1, p=0.5, q=1.0, cv=0.0, noise_sd=0.1).round(4)
    array([1.9947, 1.9947])
    """
    sd = math.sqrt(n * p * q**2 * (1 - p + cv**2) + noise_sd**2)
    low, high = -12 * noise_sd, n * p * q + 12 * sd + q * (12 + 40 * cv**2)
    low = max(low, n * p * q - 12 * sd - 12 * q)
    step = 2 * math.pi / (high - low)
    count = math.ceil(NOISE_REACH / (noise_sd * step))
    if count > MOST_FREQUENCIES:
        least = NOISE_REACH / (MOST_FREQUENCIES * step)
        raise CourseError(
            f"noise_sd_nM is {noise_sd:g}, but must be 0 or at least {least:.2g}:"
            " finer noise is lost beside responses of this size."
        )
    frequencies = step * np.arange(1, count + 1)
    transform = (1 - p + p * _quantum_transform(frequencies, q, cv)) ** n
    transform *= np.exp(-((frequencies * noise_sd) ** 2) / 2)
    density = np.zeros(amplitudes.shape)
    inside = (amplitudes >= low) & (amplitudes <= high)
    # Frequencies are multiples of one step, so the sum of waves is a polynomial in the first of them.
    first_wave = np.exp(-1j * step * amplitudes[inside])
    waves = np.polynomial.polynomial.polyval(first_wave, np.concatenate([[0.5], transform]))
    density[inside] = step / math.pi * waves.real
    return np.maximum(density, 0.0)


def _quantum_transform(frequencies: np.ndarray, q: float, cv: float) -> np.ndarray:
    if cv == 0:
        return np.exp(1j * q * frequencies)
    # (1 − i y)^(−1/cv²) in a form that stays accurate where y is tiny and the exponent huge.
    y = q * cv**2 * frequencies
    return np.exp((1j * np.arctan(y) - np.log1p(y**2) / 2) / cv**2)
