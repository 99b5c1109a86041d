"""Questions on paper: which of the bank can stand there, what they are worth, and how they look."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from course_lib.assess.choices import LETTERS
from course_lib.assess.sheet import Sheet, rich, sheet_of
from course_lib.assess.units import shown_unit
from course_lib.questions import bank
from course_lib.questions.kinds import (
    ChoiceQuestion,
    NumberQuestion,
    OrderingQuestion,
    Question,
    ShortTextQuestion,
)

_ON_PAPER = (NumberQuestion, ChoiceQuestion, OrderingQuestion, ShortTextQuestion)
# What points at something that is not on the paper: a figure, lines of code, data of a running notebook, a question before.
_POINTS_AWAY = re.compile(
    r"\b(?:figure|lines|table|picture|data) (?:above|below)\b|seed of this question|\bnp\.|\A(?:The same|And)\b"
)
SPACE_MM = {"number": 26, "ordering": 0, "choice": 0, "choices": 0}
TEXT_ROWS = 6


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One variant of a question on paper: its options, as (id, text), in the order in which they are printed.

    `points` are for all of it; 0 where nothing is marked.
    """

    sheet: Sheet
    options: tuple[tuple[str, str], ...]
    points: int = 0

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each option, by its id."""
        return {name: LETTERS[index].upper() for index, (name, _) in enumerate(self.options)}

    @property
    def right(self) -> str:
        """The letters of the right answer: of each right option, or in the right order; nothing for other kinds."""
        truth = self.sheet.asked.truth(self.sheet.params)
        if isinstance(self.sheet.asked, OrderingQuestion):
            return " ".join(self.letters[one] for one in truth)
        if isinstance(self.sheet.asked, ChoiceQuestion):
            wanted = (truth,) if isinstance(truth, str) else truth
            return " ".join(sorted(self.letters[one] for one in wanted))
        return ""


def fits_paper(question: Question) -> bool:
    """Whether a question can be asked on paper: an answer without a computer, and nothing that it points at elsewhere.

    >>> from course_lib.questions import question
    >>> fits_paper(question("quantal.locus")), fits_paper(question("quantal.variance_function"))
    (True, False)
    """
    if not isinstance(question, _ON_PAPER):
        return False
    return not _POINTS_AWAY.search(sheet_of(question.id).prompt)


def paper_bank(chapter: str | None = None) -> tuple[Question, ...]:
    """The questions of a chapter, or of all, that can be asked on paper."""
    return tuple(one for one in bank(chapter) if fits_paper(one))


def points_for(question: Question) -> int:
    """What a question is worth: 1 for a choice, 2 for several or an order, 3 for a number, 1 an idea of a text.

    >>> from course_lib.questions import question
    >>> points_for(question("quantal.mean_response")), points_for(question("quantal.locus"))
    (3, 1)
    """
    if isinstance(question, ShortTextQuestion):
        return len(question.ideas)
    return {"number": 3, "choice": 1, "choices": 2, "ordering": 2}[question.kind]


def on_paper(question_id: str, seed: object, *, shuffled: bool = False, points: int = 0) -> Asked:
    """One variant of a question as it is printed; `shuffled` options stand in an order that the seed draws."""
    sheet = sheet_of(question_id, seed)
    options = list(sheet.options)
    if shuffled and isinstance(sheet.asked, ChoiceQuestion):
        Random(f"options|{question_id}|{seed}").shuffle(options)
    return Asked(sheet=sheet, options=tuple(options), points=points)


def asked_html(number: int | str, asked: Asked) -> str:
    """A question with its number, its options or the space to answer it."""
    worth = f'<span class="pts">{points_said(asked.points)}</span>' if asked.points else ""
    return (
        f'<section class="asked"><div class="what"><span class="no">{number}</span><span>{rich(asked.sheet.prompt)}'
        f"{_how(asked)}</span>{worth}</div>{_place(asked)}</section>"
    )


def points_said(points: float) -> str:
    """Points in words.

    >>> points_said(1), points_said(2)
    ('1 point', '2 points')
    """
    return f"{points:g} point{'' if points == 1 else 's'}"


_HOWS = {"choices": "Tick every option that is right.", "ordering": "Write the letters in order."}


def _how(asked: Asked) -> str:
    how = _HOWS.get(asked.sheet.asked.kind, "")
    return f' <span class="small">{how}</span>' if how else ""


def _place(asked: Asked) -> str:
    kind = asked.sheet.asked.kind
    if kind == "text":
        return f'<div class="rows">{"<div></div>" * TEXT_ROWS}</div>'
    if kind == "number":
        unit = shown_unit(asked.sheet.asked.unit)
        return (
            f'<div class="space" style="height:{SPACE_MM["number"]}mm"></div>'
            f'<div class="answer">Answer <i></i><span>{rich(unit.strip())}</span>'
            f'<span class="small">{asked.sheet.asked.tolerance.wanted()}</span></div>'
        )
    if kind == "ordering":
        rows = "".join(f"<li><b>{letter}</b>{rich(text)}</li>" for letter, text in _lettered(asked))
        return f'<ul class="options">{rows}</ul><div class="answer">Order <i></i></div>'
    rows = "".join(
        f'<li><span class="box"></span><b>{letter}</b><span>{rich(text)}</span></li>'
        for letter, text in _lettered(asked)
    )
    return f'<ul class="options{" round" if kind == "choice" else ""}">{rows}</ul>'


def _lettered(asked: Asked) -> Iterator[tuple[str, str]]:
    letters = asked.letters
    return ((letters[name], text) for name, text in asked.options)
