"""The picture of a virtual trial: mean score and halved scores over the weeks."""

from course_lib.figures.curves import LEGEND_MARGIN_IN
from course_lib.figures.panels import part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.time_course import time_course_panel
from course_lib.figures.words import amount
from course_lib.models.trial.virtual_table import TrialTable, counted_responders, courses_of

SIZE_IN = (9.6, 4.2)


def trial_picture(table: TrialTable) -> Picture | None:
    """Mean AIMS and share of halved scores of each arm; None where some arm has nobody at any visit."""
    drawn = courses_of(table)
    if drawn is None:
        return None
    title = _title(table)
    panels = (
        stating(part(time_course_panel, lambda both: both[0]), lambda both: title),
        stating(part(time_course_panel, lambda both: both[1]), lambda both: ""),
    )
    return Picture(drawn, *panels, size_in=SIZE_IN, margins_in={"top": LEGEND_MARGIN_IN}, of=tuple)


def _title(table: TrialTable) -> str:
    last = max(v for v, people in enumerate(table.people) if people.all())
    halved = 100.0 * counted_responders(table)
    arms = [
        f"{_arm(dose)} {amount(round(table.mean_change[last, a], 2))} points, {amount(halved[last, a], '%', 2)} halved"
        for a, dose in enumerate(table.doses_mg)
    ]
    return f"Week {table.weeks[last]}: {'; '.join(arms)}"


def _arm(dose_mg: float) -> str:
    return f"{dose_mg:g} mg" if dose_mg else "placebo"
