"""A live figure follows its controls, says what it shows, and survives a model that refuses."""

import json
import re
from functools import partial

import numpy as np
import pytest

from course_lib.chapters.quantal_release.pictures import release_picture, release_readout
from course_lib.chapters.quantal_release.views.release import release_view
from course_lib.errors import CourseError
from course_lib.facts import fact, fact_range
from course_lib.figures.histogram import distribution
from course_lib.figures.recorder import runs_of
from course_lib.live import Buttons, Choice, LiveFigure, Slider, Switch, explore
from course_lib.live.page import page_spec
from course_lib.live.scene import Scene
from tests.test_figures import KINDS, RESULTS, VARIED

P = Slider(name="release_probability", label="p", unit="", low=0.02, high=0.98, value=0.5, step=0.02)
N = Slider(name="n_sites", label="n", unit="sites", low=1, high=30, value=16, step=1)
Q = Slider(name="quantum_nM", label="q", unit="nM", low=2.5, high=25.0, value=12.5, step=2.5)
BLOCK = Slider(
    name="vmat2_occupancy", label="VMAT2 blocked", unit="%", low=0.0, high=0.9, value=0.0, step=0.05
)
REFUSED_ABOVE = 200


def wary(mean_nM, draws=True, factor=1):
    if mean_nM > REFUSED_ABOVE:
        raise CourseError(f"mean_nM is {mean_nM}, but must be at most {REFUSED_ABOVE}: this is a test.")
    if factor == 0:
        raise ZeroDivisionError("factor is zero")
    view = release_view(n_sites=16, release_probability=0.5, quantum_nM=mean_nM / 8 * factor)
    return view.amplitudes


MEAN = Slider(name="mean_nM", label="mean", unit="nM", low=10, high=250, value=100, step=10)
FACTOR = Choice(name="factor", label="factor", options={"one": 1, "two": 2, "none": 0}, value=1)
DRAWS = Switch(name="draws", label="draws", value=True)


@pytest.fixture
def figure():
    return explore(release_view, release_picture, [N, P, Q, BLOCK], readout=release_readout, title="Release")


@pytest.fixture
def page():
    """A figure whose replies to the page are kept: (message, numbers)."""
    live = explore(wary, distribution, [MEAN, FACTOR, DRAWS], readout=lambda d: {"mean": f"{d.mean:g} nM"})
    live.replies = []
    live.send = lambda message, images=None: live.replies.append((message, images))
    return live


def ask(live, *wanted, view="v"):
    """Frames, their numbers, and the looks that the page had not seen yet."""
    live._answer(live, {"wanted": list(wanted), "view": view}, [])
    message, numbers = live.replies[-1]
    assert message["view"] == view
    return message["frames"], numbers, message["looks"]


def points(item):
    return sum(
        {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 1}[letter] * count
        for letter, count in runs_of(item.get("d", ""))
    )


def fake_scene(*controls):
    """A scene whose model does not care for its controls."""
    return Scene(lambda **values: RESULTS["distribution"], distribution, controls)


class TestControls:
    def test_a_slider_takes_its_steps_and_begins_at_its_value(self):
        assert N.positions == tuple(range(1, 31))
        assert N.positions[N.start] == 16
        assert all(isinstance(position, int) for position in N.positions)

    def test_a_value_between_steps_is_a_position_of_its_own(self):
        slider = Slider(name="ki_nM", label="Ki", unit="nM", low=1.0, high=4.0, value=2.37, step=0.5)
        assert slider.positions[slider.start] == 2.37
        assert (slider.positions[0], slider.positions[-1]) == (1.0, 4.0)
        assert list(slider.positions) == sorted(set(slider.positions))

    def test_a_logarithmic_slider_has_equal_ratios(self):
        slider = Slider(name="c_nM", label="c", unit="nM", low=0.1, high=1000, value=10, step=0.5, log=True)
        assert np.diff(np.log10(slider.positions)) == pytest.approx([0.5] * 8)

    def test_shares_are_read_as_per_cent(self):
        assert BLOCK.texts[:3] == ("0 %", "5 %", "10 %")

    def test_a_slider_from_a_fact_spans_its_recorded_range(self):
        ki = Slider.from_fact("htbz.vmat2_ki_kilbourn", name="ki_nM", label="Ki", unit="nM")
        assert (ki.positions[0], ki.positions[-1]) == fact_range("htbz.vmat2_ki_kilbourn", "nM")
        assert ki.positions[ki.start] == fact("htbz.vmat2_ki_kilbourn", "nM")

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"low": 300}, "high end of mean_nM is 250"),
            ({"value": 5}, "start of mean_nM is 5"),
            ({"step": 0}, "step of mean_nM is 0"),
            ({"step": 0.01}, "a hand cannot place"),
            ({"low": "ten"}, "low end of mean_nM is 'ten'"),
            ({"high": float("nan")}, "high end of mean_nM is nan"),
            ({"low": 0, "log": True}, "low end of mean_nM is 0"),
        ],
    )
    def test_a_slider_that_cannot_be_says_why(self, change, sentence):
        given = {
            "name": "mean_nM",
            "label": "mean",
            "unit": "nM",
            "low": 10,
            "high": 250,
            "value": 100,
            "step": 10,
        }
        with pytest.raises(CourseError, match="must be") as refusal:
            Slider(**{**given, **change})
        assert sentence in str(refusal.value)

    def test_a_choice_begins_with_one_of_its_options(self):
        assert FACTOR.texts[FACTOR.start] == "one"
        with pytest.raises(CourseError, match="must be one of the options"):
            Choice(name="factor", label="factor", options={"one": 1}, value=3)

    def test_the_page_gets_labels_texts_and_starts_and_no_values(self):
        spec = page_spec(fake_scene(P, FACTOR, DRAWS), "Trial")
        assert [control["kind"] for control in spec["controls"]] == ["slider", "choice", "switch"]
        assert spec["controls"][0]["texts"][spec["controls"][0]["start"]] == "0.5"
        json.dumps(spec)

    def test_buttons_are_a_choice_that_the_page_draws_otherwise(self, page):
        buttons = Buttons(name="factor", label="factor", options=FACTOR.options, value=2)
        chosen, drawn = (page_spec(fake_scene(one), "Trial")["controls"][0] for one in (FACTOR, buttons))
        assert {**drawn, "kind": "choice", "start": chosen["start"]} == chosen
        assert (drawn["kind"], drawn["start"]) == ("buttons", 1)
        assert explore(wary, distribution, [MEAN, buttons]).move(factor=1).alt == page.move(factor=1).alt


class TestMoving:
    def test_every_stop_of_every_control_can_be_shown(self, figure):
        shown = figure.exercise()
        assert len(shown) == len(figure.scene.stops()) == 1 + 2 * 4 - 1  # the block starts at its lowest end
        assert len({words.alt for words in shown}) == len(shown)
        assert all(words.title and words.readout for words in shown)

    @pytest.mark.parametrize("kind", sorted(KINDS))
    def test_every_kind_of_picture_can_be_live(self, kind):
        switch = Switch(name="varied", label="varied")
        live = explore(lambda varied: VARIED[kind] if varied else RESULTS[kind], KINDS[kind], [switch])
        still = KINDS[kind](RESULTS[kind])
        before, after = live.exercise()
        assert (before.title, before.alt) == (still.title, still.alt)
        assert after.alt != before.alt

    def test_a_move_shows_the_new_numbers(self, figure):
        assert figure.move(vmat2_occupancy=0.5).readout["mean"] == "50 nM"
        assert figure.move().readout["mean"] == "100 nM"

    def test_a_move_to_no_position_is_refused(self, figure):
        with pytest.raises(CourseError, match="n_sites is 31"):
            figure.move(n_sites=31)
        with pytest.raises(CourseError, match="colour is 3"):
            figure.move(colour=3)

    def test_the_reply_holds_the_look_the_numbers_and_the_words(self, page):
        (frame,), (numbers,), looks = ask(page, [0, 0, 1])
        assert frame["positions"] == [0, 0, 1]
        assert frame["readout"] == [("mean", "10 nM")]
        axes, items = (json.loads(looks[name]) for name in frame["look"])
        assert axes[0]["xl"] == "peak dopamine, nM"
        wanted = sum({"p": 2 * points(item), "m": 3, "t": 2}[item["k"]] for item in items)
        assert len(np.frombuffer(numbers, "<f4")) == wanted
        assert ask(page, [5, 0, 1])[1][0] != numbers

    def test_several_settings_come_in_one_reply_and_a_look_is_sent_once(self, page):
        frames, numbers, _ = ask(page, [0, 0, 1], [1, 0, 1], [2, 0, 1])
        assert [frame["readout"][0][1] for frame in frames] == ["10 nM", "20 nM", "30 nM"]
        assert len(numbers) == 3
        again = ask(page, [0, 0, 1])
        assert again[2] == {}
        assert again[0][0]["look"] == frames[0]["look"]
        assert set(ask(page, [0, 0, 1], view="other")[0][0]["look"]) <= set(
            ask(page, [0, 0, 1], view="third")[2]
        )

    def test_two_views_of_one_figure_do_not_disturb_each_other(self, page):
        alone = ask(page, [3, 0, 1], view="a")
        ask(page, [20, 0, 1], view="b")
        frames, numbers, _ = ask(page, [3, 0, 1], view="a")
        assert (frames, numbers) == alone[:2]

    def test_the_opening_is_the_setting_at_which_the_controls_begin(self, page):
        (frame,), (numbers,), looks = ask(page, [9, 0, 1])
        assert page.opening_numbers == numbers
        assert page.opening["title"] == frame["title"]
        assert page.opening["items"] == json.loads(looks[frame["look"][1]])


class TestRefusals:
    def test_a_model_that_refuses_sends_its_sentence_and_recovers(self, page):
        before = ask(page, [19, 0, 1])[:2]
        (frame,), _, _ = ask(page, [24, 0, 1])
        assert frame["problem"].startswith("mean_nM is 250, but must be at most 200")
        assert page.scene.picture.title.endswith("200 nM"), "the previous picture is not lost"
        assert ask(page, [19, 0, 1])[:2] == before

    def test_a_fault_is_told_on_the_page_and_raised_for_the_log(self, page):
        with pytest.raises(ZeroDivisionError):
            ask(page, [0, 2, 1])
        assert page.replies[-1][0]["frames"][0]["problem"] == "The model stopped here: factor is zero"
        assert "problem" not in ask(page, [0, 0, 1])[0][0]

    @pytest.mark.parametrize(
        "positions", [[99, 0, 1], [-1, 0, 1], [0, 0], [0.5, 0, 1], ["0", 0, 1], [None, 0, 1]]
    )
    def test_a_position_that_does_not_exist_gets_a_sentence(self, page, positions):
        assert "must be" in ask(page, positions)[0][0]["problem"]

    def test_a_model_that_refuses_its_own_start_is_told_in_the_cell(self):
        start = Slider(name="mean_nM", label="mean", unit="nM", low=10, high=250, value=250, step=10)
        with pytest.raises(CourseError, match="must be at most 200"):
            explore(wary, distribution, [start])

    @pytest.mark.parametrize(
        "controls",
        [[], [MEAN, MEAN], [P], [MEAN, P], ["mean_nM"]],
        ids=["none", "twice", "foreign", "too many", "text"],
    )
    def test_controls_that_do_not_fit_the_model_are_refused(self, controls):
        with pytest.raises(CourseError, match="controls are named"):
            explore(wary, distribution, controls)

    def test_a_picture_function_must_give_a_picture(self):
        with pytest.raises(CourseError, match="must give a picture"):
            explore(wary, lambda result: 3, [MEAN])


class TestDisplay:
    def test_the_bundle_serves_pages_with_and_without_a_kernel(self, figure):
        bundle, _ = figure._repr_mimebundle_()
        assert set(bundle) >= {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"}
        assert "<figcaption>8 quanta" in bundle["text/html"]
        assert "mean: <b>100 nM</b>" in bundle["text/html"]
        assert "1/CV²: 13.6" in bundle["text/plain"]

    def test_the_still_is_the_same_in_every_run_and_after_any_move(self, figure):
        first = figure._repr_mimebundle_()[0]["text/html"]
        figure.move(n_sites=30)
        again = explore(release_view, release_picture, [N, P, Q, BLOCK], readout=release_readout)
        assert (
            figure._repr_mimebundle_()[0]["text/html"] == first == again._repr_mimebundle_()[0]["text/html"]
        )

    def test_one_switch_enlarges_stills_and_live_figures(self, figure, monkeypatch):
        plain = figure._repr_mimebundle_()[0]["text/html"]
        monkeypatch.setenv("COURSE_LECTURE", "1")
        assert page_spec(fake_scene(P), "Trial")["lecture"]
        assert figure._repr_mimebundle_()[0]["text/html"] != plain

    def test_script_and_style_travel_with_the_package(self):
        assert "export default { render }" in LiveFigure._esm
        assert LiveFigure._esm.count("export ") == 1
        assert ":focus-visible" in LiveFigure._css
        addresses = set(re.findall(r"https?://[^\s\"']+", LiveFigure._esm + LiveFigure._css))
        assert addresses <= {"http://www.w3.org/2000/svg"}, "a name, not an address: nothing is fetched"

    def test_a_partial_of_a_model_is_a_model(self):
        scene = Scene(partial(wary, factor=2), distribution, [MEAN])
        assert scene.show(scene.defaults).title == "Peak dopamine averages 200 nM"
