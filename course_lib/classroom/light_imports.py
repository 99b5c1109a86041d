"""Imports that skip what a notebook never needs."""

import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_address_grammar() -> Iterator[None]:
    """A block in which `nbformat` is imported 2.5 s of computing sooner.

    jsonschema, which it imports, compiles a grammar of international web addresses whenever that optional
    package is there; no field of a notebook is checked by it. Afterwards the package can be imported again.

    >>> with without_address_grammar():
    ...     import nbformat
    """
    name = "rfc3987_syntax"
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None
    try:
        yield
    finally:
        del sys.modules[name]


SERVER_PARTS = ("assignment_list", "course_list", "validate_assignment", "formgrader")


@contextmanager
def without_server_parts() -> Iterator[None]:
    """A block in which `nbgrader` is imported a second of computing sooner.

    Whoever imports it gets its extensions of Jupyter's server too, with that server; the gradebook needs none of them.
    Afterwards they can be imported as ever.

    >>> with without_server_parts():
    ...     from nbgrader import api
    """
    names = [f"nbgrader.server_extensions.{part}" for part in SERVER_PARTS]
    if "nbgrader" in sys.modules or any(name in sys.modules for name in names):
        yield
        return
    for name in names:
        stand_in = types.ModuleType(name)
        stand_in.load_jupyter_server_extension = None
        sys.modules[name] = stand_in
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]
