"""The wiring of a linear compartment model, and a regimen as inputs into it.

The equation is dx/dt = K x + inputs, where x holds the amount in each compartment (nmol) and K the rates of
flow between them (1/h). Amounts are molar, because one molecule of a parent makes one of its metabolite.
Limits: rates do not depend on the amount (no saturation), and a patient's rates do not change in time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from course_lib.checks import array_of_numbers, number, one_of
from course_lib.errors import CourseError
from course_lib.models.pk.propagator import largest_loss_per_h
from course_lib.models.pk.regimen import Bioavailability, Regimen, absorbed_fraction

OUTSIDE = "outside"
FASTEST_PER_H = 1e6
NMOL_PER_MMOL = 1e6


@dataclass(frozen=True, kw_only=True, eq=False)
class CompartmentModel:
    """A wiring of compartments: who flows into whom, how large they are, and where a dose enters.

    `rates_per_h` maps (from, to) to a rate; `to` may be `OUTSIDE`. `volumes_L` names the compartments with a
    concentration. `molar_masses_g_per_mol` is needed for the dosed compartment and for each with a volume.
    A rate or a volume may be an array of shape (patients,): then every answer has that leading axis.
    Raises `CourseError` for unknown names, negative rates, and volumes that are not above zero.

    >>> model = CompartmentModel(compartments=("gut", "plasma"), dosed="gut", volumes_L={"plasma": 50},
    ...     rates_per_h={("gut", "plasma"): 1.0, ("plasma", OUTSIDE): 0.1},
    ...     molar_masses_g_per_mol={"gut": 300, "plasma": 300})
    >>> rate_matrix_per_h(model).tolist()
    [[-1.0, 0.0], [1.0, -0.1]]
    """

    compartments: tuple[str, ...]
    rates_per_h: Mapping[tuple[str, str], float]
    dosed: str
    volumes_L: Mapping[str, float]
    molar_masses_g_per_mol: Mapping[str, float]
    bioavailability: Bioavailability = field(default_factory=Bioavailability)
    matrix_per_h: np.ndarray = field(init=False, repr=False)
    fastest_loss_per_h: float = field(init=False, repr=False)
    patients: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        names = tuple(self.compartments)
        if len(set(names)) < len(names) or not names or OUTSIDE in names:
            raise CourseError(
                f"compartments is {names}, but must be different names without {OUTSIDE!r}: "
                "the outside is where drug is lost."
            )
        because = f"the model has the compartments {', '.join(names)}."
        one_of("dosed", self.dosed, names, because=because)
        for source, target in self.rates_per_h:
            one_of("the start of a flow", source, names, because=because)
            one_of("the end of a flow", target, (*names, OUTSIDE), because=because)
        for name in (self.dosed, *self.volumes_L):
            one_of(
                "a compartment with a molar mass",
                name,
                self.molar_masses_g_per_mol,
                because="a dose is weighed.",
            )
            one_of("a compartment with a volume", name, names, because=because)
        one_way = "a rate is a number per hour, and drug flows one way along it."
        rates = {
            (source, target): per_patient(
                f"the rate {source} → {target}", rate, at_least=0, at_most=FASTEST_PER_H, because=one_way
            )
            for (source, target), rate in self.rates_per_h.items()
        }
        volumes = {
            name: per_patient(f"the volume of {name}", size, above=0, because="drug is diluted in it.")
            for name, size in self.volumes_L.items()
        }
        matrix = _matrix_per_h(names, rates)
        matrix.flags.writeable = False
        own = {"compartments": names, "rates_per_h": rates, "volumes_L": volumes, "matrix_per_h": matrix}
        own |= {"patients": _patients(matrix, volumes), "fastest_loss_per_h": largest_loss_per_h(matrix)}
        for name, values in own.items():
            object.__setattr__(self, name, values)

    def compartment_model(self) -> "CompartmentModel":
        """The model itself; presets with parameters of their own build theirs here."""
        return self


def rate_matrix_per_h(model: CompartmentModel) -> np.ndarray:
    """Matrix K of dx/dt = K x, shape (n, n) or (patients, n, n), in 1/h; a column says where drug goes.

    >>> one = CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": 1}, rates_per_h={("p", OUTSIDE): 2},
    ...     molar_masses_g_per_mol={"p": 300})
    >>> rate_matrix_per_h(one).tolist()
    [[-2.0]]
    """
    return model.matrix_per_h.copy()


def _matrix_per_h(names: tuple[str, ...], rates_per_h: Mapping) -> np.ndarray:
    place = {name: i for i, name in enumerate(names)}
    shapes = {np.shape(rate) for rate in rates_per_h.values()} - {()}
    if len(shapes) > 1:
        raise CourseError(
            f"The rates have {sorted(shapes)} values, but must have as many: one for each patient."
        )
    patients = shapes.pop() if shapes else ()
    matrix = np.zeros((*patients, len(place), len(place)))
    for (source, target), rate in rates_per_h.items():
        matrix[..., place[source], place[source]] -= rate
        if target != OUTSIDE:
            matrix[..., place[target], place[source]] += rate
    return matrix


def _patients(matrix: np.ndarray, volumes_L: Mapping) -> tuple[int, ...]:
    shapes = {matrix.shape[:-2], *(np.shape(size) for size in volumes_L.values())} - {()}
    if len(shapes) > 1:
        raise CourseError(
            f"Rates and volumes have {sorted(shapes)} values, but must have as many: one for each patient."
        )
    return shapes.pop() if shapes else ()


def per_patient(name: str, value: object, *, above=None, at_least=None, at_most=None, because: str):
    """The value as a float, or as an array of shape (patients,), with every number inside the bounds.

    Raises `CourseError` for anything else.

    >>> per_patient("volume_L", [10, 20], above=0, because="drug is diluted in it.").tolist()
    [10.0, 20.0]
    """
    if not isinstance(value, (list, tuple, np.ndarray)) or np.ndim(value) == 0:
        return number(name, value, above=above, at_least=at_least, at_most=at_most, because=because)
    values = array_of_numbers(name, value, dimensions=1, because=because)
    number(f"the largest of {name}", values.max(), at_most=at_most, because=because)
    number(f"the smallest of {name}", values.min(), above=above, at_least=at_least, because=because)
    return values


def readout_per_L(
    model: CompartmentModel, where: str | tuple[str, ...], *, as_mass: bool = False
) -> np.ndarray:
    """Weights that turn amounts (nmol) into a concentration, in nM or ng/mL, shape (…, n).

    `where` is a compartment with a volume, or several of them, whose concentrations are added: the total of
    two metabolites that one assay reports. Raises `CourseError` for a compartment without a volume.

    >>> tank = CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": 4}, rates_per_h={},
    ...     molar_masses_g_per_mol={"p": 500})
    >>> readout_per_L(tank, "p").tolist(), readout_per_L(tank, "p", as_mass=True).tolist()
    ([0.25], [0.125])
    """
    names = (where,) if isinstance(where, str) else tuple(where)
    weights = np.zeros((*model.patients, len(model.compartments)))
    for name in names:
        one_of("compartment", name, model.volumes_L, because="only a volume makes a concentration.")
        mass = model.molar_masses_g_per_mol[name] / 1000.0 if as_mass else 1.0
        weights[..., model.compartments.index(name)] = mass / np.asarray(model.volumes_L[name])
    return weights


def one_patient(drug) -> CompartmentModel:
    """The compartment model of a drug, if it holds one patient.

    Raises `CourseError` for a model with rates or volumes of many.

    >>> one_patient(CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": [1, 2]}, rates_per_h={},
    ...     molar_masses_g_per_mol={"p": 300}))
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: The model holds many patients, but must hold one: each patient's curve has its own top.
    """
    model = drug.compartment_model()
    if model.patients:
        raise CourseError(
            "The model holds many patients, but must hold one: each patient's curve has its own top."
        )
    return model


def with_events(model: CompartmentModel, regimen: Regimen) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rate matrix, times (hours) and inputs (nmol, shape (n, events)) of a regimen in a model.

    With infusions the matrix has one row and column more: a compartment whose content is the rate of flow.
    Raises `CourseError` where the regimen is none.

    >>> tank = CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": 1}, rates_per_h={},
    ...     molar_masses_g_per_mol={"p": 1000})
    >>> with_events(tank, Regimen(times_h=[5], doses_mg=[2]))[2].tolist()
    [[2000.0]]
    """
    if not isinstance(regimen, Regimen):
        raise CourseError(
            f"regimen is {type(regimen).__name__}, but must be a Regimen: use once(…) or repeated(…)."
        )
    place, size = model.compartments.index(model.dosed), len(model.compartments)
    arriving = regimen.doses_mg * absorbed_fraction(model.bioavailability, regimen.doses_mg)
    amounts_nmol = arriving * (NMOL_PER_MMOL / model.molar_masses_g_per_mol[model.dosed])
    matrix = model.matrix_per_h
    if not regimen.infused:
        inputs = np.zeros((size, len(amounts_nmol)))
        inputs[place] = amounts_nmol
        return matrix, regimen.times_h, inputs
    slow = regimen.durations_h > 0
    # An infusion is one more compartment that empties into the body without growing less: its content is a rate.
    wider = np.zeros((*matrix.shape[:-2], size + 1, size + 1))
    wider[..., :size, :size] = matrix
    wider[..., place, size] = 1.0
    rates = amounts_nmol[slow] / regimen.durations_h[slow]
    inputs = np.zeros((size + 1, len(amounts_nmol) + slow.sum()))
    inputs[place, : len(amounts_nmol)] = np.where(slow, 0.0, amounts_nmol)
    inputs[size, : len(amounts_nmol)][slow] = rates
    inputs[size, len(amounts_nmol) :] = -rates
    ends_h = regimen.times_h[slow] + regimen.durations_h[slow]
    return wider, np.concatenate([regimen.times_h, ends_h]), inputs
