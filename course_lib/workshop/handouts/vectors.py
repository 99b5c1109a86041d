"""Pictures as vectors on paper: the SVG that a notebook holds as an image, put into the page itself or into a file."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from nbformat import NotebookNode

LICENCE = "CC BY 4.0, Quieting the Synapse"
_IMAGE = re.compile(r'<img\b[^>]*?src="data:image/svg\+xml;base64,(?P<data>[A-Za-z0-9+/=]+)"[^>]*>')
_CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
_FIGURE = re.compile(r"<figure\b.*?</figure>", re.DOTALL)
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_ID = re.compile(r'(\bid="|url\(#|href="#)([\w-]+)')
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_HEIGHT = re.compile(r' height="[\d.]+"')
_FOOT_PX = 24
_LABELLED = re.compile(r'aria-labelledby="([^"]*)"')


@dataclass(frozen=True, kw_only=True)
class Still:
    """A picture of a lecture: what it says above or below it, and its SVG; `drawn` for the chapter's drawing."""

    caption: str
    svg: str
    drawn: bool
    cell: str


def stills(notebook: NotebookNode) -> Iterator[Still]:
    """The pictures that stand in a notebook's outputs, in order."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            html = output.get("data", {}).get("text/html", "")
            for figure in _FIGURE.findall(html):
                if image := _IMAGE.search(figure):
                    caption = _CAPTION.search(figure)
                    yield Still(
                        caption=unescape(caption[1]) if caption else "",
                        svg=_decoded(image["data"]),
                        drawn="qs-drawn" in figure,
                        cell=cell.id,
                    )


def with_inline(html: str, prefix: str) -> str:
    """HTML whose SVG images stand in the page itself, so that they are set in its type; ids get a prefix.

    >>> with_inline('<img alt="a" src="data:image/svg+xml;base64,PHN2Zy8+">', "f1")
    '<svg/>'
    """
    count = iter(range(10_000))
    return _IMAGE.sub(lambda found: inline(_decoded(found["data"]), f"{prefix}{next(count)}"), html)


def inline(svg: str, prefix: str) -> str:
    """An SVG for a page that holds others: its ids carry a prefix, and its style sheet, which is for screens, is gone.

    Colours stand in the attributes too, so that nothing is lost on paper.

    >>> inline('<svg><style>svg{}</style><clipPath id="p0"/><g clip-path="url(#p0)"/></svg>', "a-")
    '<svg><clipPath id="a-p0"/><g clip-path="url(#a-p0)"/></svg>'
    """
    svg = _ID.sub(rf"\g<1>{prefix}\2", _STYLE.sub("", svg))
    return _LABELLED.sub(
        lambda found: f'aria-labelledby="{" ".join(prefix + one for one in found[1].split())}"', svg
    )


def licensed(svg: str) -> str:
    """An SVG for a file of its own, with the line that says what others may do with it: below the picture, and inside.

    >>> licensed('<svg xmlns="x" viewBox="0 0 90 40" height="40"><g/></svg>')[:88]
    '<svg xmlns="x" viewBox="0 0 90 64" height="64"><metadata>CC BY 4.0, Quieting the Synapse'
    """
    opening, closing, rest = svg.partition(">")
    height = float(_VIEW.search(opening)[2])
    opening = _VIEW.sub(lambda found: f'viewBox="0 0 {found[1]} {height + _FOOT_PX:g}"', opening)
    opening = _HEIGHT.sub(f' height="{height + _FOOT_PX:g}"', opening)
    line = f'<text x="4" y="{height + _FOOT_PX - 8:g}" font-size="12" fill="#46545E">{LICENCE}.</text>'
    inside = "" if "<metadata>" in rest else f"<metadata>{LICENCE}</metadata>"
    return f"{opening}{closing}{inside}{rest.removesuffix('</svg>')}{line}</svg>"


def _decoded(data: str) -> str:
    return base64.b64decode(data).decode("utf-8")
