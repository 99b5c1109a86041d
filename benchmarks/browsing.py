"""The moves of a slider in a real browser: from the event to the new picture on screen."""

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.lab import chromium, jupyter_lab, run_all, write_notebook

MOVES = 60
_VIEW = {"width": 1280, "height": 1000}

OURS_CELL = """
from course_lib.chapters.quantal_release.pictures import release_picture, release_readout
from course_lib.live import Slider, explore
from course_lib.chapters.quantal_release.views.release import release_view

explore(release_view, release_picture, [
    Slider(name="release_probability", label="p", unit="", low=0.1, high=0.9, value=0.5, step=0.01),
    Slider(name="n_sites", label="n", unit="", low=16, high=20, value=16, step=1),
    Slider(name="quantum_nM", label="q", unit="nM", low=12.5, high=20.0, value=12.5, step=2.5),
], readout=release_readout)
"""

# The same model, panels, size and resolution, written the way that most notebooks write it.
PEER_CELL = """
%matplotlib inline
import matplotlib.pyplot as plt
from ipywidgets import FloatSlider, interact

def draw(p=0.5):
    view = release_view(n_sites=16, release_probability=p, quantum_nM=12.5)
    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 4.2), dpi=100)
    amplitudes, parabola = view.amplitudes, view.parabola
    left.hist(amplitudes.samples, bins=40, density=True, alpha=0.3)
    left.plot(amplitudes.grid, amplitudes.density_per_unit)
    left.axvline(view.mean_nM, linestyle="--", color="black")
    left.set(xlabel="peak dopamine, nM", ylabel="share per nM", title=f"mean {view.mean_nM:.3g} nM")
    right.plot(parabola.curve_mean, parabola.curve_variance)
    right.plot(parabola.point_mean, parabola.point_variance, "o", markersize=10)
    right.set(xlabel="mean peak dopamine, nM", ylabel="variance, nM²", title=f"1/CV² {view.inverse_cv_squared:.3g}")
    plt.show()

interact(draw, p=FloatSlider(min=0.1, max=0.9, step=0.01, value=0.5));
"""

# Both clocks start just before the event that a hand would cause. `ready` is when the new picture stands in the
# page, drawn or decoded, `shown` the next animation frame. `empty` counts frames without a whole picture.
_CLOCK = """
async (move) => {
  const area = document.querySelector(move.area);
  const image = () => area.querySelector("img");
  const whole = () => move.vectors ? area.querySelectorAll("svg path[d]").length > 4 : image()?.complete && image().naturalWidth > 0;
  const old = image()?.src;
  let empty = 0, running = true;
  const watch = () => {
    if (!whole()) empty += 1;
    if (running) requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  const changed = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no new picture in ${move.area} within 30 s`)), 30000);
    const end = () => { const ready = performance.now(); requestAnimationFrame(() => resolve({ ready, shown: performance.now() })); };
    const observer = new MutationObserver(async () => {
      if (move.vectors) { // the observer speaks once the script that drew has ended; style and layout are still to do
        observer.disconnect();
        area.querySelector("svg").getBoundingClientRect();
        return end();
      }
      const now = image();
      if (!now || now.src === old) return;
      observer.disconnect();
      await now.decode();
      end();
    });
    const what = move.vectors ? { subtree: true, attributes: true, attributeFilter: ["d"] } : { subtree: true, childList: true, attributes: true, attributeFilter: ["src"] };
    observer.observe(move.vectors ? area.querySelector("svg") : area, what);
  });
  const start = performance.now();
  if (move.key) {
    document.querySelector(move.handle).dispatchEvent(new KeyboardEvent("keydown", { key: move.key, bubbles: true }));
  } else {
    const range = document.querySelector(move.handle);
    range.value = Number(range.value) + move.by;
    range.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const end = await changed;
  running = false;
  return { ready_ms: end.ready - start, shown_ms: end.shown - start, empty };
}
"""


@dataclass(frozen=True, kw_only=True)
class Moves:
    """Milliseconds from event to picture of each move, and the frames without a picture in between."""

    ms: list[float]
    empty: int

    @property
    def median_ms(self) -> float:
        """Half of the moves were faster."""
        return statistics.median(self.ms)

    @property
    def p95_ms(self) -> float:
        """Nineteen of twenty moves were faster."""
        return statistics.quantiles(self.ms, n=20)[-1]

    def __str__(self) -> str:
        return f"median {self.median_ms:.1f} ms, p95 {self.p95_ms:.1f} ms, {self.empty} empty frames, {len(self.ms)} moves"


@contextmanager
def lab_page() -> Iterator[tuple[object, object]]:
    """A browser and its page, in which JupyterLab shows our live figure and the peer's, both drawn."""
    with tempfile.TemporaryDirectory(prefix="course-bench-") as folder:
        root = Path(folder)
        write_notebook(root / "live.ipynb", OURS_CELL, PEER_CELL)
        with jupyter_lab(root) as lab, chromium() as browser:
            page = browser.new_page(viewport=_VIEW)
            run_all(page, lab, "live.ipynb")
            page.locator(".qs-live svg path").first.wait_for(state="attached", timeout=90_000)
            page.locator(".widget-interact img").wait_for(timeout=90_000)
            page.wait_for_timeout(1_000)
            yield browser, page


def move_ours(page: object, turn: int) -> dict:
    """Milliseconds and empty frames of one move of our slider."""
    return page.evaluate(
        _CLOCK,
        {"area": ".qs-live", "handle": ".qs-live input[type=range]", "by": _step(turn), "vectors": True},
    )


def move_peer(page: object, turn: int) -> dict:
    """Milliseconds and empty frames of one move of the peer's slider."""
    key = "ArrowRight" if _step(turn) > 0 else "ArrowLeft"
    return page.evaluate(
        _CLOCK, {"area": ".widget-interact", "handle": ".widget-interact .noUi-handle", "key": key}
    )


def _step(turn: int) -> int:
    """Eight steps up, eight down, so that no slider meets its end."""
    return 1 if (turn // 8) % 2 == 0 else -1


def collected(raw: list[dict], clock: str, warm_up: int = 0) -> Moves:
    """The moves by one of the clocks, without the first few where they are not of interest."""
    kept = raw[warm_up:]
    return Moves(ms=[move[clock] for move in kept], empty=sum(move["empty"] for move in kept))
