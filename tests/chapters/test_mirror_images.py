"""Chapter 07's views and pictures: four shapes, two gloves, who does the work, targets that were not meant, a vial."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib.chapters.mirror_images.mystery import mystery_vial
from course_lib.chapters.mirror_images.pictures import (
    blind_picture,
    gloves_readout,
    ladder_picture,
    molecules,
    shape_pair,
    work_picture,
    work_readout,
)
from course_lib.chapters.mirror_images.questions.mystery import hidden_vial
from course_lib.chapters.mirror_images.views.pet import MOVED, pet_pair, pet_rows
from course_lib.chapters.mirror_images.views.shapes import four_isomers, gloves_view, sides
from course_lib.chapters.mirror_images.views.work import (
    blind_enzyme,
    peak_factors,
    target_ladder,
    varied,
    work_view,
)
from course_lib.errors import CourseError
from course_lib.facts import claim, fact
from course_lib.models.isomers.exposure import DEUTETRABENAZINE_ISOMERS, held
from course_lib.models.records.molecules import FlatMolecule, ShapePair
from course_lib.models.records.stacks import Stacks
from course_lib.questions import bank, quiz_ids
from course_lib.syllabus import chapter

ONE_STACK = {
    "quantity": "drug",
    "label": "share",
    "unit": "%",
    "columns": ("a",),
    "parts": ("x", "y"),
    "faint": (False, True),
}
ONE_PAIR = {
    "names": ("a", "b"),
    "symbols": ("C",),
    "bonds": (),
    "first": [[0, 0, 0]],
    "distance_angstrom": 0.0,
}
SWAP = {"front": "back", "back": "front"}


def test_mirror_images_have_every_wedge_changed_and_diastereomers_one():
    plus_alpha, minus_alpha, plus_beta, minus_beta = (sides(one) for one in four_isomers().molecules)
    assert minus_alpha == tuple(SWAP[side] for side in plus_alpha)
    assert minus_beta == tuple(SWAP[side] for side in plus_beta)
    assert [a == b for a, b in zip(plus_alpha, plus_beta, strict=True)] == [False, True, True]


def test_only_the_wedges_differ_between_the_four_drawings():
    first, *others = four_isomers().molecules
    for other in others:
        np.testing.assert_allclose(other.places, first.places)
        assert [bond[:3] for bond in other.bonds] == [bond[:3] for bond in first.bonds]


def test_letters_stand_on_the_drawings_only_where_they_are_asked_for():
    assert "R" not in "".join(text for _, text in four_isomers().molecules[0].marks)
    picture = molecules(four_isomers(lettered=True))
    assert "2R,3R,11bR" in picture.alt
    assert "2S,3S,11bS" in picture.alt


@pytest.mark.parametrize("turn", [0, 45, 180, 360])
def test_the_same_molecule_fits_at_every_angle_and_its_mirror_image_at_none(turn):
    same = gloves_view(over="itself", mirror=False, turn_degrees=turn, tilt_degrees=30)
    other = gloves_view(over="itself", mirror=True, turn_degrees=turn, tilt_degrees=30)
    assert gloves_readout(same)["distance after the best turn"] == "0.00 Å"
    assert gloves_readout(other)["distance after the best turn"] == "1.31 Å"


def test_the_hand_turns_what_is_drawn_and_not_the_distance():
    laid, turned = (gloves_view(over="itself", mirror=False, turn_degrees=t, tilt_degrees=0) for t in (0, 90))
    np.testing.assert_allclose(laid.second, laid.first, atol=1e-6)
    assert np.abs(turned.second - turned.first).max() > 3
    assert "fits onto" in shape_pair(laid).title
    assert (
        "No turn" in shape_pair(gloves_view(over="[+]-β", mirror=False, turn_degrees=0, tilt_degrees=0)).title
    )


def test_three_times_the_metabolite_holds_less():
    mixture, single = work_view(dose_mg=48.0), work_view(drug="valbenazine", dose_mg=40.0)
    assert mixture.total_ng_per_mL == pytest.approx(41, abs=0.5)
    assert single.total_ng_per_mL == pytest.approx(12, abs=0.5)
    assert 100 * mixture.occupancy == pytest.approx(70, abs=0.5)
    assert 100 * single.occupancy == pytest.approx(82, abs=0.5)


def test_the_winner_changes_with_one_ki():
    assert "[+]-β is 63 % of the binding" in work_picture(work_view(plus_alpha_ki_nM=3.0)).title
    assert "[+]-α is" in work_picture(work_view(plus_alpha_ki_nM=0.97)).title
    assert (
        "leads in blood and does most of the binding"
        in work_picture(work_view(drug="valbenazine", dose_mg=40)).title
    )


def test_the_readout_says_what_the_bars_say():
    told = work_readout(work_view(dose_mg=24.0))
    assert told["VMAT2 occupied"] == "54 %"
    assert told["of it"].startswith("[+]-α 32 %, [+]-β 63 %, [−]-α 5.1 %")
    assert told["D2 occupied"] == "7.7 %"
    assert work_readout(work_view(drug="valbenazine", dose_mg=80.0))["D2 occupied"].startswith("at most 0.6")


def test_the_first_row_meets_the_sponsor_and_the_others_do_not():
    first, *others = pet_rows()
    seen = [fact(f"occupancy.deutetrabenazine_xr_{dose}mg", "%") for dose in (24, 48)]
    np.testing.assert_allclose([100 * each for each in first[3:]], seen, atol=0.5)
    assert all(abs(100 * row[3] - seen[0]) > 4 for row in others)


def test_the_agreement_hangs_on_six_numbers_and_one_test():
    base = pet_pair()
    assert [round(100 * each) for each in base] == [54, 70]
    low, high = (each / (1 - each) for each in base)
    assert high == pytest.approx(
        2 * low
    )  # twice the dose is twice the odds: the second scan is no second test
    moved = {name: [pet_pair(**{name: factor})[0] for factor in (0.5, 2)] for name in MOVED}
    assert all(min(each) < base[0] < max(each) for each in moved.values())
    reach = {name: abs(each[1] - each[0]) for name, each in moved.items()}
    assert min(reach, key=reach.get) == "minus_alpha_ki"
    assert sorted(reach, key=reach.get)[-2:] == ["plus_beta_ki", "clearance"]


def test_a_mixture_of_one_is_pure_whatever_its_share():
    assert pet_pair(minus_alpha_share=0.001, plus_beta_share=0.001) == pytest.approx((0.87, 0.93), abs=0.02)


def test_the_words_of_the_gloves_follow_every_control():
    told = {
        shape_pair(gloves_view(over=over, mirror=mirror, turn_degrees=turn)).alt
        for over in ("itself", "[+]-β")
        for mirror in (False, True)
        for turn in (0, 20, 40)
    }
    assert len(told) == 12


def test_d2_stays_below_the_window_at_every_dose():
    ladder = target_ladder("D2")
    low, high, top, helps, disturbs = ladder.lines
    assert (low.values <= high.values).all()
    assert (high.values <= top.values).all()
    assert top.values.max() < helps.values.min() == fact("antipsychotic.response_occupancy", "%")
    assert disturbs.values.min() == fact("antipsychotic.parkinsonism_occupancy", "%")
    assert "14 to 18 %" in ladder_picture(ladder).title


def test_poor_metabolisers_at_their_limit_come_nearer_to_the_thresholds():
    times = fact("deutetrabenazine.paroxetine_auc_ratio", "1")
    dose_mg = times * fact("deutetrabenazine.max_dose_cyp2d6_poor", "mg/day")
    least, most = (varied(plus_alpha_ki_nM=3.0, plus_alpha_part=part) for part in (1.0, 0.0))
    peaks = dict(zip(("peak_alpha", "peak_beta"), peak_factors(), strict=True))
    seen = {
        target: (
            held(least, dose_mg, target).sum(),
            held(most, dose_mg, target).sum(),
            held(most, dose_mg, target, **peaks).sum(),
        )
        for target in ("D2", "5-HT7")
    }
    np.testing.assert_allclose(seen["D2"], (0.27, 0.32, 0.45), atol=0.005)
    np.testing.assert_allclose(seen["5-HT7"][:2], (0.49, 0.65), atol=0.005)


def test_the_letters_of_the_last_isomer_are_left_to_be_found():
    last = four_isomers(lettered=True).molecules[-1]
    assert "R" not in "".join(text for _, text in last.marks)
    assert "2R,3S,11bS" not in molecules(four_isomers(lettered=True)).alt


def test_the_mirror_image_can_be_chosen_by_its_name():
    named = gloves_view(over="its mirror image", turn_degrees=40)
    np.testing.assert_allclose(named.second, gloves_view(over="itself", mirror=True, turn_degrees=40).second)


def test_the_weakest_ki_decides_little_whichever_laboratory_is_right():
    base = DEUTETRABENAZINE_ISOMERS
    for ki_nM, share in ((250.0, 0.051), (2200.0, 0.006)):
        kis = {**base.kis_nM, "VMAT2": {**base.kis_nM["VMAT2"], "[−]-α": ki_nM}}
        bound = held(replace(base, kis_nM=kis), 24.0)
        assert bound[2] / bound.sum() == pytest.approx(share, abs=0.0006)


def test_5ht7_is_reached_more_strongly_and_has_no_threshold_of_haloperidol():
    d2, serotonin = target_ladder("D2"), target_ladder("5-HT7")
    assert len(serotonin.lines) == 3
    assert serotonin.lines[0].values[-1] > d2.lines[0].values[-1]


def test_beta_swings_more_than_alpha_because_it_leaves_faster():
    alpha, beta = peak_factors()
    assert (alpha, beta) == (pytest.approx(1.58, abs=0.01), pytest.approx(2.24, abs=0.02))
    assert 100 * held(
        DEUTETRABENAZINE_ISOMERS, 48.0, "D2", peak_alpha=alpha, peak_beta=beta
    ).sum() == pytest.approx(21, abs=0.5)
    assert target_ladder("D2").lines[2].values[-1] == pytest.approx(27, abs=0.5)
    assert target_ladder("5-HT7").lines[2].values[-1] == pytest.approx(61, abs=0.6)


def test_a_body_without_hands_would_give_both_hands_alike():
    blind, reported = blind_enzyme().values
    np.testing.assert_allclose(blind, [37.5, 12.5, 37.5, 12.5])
    assert reported.sum() == pytest.approx(100)
    assert "reported are 66 %" in blind_picture(blind_enzyme()).title


@pytest.mark.parametrize("seed", [1, 2, 7, "anna"])
def test_the_vial_can_be_solved_from_two_targets(seed):
    vial, hidden = mystery_vial(seed), hidden_vial(seed)
    C = np.repeat([60.0, 100.0, 150.0, 200.0, 300.0], 1)
    low = np.array([4.0, 8.0, 12.0, 16.0, 20.0, 25.0, 30.0, 40.0])
    d2, vmat2 = vial.held("D2", C), vial.held("VMAT2", low)
    minus = np.mean(d2 / (1 - d2) / C) * vial.d2_ki_nM["minus_alpha"]
    slope, ki = np.mean(vmat2 / (1 - vmat2) / low), vial.vmat2_ki_nM
    rest = slope - minus / ki["minus_alpha"]
    plus = (rest - (1 - minus) / ki["plus_beta"]) / (1 / ki["plus_alpha"] - 1 / ki["plus_beta"])
    assert minus == pytest.approx(hidden.minus_alpha, rel=0.2)
    assert plus == pytest.approx(hidden.plus_alpha, rel=0.5)


def test_a_reading_of_the_vial_does_not_depend_on_the_others():
    alone, among = mystery_vial(3).held("D2", 100.0), mystery_vial(3).held("D2", [50.0, 100.0])
    assert alone[0] == among[1]


def test_claim_19_names_shares_over_ki_and_is_judged_here():
    final = claim("#19")
    assert final.verdict == "incomplete"
    assert "07" in final.chapters
    assert "htbz.plus_beta_vmat2_ki" in final.fact_ids


def test_every_objective_is_asked_twice_and_in_the_quiz():
    objectives = [one.id for one in chapter("07").objectives]
    asked = [one.objective for one in bank("07")]
    assert len(asked) >= 18
    assert all(asked.count(one) >= 2 for one in objectives)
    in_quiz = {next(q.objective for q in bank("07") if q.id == one) for one in quiz_ids("07")}
    assert in_quiz == set(objectives)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: work_view(drug="reserpine"), "these two are compared"),
        (lambda: work_view(plus_alpha_ki_nM=0.0), "holds half at some concentration"),
        (lambda: work_view(plus_alpha_part=1.5), "share of a drug"),
        (lambda: pet_pair(plus_beta_ki=0), "multiplies a clearance, a share or a Ki"),
        (lambda: gloves_view(over="[−]-β", mirror=False, turn_degrees=0, tilt_degrees=0), "can be laid over"),
        (lambda: mystery_vial(3).held("5-HT7", 10.0), "two targets"),
        (lambda: mystery_vial(3).held("D2", -1.0), "at least 0"),
        (lambda: FlatMolecule(name="a", symbols=("C",), places=[[0, 0], [1, 0]], bonds=()), "as many"),
        (lambda: Stacks(**(ONE_STACK | {"values": [[1.0]]})), "one row for each"),
        (lambda: Stacks(**(ONE_STACK | {"values": [[1.0, -1.0]]})), "at least 0"),
        (lambda: ShapePair(**(ONE_PAIR | {"second": [[0, 0]]})), "three coordinates"),
    ],
)
def test_what_cannot_be_gets_a_sentence(call, words):
    with pytest.raises(CourseError, match=words):
        call()
