"""What to simulate, where to, and with whom; checked before anything is begun."""

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.models.trial.virtual import VIRTUAL_TRIAL, VirtualTrial
from course_lib.models.trial.virtual_blocks import check_people, check_seed, fingerprint
from course_lib.syllabus import ROOT

FOLDER = ROOT / "build" / "trial"
SMALL = 2_000_000  # patients whom one process has simulated before others have started
_SEED = re.compile(r"(\d{1,16})(?:@([0-9a-f]{8}))?")


@dataclass(frozen=True, kw_only=True)
class TrialPlan:
    """One virtual trial: how many people, for how long, from which seed; `print` tells the model's version."""

    people: int
    weeks: int
    seed: int
    out: Path
    workers: int = 1
    scheduler: str | None = None
    trial: VirtualTrial = VIRTUAL_TRIAL
    print: str = field(init=False)

    def __post_init__(self) -> None:
        check_people(self.people, self.trial)
        check_seed(self.seed)
        object.__setattr__(self, "trial", replace(self.trial, weeks=self.weeks))
        # Of the usual length, so that one print stands for trials of any length.
        object.__setattr__(self, "print", fingerprint(replace(self.trial, weeks=VIRTUAL_TRIAL.weeks)))

    @property
    def identity(self) -> dict[str, object]:
        """What must agree for two runs to be parts of one."""
        return {"people": self.people, "weeks": self.weeks, "seed": self.seed, "version": self.print}


def planned(
    patients: str, weeks: int, seed: str, out: Path | None, workers: int | None, scheduler: str | None
) -> TrialPlan:
    """The plan behind what was typed; without a number of workers, one for a small trial and one a processor for others.

    Raises `CourseError` for numbers that a trial cannot have, and for a seed of another version of the model.
    """
    people = check_people(_number(patients), VIRTUAL_TRIAL, "--patients")
    number, version = _seed(seed)
    plan = TrialPlan(
        people=people,
        weeks=weeks,
        seed=number,
        out=out or FOLDER / f"{people}-patients-{weeks}-weeks-seed-{number}",
        workers=workers or (1 if people <= SMALL else os.cpu_count() or 1),
        scheduler=scheduler,
    )
    if version not in (None, plan.print):
        raise CourseError(
            f"--seed is {seed}, but this version of the course has seeds that end in @{plan.print}: its model, its numbers "
            f"or this machine's arithmetic differ, so that {number} would mean other patients."
        )
    return plan


def _number(patients: str) -> object:
    try:
        value = float(patients)
    except ValueError:
        return patients  # for `check_people` to refuse with its sentence
    return int(value) if value.is_integer() else value


def _seed(seed: str) -> tuple[int, str | None]:
    found = _SEED.fullmatch(seed.strip())
    if not found:
        raise CourseError(
            f"--seed is {seed[:40]!r}, but must be a whole number such as 14, or what a report says, such as 14@0a1b2c3d: "
            "it names the streams of random numbers."
        )
    return int(found[1]), found[2]
