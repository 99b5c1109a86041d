"""What chapter 14 says of single people: two bells and a cut, and a gate that lets in who was rated too high."""

from dataclasses import dataclass

import numpy as np

from course_lib.checks import number
from course_lib.facts import fact
from course_lib.models.records.curves import Line
from course_lib.models.records.dependence import Dependence
from course_lib.models.trial.gate import Screened, drop_behind_gate, passing
from course_lib.models.trial.responders import needed_to_treat, responder_share

SD = 3.5  # points; recovered from KINECT 3
CHANGES = np.linspace(-16.0, 12.0, 141)
_BESIDE = 1e-6  # points beyond the cut, where a filled tail ends upright
GATES = np.linspace(0.0, 14.0, 57)
MEAN = 7.0  # illustrative: mean rating of all who are screened


@dataclass(frozen=True, kw_only=True)
class Bells:
    """Densities of the change on drug and placebo, and the shares behind the cut."""

    curves: Dependence
    cut: float
    on_drug: float
    on_placebo: float

    @property
    def needed(self) -> float | None:
        """People treated for one more responder; None where the drug makes none."""
        return needed_to_treat(self.on_drug, self.on_placebo) if self.on_drug != self.on_placebo else None


def bells_view(*, difference: float = 3.1, sd: float = SD, baseline: float = 10.0, cut: float = 0.5) -> Bells:
    """Changes of single people as two normal distributions, `difference` points apart, with one spread and baseline.

    On placebo the mean is KINECT 3's. Raises `CourseError` as `responder_share` does.

    >>> bells = bells_view()
    >>> round(100 * bells.on_placebo), round(100 * bells.on_drug), round(bells.needed, 1)
    (8, 30, 4.5)
    """
    placebo = fact("trial.kinect3_change_placebo", "1")
    drug = placebo - number(
        "difference", difference, at_least=0, at_most=12, because="it is a fall, in points."
    )
    on_drug, on_placebo = (responder_share(mean, sd, baseline=baseline, cut=cut) for mean in (drug, placebo))
    edge = -cut * baseline
    changes = np.sort(np.append(CHANGES, edge + _BESIDE))
    lines = (
        _bell("drug", "valbenazine", changes, _density(changes, drug, sd), edge, on_drug),
        _bell("placebo", "drug", changes, _density(changes, placebo, sd), edge, on_placebo),
    )
    curves = Dependence(
        quantity="drug",
        label="share of people",
        unit="% per point",
        along_label="change of the AIMS",
        along_unit="points",
        positions=changes,
        lines=lines if difference else lines[1:],
        here=edge,
    )
    return Bells(curves=curves, cut=float(cut), on_drug=on_drug, on_placebo=on_placebo)


def _bell(
    name: str, quantity: str, changes: np.ndarray, heights: np.ndarray, edge: float, share: float
) -> Line:
    """A bell whose tail behind the cut is filled, and which tells the share of people in it."""
    floor = np.where(changes < edge + _BESIDE / 2, 0.0, heights)
    return Line(
        label=f"{name}: {100 * share:.0f} % behind the cut",
        values=heights,
        low=floor,
        high=heights,
        quantity=quantity,
    )


def _density(changes: np.ndarray, mean: float, sd: float) -> np.ndarray:
    return 100 * np.exp(-(((changes - mean) / sd) ** 2) / 2) / (sd * np.sqrt(2 * np.pi))


@dataclass(frozen=True, kw_only=True)
class Gate:
    """Fall of the mean from the rating at the gate to the next one, over the gate, and what belongs to one gate."""

    curve: Dependence
    fall: float
    let_in: float
    icc: float
    rated_anew: bool


def gate_view(*, gate: float = 6.0, sem: float = 2.5, true_sd: float = 3.0, rated_anew: bool = False) -> Gate:
    """How far the mean falls without any treatment behind a gate, with and without a new rating as the baseline.

    The mean of all who are screened is 7 (illustrative). Raises `CourseError` as `Screened` does. Source: `gate`.

    >>> view = gate_view()
    >>> round(view.fall, 1), round(view.icc, 2)
    (1.0, 0.59)
    """
    people = Screened(mean=MEAN, true_sd=true_sd, sem=sem)
    falls = np.array([-drop_behind_gate(people, float(place)) for place in GATES])
    lines = [Line(label="first rating as baseline", values=falls, quantity="dyskinesia", ruler=rated_anew)]
    if rated_anew:
        lines.insert(0, Line(label="a new rating as baseline", values=0 * falls, quantity="drug"))
    curve = Dependence(
        quantity="dyskinesia",
        label="fall of the mean AIMS",
        unit="points",
        along_label="lowest AIMS for entry",
        along_unit="points",
        positions=GATES,
        lines=lines,
        here=float(gate),
    )
    fall = 0.0 if rated_anew else -drop_behind_gate(people, float(gate))
    return Gate(
        curve=curve,
        fall=fall,
        let_in=passing(people, float(gate)),
        icc=people.icc,
        rated_anew=bool(rated_anew),
    )
