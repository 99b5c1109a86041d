"""One setting of a figure as named parts, and which controls each part depends on.

A part is a text (a panel's axes, the look of what moves, a piece of the title) or the numbers of something that
moves. Most parts follow a few controls only: a threshold moves one panel. Each is then kept for those alone.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from course_lib.errors import CourseError
from course_lib.figures.display_list import DisplayList, as_shares, display_list
from course_lib.figures.style import course_style
from course_lib.live.scene import Positions, Scene, Words

BETWEEN = "\u0001"  # parts the entries of a frame's words
AS_TITLED = "\u0002"  # stands for the title where the alternative begins with it
_CUTS = (re.compile(r"(?<=[.;,:(→]) "), re.compile(r"(?<=\.) "), re.compile(r"(?!)"))
_BASES, _OTHERS, _SEED = 14, 2, 5


class Uneven(Exception):
    """A setting has other pieces than the settings that were sampled."""


@dataclass(frozen=True, kw_only=True)
class State:
    """One setting: `axes` and `items` as JSON, the words as `entries`, shares of the axes item by item, or a `problem`."""

    axes: tuple[str, ...] = ()
    items: str = ""
    entries: tuple[str, ...] = ()
    numbers: tuple[np.ndarray, ...] = ()
    problem: str = ""


def entries_of(words: Words, texts: Sequence[str]) -> tuple[str, ...]:
    """Title, text alternative, how many numbers are read, these as labels and texts, and the words in the picture.

    >>> entries_of(Words(title="Up", alt="A curve.", readout={"mean": "3 nM"}), ["peak"])
    ('Up', 'A curve.', '1', 'mean', '3 nM', 'peak')
    >>> entries_of(Words(title="Up", alt="Up. A curve."), [])[1]
    '\\x02. A curve.'
    """
    pairs = [text for pair in words.readout.items() for text in pair]
    # The alternative opens with the title, which follows more controls than what comes after it.
    alt = AS_TITLED + words.alt.removeprefix(words.title) if words.alt.startswith(words.title) else words.alt
    return (words.title, alt, str(len(words.readout)), *pairs, *texts)


class Recording:
    """A scene that gives states; each is computed once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._kept: dict = {}
        self._states: dict[Positions, State] = {}

    def state(self, positions: Positions) -> State:
        """The state at these positions."""
        if positions not in self._states:
            self._states[positions] = self._recorded(positions)
        return self._states[positions]

    def states(self, settings: Iterable[Positions], processes: int = 1) -> list[State]:
        """The states at many positions, by several processes where that pays."""
        settings = list(settings)
        missing = [positions for positions in dict.fromkeys(settings) if positions not in self._states]
        if processes > 1 and len(missing) > 300:
            from course_lib.live.crew import recorded_by_crew

            self._states.update(zip(missing, recorded_by_crew(self, missing, processes), strict=True))
        return [self.state(positions) for positions in settings]

    def forget(self) -> None:
        """Give the memory of all states back."""
        self._states.clear()

    def _recorded(self, positions: Positions) -> State:
        try:
            words = self.scene.show(positions)
        except CourseError as sentence:
            return State(problem=str(sentence))
        with course_style():
            return state_of(display_list(self.scene.picture, self._kept), words)


def state_of(shown: DisplayList, words: Words) -> State:
    """The state of a display list and its words."""
    return State(
        axes=tuple(as_text(axes) for axes in shown.axes),
        items=as_text(shown.items),
        entries=entries_of(words, shown.texts),
        numbers=tuple(shares.astype(np.float32) for shares in as_shares(shown)),
    )


def as_text(thing: object) -> str:
    """Compact JSON."""
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"))


class Partition:
    """How states are cut into parts: the same for all settings, chosen so that samples fit.

    `whole` keeps words and numbers in one piece each, for figures whose pieces change from setting to setting.
    """

    def __init__(self, samples: Sequence[State], *, whole: bool = False) -> None:
        samples = [state for state in samples if not state.problem]
        self.panels = len(samples[0].axes)
        counts = {len(state.entries) for state in samples}
        self.entries = 1 if whole or len(counts) > 1 else counts.pop()
        self._cuts = [self._cut(samples, e) for e in range(self.entries)]
        self.pieces = [len(cut.split(self._entries(samples[0])[e])) for e, cut in enumerate(self._cuts)]
        shapes = {tuple(map(len, state.numbers)) for state in samples}
        self.items = 1 if whole or len(shapes) > 1 else len(shapes.pop())
        self._lengths = None if self.items == 1 else tuple(map(len, samples[0].numbers))

    def _entries(self, state: State) -> tuple[str, ...]:
        return state.entries if self.entries > 1 else (BETWEEN.join(state.entries),)

    def _cut(self, samples: Sequence[State], e: int) -> re.Pattern:
        for cut in _CUTS:
            if len({len(cut.split(self._entries(state)[e])) for state in samples}) == 1:
                return cut
        raise AssertionError("an uncut text is one piece")

    def strings(self, state: State) -> dict[str, str]:
        """The texts of a state by the names of their parts. Raises `Uneven` where they do not fit."""
        if state.problem:
            return dict.fromkeys(self.names, "") | {"problem": state.problem}
        found = {"problem": "", "items": state.items}
        found |= {f"axes{i}": text for i, text in enumerate(state.axes)}
        entries = self._entries(state)
        if len(entries) != self.entries:
            raise Uneven
        for e, (cut, text, count) in enumerate(zip(self._cuts, entries, self.pieces, strict=True)):
            pieces = cut.split(text)
            if len(pieces) != count:
                raise Uneven
            found |= {f"e{e}.{i}": piece + " " * (i < count - 1) for i, piece in enumerate(pieces)}
        return found

    @property
    def names(self) -> list[str]:
        """The names of all parts that are texts."""
        told = [f"e{e}.{i}" for e, count in enumerate(self.pieces) for i in range(count)]
        return ["problem", "items", *(f"axes{i}" for i in range(self.panels)), *told]

    def numbers(self, state: State) -> list[np.ndarray]:
        """The numbers of a state part by part. Raises `Uneven` where they do not fit."""
        if state.problem:
            return [np.zeros(0, np.float32)] * self.items
        if self.items == 1:
            return [np.concatenate(state.numbers)]
        if tuple(map(len, state.numbers)) != self._lengths:
            raise Uneven
        return list(state.numbers)


def dependence(recording: Recording, partition: Partition) -> tuple[dict[str, set[int]], list[set[int]]]:
    """Which controls each text part and each number part follows, as far as a sample of settings shows."""
    rng, controls = np.random.default_rng(_SEED), recording.scene.controls
    counts = [len(control.positions) for control in controls]
    strings: dict[str, set[int]] = {name: set() for name in partition.names}
    numbers: list[set[int]] = [set() for _ in range(partition.items)]
    bases = [recording.scene.defaults, *(tuple(int(rng.integers(n)) for n in counts) for _ in range(_BASES))]
    for base in bases:
        here = recording.state(base)
        for c, count in enumerate(counts):
            for other in {*(int(rng.integers(count)) for _ in range(_OTHERS)), 0, count - 1} - {base[c]}:
                there = recording.state((*base[:c], other, *base[c + 1 :]))
                _note(partition, here, there, c, strings, numbers)
    # An axis ends at a round number: what moves a curve may move its end, though seldom enough to escape the sample.
    moved = set().union(*numbers)
    return {
        name: found | moved if name.startswith("axes") else found for name, found in strings.items()
    }, numbers


def _note(partition, here: State, there: State, control: int, strings, numbers) -> None:
    one, two = partition.strings(here), partition.strings(there)
    for name, found in strings.items():
        if one[name] != two[name]:
            found.add(control)
    for found, a, b in zip(numbers, partition.numbers(here), partition.numbers(there), strict=True):
        if a.shape != b.shape or not np.array_equal(a, b):
            found.add(control)
