"""The shape of the house: one arrow of imports, small modules, documented names, units in names."""

import ast
import doctest
import importlib
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

from course_lib.syllabus import chapters, primer, written

ROOT = Path(__file__).resolve().parent.parent
LIBRARY = ROOT / "course_lib"
MODULES = sorted(LIBRARY.rglob("*.py"))
# A package may import those of its own row and of the rows above it, with the exceptions named below.
STOREYS = (
    {"errors"},
    {"checks", "show", "files"},
    {"syllabus", "symbols", "facts"},
    {"models"},
    {"figures", "drawings", "questions"},
    {"live", "assess"},
    {"chapters"},
    {"classroom"},
    {"workshop"},
    {"cli"},
    {"__main__"},
)
APART = {
    ("figures", "questions"),
    ("questions", "figures"),
    ("drawings", "questions"),
    ("questions", "drawings"),
    ("live", "questions"),
    ("live", "assess"),
    ("facts", "syllabus"),
}
LAZY_ONLY = ("scipy", "sympy", "pint", "pandas", "nbgrader")
MOST_LINES, MOST_FUNCTION_LINES = 250, 40
# Words that are quantities with a unit wherever they stand at the end of a parameter's name.
QUANTITY = re.compile(
    r"(?:^|_)(?:dose|concentration|clearance|volume|half_life|time|duration|temperature|potential|voltage)$"
)


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def storey(package: str) -> int:
    return next(i for i, row in enumerate(STOREYS) if package in row)


def package_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports_of(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path):
    own = package_of(name_of(path))
    if not own:
        return
    for target in imports_of(ast.parse(path.read_text(encoding="utf-8"))):
        if not target.startswith("course_lib.") or target.startswith("course_lib.__"):
            continue
        other = package_of(target)
        assert storey(other) <= storey(own), f"{name_of(path)} imports {target}, which stands above it"
        assert (own, other) not in APART, f"{own} must not import {other}"


def modules_behind(path: Path) -> set[str]:
    """The library's modules that one imports anywhere, inside functions too; a package's own `__init__` is not counted."""
    known = {name_of(one) for one in MODULES}
    found = set()
    for target in imports_of(ast.parse(path.read_text(encoding="utf-8"))):
        found |= {target if target in known else target.rpartition(".")[0]}
    return found & known - {name_of(path)}


def test_no_import_goes_round_in_a_circle():
    behind = {name_of(path): modules_behind(path) for path in MODULES}
    while ready := [name for name, needed in behind.items() if not needed]:
        for name in ready:
            del behind[name]
        behind = {name: needed - set(ready) for name, needed in behind.items()}
    while idle := [name for name in behind if not any(name in needed for needed in behind.values())]:
        for name in idle:  # imports a circle, but is not part of one
            del behind[name]
    assert not behind, f"these modules import each other: {sorted(behind)}"


# What a part of a room may open within its room, besides itself.
ROOM = {
    "views": set(),
    "pictures": {"views"},
    "questions": {"views"},
    "bank": {"questions"},
    "mystery": {"questions", "views"},
    "assignment": {"questions", "views", "mystery"},
}


@pytest.mark.parametrize("path", [p for p in MODULES if package_of(name_of(p)) == "chapters"], ids=name_of)
def test_a_room_never_opens_into_another_and_its_parts_keep_their_order(path):
    _, _, slug, *inside = [*name_of(path).split("."), ""]
    if not slug or not inside[0]:
        return
    assert inside[0] in ROOM, f"{name_of(path)}: a room holds {', '.join(ROOM)}"
    for target in imports_of(ast.parse(path.read_text(encoding="utf-8"))):
        if target.startswith("course_lib.chapters."):
            _, _, other, part, *_ = [*target.split("."), ""]
            assert other == slug, f"{name_of(path)} opens the room of {other}"
            assert part in ROOM[inside[0]] | {inside[0]}, f"{inside[0]} must not use {part}"


def test_the_rooms_are_those_of_the_syllabus():
    rooms = {path.name for path in (LIBRARY / "chapters").iterdir() if (path / "__init__.py").exists()}
    assert rooms <= {primer().slug, *(chapter.slug for chapter in chapters())}
    assert {chapter.slug for chapter in written()} <= rooms


@pytest.mark.parametrize("path", [p for p in MODULES if package_of(name_of(p)) == "models"], ids=name_of)
def test_a_model_knows_no_chapter(path):
    assert not re.search(r"\b[Cc]hapters? \d", path.read_text(encoding="utf-8")), name_of(path)


@pytest.mark.parametrize(
    "path", [p for p in MODULES if package_of(name_of(p)) in {"models", "facts", "questions"}], ids=name_of
)
def test_models_facts_and_questions_draw_nothing(path):
    for target in imports_of(ast.parse(path.read_text(encoding="utf-8"))):
        assert target.split(".")[0] not in {"matplotlib", "ipywidgets", "anywidget", "IPython"}, target


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_slow_libraries_are_imported_where_they_are_used(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        for target in (
            imports_of(ast.Module([node], [])) if isinstance(node, (ast.Import, ast.ImportFrom)) else ()
        ):
            assert target.split(".")[0] not in LAZY_ONLY, f"{target} at the top of {name_of(path)}"
            assert not target.startswith("matplotlib.pyplot"), "pyplot keeps global state"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = node.end_lineno - node.lineno + 1
            assert length <= MOST_FUNCTION_LINES, f"{node.name} has {length} lines"


def public_definitions(path: Path):
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_public_name_says_what_it_is(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{name_of(path)} has no docstring"
    for node in public_definitions(path):
        assert ast.get_docstring(node), f"{name_of(path)}.{node.name} has no docstring"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if package_of(name_of(p)) in {"models", "facts"}], ids=name_of
)
def test_every_public_function_of_models_and_facts_shows_an_example(path):
    for node in public_definitions(path):
        if isinstance(node, ast.FunctionDef):
            examples = doctest.DocTestParser().get_examples(ast.get_docstring(node))
            assert examples, f"{name_of(path)}.{node.name} has no example"


@pytest.mark.parametrize("path", [p for p in MODULES if package_of(name_of(p)) == "models"], ids=name_of)
def test_quantities_carry_their_unit_in_the_name(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            for argument in [*node.args.args, *node.args.kwonlyargs]:
                assert not QUANTITY.search(argument.arg), f"{node.name}({argument.arg}) lacks a unit"


def test_parameters_are_frozen_and_keyword_only():
    for path in MODULES:
        if package_of(name_of(path)) != "models":
            continue
        module = importlib.import_module(name_of(path))
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__ and hasattr(kind, "__dataclass_params__"):
                assert kind.__dataclass_params__.frozen, f"{kind.__name__} can be changed in place"
                assert all(field.kw_only for field in kind.__dataclass_fields__.values()), kind.__name__


def test_no_exception_is_swallowed():
    for path in [*MODULES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                assert not all(isinstance(line, ast.Pass) for line in node.body), f"{path.name}:{node.lineno}"


def test_every_linter_exception_carries_its_reason():
    for path in MODULES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if "# noqa" in line:
                assert re.search(r"# noqa: [A-Z0-9, ]+ +\S", line), f"{path.name}:{number} gives no reason"


@pytest.mark.parametrize("path", [p for p in MODULES if package_of(name_of(p)) == "models"], ids=name_of)
def test_every_model_has_its_tests(path):
    if path.stem == "__init__":
        return
    package, _, name = name_of(path).rpartition(".")
    texts = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests").rglob("test_*.py"))
    assert name_of(path) in texts or re.search(rf"from {re.escape(package)} import .*\b{name}\b", texts)


@pytest.mark.parametrize("words", [("check",), ("format", "--check")], ids=["lint", "format"])
def test_the_linter_is_content(words):
    run = subprocess.run(
        [sys.executable, "-m", "ruff", *words, "."], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-2000:]
