"""Live figures on a page whose kernel is reached through a server, as texts: slides that are presented."""

import base64
import json
from collections.abc import Mapping
from html import escape
from typing import Any

from course_lib.live.figure import FIGURES, LiveFigure
from course_lib.live.page import script, style

STARTER = script("kernel.js", "remote.js") + "startRemoteFigures();"


def remote_html(name: str) -> str:
    """The figure that this kernel shows under the id `name`, for a page that asks a server for its frames.

    Raises `KeyError` when this kernel shows no such figure.
    """
    figure: LiveFigure = FIGURES[name]
    told = {"spec": figure.spec, "opening": figure.opening, "numbers": _as_text(figure.opening_numbers)}
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return (
        f'<style>{style()}</style><div class="qs-static" data-figure="{escape(name)}">{figure.still_html()}'
        f'<script type="application/json">{data}</script></div>'
    )


def remote_answer(name: str, request: Mapping[str, Any]) -> str:
    """What the figure answers to a request for frames, as JSON: its message, and its numbers as base64.

    Raises `KeyError` when this kernel shows no such figure.
    """
    message, arrays, _ = FIGURES[name].answer(request)
    return json.dumps({"message": message, "buffers": [_as_text(array) for array in arrays]})


def _as_text(numbers: bytes) -> str:
    return base64.b64encode(numbers).decode("ascii")
