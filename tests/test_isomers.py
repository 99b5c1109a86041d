"""Isomers: which is which, what a mirror does, and how a mixture shares VMAT2, each number by two routes."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.facts import fact, fact_range, record
from course_lib.models.isomers import chemistry, gloves
from course_lib.models.isomers.exposure import (
    DEUTETRABENAZINE_ISOMERS,
    KIS_OF_PLUS_ALPHA_nM,
    blood_shares,
    free_nM,
    held,
    mean_total_nM,
)
from course_lib.models.isomers.mixture import (
    binding_shares,
    effective_ki_nM,
    free_concentration_nM,
    occupancies,
    odds,
    racemate_ki_nM,
    same_odds_dose_mg,
)
from course_lib.models.isomers.simulated_sites import simulate_sites
from course_lib.models.isomers.structures import (
    CENTRES,
    HTBZ_ISOMERS,
    MINUS_ALPHA,
    PLUS_ALPHA,
    PLUS_BETA,
    TETRABENAZINE_HANDS,
    VALBENAZINE_STRUCTURE,
    isomer,
    mirrored,
    relation,
    stereoisomers,
)

KIS = st.floats(0.1, 1e4)
SHARES = st.lists(st.floats(0.01, 1.0), min_size=3, max_size=3)


@pytest.fixture(scope="module")
def rdkit():
    return pytest.importorskip("rdkit", reason="RDKit is optional: pip install -e '.[molecules]'")


# --- structures


def test_the_table_is_what_an_independent_program_reads_from_the_structures(rdkit):
    in_order = [CENTRES.index(centre) for centre in ("C11b", "C2", "C3")]  # as the SMILES names them
    for each in HTBZ_ISOMERS:
        assert chemistry.inchikey(each.smiles) == each.inchikey
        assert chemistry.hands_of(each.smiles) == tuple(each.hands[i] for i in in_order)
    for smiles, key in [*TETRABENAZINE_HANDS.values(), VALBENAZINE_STRUCTURE]:
        assert chemistry.inchikey(smiles) == key


def test_the_table_has_the_keys_and_the_hands_of_the_literature():
    assert PLUS_ALPHA.inchikey == record("isomers.plus_alpha_key").statement
    assert VALBENAZINE_STRUCTURE[1] == record("isomers.valbenazine_key").statement
    assert MINUS_ALPHA.label in record("isomers.absolute_configuration").statement
    assert PLUS_ALPHA.label in record("isomers.absolute_configuration").statement
    shared = record("isomers.decisive_configuration").statement
    assert all("3R,11bR" in each.label for each in (PLUS_ALPHA, PLUS_BETA))
    assert "3R,11bR" in shared


def test_eight_forms_can_be_written_and_four_have_c3_and_c11b_alike():
    written = list(product("RS", repeat=3))
    made = [hands for hands in written if hands[1] == hands[2]]
    assert len(written) == stereoisomers(3) == 8
    assert len(made) == stereoisomers(3, tied_pairs=1) == fact("isomers.isomers_made", "1")
    assert set(made) == {each.hands for each in HTBZ_ISOMERS}


def test_all_four_share_their_atoms_and_no_two_share_their_key():
    assert {each.inchikey[:14] for each in HTBZ_ISOMERS} == {"WEQLWGNDNRARGE"}
    assert len({each.inchikey for each in HTBZ_ISOMERS}) == 4


def test_log_p_and_polar_surface_cannot_tell_the_four_apart(rdkit):
    from rdkit.Chem import Crippen, rdMolDescriptors

    built = [chemistry.molecule(each.smiles) for each in HTBZ_ISOMERS]
    assert {round(Crippen.MolLogP(one), 3) for one in built} == {3.03}
    assert {round(rdMolDescriptors.CalcTPSA(one), 2) for one in built} == {41.93}


def test_alpha_and_beta_are_no_mirror_images():
    assert relation(PLUS_ALPHA.hands, MINUS_ALPHA.hands) == "enantiomers"
    assert relation(PLUS_ALPHA.hands, PLUS_BETA.hands) == "diastereomers"
    assert relation(PLUS_ALPHA.hands, PLUS_ALPHA.hands) == "same"
    assert mirrored(mirrored(PLUS_BETA.hands)) == PLUS_BETA.hands


# --- gloves


def test_the_stored_shapes_are_those_of_a_fresh_run(rdkit):
    import importlib.util
    from pathlib import Path

    path = Path(__file__).resolve().parent.parent / "tools" / "draw_isomers.py"
    spec = importlib.util.spec_from_file_location("draw_isomers", path)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    fresh = tool.drawings()
    assert fresh["centres"] == gloves.stored("flat")["centres"]
    for name, drawn in fresh["isomers"].items():
        stored = gloves.stored("flat")["isomers"][name]
        assert drawn["symbols"] == stored["symbols"]
        assert drawn["bonds"] == stored["bonds"]
        np.testing.assert_allclose(drawn["places"], stored["places"], atol=1e-3)
    turned, kept = tool.turned(), gloves.stored("turned")
    for distance in ("mirror_angstrom", "best_mirrored_conformer_angstrom", "next_own_conformer_angstrom"):
        assert turned[distance] == pytest.approx(kept[distance], abs=0.1)
    assert turned["mirror_inchikey"] == kept["mirror_inchikey"]


def test_a_reflection_turns_the_key_into_that_of_the_mirror_image():
    assert gloves.stored("turned")["mirror_inchikey"] == MINUS_ALPHA.inchikey


def test_no_turn_brings_a_molecule_onto_its_mirror_image():
    shape = gloves.coordinates_angstrom("[+]-α")
    by_us = gloves.distance_angstrom(gloves.mirrored_places(shape), shape)
    by_rdkit = gloves.stored("turned")["mirror_angstrom"]
    assert by_us == pytest.approx(by_rdkit, abs=0.01)
    assert by_us == pytest.approx(1.31, abs=0.1)


def test_the_best_mirrored_conformer_lies_further_off_than_the_next_own_one():
    kept = gloves.stored("turned")
    assert kept["best_mirrored_conformer_angstrom"] == pytest.approx(0.77, abs=0.1)
    assert kept["next_own_conformer_angstrom"] == pytest.approx(0.35, abs=0.1)


@given(st.floats(-360, 360), st.floats(-90, 90))
def test_a_turn_keeps_the_shape_and_two_mirrors_give_it_back(turn, tilt):
    shape = gloves.coordinates_angstrom("[+]-β")
    assert gloves.distance_angstrom(gloves.turned(shape, turn, tilt), shape) < 1e-6
    np.testing.assert_array_equal(gloves.mirrored_places(gloves.mirrored_places(shape)), shape)


# --- mixture


def test_one_drug_alone_follows_the_law_of_mass_action():
    for ratio in (0.0, 0.5, 3.0):
        assert occupancies([ratio * 4.0], [4.0])[0] == pytest.approx(ratio / (1 + ratio))


@given(SHARES, KIS)
def test_equal_ki_share_the_target_as_the_blood_is_shared(shares, ki):
    np.testing.assert_allclose(binding_shares(shares, [ki] * 3), np.array(shares) / sum(shares))


@given(SHARES, st.lists(KIS, min_size=3, max_size=3), st.floats(0.01, 100.0))
def test_the_dose_cancels_from_the_shares_of_binding(shares, kis, dose):
    held_by = occupancies(dose * np.array(shares), kis)
    np.testing.assert_allclose(held_by / held_by.sum(), binding_shares(shares, kis), rtol=1e-9)


@given(SHARES, st.lists(KIS, min_size=3, max_size=3))
def test_the_effective_ki_holds_half_and_lies_between_its_members(shares, kis):
    ki = effective_ki_nM(shares, kis)
    half = occupancies(ki * np.array(shares) / sum(shares), kis).sum()
    assert half == pytest.approx(0.5)
    assert min(kis) <= ki * (1 + 1e-9)
    assert ki <= max(kis) * (1 + 1e-9)


def test_a_competitor_takes_sites_from_each_and_adds_to_the_total():
    alone, together = occupancies([3.0], [3.0]), occupancies([3.0, 10.0], [3.0, 10.0])
    assert together[0] < alone[0] < together.sum() < 1


def test_a_racemate_with_a_dead_half_has_twice_the_ki():
    plus, minus = fact("tetrabenazine.plus_vmat2_ki", "nM"), fact("tetrabenazine.minus_vmat2_ki", "nM")
    assert racemate_ki_nM(plus, minus) == pytest.approx(8.94, abs=0.005)
    assert racemate_ki_nM(plus, 1e15) == pytest.approx(2 * plus)
    assert racemate_ki_nM(plus, plus) == pytest.approx(plus)


def test_half_a_racemate_halves_the_odds_and_not_the_effect():
    full, half = occupancies([30.0], [3.0])[0], occupancies([15.0, 15.0], [3.0, 3e9]).sum()
    assert odds(half) == pytest.approx(odds(full) / 2)
    assert half > 0.9 * full


def test_the_racemate_by_symbols_equals_the_function():
    import sympy as sp

    C, K, share = sp.symbols("C K p", positive=True)
    half = sp.solve(sp.Eq(share * C / K / (1 + share * C / K), sp.Rational(1, 2)), C)[0]
    assert half.subs(share, sp.Rational(1, 2)) == 2 * K


def test_a_threshold_needs_the_concentration_that_gives_it_back():
    needed = free_concentration_nM(0.65, 180.0)
    assert occupancies([needed], [180.0])[0] == pytest.approx(0.65)
    assert same_odds_dose_mg(40.0, [0.5, 0.5], [3.0, 3e12], 3.0) == pytest.approx(20.0)


# --- from dose to target


def varied(ki_nM: float, part: float):
    at_vmat2 = {**DEUTETRABENAZINE_ISOMERS.kis_nM["VMAT2"], "[+]-α": ki_nM}
    return replace(
        DEUTETRABENAZINE_ISOMERS,
        plus_alpha_part=part,
        kis_nM={**DEUTETRABENAZINE_ISOMERS.kis_nM, "VMAT2": at_vmat2},
    )


@pytest.mark.parametrize(
    ("whose", "part", "at_24_mg", "at_48_mg"),
    [
        ("label", 1.0, 54.0, 70.1),
        ("label", 0.0, 44.3, 61.4),
        ("Kilbourn", 1.0, 66.3, 79.7),
        ("Yao", 0.5, 48.4, 65.2),
    ],
)
def test_the_table_of_occupancies_is_reached_without_a_fit(whose, part, at_24_mg, at_48_mg):
    mixture = varied(KIS_OF_PLUS_ALPHA_nM[whose], part)
    for dose, percent in ((24.0, at_24_mg), (48.0, at_48_mg)):
        assert 100 * held(mixture, dose).sum() == pytest.approx(percent, abs=0.05)


def test_the_labels_ki_meets_the_sponsors_curve_and_the_second_dose_follows_from_the_first():
    seen = [fact(f"occupancy.deutetrabenazine_xr_{dose}mg", "%") for dose in (24, 48)]
    ours = [100 * held(DEUTETRABENAZINE_ISOMERS, dose).sum() for dose in (24.0, 48.0)]
    np.testing.assert_allclose(ours, seen, atol=0.5)
    assert 2 * odds(seen[0] / 100) == pytest.approx(odds(seen[1] / 100), rel=0.01)


def test_the_commonest_isomer_does_a_twentieth_of_the_binding_and_the_second_one_most():
    by = dict(zip(("[+]-α", "[+]-β", "[−]-α", "[−]-β"), held(DEUTETRABENAZINE_ISOMERS, 24.0), strict=True))
    total = sum(by.values())
    assert 100 * by["[−]-α"] / total == pytest.approx(5, abs=0.5)
    assert 100 * by["[+]-α"] / total == pytest.approx(32, abs=0.5)
    assert 100 * by["[+]-β"] / total == pytest.approx(63, abs=0.5)
    turned = held(varied(KIS_OF_PLUS_ALPHA_nM["Kilbourn"], 1.0), 24.0)
    assert turned[0] / turned.sum() == pytest.approx(0.60, abs=0.01)  # the winner hangs on one Ki
    assert turned[1] / turned.sum() == pytest.approx(0.37, abs=0.01)


def test_simulated_sites_agree_with_the_formula():
    concentrations = free_nM(DEUTETRABENAZINE_ISOMERS, 24.0)
    counted = simulate_sites(concentrations, list(DEUTETRABENAZINE_ISOMERS.kis_nM["VMAT2"].values()))
    np.testing.assert_allclose(counted, held(DEUTETRABENAZINE_ISOMERS, 24.0), atol=0.007)
    assert counted.sum() == pytest.approx(0.54, abs=0.01)


def test_mean_concentrations_are_those_of_the_compartment_model():
    from course_lib.models.isomers import exposure

    assert mean_total_nM(DEUTETRABENAZINE_ISOMERS, 24.0) == pytest.approx(63.0, abs=0.1)
    alpha, beta = fact_range("deutetrabenazine.clearance", "L/h")
    assert exposure.DEUTETRABENAZINE_ISOMERS.clearances_L_per_h == (alpha, beta)
    mass = fact("molecule.deutetrabenazine", "g/mol") + 2.016  # the ketone takes up two hydrogens
    assert 1e-3 * mass * mean_total_nM(DEUTETRABENAZINE_ISOMERS, 48.0) == pytest.approx(41, abs=0.5)


def test_off_target_occupancy_stays_below_the_window_of_haloperidol():
    dirty = replace(DEUTETRABENAZINE_ISOMERS, plus_alpha_part=0.0)
    at_d2 = [
        100 * held(each, dose, "D2").sum()
        for each in (DEUTETRABENAZINE_ISOMERS, dirty)
        for dose in (24.0, 48.0)
    ]
    np.testing.assert_allclose(at_d2, [7.7, 14.3, 9.6, 17.5], atol=0.06)
    peaks = {"peak_alpha": 1.58, "peak_beta": 2.24}
    top = [100 * held(each, 48.0, "D2", **peaks).sum() for each in (DEUTETRABENAZINE_ISOMERS, dirty)]
    np.testing.assert_allclose(top, [21, 27], atol=0.5)
    assert max(top) < fact("antipsychotic.response_occupancy", "%")
    serotonin = [
        100 * held(each, dose, "5-HT7").sum()
        for each in (DEUTETRABENAZINE_ISOMERS, dirty)
        for dose in (24.0, 48.0)
    ]
    np.testing.assert_allclose(serotonin, [17, 30, 30, 46], atol=0.7)
    top = [100 * held(each, 48.0, "5-HT7", **peaks).sum() for each in (DEUTETRABENAZINE_ISOMERS, dirty)]
    np.testing.assert_allclose(top, [40, 61], atol=0.6)


def test_more_of_the_last_share_as_plus_alpha_holds_more_vmat2_and_less_d2():
    less, more = varied(3.0, 0.2), varied(3.0, 0.8)
    assert held(more, 24.0).sum() > held(less, 24.0).sum()
    assert held(more, 24.0, "D2").sum() < held(less, 24.0, "D2").sum()
    assert blood_shares(more).sum() == pytest.approx(1.0)


# --- refusals


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: occupancies([], []), "at least 1 number"),
        (lambda: occupancies([1.0], [1.0, 2.0]), "each drug must have its own Ki"),
        (lambda: occupancies([-1.0], [1.0]), "at least 0"),
        (lambda: binding_shares([0.0, 0.0], [1.0, 2.0]), "an empty mixture binds nothing"),
        (lambda: racemate_ki_nM(0.0, 1.0), "above 0"),
        (lambda: free_concentration_nM(1.0, 3.0), "no concentration holds all of it"),
        (lambda: stereoisomers(0), "stereocentre"),
        (lambda: mirrored(()), "its own mirror image"),
        (lambda: relation(("R",), ("R", "S")), "as many"),
        (lambda: isomer("[+]-γ"), "these four"),
        (lambda: simulate_sites([0.0], [1.0]), "one must be there"),
        (lambda: held(DEUTETRABENAZINE_ISOMERS, -1.0), "a dose is swallowed"),
        (lambda: held(DEUTETRABENAZINE_ISOMERS, 24.0, "5-HT2B"), "only these have a Ki"),
    ],
)
def test_a_wrong_input_is_refused_in_one_sentence(call, words):
    with pytest.raises(CourseError, match=words):
        call()


@pytest.mark.parametrize("smiles", ["", "C1CC", "no molecule", 7])
def test_an_invalid_smiles_is_refused(rdkit, smiles):
    with pytest.raises(CourseError, match="must describe a molecule"):
        chemistry.molecule(smiles)


def test_a_molecule_without_stereocentres_is_refused(rdkit):
    with pytest.raises(CourseError, match="its own mirror image"):
        chemistry.hands_of("CCO")


def test_without_rdkit_the_sentence_says_how_to_get_it(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "rdkit", None)
    with pytest.raises(CourseError, match="molecules"):
        chemistry.inchikey("CCO")
