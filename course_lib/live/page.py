"""What a live figure's page is made of: its script, its look, and what it is told at the start."""

from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from course_lib.figures.display_list import DisplayList
from course_lib.figures.identity import colours, css_variables
from course_lib.figures.style import DPI, lecture_view
from course_lib.live.controls import KIND, Control
from course_lib.live.scene import Scene, Words

_FOLDER = files("course_lib.live") / "js"
_COMMON = ("controls.js", "draw.js", "figure.js")


@cache
def script(*more: str) -> str:
    """The script of the live figures with these further files of `live/js`: one text, which fetches nothing.

    >>> "export" in script("kernel.js")
    False
    """
    parts = [(_FOLDER / name).read_text(encoding="utf-8") for name in (*_COMMON, *more)]
    return (
        "".join(parts)
        .replace("export ", "")
        .replace("@TOKENS@", " ".join(colours()))
        .replace("@DPI@", str(DPI))
    )


@cache
def style() -> str:
    """The look of the live figures, with the tokens of the course for light, dark and paper."""
    rules = "".join(
        f".qs-live .s-{t}{{stroke:var(--{t})}}.qs-live .f-{t}{{fill:var(--{t})}}" for t in colours()
    )
    own = (files("course_lib.live") / "live.css").read_text(encoding="utf-8")
    return css_variables(".qs-live") + rules + own


def page_spec(scene: Scene, name: str, kept: Sequence[Sequence[int]] | None = None) -> dict[str, Any]:
    """What the page needs to build the controls; `kept` names the positions of each that it offers, default all."""
    offered = kept or [range(len(control.positions)) for control in scene.controls]
    return {
        "name": name,
        "file": "".join(letter if letter.isalnum() else "-" for letter in name.lower()),
        "lecture": lecture_view(),
        "stacked": scene.picture.stacked,
        "height": scene.picture.height_px,
        "source": scene.picture.source,
        "tokens": colours(),
        "controls": [
            _control_spec(control, positions)
            for control, positions in zip(scene.controls, offered, strict=True)
        ],
    }


def _control_spec(control: Control, positions: Sequence[int]) -> dict[str, Any]:
    return {
        "kind": KIND[type(control)],
        "label": control.label,
        "texts": [control.texts[position] for position in positions],
        "start": list(positions).index(control.start),
    }


def as_message(words: Words, shown: DisplayList) -> dict[str, Any]:
    """The words of a frame as the page receives them, those in the picture included."""
    return {
        "title": words.title, "alt": words.alt, "readout": list(words.readout.items()), "texts": shown.texts,
    }  # fmt: skip


def readout_html(words: Words) -> str:
    """The numbers of a frame as a line of a page.

    >>> readout_html(Words(title="", alt="", readout={"mean": "100 nM"}))
    '<p class="qs-numbers">mean: <b>100 nM</b></p>'
    """
    if not words.readout:
        return ""
    numbers = "; ".join(f"{escape(label)}: <b>{escape(text)}</b>" for label, text in words.readout.items())
    return f'<p class="qs-numbers">{numbers}</p>'
