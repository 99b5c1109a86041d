"""Chapter 09's views and pictures: a race, a valley, a pump, three clocks, two pools, measured brains, six drugs."""

import numpy as np
import pytest

from course_lib.chapters.fat_and_water.mystery import mystery_brains
from course_lib.chapters.fat_and_water.pictures import (
    measured_picture,
    pump_picture,
    pump_readout,
    race_picture,
    race_readout,
    reserpine_picture,
    span,
    swallowed_picture,
    valley_picture,
    valley_readout,
)
from course_lib.chapters.fat_and_water.questions.mystery import DRUGS as SIX
from course_lib.chapters.fat_and_water.questions.mystery import hidden_six
from course_lib.chapters.fat_and_water.views.entry import drug_log_d, pump_view, race_view, valley_view
from course_lib.chapters.fat_and_water.views.stay import (
    measured_view,
    reserpine_pool_min,
    reserpine_view,
    swallowed_view,
)
from course_lib.errors import CourseError
from course_lib.facts import claim, fact
from course_lib.models.membrane.barrier import Barrier, half_time_min
from course_lib.models.membrane.measured import explained, measured_values, parabola_optimum
from course_lib.models.records.curves import Line
from course_lib.models.records.scatter import Scatter
from course_lib.questions import bank, quiz_ids
from course_lib.questions.variants import variant
from course_lib.syllabus import chapter


def test_the_two_headlines_of_the_race():
    told = race_readout(race_view())
    assert told == {"half of the way": "33 min", "without fat in blood": "96 days"}
    assert list(race_readout(race_view(greasy_blood=False)).values()) == ["96 days"]
    assert "96 days" in race_picture(race_view(greasy_blood=False)).title


def test_the_curve_crosses_half_at_the_half_time():
    race = race_view(log_d=4.0, longest_min=30.0)
    curve = race.course.lines[1].values
    crossed = float(np.interp(50.0, curve, race.course.times))
    assert crossed == pytest.approx(race.half_min, rel=1e-3)


def test_the_switch_matters_more_than_the_slider():
    over_slider = [race_view(log_d=d).half_min for d in (2.0, 6.0)]
    over_switch = [race_view(greasy_blood=switch).half_min for switch in (True, False)]
    assert max(over_slider) / min(over_slider) < 20
    assert max(over_switch) / min(over_switch) > 1000


def test_only_the_greasy_drug_notices_the_blood_flow():
    slow = [race_view(log_d=6.0, blood_flow_mL_per_min_g=flow).half_min for flow in (0.25, 0.5)]
    assert slow[0] == pytest.approx(2 * slow[1], rel=1e-3)
    polar = [race_view(log_d=-2.0, blood_flow_mL_per_min_g=flow).half_min for flow in (0.25, 0.5)]
    assert polar[0] == pytest.approx(polar[1], rel=0.01)


def test_a_long_race_is_told_in_hours():
    assert race_view(longest_min=1440.0).course.time_unit == "h"
    assert race_view(longest_min=1440.0).course.times[-1] == pytest.approx(24.0)


def test_the_valley_says_where_it_is_and_how_broad():
    assert "log D 1.3" in valley_picture(valley_view()).title
    assert valley_readout(valley_view())["within twofold"] == "log D 0.4 to 2.7"
    steep, flat = (valley_view(brain_slope=slope) for slope in (1.0, 0.75))
    assert flat.band[1] > steep.band[1]


@pytest.mark.parametrize(("drug", "log_d"), [("HTBZ", 1.41), ("tetrabenazine", 2.0), ("reserpine", 4.1)])
def test_drugs_stand_where_measured_binding_puts_them(drug, log_d):
    assert drug_log_d(drug) == pytest.approx(log_d, abs=0.03)


def test_valbenazine_is_placed_at_least_as_greasy_as_its_bound_allows():
    assert drug_log_d("valbenazine") >= 3.75
    assert fact("valbenazine.protein_binding", "%") == 99


def test_without_a_pump_free_equals_free_and_kp_shows_fat():
    for log_d in (-2.0, 0.0, 6.0):
        assert pump_view(log_d=log_d).kp_uu == 1.0
    assert pump_view(log_d=6.0).kp > 20 * pump_view(log_d=0.0).kp


def test_a_full_brain_can_be_a_poor_site():
    told = pump_readout(pump_view(log_d=6.0, efflux_per_passive=5.0))
    assert told == {"Kp, total ÷ total": "4", "Kp,uu, free ÷ free": "0.17"}
    assert "a full brain, a poor site" in pump_picture(pump_view(efflux_per_passive=5.0)).title


def test_free_and_bound_add_up_to_the_total():
    view = pump_view(log_d=4.0, efflux_per_passive=2.0)
    np.testing.assert_allclose(view.totals.values.sum(axis=1), [1.0, view.kp])
    plasma, brain = view.totals.values[:, 0]
    assert brain / plasma == pytest.approx(0.8 * view.kp_uu)  # a gram of brain holds 0.8 mL of water


def test_two_greasy_drugs_fall_together_and_the_polar_one_comes_late():
    polar, mild, greasy, plasma = swallowed_view().lines
    after_a_day = swallowed_view().times >= 24
    for brain in (mild, greasy):
        np.testing.assert_allclose(brain.values[after_a_day], plasma.values[after_a_day], rtol=0.09)
    np.testing.assert_allclose(mild.values[-1], greasy.values[-1], rtol=0.06)
    assert polar.values.argmax() > 4 * greasy.values.argmax()
    assert "log D 2 at 3.5 h, log D 6 at 4.7 h" in swallowed_picture(swallowed_view()).title


def test_reserpine_leaves_lipid_in_minutes_and_its_site_in_hours():
    assert reserpine_pool_min() == pytest.approx(10, abs=0.5)
    lipid, fed, bound = reserpine_view().lines
    assert lipid.values[-1] == 0.0
    assert (fed.values >= lipid.values - 1e-9).all()
    assert bound.values[-1] > 35
    assert "lipid curves leave 0 and 6.5 %" in reserpine_picture(reserpine_view()).title


def test_the_cloud_says_how_little_log_p_explains():
    view = measured_view()
    assert len(view.x) == fact("membrane.brain_blood_values", "1")
    assert "explains 8 %" in measured_picture(view).title


def test_three_odd_compounds_lever_the_top_of_the_parabola():
    values = measured_values()
    kept = values.log_p > -4
    x, y = values.log_p[kept], values.log_ratio[kept]
    assert (~kept).sum() == 3
    assert parabola_optimum(x, y) == pytest.approx(5.8, abs=0.05)
    assert explained([x], y) == pytest.approx(0.07, abs=0.005)
    assert explained([x, x**2], y) == pytest.approx(0.08, abs=0.005)


@pytest.mark.parametrize("seed", range(1, 40))
def test_a_brain_never_holds_more_than_its_volume_of_plasma(seed):
    drawn = variant(next(one for one in bank("09") if one.id == "fat_and_water.flow_limited"), seed)
    assert drawn.kp < drawn.volume


def test_the_right_side_of_the_valley_hangs_on_one_slope():
    steep, flat = Barrier(), Barrier(brain_slope=0.733)
    assert half_time_min(steep, 6.0) > 10 * half_time_min(steep, 2.0)
    assert half_time_min(flat, 6.0) < half_time_min(flat, 2.0) < 1.0
    fat = [float(half_time_min(Barrier(lipid_mL_per_g=each), 6.0)) for each in (0.02, 0.2)]
    np.testing.assert_allclose(fat, [7, 67], atol=0.4)


@pytest.mark.parametrize(
    ("minutes", "text"), [(2.0, "2 min"), (33.4, "33 min"), (663.0, "11 h"), (138_000.0, "96 days")]
)
def test_times_are_said_as_a_person_says_them(minutes, text):
    assert span(minutes) == text


@pytest.mark.parametrize("seed", range(1, 9))
def test_the_pumped_drug_is_found_by_free_over_free(seed):
    table, hidden = mystery_brains(seed).table(), hidden_six(seed)
    ratios = {name: row["Kp"] * row["f_brain"] / row["f_plasma"] for name, row in table.items()}
    found = min(ratios, key=ratios.get)
    assert found == SIX[hidden.pumped]
    assert 1 / ratios[found] - 1 == pytest.approx(hidden.efflux, rel=0.7)


def test_a_table_is_the_same_at_every_call():
    assert mystery_brains(3).table() == mystery_brains(3).table()
    assert mystery_brains(3).table() != mystery_brains(4).table()


def test_the_claims_have_the_verdicts_that_the_chapter_computes():
    verdicts = {name: claim(name).verdict for name in chapter("09").claims}
    assert verdicts == {
        "#25": "wrong",
        "#09a": "overstated",
        "#09b": "wrong",
        "#09c": "right only if",
        "#09d": "incomplete",
    }


def test_every_objective_is_asked_twice_and_in_the_quiz():
    objectives = [one.id for one in chapter("09").objectives]
    asked = [one.objective for one in bank("09")]
    assert len(asked) >= 18
    assert all(asked.count(one) >= 2 for one in objectives)
    in_quiz = {next(q.objective for q in bank("09") if q.id == one) for one in quiz_ids("09")}
    assert in_quiz == set(objectives)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: race_view(log_d=11.0), "was never measured"),
        (lambda: race_view(blood_flow_mL_per_min_g=0.0), "without blood nothing arrives"),
        (lambda: race_view(longest_min=0.0), "a race has a length"),
        (lambda: pump_view(efflux_per_passive=-1.0), "a pump throws out"),
        (lambda: valley_view(permeability_mL_per_min_g=0.0), "without permeability"),
        (lambda: drug_log_d("aspirin"), "Did you mean|must be one of"),
        (lambda: Scatter(**POINTS | {"y": [0.0]}), "each point must have both"),
        (lambda: Scatter(**POINTS | {"lines": [Line(label="a", values=[1.0])]}), "one height for each"),
    ],
)
def test_what_cannot_be_gets_a_sentence(call, words):
    with pytest.raises(CourseError, match=words):
        call()


POINTS = {
    **{"quantity": "drug", "label": "y", "unit": "", "along_label": "x", "along_unit": ""},
    **{"x": [0.0, 1.0], "y": [0.0, 1.0], "positions": [0.0, 1.0], "lines": []},
}
