"""The trials themselves: differences from placebo with errors recovered from what was printed.

Valbenazine: KINECT 2 (25 to 75 mg, P) and KINECT 3 (80 mg and 40 mg, confidence intervals). Deutetrabenazine: ARM-TD (12
to 48 mg, P) and AIM-TD (36, 24 and 12 mg, P). KINECT 1 (50 mg) missed its endpoint; its numbers were not seen, so whoever
uses `missing_trial` assumes them.
"""

from course_lib.checks import one_of
from course_lib.facts import fact, fact_range, preset
from course_lib.models.trial.pooling import Effect, Pooled, arms_sharing_placebo, indirect, pooled
from course_lib.models.trial.recovered import se_from_interval, se_from_p

MISSING_SE = 0.85  # assumed: about 33 people an arm with SD 3.5
DOSES = ("high", "all")


def _by_p(name: str, difference: str, p: str) -> Effect:
    size = fact(difference, "1")
    return Effect(name=name, difference=size, se=se_from_p(size, fact(p, "1")))


def _by_interval(name: str, fact_id: str) -> Effect:
    return Effect(name=name, difference=fact(fact_id, "1"), se=se_from_interval(*fact_range(fact_id, "1")))


def _armtd() -> Effect:
    size = fact("trial.armtd_change", "1") - fact("trial.armtd_change_placebo", "1")
    return Effect(name="ARM-TD", difference=size, se=se_from_p(size, fact("trial.armtd_p", "1")))


KINECT_2 = preset(lambda: _by_p("KINECT 2", "trial.kinect2_difference", "trial.kinect2_p"))
KINECT_3_80 = preset(lambda: _by_interval("KINECT 3, 80 mg", "trial.kinect3_difference_80mg"))
KINECT_3_40 = preset(lambda: _by_interval("KINECT 3, 40 mg", "trial.kinect3_difference_40mg"))
ARM_TD = preset(_armtd)
AIM_TD_36 = preset(lambda: _by_p("AIM-TD, 36 mg", "trial.aimtd_difference_36mg", "trial.aimtd_p_36mg"))
AIM_TD_24 = preset(lambda: _by_p("AIM-TD, 24 mg", "trial.aimtd_difference_24mg", "trial.aimtd_p_24mg"))
AIM_TD_12 = preset(lambda: _by_p("AIM-TD, 12 mg", "trial.aimtd_difference_12mg", "trial.aimtd_p_12mg"))
ARM_TD_BY_ITS_ERRORS = preset(
    lambda: Effect(
        name="ARM-TD",
        difference=fact("trial.armtd_change", "1") - fact("trial.armtd_change_placebo", "1"),
        se=(fact("trial.armtd_se", "1") ** 2 + fact("trial.armtd_se_placebo", "1") ** 2) ** 0.5,
    )
)
HUNTINGTON = tuple(
    preset(lambda one=one, name=name: _by_interval(name, one))
    for name, one in (("TETRA-HD", "tetrabenazine.tetra_hd_effect"), ("KINECT-HD", "chorea.kinect_hd_effect"))
)


def valbenazine_trials(doses: str = "high") -> tuple[Effect, ...]:
    """The two valbenazine trials with printed numbers; KINECT 3 by its 80 mg arm, or by both arms.

    Raises `CourseError` for other words than "high" and "all".

    >>> [one.name for one in valbenazine_trials()]
    ['KINECT 2', 'KINECT 3, 80 mg']
    """
    both = arms_sharing_placebo("KINECT 3, both", KINECT_3_80, KINECT_3_40)
    return KINECT_2, KINECT_3_80 if _doses(doses) == "high" else both


def deutetrabenazine_trials(doses: str = "high", arm_td: Effect = ARM_TD) -> tuple[Effect, ...]:
    """The two deutetrabenazine trials; AIM-TD by its 24 and 36 mg arms, or by all three.

    Raises `CourseError` as `valbenazine_trials` does.

    >>> [one.name for one in deutetrabenazine_trials()]
    ['ARM-TD', 'AIM-TD, 24 and 36 mg']
    """
    arms = (AIM_TD_36, AIM_TD_24)
    if _doses(doses) == "high":
        return arm_td, arms_sharing_placebo("AIM-TD, 24 and 36 mg", *arms)
    return arm_td, arms_sharing_placebo("AIM-TD, all doses", *arms, AIM_TD_12)


def missing_trial(difference: float, se: float = MISSING_SE) -> Effect:
    """KINECT 1 at week 6 as one assumes it: its numbers are posted in a registry and were not seen.

    Raises `CourseError` as `Effect` does.

    >>> missing_trial(-0.5).se
    0.85
    """
    return Effect(name="KINECT 1, assumed", difference=difference, se=se)


def ranking(
    missing: Effect | None = None, *, random: bool = True, doses: str = "high", arm_td: Effect = ARM_TD
) -> tuple[Pooled, Pooled, Effect]:
    """Valbenazine pooled, deutetrabenazine pooled, and one against the other through placebo.

    >>> _, _, gap = ranking()
    >>> round(gap.difference, 2), round(gap.p, 3)
    (-1.16, 0.046)
    """
    extra = () if missing is None else (missing,)
    first = pooled((*valbenazine_trials(doses), *extra), random=random, name="valbenazine")
    other = pooled(deutetrabenazine_trials(doses, arm_td), random=random, name="deutetrabenazine")
    return first, other, indirect(first.effect, other.effect)


def _doses(doses: str) -> str:
    return one_of("doses", doses, DOSES, because="trials are pooled by their high doses or by all.")
