"""A modulator beside its transmitter: one curve of glutamate that moves along the axis, and all that follows from it.

Glutamate is counted in units of its own EC50. A modulator B multiplies it,

    z′ = z (1 + α B/KB)/(1 + B/KB),    response = z′ⁿ/(1 + z′ⁿ),

as a share of the largest response to glutamate. This is the ternary complex model with operational transduction
(`ternary`) where the modulator changes affinity alone (β = 1) and the slope is that of one site (n = 1); a slope n of
another value is then put on top, as assays show one. Assumed: one glutamate site for the dimer's two, and a modulator
that is no agonist.

Source: derived in notebook 11 from the operational model of allosterism.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.facts import claimed, preset

_GLUTAMATE = "it is a concentration, in units of the EC50 of glutamate."
_CONCENTRATION = "it is a free concentration of the modulator."
_SHARE = "it is the share of the largest response that glutamate alone gives."
_SLOPE = "it is the slope of a concentration-response curve."


@dataclass(frozen=True, kw_only=True)
class Modulator:
    """Affinity KB (nM) of a modulator for the receptor without glutamate, and its cooperativity α with glutamate.

    α above 1 is a positive modulator, below 1 a negative one, 1 neither. Raises `CourseError` for a KB or an α that
    is not above 0.

    >>> Modulator(affinity_nM=0, cooperativity=20)
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: affinity_nM is 0, but must be above 0: no drug holds half of its receptors at no concentration.
    """

    affinity_nM: float
    cooperativity: float

    def __post_init__(self) -> None:
        checked = {
            "affinity_nM": number(
                "affinity_nM",
                self.affinity_nM,
                above=0,
                because="no drug holds half of its receptors at no concentration.",
            ),
            "cooperativity": number(
                "cooperativity",
                self.cooperativity,
                above=0,
                because="it divides one dissociation constant by another; a negative modulator has one between 0 and 1.",
            ),
        }
        for name, value in checked.items():
            object.__setattr__(self, name, value)


# A source's two numbers, whose paper's tables were not reached; the source names the second one α, not αβ.
VALIGLURAX = preset(
    lambda: Modulator(
        affinity_nM=claimed("mglu4.valiglurax_kb", "nM"),
        cooperativity=claimed("mglu4.valiglurax_cooperativity", "1"),
    )
)


def _checked(name: str, values: object, because: str) -> np.ndarray:
    return array_of_numbers(name, values, at_least=0, because=because)


def glutamate_at(share: object, slope: float = 1.0) -> float | np.ndarray:
    """Glutamate, in units of its EC50, at which it alone gives a share of its largest response; shape of the share.

    Raises `CourseError` for a share that is not between 0 and 1, and for a slope not above 0.
    Source: ECp = (p/(1 − p))^(1/n).

    >>> glutamate_at(0.2), round(glutamate_at(0.8), 2)
    (0.25, 4.0)
    """
    p = array_of_numbers("share", share, above=0, below=1, because=_SHARE)
    n = number("slope", slope, above=0, because=_SLOPE)
    return plain((p / (1.0 - p)) ** (1.0 / n))


def shifted(modulator: Modulator, glutamate: object, modulator_nM: object) -> float | np.ndarray:
    """Glutamate as the receptor answers it beside a modulator, in units of its EC50; shapes broadcast.

    Raises `CourseError` for negative concentrations.

    >>> shifted(Modulator(affinity_nM=100, cooperativity=9), 0.25, 100)
    1.25
    """
    z = _checked("glutamate", glutamate, _GLUTAMATE)
    b = _checked("modulator_nM", modulator_nM, _CONCENTRATION) / modulator.affinity_nM
    return plain(z * (1.0 + modulator.cooperativity * b) / (1.0 + b))


def response(
    modulator: Modulator, glutamate: object, modulator_nM: object, slope: float = 1.0
) -> float | np.ndarray:
    """Response as a share of glutamate's largest; shapes broadcast.

    Raises `CourseError` for negative concentrations and a slope not above 0. Source: see the module.

    >>> response(Modulator(affinity_nM=100, cooperativity=9), 0.25, [0, 100]).round(3).tolist()
    [0.2, 0.556]
    """
    n = number("slope", slope, above=0, because=_SLOPE)
    driven = np.asarray(shifted(modulator, glutamate, modulator_nM)) ** n
    return plain(driven / (1.0 + driven))


def ec50_nM(modulator: Modulator, glutamate: object) -> float | np.ndarray:
    """Concentration (nM) of the modulator that gives half of all that it can add, KB (1 + z)/(1 + α z), for slope 1.

    Raises `CourseError` for negative glutamate. Source: derived in notebook 11.

    >>> ec50_nM(VALIGLURAX, glutamate_at([0.02, 0.2, 0.8])).round(1).tolist()
    [163.9, 44.6, 13.0]
    """
    z = _checked("glutamate", glutamate, _GLUTAMATE)
    return plain(modulator.affinity_nM * (1.0 + z) / (1.0 + modulator.cooperativity * z))


def top(modulator: Modulator, glutamate: object, slope: float = 1.0) -> float | np.ndarray:
    """Response to glutamate beside a saturating modulator, as a share of glutamate's largest.

    >>> round(top(VALIGLURAX, 0.25), 3)
    0.847
    """
    n = number("slope", slope, above=0, because=_SLOPE)
    driven = (modulator.cooperativity * _checked("glutamate", glutamate, _GLUTAMATE)) ** n
    return plain(driven / (1.0 + driven))


def gain(modulator: Modulator, glutamate: object) -> float | np.ndarray:
    """What a saturating modulator adds to the response, a share of glutamate's largest; slope 1.

    >>> gain(VALIGLURAX, glutamate_at([0.2, 0.8])).round(3).tolist()
    [0.647, 0.189]
    """
    alone = response(modulator, glutamate, 0.0)
    return plain(np.asarray(top(modulator, glutamate)) - alone)


def best_glutamate(modulator: Modulator) -> float:
    """Glutamate, in units of its EC50, at which a modulator can add or take most: 1/√α; slope 1.

    Source: derived in notebook 11.

    >>> best = best_glutamate(VALIGLURAX)
    >>> round(best / (1 + best), 3), round(gain(VALIGLURAX, best), 3)
    (0.175, 0.649)
    """
    return modulator.cooperativity**-0.5


def implied(half_nM: float, highest: float, share: float = 0.2) -> Modulator:
    """The modulator that would show this EC50 (nM) and this top at a share of glutamate's response; slope 1.

    Raises `CourseError` for an EC50 not above 0 and a top that is not above the share and below 1.
    Source: the two formulas above, solved for KB and α.

    >>> found = implied(64.6, 0.926)
    >>> round(found.affinity_nM), round(found.cooperativity)
    (698, 50)
    """
    half = number("half_nM", half_nM, above=0, because="it is a concentration at half effect.")
    z = float(glutamate_at(share))
    height = number(
        "highest",
        highest,
        above=share,
        below=1,
        because="a positive modulator adds, and glutamate's top is 1.",
    )
    cooperativity = height / (1.0 - height) / z
    return Modulator(affinity_nM=half * (1.0 + cooperativity * z) / (1.0 + z), cooperativity=cooperativity)


def affinity_for(half_nM: float, cooperativity: float, share: float = 0.2) -> float:
    """The KB (nM) that an EC50 at a share of glutamate's response implies for a known cooperativity; slope 1.

    Raises `CourseError` for an EC50 or a cooperativity not above 0.

    >>> round(affinity_for(136, VALIGLURAX.cooperativity))
    710
    """
    half = number("half_nM", half_nM, above=0, because="it is a concentration at half effect.")
    one = Modulator(affinity_nM=1.0, cooperativity=cooperativity)
    return half / float(ec50_nM(one, glutamate_at(share)))
