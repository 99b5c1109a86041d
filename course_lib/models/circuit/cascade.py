"""The cascade of Parkinson's disease, station by station, and how far rates measured in people bear it out.

The account taught everywhere: less dopamine, so the indirect pathway's striatum rises, GPe falls, STN
rises, GPi rises, thalamus falls (#35). Here each sign is computed from two states of the circuit, and the
pallidal changes are set beside recordings: Starr 2005 for GPi and GPe (patients against two normal
macaques, not against healthy people), Schrock 2009 for STN (Parkinson's disease against dystonia; there
is no normal rate).

What a rate model gets wrong is part of the result: it overstates the change of GPi, understates that of
GPe, and lets GPe rise in hyperkinetic states where recordings in dystonia find it low.
"""

from dataclasses import dataclass

from course_lib.checks import number, one_of
from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.circuit.parameters import NUCLEI, of_kind
from course_lib.models.circuit.steady import Rates

# Directions that the account claims: +1 rises, −1 falls.
CLAIMED_SIGNS = {"d2": 1, "gpe": -1, "stn": 1, "gpi": 1, "thalamus": -1}
RECORDED_HZ = {
    ("gpi", "monkey"): fact("recordings.gpi_monkey", "Hz"),
    ("gpi", "Parkinson"): fact("recordings.gpi_parkinson", "Hz"),
    ("gpi", "dystonia"): fact("recordings.gpi_dystonia", "Hz"),
    ("gpe", "monkey"): fact("recordings.gpe_monkey", "Hz"),
    ("gpe", "Parkinson"): fact("recordings.gpe_parkinson", "Hz"),
    ("gpe", "dystonia"): fact("recordings.gpe_dystonia", "Hz"),
    ("stn", "Parkinson"): fact("recordings.stn_parkinson", "Hz"),
    ("stn", "dystonia"): fact("recordings.stn_dystonia", "Hz"),
}
_ROUNDING = 1e-9


@dataclass(frozen=True, kw_only=True)
class Station:
    """One nucleus in two states: mean rate over channels before and after, and the direction claimed for it.

    >>> Station(nucleus="stn", before=0.2, after=0.25, claimed_sign=1).agrees
    True
    """

    nucleus: str
    before: float
    after: float
    claimed_sign: int

    def __post_init__(self) -> None:
        one_of("nucleus", self.nucleus, NUCLEI, because="these are the nuclei of the model.")
        for name in ("before", "after"):
            number(name, getattr(self, name), at_least=0, because="it is a firing rate.")
        if self.claimed_sign not in (-1, 1):
            raise CourseError(
                f"claimed_sign is {self.claimed_sign}, but must be 1 or -1: a claim says up or down."
            )

    @property
    def sign(self) -> int:
        """Direction of the change: 1 up, −1 down, 0 unchanged."""
        change = self.after - self.before
        return 0 if abs(change) < _ROUNDING else (1 if change > 0 else -1)

    @property
    def agrees(self) -> bool:
        """Whether the nucleus changes as claimed."""
        return self.sign == self.claimed_sign


def cascade(before: Rates, after: Rates) -> tuple[Station, ...]:
    """The stations from D2 striatum to thalamus, each with its mean rates in the two states.

    Raises `CourseError` for anything but rates. Source: the claimed signs are those of #35.

    >>> from course_lib.models.circuit.states import HEALTHY, PARKINSON, TEACHING_SALIENCES
    >>> from course_lib.models.circuit.steady import steady_state
    >>> [s.sign for s in cascade(*(steady_state(c, TEACHING_SALIENCES) for c in (HEALTHY, PARKINSON)))]
    [1, -1, 1, 1, -1]
    """
    return tuple(
        Station(nucleus=name, before=mean_rate(before, name), after=mean_rate(after, name), claimed_sign=sign)
        for name, sign in CLAIMED_SIGNS.items()
    )


def mean_rate(rates: Rates, nucleus: str) -> float:
    """Mean rate of one nucleus over channels, which is what an electrode that knows no channels samples.

    Raises `CourseError` for anything but rates and for an unknown nucleus.

    >>> mean_rate(Rates(**{name: [0.1, 0.3] for name in NUCLEI}), "gpe")
    0.2
    """
    of_kind("rates", rates, Rates)
    one_of("nucleus", nucleus, NUCLEI, because="these are the nuclei of the model.")
    return float(getattr(rates, nucleus).mean())


def shares_as_claimed(before: Rates, after: Rates) -> dict[str, float]:
    """Share of presentations, rows of the rates, in which each nucleus's mean rate moves as #35 claims.

    Raises `CourseError` for rates that are not (presentations, channels) or differ in shape.

    >>> low, high = (Rates(**{name: [[r, r]] for name in NUCLEI}) for r in (0.2, 0.3))
    >>> shares_as_claimed(low, high)
    {'d2': 1.0, 'gpe': 0.0, 'stn': 1.0, 'gpi': 1.0, 'thalamus': 0.0}
    """
    shapes = [of_kind("rates", rates, Rates).gpi.shape for rates in (before, after)]
    if len(shapes[0]) != 2 or shapes[0] != shapes[1]:
        raise CourseError(
            f"rates have shapes {shapes[0]} and {shapes[1]}, but both must be (presentations, channels): "
            "the same presentations are compared."
        )
    moved = {name: (getattr(after, name) - getattr(before, name)).mean(axis=1) for name in CLAIMED_SIGNS}
    return {
        name: float((sign * moved[name] > _ROUNDING).mean().round(3)) for name, sign in CLAIMED_SIGNS.items()
    }


def modelled_change(before: Rates, after: Rates, nucleus: str) -> float:
    """Relative change of a nucleus's mean rate between two states of the model, −0.1 for 10 % less.

    Raises `CourseError` where the nucleus is silent before: a silent nucleus has no relative change.

    >>> low, high = (Rates(**{name: [r] for name in NUCLEI}) for r in (0.2, 0.3))
    >>> round(modelled_change(low, high, "gpi"), 2)
    0.5
    """
    start, end = mean_rate(before, nucleus), mean_rate(after, nucleus)
    number(f"rate of {nucleus} before", start, above=0, because="a silent nucleus has no relative change.")
    return end / start - 1


def recorded_change(nucleus: str, before: str, after: str) -> float:
    """Relative difference of a nucleus's recorded mean rate, `after` against `before`.

    The states are "monkey" (normal), "Parkinson" and "dystonia"; STN has no normal rate.
    Raises `CourseError` for a nucleus or a state without recordings.
    Source: Starr 2005 (GPi, GPe), Schrock 2009 (STN).

    >>> round(recorded_change("gpi", "monkey", "Parkinson"), 2)
    0.15
    """
    one_of("nucleus", nucleus, ("gpi", "gpe", "stn"), because="only these were recorded.")
    known = [state for recorded, state in RECORDED_HZ if recorded == nucleus]
    for name, state in (("before", before), ("after", after)):
        one_of(name, state, known, because=f"these are the states in which {nucleus} was recorded.")
    return RECORDED_HZ[nucleus, after] / RECORDED_HZ[nucleus, before] - 1
