"""A Dask cluster that somebody has started: work is sent to its processes, and comes back in any order."""

import logging
from collections.abc import Callable, Collection
from concurrent.futures import CancelledError

from course_lib.errors import CourseError

START_S = 60
AHEAD = 4  # pieces of work on their way for each thread of the cluster


class Cluster:
    """The connection to a cluster, as a context manager; what a lost process held is done by others of itself.

    Raises `CourseError` when Dask is missing, no scheduler answers at the address, or it has no worker.
    """

    def __init__(self, address: str) -> None:
        self._address = address

    def __enter__(self) -> "Cluster":
        try:
            import distributed
        except ImportError:
            raise CourseError(
                "--scheduler needs Dask, which is not installed: `pip install distributed`, on every machine."
            ) from None
        # It writes tracebacks of its attempts to reconnect; what has happened is said by `gone`.
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        try:
            self._client = distributed.Client(self._address, timeout=START_S, set_as_default=False)
        except (OSError, ValueError) as problem:
            raise CourseError(
                f"No Dask scheduler answers at {self._address!r} ({str(problem)[:100]}): give its address, such as "
                "tcp://10.0.0.1:8786, as `dask scheduler` prints it."
            ) from None
        self._wait = distributed.wait
        self._await_a_worker()
        self.room = AHEAD * sum(self._client.nthreads().values())
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def _await_a_worker(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=START_S)
        except TimeoutError:
            self._client.close()
            raise CourseError(
                f"The Dask scheduler at {self._address!r} has no worker: start one on each machine with "
                f"`dask worker {self._address}`."
            ) from None

    def send(self, function: Callable, *arguments: object) -> object:
        """The result to come of one call, made on whichever process of the cluster is free."""
        return self._client.submit(function, *arguments, pure=False)

    def done(self, waiting: Collection[object]) -> Collection[object]:
        """Those futures whose results are there, at least one.

        Raises `CourseError` when the scheduler has gone.
        """
        try:
            with self._client.as_current():
                return self._wait(list(waiting), return_when="FIRST_COMPLETED").done
        except (CancelledError, OSError) as problem:
            raise gone(problem) from None


def gone(problem: BaseException) -> CourseError:
    """The sentence for a cluster that was there and is no more."""
    return CourseError(
        f"The cluster has gone ({type(problem).__name__}): start it again, and then the same command; what is done is saved."
    )
