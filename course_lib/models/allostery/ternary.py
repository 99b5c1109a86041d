"""The whole ternary complex with operational transduction, of which `modulator` is a special case.

Glutamate A and modulator B bind one receptor at two sites. KA and KB are their dissociation constants from the empty
receptor; α says how many times more tightly each binds where the other sits already, β how many times better the
receptor with both transduces. τ is what glutamate alone achieves, n the slope of transduction.

Source: operational model of allosterism for a modulator without own efficacy, `mglu4.operational_model`.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, plain


@dataclass(frozen=True, kw_only=True)
class Ternary:
    """Constants of receptor, glutamate and modulator; KA and KB in nM, the others without unit.

    Raises `CourseError` for any number that is not above 0.

    >>> Ternary(glutamate_nM=1000, modulator_nM=100, affinity_factor=10).efficacy_factor
    1.0
    """

    glutamate_nM: float
    modulator_nM: float
    affinity_factor: float
    efficacy_factor: float = 1.0
    efficacy: float = 3.0
    slope: float = 1.0

    def __post_init__(self) -> None:
        for name in (
            "glutamate_nM",
            "modulator_nM",
            "affinity_factor",
            "efficacy_factor",
            "efficacy",
            "slope",
        ):
            value = number(name, getattr(self, name), above=0, because="it is a constant of the model.")
            object.__setattr__(self, name, value)


def effect(model: Ternary, glutamate_nM: object, modulator_nM: object) -> float | np.ndarray:
    """Effect as a share of the system's largest; shapes broadcast.

    Raises `CourseError` for negative concentrations.

    >>> half = effect(Ternary(glutamate_nM=1000, modulator_nM=100, affinity_factor=10, efficacy=1.0), 500, 0)
    >>> round(half, 3)
    0.25
    """
    a = array_of_numbers("glutamate_nM", glutamate_nM, at_least=0, because="it is a concentration.")
    b = array_of_numbers("modulator_nM", modulator_nM, at_least=0, because="it is a concentration.")
    ka, kb, alpha = model.glutamate_nM, model.modulator_nM, model.affinity_factor
    driven = (model.efficacy * a * (kb + alpha * model.efficacy_factor * b)) ** model.slope
    bound = (a * kb + ka * kb + ka * b + alpha * a * b) ** model.slope
    return plain(driven / (bound + driven))


def own_ec50_nM(model: Ternary) -> float:
    """Glutamate's EC50 (nM) without modulator, KA/(1 + τ), for slope 1.

    >>> own_ec50_nM(Ternary(glutamate_nM=1000, modulator_nM=100, affinity_factor=10))
    250.0
    """
    return model.glutamate_nM / (1.0 + model.efficacy)


def own_top(model: Ternary) -> float:
    """Glutamate's largest effect without modulator, τ/(1 + τ), for slope 1.

    >>> own_top(Ternary(glutamate_nM=1000, modulator_nM=100, affinity_factor=10))
    0.75
    """
    return model.efficacy / (1.0 + model.efficacy)
