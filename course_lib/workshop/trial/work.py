"""One piece of work of a virtual trial, done on whichever process or machine this runs."""

import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from course_lib.errors import CourseError
from course_lib.models.trial.virtual import VIRTUAL_TRIAL, VirtualTrial
from course_lib.models.trial.virtual_blocks import blocks_table, fingerprint

_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """Counts of some blocks, the seconds of processor time that they took, and the most memory of the process so far."""

    counts: np.ndarray
    spent_s: float
    peak_MB: float


def part(trial: VirtualTrial, people: int, seed: int, expected: str, start: int, stop: int) -> Part:
    """The counts of the blocks `start` to `stop` − 1.

    Raises `CourseError` when this machine's copy of the course would draw other patients.
    """
    if fingerprint(replace(trial, weeks=VIRTUAL_TRIAL.weeks)) != expected:
        raise CourseError(
            "A machine of the cluster holds another version of this course, or computes other last digits: bring all of "
            "them to the same one, or leave that machine out; what is done is saved."
        )
    began = time.thread_time()
    counts = blocks_table(trial, people, seed, start, stop).counts
    return Part(counts=counts, spent_s=time.thread_time() - began, peak_MB=peak_memory_MB())


def peak_memory_MB() -> float:
    """The most memory that this process has held at once, in MB; NaN where the system does not tell."""
    if _STATUS.exists():  # `getrusage` would count what the parent held before it started this process
        lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
        return next(
            (int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), float("nan")
        )
    if sys.platform == "win32":
        return float("nan")
    import resource

    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
