"""What a live figure's page is made of: its script, its look, and the messages between them and Python."""

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from typing import Any

from course_lib.figures.style import lecture_view
from course_lib.live.controls import KIND, Control
from course_lib.live.scene import Words

SCRIPT = (files("course_lib.live") / "live.js").read_text(encoding="utf-8")
STYLE = (files("course_lib.live") / "live.css").read_text(encoding="utf-8")


def page_spec(
    controls: Sequence[Control], name: str, kept: Sequence[Sequence[int]] | None = None
) -> dict[str, Any]:
    """What the page needs to build the controls; `kept` names the positions of each that it offers, default all."""
    offered = kept or [range(len(control.positions)) for control in controls]
    return {
        "name": name,
        "lecture": lecture_view(),
        "controls": [
            {
                "kind": KIND[type(control)],
                "label": control.label,
                "texts": [control.texts[position] for position in positions],
                "start": list(positions).index(control.start),
            }
            for control, positions in zip(controls, offered, strict=True)
        ],
    }


def as_message(words: Words) -> dict[str, Any]:
    """The words of a frame as the page receives them."""
    return {"title": words.title, "alt": words.alt, "readout": list(words.readout.items())}


def readout_html(words: Words) -> str:
    """The numbers of a frame as a line of a page.

    >>> readout_html(Words(title="", alt="", readout={"mean": "100 nM"}))
    '<p class="qs-numbers">mean: <b>100 nM</b></p>'
    """
    if not words.readout:
        return ""
    numbers = "; ".join(f"{escape(label)}: <b>{escape(text)}</b>" for label, text in words.readout.items())
    return f'<p class="qs-numbers">{numbers}</p>'
