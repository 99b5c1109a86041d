"""The validation page is a fresh run of the models, keeps its misses, and gives each a reason."""

import re
from pathlib import Path

import pytest

from course_lib.errors import CourseError
from course_lib.facts import record
from course_lib.workshop.validation.row import (
    KINDS,
    MUST_AGREE,
    Row,
    inside,
    limits,
    one_source_each,
    published_number,
)
from course_lib.workshop.validation.systems import SYSTEMS
from course_lib.workshop.validation.table import CHOSEN, validation_rows, validation_table

PAGE = Path(__file__).resolve().parent.parent / "docs" / "validation.md"
GROUPS = validation_rows()
ROWS = [row for rows in GROUPS.values() for row in rows]


def test_the_committed_page_equals_a_fresh_one():
    assert PAGE.read_text(encoding="utf-8") == validation_table()


def test_every_miss_stays_with_its_reason():
    misses = [row for row in ROWS if not inside(row)]
    assert misses
    for row in misses:
        assert row.note, row.fact_id


def test_every_row_says_whether_it_was_fitted():
    assert {row.kind for row in ROWS} <= set(KINDS)
    for row in ROWS:
        if row.kind in MUST_AGREE:
            assert inside(row), row.fact_id


def test_no_quantity_is_foretold_where_another_row_was_set_by_it():
    for title, rows in validation_rows().items():
        kinds = {}
        for row in rows:
            kinds.setdefault(row.fact_id, set()).add(row.kind)
        for fact_id, found in kinds.items():
            assert not {"predicted", "fitted here"} <= found, (title, fact_id)


def test_a_quantity_of_a_drug_is_counted_once_among_the_predictions():
    named = [name for row in ROWS if row.kind == "predicted" for name in {row.fact_id, row.also} - {""}]
    twice = {name for name in named if named.count(name) > 1}
    # One published half-life stands for two metabolites in each of these.
    # Two models of ours foretell one number in the last two.
    assert twice == {
        "valbenazine.half_life",
        "valbenazine.half_life_healthy_men",
        "tetrabenazine.paroxetine_half_life",
        "receptor.dopamine_depleted_binding_rise",
        "receptor.human_binding_rise",
    }


def test_two_sources_give_no_room_that_neither_prints():
    for row in (each for each in ROWS if each.also):
        low, high = limits(record(row.fact_id), record(row.also))
        for name in (row.fact_id, row.also):
            fact = record(name)
            ends = (fact.value,) if fact.low is None else (fact.low, fact.high)
            assert low <= min(ends) <= max(ends) <= high
        printed = {value for name in (row.fact_id, row.also) for value in _numbers(record(name))}
        assert {low, high} <= printed


def _numbers(fact):
    return {value for value in (fact.value, fact.low, fact.high) if value is not None}


def test_the_page_counts_by_the_old_way_too():
    predicted = [row for row in ROWS if row.kind == "predicted"]
    apart = [each for row in predicted for each in one_source_each(row)]
    assert len(apart) == len(predicted) + sum(bool(row.also) for row in predicted)
    said = f"{sum(map(inside, apart))} of {len(apart)}. A number"
    assert said in PAGE.read_text(encoding="utf-8").replace("\n", " ")


def test_two_sources_of_one_row_print_one_unit():
    with pytest.raises(CourseError, match="one unit"):
        limits(record("valbenazine.half_life"), record("valbenazine.clearance"))


def test_occupancies_and_the_simple_pair_are_not_counted_as_predictions():
    rows = validation_rows()
    for title in ("Occupancy of VMAT2", "What the simple pair costs"):
        assert rows[title]
        assert all(row.kind != "predicted" for row in rows[title])


def test_every_heading_says_what_was_chosen():
    assert list(CHOSEN) == list(validation_rows())


@pytest.mark.parametrize(("model", "expected"), [(15.0, True), (22.0, True), (14.9, False), (22.1, False)])
def test_a_range_holds_its_ends(model, expected):
    assert inside(Row(fact_id="valbenazine.half_life", model=model, kind="predicted")) is expected


def test_a_negative_value_without_range_gets_limits_in_order():
    low, high = limits(record("valbenazine.food_cmax_change"))
    assert low < record("valbenazine.food_cmax_change").value < high


def test_the_page_counts_drugs_and_systems_apart():
    systems = [row for title in SYSTEMS for row in GROUPS[title] if row.kind == "predicted"]
    drugs = [row for title in set(GROUPS) - set(SYSTEMS) for row in GROUPS[title] if row.kind == "predicted"]
    for rows in (drugs, systems):
        assert f"{sum(map(inside, rows))} of {len(rows)}" in PAGE.read_text(encoding="utf-8").split("## ")[0]


def test_every_chapter_but_the_capsule_s_and_deuterium_s_has_its_system():
    words = " ".join(chosen for _, chosen in SYSTEMS.values())
    for chapter in ("01", "02", "03", "04", "05", "07", "09", "10", "11", "12", "13", "14", "15"):
        assert chapter in words, chapter


def test_rows_name_numbers_that_are_in_the_registry():
    for row in ROWS:
        assert published_number(record(row.fact_id))[1], row.fact_id


def test_sums_that_are_only_checked_are_never_counted_as_predictions():
    checked = [row for row in ROWS if row.kind == "consistency"]
    assert checked
    for row in checked:
        assert inside(row) or row.note, row.fact_id
    predicted = {row.fact_id for row in ROWS if row.kind == "predicted"}
    assert not predicted & {row.fact_id for row in checked}


@pytest.mark.parametrize("title", SYSTEMS)
def test_each_system_shows_a_prediction_that_fails(title):
    assert any(row.kind == "predicted" and not inside(row) for row in GROUPS[title])


@pytest.mark.parametrize("title", SYSTEMS)
def test_each_row_of_a_system_says_in_two_sentences_how_it_was_computed(title):
    for row in GROUPS[title]:
        assert row.note, row.fact_id
        assert len(re.split(r"\. (?=[A-Z0-9])", row.note)) <= 2, row.note


def test_a_claim_without_a_primary_number_is_held_against_the_claim():
    low, high = limits(record("mglu4.valiglurax_ec50"))
    assert (low, high) == pytest.approx((0.9 * 64.6, 1.1 * 64.6))
