"""Matching of a short text for key ideas: for practice only, since a pattern cannot judge prose."""

import re

from course_lib.assess.reading import is_blank
from course_lib.assess.verdict import Verdict, right, unread, wrong
from course_lib.checks import shown
from course_lib.questions.kinds import ShortTextQuestion
from course_lib.questions.params import Params

FEWEST_WORDS, LONGEST_TEXT = 3, 4000
HONEST = "(Only key words were looked for; compare your sentence with the worked answer.)"


def mark_text(question: ShortTextQuestion, params: Params, answer: object) -> Verdict:
    """The verdict on a sentence or two: a known misconception first, then the ideas that are missing."""
    if is_blank(answer):
        return unread("Nothing is written yet: one or two sentences are enough.")
    if not isinstance(answer, str):
        return unread(f"The answer is {shown(answer)}, but must be a sentence in quotation marks.")
    if len(answer.split()) < FEWEST_WORDS:
        return unread("That is too short to show a reason: write one or two sentences.")
    if len(answer) > LONGEST_TEXT:
        return unread(f"That is {len(answer)} characters long: one or two sentences are enough.")
    for mistake in question.mistakes:
        if _says(answer, question.wrong_patterns.get(mistake.id, ())):
            return wrong(question.says(mistake.because, params), mistake.id)
    missing = [idea for idea in question.ideas if not _says(answer, idea.patterns)]
    if not missing:
        return right(f"{question.says(question.means, params)} {HONEST}")
    score = 1 - len(missing) / len(question.ideas)
    return wrong(f"{question.says(missing[0].missing, params)} {HONEST}", None, score)


def _says(text: str, patterns: tuple[str, ...]) -> bool:
    flat = " ".join(text.casefold().split())
    return any(re.search(pattern, flat) for pattern in patterns)
