"""What chapter 11 moves at the receptor: one modulator at one glutamate, and the plate that measures it."""

from dataclasses import dataclass

import numpy as np

from course_lib.models.allostery.modulator import (
    VALIGLURAX,
    Modulator,
    best_glutamate,
    ec50_nM,
    gain,
    glutamate_at,
    response,
    top,
)
from course_lib.models.allostery.plate import fit_plate, matrix, peaks, trace, two_curves
from course_lib.models.records.curves import ConcentrationResponse, Line, TimeCourse
from course_lib.models.records.dependence import Dependence
from course_lib.models.records.labelled import Estimates

CONCENTRATIONS = np.geomspace(0.1, 100_000, 121)
SHARES = np.linspace(0.01, 0.99, 99)
TRACED_nM = (0.0, 30.0, 1_000.0)  # illustrative


@dataclass(frozen=True, kw_only=True)
class Potency:
    """A modulator's curve at one glutamate, its EC50 (nM) over glutamate, and three numbers as shares of one."""

    curve: ConcentrationResponse
    potencies: Dependence
    share: float
    half_nM: float
    highest: float
    added: float


def potency_view(
    *,
    glutamate_share: float = 0.20,
    cooperativity: float = VALIGLURAX.cooperativity,
    affinity_nM: float = VALIGLURAX.affinity_nM,
) -> Potency:
    """The response over the modulator's concentration, and its EC50 over the glutamate that is there.

    Raises `CourseError` as `Modulator` and `glutamate_at` do. Source: `modulator`.

    >>> view = potency_view()
    >>> round(view.half_nM, 1), round(view.highest, 2), round(view.added, 2)
    (44.6, 0.85, 0.65)
    """
    modulator = Modulator(affinity_nM=affinity_nM, cooperativity=cooperativity)
    glutamate = float(glutamate_at(glutamate_share))
    half = float(ec50_nM(modulator, glutamate))
    with_modulator = f"with {100 * glutamate_share:.0f} % from glutamate"
    curve = ConcentrationResponse(
        quantity="drug",
        label="response, of glutamate’s highest",
        unit="%",
        concentrations=CONCENTRATIONS,
        concentration_unit="nM",
        lines=(Line(label=with_modulator, values=100 * response(modulator, glutamate, CONCENTRATIONS)),),
        halves={with_modulator: half},
    )
    return Potency(
        curve=curve,
        potencies=_potencies(modulator, glutamate_share),
        share=glutamate_share,
        half_nM=half,
        highest=float(top(modulator, glutamate)),
        added=float(gain(modulator, glutamate)),
    )


def _potencies(modulator: Modulator, share: float) -> Dependence:
    return Dependence(
        quantity="drug",
        label="EC50 of the modulator",
        unit="nM",
        along_label="response to glutamate alone",
        along_unit="%",
        positions=100 * SHARES,
        lines=(Line(label="EC50", values=ec50_nM(modulator, glutamate_at(SHARES))),),
        here=100 * share,
        log=True,
    )


def gain_view(modulator: Modulator = VALIGLURAX) -> Dependence:
    """What a saturating modulator adds, over the response to glutamate alone; marked where it adds most.

    >>> round(gain_view().heights_here[0])
    65
    """
    best = best_glutamate(modulator)
    return Dependence(
        quantity="drug",
        label="points added by the modulator",
        unit="",
        along_label="response to glutamate alone",
        along_unit="%",
        positions=np.r_[0.0, 100 * SHARES],
        lines=(Line(label="added", values=100 * gain(modulator, np.r_[0.0, glutamate_at(SHARES)])),),
        here=100 * best / (1 + best),
    )


def trace_view(modulator: Modulator = VALIGLURAX) -> TimeCourse:
    """Light of three wells over three additions: modulator, little glutamate, much glutamate.

    >>> [line.label for line in trace_view().lines]
    ['no modulator', '30 nM', '1,000 nM']
    """
    times = np.linspace(0.0, 180.0, 361)
    return TimeCourse(
        quantity="drug",
        label="light of the calcium dye, of glutamate’s highest",
        unit="%",
        times=times,
        time_unit="s",
        lines=tuple(
            Line(
                label=f"{amount:,.0f} nM" if amount else "no modulator",
                values=100 * trace(times, modulator, amount),
            )
            for amount in TRACED_nM
        ),
    )


def plates_view(modulator: Modulator = VALIGLURAX, seed: int = 7) -> Estimates:
    """KB from one simulated plate of each design, with its 95 % interval: two curves, a matrix, a larger matrix.

    >>> plates_view().names
    ('two curves, 84 wells', 'matrix, 84 wells', 'matrix, 240 wells')
    """
    large = matrix(np.geomspace(0.01, 100, 20), np.r_[0, np.geomspace(10, 10_000, 11)])
    designs = (two_curves(), matrix(), large)
    kinds = ("two curves", "matrix", "matrix")
    fits = [fit_plate(wells, peaks(wells, modulator, seed=seed)).affinity_nM for wells in designs]
    return Estimates(
        quantity="drug",
        label="fitted KB",
        unit="nM",
        names=tuple(f"{kind}, {wells.count} wells" for kind, wells in zip(kinds, designs, strict=True)),
        values=[fit[0] for fit in fits],
        low=[fit[1] for fit in fits],
        high=[fit[2] for fit in fits],
        interval="95 % interval",
        reference=modulator.affinity_nM,
        reference_name="true KB",
    )
