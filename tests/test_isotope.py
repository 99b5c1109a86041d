"""The isotope effect: its limits, its inverses, and what is left of it on the way to the patient."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.facts import fact, fact_range
from course_lib.models.isotope.effect import (
    deuterium_wavenumber_per_cm,
    exposure_ratio,
    forward_commitment,
    intrinsic_isotope_effect,
    observed_isotope_effect,
    route_effect,
    route_share,
)

EFFECTS, SHARES = st.floats(1.0, 50.0), st.floats(0.01, 0.99)


def test_textbook_wavenumbers_give_the_textbook_ceiling():
    waves = fact("isotope.ch_stretch", "1/cm"), fact("isotope.cd_stretch", "1/cm")
    low, high = fact_range("isotope.kie_ceiling", "1")
    assert low <= intrinsic_isotope_effect(*waves, 298.0) <= high
    assert intrinsic_isotope_effect(*waves, 310.0) == pytest.approx(6.4, abs=0.05)


def test_the_oscillator_by_symbols_equals_the_function():
    import sympy as sp

    h, c, k, T, spring, light, heavy = sp.symbols("h c k T K mu_H mu_D", positive=True)
    zero_point = lambda mu: h / (4 * sp.pi) * sp.sqrt(spring / mu)  # noqa: E731 the line of the derivation
    ratio = sp.exp((zero_point(light) - zero_point(heavy)) / (k * T))
    wave = 2900.0
    pinned = ratio.subs(spring, (2 * sp.pi * c * wave) ** 2 * light)
    numbers = {h: 6.62607015e-34, c: 29_979_245_800, k: 1.380649e-23, T: 298, light: 12 / 13, heavy: 24 / 14}
    derived = float(pinned.subs(numbers))
    assert intrinsic_isotope_effect(wave, deuterium_wavenumber_per_cm(wave), 298) == pytest.approx(
        derived, rel=1e-12
    )
    assert derived == pytest.approx(6.4, abs=0.05)


def test_a_warmer_reaction_shows_a_smaller_effect_and_equal_bonds_show_none():
    assert intrinsic_isotope_effect(2900, 2100, 310) < intrinsic_isotope_effect(2900, 2100, 298)
    assert intrinsic_isotope_effect(2900, 2900, 298) == 1.0


def test_a_heavier_partner_brings_the_ratio_of_wavenumbers_to_the_square_root_of_two():
    assert 2900 / deuterium_wavenumber_per_cm(2900, 1e9) == pytest.approx(np.sqrt(2), rel=1e-6)


@given(EFFECTS, st.floats(0, 1e3))
def test_masking_lies_between_nothing_and_everything(intrinsic, commitment):
    seen = observed_isotope_effect(intrinsic, commitment)
    assert 1 <= seen <= intrinsic + 1e-12


def test_commitment_hides_the_effect_at_its_limits():
    assert observed_isotope_effect(6.4, 0.0) == 6.4
    assert observed_isotope_effect(6.4, 1e9) == pytest.approx(1.0, abs=1e-8)
    assert observed_isotope_effect(6.4, 0.0, 1e9, equilibrium=1.2) == pytest.approx(1.2, abs=1e-8)


def test_the_measured_masking_needs_a_commitment_of_44():
    intrinsic, seen = fact("isotope.kie_intrinsic", "1"), fact("isotope.kie_observed_v_over_k", "1")
    assert forward_commitment(intrinsic, seen) == pytest.approx(44)
    assert observed_isotope_effect(intrinsic, 44.0) == pytest.approx(seen)


@given(EFFECTS, SHARES)
def test_the_effect_that_a_route_needs_is_the_inverse_of_what_it_gives(effect, share):
    assert route_effect(exposure_ratio(effect, share), share) == pytest.approx(effect, rel=1e-9)


@given(SHARES)
def test_the_share_of_a_route_is_the_inverse_of_blocking_it(share):
    assert route_share(exposure_ratio(np.inf, share)) == pytest.approx(share, rel=1e-9)


def test_a_parallel_route_caps_what_any_isotope_effect_can_do():
    assert exposure_ratio(1e9, 2 / 3) == pytest.approx(3.0)
    assert exposure_ratio(6.4, 0.0) == 1.0
    assert exposure_ratio(6.4, 0.9) > exposure_ratio(6.4, 0.5)
    with pytest.raises(CourseError, match="does not reach"):
        route_effect(4.0, 2 / 3)


def test_the_clinical_doubling_needs_a_masked_effect_below_the_intrinsic_one():
    share = route_share(fact("tetrabenazine.paroxetine_alpha_auc_ratio", "1"))
    needed = route_effect(fact("deutetrabenazine.auc_ratio", "1"), share)
    assert 1 < needed < intrinsic_isotope_effect(2900, 2100, 310)
    assert needed == pytest.approx(4.0, abs=0.15)


@pytest.mark.parametrize("wrong", [float("nan"), -1, "3", None, True, [1.0]])
def test_wrong_numbers_get_a_sentence(wrong):
    for ask in (
        lambda: intrinsic_isotope_effect(wrong, 2100, 298),
        lambda: intrinsic_isotope_effect(2100, 2900, 298),
        lambda: intrinsic_isotope_effect(2900, 2100, wrong),
        lambda: intrinsic_isotope_effect(2900, 2100, 1e-3),
        lambda: deuterium_wavenumber_per_cm(wrong),
        lambda: observed_isotope_effect(6.0, wrong),
        lambda: observed_isotope_effect(0.5, 1.0),
        lambda: forward_commitment(2.0, 3.0),
        lambda: exposure_ratio(3.0, wrong),
        lambda: exposure_ratio(np.inf, 1.0),
        lambda: route_share(wrong if wrong is not True else 0.5),
    ):
        with pytest.raises(CourseError):
            ask()
