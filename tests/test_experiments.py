"""Animals and people: Dunnett by three routes, the lottery of the lowest dose, hours, power, and the needs of a circuit."""

import numpy as np
import pytest
from scipy.stats import dunnett
from scipy.stats import t as student

from course_lib.errors import CourseError
from course_lib.models.circuit.states import HEALTHY, with_lesion
from course_lib.models.circuit.synapses import with_weakened
from course_lib.models.experiments.bar_test import BarTest, differing, latencies_s, lottery, median_s
from course_lib.models.experiments.dunnett import (
    bonferroni_value,
    comparisons,
    critical_value,
    simulated_critical_value,
)
from course_lib.models.experiments.hours import (
    BODY_KG,
    dopamine_needed,
    exposure_ratio,
    hours_above,
    off_time_saved_h,
    scaled_half_life_h,
)
from course_lib.models.experiments.power import (
    ARM,
    OFF_SD_H,
    interval,
    people_needed,
    power,
    simulated_power,
    standard_error,
)


def test_the_critical_value_is_that_of_one_t_test_for_one_dose():
    assert critical_value(1, 8) == pytest.approx(student.ppf(0.975, 14), rel=1e-3)


def test_the_critical_value_agrees_with_simulation_and_with_scipy():
    value = critical_value(5, 8)
    assert value == pytest.approx(2.61, abs=0.01)
    assert simulated_critical_value(5, 8, experiments=40_000) == pytest.approx(value, abs=0.03)
    # Groups whose largest t is just that value must have scipy's p of 5 %.
    noise = np.random.default_rng(2).normal(0, 1, (6, 8))
    noise -= noise.mean(axis=1, keepdims=True)
    scale = np.sqrt(noise.var(axis=1, ddof=1).mean())
    noise[1] += value * scale * np.sqrt(2 / 8)
    p = dunnett(*noise[1:], control=noise[0], random_state=np.random.default_rng(3)).pvalue[0]
    assert p == pytest.approx(0.05, abs=0.003)


def test_five_separate_t_tests_err_in_a_sixth_of_families_and_dunnett_in_a_twentieth():
    null = np.random.default_rng(4).normal(0, 1, (20_000, 6, 8))
    largest = np.abs(comparisons(null)).max(axis=1)
    assert (largest > student.ppf(0.975, 42)).mean() == pytest.approx(0.178, abs=0.01)
    assert (largest > critical_value(5, 8)).mean() == pytest.approx(0.05, abs=0.006)
    assert critical_value(5, 8) < bonferroni_value(5, 8) == pytest.approx(2.698, abs=1e-3)


def test_the_lowest_effective_dose_belongs_to_the_number_of_animals():
    few, more, many = (lottery(BarTest(animals=n)) for n in (8, 20, 80))
    assert few.power == pytest.approx([0.16, 0.58, 0.93, 0.99, 1.0], abs=0.02)
    assert few.lowest[:3] == pytest.approx([0.16, 0.43, 0.35], abs=0.02)
    assert more.lowest[:3] == pytest.approx([0.32, 0.61, 0.07], abs=0.02)
    assert many.lowest[0] == pytest.approx(0.85, abs=0.02)
    assert few.cut[0] == pytest.approx(0.17, abs=0.01)
    assert (np.diff(few.cut) < 0).all()


def test_logarithms_of_latencies_move_the_lowest_effective_dose_too():
    assert lottery(BarTest(), logarithms=True).power[1] == pytest.approx(0.37, abs=0.02)


def test_a_drug_without_effect_is_found_in_a_twentieth_of_experiments():
    nothing = lottery(BarTest(most_effect=0.0))
    assert 1 - nothing.none == pytest.approx(0.05, abs=0.012)
    assert median_s(BarTest(most_effect=0.0), [0, 30]).tolist() == [120.0, 120.0]


def test_no_latency_passes_the_cut_off():
    assert latencies_s(BarTest(cut_off_s=90.0), 50, seed=1).max() == 90.0


def test_what_a_half_life_forbids():
    assert hours_above([2.5, 4.5], 30).round().tolist() == [12.0, 22.0]
    assert exposure_ratio(6, [2.5, 4.5]).round(1).tolist() == [5.3, 2.5]
    assert hours_above(3.0, 1.0) == 0


def test_equal_half_lives_of_three_species_predict_three_for_people():
    found = [scaled_half_life_h(3.5, BODY_KG[name]) for name in ("mouse", "rat", "monkey")]
    assert [round(one, 1) for one in found] == [26.9, 14.3, 6.8]
    assert scaled_half_life_h(3.5, 70.0) == 3.5


def test_what_the_trial_can_and_cannot_exclude():
    assert ARM == 52
    assert power(0.44, OFF_SD_H, 157 / 3) == pytest.approx(0.21, abs=0.005)
    assert simulated_power(0.44, OFF_SD_H, ARM) == pytest.approx(0.208, abs=0.01)
    assert [round(end, 2) for end in interval(0.44, OFF_SD_H, 157 / 3)] == [-0.31, 1.19]
    assert people_needed(0.44, OFF_SD_H) == 309
    assert power(1.07, OFF_SD_H, 157 / 3) == pytest.approx(0.80, abs=0.005)
    assert power(0.0, OFF_SD_H, ARM) == pytest.approx(0.05)


def test_the_spread_of_the_borrowed_trial_follows_from_its_interval():
    assert (0.92 - 0.07) / 3.92 / np.sqrt(1 / 165 + 1 / 159) == pytest.approx(OFF_SD_H, abs=0.005)
    assert standard_error(OFF_SD_H, 162) == pytest.approx((0.92 - 0.07) / 3.92, rel=0.01)


def test_a_weaker_synapse_needs_less_dopamine_and_saves_off_time():
    needs = [dopamine_needed(with_weakened(HEALTHY, "striatopallidal", s)) for s in (0, 0.05, 0.2, 0.24)]
    assert needs == pytest.approx([0.858, 0.800, 0.609, 0.554], abs=1e-3)
    assert off_time_saved_h(needs[0], needs[3]) == pytest.approx(3.8, abs=0.02)
    assert off_time_saved_h(needs[0], needs[0]) == 0
    for s, hours in ((0.037, 0.44), (0.093, 1.19)):
        need = dopamine_needed(with_weakened(HEALTHY, "striatopallidal", s))
        assert off_time_saved_h(needs[0], need) == pytest.approx(hours, abs=0.02)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: BarTest(animals=1), "animals is 1, but must be at least 2"),
        (lambda: comparisons([[1.0], [2.0]]), "Each group has 1 animal, but must have at least 2"),
        (lambda: differing(np.full((6, 8), 180.0)), "as when all are at the cut-off"),
        (lambda: differing([[0.0, 1.0], [2.0, 3.0]]), "A latency is 0 s, but must be above 0"),
        (lambda: critical_value(5, 1), "animals is 1, but must be a"),
        (lambda: hours_above(0, 30), "half_life_h is 0.0, but must be above 0"),
        (lambda: hours_above(3, 0.5), "ratio is 0.5, but must be at least 1"),
        (lambda: dopamine_needed(with_lesion(HEALTHY, "d1")), "No action passes with normal dopamine"),
        (lambda: people_needed(0, 1.95), "difference is 0, but must be above 0"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(call, said):
    with pytest.raises(CourseError) as refusal:
        call()
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)
