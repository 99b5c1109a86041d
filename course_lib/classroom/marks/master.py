"""The assignment's own cells, against which a student's are held."""

from dataclasses import dataclass

from nbformat import NotebookNode


@dataclass(frozen=True, kw_only=True)
class MasterCell:
    """A cell of the assignment: its source for marking and for students, and whether it is ours (locked)."""

    name: str
    kind: str
    source: str
    released: str
    locked: bool
    graded: bool


def master_cells(solution: NotebookNode, release: NotebookNode) -> tuple[MasterCell, ...]:
    """The assignment's cells, from the worked notebook and from the students' version of it."""
    return tuple(
        MasterCell(
            name=full.metadata.nbgrader.grade_id,
            kind=full.cell_type,
            source=full.source,
            released=blank.source,
            locked=full.metadata.nbgrader.locked,
            graded=full.metadata.nbgrader.grade,
        )
        for full, blank in zip(solution.cells, release.cells, strict=True)
    )
