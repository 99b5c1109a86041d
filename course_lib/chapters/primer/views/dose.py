"""What the primer shows of dose and response: the share of sites that a drug occupies, at equilibrium.

ILLUSTRATION: two drugs with dissociation constants of 3 and 30 nM. Share = concentration ÷ (concentration + Kd).
"""

from dataclasses import dataclass

import numpy as np

from course_lib.models.records.curves import ConcentrationResponse, Line

KD_nM = {"drug A": 3.0, "drug B": 30.0}  # illustrative


@dataclass(frozen=True, kw_only=True)
class DoseView:
    """Occupied sites over free concentration for two drugs, and the dissociation constant of each in nM."""

    curves: ConcentrationResponse
    kd_nM: dict[str, float]


def dose_view() -> DoseView:
    """The view of both drugs between 0.1 and 1,000 nM.

    >>> round(float(dose_view().curves.lines[0].values[-1]), 1)
    99.7
    """
    concentrations = np.geomspace(0.1, 1000.0, 161)
    return DoseView(
        curves=ConcentrationResponse(
            quantity="drug",
            label="occupied sites",
            unit="%",
            concentrations=concentrations,
            concentration_unit="nM",
            lines=[
                Line(label=name, values=100 * share_occupied(concentrations, kd))
                for name, kd in KD_nM.items()
            ],
            halves=dict(KD_nM),
        ),
        kd_nM=dict(KD_nM),
    )


def share_occupied(concentration_nM: np.ndarray | float, kd_nM: float) -> np.ndarray | float:
    """Share of sites that hold the drug, shape as the concentration; both in nM. Source: law of mass action.

    >>> share_occupied(27.0, 3.0)
    0.9
    """
    return concentration_nM / (concentration_nM + kd_nM)
