"""What must hold for every chapter: one list, from which `course check` speaks and the tests are made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from course_lib.errors import CourseError
from course_lib.syllabus import Chapter, primer
from course_lib.workshop import primer as primer_contract
from course_lib.workshop.rules import assignments, lectures, lists, pieces, questions


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A claim about a chapter, the pieces that it speaks of, and a sentence for each departure from it."""

    claim: str
    faults: Callable[[Chapter], Iterable[str]]
    needs: tuple[str, ...] = ()


# A chapter's saved outputs are held against a fresh run besides: `workshop.check`.
RULES = (
    Rule(claim="nothing is missing", faults=pieces.missing),
    Rule(claim="the room can be imported", faults=pieces.broken),
    Rule(claim="the syllabus is complete", faults=lists.syllabus_faults),
    Rule(claim="the readme links it", faults=lists.readme_faults),
    Rule(claim="the changelog names it", faults=lists.changelog_faults),
    Rule(claim="its objectives serve core concepts", faults=lists.concept_faults),
    Rule(claim="its words stand in the glossary", faults=lists.glossary_faults, needs=("notebook",)),
    Rule(
        claim="the lecture fulfils the contract",
        faults=lectures.form_faults,
        needs=("notebook", "bank"),
    ),
    Rule(claim="numbers in prose equal the registry", faults=lectures.number_faults, needs=("notebook",)),
    Rule(claim="every promised claim is judged", faults=lectures.claim_faults, needs=("notebook",)),
    Rule(claim="every picture has words", faults=lectures.picture_faults, needs=("notebook",)),
    Rule(claim="enough results are compared", faults=lectures.result_faults, needs=("notebook",)),
    Rule(
        claim="the lecture asks what the bank holds",
        faults=lectures.question_faults,
        needs=("notebook", "bank"),
    ),
    Rule(
        claim="the talk fits a wall, the notebook and the clock",
        faults=lectures.talk_faults_of,
        needs=("notebook", "talk", "bank"),
    ),
    Rule(claim="every objective has its questions", faults=questions.objective_faults, needs=("bank",)),
    Rule(claim="ids stand once and belong to the chapter", faults=questions.id_faults, needs=("bank",)),
    Rule(claim="the quiz covers every objective", faults=questions.quiz_faults, needs=("bank",)),
    Rule(
        claim="wrong answers are written to every number",
        faults=questions.wrong_answer_faults,
        needs=("bank", "wrong_answers"),
    ),
    Rule(claim="each known slip gets its own reply", faults=questions.slip_faults, needs=("bank",)),
    Rule(
        claim="the assignment holds what the course promises",
        faults=assignments.promise_faults,
        needs=("assignment",),
    ),
    Rule(
        claim="each known slip of the assignment gets its own reply",
        faults=assignments.slip_faults,
        needs=("assignment",),
    ),
    Rule(
        claim="the solution is dressed from its assignment",
        faults=assignments.dress_faults,
        needs=("assignment", "solution"),
    ),
    Rule(
        claim="the exercise is generated from the solution",
        faults=assignments.exercise_faults,
        needs=("assignment", "solution", "exercise"),
    ),
)


# The primer is no chapter: no assignment, no slides, no predictions, and a contract of its own.
PRIMER_RULES = (
    Rule(claim="the room can be imported", faults=pieces.broken),
    Rule(claim="the readme links it", faults=lists.readme_faults),
    Rule(claim="it fulfils its contract", faults=lectures.primer_faults, needs=("notebook", "bank")),
    Rule(claim="the parts that chapters name are there", faults=primer_contract.named_faults),
    *(rule for rule in RULES if rule.faults in (lectures.number_faults, lectures.picture_faults)),
    *(
        rule
        for rule in RULES
        if rule.faults
        in (
            questions.objective_faults,
            questions.id_faults,
            questions.slip_faults,
            questions.wrong_answer_faults,
        )
    ),
)


def faults_of(chapter: Chapter) -> list[str]:
    """Sentences that name whatever is missing or out of step in a chapter; empty when it is whole.

    A rule whose pieces are missing or broken is silent: what is missing has its own sentence.
    """
    if not pieces.begun(chapter):
        return [
            f"Chapter {chapter.stem} is planned but not begun: `course new {chapter.id}` writes an example of each thing."
        ]
    absent = pieces.absent(chapter)
    faults: list[str] = []
    for rule in PRIMER_RULES if chapter == primer() else RULES:
        if absent.isdisjoint(rule.needs):
            faults += sentences(rule, chapter)
    return faults


def sentences(rule: Rule, chapter: Chapter) -> list[str]:
    """The departures of a chapter from one rule; what the library refuses, or half-written code breaks, is one as well."""
    try:
        return list(rule.faults(chapter))
    except CourseError as refusal:
        return [str(refusal)]
    except Exception as problem:  # a draw, an answer or a rubric of the author's may raise anything
        return [f"Whether {rule.claim} cannot be told: {type(problem).__name__}, {problem}."]
