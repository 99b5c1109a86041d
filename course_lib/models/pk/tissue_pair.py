"""Tetrabenazine and its deuterated twin with a tissue, tablets of their own, and isotope effects of each metabolite.

One compartment cannot join the label's volume, clearance and half-life, and one isotope effect cannot join a doubled
area with a threefold rise under paroxetine. Here each metabolite has a tissue, each drug its own way out of the gut,
and deuterium slows CYP2D6 by one factor of each metabolite and all other routes by another:

    CL = CL_H (f/κ + g (1 − f))

f is the share of CYP2D6, κ its isotope effect, 1/g that of the rest; α and β have f and κ of their own and one g. Limits:
κ = g = 1 is tetrabenazine; no tissue and one absorption rate is `HtbzPair`; with CYP2D6 shut g (1 − f) CL_H is left;
areas ignore the tissue.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from course_lib.checks import array_of_numbers, fraction, number, whole_number
from course_lib.errors import CourseError
from course_lib.models.pk.compartments import OUTSIDE, CompartmentModel

_CLEARED = "a body that makes drug has no half-life."
_SHUT = "a shut route raises exposure."
_ISOMERS = ("alpha", "beta")


@dataclass(frozen=True, kw_only=True)
class TissuePair:
    """A parent too short-lived to count and α- and β-HTBZ, each in plasma and in a tissue.

    Half of the dose goes to each metabolite, and clearances (L/h) and volumes (L) are apparent, as printed for a whole
    dose. `clearances` are those without deuterium. `tissue_ratio` is the tissue's volume over the central one,
    `return_rate_per_h` the rate at which tissue gives back. `alpha_route_effect` and `beta_route_effect` are κ,
    `rest_effect` is 1/g; `route_blocked` is the part of CYP2D6 that an inhibitor or a genotype takes away.
    """

    absorption_rate_per_h: float
    transits: int
    alpha_clearance_L_per_h: float
    beta_clearance_L_per_h: float
    alpha_volume_L: float
    beta_volume_L: float
    alpha_route_share: float
    beta_route_share: float
    tissue_ratio: float
    return_rate_per_h: float
    parent_mass_g_per_mol: float
    metabolite_mass_g_per_mol: float
    alpha_route_effect: float = 1.0
    beta_route_effect: float = 1.0
    rest_effect: float = 1.0
    route_blocked: float = 0.0

    def compartment_model(self) -> CompartmentModel:
        """The wiring: gut → transits → α and β in equal parts, each ⇄ its tissue and → outside."""
        rate = number(
            "absorption_rate_per_h", self.absorption_rate_per_h, above=0, because="a drug must arrive."
        )
        steps = whole_number(
            "transits", self.transits, at_least=0, at_most=50, because="compartments are counted."
        )
        ratio = number("tissue_ratio", self.tissue_ratio, at_least=0, because="it compares two volumes.")
        back = number("return_rate_per_h", self.return_rate_per_h, above=0, because="tissue gives drug back.")
        chain = ("gut", *(f"transit {i}" for i in range(1, steps + 1)))
        flows, volumes = dict.fromkeys(pairwise(chain), rate), {}
        for name in _ISOMERS:
            whole_L = number(
                f"{name}_volume_L", getattr(self, f"{name}_volume_L"), above=0, because="drug is diluted."
            )
            # Half of the dose goes each way, so apparent volumes and clearances, per whole dose, are halved.
            volumes[name] = whole_L / 2.0
            flows[chain[-1], name] = rate / 2.0
            flows[name, OUTSIDE] = self.clearance_L_per_h(name) / whole_L
            if ratio:
                flows[name, f"{name} tissue"], flows[f"{name} tissue", name] = ratio * back, back
        tissues = tuple(f"{name} tissue" for name in _ISOMERS) if ratio else ()
        masses = dict.fromkeys(_ISOMERS, self.metabolite_mass_g_per_mol) | {"gut": self.parent_mass_g_per_mol}
        return CompartmentModel(
            compartments=(*chain, *_ISOMERS, *tissues),
            rates_per_h=flows,
            dosed="gut",
            volumes_L=volumes,
            molar_masses_g_per_mol=masses,
        )

    def clearance_L_per_h(self, isomer: str) -> float:
        """Apparent clearance (L/h) of `alpha` or `beta`, with deuterium and a block where there is one."""
        return slowed_clearance_L_per_h(
            getattr(self, f"{isomer}_clearance_L_per_h"),
            getattr(self, f"{isomer}_route_share"),
            route_effect=getattr(self, f"{isomer}_route_effect"),
            rest_effect=self.rest_effect,
            route_blocked=self.route_blocked,
        )


def slowed_clearance_L_per_h(
    clearance_L_per_h: float,
    route_share: float,
    *,
    route_effect: float = 1.0,
    rest_effect: float = 1.0,
    route_blocked: float = 0.0,
) -> float:
    """Clearance (L/h) under two isotope effects and a block of part of the route: CL (f (1 − b)/κ + g (1 − f)).

    Raises `CourseError` for shares outside 0 to 1 and for effects below 1. Source: clearances of parallel routes add.

    >>> slowed_clearance_L_per_h(100.0, 0.5, route_effect=2.0, rest_effect=1.25)
    65.0
    >>> slowed_clearance_L_per_h(100.0, 0.5, route_effect=2.0, rest_effect=1.25, route_blocked=1.0)
    40.0
    """
    whole = number("clearance_L_per_h", clearance_L_per_h, above=0, because=_CLEARED)
    f = fraction("route_share", route_share, because="it is a share of clearance.")
    b = fraction("route_blocked", route_blocked, because="it is a share of the route.")
    why = "deuterium slows a reaction; a normal effect is at least 1."
    kappa = number("route_effect", route_effect, at_least=1, because=why)
    rest = number("rest_effect", rest_effect, at_least=1, because=why)
    return whole * (f * (1.0 - b) / kappa + (1.0 - f) / rest)


def isotope_effects(
    deuterated_clearances_L_per_h,
    route_shares,
    area_ratio: float,
    blocked_ratio: float,
    first_blocked_ratio: float,
) -> tuple[float, float, float]:
    """Isotope effects on the route of a first and a second metabolite, and on their rest, from three ratios of areas.

    `area_ratio` is the total area with deuterium over that without, at one dose; `blocked_ratio` that of the deuterated
    drug with the route shut over that without, `first_blocked_ratio` the same of the first metabolite alone. The second's
    rise follows, since areas add: Σ p/CL = blocked_ratio Σ 1/CL. Each rise is p = 1 + f g⁻¹/((1 − f) κ), so a clearance
    without deuterium is CL/(g (1 − f) p), and 1/g = area_ratio Σ (1 − f) p/CL ÷ Σ 1/CL. Raises `CourseError` unless there are
    two metabolites, for shares of 0 or 1, ratios of 1 or less, and ratios that would need deuterium to speed a route up.

    >>> [round(effect, 2) for effect in isotope_effects([65.0, 200.0], [2 / 3, 8 / 9], 2.0, 3.0, 1.9)]
    [2.9, 1.94, 1.3]
    """
    CL, f = _two_metabolites(deuterated_clearances_L_per_h, route_shares)
    more = number("area_ratio", area_ratio, above=1, because="deuterium raises exposure.")
    shut = number("blocked_ratio", blocked_ratio, above=1, because=_SHUT)
    first = number("first_blocked_ratio", first_blocked_ratio, above=1, because=_SHUT)
    second = CL[1] * (shut * (1.0 / CL).sum() - first / CL[0])
    if second <= 1.0:
        raise CourseError(
            f"blocked_ratio {shut:g} and first_blocked_ratio {first:g} leave {second:.3g} for the second metabolite, "
            f"but it must be more than 1: {_SHUT}"
        )
    rises = np.array([first, second])
    rest = more * float(((1.0 - f) * rises / CL).sum() / (1.0 / CL).sum())
    routes = rest * f / ((1.0 - f) * (rises - 1.0))
    return _slowing((float(routes[0]), float(routes[1]), rest))


def two_isotope_effects(
    deuterated_clearances_L_per_h, route_shares, area_ratio: float, blocked_ratio: float
) -> tuple[float, float]:
    """Isotope effects on the route and on the rest, alike for both metabolites, from two ratios of the total area.

    As `isotope_effects` without the third ratio. With sums over the metabolites T = Σ 1/CL, A = Σ f/CL, B = Σ (1 − f)/CL and
    C = Σ f/((1 − f) CL): A/κ + g B = T/area_ratio and C/(κ g) = (blocked_ratio − 1) T.

    >>> [round(effect, 2) for effect in two_isotope_effects([65.0, 200.0], [2 / 3, 8 / 9], 2.0, 3.0)]
    [2.41, 1.39]
    """
    CL, f = _two_metabolites(deuterated_clearances_L_per_h, route_shares)
    more = number("area_ratio", area_ratio, above=1, because="deuterium raises exposure.")
    shut = number("blocked_ratio", blocked_ratio, above=1, because=_SHUT)
    T, A, B, C = (float(np.sum(part / CL)) for part in (1.0, f, 1.0 - f, f / (1.0 - f)))
    g = (T / more) / (A * (shut - 1.0) * T / C + B)
    return _slowing((C / ((shut - 1.0) * T * g), 1.0 / g))


def _two_metabolites(clearances_L_per_h, route_shares) -> tuple[np.ndarray, np.ndarray]:
    CL = array_of_numbers("deuterated_clearances_L_per_h", clearances_L_per_h, above=0, because=_CLEARED)
    f = array_of_numbers(
        "route_shares", route_shares, above=0, below=1, because="both routes must carry something."
    )
    if CL.shape != (2,) or f.shape != (2,):
        raise CourseError(
            f"There are {CL.size} clearances and {f.size} shares, but must be two of each: α and β are counted."
        )
    return CL, f


def _slowing(effects: tuple[float, ...]) -> tuple[float, ...]:
    if min(effects) < 1.0:
        raise CourseError(
            f"The ratios give isotope effects of {', '.join(f'{each:.3g}' for each in effects)}, but all must be at least 1: "
            "deuterium slows a reaction."
        )
    return effects
