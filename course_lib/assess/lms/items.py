"""Variants of questions as plain items: what is asked, which answers are known, and what each is told.

A platform cannot run Python: questions whose answer is an array, a function, a fit or a figure stay in the notebooks.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from course_lib.assess.marking import mark
from course_lib.assess.sheet import Sheet, rich, sheet_of
from course_lib.checks import whole_number
from course_lib.questions import bank
from course_lib.questions.generic import generic_mistakes
from course_lib.questions.kinds import (
    ChoiceQuestion,
    NumberQuestion,
    OrderingQuestion,
    Question,
    ShortTextQuestion,
)
from course_lib.questions.registry import banks
from course_lib.syllabus import chapter as chapter_of

MOST_VARIANTS = 100
_TAKEN = (NumberQuestion, ChoiceQuestion, OrderingQuestion, ShortTextQuestion)


@dataclass(frozen=True, kw_only=True)
class Known:
    """An answer that is recognised: a number, a text or a position, and the reply in HTML; `margin` for numbers."""

    answer: str
    right: bool
    reply: str
    margin: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Item:
    """One variant of a question; `kind` is that of the question, texts are HTML, `unit` stands in the prompt."""

    name: str
    chapter: str
    objective: str
    question: str
    kind: str
    prompt: str
    known: tuple[Known, ...]
    worked: str
    hints: tuple[str, ...]


def items(chapter: str | None = None, variants: int = 5) -> Iterator[Item]:
    """Items of a chapter, by number or slug, or of the whole bank; variants that are alike come once.

    Raises `CourseError` for an unknown chapter and for a number of variants outside 1 to 100.

    >>> [item.name for item in items("01", variants=2)][:3]
    ['quantal.recall_coins · 1', 'quantal.recall_count · 1', 'quantal.recall_count · 2']
    """
    because = "each is a question of its own on the platform."
    count = whole_number("variants", variants, at_least=1, at_most=MOST_VARIANTS, because=because)
    for question in bank(chapter_of(chapter).id if chapter else None):
        if isinstance(question, _TAKEN):
            seen: dict[tuple, Item] = {}  # small draws meet twice
            for seed in range(1, count + 1):
                item = _item(sheet_of(question.id, seed), seed)
                seen.setdefault((item.prompt, item.known), item)
            yield from seen.values()


def left_out(chapter: str | None = None) -> list[str]:
    """The ids of the questions that need Python for their answer.

    >>> "quantal.variance_function" in left_out("01")
    True
    """
    asked: tuple[Question, ...] = bank(chapter_of(chapter).id if chapter else None)
    return [question.id for question in asked if not isinstance(question, _TAKEN)]


def _item(sheet: Sheet, seed: int) -> Item:
    asked = sheet.asked
    label = f" <em>({sheet.label})</em>" if isinstance(asked, NumberQuestion) else ""
    return Item(
        name=f"{asked.id} · {seed}",
        chapter=banks()[asked.id.split(".")[0]].stem,
        objective=asked.objective,
        question=asked.id,
        kind=asked.kind,
        prompt=f"<p>{rich(sheet.prompt)}{label}</p>",
        known=tuple(_known(sheet)),
        worked=f"<p>{rich(sheet.worked)}</p>{_ideas(sheet)}",
        hints=tuple(f"<p>{rich(hint)}</p>" for hint in sheet.hints),
    )


def _known(sheet: Sheet) -> Iterator[Known]:
    asked, params = sheet.asked, sheet.params
    if isinstance(asked, ChoiceQuestion):
        for one in asked.options:
            reply = rich(asked.says(one.reply, params))
            yield Known(answer=rich(asked.says(one.text, params)), right=one.is_right(params), reply=reply)
    elif isinstance(asked, OrderingQuestion):
        for one in asked.items.values():  # in the right order
            yield Known(answer=rich(asked.says(one, params)), right=True, reply="")
    elif isinstance(asked, NumberQuestion):
        yield _number(asked, asked.truth(params), True, rich(asked.says(asked.means, params)))
        for slip in (*asked.mistakes, *generic_mistakes(asked)):
            value = float(slip.answer(params))
            if math.isfinite(value):  # nothing has a reciprocal of zero
                # The reply is what the notebook says to this very number, two slips that meet included.
                yield _number(asked, value, False, rich(mark(asked, params, value).message))
    else:
        yield Known(answer=rich(asked.truth(params)), right=True, reply="")


def _ideas(sheet: Sheet) -> str:
    """For a short text the ideas that a writer compares with, as a list; nothing for other kinds."""
    if not isinstance(sheet.asked, ShortTextQuestion):
        return ""
    said = "".join(
        f"<li>{rich(sheet.asked.says(idea.said, sheet.params))}</li>" for idea in sheet.asked.ideas
    )
    return f"<p>A good answer says that</p><ul>{said}</ul>"


def _number(asked: NumberQuestion, value: float, right: bool, reply: str) -> Known:
    margin = asked.tolerance.margin(value) if right else asked.tolerance.told(value)
    return Known(answer=repr(float(value)), right=right, reply=reply, margin=margin)
