"""Progress of one learner: whole after a kill, with two notebooks, on a full disk and in the next version."""

import csv
import io
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from course_lib.assess import session
from course_lib.assess.checking import check
from course_lib.assess.commands import progress, questions
from course_lib.assess.progress import store
from course_lib.assess.progress.cards import cards, deck_bytes
from course_lib.assess.progress.export import as_csv
from course_lib.assess.progress.panel import Panel, progress_panel
from course_lib.assess.progress.rounds import rounds
from course_lib.assess.progress.schedule import due_times
from course_lib.assess.progress.store import Event
from course_lib.assess.progress.summary import Standing, standings
from course_lib.errors import CourseError

START = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


@pytest.fixture(autouse=True)
def own_progress(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_PROGRESS_DIR", str(tmp_path / "progress"))
    monkeypatch.setattr(session, "_HINTS", {})
    return tmp_path / "progress"


def event(minutes=0.0, kind="answer", question="quantal.locus", objective="01.locus", seed="1", **more):
    return Event(
        at=START + timedelta(minutes=minutes),
        kind=kind,
        question=question,
        objective=objective,
        seed=seed,
        **more,
    )


def answer(minutes, correct, **more):
    return event(minutes, correct=correct, score=float(correct), **more)


class TestTheFile:
    def test_what_is_saved_is_read_back(self):
        saved = [
            answer(0, False, mistake="release_probability"),
            event(1, "hint", hint_level=1),
            answer(2, True),
        ]
        for one in saved:
            store.save(one)
        assert store.events() == saved

    def test_nothing_is_made_before_the_first_answer(self, own_progress):
        assert store.events() == []
        assert not own_progress.exists()

    def test_it_never_lies_in_the_repository(self, monkeypatch):
        monkeypatch.delenv("COURSE_PROGRESS_DIR")
        repository = Path(__file__).resolve().parent.parent
        assert repository not in store.path().parents

    def test_times_of_other_zones_sort_with_the_rest(self):
        from datetime import timezone

        store.save(answer(0, True))
        early = START.astimezone(timezone(timedelta(hours=9))) - timedelta(minutes=5)
        store.save(Event(at=early, kind="hint", question="q", objective="o", seed="1"))
        assert [one.kind for one in store.events()] == ["hint", "answer"]

    def test_the_next_version_may_add_columns_and_both_read_on(self):
        store.save(answer(0, True))
        with sqlite3.connect(store.path()) as database:
            database.execute("ALTER TABLE event ADD COLUMN mood TEXT DEFAULT 'calm'")
            database.execute(f"PRAGMA user_version = {store.SCHEMA + 1}")
        database.close()
        store.save(answer(1, False))
        assert [one.correct for one in store.events()] == [True, False]

    def test_a_damaged_file_is_named_and_the_answer_still_marked(self):
        store.path().parent.mkdir(parents=True)
        store.path().write_bytes(b"this is no database" * 100)
        verdict = check("quantal.mean_response", 21)
        assert verdict.correct
        assert "was not saved" in verdict.note
        assert "course progress --erase" in str(verdict)
        with pytest.raises(CourseError, match="could not be read"):
            store.events()

    def test_a_folder_that_cannot_be_made_does_not_stop_an_answer(self, tmp_path, monkeypatch):
        (tmp_path / "file").write_text("in the way")
        monkeypatch.setenv("COURSE_PROGRESS_DIR", str(tmp_path / "file" / "below"))
        verdict = check("quantal.mean_response", 21)
        assert verdict.correct
        assert "was not saved" in verdict.note

    def test_a_verdict_without_trouble_has_no_note(self):
        assert check("quantal.mean_response", 21).note == ""

    def test_what_cannot_be_read_is_not_kept(self):
        check("quantal.mean_response", "banana")
        assert store.events() == []

    def test_erasing_leaves_nothing(self, own_progress):
        store.save(answer(0, True))
        assert store.erase()
        assert list(own_progress.iterdir()) == []
        assert not store.erase()


WRITER = """
import sys
from course_lib.assess.progress.store import Event, now, save
for i in range({count}):
    save(Event(at=now(), kind="answer", question="q", objective="o", seed=f"{name}-{{i}}", correct=True, score=1.0))
    print(i, flush=True)
"""


def writer(name, count, **more):
    code = WRITER.format(name=name, count=count)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, **more)


class TestRoughTreatment:
    @posix
    def test_a_kill_at_any_moment_loses_no_event_that_was_reported(self):
        reported = 0
        for attempt in range(4):
            process = writer(f"k{attempt}", 100_000)
            process.stdout.readline()
            time.sleep(0.03 * attempt)
            process.send_signal(signal.SIGKILL)
            rest, _ = process.communicate()
            reported += 1 + rest.count("\n")
            assert len(store.events()) >= reported
        with sqlite3.connect(store.path()) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        database.close()

    def test_two_notebooks_at_once_keep_every_event(self):
        pair = [writer(name, 40) for name in ("a", "b")]
        assert [process.communicate() and process.returncode for process in pair] == [0, 0]
        assert len({one.seed for one in store.events()}) == 80

    @posix
    def test_a_full_disk_keeps_the_old_events_and_the_verdict(self):
        check("quantal.mean_response", 21)
        before = store.events()
        code = (
            "import resource, signal\n"
            "from course_lib.assess import check\n"
            "from course_lib.assess.progress.store import path\n"
            "size = path().stat().st_size\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
            "verdict = check('quantal.mean_response', 21)\n"
            "assert verdict.correct, verdict\n"
            "print(verdict)"
        )
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        assert "Progress was not saved" in run.stdout
        assert "Traceback" not in run.stderr
        assert store.events() == before


class TestRounds:
    def test_right_at_once_is_right_first_time(self):
        (one,) = rounds([answer(0, True)])
        assert (one.right_first, one.right_at_last, one.hints) == (True, True, 0)

    def test_a_hint_before_the_answer_is_help(self):
        (one,) = rounds([event(0, "hint", hint_level=1), answer(1, True)])
        assert (one.right_first, one.right_at_last, one.hints) == (False, True, 1)

    def test_hints_opened_after_success_are_reading(self):
        (one,) = rounds([answer(0, True), event(1, "hint", hint_level=1), event(2, "worked")])
        assert (one.right_first, one.hints) == (True, 0)

    def test_the_worked_answer_is_help(self):
        (one,) = rounds([answer(0, False), event(1, "worked"), answer(2, True)])
        assert (one.right_first, one.right_at_last) == (False, True)

    def test_the_same_question_the_next_day_is_a_new_round(self):
        assert len(rounds([answer(0, True), answer(24 * 60, True)])) == 2
        assert len(rounds([answer(0, False), answer(20, True)])) == 1

    def test_another_variant_is_another_round(self):
        assert len(rounds([answer(0, True), answer(1, True, seed="2")])) == 2

    def test_predictions_are_left_out(self):
        assert rounds([event(0, "prediction", correct=False)]) == []

    def test_hints_alone_are_no_round(self):
        assert rounds([event(0, "hint", hint_level=1)]) == []


class TestSchedule:
    def due_in_days(self, *events):
        return (due_times(rounds(events))["01.locus"] - START).total_seconds() / 86400

    def test_the_better_it_went_the_later_it_comes_back(self):
        right = self.due_in_days(answer(0, True))
        helped = self.due_in_days(answer(0, False), answer(5, True))
        failed = self.due_in_days(answer(0, False))
        assert failed <= helped < right

    def test_repeated_success_stretches_the_interval(self):
        day = 24 * 60
        once = self.due_in_days(answer(0, True))
        again = self.due_in_days(answer(0, True), answer(3 * day, True)) - 3
        assert again > 2 * once

    def test_it_is_the_same_at_every_computation(self):
        events = [answer(0, True), answer(2000, False, seed="2")]
        assert due_times(rounds(events)) == due_times(rounds(events))

    def test_a_lapse_brings_it_back_soon(self):
        day = 24 * 60
        kept = self.due_in_days(answer(0, True), answer(3 * day, True))
        lapsed = self.due_in_days(answer(0, True), answer(3 * day, False))
        assert lapsed < kept / 2


class TestPanel:
    def test_an_empty_record_says_how_to_begin(self):
        assert "Nothing tried yet" in str(progress_panel())

    def test_it_counts_by_objective_and_says_what_is_due(self):
        for one in (
            answer(0, True),
            answer(1, False, seed="2", mistake="number_of_sites"),
            answer(2, False, seed="3"),
        ):
            store.save(one)
        panel = progress_panel(START + timedelta(days=400))
        (locus,) = [one for one in panel.standings if one.objective == "01.locus"]
        assert (locus.tried, locus.right_first, locus.commonest_mistake) == (3, 1, "number_of_sites")
        assert "To review today: 01.locus." in str(panel)
        assert "1 of 3" in panel._repr_html_()
        assert 'scope="row"' in panel._repr_html_()

    def test_nothing_due_names_the_next_day(self):
        store.save(answer(0, True))
        assert "Nothing is due today. Next: 01.locus on" in str(progress_panel(START))

    def test_every_objective_of_the_chapter_has_its_line(self):
        assert [one.objective for one in standings([]) if one.chapter == "01"] == [
            "01.content", "01.variance", "01.locus", "01.estimate", "01.vmat2", "01.limits",
        ]  # fmt: skip


class TestExport:
    def test_csv_holds_every_event_and_no_formula(self):
        rows = list(csv.DictReader(io.StringIO(as_csv([answer(0, True, seed="=1+1"), answer(1, False)]))))
        assert len(rows) == 2
        assert rows[0]["seed"] == "'=1+1"
        assert rows[1]["correct"] == "False"

    def test_cards_keep_their_ids_so_that_reviews_survive_a_new_import(self, tmp_path):
        ids = [self.ids(tmp_path / f"{name}.apkg") for name in "ab"]
        assert ids[0] == ids[1]
        assert len(ids[0]) == len(cards("01")) >= 80

    def ids(self, file):
        file.write_bytes(deck_bytes("01"))
        with zipfile.ZipFile(file) as package:
            package.extract("collection.anki2", file.parent)
        database = sqlite3.connect(file.parent / "collection.anki2")
        found = [row[0] for row in database.execute("SELECT guid FROM notes ORDER BY guid")]
        database.close()
        return found

    def test_card_keys_are_unique(self):
        keys = [key for key, *_ in cards("01")]
        assert len(set(keys)) == len(keys)


def run(command, *words):
    return CliRunner().invoke(command, words, catch_exceptions=False)


class TestCommands:
    def test_progress_draws_the_panel(self):
        check("quantal.mean_response", 21)
        assert "1 of 1 right first time" in run(progress).output

    def test_files_are_written_where_asked(self, tmp_path):
        check("quantal.mean_response", 21)
        result = run(progress, "--csv", str(tmp_path / "p.csv"), "--anki", str(tmp_path / "p.apkg"))
        assert "1 event written" in result.output
        assert (tmp_path / "p.apkg").stat().st_size > 1000

    def test_a_folder_as_file_is_refused_in_words(self, tmp_path):
        with pytest.raises(CourseError, match="is a folder"):
            run(progress, "--csv", str(tmp_path))

    def test_a_folder_that_does_not_exist_is_refused_and_not_made(self, tmp_path):
        for option in ("--csv", "--anki"):
            with pytest.raises(CourseError, match="no folder on this machine"):
                run(progress, option, str(tmp_path / "none" / "x"))
        assert not (tmp_path / "none").exists()

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--chapter", "02"], "--anki"),
            (["--chapter", "02", "--csv", "x.csv"], "--anki"),
            (["--yes"], "--erase"),
            (["--erase", "--yes", "--csv", "x.csv"], "one at a time"),
        ],
    )
    def test_an_option_that_would_be_ignored_is_refused(self, words, said):
        check("quantal.mean_response", 21)
        with pytest.raises(CourseError, match=said):
            run(progress, *words)
        assert len(store.events()) == 1

    def test_erasing_asks_first(self):
        check("quantal.mean_response", 21)
        CliRunner().invoke(progress, ["--erase"], input="n\n")
        assert len(store.events()) == 1
        assert "erased" in run(progress, "--erase", "--yes").output
        assert store.events() == []

    def test_where_names_the_file(self):
        assert run(progress, "--where").output.strip() == str(store.path())

    def test_the_bank_is_listed_for_teachers(self):
        text = run(questions, "01").output
        assert "quantal.mean_response   01.content · number" in text
        assert "every_site_releases" in text

    def test_json_carries_what_a_teacher_needs(self):
        import json

        records = json.loads(run(questions, "--json").output)
        needed = {"id", "chapter", "objective", "kind", "prompt", "mistakes", "hints"}
        assert all(needed <= record.keys() and len(record["hints"]) == 3 for record in records)
        assert all(slip["id"] and slip["reply"] for record in records for slip in record["mistakes"])

    def test_an_unknown_chapter_is_refused_in_words(self):
        with pytest.raises(CourseError, match="There is no chapter"):
            run(questions, "nonsense")


class TestMidnight:
    @pytest.fixture(params=["Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin", "UTC"])
    def zone(self, request, monkeypatch):
        monkeypatch.setenv("TZ", request.param)
        time.tzset()
        yield ZoneInfo(request.param)
        monkeypatch.undo()
        time.tzset()

    def test_a_day_ends_at_the_learner_s_own_midnight(self, zone):
        noon = datetime(2026, 3, 10, 12, tzinfo=zone)
        for hour in (0.5, 6, 12, 18, 23.5):
            due = (noon.replace(hour=0) + timedelta(hours=hour)).astimezone(UTC)
            one = Standing(
                chapter="01", objective="01.locus", text="", tried=1, right_first=1, right_at_last=1, hints=0, due=due,
                commonest_mistake=None,
            )  # fmt: skip
            assert one.due_day == noon.date()
            assert one.is_due(noon.replace(hour=0, minute=1).astimezone(UTC))
            assert not one.is_due((noon.replace(hour=0) - timedelta(minutes=1)).astimezone(UTC))
            assert f"{noon:%d %b}" in Panel(standings=(one,), moment=noon - timedelta(days=1))._numbers(one)


def test_progress_becomes_a_page_with_a_picture_and_its_words(own_progress, tmp_path):
    for minutes, right in ((0, False), (10, True)):
        store.save(event(minutes, correct=right, score=float(right)))
    file = tmp_path / "progress.html"
    run = CliRunner().invoke(progress, ["--page", str(file)])
    assert run.exit_code == 0, run.output
    html = file.read_text(encoding="utf-8")
    assert html.count("<svg") == 1
    assert "01 Quantal release: 1 of 6 objectives tried, 0 of 1 answers right first time" in html
    assert "<table>" in html
    assert not {"http:", "https:"} & set(html.replace('"', " ").replace("//", " ").split()), (
        "it fetches nothing"
    )
    refused = CliRunner().invoke(progress, ["--page", str(file), "--where"])
    assert "give one at a time" in str(refused.exception)
