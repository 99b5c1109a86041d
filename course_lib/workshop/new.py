"""A new chapter: its room, lecture, talk, solution and tests, with one passing example of each thing."""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_lib.errors import CourseError
from course_lib.syllabus import ROOT, Chapter, header
from course_lib.symbols import HEAD
from course_lib.workshop.contract import COLLAPSED
from course_lib.workshop.minutes import DEEPER
from course_lib.workshop.notebooks import as_bytes, normal
from course_lib.workshop.rules.pieces import pieces_of
from course_lib.workshop.shared_lists import edited_lists, first_symbols, with_first_facts

TEMPLATE = Path(__file__).parent / "template"
_CELL = re.compile(r"^%% (?P<type>markdown|code) (?P<id>[\w-]+)(?P<fold> fold)?(?P<deeper> deeper)?$")
NO_CLAIM = (
    "EXAMPLE. No claim of the sources is promised for this chapter. Hold its own headline number against a "
    "measured one, and let the reader compute the verdict."
)
CLAIMS = "EXAMPLE. {names}: each claim as it stands. Hold a measured number beside it, and let the reader compute the verdict."


def make_chapter(chapter: Chapter, root: Path = ROOT) -> list[Path]:
    """The files and folders that were written for a planned chapter, and the shared lists that now name it.

    Nothing is overwritten, and nothing stays half written: all is made in a folder aside and moved when it is whole.
    Raises `CourseError` when anything of the chapter exists already.
    """
    paths = {chapter.room, *pieces_of(chapter).values()}
    there = sorted(path for path in paths if (root / path.relative_to(ROOT)).exists())
    if there:
        names = ", ".join(str(path.relative_to(ROOT)) for path in there)
        raise CourseError(
            f"Chapter {chapter.id} has {names} already: `course new` never overwrites. "
            f"`course check {chapter.id}` says what is missing."
        )
    begun = with_first_facts(chapter)
    room, files = _places(begun, root)
    lists = edited_lists(begun, root)
    aside = Path(tempfile.mkdtemp(prefix=".new-", dir=root))
    try:
        return _moved_in(_staged(begun, room, files, aside), lists, aside)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _places(chapter: Chapter, root: Path) -> tuple[Path, dict[Path, bytes]]:
    def at(path: Path) -> Path:
        return root / path.relative_to(ROOT)

    words = _words(chapter)
    files = {
        at(chapter.notebook): as_bytes(_notebook("lecture.txt", words)),
        at(chapter.notebook.with_suffix(".talk.toml")): _filled("talk.toml.txt", words).encode(),
        at(chapter.solution): as_bytes(_notebook("solution.txt", words)),
        root / "tests" / "chapters" / f"test_{chapter.slug}.py": _filled("tests.py.txt", words).encode(),
    }
    return at(chapter.room), files


def _staged(chapter: Chapter, room: Path, files: Mapping[Path, bytes], aside: Path) -> dict[Path, Path]:
    """Where each thing lies now, by where it belongs."""
    words = _words(chapter)
    for source in sorted((TEMPLATE / "room").rglob("*.txt")):
        target = aside / "room" / source.relative_to(TEMPLATE / "room").with_suffix("")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_filled(str(source.relative_to(TEMPLATE)), words), encoding="utf-8")
    staged = {room: aside / "room"}
    for number, (path, content) in enumerate(files.items()):
        staged[path] = aside / f"{number}"
        staged[path].write_bytes(content)
    return staged


def _moved_in(staged: Mapping[Path, Path], lists: Mapping[Path, bytes], aside: Path) -> list[Path]:
    """Everything moved to its place; on any failure all of it is taken back."""
    done: list[Path] = []
    before = {path: path.read_bytes() for path in lists}
    try:
        for path, source in staged.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            source.rename(path)
            done.append(path)
        for number, (path, content) in enumerate(lists.items()):
            fresh = aside / f"list{number}"
            fresh.write_bytes(content)
            fresh.replace(path)
    except OSError as problem:
        for path in done:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        for path, content in before.items():
            path.write_bytes(content)
        raise CourseError(
            f"The chapter could not be written ({problem.strerror}): nothing was kept. "
            "Free some space or work in a folder that you may write to, then try again."
        ) from None
    return [*done, *lists]


def _words(chapter: Chapter) -> dict[str, str]:
    claims = ", ".join(f'"{one}"' for one in chapter.claims)
    return {
        "NN": chapter.id,
        "slug": chapter.slug,
        "prefix": chapter.prefix,
        "title": chapter.title,
        "header": header(chapter),
        "symbols": "\n".join([HEAD, *(one.row for one in first_symbols(chapter))]),
        "sources": CLAIMS.format(names=", ".join(chapter.claims)) if chapter.claims else NO_CLAIM,
        "sources_code": f"for number in [{claims}]:\n    display(claim(number))"
        if claims
        else "print(f\"{fact('tetrabenazine.alpha_htbz_half_life', 'h'):g} h\")",
    }


def _filled(name: str, words: Mapping[str, str]) -> str:
    text = (TEMPLATE / name).read_text(encoding="utf-8")
    return re.sub(r"@(\w+)@", lambda found: words[found[1]], text)


def _notebook(name: str, words: Mapping[str, str]) -> NotebookNode:
    """The notebook that a template of cells makes: each begins with `%% type id fold deeper`."""
    notebook = nbformat.v4.new_notebook(cells=list(_cells(_filled(name, words))))
    return normal(notebook)


def _cells(text: str) -> Iterator[NotebookNode]:
    begun: list[tuple[re.Match, list[str]]] = []
    for line in text.splitlines():
        if found := _CELL.match(line):
            begun.append((found, []))
        else:
            begun[-1][1].append(line)
    for found, lines in begun:
        make = nbformat.v4.new_markdown_cell if found["type"] == "markdown" else nbformat.v4.new_code_cell
        fold = {"jupyter": {"source_hidden": True}} if found["fold"] else {}
        source = "\n".join(lines).strip("\n")
        deeper = {"tags": [DEEPER]} if found["deeper"] else {}
        line = {COLLAPSED: True} if source.startswith("### Deeper: ") else {}
        yield make(source, id=found["id"], metadata={**fold, **deeper, **line})
