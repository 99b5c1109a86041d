"""Two students and a lecturer on one JupyterHub: from the door to the marks, as docs/deploy.md tells it.

Here the hub and its students share the account of whoever runs the test (the trial mode). What separates students in a
real class, their accounts, is beyond this test; `test_exchange.py` shows what the exchange refuses.
"""

import csv
import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import hub_settings
import pytest
import school
from hub import DEPLOY, ROOT, class_hub, environment_of
from lab import chromium

from course_lib.errors import CourseError

STEM = school.FIRST.stem
STUDENTS = ("ada", "bob")


def missing() -> str:
    """What this machine lacks for the test; empty when it has everything."""
    try:
        hub_settings.proxy(os.environ)
    except CourseError as problem:
        return str(problem)
    lacking = [name for name in ("chromium", "bwrap") if shutil.which(name) is None]
    return f"{' and '.join(lacking)} not installed" if lacking else ""


pytestmark = [pytest.mark.hub, pytest.mark.skipif(bool(missing()), reason=missing())]


def lecturer(folder: Path, *words: str) -> str:
    """What a command of the lecturer printed."""
    done = subprocess.run(
        [sys.executable, *words],
        env=environment_of(folder),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def course(folder: Path, *words: str) -> str:
    return lecturer(folder, "-c", "from course_lib.cli import main; main()", *words)


def exchange(folder: Path, step: str) -> str:
    return lecturer(folder, str(DEPLOY / "exchange.py"), step, "01")


def log_in(page: object, one: object, student: str) -> None:
    """None; a student at the door, until chapter 01 stands in JupyterLab."""
    page.goto(f"{one.url}/hub/login")
    page.fill("#username_input", student)
    page.fill("#password_input", one.password)
    page.click("#login_submit")
    page.wait_for_url(f"**/user/{student}/lab/**", timeout=90_000)
    page.locator(".jp-Notebook figure img[alt]").first.wait_for(timeout=90_000)


def work_on(home: Path, student: str) -> None:
    """None; the student's own exercise, which the hub has put into the home, with every task solved."""
    handed = home / STEM / f"{STEM}.ipynb"
    assert json.loads(handed.read_text(encoding="utf-8")) == school.blank(student)
    handed.write_bytes(school.as_bytes(school.solved(student)))


def submit_in_the_assignment_list(page: object) -> None:
    page.get_by_role("menuitem", name="Nbgrader").click()
    page.locator(".lm-Menu-item", has_text="Assignment List").click()
    page.locator("#fetched_assignments_list").get_by_role("button", name="Submit").click()
    page.locator("#submitted_assignments_list", has_text=STEM).wait_for(timeout=30_000)


def submit_in_a_terminal(page: object) -> None:
    page.get_by_role("menuitem", name="File", exact=True).click()
    page.locator(".lm-Menu-item", has_text="New").first.click()
    page.locator(".lm-Menu-item", has_text="Terminal").click()
    page.locator(".jp-Terminal .xterm-screen").wait_for(timeout=30_000)
    page.locator(".jp-Terminal").click()
    page.keyboard.type(f"cd; nbgrader submit {STEM}\n")


def fetch_feedback_in_the_assignment_list(page: object) -> None:
    page.locator("#refresh_assignments_list").click()
    row = page.locator("#submitted_assignments_list")
    row.get_by_text(STEM).first.click()
    row.get_by_text("Fetch Feedback").first.click()
    row.get_by_text("View Feedback").first.wait_for(timeout=30_000)


def is_elsewhere(address: str, hub: object) -> bool:
    return address.startswith(("http", "ws")) and address.split("/")[2] != hub.url.split("/")[2]


def wait_for_submission_of(student: str, folder: Path, page: object) -> None:
    for _ in range(60):
        if list(folder.glob(f"exchange/*/inbound/{student}+*/submission_secret.txt")):
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"{student}'s submission did not arrive in the exchange")


@pytest.fixture
def released(tmp_path):
    """A folder in which the lecturer has released chapter 01 with other numbers for each student, and opened it."""
    (tmp_path / "class.csv").write_text("\n".join(["id", *STUDENTS]) + "\n", encoding="utf-8")
    (tmp_path / "secret.key").write_bytes(school.KEY)
    key, roster = tmp_path / "secret.key", tmp_path / "class.csv"
    course(
        tmp_path, "release", "01", "--students", roster, "--seed-key", key, "--grading", tmp_path / "grading"
    )
    assert "open" in exchange(tmp_path, "open")
    return tmp_path


def test_two_students_submit_on_the_hub_and_the_lecturer_marks_them(released):
    with class_hub(released) as hub, chromium() as browser:
        pages = {student: browser.new_context().new_page() for student in STUDENTS}
        strangers = set()
        for student, page in pages.items():
            page.on("request", lambda one: strangers.add(one.url) if is_elsewhere(one.url, hub) else None)
            log_in(page, hub, student)
            work_on(hub.home(student), student)
        submit_in_the_assignment_list(pages["ada"])
        submit_in_a_terminal(pages["bob"])
        for student, page in pages.items():
            wait_for_submission_of(student, released, page)

        assert f"submitted {STEM}: 2." in exchange(released, "collect")
        key, grading = released / "secret.key", released / "grading"
        course(
            released,
            "grade",
            grading / "submitted",
            "--chapter",
            "01",
            "--seed-key",
            key,
            "--grading",
            grading,
        )
        assert "assignment list: 2." in exchange(released, "give-back")
        fetch_feedback_in_the_assignment_list(pages["ada"])

    with (grading / "reports" / STEM / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["ID number"]: row for row in csv.DictReader(file)}
    assert set(rows) == set(STUDENTS)
    feedback = list(hub.home("ada").glob(f"{STEM}/feedback/*/{STEM}.html"))
    assert [page.read_bytes() for page in feedback] == [
        (grading / "feedback" / "ada" / STEM / f"{STEM}.html").read_bytes()
    ]
    assert not strangers
    for port in hub.ports:
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0, f"something still listens at {port}"
