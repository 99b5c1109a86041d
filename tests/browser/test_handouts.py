"""Hand-outs as a browser prints them: pages counted, words read back, vectors and no pixels, right places in the contents."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from course_lib.syllabus import chapter, written
from course_lib.workshop.handouts.book import book_page, book_pdf
from course_lib.workshop.handouts.deck import deck_pdf
from course_lib.workshop.handouts.lecture import gist
from course_lib.workshop.handouts.notes import MOST_PAGES, notes_pdf
from course_lib.workshop.handouts.printing import pages_of, places_of, press, printed, write_page
from course_lib.workshop.handouts.summary import SIZES_PT, summary_page


@pytest.fixture(scope="module")
def browser():
    with press() as one:
        yield one


def reader_of(pdf):
    return PdfReader(BytesIO(pdf))


def words_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in reader_of(pdf).pages).split())


def as_typed(text):
    """Words with single spaces; the apostrophe comes back from a PDF as the letter that looks like it."""
    return " ".join(text.split()).replace("ʼ", "’")


def rasters_of(pdf):
    return [image.name for page in reader_of(pdf).pages for image in page.images]


@pytest.mark.parametrize("one", written(), ids=lambda one: one.stem)
def test_a_summary_is_one_page_of_vectors_that_can_be_read_back(browser, tmp_path, one):
    pdf = printed(browser, write_page(tmp_path / "summary.html", summary_page(one)), SIZES_PT, 1)
    assert pages_of(pdf) == 1
    assert rasters_of(pdf) == []
    words = words_of(pdf)
    assert one.title in words
    plain = re.sub(r"[*`]|\$[^$]*\$", " ", " ".join(gist(one).lines))
    told = re.findall(r"[A-Za-z]{5,}", plain)
    assert sum(word in words for word in told) >= 0.9 * len(told)


@pytest.mark.parametrize("one", written(), ids=lambda one: one.stem)
def test_the_speakers_notes_print_on_at_most_ten_pages(browser, tmp_path, one):
    pdf = notes_pdf(browser, one, tmp_path)
    assert 1 <= pages_of(pdf) <= MOST_PAGES
    assert one.title in words_of(pdf)


def test_the_contents_of_the_book_name_the_page_on_which_each_chapter_begins(browser, tmp_path):
    two = (chapter("01"), chapter("04"))
    pdf = book_pdf(browser, tmp_path / "book.html", book_page(two))
    pages = [as_typed(page.extract_text()) for page in reader_of(pdf).pages]
    places = places_of(pdf)
    for one in two:
        begins = places[f"ch-{one.id}"]
        assert one.scene[:40] in pages[begins - 1]
        assert not any(one.scene[:40] in page for page in pages[: begins - 1])
        assert re.search(rf"{re.escape(one.title)}.*?{re.escape(one.question)} {begins}\b", pages[1])
    assert all(
        page.endswith(str(number)) or str(number) in page for number, page in enumerate(pages, start=1)
    )
    assert rasters_of(pdf) == []
    outline = [one.title for one in reader_of(pdf).outline if not isinstance(one, list)]
    assert "04 Supersensitivity" in outline
    assert "Sources" in outline


def test_slides_become_a_page_each(browser, tmp_path):
    slides = "".join(f"<section style='break-after:page'><h1>Slide {one}</h1></section>" for one in "abc")
    deck = write_page(tmp_path / "deck.html", f"<style>@page{{size:1280px 720px;margin:0}}</style>{slides}")
    pdf = deck_pdf(browser, deck)
    assert pages_of(pdf) == 3
    width, height = (float(side) for side in reader_of(pdf).pages[0].mediabox[2:])
    assert width / height == pytest.approx(16 / 9, rel=0.01)
