"""One result for every kind of picture, and one that differs from it, as after a move of a slider."""

from dataclasses import replace

import numpy as np

from course_lib.chapters.fat_and_water.views.stay import measured_view
from course_lib.chapters.mirror_images.views.shapes import four_isomers, gloves_view
from course_lib.chapters.quantal_release.views.release import release_view
from course_lib.models.records.curves import (
    Bars,
    ConcentrationResponse,
    Distribution,
    Line,
    TimeCourse,
    VarianceMean,
)
from course_lib.models.records.maps import (
    Arrow,
    Axis,
    CircuitState,
    HeatMap,
    Node,
)
from course_lib.models.records.stacks import Stacks


def _time_course(rate_per_h: float) -> TimeCourse:
    times_h = np.linspace(0, 48, 400)
    doses = {
        f"{dose} mg": dose * (np.exp(-rate_per_h * times_h) - np.exp(-times_h)) for dose in (40, 80, 160)
    }
    lines = [
        Line(label=label, values=y, low=0.8 * y if index == 1 else None, high=1.2 * y if index == 1 else None)
        for index, (label, y) in enumerate(doses.items())
    ]
    return TimeCourse(
        quantity="drug",
        label="plasma drug",
        unit="nM",
        times=times_h,
        time_unit="h",
        lines=lines,
        levels={"limit": 60.0},
    )


def _concentration_response(ki_nM: float) -> ConcentrationResponse:
    c = np.logspace(-1, 3, 200)
    return ConcentrationResponse(
        quantity="vmat2",
        label="occupied VMAT2",
        unit="%",
        concentrations=c,
        concentration_unit="nM",
        lines=[
            Line(label="tight", values=100 * c / (c + ki_nM)),
            Line(label="weak", values=100 * c / (c + 4 * ki_nM)),
        ],
        halves={"tight": ki_nM, "weak": 4 * ki_nM},
        measured=[(1, 10), (10, 52), (100, 90)],
    )


def _distribution(mean_nM: float) -> Distribution:
    grid = np.linspace(-20, 250, 300)
    return Distribution(
        quantity="dopamine",
        label="peak dopamine",
        unit="nM",
        grid=grid,
        density_per_unit=np.exp(-((grid - mean_nM) ** 2) / 800) / np.sqrt(800 * np.pi),
        mean=mean_nM,
        samples=np.random.default_rng(1).normal(mean_nM, 20, 500),
    )


def _variance_mean(n: int) -> VarianceMean:
    mean = np.linspace(0, 10 * n, 100)
    return VarianceMean(
        quantity="dopamine",
        label="peak dopamine",
        unit="nM",
        curve_mean=mean,
        curve_variance=10 * mean - mean**2 / n,
        point_mean=[2.0 * n, 5.0 * n],
        point_variance=[16.0 * n, 25.0 * n],
        point_labels=("low calcium", "normal"),
    )


def _bars(effect: float) -> Bars:
    values = np.array([-0.1, -1.9, -effect])
    return Bars(
        quantity="movement",
        label="change of AIMS",
        unit="points",
        names=("placebo", "40 mg", "80 mg"),
        values=values,
        low=values - 0.8,
        high=values + 0.8,
        interval="95 % confidence interval",
    )


def _heat_map(ki_nM: float) -> HeatMap:
    dose, share = np.linspace(0, 120, 31), np.linspace(0.5, 10, 20)
    return HeatMap(
        label="occupied VMAT2",
        unit="%",
        x=Axis(label="dose", unit="mg", values=dose),
        y=Axis(label="Ki", unit="nM", values=share),
        values=100 * dose[None] / (dose[None] + ki_nM * share[:, None]),
        level=80.0,
        here=(80.0, 3.0),
    )


def _circuit(rate: float) -> CircuitState:
    nodes = (
        Node(name="stn", label="STN", rate=10, place=(0.2, 0.8)),
        Node(name="gpe", label="GPe", rate=40, place=(0.8, 0.8)),
        Node(name="gpi", label="GPi", rate=rate, place=(0.5, 0.1)),
    )
    arrows = (
        Arrow(source="stn", target="gpe", weight=0.9),
        Arrow(source="gpe", target="stn", weight=-0.6),
        Arrow(source="stn", target="gpi", weight=0.3),
        Arrow(source="gpe", target="gpi", weight=0.0),
    )
    return CircuitState(nodes=nodes, arrows=arrows, rate_unit="spikes/s", highest_rate=100)


def _release(quantum_nM: float):
    return release_view(n_sites=16, release_probability=0.5, quantum_nM=quantum_nM)


def _stacks(weak: float) -> Stacks:
    return Stacks(
        quantity="drug",
        label="share",
        unit="%",
        columns=("blood", "target"),
        parts=("strong", "weak"),
        values=[[100 - weak, weak], [80.0, 20.0]],
        faint=(False, True),
    )


def _molecules(lettered: bool):
    return four_isomers(lettered=lettered)


def _shape_pair(mirror: bool):
    return gloves_view(over="itself", mirror=mirror, turn_degrees=30, tilt_degrees=10)


def _scatter(every: int):
    whole = measured_view()
    return replace(whole, x=whole.x[::every], y=whole.y[::every])


_MADE = {
    "bars": (_bars, 3.2, 2.4),
    "circuit": (_circuit, 60, 80),
    "concentration_response": (_concentration_response, 10, 3),
    "distribution": (_distribution, 100.0, 60.0),
    "heat_map": (_heat_map, 3.0, 9.0),
    "molecules": (_molecules, False, True),
    "scatter": (_scatter, 1, 4),
    "shape_pair": (_shape_pair, True, False),
    "stacked": (_stacks, 66.0, 30.0),
    "release": (_release, 12.5, 5.0),
    "time_course": (_time_course, 0.2, 0.1),
    "variance_mean": (_variance_mean, 10, 14),
}
RESULTS = {kind: make(first) for kind, (make, first, _) in _MADE.items()}
VARIED = {kind: make(second) for kind, (make, _, second) in _MADE.items()}
