"""What one cell gives, kept within bounds: text, displays, answers."""

import io
from collections.abc import Iterable

from course_lib.classroom.inside.kinds import PICTURES, not_shown

MOST_TEXT = 20_000
MOST_IMAGE_TEXT = 1_500_000
MOST_DISPLAYS = 30
MOST_ANSWERS = 200
SHOWN_TYPES = (*PICTURES, "text/plain")


class CappedText(io.TextIOBase):
    """A text stream that keeps its beginning and counts the rest."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.room, self.lost = MOST_TEXT, 0

    def writable(self) -> bool:
        """Always true."""
        return True

    def write(self, text: str) -> int:
        """The number of characters taken, all of them; those beyond the cap are only counted."""
        if self.room:
            self.kept.append(text[: self.room])
        self.lost += max(len(text) - self.room, 0)
        self.room = max(self.room - len(text), 0)
        return len(text)

    def text(self) -> str:
        """What was kept, and a line about what was not."""
        ending = f"\n[{self.lost:,} more characters are not shown]\n" if self.lost else ""
        return "".join(self.kept) + ending


class Recorder:
    """What one cell gives: text, displays, answers."""

    def __init__(self) -> None:
        self.text = CappedText()
        self.displays: list[dict[str, str]] = []
        self.answers: list[list] = []

    def display(self, data: dict, kinds: Iterable[str] = ()) -> None:
        """A picture or a text kept, as far as it is small enough; `kinds` are all that the output had."""
        kept = {}
        said = not_shown(kinds, data.get("text/html", ""))
        for kind in SHOWN_TYPES:
            item = data.get(kind)
            if isinstance(item, str):
                fits = len(item) <= (MOST_TEXT if kind == "text/plain" else MOST_IMAGE_TEXT)
                kept |= {kind: item} if fits else {"text/plain": "[an output that is too large is not shown]"}
        for one in (kept, {"text/plain": said} if said else {}):
            if one and len(self.displays) < MOST_DISPLAYS:
                self.displays.append(one)

    def collect(self, name: str, record: dict) -> None:
        """An answer kept."""
        if len(self.answers) < MOST_ANSWERS:
            self.answers.append([str(name)[:100], record])


class Desk:
    """Where the recorder of the cell that runs lies."""

    recorder = Recorder()


def begin() -> Recorder:
    """A fresh recorder for the next cell."""
    Desk.recorder = Recorder()
    return Desk.recorder
