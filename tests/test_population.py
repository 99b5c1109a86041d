"""People who differ: the rule of two alleles, exposure, whose variance, policies, the winner's curse; two routes each."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.pk.drugs import VALBENAZINE, valbenazine_for
from course_lib.models.pk.metrics import steady_exposure
from course_lib.models.population.alleles import (
    EDITION_2016,
    EDITION_2019,
    EDITION_2022,
    EDITIONS,
    activity_score,
    allele_value,
    edition,
    phenotype_of,
)
from course_lib.models.population.cohort import (
    cohort_of,
    effects_points,
    explained_by_kind,
    exposures_ng_h_per_mL,
)
from course_lib.models.population.effect import (
    CHOREA,
    HUNTINGTON_COHORT,
    lowest_dose_shares,
    mean_effect_points,
    phenotype_share_of_effect,
    share_reaching,
)
from course_lib.models.population.exposure import (
    CYP2D6_SHARE,
    NORMAL_CLEARANCE_L_per_h,
    auc_ng_h_per_mL,
    auc_ratio,
    clearance_left,
    cyp2d6_share,
    equal_exposure_dose_mg,
    with_parent_oxidation,
)
from course_lib.models.population.frequencies import (
    SAMPLED_EUROPEAN,
    AlleleTable,
    mean_score,
    phenotype_shares,
    score_shares,
)
from course_lib.models.population.gene_studies import (
    GeneStudy,
    is_significant,
    mean_winner_odds_ratio,
    power,
    simulated_odds_ratios,
    wrong_direction,
)
from course_lib.models.population.gene_targets import dopamine_left_with_vmat2
from course_lib.models.population.policies import POLICIES, POOR, Knowledge, outcome
from course_lib.models.population.qt import LABEL_LINE, exposure_at_ms, line_through, qtc_increase_ms
from course_lib.models.population.variance import (
    CAREFUL_LEVEL_SD,
    COHORT_CLEARANCE_LEFT,
    COHORT_SHARES,
    PERSONAL_VARIANCE,
    SPARSE_LEVEL_SD,
    chance_above,
    explained_by_levels,
    genotype_variance,
    group_shares_on_top,
    share_explained,
    spread_within,
    variance_left,
)

SCORES = st.floats(0.0, 6.0)
POOR_LEFT = float(COHORT_CLEARANCE_LEFT[POOR])


@pytest.fixture(scope="module")
def many():
    return cohort_of(400_000, seed=13)


# --- alleles


@pytest.mark.parametrize(
    ("diplotype", "rule", "score", "word"),
    [
        ("*1/*1", EDITION_2019, 2.0, "normal"),
        ("*1/*10", EDITION_2019, 1.25, "normal"),
        ("*4/*1", EDITION_2016, 1.0, "normal"),
        ("*4/*1", EDITION_2019, 1.0, "intermediate"),
        ("*1/*41", EDITION_2019, 1.5, "normal"),
        ("*1/*41", EDITION_2022, 1.25, "normal"),
        ("*4/*41", EDITION_2016, 0.5, "intermediate"),
        ("*4/*5", EDITION_2022, 0.0, "poor"),
        ("*68+*4/*4", EDITION_2019, 0.0, "poor"),
        ("*36+*10/*10", EDITION_2019, 0.5, "intermediate"),
        ("*1/*2x2", EDITION_2016, 3.0, "ultrarapid"),
        ("*2x2/*10", EDITION_2019, 2.25, "normal"),
    ],
)
def test_two_alleles_add_up_to_a_score_and_its_word(diplotype, rule, score, word):
    assert activity_score(diplotype, rule) == score
    assert phenotype_of(score, rule) == word


def test_no_edition_after_2016_gives_an_allele_more_than_the_one_before():
    for older, newer in ((EDITION_2016, EDITION_2019), (EDITION_2019, EDITION_2022)):
        assert set(older.values) == set(newer.values)
        assert all(newer.values[one] <= older.values[one] for one in older.values)
    assert {one for one in EDITION_2019.values if EDITION_2019.values[one] != EDITION_2022.values[one]} == {
        "*9",
        "*41",
    }


def test_an_inhibitor_lowers_every_score_and_has_nothing_to_take_from_a_poor_metaboliser():
    assert activity_score("*1/*41", inhibitor="moderate") == 0.75
    assert activity_score("*1/*2x2", inhibitor="strong") == 0.0
    assert activity_score("*4/*4", inhibitor="moderate") == activity_score("*4/*4") == 0.0


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: activity_score("*1/*4/*10"), "must name two alleles"),
        (lambda: activity_score("*1"), "must name two alleles"),
        (lambda: activity_score(14), "must name two alleles"),
        (lambda: activity_score("*1/*99"), "must not count as normal"),
        (lambda: activity_score("1/4"), "must be a star and a number"),
        (lambda: activity_score("*1xN/*2"), "must have a number of copies"),
        (lambda: activity_score("*1x0/*2"), "must have a number of copies"),
        (lambda: activity_score("*1/*1", inhibitor="paroxetine"), "three classes"),
        (lambda: edition("2017"), "one edition only"),
        (lambda: phenotype_of(-1.0), "at least 0"),
        (lambda: AlleleTable(shares_percent={"*1": 80, "*4": 30}), "add up to 110 %"),
        (lambda: AlleleTable(shares_percent={"*1": 70, "*4": 20}), "add up to 90 %"),
        (lambda: AlleleTable(shares_percent={"*1": 104, "*4": -4}), "at most 100"),
        (lambda: AlleleTable(shares_percent={"*77": 100}), "not in the table"),
        (lambda: AlleleTable(shares_percent={}), "must map alleles"),
        (lambda: genotype_variance([0.5, 0.4], [1, 0.5]), "must add up to 1"),
        (lambda: genotype_variance([0.5, 0.5], [1, 0.5, 0.2]), "as many of each"),
        (lambda: cohort_of(0), "at least 1"),
        (lambda: cohort_of(10, shares=[0.7, 0.2, 0.2]), "must add up to 1"),
        (lambda: share_explained(0.0, 0.0), "something must vary"),
        (lambda: auc_ratio(0.0, share=1.0), "some clearance must be left"),
        (lambda: auc_ng_h_per_mL(80, 0.0), "never cleared"),
        (lambda: with_parent_oxidation(VALBENAZINE, 0.1), "cannot be more than all"),
        (lambda: exposure_at_ms(1.0), "the line has no meaning"),
        (lambda: line_through((1.0, 2.0), (1.0, 3.0), 0.0), "must differ"),
        (lambda: Knowledge(wanted_points=-20.0), "smaller than the largest"),
        (lambda: share_reaching(80.0, wanted_points=1.0), "an improvement"),
        (lambda: lowest_dose_shares([60, 40]), "must rise"),
        (lambda: mean_score("poor", AlleleTable(shares_percent={"*1": 100})), "Nobody"),
        (lambda: GeneStudy(odds_ratio=1.1, control_share=0.0, people_per_group=50), "no odds"),
        (lambda: dopamine_left_with_vmat2(-0.5), "no sign"),
    ],
)
def test_bad_input_gets_one_sentence(call, said):
    with pytest.raises(CourseError, match=said) as refused:
        call()
    assert "\n" not in str(refused.value)
    assert str(refused.value).count(". ") <= 1  # a hint may follow the sentence


# --- groups


def test_the_sampled_european_group_has_the_shares_of_either_rule():
    assert [round(100 * share, 1) for share in phenotype_shares().values()] == [57.5, 34.8, 5.0, 2.7]
    assert 100 * phenotype_shares(rule=EDITION_2016)["intermediate"] == pytest.approx(4.4, abs=0.05)
    # A third of the group changed its word in 2019; the sampled alleles are the same.
    assert sum(SAMPLED_EUROPEAN.shares.values()) == pytest.approx(1)
    assert 100 * sum(SAMPLED_EUROPEAN.shares_percent.values()) == pytest.approx(8570, abs=1)


def test_drawing_two_alleles_a_person_gives_the_same_shares():
    alleles, shares = zip(*SAMPLED_EUROPEAN.shares.items(), strict=True)
    rng = np.random.default_rng(4)
    values = np.array([allele_value(one) for one in alleles])
    scores = values[rng.choice(len(alleles), size=(1_000_000, 2), p=shares)].sum(axis=1)
    poor, normal_from = (scores == 0).mean(), EDITION_2019.normal_from
    intermediate = ((scores > 0) & (scores < normal_from)).mean()
    assert poor == pytest.approx(phenotype_shares()["poor"], abs=0.001)
    assert intermediate == pytest.approx(phenotype_shares()["intermediate"], abs=0.002)
    inside = scores[(scores > 0) & (scores < normal_from)]
    assert inside.mean() == pytest.approx(mean_score("intermediate"), abs=0.003)


def test_poor_metabolisers_are_the_square_of_alleles_without_function():
    null = fact("genetics.cyp2d6_no_function_eur", "%") / 100
    assert phenotype_shares()["poor"] == pytest.approx(null**2, rel=1e-9)


@given(st.sampled_from(list(EDITIONS)), st.sampled_from(["none", "moderate", "strong"]))
def test_shares_of_people_add_up_to_one(name, inhibitor):
    assert sum(score_shares(rule=EDITIONS[name], inhibitor=inhibitor).values()) == pytest.approx(1)
    assert sum(phenotype_shares(rule=EDITIONS[name], inhibitor=inhibitor).values()) == pytest.approx(1)


def test_a_strong_inhibitor_makes_everyone_poor_by_the_rule():
    assert phenotype_shares(inhibitor="strong")["poor"] == pytest.approx(1)


# --- exposure


@pytest.mark.parametrize(("dose_mg", "area"), [(40, 287.59), (60, 470.31), (80, 666.70)])
@pytest.mark.parametrize("kind", ["normal", "intermediate", "poor"])
def test_mass_balance_and_the_compartments_give_the_same_area(dose_mg, area, kind):
    drug = valbenazine_for(phenotype=kind)
    simulated = steady_exposure(drug, dose_mg, 24.0, "metabolite").auc_nM_h
    in_mass = simulated * drug.metabolite_mass_g_per_mol * 1e-3
    formula = auc_ng_h_per_mL(dose_mg, drug.metabolite_clearance_L_per_h)
    assert formula == pytest.approx(in_mass, abs=0.01)
    if kind == "normal":
        assert formula == pytest.approx(area, abs=0.01)


def test_mass_balance_in_symbols_leaves_no_trace_of_the_parent():
    import sympy as sp

    formed, dose, parent, metabolite = sp.symbols("f D CL_P CL_M", positive=True)
    parent_area, area = sp.symbols("A_P A_M", positive=True)
    steady = sp.solve(
        [dose - parent * parent_area, formed * parent * parent_area - metabolite * area], [parent_area, area]
    )
    assert sp.simplify(steady[area] - formed * dose / metabolite) == 0
    assert parent not in steady[area].free_symbols


@given(SCORES, st.floats(0.0, 0.95))
def test_more_activity_never_raises_exposure_and_f_zero_makes_the_gene_vanish(score, share):
    assert auc_ratio(score + 0.25, share) <= auc_ratio(score, share)
    assert auc_ratio(score, 0.0) == 1.0
    assert clearance_left(2.0, share) == pytest.approx(1.0)
    assert auc_ratio(0.0, share) == pytest.approx(1 / (1 - share))
    assert cyp2d6_share(auc_ratio(0.0, share)) == pytest.approx(share, abs=1e-9)


def test_exposure_grows_without_bound_as_all_clearance_moves_to_the_gene():
    assert auc_ratio(0.0, 0.9999) > 9_000


@given(st.floats(5, 60), st.floats(1.1, 4))
def test_area_is_inverse_to_clearance(clearance, factor):
    assert auc_ng_h_per_mL(80, clearance * factor) * factor == pytest.approx(auc_ng_h_per_mL(80, clearance))


def test_the_score_agrees_with_the_measured_intermediate_metabolisers():
    measured = 1 + fact("valbenazine_pk.htbz_clearance_shift_intermediate", "1") / CYP2D6_SHARE
    assert measured == pytest.approx(0.455, abs=0.001)
    assert mean_score("intermediate") / 2 == pytest.approx(0.466, abs=0.001)
    assert mean_score("intermediate", rule=EDITION_2022) / 2 == pytest.approx(0.446, abs=0.001)


def test_the_dose_of_equal_exposure_gives_equal_exposure():
    for kind, dose_mg in (("poor", 44.0), ("intermediate", 60.9)):
        left = (
            1
            / auc_ng_h_per_mL(80)
            * auc_ng_h_per_mL(80, valbenazine_for(phenotype=kind).metabolite_clearance_L_per_h)
        )
        found = equal_exposure_dose_mg(80, left, VALBENAZINE.bioavailability)
        assert found == pytest.approx(dose_mg, abs=0.06)
        clearance = valbenazine_for(phenotype=kind).metabolite_clearance_L_per_h
        assert auc_ng_h_per_mL(found, clearance) == pytest.approx(auc_ng_h_per_mL(80), rel=1e-9)


def test_three_caps_give_three_multiples_of_a_normal_persons_exposure():
    cap = fact("valbenazine.max_dose_cyp2d6_poor", "mg/day")
    assert auc_ng_h_per_mL(cap, POOR_LEFT * NORMAL_CLEARANCE_L_per_h) / auc_ng_h_per_mL(80) == pytest.approx(
        0.89, abs=0.005
    )
    dtbz = fact("deutetrabenazine.max_dose_cyp2d6_poor", "mg/day") / fact(
        "deutetrabenazine.max_dose", "mg/day"
    )
    tbz = fact("tetrabenazine.max_dose_cyp2d6_poor", "mg/day") / fact("tetrabenazine.max_dose", "mg/day")
    assert dtbz * fact("deutetrabenazine.paroxetine_auc_ratio", "1") == pytest.approx(2.25)
    assert tbz * fact("tetrabenazine.paroxetine_alpha_auc_ratio", "1") == pytest.approx(1.5)
    assert tbz * fact("tetrabenazine.paroxetine_beta_auc_ratio", "1") == pytest.approx(4.5)


def test_slower_oxidation_of_the_parent_raises_parent_and_metabolite_alike():
    factor = fact("valbenazine.ketoconazole_htbz_auc_ratio", "1")
    slower = with_parent_oxidation(VALBENAZINE, 1 / factor)
    for part in ("parent", "metabolite"):
        before = steady_exposure(VALBENAZINE, 40.0, 24.0, part).auc_nM_h
        assert steady_exposure(slower, 40.0, 24.0, part).auc_nM_h / before == pytest.approx(factor, rel=1e-6)
    assert factor * auc_ratio(0.0) == pytest.approx(4.3, abs=0.05)


# --- variance


def test_one_sixth_of_the_variance_of_exposure_is_genotype_by_formula_and_by_a_million_people():
    v = genotype_variance()
    assert v == pytest.approx(0.0433, abs=0.0001)
    assert share_explained(v, PERSONAL_VARIANCE) == pytest.approx(0.161, abs=0.001)
    crowd = cohort_of(1_000_000, seed=5)
    log_area = np.log(exposures_ng_h_per_mL(crowd, 80.0))
    assert explained_by_kind(log_area, crowd.kinds) == pytest.approx(0.161, abs=0.003)


@given(st.floats(0.01, 2), st.floats(0.05, 2), st.integers(0, 20))
def test_more_error_explains_less_and_more_levels_more(variance, sd, levels):
    assert variance_left(variance, sd * 1.1, levels) >= variance_left(variance, sd, levels)
    assert variance_left(variance, sd, levels + 1) < variance_left(variance, sd, levels)
    assert variance_left(variance, sd, 0) == pytest.approx(variance)


@given(st.floats(0.0, 3), st.floats(0.01, 3))
def test_shares_of_a_variance_add_up_to_one(between, within):
    assert share_explained(between, within) + share_explained(within, between) == pytest.approx(1)


def test_what_a_level_explains_is_reached_by_regression_on_simulated_levels():
    rng = np.random.default_rng(8)
    whole = genotype_variance() + PERSONAL_VARIANCE
    truth = np.sqrt(whole) * rng.normal(size=400_000)
    for sd, levels, expected in (
        (CAREFUL_LEVEL_SD, 1, 0.79),
        (SPARSE_LEVEL_SD, 1, 0.34),
        (SPARSE_LEVEL_SD, 3, 0.61),
    ):
        seen = truth + sd / np.sqrt(levels) * rng.normal(size=len(truth))
        squared = np.corrcoef(truth, seen)[0, 1] ** 2
        assert squared == pytest.approx(explained_by_levels(sd, levels), abs=0.004)
        assert explained_by_levels(sd, levels) == pytest.approx(expected, abs=0.005)
    assert explained_by_levels(SPARSE_LEVEL_SD, known=True) == pytest.approx(0.42, abs=0.005)


def test_one_phenotype_spans_almost_fivefold_and_overlaps_the_next(many):
    assert spread_within() == pytest.approx(4.8, abs=0.05)
    assert chance_above(1 / POOR_LEFT) == pytest.approx(0.140, abs=0.001)
    assert group_shares_on_top(0.05)[POOR] == pytest.approx(0.32, abs=0.005)
    areas = exposures_ng_h_per_mL(many, 80.0)
    poor, normal = areas[many.kinds == POOR], areas[many.kinds == 0]
    pairs = len(poor)
    assert (normal[:pairs] > poor).mean() == pytest.approx(0.140, abs=0.006)
    top = areas >= np.quantile(areas, 0.95)
    assert (many.kinds[top] == POOR).mean() == pytest.approx(0.32, abs=0.01)
    low, high = np.quantile(normal, [0.05, 0.95])
    assert high / low == pytest.approx(4.8, abs=0.1)


# --- effect


def test_the_gene_explains_a_thirtieth_of_the_effect_and_exposure_a_fifth(many):
    effects = effects_points(many, 80.0)
    assert phenotype_share_of_effect(80.0) == pytest.approx(0.036, abs=0.0005)
    assert explained_by_kind(effects, many.kinds) == pytest.approx(phenotype_share_of_effect(80.0), abs=0.002)
    observed = effects + CHOREA.observed_sd_points * np.random.default_rng(3).normal(size=len(effects))
    assert explained_by_kind(observed, many.kinds) == pytest.approx(0.03, abs=0.002)
    areas = exposures_ng_h_per_mL(many, 80.0)
    narrow = np.searchsorted(np.quantile(areas, np.linspace(0, 1, 201)[1:-1]), areas)
    assert explained_by_kind(effects, narrow) == pytest.approx(0.21, abs=0.01)


def test_who_reaches_the_wanted_effect_by_formula_and_by_simulation():
    rng = np.random.default_rng(2)
    many = 1_000_000
    clearance = HUNTINGTON_COHORT.median_L_per_h * np.exp(HUNTINGTON_COHORT.log_sd * rng.normal(size=many))
    half = CHOREA.half_effect_auc_ng_h_per_mL * np.exp(
        CHOREA.half_effect_variance**0.5 * rng.normal(size=many)
    )
    for dose_mg, share, mean in ((20, 0.09, -1.7), (40, 0.29, -3.15), (60, 0.47, -4.3), (80, 0.60, -5.2)):
        area = auc_ng_h_per_mL(dose_mg, clearance)
        effects = CHOREA.max_effect_points * area / (half + area)
        assert share_reaching(dose_mg) == pytest.approx(share, abs=0.005)
        assert (effects <= -4).mean() == pytest.approx(share_reaching(dose_mg), abs=0.0015)
        assert mean_effect_points(dose_mg) == pytest.approx(mean, abs=0.05)
        assert effects.mean() == pytest.approx(mean_effect_points(dose_mg), abs=0.01)


def test_no_dose_is_the_lowest_for_most_people_and_two_in_five_need_more_than_any():
    shares = lowest_dose_shares([20, 40, 60, 80])
    assert shares.round(2).tolist() == [0.09, 0.2, 0.18, 0.13, 0.4]
    assert shares.sum() == pytest.approx(1)
    assert shares[:-1].max() < 0.5


# --- QT and policies


def test_the_line_of_two_label_numbers_meets_the_third():
    assert 100 * LABEL_LINE.slope_ms_per_auc == pytest.approx(0.713, abs=0.001)
    assert LABEL_LINE.intercept_ms == pytest.approx(1.95, abs=0.005)
    area = auc_ng_h_per_mL(80, POOR_LEFT * NORMAL_CLEARANCE_L_per_h)
    label = fact("valbenazine.qtc_increase_high_exposure", "ms")
    assert qtc_increase_ms(area) == pytest.approx(label, abs=0.1)
    assert qtc_increase_ms(exposure_at_ms(9.0)) == pytest.approx(9.0)


EXPECTED = {
    "80 mg for all": (0.53, 0.228),
    "label: poor 40 mg": (0.51, 0.195),
    "by phenotype: 80, 60, 40 mg": (0.47, 0.128),
    "by one level": (0.425, 0.020),
    "titrated": (0.41, 0.079),
}


@pytest.mark.parametrize("policy", POLICIES)
def test_each_policy_helps_and_passes_the_ceiling_as_expected(policy, many):
    found = outcome(many, policy, Knowledge(seed=2))
    helped, over = EXPECTED[policy]
    assert found.helped == pytest.approx(helped, abs=0.005)
    assert found.over == pytest.approx(over, abs=0.002)


def test_the_share_over_the_ceiling_follows_from_the_normal_distribution(many):
    from scipy.stats import norm

    limit = exposure_at_ms(10.0)
    above = norm.sf(np.log(limit * COHORT_CLEARANCE_LEFT / auc_ng_h_per_mL(80)) / PERSONAL_VARIANCE**0.5)
    assert outcome(many, "80 mg for all").over == pytest.approx(float(COHORT_SHARES @ above), abs=0.002)


def test_no_policy_is_best_in_both(many):
    found = [outcome(many, each) for each in POLICIES]
    assert max(found, key=lambda one: one.helped) is not min(found, key=lambda one: one.over)


def test_a_better_level_keeps_more_people_below_the_ceiling(many):
    over = [outcome(many, "by one level", Knowledge(level_sd=sd)).over for sd in (0.1, 0.264, 0.72)]
    assert over == sorted(over)


def test_the_same_seed_gives_the_same_people_and_the_same_doses():
    one, other = cohort_of(100, seed=3), cohort_of(100, seed=3)
    assert np.array_equal(one.clearances_L_per_h, other.clearances_L_per_h)
    for choose in POLICIES.values():
        assert np.array_equal(choose(one, Knowledge(seed=1)), choose(other, Knowledge(seed=1)))


# --- genes


def test_less_vmat2_lowers_dopamine_less_than_in_proportion():
    found = dopamine_left_with_vmat2([0.8, 0.5, 0.05])
    assert found == pytest.approx([0.89, 0.69, 0.08], abs=0.005)
    assert (found > [0.8, 0.5, 0.05]).all()
    assert dopamine_left_with_vmat2(1.0) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("people", "chance", "mean_odds"),
    [(50, 0.05, 2.07), (100, 0.06, 1.68), (500, 0.165, 1.27), (2000, 0.50, 1.14)],
)
def test_only_lucky_small_studies_are_significant(people, chance, mean_odds):
    study = GeneStudy(odds_ratio=1.1, control_share=0.3, people_per_group=people)
    odds = simulated_odds_ratios(study, 2_000_000, seed=people)
    winners = odds[is_significant(odds, study) & (odds > 1)]
    assert power(study) == pytest.approx(chance, abs=0.006)
    assert len(winners) / len(odds) == pytest.approx(power(study), abs=0.002)
    assert mean_winner_odds_ratio(study) == pytest.approx(mean_odds, abs=0.01)
    assert np.exp(np.log(winners).mean()) == pytest.approx(mean_winner_odds_ratio(study), abs=0.01)


def test_counting_alleles_of_simulated_people_shows_the_same_curse():
    study = GeneStudy(odds_ratio=1.1, control_share=0.3, people_per_group=500)
    rng, alleles = np.random.default_rng(6), 1000
    cases, controls = (
        rng.binomial(alleles, p, size=200_000) for p in (study.case_share, study.control_share)
    )
    log_odds = np.log(cases / (alleles - cases)) - np.log(controls / (alleles - controls))
    se = np.sqrt(1 / cases + 1 / (alleles - cases) + 1 / controls + 1 / (alleles - controls))
    winners = log_odds[log_odds / se > 1.96]
    assert len(winners) / len(log_odds) == pytest.approx(power(study), abs=0.01)
    assert np.exp(winners.mean()) == pytest.approx(mean_winner_odds_ratio(study), abs=0.01)


def test_of_the_significant_small_studies_one_in_five_points_the_wrong_way():
    study = GeneStudy(odds_ratio=1.1, control_share=0.3, people_per_group=50)
    assert wrong_direction(study) == pytest.approx(0.19, abs=0.01)
    bigger = GeneStudy(odds_ratio=1.1, control_share=0.3, people_per_group=500)
    assert wrong_direction(bigger) < 0.02
