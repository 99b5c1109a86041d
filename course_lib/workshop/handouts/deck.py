"""Slides as PDF: the deck that `course build --slides` wrote, a slide a page."""

from pathlib import Path

from course_lib.syllabus import Chapter
from course_lib.workshop.handouts.printing import Press
from course_lib.workshop.slides.build import FOLDER

WIDTH, HEIGHT = "1920px", "1080px"
# A deck says itself when it is laid out for print, if it is one of reveal.js; any other is printed as it loads.
_READY = "!window.Reveal || !window.Reveal.isReady || window.Reveal.isReady()"


def deck_file(chapter: Chapter, folder: Path = FOLDER) -> Path:
    """Where the slides of a chapter are, once they are built."""
    return folder / f"{chapter.stem}.html"


def deck_pdf(press: Press, page_file: Path) -> bytes:
    """The slides in a file as PDF, in the size of a projector."""
    options = {"width": WIDTH, "height": HEIGHT, "outline": False}
    return press.pdf(page_file, query="?print-pdf", ready=_READY, **options)
