"""Live figures on pages without a kernel: the whole state space, unpacked by the page's own script."""

from html import escape

from course_lib.live import cache
from course_lib.live.page import page_spec, readout_html, script, style
from course_lib.live.parts import as_text
from course_lib.live.scene import Scene

# The same script as in Jupyter, with the state space in place of the kernel.
STARTER = script("space.js", "page.js") + "startFigures();"


def static_html(scene: Scene, name: str) -> str:
    """A part of a page in which all controls of the figure move without a kernel, keyboard included.

    Where scripts do not run, the still picture with its finding and its numbers remains. The same scene gives the
    same text. Raises `CourseError` for a figure that does not fit its budget.
    """
    space = cache.kept_space(scene)
    opening = scene.show(scene.defaults)
    body = {"spec": page_spec(scene, name, space.kept), **space.body}
    data = as_text(body).replace("</", "<\\/")
    return (
        f'<style>{style()}</style><div class="qs-static" data-space="{escape(f"{name}: {space}")}">{scene.picture.html()}{readout_html(opening)}'
        f'<script type="application/json">{data}</script></div>'
        f'<script type="module">{STARTER}</script>'
    )
