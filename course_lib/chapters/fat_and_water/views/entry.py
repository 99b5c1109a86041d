"""What chapter 09 moves: a race into the brain, the valley of half-times, and a pump in the wall."""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import number
from course_lib.facts import claimed, fact
from course_lib.models.membrane.barrier import (
    BRAIN,
    Barrier,
    brain_volume,
    fast_band,
    fastest_log_d,
    filled,
    flow_limited_half_time_min,
    free_in_plasma,
    free_ratio,
    half_time_min,
    slow_wall_half_time_min,
    total_ratio,
)
from course_lib.models.membrane.descriptors import DRUGS, describe
from course_lib.models.membrane.partition import log_d_of_free_fraction
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.records.dependence import Dependence
from course_lib.models.records.stacks import Stacks

MODERATE, EXTREME = (claimed(f"membrane.example_{name}_log_p", "1") for name in ("moderate", "extreme"))
LOG_DS = np.linspace(-3.0, 7.0, 201)
MOST_MIN = 1440.0


@dataclass(frozen=True, kw_only=True)
class Race:
    """Two drugs on their way into the brain, and the half-times (min) of the one that is moved, with and without fat in blood."""

    course: TimeCourse
    log_d: float
    half_min: float
    sponge_half_min: float
    greasy_blood: bool


def race_view(
    *,
    log_d: float = EXTREME,
    longest_min: float = 60.0,
    blood_flow_mL_per_min_g: float = 0.5,
    greasy_blood: bool = True,
) -> Race:
    """Filling of the brain after a step of plasma: a drug of log D 2 and the one that is moved.

    Raises `CourseError` as `half_time_min` does. Source: `barrier`.

    >>> race = race_view()
    >>> round(race.half_min, 1), round(race.sponge_half_min / 1440)
    (33.4, 96)
    """
    until = number("longest_min", longest_min, above=0, at_most=1e6, because="a race has a length.")
    moved = replace(BRAIN, blood_flow_mL_per_min_g=blood_flow_mL_per_min_g, greasy_blood=bool(greasy_blood))
    times = np.linspace(0.0, until, 241)
    lines = [Line(label=f"log D {MODERATE:g}", values=100 * filled(moved, MODERATE, times))]
    if log_d != MODERATE:
        lines.append(
            Line(label=f"log D {log_d:g}".replace("-", "−"), values=100 * filled(moved, log_d, times))
        )
    scale, unit = (60.0, "h") if until > 180 else (1.0, "min")
    course = TimeCourse(
        quantity="drug",
        label="of the way to its final level",
        unit="%",
        times=times / scale,
        time_unit=unit,
        lines=lines,
        levels={"half": 50.0},
    )
    return Race(
        course=course,
        log_d=float(log_d),
        half_min=float(half_time_min(moved, log_d)),
        sponge_half_min=float(half_time_min(replace(moved, greasy_blood=False), log_d)),
        greasy_blood=bool(greasy_blood),
    )


@dataclass(frozen=True, kw_only=True)
class Valley:
    """Half-time (min) against log D with its two limits, where it is shortest, and where four drugs lie."""

    curve: Dependence
    fastest: float
    band: tuple[float, float]
    drugs: tuple[tuple[str, float, float], ...]


def drug_log_d(drug: str) -> float:
    """log D of one of the four drugs: from measured plasma binding read backwards; of reserpine, calculated.

    Valbenazine's is a lower bound, because its binding is one. Source: `log_d_of_free_fraction`.

    >>> round(drug_log_d("HTBZ"), 2)
    1.41
    """
    if drug == "reserpine":
        return describe(drug).log_d
    return log_d_of_free_fraction(1.0 - fact(f"{drug.lower()}.protein_binding", "%") / 100.0)


def valley_view(
    *, lipid_mL_per_g: float = 0.10, permeability_mL_per_min_g: float = 1.5, brain_slope: float = 1.0
) -> Valley:
    """Half-time over log D for a brain with so much lipid, a wall so open, and lipid that follows log D so steeply.

    Raises `CourseError` as `Barrier` does. Source: `barrier`.

    >>> view = valley_view()
    >>> round(view.fastest, 1), [round(end, 1) for end in view.band]
    (1.3, [0.4, 2.7])
    """
    brain = Barrier(
        lipid_mL_per_g=lipid_mL_per_g,
        permeability_mL_per_min_g=permeability_mL_per_min_g,
        brain_slope=brain_slope,
    )
    best = fastest_log_d(brain, float(LOG_DS[0]), float(LOG_DS[-1]))
    lines = (
        Line(label="half-time", values=half_time_min(brain, LOG_DS)),
        Line(label="limit: wall", values=slow_wall_half_time_min(brain, LOG_DS), ruler=True),
        Line(label="limit: blood", values=flow_limited_half_time_min(brain, LOG_DS), ruler=True),
    )
    curve = Dependence(
        quantity="drug",
        label="half-time into the brain",
        unit="min",
        along_label="log D",
        along_unit="",
        positions=LOG_DS,
        lines=lines,
        here=best,
        log=True,
    )
    placed = []
    for drug in DRUGS:
        own = replace(brain, molar_mass_g_per_mol=describe(drug).molar_mass_g_per_mol)
        placed.append((drug, drug_log_d(drug), float(half_time_min(own, drug_log_d(drug)))))
    band = fast_band(brain, 2.0, float(LOG_DS[0]), float(LOG_DS[-1]))
    return Valley(curve=curve, fastest=best, band=band, drugs=tuple(placed))


@dataclass(frozen=True, kw_only=True)
class Pump:
    """Plasma and brain at the end: totals with their bound part, and free drug alone."""

    totals: Stacks
    free: Stacks
    kp: float
    kp_uu: float


def pump_view(*, log_d: float = EXTREME, efflux_per_passive: float = 0.0) -> Pump:
    """Steady state of a drug, with a pump whose clearance is so many times the passive one.

    Totals are relative to total plasma, free drug to free plasma. Raises `CourseError` as `Barrier` does.
    Source: Kp = V_u f_p Kp,uu.

    >>> view = pump_view(efflux_per_passive=5.0)
    >>> round(view.kp, 1), round(view.kp_uu, 2)
    (4.0, 0.17)
    """
    brain = replace(BRAIN, efflux_per_passive=efflux_per_passive)
    kp, kp_uu = float(total_ratio(brain, log_d)), free_ratio(brain)
    free = float(free_in_plasma(brain, log_d))
    level = kp / float(brain_volume(brain, log_d))  # free level in brain, relative to total plasma
    in_water = brain.water_mL_per_g * level  # a gram of brain is not all water
    looks = {"quantity": "drug", "unit": "", "columns": ("plasma", "brain")}
    totals = Stacks(
        **looks,
        label="total drug, plasma = 1",
        parts=("free", "bound"),
        values=[[free, 1.0 - free], [in_water, kp - in_water]],
        faint=(False, True),
    )
    alone = Stacks(
        **looks, label="free drug, plasma = 1", parts=("free",), values=[[1.0], [kp_uu]], faint=(False,)
    )
    return Pump(totals=totals, free=alone, kp=kp, kp_uu=kp_uu)
