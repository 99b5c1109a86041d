"""What chapter 02 shows agrees with its models, obeys their limits and points the right way."""

import time

import numpy as np
import pytest

from course_lib.chapters.filling_the_vesicle.pictures import (
    depletion_picture,
    depletion_readout,
    filling_picture,
    gradient_picture,
    gradient_readout,
    network_picture,
    stranding_picture,
    stranding_readout,
    terminal_depletion_picture,
)
from course_lib.chapters.filling_the_vesicle.views.filling import (
    depletion_curves,
    depletion_view,
    filling_course,
    gradient_view,
)
from course_lib.chapters.filling_the_vesicle.views.stranding import (
    fates,
    network,
    stranding_view,
    terminal_depletion,
)
from course_lib.chapters.filling_the_vesicle.views.tray import tray_view
from course_lib.errors import CourseError
from course_lib.figures.dependence import dependence
from course_lib.models.records.curves import Line
from course_lib.models.records.dependence import Dependence
from course_lib.models.terminal.parameters import TERMINAL
from course_lib.models.terminal.steady import steady_state
from course_lib.models.terminal.uptake import ASSAY, simulate_uptake_counts, uptake_ic50_nM
from course_lib.models.terminal.uptake_fit import fit_uptake

DOSES_nM = np.array([0.0, 0.3, 1, 3, 10, 30, 100, 3000])


def line(*values):
    return Line(label="a", values=values)


def made(**changes):
    given = {
        "quantity": "dopamine",
        "label": "y",
        "unit": "%",
        "along_label": "x",
        "along_unit": "%",
        "positions": [0, 1, 2],
        "lines": [line(0, 5, 10)],
        "here": 1.5,
    }
    return Dependence(**{**given, **changes})


def test_the_mark_stands_on_the_curve():
    assert made().heights_here == (7.5,)


@pytest.mark.parametrize(
    "wrong",
    [
        {"positions": [0, 0, 1]},
        {"positions": [1]},
        {"lines": []},
        {"lines": [line(1, 2)]},
        {"here": 3},
        {"here": float("nan")},
        {"positions": "abc"},
    ],
)
def test_curves_that_cannot_be_drawn_are_refused_in_words(wrong):
    with pytest.raises(CourseError, match="must"):
        made(**wrong)


def test_the_curve_over_the_ph_step_passes_through_the_limit_at_the_mark():
    view = gradient_view(protons_out=2, ph_in=5.7, potential_mV=40)
    assert view.over_ph.heights_here == pytest.approx([view.accumulation, view.one_for_one], rel=0.01)


def test_without_any_gradient_nothing_is_gathered():
    view = gradient_view(protons_out=2, ph_in=7.2, potential_mV=0)
    assert view.accumulation == pytest.approx(1)
    assert view.direction == "balanced"


def test_a_more_acid_vesicle_gathers_more_and_a_second_proton_squares_the_step():
    assert gradient_view(ph_in=5.2).accumulation > gradient_view(ph_in=5.7).accumulation
    flat = gradient_view(protons_out=2, potential_mV=0)
    assert flat.accumulation == pytest.approx(flat.one_for_one**2)


def test_all_assumptions_kept_the_vesicle_lies_on_the_line():
    this, equal = depletion_view(occupancy=0.4).over_occupancy.lines
    np.testing.assert_allclose(this.values, equal.values, atol=1e-9)


def test_a_broken_assumption_saves_dopamine_and_keeps_the_vesicle_wider():
    linear = depletion_view(occupancy=0.7)
    for broken in ({"spare_transport": 2.0}, {"cytosol_gain": 1.0}, {"leak_order": 2}):
        view = depletion_view(occupancy=0.7, **broken)
        assert view.depletion < linear.depletion
        assert view.radius_ratio > linear.radius_ratio


def test_empty_and_full_vesicles_meet_at_the_same_content():
    empty, full = filling_course(0.7).lines
    assert empty.values[-1] == pytest.approx(full.values[-1], abs=0.2)
    assert (empty.values <= full.values).all()


def test_the_course_of_the_terminal_ends_at_its_rest():
    for settings in ({}, {"frozen": True}, {"mao_activity": 2.0}, {"autoreceptors": 0.5, "frozen": True}):
        view = stranding_view(occupancy=0.7, **settings)
        inside, _ = view.dopamine.lines
        # MAO burns in proportion to what the cytosol holds
        burned, synthesis = view.rates.lines
        assert inside.values[-1] == pytest.approx(100 * (1 - view.depletion), abs=2)
        assert burned.values[-1] / burned.values[0] == pytest.approx(view.burned_ratio, rel=0.15)
        if "frozen" in settings:
            assert synthesis.values.max() == pytest.approx(synthesis.values[0], rel=0.01)


def test_freezing_at_any_sensitivity_changes_nothing_before_the_drug():
    for sensitivity in (0.3, 1.0, 2.0):
        view = stranding_view(occupancy=0.0, autoreceptors=sensitivity, frozen=True)
        assert view.depletion == pytest.approx(0, abs=1e-6)


def test_stranded_dopamine_is_burned_more_than_it_is_at_rest():
    rows = fates(0.7)
    assert rows["blocked"]["burned_inside"] > 3 * rows["no drug"]["burned_inside"]
    for row in rows.values():
        gone = row["burned_inside"] + row["burned_outside"] + row["carried_away"]
        assert row["synthesis"] == pytest.approx(gone)


def test_what_free_pumps_load_leaks_or_is_released():
    for row in fates(0.7).values():
        assert row["loading"] == pytest.approx(row["leak"] + row["release"])


def test_curves_that_meet_are_named_beside_them():
    course = stranding_picture(stranding_view(occupancy=0.7))
    assert set(_words(course)) == {"vesicles", "outside", "metabolised", "made"}
    height = {word.get_text(): word.get_position()[1] for word in course.figure.axes[1].texts}
    assert height["metabolised"] > 1.5 * height["made"], (
        "more is metabolised than made, until the stock has gone"
    )
    assert {"feedback", "frozen"} <= set(_words(terminal_depletion_picture(terminal_depletion())))


def _words(picture):
    return [word.get_text() for axes in picture.figure.axes for word in axes.texts]


def test_a_brake_on_release_saves_dopamine_outside_and_none_in_vesicles():
    views = [stranding_view(occupancy=0.7, release_brake=strength) for strength in (0, 1, 2)]
    outside = [view.extracellular_nM for view in views]
    assert outside == sorted(outside)
    assert outside[1] > 1.1 * outside[0]
    assert views[0].depletion < views[1].depletion < views[2].depletion < 0.6


def test_frozen_autoreceptors_leave_a_braked_terminal_where_it_was_without_a_block():
    for strength in (0, 2):
        still = stranding_view(occupancy=0.0, release_brake=strength, mao_activity=0.5, frozen=True)
        assert still.depletion == pytest.approx(0, abs=1e-6)
        frozen = stranding_view(occupancy=0.7, release_brake=strength, frozen=True)
        assert frozen.depletion == pytest.approx(0.7, abs=0.01)
        assert frozen.rates.lines[1].values[-1] == pytest.approx(frozen.rates.lines[1].values[0], rel=0.1)


def test_feedback_lessens_depletion_at_every_occupancy():
    working, frozen, equal = terminal_depletion().lines
    assert (working.values[5:-5] < frozen.values[5:-5]).all()
    np.testing.assert_allclose(frozen.values, equal.values, atol=0.6)


def test_frozen_autoreceptors_hold_no_grip():
    grips = network()
    frozen = dict(zip(grips.names, grips.frozen, strict=True))
    assert frozen["D2 autoreceptor"] == pytest.approx(0, abs=1e-9)
    assert frozen["VMAT2"] == pytest.approx(1, abs=0.02)


def test_feedback_about_halves_every_other_grip():
    grips = network()
    others = [name not in ("D2 autoreceptor", "AADC") for name in grips.names]
    np.testing.assert_allclose((grips.working / np.where(others, grips.frozen, 1))[others], 0.5, atol=0.02)
    assert grips.working[grips.names.index("AADC")] == pytest.approx(0, abs=1e-3)


def test_a_curve_of_another_length_is_refused():
    with pytest.raises(CourseError, match="must"):
        depletion_curves({"short": np.zeros(3)}, 0.5)


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan"), "much", True, None, [0.1, 0.2]])
def test_views_refuse_what_is_no_share_in_words(value):
    for view in (depletion_view, stranding_view):
        with pytest.raises(CourseError, match="occupancy"):
            view(occupancy=value)
    with pytest.raises(CourseError, match="occupancy"):
        filling_course(value)
    with pytest.raises(CourseError, match="occupancy"):
        terminal_depletion(value)


@pytest.mark.parametrize("activity", [0, -1, 50, float("nan"), "all", None])
def test_the_terminal_refuses_activities_out_of_range(activity):
    with pytest.raises(CourseError, match="activity"):
        stranding_view(occupancy=0.5, mao_activity=activity)
    with pytest.raises(CourseError, match="autoreceptors"):
        stranding_view(occupancy=0.5, autoreceptors=activity)


def test_pictures_state_the_finding_and_follow_an_update():
    picture = depletion_picture(depletion_view(occupancy=0.7))
    picture.update(depletion_view(occupancy=0.7, leak_order=2))
    assert picture.title == "70 % of VMAT2 blocked: the vesicle loses 45.2 % of its dopamine"
    assert "Δ = O" in picture.alt
    unmoved = stranding_picture(stranding_view(occupancy=0.5, frozen=True))
    assert unmoved.title.endswith("MAO metabolises as much as before")
    first = gradient_picture(gradient_view(protons_out=1, ph_in=6.0))
    first.update(gradient_view())
    assert first.png() == gradient_picture(gradient_view()).png()
    for one in (
        stranding_picture(stranding_view(occupancy=0.5)),
        terminal_depletion_picture(terminal_depletion()),
        network_picture(network()),
        filling_picture(filling_course(0.5)),
        dependence(made()),
    ):
        assert len(one.alt) > 60
        assert len(one.title) < 110


def test_readouts_agree_with_the_views():
    assert gradient_readout(gradient_view(protons_out=1))["inside ÷ outside, at most"] == "31.6"
    assert depletion_readout(depletion_view(occupancy=0.7))["Δ − O"] == "0 points"
    view = stranding_view(occupancy=0.7)
    assert stranding_readout(view)["cytosol"] == f"{steady_state(TERMINAL, 0.7).cytosolic_uM:.3g} µM"


def test_a_move_of_a_slider_is_quick():
    stranding_view(occupancy=0.4)
    began = time.process_time()
    for occupancy in np.linspace(0.1, 0.9, 10):
        stranding_view(occupancy=occupancy)
    assert (time.process_time() - began) / 10 < 0.05


def test_the_fit_finds_the_ic50_and_its_interval_holds_it_about_95_times_in_100():
    true_nM = uptake_ic50_nM(ASSAY, 3.0)
    fits = [
        fit_uptake(DOSES_nM, simulate_uptake_counts(ASSAY, DOSES_nM, 3.0, seed=seed)) for seed in range(200)
    ]
    held = np.mean([fit.low_nM < true_nM < fit.high_nM for fit in fits])
    assert 0.9 <= held <= 0.99
    assert np.median([fit.ic50_nM for fit in fits]) == pytest.approx(true_nM, rel=0.01)


def test_the_fit_of_exact_counts_is_exact():
    exact = 150 + 3000 / (1 + DOSES_nM / 7)
    fit = fit_uptake(DOSES_nM, exact)
    assert (fit.ic50_nM, fit.background_counts) == pytest.approx((7, 150), rel=1e-4)


@pytest.mark.parametrize(
    ("doses", "counts", "match"),
    [
        ([0, 1, 2], [3, 2, 1], "four different"),
        (DOSES_nM, np.ones(3), "one column"),
        (DOSES_nM, np.arange(8.0), "does not fall"),
        (DOSES_nM, "none", "counts"),
        (-DOSES_nM, np.ones(8), "inhibitor_nM"),
        (DOSES_nM, np.full(8, np.nan), "counts"),
    ],
)
def test_trays_that_cannot_be_read_are_refused_in_words(doses, counts, match):
    with pytest.raises(CourseError, match=match):
        fit_uptake(doses, counts)


def test_the_curve_of_a_tray_falls_and_is_half_way_at_the_ic50():
    counts = simulate_uptake_counts(ASSAY, DOSES_nM, 3.0, seed=4)
    view, fit = tray_view(DOSES_nM, counts), fit_uptake(DOSES_nM, counts)
    curve = view.lines[0].values
    assert (np.diff(curve) < 0).all()
    middle = np.interp(np.log(fit.ic50_nM), np.log(view.concentrations), curve)
    assert middle == pytest.approx((fit.full_counts + fit.background_counts) / 2, rel=0.01)
    assert len(view.measured) == np.count_nonzero(DOSES_nM)
