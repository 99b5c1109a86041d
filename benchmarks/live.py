"""A live figure's slider event to new picture in JupyterLab, against ipywidgets.interact with matplotlib."""

from benchmarks.browsing import MOVES, collected, lab_page, move_ours, move_peer

PEER, WANTED = "ipywidgets", 1 / 3


def run() -> float:
    """Our time ÷ the peer's, medians of moves made in turn in one page, up to the next animation frame."""
    with lab_page() as (_, page):
        turns = [(move_ours(page, turn), move_peer(page, turn)) for turn in range(MOVES)]
    ours, peer = (collected(list(side), "shown_ms") for side in zip(*turns, strict=True))
    print(f"our live figure      {ours}")
    print(f"ipywidgets.interact  {peer}")
    print(f"our p95 ÷ our median {ours.p95_ms / ours.median_ms:.2f}")
    return ours.median_ms / peer.median_ms
