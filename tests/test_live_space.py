"""A saved page moves all controls at once without a kernel, says the same words, and is the same in every run."""

import base64
import json
import re
import zlib
from importlib.metadata import version

import nbformat
import numpy as np
import pytest

from course_lib.chapters.quantal_release.pictures import release_picture, release_readout
from course_lib.chapters.quantal_release.views.release import release_view
from course_lib.errors import CourseError
from course_lib.figures.histogram import distribution
from course_lib.live import Choice, Slider, Switch, cache, explore
from course_lib.live import space as spaces
from course_lib.live.parts import BETWEEN, Recording
from course_lib.live.scene import Scene
from course_lib.live.space import build_space, fewer_positions
from course_lib.live.static import static_html
from course_lib.workshop import html
from course_lib.workshop.mathml import mathml, mathml_of_output
from tests.live_space import unpacked
from tests.test_live import DRAWS, FACTOR, MEAN, REFUSED_ABOVE, N, P, wary

FEW = Slider(name="mean_nM", label="mean", unit="nM", low=100, high=250, value=150, step=50)
Q = Slider(name="quantum_nM", label="q", unit="nM", low=2.5, high=25.0, value=12.5, step=2.5)
CURVE = 0.01  # of an axis


@pytest.fixture(scope="module")
def scene():
    return Scene(wary, distribution, [FEW, DRAWS], lambda d: {"mean": f"{d.mean:g} nM"})


@pytest.fixture(scope="module")
def fragment(scene):
    return static_html(scene, "Trial <1>")


def data_of(fragment):
    return json.loads(
        re.search(r'<script type="application/json">(.*?)</script>', fragment, re.DOTALL).group(1)
    )


def largest_error(scene, space, settings):
    """The largest error of any number, as a share of its axis; words must be the kernel's, letter by letter."""
    recording, frame, worst = Recording(scene), unpacked(space.body), 0.0
    for chosen in settings:
        told = frame(chosen)
        state = recording.state(tuple(kept[p] for kept, p in zip(space.kept, chosen, strict=True)))
        assert told.problem == state.problem
        if state.problem:
            continue
        assert told.entries == list(state.entries)
        assert (told.axes, told.items) == (list(state.axes), state.items)
        error = np.abs(told.numbers - np.concatenate(state.numbers)).max()
        worst = max(worst, float(error))
    return worst


def some_settings(space, count=200):
    rng = np.random.default_rng(7)
    return [tuple(int(rng.integers(len(kept))) for kept in space.kept) for _ in range(count)]


def test_every_setting_says_what_the_kernel_says(scene):
    space = build_space(scene, 1)
    assert space.way == "a"
    assert largest_error(scene, space, [(a, b) for a in range(4) for b in range(2)]) <= CURVE


def test_a_setting_without_an_answer_shows_its_sentence(scene):
    frame = unpacked(build_space(scene, 1).body)
    refused = [place for place, mean in enumerate(FEW.positions) if mean > REFUSED_ABOVE]
    assert refused
    for place in refused:
        assert frame((place, 0)).problem.startswith("mean_nM is 250, but must be at most 200")


@pytest.fixture(scope="module")
def release():
    return Scene(release_view, release_picture, [N, P, Q], release_readout)


def test_where_all_settings_are_too_many_fewer_positions_are_each_exact(release, monkeypatch):
    monkeypatch.setattr(spaces, "MOST_EXACT", 300)
    monkeypatch.setattr(spaces, "MOST_FEWER", 300)
    space = build_space(release, 1)
    assert space.way == "c"
    assert space.settings <= 330
    for control, kept in zip(release.controls, space.kept, strict=True):
        assert {0, control.start, len(control.positions) - 1} <= set(kept)
    assert largest_error(release, space, some_settings(space, 60)) <= CURVE


def test_a_part_is_kept_for_the_controls_that_it_follows():
    def model(**shares):
        return release_view(n_sites=16, release_probability=shares["p"], quantum_nM=12.5)

    idle = Slider(name="idle", label="idle", unit="", low=0, high=9, value=0, step=1)
    p = Slider(name="p", label="p", unit="", low=0.1, high=0.9, value=0.5, step=0.1)
    space = build_space(Scene(model, release_picture, [p, idle], release_readout), 1)
    assert {tuple(group["controls"]) for group in space.body["groups"]} <= {(), (0,)}
    assert len(space.kept[1]) == 10, "what changes nothing costs nothing, and stays whole"


def test_a_figure_over_its_budget_is_refused_with_its_size(release, monkeypatch):
    monkeypatch.setattr(spaces, "BUDGET_BYTES", 500)
    monkeypatch.setattr(spaces, "MOST_EXACT", 50)
    monkeypatch.setattr(spaces, "MOST_FEWER", 50)
    with pytest.raises(CourseError, match="must take at most"):
        build_space(release, 1)


def test_sliders_are_thinned_where_they_are_longest_and_choices_stay_whole():
    kept = fewer_positions([MEAN, FACTOR, DRAWS], {(0, 1, 2): ([], [])}, 40)
    assert [len(one) for one in kept] == [6, 3, 2]
    assert {0, MEAN.start, 24} <= set(kept[0])


def test_a_space_is_kept_by_content(tmp_path):
    one, same, other = (
        Scene(release_view, release_picture, [N, Slider(name="release_probability", label="p", unit="", low=0.1, high=high, value=0.5, step=0.4), FIXED], release_readout)
        for high in (0.9, 0.9, 0.95)
    )  # fmt: skip
    assert cache.key_of(one) == cache.key_of(same) != cache.key_of(other)
    assert cache.key_of(Scene(wary, distribution, [FEW, DRAWS])) is None, (
        "a model of a notebook is built anew"
    )
    first = cache.kept_space(one, tmp_path)
    (file,) = tmp_path.iterdir()
    before = file.stat().st_mtime_ns
    again = cache.kept_space(same, tmp_path)
    assert (again.body, again.kept) == (json.loads(json.dumps(first.body)), first.kept)
    assert file.stat().st_mtime_ns == before


FIXED = Slider(name="quantum_nM", label="q", unit="nM", low=12.5, high=25.0, value=12.5, step=12.5)


def test_the_key_rests_on_the_model_the_picture_and_the_engine():
    names = {
        path.stem
        for path in cache.sources_of(
            {
                "course_lib.chapters.quantal_release.views.release",
                "course_lib.chapters.quantal_release.pictures",
            }
        )
    }
    assert {"release", "pictures", "sampler", "histogram", "style", "identity", "words"} <= names
    assert "life" not in names


def test_another_version_of_what_draws_and_computes_has_a_space_of_its_own(monkeypatch):
    p = Slider(name="release_probability", label="p", unit="", low=0.1, high=0.9, value=0.5, step=0.4)
    scene = Scene(release_view, release_picture, [N, p, FIXED], release_readout)
    here = cache.key_of(scene)
    for package in ("numpy", "matplotlib"):
        monkeypatch.setattr(
            cache, "version", lambda name, package=package: "0" if name == package else version(name)
        )
        assert cache.key_of(scene) != here, package


def test_a_fragment_holds_still_numbers_and_a_state_space(fragment, scene):
    before = fragment.partition("<script")[0]
    assert "<figure" in before
    assert "mean: <b>150 nM</b>" in before, "without scripts still and numbers remain"
    data = data_of(fragment)
    assert zlib.decompress(base64.b64decode(data["blob"]))
    assert [len(control["texts"]) for control in data["spec"]["controls"]] == [4, 2]
    assert BETWEEN not in before


def test_the_same_figure_gives_the_same_text(fragment):
    again = Scene(wary, distribution, [FEW, DRAWS], lambda d: {"mean": f"{d.mean:g} nM"})
    assert static_html(again, "Trial <1>") == fragment


def test_a_fragment_has_no_ids_and_asks_nobody_for_anything(fragment):
    markup = re.sub(r"<(style|script).*?</\1>", "", fragment, flags=re.DOTALL)
    assert not re.search(r"\bid=", markup)
    assert not re.search(r"(?:src|href)=\"(?!data:)", markup)
    assert "</script" not in json.dumps(data_of(fragment))
    assert fragment.count("<style>") == fragment.count("</style>") == 2, (
        "none inside the script, where it would be cut out"
    )


def test_a_state_space_replaces_the_still_when_a_page_is_made(monkeypatch):
    live = explore(
        wary,
        distribution,
        [Choice(name="mean_nM", label="mean", options={"low": 100, "high": 150}, value=100)],
    )
    still = live._repr_mimebundle_()[0]["text/html"]
    monkeypatch.setenv("COURSE_FRAMES", "1")
    moving = live._repr_mimebundle_()[0]["text/html"]
    assert 'class="qs-static"' in moving
    assert 'class="qs-static"' not in still
    assert isinstance(Switch(name="a", label="a").start, int)


def notebook(*cells):
    return nbformat.v4.new_notebook(cells=list(cells))


class TestPage:
    def test_formulas_become_mathml(self):
        text = nbformat.v4.new_markdown_cell(
            "# T\n\nMean $n p q$ and\n\n$$\\begin{aligned}a&=b\\\\c&=d\\end{aligned}$$\n\n`$5`"
        )
        page = html.page_of(notebook(text))
        assert page.count("<math") == 2
        assert "<code>$5</code>" in page
        assert "&</mi>" not in page, "the columns of an aligned formula are no letters"

    def test_latex_outputs_become_mathml(self):
        output = nbformat.v4.new_output("display_data", {"text/latex": "$\\displaystyle \\frac{n}{p}$"})
        page = html.page_of(notebook(nbformat.v4.new_code_cell("x", outputs=[output])))
        assert "<mfrac>" in page
        assert "$\\displaystyle" not in page
        assert mathml_of_output("$$x$$") == mathml_of_output("\\[x\\]") == mathml("x", display=True)

    def test_the_page_is_titled_and_asks_nobody_for_anything(self, fragment):
        output = nbformat.v4.new_output("display_data", {"text/html": fragment})
        cells = [
            nbformat.v4.new_markdown_cell("# Fat & water"),
            nbformat.v4.new_code_cell("live", outputs=[output] * 2),
        ]
        page = html.page_of(notebook(*cells))
        assert "<title>Fat &amp; water</title>" in page
        assert '<html lang="en">' in page
        outside = re.findall(
            r"(?:src=|@import|url\()\s*[\"']?(?!data:)[^\"')\s]+",
            re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL),
        )
        assert not outside
        assert page.count('<script type="module">') == 1, "two figures share one script"
        assert page.count('class="qs-static"') == 2

    def test_an_oversized_page_is_refused_and_the_old_one_stays(self, tmp_path, monkeypatch):
        source, target = tmp_path / "a.ipynb", tmp_path / "a.html"
        nbformat.write(notebook(nbformat.v4.new_markdown_cell("# A")), source)
        html.write_page(source, target)
        before = target.read_bytes()
        monkeypatch.setattr(html, "MOST_GZIPPED_BYTES", 100)
        with pytest.raises(CourseError, match="must have at most"):
            html.write_page(source, target)
        assert target.read_bytes() == before
