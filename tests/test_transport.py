"""Two protons a turn can fill a vesicle and one cannot; the gradients decide the direction (claim #11)."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.facts import claimed
from course_lib.models.terminal.transport import (
    CHROMAFFIN_GRANULE,
    SYNAPTIC_VESICLE,
    Exchange,
    accumulation_ratio,
    direction,
    driving_force_mV,
    net_force_mV,
)

exchanges = st.builds(
    Exchange,
    protons_out=st.floats(0, 4),
    ph_in=st.floats(4, 9),
    ph_out=st.floats(4, 9),
    potential_mV=st.floats(-100, 100),
    amine_charge=st.sampled_from([0.0, 1.0, 2.0]),
    temperature_K=st.floats(270, 320),
)


def test_one_proton_out_gives_thirtyfold_and_two_give_several_thousandfold():
    one = replace(SYNAPTIC_VESICLE, protons_out=claimed("vmat2.protons_per_amine", "1"))
    assert accumulation_ratio(one) == pytest.approx(10**1.5)
    assert 4_400 < accumulation_ratio(SYNAPTIC_VESICLE) < 4_900


def test_one_for_one_exchange_moves_no_charge_and_ignores_the_potential():
    one = replace(SYNAPTIC_VESICLE, protons_out=1)
    assert accumulation_ratio(replace(one, potential_mV=80)) == pytest.approx(accumulation_ratio(one))


def test_the_force_in_a_chromaffin_granule_is_the_measured_law_s():
    assert driving_force_mV(CHROMAFFIN_GRANULE) == pytest.approx(257, abs=1)
    assert accumulation_ratio(CHROMAFFIN_GRANULE) == pytest.approx(2.2e4, rel=0.05)


def test_without_gradients_nothing_accumulates():
    flat = replace(SYNAPTIC_VESICLE, ph_in=7.2, potential_mV=0)
    assert accumulation_ratio(flat) == 1
    assert direction(flat, 1.0, 1.0) == "balanced"


def test_a_uniporter_follows_the_potential_alone():
    uniporter = replace(SYNAPTIC_VESICLE, protons_out=0, potential_mV=-60)
    thermal_mV = 8.314462618 * 310.15 / 96485.33212 * 1000
    assert accumulation_ratio(uniporter) == pytest.approx(np.exp(60 / thermal_mV))


@given(exchanges)
def test_reversed_gradients_turn_the_ratio_upside_down(exchange):
    reverse = replace(
        exchange, ph_in=exchange.ph_out, ph_out=exchange.ph_in, potential_mV=-exchange.potential_mV
    )
    product = accumulation_ratio(exchange) * accumulation_ratio(reverse)
    assert product == pytest.approx(1, rel=1e-9)


@given(exchanges, st.floats(1e-3, 1e3))
def test_flow_stops_at_the_ratio_and_runs_to_it_from_both_sides(exchange, outside_uM):
    inside_uM = outside_uM * accumulation_ratio(exchange)
    assert direction(exchange, inside_uM, outside_uM) == "balanced"
    assert direction(exchange, inside_uM / 2, outside_uM) == "in"
    assert direction(exchange, inside_uM * 2, outside_uM) == "out"


@given(exchanges)
def test_an_exchange_can_be_run_as_two_half_turns(exchange):
    halves = replace(exchange, protons_out=0), replace(exchange, amine_charge=0)
    assert sum(map(driving_force_mV, halves)) == pytest.approx(driving_force_mV(exchange), abs=1e-9)


def test_a_steeper_ph_step_accumulates_more():
    ratios = [accumulation_ratio(replace(SYNAPTIC_VESICLE, ph_in=ph)) for ph in (7.2, 6.5, 5.7, 5.0)]
    assert ratios == sorted(ratios)


def test_a_force_over_many_contents_falls_with_content():
    force = net_force_mV(SYNAPTIC_VESICLE, np.array([1.0, 10.0, 1e6]), 1.0)
    assert force.shape == (3,)
    assert (np.diff(force) < 0).all()
    assert force[-1] < 0


@pytest.mark.parametrize("value", [-7, 20, float("nan"), float("inf"), "5.7", True, None, [5.7, 6], 1e300])
@pytest.mark.parametrize("name", ["ph_in", "protons_out", "amine_charge", "temperature_K"])
def test_gradients_that_cannot_be_get_one_sentence(name, value):
    with pytest.raises(CourseError, match=name):
        replace(SYNAPTIC_VESICLE, **{name: value})


@pytest.mark.parametrize("value", [0, -1, float("nan"), "full", True, None, [], 1j])
def test_concentrations_that_cannot_be_get_one_sentence(value):
    with pytest.raises(CourseError, match="inside_uM"):
        direction(SYNAPTIC_VESICLE, value, 1.0)
    with pytest.raises(CourseError, match="outside_uM"):
        net_force_mV(SYNAPTIC_VESICLE, 1.0, value)


def test_anything_but_an_exchange_gets_one_sentence():
    with pytest.raises(CourseError, match="must be an Exchange"):
        accumulation_ratio(2)
    with pytest.raises(CourseError, match="potential_mV"):
        replace(SYNAPTIC_VESICLE, potential_mV=40_000)
