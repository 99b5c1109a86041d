"""The same marking on a Dask cluster, for a department: each of its processes has a sandbox of its own."""

import threading
from functools import cache

from course_lib.classroom.class_run import mark_in
from course_lib.classroom.dask_cluster import Cluster
from course_lib.classroom.inside.isolation import Limits
from course_lib.classroom.marks.kit import Kit, kit_for
from course_lib.errors import CourseError
from course_lib.syllabus import chapter

_OWN = threading.local()


class ClusterWorkers(Cluster):
    """A Dask cluster behind the interface of `Workers`; lost processes' submissions go to others by themselves.

    Raises `CourseError` as `Cluster` does.
    """

    def __init__(self, kit: Kit, address: str) -> None:
        super().__init__(address)
        self._job = (kit.chapter.id, kit.key, kit.limits, kit.print)

    def submit(self, student: str, content: bytes) -> object:
        """The result to come of one submission."""
        return self.send(mark_on_cluster, *self._job, student, content)


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
