"""Progress in a browser is the notebook's: the same rounds, the same days of review, the same file."""

import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from click.testing import CliRunner

from course_lib.assess.commands import progress
from course_lib.assess.progress import store
from course_lib.assess.progress.export import as_csv
from course_lib.assess.progress.rounds import rounds
from course_lib.assess.progress.schedule import due_times
from course_lib.assess.progress.store import Event
from course_lib.assess.progress.taking import from_csv, taken_in
from course_lib.errors import CourseError
from course_lib.syllabus import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
CARDS = ROOT / "course_lib" / "workshop" / "cards"
RUNNER = """
const { logs, files } = JSON.parse(readFileSync(0, "utf-8"));
const orSentence = (act) => { try { return act(); } catch (problem) { return problem.message; } };
process.stdout.write(JSON.stringify({
  rounds: logs.map(roundsOf), due: logs.map((log) => dueTimes(roundsOf(log))), fates: logs.map(fatesOf),
  csv: logs.map(asCsv), read: files.map((text) => orSentence(() => fromCsv(text))),
}));
"""
HEAD = "at,kind,question,objective,seed,correct,score,mistake,hint_level"


@pytest.fixture(autouse=True)
def own_progress(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_PROGRESS_DIR", str(tmp_path / "progress"))


@pytest.fixture(scope="module")
def in_javascript(tmp_path_factory):
    script = tmp_path_factory.mktemp("script") / "run.mjs"
    parts = [
        (CARDS / name).read_text(encoding="utf-8")
        for name in ("vendor/ts-fsrs.min.js", "js/rounds.js", "js/file.js")
    ]
    script.write_text(
        'import { readFileSync } from "node:fs";\n' + "\n".join([*parts, RUNNER]), encoding="utf-8"
    )

    def run(logs=(), files=()):
        given = {"logs": [[row(event) for event in log] for log in logs], "files": list(files)}
        done = subprocess.run(
            ["node", script], input=json.dumps(given), capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    return run


def row(event):
    return {name: getattr(event, name) if name != "at" else event.at.isoformat() for name in store.COLUMNS}


def log(rng):
    """What a reader may do in some weeks: answers, hints, looks at worked answers, predictions, pauses."""
    at, found = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=rng.randint(0, 1440)), []
    for _ in range(rng.randint(1, 40)):
        at += timedelta(
            milliseconds=rng.choice([20_000, 3_600_000, 40_000_000, 200_000_000, 3_000_000_000])
            + rng.randint(1, 10**6)
        )
        name, kind = rng.choice("abc"), rng.choice([*store.KINDS, "answer", "answer", "answer"])
        right = rng.random() < 0.6
        judged = (
            {"correct": right, "score": float(right), "mistake": None if right else "=sign"}
            if kind in ("answer", "prediction")
            else {}
        )
        found.append(Event(at=at, kind=kind, question=f"quantal.{name}", objective=f"01.{name}", seed=rng.choice(["1", 'a "b", c', "-3"]), **judged))  # fmt: skip
    return found


LOGS = [log(Random(f"log {number}")) for number in range(200)]


def test_events_become_the_same_rounds_and_are_due_on_the_same_day(in_javascript):
    found = in_javascript(LOGS)
    reviews = 0
    for events, made, due in zip(LOGS, found["rounds"], found["due"], strict=True):
        wanted = rounds(events)
        assert [(one["question"], one["rightFirst"], one["rightAtLast"], one["hints"]) for one in made] == [
            (one.question, one.right_first, one.right_at_last, one.hints) for one in wanted
        ]
        times = {name: round(moment.timestamp() * 1000) for name, moment in due_times(wanted).items()}
        assert due == pytest.approx(times, abs=2)
        reviews += len(wanted)
    assert reviews > 1000


def test_a_page_writes_and_reads_the_file_that_the_notebook_writes_and_reads(in_javascript):
    texts = [as_csv(events) for events in LOGS]
    found = in_javascript(LOGS, ["\ufeff" + text for text in texts])
    assert found["csv"] == texts
    for events, read, text in zip(LOGS, found["read"], texts, strict=True):
        assert read == {"events": [row(event) for event in events], "newer": []}
        assert from_csv(text) == (events, [])


FILES = [
    "", "a,b\r\n1,2\r\n", f"{HEAD}\r\n2026-01-01T00:00:00+00:00,dance,quantal.a,01.a,1,,,,0\r\n", f"{HEAD}\nnever,answer,quantal.a,01.a,1,,,,0\n",
]  # fmt: skip


@pytest.mark.parametrize("text", FILES)
def test_a_file_of_another_kind_is_refused_in_the_same_sentence(in_javascript, text):
    with pytest.raises(CourseError) as refused:
        from_csv(text)
    assert in_javascript(files=[text])["read"] == [str(refused.value)]


def test_columns_of_a_newer_version_are_named_and_a_page_keeps_them(in_javascript):
    text = f"{HEAD},mood\r\n2026-01-01T00:00:00+00:00,answer,quantal.a,01.a,1,True,1.0,,0,merry\r\n"
    read = in_javascript(files=[text])["read"][0]
    assert read["newer"] == ["mood"] == from_csv(text)[1]
    assert read["events"][0]["mood"] == "merry"


def test_a_file_taken_in_twice_counts_once(tmp_path):
    store.save(LOGS[0][0])
    file = tmp_path / "progress.csv"
    file.write_text(as_csv(LOGS[0]), encoding="utf-8-sig")
    said = [CliRunner().invoke(progress, ["--import", str(file)]).output for _ in range(2)]
    count = len(LOGS[0])
    assert said[0] == f"{count - 1} of {count} events were new and are in your progress now.\n"
    assert said[1].startswith("0 of")
    assert store.events() == LOGS[0]
    assert taken_in(LOGS[0]) == 0
