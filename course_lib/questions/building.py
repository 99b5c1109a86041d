"""Frames that assignments share: marked questions, tasks, rubrics. `given` has those of the given cell.

A chapter's assignment has four modules: `numbers` (single numbers and functions, worked out from the student's
own numbers), `curves` (many values, fits, and what is concluded from data), `samples` (what is simulated for
the student) and `tasks` (all of it put together).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import Any

import numpy as np

from course_lib.questions.assignment import Criterion, HandMarked, Part, Task
from course_lib.questions.kinds import (
    WITH_RECIPROCAL,
    ChoiceQuestion,
    CurveQuestion,
    FitQuestion,
    FunctionQuestion,
    Mistake,
    NumberQuestion,
    Option,
    Question,
    Sought,
)
from course_lib.questions.params import Params, Text, said
from course_lib.questions.tolerance import HALF_PER_CENT, ONE_PER_CENT, Tolerance
from course_lib.questions.twins import AnyQuestion, graded

CASES = 8  # on which a student's function is tried
Texts = tuple[
    Text, Text, Text
]  # prompt, worked answer, what it means; the full wording stands in the notebook
Slips = Mapping[str, tuple[Any, Text]]  # id of a mistake → the answer it leads to, and why someone thinks so
NO_SLIPS: Slips = MappingProxyType({})


def own_hints(first: str, limits: str) -> tuple[str, str, str]:
    """The three hints of a marked question: what it is about, the equation, and a limit that checks it.

    >>> own_hints("Count.", "What must it be for p = 0?")[1]
    'Write the equation of the lecture with your own numbers in it.'
    """
    return first, "Write the equation of the lecture with your own numbers in it.", limits


@dataclass(frozen=True, kw_only=True)
class Marked:
    """Makes the marked questions of one chapter: ids `assignmentNN.name`, objectives `NN.key`, the same hints.

    `texts` are prompt, worked answer and meaning; `mistakes` map an id to the answer it leads to and its text.

    >>> marked = Marked(chapter="99", hints=own_hints("Count.", "And for p = 0?"))
    >>> ask = marked.number("content", "content", lambda g: g.n * g.p, ("Content.", "n p", "Quanta."))
    >>> ask.id, ask.objective, ask.truth(Params(n=10, p=0.3))
    ('assignment99.content', '99.content', 3.0)
    """

    chapter: str
    hints: tuple[Text, Text, Text]

    def number(
        self,
        name: str,
        objective: str,
        answer: Callable[[Params], float],
        texts: Texts,
        *,
        mistakes: Slips = NO_SLIPS,
        tolerance: Tolerance = ONE_PER_CENT,
        free: tuple[str, ...] = WITH_RECIPROCAL,
        **more: Any,
    ) -> NumberQuestion:
        """A number that the student computes from numbers of their own; `more` as in `NumberQuestion`."""
        framed = self._framed(name, objective, texts, mistakes)
        return NumberQuestion(answer=answer, tolerance=tolerance, free=free, **framed, **more)

    def function(
        self,
        name: str,
        objective: str,
        true_function: Callable[..., float],
        texts: Texts,
        *,
        signature: str,
        cases: Callable[[Params], list[dict[str, float]]],
        mistakes: Slips,
        unit: str = "1",
    ) -> FunctionQuestion:
        """A function that the student writes; a mistake leads to a wrong function."""
        slips = {one: (_always(wrong), because) for one, (wrong, because) in mistakes.items()}
        framed = self._framed(name, objective, texts, slips)
        answer = _always(true_function)
        return FunctionQuestion(answer=answer, signature=signature, cases=cases, unit=unit, **framed)

    def curve(
        self,
        name: str,
        objective: str,
        answer: Callable[[Params], np.ndarray],
        texts: Texts,
        *,
        at: tuple[np.ndarray, str, str],
        mistakes: Slips,
        **more: Any,
    ) -> CurveQuestion:
        """Values at the same places for everyone; `at` is the places, their name and their unit."""
        where = dict(zip(("at", "at_name", "at_unit"), (_always(at[0]), *at[1:]), strict=True))
        framed = self._framed(name, objective, texts, mistakes)
        return CurveQuestion(
            answer=answer, **{"unit": "1", "tolerance": HALF_PER_CENT, **more}, **where, **framed
        )

    def fit(
        self, name: str, objective: str, texts: Texts, *sought: Sought, mistakes: Slips = NO_SLIPS
    ) -> FitQuestion:
        """Estimates with intervals from the student's own data."""
        return FitQuestion(sought=sought, **self._framed(name, objective, texts, mistakes))

    def choice(self, name: str, objective: str, texts: Texts, options: Sequence[Option]) -> ChoiceQuestion:
        """One option to choose: what the student's own numbers say."""
        return ChoiceQuestion(options=tuple(options), **self._framed(name, objective, texts))

    def graded(self, twin: AnyQuestion, name: str, texts: Texts, **changes: Any) -> AnyQuestion:
        """The graded question of a lecture's `twin`, with this chapter's hints; `changes` as in `graded`.

        A number counts within one per cent, and its reciprocal is known too, unless the changes say otherwise.
        """
        own = {"tolerance": ONE_PER_CENT, "free": WITH_RECIPROCAL} if isinstance(twin, NumberQuestion) else {}
        return graded(twin, **{**own, **self._named(name, texts), **changes})

    def _named(self, name: str, texts: Texts) -> dict[str, Any]:
        told = dict(zip(("prompt", "worked", "means"), texts, strict=True))
        return {"id": f"assignment{self.chapter}.{name}", "hints": self.hints, **told}

    def _framed(self, name: str, objective: str, texts: Texts, slips: Slips = NO_SLIPS) -> dict[str, Any]:
        known = [Mistake(id=one, answer=answer, because=text) for one, (answer, text) in slips.items()]
        framed = {"objective": f"{self.chapter}.{objective}", "mistakes": tuple(known)}
        return {**self._named(name, texts), **framed}


def _always(value: Any) -> Callable[[Params], Any]:
    return lambda g: value


def cases(
    stream: str, one_case: Callable[[Random, int], dict[str, float]]
) -> Callable[[Params], list[dict[str, float]]]:
    """Cases on which a student's function is tried, drawn anew for each variant.

    `stream` seeds the draw: a template filled with the variant's numbers; `one_case(rng, number)` draws one.

    >>> drawn = cases("cases|{data_seed}", lambda rng, number: {"p": rng.random(), "number": number})
    >>> drawn(Params(data_seed=1)) == drawn(Params(data_seed=1)), len(drawn(Params(data_seed=1)))
    (True, 8)
    """

    def drawn(params: Params) -> list[dict[str, float]]:
        rng = Random(said(stream, params))
        return [one_case(rng, number) for number in range(CASES)]

    return drawn


def states(
    right: str, options: Mapping[str, tuple[str, str]], *, found: str = "", elsewhere: str
) -> tuple[Option, ...]:
    """Options of which one fits the variant: id → text and reply, which ends by `found` or by `elsewhere`.

    >>> either = {"low": ("too little", "Below."), "high": ("too much", "Above.")}
    >>> [one.reply for one in states("low", either, found="It is there.", elsewhere="Compare.")]
    ['Below. It is there.', 'Above. Compare.']
    """
    return tuple(
        Option(
            id=name,
            text=text,
            right=name == right,
            reply=f"{reply} {found if name == right else elsewhere}".rstrip(),
        )
        for name, (text, reply) in options.items()
    )


def task(cell: str, title: str, **parts: tuple[Question | Callable[[Params], Question], float]) -> Task:
    """A task of parts, by the names under which they are handed in, each a question with its points.

    >>> task("task1", "Numbers", mean=(lambda params: None, 2)).points
    2
    """
    named = (Part(name=name, question=asked, points=points) for name, (asked, points) in parts.items())
    return Task(cell=cell, title=title, parts=tuple(named))


def figure_rubric(
    cell: str, title: str, objective: str, *, drawn: tuple[str, str], axes: tuple[str, str], finding: str
) -> HandMarked:
    """The rubric of a figure: what is drawn (1 point), its axes and its title (½ each).

    Each is what the student reads and what the marker looks for; of the title every student reads the same.

    >>> lines = {"drawn": ("All is drawn.", "Dots."), "axes": ("Both have units.", "nM."), "finding": "About n."}
    >>> figure_rubric("task6", "A figure", "99.fit", **lines).criteria[2].text
    'The title states a finding.'
    """
    title_line = (0.5, "The title states a finding.", finding)
    return written_rubric(cell, title, objective, (1, *drawn), (0.5, *axes), title_line)


def written_rubric(
    cell: str, title: str, objective: str, *lines: tuple[float, str, str], most_words: int | None = None
) -> HandMarked:
    """A task that a person marks: a line is its points, what the student reads and what the marker looks for.

    `most_words` is the length that the task asks for at most, where it asks for one.

    >>> written_rubric("task7", "Why?", "99.fit", (1, "Names it.", "q."), (0.5, "Says why.", "CV.")).points
    1.5
    """
    criteria = tuple(Criterion(points=points, text=text, look_for=look) for points, text, look in lines)
    return HandMarked(cell=cell, title=title, objective=objective, criteria=criteria, most_words=most_words)
