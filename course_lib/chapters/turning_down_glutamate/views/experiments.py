"""What chapter 11 counts: the lowest dose that differs, over many experiments, and what a trial leaves open."""

from dataclasses import dataclass

from course_lib.facts import fact
from course_lib.models.circuit.states import HEALTHY
from course_lib.models.circuit.synapses import with_weakened
from course_lib.models.experiments.bar_test import DOSES_MG_KG, BarTest, Lottery, lottery
from course_lib.models.experiments.hours import dopamine_needed, off_time_saved_h
from course_lib.models.experiments.power import OFF_SD_H, interval
from course_lib.models.records.labelled import Estimates
from course_lib.models.records.stacks import Stacks

EXPERIMENTS = 4000
RATS_WEAKENING = 0.24
PEOPLE_AN_ARM = fact("foliglurax.randomised", "1") / 3  # three arms alike: assumed


@dataclass(frozen=True, kw_only=True)
class Reported:
    """How often each dose was reported as the lowest that differs, and the lottery behind it."""

    columns: Stacks
    found: Lottery
    animals: int


def reported_view(
    *, animals: int = 8, scatter: float = 0.45, most_effect: float = 0.75, cut_off_s: float = 180.0
) -> Reported:
    """Four thousand experiments alike: which dose is the lowest that differs from vehicle by Dunnett.

    Raises `CourseError` as `BarTest` does.

    >>> reported_view().columns.columns[:2]
    ('0.3', '1')
    """
    test = BarTest(animals=animals, scatter=scatter, most_effect=most_effect, cut_off_s=cut_off_s)
    found = lottery(test, experiments=EXPERIMENTS)
    shares = [*(100 * found.lowest), 100 * found.none]
    columns = Stacks(
        quantity="drug",
        label="share of experiments",
        unit="%",
        columns=(*(f"{dose:g}" for dose in DOSES_MG_KG), "none"),
        parts=("",),
        values=[[share] for share in shares],
        faint=(False,),
    )
    return Reported(columns=columns, found=found, animals=animals)


def rats_hours_h(weakened: float = RATS_WEAKENING) -> float:
    """Hours of OFF a day that this weakening of the striatopallidal synapse saves in the model.

    >>> round(rats_hours_h(), 1)
    3.8
    """
    need = dopamine_needed(with_weakened(HEALTHY, "striatopallidal", weakened))
    return off_time_saved_h(dopamine_needed(HEALTHY), need)


def trial_view() -> Estimates:
    """OFF time saved by each dose of foliglurax against placebo, with 95 % intervals of an assumed scatter.

    The reference is what the rat's weakening would save in the model.

    >>> trial_view().high.round(2).tolist()
    [1.02, 1.19]
    """
    values = [fact(f"mglu4.foliglurax_{dose}mg", "h") for dose in (10, 30)]
    ends = [interval(value, OFF_SD_H, PEOPLE_AN_ARM) for value in values]
    return Estimates(
        quantity="drug",
        label="OFF time saved against placebo",
        unit="h",
        names=("10 mg twice a day", "30 mg twice a day"),
        values=values,
        low=[low for low, _ in ends],
        high=[high for _, high in ends],
        interval="95 %, scatter borrowed",
        reference=rats_hours_h(),
        reference_name=f"model, weakened: {rats_hours_h():.1f} h",
        log=False,
        ends=(-1.0, 5.0),
    )
