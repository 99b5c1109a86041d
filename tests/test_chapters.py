"""Every written chapter keeps every rule of the course, and its saved outputs equal a fresh run."""

import re

import nbformat
import pytest

from course_lib import facts, syllabus
from course_lib.errors import CourseError
from course_lib.syllabus import Chapter, chapters, written
from course_lib.workshop import contract
from course_lib.workshop.notebooks import read_notebook
from course_lib.workshop.rules import RULES, Rule, sentences
from course_lib.workshop.rules.lists import readme_faults, shared_names
from tests.saved_outputs import saved_and_fresh

by_stem = pytest.mark.parametrize("chapter", written(), ids=lambda chapter: chapter.stem)


@by_stem
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.claim.replace(" ", "_"))
def test_every_written_chapter_keeps_every_rule(chapter: Chapter, rule: Rule):
    assert sentences(rule, chapter) == []


@by_stem
def test_saved_outputs_equal_a_fresh_run_byte_for_byte(chapter: Chapter):
    saved, again = saved_and_fresh(chapter.notebook)
    assert again == saved, "run `course build`"


@by_stem
def test_the_solution_equals_a_fresh_run_byte_for_byte(chapter: Chapter):
    saved, again = saved_and_fresh(chapter.solution)
    assert again == saved, "run `course build`"


def test_the_readme_maps_every_chapter_and_links_the_written_ones():
    assert [fault for chapter in chapters() for fault in readme_faults(chapter)] == []


def test_no_name_stands_twice_in_the_syllabus():
    assert [fault for chapter in chapters() for fault in shared_names(chapter)] == []


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            {"id": "16", "slug": "one_more"},
            "Chapter 16 in notebooks/syllabus.toml lacks title, question, prereq",
        ),
        ({}, "Chapter ? in notebooks/syllabus.toml lacks id"),
        (
            dict.fromkeys(("id", "slug", "title", "question", "prerequisites", "claims", "minuts"), "16"),
            "has the key 'minuts', but must have",
        ),
    ],
)
def test_an_entry_of_the_syllabus_that_is_not_complete_is_named(row, sentence):
    with pytest.raises(CourseError, match=re.escape(sentence)):
        syllabus._chapter(row)


def test_prerequisites_exist_and_have_no_cycle():
    before = {chapter.id: set(chapter.prerequisites) for chapter in chapters()}
    assert all(needed <= before.keys() for needed in before.values())
    while ready := [name for name, needed in before.items() if not needed]:
        for name in ready:
            del before[name]
        before = {name: needed - set(ready) for name, needed in before.items()}
    assert not before, f"these chapters need each other: {sorted(before)}"


def test_every_claim_is_taught_where_the_registry_says():
    taught = {claim.id: {c.id for c in chapters() if claim.id in c.claims} for claim in facts.claims()}
    assert taught == {claim.id: set(claim.chapters) for claim in facts.claims()}
    assert {claim for chapter in chapters() for claim in chapter.claims} == taught.keys()


class TestTheContractSeesWhatIsWrong:
    """The checker itself: each rule refuses a notebook that breaks it."""

    @pytest.fixture
    def good(self):
        chapter = written()[0]
        return read_notebook(chapter.notebook), chapter

    def test_a_changed_header(self, good):
        notebook, chapter = good
        notebook.cells[0].source += " more"
        assert any("header" in breach for breach in contract.breaches(notebook, chapter, 0))

    def test_a_missing_section(self, good):
        notebook, chapter = good
        notebook.cells = [
            cell for cell in notebook.cells if not cell.source.startswith("## Where the model fails")
        ]
        assert any("Where the model fails" in breach for breach in contract.breaches(notebook, chapter, 0))

    def test_a_wall_of_prose(self, good):
        notebook, chapter = good
        notebook.cells.append(nbformat.v4.new_markdown_cell("word " * 81))
        assert any("81 words" in breach for breach in contract.breaches(notebook, chapter, 0))

    def test_a_table_whose_first_head_is_empty(self, good):
        notebook, chapter = good
        notebook.cells.append(nbformat.v4.new_markdown_cell("| | D1 |\n|---|---|\n| health | 1 |"))
        assert any("first head is empty" in breach for breach in contract.breaches(notebook, chapter, 0))

    def test_a_line_that_begins_with_a_claim(self, good):
        notebook, chapter = good
        notebook.cells.append(nbformat.v4.new_markdown_cell("See:\n\n#36 comes later."))
        assert any("takes for a heading" in breach for breach in contract.breaches(notebook, chapter, 0))

    def test_a_number_without_a_source(self, good):
        notebook, chapter = good
        notebook.cells.append(nbformat.v4.new_markdown_cell("It binds with 150 nM."))
        assert any("150 nM" in breach for breach in contract.breaches(notebook, chapter, 0))

    def test_a_long_code_cell(self, good):
        notebook, chapter = good
        notebook.cells.append(nbformat.v4.new_code_cell("x = 1\n" * 16))
        assert any("16 lines" in breach for breach in contract.breaches(notebook, chapter, 0))

    def test_a_cell_that_was_not_run(self, good):
        notebook, chapter = good
        notebook.cells.append(nbformat.v4.new_code_cell("x = 1"))
        assert any("run once" in breach for breach in contract.breaches(notebook, chapter, 0))

    def test_a_heavy_file(self, good):
        assert any("MB" in breach for breach in contract.breaches(*good, 1_600_000))
