"""The map of the course: every chapter hands something on, and every topic of the source documents is taught."""

import pytest

from course_lib.facts import claims
from course_lib.syllabus import chapter, chapters, primer
from course_lib.workshop.notebooks import read_notebook
from course_lib.workshop.site.course_map import course_map_page, documents, handed_on, plans, topics


def test_every_chapter_hands_something_on_and_rests_on_known_chapters_without_a_circle():
    assert list(handed_on()) == [one.id for one in (primer(), *chapters())]
    placed: set[str] = set()
    while free := [one for one in chapters() if one.id not in placed and set(one.prerequisites) <= placed]:
        placed |= {one.id for one in free}
    assert placed == {one.id for one in chapters()}


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.name)
def test_a_topic_of_the_sources_is_taught_where_the_map_says(topic):
    assert set(topic.documents) <= set(documents())
    for name in topic.chapters:
        one = chapter(name)
        text = "\n".join(cell.source for cell in read_notebook(one.notebook).cells)
        assert topic.word.lower() in text.lower(), name


def test_all_topics_of_the_four_documents_have_a_place():
    assert len(topics()) == 28
    assert {name for topic in topics() for name in topic.documents} == set(documents())
    assert "28 topics" in course_map_page()


def test_every_claim_is_judged_somewhere():
    promised = {name for one in chapters() for name in one.claims}
    assert {one.id for one in claims()} <= promised


@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.name)
def test_in_a_plan_what_a_chapter_rests_on_comes_before_it(plan):
    taught = [name for meeting in plan.meetings for name in meeting]
    assert len(set(taught)) == len(taught)
    for one in chapters():
        if one.id in taught:
            before = taught[: taught.index(one.id)]
            assert all(name in before for name in one.prerequisites if name in taught), one.id


def test_the_longest_plan_holds_every_chapter():
    longest = next(one for one in plans() if one.name == "Twelve weeks")
    assert {name for meeting in longest.meetings for name in meeting} == set(handed_on())


def test_a_plan_says_its_weeks():
    assert {one.name: len(one.meetings) / one.a_week for one in plans() if one.a_week} == {
        "Six weeks": 6,
        "Twelve weeks": 12,
    }
