"""The same marking on a Dask cluster, for a department: each of its processes has a sandbox of its own."""

import threading
from collections.abc import Collection
from functools import cache

from course_lib.classroom.class_run import mark_in
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.marks.kit import Kit, kit_for
from course_lib.errors import CourseError
from course_lib.syllabus import chapter

START_S = 60
_OWN = threading.local()


class ClusterWorkers:
    """A Dask cluster behind the interface of `Workers`; lost processes' submissions go to others by themselves.

    Raises `CourseError` when Dask is missing or no scheduler answers at the address.
    """

    def __init__(self, kit: Kit, address: str) -> None:
        self._address = address
        self._job = (kit.chapter.id, kit.key, kit.limits, kit.print)

    def __enter__(self) -> "ClusterWorkers":
        try:
            import distributed
        except ImportError:
            raise CourseError(
                "--scheduler needs Dask, which is not installed: `pip install distributed`, on every machine."
            ) from None
        try:
            self._client = distributed.Client(self._address, timeout=START_S, set_as_default=False)
        except (OSError, ValueError) as problem:
            raise CourseError(
                f"No Dask scheduler answers at {self._address!r} ({str(problem)[:100]}): give its address, such as "
                "tcp://10.0.0.1:8786, as `dask scheduler` prints it."
            ) from None
        self._wait = distributed.wait
        self.room = 4 * max(sum(self._client.nthreads().values()), 1)
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def submit(self, student: str, content: bytes) -> object:
        """The result to come of one submission."""
        return self._client.submit(mark_on_cluster, *self._job, student, content, pure=False)

    def done(self, waiting: Collection[object]) -> Collection[object]:
        """Those futures whose results are there, at least one."""
        with self._client.as_current():
            return self._wait(list(waiting), return_when="FIRST_COMPLETED").done


def mark_on_cluster(
    chapter_id: str, key: bytes | None, limits: Limits, expected: str, student: str, content: bytes
) -> dict:
    """The result of one submission, on whichever machine this runs.

    Raises `CourseError` when this machine's copy of the course differs from the lecturer's.
    """
    kit = _kit(chapter_id, key, limits)
    if kit.print != expected:
        raise CourseError(
            "A machine of the cluster holds another version of this course: bring all of them to the same one."
        )
    return mark_in(_OWN, kit, student, content)


@cache
def _kit(chapter_id: str, key: bytes | None, limits: Limits) -> Kit:
    return kit_for(chapter(chapter_id), key, limits)
