"""The entry test of the primer: quick questions, and a line below them that says which parts to read."""

import json
from html import escape
from pathlib import Path

import anywidget
import traitlets

from course_lib.assess.asking import QuestionWidget, ask
from course_lib.assess.sentences import say
from course_lib.questions import question, quiz_shown
from course_lib.syllabus import primer

WITHOUT_KERNEL = "Each reply above says whether to read its part. The parts: "


def advice(right: dict[str, bool | None]) -> str:
    """What to read, in words, from how each part's question went (None: not answered yet).

    >>> advice({"Logarithm": True, "Dose and response": False, "Reading the figures": None})
    'Read: Dose and response. You may skip: Logarithm. Not answered yet: Reading the figures.'
    """
    if all(went is None for went in right.values()):
        return say("entry_unasked")
    if all(right.values()):
        return say("entry_all")
    groups = (("entry_read", False), ("entry_skip", True), ("entry_open", None))
    told = [(say(words), [part for part, went in right.items() if went is how]) for words, how in groups]
    return " ".join(f"{words}: {', '.join(parts)}." for words, parts in told if parts)


class EntryResult(anywidget.AnyWidget):
    """The line below the entry test. It follows the questions: a part whose first answer was right may be skipped."""

    _esm = Path(__file__).with_name("entry.js")
    text = traitlets.Unicode(say("entry_unasked")).tag(sync=True)
    parts = traitlets.List().tag(sync=True)  # those to read, in order: the page leads to them

    def __init__(self, asked: dict[str, QuestionWidget]) -> None:
        super().__init__()
        self._went: dict[str, bool | None] = dict.fromkeys(asked)
        self._ids = {part: widget.sheet["id"] for part, widget in asked.items()}
        for part, widget in asked.items():
            widget.observe(lambda change, part=part: self._note(part, change["new"]), "verdict")

    def _note(self, part: str, verdict: dict) -> None:
        # The first answer tells what was known; a later one was learnt from the reply.
        if verdict.get("look") in ("right", "partly", "wrong") and self._went[part] is None:
            self._went[part] = verdict["look"] == "right"
            self.text = advice(self._went)
            self.parts = [name for name, went in self._went.items() if went is False]

    def _repr_mimebundle_(self, **options: object) -> tuple[dict, dict]:
        bundle = super()._repr_mimebundle_(**options)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        said = f"{WITHOUT_KERNEL}{', '.join(self._went)}."
        # A page without a kernel follows the answers in the reader's own progress: it needs the questions' ids.
        kept = escape(json.dumps(self._ids, ensure_ascii=False))
        html = f'<div class="qs-entry" data-parts="{kept}"><p><strong>{escape(said)}</strong></p></div>'
        return {**data, "text/html": html, "text/plain": said}, metadata


def entry_test() -> None:
    """The quick questions of the primer, one a part, and the line that says what to read."""
    from IPython.display import display

    parts = {one.id: one.part for one in primer().objectives}
    asked = {parts[question(name).objective]: ask(name) for name in quiz_shown(primer().id)}
    display(*asked.values(), EntryResult(asked))
