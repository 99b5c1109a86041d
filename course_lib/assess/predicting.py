"""Predict first: an answer is committed before the result is shown, and stands beside it afterwards."""

from dataclasses import dataclass
from html import escape

from course_lib.assess import session
from course_lib.assess.asking import QuestionWidget
from course_lib.assess.marking import mark
from course_lib.assess.reading import shown_unit
from course_lib.assess.sheet import Sheet, sheet_of
from course_lib.assess.verdict import Verdict


def predict(question_id: str, *, seed: object = 1) -> QuestionWidget:
    """A question whose answer is committed now and judged later, by `reveal`.

    Raises `CourseError` for an unknown question.

    >>> predict("quantal.predict_block").predict
    True
    """
    return QuestionWidget(sheet_of(question_id, seed), predict=True)


def commit(question_id: str, answer: object, *, seed: object = 1) -> Verdict:
    """The receipt of a prediction in plain form, without a widget."""
    return session.commit(sheet_of(question_id, seed), answer)


@dataclass(frozen=True, kw_only=True)
class Reveal:
    """A prediction beside the result. `predicted` is empty when nothing was committed in this run."""

    predicted: str
    result: str
    verdict: Verdict | None

    def __repr__(self) -> str:
        if self.verdict is None:
            return f"Result: {self.result}. (No prediction was committed in this run.)"
        return f"You predicted: {self.predicted}. Result: {self.result}.\n{self.verdict}"

    def _repr_html_(self) -> str:
        said = escape(self.predicted) if self.verdict else "<em>none was committed in this run</em>"
        reply = self.verdict._repr_html_() if self.verdict else ""
        cell = 'style="text-align:left;padding:.2em 1.2em .2em 0"'
        return (
            f'<table class="qs-reveal"><tr><th scope="row" {cell}>Your prediction</th><td {cell}>{said}</td></tr>'
            f'<tr><th scope="row" {cell}>The result</th><td {cell}>{escape(self.result)}</td></tr></table>{reply}'
        )


def reveal(question_id: str, result: object = None, *, seed: object = 1) -> Reveal:
    """The prediction beside the result, which is the true answer unless `result` gives it.

    Only a prediction of this run counts, so that a stored one never changes a notebook's outputs.
    Without one the result is kept in the learner's progress as help that was read.

    >>> reveal("quantal.predict_block", seed="never asked")
    Result: it stays the same. (No prediction was committed in this run.)
    """
    shown = sheet_of(question_id, seed)
    truth = shown.asked.truth(shown.params) if result is None else result
    said = session.in_words(shown, truth) + _unit_of(shown, truth)
    predicted = session.revealed(shown)
    if predicted is None:
        return Reveal(predicted="", result=said, verdict=None)
    verdict = mark(shown.asked, shown.params, predicted)
    return Reveal(predicted=session.in_words(shown, predicted), result=said, verdict=verdict)


def _unit_of(shown: Sheet, truth: object) -> str:
    return shown_unit(shown.asked.unit) if shown.asked.kind == "number" and not isinstance(truth, str) else ""
