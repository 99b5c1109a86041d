"""The odds of a block: what a reversible drug's occupancy becomes when its concentration is multiplied.

    O/(1 − O) = C/Ki

Odds follow the concentration, occupancies do not. Limits: factor 0 frees the target, a large factor fills it; at small
occupancy the two rise alike. Source: law of mass action for one site.
"""

from course_lib.checks import fraction, number
from course_lib.errors import CourseError


def odds(block: float) -> float:
    """Odds of a block between 0 and 1: O/(1 − O).

    Raises `CourseError` for a block of 1, whose odds have no end.

    >>> round(odds(0.83), 2)
    4.88
    """
    O = fraction("block", block, because="it is a share of the target.")  # noqa: E741  the equation's own letter
    if O == 1.0:
        raise CourseError("block is 1, but must be below 1: a target that is wholly held has no finite odds.")
    return O / (1.0 - O)


def block_of(odds_of_block: float) -> float:
    """Block that belongs to odds: odds/(1 + odds).

    >>> round(block_of(4.88), 2)
    0.83
    """
    ratio = number("odds_of_block", odds_of_block, at_least=0, because="odds are a concentration over Ki.")
    return ratio / (1.0 + ratio)


def block_after(dose_factor: float, block: float) -> float:
    """Block after the free concentration has been multiplied by a factor.

    Raises `CourseError` for a factor below zero and a block outside 0 to 1.

    >>> round(block_after(2.0, 0.83), 3)
    0.907
    """
    factor = number("dose_factor", dose_factor, at_least=0, because="nobody can take less than nothing.")
    return block_of(factor * odds(block))


def block_after_wait(hours: float, half_life_h: float, block: float) -> float:
    """Block after a number of hours in which the concentration falls with one half-life.

    Raises `CourseError` for a half-life that is not above zero and hours below zero.

    >>> round(block_after_wait(24.0, 17.3, 0.873), 2)
    0.72
    """
    waited = number("hours", hours, at_least=0, because="a wait runs forward.")
    half = number("half_life_h", half_life_h, above=0, because="drug leaves.")
    return block_after(2.0 ** (-waited / half), block)


def wait_until_h(block_wanted: float, half_life_h: float, block: float) -> float:
    """Hours until a block has fallen to a wanted one, with one half-life of the concentration.

    Raises `CourseError` for a wanted block of 0 or above the present one.

    >>> round(wait_until_h(0.45, 18.0, 0.9))  # a block of 90 % takes days to fall by half
    62
    """
    from math import log2

    now, then = odds(block), odds(block_wanted)
    half = number("half_life_h", half_life_h, above=0, because="drug leaves.")
    if not 0.0 < then <= now:
        raise CourseError(
            f"block_wanted is {block_wanted:g}, but must be above 0 and at most {block:g}: a block falls."
        )
    return half * log2(now / then)
