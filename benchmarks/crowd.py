"""1,000 people on two weeks of valbenazine, hourly: all at once against libRoadRunner, one by one."""

import os

import numpy as np

from benchmarks.peers import roadrunner, sbml
from benchmarks.timing import paired
from course_lib.models.pk.compartments import rate_matrix_per_h
from course_lib.models.pk.crowd import crowd_course, crowd_of
from course_lib.models.pk.regimen import absorbed_fraction, repeated

PEER, WANTED = "libroadrunner", 0.01
PEOPLE, DAYS, EVERY_H, DOSE_MG, SEED = 1_000, 14, 24.0, 80.0, 6
POINTS = DAYS * 24
WHERE = "metabolite"
ALIKE = 2e-3  # of the largest concentration: the peer's own tolerance allows no more


def run() -> float:
    """Our time for the crowd as a share of the peer's for the same people in turn."""
    crowd = crowd_of(PEOPLE, seed=SEED)
    model = crowd.drug.compartment_model()
    regimen = repeated(DOSE_MG, EVERY_H, DAYS)

    def ours() -> np.ndarray:
        return crowd_course(crowd, regimen, WHERE, until_h=POINTS - 1)

    peer = _road_runner(model)
    times = paired(ours, peer, rounds=5)
    worst = np.abs(ours() - peer()).max() / ours().max()
    assert worst < ALIKE, f"the two answers differ by {worst:.1e}"
    print(
        f"libRoadRunner {times.peer_s:6.2f} s, ours {times.ours_s * 1e3:6.1f} ms, {1 / times.ratio:5.0f} times faster; "
        f"answers differ by {worst:.0e} of the largest concentration"
    )
    return times.ratio


def _road_runner(model):
    """One model with the rates as parameters, run anew for each person: nothing is compiled twice."""
    matrices, names = rate_matrix_per_h(model), [each.replace(" ", "_") for each in model.compartments]
    wired = [(i, j) for i in range(len(names)) for j in range(len(names)) if matrices[0, i, j]]
    rates = {
        name: " + ".join(f"k{i}_{j} * {names[j]}" for i, j in wired if names[i] == name) for name in names
    }
    amount = DOSE_MG * float(absorbed_fraction(model.bioavailability, np.array([DOSE_MG]))[0])
    amount *= 1e6 / model.molar_masses_g_per_mol["depot"]
    start = {name: amount if name == "depot" else 0.0 for name in names}
    # Its solver warns of each short first step after a dose, a million times in all.
    os.environ.setdefault("SUNLOGGER_WARNING_FILENAME", os.devnull)
    parameters = {f"k{i}_{j}": float(matrices[0, i, j]) for i, j in wired}
    runner = roadrunner().RoadRunner(sbml(start, rates, parameters))
    runner.timeCourseSelections = [WHERE]
    # Its own absolute tolerance, 1e-12 nmol of 10⁵, stalls it in one person's last digits.
    runner.integrator.relative_tolerance, runner.integrator.absolute_tolerance = 1e-6, 1e-3
    volumes, hours = model.volumes_L[WHERE], int(EVERY_H)

    def work() -> np.ndarray:
        seen = np.empty((len(matrices), DAYS, hours))
        for person, matrix in enumerate(matrices):
            runner.resetAll()
            for i, j in wired:
                runner[f"k{i}_{j}"] = matrix[i, j]
            # Day by day, because events make it slower still.
            for day in range(DAYS):
                if day:
                    runner["depot"] = runner["depot"] + amount
                run = runner.simulate(day * EVERY_H, (day + 1) * EVERY_H, hours + 1)
                seen[person, day] = np.asarray(run)[:-1, 0]
        return seen.reshape(len(matrices), -1) / volumes[:, None]

    return work
