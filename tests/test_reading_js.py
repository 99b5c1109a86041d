"""A page without Python reads and marks numbers as the notebook does, word for word."""

import json
import shutil
import subprocess
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from course_lib.assess.card import card_of
from course_lib.assess.grammar import TABLES
from course_lib.assess.marking import mark
from course_lib.assess.reading import converted, number_and_unit, plain_unit
from course_lib.assess.sentences import TABLE, say
from course_lib.assess.sheet import sheet_of
from course_lib.assess.unit_table import unit_table
from course_lib.assess.units import shown_unit
from course_lib.errors import CourseError
from course_lib.questions import NumberQuestion, bank
from tests import test_odd_forms, test_wrong_answers

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
ASSESS = Path(test_odd_forms.__file__).parent.parent / "course_lib" / "assess"
RUNNER = """
import { readFileSync } from "node:fs";
import { converted, grammarOf, numberAndUnit, plainUnit, Unread } from "./reading.mjs";
import { markNumber } from "./marking.mjs";
import { markChoice, markChoices, markOrdering, markText } from "./choosing.mjs";
const { shared, texts, cards, units } = JSON.parse(readFileSync(0, "utf-8"));
const grammar = grammarOf(shared);
const orSentence = (act) => {
  try {
    return act();
  } catch (problem) {
    if (problem instanceof Unread) return problem.message;
    throw problem;
  }
};
const read = texts.map((text) => orSentence(() => {
  const [value, unit] = numberAndUnit(grammar, text);
  return [value, unit, plainUnit(grammar, unit ?? "")];
}));
const marks = { number: markNumber, choice: markChoice, choices: markChoices, ordering: markOrdering, text: markText };
const marked = cards.map(([card, answers]) => answers.map((answer) => marks[card.kind](grammar, card, answer)));
const turned = units.map(([unit, wanted, shown]) => orSentence(() => converted(grammar, 3, unit, wanted, shown)));
process.stdout.write(JSON.stringify({ read, marked, turned }));
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
    "0^-1",
    "1/exp(1000)",
    "9^9^9/0",
    "1e400/1e400",
    "√-4",
    "\ufeff5",
    "5\u0660",
    'it\'s "five"',
    "\u202fnone\u00a0",
    "$& {seen}",
    "the answer is a great many words, more than sixty letters of them, and no number at all",
    "😀" * 70,
    "9" * 201,
]
UNITS = (
    *(
        "nM",
        "µM",
        "%",
        "h",
        "mV",
        "cm-1",
        "florins",
        "times",
        "1/cm",
        "nm",
        "MV",
        "years",
        "furlongs",
        "kNm",
        "mg/mL h",
    ),
    *(
        "degC",
        "degC/h",
        "decibels",
        "mol per litre",
        "nM²",
        "nM^9",
        "1/h s",
        "kg m**2/s**2",
        "(nM)",
        "a b c",
        "µµ",
        "nM!",
    ),
)


@pytest.fixture(scope="module")
def in_javascript(tmp_path_factory):
    """What the page's script makes of texts, of (card, answers) and of (unit, wanted unit, as it is printed)."""
    folder = tmp_path_factory.mktemp("script")
    for name in ("reading", "marking", "choosing"):
        source = (ASSESS / f"{name}.js").read_text(encoding="utf-8")
        (folder / f"{name}.mjs").write_text(source.replace('.js";', '.mjs";'), encoding="utf-8")
    (folder / "run.mjs").write_text(RUNNER, encoding="utf-8")
    shared = {"tables": TABLES, "sentences": TABLE, "units": unit_table()}

    def run(texts=(), cards=(), units=()):
        given = {"shared": shared, "texts": list(texts), "cards": list(cards), "units": list(units)}
        done = subprocess.run(
            ["node", folder / "run.mjs"], input=json.dumps(given), capture_output=True, text=True, check=True
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


def numbers(asked, shown, rng):
    """Right and wrong answers, known mistakes and generic ones, in odd forms and with units, and rubbish."""
    formulas = test_wrong_answers.FORMULAS.get(asked.id, ())
    sizes = [test_wrong_answers.value(formula, shown.params) for formula in formulas]
    truth = asked.truth(shown.params)
    card = card_of(shown)
    sizes += [slip["value"] for slip in (*card["own"], *card["generic"])]
    sizes += [
        truth * factor for factor in (1, 1.001, 1.03, 0.96, 1.2, 3, 100, 0.01, 1000, 1e-3, 1e-9, 1e7, -1, 0)
    ]
    units = rng.sample(UNITS, 6)
    return [
        *(f"{size:.6g}" for size in rng.sample(sizes, min(len(sizes), 18))),
        *(rng.sample(test_odd_forms.forms(truth, asked.unit, rng), 5) if truth else ()),
        *(f"{truth:.6g} {unit}" for unit in units),
        f"{truth / 1000:.6g} {units[0]}",
        *rng.sample(ODD, 6),
    ]  # fmt: skip


def answers_to(shown, rng):
    """Answers to one card in the form in which its page sends them."""
    asked, names = shown.asked, [name for name, _ in shown.options]
    if isinstance(asked, NumberQuestion):
        return numbers(asked, shown, rng)
    if asked.kind == "choice":
        return ["", *names]
    if asked.kind == "choices":
        sets = [[name for i, name in enumerate(names) if bits >> i & 1] for bits in range(2 ** len(names))]
        return rng.sample(sets, min(len(sets), 16))
    if asked.kind == "ordering":
        known = [asked.truth(shown.params), *(slip.answer(shown.params) for slip in asked.mistakes)]
        orders = list(permutations(names))
        return [*map(list, known), *map(list, rng.sample(orders, min(len(orders), 20)))]
    ideas = [idea.id for idea in asked.ideas]
    return [
        "",
        " ... ",
        "too short",
        "a\x1cb\x85c",
        "A whole sentence it is.",
        "word " * 900,
        [],
        ideas,
        ideas[:1],
    ]


def test_five_thousand_answers_to_all_kinds_of_cards_get_the_same_verdict_in_the_same_words(in_javascript):
    rng = Random("parity")
    shown = [sheet_of(one.id, seed) for one in bank() for seed in (1, 5)]
    shown = [sheet for sheet in shown if not card_of(sheet)["needs_python"]]
    cards = [(card_of(sheet), answers_to(sheet, rng)) for sheet in shown]
    marked = in_javascript(cards=cards)["marked"]
    assert {card["kind"] for card, _ in cards} == {"number", "choice", "choices", "ordering", "text"}
    assert sum(map(len, marked)) >= 5000
    for sheet, (_, answers), verdicts in zip(shown, cards, marked, strict=True):
        for answer, verdict in zip(answers, verdicts, strict=True):
            wanted = mark(sheet.asked, sheet.params, answer)
            message = say("tick") if wanted.look == "noted" else wanted.message
            seen = [verdict[name] for name in ("look", "heading", "message", "mistake", "counted")]
            where = f"{sheet.asked.id}, {sheet.seed}: {answer!r}"
            assert seen == [wanted.look, wanted.heading, message, wanted.mistake, wanted.counted], where
            assert verdict["score"] == pytest.approx(wanted.score), where


@pytest.mark.parametrize("wanted", ["nM", "h", "1", "%", "nM**2", "ng*h/mL"])
def test_every_unit_that_the_library_knows_is_converted_alike(in_javascript, wanted):
    names = [*unit_table()["units"], *UNITS, "km", "kilometers", "nanomolars", "kdegC", "mh"]
    turned = in_javascript(units=[(name, wanted, shown_unit(wanted)) for name in names])["turned"]
    for name, found in zip(names, turned, strict=True):
        expected = turned_in_python(name, wanted)
        assert found == (expected if isinstance(expected, str) else pytest.approx(expected, rel=1e-9)), name


def turned_in_python(unit, wanted):
    try:
        return converted(3.0, unit, wanted)
    except CourseError as sentence:
        return str(sentence)


def test_the_table_is_one_that_both_languages_understand():
    assert all("(?<" not in rule["find"] for name in ("first", "then", "unit") for rule in TABLES[name])
