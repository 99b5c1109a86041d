"""Matching of a short text for key ideas: for practice only, since a pattern cannot judge prose."""

import re
from collections.abc import Iterator

from course_lib.assess.reading import is_blank
from course_lib.assess.verdict import Verdict, right, unread, wrong
from course_lib.checks import shown
from course_lib.questions.kinds import ShortTextQuestion
from course_lib.questions.params import Params

FEWEST_WORDS, LONGEST_TEXT = 3, 4000
HONEST = "(Only key words were looked for; compare your sentence with the worked answer.)"

# Usual short forms, spelled out so that the patterns of a question need not list them.
_SPELLINGS = (
    (r"\bda\b", "dopamine"),
    (
        r"\bp(?:robability|rob\.?)? of (?:vesicle |vesicular )?release\b|\bp[_ ]?r\b|\bp\(release\)",
        "release probability",
    ),
    (r"↑", " rises"),
    (r"↓|\b(?:goes|go|going|went) down\b", " falls"),
)
_UP = r"\b(?:ris(?:e|es|ing|en)|rose|rais|increas|higher|greater|larger|grow|go(?:es)? up|more\b)"
_DOWN = r"\b(?:fall|fell|drop|decreas|lower|less\b|shrink|smaller|reduc|declin|sink)"
_NOT = r"\b(?:not(?! only)|never|impossible|cannot|no(?! longer))\b|n['’]t\b"
_STAYS = r"\b(?:unchanged|constant|stays? the same|remains? the same)\b"
_FALLS_NEXT = rf"\s+(?:is |must |will )?(?:{_DOWN})"
NEAR = 20  # characters of the same clause on either side in which a negation counts


def mark_text(question: ShortTextQuestion, params: Params, answer: object) -> Verdict:
    """The verdict on a sentence or two: where an idea is missing, a known misconception is named first."""
    if is_blank(answer):
        return unread("Nothing is written yet: one or two sentences are enough.")
    if not isinstance(answer, str):
        return unread(f"The answer is {shown(answer)}, but must be a sentence in quotation marks.")
    if len(answer.split()) < FEWEST_WORDS:
        return unread("That is too short to show a reason: write one or two sentences.")
    if len(answer) > LONGEST_TEXT:
        return unread(f"That is {len(answer)} characters long: one or two sentences are enough.")
    text = _plain(answer)
    missing = [idea for idea in question.ideas if not _says(text, idea.patterns)]
    if not missing:
        return right(f"{question.says(question.means, params)} {HONEST}")
    score = 1 - len(missing) / len(question.ideas)
    for mistake in question.mistakes:
        if any(re.search(pattern, text) for pattern in question.wrong_patterns.get(mistake.id, ())):
            return wrong(f"{question.says(mistake.because, params)} {HONEST}", mistake.id)
    return wrong(f"{question.says(missing[0].missing, params)} {HONEST}", None, score)


def _plain(answer: str) -> str:
    text = answer.casefold()
    for pattern, word in _SPELLINGS:
        text = re.sub(pattern, word, text)
    return " ".join(text.split())


def _says(text: str, patterns: tuple[str, ...]) -> bool:
    """Whether some pattern is met and its direction is neither denied nor turned round."""
    return any(
        not _denied(text, start, end)
        for pattern in patterns
        for start, end in _shortest_matches(pattern, text)
    )


def _shortest_matches(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """The ends of every match, each as short as it can be: a greedy one swallows words that belong elsewhere."""
    compiled, found = re.compile(pattern), re.compile(pattern).search(text)
    while found:
        start = found.start()
        yield start, next(e for e in range(start, found.end() + 1) if compiled.fullmatch(text, start, e))
        found = compiled.search(text, start + 1)


def _denied(text: str, start: int, end: int) -> bool:
    words = text[start : end + len(re.match(r"\w*", text[end:])[0])]
    up, down = re.search(_UP, words), re.search(_DOWN, words)
    if not (up or down):
        return False  # a thing is named, not a direction: "no longer listens" still names the receptor
    before = re.split(r"[,.;:]", text[:start])[-1][-NEAR:]
    after = re.split(r"[,.;:]", text[end:])[0][:NEAR]
    turned = (up and down) or (up and re.match(_FALLS_NEXT, re.sub(r"^\w*", "", text[end:])))
    return bool(turned or re.search(_STAYS, words) or re.search(_NOT, f"{before}{text[start:end]}{after}"))
