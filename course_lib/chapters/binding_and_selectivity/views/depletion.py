"""What happens to a Ki when the label runs out: a curve whose wells hold more membrane, or less."""

from dataclasses import dataclass

import numpy as np

from course_lib.errors import CourseError
from course_lib.models.binding.curve_fits import CompetitionFit, fit_competition
from course_lib.models.binding.depletion import (
    Well,
    bound_label_nM,
    depleted_ic50_nM,
    held_at_half_nM,
    label_bound_share,
)
from course_lib.models.binding.equilibrium import ki_from_ic50_nM
from course_lib.models.binding.plate import FMOL_PER_PMOL
from course_lib.models.binding.presets import TRAY_MEMBRANE, DTBZ_KD_nM
from course_lib.models.records.curves import Line
from course_lib.models.records.labelled import Estimates, LabelledCurves, Points

LABEL_nM = 2.0  # illustrative, near Kd
SEED, REPLICATES = 3, 3
# One text for every setting: whether wells can be fitted hangs on all four sliders, and an axis must not.
INTERVAL = "95 % interval, if any"
_DOSES_nM = np.geomspace(0.01, 30_000, 12)  # three wells each
_ALONG_nM = np.geomspace(0.01, 30_000, 90)
_WIDEST = 1e3  # high over low of an IC50 that still says something
_BELOW, _ABOVE = 3.0, 6.0  # how far the axis of Ki goes below and above the true one


@dataclass(frozen=True, kw_only=True)
class TrayView:
    """A competition curve in which the label may run out: wells and curve, the Ki read from them, and their numbers.

    `ki_nM` is the true one; `read_nM` what Cheng & Prusoff make of the curve's own IC50, without noise; `fitted` is None
    where the wells are too alike to be fitted.
    """

    curve: LabelledCurves
    kis: Estimates
    ki_nM: float
    ic50_nM: float
    read_nM: float
    bound_share: float
    fitted: CompetitionFit | None


def tray_view(
    *, label_nM: float = LABEL_nM, sites_nM: float = 0.5, ki_nM: float = 3.0, scatter: float = 0.0
) -> TrayView:
    """The view for a label, sites and a true Ki in nM, and a scatter of the pipettes.

    Raises `CourseError` for concentrations that are not above zero and a scatter outside 0 to 1.

    >>> view = tray_view(sites_nM=0.5, ki_nM=3.0)
    >>> round(view.ic50_nM, 2), round(view.read_nM, 2), round(view.bound_share, 2)
    (6.09, 3.26, 0.11)
    """
    well = Well(label_nM=label_nM, sites_nM=sites_nM, kd_nM=DTBZ_KD_nM)
    ic50 = depleted_ic50_nM(well, ki_nM)
    doses = np.repeat(_DOSES_nM, REPLICATES)
    counts = _noisy(_counted(well, doses, ki_nM), scatter)
    fit = _fit_or_none(doses, counts)
    return TrayView(
        curve=LabelledCurves(
            quantity="drug",
            label="counts per well",
            unit="",
            along_label="inhibitor added",
            along_unit="nM",
            positions=_ALONG_nM,
            lines=[Line(label="expected", values=_counted(well, _ALONG_nM, ki_nM))],
            points=[Points(label="wells", quantity="drug", x=doses, y=counts)],
            here=ic50,
            log=True,
        ),
        kis=_kis_read(well, ki_nM, ic50, fit),
        ki_nM=ki_nM,
        ic50_nM=ic50,
        read_nM=ki_from_ic50_nM(ic50, label_nM, well.kd_nM),
        bound_share=label_bound_share(well),
        fitted=fit,
    )


def _counted(well: Well, doses_nM: np.ndarray, ki_nM: float) -> np.ndarray:
    membrane = TRAY_MEMBRANE
    bound_fmol = FMOL_PER_PMOL * membrane.volume_mL * bound_label_nM(well, doses_nM, ki_nM)
    elsewhere = membrane.nonspecific_fmol_per_nM * well.label_nM + membrane.blank_fmol
    return membrane.counts_per_fmol * (bound_fmol + elsewhere)


def _noisy(expected: np.ndarray, scatter: float) -> np.ndarray:
    rng = np.random.default_rng(SEED)
    slips = rng.normal(size=expected.shape)  # drawn first, so that a slider moves the same wells further
    return rng.poisson(expected * np.exp(scatter * slips)).astype(float)


def _fit_or_none(doses: np.ndarray, counts: np.ndarray) -> CompetitionFit | None:
    try:
        fit = fit_competition(doses, counts)
    except CourseError:  # so few sites that noise hides the fall: the reader must see that no Ki comes out
        return None
    return fit if fit.ic50_nM.high < _WIDEST * fit.ic50_nM.low else None


def _kis_read(well: Well, ki_nM: float, ic50: float, fit: CompetitionFit | None) -> Estimates:
    ends = np.array([ic50] * 3 if fit is None else [fit.ic50_nM.value, fit.ic50_nM.low, fit.ic50_nM.high])
    held, free_sites = held_at_half_nM(well)
    smallest = ki_nM / 120  # beyond the axis: an IC50 below what the sites hold allows any small Ki
    read = [ends / (1 + well.label_nM / well.kd_nM), np.maximum((ends - held) * free_sites / held, smallest)]
    return Estimates(
        quantity="vmat2",
        label="Ki",
        unit="nM",
        names=("Cheng–Prusoff", "with depletion"),
        values=[each[0] for each in read],
        low=[each[1] for each in read],
        high=[each[2] for each in read],
        interval=INTERVAL,
        reference=ki_nM,
        reference_name="true Ki",
        ends=(ki_nM / _BELOW, ki_nM * _ABOVE),
        written=True,
    )


@dataclass(frozen=True, kw_only=True)
class Membrane:
    """One row of the table of what membrane costs: sites and IC50 in nM, share of the label bound, Ki read in nM."""

    sites_nM: float
    bound_share: float
    ic50_nM: float
    read_nM: float


def cost_of_membrane(sites_nM: tuple[float, ...], ki_nM: float = 3.0) -> list[Membrane]:
    """What Cheng & Prusoff read, well after well with more sites, when the true Ki stays.

    >>> [round(row.read_nM, 2) for row in cost_of_membrane((0.1, 0.5, 5.0))]
    [3.05, 3.26, 6.98]
    """
    rows = []
    for sites in sites_nM:
        well = Well(label_nM=LABEL_nM, sites_nM=sites, kd_nM=DTBZ_KD_nM)
        ic50 = depleted_ic50_nM(well, ki_nM)
        read = ki_from_ic50_nM(ic50, LABEL_nM, DTBZ_KD_nM)
        rows.append(Membrane(sites_nM=sites, bound_share=label_bound_share(well), ic50_nM=ic50, read_nM=read))
    return rows
