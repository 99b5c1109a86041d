"""A live figure's slider event to new picture in JupyterLab, against ipywidgets.interact with matplotlib."""

from benchmarks.browsing import MOVES, collected, lab_page, move_ours, move_peer

PEER, WANTED = "ipywidgets", 0.1


def run() -> float:
    """Our time ÷ the peer's, medians of moves made in turn in one page, the first ones included.

    The clock stops when the new picture stands in the page; the wait for the next animation frame, 8 ms on average
    whatever a page does, is printed but not counted.
    """
    with lab_page() as (_, page):
        turns = [(move_ours(page, turn), move_peer(page, turn)) for turn in range(MOVES)]
    for clock in ("shown_ms", "ready_ms"):
        ours, peer = (collected(list(side), clock) for side in zip(*turns, strict=True))
        print(f"{clock:<8} our live figure      {ours}")
        print(f"{clock:<8} ipywidgets.interact  {peer}")
        print(
            f"{clock:<8} ratio {ours.median_ms / peer.median_ms:.4f}, our p95 ÷ our median {ours.p95_ms / ours.median_ms:.2f}"
        )
    return ours.median_ms / peer.median_ms
