"""Hand-outs: the summary holds what it promises, keys agree with marking, exams differ, the book names a source once."""

import csv
import io
import re
from collections import Counter
from itertools import combinations, permutations

import pytest
from click.testing import CliRunner

from course_lib.assess.marking import mark
from course_lib.assess.sheet import sheet_of
from course_lib.cli import cli
from course_lib.errors import CourseError
from course_lib.questions import question
from course_lib.syllabus import chapter, chapters, written
from course_lib.workshop.handouts import asked as on_sheet
from course_lib.workshop.handouts.asked import asked_html, on_paper, paper_bank
from course_lib.workshop.handouts.book import book_page, with_pages
from course_lib.workshop.handouts.citations import Citations
from course_lib.workshop.handouts.exam import answer_ids, exam, key_page, paper_page, variants_of
from course_lib.workshop.handouts.exercise import exercise_key_page, exercise_page, exercise_questions
from course_lib.workshop.handouts.key import answer_said, range_said
from course_lib.workshop.handouts.lecture import gist, lecture
from course_lib.workshop.handouts.poll import poll_csv, poll_page, poll_questions, qr_svg
from course_lib.workshop.handouts.printing import press
from course_lib.workshop.handouts.summary import summary_page
from course_lib.workshop.handouts.vectors import licensed, stills

SEEDS = ("one", "two", "three")
BANK = paper_bank()


@pytest.mark.parametrize("one", written(), ids=lambda one: one.stem)
def test_a_summary_has_five_lines_the_drawing_an_equation_with_its_symbols_and_three_numbers(one):
    short, page = gist(one), summary_page(one)
    assert (len(short.lines), len(short.facts)) == (5, 3)
    assert short.equations
    assert short.symbols
    assert page.count("</tr>") == 1 + 3
    assert "<desc" in page, "the drawing keeps its text alternative"
    assert all(each.value is not None and each.source for each in short.facts)


@pytest.mark.parametrize("one", written(), ids=lambda one: one.stem)
def test_an_exercise_serves_every_objective_and_gives_no_answer_away(one):
    asked = exercise_questions(one)
    assert {each.sheet.asked.objective for each in asked} == {each.id for each in one.objectives}
    page = exercise_page(one, asked)
    assert not [each for each in asked if each.sheet.worked in page]
    assert 'class="right"' not in page
    assert exercise_key_page(one, asked).count('<section class="key">') == len(asked) >= 8


def test_no_question_on_paper_points_at_what_is_not_there():
    assert not on_sheet.fits_paper(question("primer.band"))
    assert not on_sheet.fits_paper(question("fat_and_water.mystery_pump"))
    assert not on_sheet.fits_paper(question("ganglia.d1_gain")), "it leans on the question before it"


@pytest.mark.parametrize("seed", SEEDS)
def test_every_key_is_right_for_the_marking_functions(seed):
    for one in BANK:
        asked = on_paper(one.id, seed, shuffled=True)
        params = asked.sheet.params
        if one.kind in {"choice", "choices", "ordering"}:
            assert mark(one, params, answer_ids(asked, asked.right)).correct, one.id
        if one.kind == "number":
            low, high = (number_of(end) for end in range_said(one, one.truth(params)))
            assert mark(one, params, low, one.unit).correct, one.id
            assert mark(one, params, high, one.unit).correct, one.id
            beyond = high + 0.1 * (high - low)
            assert not mark(one, params, beyond, one.unit).correct, one.id


def number_of(text):
    digits, _, power = text.replace("−", "-").partition(" × 10")
    return float(digits) * 10.0 ** int(re.sub(r"</?sup>", "", power) or 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_other_letter_is_wrong_for_the_marking_functions(seed):
    for one in (each for each in BANK if each.kind == "choice"):
        asked = on_paper(one.id, seed, shuffled=True)
        others = set(asked.letters.values()) - {asked.right}
        assert not any(mark(one, asked.sheet.params, answer_ids(asked, letter)).correct for letter in others)


def test_the_scheme_of_several_letters_gives_the_share_that_marking_gives():
    for one in (each for each in BANK if each.kind == "choices"):
        asked = on_paper(one.id, "scheme", shuffled=True, points=2)
        right, letters = set(asked.right.split()), sorted(asked.letters.values())
        for count in range(1, len(letters) + 1):
            for ticked in combinations(letters, count):
                each = 1 / len(right)
                share = max(0.0, each * len(right & set(ticked)) - each * len(set(ticked) - right))
                verdict = mark(one, asked.sheet.params, answer_ids(asked, " ".join(ticked)))
                assert verdict.score == pytest.approx(share), (one.id, ticked)


def test_the_scheme_of_an_order_gives_the_share_that_marking_gives():
    for one in (each for each in BANK if each.kind == "ordering"):
        asked = on_paper(one.id, "scheme", points=2)
        right = asked.right.split()
        for order in permutations(right):
            pairs = [right.index(a) < right.index(b) for a, b in combinations(order, 2)]
            share = max(0.0, 2 * sum(pairs) / len(pairs) - 1)
            verdict = mark(one, asked.sheet.params, answer_ids(asked, " ".join(order)))
            assert verdict.score == pytest.approx(share), (one.id, order)


def test_variants_of_an_exam_ask_the_same_in_other_numbers_and_orders():
    made = exam(["01", "04"], 14, 4, "a seed")
    ids = [[one.sheet.asked.id for one in paper.asked] for paper in made.papers]
    assert all(each == ids[0] for each in ids)
    pages = [paper_page(made, [paper]) for paper in made.papers]
    assert len(set(pages)) == 4
    for same in zip(*(paper.asked for paper in made.papers), strict=True):
        looks = {(one.sheet.prompt, one.options) for one in same}
        assert len(looks) > 1 or same[0].sheet.asked.kind == "text"


def test_a_seed_writes_the_same_exam_again_and_another_one_another():
    first, again, other = (exam(["01"], 8, 2, seed) for seed in ("s", "s", "t"))
    assert paper_page(first, first.papers) == paper_page(again, again.papers)
    assert paper_page(first, first.papers) != paper_page(other, other.papers)


def test_paper_asks_for_as_many_figures_as_marking_needs():
    for one in (each for each in BANK if each.kind == "number"):
        asked = set(re.findall(r"\d figures", asked_html(1, on_paper(one.id, "figures", points=3))))
        assert asked <= {one.tolerance.wanted().removeprefix("to ")}, one.id


def test_points_on_the_paper_add_up_to_its_sum():
    made = exam(["01", "02", "10"], 20, 2, "points")
    for paper in made.papers:
        page = paper_page(made, [paper])
        each = [int(points) for points in re.findall(r'<span class="pts">(\d+) points?</span>', page)]
        assert len(each) == 20
        assert sum(each) == paper.points
        assert f"{paper.points} points" in page


def test_a_paper_gives_no_answer_away_and_its_key_gives_all():
    made = exam(["03", "07"], 16, 1, "secret")
    paper, key = paper_page(made, made.papers), key_page(made, made.papers)
    for one in made.papers[0].asked:
        assert on_sheet.rich(one.sheet.worked) not in paper
        assert on_sheet.rich(one.sheet.worked) in key
        assert answer_said(one) in key
    assert "secret" not in paper, "who knows the seed can write the key"


def test_every_objective_of_an_exam_is_asked_before_one_is_asked_twice():
    made = exam(["01"], len(chapter("01").objectives), 1, "each")
    asked = [one.sheet.asked.objective for one in made.papers[0].asked]
    assert asked == [one.id for one in chapter("01").objectives]


def test_few_questions_leave_no_chapter_out_and_the_key_lists_only_what_is_asked():
    made = exam(["01", "06", "13"], 12, 1, "few")
    asked = [one.sheet.asked.objective for one in made.papers[0].asked]
    assert Counter(name[:2] for name in asked) == {"01": 4, "06": 4, "13": 4}
    assert [one.id for one in made.asked] == sorted(set(asked), key=asked.index)
    key = key_page(made, made.papers)
    assert all(f"<li>{one.id} " in key for one in made.asked)
    assert made.left_out
    assert not any(f"<li>{one.id} " in key for one in made.left_out)


@pytest.mark.parametrize(
    "name", [one.id for one in BANK if one.kind == "number" and one.objective[:2] in {"01", "06", "13"}]
)
def test_a_neighbours_number_counts_in_no_other_variant_where_the_bank_allows_it(name):
    one = question(name)
    truths = [asked.sheet.asked.truth(asked.sheet.params) for asked in variants_of(name, 3, "neighbours")]
    alone = {one.truth(sheet_of(name, seed).params) for seed in range(40)}
    if len(alone) > 6:
        for a, b in combinations(truths, 2):
            assert abs(a - b) > one.tolerance.margin(a), (name, truths)


@pytest.mark.parametrize(
    ("objectives", "questions", "variants", "sentence"),
    [
        (["01.locus"], 99, 1, "99 questions are asked for, but 01.locus has only"),
        (["01.locsu"], 1, 1, "There is no objective '01.locsu'. Did you mean 01.locus?"),
        (["77"], 1, 1, "There is no objective '77'."),
        ([], 1, 1, "An exam needs objectives"),
        (["01"], 0, 1, "questions is 0, but must be at least 1"),
        (["01"], 1, 27, "variants is 27, but must be at least 1 and at most 26"),
    ],
)
def test_an_impossible_exam_is_refused_in_one_sentence(objectives, questions, variants, sentence):
    with pytest.raises(CourseError, match=re.escape(sentence)) as refused:
        exam(objectives, questions, variants, "s")
    assert "\n" not in str(refused.value)


def test_an_exam_can_be_written_as_a_page_where_no_browser_is(tmp_path):
    out = tmp_path / "exam.html"
    words = [
        "exam",
        "--objectives",
        "01.locus,01.content",
        "--questions",
        "3",
        "--seed",
        "s",
        "--out",
        str(out),
    ]
    run = CliRunner().invoke(cli, words)
    assert run.exit_code == 0, run.output
    assert "Seed: s" in run.output
    assert out.read_text(encoding="utf-8").count('<main class="sheet">') == 2
    assert "marking scheme" in (tmp_path / "exam-key.html").read_text(encoding="utf-8")


def test_without_a_browser_one_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setenv("COURSE_BROWSER", "/no/such/browser")
    with pytest.raises(CourseError, match="A PDF needs Chromium, Chrome or Edge") as refused, press():
        pass
    assert "\n" not in str(refused.value)


def test_the_poll_names_the_right_letter_and_its_table_agrees():
    one = chapter("04")
    asked = poll_questions(one)
    rows = list(csv.DictReader(io.StringIO(poll_csv(one, asked))))
    assert len(rows) == len(asked) >= 5
    for row, each in zip(rows, asked, strict=True):
        truth = each.sheet.asked.truth(each.sheet.params)
        assert row[row["right"]] == dict(each.options)[truth].replace("`", "")
    page = poll_page(one, asked, "https://vote.example.org/r/1")
    assert page.count('class="slide"') == 2 * len(asked)
    assert page.count("vote.example.org/r/1</p>") == len(asked)


def test_a_code_holds_the_address_that_it_is_made_from():
    import segno

    drawn = qr_svg("https://vote.example.org/r/1")
    modules = segno.make("https://vote.example.org/r/1", error="m")
    assert f'viewBox="0 0 {modules.symbol_size(border=2)[0]} ' in drawn
    assert drawn != qr_svg("https://vote.example.org/r/2")


@pytest.mark.parametrize("address", ["vote.example.org", "ftp://x.org", "https://", "https://a b.org"])
def test_an_address_that_no_phone_opens_is_refused(address):
    with pytest.raises(CourseError, match="so that a phone can open it"):
        qr_svg(address)


@pytest.mark.parametrize("one", written(), ids=lambda one: one.stem)
def test_every_picture_of_a_chapter_is_a_vector_with_its_licence(one):
    pictures = list(stills(lecture(one)))
    assert any(each.drawn for each in pictures)
    assert any(not each.drawn for each in pictures)
    for each in pictures:
        assert "<metadata>CC BY 4.0, Quieting the Synapse</metadata>" in licensed(each.svg)
        assert "<image" not in each.svg


@pytest.fixture(scope="module")
def two_chapters():
    return book_page((chapter("01"), chapter("04")))


def test_the_book_lists_each_source_once_and_every_number_leads_to_one(two_chapters):
    listed = re.findall(r'<li id="source-([^"]+)"', two_chapters)
    assert len(listed) == len(set(listed)) > 20
    assert set(re.findall(r'href="#source-([^"]+)"', two_chapters)) == set(listed)
    numbers = dict(re.findall(r'href="#source-([^"]+)">\[(\d+)\]', two_chapters))
    assert numbers == {key: str(place) for place, key in enumerate(listed, start=1)}


def test_the_book_says_a_citation_in_full_nowhere_but_in_its_list(two_chapters):
    body, _, listed = two_chapters.partition('id="sources"')
    for text in re.findall(r'<li id="source-[^"]+">(?:<a [^>]*>)?([^<]{60,})', listed):
        assert text not in body, text


def test_the_book_holds_no_pixels_and_no_form(two_chapters):
    assert "<img" not in two_chapters
    assert "<form" not in two_chapters
    assert "<!-- fact" not in two_chapters
    ids = re.findall(r'\bid="([^"]+)"', two_chapters)
    assert len(ids) == len(set(ids)), "pictures on one page must not share the names of their parts"


def test_every_question_of_the_book_is_answered(two_chapters):
    asked = re.findall(r"<b>Question (\d+\.\d+)</b>", two_chapters)
    answered = re.findall(r"<p><b>(\d+\.\d+)</b>", two_chapters)
    assert asked == answered
    assert len(asked) > 30


def test_links_between_chapters_lead_to_places_of_the_book(two_chapters):
    places = set(re.findall(r'\bid="([^"]+)"', two_chapters))
    inside = set(re.findall(r'href="#([^"]+)"', two_chapters))
    absent = {f"ch-{one.id}" for one in chapters() if one.id not in {"01", "04"}} | {"ch-00"}
    assert inside - places <= absent
    assert ".ipynb" not in re.sub(r"<code>.*?</code>", "", two_chapters, flags=re.DOTALL)


def test_a_place_without_a_page_is_refused():
    with pytest.raises(CourseError, match="says on no page where ch-02 is"):
        with_pages("@PAGE:ch-02@", {"ch-01": 3})


def test_a_number_in_prose_is_followed_by_the_number_of_its_source():
    cited = Citations()
    html = cited.in_prose("It is 40 %<!-- fact receptor.d2_baseline_occupancy % --> there<!-- derived -->.")
    assert re.fullmatch(r'<p>It is 40 %<a class="cite" href="#source-\w+">\[1\]</a> there\.</p>\s*', html)


def test_a_choice_shows_its_options_in_the_order_of_its_letters():
    asked = on_paper("quantal.locus", "order", shuffled=True)
    shown = re.findall(r"<b>([A-Z])</b><span>(.*?)</span></li>", asked_html(1, asked))
    assert [letter for letter, _ in shown] == sorted(letter for letter, _ in shown)
    assert dict(shown)[asked.right] == dict(asked.options)["quantum"].replace("&", "&amp;")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--handouts", "--site"], "--site and --handouts make different pages"),
        (["--address", "https://x.org"], "--address stands on the poll"),
        (["--book", "01"], "The book holds every written chapter"),
    ],
)
def test_wishes_that_do_not_go_together_are_refused(words, sentence):
    run = CliRunner().invoke(cli, ["build", *words])
    assert isinstance(run.exception, CourseError)
    assert sentence in str(run.exception)
