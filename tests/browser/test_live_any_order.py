"""Chapter 10 without a kernel: controls moved in any order show what the kernel shows, on a page and on a slide."""

import itertools
import shutil

import numpy as np
import pytest

from course_lib.live import cache
from course_lib.live.static import static_html
from course_lib.syllabus import written
from tests.browser.lab import chromium
from tests.test_live_chapters import scenes

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
    ),
]
SET = """
([index, position]) => {
  const row = document.querySelectorAll(".qs-live .qs-controls > *")[index];
  const range = row.querySelector("input[type=range]"), radios = row.querySelectorAll("input[type=radio]");
  if (radios.length) radios[position].click();
  else { range.value = position; range.dispatchEvent(new Event("input", { bubbles: true })); }
}
"""
TOLD = """
() => ({
  title: document.querySelector(".qs-live figcaption").textContent,
  alt: document.querySelector(".qs-live svg").getAttribute("aria-label"),
  readout: [...document.querySelectorAll(".qs-live .qs-readout div")].map((pair) => [...pair.children].map((one) => one.textContent)),
  texts: [...document.querySelectorAll(".qs-live svg text")].map((one) => one.textContent),
})
"""


@pytest.fixture(scope="module")
def scene():
    (chapter,) = (one for one in written() if one.id == "10")
    (circuit,) = (one for one in scenes(chapter) if "condition" in {control.name for control in one.controls})
    return circuit


@pytest.fixture(scope="module")
def page(scene, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "circuit.html"
    path.write_text(
        f"<!doctype html><html lang=en><meta charset=utf-8><body>{static_html(scene, 'Circuit')}",
        encoding="utf-8",
    )
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(path.as_uri())
        page.locator(".qs-live svg path").first.wait_for(state="attached")
        yield page


def told_by_kernel(scene, space, places):
    words = scene.show(tuple(kept[place] for kept, place in zip(space.kept, places, strict=True)))
    return words.title, words.alt, [list(pair) for pair in words.readout.items()]


def told_by_page(page):
    told = page.evaluate(TOLD)
    return told["title"], told["alt"], told["readout"]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_three_controls_in_any_order_equal_the_kernel(page, scene, order):
    space = cache.kept_space(scene)
    names = [control.name for control in scene.controls]
    wanted = {"condition": 2, "dopamine": len(space.kept[1]) - 1, "vmat2_occupancy": 2}
    page.get_by_role("button", name="Reset").click()
    for turn in order:
        name = list(wanted)[turn]
        page.evaluate(SET, [names.index(name), wanted[name]])
    starts = [
        list(kept).index(control.start) for kept, control in zip(space.kept, scene.controls, strict=True)
    ]
    places = [wanted.get(name, start) for name, start in zip(names, starts, strict=True)]
    assert told_by_page(page) == told_by_kernel(scene, space, places)


def test_forty_settings_say_what_the_kernel_says(page, scene):
    space, rng = cache.kept_space(scene), np.random.default_rng(11)
    for _ in range(40):
        places = [int(rng.integers(len(kept))) for kept in space.kept]
        for index in rng.permutation(len(places)):
            page.evaluate(SET, [int(index), places[index]])
        assert told_by_page(page) == told_by_kernel(scene, space, places)
