"""Chapter 12's views, pictures, mystery and text: what is moved, what is said, and each assumption named."""

import json

import numpy as np
import pytest

from course_lib.chapters.maladaptive_learning.mystery import mystery_records
from course_lib.chapters.maladaptive_learning.pictures import (
    bar_picture,
    bar_readout,
    erase_picture,
    erase_readout,
    window_picture,
    window_readout,
)
from course_lib.chapters.maladaptive_learning.questions.mystery import RECORDS, hidden_records
from course_lib.chapters.maladaptive_learning.stills import (
    least_picture,
    stories_picture,
    years_picture,
)
from course_lib.chapters.maladaptive_learning.views.bar import bar_view
from course_lib.chapters.maladaptive_learning.views.erase import erase_view, least_view, stories_view
from course_lib.chapters.maladaptive_learning.views.window import window_view
from course_lib.chapters.maladaptive_learning.views.years import YEARS_ON, years_view
from course_lib.errors import CourseError
from course_lib.facts import claim
from course_lib.models.learning.withdrawal import treated
from course_lib.questions import bank, quiz_ids
from course_lib.syllabus import chapter


def prose():
    cells = json.loads(chapter("12").notebook.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def test_only_the_old_room_learns():
    old, new = bar_view().course.lines
    assert (np.diff(old.values) > 0).all()
    assert (new.values == new.values[0]).all()
    assert bar_view(drug_days=14).new_room_s == bar_view(drug_days=2).new_room_s


def test_placebo_days_bring_the_old_room_towards_a_new_one():
    gap = [bar_view(placebo_days=days).today_s - 5 for days in (1, 5, 14)]
    assert gap[0] > gap[1] > gap[2] > 0


def test_half_a_block_still_teaches():
    view = bar_view(block=0.5)
    assert view.today_s > 1.5 * view.new_room_s


def test_the_bar_says_its_numbers_and_when_it_is_cut_off():
    assert "87 s on the bar in the old room, 20 s in a new one" in bar_picture(bar_view()).title
    assert "on placebo" in bar_picture(bar_view(placebo_days=3)).title
    told = bar_readout(bar_view(block=0.8, drug_days=14))
    assert told["held at the cut-off of 180 s"] == "yes"
    assert bar_readout(bar_view())["held at the cut-off of 180 s"] == "no"
    assert len(bar_view(drug_days=1).course.times) == 2


def test_dopamine_counts_only_while_the_tag_is_there():
    early, in_time, late = (window_view(delay_s=delay).go for delay in (-1.0, 0.5, 5.0))
    assert in_time > 30 * max(early, late)
    dip = window_view(delay_s=0.5, dip=True)
    assert dip.nogo == pytest.approx(in_time)
    assert window_picture(dip).title.startswith("A dip at 0.5 s: Go changes by −1")
    assert window_readout(dip)["Go weight"] == "−1"


def test_the_view_over_delays_passes_through_the_mark():
    view = window_view(delay_s=1.0)
    assert view.over_delays.heights_here[0] == pytest.approx(view.go, rel=1e-6)


def test_the_years_and_what_they_leave():
    view = years_view()
    ends = {name: round(by_year[YEARS_ON], 2) for name, by_year in view.go_by_year.items()}
    assert ends == {"four in a row missed": 2.49, "four missed, spread": 1.53, "none missed": 0.94}
    assert view.mean_signal == pytest.approx(0.86, abs=0.005)
    assert (view.tablet_day, view.gap_day) == pytest.approx((1.4, 39), abs=0.1)
    assert view.two_months_off == pytest.approx(22.3, abs=0.05)
    assert view.function_days == (15, 31)
    assert "2.5 with gaps in a row, else 1.5 and 0.94" in years_picture(view).title


def test_the_minimum_is_there_with_one_signal_and_gone_with_d1_spared():
    view = least_view()
    assert view.here == pytest.approx(84)
    shared, spared = (line.values for line in view.lines)
    assert shared.min() == pytest.approx(1.95, abs=0.01)
    assert shared[0] - shared.min() > 0.5
    assert np.ptp(spared) < 0.05
    assert "84 %" in least_picture(view).title


def test_the_erasing_figure_tells_hidden_from_erased():
    hidden, erased = (erase_view(occupancy=each) for each in (0.98, 0.83))
    assert hidden.on[1] < erased.on[1]
    assert hidden.go[1] > erased.go[1]
    assert hidden.off[0] > erased.off[0] > erased.before
    spared = erase_view(spared=True)
    assert spared.go == pytest.approx((1.0, 0.97), abs=0.01)
    assert "from 2.5 to 2" in erase_picture(erased).title
    assert erase_readout(erased)["Go weight, before and left"] == "2.49, 1.96"
    assert erase_view(missed_per_week=0).go[0] < 1


def test_four_stories_return_and_two_remember():
    lines = {line.label: line.values for line in stories_view().lines}
    ends = {name: round(float(values[-1]), 1) for name, values in lines.items()}
    assert ends == {"mask": 19.3, "receptors": 19.3, "learning": 18.1, "both": 17.7}
    assert all(values[8 + 48] > 15 for values in lines.values())
    assert "18 (learning)" in stories_picture(stories_view()).title


def test_the_experiment_needs_some_380_people_an_arm():
    short, long = (treated(0.83, weeks_on=weeks).week_off(26) for weeks in (12, 48))
    difference = (short - long) / ((short + long) / 2)
    assert difference == pytest.approx(0.08, abs=0.005)
    assert 2 * (2.802 * 0.4 / difference) ** 2 == pytest.approx(380, abs=10)


@pytest.mark.parametrize("seed", range(1, 13))
def test_the_three_records_can_be_told_apart(seed):
    table, hidden = mystery_records(seed).table(), hidden_records(seed)
    found = {story: RECORDS[hidden.order.index(story)] for story in ("receptors", "learning")}
    assert max(table, key=lambda name: table[name]["on, weeks 93 to 96"]) == found["receptors"]
    off = {name: row["off, weeks 1 to 4"] + row["off, weeks 23 to 26"] for name, row in table.items()}
    assert min(off, key=off.get) == found["learning"]


def test_records_stay_the_same_and_reveal_last():
    assert mystery_records(3).table() == mystery_records(3).table()
    assert "learning" in mystery_records(3).reveal()
    assert "Read with .table()" in repr(mystery_records(3))


def test_the_claims_have_the_verdicts_that_the_chapter_computes():
    verdicts = {name: claim(name).verdict for name in chapter("12").claims}
    assert verdicts == {
        "#24": "overstated",
        "#36": "right in part",
        "#12a": "simplified",
        "#12b": "insufficient evidence",
        "#12c": "right only if",
        "#12d": "unsupported",
    }


@pytest.mark.parametrize(
    "assumption",
    [
        "δ is measured from *tone*",
        "One step for each performed movement, forgetting too",
        "classical conditioning",
        "tone and bursts shrink alike",
        "at a rat’s pace",
        "One $S$ for both weights",
        "rooms with own weights",
        "receptors held at 1",
        "no block overnight",
        "a ceiling of 6",
        "how it rises",
        "NoGo’s sign is turned",
        "half a year of urges",
    ],
)
def test_each_assumption_of_ours_is_named_in_the_text(assumption):
    assert assumption in prose()


def test_the_ladder_stands_in_the_text():
    text = prose()
    for rung in ("measured", "modelled", "ours", "speculative"):
        assert f"*{rung}*" in text.lower()


def test_every_objective_is_asked_twice_and_in_the_quiz():
    objectives = [one.id for one in chapter("12").objectives]
    asked = [one.objective for one in bank("12")]
    assert len(asked) >= 18
    assert all(asked.count(one) >= 2 for one in objectives)
    in_quiz = {next(q.objective for q in bank("12") if q.id == one) for one in quiz_ids("12")}
    assert in_quiz == set(objectives)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: bar_view(block=1.2), "share of D2 receptors"),
        (lambda: bar_view(drug_days=0), "a test a day"),
        (lambda: window_view(delay_s=-9.0), "seconds are watched"),
        (lambda: erase_view(occupancy=1.5), "share of transporters"),
        (lambda: erase_view(missed_per_week=9), "seven tablets"),
    ],
)
def test_what_cannot_be_gets_a_sentence(call, words):
    with pytest.raises(CourseError, match=words):
        call()
