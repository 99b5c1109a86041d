"""The living synapse and the drawings in a real browser: chance, keyboard, less motion, themes, and narrow pages."""

import itertools
import math
import os
import shutil
import statistics

import pytest

from course_lib.drawings import drawing, drawn, synapse_page_html
from course_lib.drawings.palette import tokens_css
from course_lib.drawings.synapse.tables import tables
from course_lib.models.quantal.release import Synapse, inverse_cv_squared, mean_response_nM, with_vmat2_block
from course_lib.models.terminal.parameters import TERMINAL
from course_lib.models.terminal.steady import depletion
from tests.browser.lab import chromium

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
IMPULSES = 1_000
STEP_MANY = """
({ state, impulses }) => {
  const synapse = document.querySelector(".qs-synapse").synapse;
  synapse.set(state);
  for (let i = 0; i < 4 * impulses; i += 1) synapse.step();
  return { released: [...synapse.world.record], counts: [...synapse.world.counts] };
}
"""


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


def html_page(body, theme="light"):
    return (
        f'<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8"><title>Synapse</title>'
        f'<meta name="viewport" content="width=device-width"><style>{tokens_css("body")}body{{margin:0;padding:16px;'
        f"background:var(--paper);color:var(--ink)}}</style></head><body><main>{body}</main></body></html>"
    )


@pytest.fixture
def opened(browser, tmp_path):
    pages = []

    def open_page(body, *, width=1366, height=800, theme="light", motion="no-preference"):
        path = tmp_path / f"{len(pages)}.html"
        path.write_text(html_page(body, theme), encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion=motion)
        page.faults = []
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        page.goto(path.as_uri())
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        assert not page.faults
        page.close()


def keep_picture(page, name):
    if shots := os.environ.get("COURSE_SCREENSHOTS"):
        page.screenshot(path=f"{shots}/{name}.png", full_page=True)


def stepped(page, **state):
    return page.evaluate(STEP_MANY, {"state": state, "impulses": IMPULSES})


def steadiness(released):
    return statistics.mean(released) ** 2 / statistics.variance(released)


@pytest.mark.parametrize(("n", "p"), [(8, 0.25), (4, 0.5), (10, 0.9)])
def test_by_step_the_quanta_are_binomial_and_their_scatter_is_the_models(opened, n, p):
    page = opened(synapse_page_html("home"), motion="reduce")
    seen = stepped(page, n=n, p=p, block=0)
    model = Synapse(n_sites=n, release_probability=p, quantum_nM=12.5, quantal_cv=tables()["quantal_cv"])
    assert len(seen["released"]) == IMPULSES
    error = math.sqrt(n * p * (1 - p) / IMPULSES)
    assert statistics.mean(seen["counts"]) == pytest.approx(n * p, abs=3.5 * error)
    assert statistics.mean(seen["released"]) == pytest.approx(mean_response_nM(model), rel=0.06)
    # 1/CV² of a thousand impulses scatters by about 6 %
    assert steadiness(seen["released"]) == pytest.approx(inverse_cv_squared(model), rel=0.2)


def test_a_vmat2_block_changes_the_size_of_quanta_and_not_their_steadiness(opened):
    page = opened(synapse_page_html("home"), motion="reduce")
    free, blocked = (stepped(page, n=8, p=0.5, block=block)["released"] for block in (0, 0.7))
    left = 1 - depletion(TERMINAL, 0.7)
    assert statistics.mean(blocked) / statistics.mean(free) == pytest.approx(left, rel=0.07)
    assert steadiness(blocked) == pytest.approx(steadiness(free), rel=0.25)
    model = Synapse(n_sites=8, release_probability=0.5, quantum_nM=12.5, quantal_cv=0.3)
    assert inverse_cv_squared(with_vmat2_block(model, 0.7)) == pytest.approx(inverse_cv_squared(model))


def test_the_gamma_quanta_have_the_models_spread(opened):
    page = opened(synapse_page_html("home"), motion="reduce")
    released = stepped(page, n=1, p=1.0, block=0)["released"]
    assert statistics.mean(released) == pytest.approx(12.5, rel=0.04)
    assert statistics.stdev(released) / statistics.mean(released) == pytest.approx(0.3, rel=0.1)
    assert min(released) > 0


def test_the_same_seed_shows_the_same_impulses(opened):
    first, second, other = (
        stepped(opened(synapse_page_html("home", seed=seed), motion="reduce"), p=0.5)["counts"]
        for seed in (5, 5, 6)
    )
    assert first == second
    assert first != other


def test_the_page_predicts_as_the_models_do(opened):
    page = opened(synapse_page_html("filling_the_vesicle"), motion="reduce")
    numbers = page.locator(".qs-synapse .qs-read dd").all_inner_texts()
    model = Synapse(
        n_sites=8, release_probability=0.5, quantum_nM=12.5 * (1 - depletion(TERMINAL, 0.7)), quantal_cv=0.3
    )
    assert float(numbers[0].split()[0]) == pytest.approx(mean_response_nM(model), abs=0.06)
    assert float(numbers[1].split()[0]) == pytest.approx(model.quantum_nM, abs=0.06)
    assert float(numbers[2]) == pytest.approx(inverse_cv_squared(model), abs=0.06)


FROZEN = "() => document.querySelector('.qs-synapse svg.syn').outerHTML"


def test_with_less_motion_nothing_moves_until_a_step(opened):
    page = opened(synapse_page_html("home"), motion="reduce")
    page.wait_for_timeout(300)
    assert page.get_by_role("button", name="Play").count() == 0
    before = page.evaluate(FROZEN)
    page.wait_for_timeout(700)
    assert page.evaluate(FROZEN) == before
    page.get_by_role("button", name="Step").click()
    assert page.evaluate(FROZEN) != before
    assert "Step 1 of 4" in page.locator(".qs-words").inner_text()


def test_it_runs_pauses_and_stands_still_when_paused(opened):
    page = opened(synapse_page_html("home"))
    before = page.evaluate(FROZEN)
    page.wait_for_timeout(600)
    assert page.evaluate(FROZEN) != before
    page.get_by_role("button", name="Pause").click()
    before = page.evaluate(FROZEN)
    page.wait_for_timeout(600)
    assert page.evaluate(FROZEN) == before
    assert page.get_by_role("button", name="Play").is_visible()


def test_the_keyboard_reaches_everything_and_moves_words_and_numbers(opened):
    page = opened(synapse_page_html("home"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Pause"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Play"
    slider = page.get_by_role("slider", name="VMAT2 blocked")
    slider.focus()
    before = page.locator("svg.syn desc").text_content()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "60\u202f%"
    assert (
        page.locator(".qs-claim")
        .inner_text()
        .startswith("VMAT2 60\u202f% blocked: quanta shrink to 60\u202f%")
    )
    assert page.locator("svg.syn desc").text_content() != before
    page.keyboard.press(".")
    assert "Step 1 of 4" in page.locator(".qs-words").inner_text()
    outline = slider.evaluate("e => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth")
    assert outline == "solid3px"


def test_keys_do_not_leave_the_synapse(opened):
    page = opened(synapse_page_html("home"))
    page.evaluate(
        "() => { window.heard = []; document.addEventListener('keydown', (e) => window.heard.push(e.key)); }"
    )
    page.get_by_role("slider", name="impulses").focus()
    for key in ("ArrowRight", "a", "Escape"):
        page.keyboard.press(key)
    assert page.evaluate("window.heard") == ["Escape"]


def test_spoken_words_change_at_most_every_four_seconds(opened):
    page = opened(synapse_page_html("home", impulses_per_s=3.0))
    page.evaluate(
        """() => { window.spoken = []; const words = document.querySelector('.qs-words');
        new MutationObserver(() => window.spoken.push(performance.now())).observe(words, { subtree: true, childList: true, characterData: true }); }"""
    )
    page.wait_for_timeout(9_500)
    moments = page.evaluate("window.spoken")
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments) if later - earlier > 5]
    assert len(moments) >= 1
    assert all(gap >= 3_900 for gap in gaps), gaps


BOXES = """
(selector) => [...document.querySelectorAll(selector)].filter((e) => e.getClientRects().length && e.textContent.trim()).map((e) => {
  const box = e.getBoundingClientRect();
  return { text: e.textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom, px: parseFloat(getComputedStyle(e).fontSize) * (e.getScreenCTM ? e.getScreenCTM().d : 1) };
})
"""


def overlaps(boxes):
    return [
        (a["text"], b["text"])
        for i, a in enumerate(boxes)
        for b in boxes[i + 1 :]
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
        > 5  # boxes hold the empty space above and below letters
    ]


@pytest.mark.parametrize("width", [1920, 1366, 1000, 760, 390, 320])
def test_labels_of_the_synapse_can_be_read_and_keep_apart(opened, width):
    page = opened(synapse_page_html("reserpine_vs_valbenazine"), width=width, motion="reduce")
    page.wait_for_timeout(200)
    boxes = page.evaluate(BOXES, "svg.syn text")
    assert min(box["px"] for box in boxes) >= 14
    assert overlaps(boxes) == []
    frame = page.locator("svg.syn").bounding_box()
    assert all(frame["x"] - 1 <= b["left"] and b["right"] <= frame["x"] + frame["width"] + 1 for b in boxes)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".qs-synapse .qs-key").is_visible() == (width < 852)
    keep_picture(page, f"synapse-{width}")


def fault_of(page, slug, width):
    """What is wrong with a drawing at a width of the page, as words; empty if nothing is."""
    page.set_viewport_size({"width": width, "height": 800})
    narrow = width < 780
    boxes = page.evaluate(BOXES, "svg text")
    frame = page.locator(f"svg.qs-{'narrow' if narrow else 'wide'}").bounding_box()
    outside = [
        b["text"]
        for b in boxes
        if b["left"] < frame["x"] + 3
        or b["right"] > frame["x"] + frame["width"] - 3
        or b["top"] < frame["y"] - 2
        or b["bottom"] > frame["y"] + frame["height"] + 2
    ]
    keep_picture(page, f"{slug}-{width}")
    key = page.locator(".qs-drawing ol").is_visible()
    faults = {
        "small": [b["text"] for b in boxes if b["px"] < 14],
        "overlap": overlaps(boxes),
        "outside": outside,
        "layout": page.locator("svg.qs-narrow").is_visible() != narrow,
        "key": key != (narrow and bool(drawing(slug).key)),
        "sideways": page.evaluate("document.documentElement.scrollWidth") > width,
    }
    return {name: found for name, found in faults.items() if found}


@pytest.mark.parametrize("slug", drawn())
def test_labels_of_a_drawing_can_be_read_and_keep_apart(opened, slug):
    page = opened(drawing(slug).html())
    faults = {width: fault_of(page, slug, width) for width in (1180, 800, 390, 320)}
    assert not any(faults.values()), faults


@pytest.mark.parametrize("slug", drawn())
def test_the_image_follows_the_readers_theme(browser, slug):
    seen = {}
    for scheme in ("light", "dark"):
        page = browser.new_page(viewport={"width": 1000, "height": 700}, color_scheme=scheme)
        page.set_content(f'<meta name="color-scheme" content="light dark">{drawing(slug).html_img()}')
        image = page.locator("img")
        assert (
            image.evaluate("async (i) => { await i.decode(); return i.naturalWidth; }")
            == drawing(slug).wide.width
        )
        seen[scheme] = image.screenshot()
        page.close()
    assert seen["light"] != seen["dark"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
def test_no_accessibility_fault_in_either_theme(opened, theme, width):
    from axe_playwright_python.sync_playwright import Axe

    body = synapse_page_html("supersensitivity") + drawing("filling_the_vesicle").html()
    page = opened(body, theme=theme, width=width, motion="reduce")
    keep_picture(page, f"page-{theme}-{width}")
    options = {"rules": {"page-has-heading-one": {"enabled": False}}}
    found = Axe().run(page, options=options)
    assert found.violations_count == 0, found.generate_report()


def test_several_on_a_page_run_apart(opened):
    body = synapse_page_html("home", with_script=False) + synapse_page_html("filling_the_vesicle")
    page = opened(body, motion="reduce")
    page.wait_for_timeout(200)
    assert page.locator(".qs-synapse").count() == 2
    titles = page.locator(".qs-synapse .qs-claim").all_inner_texts()
    assert titles[0] != titles[1]
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))


def test_without_script_the_still_and_its_words_stand_there(browser, tmp_path):
    path = tmp_path / "still.html"
    path.write_text(html_page(synapse_page_html("home")), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator(".qs-still svg.qs-wide").is_visible()
    context.close()


def test_a_small_synapse_shows_one_slider_and_says_the_same(opened):
    page = opened(synapse_page_html("home", sliders=("vmat2_blocked",)), motion="reduce")
    assert page.get_by_role("slider").count() == 1
    assert not page.locator(".qs-read").is_visible()
    page.get_by_role("slider", name="VMAT2 blocked").focus()
    page.keyboard.press("End")
    assert page.locator(".qs-claim").inner_text().startswith("VMAT2 95\u202f% blocked")
    assert "Not to scale" in page.locator(".qs-note").inner_text()
    keep_picture(page, "synapse-small")


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1000, 768)])
def test_picture_and_controls_fit_the_height_of_a_laptop(opened, width, height):
    page = opened(synapse_page_html("filling_the_vesicle"), width=width, height=height, motion="reduce")
    page.wait_for_timeout(200)
    top = page.locator(".qs-view").bounding_box()["y"]
    ends = [page.locator(part).bounding_box() for part in (".qs-view", ".qs-panel")]
    assert max(box["y"] + box["height"] for box in ends) - top <= 600


@pytest.mark.parametrize(
    ("around", "width", "height", "least"),
    [("reveal", 1280, 720, 28 * 1280 / 1920), ("qs-lecture", 1920, 1080, 28)],
)
def test_on_a_wall_labels_can_be_read_from_the_last_row(opened, around, width, height, least):
    body = f'<div class="{around}">{synapse_page_html("reserpine_vs_valbenazine")}</div>'
    page = opened(body, width=width, height=height, motion="reduce")
    page.wait_for_timeout(200)
    boxes = page.evaluate(BOXES, "svg.syn text")
    assert min(box["px"] for box in boxes) >= least - 0.1
    assert overlaps(boxes) == []
    frame = page.locator(".qs-synapse").bounding_box()
    assert frame["height"] <= height - 32
    keep_picture(page, f"synapse-{around}")
