"""The graded assignment of chapter 02: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

from course_lib.chapters.filling_the_vesicle.assignment import curves, numbers
from course_lib.chapters.filling_the_vesicle.assignment.samples import DOSES_NM, counts
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, listed, own
from course_lib.questions.params import Params


def _draw(rng: Random) -> Mapping[str, object]:
    occupancy_seen = rng.choice([0.6, 0.65, 0.7, 0.75, 0.8])
    depletion_seen = round(occupancy_seen - rng.choice([0.15, 0.2, 0.25]), 2)
    cause = rng.choice(["cytosol", "other"])
    needed = (1 - depletion_seen) / (1 - occupancy_seen)
    return {
        "protons_out": rng.choice([2, 3]),
        "ph_in": rng.choice([5.4, 5.5, 5.6, 5.7, 5.8, 5.9, 6.0]),
        "ph_out": 7.2,
        "potential_mV": float(rng.choice([20, 30, 40, 50, 60])),
        "loading_per_min": float(rng.randrange(4000, 16_000, 500)),
        "leak_per_min": rng.choice([0.2, 0.25, 0.3, 0.35, 0.4, 0.6]),
        "occupancy": rng.choice([0.35, 0.4, 0.6, 0.65, 0.7, 0.8]),
        "cytosol_gain": rng.choice([0.8, 1.0, 1.2, 1.5, 2.0]),
        "substrate_nM": float(rng.randrange(90, 200, 10)),
        "km_nM": float(rng.randrange(100, 170, 10)),
        "occupancy_seen": occupancy_seen,
        "depletion_seen": depletion_seen,
        "cytosol_seen": round((needed if cause == "cytosol" else 1.0) * rng.uniform(0.97, 1.03), 2),
        "hidden_cause": cause,
        "hidden_ki_nM": round(rng.uniform(1.5, 9.0), 2),
        "data_seed": rng.randrange(10**6, 10**9),
    }


OWN = (
    *("protons_out", "ph_in", "ph_out", "potential_mV", "loading_per_min", "leak_per_min", "occupancy"),
    *("cytosol_gain", "substrate_nM", "km_nM", "occupancy_seen", "depletion_seen", "cytosol_seen"),
)


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and counts, and nothing that is hidden."""
    return given_source(
        thermal_mV=f"{numbers.THERMAL_mV}  # RT/F at body temperature",
        **own(params, *OWN),
        doses_nM=f"np.array({list(DOSES_NM)})",
        counts=listed(counts(params), 0),
    )


ASSIGNMENT = Assignment(
    chapter="02",
    draw=_draw,
    suits=lambda params: True,
    given_cell="given",
    given=_given,
    tasks=(
        task(
            "task1",
            "Numbers of one vesicle",
            limit=(numbers.LIMIT, 1),
            one_for_one=(numbers.ONE_FOR_ONE, 1),
            molecules=(numbers.MOLECULES, 1),
        ),
        task(
            "task2",
            "Depletion as a function",
            depletion_constant=(numbers.CONSTANT, 1),
            depletion=(numbers.FED, 3),
        ),
        task(
            "task3", "A course and a curve", contents=(curves.CONTENTS, 2), depletions=(curves.DEPLETIONS, 1)
        ),
        task("task4", "The tray", estimate=(curves.ESTIMATE, 4)),
        task("task5", "Which assumption broke?", needed_ratio=(curves.NEEDED, 1), cause=(curves.cause, 1)),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "A figure of the tray",
            "02.assay",
            drawn=(
                "All wells and the fitted curve are drawn and can be told apart; the doses stand on a logarithmic axis.",
                "Three markers a dose, one sigmoid through them; the wells without drug are shown or mentioned.",
            ),
            axes=(
                "Both axes are labelled with quantity and unit, and counts begin at zero.",
                "nM along; counts have no unit but a name.",
            ),
            finding="A statement about the IC50 or the Ki; “inhibition curve” is none.",
        ),
        written_rubric(
            "task7",
            "Eighty per cent of what?",
            "02.terminal",
            (
                1,
                "Says under which conditions the colleague is right, and which of them a whole terminal breaks.",
                "Loading linear, cytosol constant, leak first order; feedback on synthesis raises the cytosol. Also good: pumps that are full already gain nothing from that.",
            ),
            (
                0.5,
                "Says where stranded dopamine goes, and why the cytosol need not overflow.",
                "MAO metabolises it; at steady state it metabolises what is made.",
            ),
            (
                0.5,
                "Names a measurement that could decide how much dopamine is left.",
                "For example tissue content, release, synthesis or a metabolite under the drug; not occupancy once more.",
            ),
        ),
    ),
)
