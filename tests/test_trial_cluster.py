"""A Dask cluster of local processes gives the table of one process, also when a process of it is lost."""

import os
import signal
import subprocess
import sys

import pytest

from course_lib.errors import CourseError
from course_lib.models.trial.virtual import VIRTUAL_TRIAL
from course_lib.models.trial.virtual_blocks import block_count, virtual_trial
from course_lib.workshop.trial import run as run_module
from course_lib.workshop.trial.outcome import counts_csv
from course_lib.workshop.trial.plan import planned
from course_lib.workshop.trial.run import run_trial, steps
from course_lib.workshop.trial.saved import begun
from course_lib.workshop.trial.workers import ClusterProcesses

distributed = pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # a lost worker is what Dask warns about, and what is tested
]


@pytest.fixture(scope="module")
def cluster():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as one:
        yield one


@pytest.fixture(scope="module")
def direct():
    return virtual_trial(VIRTUAL_TRIAL, 1e5, seed=14)


def plan(out, address, patients="1e5", seed="14"):
    return planned(patients, 48, seed, out, 1, address)


def test_the_cluster_writes_the_bytes_of_one_process(cluster, tmp_path):
    list(run_trial(plan(tmp_path / "there", cluster.scheduler_address)))
    list(run_trial(plan(tmp_path / "here", None)))
    for name in ("summary.csv", "counts.csv", "trial.svg"):
        assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "here" / name).read_bytes(), name


def test_a_process_of_the_cluster_that_is_killed_loses_nothing(cluster, tmp_path):
    one = plan(tmp_path, cluster.scheduler_address, "2e6")
    with distributed.Client(cluster) as client:
        (victim, *_) = client.run(os.getpid).values()
    with ClusterProcesses(cluster.scheduler_address) as workers:
        working = steps(one, workers, begun(one))
        next(working)
        os.kill(victim, signal.SIGKILL)
        *_, last = working
    assert counts_csv(last.table) == counts_csv(virtual_trial(VIRTUAL_TRIAL, 2e6, seed=14))


def test_a_cluster_with_another_version_is_refused_and_what_is_done_is_kept(cluster, tmp_path):
    one = plan(tmp_path, cluster.scheduler_address)
    object.__setattr__(one, "print", "0a1b2c3d")
    with pytest.raises(CourseError, match="holds another version"):
        list(run_trial(one))
    assert begun(one).blocks == 0


def test_a_wrong_address_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr("course_lib.classroom.dask_cluster.START_S", 1)
    with pytest.raises(CourseError, match="No Dask scheduler answers"):
        list(run_trial(plan(tmp_path, "tcp://127.0.0.1:9")))


def test_a_cluster_without_workers_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr("course_lib.classroom.dask_cluster.START_S", 2)
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None, host="127.0.0.1") as empty,
        pytest.raises(CourseError, match="has no worker"),
    ):
        list(run_trial(plan(tmp_path, empty.scheduler_address)))


A_CLUSTER = """
import time
from distributed import LocalCluster
if __name__ == "__main__":
    one = LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None, host="127.0.0.1")
    print(one.scheduler_address, flush=True)
    time.sleep(600)
"""


def test_a_cluster_that_is_killed_is_one_sentence_and_what_was_done_is_kept(tmp_path, direct):
    (tmp_path / "cluster.py").write_text(A_CLUSTER, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "cluster.py")]
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True, "start_new_session": True}
    with subprocess.Popen(command, **quiet) as elsewhere:
        one = plan(tmp_path / "trial", elsewhere.stdout.readline().strip())
        saving = run_module.save

        def save_and_kill(*words):
            saving(*words)
            if elsewhere.poll() is None:
                os.killpg(elsewhere.pid, signal.SIGKILL)
                elsewhere.wait()

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(run_module, "save", save_and_kill)
            with pytest.raises(CourseError, match="The cluster has gone"):
                list(run_trial(one))
    assert 0 < begun(one).blocks < block_count(one.people)
    list(run_trial(plan(tmp_path / "trial", None)))
    assert (tmp_path / "trial" / "counts.csv").read_bytes() == counts_csv(direct)
