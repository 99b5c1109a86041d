"""A worked assignment dressed from its `Assignment`: an author writes prose and code, the rest is known.

Ids, nbgrader's metadata, points in headings, rubric lines and the given cell are written here, so that they cannot
differ from what is marked. The order is: a title, the given cell, then each task under a second-level heading.
"""

import ast
import json
import re
from collections.abc import Iterator

import nbformat
from nbformat import NotebookNode

from course_lib.classroom.own_numbers import COMMON
from course_lib.errors import CourseError
from course_lib.questions.assignment import Assignment, HandMarked, Task, numbers_for

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
BY_HAND = "Marked by hand:"
_HEADING = re.compile(r"## (?:\d+ · )?(?P<title>.+?)(?: \([\d.]+ points?\))?$", re.MULTILINE)


def dressed(solution: NotebookNode, task: Assignment) -> NotebookNode:
    """A copy of a worked assignment with everything that its `Assignment` knows; the argument is left alone.

    Raises `CourseError` with a sentence for each place where notebook and assignment differ.
    """
    faults = mismatches(solution, task)
    if faults:
        raise CourseError("\n".join(faults))
    notebook = nbformat.from_dict(json.loads(json.dumps(solution)))
    head, sections = _sections(notebook)
    _dress(head[0], "title", locked=True)
    _dress(head[1], task.given_cell, locked=True)
    head[1].metadata["jupyter"] = {"source_hidden": True}
    head[1].source = task.given(numbers_for(task, COMMON))
    for number, (asked, cells) in enumerate(zip(_asked(task), sections, strict=True), start=1):
        _dress(cells[0], f"text{number}", locked=True)
        cells[0].source = _told(cells[0].source, number, asked)
        if isinstance(asked, HandMarked):
            _dress(cells[1], asked.cell, solution=True, points=asked.points)
        else:
            _dress(cells[1], f"work{number}", solution=True)
            _dress(cells[2], asked.cell, locked=True, points=asked.points)
    return notebook


def mismatches(solution: NotebookNode, task: Assignment) -> list[str]:
    """Sentences that say where a worked assignment and its `Assignment` differ; empty when they agree."""
    head, sections = _sections(solution)
    where = f"The solution of chapter {task.chapter}"
    if [cell.cell_type for cell in head] != ["markdown", "code"]:
        return [
            f"{where} begins with {_kinds(head)}, but must begin with a title (markdown) and the given cell (code)."
        ]
    asked = _asked(task)
    if len(sections) != len(asked):
        return [
            f"{where} has {len(sections)} headings “## …”, but its ASSIGNMENT has {len(asked)} tasks: "
            "each task stands under a heading of its own, those marked by hand last."
        ]
    pairs = enumerate(zip(asked, sections, strict=True), start=1)
    return [f"{where}, task {number}: {fault}" for number, pair in pairs for fault in _faults_of(*pair)]


def _sections(notebook: NotebookNode) -> tuple[list[NotebookNode], list[list[NotebookNode]]]:
    head: list[NotebookNode] = []
    sections: list[list[NotebookNode]] = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and _HEADING.match(cell.source):
            sections.append([cell])
        else:
            (sections[-1] if sections else head).append(cell)
    return head, sections


def _asked(task: Assignment) -> tuple[Task | HandMarked, ...]:
    return (*task.tasks, *task.hand_marked)


def _kinds(cells: list[NotebookNode]) -> str:
    return ", ".join(cell.cell_type for cell in cells) or "nothing"


def _faults_of(asked: Task | HandMarked, cells: list[NotebookNode]) -> Iterator[str]:
    title = _HEADING.match(cells[0].source)["title"]
    if title != asked.title:
        yield f"its heading is “{title}”, but its title in the assignment is “{asked.title}”."
    wanted = 2 if isinstance(asked, HandMarked) else 3
    if len(cells) != wanted:
        rest = (
            "the cell that is marked by hand"
            if wanted == 2
            else "the student's cell, and the one that answers"
        )
        yield f"it has {len(cells)} cells, but must have {wanted}: its text, {rest}."
        return
    if BEGIN not in cells[1].source or END not in cells[1].source:
        yield f"the student's cell has no solution between “{BEGIN}” and “{END}”."
    if isinstance(asked, Task):
        yield from _faults_of_names(asked, cells[2])


def _faults_of_names(asked: Task, cell: NotebookNode) -> Iterator[str]:
    parts = [part.name for part in asked.parts]
    try:
        called = answered(cell.source)
    except SyntaxError as problem:
        yield f"the cell that answers is not Python ({problem.msg}, line {problem.lineno})."
        return
    for name in parts:
        if name not in called:
            yield f"the part “{name}” is answered nowhere: write answer({name!r}, …) in its last cell."
    for name in called:
        if name not in parts:
            yield f"answer({name!r}, …) hands in a part that the assignment does not have; it has {', '.join(parts)}."
    for name in sorted({name for name in called if called.count(name) > 1}):
        yield f"the part “{name}” is answered twice."


def answered(source: str) -> list[str]:
    """The names of the parts that a cell hands in, by `answer` or `answer_unseen`; one that only shows an example is none.

    >>> answered('answer("level", f, example=e)\\nanswer_unseen("level_any", f)\\nanswer("left", 3)')
    ['level_any', 'left']
    """
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("answer", "answer_unseen"):
            shows = any(keyword.arg == "example" for keyword in node.keywords)
            if node.args and isinstance(node.args[0], ast.Constant) and not shows:
                names.append(node.args[0].value)
    return names


def _told(source: str, number: int, asked: Task | HandMarked) -> str:
    """The text of a task with its number, its points and, if it is marked by hand, its rubric."""
    points = f"{asked.points:g} point{'' if asked.points == 1 else 's'}"
    text = _HEADING.sub(f"## {number} · {asked.title} ({points})", source, count=1)
    if isinstance(asked, Task):
        return text
    told, mark, _ = text.partition(BY_HAND)
    lines = "\n".join(f"- {one.points:g} — {one.text}" for one in asked.criteria)
    return f"{told if mark else told.rstrip() + chr(10) * 2}{BY_HAND}\n\n{lines}"


def _dress(
    cell: NotebookNode,
    name: str,
    *,
    locked: bool = False,
    solution: bool = False,
    points: float | None = None,
) -> None:
    # An equal number that is written already stays as it is: 2.0 and 2 are the same points and other bytes.
    written = cell.metadata.get("nbgrader", {}).get("points")
    if points is not None and written != points:
        written = int(points) if float(points).is_integer() else points
    cell.id = name
    cell.metadata["nbgrader"] = {
        "cell_type": cell.cell_type,
        "grade": points is not None,
        "grade_id": name,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
        **({} if points is None else {"points": written}),
    }
