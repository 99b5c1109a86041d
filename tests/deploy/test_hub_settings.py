"""The hub starts only when it is told what it needs, and never open to strangers."""

import asyncio
import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import hub_settings
import pytest
import school
import yaml

from course_lib.errors import CourseError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def told(tmp_path):
    (tmp_path / "class.csv").write_text("id\nada\nbob\n", encoding="utf-8")
    return {
        "COURSE_HUB_MODE": "trial",
        "COURSE_HUB_STUDENTS": str(tmp_path / "class.csv"),
        "COURSE_HUB_STATE": str(tmp_path / "hub" / "state"),
        "COURSE_HUB_PASSWORD": "only for this test",
    }


def test_a_trial_knows_its_class_and_never_shows_its_password(told):
    hub = hub_settings.read(told)
    assert hub.students == ("ada", "bob")
    assert hub.exchange == Path(told["COURSE_HUB_STATE"]).parent / "exchange"
    assert told["COURSE_HUB_PASSWORD"] not in repr(hub)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"COURSE_HUB_MODE": "open"}, "must be one of"),
        ({"COURSE_HUB_STATE": ""}, "COURSE_HUB_STATE is not set"),
        ({"COURSE_HUB_STUDENTS": ""}, "COURSE_HUB_STUDENTS is not set"),
        ({"COURSE_HUB_PASSWORD": ""}, "COURSE_HUB_PASSWORD is not set"),
        ({"COURSE_HUB_PASSWORD": "short"}, "at least 8"),
        ({"COURSE_HUB_MEMORY_MB": "100"}, "at least 512"),
        ({"COURSE_HUB_TEACHERS": "eve"}, "one password for all"),
        ({"COURSE_HUB_URL": "http://0.0.0.0:8000"}, "this machine only"),
        ({"COURSE_HUB_MODE": "class", "COURSE_HUB_URL": "http://:8000"}, "needs https"),
        ({"COURSE_HUB_MODE": "class", "COURSE_HUB_URL": "https://hub.example.org"}, "needs https"),
    ],
)
def test_what_is_missing_or_unsafe_is_said(told, change, says):
    with pytest.raises(CourseError, match=says):
        hub_settings.read(told | change)


def test_a_class_needs_no_password_and_may_answer_the_world_by_https(told):
    more = {"COURSE_HUB_URL": "https://hub.example.org", "COURSE_HUB_KEY": "k", "COURSE_HUB_CERTIFICATE": "c"}
    hub = hub_settings.read(told | more | {"COURSE_HUB_MODE": "class", "COURSE_HUB_TEACHERS": "carla, dora"})
    assert (hub.password, hub.teachers) == ("", ("carla", "dora"))


def test_names_that_the_hub_would_change_are_refused(told, tmp_path):
    (tmp_path / "class.csv").write_text("id\nAda\n", encoding="utf-8")
    with pytest.raises(CourseError, match="lower case"):
        hub_settings.read(told)


def test_the_hubs_secrets_are_closed_to_others(tmp_path):
    hub_settings.close_to_others(tmp_path / "state")
    assert (tmp_path / "state").stat().st_mode & 0o777 == 0o700
    (tmp_path / "link").symlink_to(tmp_path / "state")
    with pytest.raises(CourseError, match="a link"):
        hub_settings.close_to_others(tmp_path / "link")


def test_a_missing_proxy_is_said_with_the_way_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setattr(hub_settings, "PROXY_HOME", tmp_path)
    with pytest.raises(CourseError, match="npm install --prefix build/proxy"):
        hub_settings.proxy({"PATH": str(tmp_path)})


def test_own_exercises_come_only_when_the_lecturer_has_opened_the_chapter(told, tmp_path):
    hub = hub_settings.read(told | {"COURSE_HUB_GRADING": str(tmp_path / "grading")})
    school.place(hub.grading / "release", "ada", b"numbers of ada")
    school.place(hub.grading / "release", "bob", b"numbers of bob")
    assert hub_settings.own_exercises(hub, "ada") == {}
    (hub.exchange / hub_settings.COURSE_ID / "outbound" / school.FIRST.stem).mkdir(parents=True)
    place = f"{school.FIRST.stem}/{school.FIRST.stem}.ipynb"
    assert hub_settings.own_exercises(hub, "ada") == {place: "numbers of ada"}


def test_a_home_that_cannot_be_filled_is_logged_and_lets_the_student_in(told, tmp_path, caplog):
    hub = hub_settings.read(told | {"COURSE_HUB_GRADING": str(tmp_path / "grading")})
    home = tmp_path / "home"
    spawner = SimpleNamespace(
        user=SimpleNamespace(name="ada"), home_dir=str(home), log=logging.getLogger("hub")
    )
    asyncio.run(hub_settings.hand_out(hub)(spawner))
    assert (home / "lectures" / "01_quantal_release.ipynb").exists()
    assert not caplog.records
    spawner.home_dir = str(home / "lectures" / "01_quantal_release.ipynb")
    asyncio.run(hub_settings.hand_out(hub)(spawner))
    assert "The home of ada could not be filled" in caplog.text


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="prlimit (util-linux) is not installed")
def test_the_memory_limit_stops_one_process_and_lets_a_chapter_run():
    limited = ["prlimit", f"--data={2048 * 2**20}", "--core=0", sys.executable, "-c"]
    import_all = "import numpy, scipy.optimize, sympy, matplotlib.pyplot"
    assert subprocess.run([*limited, import_all], check=False).returncode == 0
    greedy = subprocess.run([*limited, "b'x' * (3 * 2**30)"], check=False, capture_output=True, text=True)
    assert "MemoryError" in greedy.stderr


def test_values_for_kubernetes_parse_and_name_the_hooks_that_they_need():
    values = yaml.safe_load((ROOT / "deploy" / "zero_to_jupyterhub.yaml").read_text(encoding="utf-8"))
    assert values["singleuser"]["memory"]["guarantee"] <= values["singleuser"]["memory"]["limit"]
    assert values["singleuser"]["defaultUrl"].startswith("/lab")


def test_the_forge_runs_the_script_that_contributors_run():
    flow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    steps = [step for job in flow["jobs"].values() for step in job["steps"]]
    assert any(step.get("run") == "bash .ci/run" for step in steps)
    for used in (step["uses"] for step in steps if "uses" in step):
        assert used.rsplit("@", 1)[1].startswith("v"), f"{used} is not pinned to a major version"
    assert os.access(ROOT / ".ci" / "run", os.R_OK)
