"""The one widget behind every live figure: native inputs, one drawing, its text."""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from weakref import WeakValueDictionary

import anywidget
import numpy as np
import traitlets

from course_lib.errors import CourseError
from course_lib.figures.display_list import display_list
from course_lib.figures.picture import Picture
from course_lib.figures.style import course_style
from course_lib.files import FRAMES_VARIABLE
from course_lib.live.controls import Control
from course_lib.live.page import as_message, page_spec, readout_html, script, style
from course_lib.live.parts import as_text
from course_lib.live.scene import Positions, Scene, Words

FIGURES: WeakValueDictionary = WeakValueDictionary()  # by the id under which a notebook shows each


class LiveFigure(anywidget.AnyWidget):
    """A picture that follows its controls; where no kernel runs, a still picture with its text."""

    _esm = script("kernel.js") + "export default { render };"
    _css = style()
    spec = traitlets.Dict().tag(sync=True)
    opening = traitlets.Dict().tag(sync=True)
    opening_numbers = traitlets.Bytes().tag(sync=True)

    def __init__(self, scene: Scene, title: str) -> None:
        self.scene, self._name = scene, title
        self._kept: dict = {}
        self._looks: dict[
            str, dict[str, int]
        ] = {}  # of each view of the page: looks that it has, by their numbers
        self._still = scene.show(scene.defaults)
        message, looks, numbers = self._frame(scene.defaults)
        super().__init__(
            spec=page_spec(scene, title),
            opening={**message, **looks},
            opening_numbers=numbers.tobytes(),
        )
        self.on_msg(self._answer)
        FIGURES[self.model_id] = self

    def move(self, **values: Any) -> Words:
        """The words of the figure at these values, as if a hand had moved the controls there.

        Raises `CourseError` for a control or a value that does not exist, and whatever the model raises.
        """
        controls = {control.name: control for control in self.scene.controls}
        for name, value in values.items():
            if name not in controls or value not in controls[name].positions:
                raise CourseError(
                    f"{name} is {value!r}, but must be a position of one of the controls {', '.join(controls)}."
                )
        return self.scene.show(
            tuple(
                control.positions.index(values[name]) if name in values else control.start
                for name, control in controls.items()
            )
        )

    def exercise(self) -> list[Words]:
        """The words at the start and at both ends of every control; raises whatever the model raises."""
        return [self.scene.show(stop) for stop in self.scene.stops()]

    def _frame(self, positions: Positions) -> tuple[dict, dict, np.ndarray]:
        """Words, look and numbers of a setting."""
        words = self.scene.show(positions)
        with course_style():
            shown = display_list(self.scene.picture, self._kept)
        return (
            as_message(words, shown),
            {"axes": shown.axes, "items": shown.items},
            shown.numbers.astype("<f4"),
        )

    def _answer(self, widget: object, request: Mapping[str, Any], buffers: object) -> None:
        message, arrays, fault = self.answer(request)
        self.send(message, arrays)
        if fault is not None:
            raise fault  # a fault of the course itself must also reach the log

    def answer(self, request: Mapping[str, Any]) -> tuple[dict, list[bytes], Exception | None]:
        """The frames that a page asked for, or the sentences that say why there is none; their numbers; a fault of ours."""
        view, frames, arrays, looks = str(request.get("view")), [], [], {}
        known, fault = self._looks.setdefault(view, {}), None
        for positions in request["wanted"]:
            try:
                message, look, numbers = self._frame(tuple(positions))
            except CourseError as sentence:
                message, look, numbers = {"problem": str(sentence)}, {}, np.zeros(0, "<f4")
            except Exception as error:
                message, look, numbers = (
                    {"problem": f"The model stopped here: {error}"},
                    {},
                    np.zeros(0, "<f4"),
                )
                fault = error
            names = []
            for part in look.values():  # sent once: most moves change numbers and words only
                text = as_text(part)
                if text not in known:
                    known[text] = len(known)
                    looks[str(known[text])] = text
                names.append(str(known[text]))
            frames.append({"positions": list(positions), "look": names, **message})
            arrays.append(numbers.tobytes())
        return {"view": request.get("view"), "frames": frames, "looks": looks}, arrays, fault

    def still_html(self) -> str:
        """The figure as it stands at the start, with its numbers, for pages without a kernel."""
        words = self.scene.show(self.scene.defaults)
        return self.scene.picture.html() + readout_html(words)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        if os.environ.get(FRAMES_VARIABLE) == "1":
            from course_lib.live.static import static_html

            html = static_html(self.scene, self._name)
        else:
            html = self.still_html()
        readout = "; ".join(f"{label}: {text}" for label, text in self._still.readout.items())
        plain = "\n".join(line for line in (self._still.title, self._still.alt, readout) if line)
        return {**data, "text/html": html, "text/plain": plain}, metadata


def explore(
    model: Callable[..., Any],
    picture: Callable[[Any], Picture],
    controls: Sequence[Control],
    readout: Callable[[Any], Mapping[str, str]] | None = None,
    title: str = "Live figure",
) -> LiveFigure:
    """A live figure: the picture of `model(**values)` at the values that the reader sets.

    `picture` is the same function that draws the still; `readout` gives the lesson's numbers as texts.
    Raises `CourseError` for controls that clash, and whatever the model raises at its start.
    """
    return LiveFigure(Scene(model, picture, controls, readout), title)
