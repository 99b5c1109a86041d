"""The given numbers of one variant of a question, and text that is filled with them."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import NoReturn

from course_lib.errors import CourseError


class Params(SimpleNamespace):
    """Given numbers of one variant, read as attributes; `vars(params)` is the plain dictionary.

    >>> Params(n_sites=10, release_probability=0.3).n_sites
    10
    """

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise CourseError(f"{name} is given by the question and stays as it is: draw another seed instead.")


Text = str | Callable[[Params], str]


def said(text: Text, params: Params, **more: object) -> str:
    """The text of a question for these parameters.

    A template is filled by name (`"{n_sites} sites"`); a function of the parameters is called.

    >>> said("{n_sites} sites, of which {used:.1f} on average", Params(n_sites=10), used=3)
    '10 sites, of which 3.0 on average'
    """
    filled = text(params) if callable(text) else text.format(**{**vars(params), **more})
    return re.sub(r"(?<=\d)%", "\u202f%", filled)  # the course writes a thin space before the sign
