"""A Dask cluster gives the same results, and a lost worker loses no mark."""

import json
import os
import signal
import threading
import time

import pytest
from school import FIRST, KEY, as_bytes, blank, place, solved

from course_lib.classroom.grading import GradingPlan, grade_class
from course_lib.errors import CourseError

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings(
    "ignore"
)  # a lost worker is what Dask warns about, and what is tested
STUDENTS = tuple(f"student{number}" for number in range(60))


@pytest.fixture(scope="module")
def submitted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cluster")
    (folder / "key").write_bytes(KEY)
    for number, student in enumerate(STUDENTS):
        place(folder / "submitted", student, as_bytes((blank if number % 4 == 3 else solved)(student)))
    return folder


@pytest.fixture(scope="module")
def cluster():
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as one:
        yield one


def plan(folder, name, **more):
    return GradingPlan(
        chapter=FIRST,
        submissions=folder / "submitted",
        seed_key=folder / "key",
        grading=folder / name,
        **more,
    )


def results(folder, name):
    found = sorted((folder / name / "results" / FIRST.stem).glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in found}


def kill_after_the_first_result(grading, process):
    while not list(grading.rglob("results/**/*.json")):
        time.sleep(0.01)
    os.kill(process, signal.SIGKILL)


def test_the_cluster_gives_the_same_results_even_when_a_worker_is_lost(submitted, cluster):
    list(grade_class(plan(submitted, "here", workers=2)))
    with distributed.Client(cluster) as client:
        (victim, *_) = client.run(os.getpid).values()
    killer = threading.Thread(target=kill_after_the_first_result, args=(submitted / "there", victim))
    killer.start()
    list(grade_class(plan(submitted, "there", scheduler=cluster.scheduler_address)))
    killer.join()
    assert set(results(submitted, "there")) == set(STUDENTS)
    assert results(submitted, "there") == results(submitted, "here")
    assert (submitted / "there" / "reports" / FIRST.stem / "grades.csv").read_bytes() == (
        submitted / "here" / "reports" / FIRST.stem / "grades.csv"
    ).read_bytes()


def test_a_wrong_address_is_one_sentence(submitted, monkeypatch):
    monkeypatch.setattr("course_lib.classroom.dask_cluster.START_S", 1)
    with pytest.raises(CourseError, match="No Dask scheduler answers"):
        list(grade_class(plan(submitted, "nowhere", scheduler="tcp://127.0.0.1:9")))
