"""The library's own code, shown in a notebook: the function *is* the equation."""

import ast
import html
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from course_lib.errors import CourseError


@dataclass(frozen=True)
class Shown:
    """Source code with a display for pages and one for plain text."""

    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f'<pre class="qs-code"><code>{html.escape(self.text)}</code></pre>'


def code_of(*functions: Callable) -> Shown:
    """The source of library functions without their docstrings.

    Raises `CourseError` for anything that was not written in Python.

    >>> code_of(code_of).text.splitlines()[0]
    'def code_of(*functions: Callable) -> Shown:'
    >>> code_of(len)
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: <built-in function len> has no Python source to show: name a function of course_lib.
    """
    return Shown("\n\n".join(_bare(function) for function in functions))


def _bare(function: Callable) -> str:
    try:
        lines = textwrap.dedent(inspect.getsource(function)).rstrip().splitlines()
    except (TypeError, OSError):
        raise CourseError(
            f"{function!r} has no Python source to show: name a function of course_lib."
        ) from None
    first = ast.parse("\n".join(lines)).body[0].body[0]
    if (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    ):
        del lines[first.lineno - 1 : first.end_lineno]
    return "\n".join(line for line in lines if not line.startswith("@"))
