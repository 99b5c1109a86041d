"""Relative changes of nuclei, modelled and recorded, side by side with the uncertainty of the recordings."""

import numpy as np

from course_lib.checks import one_of
from course_lib.facts import fact_range
from course_lib.models.circuit.cascade import RECORDED_HZ, modelled_change, recorded_change
from course_lib.models.circuit.states import (
    HEALTHY,
    HUNTINGTON,
    PARKINSON,
    TARDIVE_DYSKINESIA,
    TEACHING_SALIENCES,
)
from course_lib.models.circuit.steady import steady_state
from course_lib.models.records.curves import Bars

_PALLIDUM = {"gpi": "GPi", "gpe": "GPe"}
# A recorded state and the states of the model that it is set beside; none of them is dystonia itself.
_BESIDE = {
    "Parkinson": {"model": PARKINSON},
    "dystonia": {"TD": TARDIVE_DYSKINESIA, "HD": HUNTINGTON},
}


def recorded_interval(nucleus: str, before: str, after: str) -> tuple[float, float]:
    """95 % confidence interval of a recorded relative change, from those of both means, taken as independent.

    Raises `CourseError` for a nucleus or a state without recordings. Source: Starr 2005; the error of a ratio.

    >>> tuple(round(end, 2) for end in recorded_interval("gpi", "monkey", "Parkinson"))
    (0.07, 0.24)
    """
    change = recorded_change(nucleus, before, after)
    shares = []
    for state in (before, after):
        low, high = fact_range(f"recordings.{nucleus}_{state.lower()}", "Hz")
        shares.append((high - low) / 2 / RECORDED_HZ[nucleus, state])
    half_width = (1 + change) * float(np.hypot(*shares))
    return change - half_width, change + half_width


def pallidal_changes(after: str = "Parkinson") -> Bars:
    """Changes of GPi and GPe in per cent: recorded, against the normal monkey, and of the model, against health.

    `after` is "Parkinson" or "dystonia"; beside dystonia stand the model's tardive dyskinesia (TD)
    and Huntington's disease (HD).
    Raises `CourseError` for another state. Source: Starr 2005 for the recordings.

    >>> pallidal_changes().names
    ('GPi recorded', 'GPi model', 'GPe recorded', 'GPe model')
    """
    one_of("after", after, _BESIDE, because="only these states were recorded.")
    healthy = steady_state(HEALTHY, TEACHING_SALIENCES)
    rows = []
    for nucleus, label in _PALLIDUM.items():
        ends = recorded_interval(nucleus, "monkey", after)
        rows.append((f"{label} recorded", recorded_change(nucleus, "monkey", after), *ends, "receptor"))
        for name, circuit in _BESIDE[after].items():
            change = modelled_change(healthy, steady_state(circuit, TEACHING_SALIENCES), nucleus)
            rows.append((f"{label} {name}", change, change, change, "movement"))
    names, values, low, high, quantities = zip(*rows, strict=True)
    return Bars(
        quantity="movement",
        label="change against normal",
        unit="%",
        names=names,
        values=100 * np.array(values),
        low=100 * np.array(low),
        high=100 * np.array(high),
        interval="95 % interval, scatter between cells only; normal: two monkeys",
        quantities=quantities,
    )
