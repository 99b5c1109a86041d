"""Marking and its words: units, near matches, general replies, each kind's bad input, both forms of display."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from course_lib.assess.drawings import described
from course_lib.assess.marking import mark
from course_lib.assess.matching import size_of_error
from course_lib.assess.reading import converted, number_and_unit, plain_unit
from course_lib.assess.verdict import Verdict, unread
from course_lib.chapters.quantal_release.mystery import CALCIUM, mystery_synapse
from course_lib.chapters.quantal_release.questions.mystery import hidden_synapse
from course_lib.errors import CourseError
from course_lib.models.quantal.comparison import locate_drug_effect
from course_lib.models.quantal.estimation import estimate_from_variance_mean
from course_lib.questions import Mistake, NumberQuestion, Params, Tolerance, question, variant
from course_lib.questions.generic import total_for_free

MEAN = question("quantal.mean_response")
GIVEN = Params(n_sites=13, release_probability=0.25, quantum_nM=10.0)  # the truth is 32.5 nM


def said(answer, unit=None, asked=MEAN, given=GIVEN):
    return mark(asked, given, answer, unit)


class TestUnits:
    @pytest.mark.parametrize(
        "answer",
        [
            32.5,
            "32.5",
            "32,5",
            "32.5 nM",
            "0.0325 µM",
            "0.0325 uM",
            "0.0325 μM",
            "3.25e-8 M",
            "32.5 nmol/L",
            np.float64(32.5),
            np.array(32.5),
            "32.5\u202fnM",
            "3.25×10^1 nM",
            "3.25 x 10**1 nM",
            "3.25·10¹ nM",
            "3.25×10⁻⁸ M",
            "3.25 * 10^{-8} M",
            "= 32.5 nM",
        ],
    )
    def test_the_same_amount_is_right_in_any_unit(self, answer):
        assert said(answer).correct

    def test_a_unit_may_stand_beside_the_number(self):
        assert said(0.0325, "µM").correct
        assert said("0.0325", "µM").correct

    def test_a_quantity_of_the_units_library_is_read(self):
        import pint

        assert said(pint.UnitRegistry(cache_folder=None).Quantity(0.0325, "uM")).correct

    def test_the_right_number_in_the_wrong_unit_is_named(self):
        verdict = said("32.5 µM")
        assert verdict.mistake == "unit"
        assert "µM" in verdict.message

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            ("32.5 nm", "letter case counts"),
            ("32.5 mV", "measures something else"),
            ("32.5 florins", "not a unit that we know"),
            ("32.5 nM**99999999999", "is not a unit"),
            ("32.5 __import__", "is not a unit"),
            ("1.234.5 nM", "more than one number"),
        ],
    )
    def test_an_unknown_unit_gets_a_sentence(self, answer, words):
        verdict = said(answer)
        assert words.casefold() in verdict.message.casefold()
        assert not verdict.counted

    def test_two_different_units_are_refused(self):
        assert "give one of them" in said("32.5 nM", "µM").message

    def test_per_cent_and_fraction_are_one_amount(self):
        assert converted(25.0, "%", "1") == 0.25
        asked = question("quantal.failures")
        given = Params(n_sites=5, release_probability=0.2)
        assert mark(asked, given, "32.8 %").correct
        assert mark(asked, given, 32.8).mistake == "per_cent_up"
        assert not mark(asked, given, 32.8).counted

    @pytest.mark.parametrize("word", ["times", "-fold", "×", "vesicles", "molecules", "animals"])
    def test_what_is_counted_may_stand_beside_a_pure_number_and_not_beside_a_concentration(self, word):
        asked = question("filling.accumulation")
        given = variant(asked, 1)
        assert mark(asked, given, f"{asked.truth(given):.6g} {word}").correct
        assert "give the answer in nM" in said(f"32.5 {word}").message

    def test_squared_units_have_one_spelling(self):
        assert {plain_unit(text) for text in ("nM²", "nM^2", "nM**2")} == {"nM**2"}

    def test_an_answer_in_the_unit_without_its_prefix_is_recognised(self):
        assert said(3.25e-8).mistake == "base_unit"
        assert "in M," in said(3.25e-8).message

    def test_a_prefix_counts_twice_in_a_squared_unit(self):
        asked = question("quantal.variance")
        given = variant(asked, 1)
        truth = asked.truth(given)
        assert mark(asked, given, truth * 1e6).mistake == "thousand_up"
        assert "a million times" in mark(asked, given, truth * 1e6).message
        assert mark(asked, given, truth * 1e-18).mistake == "base_unit"
        assert mark(asked, given, truth * 1e3).mistake is None

    def test_the_letter_case_of_a_unit_is_hinted_at(self):
        for unit in ("NM", "nm", "um", "UM"):
            assert "Letter case counts" in said(f"32.5 {unit}").message
        assert "Letter case" not in said("32.5 mV").message

    @pytest.mark.parametrize("unit", ["1/cm", "/cm", "cm^-1", "cm⁻¹"])
    def test_a_wavenumber_may_be_spelled_in_many_ways(self, unit):
        asked = question("deuteration.wavenumber")
        given = variant(asked, 1)
        assert mark(asked, given, f"{asked.truth(given):.6g} {unit}").correct

    def test_a_number_without_unit_says_how_it_was_taken(self):
        assert "Taken as nM" in said(32.5).message
        assert "Taken as" not in said("32.5 nM").message


class TestTyping:
    @pytest.mark.parametrize(
        "answer", ["13*0.25*10", "13 x 0.25 × 10 nM", "60 - 27.5", "65 / 2", "13·¼·10 = 32.5 nM"]
    )
    def test_a_calculation_is_read_as_its_result(self, answer):
        assert said(answer).correct

    @pytest.mark.parametrize(
        "answer", ["60-27.5", "30–35", "30 to 35 nM", "32.5 ± 1", "< 33", "log(32)", "10 % lower"]
    )
    def test_what_can_be_read_in_two_ways_is_asked_about_and_costs_nothing(self, answer):
        assert not said(answer).counted

    def test_a_long_text_is_told_its_length(self):
        assert "5000 characters long" in said("7" * 5000).message

    def test_a_power_of_ten_may_stand_alone(self):
        assert number_and_unit("10^-8 M") == (1e-8, "M")
        assert number_and_unit("-10⁻³") == (-1e-3, None)


class TestNearMatches:
    @pytest.mark.parametrize("share", [0.96, 1.04])
    def test_a_near_miss_is_sent_to_its_rounding_and_not_told_that_it_is_one(self, share):
        verdict = said(32.5 * share)
        assert verdict.message.startswith("Close: your answer is about 4 % too")
        assert "Either a step was rounded too early" in verdict.message
        assert verdict.mistake is None
        assert not verdict.correct

    def test_a_negative_amount_is_told_that_it_cannot_be(self):
        assert "cannot be negative" in said(-32.5).message
        asked = question("ganglia.recorded_change")
        given = variant(asked, 1)
        verdict = mark(asked, given, -asked.truth(given))
        assert verdict.mistake == "sign"
        assert "the sign is not" in verdict.message

    def test_a_rounded_slip_is_still_recognised(self):
        assert said(129).mistake == "every_site_releases"  # 130, rounded by hand on the way

    def test_between_two_candidates_the_reply_is_general(self):
        verdict = said((32.5 + 130) / 2)
        assert verdict.mistake is None
        assert "too large" in verdict.message

    def test_the_general_reply_gives_direction_and_size_but_not_the_answer(self):
        verdict = said(40.0)
        assert "about 20\u202f% too large" in verdict.message or "about 20 % too large" in verdict.message
        assert "32.5" not in verdict.message

    def test_early_rounding_is_told_from_error(self):
        asked = NumberQuestion(
            id="t.t",
            objective="t",
            prompt="p",
            hints=("a", "b", "c"),
            worked="w",
            means="m",
            answer=lambda v: 33.75,
            tolerance=Tolerance(figures=3),
        )
        assert mark(asked, Params(), 34).mistake == "rounded_early"
        assert mark(asked, Params(), 33.8).correct
        assert "33.8" not in mark(asked, Params(), 34).message
        assert mark(asked, Params(), 30.0).mistake is None

    def test_rounding_is_not_named_where_a_slip_lies_near(self):
        asked = question("quantal.variance_with_cv")
        given = Params(n_sites=8, release_probability=0.35, quantum_nM=20.0, quantal_cv=0.25)
        truth = asked.truth(given)
        slip = truth * (1 - 0.35) * (1 + 0.25**2) / (1 - 0.35 + 0.25**2)
        assert abs(slip / truth - 1) < 0.05
        assert "rounding" not in mark(asked, given, slip).message
        assert "rounding" not in mark(asked, given, (slip + truth) / 2).message

    def test_two_slips_that_meet_in_one_number_are_both_named(self):
        def slip(name):
            return Mistake(id=name, answer=lambda v: 5.0, because=f"This is the slip named {name}.")

        asked = NumberQuestion(
            id="t.t",
            objective="t",
            prompt="p",
            hints=("a", "b", "c"),
            worked="w",
            means="m",
            answer=lambda v: 2.0,
            mistakes=(slip("one"), slip("other")),
        )
        message = mark(asked, Params(), 5).message
        assert "named one." in message
        assert "named other." in message

    def test_total_for_free_drug_is_a_mistake_one_can_add(self):
        asked = NumberQuestion(
            id="t.t",
            objective="t",
            prompt="p",
            hints=("a", "b", "c"),
            worked="w",
            means="m",
            unit="nM",
            answer=lambda v: v.total_nM * v.unbound,
            mistakes=(total_for_free(lambda v: v.total_nM * v.unbound, lambda v: v.unbound),),
        )
        verdict = mark(asked, Params(total_nM=200.0, unbound=0.04), 200, "nM")
        assert verdict.mistake == "total_for_free"

    @pytest.mark.parametrize(
        ("name", "factor"), [("natural_for_common_log", 2.302585), ("common_for_natural_log", 0.4342945)]
    )
    def test_confused_logarithms_are_recognised(self, name, factor):
        asked = NumberQuestion(
            id="t.t",
            objective="t",
            prompt="p",
            hints=("a", "b", "c"),
            worked="w",
            means="m",
            answer=lambda v: 1.7,
            free=(name,),
        )
        assert mark(asked, Params(), 1.7 * factor).mistake == name

    @forall(st.floats(allow_nan=False, allow_infinity=False))
    @settings(max_examples=150, deadline=None)
    def test_any_number_gets_a_verdict_and_only_the_truth_is_right(self, answer):
        verdict = said(answer)
        assert verdict.correct == (abs(answer - 32.5) <= 0.65 * (1 + 1e-9))
        assert verdict.message

    @forall(st.text(max_size=60))
    @settings(max_examples=150, deadline=None)
    def test_any_text_gets_a_verdict(self, text):
        assert isinstance(said(text), Verdict)

    @pytest.mark.parametrize(
        ("answer", "truth", "words"),
        [
            (1e-12, 1.0, "too small"),
            (1e12, 1.0, "too large"),
            (0.0, 2.0, "zero"),
            (2.0, 0.0, "zero"),
            (-1.0, 2.0, "sign"),
        ],
    )
    def test_sizes_of_error_have_words_at_every_scale(self, answer, truth, words):
        assert words in size_of_error(answer, truth)


class TestChoices:
    asked = question("quantal.block_pattern")

    def test_letters_ids_and_spellings_name_the_same_option(self):
        locus = question("quantal.locus")
        given = variant(locus, 1)
        assert all(mark(locus, given, name).correct for name in ("c", "C", "c)", " quantum "))

    def test_part_of_a_set_earns_part_of_the_score(self):
        verdict = mark(self.asked, Params(), ["mean"])
        assert 0 < verdict.score < 1
        assert verdict.heading == "Partly right"
        assert "An idea is missing:" in verdict.message

    def test_choosing_everything_earns_nothing(self):
        assert mark(self.asked, Params(), "a, b, c, d, e").score == 0

    @pytest.mark.parametrize("answer", ["b d", "b, d", "b and d", "b) d)", "B;D", ["b", "d"]])
    def test_several_letters_may_be_parted_by_blanks_or_commas(self, answer):
        assert mark(self.asked, Params(), answer).correct

    def test_a_misspelt_option_is_met_with_the_near_one(self):
        assert "Did you mean mean?" in mark(self.asked, Params(), ["maen"]).message

    def test_an_order_with_one_swap_keeps_most_of_the_score(self):
        asked = question("quantal.order_inverse_cv")
        order = list(asked.truth(Params()))
        order[2], order[3] = order[3], order[2]
        verdict = mark(asked, Params(), order)
        assert 0.5 < verdict.score < 1
        assert "5 of 6 pairs" in verdict.message

    def test_an_item_left_out_is_not_counted(self):
        assert not mark(question("quantal.order_inverse_cv"), Params(), ["p_halved"]).counted


class TestCurvesAndFunctions:
    curve = question("quantal.variance_curve")
    function = question("quantal.variance_function")

    def test_a_curve_of_another_shape_is_told_its_shape(self):
        assert "shape (3,)" in mark(self.curve, variant(self.curve, 1), [1, 2, 3]).message

    def test_a_curve_may_carry_a_unit(self):
        import pint

        given = variant(self.curve, 1)
        values = self.curve.truth(given)
        for unit in ("nM**2", "nM²", "nM^2"):
            assert mark(self.curve, given, values, unit).correct
        assert mark(self.curve, given, values / 1e6, "µM²").correct
        assert mark(self.curve, given, pint.UnitRegistry(cache_folder=None).Quantity(values, "nM**2")).correct
        assert "measures something else" in mark(self.curve, given, values, "mV").message

    def test_a_curve_with_one_bad_point_names_the_place(self):
        given = variant(self.curve, 1)
        values = self.curve.truth(given)
        values[5] *= 3
        verdict = mark(self.curve, given, values)
        assert "10 of 11 values" in verdict.message
        assert "p = 0.5" in verdict.message

    def test_the_first_differing_input_is_named_with_the_size(self):
        def early(n_sites, release_probability, quantum_nM, quantal_cv):
            value = n_sites * release_probability * quantum_nM**2 * (1 - release_probability + quantal_cv**2)
            return value if quantal_cv == 0 else 1.5 * value

        verdict = mark(self.function, variant(self.function, 1), early)
        assert verdict.message.startswith("1 of 5 unseen cases")
        assert "quantal_cv=0.4" in verdict.message
        assert "about 50 % too large" in verdict.message
        assert verdict.score == pytest.approx(0.2)

    @pytest.mark.parametrize(
        ("function", "words"),
        [
            (lambda: 1, "name its parameters as asked"),
            (lambda n, p, q, cv: n * p * q, "Your function takes (n, p, q, cv)"),
            (
                lambda n_sites, release_probability, quantum_nM, quantal_cv: n_sites * quantum_nM ^ 2,
                "a power is written `**`",
            ),
            (
                lambda n_sites, release_probability, quantum_nM, quantal_cv: n_sites ^ 2,
                "a power is written `**`",
            ),
            (lambda **case: "32.5", "without quotation marks"),
            (lambda **case: np.array([1.0, 2.0]), "array of shape (2,)"),
            (lambda **case: 1 / 0, "division by zero. It was called as"),
            (lambda **case: sys.exit(), "stopped with SystemExit. It was called as"),
            (lambda **case: None, "return"),
            (lambda **case: float("nan"), "NaN"),
            (lambda **case: [1, 2], "a list of 2 items"),
        ],
    )
    def test_a_function_that_breaks_is_told_where(self, function, words):
        verdict = mark(self.function, variant(self.function, 1), function)
        assert words in verdict.message
        assert not verdict.counted

    def test_what_a_function_returned_is_told_from_the_function(self):
        assert "not what it returns" in mark(self.function, variant(self.function, 1), 32.5).message

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            ("1, 2, 3", "is the text"),
            ([None] * 11, "place 0 is None"),
            (["1"] * 11, "holds text"),
            (lambda p: p, "is a function"),
            (np.zeros((11, 1)), "ravel"),
            (np.zeros((2, 11)), "must have shape (11,)"),
            ({"p": 1}, "must be a list of numbers"),
        ],
    )
    def test_an_array_of_another_form_is_told_its_form(self, answer, words):
        verdict = mark(self.curve, variant(self.curve, 1), answer)
        assert words in verdict.message
        assert not verdict.counted

    def test_stored_values_are_marked_like_the_function(self):
        given = variant(self.function, 1)
        values = self.function.values(self.function.truth(given), given)
        assert mark(self.function, given, list(values)).correct
        assert mark(self.function, given, [0.0] * len(values)).score == 0


class TestFits:
    asked = question("quantal.mystery")

    def test_an_honest_fit_of_the_recordings_passes(self):
        for seed in range(1, 21):
            found = mystery_synapse(seed)
            fit = estimate_from_variance_mean(
                found.recordings(), quantal_cv=found.quantal_cv, noise_sd_nM=found.noise_sd_nM
            )
            answer = {
                "n_sites": fit.n_sites,
                "quantum_nM": fit.quantum_nM,
                "release_probability": fit.release_probabilities[-1],
            }
            assert mark(self.asked, hidden_synapse(seed), answer).correct, seed

    @pytest.mark.parametrize(
        ("slip", "changes"), [("noise_left_in", {"noise_sd_nM": 0.0}), ("cv_left_out", {"quantal_cv": 0.0})]
    )
    def test_a_fit_with_a_slip_lands_outside_and_is_mostly_told_which(self, slip, changes):
        told = []
        for seed in range(1, 21):
            found = mystery_synapse(seed)
            given = {"quantal_cv": found.quantal_cv, "noise_sd_nM": found.noise_sd_nM} | changes
            verdict = mark(
                self.asked, hidden_synapse(seed), estimate_from_variance_mean(found.recordings(), **given)
            )
            assert not verdict.correct, seed
            assert verdict.mistake in (slip, None), seed
            told.append(verdict.mistake == slip)
        assert sum(told) >= 12

    def test_the_result_of_the_library_is_read_as_it_is(self):
        found = mystery_synapse(3)
        fit = estimate_from_variance_mean(
            found.recordings(), quantal_cv=found.quantal_cv, noise_sd_nM=found.noise_sd_nM
        )
        assert mark(self.asked, hidden_synapse(3), fit).correct
        assert not mark(self.asked, hidden_synapse(3), fit.n_sites).counted

    def test_text_for_a_number_is_told_so(self):
        truth = self.asked.truth(hidden_synapse(1))
        answer = {name: (str(value), value, value) for name, value in truth.items()}
        assert "without quotation marks" in mark(self.asked, hidden_synapse(1), answer).message

    def test_an_interval_that_says_nothing_costs_part_of_the_score(self):
        truth = self.asked.truth(hidden_synapse(1))
        vague = {name: (value, value / 50, value * 50) for name, value in truth.items()}
        verdict = mark(self.asked, hidden_synapse(1), vague)
        assert verdict.score == pytest.approx(0.5)
        assert "wider than these data allow" in verdict.message

    def test_a_value_without_its_interval_is_not_counted(self):
        truth = self.asked.truth(hidden_synapse(1))
        assert "what is known" in mark(self.asked, hidden_synapse(1), truth).message

    def test_a_value_outside_its_interval_is_refused(self):
        truth = {
            name: (value, 2 * value, 3 * value)
            for name, value in self.asked.truth(Params(**vars(hidden_synapse(1)))).items()
        }
        assert "must lie in it" in mark(self.asked, hidden_synapse(1), truth).message

    def test_an_upper_end_without_bound_is_allowed_but_vague(self):
        truth = self.asked.truth(hidden_synapse(1))
        answer = {name: (value, 0.8 * value, float("inf")) for name, value in truth.items()}
        assert mark(self.asked, hidden_synapse(1), answer).counted


class TestFigures:
    asked = question("quantal.parabola_figure")

    def axes(self, *, x_label="mean response (nM)", y_label="variance (nM²)", start=0, scale=1.0):
        from matplotlib.figure import Figure

        axes = Figure().add_subplot()
        x, y = self.asked.truth(variant(self.asked, 1))
        axes.plot(x, scale * y)
        axes.set(xlabel=x_label, ylabel=y_label, ylim=(start, None))
        return axes

    def judged(self, **changes):
        return mark(self.asked, variant(self.asked, 1), self.axes(**changes))

    def test_a_right_drawing_passes_as_axes_figure_and_description(self):
        axes = self.axes()
        for answer in (axes, axes.figure, described(axes)):
            assert mark(self.asked, variant(self.asked, 1), answer).correct

    def test_each_part_that_is_missing_is_named(self):
        assert "x axis" in self.judged(x_label="mean").message
        assert "y axis" in self.judged(y_label="").message
        assert "does not show zero" in self.judged(start=5).message
        assert "No line follows" in self.judged(scale=1.2).message
        assert self.judged(x_label="mean").score == pytest.approx(0.75)

    def test_empty_axes_are_not_counted(self):
        from matplotlib.figure import Figure

        axes = Figure().add_subplot()
        axes.set(xlabel="mean (nM)", ylabel="variance (nM²)")
        verdict = mark(self.asked, variant(self.asked, 1), axes)
        assert not verdict.counted
        assert "plot the curve first" in verdict.message

    @pytest.mark.parametrize(
        "change",
        [
            {"lines": 4},
            {"lines": [1]},
            {"lines": [[[1], ["a"]]]},
            {"lines": [[[1, 2], [1]]]},
            {"lines": [[1, 2]]},
            {"y_limits": 3},
            {"y_limits": ["a", None]},
            {"y_limits": [float("nan"), 1]},
        ],
        ids=str,
    )
    def test_a_description_of_another_form_is_not_counted(self, change):
        verdict = mark(self.asked, variant(self.asked, 1), {**described(self.axes()), **change})
        assert not verdict.counted
        assert "must be the Axes" in verdict.message

    def test_an_axis_of_words_gets_a_verdict(self):
        axes = self.axes()
        axes.lines[0].remove()
        axes.plot(["low", "medium", "high"], [1, 2, 3])
        assert "No line follows" in mark(self.asked, variant(self.asked, 1), axes).message

    def test_a_scatter_of_points_on_the_curve_counts(self):
        from matplotlib.figure import Figure

        axes = Figure().add_subplot()
        x, y = self.asked.truth(variant(self.asked, 1))
        axes.scatter(x, y)
        axes.set(xlabel="mean (nM)", ylabel="variance (nM²)", ylim=(0, None))
        assert mark(self.asked, variant(self.asked, 1), axes).correct


class TestTexts:
    asked = question("quantal.autoreceptor")

    @pytest.mark.parametrize("name", ["quantal.autoreceptor", "ganglia.double_negative", "lasting.lingers"])
    def test_no_sentence_is_judged_by_its_words(self, name):
        asked = question(name)
        sentences = [
            asked.truth(Params()),
            "The moon is made of cheese.",
            *(one.answer(Params()) for one in asked.mistakes),
        ]
        for sentence in sentences:
            verdict = mark(asked, Params(), sentence)
            assert (verdict.correct, verdict.counted, verdict.look) == (False, False, "noted")
            assert asked.truth(Params()) in verdict.message
            assert all(idea.said in verdict.message for idea in asked.ideas)

    def test_ticks_are_counted(self):
        assert mark(self.asked, Params(), ["a", "b", "c"]).correct
        verdict = mark(self.asked, Params(), ["less_outside", "p_rises"])
        assert verdict.score == pytest.approx(2 / 3)
        assert "D2 autoreceptors" in verdict.message
        assert mark(self.asked, Params(), []).score == 0
        assert mark(self.asked, Params(), []).counted

    @pytest.mark.parametrize("ticks", [["z"], [1], [["a"]], [None]])
    def test_ticks_that_are_no_ideas_are_not_counted(self, ticks):
        assert not mark(self.asked, Params(), ticks).counted

    def test_texts_are_for_practice_only(self):
        assert self.asked.practice_only


class TestMystery:
    def test_nothing_printed_gives_the_parameters_away(self):
        synapse = mystery_synapse(3)
        hidden = vars(hidden_synapse(3))
        for text in (repr(synapse), str(vars(synapse))):
            assert str(hidden["n_sites"]) not in text
            assert f"{hidden['quantum_nM']:g}" not in text.replace("(3)", "").replace("'seed': 3", "")

    def test_recordings_are_the_same_at_every_call_and_differ_by_condition(self):
        synapse = mystery_synapse(3)
        assert (synapse.record("low", 50) == synapse.record("low", 50)).all()
        assert not (synapse.record("low", 50) == synapse.record("low", 50, drug=True)).all()
        assert [recording.mean() for recording in synapse.recordings()] == sorted(
            recording.mean() for recording in synapse.recordings()
        )
        assert len(synapse.recordings()) == len(CALCIUM)

    def test_the_scatter_tells_where_the_drug_acts(self):
        right = 0
        for seed in range(1, 41):
            synapse, hidden = mystery_synapse(seed), hidden_synapse(seed)
            effect = locate_drug_effect(
                synapse.record(), synapse.record(drug=True), noise_sd_nM=synapse.noise_sd_nM
            )
            ratio = effect.inverse_cv_squared_ratio
            right += hidden.drug_on_quantum == (ratio.low < 1 < ratio.high)
        assert right >= 36  # a 95 % interval errs in about one of twenty

    def test_reveal_says_what_was_hidden(self):
        assert f"n = {hidden_synapse(3).n_sites}," in mystery_synapse(3).reveal()

    @pytest.mark.parametrize(
        ("calcium", "releases"),
        [("medium", 10), (None, 10), ("low", 0), ("low", 1.5), ("low", 10**9), ("low", "ten")],
    )
    def test_bad_recordings_are_refused_in_words(self, calcium, releases):
        with pytest.raises(CourseError, match="must be"):
            mystery_synapse(3).record(calcium, releases)


class TestVerdicts:
    def test_text_and_html_say_the_same(self):
        verdict = Verdict(correct=False, score=0.0, message="n < p & q", mistake="x")
        assert str(verdict) == "✗ Not yet. n < p & q"
        assert "n &lt; p &amp; q" in verdict._repr_html_()
        assert 'role="status"' in verdict._repr_html_()

    def test_a_word_and_a_symbol_carry_it_without_colour(self):
        verdicts = [
            Verdict(correct=True, score=1.0, message=""),
            Verdict(correct=False, score=0.5, message=""),
            Verdict(correct=False, score=0.0, message=""),
            unread(""),
        ]
        assert len({str(verdict) for verdict in verdicts}) == 4

    def test_no_colour_of_text_is_fixed(self):
        html = Verdict(correct=True, score=1.0, message="x")._repr_html_()
        assert ";color:" not in html
        assert "background" not in html


def test_marking_loads_neither_widgets_nor_plots_nor_units():
    code = (
        "import sys; from course_lib.assess.marking import mark; from course_lib.questions import question, variant; "
        "q = question('quantal.mean_response'); v = variant(q, 1); assert mark(q, v, q.truth(v), 'nM').correct; "
        "print([m for m in ('anywidget', 'ipywidgets', 'matplotlib', 'pint', 'scipy', 'sqlite3', 'IPython') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_unit_for_a_choice_is_refused_in_words():
    verdict = mark(question("quantal.locus"), variant(question("quantal.locus"), 1), "c", "nM")
    assert "takes no unit" in verdict.message
    assert not verdict.counted


def test_reading_leaves_exact_numbers_exact():
    assert number_and_unit("0.1") == (0.1, None)
    assert converted(0.0325, "µM", "nM") == 32.5


def test_a_comma_that_could_mean_thousands_is_asked_about():
    assert "two ways" in said("1,234 nM").message
    assert number_and_unit("0,325") == (0.325, None)
    assert number_and_unit("12,5") == (12.5, None)
