"""Executed notebooks, in the form in which nbgrader's formgrader shows them."""

import json

from course_lib.classroom.inside.kinds import PICTURES
from course_lib.classroom.marks.kit import Kit
from course_lib.classroom.marks.master import MasterCell


def autograded_notebook(kit: Kit, result: dict) -> bytes:
    """The notebook as it was run, in the form in which nbgrader's formgrader shows it."""
    master = {cell.name: cell for cell in kit.master}
    notebook = {
        "cells": [
            _cell(kit, number, one, master.get(one["name"])) for number, one in enumerate(result["cells"])
        ],
        "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _cell(kit: Kit, number: int, one: dict, known: MasterCell | None) -> dict:
    cell = {
        "id": one["name"] or f"own-{number}",
        "cell_type": one["kind"],
        "metadata": {"nbgrader": _nbgrader(kit, known)} if known else {},
        "source": one["source"],
    }
    if one["kind"] == "code":
        return cell | {"outputs": _outputs(one), "execution_count": number + 1}
    pasted = {
        f"picture-{i}": {kind: data}
        for i, shown in enumerate(one["displays"])
        for kind, data in shown.items()
        if kind in PICTURES
    }
    return cell | ({"attachments": pasted} if pasted else {})


def _nbgrader(kit: Kit, cell: MasterCell) -> dict:
    points = {piece.cell: piece.points for piece in (*kit.assignment.tasks, *kit.assignment.hand_marked)}
    metadata = {
        "schema_version": 3,
        "grade_id": cell.name,
        "cell_type": cell.kind,
        "locked": cell.locked,
        "solution": not cell.locked,
        "grade": cell.graded,
        "task": False,
    }
    return metadata | ({"points": points[cell.name]} if cell.graded else {})


def _outputs(one: dict) -> list[dict]:
    outputs = [{"output_type": "stream", "name": "stdout", "text": one["text"]}] if one["text"] else []
    outputs += [{"output_type": "display_data", "data": shown, "metadata": {}} for shown in one["displays"]]
    if one["error"]:
        name, _, value = one["error"].partition(": ")
        outputs.append({"output_type": "error", "ename": name, "evalue": value, "traceback": [one["error"]]})
    return outputs
