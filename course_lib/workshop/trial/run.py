"""The run of a virtual trial: pieces of work handed out, added in their order, and saved as they come."""

import sys
import time
from collections.abc import Iterator

import click

from course_lib.classroom.locks import held
from course_lib.errors import CourseError
from course_lib.models.trial.virtual import BLOCK
from course_lib.models.trial.virtual_blocks import block_count
from course_lib.workshop.trial.outcome import write_outcome
from course_lib.workshop.trial.plan import TrialPlan
from course_lib.workshop.trial.saved import Saved, begun, save
from course_lib.workshop.trial.work import Part, part, peak_memory_MB
from course_lib.workshop.trial.workers import Alone, ClusterProcesses, PartLost, Processes, workers_of

SAVE_EVERY_S = 2.0
MOST_BLOCKS = 128  # in one piece of work: a tenth of a second or so
PIECES = 16  # at least so many for each who works, if there are blocks enough


def run_trial(plan: TrialPlan) -> Iterator[str]:
    """Lines for the person at the terminal, while the trial is simulated.

    Raises `CourseError` when the folder holds another trial or another run is at work in it, when it cannot be written
    to, and when workers or the cluster are lost for good.
    """
    if sys.platform == "win32":
        raise CourseError("`course trial` needs Linux or macOS: on Windows run it in WSL 2.")
    with held(plan.out, "course trial", kind="folder", option="--out"):
        saved = begun(plan)
        if saved.blocks:
            yield f"{_people(plan, saved):,} of {plan.people:,} patients are there from an earlier run."
        began = time.monotonic()
        if saved.blocks < block_count(plan.people):
            saved = _simulate(plan, saved)
        saved = saved.with_part(0, 0, 0.0, peak_memory_MB())
        yield from write_outcome(plan, saved, time.monotonic() - began)


def _people(plan: TrialPlan, saved: Saved) -> int:
    return min(saved.blocks * BLOCK, plan.people)


def _simulate(plan: TrialPlan, saved: Saved) -> Saved:
    last_saved = 0.0
    with (
        workers_of(plan) as workers,
        click.progressbar(length=plan.people, label="Simulating", show_pos=True) as bar,
    ):
        bar.update(_people(plan, saved))
        try:
            for now in steps(plan, workers, saved):
                bar.update(_people(plan, now) - _people(plan, saved))
                saved = now
                if time.monotonic() - last_saved > SAVE_EVERY_S:
                    save(plan, saved)
                    last_saved = time.monotonic()
        finally:  # whatever ends the run, nothing that was done is lost
            save(plan, saved)
    return saved


def steps(plan: TrialPlan, workers: Alone | Processes | ClusterProcesses, saved: Saved) -> Iterator[Saved]:
    """How far the trial has come after each piece of work, in the order of blocks whatever the order of results.

    At most `workers.room` pieces are on their way or wait for their turn, so memory does not grow with the trial.
    """
    total = block_count(plan.people)
    size = min(max(total // (PIECES * workers.room), 1), MOST_BLOCKS)
    starts = iter(range(saved.blocks, total, size))
    waiting: dict[object, int] = {}
    ready: dict[int, Part] = {}
    job = (plan.trial, plan.people, plan.seed, plan.print)

    def hand_out(start: int) -> None:
        waiting[workers.send(part, *job, start, min(start + size, total))] = start

    while saved.blocks < total:
        while len(waiting) + len(ready) < workers.room and (start := next(starts, None)) is not None:
            hand_out(start)
        for future in workers.done(waiting):
            start = waiting.pop(future)
            try:
                ready[start] = workers.result(future)
            except PartLost:
                hand_out(start)
        while (one := ready.pop(saved.blocks, None)) is not None:
            count = min(size, total - saved.blocks)
            saved = saved.with_part(count, one.counts, one.spent_s, one.peak_MB)
            yield saved
