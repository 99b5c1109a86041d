"""States recorded by several processes."""

from collections.abc import Sequence
from multiprocessing import get_context

_CHUNK = 48
_recording = None


def recorded_by_crew(recording: object, settings: Sequence[tuple[int, ...]], processes: int) -> list:
    """The states of many settings, in their order; the workers inherit the recording."""
    global _recording
    _recording = recording
    with get_context("fork").Pool(processes) as pool:
        return pool.map(_one, settings, chunksize=_CHUNK)


def _one(positions: tuple[int, ...]):
    return _recording._recorded(positions)
