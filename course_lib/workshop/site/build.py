"""The site built: sources laid out in the build folder, then Sphinx, then one exchange of folders."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from course_lib.figures.identity import css_variables
from course_lib.files import write_atomically
from course_lib.live.static import STARTER
from course_lib.syllabus import ROOT, lectures
from course_lib.workshop.cards import script as cards
from course_lib.workshop.cards.overview import progress_page
from course_lib.workshop.notebooks import as_bytes
from course_lib.workshop.site.chapters import runs, site_chapter
from course_lib.workshop.site.offline import write_offline
from course_lib.workshop.site.steps import Steps, run_sphinx

BUILD = ROOT / "build"
# Docs that another page of the site is made from are not copied as they are.
_MADE_INTO_PAGES = {"glossary.md"}
_PLACED = {"glossary", "cite", "validation", "performance", "imprint"}
_LOOK = ROOT / "course_lib" / "workshop" / "look.css"


def build_site(target: Path = BUILD / "site", steps: Steps | None = None) -> Path:
    """The folder of the finished site, built without a network; the old one stays until the new one is whole.

    `steps` is told how far the work is. Raises `CourseError` with Sphinx's own words when a page or a link is wrong: every warning counts.
    """
    steps = steps or Steps()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="site-", dir=target.parent) as folder:
        work = Path(folder)
        lay_out(work / "source", target.parent / "site-runs", steps)
        run_sphinx(work / "source", work / "html", steps)
        write_offline(work / "html")
        write_atomically(work / "html" / ".nojekyll", b"")  # without it GitHub Pages hides what begins with _
        if target.exists():
            target.replace(work / "old")
        (work / "html").replace(target)
    return target


def lay_out(tree: Path, store: Path, steps: Steps) -> None:
    """Write everything that Sphinx reads into `tree`: hand-written pages, made pages, chapters."""
    shutil.copytree(ROOT / "docs", tree, ignore=shutil.ignore_patterns(*_MADE_INTO_PAGES, "_offline"))
    look = css_variables() + _LOOK.read_text(encoding="utf-8") + cards.style()
    write_atomically(tree / "_static" / "look.css", look.encode())
    shutil.copy(ROOT / "LICENSE", tree)
    for path, text in _made_pages():
        write_atomically(tree / path, text.encode())
    styles: dict[str, None] = {}
    ran = runs(lectures(), store, done=lambda chapter: steps.ran(chapter.id, len(lectures())))
    for chapter, run in zip(lectures(), ran, strict=True):
        write_atomically(tree / "chapters" / f"{chapter.stem}.ipynb", as_bytes(site_chapter(run, styles)))
    write_atomically(tree / "_static" / "outputs.css", "\n".join(styles).encode())
    write_atomically(tree / "_static" / "cards.js", cards.script().encode())
    own = (tree / "_static" / "course.js").read_text(encoding="utf-8")
    # A classic script, because browsers refuse modules to pages that are opened as files.
    write_atomically(tree / "_static" / "course.js", f"{own}(() => {{\n{STARTER}\n}})();\n".encode())


def _made_pages() -> Iterator[tuple[str, str]]:
    from course_lib.workshop.guide.pages import guide_pages
    from course_lib.workshop.site import evidence, home, pages, pictures, teaching
    from course_lib.workshop.site.concept_map import concept_map_page
    from course_lib.workshop.site.course_map import course_map_page
    from course_lib.workshop.site.reference import reference_pages
    from course_lib.workshop.site.terms import glossary_page

    (index, text), *guide = guide_pages()
    yield "index.md", home.start_page()
    yield "chapters/index.md", home.chapters_page()
    if pictures.has_drawings():
        yield "synapse.md", pictures.synapse_page()
    yield "progress.md", progress_page()
    yield "concept_map.md", concept_map_page()
    yield "course_map.md", course_map_page()
    yield "glossary.md", glossary_page()
    yield "evidence.md", pages.evidence_page(evidence.all_facts())
    yield "teach.md", teaching.teach_page([*_for_teachers(), "guide/index"])
    yield index, f"{text}\n{pages.tree([Path(name).stem for name, _ in guide], hidden=True)}\n"
    yield from guide
    yield "fact_check.md", evidence.fact_check_page()
    yield "sources.md", evidence.sources_page()
    yield "facts/index.md", evidence.facts_index()
    for subject in evidence.subjects():
        yield f"facts/{subject}.md", evidence.facts_page(subject)
    yield from reference_pages()


def _for_teachers() -> list[str]:
    """Hand-written pages that no other list of the site holds, the way from clone to marks first."""
    others = {path.stem for path in (ROOT / "docs").glob("*.md")} - _PLACED
    return ["instructor", *sorted(others - {"instructor"})]
