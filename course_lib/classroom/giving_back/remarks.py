"""What a lecturer should know about a class's submissions beside their marks, as plain lines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

UNPROTECTED = "These submissions ran WITHOUT a sandbox (--trust-submissions): their marks are only as honest as their authors."
TO_DO = "For you to do"
MANY = 4
PUT_RIGHT = "Put right or stopped: nothing to do, and the students are told"


@dataclass(frozen=True, kw_only=True)
class Remarks:
    """Lines that ask the lecturer for something, and lines that only tell what was put right."""

    to_do: tuple[str, ...] = ()
    put_right: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The lines under their two headings.

        >>> print(Remarks(to_do=("ada: the file is empty.",)))
        For you to do
        ada: the file is empty.
        """
        parts = ((TO_DO, self.to_do), (PUT_RIGHT, self.put_right))
        told = ["\n".join([heading, *lines]) for heading, lines in parts if lines]
        return "\n\n".join(told) or "Nothing was odd."


def remarks(results: Sequence[dict], intake_lines: Sequence[str], everyone: str) -> Remarks:
    """The remarks on a class: what the intake refused, whose numbers were found, what was put right or stopped.

    `everyone` is the short name of the numbers in the public exercise.
    """
    to_do = [UNPROTECTED] if any(not result["protected"] for result in results) else []
    to_do += intake_lines
    owners = {one["numbers"]["own"]: one["student"] for one in results if "numbers" in one}
    common = _common(results)
    put_right = [f"{count} of {len(results)} students: {note}" for note, count in common.items()]
    for result in results:
        student = result["student"]
        if result["refused"]:
            to_do.append(f"{student}: not marked: {result['refused']}")
            continue
        to_do += _about_numbers(result, owners, everyone)
        put_right += [f"{student}: {note}" for note in result["notes"] if note not in common]
    return Remarks(to_do=tuple(to_do), put_right=tuple(put_right))


def _common(results: Sequence[dict]) -> dict[str, int]:
    # What befell most of a class comes from one cause, as a cell that was changed after the release: one line, not forty.
    counts = Counter(note for result in results for note in result["notes"])
    return {note: count for note, count in counts.items() if count >= MANY and count > len(results) / 2}


def _about_numbers(result: dict, owners: dict[str, str], everyone: str) -> list[str]:
    numbers, student = result.get("numbers", {}), result["student"]
    found = numbers.get("found")
    if not found or found == numbers["own"]:
        return []
    marked = f"It was marked with {student}'s own numbers: what the code works out counts, numbers typed by hand do not."
    if found in owners:
        return [f"{student}: the notebook holds the numbers of {owners[found]}: ask both. {marked}"]
    if found == everyone:
        return [
            f"{student}: worked on the public exercise, not on the notebook released to {student}. {marked}"
        ]
    return []
