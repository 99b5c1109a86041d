"""Numbers by which a concentration curve is known: peak, area, trough, half-life, accumulation.

All are exact for the model (no trapezoids): areas are one more state of the model, the steady state is the
fixed point of one dosing interval, and the peak is searched to the last digits between two points of a grid.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from course_lib.checks import number
from course_lib.errors import CourseError
from course_lib.models.pk.compartments import CompartmentModel, one_patient, readout_per_L, with_events
from course_lib.models.pk.propagator import propagator
from course_lib.models.pk.regimen import LONGEST_H, Regimen, once
from course_lib.models.pk.response import states_at
from course_lib.models.pk.simulation import amounts_at, concentration_nM, simulate

GRID, NARROWINGS = (
    512,
    5,
)  # points of a search, and how often it is repeated between the neighbours of the best
FOREVER_HALF_LIVES = 60.0  # what is left then is below the last digit


@dataclass(frozen=True, kw_only=True)
class Exposure:
    """One dosing interval at steady state: concentrations in nM, times in hours, area in nM·h.

    `fluctuation` is (Cmax − trough)/average; `accumulation` compares the area of the interval with that of
    the first one; `peak_to_trough` is the ratio of the two. Made by `steady_exposure`.
    """

    cmax_nM: float
    t_max_h: float
    trough_nM: float
    average_nM: float
    auc_nM_h: float
    fluctuation: float
    peak_to_trough: float
    accumulation: float


def auc_nM_h(
    drug, regimen: Regimen, where: str | tuple[str, ...], *, from_h: float = 0.0, to_h: float
) -> float:
    """Area under the concentration curve between two hours, in nM·h; shape (patients,) for many.

    `where` is one compartment or several, whose concentrations are added. Raises `CourseError` for a
    compartment without a volume and an end before the start.

    >>> model = CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": 10},
    ...     rates_per_h={("p", "outside"): 0.5}, molar_masses_g_per_mol={"p": 300})
    >>> round(auc_nM_h(model, once(3.0), "p", to_h=200), 9)
    2000.0
    """
    start = number("from_h", from_h, at_least=0, because="a record starts at hour 0.")
    end = number("to_h", to_h, at_least=start, at_most=LONGEST_H, because="an area runs forward in time.")
    matrix, times_h, inputs = _with_area(drug.compartment_model(), regimen, where)
    areas = states_at(matrix, times_h, inputs, np.array([start, end]))[..., -1, :]
    return _plain(areas[..., 1] - areas[..., 0])


def _with_area(model: CompartmentModel, regimen: Regimen, where: str | tuple[str, ...]):
    matrix, times_h, inputs = with_events(model, regimen)
    weights, size = readout_per_L(model, where), matrix.shape[-1]
    wider = np.zeros((*model.patients, size + 1, size + 1))
    wider[..., :size, :size] = matrix
    wider[..., size, : weights.shape[-1]] = weights
    return wider, times_h, np.vstack([inputs, np.zeros(inputs.shape[1])])


def _plain(value: np.ndarray):
    return float(value) if np.ndim(value) == 0 else value


def peak(
    drug, regimen: Regimen, where: str | tuple[str, ...], *, from_h: float = 0.0, to_h: float
) -> tuple[float, float]:
    """Highest concentration between two hours and its time: (Cmax in nM, Tmax in hours), for one patient.

    Of the peaks in the window the one seen highest on a grid of 512 points is followed to its top.
    Raises `CourseError` for a window without length and for many patients.

    >>> model = CompartmentModel(compartments=("g", "p"), dosed="g", volumes_L={"p": 10},
    ...     rates_per_h={("g", "p"): 2.0, ("p", "outside"): 1.0}, molar_masses_g_per_mol={"g": 300, "p": 300})
    >>> [round(value, 6) for value in peak(model, once(3.0), "p", to_h=24)]  # ln 2 h after the dose
    [500.0, 0.693147]
    """
    low = number("from_h", from_h, at_least=0, because="a record starts at hour 0.")
    high = number("to_h", to_h, above=low, at_most=LONGEST_H, because="a peak needs a stretch of time.")
    model = one_patient(drug)
    return _top(lambda times_h: concentration_nM(amounts_at(model, regimen, times_h), where), low, high)


def _top(curve_nM: Callable[[np.ndarray], np.ndarray], low_h: float, high_h: float) -> tuple[float, float]:
    for _ in range(NARROWINGS):
        times_h = np.linspace(low_h, high_h, GRID)
        seen_nM = curve_nM(times_h)
        top = int(seen_nM.argmax())
        low_h, high_h = times_h[max(top - 1, 0)], times_h[min(top + 1, GRID - 1)]
    return float(seen_nM[top]), float(times_h[top])


def terminal_half_life_h(drug, where: str | tuple[str, ...]) -> float:
    """Half-life of the last phase in a compartment, in hours: ln 2 over the slowest rate that reaches it.

    Only compartments on the way from the dose to this one count: a slow metabolite does not slow its parent.
    Raises `CourseError` where nothing leaves the body on that way, or no dose arrives.

    >>> model = CompartmentModel(compartments=("g", "p"), dosed="g", volumes_L={"p": 10},
    ...     rates_per_h={("g", "p"): 0.1, ("p", "outside"): 1.0}, molar_masses_g_per_mol={"g": 300, "p": 300})
    >>> round(terminal_half_life_h(model, "p"), 3)  # flip-flop: the gut is the slow step
    6.931
    """
    model = one_patient(drug)
    flows = model.matrix_per_h > 0
    start = np.arange(len(flows)) == model.compartments.index(model.dosed)
    way = np.flatnonzero(_reached(flows, start) & _reached(flows.T, readout_per_L(model, where) > 0))
    rates_per_h = -np.linalg.eigvals(model.matrix_per_h[np.ix_(way, way)]).real
    if not len(way) or rates_per_h.min() <= 1e-12 * rates_per_h.max():
        raise CourseError(
            f"{where} has no half-life, but must lose drug and be reached by the dose: "
            "what never leaves has no last phase."
        )
    return float(np.log(2) / rates_per_h.min())


def _reached(flows: np.ndarray, start: np.ndarray) -> np.ndarray:
    seen = start.copy()
    for _ in range(len(flows)):
        seen |= flows[:, seen].any(axis=1)
    return seen


def steady_state(drug, dose_mg: float, every_h: float) -> np.ndarray:
    """Amounts just after a dose (nmol), shape (…, n), when dosing has gone on for ever.

    Fixed point of one interval, x = exp(K τ) x + dose. Raises `CourseError` where drug never leaves.

    >>> model = CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": 1},
    ...     rates_per_h={("p", "outside"): np.log(2)}, molar_masses_g_per_mol={"p": 1000})
    >>> steady_state(model, 1.0, every_h=1).round(6).tolist()
    [2000.0]
    """
    gap = number("every_h", every_h, above=0, at_most=LONGEST_H, because="two doses need time between them.")
    matrix, _, inputs = with_events(drug.compartment_model(), once(dose_mg))
    kept = np.eye(matrix.shape[-1]) - propagator(matrix, gap)
    if np.linalg.cond(kept).max() > 1e13:
        raise CourseError("The model has no steady state, but needs one: some drug never leaves it.")
    return np.linalg.solve(kept, np.broadcast_to(inputs, (*matrix.shape[:-1], 1)))[..., 0]


def steady_exposure(drug, dose_mg: float, every_h: float, where: str | tuple[str, ...]) -> Exposure:
    """Peak, trough, area and their ratios in one dosing interval at steady state, for one patient.

    The trough is the concentration just before a dose. Raises `CourseError` as `steady_state` and `peak` do.

    >>> model = CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": 1},
    ...     rates_per_h={("p", "outside"): np.log(2)}, molar_masses_g_per_mol={"p": 1000})
    >>> at = steady_exposure(model, 1.0, 1.0, "p")
    >>> round(at.cmax_nM), round(at.trough_nM), round(at.accumulation, 6)
    (2000, 1000, 2.0)
    """
    model, start_h = one_patient(drug), np.zeros(1)
    after_dose = steady_state(model, dose_mg, every_h)[:, None]
    matrix, _, first_dose = _with_area(model, once(dose_mg), where)
    weights = readout_per_L(model, where)

    def curve_nM(times_h: np.ndarray) -> np.ndarray:
        return weights @ states_at(model.matrix_per_h, start_h, after_dose, times_h)

    top_nM, top_h = _top(curve_nM, 0.0, float(every_h))
    end_h = np.array([float(every_h)])
    trough_nM = float(curve_nM(end_h)[0])
    area = float(states_at(matrix, start_h, np.vstack([after_dose, [[0.0]]]), end_h)[-1, 0])
    first_area = float(states_at(matrix, start_h, first_dose, end_h)[-1, 0])
    return Exposure(
        cmax_nM=top_nM,
        t_max_h=top_h,
        trough_nM=trough_nM,
        average_nM=area / every_h,
        auc_nM_h=area,
        fluctuation=(top_nM - trough_nM) * every_h / area,
        peak_to_trough=top_nM / trough_nM,
        accumulation=area / first_area,
    )


def doses_to_steady_state(drug, every_h: float, where: str | tuple[str, ...], share: float = 0.9) -> int:
    """Number of doses after which the trough has reached a share of its final value, for one patient.

    The size of the dose does not matter: the model is linear. Raises `CourseError` as `steady_state` does.

    >>> model = CompartmentModel(compartments=("p",), dosed="p", volumes_L={"p": 1},
    ...     rates_per_h={("p", "outside"): np.log(2) / 24}, molar_masses_g_per_mol={"p": 1000})
    >>> doses_to_steady_state(model, every_h=24, where="p")
    4
    """
    wanted = number("share", share, above=0, below=1, because="the final value is only ever approached.")
    model = one_patient(drug)
    final_nM = steady_exposure(model, 1.0, every_h, where).trough_nM
    doses = 2 + int(np.ceil(FOREVER_HALF_LIVES * terminal_half_life_h(model, where) / every_h))
    single = simulate(model, once(1.0), until_h=doses * every_h, every_h=every_h)
    troughs_nM = np.cumsum(concentration_nM(single, where)[1:])
    return int(np.argmax(troughs_nM >= wanted * final_nM)) + 1
