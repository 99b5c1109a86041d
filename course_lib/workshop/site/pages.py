"""The start page of the site and the list of its chapters, made from the syllabus."""

from course_lib.syllabus import ROOT, Chapter, chapters, written
from course_lib.workshop.site.marks import plain, table

_START = """# Quieting the Synapse

**How VMAT2 inhibitors quiet an overactive dopamine system, from a proton gradient to a patient's movements.**

We build the models, move them, test them against published measurements, and judge what the textbooks say.
Every figure that has a slider moves on these pages; nothing has to be installed to read and play. To be asked
and marked, to change the code, and to make figures of your own, run the notebooks.

![{alt}](images/live_figure.png)

## Map of chapters

{map}

## Find your way

- The [concept map](concept_map.md) shows which chapter rests on which, and what each lets you do.
- The [glossary](glossary.md) says what each word means. In the chapters, the first use of a word leads there.
- The [fact check](fact_check.md) lists {claims} claims of popular sources with a verdict, and leads to the cell that computes it.
- Every measured number has a unit, a status and one of our [sources](sources.md); the [facts](facts/index.md) are filed by subject. A dotted number in a chapter leads to its source.
- Teachers begin with [from clone to marks](instructor.md). The [validation](validation.md) table shows where our models miss.
- The [library](reference/index.md) documents the code behind the figures.

## What this is not

This is material for research and teaching, **not medical advice**. Models are simplified on purpose; every
chapter shows a measurement that its model gets wrong. [Cite and reuse](cite.md) says what you may do with it.

{tree}
"""
_ALT = (
    "The live figure of chapter 01 with VMAT2 blocked by 40 %: the histogram of responses has moved from 100 to"
    " 60 nM, the parabola of variance against mean has shrunk beside the dashed ghost of the untreated synapse"
)


def start_page() -> str:
    """The start page in MyST Markdown."""
    from course_lib.facts import claims

    top = [
        "Chapters <chapters/index>", "concept_map", "glossary", "Evidence <evidence>", "Teach <teach>",
        "Library <reference/index>", "cite",
    ]  # fmt: skip
    return _START.format(
        alt=_ALT, map=chapter_map("chapters/"), claims=len(claims()), tree=tree(top, hidden=True)
    )


def chapters_page() -> str:
    """The page above the chapters: the same map, and the tree that puts the written ones in order."""
    return f"# Chapters\n\n{chapter_map('')}\n\n{tree([one.stem for one in written()], hidden=True)}\n"


def chapter_map(folder: str) -> str:
    """The table of chapters with their driving questions; planned ones are marked."""
    return table(("No.", "Chapter", "asks"), [_row(one, folder) for one in chapters()])


def _row(one: Chapter, folder: str) -> tuple[str, str, str]:
    if one.notebook.exists():
        return one.id, f"[{plain(one.title)}]({folder}{one.stem}.ipynb)", plain(one.question)
    return one.id, f"{plain(one.title)} *(planned)*", plain(one.question)


def evidence_page() -> str:
    """The page above facts, sources, fact check, validation and, once it is written, performance."""
    below = {
        "fact_check": "[Fact check](fact_check.md): claims, verdicts, and the cell that computes each",
        "Facts by subject <facts/index>": "[Facts by subject](facts/index.md): value, unit, range, status",
        "sources": "[Sources](sources.md): each citation, and the facts that rest on it",
        "Validation <validation>": "[Validation](validation.md): what the models give, beside what was published",
    }
    if (ROOT / "docs" / "performance.md").exists():
        below["Performance <performance>"] = "[Performance](performance.md): our times beside a named peer's"
    lines = "\n".join(f"- {line}" for line in below.values())
    head = (
        "# Evidence\n\nWhere every number comes from, what popular sources claim, and where the models miss."
    )
    return f"{head}\n\n{lines}\n\n{tree(list(below), hidden=True)}\n"


def teach_page(pages: list[str]) -> str:
    """The page above everything for teachers."""
    return f"# Teach\n\nFor lecturers, teaching assistants and everyone who marks.\n\n{tree(pages)}\n"


def tree(pages: list[str], hidden: bool = False) -> str:
    """A table of contents for Sphinx."""
    options = ":hidden:\n" if hidden else ":titlesonly:\n"
    return "```{toctree}\n" + options + "\n" + "\n".join(pages) + "\n```"
