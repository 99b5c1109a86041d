"""Curves named where they end, estimates beside a reference, and trays: drawn, redrawn, and told in words."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib.errors import CourseError
from course_lib.figures.estimates import estimates
from course_lib.figures.labelled import labelled_curves
from course_lib.figures.wells import wells
from course_lib.models.records.curves import Line
from course_lib.models.records.labelled import Estimates, LabelledCurves, Points, Wells

X = np.array([1.0, 10.0, 100.0])
CURVES = LabelledCurves(
    quantity="drug",
    label="counts",
    unit="",
    along_label="inhibitor",
    along_unit="nM",
    positions=X,
    lines=[
        Line(label="strong", values=[90, 50, 10]),
        Line(label="weak", values=[99, 90, 50], quantity="vmat2"),
    ],
    points=[Points(label="wells", quantity="drug", x=[1, 10], y=[88, 52])],
    here=10.0,
    log=True,
)
ROWS = Estimates(
    quantity="vmat2",
    label="Ki",
    unit="nM",
    names=("one", "two"),
    values=[3.0, 4.1],
    low=[2.8, 3.0],
    high=[3.3, 5.0],
    interval="95 % interval",
    reference=3.0,
    reference_name="true Ki",
)
TRAY = Wells(
    quantity="drug",
    label="counts",
    counts=[[100, 900], [400, 200]],
    row_names=("A", "B"),
    column_names=("1", "2"),
)


def shown_texts(picture):
    return [text.get_text() for text in picture.axes[0].texts if text.get_visible()]


def shown_names(picture):
    lines = picture.axes[0].lines
    return [line.get_label() for line in lines if line.get_visible() and not line.get_label().startswith("_")]


def test_every_curve_is_drawn_and_named_at_its_end():
    picture = labelled_curves(CURVES)
    for line, drawn in zip(CURVES.lines, picture.axes[0].lines[1:3], strict=True):
        x, y = drawn.get_data()
        np.testing.assert_array_equal(x, X)
        np.testing.assert_array_equal(y, line.values)
    assert shown_names(picture) == ["strong", "weak"]
    assert picture.axes[0].get_legend() is None
    assert "At 10 nM: 50 (strong) and 90 (weak)" in picture.alt
    assert "2 points: wells" in picture.alt


def test_a_picture_of_curves_follows_the_next_result():
    picture = labelled_curves(CURVES)
    picture.update(replace(CURVES, lines=CURVES.lines[:1], points=(), here=None))
    assert shown_names(picture) == ["strong"]
    visible = [line for line in picture.axes[0].lines if line.get_visible()]
    assert len(visible) == 1


def test_logarithmic_heights_hold_all_curves():
    picture = labelled_curves(replace(CURVES, log_heights=True, points=()))
    low, high = picture.axes[0].get_ylim()
    assert picture.axes[0].get_yscale() == "log"
    assert low <= 10 < 99 <= high


def test_estimates_are_drawn_with_their_intervals_beside_the_reference():
    picture = estimates(ROWS)
    bars = [line.get_xdata() for line in picture.axes[0].lines if len(line.get_xdata()) == 2]
    assert [2.8, 3.3] in [list(bar) for bar in bars]
    assert picture.title == "Ki: 3 nM (one) and 4.1 nM (two)"
    assert "True Ki: 3 nM" in picture.alt
    picture.update(
        replace(ROWS, reference=None, names=("one",), values=[3.0], low=[2.8], high=[3.3], log=False)
    )
    assert "True Ki" not in picture.alt


def test_the_area_of_a_disc_is_its_count():
    picture = wells(TRAY)
    discs = picture.axes[0].collections[1]
    sizes = discs.get_sizes()
    assert sizes / sizes.max() == pytest.approx(np.array([100, 900, 400, 200]) / 900)
    assert picture.title == "Counts: from 100 (A1) to 900 (A2)"
    assert "row A 500" in picture.alt


@pytest.mark.parametrize(
    ("build", "word"),
    [
        (lambda: replace(CURVES, positions=[1, 1, 2]), "must rise"),
        (lambda: replace(CURVES, positions=[0, 1, 2]), "above 0"),
        (lambda: replace(CURVES, lines=[Line(label="a", values=[1, 2])]), "do not fit"),
        (lambda: Points(label="p", quantity="drug", x=[1, 2], y=[1]), "as many"),
        (lambda: replace(ROWS, low=[4.0, 3.0]), "does not hold"),
        (lambda: replace(ROWS, names=("one",)), "as many"),
        (lambda: replace(TRAY, counts=[[0, 0], [0, 0]]), "above 0"),
        (lambda: replace(TRAY, counts=[[1, -1], [0, 0]]), "at least 0"),
        (lambda: replace(TRAY, row_names=("A",)), "one row"),
    ],
)
def test_what_cannot_be_drawn_gets_one_sentence(build, word):
    with pytest.raises(CourseError, match=word) as refusal:
        build()
    assert "\n" not in str(refusal.value)
