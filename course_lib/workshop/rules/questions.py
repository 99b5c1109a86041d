"""A chapter's bank: objectives, ids, quiz, and whether each known slip gets its own reply."""

import math
import re
import tomllib
from collections.abc import Iterator

from course_lib.assess.marking import mark
from course_lib.errors import CourseError
from course_lib.questions import bank, question, quiz_ids, quiz_shown, variant
from course_lib.questions.generic import GENERIC_IDS
from course_lib.questions.kinds import (
    ChoiceQuestion,
    FigureQuestion,
    FitQuestion,
    NumberQuestion,
    Question,
    ShortTextQuestion,
)
from course_lib.questions.params import Params
from course_lib.syllabus import ROOT, Chapter
from course_lib.workshop.notebooks import read_notebook

LEAST_PER_OBJECTIVE = 2
LEAST_SLIPS = 20
LEAST_QUIZ = 8
LEAST_WRONG_ANSWERS = 5
VARIANTS = 12


def objective_faults(chapter: Chapter) -> Iterator[str]:
    """Objectives with too few questions, questions without an objective, and too few known slips in all."""
    asked = [one.objective for one in bank(chapter.id)]
    own = [one.id for one in chapter.objectives]
    for objective in own:
        if asked.count(objective) < LEAST_PER_OBJECTIVE:
            yield f"The objective {objective} has {asked.count(objective)} questions, but must have at least {LEAST_PER_OBJECTIVE}."
    for one in bank(chapter.id):
        if one.objective not in own:
            yield f"The question {one.id} names the objective {one.objective}, which chapter {chapter.id} does not have."
    slips = sum(len(one.mistakes) + _wrong_options(one) for one in bank(chapter.id))
    if slips < LEAST_SLIPS:
        yield f"The bank knows {slips} mistakes, but must know at least {LEAST_SLIPS}: each is a reply to somebody."


def _wrong_options(asked: Question) -> int:
    options = asked.options if isinstance(asked, ChoiceQuestion) else ()
    return sum(not option.is_right(variant(asked, 1)) for option in options)


def id_faults(chapter: Chapter) -> Iterator[str]:
    """Ids that are used twice, hide a mistake that comes free, or do not begin with the chapter's prefix."""
    import importlib

    listed = importlib.import_module(f"course_lib.chapters.{chapter.slug}.bank").QUESTIONS
    ids = [one.id for one in listed]
    for name in dict.fromkeys(ids):
        if ids.count(name) > 1:
            yield f"The question id {name} is used twice: the second would never be asked."
        if not name.startswith(f"{chapter.prefix}."):
            yield f"The question id {name} must begin with “{chapter.prefix}.”, the prefix of chapter {chapter.id}."
    for one in listed:
        yield from slip_id_faults(one)


def slip_id_faults(asked: Question) -> Iterator[str]:
    """Ids of a question's known mistakes that stand twice or hide one that comes free."""
    slips = [slip.id for slip in asked.mistakes]
    for name in dict.fromkeys(slips):
        if slips.count(name) > 1:
            yield f"The question {asked.id} has two mistakes with the id {name}."
        if name in GENERIC_IDS:
            yield f"The mistake {name} of {asked.id} hides one that comes free with every number: choose another id."


def quiz_faults(chapter: Chapter) -> Iterator[str]:
    """Whether the quiz names questions that exist, none twice, enough of them, and every objective."""
    ids = quiz_ids(chapter.id)
    known = {one.id: one for one in bank(chapter.id)}
    unknown = [name for name in ids if name not in known]
    for name in unknown:
        yield f"The quiz names {name}, but the bank of chapter {chapter.id} has no such question."
    if len(set(ids)) != len(ids):
        yield "The quiz names a question twice."
    if len(ids) < LEAST_QUIZ:
        yield f"The quiz has {len(ids)} questions, but must have at least {LEAST_QUIZ}."
    covered = {known[name].objective for name in quiz_shown(chapter.id) if name in known}
    for one in chapter.objectives:
        if one.id not in covered:
            yield f"The quiz asks nothing about the objective {one.id}."


def only_in_bank(chapter: Chapter) -> list[str]:
    """Ids of questions that neither the lecture nor the quiz asks: readers meet them in exports and exams only."""
    code = "\n".join(
        cell.source for cell in read_notebook(chapter.notebook).cells if cell.cell_type == "code"
    )
    met = {*re.findall(r"[\"']([\w.]+)[\"']", code), *quiz_ids(chapter.id)}
    return [one.id for one in bank(chapter.id) if one.id not in met]


def wrong_answers(chapter: Chapter) -> dict[str, list[str]]:
    """Wrong answers of new students to a chapter's numbers, as formulas in the given numbers, by question id.

    Raises `CourseError` when the room's file cannot be read.
    """
    path = chapter.room / "wrong_answers.toml"
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise CourseError(
            f'{path.relative_to(ROOT)} cannot be read ({problem}): write `name = ["formula", …]`, a line a question.'
        ) from None
    return {f"{chapter.prefix}.{name}": formulas for name, formulas in written.items()}


def wrong_answer_faults(chapter: Chapter) -> Iterator[str]:
    """Number questions for which too few wrong answers are written, and wrong answers to none."""
    written = wrong_answers(chapter)
    numbers = [one.id for one in bank(chapter.id) if isinstance(one, NumberQuestion)]
    for name in numbers:
        if len(written.get(name, ())) < LEAST_WRONG_ANSWERS:
            yield (
                f"The room's wrong_answers.toml has {len(written.get(name, ()))} wrong answers to {name}, but must have "
                f"at least {LEAST_WRONG_ANSWERS}: write them from the prompt alone, so that the replies can be tried."
            )
    for stray in sorted(set(written) - set(numbers)):
        yield f"The room's wrong_answers.toml answers {stray}, which is no number question of chapter {chapter.id}."


def slip_faults(chapter: Chapter) -> Iterator[str]:
    """Lecture questions whose truth is refused or whose known slips are mistaken for others, in a few variants."""
    for one in bank(chapter.id):
        for seed in range(VARIANTS):
            faults = list(told_apart(one, variant(question(one.id), seed)))
            if faults:
                yield f"{faults[0]} (seed {seed})"
                break


def told_apart(asked: Question, given: Params) -> Iterator[str]:
    """A sentence for a true answer that is refused, and for each known slip that does not get its own reply."""
    if isinstance(asked, FigureQuestion):
        return  # a drawing is handed in as axes: tests of drawings hold it
    verdict = mark(asked, given, handed_in(asked, asked.truth(given)))
    if not verdict.correct:
        yield f"The question {asked.id} refuses its own answer: {verdict.message}"
    for slip in () if isinstance(asked, ShortTextQuestion) else asked.mistakes:
        answer = slip.answer(given)
        if isinstance(answer, float) and math.isnan(answer):
            continue  # there is no such slip in these numbers
        verdict = mark(asked, given, handed_in(asked, _completed(asked, answer, given)))
        # Where slips that may meet do meet, both are named, and either may come first.
        may_meet = any(one.may_meet for one in asked.mistakes)
        named = verdict.mistake == slip.id or (
            may_meet and asked.says(slip.because, given) in verdict.message
        )
        if verdict.correct or not named:
            taken = "right" if verdict.correct else verdict.mistake or "unknown"
            yield f"The mistake {slip.id} of {asked.id} is taken for {taken}: move the draw, so that both stand apart."


def _completed(asked: Question, answer: object, given: Params) -> object:
    """A mistake of a fit may name only what it gets wrong; the rest is true."""
    return {**asked.truth(given), **answer} if isinstance(asked, FitQuestion) else answer


def handed_in(asked: Question, answer: object) -> object:
    """An answer in the form in which a student hands it in: estimates of a fit with an interval, a text as its ticks."""
    if isinstance(asked, ShortTextQuestion):
        return [idea.id for idea in asked.ideas]
    if not isinstance(asked, FitQuestion):
        return answer
    return {name: (value, 0.9 * value, 1.1 * value) for name, value in answer.items()}
