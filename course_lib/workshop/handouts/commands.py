"""The command `course exam`."""

import secrets
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from course_lib.errors import CourseError
from course_lib.files import write_atomically

if TYPE_CHECKING:
    from course_lib.workshop.handouts.exam import Exam


@click.command(short_help="Write an exam on paper, in variants, with key and marking scheme.")
@click.option(
    "--objectives", multiple=True, required=True,
    help="Ids of objectives, or numbers of chapters for all of theirs; separated by commas, or given again.",
)  # fmt: skip
@click.option("--questions", type=int, default=10, show_default=True, help="How many questions.")
@click.option("--variants", type=int, default=2, show_default=True, help="How many variants (A, B, …).")
@click.option(
    "--seed", help="A word of your own: it writes the same exam again. Without it one is drawn, and printed."
)
@click.option("--title", default="Exam", show_default=True, help="What stands above the paper.")
@click.option(
    "--out", type=click.Path(path_type=Path),
    help="The PDF of the papers (build/exam/exam.pdf if not given); the key stands beside it. A name in .html needs no browser.",
)  # fmt: skip
def exam(
    objectives: tuple[str, ...], questions: int, variants: int, seed: str | None, title: str, out: Path | None
) -> None:
    """Write an exam of chosen objectives: papers in one file, keys and marking schemes in another.

    All variants ask the same questions in the same order, in other numbers and with options in another order. Only
    questions that fit on paper are taken; `course questions` lists the bank.

    \b
    course exam --objectives 01.content,01.locus --questions 6 --variants 3
    course exam --objectives 01 --objectives 04 --questions 12 --seed "autumn, group 2" --out exam.pdf
    """
    from course_lib.syllabus import ROOT
    from course_lib.workshop.handouts.exam import exam as made
    from course_lib.workshop.handouts.exam import key_page, paper_page

    seed = seed or secrets.token_hex(4)
    named = [name.strip() for one in objectives for name in one.split(",") if name.strip()]
    written = made(named, questions, variants, seed)
    out = out or ROOT / "build" / "exam" / "exam.pdf"
    if out.suffix not in {".pdf", ".html"}:
        raise CourseError(
            f"{out} ends in {out.suffix or 'nothing'!r}, but an exam is written as .pdf, or as .html where no browser is."
        )
    for page, file in ((paper_page, out), (key_page, out.with_stem(f"{out.stem}-key"))):
        _write(page, written, title, file)
        click.echo(f"wrote {file}")
    first = written.papers[0]
    click.echo(
        f"{len(first.asked)} questions, {first.points} points, {len(written.papers)} variants. "
        f"Seed: {seed} (keep it: it writes the same exam again)"
    )
    if written.left_out:
        names = ", ".join(one.id for one in written.left_out)
        click.echo(f"Not asked, since there are more objectives than questions: {names}.")


def _write(page: Callable[..., str], written: "Exam", title: str, out: Path) -> None:
    """All variants in one file: as a page, or as a PDF in which each has pages of its own, beginning on a front."""
    if out.suffix == ".html":
        return write_atomically(out, page(written, written.papers, title).encode())
    from course_lib.workshop.handouts.printing import joined, press, write_page

    with press("give --out a name in .html and print that") as browser, TemporaryDirectory() as folder:
        sheet = Path(folder) / "sheet.html"
        made = [
            (f"Variant {one.letter}", browser.pdf(write_page(sheet, page(written, [one], title))))
            for one in written.papers
        ]
    write_atomically(out, joined(made, on_right_pages=True))
