"""The commands `course questions` and `course progress`."""

import json
from pathlib import Path

import click

from course_lib.errors import CourseError


@click.command()
@click.argument("chapter", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one record a question.")
@click.option("--seed", default="1", show_default=True, help="The variant whose numbers the texts carry.")
@click.option("--moodle", type=click.Path(path_type=Path), help="Write the bank for Moodle (XML) instead.")
@click.option(
    "--canvas", type=click.Path(path_type=Path), help="Write the bank for Canvas (QTI zip) instead."
)
@click.option(
    "--variants", default=5, show_default=True, help="With --moodle, --canvas: numbers for each question."
)
def questions(
    chapter: str | None, as_json: bool, seed: str, moodle: Path | None, canvas: Path | None, variants: int
) -> None:
    """List the question bank for teachers, or write it for a learning platform.

    Each question with its objective, kind, prompt, known mistakes and what is said to them, hints, and (in JSON) the
    worked answer and the generic mistakes. CHAPTER is a number or slug, such as 01; without it, all are listed.
    """
    if moodle or canvas:
        return _for_platforms(chapter, variants, moodle, canvas)
    from course_lib.assess.listing import as_text, listed
    from course_lib.syllabus import chapter as chapter_of

    records = listed(chapter_of(chapter).id if chapter else None, int(seed) if seed.isdigit() else seed)
    click.echo(json.dumps(records, ensure_ascii=False, indent=2) if as_json else as_text(records))


def _for_platforms(chapter: str | None, variants: int, moodle: Path | None, canvas: Path | None) -> None:
    from course_lib.assess.lms.canvas import canvas_zip
    from course_lib.assess.lms.items import items, left_out
    from course_lib.assess.lms.moodle import moodle_xml
    from course_lib.files import write_atomically

    ready = list(items(chapter, variants))
    for file, written in ((moodle, moodle_xml), (canvas, canvas_zip)):
        if file:
            _refuse_folder(file)
            write_atomically(file, written(ready))
            click.echo(f"wrote {file}: {len(ready)} questions")
    stay = left_out(chapter)
    if stay:
        click.echo(f"{len(stay)} need Python for their answer and stay in the notebooks: {', '.join(stay)}")


@click.command()
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Write every event to a CSV file.")
@click.option(
    "--import",
    "taken",
    type=click.Path(path_type=Path),
    help="Take in a CSV file of another machine or of a page.",
)
@click.option(
    "--anki", "anki_file", type=click.Path(path_type=Path), help="Write flash cards for Anki (.apkg)."
)
@click.option("--chapter", help="With --anki: the chapter of the flash cards (01 if not given).")
@click.option(
    "--page", "page_file", type=click.Path(path_type=Path), help="Write a page with a picture (HTML)."
)
@click.option("--where", is_flag=True, help="Print where the file of progress lies.")
@click.option("--erase", is_flag=True, help="Erase all progress on this machine.")
@click.option("--yes", is_flag=True, help="With --erase: do not ask.")
def progress(
    csv_file: Path | None,
    taken: Path | None,
    anki_file: Path | None,
    chapter: str | None,
    page_file: Path | None,
    where: bool,
    erase: bool,
    yes: bool,
) -> None:
    """Show what you have tried, how it went, and what to review today.

    With --page it is written as a page, with a picture, for a browser.

    Progress lies in one file on this machine and goes nowhere else; COURSE_PROGRESS_DIR moves it.
    The days until a review come from FSRS, a spaced-repetition scheduler.
    """
    from course_lib.assess.progress import panel, store

    if yes and not erase:
        raise CourseError("--yes answers the question that --erase asks, but --erase is not given.")
    if chapter is not None and not anki_file:
        raise CourseError(
            "--chapter chooses the flash cards, but --anki, the file to write them to, is not given."
        )
    files = bool(csv_file or anki_file or page_file)
    if erase + where + bool(taken) + files > 1:
        raise CourseError(
            "--erase, --where, --import and writing files are different wishes: give one at a time."
        )
    if erase:
        _erase(yes)
    elif where:
        click.echo(store.path())
    elif taken:
        _take_in(taken)
    elif files:
        _export(csv_file, anki_file, page_file, chapter or "01")
    else:
        click.echo(str(panel.progress_panel()))


def _erase(yes: bool) -> None:
    from course_lib.assess.progress import store

    if not yes:
        click.confirm(f"Erase all progress in {store.path()}?", abort=True)
    click.echo("All progress is erased." if store.erase() else "There was no progress to erase.")


def _take_in(file: Path) -> None:
    from course_lib.assess.progress.taking import from_csv, taken_in

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        reason = getattr(problem, "strerror", None) or "it is no text"
        raise CourseError(f"{file} cannot be read ({reason}): name a file of progress.") from None
    found, newer = from_csv(text)
    count = taken_in(found)
    later = f" The file comes from a newer version: {', '.join(newer)} is left out." if newer else ""
    click.echo(f"{count} of {len(found)} events were new and are in your progress now.{later}")


def _export(csv_file: Path | None, anki_file: Path | None, page_file: Path | None, chapter: str) -> None:
    from course_lib.assess.progress import cards, export, page, panel, store
    from course_lib.files import write_atomically

    for file in filter(None, (csv_file, anki_file, page_file)):
        _refuse_folder(file)
    if csv_file:
        found = store.events()
        write_atomically(csv_file, export.as_csv(found).encode("utf-8-sig"))
        click.echo(f"{len(found)} event{'' if len(found) == 1 else 's'} written to {csv_file}.")
    if anki_file:
        write_atomically(anki_file, cards.deck_bytes(chapter))
        click.echo(f"Flash cards written to {anki_file}; open it with Anki.")
    if page_file:
        write_atomically(page_file, page.page(panel.progress_panel()).encode())
        click.echo(f"wrote {page_file}: open it in a browser")


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise CourseError(f"{path} is a folder, but must be the name of a file to write.")
    if not path.parent.is_dir():
        raise CourseError(
            f"{path.parent} is no folder on this machine: make it first, or name another place."
        )
