"""What a drug leaves behind in recordings: the mean, and the 1/CV² that does not know the quantum."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from course_lib.errors import CourseError
from course_lib.models.quantal.comparison import inverse_cv_squared_estimate
from course_lib.models.quantal.estimation import checked_recording, standard_normal_reach
from course_lib.models.records.curves import Bars

_LEVEL = 0.95
_INTERVAL = "95 % confidence interval"


@dataclass(frozen=True, kw_only=True)
class Fingerprint:
    """Mean response in nM and 1/CV² of several recordings, each with its interval, ready to be drawn."""

    means: Bars
    inverse_cv_squared: Bars


def fingerprint(recordings_nM: Mapping[str, np.ndarray]) -> Fingerprint:
    """The fingerprint of recordings in nM, name by name; each has shape (releases,).

    Raises `CourseError` when there is no recording, or one that is too short or constant. The interval of the
    mean is the normal one, that of 1/CV² comes from `inverse_cv_squared_estimate`.

    >>> from course_lib.models.quantal.release import TEACHING_SYNAPSE, simulate_responses_nM
    >>> fingerprint({"control": simulate_responses_nM(TEACHING_SYNAPSE, 400, seed=1)}).means.names
    ('control',)
    """
    if not isinstance(recordings_nM, Mapping) or not recordings_nM:
        raise CourseError(
            "recordings_nM must map at least one name to a recording: there is nothing to compare."
        )
    samples = {name: checked_recording(name, one) for name, one in recordings_nM.items()}
    means = np.array([one.mean() for one in samples.values()])
    margins = np.array([one.std(ddof=1) / np.sqrt(one.size) for one in samples.values()])
    margins *= standard_normal_reach(_LEVEL)
    steady = [inverse_cv_squared_estimate(one, _LEVEL) for one in samples.values()]
    return Fingerprint(
        means=_bars("mean peak dopamine", "nM", samples, means, means - margins, means + margins),
        inverse_cv_squared=_bars(
            "1/CV²",
            "",
            samples,
            *(np.array([getattr(one, end) for one in steady]) for end in ("value", "low", "high")),
        ),
    )


def _bars(
    label: str, unit: str, samples: Mapping, values: np.ndarray, low: np.ndarray, high: np.ndarray
) -> Bars:
    return Bars(
        quantity="dopamine", label=label, unit=unit, names=tuple(samples), values=values, low=low, high=high,
        interval=_INTERVAL,
    )  # fmt: skip
