"""A day of the dopamine terminal after a 70 % block of VMAT2, 1,441 points: ours against libRoadRunner.

Both integrate the same equations from the same start and are held to 1e-6 of a solution at 1e-12.
The peer is not part of the course's environment: `pip install libroadrunner antimony`.
"""

import numpy as np

from benchmarks.timing import paired
from course_lib.models.terminal.course import TerminalCourse, simulate_terminal
from course_lib.models.terminal.parameters import TERMINAL
from course_lib.models.terminal.rates import PARAMETERS, STATES
from course_lib.models.terminal.steady import steady_state

PEER, WANTED = "libroadrunner", 0.8
OCCUPANCY = 0.7
TIMES_h = np.linspace(0.0, 24.0, 1441)
ALLOWED_ERROR = 1e-6
# Every flux of the model as a reaction, so that the peer computes each once.
REACTIONS = """
recycling: -> bh4; reductase_forward*(pterin_total - bh4)/(reductase_km_bh2 + pterin_total - bh4) - reductase_back*bh4/(reductase_km_bh4 + bh4)
hydroxylation: bh4 + tyrosine -> l_dopa; (auto_span/(auto_weight*extracellular^auto_exponent + 1) + auto_floor)*th_vmax*tyrosine*bh4/((1 + tyrosine/th_ki_tyrosine)*(tyrosine*bh4 + th_km_tyrosine*bh4 + th_km_tyrosine*th_km_bh4*(1 + cytosolic/th_ki_dopamine)))
uptake: -> tyrosine; tyrosine_uptake - tyrosine_loss*tyrosine
pooling: tyrosine -> tyrosine_pool; to_pool*tyrosine - from_pool*tyrosine_pool
pool_use: tyrosine_pool ->; pool_loss*tyrosine_pool
synthesis: l_dopa -> cytosolic + synthesised; aadc_vmax*l_dopa/(aadc_km + l_dopa)
loading: cytosolic -> vesicular; vmat_vmax*cytosolic/(vmat_km + cytosolic) - vesicle_leak*vesicular
release_: vesicular -> extracellular; release*vesicular
reuptake: extracellular -> cytosolic; dat_vmax*extracellular/(dat_km + extracellular)
burned_inside: cytosolic -> hva + metabolised; mao*cytosolic
burned_outside: extracellular -> hva + metabolised; outside_vmax*extracellular/(outside_km + extracellular)
carried: extracellular -> carried_away; removal*extracellular
clearing: hva ->; hva_loss*hva
"""


def peer_text() -> str:
    """The same terminal in Antimony: reactions, start and parameters."""
    names = " ".join(PARAMETERS.values()).split()
    values = [value for group in TERMINAL.parameters for value in group]
    parameters = dict(zip(names, values, strict=True))
    parameters["vmat_vmax"] *= 1 - OCCUPANCY
    start = [*steady_state(TERMINAL).stores_uM, 0.0, 0.0, 0.0]
    given = [*parameters.items(), *zip(STATES, start, strict=True)]
    # The compartment keeps "-> bh4" a concentration and not an amount.
    lines = [
        "compartment cell; cell = 1",
        *(f"{n} = {v!r}" for n, v in given),
        *REACTIONS.strip().splitlines(),
    ]
    return "\n".join(["species " + ", ".join(f"{name} in cell" for name in STATES), *lines])


def load_peer(rtol: float, atol: float):
    """The peer, loaded and compiled; its reports are stores in the order of STATES."""
    import antimony
    import roadrunner

    if antimony.loadAntimonyString(peer_text()) < 0:
        raise SystemExit(antimony.getLastError())
    runner = roadrunner.RoadRunner(antimony.getSBMLString(antimony.getMainModuleName()))
    runner.timeCourseSelections = [f"[{name}]" for name in STATES]
    runner.integrator.relative_tolerance = rtol
    runner.integrator.absolute_tolerance = atol
    return runner


def simulated(runner) -> np.ndarray:
    """The peer's day; `resetAll` also restores parameters, which `reset` does not."""
    runner.resetAll()
    return np.asarray(runner.simulate(0, float(TIMES_h[-1]), len(TIMES_h)))


def columns(course: TerminalCourse) -> np.ndarray:
    """Our day as the peer reports it: one column a store."""
    return np.column_stack([getattr(course, f"{name}_uM") for name in STATES])


def worst(found: np.ndarray, reference: np.ndarray) -> float:
    """Largest error of any store, relative to the largest value of that store."""
    return float(np.max(np.abs(found - reference) / np.abs(reference).max(axis=0)))


def run() -> float:
    """Our time divided by the peer's; prints both and their errors."""
    try:
        peer = load_peer(rtol=1e-7, atol=1e-10)
    except ImportError as missing:
        raise SystemExit("The peer is missing: pip install libroadrunner antimony") from missing
    reference = simulated(load_peer(rtol=1e-12, atol=1e-15))

    def ours() -> TerminalCourse:
        return simulate_terminal(TERMINAL, TIMES_h, vmat2_occupancy=OCCUPANCY)

    times = paired(ours, lambda: simulated(peer), rounds=31)
    for name, error in (
        ("ours", worst(columns(ours()), reference)),
        ("libRoadRunner", worst(simulated(peer), reference)),
    ):
        print(f"{name:<14} error {error:.1e}")
        if error > ALLOWED_ERROR:
            raise SystemExit(
                f"{name} errs by {error:.1e}, more than {ALLOWED_ERROR:.0e}: no fair comparison."
            )
    print(f"ours {times.ours_s * 1e3:.2f} ms, libRoadRunner {times.peer_s * 1e3:.2f} ms")
    return times.ratio
