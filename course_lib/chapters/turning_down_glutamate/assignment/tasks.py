"""The graded assignment of chapter 11: tasks, points, rubrics, and how a student's own numbers are drawn."""

from collections.abc import Mapping
from random import Random

import numpy as np

from course_lib.chapters.turning_down_glutamate.assignment import curves, numbers, samples
from course_lib.questions.assignment import Assignment
from course_lib.questions.building import figure_rubric, task, written_rubric
from course_lib.questions.given import given_source, listed, own
from course_lib.questions.params import Params

OWN = ("own_kb_nM", "own_alpha", "own_share", "dopamine_left", "d2_block")


def _draw(rng: Random) -> Mapping[str, object]:
    return {
        "hidden_affinity_nM": float(round(10 ** rng.uniform(1.9, 2.8))),
        "hidden_cooperativity": float(round(rng.uniform(8.0, 40.0))),
        "own_kb_nM": rng.choice((80.0, 120.0, 240.0, 360.0)),
        "own_alpha": rng.choice((6.0, 14.0, 26.0, 38.0)),
        "own_share": rng.choice((0.15, 0.25, 0.35)),
        "p_before": rng.choice((0.3, 0.35, 0.4, 0.45)),
        "release_left": rng.choice((0.45, 0.55, 0.65, 0.75)),
        "dopamine_left": rng.choice((0.4, 0.5, 0.6, 0.7)),
        "d2_block": rng.choice((0.2, 0.4, 0.6)),
        "animals": rng.choice((8, 10, 12)),
        "data_seed": rng.randrange(10**6, 10**9),
    }


def _suits(params: Params) -> bool:
    """Whether honest answers land near the truth, and no known slip meets it, as chance need not allow."""
    fit = samples.fitted(params)
    off = (
        fit.affinity_nM[0] / params.hidden_affinity_nM,
        fit.cooperativity[0] / params.hidden_cooperativity,
    )
    near = all(abs(np.log(ratio)) < np.log(1.3) for ratio in off)
    seen = samples.latencies(params)
    cut = seen >= curves.CUT_OFF_S
    told = 0 < cut[0].mean() < 0.45 and cut.mean() != cut[0].mean()
    return bool(near and told and samples.lowest_dose(params) is not None and samples.clear(params))


def _given(params: Params) -> str:
    """The source of the locked cell with the student's own numbers and measurements, and nothing that is hidden."""
    wells = samples.matrix()
    before, after = samples.failure_counts(params)
    rows = "".join(f"    {', '.join(f'{one:g}' for one in row)},\n" for row in samples.latencies(params))
    return given_source(
        glutamate=listed(wells.glutamate, 4),
        modulator_nM=listed(wells.modulator_nM, 0),
        peaks=listed(samples.measured_peaks(params), 3),
        sites=str(samples.SITES),
        stimuli=str(samples.STIMULI),
        failures_before=str(before),
        failures_after=str(after),
        doses_mg_kg="np.array([0.3, 1, 3, 10, 30])",
        latencies_s=f"np.array([\n{rows}]).reshape(6, -1)",
        **own(params, *OWN),
    )


ASSIGNMENT = Assignment(
    chapter="11",
    draw=_draw,
    suits=_suits,
    given_cell="given",
    given=_given,
    tasks=(
        task(
            "task1",
            "A potency and a curve",
            ec50_little=(numbers.LITTLE, 1),
            ec50_much=(numbers.MUCH, 1),
            curve=(curves.CURVE, 2),
        ),
        task("task2", "A plate", estimate=(curves.ESTIMATE, 4)),
        task("task3", "From failures to calcium", lost=(numbers.LOST, 1), calcium=(numbers.CALCIUM, 2)),
        task("task4", "The lowest dose", lowest=(curves.lowest, 2), cut=(curves.CUT, 1)),
        task("task5", "The smallest weakening", smallest=(numbers.SMALLEST, 2)),
    ),
    hand_marked=(
        figure_rubric(
            "task6",
            "Rat and patient",
            "11.site",
            drawn=(
                "Choices kept over the weakening of one synapse, for rat and patient, told apart.",
                "Two curves with different dashes, marks or names.",
            ),
            axes=(
                "Both axes are labelled with quantity and unit.",
                "Weakening along, per cent or shares; choices kept upwards.",
            ),
            finding="How far apart the two needs lie; “choices against weakening” is none.",
        ),
        written_rubric(
            "task7",
            "Would you run a second phase 2?",
            "11.judge",
            (0.5, "Argues with an interval, not with a p.", "What is excluded, what is not; with numbers."),
            (0.5, "Names the site, or whether the target was engaged.", "Which synapse; PET in people."),
            (0.5, "Judges the disease model.", "D2 blocked against dopamine lost."),
            (0.5, "Gives a design that could say no.", "People for each arm, or a measure of engagement."),
            most_words=120,
        ),
    ),
)
