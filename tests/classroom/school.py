"""Notebooks of imagined students: the solution, the blank, and changes to them."""

import copy
import json

from course_lib.classroom.release import notebook_bytes, read_solution, with_numbers_of, without_solution
from course_lib.syllabus import chapter

KEY = b"a key that only the instructor holds"
FIRST = chapter("01")
AUTOMATIC = 16.0


def solved(student):
    """The released notebook with every task solved."""
    notebook = blank(student)
    worked = {
        cell.id: cell.source for cell in read_solution(FIRST).cells if not cell.metadata.nbgrader.locked
    }
    for cell in notebook["cells"]:
        cell["source"] = worked.get(cell["id"], cell["source"])
    return notebook


def blank(student):
    notebook = without_solution(with_numbers_of(read_solution(FIRST), FIRST, student, KEY))
    return json.loads(notebook_bytes(notebook))


def as_bytes(notebook):
    return json.dumps(notebook, ensure_ascii=False).encode()


def place_of(notebook, name):
    return next(i for i, cell in enumerate(notebook["cells"]) if cell["id"] == name)


def cell_of(notebook, name):
    return notebook["cells"][place_of(notebook, name)]


def own_cell(source, kind="code"):
    cell = {"cell_type": kind, "id": "mine", "metadata": {}, "source": source}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def with_cell_before(notebook, name, source):
    changed = copy.deepcopy(notebook)
    changed["cells"].insert(place_of(changed, name), own_cell(source))
    return changed


def with_source(notebook, name, source):
    changed = copy.deepcopy(notebook)
    cell_of(changed, name)["source"] = source
    return changed


def place(folder, student, content):
    path = folder / student / FIRST.stem / f"{FIRST.stem}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
