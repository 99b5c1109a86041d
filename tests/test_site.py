"""The book: whole, linked throughout, made from the registry and the syllabus, and silent towards the network."""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from course_lib.errors import CourseError
from course_lib.facts import claims, ids, record
from course_lib.facts.registry import read_toml
from course_lib.syllabus import chapter, chapters, written
from course_lib.workshop.site import linking, terms
from course_lib.workshop.site.chapters import with_linked_numbers
from course_lib.workshop.site.concept_map import concept_map_page
from course_lib.workshop.site.context import imprint
from course_lib.workshop.site.folds import fold_of, is_marked, is_plumbing, with_deeper_folded
from course_lib.workshop.site.layers import essential, rows
from course_lib.workshop.site.marks import plain
from course_lib.workshop.site.notes import note_id
from course_lib.workshop.site.offline import write_offline
from course_lib.workshop.site.reference import modules, page_of, plain_docstring
from course_lib.workshop.site.steps import Steps, run_sphinx
from tests.site_build import built_site

FETCHES = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src")}


@dataclass
class Page(HTMLParser):
    """What a page names: its anchors, where its links lead, what it fetches, and its words."""

    ids: set = field(default_factory=set)
    links: list = field(default_factory=list)
    fetched: list = field(default_factory=list)
    terms: list = field(default_factory=list)
    numbers: list = field(default_factory=list)
    classes: list = field(default_factory=list)
    tags: dict = field(default_factory=dict)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.ids.add(found.get("id"))
        self.classes.append((tag, (found.get("class") or "").split()))
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
            if "course-term" in (found.get("class") or ""):
                self.terms.append(found["href"])
            if "num" in (found.get("class") or "").split():
                self.numbers.append((found["href"], found["class"].split()))
        self.fetched += [
            found[name] for name in ("src", "href") if (tag, name) in FETCHES and found.get(name)
        ]


@cache
def pages():
    """Every page of the site by its path."""
    site = built_site()
    found = {}
    for path in sorted(site.rglob("*.html")):
        if "_static" not in path.parts:
            page = Page()
            page.feed(path.read_text(encoding="utf-8"))
            found[path.relative_to(site).as_posix()] = page
    return found


def text_of(name):
    return (built_site() / name).read_text(encoding="utf-8")


def is_outside(address):
    return re.match(r"[a-z][a-z0-9+.-]*:|//", address) is not None


@pytest.mark.slow
def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it():
    site, broken = built_site().resolve(), []
    for name, page in pages().items():
        for link in page.links:
            if is_outside(link):
                continue
            address, place = urldefrag(link)
            target = (site / name).parent / unquote(address) if address else site / name
            if not target.is_file():
                broken.append(f"{name} → {link}: no such file")
            elif place and target.suffix == ".html":
                there = pages()[target.resolve().relative_to(site).as_posix()]
                if unquote(place) not in there.ids and place not in {"", "top"}:
                    broken.append(f"{name} → {link}: no such place")
    assert broken == []


@pytest.mark.slow
def test_no_page_fetches_anything_from_elsewhere():
    for name, page in pages().items():
        assert [one for one in page.fetched if is_outside(one) and not one.startswith("data:")] == [], name


@pytest.mark.slow
def test_what_pages_fetch_lies_beside_them():
    site = built_site()
    for name, page in pages().items():
        for one in page.fetched:
            if not one.startswith(("data:", "#")):
                assert ((site / name).parent / one.partition("?")[0]).exists(), f"{name} wants {one}"


@pytest.mark.slow
def test_every_page_has_one_heading_at_the_top_and_nothing_of_another_theme():
    for name, page in pages().items():
        assert page.tags["h1"] == 1, name
        assert "Back to top" not in text_of(name), name
        assert not any("pst-" in one or "bd-" in one for _, classes in page.classes for one in classes), name


@pytest.mark.parametrize("one", written(), ids=lambda one: one.stem)
@pytest.mark.slow
def test_a_chapter_asks_its_question_first_and_says_how_long_it_takes(one):
    html = text_of(f"chapters/{one.stem}.html")
    head = html.partition("<h1>")[2].partition("</h1>")[0]
    assert unescape(head) == one.question
    assert html.index('<ul class="minutes"') < html.index("<article>")
    assert all(escape(goal.text) in html for goal in one.objectives)


@pytest.mark.parametrize("stem", [one.stem for one in written()])
@pytest.mark.slow
def test_every_number_wears_the_line_of_its_status_and_has_a_note(stem):
    page = pages()[f"chapters/{stem}.html"]
    assert page.numbers
    for address, classes in page.numbers:
        subject, place = re.search(r"facts/(\w+)\.html#(\w+)", address).groups()
        assert record(f"{subject}.{place}").status in classes
        assert note_id(address) in page.ids
    assert {note_id(address) for address in page.terms} <= page.ids


@pytest.mark.parametrize("stem", [one.stem for one in written()])
@pytest.mark.slow
def test_all_code_of_a_chapter_is_in_folds(stem):
    notebook = json.loads(chapter(stem).notebook.read_text(encoding="utf-8"))
    count = sum(cell["cell_type"] == "code" for cell in notebook["cells"])
    folds = [classes for tag, classes in pages()[f"chapters/{stem}.html"].classes if tag == "details"]
    assert sum("code" in classes for classes in folds) == count


@pytest.mark.slow
def test_the_teachers_page_says_for_every_chapter_how_to_present_ask_and_mark():
    html = text_of("teach.html")
    for one in written():
        kit = html.partition(f'id="teach-{one.id}"')[2].partition("</section>")[0]
        for wanted in ("start", "slides", "build --slides", "questions", "release"):
            assert f"course {wanted} {one.id}" in kit, (one.id, wanted)
        assert f'href="guide/{one.stem}.html#timetable"' in kit


@pytest.mark.slow
def test_what_the_browser_keeps_is_there_and_the_manifest_has_its_icons():
    site = built_site()
    worker = (site / "sw.js").read_text(encoding="utf-8")
    names = re.findall(r'^"([^"]+)"', worker, flags=re.MULTILINE)
    assert len(names) > 50
    assert [name for name in names if not (site / name).is_file()] == []
    assert {f"chapters/{one.stem}.html" for one in written()} <= set(names)
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert all((site / icon["src"]).is_file() for icon in manifest["icons"])
    assert (site / manifest["start_url"]).is_file()


def test_a_changed_page_changes_the_version_that_browsers_keep(tmp_path):
    (tmp_path / "index.html").write_text("one")
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "index.html").write_text("library")

    def version():
        write_offline(tmp_path)
        return re.search(r"course-[0-9a-f]{16}", (tmp_path / "sw.js").read_text(encoding="utf-8"))[0]

    first = version()
    assert version() == first
    (tmp_path / "reference" / "index.html").write_text("the library stays with the server")
    assert version() == first
    (tmp_path / "index.html").write_text("two")
    assert version() != first


def test_the_steps_of_a_build_go_forward_only_and_hear_what_sphinx_says():
    shown = []
    steps = Steps(lambda done, what: shown.append((done, what)))
    for number in range(4):
        steps.ran(f"0{number}", 4)
    steps.heard("reading sources... [ 50%] index")
    steps.heard("reading sources... [100%] teach .. validation")
    steps.heard("copying static files... done")
    steps.heard("writing output... [100%] validation")
    hundredths = [done for done, _ in shown]
    assert len(shown) == 7
    assert hundredths == sorted(hundredths)
    assert 0 < hundredths[0] < hundredths[-1] < 100


def test_sphinx_that_finds_a_wrong_link_is_quoted(tmp_path):
    (tmp_path / "conf.py").write_text("extensions = ['myst_nb']\n")
    (tmp_path / "index.md").write_text("# Home\n\n[away](nowhere.md)\n")
    with pytest.raises(CourseError, match=r"old one is unchanged(.|\n)*nowhere"):
        run_sphinx(tmp_path, tmp_path / "html", Steps())


def test_a_deeper_part_is_folded_under_the_line_that_says_what_is_in_it():
    deeper = {"tags": ["deeper"]}
    cells = with_deeper_folded(
        [
            new_markdown_cell("## The equation"),
            new_code_cell("x = 1", metadata=deeper),
            new_markdown_cell("**Deeper: why $x$ settles.** It does.", metadata=deeper),
            new_code_cell("y = 1", metadata=deeper),
            new_markdown_cell("### Deeper: a second way\n\nAlso.\n\n### And\n\nMore.", metadata=deeper),
            new_markdown_cell("Back."),
        ]
    )
    sources = [cell.source for cell in cells]
    lines = [re.search(r"min\.</b> (.*)</span>", source)[1] for source in sources if "<summary>" in source]
    assert lines == ["Code, and what it shows.", "why x settles.", "a second way."]
    assert [source.strip() for source in sources if "<" not in source] == [
        "## The equation", "x = 1", "It does.", "y = 1", "Also.\n\n**And**\n\nMore.", "Back.",
    ]  # fmt: skip
    assert sum(source == "</details>" for source in sources) == 3


def test_a_notebook_that_marks_code_to_be_read_shows_it_open():
    hidden = new_code_cell("y = 2", metadata={"jupyter": {"source_hidden": True}})
    shown = new_code_cell("x = 1\n\nz = 3")
    assert is_marked([shown, hidden])
    assert fold_of(shown, marked=True) == ("<summary>Code · 2 lines</summary>", True)
    assert fold_of(hidden, marked=True)[1] is False
    assert fold_of(shown, marked=False)[1] is False
    assert is_plumbing(new_code_cell('display(ask("quantal.recall_count"))'))
    assert not is_plumbing(new_code_cell("task = 1"))


@pytest.mark.slow
def test_formulas_are_mathml_and_no_script_draws_them():
    assert pages()["chapters/01_quantal_release.html"].tags["math"] > 10
    assert not any("mathjax" in one.lower() for page in pages().values() for one in page.fetched)
    for one in written():
        assert "\\frac" not in re.sub(
            r"<annotation.*?</annotation>", "", text_of(f"chapters/{one.stem}.html")
        )


@pytest.mark.parametrize("stem", [one.stem for one in written()])
@pytest.mark.slow
def test_a_chapter_carries_its_frames_but_neither_script_nor_style_of_its_own(stem):
    html = text_of(f"chapters/{stem}.html")
    notebook = json.loads((chapter(stem).notebook).read_text(encoding="utf-8"))
    live = sum(
        "explore(" in "".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"
    )
    assert html.count('class="qs-static"') >= live > 0
    assert "startFigures" not in html
    assert ".qs-live {" not in html
    assert html.count('<script type="application/json">{"spec"') >= live


@pytest.mark.slow
def test_the_script_and_the_look_of_live_figures_stand_once_in_the_site():
    static = built_site() / "_static"
    assert (static / "course.js").read_text(encoding="utf-8").count("function startFigures") == 1
    css = (static / "outputs.css").read_text(encoding="utf-8")
    for block in (".qs-live figure", ".qs-question"):
        assert len(re.findall(rf"^{re.escape(block)} \{{", css, flags=re.MULTILINE)) == 1


@pytest.mark.slow
def test_the_start_page_asks_every_driving_question_and_marks_what_is_planned():
    html = text_of("index.html")
    for one in chapters():
        assert one.question.replace("'", "&#x27;") in html or one.question in html, one.id
    planned = html.partition('<ul class="planned">')[2].partition("</ul>")[0]
    assert planned.count("<li>") == len(chapters()) - len(written())
    assert html.partition('<ul class="cards">')[2].partition("</ul>")[0].count("<li>") == len(written())


@pytest.mark.slow
def test_every_cell_of_a_claim_says_that_claim():
    html = text_of("fact_check.html")
    for each in claims():
        assert f'id="claim-{each.id[1:]}"' in html
    for stem, cell in re.findall(r'href="chapters/(\w+)\.html#cell-([\w-]+)"', html):
        notebook = json.loads(chapter(stem).notebook.read_text(encoding="utf-8"))
        source = next("".join(one["source"]) for one in notebook["cells"] if one["id"] == cell)
        assert "claim" in source


@pytest.mark.slow
def test_every_claim_of_a_written_chapter_leads_to_a_cell():
    html = text_of("fact_check.html")
    led = len(re.findall(r'href="chapters/\w+\.html#cell-', html))
    wanted = sum(chapter(number).notebook.exists() for each in claims() for number in each.chapters)
    assert led == wanted


@pytest.mark.slow
def test_every_fact_has_a_place_with_its_status_and_unverified_ones_say_so():
    for subject in {name.partition(".")[0] for name in ids()}:
        page, html = pages()[f"facts/{subject}.html"], text_of(f"facts/{subject}.html")
        names = ids(subject)
        assert {name.partition(".")[2] for name in names} <= page.ids
        unverified = sum(record(name).status == "unverified" for name in names)
        assert html.count("<strong>unverified</strong>") == unverified


@pytest.mark.slow
def test_every_citation_has_a_place_and_every_fact_stands_under_its_own():
    page = pages()["sources.html"]
    assert {f"source-{key}" for key in read_toml("sources")} <= page.ids
    for name in ids():
        subject, _, rest = name.partition(".")
        assert f"facts/{subject}.html#{rest}" in page.links, name


def test_each_term_of_the_glossary_is_met_in_a_notebook():
    saved = (one.notebook.read_text(encoding="utf-8") for one in written())  # figures and tables too
    met = re.sub(r"\s+", " ", " ".join(saved)).lower()
    unmet = [
        term.name
        for term in terms.terms()
        if not any(name.lower() in met for name in (term.name, *term.also))
    ]
    assert not unmet


def test_the_glossary_has_each_term_once_and_enough_of_them():
    names = [name.lower() for term in terms.terms() for name in (term.name, *term.also)]
    assert len(names) == len(set(names))
    assert 60 <= len(terms.terms()) <= 12 * len(written())
    assert len({term.anchor for term in terms.terms()}) == len(terms.terms())
    for term in terms.terms():
        assert chapter(term.chapter)
        assert 1 <= len(re.findall(r"[.!?](?= [A-ZÄÖÜ\d]|$)", term.text)) <= 3, term.name


@pytest.mark.parametrize("stem", [one.stem for one in written()])
@pytest.mark.slow
def test_terms_of_a_chapter_lead_to_the_glossary_once_each(stem):
    found = pages()[f"chapters/{stem}.html"].terms
    assert len(found) == len(set(found)) > 5
    html = text_of(f"chapters/{stem}.html")
    for inside in re.findall(r"<(?:h\d|pre|code)\b.*?</(?:h\d|pre|code)>", html, flags=re.DOTALL):
        assert "course-term" not in inside


def test_the_longest_name_wins_and_words_inside_words_are_left_alone():
    waiting = {name: term for term in terms.terms() for name in (term.name, *term.also)}
    text = "VMAT2 inhibitors empty vesicles; VMAT2-deficient mice, vesicular stores and a pump."
    found = [piece.astext() for piece in terms.pieces(text, waiting, "g") if piece.tagname == "reference"]
    assert found == ["VMAT2 inhibitors", "vesicles", "VMAT2"]


def test_an_entry_of_the_glossary_that_is_not_written_as_the_others_is_quoted(monkeypatch, tmp_path):
    (tmp_path / "glossary.md").write_text(
        "# Glossary\n\n- **axon**: a process of a neuron.\n", encoding="utf-8"
    )
    monkeypatch.setattr(terms, "PATH", tmp_path / "glossary.md")
    terms.terms.cache_clear()
    try:
        with pytest.raises(CourseError, match=r"axon.*must be written as"):
            terms.terms()
    finally:
        terms.terms.cache_clear()


def test_a_link_to_an_unknown_fact_or_claim_is_refused():
    with pytest.raises(CourseError, match="fact id"):
        linking.ROLES["fact"]("vmat2.no_such_fact")
    with pytest.raises(CourseError, match="claim id"):
        linking.ROLES["claim"]("#99")


def test_a_marked_number_becomes_a_link_with_its_unit_and_sign():
    assert (
        with_linked_numbers("at −0.2<!-- fact gpr.gpi_threshold 1 -->.")
        == "at {fact}`−0.2 <gpr.gpi_threshold>`."
    )
    assert with_linked_numbers("40 %<!-- fact a.b % -->") == "{fact}`40 % <a.b>`"
    assert with_linked_numbers("by 600 ms<!-- illustrative --> or a tenth<!-- illustrative -->") == (
        "by {illustrative}`600 ms` or a tenth"
    )


def test_the_map_loses_no_dependence_and_draws_none_twice():
    before = {one.id: one.prerequisites for one in chapters()}
    kept = essential(before)

    def above(name, edges):
        return {far for start, end in edges if end == name for far in (start, *above(start, edges))}

    every = [(start, name) for name, starts in before.items() for start in starts]
    for name in before:
        assert above(name, kept) == above(name, every)
    assert all(end not in above(start, kept) for start, end in kept)


def test_rows_of_the_map_go_down_along_every_arrow():
    before = {one.id: one.prerequisites for one in chapters()}
    layers, ways = rows(list(before), essential(before))
    row_of = {name: number for number, row in enumerate(layers) for name in row}
    for way in ways.values():
        assert [row_of[name] for name in way] == list(range(row_of[way[0]], row_of[way[-1]] + 1))


def test_the_map_is_told_in_words_with_every_objective():
    told = concept_map_page()
    for one in chapters():
        assert f"{one.id} {plain(one.title)}" in told
        assert all(plain(objective.text) in told for objective in one.objectives)


@pytest.mark.slow
def test_every_public_module_is_documented_and_no_bank_of_answers_is():
    listed = [name for names in modules().values() for name in names]
    for package, names in modules().items():
        for name in names:
            assert f"module-{name}" in pages()[f"{page_of(name)}.html"].ids, package
    assert "course_lib.models.quantal.release" in listed
    assert not any("graded" in name for name in listed if name.startswith("course_lib.questions"))
    assert (
        "course_lib.models.quantal.release.mean_response_nM" in pages()["reference/models/quantal.html"].ids
    )


def test_a_docstring_is_plain_text_even_where_it_looks_like_markup():
    lines = ["Mean of n*p*q, as `R`.", "Example:", ">>> 2*3", "6", "", "The end_."]
    plain_docstring(None, "function", "f", None, None, lines)
    assert lines == ["Mean of n\\*p\\*q, as ``R``\\ .", "Example:", "", ">>> 2*3", "6", "", "The end\\_."]


def test_plain_text_survives_markdown():
    from markdown_it import MarkdownIt

    odd = "a*b_c [x](y) <tag> `code` $3 | #1 & \\ ~ 5. - + {role}"
    shown = re.sub("<[^>]+>", "", MarkdownIt().render(plain(odd))).strip()
    assert shown == odd.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.slow
def test_the_site_names_no_machine():
    from course_lib.syllabus import ROOT

    for path in built_site().rglob("*"):
        if path.suffix in {".html", ".js", ".css"}:
            text = re.sub(r"base64,[A-Za-z0-9+/=]+", "", path.read_text(encoding="utf-8"))
            assert str(ROOT) + "/" not in text, path.name
            assert not re.search(r"/root/|/site-\w{8}/source", text), path.name


@pytest.mark.slow
def test_no_notebook_source_is_copied_into_the_site():
    assert not list(Path(built_site()).rglob("*.ipynb"))


def test_a_hosts_own_page_gives_the_foot_its_heading_and_needs_one(tmp_path):
    assert imprint(tmp_path) == ""
    page = tmp_path / "imprint.md"
    page.write_text("\ufeff# Impressum · Universität Göttingen\n\nStraße 1\n", encoding="utf-8")
    assert imprint(tmp_path) == "Impressum · Universität Göttingen"
    page.write_text("Straße 1\n", encoding="utf-8")
    with pytest.raises(CourseError, match="must begin with a heading"):
        imprint(tmp_path)
