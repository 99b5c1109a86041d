"""The solution earns everything, the blank nothing, and every partial solution what it is worth."""

import re

import pytest
from school import AUTOMATIC, blank, solved, with_cell_before, with_source


def points(result):
    return {part["name"]: part["points"] for part in result["parts"] if part["points"]}


def said(result, name):
    return next(part for part in result["parts"] if part["name"] == name)


@pytest.mark.parametrize("student", ["ada", "bob", "cy", "dee", "eve"])
def test_the_solution_earns_every_automatic_point_in_every_variant(mark, student):
    result = mark(solved(student), student)
    assert sum(points(result).values()) == AUTOMATIC
    assert result["refused"] is None


def test_the_blank_earns_nothing_and_says_why_for_every_answer(mark):
    result = mark(blank("ada"))
    assert points(result) == {}
    assert all(len(part["message"]) > 20 for part in result["parts"])
    assert all(cell["ended"] == "done" for cell in result["cells"])


PARTIAL = {
    "one number of three": (
        "work1",
        "mean_nM = n_sites * release_probability * quantum_nM\ncontent = failures = None",
        {"mean": 1},
    ),
    "sd for variance": (
        "work2",
        "def variance_nM2(n_sites, release_probability, quantum_nM, quantal_cv):\n    return 1.0",
        {},
    ),
    "the variance of equal quanta": (
        "work2",
        "def variance_nM2(n_sites, release_probability, quantum_nM, quantal_cv):\n"
        "    return n_sites * release_probability * quantum_nM**2 * (1 - release_probability)",
        {"variance_equal_quanta": 2},
    ),
    "only the means": (
        "work3",
        "means_nM = np.linspace(0, 1, 21) * n_sites * quantum_nM\nvariances_nM2 = None",
        {"means": 1},
    ),
    "only the choice": ("work5", "ratio, locus = None, {locus!r}", {"locus": 1}),
    "only the ratio": (
        "work5",
        "ratio = (after_nM.mean() / after_nM.std(ddof=1)) ** 2 / (before_nM.mean() / before_nM.std(ddof=1)) ** 2\nlocus = None",
        {"inverse_cv2_ratio": 1},
    ),
}


@pytest.mark.parametrize("name", PARTIAL)
def test_a_partial_solution_earns_its_part(mark, kit, name):
    from course_lib.classroom.own_numbers import numbers_of_student

    cell, source, deserved = PARTIAL[name]
    source = source.replace("{locus!r}", repr(numbers_of_student(kit.assignment, "ada", kit.key).drug_on))
    assert points(mark(with_source(blank("ada"), cell, source))) == deserved


def test_an_estimate_without_a_fair_interval_earns_half(mark, kit):
    from course_lib.classroom.own_numbers import numbers_of_student

    hidden = numbers_of_student(kit.assignment, "ada", kit.key)
    n, q = hidden.hidden_n_sites, hidden.hidden_quantum_nM
    source = f"estimate = {{'n': ({n}, {n} / 50, {n} * 50), 'q_nM': ({q}, {q} / 50, {q} * 50)}}"
    assert points(mark(with_source(blank("ada"), "work4", source))) == {"estimate": 2}


def test_a_known_mistake_is_named(mark):
    source = "content = n_sites * release_probability * quantum_nM\nmean_nM = content\nfailures = release_probability ** n_sites"
    result = mark(with_source(blank("ada"), "work1", source))
    assert said(result, "content")["mistake"] == "content_times_quantum"
    assert said(result, "failures")["mistake"] == "failures_all_release"
    assert points(result) == {"mean": 1}


def test_a_function_that_fails_on_one_case_says_so(mark):
    source = (
        "def variance_nM2(n_sites, release_probability, quantum_nM, quantal_cv):\n"
        "    if quantal_cv: raise ValueError('no idea')\n"
        "    return n_sites * release_probability * quantum_nM**2 * (1 - release_probability)"
    )
    result = mark(with_source(blank("ada"), "work2", source))
    assert points(result) == {"variance_equal_quanta": 2}
    assert "no idea" in said(result, "variance")["message"]


def test_an_answer_that_is_not_there_names_the_cell_that_stopped(mark):
    source = "content = n_sites * release_probability\nmean_nM = content *\nfailures = 0.1"
    message = said(mark(with_source(solved("ada"), "work1", source)), "content")["message"]
    assert "Your cell 4 stopped with SyntaxError (line 2): invalid syntax." in message
    message = said(mark(with_source(blank("ada"), "work1", "content = None\nmean_nM = m")), "content")[
        "message"
    ]
    assert message.startswith("Nothing is answered yet")
    assert "NameError (line 2): name 'm' is not defined" in message


def test_an_error_deep_in_a_library_names_the_student_s_own_line(mark):
    message = said(
        mark(with_source(solved("ada"), "work1", "# one\n# two\ncontent = np.linalg.inv([1])")), "content"
    )["message"]
    assert "LinAlgError (line 3)" in message


def test_an_error_does_not_tell_where_the_marker_keeps_the_course(mark):
    source = "from course_lib.models.quantal.release import nothing"
    message = said(mark(with_source(solved("ada"), "work1", source)), "content")["message"]
    assert "(course_lib/models/quantal/release.py)" in message


def test_a_cell_that_stops_explains_no_answer_but_its_own(mark):
    result = mark(with_source(solved("ada"), "work1", "content = 1 / 0"))
    assert "ZeroDivisionError" in said(result, "content")["message"]
    assert sum(points(result).values()) == AUTOMATIC - 3


def test_a_function_that_prints_and_returns_nothing_hears_of_return(mark):
    source = "def variance_nM2(n_sites, release_probability, quantum_nM, quantal_cv):\n    print(n_sites)"
    part = said(mark(with_source(solved("ada"), "work2", source)), "variance")
    assert "does it end with `return`" in part["message"]
    assert part["read"] is False


def test_a_word_that_is_no_option_hears_the_words_that_the_task_offers(mark):
    source = "ratio = 1.0\nlocus = 'vesicle'"
    message = said(mark(with_source(solved("ada"), "work5", source)), "locus")["message"]
    assert message == "'vesicle' is none of the words: choose 'q' or 'release' or 'neither'."


def test_a_given_number_that_is_set_anew_is_noticed(mark):
    result = mark(with_cell_before(solved("ada"), "work1", "n_sites = 1000\nmine = quantal_cv == 0"))
    assert [note for note in result["notes"] if "sets n_sites anew" in note]
    assert mark(solved("ada"))["notes"] == []


def test_numbers_copied_from_a_classmate_earn_nothing(mark):
    bob = mark(solved("bob"), "bob")
    printed = next(cell["text"] for cell in bob["cells"] if cell["name"] == "task1")
    content, mean, failures = re.findall(r"is handed in: ([\d.e-]*\d)", printed)
    source = f"content, mean_nM, failures = {content}, {mean}, {failures}"
    assert points(mark(with_source(blank("bob"), "work1", source), "bob")) == {
        "content": 1,
        "mean": 1,
        "failures": 1,
    }
    assert points(mark(with_source(blank("ada"), "work1", source), "ada")) == {}


def test_marking_twice_gives_the_same_result(mark):
    assert mark(solved("ada")) == mark(solved("ada"))


def test_a_figure_and_a_text_travel_to_the_marker(mark):
    cells = {cell["name"]: cell for cell in mark(solved("ada"))["cells"]}
    assert any("image/png" in shown for shown in cells["task6"]["displays"])
    assert "smaller q" in cells["task7"]["source"]
