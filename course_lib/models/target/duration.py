"""How long an effect lasts: the laws of a drug that lets go and of one that does not, in closed form.

Reversible: occupancy follows concentration, so the effect ends when the concentration has fallen far enough,
and every doubling of the dose buys one half-life. Lasting (see `turnover`): once the drug is gone, the block
fades at its own rate r, and the dose no longer counts. Limits: concentration falls with one half-life; each
dose of a lasting drug acts at once and is gone before the next.
"""

import numpy as np

from course_lib.checks import array_of_numbers, fraction, number, plain
from course_lib.errors import CourseError
from course_lib.models.target.turnover import Transporter, freeing_rate_per_h


def reversible_duration_h(half_life_h: float, start_over_ki: float, until_occupancy: float) -> float:
    """Time in hours until a reversible drug's occupancy has fallen to a level, `t½ log2((C0/Ki)(1 − O)/O)`.

    `start_over_ki` is the concentration at the start in units of Ki. Zero where the occupancy is below the
    level from the start. Raises `CourseError` for a level of 0 or 1. Source: derived in notebook 05.

    >>> reversible_duration_h(18.0, start_over_ki=8.0, until_occupancy=0.5)
    54.0
    """
    half_life = number("half_life_h", half_life_h, above=0, because="a drug leaves.")
    start = number("start_over_ki", start_over_ki, at_least=0, because="it is a ratio of concentrations.")
    level = number(
        "until_occupancy", until_occupancy, above=0, below=1, because="0 and 1 are only ever approached."
    )
    falls = start * (1.0 - level) / level
    return float(half_life * np.log2(falls)) if falls > 1.0 else 0.0


def apparent_ki_nM(transporter: Transporter) -> float:
    """Concentration in nM that holds half of the pool for good under a lasting drug: r/k.

    Raises `CourseError` for a drug that blocks nothing. Source: dE/dt = 0, derived in notebook 05.

    >>> apparent_ki_nM(Transporter(blocking_per_nM_h=2.0, turnover_per_h=0.01))
    0.005
    """
    k = number(
        "blocking_per_nM_h",
        transporter.blocking_per_nM_h,
        above=0,
        because="a drug that never blocks is none.",
    )
    return freeing_rate_per_h(transporter) / k


def free_after_doses(dose_number, blocked_share: float, kept_block: float):
    """Free share just after dose 1, 2, 3 … of a lasting drug; same shape as `dose_number`.

    Each dose blocks `blocked_share` of what is free; of the block, `kept_block = exp(−r τ)` is left at the
    next dose. Raises `CourseError` for shares outside 0 to 1 and dose numbers below 1. Source: the recursion
    F → (1 − f)(1 − (1 − F) κ), derived in notebook 05.

    >>> free_after_doses([1, 2], blocked_share=0.5, kept_block=0.5).tolist()
    [0.5, 0.375]
    """
    n = array_of_numbers("dose_number", dose_number, because="doses are counted.")
    number("the smallest dose_number", n.min(), at_least=1, because="the first dose is number 1.")
    f = fraction("blocked_share", blocked_share, because="it is a share of the free pool.")
    kept = fraction("kept_block", kept_block, because="it is a share of the block.")
    carried = (1.0 - f) * kept
    if carried == 1.0:
        return plain(np.ones_like(n))
    final = (1.0 - f) * (1.0 - kept) / (1.0 - carried)
    return plain(final + (1.0 - f - final) * carried ** (n - 1.0))


def final_free_share(blocked_share: float, kept_block: float) -> float:
    """Free share just after a dose, when daily doses of a lasting drug have gone on for long.

    `(1 − f)(1 − κ)/(1 − (1 − f) κ)`. Raises `CourseError` as `free_after_doses` does, and where neither dose
    nor recovery changes anything. Source: the fixed point of that recursion.

    >>> round(final_free_share(blocked_share=0.1, kept_block=0.9), 3)
    0.474
    """
    f = fraction("blocked_share", blocked_share, because="it is a share of the free pool.")
    kept = fraction("kept_block", kept_block, because="it is a share of the block.")
    if f == 0.0 and kept == 1.0:
        raise CourseError(
            "blocked_share is 0 and kept_block is 1, but one must move the pool: a pool that nothing "
            "changes has no final state."
        )
    return (1.0 - f) * (1.0 - kept) / (1.0 - (1.0 - f) * kept)
