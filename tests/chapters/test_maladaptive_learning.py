"""Chapter 12's views, pictures, mystery and text: what is moved, what is said, and each assumption named."""

import json

import numpy as np
import pytest

from course_lib.chapters.maladaptive_learning.mystery import mystery_records
from course_lib.chapters.maladaptive_learning.pictures.inhibitor import (
    erase_picture,
    erase_readout,
    least_picture,
    stories_picture,
)
from course_lib.chapters.maladaptive_learning.pictures.teaching import (
    bar_picture,
    bar_readout,
    window_picture,
    window_readout,
    years_picture,
)
from course_lib.chapters.maladaptive_learning.questions.mystery import RECORDS, hidden_records
from course_lib.chapters.maladaptive_learning.views.bar import bar_view
from course_lib.chapters.maladaptive_learning.views.erase import erase_view, least_view, stories_view
from course_lib.chapters.maladaptive_learning.views.window import window_view
from course_lib.chapters.maladaptive_learning.views.years import YEARS_ON, years_view
from course_lib.errors import CourseError
from course_lib.facts import claim
from course_lib.models.learning.opponents import BAR, YEARS
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
    assert "placebo tomorrow" not in " ".join(bar_readout(bar_view()))  # it would answer the prediction
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


def test_stopping_is_the_first_gap_of_who_missed_none():
    by_year = years_view().go_by_year["none missed"]
    assert by_year[YEARS_ON] < 0.95
    assert by_year[YEARS_ON + 1] == pytest.approx(1.003, abs=0.002)


def test_the_minimum_is_there_with_one_signal_and_elsewhere_and_shallow_with_d1_spared():
    view, other = least_view(), least_view(spared=True)
    assert view.here == pytest.approx(84)
    shared, spared = (each.lines[0].values for each in (view, other))
    assert shared.min() == pytest.approx(1.95, abs=0.01)
    assert shared[0] - shared.min() > 0.5
    assert np.ptp(spared) < 0.05
    assert (spared.min(), other.here) == pytest.approx((0.961, 58), abs=0.001)
    assert "about 84 %" in least_picture(view).title


def test_the_erasing_figure_tells_hidden_from_erased():
    hidden, erased = (erase_view(occupancy=each) for each in (0.98, 0.84))
    assert hidden.on[1] < erased.on[1]
    assert hidden.go[1] > erased.go[1]
    assert hidden.off[0] > erased.off[0] > erased.before
    spared = erase_view(spared=True)
    assert spared.go == pytest.approx((1.0, 0.97), abs=0.01)
    assert "from 2.5 to 2" in erase_picture(erased).title
    assert erase_readout(erased)["Go weight, before and left"] == "2.49, 1.95"
    assert erase_view(missed_per_week=0).go[0] < 1


def test_four_stories_return_and_two_remember():
    lines = {line.label: line.values for line in stories_view().lines}
    ends = {name: round(float(values[-1]), 1) for name, values in lines.items()}
    assert ends == {"mask": 19.3, "receptors": 19.3, "learning": 18.2, "both": 17.7}
    assert all(values[8 + 48] > 15 for values in lines.values())
    assert "18.2 (learning)" in stories_picture(stories_view()).title


@pytest.mark.parametrize(("story", "share", "people"), [("both", 0.08, 370), ("learning", 0.05, 1050)])
def test_the_experiment_needs_so_many_people_an_arm(story, share, people):
    short, long = (treated(0.84, weeks_on=weeks, story=story).week_off(26) for weeks in (12, 48))
    difference = (short - long) / ((short + long) / 2)
    assert difference == pytest.approx(share, abs=0.005)
    assert 2 * (2.802 * 0.4 / difference) ** 2 == pytest.approx(people, abs=10)


def test_learning_alone_is_lower_the_longer_treatment_was_and_returns_at_once():
    by_weeks = {weeks: treated(0.84, weeks_on=weeks, story="learning") for weeks in (12, 48, 96)}
    ends = [round(one.week_off(26), 1) for one in by_weeks.values()]
    assert ends == [19.1, 18.2, 17.2]
    assert by_weeks[48].week_off(1) / by_weeks[48].course.week(8) == pytest.approx(0.89, abs=0.005)


def test_the_gaps_go_on_and_no_tablet_erases_more():
    person = treated(0.84)
    assert person.course.go[-1] > person.left[0]
    assert treated(0.0, antipsychotic_stops=True).left[0] == pytest.approx(1.74, abs=0.005)


def test_relief_slackens_in_the_first_weeks_and_one_step_of_dose_is_steep():
    person = treated(0.84)
    assert [round(person.week_on(week), 1) for week in (1, 6, 48)] == [3.9, 9.9, 6.4]
    assert treated(0.91).week_on(48) == pytest.approx(3.1, abs=0.05)


def test_the_rat_forgets_a_thousand_times_faster_than_the_patient():
    assert BAR.forgetting / YEARS.forgetting == pytest.approx(1095)
    assert (BAR.strength, YEARS.strength) == (1, 2)


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
        "δ is signal minus usual *tone*",
        "Only a performed movement teaches or forgets",
        "classical conditioning",
        "tone and bursts shrink alike",
        "at a rat’s pace",
        "Both weights share $S$, η, φ",
        "blocked *and grew* like D2",
        "if* errors are counted from tone",
        "because we chose φ so",
        "tablets and gaps go on, during and after",
        "rooms with own weights",
        "receptors held at 1",
        "no drug overnight",
        "a ceiling of 6",
        "how the tag rises",
        "taken off at 180 s",
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
