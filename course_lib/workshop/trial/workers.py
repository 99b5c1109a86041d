"""Who simulates: this process, several processes of this machine, or a Dask cluster, behind one interface."""

import pickle
import signal
import tempfile
from collections.abc import Callable, Collection
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Future,
    ProcessPoolExecutor,
    wait,
)
from multiprocessing import get_context
from pathlib import Path

from course_lib.classroom.dask_cluster import Cluster, gone
from course_lib.errors import CourseError
from course_lib.workshop.trial.plan import TrialPlan
from course_lib.workshop.trial.work import Part

AHEAD = 2  # pieces of work on their way for each process: one at work and one waiting
MOST_LOSSES = 3  # in a row, without a result between
MOST_ROOM = 256  # pieces of work on their way or waiting for their turn, a quarter of a megabyte each


class PartLost(Exception):
    """The process that did a piece of work has ended; another one must do it."""


class Alone:
    """This process; each piece of work is done when it is asked for."""

    room = 1

    def __enter__(self) -> "Alone":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def send(self, function: Callable, *arguments: object) -> Future:
        """The result of one call."""
        future: Future = Future()
        future.set_result(function(*arguments))
        return future

    def done(self, waiting: Collection[Future]) -> Collection[Future]:
        """All of them."""
        return list(waiting)

    def result(self, future: Future) -> Part:
        """What a call gave."""
        return future.result()


def _into_file(folder: str, function: Callable, *arguments: object) -> str:
    """The name of a file that holds the result of one call.

    All processes of a pool answer through one pipe. One that is killed in the middle of a long answer leaves half of it
    there, and this process would wait for the other half for ever; a name is short enough to be there whole or not at
    all.
    """
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        pickle.dump(function(*arguments), file)
    return file.name


class Processes:
    """Several processes of this machine; when one is killed, fresh ones go on with what was lost."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._losses = 0
        self.room = min(AHEAD * count, MOST_ROOM)

    def __enter__(self) -> "Processes":
        self._results = tempfile.TemporaryDirectory(prefix="course-trial-")
        self._begin()
        return self

    def _begin(self) -> None:
        # Started afresh rather than forked: what this process holds is not theirs.
        # Ctrl-C reaches them too, but what they hold is to be ended by this process alone, without a word of theirs.
        self._pool = ProcessPoolExecutor(
            self._count,
            get_context("spawn"),
            initializer=signal.signal,
            initargs=(signal.SIGINT, signal.SIG_IGN),
        )

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._results.cleanup()

    def send(self, function: Callable, *arguments: object) -> Future:
        """The result to come of one call."""
        work = (_into_file, self._results.name, function, *arguments)
        try:
            return self._pool.submit(*work)
        except BrokenExecutor:
            self._losses += 1
            if self._losses > MOST_LOSSES:
                raise CourseError(
                    f"Worker processes were ended {self._losses} times in a row, perhaps for want of memory: try fewer "
                    "--workers. What is done is saved."
                ) from None
            self._pool.shutdown()
            self._begin()
            return self._pool.submit(*work)

    def done(self, waiting: Collection[Future]) -> Collection[Future]:
        """Those whose results are there, or lost, at least one."""
        return wait(waiting, return_when=FIRST_COMPLETED).done

    def result(self, future: Future) -> Part:
        """What a call gave.

        Raises `PartLost` when its process was ended, and `CourseError` where its result could not be put down.
        """
        try:
            file = Path(future.result())
        except BrokenExecutor:
            raise PartLost from None
        except OSError as problem:
            raise CourseError(
                f"A result could not be handed over in {self._results.name} ({problem.strerror}): make room there, or name "
                "another folder in TMPDIR. What is done is saved."
            ) from None
        self._losses = 0
        given = pickle.loads(file.read_bytes())
        file.unlink()
        return given


class ClusterProcesses(Cluster):
    """A Dask cluster, which gives what a lost process held to others by itself."""

    def __enter__(self) -> "ClusterProcesses":
        super().__enter__()
        self.room = min(self.room, MOST_ROOM)
        return self

    def result(self, future: object) -> Part:
        """What a call gave.

        Raises `CourseError` when a machine holds another version of the course, when its processes keep dying, or when
        the cluster is gone.
        """
        from distributed import KilledWorker

        try:
            return future.result()
        except (ImportError, AttributeError) as problem:
            raise CourseError(
                f"A machine of the cluster cannot do this work ({str(problem)[:100]}): it holds no copy of this course, or "
                "another version. What is done is saved."
            ) from None
        except KilledWorker:
            raise CourseError(
                "Processes of the cluster die of the same work again and again, perhaps for want of memory: see what "
                "`dask worker` says there. What is done is saved."
            ) from None
        except (CancelledError, OSError) as problem:
            raise gone(problem) from None


def workers_of(plan: TrialPlan) -> Alone | Processes | ClusterProcesses:
    """Who does the work of a plan."""
    if plan.scheduler is not None:
        return ClusterProcesses(plan.scheduler)
    return Processes(plan.workers) if plan.workers > 1 else Alone()
