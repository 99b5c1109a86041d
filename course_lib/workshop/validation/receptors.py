"""What the adapting receptors of chapter 04 foretell beyond the two rises and the one time they were set by."""

from dataclasses import replace

import numpy as np

from course_lib.facts import fact, fact_range
from course_lib.models.pk.drugs import RESERPINE_LETS_GO_SLOWLY
from course_lib.models.target.adaptation import FUNCTION, NUMBER, STRIATUM, adapted, days_until, dyskinesia
from course_lib.models.target.adaptation_course import simulate_adaptation, simulate_treatment
from course_lib.models.target.adaptation_drive import (
    ANTIPSYCHOTIC,
    HOURS_PER_DAY,
    NODES_PER_DAY,
    daily_occupancy,
    drive,
    node_times_h,
)
from course_lib.models.target.turnover import freeing_rate_per_h
from course_lib.workshop.validation.row import Row

USUAL = fact("antipsychotic.usual_occupancy", "%") / 100.0
WEEKS_BLOCKED_DAYS, NEARLY_ALL = 84, 0.95  # chapter 04's reserpine
TWO_YEARS, FORTNIGHT, AFTER_RESERPINE_DAYS = 730, 14, 200
RAT_DAYS, WATCHED_DAYS = 16, 40


def receptor_rows() -> list[Row]:
    """Rows of receptors under a block, after it, and without dopamine.

    >>> sum(row.kind == "predicted" for row in receptor_rows())
    6
    """
    return [*_fitted_rows(), *_number_rows(), *_emptied_rows(), _trace_row(), _peak_row()]


def _fitted_rows() -> list[Row]:
    gain = "The gain was set by it, at the usual occupancy."
    free = 1.0 - USUAL
    return [
        Row(
            fact_id="receptor.d2_number_increase",
            model=100.0 * (adapted(NUMBER, free) - 1.0),
            kind="fitted here",
            note=gain,
        ),
        Row(
            fact_id="receptor.d2high_increase",
            model=100.0 * (adapted(FUNCTION, free) - 1.0),
            kind="fitted here",
            note=gain,
        ),
        Row(
            fact_id="receptor.supersensitivity_end",
            model=days_until(FUNCTION, 1.0, 0.9),
            kind="fitted here",
            note="Turnover was set so that a tenth of the excess is left then.",
        ),
    ]


def _rise_percent(held: float) -> float:
    blocked = np.full((WEEKS_BLOCKED_DAYS, NODES_PER_DAY), drive(STRIATUM, vmat2=held))
    return float(100.0 * (simulate_adaptation(STRIATUM, blocked).number[-1] - 1.0))


def _number_rows() -> list[Row]:
    from scipy.optimize import brentq

    most = fact_range("receptor.binding_rise_chronic_block", "%")[1]
    enough = brentq(lambda held: _rise_percent(held) - most, 0.1, NEARLY_ALL)
    days = np.full((TWO_YEARS + FORTNIGHT, NODES_PER_DAY), 1.0 - USUAL)
    days[TWO_YEARS:] = 1.0
    people = 100.0 * (simulate_adaptation(STRIATUM, days).number - 1.0)
    return [
        Row(
            fact_id="receptor.binding_rise_chronic_block",
            model=_rise_percent(NEARLY_ALL),
            kind="predicted",
            note=f"{100 * NEARLY_ALL:.0f} % of VMAT2 blocked for {WEEKS_BLOCKED_DAYS} days; the gain comes from another laboratory's "
            f"haloperidol, +{fact('receptor.d2_number_increase', '%'):.0f} %. The range ends where {100 * enough:.0f} % are blocked.",
        ),
        Row(
            fact_id="receptor.human_binding_rise",
            model=float(people[-1]),
            kind="predicted",
            note=f"Two years at the usual occupancy, then {FORTNIGHT} days without. Before the last dose it was {people[TWO_YEARS]:.0f} %, so "
            "even receptors that never went back would be too few.",
        ),
    ]


def _emptied_rows() -> list[Row]:
    held = STRIATUM.resting_occupancy
    outside_nM = 1000.0 * fact("terminal.extracellular_dopamine", "uM")
    half_nM = fact("receptor.d2_ec50", "nM")
    other = outside_nM / (outside_nM + half_nM)
    name = "receptor.dopamine_depleted_binding_rise"
    return [
        Row(
            fact_id=name,
            model=100.0 * held / (1.0 - held),
            kind="predicted",
            note=f"Chapter 04's striatum, {100 * held:.0f} % held at rest as in two monkeys, when all dopamine goes. The top of the range "
            f"belongs to {100 * (1 - 1 / (1 + fact_range(name, '%')[1] / 100)):.0f} % held.",
        ),
        Row(
            fact_id=name,
            model=100.0 * other / (1.0 - other),
            kind="predicted",
            note=f"Chapter 02's dopamine outside, {outside_nM:g} nM, on receptors that are half held at {half_nM:g} nM: {100 * other:.0f} % "
            "held. Both are published models' numbers.",
        ),
    ]


def _trace_row() -> Row:
    blocked = np.exp(
        -freeing_rate_per_h(RESERPINE_LETS_GO_SLOWLY) * node_times_h(AFTER_RESERPINE_DAYS, NODES_PER_DAY)
    )
    course = simulate_treatment(STRIATUM, np.zeros_like(blocked), blocked)
    moved = np.flatnonzero(dyskinesia(STRIATUM, course.balance).max(axis=1) > 0)
    late = int(np.flatnonzero(course.function > 1.05).max())
    return Row(
        fact_id="reserpine.oral_dyskinesia_duration",
        model=float(moved.max() + 1) if moved.size else 0.0,
        kind="predicted",
        note=f"Last day with dyskinesia after one complete block that fades as chapter 05 supposes: none, since the balance reaches "
        f"{course.balance.max():.2f} and dyskinesia begins at {STRIATUM.dyskinesia_above:g}. Function is at most "
        f"{100 * (course.function.max() - 1):.0f} % above normal and within 5 % from day {late + 1} on.",
    )


def _peak_day(half_life_h: float) -> int:
    doses = np.r_[np.ones(RAT_DAYS), np.zeros(WATCHED_DAYS)]
    held = daily_occupancy(replace(ANTIPSYCHOTIC, half_life_h=half_life_h), doses)
    return int(simulate_treatment(STRIATUM, held).daily_balance.argmax()) - (RAT_DAYS - 1)


def _peak_row() -> Row:
    own_h = ANTIPSYCHOTIC.half_life_h
    return Row(
        fact_id="receptor.supersensitivity_peak",
        model=_peak_day(own_h),
        kind="predicted",
        note=f"Day of the highest balance after {RAT_DAYS} daily doses with a half-life of {own_h:g} h (illustrative). The drug that lingers "
        f"decides: with {HOURS_PER_DAY:g} h it would be day {_peak_day(HOURS_PER_DAY)}, with 36 h day {_peak_day(36.0)}.",
    )
