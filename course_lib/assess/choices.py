"""Marking of choices and orderings."""

import re
from collections.abc import Iterable
from itertools import combinations, pairwise

from course_lib.assess.reading import is_blank
from course_lib.assess.sentences import say
from course_lib.assess.verdict import Verdict, right, unread, wrong
from course_lib.checks import near, shown
from course_lib.errors import CourseError
from course_lib.questions.kinds import ChoiceQuestion, OrderingQuestion
from course_lib.questions.params import Params

MISSING = say("missing")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def mark_choice(question: ChoiceQuestion, params: Params, answer: object) -> Verdict:
    """The verdict on one chosen option, named by id or letter; every option has its own reply."""
    try:
        option = _option(question, answer)
    except CourseError as sentence:
        return unread(str(sentence))
    reply = question.says(option.reply, params)
    return right(reply) if option.is_right(params) else wrong(reply, option.id)


def mark_choices(question: ChoiceQuestion, params: Params, answer: object) -> Verdict:
    """The verdict on a set of chosen options: what is too much is replied to, and what is missing is named by its idea."""
    try:
        chosen = {_option(question, item).id: _option(question, item) for item in _items(answer)}
    except CourseError as sentence:
        return unread(str(sentence))
    wanted = [option for option in question.options if option.is_right(params)]
    astray = [option for option in question.options if option.id in chosen and not option.is_right(params)]
    missing = [option for option in wanted if option.id not in chosen]
    if not astray and not missing:
        return right(question.says(question.means, params))
    score = max(0.0, (len(wanted) - len(missing) - len(astray)) / len(wanted))
    parts = [
        say("astray", text=question.says(one.text, params), reply=question.says(one.reply, params))
        for one in astray
    ]
    parts += [f"{MISSING} {question.says(one.idea or one.reply, params)}" for one in missing]
    return wrong(" ".join(parts), astray[0].id if astray else "missed", score)


def _option(question: ChoiceQuestion, answer: object):
    if is_blank(answer):
        raise CourseError(say("none_chosen", letters=_letters(len(question.options))))
    if isinstance(answer, str):
        word = answer.strip().rstrip(".)").strip()
        for letter, option in zip(LETTERS, question.options, strict=False):
            if word == option.id or word.lower() == letter:
                return option
    known = [option.id for option in question.options]
    hint = near(answer, known, most=1) if isinstance(answer, str) else []
    ending = f" Did you mean {hint[0]}?" if hint else ""
    raise CourseError(f"{shown(answer)} is none of the options: choose {_letters(len(known))}.{ending}")


def _letters(count: int) -> str:
    return say("letters", most=", ".join(LETTERS[: count - 1]), last=LETTERS[count - 1])


def _items(answer: object) -> list[object]:
    if is_blank(answer):
        raise CourseError(say("none_of_several"))
    if isinstance(answer, str):
        return _words(answer)
    if not isinstance(answer, Iterable) or isinstance(answer, dict):
        raise CourseError(f"The answer is {shown(answer)}, but must be a list of options, as in ['a', 'c'].")
    items = [*answer]
    if not items:
        raise CourseError(say("none_of_several"))
    return items


def mark_ordering(question: OrderingQuestion, params: Params, answer: object) -> Verdict:
    """The verdict on an order of ids; the score is the share of pairs in right order beyond chance."""
    try:
        order = _order(question, answer)
    except CourseError as sentence:
        return unread(str(sentence))
    truth = question.truth(params)
    if order == truth:
        return right(question.says(question.means, params))
    pairs = [truth.index(a) < truth.index(b) for a, b in combinations(order, 2)]
    score = max(0.0, 2 * sum(pairs) / len(pairs) - 1)
    for mistake in question.mistakes:
        if order == tuple(mistake.answer(params)):
            return wrong(question.says(mistake.because, params), mistake.id, score)
    first, second = next((a, b) for a, b in pairwise(order) if truth.index(a) > truth.index(b))
    texts = [question.says(question.items[one], params) for one in (first, second)]
    message = say("pairs", right=sum(pairs), all=len(pairs), first=texts[0], second=texts[1])
    return wrong(message, None, score)


def ids_of_letters(answer: object, shown_order: list[str]) -> object:
    """An ordering by letters as one by ids, given the ids in the order shown; anything else as it is.

    >>> ids_of_letters("b, a) C", ["n", "p", "q"])
    ['p', 'n', 'q']
    """
    items = _words(answer) if isinstance(answer, str) else answer
    letters = dict(zip(LETTERS, shown_order, strict=False))
    if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) for item in items):
        return answer
    bare = [item.strip(" .()").lower() for item in items]
    return [letters[one] for one in bare] if bare and all(one in letters for one in bare) else answer


def _words(answer: str) -> list[str]:
    return [word for word in re.split(r"[\s,;>→]+", answer) if word not in ("", "and", "&")]


def _order(question: OrderingQuestion, answer: object) -> tuple[str, ...]:
    example = f"a list of the {len(question.items)} names {', '.join(sorted(question.items))}, in your order"
    if is_blank(answer):
        raise CourseError(f"Nothing is ordered yet: give {example}.")
    if isinstance(answer, str):
        answer = _words(answer)
    if not isinstance(answer, (list, tuple)) or not all(isinstance(item, str) for item in answer):
        raise CourseError(f"The answer is {shown(answer)}, but must be {example}.")
    if sorted(answer) != sorted(question.items):
        raise CourseError(f"The answer is {shown(answer)}, but must be {example}, each of them once.")
    return tuple(answer)
