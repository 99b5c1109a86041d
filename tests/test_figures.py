"""Every kind of picture draws its data, says in words what it shows, and redraws the same artists."""

import base64
import io
from dataclasses import replace
from functools import partial
from xml.etree import ElementTree

import matplotlib
import numpy as np
import pytest
from matplotlib.contour import ContourSet
from matplotlib.patches import FancyArrowPatch
from PIL import Image

from course_lib.chapters.quantal_release.pictures import release_picture
from course_lib.errors import CourseError
from course_lib.figures.bars import bars, bars_panel
from course_lib.figures.circuit import circuit
from course_lib.figures.concentration_response import concentration_response
from course_lib.figures.curves import MOST_POINTS, thinned
from course_lib.figures.display_list import display_list
from course_lib.figures.encode import small_png
from course_lib.figures.heat_map import heat_map
from course_lib.figures.histogram import distribution
from course_lib.figures.molecule import molecules, shape_pair
from course_lib.figures.picture import Picture
from course_lib.figures.scatter import scatter
from course_lib.figures.stacked import stacked
from course_lib.figures.style import LOOKS, PAPER
from course_lib.figures.time_course import time_course
from course_lib.figures.variance_mean import variance_mean
from course_lib.models.records.curves import Bars
from tests.figure_results import RESULTS, VARIED

SVG = "{http://www.w3.org/2000/svg}"
KINDS = {
    "bars": bars,
    "circuit": circuit,
    "concentration_response": concentration_response,
    "distribution": distribution,
    "heat_map": heat_map,
    "molecules": molecules,
    "release": release_picture,
    "scatter": scatter,
    "shape_pair": shape_pair,
    "stacked": stacked,
    "time_course": time_course,
    "variance_mean": variance_mean,
}
every_kind = pytest.mark.parametrize("kind", sorted(KINDS))


def settings():
    # To ask for the backend would choose one.
    return {name: matplotlib.rcParams[name] for name in matplotlib.rcParams if name != "backend"}


def drawn_line(picture, index=0, axes=0):
    return picture.axes[axes].lines[index].get_data()


def test_a_time_course_draws_every_line_and_its_band():
    result = RESULTS["time_course"]
    picture = time_course(result)
    for index, line in enumerate(result.lines):
        x, y = drawn_line(picture, index)
        np.testing.assert_array_equal(x, result.times)
        np.testing.assert_array_equal(y, line.values)
    bands = [band for band in picture.axes[0].collections if band.get_visible()]
    corners = np.concatenate([band.get_paths()[0].vertices for band in bands])
    assert corners[:, 1].max() == pytest.approx(result.lines[1].high.max())
    named = [item["nm"] for item in display_list(picture).items if "nm" in item]
    assert named == [line.label for line in result.lines]


def test_a_logarithmic_time_course_keeps_its_data_and_leaves_zero_out():
    result = replace(RESULTS["time_course"], log=True)
    picture = time_course(result)
    assert picture.axes[0].get_yscale() == "log"
    assert picture.axes[0].get_ylim()[0] > 0
    np.testing.assert_array_equal(drawn_line(picture)[1], result.lines[0].values)


def test_a_concentration_response_marks_the_half_effect_where_the_curve_is_half():
    result = RESULTS["concentration_response"]
    picture = concentration_response(result)
    drops = [line for line in picture.axes[0].lines if len(line.get_xdata()) == 2]
    assert [line.get_xdata()[0] for line in drops] == list(result.halves.values())
    assert [line.get_ydata()[1] for line in drops] == pytest.approx([50, 50], abs=0.5)
    dots = next(c for c in picture.axes[0].collections if len(c.get_offsets()) == len(result.measured))
    np.testing.assert_array_equal(dots.get_offsets(), result.measured)


def test_a_histogram_has_the_area_of_its_density():
    result = RESULTS["distribution"]
    picture = distribution(result)
    np.testing.assert_allclose(drawn_line(picture)[1], 100 * result.density_per_unit)
    bars_drawn = picture.axes[0].collections[0].get_paths()
    area = sum(np.ptp(path.vertices[:, 0]) * np.ptp(path.vertices[:, 1]) for path in bars_drawn)
    inside = np.mean((result.samples >= result.grid[0]) & (result.samples <= result.grid[-1]))
    assert area == pytest.approx(100 * inside)


def test_a_variance_mean_plot_draws_parabola_and_points():
    result = RESULTS["variance_mean"]
    picture = variance_mean(result)
    np.testing.assert_array_equal(drawn_line(picture), (result.curve_mean, result.curve_variance))
    points = picture.axes[0].collections[0].get_offsets()
    np.testing.assert_array_equal(points, np.column_stack([result.point_mean, result.point_variance]))


def test_marks_stand_at_their_values_on_rows_of_their_own_and_lines_span_the_interval():
    result = RESULTS["bars"]
    axes = bars(result).axes[0]
    marks = [line for line in axes.lines if line.get_linestyle() == "None"]
    assert [line.get_xdata()[0] for line in marks] == list(result.values)
    assert [line.get_ydata()[0] for line in marks] == list(range(len(result.values)))
    spans = [
        tuple(line.get_xdata())
        for line in axes.lines
        if line.get_linewidth() == 1.6 and len(line.get_xdata()) == 2
    ]
    assert spans == list(zip(result.low, result.high, strict=True))
    low, high = axes.get_xlim()
    assert low <= 0 <= high


def test_names_of_one_row_share_it_and_a_model_is_an_open_mark_without_an_interval():
    result = Bars(
        quantity="d2", label="change", unit="%", names=("GPi recorded", "GPi model"), values=[15, 90], low=[5, 90],
        high=[25, 90], interval="95 % CI",
    )  # fmt: skip
    panel = partial(bars_panel, row_of=lambda name: name.split()[0], is_model=lambda name: "model" in name)
    picture = Picture(result, panel)
    seen, model = (line for line in picture.axes[0].lines if line.get_linestyle() == "None")
    assert list(seen.get_ydata()) == list(model.get_ydata())
    assert (seen.get_markerfacecolor(), model.get_markerfacecolor()) == (LOOKS["d2"].colour, PAPER)
    assert "GPi recorded 15 % (5 to 25)" in picture.alt
    assert "GPi model 90 %." in picture.alt


def test_a_heat_map_tints_each_place_by_its_value_and_marks_a_place():
    result = RESULTS["heat_map"]
    axes = heat_map(result).axes[0]
    bands = next(c for c in axes.collections if isinstance(c, ContourSet) and c.filled)
    for row, column in ((0, 3), (4, 1), (-1, -1)):
        x, y, value = result.x.values[column], result.y.values[row], result.values[row, column]
        holding = [
            (low, high)
            for low, high, path in zip(bands.levels[:-1], bands.levels[1:], bands.get_paths(), strict=True)
            if path.contains_point((x, y), radius=1e-3) or path.contains_point((x, y), radius=-1e-3)
        ]
        assert any(low - 1e-6 <= value <= high + 1e-6 for low, high in holding)
    alpha = bands.get_facecolor()[:, 3]
    assert (np.diff(alpha) > 0).all(), "the higher the darker"
    assert tuple(np.ravel(axes.lines[0].get_data())) == result.here


def test_a_circuit_draws_sign_strength_and_rate():
    result = RESULTS["circuit"]
    axes = circuit(result).axes[0]
    arrows = [patch for patch in axes.patches if isinstance(patch, FancyArrowPatch)]
    heads = [type(arrow.get_arrowstyle()).__name__ for arrow in arrows]
    wanted = {1: "CurveFilledB", -1: "BracketB", 0: "Curve"}
    assert heads == [wanted[int(np.sign(arrow.weight))] for arrow in result.arrows]
    widths = [drawn.get_linewidth() for drawn in arrows]
    strengths = [abs(arrow.weight) for arrow in result.arrows]
    assert np.argsort(widths, kind="stable").tolist() == np.argsort(strengths, kind="stable").tolist()
    (disks,) = [c for c in axes.collections if len(c.get_offsets()) == len(result.nodes)]
    shares = np.array([node.rate for node in result.nodes]) / result.highest_rate
    assert disks.get_sizes() / disks.get_sizes().max() == pytest.approx(shares / shares.max())
    texts = {text.get_text() for text in axes.texts}
    assert {f"{node.label}\n{node.rate:g}" for node in result.nodes} <= texts


@every_kind
def test_an_update_equals_a_fresh_drawing_pixel_for_pixel(kind):
    draw = KINDS[kind]
    moved, fresh = draw(RESULTS[kind]), draw(VARIED[kind])
    moved.update(VARIED[kind])
    np.testing.assert_array_equal(moved.pixels(), fresh.pixels())
    assert moved.svg() == fresh.svg()
    assert (moved.title, moved.alt) == (fresh.title, fresh.alt)


@every_kind
def test_an_update_keeps_the_artists(kind):
    picture = KINDS[kind](RESULTS[kind])
    before = [id(line) for axes in picture.axes for line in axes.lines]
    picture.update(VARIED[kind])
    assert [id(line) for axes in picture.axes for line in axes.lines] == before


@every_kind
def test_the_same_result_gives_the_same_bytes_in_a_small_file(kind):
    first, second = (KINDS[kind](RESULTS[kind]) for _ in range(2))
    assert first.svg() == second.svg()
    assert first.png() == second.png()
    assert len(first.svg()) <= 40_000
    assert set(Image.open(io.BytesIO(first.png())).info) <= {"transparency"}, "no metadata"


@every_kind
def test_title_and_text_change_with_the_data(kind):
    picture = KINDS[kind](RESULTS[kind])
    title, alt = picture.title, picture.alt
    picture.update(VARIED[kind])
    assert picture.alt != alt
    assert picture.title != title
    assert "nan" not in f"{picture.title} {picture.alt}"
    assert len(picture.alt) < 1_500, "a text alternative is listened to"


@every_kind
def test_a_page_gets_title_image_and_text(kind):
    picture = KINDS[kind](RESULTS[kind])
    bundle = picture._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert f"<figcaption>{picture.title}" in bundle["text/html"].replace("&lt;", "<").replace("&#x27;", "'")
    encoded = bundle["text/html"].partition("base64,")[2].partition('"')[0]
    assert base64.b64decode(encoded).decode() == picture.svg()
    assert picture.alt in bundle["text/plain"]


@every_kind
def test_no_letter_leaves_the_sheet_or_is_smaller_than_14_px_at_any_width(kind):
    for width_px in (320, 390, 600, 960):
        text = KINDS[kind](RESULTS[kind]).svg(width_px=width_px)
        root = ElementTree.fromstring(text)
        for word in root.iter(f"{SVG}text"):
            assert float(word.get("font-size", 14)) >= 14
            length, x = (
                6.2 * len(word.text or ""),
                float(word.get("x")),
            )  # a narrow face: what must fit at least
            left = x - {"start": 0, "middle": length / 2, "end": length}[word.get("text-anchor")]
            if "axis" not in word.attrib:
                assert left >= -2, (width_px, word.text)


@pytest.mark.parametrize(
    "kind",
    sorted(set(KINDS) - {"bars", "heat_map", "circuit", "molecules", "scatter", "shape_pair"}),
)
def test_amounts_start_at_zero(kind):
    for axes in KINDS[kind](RESULTS[kind]).axes:
        low, high = axes.get_ylim()
        assert low <= 0 <= high


@every_kind
def test_drawing_leaves_the_readers_settings_alone(kind):
    before = settings()
    KINDS[kind](RESULTS[kind]).pixels()
    assert settings() == before


def test_the_readers_settings_do_not_change_a_picture():
    plain = time_course(RESULTS["time_course"]).png()
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "black", "lines.linewidth": 9}):
        assert time_course(RESULTS["time_course"]).png() == plain


def test_thinning_keeps_the_extremes_and_the_ends():
    x = np.arange(50_001.0)
    y = np.sin(x) + (x == 31_415) * 9 - (x == 27_182) * 9
    kept_x, kept_y = thinned(x, y)
    assert len(kept_x) <= MOST_POINTS + 2
    assert (kept_y.max(), kept_y.min()) == (y.max(), y.min())
    assert (kept_x[0], kept_x[-1]) == (0, 50_000)


def test_a_saved_file_carries_its_title(tmp_path):
    picture = time_course(RESULTS["time_course"])
    picture.save(tmp_path / "picture.png")
    saved = np.asarray(Image.open(tmp_path / "picture.png").convert("RGB"))
    height = picture.pixels().shape[0]
    assert saved.shape[0] > height
    assert (saved[: saved.shape[0] - height] < 128).any(), "the strip above the picture holds letters"


@every_kind
def test_a_result_of_another_kind_is_refused_in_plain_words(kind):
    picture = KINDS[kind](RESULTS[kind])
    for foreign in (3, None, "result", RESULTS["bars" if kind != "bars" else "circuit"]):
        with pytest.raises(CourseError, match="it is what this picture draws"):
            picture.update(foreign)
        with pytest.raises(CourseError, match="must be a"):
            KINDS[kind](foreign)


def test_paper_stays_white_and_shades_keep_their_hue_when_a_picture_is_made_small():
    pixels = np.full((60, 60, 4), 255, np.uint8)
    pixels[5:8, 5:50, :3] = 250  # nearly white, to pull the paper's palette entry away
    for row, shade in enumerate(range(40, 240, 8)):
        pixels[10 + row, 10:50, :3] = (shade, shade, min(255, shade + 15))
    small = np.asarray(Image.open(io.BytesIO(small_png(pixels))).convert("RGB")).astype(int)
    assert (small[0] == 255).all()
    assert (small[10:35, 20, 2] >= small[10:35, 20, 0]).all(), "bluish greys stay bluish"
