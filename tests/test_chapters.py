"""Every written chapter fulfils the contract, its saved outputs equal a fresh run, its exercise is in step."""

import re

import nbformat
import pytest

from course_lib import facts
from course_lib.syllabus import ROOT, Chapter, chapters, written
from course_lib.workshop import contract
from course_lib.workshop.notebooks import fresh, read_notebook

by_stem = pytest.mark.parametrize("chapter", written(), ids=lambda chapter: chapter.stem)


@by_stem
def test_the_lecture_fulfils_the_contract(chapter: Chapter):
    assert contract.breaches_of(chapter.notebook, chapter) == []


@by_stem
def test_saved_outputs_equal_a_fresh_run_byte_for_byte(chapter: Chapter):
    assert fresh(chapter.notebook) == chapter.notebook.read_bytes(), "run `course build`"


@by_stem
def test_the_solution_equals_a_fresh_run_byte_for_byte(chapter: Chapter):
    assert fresh(chapter.solution) == chapter.solution.read_bytes(), "run `course build`"


@by_stem
def test_the_exercise_equals_a_fresh_generation(chapter: Chapter):
    from course_lib.classroom.release import exercise_bytes

    assert exercise_bytes(chapter) == chapter.exercise.read_bytes(), "run `course build`"


@by_stem
def test_numbers_in_prose_equal_the_registry(chapter: Chapter):
    for cell in read_notebook(chapter.notebook).cells:
        if cell.cell_type == "markdown":
            for text, fact_id, unit in contract.marked_facts(cell.source):
                typed = float(text.replace(",", "").replace("−", "-"))
                decimals = len(text.partition(".")[2])
                assert round(facts.fact(fact_id, unit), decimals) == typed, f"{fact_id} is not {text}"


@by_stem
def test_every_prose_link_to_a_claim_exists(chapter: Chapter):
    known = {claim.id for claim in facts.claims()}
    for cell in read_notebook(chapter.notebook).cells:
        if cell.cell_type == "markdown":
            assert set(re.findall(r"#\d{1,2}\b", cell.source)) <= known


@by_stem
def test_the_chapter_judges_every_claim_it_promises(chapter: Chapter):
    text = "".join(cell.source for cell in read_notebook(chapter.notebook).cells)
    assert [claim for claim in chapter.claims if claim not in text] == []


@by_stem
def test_no_picture_is_left_without_words(chapter: Chapter):
    for cell in read_notebook(chapter.notebook).cells:
        for output in cell.get("outputs", []):
            html = output.get("data", {}).get("text/html", "")
            assert "image/png" not in output.get("data", {}), "show pictures through course_lib.figures"
            for tag in re.findall(r"<img\b[^>]*>", html):
                assert re.search(r'alt="[^"]{20,}"', tag), "a picture needs a text alternative"


@by_stem
def test_most_result_cells_are_compared_strictly(chapter: Chapter):
    code = [
        cell for cell in read_notebook(chapter.notebook).cells if cell.cell_type == "code" and cell.outputs
    ]
    ignored = [cell for cell in code if "nbval-ignore-output" in cell.metadata.get("tags", [])]
    assert len(ignored) == 0
    assert len(code) >= 10


@by_stem
def test_every_objective_has_questions_and_every_question_an_objective(chapter: Chapter):
    from course_lib.questions import bank

    asked = {question.objective for question in bank(chapter.id)}
    assert asked == {objective.id for objective in chapter.objectives}


def test_the_readme_maps_every_chapter_and_links_the_written_ones():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for one in chapters():
        name = (
            f"[{one.title}](notebooks/{one.stem}.ipynb)"
            if one.notebook.exists()
            else f"{one.title} *(planned)*"
        )
        assert f"| {one.id} | {name} | {one.question} |" in readme


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


def test_written_chapters_have_minutes_and_objectives():
    for chapter in written():
        assert chapter.objectives
        assert 0 < chapter.minutes <= 60


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
