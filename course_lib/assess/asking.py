"""`ask`: a question as a widget; where no kernel runs the same cell shows the question as plain HTML."""

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from course_lib.assess import session
from course_lib.assess.sentences import say
from course_lib.assess.sheet import NAMED, Sheet, comparison_of, sheet_of
from course_lib.assess.still import still_html, still_text, style
from course_lib.assess.verdict import Verdict, unread
from course_lib.questions import quiz_ids, quiz_shown
from course_lib.syllabus import chapter as chapter_of

_SCRIPT = "\n".join(
    Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("gate.js", "question.js")
)


class QuestionWidget(anywidget.AnyWidget):
    """One question on the page. Answers are marked in the kernel; the page holds none of them."""

    _esm = _SCRIPT
    _css = style()
    sheet = traitlets.Dict().tag(sync=True)
    verdict = traitlets.Dict().tag(sync=True)
    hints = traitlets.List().tag(sync=True)
    worked = traitlets.Unicode("").tag(sync=True)
    worked_allowed = traitlets.Bool(False).tag(sync=True)
    locked = traitlets.Bool(False).tag(sync=True)
    settled = traitlets.Dict().tag(sync=True)  # a prediction committed or skipped, and what was said
    compare = traitlets.Dict().tag(sync=True)

    def __init__(self, shown: Sheet, *, predict: bool = False) -> None:
        super().__init__()
        self.predict = predict
        self._show(shown)
        self.on_msg(self._receive)

    def _show(self, shown: Sheet) -> None:
        self.shown = shown
        self.verdict, self.hints, self.worked, self.worked_allowed, self.compare = {}, [], "", False, {}
        self.sheet = {
            "id": shown.asked.id,
            "kind": shown.asked.kind,
            "seed": str(shown.seed),
            "prompt": shown.prompt,
            "label": shown.label,
            "options": [list(option) for option in shown.options],
            "hint_count": len(shown.hints),
            "varies": shown.varies and isinstance(shown.seed, int),
            "predict": self.predict,
        }

    def _receive(self, _: object, message: dict[str, Any], __: object) -> None:
        wish = message.get("do") if isinstance(message, dict) else None
        if wish in ("answer", "ticks") and not self.locked:
            self.answer(message.get("value"))
        elif wish == "hint":
            self.hint()
        elif wish == "worked" and self.worked_allowed:
            self.worked = session.worked(self.shown)
        elif wish == "variant" and isinstance(self.shown.seed, int):
            self._show(sheet_of(self.shown.asked.id, self.shown.seed + 1))
        elif wish == "skip" and self.predict and not self.locked:
            self.skip()

    def skip(self) -> None:
        """The prediction passed over: what answers it opens, and its result counts as help that was read."""
        note = session.skipped(self.shown)
        self.locked = True
        self.settled = {"how": "skipped"}
        self.verdict = {
            "look": "noted",
            "heading": say("skipped"),
            "message": say("passed_over"),
            "note": note,
        }

    def answer(self, value: object) -> Verdict:
        """The verdict on an answer as if it had been typed into the page, which shows it too."""
        value = _named_object(value) if self.shown.asked.kind in NAMED else value
        if isinstance(value, Verdict):
            verdict = value
        elif self.predict:
            verdict = session.commit(self.shown, value)
            self.locked = verdict.counted
            if verdict.counted:
                self.settled = {"how": "committed", **session.beside_the_result(self.shown)}
        else:
            verdict = session.answered(self.shown, value)
            self.worked_allowed = self.worked_allowed or verdict.counted
        if verdict.look == "noted":
            self.compare = comparison_of(self.shown)
        heading = say("committed") if self.locked else verdict.heading
        look = "noted" if self.locked else verdict.look
        self.verdict = {
            "look": look,
            "heading": heading,
            "message": say("tick") if self.compare and look == "noted" else verdict.message,
            "note": verdict.note,
        }
        return verdict

    def hint(self) -> str:
        """The next hint, which the page shows too; empty when all are open."""
        level = len(self.hints)
        if level >= len(self.shown.hints):
            return ""
        self.hints = [*self.hints, session.hint(self.shown, level + 1)]
        self.worked_allowed = self.worked_allowed or level + 1 == len(self.shown.hints)
        return self.hints[-1]

    def _repr_mimebundle_(self, **options: object) -> tuple[dict, dict]:
        bundle = super()._repr_mimebundle_(**options)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        still = {"text/html": still_html(self.shown), "text/plain": still_text(self.shown)}
        return {**data, **still}, metadata


def _named_object(name: object) -> object:
    """What the student's notebook calls by this name, or a verdict that there is none."""
    from IPython import get_ipython

    shell = get_ipython()
    word = name.strip() if isinstance(name, str) else ""
    if not word.isidentifier():
        return unread("Type the name that your notebook gives to the answer, such as `my_answer`.")
    if shell is None or word not in shell.user_ns:
        return unread(f"This notebook has nothing called {word} yet: run the cell that makes it.")
    return shell.user_ns[word]


def ask(question_id: str, *, seed: object = 1) -> QuestionWidget:
    """A question to answer on the page, by keyboard or mouse, with hints on request.

    `seed` names the variant. Raises `CourseError` for an unknown question.

    >>> ask("quantal.mean_response").shown.asked.unit
    'nM'
    """
    return QuestionWidget(sheet_of(question_id, seed))


def quiz(chapter: str, *, seed: object = 1, more: bool = False) -> None:
    """The closing quiz of a chapter, shown question by question: at most eight, or with `more` the others.

    Raises `CourseError` for a chapter without questions.
    """
    from IPython.display import display

    name = chapter_of(chapter).id
    first = quiz_shown(name)
    for question_id in [one for one in quiz_ids(name) if one not in first] if more else first:
        display(ask(question_id, seed=seed))
