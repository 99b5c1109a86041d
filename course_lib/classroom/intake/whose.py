"""Whose each file is: never a guess. Whoever cannot be told for certain is asked for."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from course_lib.classroom.intake.people import WORDS, People, base_letters
from course_lib.classroom.intake.platforms import Claim
from course_lib.classroom.intake.roster import STUDENT

STRANGER = (
    "was not marked: this name or number is not on the class list. Write it into a column of the list, and grade again "
    "with --students"
)
SHARED = "was not marked: {them} share this name. {way}, and grade again{again}"
BY_NUMBER = "Write {number} into a column {column} of the list, in the row of the one whose it is"
BY_NAME = "Give it the name STUDENT_{stem}.ipynb"
TWO = (
    "was not marked: its path names more than one student ({them}). Give it the name STUDENT_{stem}.ipynb, "
    "and grade again"
)
AMBIGUOUS = (
    "was not marked: whose it is cannot be told for certain ({them}?). Grade again with --students and a class list, "
    "or give it the name STUDENT_{stem}.ipynb in the folder itself"
)


def by_list(claim: Claim, people: People, stem: str) -> tuple[str | None, str | None]:
    """The student whom a claim names on a class list, or None and why not.

    Whatever in the claim names anybody must name the same one student.
    """
    found = [one for one in _named(claim, people) if one]
    common = set.intersection(*found) if found else set()
    if len(common) == 1:
        return next(iter(common)), None
    several = sorted(set.union(*found)) if found else []
    if len(found) > 1 and not common:
        return None, TWO.format(them=", ".join(several[:4]), stem=stem)
    return None, _shared(claim, sorted(common), stem) if common else STRANGER


def _shared(claim: Claim, them: Sequence[str], stem: str) -> str:
    """What tells namesakes apart: the platform's number, where the file's path holds one."""
    by_number = bool(claim.number and claim.column)
    way = (
        BY_NUMBER.format(number=claim.number, column=claim.column) if by_number else BY_NAME.format(stem=stem)
    )
    several = [*them[:3], f"{len(them) - 3} more"] if len(them) > 4 else them
    said = f"{', '.join(several[:-1])} and {several[-1]}"
    return SHARED.format(them=said, way=way, again=" with --students" if by_number else "")


def _named(claim: Claim, people: People) -> list[set[str]]:
    sets = []
    if claim.number:
        sets.append(people.by_number(claim.number, claim.column))
    if claim.together:
        sets.append(people.by_run_together(claim.together))
    if claim.names:
        of = people.by_word if claim.column == "blackboard" else people.by_name
        sets.append(set().union(*(of(name) for name in claim.names)))
        if claim.column == "moodle":  # a platform may be told to show ids in place of names
            sets.append({one for one in map(people.by_id, claim.names) if one})
    sets += [people.by_word(word) or _by_fields(word, people) for word in claim.words]
    return sets


def _by_fields(word: str, people: People) -> set[str]:
    """Whoever's id is one field of a folder's name, if their whole name stands beside it (as ILIAS writes both)."""
    fields = re.split(r"[_()\[\]]+|\s-\s", word)
    words = set(WORDS.findall(base_letters(word.replace("_", " "))))
    owners = {owner for owner in (people.by_id(field.strip()) for field in fields if field.strip()) if owner}
    return {
        one
        for one in owners
        if (name := set(WORDS.findall(base_letters(people.rows[one].get("name", ""))))) and name <= words
    }


def without_list(claims: Sequence[Claim], stem: str) -> list[tuple[str, str | None]]:
    """A student's name for each claim, and why it is refused, where there is no class list.

    A folder that holds the files of several is looked through, if the files tell whose they are.
    """
    words = [_plain_words(one) for one in claims]
    firsts = Counter(
        one[0] for one, claim in zip(words, claims, strict=True) if len(one) > 1 and not claim.exact
    )
    lasts = Counter(one[-1] for one, claim in zip(words, claims, strict=True) if not claim.exact and one)
    return [_alone(one, own, firsts, lasts, stem) for one, own in zip(claims, words, strict=True)]


def _plain_words(claim: Claim) -> tuple[str, ...]:
    if claim.column == "canvas":
        return (claim.number,)
    if claim.names:
        number = f"_{claim.number}" if claim.number and claim.column == "moodle" else ""
        return (claim.names[-1 if claim.column == "blackboard" else 0] + number,)
    return claim.words


def _alone(
    claim: Claim, words: Sequence[str], firsts: Counter[str], lasts: Counter[str], stem: str
) -> tuple[str, str | None]:
    words = tuple(words)
    while len(words) > 1 and firsts[words[0]] > 1 and lasts[words[-1]] == 1:
        words = words[1:]  # a folder around the files of several
    if len(words) > 1 and firsts[words[0]] == 1 and lasts[words[-1]] > 1:
        words = words[:1]  # “final” says nothing where everybody wrote it
    names = list(dict.fromkeys(plain_id(word) for word in words))
    if len(names) > 1:
        if len(firsts) == 1 and firsts[words[0]] == 1:
            return names[-1], None
        return names[0], AMBIGUOUS.format(them=" or ".join(names[:3]), stem=stem)
    name = names[0] if names else ""
    return name, None if STUDENT.fullmatch(name) else "names no student"


def plain_id(text: str) -> str:
    """A text as an id that may be the name of a folder.

    >>> plain_id("=Zoë Ünal")
    'Zoe-Unal'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._@+-]+", "-", plain).strip("-._+@")[:64]
