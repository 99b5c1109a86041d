"""One cell: what is asked of the sandbox, and what became of it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class CellJob:
    """A cell's source, and for each part the arguments that the student has not seen.

    `hidden` says that students do not know all of it.
    """

    source: str
    hidden: bool = False
    unseen: dict[str, list[dict[str, float]]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CellRun:
    """What became of one cell: text, displays, answers by name, the error, and how it ended.

    `ended` is `done`, `time`, `memory`, `output`, `died` or `gave up`.
    """

    text: str = ""
    displays: tuple[dict[str, str], ...] = ()
    answers: dict[str, dict] = field(default_factory=dict)
    error: str | None = None
    ended: str = "done"
