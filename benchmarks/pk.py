"""48 weeks of daily doses, 4 compartments, hourly answers: superposition against libRoadRunner and LSODA."""

import time

import numpy as np

from benchmarks.peers import dosing_event, roadrunner, sbml
from benchmarks.timing import paired
from course_lib.models.pk.compartments import OUTSIDE, CompartmentModel, rate_matrix_per_h
from course_lib.models.pk.regimen import repeated
from course_lib.models.pk.simulation import simulate

PEER, WANTED = "libroadrunner", 0.01
DAYS, EVERY_H, DOSE_MG = 336, 24.0, 40.0
POINTS = DAYS * 24
MODEL = CompartmentModel(
    compartments=("gut", "parent", "periphery", "metabolite"),
    dosed="gut",
    rates_per_h={
        ("gut", "parent"): 1.7,
        ("parent", "metabolite"): 0.02,
        ("parent", OUTSIDE): 0.08,
        ("parent", "periphery"): 0.1,
        ("periphery", "parent"): 0.11,
        ("metabolite", OUTSIDE): 0.14,
    },
    volumes_L={"parent": 226.0, "metabolite": 226.0},
    molar_masses_g_per_mol={"gut": 418.6, "parent": 418.6, "metabolite": 319.4},
)
REGIMEN = repeated(DOSE_MG, EVERY_H, DAYS)
AMOUNT_NMOL = DOSE_MG * 1e6 / MODEL.molar_masses_g_per_mol["gut"]
TOLERANCES = {"its own": None, "1e-9": 1e-9}


def run() -> float:
    """Ratio of our time to libRoadRunner's at the tolerance that brings its answer nearest to ours."""
    ours = simulate(MODEL, REGIMEN, until_h=POINTS - 1).amounts_nmol
    ratio = float("nan")
    for label, tolerance in TOLERANCES.items():
        peer = _road_runner(tolerance)
        times = paired(_ours, peer, rounds=15)
        worst = np.abs(peer() - ours).max() / ours.max()
        ratio = times.ratio
        print(
            f"libRoadRunner, tolerance {label:>7}: {times.peer_s * 1e3:7.2f} ms, ours {times.ours_s * 1e3:6.3f} ms, "
            f"{1 / ratio:6.0f} times faster; answers differ by {worst:.0e} of the largest amount"
        )
    start = time.perf_counter()
    lsoda = _lsoda()
    seconds = time.perf_counter() - start
    worst = np.abs(lsoda - ours).max() / ours.max()
    print(
        f"solve_ivp, LSODA restarted at each dose, 1e-9: {seconds * 1e3:7.0f} ms, "
        f"{seconds / times.ours_s:6.0f} times slower than ours; answers differ by {worst:.0e}"
    )
    return ratio


def _ours() -> np.ndarray:
    return simulate(MODEL, REGIMEN, until_h=POINTS - 1).amounts_nmol


def _road_runner(tolerance: float | None):
    module = roadrunner()
    matrix, names = rate_matrix_per_h(MODEL), MODEL.compartments
    rates = {
        name: " + ".join(f"{matrix[i, j]!r} * {names[j]}" for j in range(len(names)) if matrix[i, j])
        for i, name in enumerate(names)
    }
    rates = {name: text.replace("np.float64(", "(") for name, text in rates.items()}
    start = {name: AMOUNT_NMOL if name == "gut" else 0.0 for name in names}
    runner = module.RoadRunner(
        sbml(start, rates, {"next_h": EVERY_H}, dosing_event("gut", AMOUNT_NMOL, EVERY_H))
    )
    runner.timeCourseSelections = list(names)
    if tolerance is not None:
        runner.integrator.relative_tolerance = tolerance
        runner.integrator.absolute_tolerance = tolerance

    def work() -> np.ndarray:
        runner.resetAll()  # `reset` would leave next_h where the last run ended: a run without doses
        return np.asarray(runner.simulate(0, POINTS - 1, POINTS)).T

    return work


def _lsoda() -> np.ndarray:
    from scipy.integrate import solve_ivp

    matrix, states = rate_matrix_per_h(MODEL), np.empty((4, POINTS))
    state = np.zeros(4)
    for day in range(DAYS):
        state[0] += AMOUNT_NMOL
        answer = solve_ivp(
            lambda _, x: matrix @ x,
            (0, EVERY_H),
            state,
            method="LSODA",
            t_eval=np.arange(25.0),
            rtol=1e-9,
            atol=1e-9,
        )
        states[:, day * 24 : day * 24 + 24] = answer.y[:, :24]
        state = answer.y[:, 24].copy()
    return states
