"""What a reader can move: sliders, choices and switches, each a row of positions with their texts.

A control is sent to the page as texts and comes back as a position, so that the page needs no
arithmetic, a logarithmic slider is no special case, and no value outside the range can arrive.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib import facts
from course_lib.checks import number, whole_number
from course_lib.errors import CourseError
from course_lib.figures.words import amount

_MOST_POSITIONS = 1_000
_ENDS = "a slider runs from its lower to its higher end."


@dataclass(frozen=True, kw_only=True)
class Slider:
    """A number that the reader drags: `name` is the model's argument, `label` and `unit` are what is read.

    The unit "%" means that the model takes a share of one: 0.7 is shown as 70 %. `low`, `high`, `value` and
    `step` are in the model's unit. With `log=True`, positions have equal ratios, `step` decades apart.

    >>> Slider(name="n_sites", label="release sites", unit="", low=1, high=4, value=2, step=1).texts
    ('1', '2', '3', '4')
    """

    name: str
    label: str
    unit: str
    low: float
    high: float
    value: float
    step: float
    log: bool = False

    def __post_init__(self) -> None:
        low = number(f"low end of {self.name}", self.low, above=0 if self.log else None, because=_ENDS)
        high = number(f"high end of {self.name}", self.high, above=low, because=_ENDS)
        number(f"start of {self.name}", self.value, at_least=low, at_most=high, because=_ENDS)
        length = math.log10(high / low) if self.log else high - low
        step = number(f"step of {self.name}", self.step, above=0, because="each move must change something.")
        if length / step > _MOST_POSITIONS:
            raise CourseError(
                f"step of {self.name} is {self.step}, but must be at least {length / _MOST_POSITIONS:g}:"
                " a hand cannot place a slider more finely."
            )

    @classmethod
    def from_fact(
        cls, fact_id: str, *, name: str, label: str, unit: str, steps: int = 40, log: bool = False
    ) -> "Slider":
        """The slider whose ends and start are the recorded range and value of a fact."""
        steps = whole_number("steps", steps, at_least=1, at_most=_MOST_POSITIONS, because=_ENDS)
        low, high = facts.fact_range(fact_id, unit)
        length = math.log10(high / low) if log else high - low
        return cls(
            name=name, label=label, unit=unit, low=low, high=high,
            value=facts.fact(fact_id, unit), step=length / steps, log=log,
        )  # fmt: skip

    @property
    def positions(self) -> tuple[float, ...]:
        """The values that the slider can take, rising; the start is one of them, exactly."""
        low, high = (math.log10(end) if self.log else end for end in (self.low, self.high))
        grid = low + self.step * np.arange(math.floor((high - low) / self.step + 1e-9) + 1)
        values = 10**grid if self.log else grid
        rounded = [float(f"{value:.10g}") for value in values]
        kept = [value for value in rounded if not math.isclose(value, self.value, rel_tol=1e-9)]
        ends = {self.value, self.high} if rounded[-1] < self.high * (1 - 1e-9) else {self.value}
        whole = all(isinstance(part, int) for part in (self.low, self.high, self.value, self.step))
        return tuple(int(v) if whole else float(v) for v in sorted({*kept, *ends}))

    @property
    def texts(self) -> tuple[str, ...]:
        """The values as they are read, with the unit."""
        scale = 100 if self.unit == "%" else 1
        return tuple(amount(value * scale, self.unit, digits=4) for value in self.positions)

    @property
    def start(self) -> int:
        """The position at which the slider begins and to which it is reset."""
        return self.positions.index(self.value)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of several things: `options` maps what is read to what the model gets.

    >>> Choice(name="model", label="Model", options={"irreversible": 1, "reversible": 2}, value=2).start
    1
    """

    name: str
    label: str
    options: Mapping[str, Any]
    value: Any

    def __post_init__(self) -> None:
        if self.value not in self.options.values():
            raise CourseError(
                f"start of {self.name} is {self.value!r}, but must be one of the options' values:"
                " a choice begins with something chosen."
            )

    @property
    def positions(self) -> tuple[Any, ...]:
        """What the model gets, option by option."""
        return tuple(self.options.values())

    @property
    def texts(self) -> tuple[str, ...]:
        """What is read, option by option."""
        return tuple(self.options)

    @property
    def start(self) -> int:
        """The option at the beginning."""
        return self.positions.index(self.value)


@dataclass(frozen=True, kw_only=True)
class Buttons(Choice):
    """A choice whose options all stay in sight, for a few states that a lecturer jumps between.

    >>> Buttons(name="state", label="State", options={"awake": 1, "asleep": 0}, value=0).start
    1
    """


@dataclass(frozen=True, kw_only=True)
class Switch:
    """A thing that is on or off: the model gets `True` or `False`.

    >>> Switch(name="autoreceptors", label="Autoreceptors respond", value=True).start
    1
    """

    name: str
    label: str
    value: bool = False

    positions = (False, True)
    texts = ("off", "on")

    @property
    def start(self) -> int:
        """1 if it begins switched on, else 0."""
        return int(self.value)


Control = Slider | Choice | Switch
KIND = {Slider: "slider", Choice: "choice", Buttons: "buttons", Switch: "switch"}
