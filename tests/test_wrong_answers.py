"""Wrong answers of new students, written from the prompts alone: none is right, each meets its own explanation."""

import math
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from course_lib.assess.marking import mark
from course_lib.questions import NumberQuestion, bank, question, variant
from course_lib.questions.generic import generic_mistakes

CASES = tomllib.loads((Path(__file__).parent / "data" / "wrong_answers.toml").read_text(encoding="utf-8"))
FORMULAS = {f"{prefix}.{name}": found for prefix, own in CASES.items() for name, found in own.items()}
AT_HAND = {name: getattr(math, name) for name in ("sqrt", "exp", "floor", "ceil", "log2", "log10")}
SEEDS = range(1, 13)
FEWEST = 5


def value(formula, given):
    return float(eval(formula, {**AT_HAND, "ln": math.log, "max": max}, vars(given)))


def is_slip(slip, formula, asked, given):
    """Whether a slip is this formula, in these numbers."""
    size = float(slip.answer(given))
    return math.isfinite(size) and abs(size - value(formula, given)) <= asked.tolerance.margin(size) + 1e-12


def replies(question_id, seeds=SEEDS):
    """Each formula with what became of it at every seed: accepted, its own slip, another slip, rounding,
    a slip that gives this very number in this variant alone, or none.

    A formula is a slip if it gives the same number in at least half of the variants; one that agrees by chance is not.
    """
    asked = question(question_id)
    known = (*asked.mistakes, *generic_mistakes(asked))
    given = [variant(asked, seed) for seed in seeds]
    for formula in FORMULAS[question_id]:
        same = [
            slip for slip in known if 2 * sum(is_slip(slip, formula, asked, v) for v in given) >= len(given)
        ]
        fate = Counter()
        for v in given:
            verdict = mark(asked, v, value(formula, v))
            own = [asked.says(slip.because, v) for slip in same if is_slip(slip, formula, asked, v)]
            if verdict.correct:
                fate["accepted"] += 1
            elif any(reply in verdict.message for reply in own):
                fate["named"] += 1
            elif verdict.mistake == "rounded_early":
                fate["rounding"] += 1
            elif any(slip.id == verdict.mistake and is_slip(slip, formula, asked, v) for slip in known):
                fate["coincides"] += 1  # another way to the very same number, here by chance
            else:
                fate["another" if verdict.mistake else "none"] += 1
        yield formula, fate


def test_there_are_five_for_every_number_of_the_chapters_that_were_tried():
    tried = [asked for asked in bank() if asked.id.split(".")[0] in CASES]
    numbers = {asked.id for asked in tried if isinstance(asked, NumberQuestion)}
    assert numbers <= set(FORMULAS)
    assert all(len(found) >= FEWEST for found in FORMULAS.values())


@pytest.mark.parametrize("question_id", FORMULAS)
def test_no_wrong_answer_is_accepted_or_told_a_slip_that_it_is_not(question_id):
    for formula, fate in replies(question_id):
        assert not fate["accepted"], formula
        assert not fate["another"], formula
        assert not fate["coincides"], formula
        assert not fate["rounding"], formula


def test_nine_of_ten_meet_their_own_explanation():
    total = Counter()
    for question_id in FORMULAS:
        for _, fate in replies(question_id):
            total += fate
    assert total["named"] >= 0.9 * total.total(), total


@pytest.mark.slow
@pytest.mark.parametrize("question_id", FORMULAS)
def test_the_same_holds_over_many_more_variants(question_id):
    for formula, fate in replies(question_id, range(100, 300)):
        assert fate["accepted"] + fate["another"] == 0, formula
        assert fate["coincides"] < fate.total() / 2, formula
