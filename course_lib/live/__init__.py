"""Live figures: controls bound to a model and a picture; no science here."""

from course_lib.live.controls import Buttons, Choice, Slider, Switch
from course_lib.live.figure import LiveFigure, explore

__all__ = ["Buttons", "Choice", "LiveFigure", "Slider", "Switch", "explore"]
