"""The page of one chapter in the instructor's guide."""

from course_lib.assess.sheet import sheet_of
from course_lib.questions import bank
from course_lib.syllabus import Chapter, Objective
from course_lib.workshop.guide.concepts import concepts_of
from course_lib.workshop.site.marks import plain, table
from course_lib.workshop.slides.notes import known_mistakes
from course_lib.workshop.slides.talk import LECTURES, Talk, read_talk, talk_path
from course_lib.workshop.slides.timetable import minutes_until

QUESTIONS_SHOWN = 2  # of an objective: the bank has more
MISTAKES_SHOWN = 2


def chapter_page(chapter: Chapter) -> str:
    """What to teach, when, with what, and what will be misunderstood, in MyST Markdown.

    Raises `CourseError` when the speaker's notes are missing or wrong.
    """
    talk = read_talk(talk_path(chapter))
    goals = "\n".join(f"- {plain(one.text)}" for one in chapter.objectives)
    concepts = ", ".join(plain(name) for name in concepts_of(chapter)) or "none of the 24"
    return "\n\n".join(
        [
            f"# {chapter.id} · {plain(chapter.title)}",
            f"**{plain(chapter.question)}**",
            f"Self-study {chapter.minutes} minutes. Present it with `course slides {chapter.id}`, or make slides that need no "
            f"kernel with `course build --slides {chapter.id}`; the speaker's page beside them says what to say at each slide.",
            f"## Objectives\n\n{goals}\n\nCore concepts of pharmacology: {concepts}.",
            f"## Timetable\n\n{_timetable(talk)}",
            f"## Demonstrations\n\n{_demonstrations(talk)}",
            f"## What will be misunderstood\n\n{_misconceptions(chapter)}",
            f"## Questions for a seminar\n\n{_discussions(talk)}\n",
        ]
    )


def _timetable(talk: Talk) -> str:
    rows = [
        (
            str(number),
            plain(slide.title),
            f"{slide.minutes:g}",
            *("–" if end is None else f"{end:g}" for end in ends.values()),
        )
        for number, (slide, ends) in enumerate(zip(talk.slides, minutes_until(talk), strict=True), start=1)
    ]
    text = (
        "Minutes from the beginning. The shorter lectures show only the slides with a time in their column."
    )
    heads = ("No.", "Slide", "Lasts", *(f"Ends at, of {announced}" for announced in LECTURES.values()))
    return f"{text}\n\n{table(heads, rows)}"


def _demonstrations(talk: Talk) -> str:
    return "\n\n".join(
        f"**{plain(one.title)}.** {plain(one.steps)} *The room sees:* {plain(one.shows)}"
        for one in talk.demonstrations
    )


def _misconceptions(chapter: Chapter) -> str:
    opening = (
        f"A selection from the bank; `course questions {chapter.id}` lists everything that it recognises, and the report "
        "of `course grade` says how often your own class fell for each."
    )
    return "\n\n".join([opening, *(_of_objective(chapter, one) for one in chapter.objectives)])


def _of_objective(chapter: Chapter, objective: Objective) -> str:
    lines = [f"**{plain(objective.text)}**", ""]
    asked = [one for one in bank(chapter.id) if one.objective == objective.id and known_mistakes(one.id)]
    for question in asked[:QUESTIONS_SHOWN]:
        lines.append(f"- {plain(sheet_of(question.id).prompt)}")
        lines += [
            f"    - “{plain(wrong)}”: {plain(reply)}"
            for wrong, reply in known_mistakes(question.id)[:MISTAKES_SHOWN]
        ]
    return "\n".join(lines)


def _discussions(talk: Talk) -> str:
    return "\n\n".join(f"**{plain(one.question)}**\n\n{plain(one.answer)}" for one in talk.discussions)
