"""Colours hold for every eye: contrast on light and dark pages, and a second cue beside the hue."""

from importlib.resources import files
from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_hex, to_rgb

from course_lib.figures.circuit import circuit
from course_lib.figures.curves import look_of, looks_of
from course_lib.figures.identity import QUANTITIES, SURFACES, colours, css_variables
from course_lib.figures.style import DASHES, INK, LOOKS, SHADE
from course_lib.models.records.curves import Line
from course_lib.models.records.maps import CircuitState, Node
from tests.figure_results import RESULTS

THEMES = {"light": {}, "dark": {"dark": True}}
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
TEXT_CONTRAST, MORE_CONTRAST = 4.5, 7.0  # WCAG 2.2, 1.4.3 and 1.4.6
APART = 10  # below this CIEDE2000 two colours must not be told apart by colour alone


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


def ciede2000(one, other):
    """Sharma, Wu and Dalal 2005."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = h2 - h1 - 360 * np.round((h2 - h1) / 360) if c1 * c2 else 0.0
    dl, dc, dh = l2 - l1, c2 - c1, 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    lm, cm, hm = (l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2) % 360
    t = sum(
        weight * np.cos(np.radians(times * hm - shift))
        for weight, times, shift in ((1, 0, 0), (-0.17, 1, 30), (0.24, 2, 0), (0.32, 3, -6), (-0.2, 4, 63))
    )
    sl, sc, sh = 1 + 0.015 * (lm - 50) ** 2 / np.sqrt(20 + (lm - 50) ** 2), 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rt = -np.sin(np.radians(60 * np.exp(-(((hm - 275) / 25) ** 2)))) * 2 * np.sqrt(cm**7 / (cm**7 + 25**7))
    return np.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * dc / sc * dh / sh)


def test_the_distance_of_colours_is_the_published_one():
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514)) == pytest.approx(0.9082, abs=1e-4)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("deficiency", DEFICIENCY)
def test_colours_too_near_for_an_eye_belong_to_series_that_differ_in_dash_or_mark(theme, deficiency):
    seen = {
        name: lab(DEFICIENCY[deficiency] @ linear(colours(**THEMES[theme])[quantity.token]))
        for name, quantity in QUANTITIES.items()
    }
    near = [pair for pair in combinations(QUANTITIES, 2) if ciede2000(*(seen[name] for name in pair)) < APART]
    assert len(near) <= 10, near
    for one, other in near:
        cues = [(LOOKS[name].dash, str(LOOKS[name].marker), LOOKS[name].open) for name in (one, other)]
        assert cues[0] != cues[1], (one, other)


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_may_stand_in_text_on_both_grounds_of_its_theme(theme):
    now = colours(**THEMES[theme])
    for ground in ("paper", "raised"):
        for token in ("ink", "ink2", *(quantity.token for quantity in QUANTITIES.values())):
            assert contrast(now[token], now[ground]) >= TEXT_CONTRAST, (token, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_who_asks_for_more_contrast_gets_it(theme):
    now = colours(**THEMES[theme], contrast=True)
    for token in ("ink", "ink2", *(quantity.token for quantity in QUANTITIES.values())):
        assert contrast(now[token], now["paper"]) >= MORE_CONTRAST - 0.5, token


def test_the_style_sheet_holds_the_tokens_of_the_code():
    kept = files("course_lib.figures") / "identity.css"
    assert kept.read_text(encoding="utf-8") == css_variables()


def test_tokens_name_one_thing_each():
    tokens = [*SURFACES, *(quantity.token for quantity in QUANTITIES.values())]
    assert len(set(tokens)) == len(tokens) == len(colours())


def test_every_quantity_has_a_cue_of_its_own_beside_its_colour():
    cues = [(q.dash_px, str(q.marker), q.open, q.hatch) for q in QUANTITIES.values()]
    assert len(set(cues)) == len(cues)


def test_lines_that_name_the_same_quantity_differ_in_dash():
    lines = [Line(label=name, values=[0, 1], quantity="deutetrabenazine") for name in ("one dose", "less")]
    looks = looks_of(lines, "drug")
    assert looks[0].colour == looks[1].colour
    assert looks[0].dash != looks[1].dash


def test_lines_of_one_quantity_share_its_colour_and_differ_in_dash():
    looks = [look_of(Line(label=str(i), values=[0, 1]), i, "drug") for i in range(len(DASHES))]
    assert {look.colour for look in looks} == {LOOKS["drug"].colour}
    assert len({look.dash for look in looks}) == len(DASHES)


def test_excitation_and_inhibition_differ_in_their_heads():
    arrows = circuit(RESULTS["circuit"]).axes[0].patches
    heads = {type(arrow.get_arrowstyle()).__name__ for arrow in arrows}
    assert heads == {"CurveFilledB", "BracketB", "Curve"}


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
    assert (to_hex(face).upper(), number.get_color()) == (SHADE, INK)
    for theme in THEMES.values():
        now = colours(**theme)
        assert contrast(now["rule"], now["ink"]) >= TEXT_CONTRAST <= contrast(now["paper"], now["ink"])
