"""Whose a submission is, by a class list: names compare by their letters, numbers only with the numbers of their kind."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping

WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ß": "ss"})
NUMBERED = frozenset({"canvas", "moodle", "brightspace", "blackboard", "sis", "section"})


def letters(text: str) -> str:
    """A text as its letters: one code for each, letter case ignored, spaces made single.

    >>> letters("Jo\\u0308rg  MÜLLER") == letters("Jörg Müller")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def base_letters(text: str) -> str:
    """The letters without accents: what is left of a name in an old system.

    >>> base_letters("Zoë Ångström")
    'zoe angstrom'
    """
    parts = unicodedata.normalize("NFKD", letters(text))
    return (
        "".join(one for one in parts if not unicodedata.combining(one)).replace("ß", "ss").replace("ø", "o")
    )


def _spelt_out(text: str) -> str:
    return base_letters(letters(text).translate(SPELT_OUT))


def _in_order_of_words(text: str) -> str:
    # “Lovelace, Ada” is Ada Lovelace.
    last, comma, first = text.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else text


def _ways(name: str) -> list[str]:
    """The ways in which a name may be written, the most exact first."""
    plain = _in_order_of_words(letters(name))
    ways = [f"= {plain}"]
    ways += [f"~ {' '.join(WORDS.findall(spelt(plain)))}" for spelt in (base_letters, _spelt_out)]
    ways += [f"* {' '.join(sorted(WORDS.findall(spelt(plain))))}" for spelt in (base_letters, _spelt_out)]
    return list(dict.fromkeys(ways))


class People:
    """The people of a class list; each question has one answer, or none when nobody or several would fit."""

    def __init__(self, rows: Mapping[str, Mapping[str, str]]) -> None:
        self.rows = rows
        self._ids = {letters(student): student for student in rows}
        self._names: dict[str, set[str]] = defaultdict(set)
        self._other: dict[str, set[str]] = defaultdict(set)
        self._numbers: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._together: dict[str, set[str]] = defaultdict(set)
        for student, row in rows.items():
            for text in _run_together(row.get("name", "")):
                self._together[text].add(student)
            for name in filter(None, (row.get("name"), row.get("first") and self._full(row))):
                for way in _ways(name):
                    self._names[way].add(student)
            for column, value in row.items():
                self._numbers[column, letters(value)].add(student)
                if column not in NUMBERED and not value.isdecimal():
                    self._other[letters(value)].add(student)

    @staticmethod
    def _full(row: Mapping[str, str]) -> str:
        return f"{row.get('first', '')} {row.get('last', '')}"

    def __bool__(self) -> bool:
        return bool(self.rows)

    def by_id(self, text: str) -> str | None:
        """The student with that id."""
        return self._ids.get(letters(text))

    def by_name(self, text: str) -> set[str]:
        """The students with that name: one, none, or all who share it."""
        for way in _ways(text):
            if way.split(" ", 1)[1] and way in self._names:
                return self._names[way]
        return set()

    def by_number(self, number: str, column: str) -> set[str]:
        """The students who have that number in the column of a platform's numbers."""
        return self._numbers.get((column, letters(number)), set())

    def by_word(self, text: str) -> set[str]:
        """The students whose id, name or further column (but no platform's number) is that word."""
        if student := self.by_id(text):
            return {student}
        return self._other.get(letters(text)) or self.by_name(text)

    def by_run_together(self, text: str) -> set[str]:
        """The students whose name, last word first and without spaces, is that text, as Canvas writes it."""
        return self._together.get("".join(WORDS.findall(base_letters(text))), set())


def _run_together(name: str) -> list[str]:
    words = WORDS.findall(base_letters(_in_order_of_words(letters(name))))
    return ["".join(words[i:] + words[:i]) for i in range(1, len(words))] or words
