"""Linear pharmacokinetics: what a regimen makes of a compartment model, in amounts and concentrations.

Solved exactly by superposition: the answer to a regimen is the sum of the answers to its doses
(`pk_response`), and no step-by-step solver is used. The wiring stands in `pk_model`, doses in `pk_regimen`,
Cmax, AUC and half-life in `pk_metrics`, drugs in `drugs`. Concentrations are molar, because binding counts
molecules; `concentration_ng_per_mL` gives mass for comparison with an assay.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import array_of_numbers, number
from course_lib.models.pk.compartments import CompartmentModel, readout_per_L, with_events
from course_lib.models.pk.regimen import LONGEST_H, Regimen
from course_lib.models.pk.response import states_at, states_on_clock

MOST_POINTS = 5_000_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Profile:
    """Amounts in time: `times_h` of shape (points,), `amounts_nmol` of shape (…, compartments, points).

    Values at the time of a dose are those just after it. Made by `simulate` and `amounts_at`.
    """

    model: CompartmentModel
    times_h: np.ndarray
    amounts_nmol: np.ndarray


def simulate(drug, regimen: Regimen, *, until_h: float, every_h: float = 1.0) -> Profile:
    """Amounts at 0, every_h, 2 every_h, … until_h (hours) under a regimen.

    `drug` is a `CompartmentModel` or a preset of `course_lib.models.pk.drugs`. Fastest where doses fall on the
    same clock. Raises `CourseError` for a clock that does not advance.

    >>> from course_lib.models.pk.regimen import once
    >>> model = CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": 1},
    ...     rates_per_h={("p", "outside"): np.log(2)}, molar_masses_g_per_mol={"p": 1000})
    >>> simulate(model, once(1.0), until_h=2).amounts_nmol.round(6).tolist()
    [[1000.0, 500.0, 250.0]]
    """
    step = number("every_h", every_h, above=0, at_most=LONGEST_H, because="the clock must advance.")
    end = number(
        "until_h", until_h, at_least=0, at_most=LONGEST_H, because="a record ends within a lifetime."
    )
    count = number("the number of points", end / step + 1, at_most=MOST_POINTS, because="memory is finite.")
    model, points = drug.compartment_model(), int(count + 1e-9)
    states = states_on_clock(*with_events(model, regimen), step, points)
    return Profile(model=model, times_h=step * np.arange(points), amounts_nmol=_bodily(model, states))


def amounts_at(drug, regimen: Regimen, times_h: np.ndarray) -> Profile:
    """Amounts at any times, in hours, in the order given, under a regimen.

    Raises `CourseError` for times that are no list of numbers.

    >>> from course_lib.models.pk.regimen import infused
    >>> tank = CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": 1}, rates_per_h={},
    ...     molar_masses_g_per_mol={"p": 1000})
    >>> amounts_at(tank, infused(1.0, over_h=4), [1, 4, 9]).amounts_nmol.round(9).tolist()
    [[250.0, 1000.0, 1000.0]]
    """
    times = array_of_numbers("times_h", times_h, dimensions=1, because="a curve needs times.")
    number(
        "the largest of times_h", times.max(), at_most=LONGEST_H, because="a record ends within a lifetime."
    )
    model = drug.compartment_model()
    states = states_at(*with_events(model, regimen), times)
    return Profile(model=model, times_h=times, amounts_nmol=_bodily(model, states))


def concentration_nM(profile: Profile, where: str | tuple[str, ...]) -> np.ndarray:
    """Molar concentration in a compartment, or the sum of several, shape (…, points).

    Raises `CourseError` for a compartment without a volume.

    >>> from course_lib.models.pk.regimen import once
    >>> model = CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": 10}, rates_per_h={},
    ...     molar_masses_g_per_mol={"p": 300})
    >>> concentration_nM(simulate(model, once(3.0), until_h=0), "p").tolist()
    [1000.0]
    """
    return _read(profile, readout_per_L(profile.model, where))


def concentration_ng_per_mL(profile: Profile, where: str | tuple[str, ...]) -> np.ndarray:
    """Mass concentration in a compartment, or the sum of several, shape (…, points): what an assay reports.

    Raises `CourseError` for a compartment without a volume.

    >>> from course_lib.models.pk.regimen import once
    >>> model = CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": 10}, rates_per_h={},
    ...     molar_masses_g_per_mol={"p": 300})
    >>> concentration_ng_per_mL(simulate(model, once(3.0), until_h=0), "p").tolist()
    [300.0]
    """
    return _read(profile, readout_per_L(profile.model, where, as_mass=True))


def _read(profile: Profile, weights: np.ndarray) -> np.ndarray:
    return (weights[..., None, :] @ profile.amounts_nmol)[..., 0, :]


def _bodily(model: CompartmentModel, states: np.ndarray) -> np.ndarray:
    return states[..., : len(model.compartments), :]
