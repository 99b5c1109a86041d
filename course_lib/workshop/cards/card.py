"""One question as a part of a page: its text for everyone, and the data with which the page's script marks it."""

import json
from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import Any

from course_lib.assess.card import card_of
from course_lib.assess.sheet import NAMED, Sheet, rich, sheet_of
from course_lib.errors import CourseError

VARIANTS = 13  # of each question with numbers: the one in the notebook, and a dozen others
MOST_TRIED = 60
MISSING = "Answers are marked by a script, which has not run: JavaScript is off, or this browser is too old."
_NOUN = {"curve": "an array of values", "function": "a function that you write", "fit": "a fit with its intervals",
         "figure": "a figure that you draw"}  # fmt: skip


def seed_of(text: str) -> int | str:
    """The seed of a variant as its still form shows it.

    >>> seed_of("3"), seed_of("mine")
    (3, 'mine')
    """
    return int(text) if text.lstrip("-").isdecimal() else text


def variants_of(sheet: Sheet) -> list[dict[str, Any]]:
    """The card of this variant and, where other numbers may be asked for, of the next dozen, in the order of a notebook.

    >>> len(variants_of(sheet_of("quantal.mean_response"))), len(variants_of(sheet_of("quantal.notation")))
    (13, 1)
    """
    own = card_of(sheet)
    if not (sheet.varies and isinstance(sheet.seed, int)) or own["needs_python"]:
        return [{**own, "varies": False}]
    return [own, *islice(_others(sheet), VARIANTS - 1)]


def _others(sheet: Sheet) -> Iterator[dict[str, Any]]:
    for seed in range(sheet.seed + 1, sheet.seed + MOST_TRIED):
        try:
            yield card_of(sheet_of(sheet.asked.id, seed))
        except CourseError:
            continue  # no well-posed draw for this seed: the next one serves as well


def card_html(
    sheet: Sheet, *, chapter_id: str, place: str, predict: bool, deeper: bool, minutes: float
) -> str:
    """A question on a page: text that stands without a script, and its card as data for the script.

    `place` is its anchor; `minutes` are those from the question before to the end of this one.

    >>> sheet = sheet_of("quantal.locus")
    >>> html = card_html(sheet, chapter_id="01", place="q", predict=False, deeper=False, minutes=2.2)
    >>> html.startswith('<div class="qs-task" id="q" data-question="quantal.locus"'), "data-right" in html
    (True, False)
    """
    first, *others = variants_of(sheet)
    data: dict[str, Any] = {"card": first, "more": [_changes(first, other) for other in others]}
    if first["needs_python"]:
        data["how"] = how_to_start(sheet, chapter_id)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    flags = {"predict": predict, "deeper": deeper, "python": first["needs_python"]}
    marks = "".join(f" data-{name}" for name, on in flags.items() if on)
    return (
        f'<div class="qs-task" id="{escape(place)}" data-question="{escape(sheet.asked.id)}" '
        f'data-seed="{escape(str(sheet.seed))}" data-objective="{escape(sheet.asked.objective)}" data-minutes="{minutes:.1f}"{marks}>'
        f'{_plain(sheet, data.get("how", ""))}<script type="application/json">{text}</script></div>'
    )


def how_to_start(sheet: Sheet, chapter_id: str) -> str:
    """What is said of a question whose answer lives in a notebook.

    >>> how_to_start(sheet_of("quantal.variance_function"), "01")[:62]
    'This question needs Python: its answer is a function that you '
    """
    noun = NAMED[sheet.asked.kind].removeprefix("Name of your ")
    return (
        f"This question needs Python: its answer is {_NOUN[sheet.asked.kind]}. Start the notebook with `make start`, or "
        f'`course start {chapter_id}`, and answer it there, or with `check("{sheet.asked.id}", your_name, '
        f"seed={sheet.seed!r})`, where `your_name` is your {noun}."
    )


def _changes(first: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in other.items() if first.get(name) != value}


def _plain(sheet: Sheet, how: str) -> str:
    """The question without a script: what is asked, what can be chosen, room for a pen, and folded hints."""
    kind = sheet.asked.kind
    box = {"choice": "radio", "choices": "checkbox"}.get(kind)
    rows = [
        f'<label><input type="{box}" name="option"> <span>{rich(text)}</span></label>'
        if box
        else f"<li>{rich(text)}</li>"
        for _, text in sheet.options
    ]
    body = "".join(rows) if box else f"<ul>{''.join(rows)}</ul>" if rows else ""
    if how:
        body += f'<p class="qs-how">{rich(how)}</p>'
    elif not box:
        field = '<textarea rows="3"></textarea>' if kind == "text" else '<input type="text">'
        body += f'<label class="qs-field"><span>{escape(sheet.label)}</span>{field}</label>'
    hints = "".join(
        f"<details><summary>Hint {number}</summary><p>{rich(hint)}</p></details>"
        for number, hint in enumerate(sheet.hints, start=1)
    )
    return (
        f'<form class="qs-question qs-plain" onsubmit="return false"><fieldset><legend>{rich(sheet.prompt)}</legend>{body}'
        f'</fieldset>{"" if how else f"""<p class="qs-missing">{MISSING}</p>"""}{hints}</form>'
    )
