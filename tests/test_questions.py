"""Every question of the bank: true answers pass, known mistakes are told apart, blanks and garbage get a sentence."""

import math
import re
from functools import cache

import numpy as np
import pytest

from course_lib.assess.marking import mark
from course_lib.chapters.quantal_release.questions.mystery import hidden_synapse
from course_lib.questions import (
    ChoiceQuestion,
    FigureQuestion,
    FitQuestion,
    FunctionQuestion,
    NumberQuestion,
    ShortTextQuestion,
    bank,
    question,
    variant,
)
from course_lib.questions.generic import generic_mistakes
from course_lib.questions.variants import too_near, well_posed

SEEDS = range(200)
every_question = pytest.mark.parametrize("asked", bank(), ids=lambda asked: asked.id)
every_number = pytest.mark.parametrize(
    "asked", [one for one in bank() if isinstance(one, NumberQuestion)], ids=lambda asked: asked.id
)


@cache
def variants(question_id):
    """The distinct variants among 200 seeds: many questions have fewer, and equal ones need no second look."""
    found = {}
    for seed in SEEDS:
        given = variant(question(question_id), seed)
        found.setdefault(tuple(sorted(vars(given).items())), given)
    return list(found.values())


def handed_in(asked, answer):
    """An answer in the form in which a student hands it in."""
    if isinstance(asked, FitQuestion):
        return {name: (value, 0.9 * value, 1.1 * value) for name, value in answer.items()}
    if isinstance(asked, FigureQuestion):
        x, y = answer
        return {
            "x_label": "mean (nM)",
            "y_label": "variance (nM²)",
            "y_limits": [0, 1],
            "lines": [[list(x), list(y)]],
        }
    if isinstance(asked, ShortTextQuestion):
        return [idea.id for idea in asked.ideas]
    return answer


@every_question
def test_the_true_answer_passes_in_200_variants(asked):
    for given in variants(asked.id):
        verdict = mark(asked, given, handed_in(asked, asked.truth(given)))
        assert verdict.correct, f"{given}: {verdict}"
        assert verdict.score == 1


@every_question
def test_each_known_mistake_gets_its_own_reply_and_no_others(asked):
    if isinstance(asked, ShortTextQuestion):
        return  # its mistakes are sentences to beware of, and no sentence is judged
    for given in variants(asked.id):
        for mistake in asked.mistakes:
            answer = mistake.answer(given)
            if isinstance(answer, float) and math.isnan(answer):
                continue  # there is no such slip in this variant
            if isinstance(asked, FitQuestion):
                answer = {**asked.truth(given), **answer}
            verdict = mark(asked, given, handed_in(asked, answer))
            assert not verdict.correct
            said = asked.says(mistake.because, given)
            if any(one.may_meet for one in asked.mistakes):  # where two meet, both are named
                assert said in verdict.message, f"{given}: {mistake.id} was taken for {verdict.mistake}"
            else:
                assert verdict.mistake == mistake.id, f"{given}: {mistake.id} was taken for {verdict.mistake}"
                assert said in verdict.message


@every_question
def test_each_wrong_option_gets_its_own_reply(asked):
    if not isinstance(asked, ChoiceQuestion):
        return
    for given in variants(asked.id):
        replies = [asked.says(option.reply, given) for option in asked.options]
        assert len(set(replies)) == len(replies)
        for option, reply in zip(asked.options, replies, strict=True):
            verdict = mark(asked, given, [option.id] if asked.several else option.id)
            if not option.is_right(given):
                assert (verdict.mistake, verdict.correct) == (option.id, False)
                assert reply in verdict.message


@every_number
def test_each_generic_mistake_that_a_question_offers_gets_its_own_reply_or_a_sharper_one(asked):
    own = {mistake.id for mistake in asked.mistakes}
    for given in variants(asked.id):
        for mistake in generic_mistakes(asked):
            verdict = mark(asked, given, mistake.answer(given))
            assert not verdict.correct
            assert verdict.mistake in {mistake.id, *own}, (
                f"{given}: {mistake.id} was taken for {verdict.mistake}"
            )
            if verdict.mistake == mistake.id:
                assert verdict.message == mistake.because


@every_number
def test_a_quantity_that_can_be_negative_says_so(asked):
    if any(asked.truth(given) < 0 for given in variants(asked.id)):
        assert asked.signed


@every_number
def test_no_slip_of_a_prefix_is_offered_where_the_unit_has_none(asked):
    offered = {mistake.id for mistake in generic_mistakes(asked)}
    if asked.unit in ("1", "%", "h", "min", "day", "1/cm"):
        assert not offered & {"thousand_up", "thousand_down", "base_unit"}
    for mistake in generic_mistakes(asked):
        if asked.unit == "1" and mistake.id == "reciprocal":
            assert "units" not in mistake.because


@every_number
def test_mutants_of_sign_unit_and_a_thousand_are_caught(asked):
    for given in variants(asked.id)[:40]:
        truth = asked.truth(given)
        assert not mark(asked, given, -truth).correct
        assert not mark(asked, given, 1000 * truth).correct
        assert not mark(asked, given, truth / 1000).correct
        assert not mark(asked, given, truth, "mV").correct
        if asked.unit == "nM":
            assert mark(asked, given, truth, "µM").mistake == "unit"
            assert mark(asked, given, f"{truth / 1000:.6g} µM").correct


GARBAGE = (
    None,
    ...,
    "",
    "   ",
    "...",
    "banana",
    float("nan"),
    float("inf"),
    -float("inf"),
    10**400,
    True,
    1j,
    [],
    {},
    [1, [2, 3]],
    (None,) * 3,
    object(),
    len,
    b"12",
    "x" * 100_000,
    "9**9**9**9",
    "1 nM**99999999",
    np.zeros((3, 3)),
    np.array([np.nan]),
    {"n_sites": "many"},
)


@every_question
@pytest.mark.parametrize("garbage", GARBAGE, ids=lambda value: repr(value)[:20])
def test_blanks_and_garbage_get_one_plain_sentence(asked, garbage):
    verdict = mark(asked, variant(asked, 1), garbage)
    assert not verdict.correct
    assert verdict.score == 0
    assert 10 < len(verdict.message) < 400
    assert "Traceback" not in verdict.message
    assert verdict.message.endswith((".", "?", ")"))


@every_question
def test_every_question_is_complete_and_kindly_told(asked):
    given = variant(asked, 1)
    assert len(asked.hints) == 3
    texts = [asked.prompt, *asked.hints, asked.worked, asked.means]
    texts += [mistake.because for mistake in asked.mistakes]
    if isinstance(asked, ChoiceQuestion):
        texts += [part for option in asked.options for part in (option.text, option.reply)]
    for text in texts:
        said = asked.says(text, given)
        assert said.strip()
        assert not re.search(r"[{}]", said.replace("`{", "").replace("}`", "")), said
        assert not re.search(r"(?<![\w*])\*[A-Za-z][^*]*\*(?![\w*])", said), f"stands as it is typed: {said}"
        assert not re.search(r"\b(obviously|simply|just|of course|stupid|silly)\b", said), said
    replies = [asked.says(mistake.because, given) for mistake in asked.mistakes]
    assert all(len(reply.split()) >= 10 for reply in replies)
    assert len(set(replies)) == len(replies)


@every_number
def test_how_exact_an_answer_must_be_is_said_once_by_the_card_and_is_enough(asked):
    given = variant(asked, 1)
    assert not re.search(r"\d figures", asked.says(asked.prompt, given))
    figures = re.match(r"to (\d) figures", asked.tolerance.wanted())
    if figures:
        assert mark(asked, given, float(f"{asked.truth(given):.{int(figures[1]) - 1}e}")).score == 1


@every_question
def test_a_worked_answer_says_why(asked):
    given = variant(asked, 1)
    words = re.findall(r"[A-Za-z’']{2,}", asked.says(asked.why, given) or asked.says(asked.worked, given))
    assert len(words) >= 7, asked.says(asked.worked, given)


@every_question
def test_hints_do_not_count_the_answers(asked):
    if isinstance(asked, ChoiceQuestion) and asked.several:
        for hint in asked.hints:
            said = asked.says(hint, variant(asked, 1))
            assert not re.search(
                r"\b(one|two|three|four|both|none|all) of the (two|three|four|five|six)\b", said.lower()
            ), said


@every_question
def test_a_choice_of_several_names_the_idea_that_is_missing_and_not_a_number(asked):
    if isinstance(asked, ChoiceQuestion) and asked.several:
        given = variant(asked, 1)
        right = list(asked.truth(given))
        for left_out in right if len(right) > 1 else ():
            message = mark(asked, given, [one for one in right if one != left_out]).message
            (option,) = (one for one in asked.options if one.id == left_out)
            assert asked.says(option.idea or option.reply, given) in message
            assert "more belong" not in message


@every_question
def test_hints_do_not_give_the_number_away(asked):
    if isinstance(asked, NumberQuestion):
        for given in variants(asked.id)[:40]:
            hinted = {
                float(number)
                for hint in asked.hints
                for number in re.findall(r"\d+(?:\.\d+)?", asked.says(hint, given))
            }
            shown = {float(value) for value in vars(given).values() if isinstance(value, (int, float))}
            truth = asked.truth(given)
            assert not any(math.isclose(number, truth, rel_tol=0.02) for number in hinted - shown)


@every_question
def test_every_question_has_known_mistakes(asked):
    wrong = [option for option in getattr(asked, "options", ()) if not option.is_right(variant(asked, 1))]
    two_sided = isinstance(asked, ChoiceQuestion) and len(asked.options) == 2
    assert len(asked.mistakes) + len(wrong) >= (1 if two_sided else 2)


@every_question
def test_truth_and_all_known_and_generic_mistakes_stand_apart_in_200_variants(asked):
    for given in variants(asked.id):
        assert well_posed(asked, given), too_near(asked, given)


@pytest.mark.slow
@every_question
def test_truth_and_mistakes_stand_apart_in_2000_variants(asked):
    drawn = {repr(given): given for given in (variant(asked, f"far {seed}") for seed in range(2000))}
    for given in drawn.values():
        assert well_posed(asked, given)
        assert mark(asked, given, handed_in(asked, asked.truth(given))).correct


@every_number
def test_apart_means_that_no_answer_lies_within_the_tolerance_of_the_truth_and_of_a_mistake(asked):
    for given in variants(asked.id)[:20]:
        truth = asked.truth(given)
        edge = asked.tolerance.margin(truth)
        for mistake in (*asked.mistakes, *generic_mistakes(asked)):
            size = float(mistake.answer(given))
            assert math.isnan(size) or abs(size - truth) > edge


@every_question
def test_each_mistake_exists_in_some_variant(asked):
    for mistake in asked.mistakes:
        answers = [mistake.answer(given) for given in variants(asked.id)]
        assert any(not (isinstance(one, float) and math.isnan(one)) for one in answers), mistake.id


@every_question
def test_a_seed_gives_one_variant_and_seeds_differ(asked):
    assert variant(asked, 7) == variant(asked, 7)
    if vars(variant(asked, 1)):
        assert len(variants(asked.id)) > 1


def test_a_family_shares_its_parameters():
    for seed in range(20):
        assert variant(question("quantal.mystery"), seed) == variant(question("quantal.mystery_drug"), seed)
        assert hidden_synapse(seed) == variant(question("quantal.mystery"), seed)


def test_variants_of_one_seed_are_pinned_for_every_machine():
    given = variant(question("quantal.mean_response"), 1)
    assert vars(given) == {"n_sites": 24, "release_probability": 0.35, "quantum_nM": 2.5}


@pytest.mark.parametrize("seed", [None, True, 1.5, [1]])
def test_a_seed_of_another_kind_is_refused_in_words(seed):
    with pytest.raises(ValueError, match=r"seed is .* but must be a whole number or a text"):
        variant(question("quantal.content"), seed)


@pytest.mark.parametrize("name", ["quantal.nothing", "", None, 3, "x" * 1000, "../etc"])
def test_an_unknown_question_is_refused_in_words(name):
    with pytest.raises(ValueError, match="There is no question"):
        question(name)


def test_functions_are_tried_at_a_limit_where_slips_show():
    asked = question("quantal.variance_function")
    assert isinstance(asked, FunctionQuestion)
    cases = asked.cases(variant(asked, 1))
    assert any(case["release_probability"] == 1 for case in cases)
    assert any(case["quantal_cv"] == 0 for case in cases)


def test_the_order_shown_is_never_the_right_one():
    asked = question("quantal.order_inverse_cv")
    assert all(asked.shown_order(seed) != asked.truth(variant(asked, seed)) for seed in SEEDS)


SINGLE = [one for one in bank() if isinstance(one, ChoiceQuestion) and not one.several]


def lengths_of_options(asked):
    """Characters of each option with whether it is right, the longest first; None where the variant decides what is right."""
    given = variants(asked.id)
    if len({asked.truth(one) for one in given}) > 1:
        return None
    longest = {option.id: max(len(asked.says(option.text, one)) for one in given) for option in asked.options}
    right = asked.truth(given[0])
    return sorted(((size, name == right) for name, size in longest.items()), reverse=True)


@pytest.mark.parametrize("asked", SINGLE, ids=lambda asked: asked.id)
def test_no_right_option_is_much_longer_than_every_wrong_one(asked):
    if options := lengths_of_options(asked):
        right = next(size for size, is_right in options if is_right)
        wrong = next(size for size, is_right in options if not is_right)
        # Among short options a quarter is a word: a dozen characters are allowed in any case.
        assert right <= max(1.25 * wrong, wrong + 12)


def test_where_one_option_is_clearly_the_longest_it_is_right_as_often_as_by_chance():
    found = [options for asked in SINGLE if (options := lengths_of_options(asked))]
    clear = [options for options in found if options[0][0] > 1.15 * options[1][0]]
    chances = [1 / len(options) for options in clear]
    scatter = math.sqrt(sum(chance * (1 - chance) for chance in chances))
    assert len(clear) > 20
    assert sum(options[0][1] for options in clear) <= sum(chances) + 2 * scatter


@pytest.mark.parametrize("count", [3, 4])
def test_no_rank_by_length_tells_which_option_is_right(count):
    found = [options for asked in SINGLE if (options := lengths_of_options(asked)) and len(options) == count]
    assert len(found) > 60
    held = [0.0] * count
    for options in found:
        right = next(size for size, is_right in options if is_right)
        wrong = [size for size, is_right in options if not is_right]
        shorter, alike = sum(size < right for size in wrong), wrong.count(right)
        for rank in range(shorter, shorter + alike + 1):  # as often the one as the other where two are alike
            held[rank] += 1 / (alike + 1)
    scatter = math.sqrt(len(found) * (1 / count) * (1 - 1 / count))
    assert max(abs(each - len(found) / count) for each in held) <= 2 * scatter


def test_a_reason_is_no_mark_of_a_wrong_option():
    gives = re.compile(r"\b(?:because|since)\b|, (?:as|so)\b")
    texts = [
        (asked.says(option.text, one), asked.truth(one) == option.id)
        for asked in SINGLE
        for one in variants(asked.id)[:1]
        for option in asked.options
    ]
    share = {
        right: np.mean([bool(gives.search(text)) for text, is_right in texts if is_right == right])
        for right in (True, False)
    }
    assert share[False] < 2 * share[True]
