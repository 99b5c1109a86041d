"""The report on a class, as a page with plots and as plain lines."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise

import numpy as np

from course_lib.classroom.charts import bars
from course_lib.classroom.gradebook import TaskMark
from course_lib.classroom.marking import Kit
from course_lib.classroom.page import page, table
from course_lib.classroom.statistics import Item, items, misconceptions, shares_by_objective, totals

UNPROTECTED = "These submissions ran WITHOUT a sandbox (--trust-submissions): their marks are only as honest as their authors."


def report_lines(results: Sequence[dict], intake_lines: Sequence[str]) -> list[str]:
    """One plain line for everything that was refused, put right or ended badly."""
    lines = [UNPROTECTED] if any(not result["protected"] for result in results) else []
    lines += intake_lines
    for result in results:
        said = [f"not marked: {result['refused']}"] if result["refused"] else result["notes"]
        lines += [f"{result['student']}: {one}" for one in said]
    return lines


def report_page(
    kit: Kit, results: Sequence[dict], marks: Mapping[str, Sequence[TaskMark]], lines: Sequence[str]
) -> bytes:
    """The class report as a page that stands alone."""
    points, final = totals(marks)
    parts = [f"<p>{len(results)} submissions; {final} of them are marked completely.</p>"]
    if len(points):
        middle = f"Median {np.median(points):g}, middle half {np.quantile(points, 0.25):g} to {np.quantile(points, 0.75):g}"
        parts.append(f"<p>{middle}, of {kit.assignment.points:g} points.</p>")
        parts.append(_histogram(points, kit.assignment.points))
    texts = {objective.id: objective.text for objective in kit.chapter.objectives}
    by_hand = {piece.cell: piece.objective for piece in kit.assignment.hand_marked}
    shares = shares_by_objective(results, marks, by_hand)
    rows = [[f"{id} {texts.get(id, '')}", round(100 * share)] for id, share in shares.items()]
    parts += ["<h2>By objective</h2>", table("Mean share of the points", ["objective", "%"], rows)]
    rows = [[one.message, one.students, one.id] for one in misconceptions(results)]
    parts += [
        "<h2>Commonest misconceptions</h2>",
        table("What students were told", ["message", "students", "id"], rows),
    ]
    parts += ["<h2>Items</h2>", *_item_parts(items(results))]
    said = "".join(f"<li>{escape(line)}</li>" for line in lines) or "<li>Nothing.</li>"
    parts += ["<h2>What was odd</h2>", f"<ul>{said}</ul>"]
    return page(f"{kit.chapter.id} · {kit.chapter.title}: the class", *parts)


def _item_parts(rows: Sequence[Item]) -> list[str]:
    caption = (
        "Difficulty is the mean share of the points. Discrimination is the correlation with the rest of the points: "
        "look again at an item near or below zero"
    )
    shown = [
        [
            one.name,
            one.objective,
            round(100 * one.mean_share),
            None if one.discrimination is None else round(one.discrimination, 2),
        ]
        for one in rows
    ]
    shares = [round(100 * one.mean_share) for one in rows]
    return [
        bars("Mean share of the points", [one.name for one in rows], shares, 100, " %"),
        table(caption, ["answer", "objective", "difficulty, %", "discrimination"], shown),
    ]


def _histogram(points: np.ndarray, most: float) -> str:
    edges = np.linspace(0, most, 11)
    counts, _ = np.histogram(points, bins=edges)
    labels = [f"{low:g} to {high:g} points" for low, high in pairwise(edges)]
    return bars("Students by points", labels, counts.tolist(), max(counts.max(), 1))
