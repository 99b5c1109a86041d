"""Receptor adaptation over 48 weeks under two daily drugs, seen hourly: ours against libRoadRunner.

Both run pharmacokinetics of an antipsychotic and of a VMAT2 inhibitor, occupancies, vesicle content and two receptor
pools from the same start, and are held to 1e-5 of a solution at 1e-12. Ours is timed fifty times over in a round:
once is too short for the clock, and the peer's one run lasts about as long.
The peer is not part of the course's environment: `pip install libroadrunner antimony`.
"""

import numpy as np

from benchmarks.timing import paired
from course_lib.models.target.adaptation import STRIATUM
from course_lib.models.target.adaptation_course import AdaptationCourse, simulate_treatment
from course_lib.models.target.adaptation_drive import ANTIPSYCHOTIC, DailyDrug, daily_occupancy
from course_lib.models.terminal.vesicle import TERMINAL_VESICLE

PEER, WANTED = "libroadrunner", 0.01
DAYS = 48 * 7
INHIBITOR = DailyDrug(half_life_h=20.0, peak_occupancy=0.85)
FIRST_DAY_OF_INHIBITOR = 168
LOOKS_PER_DAY = 24
ALLOWED_ERROR = 1e-5
REPEATS = 50
MODEL_OF_PEER = """
number' = k_number*(1 + g_number - (1 + g_number*drive)*number); number = 1
function_' = k_function*(1 + g_function - (1 + g_function*drive)*function_); function_ = 1
antagonist' = -loss_antagonist*antagonist; antagonist = 0
inhibitor' = -loss_inhibitor*inhibitor; inhibitor = 0
free := 1/(1 + inhibitor)
released := free*(1 + gain)/(1 + free*gain)
drive := released/(released*resting + 1 - resting)/(1 + antagonist)
signal := function_*drive
balance := signal/acetylcholine
acetylcholine = 1
held := antagonist/(1 + antagonist)
blocked := inhibitor/(1 + inhibitor)
next_antagonist = 0
next_inhibitor = {first}
at (time >= next_antagonist), t0=false: antagonist = antagonist + {antagonist_dose!r}, next_antagonist = next_antagonist + 1
at (time >= next_inhibitor), t0=false: inhibitor = inhibitor + {inhibitor_dose!r}, next_inhibitor = next_inhibitor + 1
"""


def load_peer(rtol: float, atol: float):
    """The peer, loaded and compiled; it reports what ours returns, as often as ours does."""
    import antimony
    import roadrunner

    values = {
        "k_number": STRIATUM.number.turnover_per_day,
        "g_number": STRIATUM.number.gain,
        "k_function": STRIATUM.function.turnover_per_day,
        "g_function": STRIATUM.function.gain,
        "loss_antagonist": -np.log(ANTIPSYCHOTIC.left_after_a_day),
        "loss_inhibitor": -np.log(INHIBITOR.left_after_a_day),
        "gain": TERMINAL_VESICLE.cytosol_gain,
        "resting": STRIATUM.resting_occupancy,
    }
    text = MODEL_OF_PEER.format(
        first=FIRST_DAY_OF_INHIBITOR,
        antagonist_dose=ANTIPSYCHOTIC.dose_over_kd,
        inhibitor_dose=INHIBITOR.dose_over_kd,
    )
    given = "\n".join(f"{name} = {float(value)!r}" for name, value in values.items())
    if antimony.loadAntimonyString(given + text) < 0:
        raise SystemExit(antimony.getLastError())
    runner = roadrunner.RoadRunner(antimony.getSBMLString(antimony.getMainModuleName()))
    runner.timeCourseSelections = ["number", "function_", "held", "blocked", "signal", "balance"]
    runner.integrator.relative_tolerance = rtol
    runner.integrator.absolute_tolerance = atol
    return runner


def simulated(runner) -> np.ndarray:
    """The peer's 48 weeks; `resetAll` also restores the times of the next doses, which `reset` does not."""
    runner.resetAll()
    return np.asarray(runner.simulate(0, DAYS, LOOKS_PER_DAY * DAYS + 1))


def ours() -> tuple[np.ndarray, np.ndarray, AdaptationCourse]:
    """Our 48 weeks, from doses to movements: both occupancies and the course."""
    doses = np.ones(DAYS)
    late = np.where(np.arange(DAYS) >= FIRST_DAY_OF_INHIBITOR, 1.0, 0.0)
    held = daily_occupancy(ANTIPSYCHOTIC, doses, LOOKS_PER_DAY)
    blocked = daily_occupancy(INHIBITOR, late, LOOKS_PER_DAY)
    return held, blocked, simulate_treatment(STRIATUM, held, blocked)


def repeated() -> None:
    """Our 48 weeks many times, each thrown away as the peer's are."""
    for _ in range(REPEATS):
        ours()


def run() -> float:
    """Our time divided by the peer's; prints both and their errors."""
    try:
        peer = load_peer(rtol=3e-7, atol=3e-9)
    except ImportError as missing:
        raise SystemExit("The peer is missing: pip install libroadrunner antimony") from missing
    times = paired(repeated, lambda: simulated(peer), rounds=21)
    reference = simulated(load_peer(rtol=1e-12, atol=1e-14))
    *_, course = ours()
    for name, pools in (
        ("ours", np.column_stack([course.number, course.function])),
        ("libRoadRunner", simulated(peer)[::LOOKS_PER_DAY, :2]),
    ):
        error = float(np.abs(pools / reference[::LOOKS_PER_DAY, :2] - 1).max())
        print(f"{name:<14} error {error:.1e}")
        if error > ALLOWED_ERROR:
            raise SystemExit(
                f"{name} errs by {error:.1e}, more than {ALLOWED_ERROR:.0e}: no fair comparison."
            )
    print(f"ours {times.ours_s / REPEATS * 1e3:.3f} ms, libRoadRunner {times.peer_s * 1e3:.1f} ms")
    return times.ratio / REPEATS
