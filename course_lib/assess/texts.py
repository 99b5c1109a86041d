"""Short texts: nobody's sentence is judged by its words. The writer compares it with a model and ticks what it says."""

from course_lib.assess.choices import LETTERS
from course_lib.assess.reading import is_blank
from course_lib.assess.sentences import say
from course_lib.assess.verdict import Verdict, noted, right, unread, wrong
from course_lib.checks import shown
from course_lib.questions.kinds import ShortTextQuestion
from course_lib.questions.params import Params

FEWEST_WORDS, LONGEST_TEXT = 3, 4000


def mark_text(question: ShortTextQuestion, params: Params, answer: object) -> Verdict:
    """The model sentence beside a sentence, or the verdict on the ideas that its writer ticks, as a list of ids or letters."""
    if isinstance(answer, (list, tuple, set, frozenset)):
        return _ticked(question, params, answer)
    if is_blank(answer):
        return unread(say("nothing_written"))
    if not isinstance(answer, str):
        return unread(
            f"The answer is {shown(answer)}, but must be a sentence in quotation marks, or the list of the ideas that you said."
        )
    if len(answer.split()) < FEWEST_WORDS:
        return unread(say("too_short"))
    if len(answer) > LONGEST_TEXT:
        return unread(say("text_too_long", count=len(answer)))
    return noted(comparison(question, params))


def comparison(question: ShortTextQuestion, params: Params) -> str:
    """The model sentence, and the ideas to look for in one's own, by letter.

    >>> from course_lib.questions import question
    >>> comparison(question("lasting.lingers"), Params()).split(" Which")[0][:40]
    'A model sentence: “Because some drug lin'
    """
    ideas = " ".join(
        f"{letter}) {question.says(idea.said, params)}."
        for letter, idea in zip(LETTERS, question.ideas, strict=False)
    )
    return (
        f"A model sentence: “{question.truth(params)}” Which of these ideas did you say, in your own words? {ideas} "
        "Tick them, or in code give their letters, as in ['a', 'b'] (none: [])."
    )


def _ticked(question: ShortTextQuestion, params: Params, answer: object) -> Verdict:
    by_name = {idea.id: idea for idea in question.ideas} | dict(zip(LETTERS, question.ideas, strict=False))
    names = [str(item).strip(" .)") if isinstance(item, str) else item for item in answer]
    if not all(isinstance(name, str) and name in by_name for name in names):
        letters = ", ".join(LETTERS[: len(question.ideas)])
        return unread(
            f"The ideas that you said are {shown(answer)}, but must be a list of the letters {letters}."
        )
    said = {by_name[name].id for name in names}
    missing = [idea for idea in question.ideas if idea.id not in said]
    if not missing:
        return right(question.says(question.means, params))
    ideas = say("and_that").join(question.says(idea.said, params) for idea in missing)
    message = say("ideas_missing", count=len(said), all=len(question.ideas), ideas=ideas)
    return wrong(message, None, len(said) / len(question.ideas))
