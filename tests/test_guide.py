"""The instructor's guide says what the course holds, and its plans leave no chapter out."""

import re

import pytest

from course_lib.syllabus import chapters, written
from course_lib.workshop.guide.chapter_page import chapter_page
from course_lib.workshop.guide.concepts import core_concepts
from course_lib.workshop.guide.pages import guide_pages
from course_lib.workshop.guide.plans import plans_page
from course_lib.workshop.site.course_map import plans
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


def test_the_guide_and_the_map_show_the_same_plans():
    page = plans_page()
    for plan in plans():
        rows = page.split(f"## {plan.name}\n")[1].split("\n## ")[0]
        shown = [re.findall(r"\[(\d\d) ", line) for line in rows.splitlines() if line.startswith("|")][2:]
        assert shown == [list(meeting) for meeting in plan.meetings]


@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.name)
def test_a_plan_owns_up_to_what_it_leaves_out(plan):
    taught = {name for meeting in plan.meetings for name in meeting}
    told = plans_page().split(f"## {plan.name}\n")[1].split("\n## ")[0]
    for chapter in chapters():
        if chapter.id in taught:
            lacks = [name for name in chapter.prerequisites if name not in taught]
            said = f"{chapter.id} rests on {', '.join(lacks)}" in told
            assert said == bool(lacks), chapter.id
