"""Points from the values that a notebook handed in; no code of a student runs here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from course_lib.assess.marking import mark
from course_lib.assess.reading import is_blank
from course_lib.assess.verdict import Verdict, unread
from course_lib.checks import shown
from course_lib.classroom.marks.rebuild import Step
from course_lib.classroom.running.cell import CellJob, CellRun
from course_lib.classroom.values import Unusable, unpacked
from course_lib.questions.assignment import Assignment, Part, Task
from course_lib.questions.kinds import FunctionQuestion, Question
from course_lib.questions.params import Params

LOST = {
    "time": "This cell ran out of time and was stopped: look for a loop without an end.",
    "memory": "This cell asked for more memory than there is and was stopped.",
    "output": "This cell handed in far more than an answer can hold.",
    "died": "This cell ended its own process, so nothing could be handed in.",
    "gave up": "Cells before this one had ended the process too often; it was not run any more.",
}
BELOW = "(Your answer stood below the locked cell that hands it in; it was read there.)"
DECIMALS = 2


@dataclass(frozen=True, kw_only=True)
class PartMark:
    """The mark of one part: points of points, what the student hears, the known mistake, if it was one.

    `read` is False when there was no answer, or none that can be read.
    """

    task: str
    name: str
    objective: str
    most: float
    points: float
    message: str
    mistake: str | None = None
    read: bool = True


def job_for(assignment: Assignment, params: Params, step: Step) -> CellJob:
    """A cell ready to run, with the unseen cases of its parts, if it is a locked cell with such parts."""
    task = next((task for task in assignment.tasks if task.cell == step.name and step.ours), None)
    questions = {part.name: part.asked(params) for part in task.parts} if task else {}
    unseen = {
        name: question.cases(params)
        for name, question in questions.items()
        if isinstance(question, FunctionQuestion)
    }
    return CellJob(source=step.source, hidden=step.source != step.shown, unseen=unseen)


def judged(
    assignment: Assignment,
    params: Params,
    runs: Mapping[str, CellRun],
    causes: Mapping[str, str],
    later: Mapping[str, CellRun] | None = None,
) -> tuple[PartMark, ...]:
    """The mark of every part that is not marked by hand, from what became of each locked cell.

    `causes` says for a locked cell what stopped in the student's cells above it: why its answers are not there.
    `later` holds what the locked cell found behind the student's cells below it: it counts where nothing stood above.
    """
    marks = []
    for task in assignment.tasks:
        for part in task.parts:
            one = _judged_part(task, part, params, runs[task.cell], causes.get(task.cell))
            if not one.read and later and task.cell in later:
                again = _judged_part(task, part, params, later[task.cell], None)
                if again.read:
                    one = replace(again, message=f"{again.message} {BELOW}")
            marks.append(one)
    return tuple(marks)


def _judged_part(task: Task, part: Part, params: Params, run: CellRun, cause: str | None) -> PartMark:
    question = part.asked(params)
    points, mistake, read = 0.0, None, False
    if run.ended != "done":
        message = LOST[run.ended]
    elif part.name not in run.answers:
        message = f"Nothing was handed in. {cause or run.error or ''}".strip()
    else:
        verdict = _verdict(question, params, run.answers[part.name])
        points = round(part.points * verdict.score, DECIMALS)
        message, mistake, read = verdict.message, verdict.mistake, verdict.counted
        if cause and not read:
            message = f"{message} {cause}"
    return PartMark(
        task=task.cell,
        name=part.name,
        objective=question.objective,
        most=part.points,
        points=points,
        message=message,
        mistake=mistake,
        read=read,
    )


def _verdict(question: Question, params: Params, record: dict) -> Verdict:
    answer = _answer(record)
    failed = [one for one in answer if isinstance(one, Unusable)] if isinstance(answer, list) else []
    if failed:
        return unread(f"Your function fails for arguments that it had not seen: {failed[0]}.")
    unit = (
        question.unit
        if question.kind == "number" and question.unit != "1" and isinstance(answer, float)
        else None
    )
    verdict = mark(question, params, answer, unit)
    if (
        question.kind == "choice" and not verdict.counted
    ):  # a notebook has words to choose from, and no letters
        words = " or ".join(repr(option.id) for option in question.options)
        seen = "Nothing is chosen yet" if is_blank(answer) else f"{shown(answer)} is none of the words"
        return unread(f"{seen}: choose {words}.")
    return verdict


def _answer(record: dict) -> object:
    if record.get("is") == "values" and isinstance(record.get("of"), list):
        return [unpacked(one) for one in record["of"][:1000]]
    return unpacked(record)
