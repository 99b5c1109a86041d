"""Cards put into the outputs of a notebook, each with the minutes of the way to it."""

import re
from dataclasses import dataclass, field

from nbformat import NotebookNode

from course_lib.assess.sheet import sheet_of
from course_lib.syllabus import chapters
from course_lib.workshop.cards.card import card_html, seed_of
from course_lib.workshop.minutes import DEEPER, PER_QUESTION, load_of, minutes_of

_FORM = re.compile(
    r'<form class="qs-question"(?:(?!</form>).)*?<p class="qs-foot">(?P<id>[\w.]+) · variant (?P<seed>[^<]*)</p></form>',
    re.DOTALL,
)
_PREDICTED = re.compile(r"\bpredict\(\s*[\"']([^\"']+)[\"']")
_QUIZ = re.compile(r"\bquiz\(")


@dataclass
class Walk:
    """A walk through a notebook from question to question: the minutes since the last one, and the anchors in use."""

    chapter_id: str
    since: float = 0.0
    places: list[str] = field(default_factory=list)

    def place(self, question_id: str) -> str:
        """The anchor of a question, numbered where it stands on the page before."""
        place = f"q-{question_id.replace('.', '-')}"
        self.places.append(place)
        count = self.places.count(place)
        return place if count == 1 else f"{place}-{count}"


def with_cards(notebook: NotebookNode) -> NotebookNode:
    """The notebook, changed: questions in its outputs are cards; predictions are those that a cell calls `predict`."""
    walk = Walk(chapter_id=_chapter_id(notebook))
    for cell in notebook.cells:
        _walk_cell(cell, walk)
    return notebook


def _chapter_id(notebook: NotebookNode) -> str:
    title = next((cell.source for cell in notebook.cells if cell.cell_type == "markdown"), "")
    found = re.match(r"# (\d\d) ", title)
    return found[1] if found else chapters()[0].id


def _walk_cell(cell: NotebookNode, walk: Walk) -> None:
    deeper = DEEPER in cell.metadata.get("tags", ())
    if not deeper:
        walk.since += minutes_of(load_of([cell]))
    predicted = set(_PREDICTED.findall(cell.source)) if cell.cell_type == "code" else set()
    in_quiz = cell.cell_type == "code" and _QUIZ.search(cell.source) is not None

    def card(found: re.Match[str]) -> str:
        sheet = sheet_of(found["id"], seed_of(found["seed"]))
        own = PER_QUESTION[sheet.asked.kind]
        minutes = own if deeper else walk.since + own * in_quiz
        if not deeper:
            walk.since = 0.0
        return card_html(
            sheet, chapter_id=walk.chapter_id, place=walk.place(sheet.asked.id), predict=sheet.asked.id in predicted,
            deeper=deeper, minutes=minutes,
        )  # fmt: skip

    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if "qs-question" in data.get("text/html", ""):
            data["text/html"] = _FORM.sub(card, data["text/html"])
