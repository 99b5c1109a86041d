"""What chapter 02 shows of an uptake assay: the wells of a tray and the curve fitted to them."""

import numpy as np

from course_lib.models.records.curves import ConcentrationResponse, Line
from course_lib.models.terminal.uptake_fit import fit_uptake

_POINTS = 200


def tray_view(inhibitor_nM: object, counts: object) -> ConcentrationResponse:
    """The mean counts of each dose above zero and the fitted curve through them, its IC50 as the half of the effect.

    Shapes and errors as in `fit_uptake`.

    >>> doses_nM = np.array([0.0, 1, 3, 10, 30, 1000])
    >>> round(tray_view(doses_nM, 200 + 4000 / (1 + doses_nM / 5)).halves["fitted curve"], 2)
    5.0
    """
    fit = fit_uptake(inhibitor_nM, counts)
    doses = np.asarray(inhibitor_nM, dtype=float)
    means = np.atleast_2d(np.asarray(counts, dtype=float)).mean(axis=0)
    shown = doses > 0
    along = np.geomspace(doses[shown].min() / 2, doses.max() * 2, _POINTS)
    span = fit.full_counts - fit.background_counts
    return ConcentrationResponse(
        quantity="drug",
        label="counts per well",
        unit="",
        concentrations=along,
        concentration_unit="nM",
        lines=[Line(label="fitted curve", values=fit.background_counts + span / (1 + along / fit.ic50_nM))],
        halves={"fitted curve": fit.ic50_nM},
        measured=np.column_stack([doses[shown], means[shown]]),
    )
