"""Events gathered into rounds: one learner's goes at one question, up to a pause."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from course_lib.assess.progress.store import Event

PAUSE = timedelta(hours=6)  # after this the same question, asked again, is a new round


@dataclass(frozen=True, kw_only=True)
class Round:
    """The goes at one variant of a question: when it was first answered and how that went."""

    question: str
    objective: str
    at: datetime
    right_first: bool
    right_at_last: bool
    answers: int
    hints: int
    mistakes: tuple[str, ...]


def rounds(events: Iterable[Event]) -> list[Round]:
    """The rounds in order of their first answer; predictions are left out, since they are made before learning."""
    open_rounds: dict[tuple[str, str], list[Event]] = {}
    done: list[list[Event]] = []
    for event in sorted(events, key=lambda one: one.at):
        if event.kind == "prediction":
            continue
        key = (event.question, event.seed)
        if key in open_rounds and event.at - open_rounds[key][-1].at > PAUSE:
            done.append(open_rounds.pop(key))
        open_rounds.setdefault(key, []).append(event)
    gathered = [_round(one) for one in [*done, *open_rounds.values()]]
    return sorted((one for one in gathered if one is not None), key=lambda one: (one.at, one.question))


def _round(events: list[Event]) -> Round | None:
    answers = [event for event in events if event.kind == "answer"]
    if not answers:
        return None
    # Hints opened and worked answers seen before the first right answer count; later ones are reading.
    end = next((event.at for event in answers if event.correct), answers[-1].at)
    helped = [event for event in events if event.kind in ("hint", "worked") and event.at <= end]
    return Round(
        question=events[0].question,
        objective=events[0].objective,
        at=answers[0].at,
        right_first=bool(answers[0].correct) and not any(event.at <= answers[0].at for event in helped),
        right_at_last=any(event.correct for event in answers),
        answers=len(answers),
        hints=sum(event.kind == "hint" for event in helped),
        mistakes=tuple(event.mistake for event in answers if event.mistake),
    )
