"""The film desk in a real browser, without a kernel: it plays, pauses, is marked and compared, and fits a phone."""

import shutil

import pytest

from course_lib.drawings.film.desk import desk_page_html, desk_spec
from course_lib.models.patient.agreement import kappa, table_of
from course_lib.models.patient.film import film_of
from tests.browser.lab import chromium

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
FILMS = [film_of([1, 3, 2, 1, 2, 0, 1], seed=seed) for seed in (1, 2)]
MINE = [1, 3, 3, 0, 2, 0, 1]


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def desk(browser, tmp_path):
    path = tmp_path / "desk.html"
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Desk</title><meta name="viewport" content="width=device-width"></head>'
    path.write_text(
        f"{head}<body>{desk_page_html(desk_spec(FILMS), '<p>still</p>')}</body></html>", encoding="utf-8"
    )
    page = browser.new_page(viewport={"width": 1000, "height": 800})
    page.faults = []
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    yield page
    page.close()


def seconds(page):
    return float(page.inner_text(".qs-clock").split(" s")[0])


def test_nothing_moves_before_somebody_asks_for_it_and_it_can_be_paused(desk):
    assert seconds(desk) == 0
    assert "still" not in desk.inner_text("body")
    desk.click("text=Play")
    desk.wait_for_function("parseFloat(document.querySelector('.qs-clock').textContent) > 0.3")
    desk.click("text=Pause")
    stopped = seconds(desk)
    desk.wait_for_timeout(300)
    assert seconds(desk) == stopped
    assert not desk.faults


def test_marks_are_compared_with_the_partner_s_as_the_library_does(desk):
    desk.click("text=Compare with the partner")
    assert "7 of 7 places are not marked" in desk.inner_text(".qs-verdict")
    for select, mark in zip(desk.query_selector_all(".qs-marks select"), MINE, strict=True):
        select.select_option(str(mark))
    desk.click("text=Compare with the partner")
    said = desk.inner_text(".qs-verdict")
    assert f"{kappa(table_of(MINE, FILMS[0].items)):.2f}" in said
    assert "Your total: 10." in said
    assert not desk.faults


def test_words_tell_amplitude_and_share_and_no_mark(desk):
    desk.click("text=In words, without the marks")
    rows = desk.locator(".qs-film ul li").all_inner_texts()
    assert len(rows) == 7
    assert "of a hand’s width" in rows[0]


def test_a_place_in_focus_fills_the_screen_and_a_phone_is_wide_enough(desk):
    whole = desk.get_attribute(".qs-screen svg", "viewBox")
    desk.locator(".qs-bar select").nth(2).select_option("jaw")
    assert desk.get_attribute(".qs-screen svg", "viewBox") != whole
    desk.set_viewport_size({"width": 360, "height": 740})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
    assert not desk.faults
