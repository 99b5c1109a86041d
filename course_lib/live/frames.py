"""Live figures without a kernel: frames drawn ahead along each control, swapped by the page's own script."""

import json
from typing import Any

from course_lib.errors import CourseError
from course_lib.figures import encode
from course_lib.figures.picture import html_figure
from course_lib.figures.style import lecture_view
from course_lib.live.page import SCRIPT, STYLE, as_message, page_spec, readout_html
from course_lib.live.scene import Positions, Scene

FRAME_DPI = 100
MOST_POSITIONS = 21
_COLOURS = 48
# The same script as in Jupyter; without an importer it starts the frames of the page instead.
STARTER = SCRIPT.replace("export default { render };", "startFrames();")


def kept_positions(count: int, start: int, most: int = MOST_POSITIONS) -> list[int]:
    """The positions of a control for which frames are drawn: both ends, the start, and an even choice between.

    >>> kept_positions(5, 2), kept_positions(100, 33, most=4)
    ([0, 1, 2, 3, 4], [0, 33, 66, 99])
    """
    if count <= most:
        return list(range(count))
    even = {round(step * (count - 1) / (most - 1)) for step in range(most)}
    return sorted(even | {start})


def static_html(scene: Scene, name: str) -> str:
    """A part of a page in which the figure moves without a kernel, keyboard included.

    Where scripts do not run, the still picture with its finding and its numbers remains. The same scene
    gives the same text.
    """
    scene.picture.fit(dpi=FRAME_DPI, lecture=lecture_view())
    kept = [kept_positions(len(control.positions), control.start) for control in scene.controls]
    opening = scene.show(scene.defaults)
    still = encode.data_uri(encode.small_webp(scene.picture.pixels(), _COLOURS), "webp")
    frames = [
        [_frame(scene, (*scene.defaults[:index], place, *scene.defaults[index + 1 :])) for place in places]
        for index, places in enumerate(kept)
    ]
    scene.picture.fit()
    data = json.dumps(
        {"spec": page_spec(scene.controls, name, kept), "frames": frames},
        ensure_ascii=False,
        separators=(",", ":"),
    ).replace("</", "<\\/")
    return (
        f"<style>{STYLE}</style>"
        f'<div class="qs-static">{html_figure(opening.title, opening.alt, still)}{readout_html(opening)}'
        f'<script type="application/json">{data}</script></div>'
        f'<script type="module">{STARTER}</script>'
    )


def _frame(scene: Scene, positions: Positions) -> dict[str, Any]:
    try:
        words = as_message(scene.show(positions))
    except CourseError as sentence:
        return {"problem": str(sentence)}
    if positions == scene.defaults:
        return words  # the still picture already shows it
    return {**words, "url": encode.data_uri(encode.small_webp(scene.picture.pixels(), _COLOURS), "webp")}
