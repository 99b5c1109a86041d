"""Marking, as pure functions: a question, its parameters and an answer go in, a verdict comes out.

Nothing here reads or writes a file, keeps a state or shows anything, so the same functions serve a
student's notebook and the judge of a class.
"""

import importlib
from dataclasses import replace

from course_lib.assess.verdict import Verdict, unread
from course_lib.checks import shown
from course_lib.questions.kinds import Question
from course_lib.questions.params import Params

# Each kind is loaded when it is first marked, so that a number does not wait for figures.
MARKERS = {
    "number": "course_lib.assess.numbers:mark_number",
    "choice": "course_lib.assess.choices:mark_choice",
    "choices": "course_lib.assess.choices:mark_choices",
    "ordering": "course_lib.assess.choices:mark_ordering",
    "text": "course_lib.assess.texts:mark_text",
    "curve": "course_lib.assess.curves:mark_curve",
    "function": "course_lib.assess.functions:mark_function",
    "fit": "course_lib.assess.fits:mark_fit",
    "figure": "course_lib.assess.drawings:mark_figure",
}

TAKE_A_UNIT = ("number", "curve")


def mark(
    question: Question, params: Params, answer: object, unit: str | None = None, *, hint_level: int = 0
) -> Verdict:
    """The verdict on an answer to a question with these parameters.

    A number may come as text with its unit, and `unit` is that of a number or curve; a choice as the id or letter of an option; an ordering as ids; a curve
    as an array; a function as itself or as the list of its values on `question.cases(params)`; a fit as
    name → (value, low, high); a figure as its Axes or their description.
    An answer that cannot be read gives a verdict with `counted=False`, never an exception.

    >>> from course_lib.questions import question, variant
    >>> ask = question("quantal.mean_response")
    >>> given = variant(ask, 1)
    >>> mark(ask, given, ask.truth(given), "nM").correct
    True
    """
    if unit is not None and question.kind not in TAKE_A_UNIT:
        return unread(f"This question takes no unit, and {shown(unit)} was given: leave it out.")
    module, name = MARKERS[question.kind].split(":")
    marker = getattr(importlib.import_module(module), name)
    more = (unit,) if question.kind in TAKE_A_UNIT else ()
    return replace(marker(question, params, answer, *more), hint_level=hint_level)
