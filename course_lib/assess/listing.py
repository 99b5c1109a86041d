"""The bank as a teacher reads it: every question with its known mistakes, replies and hints."""

from typing import Any

from course_lib.assess.sheet import Sheet, sheet_of
from course_lib.questions import bank
from course_lib.questions.generic import generic_mistakes
from course_lib.questions.kinds import ChoiceQuestion, NumberQuestion
from course_lib.questions.registry import banks


def listed(chapter: str | None = None, seed: object = 1) -> list[dict[str, Any]]:
    """One record a question: id, chapter, objective, kind, prompt, known mistakes with replies, hints, worked answer.

    Texts carry the numbers of the variant `seed`.

    >>> [one["kind"] for one in listed("01") if one["id"] == "quantal.content"]
    ['number']
    """
    return [_record(sheet_of(question.id, seed)) for question in bank(chapter)]


def _record(shown: Sheet) -> dict[str, Any]:
    asked = shown.asked
    return {
        "id": asked.id,
        "chapter": banks()[asked.id.split(".")[0]].id,
        "objective": asked.objective,
        "kind": asked.kind,
        "practice_only": asked.practice_only,
        "seed": str(shown.seed),
        "prompt": shown.prompt,
        "options": [{"id": name, "text": text} for name, text in shown.options],
        "mistakes": _mistakes(shown),
        "hints": shown.hints,
        "worked": shown.worked,
    }


def _mistakes(shown: Sheet) -> list[dict[str, str]]:
    asked = shown.asked
    if isinstance(asked, ChoiceQuestion):
        astray = [option for option in asked.options if not option.is_right(shown.params)]
        return [
            {"id": one.id, "reply": asked.says(one.reply, shown.params), "generic": "no"} for one in astray
        ]
    own = [
        {"id": one.id, "reply": asked.says(one.because, shown.params), "generic": "no"}
        for one in asked.mistakes
    ]
    if not isinstance(asked, NumberQuestion):
        return own
    free = [{"id": one.id, "reply": str(one.because), "generic": "yes"} for one in generic_mistakes(asked)]
    return own + free


def as_text(records: list[dict[str, Any]]) -> str:
    """The records as plain text, one paragraph a question."""
    blocks = []
    for record in records:
        head = f"{record['id']}   {record['objective']} · {record['kind']}"
        own = [slip for slip in record["mistakes"] if slip["generic"] == "no"]
        lines = [head, f"  {record['prompt']}", *(f"  ✗ {slip['id']}: {slip['reply']}" for slip in own)]
        lines += [f"  hint {number}: {text}" for number, text in enumerate(record["hints"], start=1)]
        blocks.append("\n".join(lines))
    known = sum(slip["generic"] == "no" for record in records for slip in record["mistakes"])
    return "\n\n".join([*blocks, f"{len(records)} questions, {known} known mistakes."])
