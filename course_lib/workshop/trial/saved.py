"""How far a virtual trial has come, in one small file that is replaced whole."""

import io
import json
import zipfile
from dataclasses import dataclass, replace

import numpy as np

from course_lib.errors import CourseError
from course_lib.files import write_atomically
from course_lib.models.trial.virtual import weeks_of_visits
from course_lib.models.trial.virtual_blocks import block_count
from course_lib.models.trial.virtual_table import TrialTable, empty_table
from course_lib.workshop.trial.plan import TrialPlan

NAME = "run.npz"
_BROKEN = (zipfile.BadZipFile, ValueError, KeyError, EOFError, OSError, TypeError)
_WORDS = {"people": "--patients", "weeks": "--weeks", "seed": "--seed"}


@dataclass(frozen=True, kw_only=True, eq=False)
class Saved:
    """The table of the first so many blocks, with what it took: processor seconds, and MB of the largest process."""

    blocks: int
    table: TrialTable
    spent_s: float = 0.0
    peak_MB: float = 0.0

    def with_part(self, blocks: int, counts: np.ndarray, spent_s: float, peak_MB: float) -> "Saved":
        """The same with some blocks more."""
        return replace(
            self,
            blocks=self.blocks + blocks,
            table=replace(self.table, counts=self.table.counts + counts),
            spent_s=self.spent_s + spent_s,
            peak_MB=max(self.peak_MB, peak_MB),
        )


def begun(plan: TrialPlan) -> Saved:
    """What an earlier run of the same plan has left in its folder, or nothing.

    Raises `CourseError` when the folder holds another trial, or a file that cannot be read.
    """
    nothing = Saved(blocks=0, table=empty_table(weeks_of_visits(plan.weeks), plan.trial.doses_mg))
    path = plan.out / NAME
    if not path.exists():
        return nothing
    try:
        with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
            said = json.loads(str(file["said"]))
            counts = file["counts"]
        identity, blocks = dict(said["identity"]), int(said["blocks"])
        spent_s, peak_MB = float(said["spent_s"]), float(said["peak_MB"])
        saved = None
        if identity == plan.identity and 0 <= blocks <= block_count(plan.people):
            table = replace(nothing.table, counts=counts)
            saved = Saved(blocks=blocks, table=table, spent_s=spent_s, peak_MB=peak_MB)
    except _BROKEN as problem:
        raise CourseError(
            f"{path} cannot be read ({str(problem)[:80]}), but must hold the run that it was written by: move it away, and "
            "the trial begins anew."
        ) from None
    if saved is None:
        raise CourseError(_refusal(plan, identity))
    return saved


def _refusal(plan: TrialPlan, identity: dict) -> str:
    other = [
        f"{word} {identity.get(name)!r} instead of {plan.identity[name]!r}"
        for name, word in _WORDS.items()
        if identity.get(name) != plan.identity[name]
    ]
    if not other:
        return (
            f"{plan.out} holds a trial that another version of the course began (@{identity.get('version')}, this one is "
            f"@{plan.print}), whose seed {plan.seed} meant other patients: go back to that version, or name another --out."
        )
    return (
        f"{plan.out} holds another trial ({', '.join(other)}), and two cannot be added: name another --out."
    )


def save(plan: TrialPlan, saved: Saved) -> None:
    """Write how far the trial has come. Raises `CourseError` when the disk is full or the folder not writable."""
    said = {
        "identity": plan.identity,
        "blocks": saved.blocks,
        "spent_s": saved.spent_s,
        "peak_MB": saved.peak_MB,
    }
    file = io.BytesIO()
    np.savez(file, said=json.dumps(said), counts=saved.table.counts)
    write_atomically(plan.out / NAME, file.getvalue(), lasting=False)
