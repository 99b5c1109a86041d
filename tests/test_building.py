"""Frames of assignments: marked questions, a graded question from its twin, rubrics, the given cell."""

import importlib
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from course_lib.errors import CourseError
from course_lib.questions import Mistake, NumberQuestion, Option, Tolerance, question, variant
from course_lib.questions.assignment import assignment, numbers_for
from course_lib.questions.building import (
    Marked,
    cases,
    figure_rubric,
    graded,
    own_hints,
    states,
    task,
    written_rubric,
)
from course_lib.questions.generic import generic_mistakes
from course_lib.questions.given import given_source, listed, own, packed
from course_lib.questions.kinds import FREE_MISTAKES, WITH_RECIPROCAL
from course_lib.questions.params import Params
from course_lib.questions.tolerance import HALF_PER_CENT, ONE_PER_CENT, TWO_PER_CENT
from course_lib.syllabus import written

MARKED = Marked(chapter="99", hints=own_hints("Count.", "What must it be for p = 0?"))
TEXTS = ("Mean.", "n p q = {truth:.3g}.", "Quanta times size.")
ASSIGNED = [one.slug for one in written() if one.solution.exists()]


def twin(**changes):
    """A lecture's question of two numbers, with two known mistakes."""
    made = NumberQuestion(
        id="lecture.speed",
        objective="99.speed",
        prompt="{way_m:g} m in {time_s:g} s?",
        hints=("Way {way_m:g}.", "Divide.", "v = s/t."),
        worked="{way_m:g}/{time_s:g} = {truth:.3g}.",
        means="So fast.",
        draw=lambda rng: {"way_m": rng.choice((2.0, 3.0)), "time_s": 4.0},
        answer=lambda v: v.way_m / v.time_s,
        unit="m/s",
        tolerance=Tolerance(relative=0.05),
        family="ways",
        mistakes=(
            Mistake(
                id="way", answer=lambda v: v.way_m, because="That is the way of {way_m:g} m, not {truth:.3g}."
            ),
            Mistake(id="turned", answer=lambda v: v.time_s / v.way_m, because="Turn it over."),
        ),
    )
    return replace(made, **changes)


def test_a_graded_question_keeps_its_twins_answer_mistakes_texts_and_tolerance():
    made = graded(twin(), id="assignment99.speed")
    g = Params(way_m=6.0, time_s=4.0)
    assert made.truth(g) == 1.5
    assert [slip.id for slip in made.mistakes] == ["way", "turned"]
    assert made.says(made.mistakes[0].because, g) == "That is the way of 6 m, not 1.5."
    assert (made.tolerance, made.objective, made.unit) == (twin().tolerance, "99.speed", "m/s")


def test_a_graded_question_draws_nothing_of_its_own_and_belongs_to_no_family():
    made = graded(twin(), id="assignment99.speed")
    assert made.draw(Random(1)) == {}
    assert made.family == ""


def test_a_graded_question_takes_its_numbers_by_the_assignments_names():
    made = graded(twin(), id="assignment99.speed", numbers={"way_m": "path_m"})
    g = Params(path_m=6.0, time_s=4.0)
    assert made.truth(g) == 1.5
    assert made.mistakes[0].answer(g) == 6.0
    assert made.says(made.mistakes[0].because, g) == "That is the way of 6 m, not 1.5."
    assert [made.says(text, g) for text in (made.prompt, made.hints[0], made.worked)] == [
        "6 m in 4 s?",
        "Way 6.",
        "6/4 = 1.5.",
    ]


def test_a_name_that_the_assignment_uses_for_something_else_is_covered_by_the_renamed_one():
    made = graded(twin(), id="assignment99.speed", numbers={"way_m": "path_m"})
    assert made.truth(Params(path_m=6.0, way_m=100.0, time_s=4.0)) == 1.5


def test_a_list_of_mistakes_replaces_keeps_rewords_and_reorders_those_of_the_twin():
    made = graded(
        twin(),
        id="assignment99.speed",
        mistakes={
            "own": (lambda g: g.way_m * g.time_s, "You multiplied."),
            "upside_down": "turned",
            "way_alone": ("way", "A way is no speed."),
        },
    )
    g = Params(way_m=6.0, time_s=4.0)
    assert [(slip.id, slip.answer(g), slip.because) for slip in made.mistakes] == [
        ("own", 24.0, "You multiplied."),
        ("upside_down", 4.0 / 6.0, "Turn it over."),
        ("way_alone", 6.0, "A way is no speed."),
    ]


def test_an_empty_list_of_mistakes_keeps_none():
    assert graded(twin(), id="assignment99.speed", mistakes={}).mistakes == ()


def test_a_change_replaces_the_twins_field():
    made = graded(twin(), id="assignment99.speed", tolerance=ONE_PER_CENT, objective="99.other")
    assert (made.tolerance, made.objective) == (ONE_PER_CENT, "99.other")


def test_the_twin_itself_stays_as_it_was():
    before = twin()
    graded(before, id="assignment99.speed", numbers={"way_m": "path_m"}, mistakes={})
    assert [slip.id for slip in before.mistakes] == ["way", "turned"]
    assert before.truth(Params(way_m=6.0, time_s=4.0)) == 1.5


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (lambda: graded(twin(practice_only=True), id="a.b"), "lecture.speed is for practice only, but"),
        (
            lambda: graded(twin(), id="lecture.speed"),
            "id is 'lecture.speed', but must differ from the twin's",
        ),
        (
            lambda: graded(twin(), id="a.b", mistakes={"slow": "turnd"}),
            "mistake is 'turnd', but must be .*turned.*slow takes it from lecture.speed",
        ),
        (
            lambda: graded(question("quantal.locus"), id="a.b", numbers={"n": "m"}),
            "quantal.locus is of kind choice, but only a number can take its numbers by other names",
        ),
        (lambda: own(Params(n_sites=8), "n_site"), "number is 'n_site', but must be .*n_sites"),
    ],
    ids=["practice", "same id", "unknown mistake", "no number", "unknown number"],
)
def test_what_does_not_fit_is_one_sentence(made, sentence):
    with pytest.raises(CourseError, match=sentence) as caught:
        made()
    assert "\n" not in str(caught.value)


def test_a_twins_graded_question_has_the_chapters_hints_and_counts_within_one_per_cent():
    made = MARKED.graded(twin(), "speed", TEXTS)
    assert made.id == "assignment99.speed"
    assert (made.prompt, made.worked, made.means) == TEXTS
    assert (made.hints, made.tolerance, made.free) == (MARKED.hints, ONE_PER_CENT, WITH_RECIPROCAL)
    assert MARKED.graded(twin(), "speed", TEXTS, tolerance=TWO_PER_CENT).tolerance == TWO_PER_CENT


def test_a_choice_has_no_tolerance_and_can_be_graded_too():
    lecture = question("quantal.what_is_p")
    made = MARKED.graded(lecture, "what_is_p", TEXTS)
    assert made.truth(variant(lecture, 1)) == lecture.truth(variant(lecture, 1))


def test_a_marked_number_knows_its_mistakes_in_the_order_of_the_table():
    slips = {"sites": (lambda g: g.n, "That is n."), "chance": (lambda g: g.p, "That is p = {p:g}.")}
    made = MARKED.number("content", "content", lambda g: g.n * g.p, TEXTS, mistakes=slips, unit="nM")
    assert [(slip.id, slip.answer(Params(n=8, p=0.5))) for slip in made.mistakes] == [
        ("sites", 8),
        ("chance", 0.5),
    ]
    assert (made.unit, made.tolerance, made.objective) == ("nM", ONE_PER_CENT, "99.content")


def test_a_function_task_marks_functions_and_knows_wrong_ones():
    made = MARKED.function(
        "area",
        "area",
        lambda side: side**2,
        TEXTS,
        signature="area(side)",
        cases=cases("{data_seed}", lambda rng, number: {"side": number + 1.0}),
        mistakes={"round_it": (lambda side: 4 * side, "That is the way round it.")},
    )
    g = Params(data_seed=5)
    assert made.values(made.truth(g), g).tolist() == [1, 4, 9, 16, 25, 36, 49, 64]
    assert made.values(made.mistakes[0].answer(g), g).tolist() == [4, 8, 12, 16, 20, 24, 28, 32]


def test_cases_differ_between_variants_and_between_streams():
    draw = lambda rng, number: {"p": rng.random()}  # noqa: E731  a draw is a value here
    one, other = cases("a|{data_seed}", draw), cases("b|{data_seed}", draw)
    assert one(Params(data_seed=1)) != one(Params(data_seed=2))
    assert one(Params(data_seed=1)) != other(Params(data_seed=1))


def test_a_curve_task_is_asked_at_the_same_places_for_everyone():
    hours = np.arange(3.0)
    made = MARKED.curve("way", "way", lambda g: g.speed * hours, TEXTS, at=(hours, "time", "h"), mistakes={})
    assert made.at(Params(speed=2.0)) is hours
    assert (made.at_name, made.at_unit, made.unit, made.tolerance) == ("time", "h", "1", HALF_PER_CENT)


def test_one_state_is_right_and_every_reply_says_which_way_it_lies():
    either = {"low": ("too little", "Below."), "high": ("too much", "Above.")}
    options = states("high", either, elsewhere="Compare.")
    assert options == (
        Option(id="low", text="too little", right=False, reply="Below. Compare."),
        Option(id="high", text="too much", right=True, reply="Above."),
    )


def test_a_task_hands_its_parts_in_by_name_and_adds_up_their_points():
    made = task("task1", "Numbers", first=(twin(), 1), second=(lambda params: twin(), 2.5))
    assert [part.name for part in made.parts] == ["first", "second"]
    assert made.points == 3.5


def test_the_rubric_of_a_figure_asks_for_curves_axes_and_a_finding():
    rubric = figure_rubric(
        "task6",
        "A figure",
        "99.fit",
        drawn=("All is drawn.", "Dots."),
        axes=("Units.", "nM."),
        finding="About n.",
    )
    assert [line.points for line in rubric.criteria] == [1, 0.5, 0.5]
    assert [line.look_for for line in rubric.criteria] == ["Dots.", "nM.", "About n."]
    assert written_rubric("task7", "Why?", "99.fit", (1.5, "Says why.", "CV.")).points == 1.5


def test_the_given_cell_gives_back_the_numbers_that_went_in():
    values = np.array([[1.25, 2.5, 3.75], [4.0, 5.125, 6.0]])
    params = Params(n_sites=8, saliences=(0.4, 0.8), hidden=3)
    source = given_source(
        **own(params, "n_sites", "saliences"),
        rows=listed(values, 3),
        line=listed(values[0], 2),
        text=f"{packed(values, 3)}.reshape{values.shape}",
        short_lines=packed(values, 3, words_a_line=2),
    )
    given = {}
    exec(source, given)
    assert (given["n_sites"], given["saliences"]) == (8, (0.4, 0.8))
    assert "hidden" not in given
    for name in ("rows", "text"):
        np.testing.assert_array_equal(given[name], values)
    np.testing.assert_array_equal(given["line"], values[0])
    np.testing.assert_array_equal(given["short_lines"], values.ravel())


def test_a_number_knows_by_default_the_generic_mistakes_that_hold_for_every_number():
    plain = NumberQuestion(
        id="a.b", objective="99.a", prompt="", hints=("", "", ""), worked="", means="", answer=lambda v: 2.0
    )
    assert plain.free == FREE_MISTAKES
    assert [slip.id for slip in generic_mistakes(plain)] == ["sign"]
    assert [slip.id for slip in generic_mistakes(replace(plain, free=WITH_RECIPROCAL))] == [
        "sign",
        "reciprocal",
    ]


@pytest.mark.parametrize("slug", ASSIGNED)
def test_every_assignment_has_the_same_modules(slug):
    """Tasks and samples always; numbers, curves, functions and a registry of trials where such things are asked."""
    room = Path(importlib.import_module(f"course_lib.chapters.{slug}.assignment").__file__).parent
    modules = {path.stem for path in room.glob("*.py")}
    assert {"__init__", "tasks", "samples"} < modules
    assert modules <= {"__init__", "tasks", "samples", "numbers", "curves", "functions", "registry"}


@pytest.mark.parametrize("slug", ASSIGNED)
def test_every_part_shares_its_assignments_hints_and_is_named_after_its_chapter(slug):
    made = assignment(slug)
    g = numbers_for(made, "frames")
    asked = [part.asked(g) for each in made.tasks for part in each.parts]
    assert len({one.hints for one in asked}) == 1
    assert all(one.id.startswith(f"assignment{made.chapter}.") for one in asked)
    assert all(one.objective.startswith(f"{made.chapter}.") for one in asked)
    assert all(one.draw(Random(1)) == {} for one in asked)


@pytest.mark.parametrize("slug", ASSIGNED)
def test_every_assignment_has_a_figure_whose_title_states_a_finding(slug):
    lines = [line.text for each in assignment(slug).hand_marked for line in each.criteria]
    assert lines.count("The title states a finding.") == 1
