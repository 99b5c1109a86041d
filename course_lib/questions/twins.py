"""A graded question from its lecture twin, so that what is asked and its known mistakes are told once."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any, TypeVar

from course_lib.checks import one_of
from course_lib.errors import CourseError
from course_lib.questions.kinds import Mistake, NumberQuestion, Question, no_parameters
from course_lib.questions.params import Params, Text

AnyQuestion = TypeVar("AnyQuestion", bound=Question)
SAME_NAMES: Mapping[str, str] = MappingProxyType({})


def graded(
    question: AnyQuestion,
    *,
    id: str,
    numbers: Mapping[str, str] = SAME_NAMES,
    mistakes: Mapping[str, Any] | None = None,
    **changes: Any,
) -> AnyQuestion:
    """A graded question that computes what its lecture twin does and knows the same mistakes.

    `numbers` maps a name of the twin's numbers to the assignment's, where they differ. Without `mistakes` all of
    the twin's are kept. With it these replace them, by id: an answer and its text; or, for the answer, the id of
    a twin's mistake (the text is new); or that id alone (the text is the twin's). `changes` replace other fields.
    Raises `CourseError` for a twin that is for practice only, an id that is the twin's, a mistake that the twin
    does not know, and other names for numbers of a question that is no number.

    >>> from course_lib.questions import question
    >>> mean = graded(question("quantal.mean_response"), id="assignment99.mean", numbers={"n_sites": "sites"})
    >>> mean.truth(Params(sites=10, release_probability=0.3, quantum_nM=5.0))
    15.0
    >>> slips = {"sites": ("every_site_releases", "That is n q: multiply by p.")}
    >>> graded(question("quantal.mean_response"), id="assignment99.mean", mistakes=slips).mistakes[0].id
    'sites'
    """
    if question.practice_only:
        raise CourseError(
            f"{question.id} is for practice only, but a graded question needs a twin that can be marked."
        )
    if id == question.id:
        raise CourseError(
            f"id is {id!r}, but must differ from the twin's: an id seeds variants and names marks."
        )
    seen = _renamed(question, numbers) if numbers else question
    told = seen.mistakes if mistakes is None else [_told(seen, *entry) for entry in mistakes.items()]
    return replace(seen, id=id, mistakes=tuple(told), draw=no_parameters, wider=None, family="", **changes)


def _told(twin: Question, name: str, entry: Any) -> Mistake:
    answer, text = (entry, None) if isinstance(entry, str) else entry
    if not isinstance(answer, str):
        return Mistake(id=name, answer=answer, because=text)
    known = {slip.id: slip for slip in twin.mistakes}
    one_of("mistake", answer, known, because=f"{name} takes it from {twin.id}.")
    return replace(known[answer], id=name, because=known[answer].because if text is None else text)


def _renamed(question: AnyQuestion, numbers: Mapping[str, str]) -> AnyQuestion:
    """The question with the assignment's numbers put under the names that it knows."""
    if not isinstance(question, NumberQuestion):
        raise CourseError(
            f"{question.id} is of kind {question.kind}, but only a number can take its numbers by other names."
        )

    def view(g: Params) -> Params:
        return Params(**{**vars(g), **{name: getattr(g, own) for name, own in numbers.items()}})

    def through(answer: Callable[[Params], float]) -> Callable[[Params], float]:
        return lambda g: answer(view(g))

    def reworded(text: Text) -> Text:
        return lambda g: question.says(text, view(g))

    slips = tuple(
        replace(slip, answer=through(slip.answer), because=reworded(slip.because))
        for slip in question.mistakes
    )
    texts = {one.name: reworded(getattr(question, one.name)) for one in fields(question) if one.type == Text}
    hints = tuple(reworded(hint) for hint in question.hints)
    return replace(question, answer=through(question.answer), mistakes=slips, hints=hints, **texts)
