"""A bond as a harmonic well: its zero-point levels with hydrogen and with deuterium, in kJ/mol.

The spring is the same for both nuclei, because chemistry is made by electrons; only the reduced mass differs.
Limits: a real bond is softer than a spring far from rest (it is anharmonic), and the barrier drawn beside
the well is illustrative: what counts is the difference of the two levels.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import number
from course_lib.models.isotope.effect import deuterium_wavenumber_per_cm, intrinsic_isotope_effect

# Constants of the SI, exact but for the atomic mass unit.
_PLANCK_J_S, _LIGHT_CM_PER_S, _PER_MOL, _MASS_UNIT_KG = (
    6.62607015e-34,
    29_979_245_800,
    6.02214076e23,
    1.66053906892e-27,
)
_KJ_PER_J, _M_PER_PM = 1e-3, 1e-12
KJ_CM_PER_MOL = _PLANCK_J_S * _LIGHT_CM_PER_S * _PER_MOL * _KJ_PER_J
_SPRING_PER_U = _MASS_UNIT_KG * (2.0 * np.pi * _LIGHT_CM_PER_S) ** 2
_KJ_PER_NM_PM2 = _M_PER_PM**2 * _PER_MOL * _KJ_PER_J
_HBAR_SQUARED_KJ_U_PM2 = (
    (_PLANCK_J_S / (2.0 * np.pi)) ** 2 / _MASS_UNIT_KG / _M_PER_PM**2 * _PER_MOL * _KJ_PER_J
)
BARRIER_KJ_PER_MOL = 50.0  # illustrative
BODY_TEMPERATURE_K = 310.0  # 37 °C, by convention
_CARBON_MASS_U = 12.0
_REACH_PM = 26.0
_POINTS = 161


@dataclass(frozen=True, kw_only=True)
class Well:
    """A well and its two lowest levels: stretch in pm and energies in kJ/mol, arrays of shape (points,).

    `isotope_effect` is k_H/k_D when both start from their own level and cross the same barrier.
    """

    stretch_pm: np.ndarray
    energy_kJ_per_mol: np.ndarray
    hydrogen_kJ_per_mol: float
    deuterium_kJ_per_mol: float
    barrier_kJ_per_mol: float
    deuterium_wavenumber_per_cm: float
    isotope_effect: float


def zero_point_energy_kJ_per_mol(wavenumber_per_cm: float) -> float:
    """Lowest energy of a harmonic oscillator (kJ/mol), half a quantum: `h c ν N_A/2`.

    Raises `CourseError` for a wavenumber that is not above zero. Source: derived in notebook 08.

    >>> round(zero_point_energy_kJ_per_mol(2900), 1)
    17.3
    """
    wave = number("wavenumber_per_cm", wavenumber_per_cm, above=0, because="a bond vibrates.")
    return KJ_CM_PER_MOL * wave / 2.0


def spring_constant_N_per_m(wavenumber_per_cm: float, light_mass_u: float, heavy_mass_u: float) -> float:
    """Stiffness of the spring (N/m) that lets two nuclei vibrate at this wavenumber: `μ (2π c ν)²`.

    Masses are in atomic mass units. Raises `CourseError` for values that are not above zero.

    >>> round(spring_constant_N_per_m(2900, 1.0, 12.0))
    457
    """
    wave = number("wavenumber_per_cm", wavenumber_per_cm, above=0, because="a bond vibrates.")
    light = number("light_mass_u", light_mass_u, above=0, because="an atom has a mass.")
    heavy = number("heavy_mass_u", heavy_mass_u, above=0, because="an atom has a mass.")
    return _SPRING_PER_U * light * heavy / (light + heavy) * wave**2


def well(*, hydrogen_wavenumber_per_cm: float, temperature_K: float = BODY_TEMPERATURE_K) -> Well:
    """The well of a C–H bond of this wavenumber, with the level of C–D on the same spring.

    Raises `CourseError` for numbers that are not above zero. Source: derived in notebook 08.

    >>> bond = well(hydrogen_wavenumber_per_cm=2900)
    >>> round(bond.isotope_effect, 1), round(bond.deuterium_wavenumber_per_cm)
    (6.0, 2128)
    """
    light = number(
        "hydrogen_wavenumber_per_cm", hydrogen_wavenumber_per_cm, above=0, because="a bond vibrates."
    )
    heavy = deuterium_wavenumber_per_cm(light, _CARBON_MASS_U)
    spring = spring_constant_N_per_m(light, 1.0, _CARBON_MASS_U)
    stretch_pm = np.linspace(-_REACH_PM, _REACH_PM, _POINTS)
    energy = _KJ_PER_NM_PM2 * spring * stretch_pm**2 / 2.0
    return Well(
        stretch_pm=stretch_pm,
        energy_kJ_per_mol=energy,
        hydrogen_kJ_per_mol=zero_point_energy_kJ_per_mol(light),
        deuterium_kJ_per_mol=zero_point_energy_kJ_per_mol(heavy),
        barrier_kJ_per_mol=BARRIER_KJ_PER_MOL,
        deuterium_wavenumber_per_cm=heavy,
        isotope_effect=intrinsic_isotope_effect(light, heavy, temperature_K),
    )


def lowest_level_on_grid_kJ_per_mol(
    spring_N_per_m: float, light_mass_u: float, heavy_mass_u: float = _CARBON_MASS_U
) -> float:
    """Lowest energy of a bond (kJ/mol) by brute force: the Schrödinger equation on a grid, diagonalised.

    Second derivatives are differences between neighbours, and the bond is cut off at ±60 pm. Raises
    `CourseError` for values that are not above zero. Source: agrees with `zero_point_energy_kJ_per_mol`.

    >>> round(lowest_level_on_grid_kJ_per_mol(spring_constant_N_per_m(2900, 1.0, 12.0), 1.0), 1)
    17.3
    """
    spring = number("spring_N_per_m", spring_N_per_m, above=0, because="a spring pulls back.")
    light = number("light_mass_u", light_mass_u, above=0, because="an atom has a mass.")
    heavy = number("heavy_mass_u", heavy_mass_u, above=0, because="an atom has a mass.")
    stretch_pm, step_pm = np.linspace(-60.0, 60.0, 301, retstep=True)
    kinetic = _HBAR_SQUARED_KJ_U_PM2 * (light + heavy) / (2.0 * light * heavy * step_pm**2)
    potential = _KJ_PER_NM_PM2 * spring * stretch_pm**2 / 2.0
    neighbours = np.eye(len(stretch_pm), k=1) + np.eye(len(stretch_pm), k=-1)
    return float(np.linalg.eigvalsh(np.diag(2.0 * kinetic + potential) - kinetic * neighbours)[0])
