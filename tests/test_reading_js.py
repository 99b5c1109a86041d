"""A page without Python reads and marks numbers as the notebook does, word for word."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from course_lib.assess.card import card_of
from course_lib.assess.grammar import TABLES
from course_lib.assess.marking import mark
from course_lib.assess.reading import number_and_unit, plain_unit
from course_lib.assess.sheet import sheet_of
from course_lib.errors import CourseError
from course_lib.questions import NumberQuestion, bank
from tests import test_odd_forms, test_wrong_answers

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
ASSESS = Path(test_odd_forms.__file__).parent.parent / "course_lib" / "assess"
RUNNER = """
import { readFileSync } from "node:fs";
import { grammarOf, numberAndUnit, plainUnit, Unread } from "./reading.mjs";
import { markNumber } from "./marking.mjs";
const { tables, texts, cards } = JSON.parse(readFileSync(0, "utf-8"));
const grammar = grammarOf(tables);
const read = (text) => {
  try {
    const [value, unit] = numberAndUnit(grammar, text);
    return [value, unit, plainUnit(grammar, unit ?? "")];
  } catch (problem) {
    if (problem instanceof Unread) return problem.message;
    throw problem;
  }
};
const marked = cards.map(([card, answers]) => answers.map((answer) => markNumber(grammar, card, answer)));
process.stdout.write(JSON.stringify({ read: texts.map(read), marked }));
"""
ODD = [
    "20–22",
    "20-22",
    "between 1 and 3",
    "21 ± 2",
    "< 5",
    "1,234",
    "log(5)",
    "20 % lower",
    "1; 2",
    "1/0",
    "sqrt(-1)",
    "9**9**9**9",
    "1.2.3",
    "ln(0)",
    "5 5",
    "--",
    "e",
    "banana",
    "",
    "...",
    "two and a half",
    "a third",
    "1 1/2",
    "½",
    "2√3",
    "-2^2",
    "2^-1",
    "(-8)^(1/3)",
    "1e400",
    "1 000 000",
    "1.234.567",
    ",5",
    "5.",
    ".",
    "1/3 (one third)",
    "3 in 4",
    "10e3",
    "1e1.6",
]


@pytest.fixture(scope="module")
def in_javascript(tmp_path_factory):
    """What the page's script makes of texts and of (card, answers)."""
    folder = tmp_path_factory.mktemp("script")
    for name in ("reading", "marking"):
        source = (ASSESS / f"{name}.js").read_text(encoding="utf-8")
        (folder / f"{name}.mjs").write_text(source.replace("./reading.js", "./reading.mjs"), encoding="utf-8")
    (folder / "run.mjs").write_text(RUNNER, encoding="utf-8")

    def run(texts=(), cards=()):
        given = json.dumps({"tables": TABLES, "texts": list(texts), "cards": list(cards)})
        done = subprocess.run(
            ["node", folder / "run.mjs"], input=given, capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    return run


def in_python(text):
    try:
        value, unit = number_and_unit(text)
    except CourseError as sentence:
        return str(sentence)
    return [value, unit, plain_unit(unit or "")]


def same(one, other):
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return one[1:] == other[1:] and one[0] == pytest.approx(other[0], rel=1e-12)


def test_thousands_of_texts_are_read_alike(in_javascript):
    texts = [form for _, _, form in test_odd_forms.cases()] + ODD
    for text, read in zip(texts, in_javascript(texts)["read"], strict=True):
        assert same(in_python(text), read), text


def answers_to(asked, shown):
    """Right and wrong answers, with units and without, as a reader types them."""
    formulas = test_wrong_answers.FORMULAS.get(asked.id, ())
    sizes = [test_wrong_answers.value(formula, shown.params) for formula in formulas]
    truth = asked.truth(shown.params)
    sizes += [
        truth * factor for factor in (1, 1.001, 1.03, 0.96, 1.2, 3, 100, 0.01, 1000, 1e-3, 1e-9, 1e7, -1)
    ] + [0]
    texts = [f"{size:.6g}" for size in sizes]
    return (
        texts
        + [f"{texts[0]} {unit}" for unit in ("nM", "µM", "%", "h", "mV", "cm-1", "florins", "times", "1/cm")]
        + ODD
    )


def test_thousands_of_answers_are_marked_alike(in_javascript):
    shown = [sheet_of(one.id, seed) for one in bank() if isinstance(one, NumberQuestion) for seed in (1, 5)]
    cards = [(card_of(sheet), answers_to(sheet.asked, sheet)) for sheet in shown]
    marked = in_javascript(cards=cards)["marked"]
    assert sum(map(len, marked)) >= 5000
    for sheet, (_, answers), verdicts in zip(shown, cards, marked, strict=True):
        for answer, verdict in zip(answers, verdicts, strict=True):
            wanted = mark(sheet.asked, sheet.params, answer)
            assert verdict["look"] == wanted.look, f"{sheet.asked.id}: {answer!r}"
            if wanted.look != "unread":
                assert (verdict["message"], verdict["mistake"]) == (wanted.message, wanted.mistake), answer


def test_the_table_is_one_that_both_languages_understand():
    assert all("(?<" not in rule["find"] for name in ("first", "then", "unit") for rule in TABLES[name])
