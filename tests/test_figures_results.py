"""What pictures are given is checked in plain words, and the view of a synapse follows its model."""

import time
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from course_lib.chapters.quantal_release.views.release import release_view
from course_lib.errors import CourseError
from course_lib.figures.words import amount, crossings, story
from course_lib.models.quantal import release as quantal
from course_lib.models.records.curves import (
    Bars,
    ConcentrationResponse,
    Distribution,
    Line,
    TimeCourse,
    VarianceMean,
)
from course_lib.models.records.maps import Arrow, Axis, CircuitState, HeatMap, Node

AXIS = Axis(label="dose", unit="mg", values=[1, 2])
NODE = Node(name="stn", label="STN", rate=1, place=(0, 0))
NAMES = {"quantity": "drug", "label": "drug", "unit": "nM"}


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Line(label="a", values=[]), "at least 1"),
        (lambda: Line(label="a", values=[1, np.nan]), "nan at position 1"),
        (lambda: Line(label="a", values="high"), "list of numbers"),
        (lambda: Line(label="a", values=[1, 2], low=[0, 1]), "both, low and high"),
        (lambda: Line(label="a", values=[1, 2], low=[0, 1], high=[2]), "same number of items"),
        (lambda: TimeCourse(**NAMES, times=[0, 1], time_unit="h", lines=[]), "no lines"),
        (
            lambda: TimeCourse(**NAMES, times=[0, 1], time_unit="h", lines=[Line(label="a", values=[1])]),
            "same number",
        ),
        (
            lambda: ConcentrationResponse(
                **NAMES,
                concentrations=[0, 1],
                concentration_unit="nM",
                lines=[Line(label="a", values=[1, 2])],
            ),
            "above 0",
        ),
        (lambda: Distribution(**NAMES, grid=[0, 1], density_per_unit=[1], mean=0.5), "same number of items"),
        (
            lambda: VarianceMean(
                **NAMES, curve_mean=[0, 1], curve_variance=[0, 1], point_mean=[1], point_variance=[]
            ),
            "at least 1",
        ),
        (
            lambda: Bars(**NAMES, names=("a",), values=[1], low=[2], high=[3], interval="range"),
            "does not hold its value",
        ),
        (lambda: Axis(label="dose", unit="mg", values=[2, 1]), "does not rise"),
        (lambda: HeatMap(label="a", unit="", x=AXIS, y=AXIS, values=[[1, 2]]), "must have (2, 2)"),
        (lambda: CircuitState(nodes=[], arrows=[], rate_unit="1/s", highest_rate=1), "must join two nodes"),
        (
            lambda: CircuitState(
                nodes=[NODE],
                arrows=[Arrow(source="stn", target="gpi", weight=1)],
                rate_unit="1/s",
                highest_rate=1,
            ),
            "must join two nodes",
        ),
        (lambda: CircuitState(nodes=[NODE], arrows=[], rate_unit="1/s", highest_rate=0), "above 0"),
        (lambda: release_view(n_sites=0, release_probability=0.5, quantum_nM=1.0), "n_sites is 0"),
        (
            lambda: release_view(n_sites=4, release_probability=1.5, quantum_nM=1.0),
            "release_probability is 1.5",
        ),
        (
            lambda: release_view(n_sites=4, release_probability=0.5, quantum_nM=1.0, noise_sd_nM=0),
            "noise_sd_nM is 0",
        ),
    ],
)
def test_a_record_that_cannot_be_drawn_says_why(make, sentence):
    with pytest.raises(CourseError) as refusal:
        make()
    assert sentence in str(refusal.value)


def test_records_do_not_change_after_they_are_made():
    line = Line(label="a", values=[1, 2])
    with pytest.raises(FrozenInstanceError):
        line.values = [3]


def test_the_view_of_a_synapse_tells_what_its_model_tells():
    view = release_view(n_sites=16, release_probability=0.3, quantum_nM=10.0, quantal_cv=0.2)
    assert view.mean_nM == pytest.approx(quantal.mean_response_nM(view.synapse)) == pytest.approx(48)
    point = (view.parabola.point_mean[0], view.parabola.point_variance[0])
    on_curve = np.interp(point[0], view.parabola.curve_mean, view.parabola.curve_variance)
    assert point[1] == pytest.approx(on_curve, rel=1e-3), "the synapse stands on its parabola"
    area = np.trapezoid(view.amplitudes.density_per_unit, view.amplitudes.grid)
    assert area == pytest.approx(1, abs=2e-3)


def test_blocking_vmat2_shrinks_the_mean_and_leaves_inverse_cv_squared_alone():
    free, blocked = (
        release_view(n_sites=16, release_probability=0.5, quantum_nM=12.5, vmat2_occupancy=o)
        for o in (0, 0.6)
    )
    assert blocked.mean_nM == pytest.approx(0.4 * free.mean_nM)
    assert blocked.inverse_cv_squared == pytest.approx(free.inverse_cv_squared)


def test_the_live_model_is_computed_within_a_frame():
    def seconds():
        start = time.perf_counter()
        release_view(n_sites=30, release_probability=0.5, quantum_nM=12.5)
        return time.perf_counter() - start

    seconds()
    assert min(seconds() for _ in range(20)) <= 0.016


def test_a_story_names_rise_peak_and_end():
    t = np.linspace(0, 10, 101)
    assert story(t, np.sin(np.pi * t / 10), "nM", "h").startswith(
        "rises from 0 nM to 1 nM at 5 h, then falls"
    )
    assert story(t, 10 - t, "nM", "h") == "falls from 10 nM to 0 nM at 10 h"
    assert story(t, t, "nM", "h") == "rises from 0 nM to 10 nM at 10 h"
    assert story(t, (t - 5) ** 2, "nM", "h").startswith("falls from 25 nM to 0 nM at 5 h, then rises")


def test_crossings_are_found_between_points_and_an_untouched_level_has_none():
    assert crossings(np.array([0.0, 2.0]), np.array([0.0, 4.0]), 1.0) == [(0.5, True)]
    assert crossings(np.array([0.0, 2.0]), np.array([0.0, 4.0]), 9.0) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0 nM"),
        (1e-6, "1 × 10^-6 nM"),
        (2.5e9, "2.5 × 10^9 nM"),
        (99.96, "100 nM"),
        (-12, "−12 nM"),
        (1234567, "1,234,567 nM"),
    ],
)
def test_amounts_are_read_as_a_person_writes_them(value, text):
    assert amount(value, "nM") == text
