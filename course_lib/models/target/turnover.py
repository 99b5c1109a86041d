"""Transporters that are made, blocked, released and replaced: why an effect outlasts its drug.

With E the share of transporters that are free, dE/dt = r (1 − E) − k C(t) E, where k C is the rate of
blocking and r the rate at which blocked ones become free again. Three stories give this one equation:

- the block never ends and new protein replaces the old: r = k_deg;
- the blocked transporter is destroyed, and new protein replaces it: r = k_deg, and protein falls with E;
- the drug lets go very slowly while protein is also replaced: r = k_deg + k_off.

So a curve of recovery alone cannot tell them apart; counting protein beside free sites tells the second
from the others, and washed vesicles, which make no protein, tell the third from the first. Limits: synthesis
does not respond to the block, and blocked transporters are degraded like free ones.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import array_of_numbers, number
from course_lib.errors import CourseError
from course_lib.models.pk.compartments import one_patient, readout_per_L, with_events
from course_lib.models.pk.regimen import Regimen
from course_lib.models.pk.response import readings_on_clock, ticks_of
from course_lib.models.pk.simulation import amounts_at, concentration_nM
from course_lib.models.relaxation import MOST_PANELS, NODES, followed, relaxed, splits

_DRIVE = "it is a concentration, and drives the block."


@dataclass(frozen=True, kw_only=True)
class Transporter:
    """A pool of transporters under a drug that blocks them one by one.

    `blocking_per_nM_h` (1/(nM·h)) is the rate constant of blocking, `release_per_h` (1/h) that of letting go
    (0 for a block without end), `turnover_per_h` (1/h) that of replacement; `destroyed` says that a blocked
    transporter is lost as protein at once. Raises `CourseError` for negative rates.

    >>> recovery_half_time_h(Transporter(blocking_per_nM_h=1.0, turnover_per_h=0.01))
    69.31471805599453
    """

    blocking_per_nM_h: float
    turnover_per_h: float = 0.0
    release_per_h: float = 0.0
    destroyed: bool = False

    def __post_init__(self) -> None:
        for name in ("blocking_per_nM_h", "turnover_per_h", "release_per_h"):
            number(name, getattr(self, name), at_least=0, because="it is a rate constant.")
        if not isinstance(self.destroyed, bool):
            raise CourseError(
                f"destroyed is {self.destroyed!r}, but must be True or False: protein is there or not."
            )


@dataclass(frozen=True, kw_only=True, eq=False)
class TransporterCourse:
    """Two readings of one pool in time: `free_share` by a ligand, `protein_share` by an antibody.

    Both are shares of the pool at rest, of shape (times,), like `times_h`.
    """

    times_h: np.ndarray
    free_share: np.ndarray
    protein_share: np.ndarray


def freeing_rate_per_h(transporter: Transporter) -> float:
    """Rate at which blocked transporters become free again or are replaced, r, in 1/h.

    >>> freeing_rate_per_h(Transporter(blocking_per_nM_h=1.0, turnover_per_h=0.01, release_per_h=0.02))
    0.03
    """
    return transporter.turnover_per_h + (0.0 if transporter.destroyed else transporter.release_per_h)


def recovery_half_time_h(transporter: Transporter) -> float:
    """Time in which half of the block is gone once the drug is, in hours: ln 2/r, whatever the drug's half-life.

    Raises `CourseError` where nothing frees a blocked transporter.

    >>> recovery_half_time_h(Transporter(blocking_per_nM_h=9.0, release_per_h=np.log(2)))
    1.0
    """
    return float(np.log(2) / _some_rate(transporter))


def recovery_time_h(transporter: Transporter, from_share: float, to_share: float) -> float:
    """Time from one free share to a higher one without drug, in hours: ln((1 − from)/(1 − to))/r.

    Raises `CourseError` unless 0 ≤ from ≤ to < 1. Source: the equation of the module with C = 0.

    >>> round(recovery_time_h(Transporter(blocking_per_nM_h=1.0, turnover_per_h=np.log(2)), 0.0, 0.75), 9)
    2.0
    """
    start = number("from_share", from_share, at_least=0, below=1, because="it is a share of the pool.")
    end = number(
        "to_share", to_share, at_least=start, below=1, because="full recovery is only ever approached."
    )
    return float(np.log((1.0 - start) / (1.0 - end)) / _some_rate(transporter))


def _some_rate(transporter: Transporter) -> float:
    because = "a block that nothing ends has no recovery."
    return number("the rate of recovery", freeing_rate_per_h(transporter), above=0, because=because)


def washed(transporter: Transporter) -> Transporter:
    """The same transporters in washed vesicles: nothing is made or degraded there, so only release frees them.

    >>> freeing_rate_per_h(washed(Transporter(blocking_per_nM_h=1.0, turnover_per_h=0.01)))
    0.0
    """
    return replace(transporter, turnover_per_h=0.0)


def blocked_by(
    transporter: Transporter,
    concentration_at: Callable[[np.ndarray], np.ndarray],
    times_h: np.ndarray,
    *,
    start: float = 1.0,
    breaks_h: Sequence[float] = (),
) -> TransporterCourse:
    """Free sites and protein at increasing times (hours) under any concentration curve.

    `concentration_at(times)` gives the free concentration in nM; it may jump at `breaks_h` (doses). `start`
    is the free share at the first time. Raises `CourseError` for negative concentrations.

    >>> pool = Transporter(blocking_per_nM_h=0.5, turnover_per_h=0.5)
    >>> blocked_by(pool, lambda t: 0 * t + 1.0, [0.0, 500.0]).free_share.round(9).tolist()
    [1.0, 0.5]
    """
    r, k = freeing_rate_per_h(transporter), transporter.blocking_per_nM_h

    def rates_per_h(moments_h: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        C = array_of_numbers("the concentration", concentration_at(moments_h), at_least=0, because=_DRIVE)
        return r + 0.0 * C, r + k * C

    first = number("start", start, at_least=0, at_most=1, because="it is a share of the pool.")
    return _course(
        transporter,
        np.asarray(times_h, float),
        followed(rates_per_h, times_h, start=first, breaks_h=breaks_h),
    )


def blocked_by_dosing(
    transporter: Transporter,
    drug,
    regimen: Regimen,
    where: str | tuple[str, ...],
    *,
    free_fraction: float = 1.0,
    until_h: float,
    every_h: float = 1.0,
) -> TransporterCourse:
    """Free sites and protein at 0, every_h, … until_h (hours) under a regimen of a drug.

    `drug` is a compartment model or a preset; `where` names the compartment whose concentration counts, of which
    `free_fraction` reaches the transporter. Fast where doses fall on the clock, since concentrations at the
    nodes then come from the model's own propagators. Raises `CourseError` as `simulate` does, and for a
    block too fast to follow.

    >>> from course_lib.models.pk.compartments import CompartmentModel
    >>> from course_lib.models.pk.regimen import once
    >>> tank = CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": 1}, rates_per_h={},
    ...     molar_masses_g_per_mol={"p": 1e6})
    >>> pool = Transporter(blocking_per_nM_h=1.0)
    >>> blocked_by_dosing(pool, tank, once(1.0), "p", until_h=2).free_share.round(6).tolist()
    [1.0, 0.367879, 0.135335]
    """
    share = "it is a share of the drug."
    reaching = number("free_fraction", free_fraction, at_least=0, at_most=1, because=share)
    model, step = one_patient(drug), number("every_h", every_h, above=0, because="the clock must advance.")
    longest = MOST_PANELS * step
    end = number("until_h", until_h, at_least=step, at_most=longest, because="a course takes time.")
    times_h = step * np.arange(int(end / step + 1e-9) + 1)
    free = _on_the_clock(transporter, model, regimen, where, reaching, times_h)
    if free is None:
        return _blocked_between_ticks(transporter, model, regimen, where, reaching, times_h)
    return _course(transporter, times_h, free)


def _on_the_clock(
    transporter, model, regimen, where, reaching: float, times_h: np.ndarray
) -> np.ndarray | None:
    panels, step = len(times_h) - 1, times_h[1]
    dosing, r, k = with_events(model, regimen), freeing_rate_per_h(transporter), transporter.blocking_per_nM_h
    fastest_per_h, parts = model.fastest_loss_per_h, 0
    # The first pass finds the highest concentration, and with it how finely the panels must be cut.
    while parts < (needed := splits(fastest_per_h, step)):
        parts = needed
        ticks = None if parts * panels > MOST_PANELS else ticks_of(dosing[1], step / parts)
        if ticks is None:
            return None
        losses = _node_concentrations_nM(model, dosing, ticks, where, step / parts, panels * parts)
        losses *= k * reaching
        losses += r
        fastest_per_h = max(fastest_per_h, float(losses.max()))
    return relaxed(r, losses, step / parts, 1.0)[::parts]


def _node_concentrations_nM(model, dosing, ticks, where, panel_h: float, panels: int) -> np.ndarray:
    matrix, _, inputs = dosing
    weights = np.zeros((1, len(matrix)))
    weights[0, : len(model.compartments)] = readout_per_L(model, where)
    return readings_on_clock(matrix, weights, ticks, inputs, panel_h, panels, NODES * panel_h)[0]


def _blocked_between_ticks(transporter, model, regimen, where, reaching, times_h) -> TransporterCourse:
    def concentration_at(moments_h: np.ndarray) -> np.ndarray:
        return reaching * concentration_nM(amounts_at(model, regimen, moments_h), where)

    breaks_h = np.concatenate([regimen.times_h, regimen.times_h + regimen.durations_h])
    return blocked_by(transporter, concentration_at, times_h, breaks_h=breaks_h)


def _course(transporter: Transporter, times_h: np.ndarray, free: np.ndarray) -> TransporterCourse:
    protein = free if transporter.destroyed else np.ones(len(free))
    return TransporterCourse(times_h=times_h, free_share=free, protein_share=protein)
