"""What the learning of chapter 12 foretells: when dopamine teaches, how relief goes on, and what is left after the drug."""

from functools import lru_cache

from course_lib.facts import fact
from course_lib.facts.record import shown_number
from course_lib.models.learning.window import TAG, strongest_delay_s, window_s
from course_lib.models.learning.withdrawal import STORIES, Treated, treated
from course_lib.workshop.validation.row import Row

WEEKS_ON, WEEKS_OFF, BEFORE = 48, 4, 8
EARLY, LATE = 2, 12  # weeks of KINECT-HD
TRIAL_END = 6  # week of KINECT 3


def learning_rows() -> list[Row]:
    """Rows of the tag's window, of relief over weeks, and of what is left after the inhibitor.

    >>> [row.kind for row in learning_rows()].count("illustrative")
    2
    """
    return [
        *_window_rows(),
        _chorea_row(),
        *_extension_rows(),
    ]


def _window_rows() -> list[Row]:
    rise = f"The tag's rise of {TAG.rises_s:g} s is ours and was chosen so that the window opens late."
    wide = window_s(TAG, 0.5)[1], window_s(TAG, 0.6)[1]
    return [
        Row(
            fact_id="learning.reward_window",
            model=strongest_delay_s(TAG),
            kind="illustrative",
            note=f"Delay at which dopamine works best. {rise}",
        ),
        Row(
            fact_id="learning.window_in_vivo",
            model=wide[0],
            kind="illustrative",
            note=f"Latest delay with half of the best effect, a cut that is ours; six tenths are kept until {wide[1]:.2f} s. {rise}",
        ),
    ]


@lru_cache(maxsize=16)
def _person(dose_mg: int, story: str = "both") -> Treated:
    held = fact(f"occupancy.valbenazine_{dose_mg}mg", "%") / 100.0
    return treated(held, weeks_on=WEEKS_ON, weeks_off=WEEKS_OFF, weeks_before=BEFORE, story=story)


def _relief(person: Treated, week: int) -> float:
    return person.course.week(BEFORE) - person.week_on(week)


def _relief_off(person: Treated, week: int) -> float:
    return person.course.week(BEFORE) - person.week_off(week)


def _chorea_row() -> Row:
    person = _person(80)
    early, placebo = (fact(f"chorea.kinect_hd_change_week_{EARLY}{arm}", "1") for arm in ("", "_placebo"))
    grown = _relief(person, LATE) / _relief(person, EARLY)
    return Row(
        fact_id="chorea.kinect_hd_change_week_12",
        model=fact("chorea.kinect_hd_change_week_12_placebo", "1") + grown * (early - placebo),
        kind="predicted",
        note=f"Placebo's change and {grown:.2f} times the difference of week {EARLY}, as the model's relief goes on from there. In it relief is "
        "greatest at once and slackens as receptors answer; in the trial the dose rose from 40 to 80 mg meanwhile, and chorea is not "
        "the model's disease.",
    )


def _grown(dose_mg: int) -> float:
    person = _person(dose_mg)
    return _relief(person, WEEKS_ON) / _relief(person, TRIAL_END)


def _kept(dose_mg: int, story: str = "both") -> float:
    person = _person(dose_mg, story)
    return _relief_off(person, WEEKS_OFF) / _relief(person, WEEKS_ON)


def _extension_rows() -> list[Row]:
    early, late, off = (
        {dose_mg: fact(f"trial.{name}_{dose_mg}mg", "1") for dose_mg in (40, 80)}
        for name in ("kinect3_change", "kinect3_extension_change", "kinect3_extension_change_off_drug")
    )
    stayed, entered = (fact(f"trial.kinect3_extension_{name}", "1") for name in ("week_48", "entered"))
    stories = ", ".join(f"{story} {_shown(_kept(80, story))}" for story in STORIES)
    return [
        Row(
            fact_id="trial.kinect3_extension_change_80mg",
            model=early[80] * _grown(80),
            kind="predicted",
            note=f"The change at week {TRIAL_END} times the model's relief at week {WEEKS_ON} over that at week {TRIAL_END}, {_grown(80):.2f}; the trial needs "
            f"{late[80] / early[80]:.2f}, on 40 mg {_grown(40):.2f} and {late[40] / early[40]:.2f}. The extension had no placebo and rated those who stayed, "
            f"{stayed:g} of {entered:g}.",
        ),
        Row(
            fact_id="trial.kinect3_extension_change_off_drug_80mg",
            model=late[80] * _kept(80),
            kind="predicted",
            note=f"The change at week {WEEKS_ON} times the share of relief that the model keeps in week {WEEKS_OFF} off the drug: {stories}. The trial needs "
            f"{off[80] / late[80]:.2f}, on 40 mg {off[40] / late[40]:.2f} against the model's {_shown(_kept(40))}: a year of learning keeps too little.",
        ),
    ]


def _shown(share: float) -> str:
    return shown_number(round(share, 2) + 0.0)
