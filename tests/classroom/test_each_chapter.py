"""Every chapter's assignment in the sandbox: the solution earns all that is marked by machine, the blank nothing."""

import copy
import json
import re

import pytest
import school

from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.marks.kit import kit_for
from course_lib.classroom.marks.marked import marked
from course_lib.classroom.release import notebook_bytes, read_solution, with_numbers_of, without_solution
from course_lib.questions.assignment import assignment
from course_lib.syllabus import chapters

WITH_ASSIGNMENT = [one for one in chapters() if one.solution.exists()]
by_chapter = pytest.mark.parametrize("one", WITH_ASSIGNMENT, ids=lambda one: one.stem)


def blank_and_solved(one, student):
    """The released notebook of a student, untouched and with the course's solution written into it."""
    solution = read_solution(one)
    untouched = json.loads(
        notebook_bytes(without_solution(with_numbers_of(solution, one, student, school.KEY)))
    )
    worked = {cell.id: cell.source for cell in solution.cells if not cell.metadata.nbgrader.locked}
    written = copy.deepcopy(untouched)
    for cell in written["cells"]:
        cell["source"] = worked.get(cell["id"], cell["source"])
    return untouched, written


def earned(kit, sandbox, student, notebook):
    result = marked(kit, sandbox, student, school.as_bytes(notebook))
    assert result["refused"] is None
    return sum(part["points"] for part in result["parts"])


@by_chapter
def test_the_solution_earns_every_automatic_point_and_the_blank_none(one, sandbox):
    kit = kit_for(one, school.KEY, Limits(cell_s=20))
    automatic = sum(task.points for task in assignment(one.slug).tasks)
    for student in ("ada", "bob", "cy"):
        untouched, written = blank_and_solved(one, student)
        assert earned(kit, sandbox, student, written) == automatic
        assert earned(kit, sandbox, student, untouched) == 0


@by_chapter
def test_the_bound_of_words_is_the_one_that_the_task_states(one):
    cells = read_solution(one).cells
    for piece in assignment(one.slug).hand_marked:
        place = next(i for i, cell in enumerate(cells) if cell.metadata.nbgrader.grade_id == piece.cell)
        stated = re.findall(r"(?:at most|\d to) (\d+) words", cells[place - 1].source)
        assert stated == ([str(piece.most_words)] if piece.most_words else [])
