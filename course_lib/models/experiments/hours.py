"""What a half-life forbids: hours above the lowest effective dose, half-lives across species, and OFF time saved.

A dose r times the lowest effective one stays above it for log₂ r half-lives, if exposure follows dose and the effect
follows exposure. Between species a half-life is expected to follow body weight by its fourth root (a textbook
convention, unverified here).

Source: definition of a half-life; exponent `allometry.half_life_exponent`.
"""

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.errors import CourseError
from course_lib.models.circuit.parameters import Circuit
from course_lib.models.circuit.states import TEACHING_SALIENCES, with_dopamine
from course_lib.models.circuit.steady import selected_channels, steady_state

BODY_KG = {"mouse": 0.02, "rat": 0.25, "monkey": 5.0, "human": 70.0}  # illustrative
EXPONENT = 0.25  # a textbook convention
DOSES_A_DAY, EFFECT_HALF_LIFE_H = 4, 1.5  # illustrative: of levodopa


def hours_above(half_life_h: object, ratio: float) -> float | np.ndarray:
    """Hours for which a dose that many times the lowest effective one stays above it; shape of the half-life.

    Raises `CourseError` for a half-life not above 0 and a ratio below 1.

    >>> hours_above([2.5, 4.5], 30).round(1).tolist()
    [12.3, 22.1]
    """
    half = array_of_numbers("half_life_h", half_life_h, above=0, because="a half-life is a time.")
    times = number("ratio", ratio, at_least=1, because="below the lowest effective dose nothing is above it.")
    return plain(half * np.log2(times))


def exposure_ratio(hours: object, half_life_h: object) -> float | np.ndarray:
    """How many times the lowest effective exposure a dose must give to stay above it for these hours; 2^(hours ÷ half-life).

    Raises `CourseError` for a half-life not above 0.

    >>> exposure_ratio(6, [2.5, 4.5]).round(1).tolist()
    [5.3, 2.5]
    """
    half = array_of_numbers("half_life_h", half_life_h, above=0, because="a half-life is a time.")
    return plain(2.0 ** (array_of_numbers("hours", hours, at_least=0, because="it is a time.") / half))


def scaled_half_life_h(half_life_h: float, weight_kg: float, target_kg: float = BODY_KG["human"]) -> float:
    """Half-life (h) expected at another body weight (kg).

    Raises `CourseError` for a half-life or a weight not above 0. Source: t½ ∝ W^0.25.

    >>> [round(scaled_half_life_h(3.5, BODY_KG[name]), 1) for name in ("mouse", "rat", "monkey")]
    [26.9, 14.3, 6.8]
    """
    half = number("half_life_h", half_life_h, above=0, because="a half-life is a time.")
    first, second = (
        number(name, value, above=0, because="a body has a weight.")
        for name, value in (("weight_kg", weight_kg), ("target_kg", target_kg))
    )
    return half * (second / first) ** EXPONENT


def dopamine_needed(circuit: Circuit, saliences: object = TEACHING_SALIENCES) -> float:
    """Lowest dopamine, of normal, at which the circuit lets an action through, to 1e-4.

    Raises `CourseError` where none passes even with normal dopamine.

    >>> from course_lib.models.circuit.states import HEALTHY
    >>> round(dopamine_needed(HEALTHY), 3)
    0.858
    """

    def passes(release: float) -> bool:
        return bool(selected_channels(steady_state(with_dopamine(circuit, release=release), saliences)).any())

    if not passes(1.0):
        raise CourseError(
            "No action passes with normal dopamine, but one must: there is nothing to come back to."
        )
    low, high = 0.0, 1.0
    if passes(low):
        return 0.0
    while high - low > 1e-4:
        middle = (low + high) / 2.0
        low, high = (low, middle) if passes(middle) else (middle, high)
    return high


def off_time_saved_h(needed_before: float, needed_after: float) -> float:
    """Hours of OFF a day that a lower need of dopamine saves: doses × half-life × log₂(before ÷ after).

    After each dose of levodopa its effect halves in `EFFECT_HALF_LIFE_H`; ON ends when it falls below the need.
    Raises `CourseError` for needs not above 0.

    >>> round(off_time_saved_h(0.858, 0.554), 1)
    3.8
    """
    before, after = (
        number(name, value, above=0, because="some dopamine is needed.")
        for name, value in (("needed_before", needed_before), ("needed_after", needed_after))
    )
    return DOSES_A_DAY * EFFECT_HALF_LIFE_H * float(np.log2(before / after))
