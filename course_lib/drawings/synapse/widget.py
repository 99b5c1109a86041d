"""The living synapse in a notebook: the same script, its state shared with the kernel."""

import os
from dataclasses import asdict
from typing import Any

import anywidget
import traitlets

from course_lib.drawings.drawing import drawing
from course_lib.drawings.synapse.start import (
    from_message,
    script,
    spec_of,
    state_from,
    style,
    synapse_page_html,
)
from course_lib.drawings.synapse.states import SynapseState

PAGES_VARIABLE = "COURSE_FRAMES"  # set to 1 while pages, site and slides are built
_ESM = script() + "\nexport default { render };\n"


class SynapseWidget(anywidget.AnyWidget):
    """A living synapse; the page draws every frame, the kernel only reads and sets the state."""

    _esm = _ESM
    _css = style()
    spec = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, start: SynapseState) -> None:
        super().__init__(spec=spec_of(start), state=start.message())

    @property
    def setting(self) -> SynapseState:
        """Where the sliders stand now."""
        return from_message(self.state)

    def move(self, **changes: Any) -> None:
        """Set the sliders, as a hand would.

        Raises `CourseError` for a setting that does not exist or is out of range.
        """
        self.state = SynapseState(**{**asdict(self.setting), **changes}).message()

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        alive = (
            os.environ.get(PAGES_VARIABLE) == "1"
        )  # a saved notebook keeps a still, a page gets the script
        html = synapse_page_html(**asdict(self.setting)) if alive else drawing("synapse").html_img()
        return {**data, "text/html": html, "text/plain": drawing("synapse").alt}, metadata


def synapse_widget(name: str | None = None, **state: Any) -> SynapseWidget:
    """The living synapse for a notebook's cell.

    `name` is the preset to start from ("home" or a chapter's slug), `state` what to change of it.
    Raises `CourseError` for an unknown preset and for settings out of range.

    >>> synapse_widget("filling_the_vesicle").setting.vmat2_blocked
    0.7
    """
    return SynapseWidget(state_from(name, state))
