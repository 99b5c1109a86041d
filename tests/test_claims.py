"""The claims of the source documents: the first 36 by number, later ones by chapter; judged, tied to facts and chapters."""

import re

import pytest

from course_lib.errors import CourseError
from course_lib.facts import claim, claim_table, claims, ids, record
from course_lib.facts.claims import CHAPTERS, VERDICTS
from course_lib.facts.registry import read_toml


def test_the_first_36_claims_stand_in_order_and_later_ones_carry_their_chapter():
    known = [each.id for each in claims()]
    assert known[:36] == [f"#{number}" for number in range(1, 37)]
    assert all(re.fullmatch(r"#\d\d[a-z]", each) for each in known[36:])
    assert all(each.id[1:3] in each.chapters for each in claims()[36:])
    assert len(set(known)) == len(known)


def test_every_claim_is_complete():
    for each in claims():
        assert each.claim, each.id
        assert each.primary, each.id
        assert each.why, each.id
        assert each.verdict in VERDICTS, each.id
        assert each.documents, each.id
        assert set(each.documents) <= {"S0", "S1", "S2", "S3"}, each.id


def test_every_verdict_is_given_at_least_once():
    assert {each.verdict for each in claims()} == set(VERDICTS)


def test_every_fact_of_a_claim_exists():
    known = set(ids())
    for each in claims():
        assert each.fact_ids, each.id
        assert set(each.fact_ids) <= known, each.id
        assert len(set(each.fact_ids)) == len(each.fact_ids), each.id


def test_every_claim_is_judged_in_a_chapter_that_exists():
    for each in claims():
        assert each.chapters, each.id
        assert set(each.chapters) <= set(CHAPTERS), each.id


def test_a_chapter_judges_the_claims_that_name_it():
    for chapter in CHAPTERS:
        assert claims(chapter=chapter) == tuple(each for each in claims() if chapter in each.chapters)
    assert [each.id for each in claims(chapter="01")] == ["#12", "#13"]


def test_a_claim_with_an_unverified_number_in_its_evidence_says_so():
    """A reader who meets such a number only in the claim must still be warned."""
    for number in (2, 19):
        each = claim(f"#{number}")
        assert any(record(fact_id).status == "unverified" for fact_id in each.fact_ids)
        assert "(unverified)" in each.primary
        assert "(unverified)" in str(each)
        assert "(unverified)" in each._repr_html_()


def test_a_claim_shows_itself_as_html_and_as_text():
    each = claim("#12")
    for shown in (str(each), each._repr_html_(), repr(claim_table("#12"))):
        assert "n p q" in shown
        assert "misleading" in shown
    assert each._repr_html_() == claim_table("#12")._repr_html_()


def test_the_claim_table_has_a_row_header_per_claim():
    html = claim_table("#12", "#13")._repr_html_()
    assert html.count('<th scope="row"') == 2
    assert html.count('<th scope="col"') == 5
    assert "<caption>" in html


def test_no_claim_is_a_copy_of_another_and_every_text_is_one_paragraph():
    rows = read_toml("claims").values()
    assert len({row["claim"] for row in rows}) == len(rows)
    assert not [row for row in rows if "\n" in row["claim"] + row["primary"] + row["why"]]


@pytest.mark.parametrize("wrong", ["12", 12, None, "#37", "", ["#12"], 1.5, True])
def test_an_unknown_claim_is_refused_in_one_sentence(wrong):
    with pytest.raises(CourseError, match="claim id is"):
        claim(wrong)


@pytest.mark.parametrize("wrong", ["1", 1, "00", "16", "", ["01"], 1.0, True])
def test_an_unknown_chapter_is_refused_in_one_sentence(wrong):
    with pytest.raises(CourseError, match="'01' to '15'"):
        claims(chapter=wrong)


def test_an_empty_claim_table_is_refused():
    with pytest.raises(CourseError, match="at least one"):
        claim_table()
