"""The exercise of a chapter on paper: eight questions through all objectives, with space to write, and their key."""

from html import escape

from course_lib.questions import quiz_shown
from course_lib.syllabus import Chapter
from course_lib.workshop.handouts.asked import Asked, asked_html, on_paper, paper_bank
from course_lib.workshop.handouts.key import key_html
from course_lib.workshop.handouts.shell import head, page

SEED = "paper"  # numbers other than those that are printed in the lecture


def exercise_questions(chapter: Chapter, seed: object = SEED) -> list[Asked]:
    """The questions of the closing quiz that fit paper; another of the same objective stands in for one that does not."""
    fitting = {one.id: one for one in paper_bank(chapter.id)}
    of = {one.id: one.objective for one in fitting.values()}
    chosen = [name for name in quiz_shown(chapter.id) if name in fitting]
    served = {of[name] for name in chosen}
    for objective in chapter.objectives:
        if objective.id not in served:
            chosen += [name for name in fitting if of[name] == objective.id][:1]
    rest = [name for name in fitting if name not in chosen]
    chosen += rest[: max(0, len(quiz_shown(chapter.id)) - len(chosen))]
    return [on_paper(name, seed) for name in chosen]


def exercise_page(chapter: Chapter, asked: list[Asked]) -> str:
    """The exercise as a page."""
    body = (
        head("Quieting the Synapse", f"Chapter {chapter.id} · {escape(chapter.title)}")
        + f"<h1>Exercise: {escape(chapter.title)}</h1>"
        '<div class="write"><span>Name</span><span style="flex:.4">Date</span></div>'
        + "".join(asked_html(number, one) for number, one in enumerate(asked, start=1))
    )
    return page(f"Exercise {chapter.id} · {chapter.title}", body)


def exercise_key_page(chapter: Chapter, asked: list[Asked]) -> str:
    """The key to the exercise as a page."""
    body = (
        head("Quieting the Synapse", f"Chapter {chapter.id} · {escape(chapter.title)}")
        + f"<h1>Key to the exercise: {escape(chapter.title)}</h1>"
        + "".join(key_html(number, one) for number, one in enumerate(asked, start=1))
    )
    return page(f"Key to exercise {chapter.id} · {chapter.title}", body)
