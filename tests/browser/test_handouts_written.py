"""Hand-outs as the commands write them, each command with a browser of its own."""

from io import BytesIO

from click.testing import CliRunner
from pypdf import PdfReader

from course_lib.cli import cli
from course_lib.syllabus import chapter
from course_lib.workshop.handouts.build import write_handouts
from course_lib.workshop.handouts.poll import poll_questions


def words_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_each_variant_begins_on_a_front_and_carries_its_letter_on_every_page(tmp_path):
    out = tmp_path / "exam.pdf"
    words = [
        "exam",
        "--objectives",
        "01,04",
        "--questions",
        "8",
        "--variants",
        "3",
        "--seed",
        "s",
        "--out",
        str(out),
    ]
    run = CliRunner().invoke(cli, words)
    assert run.exit_code == 0, run.output
    reader = PdfReader(out)
    starts = {one.title: reader.get_destination_page_number(one) for one in reader.outline}
    assert list(starts) == ["Variant A", "Variant B", "Variant C"]
    assert all(start % 2 == 0 for start in starts.values())
    for letter in "ABC":
        text = reader.pages[starts[f"Variant {letter}"]].extract_text()
        assert f"variant {letter}" in text
    key = words_of((tmp_path / "exam-key.pdf").read_bytes())
    assert "marking scheme, variant C" in key


def test_a_chapter_is_handed_out_in_one_folder(tmp_path):
    write_handouts([chapter("01")], tmp_path, address="https://vote.example.org/r/1")
    folder = tmp_path / chapter("01").stem
    made = {path.name for path in folder.iterdir()}
    assert {f"{name}.pdf" for name in ("summary", "exercise", "exercise-key", "poll", "notes")} <= made
    assert "poll.csv" in made
    assert len(list((folder / "figures").glob("*.svg"))) >= 3
    poll = (folder / "poll.pdf").read_bytes()
    assert len(PdfReader(BytesIO(poll)).pages) == 2 * len(poll_questions(chapter("01")))
    assert "vote.example.org/r/1" in words_of(poll)
