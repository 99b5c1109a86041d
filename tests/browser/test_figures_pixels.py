"""What the display list draws in a browser is what matplotlib draws, pixel by pixel, for every kind of picture."""

import io
import shutil

import numpy as np
import pytest
from PIL import Image, ImageFilter

from course_lib.figures.display_list import display_list
from course_lib.figures.layout import arranged
from course_lib.figures.style import DPI, course_style
from tests.browser.lab import chromium
from tests.test_figures import KINDS, RESULTS

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
WIDTH_PX, HEIGHT_PX = 900, 380
DIFFERS = 48  # of 255 grey levels, after a blur that forgives how edges are smoothed
HIDDEN = "text,.s-grid{display:none}"


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


def by_browser(browser, svg):
    """Grey levels of an SVG without its words and its grid."""
    page = browser.new_page(viewport={"width": WIDTH_PX, "height": HEIGHT_PX + 40})
    page.set_content(f"<body style='margin:0'>{svg.replace('<style>', f'<style>{HIDDEN}', 1)}</body>")
    shot = page.screenshot()
    page.close()
    return np.asarray(Image.open(io.BytesIO(shot)).convert("L"))


def by_matplotlib(picture):
    """Grey levels of the same panels at the same places, without words, ticks and grid; and where the panels are."""
    panels, height = arranged(display_list(picture), WIDTH_PX, HEIGHT_PX)
    figure = picture.figure
    figure.set_dpi(DPI)
    figure.set_size_inches(WIDTH_PX / DPI, height / DPI)
    for axes, panel in zip(picture.axes, panels, strict=True):
        axes.set_position(
            [panel.x / WIDTH_PX, 1 - (panel.y + panel.h) / height, panel.w / WIDTH_PX, panel.h / height]
        )
        axes.set_axis_off()
        for text in axes.texts:
            text.set_visible(False)
    with course_style():
        figure.canvas.draw()
    return np.asarray(
        Image.fromarray(np.asarray(figure.canvas.buffer_rgba())[..., :3].copy()).convert("L")
    ), panels


def blurred(grey):
    return np.asarray(Image.fromarray(grey).filter(ImageFilter.GaussianBlur(1.6)), float)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_browser_draws_what_matplotlib_draws(browser, kind):
    svg = KINDS[kind](RESULTS[kind]).svg(width_px=WIDTH_PX, height_px=HEIGHT_PX)
    picture = KINDS[kind](RESULTS[kind])
    ours = by_browser(browser, svg)
    theirs, panels = by_matplotlib(picture)
    for panel in panels:
        # Inside the spines; grid lines are our own.
        inside = np.s_[
            int(panel.y) + 3 : int(panel.y + panel.h) - 3, int(panel.x) + 4 : int(panel.x + panel.w) - 3
        ]
        one, other = blurred(ours)[inside], blurred(theirs)[inside]
        assert np.ptp(other) > 20, "the panel is not empty"
        apart = np.mean(np.abs(one - other) > DIFFERS)
        assert apart < 0.004, f"{100 * apart:.2f} % of the panel differ"


def test_a_curve_drawn_elsewhere_would_be_seen(browser):
    """The comparison can fail: a density that is five per cent of the axis lower is noticed."""
    picture = KINDS["distribution"](RESULTS["distribution"])
    svg = picture.svg(width_px=WIDTH_PX, height_px=HEIGHT_PX)
    density = picture.axes[0].lines[0]
    density.set_ydata(density.get_ydata() - 0.05 * picture.axes[0].get_ylim()[1])
    theirs, (panel,) = by_matplotlib(picture)
    inside = np.s_[
        int(panel.y) + 3 : int(panel.y + panel.h) - 3, int(panel.x) + 4 : int(panel.x + panel.w) - 3
    ]
    apart = np.mean(np.abs(blurred(by_browser(browser, svg))[inside] - blurred(theirs)[inside]) > DIFFERS)
    assert apart > 0.004
