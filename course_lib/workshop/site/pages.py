"""What other pages share: the page above the evidence, and lists of pages for Sphinx."""

from course_lib.syllabus import ROOT
from course_lib.workshop.site.marks import raw


def evidence_page(facts: str) -> str:
    """The page above facts, sources, fact check, validation and performance; `facts` is the table of all of them."""
    below = {
        "fact_check": "[Fact check](fact_check.md): what popular sources claim, the verdict, and the cell that computes it",
        "Facts by subject <facts/index>": "[Facts by subject](facts/index.md): the table below with conditions, notes and what a status means",
        "sources": "[Sources](sources.md): each citation, and the facts that rest on it",
        "Validation <validation>": "[Validation](validation.md): what the models give, beside what was published, misses included",
    }
    if (ROOT / "docs" / "performance.md").exists():
        below["Performance <performance>"] = "[Performance](performance.md): our times beside a named peer's"
    lines = "\n".join(f"- {line}" for line in below.values())
    head = (
        "# Evidence\n\nWhere every number comes from, what popular sources claim, and where the models miss."
    )
    return f"{head}\n\n{lines}\n\n## All facts\n\n{raw(facts)}\n\n{tree(list(below), hidden=True)}\n"


def tree(pages: list[str], hidden: bool = False) -> str:
    """A table of contents for Sphinx."""
    options = ":hidden:\n" if hidden else ":titlesonly:\n"
    return "```{toctree}\n" + options + "\n" + "\n".join(pages) + "\n```"
