"""The speaker's page for a second screen: timetable, notes, wrong answers to expect, seminar, demonstrations."""

from html import escape
from importlib.resources import files

from course_lib.syllabus import Chapter
from course_lib.workshop.slides.notes import notes_html
from course_lib.workshop.slides.talk import LECTURES, Slide, Talk, minutes_of
from course_lib.workshop.slides.wall import inline


def notes_page(chapter: Chapter, talk: Talk) -> str:
    """The page to open beside the slides: when each slide should end in each lecture, and what to say."""
    body = "".join(
        [
            f"<h1>{escape(chapter.id)} · {escape(chapter.title)}: the speaker's notes</h1>",
            f"<p><strong>{escape(chapter.question)}</strong></p>",
            f"<h2>Timetable</h2>{_lengths(chapter, talk)}{_timetable(talk)}",
            "<h2>Slide by slide</h2>",
            *(_slide(number, slide) for number, slide in enumerate(talk.slides, start=1)),
            f"<h2>Demonstrations</h2>{_demonstrations(talk)}",
            f"<h2>For a seminar</h2>{_discussions(talk)}",
        ]
    )
    parts = {"TITLE": escape(f"Speaker's notes: {chapter.id} · {chapter.title}"), "BODY": body}
    shell = (files("course_lib.workshop.slides") / "timetable.html").read_text(encoding="utf-8")
    for name, text in parts.items():
        shell = shell.replace(f"@{name}@", text, 1)
    return shell


def slide_id(number: int) -> str:
    """The name of a slide in addresses: the same in every lecture, also where slides before it are left out.

    >>> slide_id(7)
    's07'
    """
    return f"s{number:02}"


def minutes_until(talk: Talk) -> list[dict[str, float | None]]:
    """The minute at which each slide ends in each lecture; None where the lecture leaves it out."""
    at, ends = dict.fromkeys(LECTURES, 0.0), []
    for slide in talk.slides:
        shown = {name: name == "long" or getattr(slide, name) for name in LECTURES}
        at = {name: at[name] + slide.minutes * shown[name] for name in LECTURES}
        ends.append({name: at[name] if shown[name] else None for name in LECTURES})
    return ends


def _lengths(chapter: Chapter, talk: Talk) -> str:
    page = f"{chapter.stem}.html"
    lectures = "; ".join(
        f'<a href="{page}{query}">{page}{query}</a> takes {minutes_of(talk, name):g} of {announced} minutes'
        for (name, announced), query in zip(LECTURES.items(), ("", "?short", "?brief"), strict=True)
    )
    return (
        f"<p>{lectures}. On the slides, S opens these notes with a clock, V counts votes, → shows an answer and goes on, "
        "F fills the screen, O shows all slides, and <code>?print-pdf</code> prints them.</p>"
    )


def _timetable(talk: Talk) -> str:
    rows = "".join(
        f'<tr><td>{number}</td><td><a href="#{slide_id(number)}">{escape(slide.title)}</a></td><td>{slide.minutes:g}</td>'
        + "".join(f"<td>{'–' if end is None else _clock(end)}</td>" for end in ends.values())
        + "</tr>"
        for number, (slide, ends) in enumerate(zip(talk.slides, minutes_until(talk), strict=True), start=1)
    )
    heads = ("Slide", "Claim", "Minutes", *(f"Ends at, of {announced}" for announced in LECTURES.values()))
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _clock(minutes: float) -> str:
    """Minutes as a clock shows them.

    >>> _clock(62.5)
    '1:02:30'
    """
    seconds = round(60 * minutes)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _slide(number: int, slide: Slide) -> str:
    marked = [
        f"{announced}" for name, announced in LECTURES.items() if name == "long" or getattr(slide, name)
    ]
    return (
        f'<section id="{slide_id(number)}"><h3>{number}. {escape(slide.title)}</h3>'
        f'<p class="when">{slide.minutes:g} min, in the lectures of {", ".join(marked)} minutes</p>{notes_html(slide)}</section>'
    )


def _demonstrations(talk: Talk) -> str:
    return "".join(
        f"<h3>{escape(one.title)}</h3><p>{inline(one.steps)}</p><p><strong>The room sees:</strong> {inline(one.shows)}</p>"
        for one in talk.demonstrations
    )


def _discussions(talk: Talk) -> str:
    return "".join(
        f"<h3>{inline(one.question)}</h3><p><strong>A good answer:</strong> {inline(one.answer)}</p>"
        for one in talk.discussions
    )
