"""Who handed in what to one chapter: one notebook a student, and plain lines about everything else."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from course_lib.classroom.intake.chapter_of import chapter_of
from course_lib.classroom.intake.collected import Collected, Entry
from course_lib.classroom.intake.names import BESIDE, ends_as_notebook, file_name, is_stem, may_be_notebook
from course_lib.classroom.intake.people import People
from course_lib.classroom.intake.platforms import Claim, claim, is_wrapper
from course_lib.classroom.intake.submission import read_submission
from course_lib.classroom.intake.times import moment
from course_lib.classroom.intake.whose import by_list, plain_id, without_list
from course_lib.errors import CourseError
from course_lib.syllabus import Chapter, chapters

LONG_AGO = datetime.min.replace(tzinfo=UTC)
STAMP = "timestamp.txt"


@dataclass(frozen=True, kw_only=True)
class Found:
    """A file that may be a submission: whose it is, what its path says, and a refusal, if any."""

    student: str
    entry: Entry
    claim: Claim
    refusal: str | None = None
    when: str | None = None

    @property
    def place(self) -> str:
        """The path as a person reads it."""
        return self.entry.place


@dataclass(frozen=True, kw_only=True)
class Intake:
    """What is to be marked, by student; `lines` ask the lecturer for something, `told` only tell what was done."""

    accepted: dict[str, Found]
    lines: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)

    @property
    def returns_as(self) -> dict[str, str]:
        """What Moodle wants before the name of each student's feedback file, if it was Moodle's zip."""
        return {
            student: one.claim.returns_as for student, one in self.accepted.items() if one.claim.returns_as
        }


def take_in(collected: Collected, chapter: Chapter, people: People | None = None) -> Intake:
    """The submissions to one chapter's assignment, one a student; with a class list, whoever is not on it is refused."""
    people = people or People({})
    entries = [one for one in collected.entries() if one.name not in BESIDE or one.refusal]
    found = _identified(entries, chapter, people, collected.place.resolve().stem)
    stamps = {one.folders: one for one in collected.entries() if one.name == STAMP} if found else {}
    lines, others, mine = [], {}, []
    other_work: dict[str, list[str]] = defaultdict(list)
    for one in found:
        kind = "refused" if one.refusal else _kind(collected, one, chapter)
        if kind == "refused":
            lines.append(f"{one.student or '?'}: {one.place!r} {one.refusal}.")
        elif kind == "mine":
            stamp = stamps.get(one.entry.folders)
            when = one.claim.when or (stamp and collected.read(stamp, 200).decode("utf-8", "replace").strip())
            mine.append(replace(one, when=when))
        elif kind == "no notebook":
            other_work[one.student].append(one.entry.name)
        elif one.student:
            others.setdefault(one.student, kind)
    accepted, more, told = _one_each(collected, mine, chapter.stem)
    missing = {
        one: names for one, names in other_work.items() if one and one not in accepted and one not in others
    }
    for student, names in missing.items():
        lines.append(
            f"{student}: handed in {', '.join(map(repr, names[:3]))} and no notebook: ask for the notebook."
        )
    odd = [one for one in accepted.values() if not ends_as_notebook(one.entry.name)]
    told += [f"{one.student}: {one.place!r} was read as the notebook that it is." for one in odd]
    absent = {one: kind for one, kind in others.items() if one not in accepted}
    told += [
        f"{one}: handed in only a notebook of {kind}, which was passed over." for one, kind in absent.items()
    ]
    return Intake(
        accepted=accepted, lines=(*lines, *more), told=tuple(told), others=absent | dict.fromkeys(missing, "no notebook")
    )  # fmt: skip


def _identified(entries: Iterable[Entry], chapter: Chapter, people: People, home: str) -> list[Found]:
    claims = [(one, claim(one.folders, one.name, chapter.stem)) for one in entries]
    works = [said for one, said in claims if may_be_notebook(one.name)]
    if len(works) == 1 and not (works[0].words or works[0].exact) and not is_wrapper(home):
        claims = [(one, replace(said, words=(home,))) for one, said in claims]  # the folder of one student
    if people:
        named = [_by_list(said, people, chapter.stem, may_be_notebook(one.name)) for one, said in claims]
    else:
        works = [(one, said) for one, said in claims if may_be_notebook(one.name)]
        names = without_list([said for _, said in works], chapter.stem)
        of = {one: name for (one, _), name in zip(works, names, strict=True)}
        named = [of.get(one) or (_beside(one, said), None) for one, said in claims]
    return [
        Found(student=student, entry=one, claim=said, refusal=_why(one, refusal))
        for (one, said), (student, refusal) in zip(claims, named, strict=True)
    ]


def _by_list(said: Claim, people: People, stem: str, notebook: bool) -> tuple[str, str | None]:
    student, refusal = by_list(said, people, stem)
    if student is None and notebook:
        student = plain_id((said.names or said.words or (said.number,))[0])
    return student or "", refusal


def _beside(entry: Entry, said: Claim) -> str:
    # Without a class list, a loose file that is no notebook is nobody's.
    words = said.names or (said.words if entry.folders else ())
    return plain_id(words[0]) if words else ""


def _why(entry: Entry, stranger: str | None) -> str | None:
    if entry.refusal:
        return entry.refusal
    # A picture or a receipt of somebody unknown asks for nothing.
    return stranger if may_be_notebook(entry.name) and not entry.name.casefold().endswith(".txt") else None


def _kind(collected: Collected, one: Found, chapter: Chapter) -> str:
    """`mine`, `no notebook`, or the stem of the other chapter that a file belongs to."""
    name = one.entry.name
    if not may_be_notebook(name):
        return "no notebook"
    if not ends_as_notebook(name) and not _is_notebook(collected.read(one.entry)):
        return "no notebook"
    if one.claim.named_right:
        return "mine"
    stems = [other.stem for other in chapters() if other.id != chapter.id and other.exercise.exists()]
    for stem in stems:
        if file_name(name, stem).named_right or any(is_stem(part, stem) for part in one.entry.folders):
            return stem
    try:
        other = chapter_of(read_submission(collected.read(one.entry)))
    except CourseError:  # broken: marking says what is wrong with it
        return "mine"
    return "mine" if other is None or other.id == chapter.id else other.stem


def _is_notebook(content: bytes) -> bool:
    if b"nbformat" not in content:
        return False
    try:
        return isinstance(json.loads(content), dict)
    except (ValueError, RecursionError):
        return False


def _order(one: Found) -> tuple:
    try:
        when = moment(one.claim.when) if one.claim.when else LONG_AGO
    except CourseError:
        when = LONG_AGO
    return when, one.claim.version, one.claim.copy


def _one_each(collected: Collected, found: Iterable[Found], stem: str) -> tuple[dict, list[str], list[str]]:
    by_student: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        by_student[one.student.casefold()].append(one)
    accepted, lines, told = {}, [], []
    for ones in by_student.values():
        right = [one for one in ones if one.claim.named_right]
        latest = _latest(collected, right or ones, stem)
        if latest is None:
            names = ", ".join(repr(one.place) for one in ones[:5])
            again = f"course resubmit {stem.partition('_')[0]} {ones[0].student} FILE"
            lines.append(
                f"{ones[0].student}: {len(ones)} notebooks ({names}), and none was marked: keep the right one, and grade "
                f"again; or take it out of the zip and run `{again}`."
            )
            continue
        accepted[latest.student] = latest
        for one in ones:
            if one is not latest:
                line = f"{one.student}: {one.place!r} was not marked; {latest.place!r} was"
                if one in right:
                    told.append(f"{line}, the later of the two.")
                else:
                    lines.append(
                        f"{line}. If the first is the one that counts, take the second away, and grade again."
                    )
    return accepted, lines, told


def _latest(collected: Collected, ones: list[Found], stem: str) -> Found | None:
    """The one that counts: the only one, the latest by time, version or copy, or any of equal ones; None if it is unclear."""
    if len(ones) == 1:
        return ones[0]
    ranked = sorted(ones, key=_order)
    bases = {file_name(one.entry.name, stem).who.casefold() for one in ones}
    if _order(ranked[-1]) > _order(ranked[-2]) and (
        len(bases) == 1 or _order(ranked[-1])[0] > _order(ranked[-2])[0]
    ):
        return ranked[-1]
    contents = {collected.read(one.entry) for one in ones}
    return ranked[-1] if len(contents) == 1 and _is_notebook(contents.pop()) else None


def chapters_there(collected: Collected) -> list[Chapter]:
    """The chapters with an assignment after which notebooks are named here or, failing that, whose cells they hold."""
    ready = [one for one in chapters() if one.solution.exists()]
    notebooks = [one for one in collected.entries() if may_be_notebook(one.name) and not one.refusal]
    named = [
        one
        for one in ready
        if any(claim(entry.folders, entry.name, one.stem).named_right for entry in notebooks)
    ]
    if named:
        return named
    held = set()
    for entry in notebooks[:50]:
        try:
            held.add(chapter_of(read_submission(collected.read(entry))))
        except CourseError:
            continue
    return [one for one in ready if one in held]
