"""A crowd of people on valbenazine: who differs in what, what a typical day of each looks like, and its statistics.

Each person has a CYP2D6 phenotype and four log-normal deviations (clearance, volume, transit rate, clearance of the
metabolite) with the variances of the population model. A day at steady state is the fixed point of one dosing interval,
so that no weeks are stepped through. Limits: weight 70 kg, fasted, no correlation between the deviations.
Source: Nguyen 2025.
"""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import fraction, number, whole_number
from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.pk.compartments import readout_per_L, with_events
from course_lib.models.pk.drugs import HTBZ_BOUND_PERCENT, VALBENAZINE, HTBZ_KI_nM
from course_lib.models.pk.kinds import Prodrug, phenotype_factor
from course_lib.models.pk.metrics import steady_state
from course_lib.models.pk.propagator import fanned_out, propagator
from course_lib.models.pk.regimen import Regimen
from course_lib.models.pk.response import readings_on_clock, ticks_of
from course_lib.models.target.engagement import free_concentration_nM, reversible_occupancy

PHENOTYPES_SEEN = ("normal", "intermediate", "poor")
SHARES_SEEN = {  # ultrarapid metabolisers count as normal, as in the population model
    "normal": fact("valbenazine_pk.share_normal", "%") + fact("valbenazine_pk.share_ultrarapid", "%"),
    "intermediate": fact("valbenazine_pk.share_intermediate", "%"),
    "poor": fact("valbenazine_pk.share_poor", "%"),
}
SPREADS = {  # standard deviations of the logarithms between people
    name: fact(f"valbenazine_pk.variance_{stem}", "1") ** 0.5
    for name, stem in {
        "clearance_L_per_h": "clearance",
        "central_volume_L": "central_volume",
        "transit_rate_per_h": "absorption",
        "metabolite_clearance_L_per_h": "htbz_clearance",
    }.items()
}
_FACTORS = tuple(
    phenotype_factor(
        each,
        fact("valbenazine_pk.htbz_clearance_shift_intermediate", "1"),
        fact("valbenazine_pk.htbz_clearance_shift_poor", "1"),
    )
    for each in PHENOTYPES_SEEN
)
PER_ML = 1e-3


@dataclass(frozen=True, kw_only=True, eq=False)
class Crowd:
    """People on one drug: the drug with one value a person in four of its numbers, and each person's phenotype.

    `phenotypes` holds 0, 1, 2 for normal, intermediate and poor metabolisers, shape (people,).

    >>> crowd_of(5, seed=6).phenotypes.shape
    (5,)
    """

    drug: Prodrug
    phenotypes: np.ndarray


@dataclass(frozen=True, kw_only=True, eq=False)
class CrowdDay:
    """One day of each person at steady state: `times_h` (points,), concentrations in nM and block, (people, points).

    Times run from just after a dose to the last quarter of an hour before the next.
    """

    dose_mg: float
    times_h: np.ndarray
    parent_nM: np.ndarray
    metabolite_nM: np.ndarray
    parent_mass_g_per_mol: float
    metabolite_mass_g_per_mol: float

    @property
    def block(self) -> np.ndarray:
        """Share of VMAT2 held by free metabolite, shape (people, points)."""
        return reversible_occupancy(free_concentration_nM(self.metabolite_nM, HTBZ_BOUND_PERCENT), HTBZ_KI_nM)


def crowd_of(people: int, *, seed: int = 0, typical: Prodrug = VALBENAZINE) -> Crowd:
    """A crowd of a number of people, drawn about a typical person.

    Raises `CourseError` for fewer than one person.

    >>> float(np.median(crowd_of(4000, seed=1).drug.clearance_L_per_h).round())
    23.0
    """
    many = whole_number("people", people, at_least=1, at_most=1_000_000, because="people are counted.")
    rng = np.random.default_rng(
        whole_number("seed", seed, at_least=0, because="the same seed gives the same crowd.")
    )
    shares = np.array(list(SHARES_SEEN.values()))
    kinds = rng.choice(len(shares), size=many, p=shares / shares.sum())
    deviations = rng.normal(size=(len(SPREADS), many))
    changed = {
        name: getattr(typical, name) * np.exp(spread * deviation)
        for (name, spread), deviation in zip(SPREADS.items(), deviations, strict=True)
    }
    changed["metabolite_clearance_L_per_h"] = (
        changed["metabolite_clearance_L_per_h"] * np.array(_FACTORS)[kinds]
    )
    return Crowd(drug=replace(typical, **changed), phenotypes=kinds)


def crowd_day(crowd: Crowd, dose_mg: float, *, every_h: float = 24.0, step_h: float = 0.25) -> CrowdDay:
    """One dosing interval of each person at steady state, at steps of `step_h` from just after a dose.

    Raises `CourseError` for a dose that is not above zero and a step longer than the interval.

    >>> crowd_day(crowd_of(3, seed=6), 80.0).metabolite_nM.shape
    (3, 96)
    """
    dose = number("dose_mg", dose_mg, above=0, because="a crowd without drug has no curve.")
    gap = number("every_h", every_h, above=0, because="two doses need time between them.")
    step = number("step_h", step_h, above=0, at_most=gap, because="a day needs at least one point.")
    model, points = crowd.drug.compartment_model(), round(gap / step)
    after_dose = steady_state(model, dose, gap)
    readout = np.stack([readout_per_L(model, "parent"), readout_per_L(model, "metabolite")], axis=-2)
    rows = fanned_out(readout, propagator(model.matrix_per_h, step), points)
    seen = (rows @ after_dose[:, None, :, None])[..., 0]
    return CrowdDay(
        dose_mg=dose,
        times_h=step * np.arange(points),
        parent_nM=seen[..., 0],
        metabolite_nM=seen[..., 1],
        parent_mass_g_per_mol=crowd.drug.parent_mass_g_per_mol,
        metabolite_mass_g_per_mol=crowd.drug.metabolite_mass_g_per_mol,
    )


def crowd_course(
    crowd: Crowd, regimen: Regimen, where: str, *, until_h: float, every_h: float = 1.0
) -> np.ndarray:
    """Concentration in nM of every person at 0, every_h, … until_h, shape (people, points), under one regimen.

    Only the compartment that is asked for is followed. Raises `CourseError` for a compartment without a volume, and
    for doses that do not fall on the clock.

    >>> from course_lib.models.pk.regimen import repeated
    >>> crowd_course(crowd_of(3, seed=6), repeated(80, 24, 14), "metabolite", until_h=335).shape
    (3, 336)
    """
    step = number("every_h", every_h, above=0, because="the clock must advance.")
    model = crowd.drug.compartment_model()
    matrix, times_h, inputs = with_events(model, regimen)
    ticks = ticks_of(times_h, step)
    if ticks is None or regimen.infused:
        raise CourseError(
            f"The doses do not fall on a clock of {step:g} h, but must: a crowd is followed tick by tick."
        )
    volumes_L = 1.0 / readout_per_L(model, where)[..., model.compartments.index(where)]
    points = int(number("until_h", until_h, at_least=0, because="a record runs forward.") / step + 1 + 1e-9)
    readout = np.eye(len(model.compartments))[[model.compartments.index(where)]]
    amounts_nmol = readings_on_clock(matrix, readout, ticks, inputs, step, points)[..., 0, :, 0]
    return amounts_nmol / volumes_L[..., None]


def per_dose_ng_per_mL_mg(day: CrowdDay, where: str, from_h: float = 0.0, to_h: float = 24.0) -> np.ndarray:
    """Concentration over dose, in ng/mL/mg, of every person at every hour of a window, shape (people, points).

    `where` is `"parent"` or `"metabolite"`. Raises `CourseError` for a window without a point.

    >>> day = crowd_day(crowd_of(400, seed=6), 80.0)
    >>> bool(per_dose_ng_per_mL_mg(day, "metabolite", 2, 10).mean() > per_dose_ng_per_mL_mg(day, "metabolite").mean())
    True
    """
    shown = (day.times_h >= from_h) & (day.times_h < to_h)
    if not shown.any():
        raise CourseError(
            f"The window from {from_h:g} to {to_h:g} h holds no point, but must hold one: a day has 24 hours."
        )
    curve, mass = (
        (day.parent_nM, day.parent_mass_g_per_mol)
        if where == "parent"
        else (day.metabolite_nM, day.metabolite_mass_g_per_mol)
    )
    return curve[:, shown] * mass * PER_ML / day.dose_mg


def share_below(values: np.ndarray, limit: float) -> float:
    """Share of people whose value lies below a limit.

    >>> share_below(np.array([0.7, 0.75, 0.9, 0.95]), 0.8)
    0.5
    """
    fraction("limit", limit, because="it is a share of VMAT2.")
    return float((np.asarray(values) < limit).mean())
