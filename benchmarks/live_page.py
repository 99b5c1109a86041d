"""A saved page's slider event to new picture, without a kernel, against ipywidgets.interact in JupyterLab."""

import tempfile
from pathlib import Path

from benchmarks.browsing import MOVES, OURS_CELL, collected, lab_page, move_ours, move_peer
from course_lib.live.static import static_html

PEER, WANTED = "ipywidgets", 0.02


def run() -> float:
    """Our time ÷ the peer's, medians of moves made in turn in two pages of one browser.

    The clock stops when the new image stands decoded in the page. The wait for the next animation
    frame, 8 ms on average whatever a page does, is printed but not counted.
    """
    with tempfile.TemporaryDirectory(prefix="course-bench-") as folder, lab_page() as (browser, lab):
        path = Path(folder) / "page.html"
        path.write_text(f"<!doctype html><html lang=en><body>{_figure()}</body></html>", encoding="utf-8")
        page = browser.new_page()
        page.goto(path.as_uri())
        page.locator(".qs-live svg path").first.wait_for(state="attached")
        turns = []
        for turn in range(MOVES):
            page.bring_to_front()
            ours = move_ours(page, turn)
            lab.bring_to_front()
            turns.append((ours, move_peer(lab, turn)))
    for clock in ("shown_ms", "ready_ms"):
        ours, peer = (collected(list(side), clock) for side in zip(*turns, strict=True))
        print(f"{clock:<8} our saved page       {ours}")
        print(f"{clock:<8} ipywidgets.interact  {peer}")
    return ours.median_ms / peer.median_ms


def _figure() -> str:
    names: dict = {}
    exec(OURS_CELL.replace("explore(", "figure = explore(", 1), names)  # the same figure as in the notebook
    return static_html(names["figure"].scene, "Release")
