"""Interleaved timing of two ways to do the same work."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Paired:
    """Median seconds of both sides and the median of the ratios taken round by round."""

    ours_s: float
    peer_s: float
    ratio: float


def paired(ours: Callable[[], object], peer: Callable[[], object], rounds: int = 7) -> Paired:
    """Times of two callables run in turn, after one warm-up of each.

    Turns are interleaved, so that a drift of the machine's speed meets both sides alike, and seconds are those of
    the processor, over all threads: waiting for a turn on a busy machine is nobody's work.
    """
    ours(), peer()
    times = [(_seconds(ours), _seconds(peer)) for _ in range(rounds)]
    return Paired(
        ours_s=statistics.median(a for a, _ in times),
        peer_s=statistics.median(b for _, b in times),
        ratio=statistics.median(a / b for a, b in times),
    )


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
