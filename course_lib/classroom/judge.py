"""Points from the values that a notebook handed in; no code of a student runs here."""

from collections.abc import Mapping
from dataclasses import dataclass

from course_lib.assess.marking import mark
from course_lib.assess.verdict import Verdict, unread
from course_lib.classroom.rebuild import Step
from course_lib.classroom.sandbox import CellJob, CellRun
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
DECIMALS = 2


@dataclass(frozen=True, kw_only=True)
class PartMark:
    """The mark of one part: points of points, what the student hears, and the known mistake, if it was one."""

    task: str
    name: str
    objective: str
    most: float
    points: float
    message: str
    mistake: str | None = None


def job_for(assignment: Assignment, params: Params, step: Step) -> CellJob:
    """A cell ready to run, with the unseen cases of its parts, if it is a locked cell with such parts."""
    task = next((task for task in assignment.tasks if task.cell == step.name), None)
    questions = {part.name: part.asked(params) for part in task.parts} if task else {}
    unseen = {
        name: question.cases(params)
        for name, question in questions.items()
        if isinstance(question, FunctionQuestion)
    }
    return CellJob(source=step.source, hidden=step.source != step.shown, unseen=unseen)


def judged(assignment: Assignment, params: Params, runs: Mapping[str, CellRun]) -> tuple[PartMark, ...]:
    """The mark of every part that is not marked by hand, from what became of each locked cell."""
    return tuple(
        _judged_part(task, part, params, runs[task.cell]) for task in assignment.tasks for part in task.parts
    )


def _judged_part(task: Task, part: Part, params: Params, run: CellRun) -> PartMark:
    question = part.asked(params)
    points, mistake = 0.0, None
    if run.ended != "done":
        message = LOST[run.ended]
    elif part.name not in run.answers:
        message = f"Nothing was handed in. {run.error or ''}".strip()
    else:
        verdict = _verdict(question, params, run.answers[part.name])
        points, message, mistake = (
            round(part.points * verdict.score, DECIMALS),
            verdict.message,
            verdict.mistake,
        )
    return PartMark(
        task=task.cell,
        name=part.name,
        objective=question.objective,
        most=part.points,
        points=points,
        message=message,
        mistake=mistake,
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
    return mark(question, params, answer, unit)


def _answer(record: dict) -> object:
    if record.get("is") == "values" and isinstance(record.get("of"), list):
        return [unpacked(one) for one in record["of"][:1000]]
    return unpacked(record)
