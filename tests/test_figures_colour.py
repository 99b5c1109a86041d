"""Colours hold for every eye: contrast on light and dark pages, and a second cue beside the hue."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from course_lib.figures.circuit import EXCITES, INHIBITS, circuit
from course_lib.figures.curves import look_of
from course_lib.figures.style import DASHES, FAINT_INK, INK, LOOKS, PAPER
from course_lib.models.records.curves import Line
from course_lib.models.records.maps import CircuitState, Node
from tests.figure_results import RESULTS

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
DEFICIENCY = {
    "none": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}
GRAPHICS_CONTRAST, TEXT_CONTRAST = 3.0, 4.5  # WCAG 2.2, 1.4.11 and 1.4.3
APART = 15  # differences in CIELAB; 2.3 is just noticeable
# CSS hue-rotate(180deg) and invert(0.93), as the page applies them to pictures on a dark ground.
HUE_ROTATE = np.array([[-0.574, 1.43, 0.144], [0.426, 0.43, 0.144], [0.426, 1.43, -0.856]])


def linear(colour):
    encoded = np.asarray(to_rgb(colour) if isinstance(colour, str) else colour)
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    low, high = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(rgb):
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(rgb, 0, 1) / [0.9505, 1.0, 1.089]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def on_dark_page(colour):
    inverted = 0.93 + np.asarray(to_rgb(colour)) * (1 - 2 * 0.93)
    return np.clip(HUE_ROTATE @ inverted, 0, 1)


@pytest.mark.parametrize("deficiency", DEFICIENCY)
@pytest.mark.parametrize(("one", "other"), list(combinations(LOOKS, 2)))
def test_any_two_quantities_differ_for_every_eye(one, other, deficiency):
    seen = [lab(DEFICIENCY[deficiency] @ linear(LOOKS[name].colour)) for name in (one, other)]
    assert np.linalg.norm(seen[0] - seen[1]) >= APART


@pytest.mark.parametrize("quantity", LOOKS)
def test_lines_stand_out_from_the_page_in_both_themes(quantity):
    colour = LOOKS[quantity].colour
    assert contrast(colour, PAPER) >= GRAPHICS_CONTRAST
    assert contrast(on_dark_page(colour), on_dark_page(PAPER)) >= GRAPHICS_CONTRAST


@pytest.mark.parametrize("ink", [INK, FAINT_INK])
def test_letters_can_be_read_in_both_themes(ink):
    assert contrast(ink, PAPER) >= TEXT_CONTRAST
    assert contrast(on_dark_page(ink), on_dark_page(PAPER)) >= TEXT_CONTRAST


def test_every_quantity_has_a_dash_and_a_marker_of_its_own():
    assert len({look.dash for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.marker for look in LOOKS.values()}) == len(LOOKS)


def test_lines_of_one_quantity_share_its_colour_and_differ_in_dash():
    looks = [look_of(Line(label=str(i), values=[0, 1]), i, "drug") for i in range(len(DASHES))]
    assert {look.colour for look in looks} == {LOOKS["drug"].colour}
    assert len({look.dash for look in looks}) == len(DASHES)


def test_excitation_and_inhibition_differ_in_head_and_dash_as_well_as_in_colour():
    arrows = circuit(RESULTS["circuit"]).axes[0].patches
    excites, inhibits = arrows[0], arrows[1]
    assert contrast(EXCITES, PAPER) >= GRAPHICS_CONTRAST <= contrast(INHIBITS, PAPER)
    assert type(excites.get_arrowstyle()) is not type(inhibits.get_arrowstyle())
    assert excites.get_linestyle() != inhibits.get_linestyle()


@pytest.mark.parametrize("rate", range(0, 101, 4))
def test_the_number_inside_a_nucleus_can_be_read_at_every_rate(rate):
    state = CircuitState(
        nodes=(Node(name="gpi", label="GPi", rate=rate, place=(0.5, 0.5)),),
        arrows=(),
        rate_unit="spikes/s",
        highest_rate=100,
    )
    axes = circuit(state).axes[0]
    (face,) = next(dots for dots in axes.collections if len(dots.get_offsets())).get_facecolor()
    (number,) = [text for text in axes.texts if "\n" in text.get_text()]
    assert contrast(face[:3], number.get_color()) >= TEXT_CONTRAST
