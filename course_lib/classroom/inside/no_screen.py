"""What needs a screen is passed over in marking, as magics are that are not here: no answer rests on it."""

import sys
import types
from collections.abc import Callable

import course_lib


def pass_over_drawings() -> None:
    """Whatever a notebook takes from `course_lib.drawings` says that it is passed over, in place of an error that every
    student of the class would read in the feedback."""
    stand_in = types.ModuleType("course_lib.drawings")
    stand_in.__getattr__ = _passed_over
    sys.modules[stand_in.__name__] = course_lib.drawings = stand_in


def _passed_over(name: str) -> Callable[..., None]:
    if name.startswith("_"):
        raise AttributeError(f"There is no {name!r} in marking.")

    def passed_over(*_: object, **__: object) -> None:
        print(f"{name} is passed over in marking.")

    return passed_over
