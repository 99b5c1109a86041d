"""The one widget behind every live figure: native inputs, an image, its text."""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import anywidget
import traitlets

from course_lib.errors import CourseError
from course_lib.figures import encode
from course_lib.figures.picture import Picture
from course_lib.live import frames
from course_lib.live.controls import Control
from course_lib.live.page import SCRIPT, STYLE, as_message, page_spec, readout_html
from course_lib.live.scene import Scene, Words

_DPI_STEPS = 10
_LOWEST_DPI, _HIGHEST_DPI = 60, 200
FRAMES_VARIABLE = "COURSE_FRAMES"


class LiveFigure(anywidget.AnyWidget):
    """A picture that follows its controls; where no kernel runs, a still picture with its text."""

    _esm = SCRIPT
    _css = STYLE
    spec = traitlets.Dict().tag(sync=True)
    opening = traitlets.Dict().tag(sync=True)
    opening_image = traitlets.Bytes().tag(sync=True)

    def __init__(self, scene: Scene, title: str) -> None:
        self.scene, self._name = scene, title
        self._still = scene.show(scene.defaults)
        super().__init__(
            spec=page_spec(scene.controls, title),
            opening=as_message(self._still),
            opening_image=encode.quick_png(scene.picture.pixels()),
        )
        self.on_msg(self._answer)

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

    def _answer(self, widget: object, request: Mapping[str, Any], buffers: object) -> None:
        """None; sends the frame that the page asked for, or the sentence that says why there is none."""
        try:
            self._fit(request)
            ghost = request.get("ghost")
            words = self.scene.show(tuple(request["positions"]), None if ghost is None else tuple(ghost))
            image = encode.quick_png(self.scene.picture.pixels())
        except CourseError as sentence:
            self.send({"view": request.get("view"), "problem": str(sentence)})
        except Exception as error:
            self.send({"view": request.get("view"), "problem": f"The model stopped here: {error}"})
            raise  # a fault of the course itself must also reach the log
        else:
            self.send({"view": request.get("view"), **as_message(words)}, [image])

    def _fit(self, request: Mapping[str, Any]) -> None:
        """None; draws on as many pixels as the page shows, in a few steps so that a resize rarely redraws."""
        width_in = self.scene.picture.size_in[0]
        wanted = request.get("width_px", 0) / width_in or _LOWEST_DPI
        dpi = min(_HIGHEST_DPI, max(_LOWEST_DPI, _DPI_STEPS * round(wanted / _DPI_STEPS)))
        self.scene.picture.fit(dpi=dpi, lecture=bool(request.get("lecture")))

    def still_html(self) -> str:
        """The figure as it stands at the start, with its numbers, for pages without a kernel."""
        words = self.scene.show(self.scene.defaults)
        return self.scene.picture.html() + readout_html(words)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        moving = os.environ.get(FRAMES_VARIABLE) == "1"
        html = frames.static_html(self.scene, self._name) if moving else self.still_html()
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
