"""The instructor's guide says what the course holds, and its plans leave no chapter out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.syllabus import chapters, written
from course_lib.workshop.guide.chapter_page import chapter_page
from course_lib.workshop.guide.concepts import core_concepts
from course_lib.workshop.guide.pages import guide_pages
from course_lib.workshop.guide.plans import plan, spread
from course_lib.workshop.site.marks import plain
from course_lib.workshop.slides.talk import read_talk, talk_path

by_stem = pytest.mark.parametrize("chapter", written(), ids=lambda chapter: chapter.stem)


def test_the_core_concepts_are_the_panels_twenty_four():
    groups = [one.group for one in core_concepts()]
    assert [groups.count(name) for name in dict.fromkeys(groups)] == [10, 8, 6]
    assert len({one.name for one in core_concepts()}) == 24


def test_core_concepts_name_objectives_that_exist():
    known = {objective.id for chapter in chapters() for objective in chapter.objectives}
    named = [objective for concept in core_concepts() for objective in concept.objectives]
    assert set(named) <= known


def test_a_concept_that_nothing_serves_yet_names_the_planned_chapters_that_will():
    planned = {chapter.id for chapter in chapters() if not chapter.notebook.exists()}
    for concept in core_concepts():
        assert concept.objectives or concept.planned, concept.name
        assert concept.objectives or set(concept.planned) <= planned, f"{concept.name} is due"


@by_stem
def test_a_chapters_page_holds_all_that_a_lecturer_asks_for(chapter):
    page, talk = chapter_page(chapter), read_talk(talk_path(chapter))
    parts = page.split("\n## ")
    assert [part.splitlines()[0] for part in parts[1:]] == [
        "Objectives", "Timetable", "Demonstrations", "What will be misunderstood", "Questions for a seminar",
    ]  # fmt: skip
    for objective in chapter.objectives:
        wrong = parts[4].split(f"**{plain(objective.text)}**")[1].split("\n**")[0]
        assert len(re.findall(r"^    - “.+?”: \S", wrong, flags=re.MULTILINE)) >= 2, objective.id
    for one in (*talk.demonstrations, *talk.discussions):
        assert plain(getattr(one, "title", "") or one.question) in page
    assert parts[2].count("\n|") == len(talk.slides) + 2


def test_the_guide_leads_to_every_written_chapter():
    pages = dict(guide_pages())
    for chapter in written():
        assert f"guide/{chapter.stem}.md" in pages
        assert f"({chapter.stem}.md)" in pages["guide/index.md"]


@given(count=st.integers(1, 20), weeks=st.integers(1, 30))
def test_a_plan_holds_every_chapter_in_order_and_leaves_no_week_empty(count, weeks):
    held = spread(count, weeks)
    order = [place for week in held for place in week]
    assert sorted(set(order)) == list(range(count))
    assert order == sorted(order)
    if count >= weeks or weeks % count == 0:
        assert all(held)


def test_each_chapter_of_a_plan_is_taught_once_and_examined_once():
    for weeks in (6, 12):
        rows = plan(weeks, written())
        for chapter in written():
            acts = [act for _, name, act, _ in rows if name.startswith(chapter.id)]
            assert sum("lecture" in act for act in acts) == 1
            assert sum("assignment" in act for act in acts) == 1
