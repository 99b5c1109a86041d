"""A figure that is drawn once is the picture that matplotlib draws in two passes."""

from io import BytesIO

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from course_lib.classroom.inside import drawing


@pytest.fixture(scope="module")
def slow():
    from IPython.core import pylabtools

    return pylabtools.print_figure


def figure(**more):
    one = Figure(dpi=100, **more)
    FigureCanvasAgg(one)
    axes = one.add_subplot()
    axes.plot([0, 5, 25], [0, 45, 120], "o-", label="fitted parabola")
    axes.set(xlabel="mean (nM)", ylabel="variance (nM²)", title="It bends")
    axes.legend()
    return one


def pixels(content):
    return np.asarray(Image.open(BytesIO(content)).convert("L"), dtype=float)


def test_the_picture_is_the_same_to_a_reader(slow):
    once, twice = pixels(drawing.quick(slow)(figure())), pixels(slow(figure()))
    assert max(abs(a - b) for a, b in zip(once.shape, twice.shape, strict=True)) <= 1
    height, width = (min(pair) for pair in zip(once.shape, twice.shape, strict=True))
    # Cut at whole pixels it may stand a fraction of a pixel aside: few pixels differ, and none is lost.
    best = min(
        np.abs(once[y : y + height - 1, x : x + width - 1] - twice[: height - 1, : width - 1]).mean()
        for y in (0, 1)
        for x in (0, 1)
        if y + height - 1 <= once.shape[0] and x + width - 1 <= once.shape[1]
    )
    assert best < 4
    assert once.min() == twice.min()


def test_it_is_drawn_once_and_in_base64_where_that_is_asked_for(slow):
    def never(*_, **__):
        raise AssertionError("drawn the slow way")

    assert drawing.quick(never)(figure(), base64=True).startswith("iVBOR")


@pytest.mark.parametrize(
    ("change", "options"),
    [
        (lambda one: one.set_layout_engine("constrained"), {}),
        (lambda one: one.text(1.2, 0.5, "beside the sheet"), {}),
        (lambda one: one, {"fmt": "svg"}),
        (lambda one: one, {"bbox_inches": None}),
        (lambda one: one, {"pad_inches": 1}),
    ],
)
def test_what_may_look_another_way_is_drawn_the_slow_way(change, options):
    one = figure()
    change(one)
    assert drawing.quick(lambda fig, **_: "slow")(one, **options) == "slow"


def test_an_empty_figure_is_no_picture(slow):
    one = Figure()
    FigureCanvasAgg(one)
    assert drawing.quick(slow)(one) is None
