"""The speaker's notes on paper: the page beside the slides, set tightly in two columns."""

from pathlib import Path

from course_lib.figures.identity import UI_FONT
from course_lib.syllabus import Chapter
from course_lib.workshop.handouts.printing import Press, printed, write_page
from course_lib.workshop.handouts.shell import faces

MOST_PAGES = 10
SIZES_PT = (9.5, 9.0, 8.5, 8.0, 7.5)
# What overrules the page's own style, which is for a second screen.
_TIGHT = """
@page { size: A4; margin: 13mm 13mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt sans-serif; }
  @bottom-left { content: "@NAME@"; font: 7.5pt sans-serif; } }
html { font-size: 9.5pt; }
html, body { font-family: @FONT@ !important; font-variant-numeric: lining-nums; line-height: 1.36 !important; background: #fff !important; color: #000 !important; }
body { font-size: 1rem !important; margin: 0 !important; }
main { max-width: none !important; padding: 0 !important; columns: 2; column-gap: 7mm; }
h1 { column-span: all; font-size: 1.7rem !important; margin: 0 0 .3rem !important; }
h2 { font-size: 1.15rem !important; break-after: avoid; margin: .8rem 0 .3rem !important; }
h3 { font-size: 1rem !important; break-after: avoid; margin: .3rem 0 .1rem !important; }
p, ul, ol { margin: 0 0 .28rem !important; }
ul, ol { padding-left: 1.1rem !important; }
li { margin: 0 0 .1rem !important; }
section { break-inside: auto !important; margin: .35rem 0 !important; padding: 0 0 0 .5rem !important; border-left-width: 2px !important; }
table { font-size: .88rem; width: 100%; }
th, td { padding: .08rem .35rem .08rem 0 !important; line-height: 1.25; }
a { color: inherit !important; text-decoration: none !important; }
p:has(+ ul) { break-after: avoid; }
button, script, audio, video { display: none !important; }
"""


def notes_pdf(press: Press, chapter: Chapter, folder: Path) -> bytes:
    """The speaker's notes of a chapter, at most ten pages; the page that they are printed from is written into `folder`.

    Raises `CourseError` when notes and slides do not fit each other, or when the notes are too long.
    """
    from course_lib.workshop.slides.build import write_notes

    page_file = write_notes(chapter, folder)
    html = page_file.read_text(encoding="utf-8")
    name = f"{chapter.id} · {chapter.title}: the speaker’s notes".replace('"', "'")
    style = faces() + _TIGHT.replace("@NAME@", name).replace("@FONT@", UI_FONT)
    write_page(page_file, html.replace("</head>", f"<style media='print'>{style}</style></head>", 1))
    return printed(press, page_file, SIZES_PT, MOST_PAGES)
