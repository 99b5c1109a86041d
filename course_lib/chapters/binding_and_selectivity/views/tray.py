"""The tray of chapter 03: its 96 wells, its curves, its fit, and how often its intervals hold the truth."""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.models.binding.coverage import coverage, share_interval
from course_lib.models.binding.equilibrium import ic50_nM, ki_from_ic50_nM
from course_lib.models.binding.plate import (
    Tray,
    competition_wells,
    expected_counts,
    saturation_wells,
    simulate_counts,
    whole_tray,
)
from course_lib.models.binding.plate_fit import TrayFit, fit_tray
from course_lib.models.binding.presets import (
    TRAY_MEMBRANE,
    DTBZ_KD_FROM_RATES_nM,
    DTBZ_KD_nM,
    HTBZ_KI_nM,
    TRAY_KIS_nM,
)
from course_lib.models.records.curves import Line
from course_lib.models.records.labelled import Estimates, LabelledCurves, Points, Wells

LABEL_nM = 2.0  # illustrative, near Kd
SEED = 3
ROWS = tuple("ABCDEFGH")
_SCATTERS = np.array([0.0, 0.025, 0.05, 0.075, 0.10])


def counts_of_the_tray(scatter: float = 0.0) -> np.ndarray:
    """Counts of the chapter's tray, shape (96,), with a scatter of the pipettes.

    >>> counts_of_the_tray().shape
    (96,)
    """
    return simulate_counts(TRAY_MEMBRANE, whole_tray(), TRAY_KIS_nM, scatter=scatter, seed=SEED)


def tray_wells() -> Wells:
    """The tray as it comes out of the counter: 8 rows of 12.

    Columns 1 to 3 hold rising label, 4 to 6 the same with much inhibitor, 7 to 9 rising [+]-α-HTBZ, 10 to 12 rising
    valbenazine.

    >>> tray_wells().counts.shape
    (8, 12)
    """
    counts = counts_of_the_tray().astype(float)
    rows = len(ROWS)
    blocks = [counts[:48].reshape(rows, 6), counts[48:72].reshape(rows, 3), counts[72:].reshape(rows, 3)]
    return Wells(
        quantity="drug",
        label="counts",
        counts=np.hstack(blocks),
        row_names=ROWS,
        column_names=tuple(str(column) for column in range(1, 13)),
    )


def saturation_view() -> LabelledCurves:
    """Counts over label: all, non-specific, and their difference, with the wells of the tray and a mark at Kd.

    >>> [line.label for line in saturation_view().lines]
    ['all', 'non-specific', 'specific']
    """
    label = np.linspace(0.25, 32, 200)
    at = Tray(
        label_nM=label, inhibitors_nM=np.zeros((2, label.size)), blocked=np.zeros(label.size, dtype=bool)
    )
    every = expected_counts(TRAY_MEMBRANE, at, TRAY_KIS_nM)
    elsewhere = expected_counts(replace(TRAY_MEMBRANE, sites_nM=0.0), at, TRAY_KIS_nM)
    wells, counts = saturation_wells(np.geomspace(0.25, 32, 8)), counts_of_the_tray()[:48]
    opened = ~wells.blocked
    return LabelledCurves(
        quantity="drug",
        label="counts per well",
        unit="",
        along_label="label",
        along_unit="nM",
        positions=label,
        here=DTBZ_KD_nM,
        lines=[
            Line(label="all", values=every),
            Line(label="non-specific", values=elsewhere, quantity="movement"),
            Line(label="specific", values=every - elsewhere, quantity="vmat2"),
        ],
        points=[
            Points(
                label="wells without inhibitor", quantity="drug", x=wells.label_nM[opened], y=counts[opened]
            ),
            Points(
                label="wells with much inhibitor",
                quantity="movement",
                x=wells.label_nM[~opened],
                y=counts[~opened],
            ),
        ],
    )


@dataclass(frozen=True, kw_only=True)
class TwoKis:
    """One competition curve with wells about it, and the two Ki that two Kd of one paper make of its IC50."""

    curve: LabelledCurves
    kis: Estimates
    ic50_nM: float


def two_kis() -> TwoKis:
    """The competition curve of [+]-α-HTBZ, noise left out, read with either Kd of one paper; wells are the tray's.

    >>> two_kis().kis.values.round(2).tolist()
    [3.0, 4.09]
    """
    middle = ic50_nM(HTBZ_KI_nM, LABEL_nM, DTBZ_KD_nM)
    kds = {"Kd at equilibrium": DTBZ_KD_nM, "Kd from rates": DTBZ_KD_FROM_RATES_nM}
    read = [ki_from_ic50_nM(middle, LABEL_nM, kd) for kd in kds.values()]
    kis = Estimates(
        quantity="vmat2",
        label="Ki",
        unit="nM",
        names=tuple(kds),
        values=read,
        low=read,
        high=read,
        interval="no noise",
        log=False,
        ends=(0.0, 5.0),
    )
    return TwoKis(curve=_expected_curve(middle), kis=kis, ic50_nM=middle)


def _expected_curve(here_nM: float) -> LabelledCurves:
    along = np.geomspace(0.05, 600, 90)
    wells = competition_wells(LABEL_nM, along, replicates=1)
    doses, counts = whole_tray().inhibitors_nM[0][48:72], counts_of_the_tray()[48:72]
    return LabelledCurves(
        quantity="drug",
        label="counts per well",
        unit="",
        along_label="inhibitor",
        along_unit="nM",
        positions=along,
        lines=[Line(label="expected", values=expected_counts(TRAY_MEMBRANE, wells, TRAY_KIS_nM))],
        points=[Points(label="wells", quantity="drug", x=doses, y=counts)],
        here=here_nM,
        log=True,
    )


def fit_of_the_tray(scatter: float = 0.0) -> TrayFit:
    """The joint fit of the chapter's tray.

    >>> print(fit_of_the_tray().kis_nM[0])
    3.01 (95 % interval 2.78 to 3.26)
    """
    return fit_tray(TRAY_MEMBRANE, whole_tray(), counts_of_the_tray(scatter))


def coverage_view(trays: int = 200) -> LabelledCurves:
    """How many of 100 "95 %" intervals hold the true Ki, over the scatter of the pipettes, for two kinds of interval.

    Bars are what chance allows at so many trays (`share_interval`).

    >>> view = coverage_view(trays=50)
    >>> bool(view.lines[0].values[-1] < 70 < view.lines[1].values[-1])
    True
    """
    seen = [
        coverage(TRAY_MEMBRANE, whole_tray(), TRAY_KIS_nM, scatter=scatter, trays=trays, seed=SEED)
        for scatter in _SCATTERS.tolist()
    ]
    kinds = {
        "counting only": ("drug", [each.by_counting for each in seen]),
        "widened by √χ²": ("vmat2", [each.widened for each in seen]),
    }
    return LabelledCurves(
        quantity="drug",
        label="intervals that hold the true Ki",
        unit="%",
        along_label="scatter of the pipettes",
        along_unit="%",
        positions=100 * _SCATTERS,
        lines=[
            Line(label=name, values=[100 * share for share in shares], quantity=quantity)
            for name, (quantity, shares) in kinds.items()
        ],
        points=[_with_chance(name, *kind, trays) for name, kind in kinds.items()],
        top=100.0,
    )


def _with_chance(name: str, quantity: str, shares: list[float], trays: int) -> Points:
    low, high = np.transpose([share_interval(share, trays) for share in shares])
    return Points(
        label=f"{name}, bars 95 % of chance",
        quantity=quantity,
        x=100 * _SCATTERS,
        y=100 * np.array(shares),
        low=100 * low,
        high=100 * high,
    )
