"""A lecture held against the registry, the claims, the bank and the talk."""

import re
from collections import Counter
from collections.abc import Iterator

from nbformat import NotebookNode

from course_lib import facts
from course_lib.errors import CourseError
from course_lib.questions import question
from course_lib.syllabus import Chapter
from course_lib.workshop import contract, primer
from course_lib.workshop.lecture_pieces import marked_facts
from course_lib.workshop.notebooks import read_notebook
from course_lib.workshop.slides.talk import read_talk, talk_path
from course_lib.workshop.slides.talk_check import talk_faults

LEAST_RESULTS = 10
LEAST_ALT = 20
ASKED = re.compile(r"\b(?P<how>ask|predict|reveal)\(\s*[\"'](?P<id>[^\"']+)[\"']")


def _prose(chapter: Chapter) -> list[NotebookNode]:
    return [cell for cell in read_notebook(chapter.notebook).cells if cell.cell_type == "markdown"]


def form_faults(chapter: Chapter) -> list[str]:
    """Where the lecture departs from its contract."""
    return contract.breaches(read_notebook(chapter.notebook), chapter, chapter.notebook.stat().st_size)


def primer_faults(chapter: Chapter) -> list[str]:
    """Where the primer departs from its contract."""
    return primer.breaches(read_notebook(chapter.notebook), chapter, chapter.notebook.stat().st_size)


def number_faults(chapter: Chapter) -> Iterator[str]:
    """Measured numbers in prose that are not what the registry says, to the decimals written."""
    for cell in _prose(chapter):
        for text, fact_id, unit in marked_facts(cell.source):
            typed = float(text.replace(",", "").replace("−", "-"))
            try:
                known = facts.fact(fact_id, unit)
            except CourseError as refusal:
                yield f"A number in prose is marked “{fact_id} {unit}”: {refusal}"
                continue
            if round(known, len(text.partition(".")[2])) != typed:
                yield f"Prose says {text} where the fact {fact_id} is {known:g} {unit}: write the registry's number."


def claim_faults(chapter: Chapter) -> Iterator[str]:
    """Claims that the syllabus promises and the lecture never names, and claims that do not exist."""
    cells = read_notebook(chapter.notebook).cells
    text = "".join(cell.source for cell in cells)
    for claim in chapter.claims:
        if not re.search(rf"{re.escape(claim)}\b", text):
            yield f"The claim {claim} is promised in the syllabus, but the lecture never names it: let the reader judge it."
    known = {claim.id for claim in facts.claims()}
    named = {one for cell in _prose(chapter) for one in re.findall(r"#\d{1,2}\b", cell.source)}
    for stray in sorted(named - known):
        yield f"The lecture names the claim {stray}, which is not in the registry of claims."


def picture_faults(chapter: Chapter) -> Iterator[str]:
    """Pictures without a text alternative."""
    for number, cell in enumerate(read_notebook(chapter.notebook).cells, start=1):
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                yield f"Cell {number} shows a bare image: show pictures through course_lib.figures."
            html = output.get("data", {}).get("text/html", "")
            for tag in re.findall(r"<img\b[^>]*>", html):
                if not re.search(rf'alt="[^"]{{{LEAST_ALT},}}"', tag):
                    yield f"Cell {number} shows a picture without a text alternative of {LEAST_ALT} letters or more."


def result_faults(chapter: Chapter) -> Iterator[str]:
    """Whether enough cells have outputs that a fresh run is compared with."""
    code = [cell for cell in read_notebook(chapter.notebook).cells if cell.cell_type == "code"]
    shown = sum(bool(cell.outputs) for cell in code)
    if shown < LEAST_RESULTS:
        yield f"The lecture shows {shown} results, but must show at least {LEAST_RESULTS}: run `course build {chapter.id}`."


def question_faults(chapter: Chapter) -> Iterator[str]:
    """Questions that the lecture asks and no bank holds; predictions without their answer, or none; a missing quiz."""
    text = "\n".join(
        cell.source for cell in read_notebook(chapter.notebook).cells if cell.cell_type == "code"
    )
    calls = [(found["how"], found["id"]) for found in ASKED.finditer(text)]
    for name in dict.fromkeys(name for _, name in calls):
        try:
            question(name)
        except CourseError as unknown:
            yield f"The lecture asks a question that no bank holds. {unknown}"
    counted = Counter(calls)
    predicted = [name for how, name in counted if how == "predict"]
    if not predicted:
        yield 'The lecture asks for no prediction: write predict("…") before the result is shown.'
    for name in predicted:
        if ("reveal", name) not in counted:
            yield f'The prediction {name} is never answered: write reveal("{name}") after the result.'
    if f'quiz("{chapter.id}"' not in text:
        yield f'The lecture has no closing quiz: write quiz("{chapter.id}") under “Check yourself”.'


def talk_faults_of(chapter: Chapter) -> list[str]:
    """What a wall cannot bear in the talk, what does not fit the notebook, and minutes that do not add up."""
    return talk_faults(read_talk(talk_path(chapter)), read_notebook(chapter.notebook), chapter)
