"""A model, a picture and controls, without any page: what a live figure shows at each setting."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from course_lib.checks import shown, whole_number
from course_lib.errors import CourseError
from course_lib.figures.picture import Picture
from course_lib.live.controls import Control

Positions = tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a setting says: the finding, the text alternative, and the numbers of the lesson."""

    title: str
    alt: str
    readout: dict[str, str] = field(default_factory=dict)


class Scene:
    """The picture of a model at any setting of its controls; a setting is one position per control."""

    def __init__(
        self,
        model: Callable[..., Any],
        picture: Callable[[Any], Picture],
        controls: Sequence[Control],
        readout: Callable[[Any], Mapping[str, str]] | None = None,
    ) -> None:
        _refuse_clashes(model, controls)
        self.functions = (model, picture, readout)
        self.controls, self._model, self._readout = tuple(controls), model, readout or (lambda result: {})
        self.defaults: Positions = tuple(control.start for control in controls)
        self.picture = picture(self.result(self.defaults))
        if not isinstance(self.picture, Picture):
            raise CourseError(
                f"The picture function gave {shown(self.picture)}, but must give a picture of course_lib.figures:"
                " it is redrawn at every move."
            )

    def result(self, positions: Positions) -> Any:
        """What the model returns at these positions."""
        if len(positions) != len(self.controls):
            raise CourseError(
                f"{len(positions)} positions came, but must be {len(self.controls)}: one for each control."
            )
        values = {}
        for control, position in zip(self.controls, positions, strict=True):
            place = whole_number(
                f"position of {control.name}",
                position,
                at_least=0,
                at_most=len(control.positions) - 1,
                because="the control has no other.",
            )
            values[control.name] = control.positions[place]
        return self._model(**values)

    def show(self, positions: Positions) -> Words:
        """The words of a setting; the picture now shows it.

        Raises whatever the model raises, and then leaves the picture as it was.
        """
        result = self.result(tuple(positions))
        self.picture.update(result)
        readout = {label: str(text) for label, text in self._readout(result).items()}
        return Words(title=self.picture.title, alt=self.picture.alt, readout=readout)

    def stops(self) -> list[Positions]:
        """The settings that a test must visit: all at the start, and each control at its lowest and highest."""
        places = [self.defaults]
        for index, control in enumerate(self.controls):
            for end in (0, len(control.positions) - 1):
                place = (*self.defaults[:index], end, *self.defaults[index + 1 :])
                if place not in places:
                    places.append(place)
        return places


def _refuse_clashes(model: Callable[..., Any], controls: Sequence[Control]) -> None:
    names = [getattr(control, "name", shown(control)) for control in controls]
    if not names or len(set(names)) < len(names) or not all(isinstance(c, Control) for c in controls):
        raise CourseError(
            f"controls are named {names}, but must be sliders, choices or switches, at least one, and each name"
            " once: the model takes one value from each."
        )
    try:
        inspect.signature(model).bind(**dict.fromkeys(names))
    except TypeError as clash:
        raise CourseError(f"controls are named {names}, but must be what the model takes: {clash}.") from None
