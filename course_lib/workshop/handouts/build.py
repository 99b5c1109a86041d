"""Everything that is handed out, written to build/handouts: pages of HTML, and their PDFs where a browser prints."""

from collections.abc import Iterable
from pathlib import Path

from course_lib.files import write_atomically
from course_lib.syllabus import ROOT, Chapter, primer
from course_lib.workshop.handouts.book import TITLE, book_page, book_pdf
from course_lib.workshop.handouts.deck import deck_file, deck_pdf
from course_lib.workshop.handouts.exercise import exercise_key_page, exercise_page, exercise_questions
from course_lib.workshop.handouts.lecture import lecture
from course_lib.workshop.handouts.notes import notes_pdf
from course_lib.workshop.handouts.poll import poll_csv, poll_page, poll_questions
from course_lib.workshop.handouts.printing import Press, file_name, press, printed, write_page
from course_lib.workshop.handouts.summary import SIZES_PT, summary_page
from course_lib.workshop.handouts.vectors import licensed, stills

FOLDER = ROOT / "build" / "handouts"
BOOK = file_name(TITLE)


def write_handouts(chapters: Iterable[Chapter], folder: Path = FOLDER, *, address: str = "") -> list[Path]:
    """The files that were written for these chapters, each chapter's in a folder of its own.

    `address` is where the room votes; its code stands on the poll. Raises `CourseError` when a chapter is not written,
    when something to hand out does not fit its paper, and when nothing can print: pages of HTML are there by then.
    """
    chapters = list(chapters)
    written = [path for one in chapters for path in _pages(one, folder / one.stem, address)]
    with press() as browser:
        for one in chapters:
            written += _pdfs(browser, one, folder / one.stem)
    return written


def _pages(chapter: Chapter, folder: Path, address: str) -> list[Path]:
    """What needs no browser: pages, the table of the poll, pictures."""
    asked, polled = exercise_questions(chapter), poll_questions(chapter)
    pages = {
        "exercise": exercise_page(chapter, asked),
        "exercise-key": exercise_key_page(chapter, asked),
        "poll": poll_page(chapter, polled, address),
    }
    if is_lecture(chapter):
        pages["summary"] = summary_page(chapter)
    written = [write_page(folder / f"{name}.html", html) for name, html in pages.items()]
    table = folder / "poll.csv"
    write_atomically(table, poll_csv(chapter, polled).encode("utf-8-sig"))  # so that Excel reads ÷ and µ
    return [*written, table, *_pictures(chapter, folder / "figures")]


def is_lecture(chapter: Chapter) -> bool:
    """Whether a chapter is lectured on: the primer is only read, and has nothing to take away."""
    return chapter != primer()


def _pictures(chapter: Chapter, folder: Path) -> list[Path]:
    """Each picture of the lecture as SVG, with what others may do with it inside."""
    written = []
    for number, one in enumerate(stills(lecture(chapter)), start=1):
        path = folder / f"{number:02}_{'drawing' if one.drawn else file_name(one.cell)}.svg"
        write_atomically(path, licensed(one.svg).encode())
        written.append(path)
    return written


def _pdfs(browser: Press, chapter: Chapter, folder: Path) -> list[Path]:
    made = {name: browser.pdf(folder / f"{name}.html") for name in ("exercise", "exercise-key", "poll")}
    if is_lecture(chapter):
        made["summary"] = printed(browser, folder / "summary.html", SIZES_PT, 1)
        made["notes"] = notes_pdf(browser, chapter, folder)
    if (deck := deck_file(chapter)).exists():
        made["slides"] = deck_pdf(browser, deck)
    return [_written(folder / f"{name}.pdf", pdf) for name, pdf in made.items()]


def write_book(folder: Path = FOLDER) -> list[Path]:
    """The book of all written chapters: its page of HTML and its PDF.

    Raises `CourseError` when nothing can print.
    """
    html = book_page()
    page_file = folder / f"{BOOK}.html"
    with press() as browser:
        pdf = book_pdf(browser, page_file, html)
    return [page_file, _written(folder / f"{BOOK}.pdf", pdf)]


def _written(path: Path, pdf: bytes) -> Path:
    write_atomically(path, pdf)
    return path


def missing_decks(chapters: Iterable[Chapter]) -> list[str]:
    """The numbers of the chapters whose slides are not built, so that they are not among the PDFs."""
    return [one.id for one in chapters if is_lecture(one) and not deck_file(one).exists()]
