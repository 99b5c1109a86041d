"""Kinds of drug with parameters of their own, each of which builds its compartment model.

Change one thing with `dataclasses.replace` and simulate again; presets stand in `drugs`. Rates and volumes
are apparent, relative to what arrives of a dose.
"""

import re
from dataclasses import dataclass, field, fields
from itertools import pairwise

import numpy as np

from course_lib.checks import fraction, number, one_of, whole_number
from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.isotope.effect import exposure_ratio
from course_lib.models.pk.compartments import OUTSIDE, CompartmentModel, per_patient
from course_lib.models.pk.regimen import Bioavailability

ELEMENTS = {"H": "hydrogen", "C": "carbon", "N": "nitrogen", "O": "oxygen"}


def molar_mass_g_per_mol(formula: str) -> float:
    """Molar mass of a compound of C, H, N and O, from its formula and standard atomic weights.

    Raises `CourseError` for other elements. Source: atomic weights of the registry.

    >>> round(molar_mass_g_per_mol("C24H38N2O4"), 2)
    418.57
    """
    if not isinstance(formula, str) or not re.fullmatch(r"([CHNO]\d*)+", formula):
        raise CourseError(
            f"formula is {formula!r}, but must be made of C, H, N and O with numbers, such as C19H29NO3."
        )
    atoms = re.findall(r"([CHNO])(\d*)", formula)
    return sum(fact(f"molecule.{ELEMENTS[element]}", "g/mol") * int(count or 1) for element, count in atoms)


@dataclass(frozen=True, kw_only=True)
class Prodrug:
    """A drug that passes a chain of transit compartments and becomes one active metabolite.

    Parent and metabolite have two compartments each and share the central volume. Clearances in L/h, volumes
    in L, rates in 1/h; `formed_share` is the part of the parent's molecules that becomes the metabolite. Any
    number but `transits` may be an array, one value for each patient. Source of the wiring: Nguyen 2025.
    """

    clearance_L_per_h: float
    central_volume_L: float
    intercompartmental_clearance_L_per_h: float
    peripheral_volume_L: float
    transit_rate_per_h: float
    transits: int
    formed_share: float
    metabolite_clearance_L_per_h: float
    metabolite_intercompartmental_clearance_L_per_h: float
    metabolite_peripheral_volume_L: float
    parent_mass_g_per_mol: float
    metabolite_mass_g_per_mol: float
    bioavailability: Bioavailability = field(default_factory=Bioavailability)

    def __post_init__(self) -> None:
        reasons = {
            "clearance": "a body that makes drug has no half-life.",
            "volume": "drug is diluted in it.",
        }
        for name in (each.name for each in fields(self) if each.name.endswith(("_h", "_L", "_mol"))):
            because = next((why for word, why in reasons.items() if word in name), "it is a rate or a mass.")
            per_patient(name, getattr(self, name), above=0, because=because)
        per_patient(
            "formed_share", self.formed_share, at_least=0, at_most=1, because="it is a share of the parent."
        )

    def compartment_model(self) -> CompartmentModel:
        """The wiring: depot → transit 1 … → parent ⇄ periphery, parent → metabolite ⇄ its periphery."""
        n = whole_number(
            "transits", self.transits, at_least=0, at_most=50, because="compartments are counted."
        )
        V = np.asarray(self.central_volume_L, dtype=float)
        out, made = np.asarray(self.clearance_L_per_h) / V, np.asarray(self.formed_share)
        chain = ("depot", *(f"transit {i}" for i in range(1, n + 1)), "parent")
        flows = dict.fromkeys(pairwise(chain), self.transit_rate_per_h)
        flows |= {
            ("parent", "metabolite"): made * out,
            ("parent", OUTSIDE): (1.0 - made) * out,
            ("parent", "periphery"): np.asarray(self.intercompartmental_clearance_L_per_h) / V,
            ("periphery", "parent"): self.intercompartmental_clearance_L_per_h
            / np.asarray(self.peripheral_volume_L),
            ("metabolite", OUTSIDE): np.asarray(self.metabolite_clearance_L_per_h) / V,
            ("metabolite", "metabolite periphery"): np.asarray(
                self.metabolite_intercompartmental_clearance_L_per_h
            )
            / V,
            ("metabolite periphery", "metabolite"): self.metabolite_intercompartmental_clearance_L_per_h
            / np.asarray(self.metabolite_peripheral_volume_L),
        }
        return CompartmentModel(
            compartments=(*chain, "periphery", "metabolite", "metabolite periphery"),
            rates_per_h=flows,
            dosed="depot",
            volumes_L={"parent": V, "metabolite": V},
            molar_masses_g_per_mol={
                "depot": self.parent_mass_g_per_mol,
                "parent": self.parent_mass_g_per_mol,
                "metabolite": self.metabolite_mass_g_per_mol,
            },
            bioavailability=self.bioavailability,
        )


@dataclass(frozen=True, kw_only=True)
class HtbzPair:
    """Tetrabenazine or deutetrabenazine: a parent too short-lived to count, and α- and β-HTBZ.

    Each metabolite has one compartment, an apparent clearance (L/h) and volume (L), and a share of its
    clearance on CYP2D6; the isotope effect `route_effect` slows that route alone, and `route_blocked` is the
    part of it that an inhibitor or a genotype takes away. Limits: no periphery, so the last phase is short.
    """

    absorption_rate_per_h: float
    alpha_clearance_L_per_h: float
    beta_clearance_L_per_h: float
    alpha_volume_L: float
    beta_volume_L: float
    alpha_route_share: float
    beta_route_share: float
    parent_mass_g_per_mol: float
    metabolite_mass_g_per_mol: float
    route_effect: float = 1.0
    route_blocked: float = 0.0

    def compartment_model(self) -> CompartmentModel:
        """The wiring: gut → α-HTBZ and β-HTBZ in equal parts, each → outside."""
        rate = number(
            "absorption_rate_per_h", self.absorption_rate_per_h, above=0, because="a drug must arrive."
        )
        flows, volumes = {}, {}
        for name, clearance, volume_L, share in (
            ("alpha", self.alpha_clearance_L_per_h, self.alpha_volume_L, self.alpha_route_share),
            ("beta", self.beta_clearance_L_per_h, self.beta_volume_L, self.beta_route_share),
        ):
            # Half of the dose goes each way, so apparent volumes and clearances, per whole dose, are halved.
            volumes[name] = (
                number(f"{name}_volume_L", volume_L, above=0, because="drug is diluted in it.") / 2.0
            )
            flows["gut", name] = rate / 2.0
            flows[name, OUTSIDE] = remaining_clearance_L_per_h(
                clearance, share, self.route_effect, self.route_blocked
            ) / (2.0 * volumes[name])
        masses = {"gut": self.parent_mass_g_per_mol}
        masses |= dict.fromkeys(volumes, self.metabolite_mass_g_per_mol)
        return CompartmentModel(
            compartments=("gut", "alpha", "beta"),
            rates_per_h=flows,
            dosed="gut",
            volumes_L=volumes,
            molar_masses_g_per_mol=masses,
        )


def remaining_clearance_L_per_h(
    clearance_L_per_h: float, route_share: float, route_effect: float = 1.0, route_blocked: float = 0.0
) -> float:
    """Clearance (L/h) after an isotope effect on one route and a block of part of that route.

    `CL (f (1 − blocked)/effect + 1 − f)`. Raises `CourseError` for shares outside 0 to 1. Source: derived in
    notebook 08.

    >>> remaining_clearance_L_per_h(60.0, 0.5, route_effect=3.0), remaining_clearance_L_per_h(60.0, 0.5, route_blocked=1)
    (40.0, 30.0)
    """
    whole = number(
        "clearance_L_per_h", clearance_L_per_h, above=0, because="a body that makes drug has no half-life."
    )
    blocked = fraction("route_blocked", route_blocked, because="it is a share of the route.")
    f = fraction("route_share", route_share, because="it is a share of clearance.")
    return whole / exposure_ratio(route_effect, f) - blocked * whole * f / route_effect


@dataclass(frozen=True, kw_only=True)
class TwoPhaseDrug:
    """A drug known by the half-lives of its two phases, absorbed at one rate into one central compartment.

    `fast_share` is the part of an intravenous dose that the fast phase would clear from plasma at first; it
    and the volume fix the wiring that has exactly these half-lives (hours, L, 1/h).
    """

    fast_half_life_h: float
    slow_half_life_h: float
    fast_share: float
    absorption_rate_per_h: float
    central_volume_L: float
    molar_mass_g_per_mol: float

    def compartment_model(self) -> CompartmentModel:
        """The wiring: gut → plasma ⇄ tissue, plasma → outside."""
        fast = number("fast_half_life_h", self.fast_half_life_h, above=0, because="drug leaves.")
        slow = number(
            "slow_half_life_h", self.slow_half_life_h, above=fast, because="the slow phase is the last."
        )
        share = number("fast_share", self.fast_share, above=0, below=1, because="both phases are seen.")
        alpha, beta = np.log(2) / fast, np.log(2) / slow
        back = share * beta + (1.0 - share) * alpha
        out = alpha * beta / back
        return CompartmentModel(
            compartments=("gut", "plasma", "tissue"),
            rates_per_h={
                ("gut", "plasma"): self.absorption_rate_per_h,
                ("plasma", OUTSIDE): out,
                ("plasma", "tissue"): alpha + beta - back - out,
                ("tissue", "plasma"): back,
            },
            dosed="gut",
            volumes_L={"plasma": self.central_volume_L},
            molar_masses_g_per_mol=dict.fromkeys(("gut", "plasma"), self.molar_mass_g_per_mol),
        )


PHENOTYPES = ("normal", "intermediate", "poor", "ultrarapid")


def phenotype_factor(phenotype: str, intermediate_shift: float, poor_shift: float) -> float:
    """Factor on the clearance of a CYP2D6 substrate for a phenotype; shifts are relative, such as −0.5.

    Ultrarapid metabolisers count as normal, as in the population model that gives the shifts. Raises
    `CourseError` for an unknown phenotype. Source: Nguyen 2025.

    >>> phenotype_factor("poor", -0.281, -0.5)
    0.5
    """
    known = one_of("phenotype", phenotype, PHENOTYPES, because="these four are told apart by genotype.")
    return 1.0 + {"intermediate": intermediate_shift, "poor": poor_shift}.get(known, 0.0)
