"""The script of a question alone in a browser: a text is compared and ticked, and ticks stay where they are."""

import base64
import shutil

import pytest

from course_lib.assess import asking, sheet, still
from tests.browser.lab import chromium

pytestmark = pytest.mark.skipif(
    not shutil.which("chromium"), reason="Chromium is not installed (Debian package chromium)"
)
SCRIPT = asking._SCRIPT.encode()
# A stand-in for the kernel's side of the widget: values by name, listeners by event, and what was sent.
MODEL = """
window.sent = []; const listeners = {}; const values = VALUES;
window.model = {
  get: (name) => values[name], send: (message) => window.sent.push(message), off: () => {},
  on: (event, run) => (listeners[event] ??= []).push(run),
};
window.set = (name, value) => { values[name] = value; (listeners[`change:${name}`] ?? []).forEach((run) => run()); };
"""


@pytest.fixture
def page():
    with chromium() as browser:
        page = browser.new_page()
        page.set_content(f"<style>{still.style()}</style><main></main>")
        shown = sheet.sheet_of("ganglia.double_negative")
        values = {
            "sheet": {"id": shown.asked.id, "kind": "text", "seed": "1", "prompt": shown.prompt, "label": shown.label,
                      "options": [], "hint_count": 3, "varies": False, "predict": False},
            "verdict": {}, "hints": [], "worked": "", "worked_allowed": False, "locked": False, "compare": {}, "settled": {},
        }  # fmt: skip
        page.evaluate(f"(VALUES) => {{ {MODEL} }}", values)
        address = f"data:text/javascript;base64,{base64.b64encode(SCRIPT).decode()}"
        page.evaluate(
            "async (address) => (await import(address)).default.render({ model: window.model, el: document.querySelector('main') })",
            address,
        )
        yield page


def test_a_text_is_compared_idea_by_idea(page):
    compare = sheet.comparison_of(sheet.sheet_of("ganglia.double_negative"))
    assert page.get_by_text("I said that").count() == 0
    page.locator("textarea").fill("D1 neurons silence what silences the thalamus.")
    page.get_by_role("button", name="Check").click()
    assert page.evaluate("window.sent[0].do") == "answer"
    page.evaluate("(compare) => window.set('compare', compare)", compare)
    assert page.get_by_text(compare["model"]).is_visible()
    boxes = page.get_by_role("checkbox")
    assert boxes.count() == 3
    boxes.nth(0).check()
    boxes.nth(2).check()
    page.evaluate(
        "() => window.set('verdict', { look: 'noted', heading: 'Compare', message: 'Tick below.', note: '' })"
    )
    assert boxes.nth(0).is_checked()
    assert page.locator("textarea").input_value().startswith("D1 neurons")
    page.get_by_role("button", name="Count what I said").click()
    assert page.evaluate("window.sent.at(-1)") == {
        "do": "ticks",
        "value": [compare["ideas"][0][0], compare["ideas"][2][0]],
    }
