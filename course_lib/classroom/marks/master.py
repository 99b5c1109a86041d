"""The assignment's own cells, against which a student's are held."""

from dataclasses import dataclass

from nbformat import NotebookNode

from course_lib.classroom.release import CODE_STUB, TEXT_STUB


@dataclass(frozen=True, kw_only=True)
class MasterCell:
    """A cell of the assignment: its source for marking and for students, and whether it is ours (locked)."""

    name: str
    kind: str
    source: str
    released: str
    locked: bool
    graded: bool


def master_cells(solution: NotebookNode) -> tuple[MasterCell, ...]:
    """The assignment's cells, from the worked notebook."""
    return tuple(
        MasterCell(
            name=cell.metadata.nbgrader.grade_id,
            kind=cell.cell_type,
            source=cell.source,
            released=as_released(cell.source, cell.cell_type, cell.metadata.nbgrader.solution),
            locked=cell.metadata.nbgrader.locked,
            graded=cell.metadata.nbgrader.grade,
        )
        for cell in solution.cells
    )


def as_released(source: str, kind: str, solution: bool) -> str:
    r"""A cell's source as nbgrader releases it: its solution a stub, its hidden tests gone.

    Marking asks for nothing else of nbgrader's preprocessors, and loading them takes longer than marking a notebook; a test
    holds every chapter's cells against theirs.

    >>> as_released("a = 1\n### BEGIN SOLUTION\na = 2\n### END SOLUTION", "code", True)
    'a = 1\n# Your code here'
    """
    stub = CODE_STUB if kind == "code" else TEXT_STUB
    kept, inside, found = [], None, False
    for line in source.split("\n"):
        if inside:
            inside = None if f"END {inside}" in line else inside
        elif "BEGIN SOLUTION" in line and solution:
            inside, found = "SOLUTION", True
            kept.append(line[: len(line) - len(line.lstrip())] + stub)
        elif "BEGIN HIDDEN TESTS" in line:
            inside = "HIDDEN TESTS"
        else:
            kept.append(line)
    return stub if solution and not found else "\n".join(kept)
