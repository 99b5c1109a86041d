"""Fat and water: the wall's two limits, the valley, free against total, three clocks, each number by two routes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.membrane.barrier import (
    BRAIN,
    Barrier,
    extraction,
    fast_band,
    fastest_log_d,
    filled,
    flow_limited_half_time_min,
    free_ratio,
    half_time_min,
    slow_wall_half_time_min,
    total_ratio,
)
from course_lib.models.membrane.clocks import (
    Clocks,
    after_stopping,
    after_swallowing,
    left_after,
    peak_time_h,
    slowest_clock,
)
from course_lib.models.membrane.descriptors import DRUGS, describe, desirabilities, multiparameter_score
from course_lib.models.membrane.measured import (
    bootstrap_optimum,
    explained,
    measured_values,
    parabola_optimum,
)
from course_lib.models.membrane.partition import (
    brain_volume_mL_per_g,
    log_d_of_base,
    log_d_of_free_fraction,
    partition,
    plasma_free_fraction,
)

LOG_D = st.floats(-4.0, 8.0)
SPONGE = Barrier(greasy_blood=False)


# --- partition


@given(st.floats(-3, 8), st.floats(3, 11))
def test_a_base_is_never_greasier_than_its_uncharged_form(log_p, pka):
    assert log_d_of_base(log_p, pka) <= log_p
    assert log_d_of_base(log_p, pka, ph=pka) == pytest.approx(log_p - np.log10(2))


@given(st.floats(-3, 7))
def test_the_line_of_plasma_binding_reads_backwards(log_d):
    assert log_d_of_free_fraction(plasma_free_fraction(log_d)) == pytest.approx(log_d, abs=1e-6)


def test_measured_binding_read_backwards_places_the_drugs():
    for drug, expected in (("htbz", 1.41), ("tetrabenazine", 2.0)):
        free = 1 - fact(f"{drug}.protein_binding", "%") / 100
        assert log_d_of_free_fraction(free) == pytest.approx(expected, abs=0.03)
    assert log_d_of_free_fraction(1 - fact("valbenazine.protein_binding", "%") / 100) >= 3.75


def test_calculated_log_d_overestimates_the_binding_of_htbz():
    bound = 1 - plasma_free_fraction(2.7)
    assert 100 * bound == pytest.approx(94, abs=0.5)
    assert 100 * bound > fact("htbz.protein_binding", "%") + 25


# --- barrier

TABLE = (
    (-2, 99, 0.8, 663),
    (0, 86, 0.8, 8.0),
    (1.4, 36, 1.2, 2.1),
    (2, 17, 1.9, 2.7),
    (4, 0.7, 7.0, 9.7),
    (6, 0.02, 24, 33.4),
)


@pytest.mark.parametrize(("log_d", "free_percent", "kp", "half_min"), TABLE)
def test_the_table_of_half_times_is_reached(log_d, free_percent, kp, half_min):
    assert 100 * plasma_free_fraction(log_d) == pytest.approx(free_percent, abs=0.5 if log_d < 3 else 0.005)
    assert total_ratio(BRAIN, log_d) == pytest.approx(kp, rel=0.04)
    assert half_time_min(BRAIN, log_d) == pytest.approx(half_min, rel=0.02)


def test_the_sponge_alone_takes_months_and_greasy_blood_takes_most_of_it_back():
    days = half_time_min(SPONGE, 6.0) / 60 / 24
    assert days == pytest.approx(96, abs=0.5)
    assert half_time_min(SPONGE, 6.0) / half_time_min(BRAIN, 6.0) == pytest.approx(4000, rel=0.05)


@pytest.mark.parametrize("log_d", [0.0, 2.0, 6.0])
def test_integrating_the_equation_gives_the_half_time(log_d):
    from scipy.integrate import solve_ivp

    inflow = BRAIN.blood_flow_mL_per_min_g * extraction(BRAIN, log_d)
    kp = total_ratio(BRAIN, log_d)
    run = solve_ivp(
        lambda t, A: inflow * (1 - A / kp), (0, 200), [0.0], rtol=1e-9, atol=1e-12, dense_output=True
    )
    times = np.linspace(0, 200, 400_001)
    crossed = times[int(np.argmax(run.sol(times)[0] >= kp / 2))]
    assert crossed == pytest.approx(half_time_min(BRAIN, log_d), rel=1e-3)
    assert crossed == pytest.approx({0.0: 7.99, 2.0: 2.71, 6.0: 33.40}[log_d], abs=0.02)


def test_the_valley_by_search_and_by_derivative():
    import sympy as sp

    at = fastest_log_d(BRAIN)
    assert at == pytest.approx(1.28, abs=0.01)
    assert half_time_min(BRAIN, at) == pytest.approx(2.1, abs=0.05)
    d = sp.symbols("d")
    K = 10**d
    f = 1 / (1 + sp.Float(10) ** -0.78 * K**0.733)
    wall = BRAIN.permeability_mL_per_min_g * K / sp.sqrt(320)
    half = (
        sp.log(2)
        * (BRAIN.water_mL_per_g + BRAIN.lipid_mL_per_g * K)
        * f
        / (0.5 * (1 - sp.exp(-f * wall / 0.5)))
    )
    assert float(sp.nsolve(sp.diff(half, d), d, 1.3)) == pytest.approx(at, abs=1e-3)


def test_the_valley_is_broad_and_moves_with_the_wall():
    low, high = fast_band(BRAIN)
    assert low == pytest.approx(0.4, abs=0.05)
    assert high == pytest.approx(2.7, abs=0.05)
    for wall, expected in ((0.3, 1.9), (5.0, 0.9)):
        assert fastest_log_d(replace(BRAIN, permeability_mL_per_min_g=wall)) == pytest.approx(
            expected, abs=0.05
        )


def test_a_shallower_brain_takes_the_penalty_away():
    assert half_time_min(replace(BRAIN, brain_slope=0.733), 6.0) == pytest.approx(0.8, abs=0.05)


def test_both_limits_are_reached_from_inside():
    assert half_time_min(BRAIN, -3.0) == pytest.approx(slow_wall_half_time_min(BRAIN, -3.0), rel=1e-3)
    assert half_time_min(BRAIN, 6.0) == pytest.approx(flow_limited_half_time_min(BRAIN, 6.0), rel=1e-6)


def test_the_slow_wall_by_symbols_is_the_published_half_time():
    import sympy as sp

    Q, PS, f, V = sp.symbols("Q PS f V", positive=True)
    half = sp.log(2) * V * f / (Q * (1 - sp.exp(-f * PS / Q)))
    assert sp.limit(half, Q, sp.oo) == sp.log(2) * V / PS
    K, water, lipid, wall = sp.symbols("K w l p", positive=True)
    assert sp.limit(sp.log(2) * (water + lipid * K) / (wall * K), K, sp.oo) == sp.log(2) * lipid / wall


@given(LOG_D)
def test_the_half_time_is_above_both_limits_and_below_their_sum(log_d):
    exact = half_time_min(BRAIN, log_d)
    slow, flow = slow_wall_half_time_min(BRAIN, log_d), flow_limited_half_time_min(BRAIN, log_d)
    assert max(slow, flow) * (1 - 1e-9) <= exact <= (slow + flow) * (1 + 1e-9)


@given(LOG_D, st.floats(0, 50))
def test_free_drug_at_the_end_is_that_of_plasma_unless_a_pump_works(log_d, efflux):
    pumped = replace(BRAIN, efflux_per_passive=efflux)
    free_in_brain = total_ratio(pumped, log_d) / brain_volume_mL_per_g(log_d)
    assert free_in_brain / plasma_free_fraction(log_d) == pytest.approx(free_ratio(pumped))
    assert free_ratio(BRAIN) == 1.0


def test_a_full_brain_can_be_a_poor_site():
    pumped = replace(BRAIN, efflux_per_passive=5.0)
    assert total_ratio(pumped, 6.0) == pytest.approx(4.0, abs=0.05)
    assert free_ratio(pumped) == pytest.approx(0.17, abs=0.005)


def test_more_blood_fills_faster_and_a_fuller_sponge_slower():
    assert half_time_min(replace(BRAIN, blood_flow_mL_per_min_g=1.0), 4.0) < half_time_min(BRAIN, 4.0)
    assert half_time_min(replace(BRAIN, lipid_mL_per_g=0.2), 4.0) > half_time_min(BRAIN, 4.0)
    np.testing.assert_allclose(filled(BRAIN, 2.0, [0.0, half_time_min(BRAIN, 2.0), 1e5]), [0, 0.5, 1])


# --- clocks


@pytest.mark.parametrize(("log_d", "peak_h"), [(2.0, 3.5), (6.0, 4.7), (-2.0, 21)])
def test_a_swallowed_dose_peaks_in_the_brain_when_wall_and_plasma_allow(log_d, peak_h):
    clocks = Clocks(
        plasma_h=fact("valbenazine.half_life", "h"), membrane_h=half_time_min(BRAIN, log_d) / 60, site_h=0.01
    )
    assert peak_time_h(clocks) == pytest.approx(peak_h, rel=0.03)


@pytest.mark.parametrize("log_d", [2.0, 6.0])
def test_washout_of_a_greasy_drug_belongs_to_plasma(log_d):
    plasma_h = fact("valbenazine.half_life", "h")
    clocks = Clocks(plasma_h=plasma_h, membrane_h=half_time_min(BRAIN, log_d) / 60, site_h=0.01)
    brain = after_swallowing(clocks, [48.0, 48.0 + plasma_h])[1]
    assert brain[1] / brain[0] == pytest.approx(0.5, rel=0.01)
    assert slowest_clock(clocks) == "plasma"


def test_a_chain_loses_nothing_and_each_link_lags_behind_the_one_before():
    plasma, brain, site = after_stopping(
        Clocks(plasma_h=2.0, membrane_h=5.0, site_h=3.0), np.linspace(0, 60, 121)
    )
    assert (plasma[1:] < brain[1:]).all()
    assert (brain[1:] < site[1:]).all()
    assert plasma[4] == pytest.approx(0.5)


def test_two_steps_by_matrix_and_by_formula():
    k, m, times = np.log(2) / 4.0, np.log(2) / 1.0, np.linspace(0, 24, 25)
    brain = after_stopping(Clocks(plasma_h=4.0, membrane_h=1.0, site_h=1.0), times)[1]
    np.testing.assert_allclose(brain, (m * np.exp(-k * times) - k * np.exp(-m * times)) / (m - k), rtol=1e-9)


def test_reserpines_memory_cannot_be_its_sponge():
    pool_h = half_time_min(Barrier(molar_mass_g_per_mol=609.0), describe("reserpine").log_d) / 60
    assert 60 * pool_h == pytest.approx(10, abs=0.5)
    assert 100 * left_after(1.0, pool_h) == pytest.approx(2, abs=0.6)
    assert left_after(fact("reserpine.bound_half_life_heart", "h"), pool_h) < 1e-20


# --- descriptors


def test_the_table_of_descriptors_is_that_of_the_calculators():
    expected = {
        "tetrabenazine": (3.24, 38.8, 317, 5.2, 46),
        "HTBZ": (3.03, 41.9, 319, 5.5, 45),
        "valbenazine": (3.56, 74.0, 419, 4.7, 66),
        "reserpine": (4.17, 117.8, 609, 2.3, 68),
    }
    for drug, (log_p, surface, mass, score, shadow) in expected.items():
        found = describe(drug)
        assert found.log_p == pytest.approx(log_p, abs=0.005)
        assert found.polar_surface_angstrom2 == pytest.approx(surface, abs=0.05)
        assert found.molar_mass_g_per_mol == pytest.approx(mass, abs=0.6)
        assert multiparameter_score(found) == pytest.approx(score, abs=0.06)
        assert found.smallest_shadow_angstrom2 == pytest.approx(shadow, abs=6)


def test_no_shadow_excludes_a_drug_and_only_reserpine_fails_the_score():
    limit = fact("membrane.area_limit", "angstrom**2")
    assert all(describe(drug).smallest_shadow_angstrom2 < limit for drug in DRUGS)
    assert [drug for drug in DRUGS if multiparameter_score(describe(drug)) < 4] == ["reserpine"]


def test_a_donor_counted_as_a_hydrogen_lowers_valbenazine():
    counted_twice = replace(describe("valbenazine"), donors=2)
    assert multiparameter_score(counted_twice) == pytest.approx(4.3, abs=0.1)
    assert all(0 <= each <= 1 for drug in DRUGS for each in desirabilities(describe(drug)).values())


def test_the_stored_descriptors_are_those_of_a_fresh_run():
    pytest.importorskip("rdkit", reason="RDKit is optional: pip install -e '.[molecules]'")
    import importlib.util
    from pathlib import Path

    path = Path(__file__).resolve().parent.parent / "tools" / "describe_molecules.py"
    spec = importlib.util.spec_from_file_location("describe_molecules", path)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    for row in tool.descriptor_rows():
        fresh, stored = dict(zip(tool.DESCRIPTOR_COLUMNS, row, strict=True)), describe(row[0])
        for name in ("log_p", "polar_surface_angstrom2", "molar_mass_g_per_mol", "donors"):
            assert getattr(stored, name) == pytest.approx(fresh[name], abs=0.01)
        assert stored.smallest_shadow_angstrom2 == pytest.approx(fresh["smallest_shadow_angstrom2"], abs=6)


# --- measured values


def test_surface_explains_more_of_the_measured_values_than_log_p():
    values = measured_values()
    assert len(values.log_ratio) == fact("membrane.brain_blood_values", "1")
    y = values.log_ratio
    assert 100 * explained([values.log_p], y) == pytest.approx(8, abs=0.5)
    assert 100 * explained([values.polar_surface_angstrom2], y) == pytest.approx(28, abs=0.5)
    assert 100 * explained([values.log_p, values.polar_surface_angstrom2], y) == pytest.approx(30, abs=0.5)
    assert explained([values.log_p, values.log_p**2], y) < 0.09


def test_the_measured_values_do_not_determine_an_optimum():
    values = measured_values()
    low, high, _ = bootstrap_optimum(values.log_p, values.log_ratio)
    assert low == pytest.approx(5, abs=0.5)
    assert high > 30
    assert high > values.log_p.max()


def test_a_true_optimum_is_found_again():
    rng = np.random.default_rng(3)
    x = rng.uniform(-1, 6, 400)
    y = -0.2 * (x - 2.0) ** 2 + rng.normal(0, 0.3, 400)
    low, high, none = bootstrap_optimum(x, y, repeats=200)
    assert low < 2.0 < high
    assert none == 0.0
    assert parabola_optimum(x, y) == pytest.approx(2.0, abs=0.1)
    assert np.isnan(parabola_optimum(x, -y))


# --- refusals


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: partition(11.0), "was never measured"),
        (lambda: half_time_min(BRAIN, -9.0), "was never measured"),
        (lambda: log_d_of_base(3.0, pka=99.0), "half is charged"),
        (lambda: Barrier(blood_flow_mL_per_min_g=0.0), "without blood nothing arrives"),
        (lambda: Barrier(permeability_mL_per_min_g=0.0), "without permeability"),
        (lambda: Barrier(efflux_per_passive=-1.0), "a pump throws out"),
        (lambda: Clocks(plasma_h=0.0, membrane_h=1.0, site_h=1.0), "each clock runs down"),
        (lambda: left_after(-1.0, 2.0), "time runs forward"),
        (lambda: describe("aspirin"), "these four"),
        (lambda: explained([[1.0, 2.0]], [1.0, 2.0, 3.0]), "one for each compound"),
        (lambda: explained([[1.0, 2.0, 3.0]], [1.0, 1.0, 1.0]), "nothing to explain"),
        (lambda: fast_band(BRAIN, factor=1.0), "factor of 1"),
        (lambda: log_d_of_free_fraction(0.0), "a bound and a free part"),
    ],
)
def test_a_wrong_input_is_refused_in_one_sentence(call, words):
    with pytest.raises(CourseError, match=words):
        call()
