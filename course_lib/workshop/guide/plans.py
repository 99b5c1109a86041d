"""The plans of the course's map as a lecturer needs them: by week, with the time that students need at home."""

from course_lib.syllabus import chapter, primer
from course_lib.workshop.site.course_map import Plan, plans
from course_lib.workshop.site.marks import plain, table

_PAGE = """# Plans for a term

**What happens for a chapter.** *In the room*: its lecture of 90, 50 or 20 minutes ([timetables](index.md)); where a line
names two chapters, one of 50 and one of 20 minutes fit into 90. *At home*: the notebook, then, where you want marks, its
assignment. *The next time*: a demonstration or a question for a seminar from the chapter's page, and the commonest
misconceptions of the class report. Four assignments are enough for a term.

**Your own plan.** There are no dates here: write yours beside the lines. The plans stand in `notebooks/course_map.toml`;
change one or add one there (a name, a sentence, a list of chapters for each meeting), and `course build --site` prints it
here and on [From 00 to 15](../course_map.md). A chapter comes after those that it rests on; where a plan leaves one of
these out, the line below its table says so.

{plans}
"""


def plans_page() -> str:
    """All plans of the map, each as a table."""
    return _PAGE.format(plans="\n\n".join(map(_told, plans())))


def missing(plan: Plan) -> dict[str, tuple[str, ...]]:
    """For each chapter of a plan the chapters on which it rests and which the plan leaves out.

    >>> [missing(one) for one in plans() if one.name == "Twelve weeks"]
    [{}]
    """
    taught = {name for meeting in plan.meetings for name in meeting}
    lacks = {
        name: tuple(one for one in chapter(name).prerequisites if one not in taught)
        for name in sorted(taught - {primer().id})
    }
    return {name: those for name, those in lacks.items() if those}


def _told(plan: Plan) -> str:
    first = "Week" if plan.a_week else "Meeting"
    rows = [
        (_when(number, plan.a_week), ", ".join(map(_link, meeting)), str(sum(map(_minutes, meeting))))
        for number, meeting in enumerate(plan.meetings)
    ]
    parts = [f"## {plain(plan.name)}", plain(plan.who), table((first, "Chapters", "Self-study, min"), rows)]
    if lacks := missing(plan):
        said = "; ".join(f"{name} rests on {', '.join(those)}" for name, those in lacks.items())
        parts.append(
            f"Left out here: {said}. Hand out their one-page summaries before (`course build --handouts NN`)."
        )
    return "\n\n".join(parts)


def _when(place: int, a_week: int) -> str:
    """The week of a meeting, with a letter where a week has several; without weeks the meeting's number.

    >>> _when(2, 0), _when(2, 1), _when(2, 2)
    ('3', '3', '2a')
    """
    if a_week < 2:
        return str(place + 1)
    week, part = divmod(place, a_week)
    return f"{week + 1}{'abcdefg'[part]}"


def _link(name: str) -> str:
    if name == primer().id:
        return f"[{name} {plain(primer().title)}](../chapters/{primer().stem}.ipynb)"
    one = chapter(name)
    return f"[{name} {plain(one.title)}]({one.stem}.md)"


def _minutes(name: str) -> int:
    return primer().minutes if name == primer().id else chapter(name).minutes
