"""All pages of the instructor's guide by name."""

from collections.abc import Iterator

from course_lib.syllabus import written
from course_lib.workshop.guide.chapter_page import chapter_page
from course_lib.workshop.guide.concepts import concepts_page
from course_lib.workshop.guide.plans import plans_page
from course_lib.workshop.site.marks import plain, table
from course_lib.workshop.slides.talk import minutes_of, read_talk, talk_path

_INDEX = """# Instructor's guide

For whoever stands in front of the class. Marks and feedback are another page: [from clone to marks](../instructor.md).

{chapters}

## Ways to use the course

| you have | do |
| --- | --- |
| one lecture | one chapter, `course slides NN`: 90 minutes, or the 50 or 20 minutes that its timetable marks |
| a term | [plans for a weekend, a week, six and twelve weeks](plans.md) |
| a laboratory hour | the demonstrations of a chapter, each student at a notebook of their own |
| a seminar | the questions at the end of a chapter's page, each with a good answer |
| a curriculum to fill in | [which objective serves which core concept](core_concepts.md) |
| a learning platform | `course questions --moodle FILE` and `--canvas FILE` write the question bank for it; marks come back as CSV |
"""


def guide_pages() -> Iterator[tuple[str, str]]:
    """Names and texts of the guide's pages, in MyST Markdown.

    Raises `CourseError` when a written chapter has no speaker's notes.

    >>> next(guide_pages())[0]
    'guide/index.md'
    """
    rows = [
        (one.id, f"[{plain(one.title)}]({one.stem}.md)", f"{minutes_of(read_talk(talk_path(one)), 'long'):g}",
         str(one.minutes), str(len(read_talk(talk_path(one)).demonstrations)))
        for one in written()
    ]  # fmt: skip
    heads = ("No.", "Chapter", "Lecture, min", "Self-study, min", "Demonstrations")
    yield "guide/index.md", _INDEX.format(chapters=table(heads, rows))
    yield "guide/plans.md", plans_page()
    yield "guide/core_concepts.md", concepts_page()
    for chapter in written():
        yield f"guide/{chapter.stem}.md", chapter_page(chapter)
