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

ROOT = Path(__file__).resolve().parent.parent
LIBRARY = ROOT / "course_lib"
MODULES = sorted(LIBRARY.rglob("*.py"))
# A package may import those of its own row and of the rows above it, with the exceptions named below.
STOREYS = (
    {"errors"},
    {"checks", "show", "files"},
    {"syllabus", "facts"},
    {"models"},
    {"figures", "questions"},
    {"live", "assess"},
    {"classroom"},
    {"workshop"},
    {"cli"},
)
APART = {
    ("figures", "questions"),
    ("questions", "figures"),
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


@pytest.mark.parametrize(
    "name", sorted(p.stem for p in (ROOT / "course_lib" / "models").glob("*.py") if p.stem != "__init__")
)
def test_every_model_has_its_tests(name):
    texts = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests").glob("test_*.py"))
    assert f"models.{name}" in texts or f"models import {name}" in texts


@pytest.mark.parametrize("words", [("check",), ("format", "--check")], ids=["lint", "format"])
def test_the_linter_is_content(words):
    run = subprocess.run(
        [sys.executable, "-m", "ruff", *words, "."], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-2000:]
