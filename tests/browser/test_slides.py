"""Every slide of every chapter on a wall of 1280 × 720: nothing cut, nothing too small, figures that move."""

import os
import shutil
from pathlib import Path

import pytest

from course_lib.syllabus import written
from course_lib.workshop.slides.build import write_slides
from course_lib.workshop.slides.talk import read_talk, talk_path
from tests.browser.lab import chromium

pytestmark = [
    pytest.mark.skipif(
        not shutil.which("chromium") and "CI" not in os.environ, reason="needs Debian's chromium"
    ),
    pytest.mark.xdist_group("slides"),
]
TOLD = [one for one in written() if talk_path(one).exists()]
CHAPTERS = pytest.mark.parametrize("one", TOLD, ids=lambda one: one.id)
MEASURE = Path(__file__).with_name("measure_slides.js").read_text(encoding="utf-8")
READY = "window.Reveal?.isReady() && [...document.querySelectorAll('.qs-static')].every((one) => one.dataset.alive === 'yes')"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The slides of all chapters, built once, side by side; or those of a folder that is already there."""
    if built := os.environ.get("COURSE_SLIDES"):
        return Path(built).resolve()
    target = tmp_path_factory.mktemp("slides")
    write_slides(TOLD, target)
    return target


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def opened(browser, folder):
    """A function that opens a chapter's slides; each address is loaded once, and starts at its first slide."""
    pages = {}

    def open_chapter(one, query=""):
        if (one.id, query) not in pages:
            page = pages[one.id, query] = browser.new_page(viewport={"width": 1280, "height": 720})
            page.asked, page.faults = [], []
            page.on("request", lambda request: page.asked.append(request.url))
            page.on("pageerror", lambda fault: page.faults.append(str(fault)))
            page.goto((folder / f"{one.stem}.html").as_uri() + query)
            page.wait_for_function(READY)
        pages[one.id, query].evaluate("Reveal.slide(0)")
        return pages[one.id, query]

    yield open_chapter
    for page in pages.values():
        page.close()


def shoot(page, one, name):
    if shots := os.environ.get("COURSE_SCREENSHOTS"):
        page.screenshot(path=f"{shots}/slides-{one.id}-{name}.png")


def opening(sentence):
    """The first words of a note, as they stand on the page and in no other note."""
    return sentence.partition(".")[0]


def misfits(page, one):
    """What the wall would cut or hide: chapter, slide, and by how many pixels; and each slide as a picture."""
    found = []
    for number in range(page.evaluate("Reveal.getTotalSlides()")):
        page.evaluate("(number) => Reveal.slide(number, 0, 99)", number)
        page.wait_for_function(
            "[...Reveal.getCurrentSlide().querySelectorAll('img')].every((one) => one.complete)"
        )
        name = page.evaluate("Reveal.getCurrentSlide().id")
        found += [f"chapter {one.id}, slide {number + 1} ({name}): {what}" for what in page.evaluate(MEASURE)]
        shoot(page, one, f"{number + 1:02}")
    return found


@CHAPTERS
def test_every_slide_fits_the_wall_and_can_be_read_from_the_last_row(opened, one):
    page = opened(one)
    assert page.evaluate("Reveal.getTotalSlides()") == len(read_talk(talk_path(one)).slides)
    found = misfits(page, one)
    assert not found, "\n".join(found)


@CHAPTERS
def test_the_page_asks_nobody_and_runs_without_faults(opened, one):
    page = opened(one)
    page.evaluate("Reveal.slide(Reveal.getTotalSlides() - 1)")
    assert [url for url in page.asked if not url.startswith(("data:", "file:", "blob:"))] == []
    assert page.faults == []


@CHAPTERS
def test_a_live_figure_moves_by_arrow_while_the_slide_stays(opened, one):
    page = opened(one)
    for place in page.evaluate(
        "Reveal.getSlides().flatMap((slide, i) => slide.querySelector('.qs-live') ? [i] : [])"
    ):
        page.evaluate("(place) => Reveal.slide(place, 0, 99)", place)
        figure = page.locator("section.present .qs-live").first
        control = figure.locator("input[type=range], input[type=radio]:checked, select").first
        alt = figure.locator("svg").get_attribute("aria-label")
        control.focus()
        last = control.evaluate(
            "(one) => (one.max ? one.value === one.max : one.selectedIndex === one.options?.length - 1)"
        )
        page.keyboard.press("ArrowLeft" if last else "ArrowRight")
        page.wait_for_function(
            "(alt) => document.querySelector('section.present .qs-live svg').getAttribute('aria-label') !== alt",
            arg=alt,
        )
        assert page.evaluate("Reveal.getIndices().h") == place, "the arrow moved the figure, not the slides"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement === document.body && !Reveal.isOverview()")
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("Reveal.getIndices().h") == place - 1, (
            "after Escape the arrows are the slides' again"
        )
        page.keyboard.press("ArrowRight")


@CHAPTERS
def test_no_serious_accessibility_fault_on_any_slide(opened, one):
    from axe_playwright_python.sync_playwright import Axe

    # The printed page shows all slides at once, but not the arrows, which are the same in every chapter.
    for query in ("?print-pdf", "") if one is TOLD[0] else ("?print-pdf",):
        page = opened(one, query)
        page.wait_for_timeout(300)
        found = Axe().run(page)
        serious = [
            fault for fault in found.response["violations"] if fault["impact"] in {"serious", "critical"}
        ]
        assert not serious, found.generate_report()


def test_a_remote_control_turns_pages_even_from_a_slider(opened):
    page = opened(TOLD[0])
    place = page.evaluate("Reveal.getSlides().findIndex((slide) => slide.querySelector('.qs-live'))")
    page.evaluate("(place) => Reveal.slide(place)", place)
    page.locator("section.present .qs-live input[type=range]").first.focus()
    page.keyboard.press("PageDown")
    assert page.evaluate("Reveal.getIndices().h") == place + 1


@CHAPTERS
def test_the_short_lecture_shows_the_short_slides_only(opened, one):
    page = opened(one, "?short")
    short = [notes.cell for notes in read_talk(talk_path(one)).slides if notes.short]
    assert page.evaluate("Reveal.getSlides().map((slide) => slide.id)") == short


def test_the_speaker_view_opens_from_a_file_with_notes_and_the_next_slide(opened):
    page = opened(TOLD[0])
    slides = read_talk(talk_path(TOLD[0])).slides
    place = next(n for n, slide in enumerate(slides[:-1]) if slide.question and slide.expect)
    page.evaluate("(place) => Reveal.slide(place)", place)
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    view = popup.value
    notes = view.locator(".speaker-controls-notes .value")
    notes.get_by_text(opening(slides[place].say)).wait_for(timeout=30_000)
    assert opening(slides[place].expect[0]) in notes.inner_text(), "what the room may answer is there"
    assert view.locator(".pacing").is_visible()
    assert view.locator("iframe").count() == 2
    page.keyboard.press("ArrowRight")
    notes.get_by_text(opening(slides[place + 1].say)).wait_for(timeout=30_000)
    shoot(view, TOLD[0], "speaker")


def test_the_printed_page_has_a_sheet_for_every_slide(opened):
    page = opened(TOLD[0], "?print-pdf")
    page.wait_for_function("document.querySelectorAll('.pdf-page').length > 0")
    assert page.locator(".pdf-page").count() == len(read_talk(talk_path(TOLD[0])).slides)
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == page.locator(".pdf-page").count()


def test_the_measure_finds_what_does_not_fit(opened):
    page = opened(TOLD[0], "?measured")
    page.evaluate("Reveal.slide(3)")
    page.evaluate(
        """() => { const body = document.querySelector("section.present .qs-body");
        body.insertAdjacentHTML("beforeend", "<p style='font-size: 9px'>small</p><p style='line-height: 900px'>tall</p>"
          + "<pre>" + "wide ".repeat(60) + "</pre>"); }"""
    )
    found = " ".join(page.evaluate(MEASURE))
    for what in ("letters too small by 7 px", "over the bottom by", "over the right edge by"):
        assert what in found, found
