"""Runs of `course grade`, `course review` and `course release` that are ended at random moments, and what is left of them.

    make kill-test        200 moments

Each trial starts from the same grading folder, is disturbed once (killed, a full disk, a locked or read-only gradebook, two
at once), is run again undisturbed, and must end with the marks of a run that nothing disturbed.
"""

import argparse
import collections
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from school import FIRST, KEY, as_bytes, blank, place, solved, with_source

from course_lib import files
from course_lib.classroom import commands
from course_lib.classroom.giving_back.publish import publish
from course_lib.classroom.giving_back.reviewing import review_of
from course_lib.classroom.grading import GradingPlan, grade_class
from course_lib.classroom.grading_folder import GradingFolder
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.marks import gradebook
from course_lib.classroom.marks.kit import kit_for
from course_lib.errors import CourseError

KIT = kit_for(FIRST, KEY, Limits())
MARKS = (("ada", "task6", (1, 0.5, 0.25)), ("ada", "task7", (1, 0, 0.5)), ("bob", "task7", (0.5, 0.5, 0.5)))
WEIGHTS = {"grade": 5, "review": 3, "release": 2}
DISTURBANCES = {"killed": 6, "full": 2, "locked": 0.4, "readonly": 0.6, "two": 1}


def grading_folder_of(folder):
    return GradingFolder(folder=folder / "grading", chapter=FIRST)


def grade(folder, tell=None):
    """Mark the class, in which bob has handed in something else since the last time."""
    submitted = folder / "submitted"
    plan = GradingPlan(
        chapter=FIRST, submissions=submitted, seed_key=folder / "key", grading=folder / "grading", workers=1
    )
    list(grade_class(plan))


def review(folder, tell=lambda word: None):
    """Give three marks and publish; each is told when it is kept."""
    grading_folder = grading_folder_of(folder)
    one = review_of(grading_folder, KIT)
    pieces = {piece.cell: piece for piece in KIT.assignment.hand_marked}
    results = {result["student"]: result for result in one.results}
    for student, cell, points in MARKS:
        one.save(pieces[cell], results[student], points, f"Said to {student}.")
        tell(f"{student} {cell}")
    publish(grading_folder, KIT)


def release(folder, tell=None):
    """Release to the class, with a latecomer."""
    commands._released_to_class(FIRST, folder / "class.csv", KEY, folder / "grading", False)


WORK = {"grade": grade, "review": review, "release": release}


def prepared(folder):
    """A class that was released to, marked, and partly marked by hand; one student hands in again."""
    (folder / "key").write_bytes(KEY)
    (folder / "class.csv").write_text("id,name\nada,Ada\nbob,Bob\nnil,Nil\ncy,Cy\n", encoding="utf-8")
    for student in ("ada", "bob"):
        place(folder / "submitted", student, as_bytes(solved(student)))
    place(folder / "submitted", "nil", as_bytes(blank("nil")))
    grade(folder)
    grading_folder = grading_folder_of(folder)
    one = review_of(grading_folder, KIT)
    (figure, _) = KIT.assignment.hand_marked
    result = next(one for one in one.results if one["student"] == "bob")
    one.save(figure, result, (1, 0.5, 0.5), "Kept for ever.")
    publish(grading_folder, KIT)
    place(folder / "submitted", "bob", as_bytes(with_source(solved("bob"), "work5", "ratio = locus = None")))
    place(folder / "submitted", "cy", as_bytes(solved("cy")))
    return folder


def state(folder):
    """Everything that must be the same in the end."""
    grading_folder = grading_folder_of(folder)
    with sqlite3.connect(grading_folder.gradebook) as connection:
        asked = (
            "SELECT s.student_id, c.name, g.auto_score, g.manual_score, g.needs_manual_grade FROM grade g "
        )
        asked += "JOIN base_cell c ON g.cell_id = c.id JOIN submitted_notebook n ON g.notebook_id = n.id "
        asked += "JOIN submitted_assignment s ON n.assignment_id = s.id ORDER BY 1, 2"
        book = [list(row) for row in connection.execute(asked)]
    connection.close()
    whole = {}
    for name in ("reports", "feedback", "reviews", "release"):
        for path in sorted((grading_folder.folder / name).rglob("*")):
            # What changed since the last run hangs on where the run before was ended; grades do not.
            if path.is_file() and not path.name.startswith((".", "changes", "report")):
                whole[str(path.relative_to(grading_folder.folder))] = path.read_bytes()
    return book, whole, {one["student"]: one["parts"] for one in grading_folder.results.all()}


def child(work, folder, disturb=lambda: None):
    """A process that does the work, and the end of a pipe on which it tells what is kept."""
    reader, writer = os.pipe()
    number = os.fork()
    if number:
        os.close(writer)
        return number, reader
    code = 1
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        disturb()
        work(folder, lambda word: os.write(writer, f"{word}\n".encode()))
        code = 0
    except CourseError:
        code = 3
    except BaseException as problem:
        Path(folder, "traceback").write_text(repr(problem), encoding="utf-8")
    finally:
        os._exit(code)


def full_disk(after):
    """From the n-th write on, the disk is full."""
    left, real = [after], os.fsync

    def fsync(handle):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        real(handle)

    files.os.fsync = fsync


def read_only():
    """The gradebook may not be written."""

    def refuse(path):
        raise sqlite3.OperationalError("attempt to write a readonly database")

    gradebook.make_ready = refuse


def disturbed(work, folder, how, lasts_s, rng):
    """What was told as kept, and the ends of the disturbed processes."""
    if how == "killed":
        number, reader = child(work, folder)
        time.sleep(rng.uniform(0, lasts_s))
        os.kill(number, signal.SIGKILL)
        numbers, readers = [number], [reader]
    elif how == "two":
        started = [child(work, folder) for _ in range(2)]
        numbers, readers = [one[0] for one in started], [one[1] for one in started]
    else:
        lock = None
        if how == "locked":
            lock = sqlite3.connect(grading_folder_of(folder).gradebook, isolation_level=None)
            lock.execute("BEGIN EXCLUSIVE")
        spoil = {"full": lambda: full_disk(rng.randrange(25)), "readonly": read_only}.get(how, lambda: None)
        number, reader = child(work, folder, spoil)
        numbers, readers = [number], [reader]
    ends = [os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) for number in numbers]
    if how == "locked":
        lock.close()
    told = "".join(os.read(reader, 100_000).decode() for reader in readers)
    for reader in readers:
        os.close(reader)
    return told.split("\n")[:-1], ends


def kept(folder, told):
    """Nothing, or which mark was told as kept and is not there."""
    given = {f"{student} {cell}": points for student, cell, points in MARKS}
    marks = grading_folder_of(folder).hand_marks
    for word in told:
        student, cell = word.split()
        found = marks.of(student).get(cell)
        if found is None or tuple(found.points) != given[word]:
            return f"{word} was kept and is lost"
    if marks.of("bob")["task6"].comment not in ("Kept for ever.",):
        return "a mark of an earlier day is lost"
    return None


def trial(start, wanted, name, how, lasts_s, rng, place_for_it):
    """None, or what went wrong."""
    folder = shutil.copytree(start, place_for_it / "trial")
    try:
        told, ends = disturbed(WORK[name], folder, how, lasts_s, rng)
        if (folder / "traceback").exists():
            return (folder / "traceback").read_text(encoding="utf-8")
        if wrong := kept(folder, told):
            return wrong
        if not set(ends) <= {0, 3, -signal.SIGKILL}:
            return f"ended with {ends}"
        WORK[name](folder)
        return None if state(folder) == wanted else "other marks than an undisturbed run"
    finally:
        shutil.rmtree(folder)


def main():
    """Trials until so many moments are tried; the exit code says whether all went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    rng, wrong, counts = random.Random(chosen.seed), [], collections.Counter()
    with tempfile.TemporaryDirectory(prefix="killing-") as name:
        places, wanted, lasts_s = Path(name), {}, {}
        (places / "start").mkdir()
        start = prepared(places / "start")
        for one, work in WORK.items():
            folder = shutil.copytree(start, places / one)
            began = time.monotonic()
            number, reader = child(work, folder)
            os.waitpid(number, 0)
            os.close(reader)
            lasts_s[one] = time.monotonic() - began
            wanted[one] = state(folder)
        for moment in range(chosen.moments):
            one = rng.choices(list(WEIGHTS), WEIGHTS.values())[0]
            how = rng.choices(list(DISTURBANCES), DISTURBANCES.values())[0]
            counts[f"{one} {how}"] += 1
            said = trial(start, wanted[one], one, how, lasts_s[one], rng, places)
            wrong += [f"{moment}: {one}, {how}: {said}"] if said else []
            print(
                f"{moment + 1} of {chosen.moments}: {one}, {how}: {said or 'well'}",
                file=sys.stderr,
                flush=True,
            )
    print(json.dumps({"moments": chosen.moments, "wrong": wrong, "tried": counts, "lasts_s": lasts_s}))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
