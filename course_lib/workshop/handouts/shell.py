"""The frame of every hand-out: a page of HTML that holds its type, its colours and its drawings, and asks for nothing."""

import base64
import re
from functools import cache
from html import escape
from importlib.resources import files

from course_lib.figures.identity import QUANTITIES, UI_FONT, colours, declarations
from course_lib.syllabus import ROOT

FONTS = ROOT / "docs" / "_static" / "fonts"
LICENCE = "CC BY 4.0 · Quieting the Synapse · research and teaching, not medical advice"
TEXT_FONT = "'Source Serif 4 Variable','Source Serif 4',Charter,'Iowan Old Style',Palatino,Georgia,serif"
_FACES = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_FILE = re.compile(r'url\("fonts/([^"]+)"\)')
LOGO = (
    '<svg class="logo" viewBox="0 0 32 32" aria-hidden="true"><g fill="none" stroke="var(--ink)" stroke-width="3.2" '
    'stroke-linecap="round"><path d="M4 3c0 7 5 9.5 12 9.5S28 10 28 3"/><path d="M4 29c0-4.5 5-6.5 12-6.5S28 24.5 28 29"/>'
    '</g><g fill="var(--da)"><circle cx="8.5" cy="17.6" r="3"/><circle cx="16.5" cy="17.6" r="2.2"/>'
    '<circle cx="23" cy="17.6" r="1.4"/></g></svg>'
)


@cache
def faces() -> str:
    """The course's own type, inside the page: the type of this machine where its files are missing."""
    sheet = (FONTS.parent / "course.css").read_text(encoding="utf-8")

    def inside(found: re.Match[str]) -> str:
        data = base64.b64encode((FONTS / found[1]).read_bytes()).decode("ascii")
        return f'url("data:font/woff2;base64,{data}")'

    return "\n".join(_FILE.sub(inside, face) for face in _FACES.findall(sheet))


def page(title: str, body: str, *sheets: str, foot: str = "", running: str = "") -> str:
    """A page for paper: `sheets` name style sheets beside this module, `foot` stands left below, `running` right above."""
    words = [f".q-{q.token}{{color:var(--{q.token});font-weight:600}}" for q in QUANTITIES.values()]
    fonts = f"--ui:{UI_FONT};--text:{TEXT_FONT}"
    margins = (
        f"@page{{@bottom-left{{content:{_quoted(foot or LICENCE)}}}@top-right{{content:{_quoted(running)}}}}}"
    )
    css = "\n".join(
        [
            f":root{{{declarations(colours(printed=True))};{fonts}}}",
            *words,
            *(_sheet(one) for one in ("paper.css", *sheets)),
            margins,
        ]
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{faces()}\n{css}\n</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _quoted(text: str) -> str:
    """A text as CSS has it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3C ") + '"'


def _sheet(name: str) -> str:
    return (files("course_lib.workshop.handouts") / name).read_text(encoding="utf-8")


def head(left: str, right: str) -> str:
    """The line above a hand-out: the course's sign and name, and what this is. Both are HTML."""
    return f'<header class="top"><span>{LOGO}{left}</span><span>{right}</span></header>'
