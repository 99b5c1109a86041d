"""How long a third-year biologist with a little Python takes for a chapter, estimated from its notebook.

The shape of the formula is fixed (words, code lines, controls, pictures, questions by kind); its numbers are fitted
to three chapters that were worked through with a clock (`MEASURED`). Rough: within a sixth of each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course_lib.assess.sheet import sheet_of
from course_lib.questions import question, quiz_shown
from course_lib.syllabus import primer
from course_lib.workshop.lecture_pieces import code_lines, prose_words

if TYPE_CHECKING:
    from nbformat import NotebookNode

WORDS_PER_MINUTE = 130
READ_AGAIN = 0.45  # of the first reading
PER_CODE_LINE = 0.085
PER_CONTROL = 1.9
PER_PICTURE = 1.15
# A film lasts a minute and has seven places to mark: one film each time a desk stands in a lecture, the others are free.
# Not timed with readers yet.
PER_DESK = 3.0
PER_QUESTION = {
    "number": 4.2,
    "choice": 2.2,
    "choices": 2.8,
    "ordering": 2.5,
    "text": 2.0,
    "curve": 8.0,
    "function": 9.0,
    "figure": 9.0,
    "fit": 14.0,
}
# The entry test of the primer is read once and clicked, not worked out. Not timed with readers yet.
SECONDS_PER_CLICK = 5
# A chapter may promise more minutes than estimated, so that it need not change with every sentence; but not many more.
SPARE_SHARE, SPARE_MINUTES = 0.2, 6
DEEPER, HIDDEN = "deeper", "source_hidden"
_DESK = re.compile(r"\bfilm_desk\(")
_CONTROL = re.compile(r"\b(?:Slider|Choice|Switch|Buttons)(?:\.from_fact)?\(")
_ASKED = re.compile(r"\b(?:ask|predict)\(\s*[\"']([^\"']+)[\"']")


@dataclass(frozen=True, kw_only=True)
class Load:
    """What takes a reader's time: words, code lines to be read, controls, pictures (stills of live ones too), film desks, questions by kind."""

    words: int = 0
    code_lines: int = 0
    controls: int = 0
    pictures: int = 0
    desks: int = 0
    asked: Mapping[str, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """Estimated minutes of a chapter: what everybody reads, what is folded as deeper, and the quiz."""

    core: float
    deeper: float
    quiz: float


# Minutes on everything but the quiz, and on the quiz, by the clock: chapters 01, 04 and 10 as they were first written.
MEASURED = (
    (
        Load(
            words=1522,
            code_lines=96,
            controls=4,
            pictures=4,
            asked={"number": 2, "choice": 3, "function": 1, "fit": 1, "text": 1},
        ),
        74,
        {"number": 5, "choice": 3, "ordering": 1, "choices": 2},
        33,
    ),
    (
        Load(
            words=1721,
            code_lines=105,
            controls=7,
            pictures=4,
            asked={"number": 2, "choice": 3, "choices": 1},
        ),
        70,
        {"number": 7, "choice": 3, "choices": 2},
        42,
    ),
    (
        Load(
            words=1693,
            code_lines=92,
            controls=8,
            pictures=6,
            asked={"number": 2, "choice": 2, "choices": 1, "text": 1},
        ),
        69,
        {"number": 4, "choice": 5, "ordering": 1, "text": 1, "choices": 1},
        36,
    ),
)


def minutes_of(load: Load) -> float:
    """Minutes that this much takes.

    >>> round(minutes_of(Load(words=1300)), 1)  # ten minutes of reading, and some of it again
    14.5
    """
    return (
        load.words / WORDS_PER_MINUTE * (1 + READ_AGAIN)
        + load.code_lines * PER_CODE_LINE
        + load.controls * PER_CONTROL
        + load.pictures * PER_PICTURE
        + load.desks * PER_DESK
        + asking_minutes(load.asked or {})
    )


def asking_minutes(asked: Mapping[str, int]) -> float:
    """Minutes that so many questions of each kind take.

    >>> round(asking_minutes({"choice": 2, "number": 1}), 1)
    8.6
    """
    return sum(PER_QUESTION[kind] * count for kind, count in asked.items())


def load_of(cells: Iterable[NotebookNode]) -> Load:
    """What these cells ask of a reader; setup (the cell with the imports) and folded code are not read.

    Raises `CourseError` for a question that no bank holds.
    """
    cells = list(cells)
    code = [cell for cell in cells if cell.cell_type == "code"]
    open_code = [cell for cell in code if cell.id != "setup" and not _is_folded(cell)]
    kinds = [question(name).kind for cell in code for name in _ASKED.findall(cell.source)]
    return Load(
        words=sum(prose_words(cell.source) for cell in cells if cell.cell_type == "markdown"),
        code_lines=sum(code_lines(cell.source) for cell in open_code),
        controls=sum(len(_CONTROL.findall(cell.source)) for cell in code),
        desks=sum(len(_DESK.findall(cell.source)) for cell in code),
        pictures=sum(_is_picture(output) for cell in code for output in cell.get("outputs", ())),
        asked={kind: kinds.count(kind) for kind in dict.fromkeys(kinds)},
    )


def estimated(notebook: NotebookNode, chapter_id: str) -> Minutes:
    """The minutes of a lecture whose chapter has questions.

    Raises `CourseError` for a question that no bank holds.
    """
    deeper = [cell for cell in notebook.cells if DEEPER in cell.metadata.get("tags", ())]
    core = [cell for cell in notebook.cells if DEEPER not in cell.metadata.get("tags", ())]
    return Minutes(
        core=minutes_of(load_of(core)),
        deeper=minutes_of(load_of(deeper)),
        quiz=entry_minutes() if chapter_id == primer().id else _quiz_minutes(chapter_id),
    )


def _quiz_minutes(chapter_id: str) -> float:
    kinds = [question(name).kind for name in quiz_shown(chapter_id)]
    return asking_minutes({kind: kinds.count(kind) for kind in dict.fromkeys(kinds)})


def entry_minutes() -> float:
    """Minutes that the entry test of the primer takes: its words are read once, and each question is one click.

    >>> entry_minutes() < 2.5
    True
    """
    asked = [sheet_of(name) for name in quiz_shown(primer().id)]
    texts = [text for sheet in asked for text in (sheet.prompt, *(option for _, option in sheet.options))]
    return sum(map(prose_words, texts)) / WORDS_PER_MINUTE + len(asked) * SECONDS_PER_CLICK / 60


def misjudged(found: Minutes, *, core: int, deeper: int, quiz: int) -> list[str]:
    """Sentences for promised minutes that are fewer than estimated, or more by over a fifth and six minutes.

    >>> misjudged(Minutes(core=47.2, deeper=0.0, quiz=20.0), core=50, deeper=0, quiz=12)
    ['The quiz takes 20 minutes by the formula of workshop/minutes.py, but the syllabus promises 12.']
    """
    faults = []
    for what, promised in {"core": core, "deeper": deeper, "quiz": quiz}.items():
        takes = getattr(found, what)
        said = f"The {what} takes {takes:.0f} minutes by the formula of workshop/minutes.py, but the syllabus promises {promised}"
        if round(takes) > promised:
            faults.append(f"{said}.")
        elif promised > takes * (1 + SPARE_SHARE) + SPARE_MINUTES:
            faults.append(f"{said}: say what it takes, so that a reader can plan.")
    return faults


def _is_folded(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("jupyter", {}).get(HIDDEN))


def _is_picture(output: NotebookNode) -> bool:
    html = "".join(output.get("data", {}).get("text/html", ""))
    return "qs-figure" in html or "qs-drawn" in html
