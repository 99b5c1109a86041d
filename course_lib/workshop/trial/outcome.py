"""The files of a finished virtual trial: summary and counts as tables, a figure, and a report that lets it be repeated."""

import csv
import io
import math
import platform
from collections.abc import Iterator, Sequence
from dataclasses import fields

import numpy as np

from course_lib import __version__
from course_lib.facts import sources_of
from course_lib.files import write_atomically
from course_lib.models.trial.virtual import BLOCK, VIRTUAL_TRIAL
from course_lib.models.trial.virtual_blocks import GENERATOR
from course_lib.models.trial.virtual_table import TrialTable, summary_rows
from course_lib.workshop.trial.picture import trial_picture
from course_lib.workshop.trial.plan import TrialPlan
from course_lib.workshop.trial.saved import Saved

COUNTED = ("week", "dose_mg", "first_rating", "rating", "patients")
NO_PARQUET = "No Parquet file: it needs pyarrow, which is not installed (`pip install pyarrow`)."


def write_outcome(plan: TrialPlan, saved: Saved, seconds: float) -> Iterator[str]:
    """Lines about the files that were written into the plan's folder.

    Raises `CourseError` when the disk is full or the folder not writable.
    """
    table = saved.table
    write_atomically(plan.out / "summary.csv", summary_csv(table))
    write_atomically(plan.out / "counts.csv", counts_csv(table))
    parquet = counts_parquet(table)
    if parquet is not None:
        write_atomically(plan.out / "counts.parquet", parquet)
    picture = trial_picture(table)
    if picture is not None:
        write_atomically(plan.out / "trial.svg", picture.svg(told=True).encode())
    write_atomically(plan.out / "report.txt", report(plan, saved, seconds).encode())
    yield picture.title if picture else "No figure: at no visit was there a patient in each arm."
    if parquet is None:
        yield NO_PARQUET
    yield f"Summary, counts, figure and report: {plan.out}"


def summary_csv(table: TrialTable) -> bytes:
    """One row a visit and arm, as CSV; what is not defined is left empty."""
    rows = summary_rows(table)
    return _csv(list(rows[0]), [[_cell(value) for value in row.values()] for row in rows])


def counts_csv(table: TrialTable) -> bytes:
    """The cells that are not empty, one a row, as CSV."""
    return _csv(COUNTED, zip(*(_cells(column) for column in _columns(table).values()), strict=True))


def counts_parquet(table: TrialTable) -> bytes | None:
    """The same as a Parquet file; None where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        return None
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.table(_columns(table)), sink)
    return sink.getvalue().to_pybytes()


def _columns(table: TrialTable) -> dict[str, np.ndarray]:
    visit, arm, first, rating = np.nonzero(table.counts)
    values = (
        np.array(table.weeks)[visit],
        np.array(table.doses_mg)[arm],
        first,
        rating,
        table.counts[visit, arm, first, rating],
    )
    return dict(zip(COUNTED, values, strict=True))


def _cells(column: np.ndarray) -> list[str]:
    return [_cell(value) for value in column.tolist()]


def _cell(value: float) -> str:
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:.10g}"
    return str(value)


def _csv(head: Sequence[str], rows: object) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode()


def report(plan: TrialPlan, saved: Saved, seconds: float) -> str:
    """What makes the trial repeatable, what it took, and what it assumes."""
    assumed = [f"  {one.name} = {_said(getattr(plan.trial, one.name))}" for one in fields(plan.trial)]
    return "\n".join(
        [
            f"A virtual trial of {plan.people:,} patients over {plan.weeks} weeks. Imagined; no medical advice.",
            "",
            f"Again     course trial --patients {plan.people} --weeks {plan.weeks} --seed {plan.seed}@{plan.print}",
            f"Random    {GENERATOR}, streams of SeedSequence({plan.seed}, spawn_key=(block,)), blocks of {BLOCK} patients",
            f"Versions  course {__version__}, Python {platform.python_version()}, NumPy {np.__version__}",
            f"Took      {saved.spent_s:.2f} s of processor time in all, {1e9 * saved.spent_s / plan.people:.0f} ns a patient; "
            f"{seconds:.1f} s in this run",
            f"Memory    at most {saved.peak_MB:.0f} MB in one process",
            "",
            "Assumed (the numbers that are not in the table below are fitted or illustrative, see "
            "course_lib/models/trial/virtual.py):",
            *assumed,
            "",
            str(sources_of(VIRTUAL_TRIAL)),
            "",
        ]
    )


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_said, value))
    return f"{value:.5g}" if isinstance(value, float) else str(value)
