"""The book: whole, linked throughout, made from the registry and the syllabus, and silent towards the network."""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from course_lib.errors import CourseError
from course_lib.facts import claims, ids, record
from course_lib.facts.registry import read_toml
from course_lib.syllabus import chapter, chapters, written
from course_lib.workshop.site import linking, terms
from course_lib.workshop.site.chapters import with_linked_numbers
from course_lib.workshop.site.concept_map import concept_map_page
from course_lib.workshop.site.layers import essential, rows
from course_lib.workshop.site.marks import plain
from course_lib.workshop.site.reference import modules, plain_docstring
from tests.site_build import built_site

FETCHES = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src")}


@dataclass
class Page(HTMLParser):
    """What a page names: its anchors, where its links lead, what it fetches, and its words."""

    ids: set = field(default_factory=set)
    links: list = field(default_factory=list)
    fetched: list = field(default_factory=list)
    terms: list = field(default_factory=list)
    tags: dict = field(default_factory=dict)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.ids.add(found.get("id"))
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
            if "course-term" in (found.get("class") or ""):
                self.terms.append(found["href"])
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
    assert "startFrames" not in html
    assert ".qs-live {" not in html
    assert html.count('<script type="application/json">{"spec"') >= live


@pytest.mark.slow
def test_the_script_and_the_look_of_live_figures_stand_once_in_the_site():
    static = built_site() / "_static"
    assert (static / "course.js").read_text(encoding="utf-8").count("function startFrames") == 1
    css = (static / "outputs.css").read_text(encoding="utf-8")
    for block in (".qs-live", ".qs-question"):
        assert len(re.findall(rf"^{re.escape(block)} \{{", css, flags=re.MULTILINE)) == 1


@pytest.mark.slow
def test_the_start_page_asks_every_driving_question_and_marks_what_is_planned():
    html = text_of("index.html")
    for one in chapters():
        assert one.question.replace("'", "&#x27;") in html or one.question in html, one.id
    assert html.count("<em>(planned)</em>") == len(chapters()) - len(written())


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


def test_the_glossary_has_each_term_once_and_enough_of_them():
    names = [name.lower() for term in terms.terms() for name in (term.name, *term.also)]
    assert len(names) == len(set(names))
    assert 60 <= len(terms.terms()) <= 150  # ten words a chapter
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
            assert f"reference/{package or 'foundations'}/{name}.html" in pages()
    assert "course_lib.models.quantal.release" in listed
    assert not any("graded" in name for name in listed if name.startswith("course_lib.questions"))
    assert (
        "course_lib.models.quantal.release.mean_response_nM"
        in pages()["reference/models/course_lib.models.quantal.release.html"].ids
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
