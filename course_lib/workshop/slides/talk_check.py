"""A talk held against what a wall can bear, against its notebook and against the clock."""

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from course_lib.checks import near
from course_lib.errors import CourseError
from course_lib.questions import question
from course_lib.syllabus import Chapter
from course_lib.workshop.slides.talk import LECTURES, Slide, Talk, minutes_of
from course_lib.workshop.slides.wall import ON_A_WALL, is_live, question_html, shows_picture

MOST_TITLE_WORDS, LEAST_TITLE_WORDS, MOST_WORDS = 12, 3, 30
SLACK = 0.1  # of every lecture: a hall that asks nothing is rare
LEAST_SHARE = 0.7  # of the announced minutes; a talk that takes less was announced wrongly
DISCUSSIONS, DEMONSTRATIONS = (2, 4), (1, 3)
MOST_EXPECTED = 3
_MARKDOWN = re.compile(r"[*`#$]|\]\(|(?<!\w)_|_(?!\w)")
_CODE = re.compile(r"#\d+\w*")
FORMULA = re.compile(r"\$[^$]+\$")
_POINTER = re.compile(
    r"\b(?:see|shown|figure|table|cell|slider|sliders) (?:below|above)\b|\b(?:below|above)(?=\s*(?:[.,;:)]|$))"
    r"|\brun (?:it|this|the cell) again\b",
    re.IGNORECASE,
)


def talk_faults(talk: Talk, notebook: NotebookNode, chapter: Chapter) -> list[str]:
    """Sentences that say what to mend in the talk of a chapter; empty when all is well."""
    if not talk.slides:
        return ["There is no [[slide]]: the first one opens the chapter."]
    return [
        *_first(talk, chapter),
        *(fault for slide in talk.slides[1:] for fault in _wall(slide)),
        *(fault for slide in talk.slides for fault in _notes(slide)),
        *_pictures(talk, notebook),
        *_questions(talk, notebook),
        *_titles(talk),
        *_minutes(talk),
        *_seminar(talk, notebook),
    ]


def words(text: str) -> int:
    """How many words a text has; a formula counts as one.

    >>> words("It is $a + b$ – no more.")
    5
    """
    return sum(bool(re.search(r"\w", one)) for one in FORMULA.sub(" formula ", text).split())


def _first(talk: Talk, chapter: Chapter) -> Iterator[str]:
    first = talk.slides[0]
    if first.title != chapter.title or first.picture or first.question or first.text:
        yield (
            f"The first slide must have the title “{chapter.title}” and nothing on it: "
            "the drawing and the question of the chapter come by themselves."
        )


def _wall(slide: Slide) -> list[str]:
    """What a wall cannot bear: too many words, marks of Markdown, or nothing at all."""
    count, on = words(slide.title), words(slide.text)
    rules = [
        (
            LEAST_TITLE_WORDS <= count <= MOST_TITLE_WORDS,
            f"has a title of {count} words, but must claim one thing in {LEAST_TITLE_WORDS} to {MOST_TITLE_WORDS}",
        ),
        (not _MARKDOWN.search(slide.title), "has marks of Markdown or a formula in its title, which stays plain"),
        (not (slide.picture and slide.question), "has a picture and a question, but must have one of them"),
        (slide.picture or slide.question or slide.text, "shows nothing: give it a picture, a question or a text"),
        (on <= MOST_WORDS, f"has {on} words besides, but must have at most {MOST_WORDS}"),
        (len(FORMULA.findall(slide.text)) <= 1, "has several formulas, but must have at most one"),
        (not re.search(r"\$\s*[,.;:]", slide.text), "has a mark after its formula, which would begin a line: end there, and begin a sentence"),
        ("`" not in slide.text, "has code in its text, which nobody reads from the last row"),
    ]  # fmt: skip
    faults = [f"The slide “{slide.title}” {what}." for kept, what in rules if not kept]
    return faults + [
        f"The slide “{slide.title}” says “{found.group()}”, which points at nothing in a hall: name what is meant."
        for found in _POINTER.finditer(f"{slide.title}\n{slide.text}")
    ]


def _notes(slide: Slide) -> list[str]:
    rules = [
        (
            slide.minutes > 0 and float(2 * slide.minutes).is_integer(),
            f"has {slide.minutes} minutes, but must have whole or half ones",
        ),
        (
            bool(slide.ask) == bool(slide.good),
            "must have a question and its good answer, `ask` and `good`, only together",
        ),
        (bool(slide.ask) or not slide.expect, "has wrong answers in `expect`, but no question in `ask`"),
        (
            len(slide.expect) <= MOST_EXPECTED,
            f"has {len(slide.expect)} wrong answers, but must have at most {MOST_EXPECTED}",
        ),
        (slide.short or not slide.brief, "is in the lecture of 20 minutes and not in that of 50: mark it short"),
    ]  # fmt: skip
    faults = [f"The slide “{slide.title}” {what}." for kept, what in rules if not kept]
    said = "\n".join([slide.say, slide.ask, slide.good, *slide.expect])
    faults += [
        f"The notes of “{slide.title}” say “{found.group()}”, a number that no student knows: quote the claim in words."
        for found in _CODE.finditer(said)
    ]
    return faults + [
        f"The notes of “{slide.title}” say “{found.group()}”: name the figure that is meant."
        for found in _POINTER.finditer(said)
    ]


def _pictures(talk: Talk, notebook: NotebookNode) -> Iterator[str]:
    cells = {cell.id: cell for cell in notebook.cells}
    shown = [name for name, cell in cells.items() if shows_picture(cell)]
    for slide in talk.slides:
        if slide.picture and slide.picture not in shown:
            seen = "shows no picture" if slide.picture in cells else "does not exist"
            hint = near(slide.picture, shown, most=1)
            ending = f"Did you mean {hint[0]}?" if hint else f"Pictures are in {', '.join(shown)}."
            yield f"The slide “{slide.title}” wants the picture of the cell {slide.picture}, which {seen}. {ending}"


def _questions(talk: Talk, notebook: NotebookNode) -> Iterator[str]:
    predicted = set(
        re.findall(r"\bpredict\(\s*[\"']([^\"']+)", "\n".join(cell.source for cell in notebook.cells))
    )
    following = [*talk.slides[1:], None]
    for slide, after in zip(talk.slides, following, strict=True):
        if not slide.question:
            continue
        try:
            kind = question(slide.question).kind
        except CourseError as unknown:
            yield f"The slide “{slide.title}”: {unknown}"
            continue
        if kind not in ON_A_WALL:
            yield f"The slide “{slide.title}” asks {slide.question}, of the kind {kind}: a room can answer {', '.join(ON_A_WALL)}."
        elif "<code>" in question_html(slide.question):
            yield f"The slide “{slide.title}” asks {slide.question}, which holds code: nobody reads it from the last row."
        if slide.question in predicted and not (after and after.picture):
            yield f"The slide “{slide.title}” asks for a prediction: the figure that answers it must come next."


def _titles(talk: Talk) -> Iterator[str]:
    titles = [slide.title for slide in talk.slides]
    for title in sorted({one for one in titles if titles.count(one) > 1}):
        yield f"Several slides have the title “{title}”: each claims something of its own."


def _minutes(talk: Talk) -> Iterator[str]:
    for lecture, announced in LECTURES.items():
        minutes, most = minutes_of(talk, lecture), announced * (1 - SLACK)
        name = "All slides" if lecture == "long" else f"The slides with {lecture} = true"
        if not LEAST_SHARE * announced <= minutes <= most:
            yield (
                f"{name} take {minutes:g} minutes, but must take {LEAST_SHARE * announced:g} to {most:g}: "
                f"a lecture of {announced} minutes needs slack."
            )


def _seminar(talk: Talk, notebook: NotebookNode) -> Iterator[str]:
    for name, rows, (low, high) in (
        ("discussion", talk.discussions, DISCUSSIONS),
        ("demonstration", talk.demonstrations, DEMONSTRATIONS),
    ):
        if not low <= len(rows) <= high:
            yield f"There are {len(rows)} {name}s, but must be {low} to {high}."
    shown = {slide.picture for slide in talk.slides}
    live = sorted(cell.id for cell in notebook.cells if cell.id in shown and is_live(cell))
    for one in talk.demonstrations:
        if one.cell not in live:
            yield (
                f"The demonstration “{one.title}” names the cell {one.cell}, but must name a live figure on a slide: "
                f"{', '.join(live) or 'there is none'}."
            )
