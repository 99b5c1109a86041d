"""The kinds of question, as data; marking lives in `course_lib.assess`.

Every answer and every known mistake is a function of the variant's parameters.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar

import numpy as np

from course_lib.questions.mistake import Mistake
from course_lib.questions.params import Params, Text, said
from course_lib.questions.tolerance import EXACT, TWO_PER_CENT, Tolerance

FREE_MISTAKES = ("sign", "thousand_up", "thousand_down")
WITH_RECIPROCAL = (*FREE_MISTAKES, "reciprocal")


def no_parameters(rng: Random) -> Mapping[str, object]:
    """The empty draw of a question that is the same for everyone.

    >>> no_parameters(Random(1))
    {}
    """
    return {}


@dataclass(frozen=True, kw_only=True)
class Question:
    """What all kinds share. `hints` go from nudge to method; `means` follows a right answer.

    `why` is the sentence that says why the worked way is the right one, where `worked` is a line of numbers.
    Questions with the same `family` and the same draw get the same parameters for the same seed.
    `wider` draws in place of `draw` for every seed but that of the printed lectures.
    """

    id: str
    objective: str
    prompt: Text
    hints: tuple[Text, Text, Text]
    worked: Text
    means: Text
    why: Text = ""
    draw: Callable[[Random], Mapping[str, object]] = no_parameters
    wider: Callable[[Random], Mapping[str, object]] | None = None
    mistakes: tuple[Mistake, ...] = ()
    practice_only: bool = False
    family: str = ""

    kind: ClassVar[str]

    def says(self, text: Text, params: Params) -> str:
        """The text for these parameters; `{truth}` stands for the true answer."""
        return said(text, params, truth=self.truth(params))

    def truth(self, params: Params) -> Any:
        """The true answer for these parameters, in the form in which a student gives it."""
        raise NotImplementedError(f"{type(self).__name__} must say what its true answer is")


@dataclass(frozen=True, kw_only=True)
class NumberQuestion(Question):
    """One number with a unit ("1": a pure number); `signed` if it may be negative; `free` names generic mistakes.

    `strays` are wrong ways without a reply of their own, which variants keep from truth and slips.
    """

    answer: Callable[[Params], float]
    unit: str = "1"
    tolerance: Tolerance = TWO_PER_CENT
    free: tuple[str, ...] = FREE_MISTAKES
    signed: bool = False
    strays: tuple[Callable[[Params], float], ...] = ()
    kind: ClassVar[str] = "number"

    def truth(self, params: Params) -> float:
        """The true number, in the question's unit."""
        return float(self.answer(params))


@dataclass(frozen=True, kw_only=True)
class Option:
    """One option of a choice: what it says, whether it is right, and the reply to who chose it.

    `idea` names what a choice of several lacks without this option; without it, the reply does.
    """

    id: str
    text: Text
    right: bool | Callable[[Params], bool]
    reply: Text
    idea: Text = ""

    def is_right(self, params: Params) -> bool:
        """Whether this option is right in this variant."""
        return self.right(params) if callable(self.right) else self.right


@dataclass(frozen=True, kw_only=True)
class ChoiceQuestion(Question):
    """One option to choose, or with `several=True` every option that is right."""

    options: tuple[Option, ...]
    several: bool = False

    @property
    def kind(self) -> str:
        """`choice` or `choices`."""
        return "choices" if self.several else "choice"

    def truth(self, params: Params) -> str | tuple[str, ...]:
        """The id of the right option, or the ids of all right options in the order shown."""
        right = tuple(option.id for option in self.options if option.is_right(params))
        return right if self.several else right[0]


@dataclass(frozen=True, kw_only=True)
class OrderingQuestion(Question):
    """Items to bring into order; `items` maps id to text, in the right order."""

    items: Mapping[str, Text]
    kind: ClassVar[str] = "ordering"

    def truth(self, params: Params) -> tuple[str, ...]:
        """The ids in the right order."""
        return tuple(self.items)

    def shown_order(self, seed: object) -> tuple[str, ...]:
        """The ids as they are shown for a seed: shuffled, and never in the right order."""
        order, rng = list(self.items), Random(f"{self.id}|{seed}")
        while tuple(order) == tuple(self.items):
            rng.shuffle(order)
        return tuple(order)


@dataclass(frozen=True, kw_only=True)
class Idea:
    """An idea that a good sentence holds; `said` goes on after "I said that"."""

    id: str
    said: Text


@dataclass(frozen=True, kw_only=True)
class ShortTextQuestion(Question):
    """A sentence or two, which the reader compares with a model sentence, idea by idea: practice only.

    The `answer` of a mistake is a sentence to beware of, shown beside the model sentence with its reason.
    """

    ideas: tuple[Idea, ...]
    model_answer: Text
    practice_only: bool = True
    kind: ClassVar[str] = "text"

    def truth(self, params: Params) -> str:
        """A model answer."""
        return said(self.model_answer, params)


@dataclass(frozen=True, kw_only=True)
class CurveQuestion(Question):
    """An array of values at given places; the tolerance is relative to the largest value of the curve."""

    at: Callable[[Params], np.ndarray]
    at_name: str
    at_unit: str
    answer: Callable[[Params], np.ndarray]
    unit: str
    tolerance: Tolerance = TWO_PER_CENT
    kind: ClassVar[str] = "curve"

    def truth(self, params: Params) -> np.ndarray:
        """The true values at the given places, in the question's unit."""
        return np.asarray(self.answer(params), dtype=float)


@dataclass(frozen=True, kw_only=True)
class FunctionQuestion(Question):
    """A function written by the student, tried on cases that the student has not seen.

    `answer(params)` is the true function; `cases(params)` are dictionaries of its arguments.
    A mistake's `answer(params)` is a wrong function.
    """

    signature: str
    answer: Callable[[Params], Callable[..., float]]
    cases: Callable[[Params], list[dict[str, float]]]
    unit: str
    tolerance: Tolerance = EXACT
    kind: ClassVar[str] = "function"

    def truth(self, params: Params) -> Callable[..., float]:
        """The true function."""
        return self.answer(params)

    def values(self, function: Callable[..., float], params: Params) -> np.ndarray:
        """The values of a trusted function on every case."""
        return np.array([float(function(**case)) for case in self.cases(params)])


@dataclass(frozen=True, kw_only=True)
class Sought:
    """One quantity of a fit: its true value, and the greatest factor by which an estimate may miss it.

    An interval wider than `widest` (high ÷ low) says too little; None allows any width.
    """

    name: str
    unit: str
    truth: Callable[[Params], float]
    factor: float
    widest: float | None


@dataclass(frozen=True, kw_only=True)
class FitQuestion(Question):
    """Estimates with intervals: the answer maps each name to (value, low, high).

    A mistake's `answer` maps names to the values that it leads to.
    """

    sought: tuple[Sought, ...]
    kind: ClassVar[str] = "fit"

    def truth(self, params: Params) -> dict[str, float]:
        """The hidden values by name."""
        return {one.name: float(one.truth(params)) for one in self.sought}


@dataclass(frozen=True, kw_only=True)
class FigureQuestion(Question):
    """A drawing, checked from its Axes: labels with units, curves through the right points, zero in view."""

    x_words: tuple[str, ...]
    y_words: tuple[str, ...]
    curve: Callable[[Params], tuple[np.ndarray, np.ndarray]]
    tolerance: Tolerance = TWO_PER_CENT
    kind: ClassVar[str] = "figure"

    def truth(self, params: Params) -> tuple[np.ndarray, np.ndarray]:
        """The x and y values of the curve that must be drawn."""
        return self.curve(params)
