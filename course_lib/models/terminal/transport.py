"""Thermodynamics of an amine that enters a vesicle while protons leave it.

At equilibrium of an exchanger that lets h protons out for each amine of charge z that goes in, nothing is gained
by one more turn. Equal electrochemical potentials on both sides give

    ln([A]in/[A]out) = h ln([H]in/[H]out) + (h − z) F Δψ/(R T)

with Δψ the vesicle's potential, inside positive. Two forces pull: the pH step and, if charge moves
(h differs from z), the potential. Derived in notebook 02; measured with two protons by Johnson, Carty & Scarpa
1981. It is a limit: a real vesicle leaks and stops short of it.
"""

from dataclasses import dataclass, fields

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.errors import CourseError
from course_lib.facts import fact, preset

# Exact by the definition of the SI of 2019.
GAS_CONSTANT_J_per_mol_K = 8.31446261815324
FARADAY_C_per_mol = 96485.33212331001
# Illustrative: the textbook pH of a nerve terminal's cytosol, and the temperature of a warm body.
CYTOSOL_PH = 7.2
BODY_TEMPERATURE_K = 310.15
_HIGHEST_POTENTIAL_mV = 1000.0


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """An exchanger and the gradients it works with: protons out per amine in, pH, potential, temperature.

    `potential_mV` is that of the vesicle's inside. `protons_out` may be any number from 0, as for an exchanger
    that slips; `amine_charge` is 1 for dopamine at these pH values.

    >>> round(accumulation_ratio(Exchange(protons_out=1, ph_in=5.7, ph_out=7.2, potential_mV=40)), 1)
    31.6
    """

    protons_out: float
    ph_in: float
    ph_out: float
    potential_mV: float
    amine_charge: float = 1.0
    temperature_K: float = BODY_TEMPERATURE_K

    def __post_init__(self) -> None:
        number(
            "protons_out", self.protons_out, at_least=0, at_most=6, because="protons leave, none or a few."
        )
        for name in ("ph_in", "ph_out"):
            number(name, getattr(self, name), at_least=0, at_most=14, because="it is a pH in water.")
        limits = {"at_least": -_HIGHEST_POTENTIAL_mV, "at_most": _HIGHEST_POTENTIAL_mV}
        number("potential_mV", self.potential_mV, **limits, because="a membrane breaks down beyond it.")
        number("amine_charge", self.amine_charge, at_least=-3, at_most=3, because="it counts charges.")
        because = "water must be liquid."
        number("temperature_K", self.temperature_K, at_least=200, at_most=400, because=because)


# The vesicle of the course: its stoichiometry and pH were measured; its potential is unverified in the registry.
SYNAPTIC_VESICLE = preset(
    lambda: Exchange(
        protons_out=fact("vmat2.protons_per_amine", "1"),
        ph_in=fact("vesicle.ph", "1"),
        ph_out=CYTOSOL_PH,
        potential_mV=fact("vesicle.membrane_potential", "mV"),
    )
)
CHROMAFFIN_GRANULE = preset(
    lambda: Exchange(
        protons_out=fact("vmat2.protons_per_amine", "1"),
        ph_in=fact("vesicle.chromaffin_ph", "1"),
        ph_out=fact("vesicle.chromaffin_bath_ph", "1"),
        potential_mV=fact("vesicle.chromaffin_membrane_potential", "mV"),
        temperature_K=298.15,
    )
)


def _thermal_mV(exchange: Exchange) -> float:
    return 1000 * GAS_CONSTANT_J_per_mol_K * exchange.temperature_K / FARADAY_C_per_mol


def driving_force_mV(exchange: Exchange) -> float:
    """Force on one amine into the vesicle when it is as concentrated inside as outside, in mV.

    `h Z (pH_out − pH_in) + (h − z) Δψ` with `Z = ln(10) R T/F`: 257 mV for two protons in a chromaffin granule.
    Raises `CourseError` for anything but an exchange. Source: Johnson, Carty & Scarpa 1981.

    >>> round(driving_force_mV(CHROMAFFIN_GRANULE))
    257
    """
    x = _require_exchange(exchange)
    h, z = x.protons_out, x.amine_charge  # symbols of the equation
    return float(h * np.log(10) * _thermal_mV(x) * (x.ph_out - x.ph_in) + (h - z) * x.potential_mV)


def accumulation_ratio(exchange: Exchange) -> float:
    """Amine inside over amine outside at equilibrium: how far the exchanger could fill a vesicle.

    Raises `CourseError` for anything but an exchange. Source: the equation above, derived in notebook 02.

    >>> 4_000 < accumulation_ratio(SYNAPTIC_VESICLE) < 5_000
    True
    """
    return float(np.exp(driving_force_mV(exchange) / _thermal_mV(exchange)))


def net_force_mV(exchange: Exchange, inside_uM: object, outside_uM: object) -> float | np.ndarray:
    """Force on one amine into the vesicle at given concentrations, in mV: positive in, zero at equilibrium.

    Concentrations are numbers or arrays of one shape, above zero; the force has their shape.
    Raises `CourseError` for concentrations of zero or less. Source: as `driving_force_mV`.

    >>> net_force_mV(SYNAPTIC_VESICLE, 1.0, 1.0) == driving_force_mV(SYNAPTIC_VESICLE)
    True
    """
    inside, outside = (_above_zero(n, v) for n, v in (("inside_uM", inside_uM), ("outside_uM", outside_uM)))
    force = driving_force_mV(exchange) - _thermal_mV(exchange) * np.log(inside / outside)
    return plain(force)


def direction(exchange: Exchange, inside_uM: float, outside_uM: float) -> str:
    """Which way amine flows: "in", "out", or "balanced" within a millionth of the thermal voltage.

    Raises `CourseError` for concentrations of zero or less. Source: sign of `net_force_mV`.

    >>> direction(SYNAPTIC_VESICLE, inside_uM=81.0, outside_uM=2.65)
    'in'
    """
    inside = number("inside_uM", inside_uM, above=0, because="an empty side has no logarithm.")
    outside = number("outside_uM", outside_uM, above=0, because="an empty side has no logarithm.")
    force = net_force_mV(exchange, inside, outside)
    if abs(force) < 1e-6 * _thermal_mV(exchange):
        return "balanced"
    return "in" if force > 0 else "out"


def _above_zero(name: str, values: object) -> np.ndarray:
    return array_of_numbers(name, values, above=0, because="an empty side has no logarithm.")


def _require_exchange(exchange: object) -> Exchange:
    if not isinstance(exchange, Exchange):
        names = ", ".join(field.name for field in fields(Exchange))
        raise CourseError(
            f"exchange is a {type(exchange).__name__}, but must be an Exchange: it needs {names}."
        )
    return exchange
