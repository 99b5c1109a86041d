"""The pages of the library: one for the modules of a folder, filled by autodoc from docstrings."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from course_lib.syllabus import ROOT
from course_lib.workshop.site.pages import tree

LIBRARY = ROOT / "course_lib"
# In the order of the house: each may use those before it.
PACKAGES = {
    "": "Errors, checks, files, syllabus",
    "facts": "Facts: the registry",
    "models": "Models: what computes",
    "figures": "Figures: what draws",
    "drawings": "Drawings: what explains",
    "questions": "Questions: what is asked",
    "live": "Live figures: what moves",
    "assess": "Assessment: what replies",
    "chapters": "Chapters: their views and pictures",
    "classroom": "Classroom: what marks",
    "workshop": "Workshop: what builds",
}
# These run when they are imported, or belong to the far side of the sandbox.
_APART = ("course_lib.classroom.inside", "course_lib.workshop.site")
_BANKS = {"assignment", "bank", "questions"}


def modules() -> dict[str, list[str]]:
    """The public modules of the library by package, in alphabetical order; packages without any are left out."""
    found: dict[str, list[str]] = {package: [] for package in PACKAGES}
    for path in sorted(LIBRARY.rglob("*.py")):
        name = _name(path)
        if not name.startswith(_APART) and not _is_bank(name):
            found[name.split(".")[1] if path.parent != LIBRARY else ""].append(name)
    return {package: names for package, names in found.items() if names}


def _is_bank(name: str) -> bool:
    """Whether a module holds questions and their answers, which a reader should meet in the chapters."""
    parts = name.split(".")
    return parts[1:2] == ["chapters"] and parts[3:4] != [] and parts[3] in _BANKS


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def page_of(name: str) -> str:
    """The page that documents a module: its folder's, for the folder right below a package.

    >>> page_of("course_lib.models.quantal.release"), page_of("course_lib.models.relaxation")
    ('reference/models/quantal', 'reference/models/index')
    """
    _, package, *rest = [*name.split("."), ""]
    if (LIBRARY / f"{package}.py").exists() or not package:
        return "reference/foundations/index"
    is_folder = rest and (LIBRARY / package / rest[0]).is_dir() and rest[0]
    return f"reference/{package}/{rest[0] if is_folder else 'index'}"


def reference_pages() -> Iterator[tuple[str, str]]:
    """The pages of the library as (path, text): an index, one page a package, one a folder in it."""
    listed = []
    for package, names in modules().items():
        stem, title = package or "foundations", PACKAGES[package]
        listed.append(f"{title} <{stem}/index>")
        own = f"reference/{stem}/index"
        pages = {page: [name for name in names if page_of(name) == page] for page in map(page_of, names)}
        folders = [Path(page).name for page in pages if page != own]
        more = f"{tree(folders, hidden=True)}\n\n" if folders else ""
        yield f"{own}.md", f"# {title}\n\n{_summaries(names)}\n\n{more}{_documented(pages.pop(own, []))}"
        for page, inside in pages.items():
            text = f"# {Path(page).name}\n\n{_summaries(inside)}\n\n{_documented(inside)}"
            yield f"{page}.md", text
    index = "# Library\n\nEvery public module, in the order in which they may use each other."
    yield "reference/index.md", f"{index}\n\n{tree(listed)}\n"


def _summaries(names: list[str]) -> str:
    import ast

    from course_lib.workshop.site.marks import plain

    lines = []
    for name in names:
        path = ROOT / Path(*name.split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
        lines.append(f"- {{py:mod}}`{name}`: {plain(first)}")
    return "\n".join(lines)


def _documented(names: list[str]) -> str:
    return "\n".join(
        f"## `{name}`\n\n```{{eval-rst}}\n.. automodule:: {name}\n   :members:\n   :ignore-module-all:\n```\n"
        for name in names
    )


def plain_docstring(app: Any, what: str, name: str, thing: object, options: Any, lines: list[str]) -> None:
    """Rewrite the lines of a docstring, which is plain text, so that no sign in it is taken for markup."""
    shown, example = [], False
    for line in lines:
        begins = line.lstrip().startswith(">>> ")
        if begins and not example and shown and shown[-1].strip():
            shown.append("")
        example = begins or (example and bool(line.strip()))
        shown.append(line if example else _disarmed(line))
    lines[:] = shown


_CODE = re.compile(r"``?([^`]+)``?")


def _disarmed(line: str) -> str:
    """A line of plain text for reStructuredText; what stands in backticks is code."""
    parts, place = [], 0
    for found in _CODE.finditer(line):
        parts += [_escaped(line[place : found.start()]), f"``{found.group(1)}``\\ "]
        place = found.end()
    return "".join([*parts, _escaped(line[place:])])


def _escaped(text: str) -> str:
    return re.sub(r"([*_`|\\])", r"\\\1", text)
