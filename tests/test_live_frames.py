"""A saved page moves without a kernel, says the same words, and is the same in every run."""

import base64
import io
import json
import re

import nbformat
import numpy as np
import pytest
from PIL import Image

from course_lib.errors import CourseError
from course_lib.figures.histogram import distribution
from course_lib.live import Choice, Slider, Switch, explore
from course_lib.live.frames import MOST_POSITIONS, kept_positions, static_html
from course_lib.live.scene import Scene
from course_lib.workshop import html
from course_lib.workshop.mathml import mathml, mathml_of_output
from tests.test_live import DRAWS, FACTOR, MEAN, REFUSED_ABOVE, wary

FEW = Slider(name="mean_nM", label="mean", unit="nM", low=100, high=250, value=150, step=50)


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


def test_frames_hold_every_position_with_the_words_of_the_kernel(scene, fragment):
    data = data_of(fragment)
    assert [len(row) for row in data["frames"]] == [4, 2]
    for place, frame in enumerate(data["frames"][0]):
        if FEW.positions[place] > REFUSED_ABOVE:
            assert frame["problem"].startswith("mean_nM is 250")
        else:
            words = scene.show((place, 1))
            assert (frame["title"], frame["alt"]) == (words.title, words.alt)
            assert dict(frame["readout"]) == words.readout


def test_the_frame_of_the_start_is_the_still_picture_and_stored_once(fragment):
    data = data_of(fragment)
    starts = [control["start"] for control in data["spec"]["controls"]]
    assert all("url" not in row[start] for row, start in zip(data["frames"], starts, strict=True))
    assert "<figure" in fragment.partition("<script")[0], "without scripts the still remains"


def test_a_frame_shows_the_picture_of_its_position(scene, fragment):
    encoded = data_of(fragment)["frames"][0][0]["url"].partition("base64,")[2]
    stored = np.asarray(Image.open(io.BytesIO(base64.b64decode(encoded))).convert("RGB"), float)
    scene.picture.fit(dpi=100)
    scene.show((0, 1))
    drawn = scene.picture.pixels()[..., :3].astype(float)
    assert stored.shape == drawn.shape
    assert np.abs(stored - drawn).mean() < 2, "few colours, same picture"


def test_the_same_figure_gives_the_same_text(fragment):
    again = Scene(wary, distribution, [FEW, DRAWS], lambda d: {"mean": f"{d.mean:g} nM"})
    assert static_html(again, "Trial <1>") == fragment


def test_a_fragment_has_no_ids_and_asks_nobody_for_anything(fragment):
    markup = re.sub(r"<(style|script).*?</\1>", "", fragment, flags=re.DOTALL)
    assert not re.search(r"\bid=", markup)
    assert not re.search(r"(?:src|href)=\"(?!data:)", markup)
    assert "</script" not in json.dumps(data_of(fragment))


def test_a_long_slider_is_thinned_and_keeps_both_ends_and_its_start():
    kept = kept_positions(500, 123)
    assert len(kept) <= MOST_POSITIONS + 1
    assert {0, 123, 499} <= set(kept)
    assert kept == sorted(set(kept))


def test_frames_replace_the_still_when_a_page_is_made(monkeypatch):
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
        monkeypatch.setattr(html, "MOST_BYTES", 100)
        with pytest.raises(CourseError, match="must have at most"):
            html.write_page(source, target)
        assert target.read_bytes() == before


def test_two_controls_are_offered_with_their_own_frames():
    both = Scene(wary, distribution, [MEAN, FACTOR])
    kept = [kept_positions(len(c.positions), c.start, 3) for c in both.controls]
    assert kept == [[0, 9, 12, 24], [0, 1, 2]]
    assert isinstance(Switch(name="a", label="a").start, int)
