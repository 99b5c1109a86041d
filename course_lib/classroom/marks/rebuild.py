"""The notebook that is marked: the student's work between our own locked cells, whatever was done to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from nbformat import NotebookNode

from course_lib.classroom.intake.submission import Cell, ReadSubmission


@dataclass(frozen=True, kw_only=True)
class MasterCell:
    """A cell of the assignment: its source for marking and for students, and whether it is ours (locked)."""

    name: str
    kind: str
    source: str
    released: str
    locked: bool
    graded: bool


@dataclass(frozen=True, kw_only=True)
class Step:
    """A cell of the notebook that is marked; `shown` is what the student may see of it."""

    kind: str
    source: str
    shown: str
    name: str | None
    ours: bool


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


def rebuilt(
    master: Sequence[MasterCell], submission: ReadSubmission
) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """The steps to run, and plain lines about cells that were put right.

    Locked cells are ours; work cells are the student's; the student's own cells stay where they are.
    Doubled and missing cells are put right, and a locked cell never runs before the work that it asks for.
    """
    notes: list[str] = []
    steps = _known_and_own(master, submission.cells, notes)
    there = {step.name for step in steps}
    missing = [(place, cell) for place, cell in enumerate(master) if cell.name not in there]
    for place, cell in missing:
        steps.insert(_after(steps, master[:place]), _ours(cell))
    notes += _about_missing([cell for _, cell in missing])
    _move_behind_work(master, steps)
    return tuple(steps), tuple(notes)


def _known_and_own(master: Sequence[MasterCell], cells: Sequence[Cell], notes: list[str]) -> list[Step]:
    by_name, seen, steps = {cell.name: cell for cell in master}, set(), []
    for cell in cells:
        known = by_name.get(cell.name)
        if known and known.name in seen:
            notes.append(f"The cell {known.name} is there twice; the first one counts.")
            if known.locked:
                continue
            known = None
        elif known and known.locked:
            # A text may have been mended since the release, and decides nothing.
            if known.kind == "code" and cell.source.strip() != known.released.strip():
                notes.append(f"The locked cell {known.name} had been changed; ours was put back.")
            seen.add(known.name)
            steps.append(_ours(known))
            continue
        elif known and known.kind != cell.kind:
            notes.append(f"The cell {known.name} is of kind {cell.kind}, not {known.kind}.")
            known = None
        if known:
            seen.add(known.name)
        name = known.name if known else None
        steps.append(Step(kind=cell.kind, source=cell.source, shown=cell.source, name=name, ours=False))
    return steps


def _about_missing(cells: Sequence[MasterCell]) -> list[str]:
    if not cells:
        return []
    names = ", ".join(cell.name for cell in cells[:4]) + (" …" if len(cells) > 4 else "")
    ours = sum(cell.locked for cell in cells)
    ending = (
        f"; ours {'was' if ours == 1 else 'were'} put back"
        if ours
        else "; what was asked there has no answer"
    )
    return [f"{len(cells)} missing: {names}{ending}."]


def _ours(cell: MasterCell) -> Step:
    source = cell.source if cell.locked else ""  # never the worked solution in place of a missing one
    return Step(
        kind=cell.kind, source=source, shown=cell.released if cell.locked else "", name=cell.name, ours=True
    )


def _after(steps: Sequence[Step], before: Sequence[MasterCell]) -> int:
    # Behind the last cell that stands before it in the assignment, and behind the student's own cells there.
    names = {cell.name for cell in before}
    place = max((i + 1 for i, step in enumerate(steps) if step.name in names), default=0)
    while place and place < len(steps) and steps[place].name is None:
        place += 1
    return place


def _move_behind_work(master: Sequence[MasterCell], steps: list[Step]) -> None:
    work = None
    for cell in master:
        if not cell.locked:
            work = cell.name
        elif cell.graded and work:
            places = {step.name: i for i, step in enumerate(steps) if step.name}
            if places[cell.name] < places[work]:
                steps.insert(places[work], steps.pop(places[cell.name]))
