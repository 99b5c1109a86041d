"""What other pages share: the page above the evidence, and lists of pages for Sphinx."""

from course_lib.syllabus import ROOT


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
