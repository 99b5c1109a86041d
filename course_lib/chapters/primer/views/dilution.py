"""What the primer shows of logarithms: one row of dilutions on a plain axis and on a logarithmic one.

ILLUSTRATION: the first tube holds 10,000 nM, and each later one a tenth of the one before.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.models.records.curves import Line
from course_lib.models.records.labelled import LabelledCurves, Points

FIRST_nM, TUBES = 10_000.0, 5


@dataclass(frozen=True, kw_only=True)
class DilutionView:
    """The same concentrations twice: `plain`, and `logarithmic`; the logarithms to base ten stand in `logs`."""

    plain: LabelledCurves
    logarithmic: LabelledCurves
    logs: tuple[float, ...]


def dilution_view() -> DilutionView:
    """The view of five tubes, each a tenth of the one before.

    >>> dilution_view().logs
    (4.0, 3.0, 2.0, 1.0, 0.0)
    """
    tubes = np.arange(1.0, TUBES + 1)
    levels_nM = FIRST_nM / 10 ** (tubes - 1)
    return DilutionView(
        plain=_row(tubes, levels_nM, log=False),
        logarithmic=_row(tubes, levels_nM, log=True),
        logs=tuple(np.log10(levels_nM).round(12).tolist()),
    )


def _row(tubes: np.ndarray, levels_nM: np.ndarray, *, log: bool) -> LabelledCurves:
    return LabelledCurves(
        quantity="drug",
        label="drug",
        unit="nM",
        along_label="tube",
        along_unit="",
        positions=tubes,
        lines=[Line(label="drug", values=levels_nM)],
        points=[Points(label="tubes", quantity="drug", x=tubes, y=levels_nM)],
        log_heights=log,
    )
