"""The classroom's modules: none imports in a circle, and none is made by running something."""

import ast
from pathlib import Path

from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.running.sandbox import Sandbox

LIBRARY = Path(__file__).resolve().parents[2] / "course_lib"
MODULES = sorted((LIBRARY / "classroom").rglob("*.py"))


def name_of(path):
    parts = path.relative_to(LIBRARY.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path, known):
    """The classroom's modules that a module imports anywhere, inside functions too; not what only a type checker reads."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_checkers = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_checkers:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from {node.module, *(f"{node.module}.{one.name}" for one in node.names)} & known
        elif isinstance(node, ast.Import):
            yield from {one.name for one in node.names} & known


def test_no_module_of_the_classroom_imports_in_a_circle():
    known = {name_of(path) for path in MODULES} - {"course_lib.classroom"}
    arrows = {name_of(path): set(imported(path, known)) for path in MODULES}
    packages = {name for name in known if any(other.startswith(f"{name}.") for other in known)}
    left = {name: others - packages - {name} for name, others in arrows.items()}
    while left:
        free = {name for name, others in left.items() if not others & left.keys()}
        assert free, f"these import each other in a circle: {sorted(left)}"
        left = {name: others for name, others in left.items() if name not in free}


def test_making_a_sandbox_starts_nothing():
    sandbox = Sandbox(Limits())
    assert sandbox._process is None
    sandbox.close()


def test_marking_reads_released_cells_as_nbgrader_makes_them():
    from course_lib.classroom.marks.master import master_cells
    from course_lib.classroom.release import read_solution, without_solution
    from course_lib.syllabus import chapters

    for one in chapters():
        if one.solution.exists():
            solution = read_solution(one)
            theirs = [cell.source for cell in without_solution(solution).cells]
            assert [cell.released for cell in master_cells(solution)] == theirs, one.stem
