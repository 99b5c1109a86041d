"""Pages that stand above others: the chapters, the evidence."""

from course_lib.syllabus import ROOT, chapters, written
from course_lib.workshop.site.marks import plain, raw

def chapters_page() -> str:
    """The page above the chapters: their cards, the planned ones, and the tree that puts the written ones in order."""
    from course_lib.workshop.site.home import card

    cards = raw(f'<ul class="cards">{"".join(card(one, "") for one in written())}</ul>')
    planned = "\n".join(
        f"- **{one.id} {plain(one.title)}** {plain(one.question)}" for one in chapters() if not one.notebook.exists()
    )
    map_line = "The [concept map](../concept_map.md) shows which chapter rests on which."
    rest = f"\n\n## In preparation\n\n{planned}" if planned else ""
    return f"# Chapters\n\n{map_line}\n\n{cards}{rest}\n\n{tree([one.stem for one in written()], hidden=True)}\n"


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


def tree(pages: list[str], hidden: bool = False) -> str:
    """A table of contents for Sphinx."""
    options = ":hidden:\n" if hidden else ":titlesonly:\n"
    return "```{toctree}\n" + options + "\n" + "\n".join(pages) + "\n```"
