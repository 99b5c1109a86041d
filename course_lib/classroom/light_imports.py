"""Imports that skip what a notebook never needs."""

import sys
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
