"""A solution is dressed from its assignment: what an author need not type is rebuilt exactly, and a mismatch is a sentence."""

import copy
import re

import nbformat
import pytest

from course_lib.errors import CourseError
from course_lib.questions.assignment import assignment
from course_lib.syllabus import chapter, chapters
from course_lib.workshop.dressing import BY_HAND, dressed, mismatches
from course_lib.workshop.notebooks import as_bytes, read_notebook

TASK = assignment("deuteration")
WRITTEN = [one for one in chapters() if one.solution.exists()]


@pytest.fixture
def solution():
    return read_notebook(chapter("08").solution)


def undressed(solution):
    """What an author types: prose under plain headings, and code; no ids, metadata, points, rubrics or numbers."""
    bare = copy.deepcopy(solution)
    for number, cell in enumerate(bare.cells):
        cell.id, cell.metadata = f"cell{number}", nbformat.from_dict({})
        cell.source = re.sub(r"^## \d+ · (.*) \([\d.]+ points?\)", r"## \1", cell.source)
        if BY_HAND in cell.source:
            cell.source = cell.source.partition(BY_HAND)[0] + BY_HAND
    bare.cells[1].source = "# the given numbers"
    return bare


@pytest.mark.parametrize("one", WRITTEN, ids=lambda one: one.stem)
def test_every_solution_is_rebuilt_from_what_an_author_types(one):
    solution, task = read_notebook(one.solution), assignment(one.slug)
    again = dressed(undressed(solution), task)
    for old, new in zip(solution.cells, again.cells, strict=True):
        assert (new.id, new.source) == (old.id, old.source)
        assert new.metadata == old.metadata
    assert as_bytes(dressed(solution, task)) == as_bytes(solution)


def test_a_rubric_that_the_author_never_mentions_is_added(solution):
    bare = undressed(solution)
    text = bare.cells[-2]
    text.source = text.source.partition(BY_HAND)[0].rstrip()
    assert dressed(bare, TASK).cells[-2].source == solution.cells[-2].source


def test_the_argument_is_left_alone(solution):
    bare = undressed(solution)
    before = as_bytes(bare)
    dressed(bare, TASK)
    assert as_bytes(bare) == before


def without_begin(cells):
    cells[3].source = cells[3].source.replace("### BEGIN SOLUTION", "")


def other_part(cells):
    cells[4].source = cells[4].source.replace('answer("exposure"', 'answer("expozure"')


def part_twice(cells):
    cells[4].source += '\nanswer("exposure", exposure)'


def no_python(cells):
    cells[4].source += "\nanswer("


def other_title(cells):
    cells[2].source = cells[2].source.replace("Bond, enzyme, body", "Four doors")


def lost_cell(cells):
    del cells[4]


def lost_task(cells):
    del cells[2:5]


def no_given(cells):
    del cells[1]


@pytest.mark.parametrize(
    ("change", "sentences"),
    [
        (without_begin, ["task 1: the student's cell has no solution between"]),
        (other_part, ["the part “exposure” is answered nowhere", "answer('expozure', …) hands in a part"]),
        (part_twice, ["the part “exposure” is answered twice"]),
        (no_python, ["the cell that answers is not Python"]),
        (
            other_title,
            ["its heading is “Four doors”, but its title in the assignment is “Bond, enzyme, body”"],
        ),
        (lost_cell, ["it has 2 cells, but must have 3"]),
        (lost_task, ["has 6 headings “## …”, but its ASSIGNMENT has 7 tasks"]),
        (no_given, ["begins with markdown, but must begin with a title (markdown) and the given cell"]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_mismatch_is_a_sentence_that_says_where(solution, change, sentences):
    bare = undressed(solution)
    change(bare.cells)
    faults = mismatches(bare, TASK)
    assert len(faults) == len(sentences)
    for fault, sentence in zip(faults, sentences, strict=True):
        assert sentence in fault
        assert fault.startswith("The solution of chapter 08")
    with pytest.raises(CourseError):
        dressed(bare, TASK)
