"""Many submissions marked side by side, each result saved as soon as it is there."""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from course_lib.classroom.marks.kit import Kit, digest
from course_lib.classroom.marks.marked import marked
from course_lib.classroom.marks.results import Results
from course_lib.classroom.running.sandbox import Sandbox, SandboxLost

Source = Callable[[], bytes]
AHEAD = 3  # submissions waiting for each worker: enough to keep it busy, few enough to hold in memory


@dataclass(frozen=True, kw_only=True)
class Done:
    """A student whose result is there; `fresh` is False when an earlier run had it already."""

    student: str
    fresh: bool


class Workers:
    """Threads, each with a sandbox of its own; a context manager."""

    def __init__(self, kit: Kit, count: int) -> None:
        self.kit = kit
        self.room = count * AHEAD
        self._own = threading.local()
        self._sandboxes: set[Sandbox] = set()
        self._pool = ThreadPoolExecutor(count)

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        for sandbox in self._sandboxes:
            sandbox.close()

    def submit(self, student: str, content: bytes) -> Future:
        """The result to come of one submission."""
        return self._pool.submit(self._mark, student, content)

    def done(self, waiting: Collection[Future]) -> Collection[Future]:
        """Those futures whose results are there, at least one."""
        return wait(waiting, return_when=FIRST_COMPLETED).done

    def _mark(self, student: str, content: bytes) -> dict:
        try:
            return mark_in(self._own, self.kit, student, content)
        finally:
            if self._own.sandbox:
                self._sandboxes.add(self._own.sandbox)


def mark_in(own: threading.local, kit: Kit, student: str, content: bytes) -> dict:
    """The result of one submission in this thread's own sandbox, which is started when it is not there."""
    if getattr(own, "sandbox", None) is None:
        own.sandbox = None
        own.sandbox = Sandbox(kit.limits).open()
    try:
        return marked(kit, own.sandbox, student, content)
    except SandboxLost:  # the machine may have ended it for want of memory: once more in a fresh one
        own.sandbox.close()
        own.sandbox = None
        own.sandbox = Sandbox(kit.limits).open()
        return marked(kit, own.sandbox, student, content)


def mark_one(kit: Kit, student: str, content: bytes) -> dict:
    """The result of one submission, in a sandbox of its own."""
    with Sandbox(kit.limits) as sandbox:
        return marked(kit, sandbox, student, content)


def mark_class(
    workers: "Workers",
    kit: Kit,
    sources: Mapping[str, Source],
    results: Results,
    *,
    afresh: bool = False,
) -> Iterator[Done]:
    """Students as their results are saved; those that an earlier run saved come first and cost nothing.

    `sources` gives the bytes of each student's notebook when they are asked for, one at a time.

    Raises `SandboxLost` when the sandbox cannot be had at all.
    """
    waiting: dict[Future, str] = {}
    for student, source in sorted(sources.items()):
        content = source()
        if not afresh and results.current(student, digest(content), kit.print):
            yield Done(student=student, fresh=False)
            continue
        waiting[workers.submit(student, content)] = student
        while len(waiting) >= workers.room:
            yield from _finished(workers, waiting, results)
    while waiting:
        yield from _finished(workers, waiting, results)


def _finished(workers: Workers, waiting: dict[Future, str], results: Results) -> Iterator[Done]:
    for future in workers.done(waiting):
        student = waiting.pop(future)
        results.save(future.result())
        yield Done(student=student, fresh=True)
