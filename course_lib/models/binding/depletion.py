"""A label that runs out: the same equilibrium when the sites take a good part of what was added.

The free sites r solve  r + r L_t/(Kd + r) + r I_t/(Ki + r) = R,  where L_t and I_t are the *added* concentrations.
Its left side grows with r, so there is one root between 0 and R (`brentq`). Conservation: bound + free = added, for
label and inhibitor alike. At the half point the Ki has a closed form (`ki_at_half_nM`), which needs no root.
Limits: R → 0 gives `equilibrium`. Source: law of mass action with conservation.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import number, plain
from course_lib.errors import CourseError
from course_lib.models.binding.equilibrium import LARGEST_nM, concentrations, half_concentration

_TINY = 1e-15


@dataclass(frozen=True, kw_only=True)
class Well:
    """A well before inhibitor: label added, sites and Kd, all in nM of the well's volume.

    >>> round(label_bound_share(Well(label_nM=2.0, sites_nM=0.5, kd_nM=2.3)), 3)
    0.109
    """

    label_nM: float
    sites_nM: float
    kd_nM: float

    def __post_init__(self) -> None:
        number(
            "label_nM",
            self.label_nM,
            above=0,
            at_most=LARGEST_nM,
            because="without label nothing is counted.",
        )
        number("sites_nM", self.sites_nM, above=0, at_most=LARGEST_nM, because="without sites nothing binds.")
        half_concentration("kd_nM", self.kd_nM)


def free_sites_nM(well: Well, inhibitor_nM, ki_nM: float):
    """Free sites in nM at each added concentration of inhibitor, same shape.

    Raises `CourseError` for concentrations below zero and a Ki that is not above zero.

    >>> well = Well(label_nM=2.0, sites_nM=0.5, kd_nM=2.3)
    >>> r = free_sites_nM(well, 6.0, ki_nM=3.0)
    >>> round(r + r * 2.0 / (2.3 + r) + r * 6.0 / (3.0 + r), 9)  # all sites are accounted for
    0.5
    """
    from scipy.optimize import brentq

    added = concentrations("inhibitor_nM", inhibitor_nM)
    L, R, Kd = well.label_nM, well.sites_nM, well.kd_nM
    Ki = half_concentration("ki_nM", ki_nM)

    def excess(r: float, inhibitor: float) -> float:
        return r + r * L / (Kd + r) + r * inhibitor / (Ki + r) - R

    roots = [
        brentq(excess, 0.0, R, args=(each,), xtol=_TINY * R, rtol=1e-13) for each in added.ravel().tolist()
    ]
    return plain(np.reshape(roots, added.shape))


def bound_label_nM(well: Well, inhibitor_nM=0.0, ki_nM: float = 1.0):
    """Bound label in nM at each added concentration of inhibitor, same shape: r L_t/(Kd + r).

    Raises `CourseError` as `free_sites_nM` does.

    >>> round(bound_label_nM(Well(label_nM=2.0, sites_nM=0.5, kd_nM=2.3)), 3)
    0.218
    """
    r = free_sites_nM(well, inhibitor_nM, ki_nM)
    return r * well.label_nM / (well.kd_nM + r)


def label_bound_share(well: Well) -> float:
    """Share of the added label that is bound without inhibitor, between 0 and 1.

    >>> [round(label_bound_share(Well(label_nM=2.0, sites_nM=R, kd_nM=2.3)), 3) for R in (0.1, 1.0, 5.0)]
    [0.023, 0.204, 0.62]
    """
    return float(bound_label_nM(well)) / well.label_nM


def depleted_ic50_nM(well: Well, ki_nM: float) -> float:
    """Added concentration of inhibitor (nM) that halves the bound label in this well, depletion included.

    Raises `CourseError` for a Ki that is not above zero. Source: root of the exact equilibrium.

    >>> [round(depleted_ic50_nM(Well(label_nM=2.0, sites_nM=R, kd_nM=2.3), ki_nM=3.0), 2) for R in (0.1, 0.5, 5.0)]
    [5.7, 6.09, 13.05]
    """
    from scipy.optimize import brentq

    Ki = half_concentration("ki_nM", ki_nM)
    half = bound_label_nM(well) / 2

    def excess(log_added: float) -> float:
        return bound_label_nM(well, np.exp(log_added), Ki) - half

    undepleted = Ki * (1 + well.label_nM / well.kd_nM)
    low = np.log(undepleted + well.sites_nM) - 5.0
    # Where sites far exceed Kd, nearly all of them must be filled before half of the label lets go.
    high = np.log(undepleted * (1 + well.sites_nM / well.kd_nM) + well.sites_nM) + 5.0
    return float(np.exp(brentq(excess, low, high, xtol=1e-13)))


def ki_at_half_nM(ic50_nM: float, well: Well) -> float:
    """Ki in nM from an IC50 with depletion of label and of inhibitor reckoned with, in closed form.

    At the half point the free label is L_t − b₀/2, which fixes the free sites r₅₀ = Kd (b₀/2)/L₅₀; the inhibitor
    holds J = R − b₀/2 − r₅₀ sites, so Ki = (IC50 − J) r₅₀/J. Raises `CourseError` for an IC50 that is not larger than
    the sites that it must fill.

    >>> well = Well(label_nM=2.0, sites_nM=5.0, kd_nM=2.3)
    >>> round(ki_at_half_nM(depleted_ic50_nM(well, ki_nM=3.0), well), 9)
    3.0
    """
    ic50 = half_concentration("ic50_nM", ic50_nM)
    held, r50 = held_at_half_nM(well)
    if ic50 <= held:
        raise CourseError(
            f"ic50_nM is {ic50:g}, but must be above {held:.3g}: so much inhibitor sits on the sites at the half point."
        )
    return (ic50 - held) * r50 / held


def held_at_half_nM(well: Well) -> tuple[float, float]:
    """Inhibitor on the sites, and free sites, both in nM, when half of the label has been displaced.

    >>> [round(value, 3) for value in held_at_half_nM(Well(label_nM=2.0, sites_nM=0.5, kd_nM=2.3))]
    [0.258, 0.133]
    """
    b0, free_r0 = float(bound_label_nM(well)), float(free_sites_nM(well, 0.0, 1.0))
    r50 = well.kd_nM * (b0 / 2) / (well.label_nM - b0 / 2)
    # R − b₀ is the free sites r₀ before inhibitor; written so, nothing large is subtracted from something large.
    return free_r0 + b0 / 2 - r50, r50
