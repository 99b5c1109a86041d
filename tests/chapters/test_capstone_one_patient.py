"""Chapter 15: its views, pictures, mystery, film desk and the student's own patients."""

import json
import shutil
import subprocess

import numpy as np
import pytest
from scipy.stats import norm

from course_lib.chapters.capstone_one_patient.assignment import samples
from course_lib.chapters.capstone_one_patient.mystery import PRICES_MIN, letter, mystery
from course_lib.chapters.capstone_one_patient.pictures import (
    bench_picture,
    bench_readout,
    seen_readout,
    weeks_picture,
    workup_picture,
)
from course_lib.chapters.capstone_one_patient.questions.update import WIDE
from course_lib.chapters.capstone_one_patient.questions.worth import WHICH_TEST
from course_lib.chapters.capstone_one_patient.views.belief import (
    qtc_sd_ms,
    seen_view,
    worked_belief,
    workup_view,
)
from course_lib.chapters.capstone_one_patient.views.doses import bench_view, weeks_view
from course_lib.drawings import film_desk
from course_lib.drawings.film.desk import STEPS_PER_HAND, desk_page_html, desk_spec, packed, script
from course_lib.drawings.film.still import film_still
from course_lib.errors import CourseError
from course_lib.models.patient.agreement import kappa, table_of
from course_lib.models.patient.film import film_of
from course_lib.models.patient.forecast import forecast
from course_lib.models.patient.people import film_of_patient, worked_patient
from course_lib.models.patient.safety import BANNER
from course_lib.models.population.exposure import CLEARANCES_L_per_h, auc_ng_h_per_mL, clearance_left
from course_lib.models.population.qt import LABEL_LINE
from course_lib.models.population.variance import COHORT_SHARES, KINDS, PERSONAL_VARIANCE
from course_lib.questions.assignment import assignment, numbers_for

FILM = film_of([1, 3, 2, 0, 2, 0, 1], seed=4)


class TestViews:
    def test_films_move_the_forecast_and_a_level_hardly_does(self):
        start, films, level = seen_view(), seen_view(films=3), seen_view(level=2.1)
        assert abs(films.now.change.mean - start.now.change.mean) > 0.4
        assert abs(level.now.change.mean - start.now.change.mean) < 0.1

    def test_densities_hold_all_probability(self):
        density = seen_view(films=3).density
        step = density.positions[1] - density.positions[0]
        for line in density.lines:
            assert step * np.sum(line.values) == pytest.approx(100, abs=0.1)

    def test_a_worse_rater_leaves_more_unknown(self):
        good, bad = (seen_view(films=3, sem_points=sem).score[1] for sem in (1.0, 4.0))
        assert good < bad

    def test_more_films_than_were_made_are_refused(self):
        with pytest.raises(CourseError, match="films"):
            worked_belief(films=4)

    def test_qt_narrows_by_gene_and_more_by_level(self):
        nothing, gene, level, both = (
            qtc_sd_ms(*known) for known in ((False, False), (True, False), (False, True), (True, True))
        )
        assert (nothing, gene, level, both) == pytest.approx((3.58, 3.25, 1.68, 1.65), abs=0.01)
        random = np.random.default_rng(5)
        kinds = random.choice(len(KINDS), 400_000, p=COHORT_SHARES)
        clearance = np.array([CLEARANCES_L_per_h[kind] for kind in KINDS])[kinds]
        auc = auc_ng_h_per_mL(80, clearance) * np.exp(random.normal(0, PERSONAL_VARIANCE**0.5, kinds.size))
        assert np.std(LABEL_LINE.slope_ms_per_auc * auc) == pytest.approx(nothing, abs=0.05)

    def test_the_figure_s_finding_is_that_films_tell_the_benefit(self):
        title = workup_picture(workup_view(24)).title
        gene, films = (int(word) for word in title.replace("\u202f", " ").split() if word.isdigit())
        assert gene <= 3 < 15 <= films

    def test_the_answer_to_the_prediction_tells_the_figure_s_numbers(self):
        found = workup_view()
        for name, value in zip(found.names[:4], found.values[:4], strict=True):
            assert f"{name} {value:.2f}" in WHICH_TEST.worked
        assert f"three films {found.values[4]:.2f}, six films {found.values[5]:.2f}" in WIDE.worked

    def test_the_bench_gives_her_40_mg_and_without_paroxetine_60(self):
        assert bench_readout(bench_view(40.0))["our rule gives"] == "40 mg/day"
        assert bench_readout(bench_view(40.0, "none"))["our rule gives"] == "60 mg/day"
        assert bench_view(40.0, "ketoconazole").best is None
        assert "cap 40 mg" in bench_picture(bench_view(80.0)).title

    def test_readouts_say_mean_and_interval(self):
        assert seen_readout(seen_view(films=3))["change, 90 %"] == "−3.5 (−6.8 to −0.8) points"

    def test_her_larger_total_leaves_more_unknown_although_films_came(self):
        assert seen_readout(seen_view(films=3))["SD before, now"] == "1.8, 1.9 points"

    def test_three_points_are_less_likely_than_two(self):
        found = [forecast(worked_belief(), 40, matters_points=points).chance_better for points in (2, 3)]
        assert found == pytest.approx([0.75, 0.55], abs=0.005)

    @pytest.mark.parametrize(("score", "warning"), [(0.5, 0.47), (0.25, 0.56)])
    def test_without_paroxetine_her_score_warns_more_than_her_category(self, score, warning):
        clearance = CLEARANCES_L_per_h["normal"] * clearance_left(score)
        typical = auc_ng_h_per_mL(80, clearance)
        reached = (10 - LABEL_LINE.intercept_ms) / LABEL_LINE.slope_ms_per_auc
        found = 1 - norm.cdf(np.log(reached / typical) / np.sqrt(PERSONAL_VARIANCE))
        assert found == pytest.approx(warning, abs=0.01)
        assert found > bench_view(80.0, "none").row.chance_qtc

    def test_the_cap_is_a_line_inside_the_axis(self):
        bench = bench_view(40.0)
        assert bench.curves.positions[0] < bench.cap_mg

    def test_a_missed_week_is_true_and_hard_to_see(self):
        rated, true = (line.values for line in weeks_view(event="a missed week").lines)
        assert true[4] - true[3] > 3
        assert "miss the truth" in weeks_picture(weeks_view()).title
        assert np.argmax(rated) != 4 or rated[4] - rated[3] < 6.9


class TestFilmDesk:
    def test_a_still_says_how_far_and_how_often_and_never_a_score(self):
        words = film_still(FILM, "film 1").alt
        assert "jaw: about 0.35 of a hand" in words
        assert "tongue: at rest" in words
        assert "score" not in words
        assert "item" not in words
        assert "mark" not in words

    def test_bytes_hold_the_traces_to_half_a_step(self):
        import base64

        bytes_back = np.frombuffer(base64.b64decode(packed(FILM)), dtype=np.int8).reshape(FILM.traces.shape)
        inside = np.abs(FILM.traces) < 5
        assert np.abs(bytes_back / STEPS_PER_HAND - FILM.traces)[inside].max() <= 0.5 / STEPS_PER_HAND + 1e-9

    def test_without_a_partner_no_marks_reach_the_page(self):
        assert desk_spec([FILM], partner=False)["partner"] is None
        assert desk_spec([FILM])["partner"] == [list(FILM.items)]

    def test_the_desk_carries_the_banner_and_a_still_for_pages_without_a_script(self):
        spec = desk_spec([FILM])
        assert BANNER.split("; ", 1)[1] in spec["note"]
        assert "<p>still</p>" in desk_page_html(spec, "<p>still</p>")

    def test_totals_are_those_of_films_that_are_marked_everywhere(self):
        desk = film_desk([FILM, FILM])
        assert desk.totals == []
        desk.marks = [[1, 3, 2, 0, 2, 0, 1], [-1] * 7]
        assert desk.totals == [9]

    def test_no_film_is_refused_in_words(self):
        with pytest.raises(CourseError, match="got no film"):
            desk_spec([])

    @pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
    def test_the_page_s_kappa_is_the_library_s(self):
        random = np.random.default_rng(3)
        pairs = [random.integers(0, 5, (2, 14)).tolist() for _ in range(50)]
        lines = f"{script()}\nconsole.log(JSON.stringify({json.dumps(pairs)}.map(([a, b]) => weightedKappa(a, b, 5))));"
        said = subprocess.run(["node", "-e", lines], capture_output=True, text=True, check=True)
        assert json.loads(said.stdout) == pytest.approx([kappa(table_of(a, b)) for a, b in pairs])


class TestMystery:
    def test_what_is_asked_for_costs_minutes(self):
        patient = mystery(3)
        patient.level()
        patient.ecg()
        assert patient.spent_min == PRICES_MIN["level"] + PRICES_MIN["ECG"]

    def test_the_letter_carries_the_banner_and_names_the_tablet(self):
        assert letter(worked_patient()).startswith(BANNER)
        assert "paroxetine" in letter(worked_patient())

    def test_hidden_values_stand_neither_in_the_letter_nor_in_the_name(self):
        patient = mystery(3)
        score = str(patient.reveal()).split("True total ")[1].split(";")[0]
        assert score not in repr(patient)
        assert score not in patient.letter()

    def test_films_of_one_seed_are_the_same(self):
        first, second = (film_of_patient(worked_patient(), 1).traces for _ in range(2))
        assert (first == second).all()


class TestOwnPatients:
    SEEDS = tuple(f"student {number}" for number in range(40))

    def test_stops_caps_and_passes_all_occur(self):
        found = {
            samples.gate_of(numbers_for(assignment("capstone_one_patient"), seed)) for seed in self.SEEDS
        }
        assert found == {"stop", "cap", "pass"}

    def test_a_stopped_patient_gets_no_dose(self):
        for seed in self.SEEDS:
            params = numbers_for(assignment("capstone_one_patient"), seed)
            if samples.gate_of(params) == "stop":
                assert samples.dose_of(params) == "none"
