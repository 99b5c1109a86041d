"""The commands of the workbench."""

import click

from course_lib.errors import CourseError
from course_lib.syllabus import Chapter, chapter, chapters, lectures, written


@click.command(short_help="Open JupyterLab on a chapter.")
@click.argument("name", default="01", metavar="[CHAPTER]")
@click.option("--port", type=click.IntRange(1024, 65535), default=8888, envvar="PORT", show_default=True)
@click.option("--headless", is_flag=True, envvar="HEADLESS", help="Do not open a browser; print the address.")
def start(name: str, port: int, headless: bool) -> None:
    """Open JupyterLab on CHAPTER (a number or a name; the first one unless told).

    The address is printed, with a token that only you can see. End it with Ctrl-C.

    \b
    course start                     chapter 01 in your browser
    course start quantal_release     the same by name
    course start --headless --port 9000
    """
    from course_lib.workshop.start import serve

    serve(chapter(name), port=port, open_browser=not headless)


@click.command(short_help="Present a chapter, with live figures on its slides.")
@click.argument("name", default="01", metavar="[CHAPTER]")
@click.option("--port", type=click.IntRange(1024, 65535), default=8899, show_default=True)
@click.option("--headless", is_flag=True, help="Do not open a browser; print the address.")
def slides(name: str, port: int, headless: bool) -> None:
    """Present CHAPTER as slides, with a kernel behind their live figures. End it with Ctrl-C.

    Keys and the place of the speaker's notes are printed. The chapter is run and not changed; the slides are served
    on this machine alone.

    \b
    course slides 01                 in your browser
    course build --slides 01         the same slides as one page that needs nothing but a browser
    """
    from course_lib.workshop.slides.live import present

    present(chapter(name), port=port, open_browser=not headless)


@click.command(short_help="Run the course's own tests.", context_settings={"ignore_unknown_options": True})
@click.option("--all", "everything", is_flag=True, help="Browser, sandbox, site and class server as well.")
@click.argument("pytest_arguments", nargs=-1, type=click.UNPROCESSED)
def test(everything: bool, pytest_arguments: tuple[str, ...]) -> None:
    """Run the fast core of the test suite: library, examples in docstrings, notebooks (strictly, by nbval).

    Words after the command go to pytest: `course test -k quantal -x`.
    """
    from course_lib.workshop.suite import THE_REST, run_suite

    status = run_suite(pytest_arguments, everything=everything)
    if not everything:
        click.echo(THE_REST)
    raise SystemExit(status)


@click.command(short_help="Begin a chapter: an example of each thing, to be replaced.")
@click.argument("name", metavar="CHAPTER")
def new(name: str) -> None:
    """Write the room, lecture, talk, solution and tests of a planned CHAPTER, and name it in the shared lists.

    Title, question, prerequisites and claims come from notebooks/syllabus.toml. All of it passes at once and is an
    example: replace it piece by piece. Nothing is ever overwritten.

    \b
    course new 07 && course build 07 && course check 07
    """
    from course_lib.workshop.new import make_chapter

    begun = chapter(name)
    for path in make_chapter(begun):
        click.echo(f"wrote {path}")
    click.echo(f"Next: `course build {begun.id}`, then `course check {begun.id}`.")


@click.command(short_help="Say what is missing or out of step in a chapter or a notebook.")
@click.argument("name", metavar="CHAPTER|NOTEBOOK")
def check(name: str) -> None:
    """Hold a chapter (by number, name or lecture) against every rule of the course, or run one NOTEBOOK.

    A sentence names each thing that is missing or out of step, from the README's row to the last slip of a question.
    Notebooks run in fresh kernels: do their saved outputs equal a fresh run? No file is changed.
    """
    from course_lib.workshop.check import asked_for, chapter_findings, findings, remarks

    asked = asked_for(name)
    faults = chapter_findings(asked) if isinstance(asked, Chapter) else findings(asked)
    what = f"Chapter {asked.stem}" if isinstance(asked, Chapter) else asked.name
    for fault in faults:
        click.echo(f"- {fault}")
    for remark in remarks(asked) if isinstance(asked, Chapter) else ():
        click.echo(remark)
    if faults:
        raise CourseError(f"{what}: {len(faults)} finding{'s' if len(faults) > 1 else ''}.")
    click.echo(f"{what}: nothing to mend.")


@click.command(short_help="Execute notebooks and regenerate exercises.")
@click.argument("names", nargs=-1, metavar="[CHAPTER]...")
@click.option("--html", is_flag=True, help="Write self-contained pages to build/html instead.")
@click.option("--slides", is_flag=True, help="Write slides and speaker's notes to build/slides instead.")
@click.option("--site", is_flag=True, help="Write the book, all written chapters, to build/site instead.")
def build(names: tuple[str, ...], html: bool, slides: bool, site: bool) -> None:
    """Execute the notebooks of CHAPTERs (all written ones unless told) and bring them to normal form.

    Exercises are generated from the solutions; without names, docs/validation.md is written too. Files are
    replaced whole and only when they change: stop it at any moment and the old notebooks are still there.
    """
    from course_lib.workshop.build import build as build_chapters
    from course_lib.workshop.build import build_tables, pages

    if site:
        return _build_site(names)
    if html and slides:
        raise CourseError("--html and --slides make different pages: ask for one of them at a time.")
    chosen = [chapter(name) for name in names] or list(lectures())
    missing = [one.stem for one in chosen if not one.notebook.exists()]
    if missing:
        raise CourseError(
            f"{', '.join(missing)} is planned but not written yet: name one of {_written_names()}."
        )
    if slides:
        from course_lib.workshop.slides.build import write_slides

        done = write_slides(chosen if names else _with_talk(chosen))
    elif html:
        done = pages(chosen)
    else:
        done = [*build_chapters(chosen), *([] if names else build_tables())]
    for path in done:
        click.echo(f"wrote {path}")
    if not done:
        click.echo("Everything is up to date.")


def _build_site(names: tuple[str, ...]) -> None:
    from course_lib.workshop.site.build import build_site
    from course_lib.workshop.site.steps import Steps

    if names:
        raise CourseError("The site holds every written chapter: say `course build --site` without names.")
    with click.progressbar(length=100, label="Site", item_show_func=lambda what: what) as bar:

        def show(done: int, what: str) -> None:
            bar.update(max(0, done - bar.pos), what)

        site = build_site(steps=Steps(show))
        show(100, "done")
    click.echo(f"wrote {site / 'index.html'}")


def _with_talk(chosen: list[Chapter]) -> list[Chapter]:
    from course_lib.workshop.slides.talk import talk_path

    return [one for one in chosen if talk_path(one).exists()]


def _written_names() -> str:
    return ", ".join(one.stem for one in lectures())


@click.command(short_help="Look at the installation and say what to do.")
def doctor() -> None:
    """Look at Python, packages, kernel, widgets, browser and sandbox, and say what to do about each."""
    from course_lib.workshop.doctor import examinations

    wrong = 0
    for result in examinations():
        click.echo(f"{'ok  ' if result.well else 'MEND'}  {result.what}: {result.found}")
        if not result.well:
            wrong += result.needed
            click.echo(f"      → {result.remedy}")
    click.echo(f"Chapters written: {len(written())} of {len(chapters())}.")
    if wrong:
        raise CourseError(f"{wrong} thing{'s' if wrong > 1 else ''} to mend before the course can run.")
