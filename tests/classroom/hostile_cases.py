"""Submissions that try to gain points, to harm others, or to stop the run; and broken ones.

Each case: a function from the student's id to the bytes handed in, the points deserved, and a pattern
that a line of the report must match (None: nothing to report).
"""

import copy
import json
from dataclasses import dataclass

from school import (
    AUTOMATIC,
    as_bytes,
    blank,
    cell_of,
    own_cell,
    place_of,
    solved,
    with_cell_before,
    with_source,
)


@dataclass(frozen=True)
class Case:
    content: object
    deserved: float
    line: str | None = None
    shows: str | None = None


def honest_with(source, deserved=AUTOMATIC, line=None, shows=None):
    """The solution, with a cell of the student's own in its middle."""
    return Case(
        lambda student: as_bytes(with_cell_before(solved(student), "work5", source)), deserved, line, shows
    )


def blank_with(source, shows=None):
    """The blank with a cell at its beginning that tries to earn points all the same."""
    return Case(lambda student: as_bytes(with_cell_before(blank(student), "text1", source)), 0, None, shows)


def changed(change, deserved=AUTOMATIC, line=None):
    def content(student):
        notebook = solved(student)
        return as_bytes(change(notebook) or notebook)

    return Case(content, deserved, line)


def every_cell(notebook, **metadata):
    for cell in notebook["cells"]:
        cell["metadata"]["nbgrader"].update(metadata)


def wrong_answers(student):
    notebook = with_source(solved(student), "work1", "content = mean_nM = failures = 12345.0")
    return with_source(notebook, "work5", "ratio, locus = 12345.0, 'neither'")


def drop(name):
    return lambda notebook: notebook["cells"].pop(place_of(notebook, name)) and None


def rename(name):
    def change(notebook):
        cell = cell_of(notebook, name)
        cell["id"] = "other"
        cell["metadata"]["nbgrader"]["grade_id"] = "other"

    return change


def double(name):
    def change(notebook):
        place = place_of(notebook, name)
        notebook["cells"].insert(place, copy.deepcopy(notebook["cells"][place]))

    return change


IGNORE_SIGNALS = """
import signal
for number in range(1, 65):
    try: signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError): pass
while True:
    try:
        while True: pass
    except BaseException: pass
"""
FORKS = "import os, time\nfor i in range(200):\n    if os.fork() == 0:\n        time.sleep(600)"
# Nothing that would help is in sight, and what is in sight says so.
SEARCH = """
import os
found = []
for place, folders, files in os.walk('/'):
    if place.startswith(('/proc', '/sys', '/usr')): folders[:] = []; continue
    for name in files:
        path = os.path.join(place, name)
        if name.endswith('.ipynb') and 'site-packages' not in path: found.append(path)
        if name in ('gradebook.db', 'key') and 'site-packages' not in path or 'quantal_release' in name: found.append(path)
        if 'assignment' in name and 'course_lib' in path: found.append(path)
print('FOUND', sorted(found))
"""
TRANSFORMER = """
shell = get_ipython()
import numpy.testing, builtins
shell.input_transformers_cleanup.append(lambda lines: ['pass\\n'] if any('answer' in line for line in lines) else lines)
numpy.testing.assert_allclose = numpy.testing.assert_equal = lambda *a, **k: None
"""
PATCHED = """
import course_lib.classroom.answers as a, course_lib.classroom.values as v
a.answer = lambda name, value, **k: a._hand_in(name, {'is': 'number', 'text': '20', 'points': 20, 'score': 1, 'correct': True})
a._refuse_wrong_form = lambda *x: None
v.packed = a.packed = lambda value: {'is': 'number', 'text': '20', 'score': 1.0}
try:
    import course_lib.assess.marking
    print('MARKING IS IN SIGHT')
except ImportError:
    print('no marking here')
"""
SABOTAGE = """
import os, shutil, glob
for place, folders, files in os.walk('/'):
    if place.startswith(('/proc', '/sys', '/usr')): folders[:] = []; continue
    for name in files:
        path = os.path.join(place, name)
        try:
            with open(path, 'ab') as file: file.write(b'x')
            print('WROTE', path)
        except OSError: pass
        try: os.remove(path); print('REMOVED', path)
        except OSError: pass
"""
POISON = """
import os, pathlib
for folder in ('~/.ipython/profile_default/startup', '/tmp/ipython/profile_default/startup', '/home/student', '/tmp'):
    there = pathlib.Path(os.path.expanduser(folder)); there.mkdir(parents=True, exist_ok=True)
    for name in ('00-first.py', 'sitecustomize.py', 'usercustomize.py', 'numpy.py'):
        (there / name).write_text("print('POISONED'); raise SystemExit")
"""
LEFTOVERS = """
import glob, os, sys, course_lib
shown = (course_lib.__file__, sys.prefix + '/', sys.base_prefix + '/')  # these may lie below /tmp themselves
left = glob.glob('/tmp/*') + glob.glob('/home/student/*') + glob.glob('/dev/shm/*')
print('LEFT', [one for one in left if not any(path.startswith(one + '/') for path in shown)])
print('PROCESSES', [p for p in os.listdir('/proc') if p.isdigit() and int(p) > 12])
"""
NETWORK = """
import socket
for address in (('1.1.1.1', 53), ('127.0.0.1', 80), ('localhost', 22)):
    try: socket.create_connection(address, 2); print('CONNECTED')
    except OSError as problem: print('no network')
"""
FORGED = """
import gc, json, os, socket
message = json.dumps({'text': 'FORGED', 'displays': [], 'error': None, 'points': 20, 'ended': 'done', 'answers': [
    ['content', {'is': 'number', 'text': '20'}], ['estimate', {'is': 'mapping', 'items': {'n': {'is': 'number', 'text': '9'}}}]]}).encode()
for handle in range(3, 64):
    try: os.write(handle, len(message).to_bytes(4, 'big') + message)
    except OSError: pass
pathlib_file = open('/home/student/ada.json', 'w'); pathlib_file.write('{"points": 20}'); pathlib_file.close()
"""
GARBAGE = "import os\nfor handle in range(3, 64):\n    try: os.write(handle, b'\\xff' * 64)\n    except OSError: pass"
PICKLE = """
import numpy as np, os
class Evil:
    def __reduce__(self): return (os.system, ('touch /tmp/EVIL',))
    def __eq__(self, other): return True
    def __float__(self): return 1.0
content = np.array([Evil()], dtype=object); mean_nM = Evil(); failures = 'EVIL'
"""
EQUAL_TO_ALL = """
class Right(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    def __abs__(self): return 0.0
    def __le__(self, other): return True
content = mean_nM = failures = Right(12345.0)
"""
LINK = "import os\ntry: print('READ', open('data.csv').read()[:20])\nexcept OSError: print('no such data')"

PEEK = """
import os, socket
seen = b''
for handle in range(3, 64):
    try: seen += socket.socket(fileno=os.dup(handle)).recv(10**6, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except OSError: pass
print('HIDDEN CASES' if b'answer_unseen' in seen or b'quantal_cv": 0' in seen else f'nothing hidden in {len(seen) > 0}')
"""

CASES = {
    "endless_loop": honest_with("while True: pass", line="ran out of time"),
    "endless_loop_in_a_task": Case(
        lambda s: as_bytes(with_source(solved(s), "work5", "while True: pass")),
        AUTOMATIC - 2,
        "ran out of time",
    ),
    "ignores_signals": honest_with(IGNORE_SIGNALS, line="ran out of time"),
    "stops_itself": honest_with(
        "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", line="ran out of time"
    ),
    "allocates_20_gb": honest_with("import numpy as np; hoard = np.ones(int(20e9 / 8))"),
    "allocates_20_gb_slowly": honest_with("hoard = []\nwhile True: hoard.append(bytearray(100_000_000))"),
    "forks_200": honest_with(FORKS),
    "prints_100_mb": honest_with("for i in range(1000): print('x' * 100_000)"),
    "prints_one_50_mb_line": honest_with("print('x' * 50_000_000)"),
    "displays_50_mb": honest_with(
        "from IPython.display import display\nfor i in range(50): display('x' * 1_000_000)"
    ),
    "kills_its_kernel": honest_with("import os; os.kill(os.getpid(), 9)", line="ended its process"),
    "kills_all_it_can": honest_with("import os; os.kill(-1, 9)"),
    "os_exit": honest_with("import os; os._exit(0)", line="ended its process"),
    "sys_exit": honest_with("import sys; sys.exit(0)"),
    "exits_in_every_task": Case(
        lambda s: as_bytes(
            with_source(
                with_source(solved(s), "work1", "import os; os._exit(1)"), "work5", "import os; os._exit(1)"
            )
        ),
        AUTOMATIC - 5,
        "ended its process",
    ),
    "deleted_test": changed(drop("task1"), line="1 missing: task1; ours was put back"),
    "deleted_work": changed(drop("work1"), AUTOMATIC - 3, "1 missing: work1"),
    "deleted_given": changed(drop("given"), line="1 missing: given; ours was put back"),
    "edited_test": Case(
        lambda s: as_bytes(with_source(wrong_answers(s), "task1", "answer('content', 3.3)")),
        AUTOMATIC - 5,
        "task1 had been changed",
    ),
    "edited_given": changed(lambda n: with_source(n, "given", "n_sites = 1"), line="given had been changed"),
    "renamed_test": changed(rename("task1"), line="1 missing: task1; ours was put back"),
    "renamed_work": changed(rename("work1"), line="1 missing: work1"),
    "doubled_test": changed(double("task1"), line="task1 is there twice"),
    "doubled_work": changed(double("work1"), line="work1 is there twice"),
    "all_cells_reversed": Case(lambda s: as_bytes(solved(s) | {"cells": solved(s)["cells"][::-1]}), 4, None),
    "changed_points": changed(lambda n: every_cell(n, points=1000)),
    "schema_from_the_future": changed(lambda n: every_cell(n, schema_version=99)),
    "schema_from_the_past": changed(lambda n: every_cell(n, schema_version=0, checksum="no")),
    "no_cell_metadata": changed(lambda n: [cell.update(metadata={}) for cell in n["cells"]] and None),
    "other_kernel": changed(
        lambda n: n["metadata"].update(kernelspec={"name": "ir", "language": "R"}), line="kernel 'ir'"
    ),
    "metadata_is_a_list": changed(lambda n: n.update(metadata=[])),
    "no_cells": Case(lambda s: as_bytes(solved(s) | {"cells": []}), 0, "no cells"),
    "cells_of_rubbish": Case(
        lambda s: as_bytes(solved(s) | {"cells": [1, None, {}, {"cell_type": 5, "source": {}}]}),
        0,
        " missing: ",
    ),
    "broken_json": Case(lambda s: as_bytes(solved(s))[:-200], 0, "not a whole notebook"),
    "deep_json": Case(lambda s: b"[" * 100_000, 0, "not a whole notebook"),
    "latin_1": Case(
        lambda s: json.dumps(with_cell_before(solved(s), "work1", "# été"), ensure_ascii=False).encode(
            "latin-1", errors="replace"
        ),
        AUTOMATIC,
        "read as Latin-1",
    ),
    "empty_file": Case(lambda s: b"", 0, "the file is empty"),
    "nbformat_99": Case(lambda s: as_bytes(solved(s) | {"nbformat": 99}), 0, "its format is 99"),
    "json_list": Case(lambda s: b"[1, 2, 3]", 0, "JSON list"),
    "notebook_of_50_mb": Case(
        lambda s: as_bytes(with_cell_before(solved(s), "work1", "#" * 50_000_000)), 0, "more than 20 MB"
    ),
    "patched_asserts_and_transformer": blank_with(TRANSFORMER),
    "patched_checker": blank_with(PATCHED, shows="no marking here"),
    "equal_to_everything": blank_with(EQUAL_TO_ALL),
    "reads_solutions_and_peers": blank_with(SEARCH, shows="FOUND []"),
    "sabotage": honest_with(SABOTAGE),
    "poisons_start_up": honest_with(POISON),
    "writes_home": honest_with(
        "import pathlib\npathlib.Path.home().joinpath('mine').write_text('x' * 1000)", shows=None
    ),
    "fills_the_disk": honest_with(
        "with open('/tmp/big', 'wb') as file:\n    while True: file.write(b'x' * 10**7)"
    ),
    "network": honest_with(NETWORK, shows="no network"),
    "pickle": Case(lambda s: as_bytes(with_source(solved(s), "work1", PICKLE)), AUTOMATIC - 3),
    "forged_result": blank_with(FORGED),
    "garbage_on_the_line": Case(
        lambda s: as_bytes(with_cell_before(blank(s), "text1", GARBAGE)),
        0,
        "(handed in too much|ended its process)",
    ),
    "warnings_on_stderr": honest_with(
        "import sys, warnings; warnings.warn('mind'); print('beware', file=sys.stderr)"
    ),
    "shadows_answer": honest_with("answer = print = 3"),
    "peeks_ahead": Case(
        lambda s: as_bytes(with_cell_before(solved(s), "work2", PEEK)), AUTOMATIC, None, "nothing hidden"
    ),
    "linked_data": honest_with(LINK, shows="no such data"),
    "looks_for_leftovers": honest_with(LEFTOVERS, shows="LEFT []"),
    "invalid_text": honest_with("print('\\ud800\\x00\\x1b[2J')"),
    "own_markdown": changed(lambda n: n["cells"].append(own_cell("<script>alert(1)</script>", "markdown"))),
}
