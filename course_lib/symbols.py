"""The symbols of the course: one meaning and one unit for one symbol, in every chapter."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from course_lib.checks import near
from course_lib.errors import CourseError

PATH = Path(__file__).with_suffix(".toml")
HEAD = "| symbol | meaning | unit |\n|---|---|---|"
_ROW = re.compile(r"^\|\s*\$(?P<latex>[^$]+)\$\s*\|(?P<meaning>[^|]*)\|(?P<unit>[^|]*)\|\s*$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Symbol:
    """One symbol as LaTeX, what it means, its unit (– for a pure number), and the chapters whose table holds it."""

    latex: str
    meaning: str
    unit: str
    chapters: tuple[str, ...]

    @property
    def row(self) -> str:
        """Its row in a chapter's table of symbols, in Markdown."""
        return f"| ${self.latex}$ | {self.meaning} | {self.unit} |"


@cache
def symbols() -> dict[str, Symbol]:
    """Every symbol by its LaTeX.

    Raises `CourseError` when one stands twice: a second meaning needs a symbol of its own, such as one with an index.

    >>> symbols()["q"].unit
    'nM'
    """
    found: dict[str, Symbol] = {}
    for row in tomllib.loads(PATH.read_text(encoding="utf-8"))["symbol"]:
        if row["latex"] in found:
            raise CourseError(
                f"The symbol {row['latex']} stands twice in course_lib/symbols.toml, but must have one meaning "
                "in the whole course: give the second one an index."
            )
        found[row["latex"]] = Symbol(**{**row, "chapters": tuple(row["chapters"])})
    return found


def symbol(latex: str) -> Symbol:
    """One symbol by its LaTeX.

    Raises `CourseError` for a symbol that the course does not have.

    >>> symbol("m").meaning
    'quantal content: vesicles released by one impulse, on average'
    """
    if latex not in symbols():
        hint = near(latex, list(symbols()), most=1)
        ending = f" Did you mean {hint[0]}?" if hint else ""
        raise CourseError(f"course_lib/symbols.toml has no symbol {latex!r}: write it there first.{ending}")
    return symbols()[latex]


def symbol_table(*latex: str) -> str:
    """The table of a chapter's symbols, in Markdown, to be written into its lecture.

    Raises `CourseError` for a symbol that the course does not have.

    >>> print(symbol_table("p"))
    | symbol | meaning | unit |
    |---|---|---|
    | $p$ | probability that a site releases | – |
    """
    return "\n".join([HEAD, *(symbol(one).row for one in latex)])


def rows_of(text: str) -> list[Symbol]:
    """The rows of the tables of symbols in a Markdown text; they name no chapter.

    >>> [one.latex for one in rows_of(symbol_table("n", "p"))]
    ['n', 'p']
    """
    return [
        Symbol(
            latex=found["latex"], meaning=found["meaning"].strip(), unit=found["unit"].strip(), chapters=()
        )
        for found in _ROW.finditer(text)
    ]
