"""What happens around an answer in a running notebook: hints are counted, predictions kept, progress saved.

Verdicts never depend on what is stored, so that a notebook gives the same outputs on every machine.
"""

from dataclasses import replace

from course_lib.assess.choices import ids_of_letters
from course_lib.assess.marking import mark
from course_lib.assess.progress.store import Event, now, save
from course_lib.assess.sentences import say
from course_lib.assess.sheet import Sheet
from course_lib.assess.verdict import Verdict
from course_lib.errors import CourseError

_HINTS: dict[tuple[str, str], int] = {}
_PREDICTIONS: dict[tuple[str, str], object] = {}


def _key(shown: Sheet) -> tuple[str, str]:
    return shown.asked.id, str(shown.seed)


def _stored(shown: Sheet, kind: str, **more: object) -> str:
    """An empty text, or a sentence that says why nothing was saved: a full disk must not stop a student."""
    about = {"question": shown.asked.id, "objective": shown.asked.objective, "seed": str(shown.seed)}
    try:
        save(Event(at=now(), kind=kind, **about, **more))
    except CourseError as problem:
        return f"({problem})"
    return ""


def _by_id(shown: Sheet, answer: object) -> object:
    """The answer with ids for letters: the letters of an ordering depend on how the sheet shows it."""
    if shown.asked.kind != "ordering":
        return answer
    return ids_of_letters(answer, [name for name, _ in shown.options])


def answered(shown: Sheet, answer: object, unit: str | None = None) -> Verdict:
    """The verdict on an answer, which is also kept in the learner's progress when it counts."""
    answer = _by_id(shown, answer)
    verdict = mark(shown.asked, shown.params, answer, unit, hint_level=_HINTS.get(_key(shown), 0))
    if not verdict.counted:
        return verdict
    note = _stored(
        shown,
        "answer",
        correct=verdict.correct,
        score=verdict.score,
        mistake=verdict.mistake,
        hint_level=verdict.hint_level,
    )
    return replace(verdict, note=note)


def hint(shown: Sheet, level: int) -> str:
    """The hint of this level (1 to 3); asking for it is counted."""
    _HINTS[_key(shown)] = max(level, _HINTS.get(_key(shown), 0))
    _stored(shown, "hint", hint_level=level)
    return shown.hints[level - 1]


def worked(shown: Sheet) -> str:
    """The worked answer of this variant; asking for it is counted."""
    _stored(shown, "worked")
    return shown.worked


def commit(shown: Sheet, answer: object) -> Verdict:
    """The receipt of a prediction: neither right nor wrong is said before the result is shown."""
    answer = _by_id(shown, answer)
    verdict = mark(shown.asked, shown.params, answer)
    if not verdict.counted:
        return verdict
    _PREDICTIONS[_key(shown)] = answer
    note = _stored(shown, "prediction", correct=verdict.correct, score=verdict.score, mistake=verdict.mistake)
    message = say("you_predict", said=in_words(shown, answer))
    return Verdict(correct=False, score=0.0, message=message, note=note)


def beside_the_result(shown: Sheet) -> dict[str, str]:
    """What a page says beside the result of a committed prediction: the prediction in words, and the reply to it."""
    predicted = prediction(shown)
    verdict = mark(shown.asked, shown.params, predicted)
    return {
        "predicted": in_words(shown, predicted),
        "reply": say("reply", heading=verdict.heading, message=verdict.message),
    }


def skipped(shown: Sheet) -> str:
    """A note when nothing could be saved: a result read without a prediction counts as a worked answer that was read."""
    return _stored(shown, "worked") if prediction(shown) is None else ""


def prediction(shown: Sheet) -> object:
    """The prediction that was committed in this run of the notebook, or None."""
    return _PREDICTIONS.get(_key(shown))


def in_words(shown: Sheet, answer: object) -> str:
    """An answer as the page says it: the text of a chosen option, or the number as it was typed."""
    texts = dict(shown.options)
    letters = dict(zip("abcdefghijklmnopqrstuvwxyz", texts.values(), strict=False))
    items = list(answer) if isinstance(answer, (list, tuple, set)) else [answer]
    if texts:
        return ", ".join(texts.get(str(one), letters.get(str(one).lower(), str(one))) for one in items)
    return f"{answer:.4g}" if isinstance(answer, float) else str(answer)
