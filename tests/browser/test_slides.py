"""Every slide of every chapter on a wall of 1920 × 1080: nothing cut, nothing too small, figures that move, votes that count."""

import os
import shutil
from pathlib import Path

import pytest

from course_lib.syllabus import written
from course_lib.workshop.slides.build import write_slides
from course_lib.workshop.slides.talk import read_talk, talk_path
from course_lib.workshop.slides.timetable import slide_id
from tests.browser.lab import chromium
from tests.site_build import built_site

pytestmark = [
    pytest.mark.skipif(
        not shutil.which("chromium") and "CI" not in os.environ, reason="needs Debian's chromium"
    ),
    pytest.mark.xdist_group("slides"),
]
TOLD = [one for one in written() if talk_path(one).exists()]
CHAPTERS = pytest.mark.parametrize("one", TOLD, ids=lambda one: one.id)
WALL = {"width": 1920, "height": 1080}
MEASURE = Path(__file__).with_name("measure_slides.js").read_text(encoding="utf-8")
# A live figure that comes into view is drawn anew for its size in the frame after its observer has seen it.
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
READY = "window.Reveal?.isReady() && [...document.querySelectorAll('.qs-static')].every((one) => one.dataset.alive === 'yes')"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The slides of all chapters, built once, side by side; or those of a folder that is already there."""
    if built := os.environ.get("COURSE_SLIDES"):
        return Path(built).resolve()
    built_site()  # has the same live figures: two that build them side by side take twice as long
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
            page = pages[one.id, query] = browser.new_page(viewport=WALL)
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
        page.evaluate(SETTLED)
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
@pytest.mark.parametrize("lecture", ["short", "brief"])
def test_a_shorter_lecture_shows_its_slides_only_and_keeps_their_names(opened, one, lecture):
    page = opened(one, f"?{lecture}")
    slides = read_talk(talk_path(one)).slides
    wanted = [slide_id(number) for number, slide in enumerate(slides, start=1) if getattr(slide, lecture)]
    assert page.evaluate("Reveal.getSlides().map((slide) => slide.id)") == wanted


def asked_slide(page, letters):
    """The place of the first question with at least this many options; the page is there."""
    place = page.evaluate(
        "(least) => Reveal.getSlides().findIndex((slide) => slide.querySelector('.qs-votes') && slide.querySelectorAll('li[data-letter]').length >= least)",
        letters,
    )
    page.evaluate("(place) => Reveal.slide(place)", place)
    return page.locator("section.present .qs-asked")


def test_votes_are_typed_and_shown_as_bars_before_the_answer(opened):
    page = opened(TOLD[-1], "?votes")
    asked = asked_slide(page, 3)
    place = page.evaluate("Reveal.getIndices().h")
    answer, said = asked.locator(".qs-answer"), asked.locator(".qs-said")
    assert not answer.is_visible()
    page.keyboard.press("v")
    page.keyboard.type("A 12, B 30")
    page.keyboard.press("Enter")
    assert said.inner_text() == "42 votes"
    assert asked.locator(".qs-bar em").all_inner_texts()[:3] == ["12", "30", "0"]
    widths = [bar.bounding_box()["width"] for bar in asked.locator(".qs-bar i").all()[:2]]
    assert widths[0] == pytest.approx(0.4 * widths[1], rel=0.02)
    assert not answer.is_visible(), "the room sees its votes first"
    shoot(page, TOLD[-1], "votes")
    page.keyboard.press("ArrowRight")
    answer.wait_for(timeout=3000)  # it fades in
    assert page.evaluate("Reveal.getIndices().h") == place
    assert not page.evaluate(MEASURE), "votes and answer fit the wall together"
    shoot(page, TOLD[-1], "answer")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("Reveal.getIndices().h") == place + 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("A twelve", "“A twelve” is no letter with a count: write the votes as A 12, B 30."),
        ("Z 3", "There is no option Z: the letters are A to"),
        ("z", "There is no option Z: the letters are A to"),
        ("A 1, a 2", "A is counted twice: write each letter once."),
        ("", "Nothing was typed: write the votes as A 12, B 30."),
        ("b: 4 c=2", "6 votes"),
        ("A 1", "1 vote"),
    ],
)
def test_what_cannot_be_counted_is_said_in_one_sentence(opened, typed, told):
    page = opened(TOLD[-1], "?votes")
    asked = asked_slide(page, 3)
    page.keyboard.press("v")
    asked.locator("input").fill(typed)
    page.keyboard.press("Enter")
    assert told in asked.locator(".qs-said").inner_text()
    page.keyboard.press("Escape")
    assert not asked.locator(".qs-votes").is_visible()


def test_an_answer_by_letter_gets_its_own_reply(opened):
    page = opened(TOLD[-1], "?votes")
    asked = asked_slide(page, 3)
    for row in asked.locator("li[data-letter]").all():
        letter = row.get_attribute("data-letter")
        page.keyboard.press("v")
        page.keyboard.type(letter.lower())
        page.keyboard.press("Enter")
        said = asked.locator(".qs-said").inner_text()
        assert said.startswith(
            f"{letter}: {'right' if row.get_attribute('data-right') is not None else 'not yet'}"
        )
        assert said.endswith(row.get_attribute("data-reply"))
    assert not asked.locator(".qs-answer").is_visible()


def test_without_javascript_every_slide_and_every_note_can_be_read(browser, folder):
    context = browser.new_context(java_script_enabled=False, viewport=WALL)
    page = context.new_page()
    page.goto((folder / f"{TOLD[0].stem}.html").as_uri())
    slides = read_talk(talk_path(TOLD[0])).slides
    for slide in slides[1:]:
        assert page.get_by_role("heading", name=slide.title, exact=True).is_visible(), slide.title
    assert page.get_by_text(opening(slides[1].say)).first.is_visible()
    assert page.locator(".qs-shown img").first.is_visible()
    assert not page.locator(".qs-answer p").first.is_visible()
    context.close()


def test_on_a_phone_held_upright_slides_stand_under_each_other_and_figures_move(browser, folder):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((folder / f"{TOLD[-1].stem}.html").as_uri())
    live = page.locator(".qs-static").first
    live.scroll_into_view_if_needed()
    live.locator("svg").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("section").first.bounding_box()["width"] <= 390
    slider = live.locator("input[type=range]").first
    before = live.locator("svg").get_attribute("aria-label")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        "(alt) => document.querySelector('.qs-static svg').getAttribute('aria-label') !== alt", arg=before
    )
    shoot(page, TOLD[-1], "phone")
    page.close()


def test_the_speaker_view_opens_from_a_file_with_notes_and_the_next_slide(opened):
    page = opened(TOLD[0])
    slides = read_talk(talk_path(TOLD[0])).slides
    place = next(n for n, slide in enumerate(slides[:-1]) if slide.expect)
    page.evaluate("(place) => Reveal.slide(place)", place)
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    view = popup.value
    notes = view.locator(".speaker-controls-notes .value")
    notes.get_by_text(opening(slides[place].say)).wait_for(timeout=30_000)
    assert opening(slides[place].expect[0]) in notes.inner_text(), "what the room may answer is there"
    assert view.locator(".pacing").is_visible()
    assert view.locator("iframe").count() == 2
    page.evaluate("(place) => Reveal.slide(place)", place + 1)
    notes.get_by_text(opening(slides[place + 1].say)).wait_for(timeout=30_000)
    shoot(view, TOLD[0], "speaker")


def test_the_printed_page_has_a_sheet_for_every_slide(opened):
    page = opened(TOLD[0], "?print-pdf")
    page.wait_for_function("document.querySelectorAll('.pdf-page').length > 0")
    assert page.locator(".pdf-page").count() == len(read_talk(talk_path(TOLD[0])).slides)
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == page.locator(".pdf-page").count()


@CHAPTERS
def test_the_notes_print_on_at_most_ten_sheets(browser, folder, one):
    page = browser.new_page()
    page.goto((folder / f"{one.stem}-notes.html").as_uri())
    sheets = page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n")
    page.close()
    assert 1 <= sheets <= 10


def test_the_measure_finds_a_slide_that_does_not_fill_the_wall_and_words_that_a_picture_cuts(opened):
    page = opened(TOLD[0], "?shrunk")
    page.evaluate(
        """() => { const body = document.querySelector("section.present .qs-slide");
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60" viewBox="0 0 900 60"><text x="850" y="30" font-size="20">too long to be read</text></svg>`;
        body.insertAdjacentHTML("beforeend", `<div class="qs-shown"><img alt="" src="data:image/svg+xml;base64,${btoa(svg)}"></div>`); }"""
    )
    found = " ".join(page.evaluate(MEASURE))
    assert "cut at the edge of its picture" in found, found
    assert "smaller than the wall" not in found, found
    page.add_style_tag(content=".reveal-full-page main { height: auto !important; }")
    page.evaluate("Reveal.layout()")
    assert "smaller than the wall" in " ".join(page.evaluate(MEASURE))


def test_the_measure_finds_what_does_not_fit(opened):
    page = opened(TOLD[0], "?measured")
    page.evaluate("Reveal.slide(3)")
    page.evaluate(
        """() => { const body = document.querySelector("section.present .qs-body");
        body.insertAdjacentHTML("beforeend", "<p style='font-size: 11.67px'>small</p><p style='line-height: 900px'>tall</p>"
          + "<pre>" + "wide ".repeat(60) + "</pre>"); }"""
    )
    found = " ".join(page.evaluate(MEASURE))
    for what in ("letters too small by 7 px", "over the bottom by", "over the right edge by"):
        assert what in found, found
