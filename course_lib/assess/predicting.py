"""Predict first: an answer is committed before the result is shown, and stands beside it afterwards."""

from dataclasses import dataclass
from html import escape

from course_lib.assess import session
from course_lib.assess.asking import QuestionWidget
from course_lib.assess.gate import gate_html
from course_lib.assess.marking import mark
from course_lib.assess.reading import shown_unit
from course_lib.assess.sheet import Sheet, sheet_of
from course_lib.assess.verdict import Verdict


def predict(question_id: str, *, seed: object = 1, sealed: bool = False) -> QuestionWidget:
    """A question whose answer is committed now and judged later, by `reveal`.

    With `sealed` it waits for the end of a chapter: what stands between is evidence and no answer, and is not folded.
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
    """A prediction beside the result. `predicted` is empty when nothing was committed in this run.

    On a page it stays folded until the prediction is committed or skipped; the page fills in what was predicted, so
    that a saved notebook never depends on what its reader chose.
    """

    question_id: str
    predicted: str
    result: str
    verdict: Verdict | None

    def __repr__(self) -> str:
        if self.verdict is None:
            return f"Result: {self.result}."
        return f"You predicted: {self.predicted}. Result: {self.result}.\n{self.verdict}"

    def _repr_html_(self) -> str:
        cell = 'style="text-align:left;padding:.2em 1.2em .2em 0"'
        table = (
            f'<table class="qs-reveal"><tr><th scope="row" {cell}>Your prediction</th>'
            f'<td class="qs-said" {cell}>none was committed</td></tr>'
            f'<tr><th scope="row" {cell}>The result</th><td {cell}>{escape(self.result)}</td></tr></table>'
        )
        return gate_html(self.question_id, f'{table}<p class="qs-said-reply" role="status"></p>')


def reveal(question_id: str, result: object = None, *, seed: object = 1) -> Reveal:
    """The prediction beside the result, which is the true answer unless `result` gives it.

    Only a prediction of this run counts, so that a stored one never changes a notebook's outputs.

    >>> reveal("quantal.predict_block", seed="never asked")
    Result: it stays the same.
    """
    shown = sheet_of(question_id, seed)
    truth = shown.asked.truth(shown.params) if result is None else result
    said = session.in_words(shown, truth) + _unit_of(shown, truth)
    predicted = session.prediction(shown)
    if predicted is None:
        return Reveal(question_id=shown.asked.id, predicted="", result=said, verdict=None)
    verdict = mark(shown.asked, shown.params, predicted)
    words = session.in_words(shown, predicted)
    return Reveal(question_id=shown.asked.id, predicted=words, result=said, verdict=verdict)


def _unit_of(shown: Sheet, truth: object) -> str:
    return shown_unit(shown.asked.unit) if shown.asked.kind == "number" and not isinstance(truth, str) else ""
