"""`course trial`: equal tables however it is run, nothing lost, and one sentence for what does not fit."""

import csv
import errno
import json
import os
import pickle
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from course_lib.classroom.locks import held
from course_lib.errors import CourseError
from course_lib.models.trial.virtual import VIRTUAL_TRIAL
from course_lib.models.trial.virtual_blocks import block_count, virtual_trial
from course_lib.models.trial.virtual_table import empty_table
from course_lib.workshop.trial import run, saved, workers
from course_lib.workshop.trial.outcome import COUNTED, NO_PARQUET, counts_csv, counts_parquet, summary_csv
from course_lib.workshop.trial.picture import trial_picture
from course_lib.workshop.trial.plan import planned
from course_lib.workshop.trial.run import run_trial, steps
from course_lib.workshop.trial.saved import Saved, begun, save
from course_lib.workshop.trial.work import part, peak_memory_MB
from course_lib.workshop.trial.workers import Alone, PartLost, Processes

PEOPLE = "1e5"
MOST_MB = 200


def plan(out, patients=PEOPLE, weeks=48, seed="14", count=1):
    return planned(patients, weeks, seed, out, count, None)


def nothing_yet(one):
    return begun(one)


@pytest.fixture(scope="module")
def direct():
    return virtual_trial(VIRTUAL_TRIAL, int(float(PEOPLE)), seed=14)


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    out = tmp_path_factory.mktemp("trial") / "one"
    return out, list(run_trial(plan(out)))


def test_one_process_and_several_write_the_same_bytes(done, direct, tmp_path):
    out, _ = done
    list(run_trial(plan(tmp_path / "two", count=2)))
    for name in ("summary.csv", "counts.csv", "trial.svg"):
        assert (tmp_path / "two" / name).read_bytes() == (out / name).read_bytes(), name
    assert (out / "counts.csv").read_bytes() == counts_csv(direct)


def test_a_killed_worker_loses_nothing(direct, tmp_path):
    one = plan(tmp_path, count=2)
    with Processes(2) as several:
        working = steps(one, several, nothing_yet(one))
        next(working)
        os.kill(next(iter(several._pool._processes)), signal.SIGKILL)
        *_, last = working
    assert last.blocks == block_count(one.people)
    assert (last.table.counts == direct.counts).all()


def test_a_worker_killed_while_it_answers_leaves_no_half_answer_in_the_pipe(tmp_path):
    """What goes through the pipe that all share is within what a system writes whole or not at all."""
    one = plan(tmp_path, count=2)
    with Processes(1) as single:
        future = single.send(part, one.trial, one.people, one.seed, one.print, 0, 1)
        assert len(pickle.dumps(future.result())) < select.PIPE_BUF < len(pickle.dumps(single.result(future)))
        assert not list(Path(single._results.name).iterdir())


def full(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class WithoutRoom(Processes):
    """Processes that cannot put a result down."""

    def send(self, function, *arguments):
        return super().send(full)


def test_a_full_disk_is_one_sentence_and_nothing_done_is_lost(tmp_path):
    one = plan(tmp_path, count=2)
    with WithoutRoom(1) as cramped, pytest.raises(CourseError, match=r"No space left .*TMPDIR.*is saved"):
        list(steps(one, cramped, nothing_yet(one)))


class EndsAtOnce(Processes):
    """Processes of which every one is killed as soon as it has work."""

    def send(self, function, *arguments):
        return super().send(os.abort)


def test_workers_that_die_again_and_again_are_one_sentence(tmp_path, capfd):
    one = plan(tmp_path, count=2)
    with EndsAtOnce(1) as doomed, pytest.raises(CourseError, match="times in a row"):
        list(steps(one, doomed, nothing_yet(one)))


class Stops(Alone):
    """A run that somebody stops after a number of pieces."""

    def __init__(self, pieces):
        self.left = pieces

    def send(self, function, *arguments):
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        return super().send(function, *arguments)


def test_a_stopped_run_goes_on_where_it_was_and_ends_with_the_same_bytes(done, tmp_path, monkeypatch):
    one = plan(tmp_path)
    for pieces in (1, 4):
        monkeypatch.setattr(run, "workers_of", lambda plan, pieces=pieces: Stops(pieces))
        with pytest.raises(KeyboardInterrupt):
            list(run_trial(one))
    assert begun(one).blocks == 5
    asked = []
    monkeypatch.setattr(run, "workers_of", lambda plan: Counts(asked))
    lines = list(run_trial(one))
    assert "40,950 of 100,000 patients are there" in lines[0]
    assert min(asked) == 5
    for name in ("summary.csv", "counts.csv", "trial.svg"):
        assert (tmp_path / name).read_bytes() == (done[0] / name).read_bytes(), name


class Counts(Alone):
    """This process, noting the first block of each piece of work."""

    def __init__(self, asked):
        self.asked = asked

    def send(self, function, *arguments):
        self.asked.append(arguments[-2])
        return super().send(function, *arguments)


def test_a_finished_trial_is_not_simulated_again(done, monkeypatch):
    monkeypatch.setattr(run, "workers_of", lambda plan: pytest.fail("it was begun again"))
    assert "100,000 of 100,000" in next(iter(run_trial(plan(done[0]))))


@pytest.mark.slow
def test_a_killed_run_goes_on_where_it_was(tmp_path):
    command = [
        sys.executable,
        "-m",
        "course_lib",
        "trial",
        "--patients",
        "1e7",
        "--workers",
        "2",
        "--out",
        str(tmp_path),
    ]
    first = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    while not (tmp_path / saved.NAME).exists():
        time.sleep(0.005)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    there = begun(plan(tmp_path, "1e7")).blocks
    assert 0 < there < block_count(10_000_000)
    second = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "of 10,000,000 patients are there" in second.stdout
    assert (tmp_path / "counts.csv").read_bytes() == counts_csv(virtual_trial(VIRTUAL_TRIAL, 1e7, seed=14))


@pytest.mark.slow
def test_memory_does_not_grow_with_the_trial(tmp_path):
    held_MB = []
    for patients in ("1e5", "1e7"):
        command = [sys.executable, "-m", "course_lib", "trial", "--patients", patients, "--workers", "2"]
        subprocess.run([*command, "--out", str(tmp_path / patients)], check=True, capture_output=True)
        report = (tmp_path / patients / "report.txt").read_text(encoding="utf-8")
        held_MB.append(float(re.search(r"at most (\d+) MB", report)[1]))
    assert max(held_MB) <= MOST_MB
    assert held_MB[1] < held_MB[0] + 20


def test_a_piece_of_work_tells_its_memory(tmp_path):
    one = plan(tmp_path)
    given = part(one.trial, one.people, one.seed, one.print, 0, 1)
    assert 10 < given.peak_MB <= peak_memory_MB()


def test_the_counts_give_the_table_back(done, direct):
    table = empty_table(direct.weeks, direct.doses_mg)
    with (done[0] / "counts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cell = direct.weeks.index(int(row["week"])), direct.doses_mg.index(float(row["dose_mg"]))
            table.counts[(*cell, int(row["first_rating"]), int(row["rating"]))] = int(row["patients"])
    assert (table.counts == direct.counts).all()


def test_the_summary_has_a_row_a_visit_and_arm_and_leaves_undefined_cells_empty(direct):
    rows = list(csv.DictReader(summary_csv(direct).decode().splitlines()))
    assert len(rows) == 36
    assert rows[0]["difference"] == rows[0]["nnt_halved"] == ""
    assert float(rows[-1]["mean_change"]) == pytest.approx(direct.mean_change[-1, 2])


def test_parquet_holds_the_same_counts(direct):
    pytest.importorskip("pyarrow")
    import io

    from pyarrow import parquet

    found = parquet.read_table(io.BytesIO(counts_parquet(direct)))
    assert tuple(found.column_names) == COUNTED
    assert sum(found["patients"].to_pylist()) == direct.counts.sum()


def test_without_pyarrow_a_line_says_so(direct, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert counts_parquet(direct) is None
    assert NO_PARQUET in list(run_trial(plan(tmp_path, "300")))


def test_the_figure_says_what_it_shows(direct):
    picture = trial_picture(direct)
    assert picture.title.startswith("Week 48: placebo −0.")
    assert "80 mg" in picture.alt
    assert "halved" in picture.alt
    assert trial_picture(empty_table(direct.weeks, direct.doses_mg)) is None


def test_the_report_lets_the_trial_be_repeated(done, tmp_path):
    report = (done[0] / "report.txt").read_text(encoding="utf-8")
    found = re.search(r"--patients (\d+) --weeks (\d+) --seed (\S+)", report)
    again = plan(tmp_path, found[1], int(found[2]), found[3])
    assert again.identity == plan(done[0]).identity
    for word in ("SFC64", "blocks of 8190", "NumPy", "true_spread = 3.1", "valbenazine_pk.htbz_clearance"):
        assert word in report


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"patients": "2"}, "--patients is 2, but must be at least 3"),
        ({"patients": "1e13"}, "at most 1e\\+12"),
        ({"patients": "a million"}, "--patients is 'a million'"),
        ({"patients": "nan"}, "--patients is nan"),
        ({"patients": "inf"}, "--patients is inf"),
        ({"patients": "1000.5"}, "whole number"),
        ({"weeks": 0}, "weeks is 0"),
        ({"weeks": 1000}, "weeks is 1000"),
        ({"seed": "-3"}, "--seed is '-3'"),
        ({"seed": "14@00000000"}, "seeds that end in @.*other patients"),
    ],
)
def test_what_does_not_fit_is_one_sentence_and_writes_nothing(tmp_path, words, said):
    with pytest.raises(CourseError, match=said):
        plan(tmp_path / "new", **words)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"patients": "2e5"}, "holds another trial \\(--patients 100000 instead of 200000\\)"),
        ({"weeks": 24}, "--weeks 48 instead of 24"),
        ({"seed": "15"}, "--seed 14 instead of 15"),
    ],
)
def test_a_folder_of_another_trial_is_refused_and_kept(done, words, said):
    before = (done[0] / saved.NAME).read_bytes()
    with pytest.raises(CourseError, match=said):
        list(run_trial(plan(done[0], **words)))
    assert (done[0] / saved.NAME).read_bytes() == before


def test_a_trial_begun_by_another_version_is_refused(tmp_path):
    one = plan(tmp_path)
    object.__setattr__(one, "print", "0a1b2c3d")
    save(one, Saved(blocks=3, table=empty_table(tuple(begun(one).table.weeks), (0.0, 40.0, 80.0))))
    with pytest.raises(CourseError, match="another version of the course began \\(@0a1b2c3d"):
        list(run_trial(plan(tmp_path)))


def test_a_machine_with_another_version_is_refused(tmp_path):
    one = plan(tmp_path)
    with pytest.raises(CourseError, match="holds another version"):
        part(one.trial, one.people, one.seed, "0a1b2c3d", 0, 1)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"not a zip", None])
def test_a_damaged_file_is_one_sentence(tmp_path, content):
    if content is None:
        np.savez(tmp_path / saved.NAME, said=json.dumps({"identity": 3}), counts=np.zeros(3))
    else:
        (tmp_path / saved.NAME).write_bytes(content)
    with pytest.raises(CourseError, match=r"cannot be read.*move it away"):
        list(run_trial(plan(tmp_path)))


def test_two_runs_in_one_folder_are_refused_with_who_is_at_work(tmp_path):
    with held(tmp_path, "course trial"), pytest.raises(CourseError, match=r"`course trial` .* is at work"):
        list(run_trial(plan(tmp_path)))


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CourseError, match=r"The folder .* cannot be used .*--out"):
        list(run_trial(plan(tmp_path / "file" / "below")))


@pytest.mark.parametrize("problem", [ImportError("no course"), AttributeError("no part"), OSError("gone")])
def test_what_a_cluster_cannot_do_is_one_sentence(problem):
    pytest.importorskip("distributed")

    class Failed:
        def result(self):
            raise problem

    with pytest.raises(CourseError, match="hat is done is saved"):
        workers.ClusterProcesses("tcp://nowhere").result(Failed())


def test_results_wait_for_their_turn_within_a_bound(tmp_path, direct):
    one = plan(tmp_path)

    class Backwards(Alone):
        room = 5
        most = 0

        def done(self, waiting):
            Backwards.most = max(self.most, len(waiting))
            return [list(waiting)[-1]]

    *_, last = steps(one, Backwards(), nothing_yet(one))
    assert Backwards.most <= 5
    assert (last.table.counts == direct.counts).all()


def test_a_lost_piece_is_handed_out_again(tmp_path, direct):
    one = plan(tmp_path)

    class Loses(Alone):
        lost = 0

        def result(self, future):
            Loses.lost += 1
            if Loses.lost % 3 == 0:
                raise PartLost
            return super().result(future)

    *_, last = steps(one, Loses(), nothing_yet(one))
    assert (last.table.counts == direct.counts).all()


def test_the_command_runs_and_names_its_folder(tmp_path):
    command = [
        sys.executable,
        "-m",
        "course_lib",
        "trial",
        "--patients",
        "3e3",
        "--weeks",
        "6",
        "--out",
        str(tmp_path),
    ]
    run_now = subprocess.run([*command, "--workers", "1"], capture_output=True, text=True, check=True)
    assert "Week 6: placebo" in run_now.stdout
    assert (tmp_path / "trial.svg").read_text(encoding="utf-8").startswith("<svg")
    refused = subprocess.run([*command, "--seed", "x"], capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert Path(tmp_path / "summary.csv").exists()
