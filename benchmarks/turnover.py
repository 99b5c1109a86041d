"""A fortnight of reserpine on transporters that are replaced, hourly, right to 1e-8: against libRoadRunner.

Both sides know their model beforehand: the peer has compiled it, ours keeps its eigen-modes and what a unit of each
reads on this clock, so that only doses, block and turnover are worked out anew. Each runs fifty times in a round, since
once is too short for the clock; a first run of ours is slower.
The peer is not part of the course's environment: `pip install libroadrunner antimony`.
"""

from collections.abc import Callable

import numpy as np

from benchmarks.peers import dosing_event, roadrunner, sbml
from benchmarks.timing import paired
from course_lib.models.pk.compartments import OUTSIDE, CompartmentModel
from course_lib.models.pk.regimen import repeated
from course_lib.models.target.turnover import Transporter, blocked_by_dosing

PEER, WANTED = "libroadrunner", 0.05
DAYS, EVERY_H, DOSE_MG, MASS_G_PER_MOL, VOLUME_L = 14, 24.0, 0.25, 608.7, 100.0
POINTS = DAYS * 24 + 1
IN_PER_H, OUT_PER_H, AWAY_PER_H, BACK_PER_H = 1.2, 0.1, 0.05, 0.004
BLOCK_PER_NM_H, TURNOVER_PER_H = 0.05, 0.004
DRUG = CompartmentModel(
    compartments=("gut", "plasma", "tissue"),
    dosed="gut",
    rates_per_h={
        ("gut", "plasma"): IN_PER_H,
        ("plasma", OUTSIDE): OUT_PER_H,
        ("plasma", "tissue"): AWAY_PER_H,
        ("tissue", "plasma"): BACK_PER_H,
    },
    volumes_L={"plasma": VOLUME_L},
    molar_masses_g_per_mol={"gut": MASS_G_PER_MOL, "plasma": MASS_G_PER_MOL},
)
POOL = Transporter(blocking_per_nM_h=BLOCK_PER_NM_H, turnover_per_h=TURNOVER_PER_H)
REGIMEN = repeated(DOSE_MG, EVERY_H, DAYS)
AMOUNT_NMOL = DOSE_MG * 1e6 / MASS_G_PER_MOL
TOLERANCES = (1e-6, 1e-7, 1e-8, 1e-9, 1e-10)
RIGHT = 1e-8
REPEATS = 50


def run() -> float:
    """Ratio of our time to libRoadRunner's at the loosest tolerance that makes its free shares right to 1e-8.

    Right is what its tightest tolerance gives; our own distance from that is printed first.
    """
    reference = _road_runner(TOLERANCES[-1])()
    print(f"ours: off by {np.abs(_ours() - reference).max():.0e}")
    ratio = float("nan")
    for tolerance in TOLERANCES[:-1]:
        peer = _road_runner(tolerance)
        times = paired(lambda: _often(_ours), lambda: _often(peer), rounds=15)  # noqa: B023 run before the next
        off = np.abs(peer() - reference).max()
        print(
            f"libRoadRunner, tolerance {tolerance:.0e}: off by {off:.0e}, {times.peer_s / REPEATS * 1e3:6.2f} ms, "
            f"ours {times.ours_s / REPEATS * 1e3:6.3f} ms, {1 / times.ratio:5.1f} times faster"
        )
        if np.isnan(ratio) and off <= RIGHT:
            ratio = times.ratio
    return ratio


def _often(work: Callable[[], object]) -> None:
    for _ in range(REPEATS):
        work()


def _ours() -> np.ndarray:
    return blocked_by_dosing(POOL, DRUG, REGIMEN, "plasma", until_h=POINTS - 1).free_share


def _road_runner(tolerance: float):
    start = {"gut": AMOUNT_NMOL, "plasma": 0.0, "tissue": 0.0, "free": 1.0}
    rates = {
        "gut": f"-{IN_PER_H} * gut",
        "plasma": f"{IN_PER_H} * gut - {OUT_PER_H + AWAY_PER_H} * plasma + {BACK_PER_H} * tissue",
        "tissue": f"{AWAY_PER_H} * plasma - {BACK_PER_H} * tissue",
        "free": f"{TURNOVER_PER_H} * (1.0 - free) - {BLOCK_PER_NM_H / VOLUME_L} * plasma * free",
    }
    event = dosing_event("gut", AMOUNT_NMOL, EVERY_H)
    runner = roadrunner().RoadRunner(sbml(start, rates, {"next_h": EVERY_H}, event))
    runner.timeCourseSelections = ["free"]
    runner.integrator.relative_tolerance = tolerance
    runner.integrator.absolute_tolerance = tolerance

    def work() -> np.ndarray:
        runner.resetAll()  # `reset` would leave next_h where the last run ended: a run without doses
        return np.asarray(runner.simulate(0, POINTS - 1, POINTS))[:, 0]

    return work
