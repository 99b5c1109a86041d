"""The notebook that is marked: the student's work between our own locked cells, whatever was done to them."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from course_lib.classroom.intake.chapter_of import essence
from course_lib.classroom.intake.submission import Cell, ReadSubmission
from course_lib.classroom.marks.lost_names import named_again
from course_lib.classroom.marks.master import MasterCell


@dataclass(frozen=True, kw_only=True)
class Step:
    """A cell of the notebook that is marked; `shown` is what the student may see of it.

    `task` names the hand-marked cell in whose place it stands: all that lies between two locked cells is one answer.
    """

    kind: str
    source: str
    shown: str
    name: str | None
    ours: bool
    task: str | None = None
    pictures: tuple[dict[str, str], ...] = ()
    saved: tuple[dict[str, str], ...] = ()


def rebuilt(
    master: Sequence[MasterCell], submission: ReadSubmission
) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """The steps to run, and plain lines about cells that were put right.

    Locked cells are ours; work cells are the student's; the student's own cells stay where they are.
    Doubled and missing cells are put right, cells that have lost their names are known by what they hold, and a locked
    cell never runs before the work that it asks for.
    """
    notes: list[str] = []
    cells = named_again(master, submission.cells, notes)
    steps = _known_and_own(master, cells, notes)
    there = {step.name for step in steps}
    missing = [(place, cell) for place, cell in enumerate(master) if cell.name not in there]
    for place, cell in missing:
        steps.insert(_after(steps, master[:place]), _ours(cell))
    notes += _about_missing([cell for _, cell in missing])
    _move_behind_work(master, steps)
    return tuple(_with_places(master, steps)), tuple(notes)


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
            # Whoever hands in the worked solution, as a trial, has changed nothing either.
            as_given = {essence(known.released), essence(known.source)}
            if known.kind == "code" and essence(cell.source) not in as_given:
                notes.append(f"The locked cell {known.name} had been changed; ours was put back.")
            seen.add(known.name)
            steps.append(_ours(known))
            continue
        kind = cell.kind
        if known:
            seen.add(known.name)
            if known.kind != kind:
                done = "was run as code" if known.kind == "code" else "counts as the text that was asked for"
                notes.append(f"The cell {known.name} was of kind {kind}, not {known.kind}; it {done}.")
                kind = known.kind
        steps.append(_theirs(cell, kind, known.name if known else None))
    return steps


def _theirs(cell: Cell, kind: str, name: str | None) -> Step:
    return Step(
        kind=kind,
        source=cell.source,
        shown=cell.source,
        name=name,
        ours=False,
        pictures=cell.pictures,
        saved=cell.saved,
    )


def _with_places(master: Sequence[MasterCell], steps: Sequence[Step]) -> Iterator[Step]:
    """The steps, each with the hand-marked cell between whose locked neighbours it stands."""
    locked = {cell.name for cell in master if cell.locked}
    by_hand = {cell.name for cell in master if cell.graded and not cell.locked}
    group: list[Step] = []
    for step in [*steps, None]:
        if step is not None and not (step.ours and step.name in locked):
            group.append(step)
            continue
        task = next((one.name for one in group if one.name in by_hand), None)
        yield from (replace(one, task=task) for one in group)
        group = []
        if step is not None:
            yield step


def below(tasks: Set[str], steps: Sequence[Step]) -> dict[int, str]:
    """After which step a task's locked cell is run once more: the last of the student's own code cells that follow it.

    An answer that stands below its locked cell is found so, if there is none above.
    """
    places, task, last = {}, None, None
    for place, step in enumerate(steps):
        if step.ours:
            if task and last is not None:
                places[last] = task
            last, task = None, step.name if step.name in tasks else None
        elif step.kind == "code" and step.name is None and step.source.strip():
            last = place
    if task and last is not None:
        places[last] = task
    return places


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
