"""The grammar of typed numbers: a table of rules that Python and the page's script share (`grammar.json`)."""

import json
import re
from pathlib import Path
from typing import Any

from course_lib.checks import shown
from course_lib.errors import CourseError

TABLES: dict[str, Any] = json.loads(Path(__file__).with_name("grammar.json").read_text(encoding="utf-8"))
_RAISED = str.maketrans(TABLES["raised_digits"], TABLES["plain_digits"])
_WORD = re.compile(rf"\b(?:{'|'.join(TABLES['words'])})(?=\b|fold)", re.ASCII | re.IGNORECASE)


def _compiled(name: str) -> list[tuple[re.Pattern, dict[str, Any]]]:
    return [(re.compile(rule["find"], re.ASCII), rule) for rule in TABLES[name]]


_FIRST, _THEN, _UNIT = _compiled("first"), _compiled("then"), _compiled("unit")


def plain(text: str) -> str:
    """A typed number with one spelling for each thing: digits, operators, a decimal point, the unit behind.

    Raises `CourseError` with one sentence for what is no single number, such as a range.

    >>> plain("≈ 1 008,5 nM."), plain("one third"), plain("–22.5 %")
    ('1008.5 nM', '1 /3', '-22.5 %')
    >>> plain("20–22 nM")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: That is a range: give one number, your best value.
    """
    text = _ruled(text, _FIRST).translate(_RAISED)
    text = _WORD.sub(lambda word: TABLES["words"][word[0].lower()], text)
    return _ruled(text, _THEN)


def plain_unit(unit: str) -> str:
    """A unit spelled in one way: micro as u, powers with **, nothing as 1.

    >>> plain_unit("µM"), plain_unit("nM²"), plain_unit("nM2"), plain_unit("cm-1"), plain_unit("-fold")
    ('uM', 'nM**2', 'nM**2', 'cm**-1', '1')
    >>> plain_unit("percentage points"), plain_unit("hours")
    ('%', 'h')
    """
    text = re.sub(f"([{TABLES['raised_digits']}]+)", lambda raised: "^" + raised[1].translate(_RAISED), unit)
    text = text.strip().replace("µ", "u").replace("μ", "u").replace("·", "*").replace("−", "-")
    text = _ruled(text, _UNIT)
    text = re.sub(r"[A-Za-z]+", lambda word: TABLES["unit_words"].get(word[0], word[0]), text)
    return "1" if text in TABLES["counted"] else f"1{text}" if text.startswith("/") else text


def _ruled(text: str, rules: list[tuple[re.Pattern, dict[str, Any]]]) -> str:
    for pattern, rule in rules:
        if "say" in rule:
            found = pattern.search(text)
            if found:
                raise CourseError(_sentence(rule["say"], found[0].strip(" (/*+")))
        elif "drop" in rule:
            text = pattern.sub(lambda found, rule=rule: _without(found[0], rule["drop"]), text)
        else:
            put = re.sub(r"\$(\d)", r"\\g<\1>", rule["put"])
            before, text = text, pattern.sub(put, text)
            while rule.get("repeat") and text != before:
                before, text = text, pattern.sub(put, text)
    return text


def _without(text: str, letters: str) -> str:
    # The character before the first digit is no separator, whatever it is.
    first = re.search(r"[0-9]", text).start()
    return text[:first] + "".join(letter for letter in text[first:] if letter not in letters)


def _sentence(name: str, seen: str) -> str:
    if name == "comma":
        return TABLES["says"][name].format(
            seen=seen, point=seen.replace(",", "."), whole=seen.replace(",", "")
        )
    return TABLES["says"][name].format(seen=shown(seen))
