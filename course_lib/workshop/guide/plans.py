"""The written chapters laid over the weeks of a term."""

from collections.abc import Sequence

from course_lib.syllabus import Chapter, written
from course_lib.workshop.site.marks import plain, table

FIRST, LAST = "lecture and self-study", "seminar and assignment"


def spread(count: int, weeks: int) -> list[list[int]]:
    """For each week the places, from 0, of the chapters that it holds; a chapter may last several weeks.

    >>> spread(3, 3), spread(2, 4), spread(4, 2)
    ([[0], [1], [2]], [[0], [0], [1], [1]], [[0, 1], [2, 3]])
    """
    held: list[list[int]] = [[] for _ in range(weeks)]
    for place in range(count):
        begins, ends = place * weeks // count, (place + 1) * weeks // count
        for week in range(begins, max(ends, begins + 1)):
            held[week].append(place)
    return held


def plan(weeks: int, chapters: Sequence[Chapter]) -> list[tuple[str, str, str, str]]:
    """Rows of a plan: week, chapter, what happens, minutes of self-study."""
    rows, seen = [], set()
    places = spread(len(chapters), weeks)
    lasts = {place: week for week, held in enumerate(places) for place in held}
    for week, held in enumerate(places):
        for place in held:
            chapter = chapters[place]
            acts = [FIRST] if place not in seen else []
            acts += [LAST] if lasts[place] == week else []
            minutes = str(chapter.minutes) if place not in seen else "–"
            seen.add(place)
            rows.append(
                (
                    str(week + 1),
                    f"{chapter.id} {plain(chapter.title)}",
                    "; ".join(acts or ["laboratory"]),
                    minutes,
                )
            )
    return rows


def plans_page() -> str:
    """A plan for six weeks and one for twelve."""
    heads = ("Week", "Chapter", "What happens", "Self-study, min")
    return (
        "# Plans for a term\n\n"
        "**What happens in a week.** *Lecture and self-study*: present the chapter (50 or 90 minutes, "
        "[its timetable](index.md)), then everybody works through the notebook alone. *Seminar and assignment*: discussion "
        "questions and a demonstration in the room, then the graded exercise at home. With twelve weeks, the second "
        "week of a chapter leaves time to return the marks and to talk about the commonest misconceptions in the class report.\n\n"
        f"## Six weeks\n\n{table(heads, plan(6, written()))}\n\n"
        f"## Twelve weeks\n\n{table(heads, plan(12, written()))}\n"
    )
