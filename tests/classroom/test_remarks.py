"""The report tells what a lecturer has to do apart from what was put right, and whose numbers a notebook holds."""

from types import SimpleNamespace

from school import FIRST, as_bytes, blank, solved

from course_lib.classroom.giving_back.remarks import PUT_RIGHT, TO_DO, remarks
from course_lib.classroom.giving_back.statistics import items, misconceptions, waiting_by_objective
from course_lib.classroom.marks.marked import numbers_of_everyone
from course_lib.classroom.release import exercise_bytes


def test_the_notebook_of_a_neighbour_is_named(kit, mark):
    results = [mark(solved("ada")), mark(solved("ada"), "bob"), mark(solved("cy"), "cy")]
    odd = remarks(results, (), numbers_of_everyone(kit))
    (line,) = odd.to_do
    assert line.startswith("bob: the notebook holds the numbers of ada: ask both.")
    assert odd.put_right == ("bob: The locked cell given had been changed; ours was put back.",)


def test_the_public_exercise_in_place_of_one_s_own_is_named(kit, mark):
    odd = remarks([mark(exercise_bytes(FIRST), "bob")], (), numbers_of_everyone(kit))
    assert odd.to_do[0].startswith("bob: worked on the public exercise")


def test_what_asks_for_something_stands_apart_from_what_was_put_right(kit, mark):
    shorter = solved("bob")
    shorter["cells"] = [cell for cell in shorter["cells"] if cell["id"] != "task3"]
    results = [mark(b"", "ada"), mark(shorter, "bob")]
    text = str(remarks(results, ("eve: a line of the intake.",), numbers_of_everyone(kit)))
    asked, told = text.split("\n\n")
    assert asked.splitlines() == [
        TO_DO,
        "eve: a line of the intake.",
        "ada: not marked: the file is empty: ask for it again.",
    ]
    assert told.splitlines() == [PUT_RIGHT, "bob: 1 missing: task3; ours was put back."]


def test_what_befell_most_of_a_class_is_one_line():
    def of(student, *notes):
        return {"student": student, "refused": None, "protected": True, "notes": notes}

    odd = remarks([of(one, "One cause.") for one in "abcd"] + [of("e", "Its own."), of("f")], (), "")
    assert odd.put_right == ("4 of 6 students: One cause.", "e: Its own.")


def test_a_text_that_was_mended_after_the_release_is_no_remark(mark):
    notebook = solved("ada")
    for cell in notebook["cells"]:
        if cell["id"] == "text1":
            cell["source"] += " As it was before a word was mended."
    assert mark(notebook)["notes"] == []


def test_a_class_without_anything_odd_hears_so(kit, mark):
    assert str(remarks([mark(solved("ada"))], (), numbers_of_everyone(kit))) == "Nothing was odd."


def test_answers_tell_nothing_given_from_wrong_in_an_unknown_way_and_mistakes_name_their_task(mark):
    astray = blank("bob")
    for cell in astray["cells"]:
        if cell["id"] == "work1":
            cell["source"] = "content, mean_nM, failures = n_sites, 12345.678, None"
    content, mean, failures, *_ = items([mark(as_bytes(astray), "bob")])
    assert [(one.unread, one.unexplained) for one in (content, mean, failures)] == [
        (0, ()),
        (0, ("bob",)),
        (1, ()),
    ]
    (known,) = misconceptions([mark(as_bytes(astray), "bob")])
    assert (known.id, known.task) == ("content_is_sites", "task1")


def test_marks_that_are_still_to_come_are_counted_by_objective():
    waits, given = (SimpleNamespace(cell="task7", points=points) for points in (None, 2.0))
    assert waiting_by_objective({"ada": [waits], "bob": [given]}, {"task7": "01.vmat2"}) == {"01.vmat2": 1}
