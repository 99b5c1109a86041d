"""What the marks of a class say: by objective, by item, and which misconceptions are commonest."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from course_lib.classroom.marks.ledger import StudentMarks, TaskMark


@dataclass(frozen=True, kw_only=True)
class Item:
    """One part of the assignment: mean share of its points, and how well it tells strong from weak.

    `discrimination` is the correlation with the rest of the automatic points; None when either does not vary.
    `unread` students gave no answer that can be read; `unexplained` names those who are wrong in a way that no known
    mistake explains.
    """

    name: str
    objective: str
    mean_share: float
    discrimination: float | None
    unread: int
    unexplained: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Misconception:
    """A known mistake, how many students made it, in which task, and what they were told."""

    id: str
    task: str
    students: int
    message: str


def items(results: Sequence[dict]) -> tuple[Item, ...]:
    """Difficulty and discrimination of every part that is marked automatically."""
    if not results:
        return ()
    parts = results[0]["parts"]
    most = np.array([part["most"] for part in parts])
    points = np.array([[part["points"] for part in result["parts"]] for result in results])
    rest = points.sum(axis=1, keepdims=True) - points
    return tuple(
        Item(
            name=part["name"],
            objective=part["objective"],
            mean_share=float(points[:, i].mean() / most[i]),
            discrimination=_correlation(points[:, i], rest[:, i]),
            unread=sum(not one.get("read", True) for one in each),
            unexplained=tuple(
                result["student"] for result, one in zip(results, each, strict=True) if _unexplained(one)
            ),
        )
        for i, (part, each) in enumerate(
            zip(parts, zip(*(result["parts"] for result in results), strict=True), strict=True)
        )
    )


def _unexplained(part: dict) -> bool:
    return part["points"] < part["most"] and part.get("read", True) and not part["mistake"]


def _correlation(a: np.ndarray, b: np.ndarray) -> float | None:
    if len(a) < 3 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return None
    return float(np.corrcoef(a, b)[0, 1])


def shares_by_objective(
    results: Sequence[dict], marks: Mapping[str, Sequence[TaskMark]], objectives: Mapping[str, str]
) -> dict[str, float]:
    """Mean share of the points for each objective; `objectives` maps hand-marked cells to theirs.

    Marks that a person has still to give are left out.
    """
    got, most = defaultdict(float), defaultdict(float)
    for result in results:
        for part in result["parts"]:
            got[part["objective"]] += part["points"]
            most[part["objective"]] += part["most"]
        for mark in marks.get(result["student"], ()):
            if mark.cell in objectives and mark.points is not None:
                got[objectives[mark.cell]] += mark.points
                most[objectives[mark.cell]] += mark.most
    return {objective: got[objective] / most[objective] for objective in sorted(most)}


def waiting_by_objective(
    marks: Mapping[str, Sequence[TaskMark]], objectives: Mapping[str, str]
) -> Counter[str]:
    """How many marks by hand are still to be given for each objective; `objectives` maps hand-marked cells to theirs."""
    return Counter(
        objectives[mark.cell]
        for ones in marks.values()
        for mark in ones
        if mark.points is None and mark.cell in objectives
    )


def misconceptions(results: Sequence[dict]) -> tuple[Misconception, ...]:
    """Known mistakes, the commonest first; a student counts once for each."""
    counts: Counter[str] = Counter()
    said = {}
    for result in results:
        seen = {part["mistake"]: part for part in result["parts"] if part["mistake"]}
        counts.update(seen.keys())
        said |= seen
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(
        Misconception(id=name, task=said[name]["task"], students=count, message=said[name]["message"])
        for name, count in ranked
    )


def totals(ledger: Sequence[StudentMarks]) -> tuple[np.ndarray, int]:
    """The totals so far of all who were marked, and how many of them are final."""
    counted = [one for one in ledger if one.total is not None]
    return np.array([one.total for one in counted]), sum(one.final for one in counted)
