"""Cells whose names another program has lost: known again by what they hold and where they stand."""

from collections.abc import Sequence
from dataclasses import replace

from course_lib.classroom.intake.chapter_of import LEAST_LETTERS, essence
from course_lib.classroom.intake.submission import Cell
from course_lib.classroom.marks.master import MasterCell

LEAST_LOST = 3  # fewer were taken away or renamed by hand, and are told as missing


def named_again(master: Sequence[MasterCell], cells: Sequence[Cell], notes: list[str]) -> list[Cell]:
    """The cells, with their names given back where a program has lost most of them; a line in `notes` says so."""
    there = {cell.name for cell in cells}
    lost = {cell.name: cell for cell in master if cell.name not in there}
    if len(lost) < max(LEAST_LOST, len(master) // 4):
        return list(cells)
    known = {essence(cell.released): name for name, cell in lost.items() if cell.locked}
    named = list(cells)
    for place, cell in enumerate(cells):
        name = known.pop(essence(cell.source), None) if len(cell.source) >= LEAST_LETTERS else None
        if name:
            named[place] = replace(cell, name=name)
    _by_place(master, named, set(lost))
    count = sum(cell.name != before.name for cell, before in zip(named, cells, strict=True))
    if count:
        notes.append(f"{count} cells had lost their names and were known again by what they hold.")
    return named


def _by_place(master: Sequence[MasterCell], named: list[Cell], lost: set[str]) -> None:
    """A lost work cell is the one cell that stands between its locked neighbours, if there is but one."""
    places = {cell.name: i for i, cell in enumerate(named) if cell.name}
    ours = {cell.name for cell in master}
    for i, cell in enumerate(master):
        if cell.locked or cell.name not in lost:
            continue
        before = max((places[one.name] for one in master[:i] if one.name in places), default=-1)
        after = min((places[one.name] for one in master[i + 1 :] if one.name in places), default=len(named))
        between = [j for j in range(before + 1, after) if named[j].name not in ours]
        if len(between) == 1:
            named[between[0]] = replace(named[between[0]], name=cell.name)
            places[cell.name] = between[0]
