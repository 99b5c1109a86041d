"""The validation page is a fresh run of the models, keeps its misses, and gives each a reason."""

from pathlib import Path

import pytest

from course_lib.facts import record
from course_lib.workshop.validation.row import KINDS, MUST_AGREE, Row, inside, limits
from course_lib.workshop.validation.table import CHOSEN, validation_rows, validation_table

PAGE = Path(__file__).resolve().parent.parent / "docs" / "validation.md"
ROWS = [row for rows in validation_rows().values() for row in rows]


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
