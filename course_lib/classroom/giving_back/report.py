"""The report on a class, as a page with plots."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from course_lib.classroom.giving_back.charts import bars
from course_lib.classroom.giving_back.plain_page import days_said, page, table, with_code
from course_lib.classroom.giving_back.remarks import PUT_RIGHT, TO_DO, Remarks
from course_lib.classroom.giving_back.statistics import (
    Item,
    items,
    misconceptions,
    shares_by_objective,
    totals,
    waiting_by_objective,
)
from course_lib.classroom.marks.kit import Kit
from course_lib.classroom.marks.ledger import StudentMarks

NAMED = 5


def report_page(
    kit: Kit,
    results: Sequence[dict],
    ledger: Sequence[StudentMarks],
    odd: Remarks,
    changed: Sequence[Sequence[str]] = (),
) -> bytes:
    """The class report as a page that stands alone; `changed` says what changed for whom since the last one."""
    marks = {one.student: one.tasks for one in ledger if one.total is not None}
    by_hand = {piece.cell: piece.objective for piece in kit.assignment.hand_marked}
    titles = {piece.cell: piece.title for piece in kit.assignment.tasks}
    parts = [*_points_parts(kit, ledger), *_decided_parts(ledger)]
    if changed:
        heads = ["student", "what", "before", "now"]
        parts += ["<h2>What changed</h2>", table("Since the last time", heads, changed)]
    parts += ["<h2>What was odd</h2>", *_odd_parts(odd)]
    parts += ["<h2>By objective</h2>", _objectives(kit, results, marks, by_hand)]
    rows = [[one.message, one.students, titles[one.task], one.id] for one in misconceptions(results)]
    parts += [
        "<h2>Commonest misconceptions</h2>",
        table("What students were told", ["message", "students", "in task", "id"], rows),
    ]
    parts += ["<h2>Answers</h2>", *_item_parts(items(results))]
    return page(f"{kit.chapter.id} · {kit.chapter.title}: the class", *parts)


def _points_parts(kit: Kit, ledger: Sequence[StudentMarks]) -> list[str]:
    points, final = totals(ledger)
    count = len(points)
    if not count:
        return ["<p>No submissions yet.</p>"]
    so_far = ""
    if final < count:
        so_far = (
            f" {count - final} have answers that wait for marks by hand (<code>course review</code>): "
            "their points can still rise."
        )
    low, middle, high = np.quantile(points, (0.25, 0.5, 0.75))
    spread = f"Median {middle:g}, middle half {low:g} to {high:g}, of {kit.assignment.points:g} points."
    return [
        f"<p>{count} submissions; {final} of them are marked completely.{so_far}</p>",
        f"<p>{spread}</p>",
        _histogram(points, kit.assignment.points),
    ]


def _decided_parts(ledger: Sequence[StudentMarks]) -> list[str]:
    rows = [
        [one.student, f"{one.status}: {one.why}" if one.why else one.status, None]
        for one in ledger
        if one.total is None
    ]
    rows += [
        [one.student, f"{days_said(one.late.days)} late", -one.late.points]
        for one in ledger
        if one.late.points
    ]
    rows += [[one.student, remark, None] for one in ledger for remark in one.remarks]
    heads = ["student", "what", "points"]
    return (
        ["<h2>Decided</h2>", table("Not marked, excused, late, looked at again", heads, rows)] if rows else []
    )


def _odd_parts(odd: Remarks) -> list[str]:
    parts = []
    for heading, lines in ((TO_DO, odd.to_do), (PUT_RIGHT, odd.put_right)):
        if lines:
            items = "".join(f"<li>{with_code(line)}</li>" for line in lines)
            parts.append(f"<h3>{heading}</h3><ul>{items}</ul>")
    return parts or ["<p>Nothing.</p>"]


def _objectives(kit: Kit, results: Sequence[dict], marks: Mapping, by_hand: Mapping[str, str]) -> str:
    texts = {objective.id: objective.text for objective in kit.chapter.objectives}
    waiting = waiting_by_objective(marks, by_hand)
    rows = [
        [f"{id} {texts.get(id, '')}", round(100 * share), waiting[id] or None]
        for id, share in shares_by_objective(results, marks, by_hand).items()
    ]
    return table("Mean share of the points given so far", ["objective", "%", "marks to come"], rows)


def _item_parts(rows: Sequence[Item]) -> list[str]:
    caption = (
        "No answer: nothing there that can be read. Unexplained: wrong, and no slip that we know: read these notebooks. "
        "Discrimination is the correlation with the rest of the points: look again at an answer near or below zero"
    )
    shown = [
        [
            one.name,
            one.objective,
            round(100 * one.mean_share),
            one.unread or None,
            _names(one.unexplained),
            None if one.discrimination is None else round(one.discrimination, 2),
        ]
        for one in rows
    ]
    shares = [round(100 * one.mean_share) for one in rows]
    return [
        bars("Mean share of the points", [one.name for one in rows], shares, 100, " %"),
        table(
            caption, ["answer", "objective", "points, %", "no answer", "unexplained", "discrimination"], shown
        ),
    ]


def _names(students: Sequence[str]) -> str:
    return ", ".join(students[:NAMED]) + (
        f" and {len(students) - NAMED} more" if len(students) > NAMED else ""
    )


def _histogram(points: np.ndarray, most: float) -> str:
    edges = np.linspace(0, most, 11)
    counts, _ = np.histogram(points, bins=edges)
    labels = [f"{low:g} to {high:g} points" for low, high in pairwise(edges)]
    return bars("Students by points", labels, counts.tolist(), max(counts.max(), 1))
