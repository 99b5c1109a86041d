"""Right answers in the forms in which people write them: nearly all are read, and none is counted wrong."""

import math
import re
from collections import Counter
from random import Random

import pytest

from course_lib.assess.grammar import plain_unit
from course_lib.assess.marking import mark
from course_lib.assess.reading import number_and_unit
from course_lib.questions import NumberQuestion, bank, question, variant

NUMBERS = [one for one in bank() if isinstance(one, NumberQuestion)]
RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
BESIDE = {  # what people write behind a number of this unit
    "nM": ("nM", " nM", "\u202fnM", "\u00a0nM", " nanomolar", " nmol/L", " nM."),
    "µM": (" µM", " uM", " μM", " micromolar", "µM"),
    "nM**2": (" nM²", " nM^2", " nM2", " nM**2", " nM squared"),
    "h": (" h", " hours", " hrs", "h", " h."),
    "day": (" days", " d", " day", " days."),
    "min": (" min", " minutes", "\u2009min"),
    "s": (" s", "s", " s.", " seconds"),
    "points": ("", " points", " points.", ""),
    "ms": (" ms", "ms", " ms."),
    "mg": (" mg", "mg", " mg."),
    "fmol": (" fmol", "fmol", " fmol."),
    "ng*h/mL": (" ng·h/mL", " ng*h/mL", " ng h/mL"),
    "1/cm": (" 1/cm", " cm-1", " cm⁻¹", " cm^-1", " /cm"),
    "%": ("%", " %", "\u202f%", " per cent", " percent", " percentage points", " %."),
    "1": ("", "", "", "."),
}


def grouped(text, mark_between):
    """The digits before the point in groups of three."""
    whole, _, rest = text.partition(".")
    parts = f"{int(whole):,}".replace(",", mark_between)
    return f"{parts}.{rest}" if rest else parts


def as_power(value):
    power = math.floor(math.log10(abs(value)))
    return f"{value / 10**power:.4f}", power


def forms(value, unit, rng):
    """Ways to write a value: each a number, and what may stand before and behind it."""
    text = (
        f"{value:.5g}" if 1e-4 < abs(value) < 1e5 else f"{value:.0f}" if abs(value) >= 1e5 else f"{value:.8f}"
    )
    behind = rng.choice(BESIDE[unit])
    mantissa, power = as_power(value) if value else ("0", 0)
    found = [
        text + behind,
        text.replace(".", ",") + behind
        if not (text.count(".") and len(text.partition(".")[2]) == 3)
        else text,
        text.replace("-", "–") + behind,
        text.replace("-", "−") + behind,
        f"about {text}{behind}",
        f"≈ {text}{behind}",
        f"ca. {text}{behind}",
        f"~{text}{behind}",
        f"= {text}{behind}",
        f"x = {text}{behind}",
        f"the answer is {text}{behind}",
        f"{text}{behind.rstrip('.')}.",
        f" {text} {behind.strip()} ",
        f"{mantissa}×10{str(power).translate(RAISED)}{behind}",
        f"{mantissa} x 10^{power}{behind}",
        f"{mantissa}*10**({power}){behind}",
        f"{mantissa}e{power}{behind}",
        f"{2 * value:.8g}/2{behind}",
        f"({value:.8g}){behind}",
        f"{value - 1 if value > 2 else value / 2:.8g} + {1 if value > 2 else value / 2:.8g}{behind}",
    ]
    if value > 0:
        found += [
            f"√{value**2:.9g}{behind}",
            f"sqrt({value**2:.9g}){behind}",
            f"exp({math.log(value):.9g}){behind}",
        ]
    if value > 1000:
        found += [grouped(text, one) + behind for one in (" ", "\u202f", "\u2009", "'", "’")]
    if unit == "1":
        found += [
            f"{text} times",
            f"{text}-fold",
            f"{text}×",
            f"{text} times normal",
            f"1/{1 / value:.9g}" if value else text,
        ]
        if 0 < value < 1:
            found += [
                f"{100 * value:.5g} %",
                f"{100 * value:.5g}%.",
                f"{100 * value:.5g} per cent",
                f".{text.partition('.')[2]}",
            ]
    return found


def cases():
    for asked in NUMBERS:
        for seed in (1, 2):
            given, rng = variant(asked, seed), Random(f"{asked.id}|{seed}")
            for form in forms(asked.truth(given), asked.unit, rng):
                yield asked, given, form


def test_thousands_of_right_answers_in_odd_forms_are_read_and_none_is_counted_wrong():
    fate = Counter()
    for asked, given, form in cases():
        verdict = mark(asked, given, form)
        assert verdict.correct or not verdict.counted, f"{asked.id}: {form!r} was counted wrong: {verdict}"
        fate[verdict.correct] += 1
    assert fate.total() >= 3000
    assert fate[True] >= 0.98 * fate.total(), fate


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("8.4.", 8.4, "1"),
        ("21.0 nM.", 21, "nM"),
        ("33%.", 33, "%"),
        ("16.7 percentage points", 16.7, "%"),
        ("about 21", 21, "1"),
        ("15/7", 15 / 7, "1"),
        ("one third", 1 / 3, "1"),
        ("two-thirds", 2 / 3, "1"),
        ("2½", 2.5, "1"),
        ("1 1/2", 1.5, "1"),
        ("sqrt(10)", math.sqrt(10), "1"),
        ("√10", math.sqrt(10), "1"),
        ("2√3", 2 * math.sqrt(3), "1"),
        ("ln(800/176)", math.log(800 / 176), "1"),
        ("log₁₀(50)", math.log10(50), "1"),
        ("10^1.6", 10**1.6, "1"),
        ("1 008", 1008, "1"),
        ("1 008 nM2", 1008, "nM**2"),
        ("1'008", 1008, "1"),
        ("1.008,5", 1008.5, "1"),
        ("2154 cm-1", 2154, "cm**-1"),
        ("–22.5", -22.5, "1"),
        ("2.65 times normal", 2.65, "1"),
        ("0.4 of normal", 0.4, "1"),
        ("1 in 5", 0.2, "1"),
        ("17:1", 17, "1"),
        ("13*0.25*10 = 32.5 nM", 32.5, "nM"),
        ("e^-0.5", math.exp(-0.5), "1"),
    ],
)
def test_a_form_is_read_as_it_is_meant(text, value, unit):
    read, beside = number_and_unit(text)
    assert read == pytest.approx(value, rel=1e-12)
    assert plain_unit(beside or "") == unit


@pytest.mark.parametrize(
    "text",
    ["20–22", "20-22", "20 to 22", "between 1 and 3", "21 ± 2", "< 5", "at least 5", "1,234", "log(5)", "20 % lower", "3 times less",
     "1; 2", "1, 2", "1/0", "sqrt(-1)", "9**9**9**9", "(" * 40 + "1" + ")" * 40, "1.2.3", "ln(0)", "5 5", "1/3 (one third)", "--", "e", "π²)"],
)  # fmt: skip
def test_what_is_no_single_number_is_refused_in_a_sentence(text):
    asked = question("quantal.content")
    verdict = mark(asked, variant(asked, 1), text)
    assert not verdict.counted
    assert re.fullmatch(r".{10,250}[.?]", verdict.message)


def test_a_bare_number_where_a_share_was_meant_costs_no_try():
    asked = question("lasting.missed_dose")
    given = variant(asked, 1)
    verdict = mark(asked, given, round(100 * asked.truth(given), 2))
    assert not verdict.counted
    assert "%" in verdict.message
    asked = question("supersensitivity.halved_peak")
    given = variant(asked, 1)
    assert mark(asked, given, f"{asked.truth(given):.3g} percentage points").correct
    assert mark(asked, given, f"{asked.truth(given):.3g} %").correct
    assert mark(asked, given, f"{asked.truth(given):.3g}").correct
    asked = question("ganglia.d1_gain")
    given = variant(asked, 1)
    assert mark(asked, given, f"{asked.truth(given):.4g}").correct
    assert not mark(asked, given, asked.truth(given) / 100).counted
