"""A known mistake, as data: the answer it leads to and the reply that it gets."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from course_lib.questions.params import Params, Text


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A way to go wrong: the answer it leads to, and why someone thinks so.

    `answer` is a function of the parameters and has the form of the true answer, or NaN in a variant in which there
    is no such slip; `because` names the misconception, says why it is tempting, and where to look. A `seldom` slip
    must stand apart from others by more than the tolerance, a common one by three times that; a slip that `may_meet`
    another in one value is exempt, and where they meet both are named. `generic` slips need no knowledge of the question.
    """

    id: str
    answer: Callable[[Params], Any]
    because: Text
    seldom: bool = False
    may_meet: bool = False
    generic: bool = False
