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


Part = str | int  # a text by its name, numbers by their place
Follows = dict[Part, set[int]]


def placed(defaults: Positions, group: Sequence[int], positions: Positions) -> Positions:
    """The defaults, with these positions for the controls of a group.

    >>> placed((0, 0, 0), [1], (4, 5, 6))
    (0, 5, 0)
    """
    return tuple(positions[c] if c in group else start for c, start in enumerate(defaults))


def dependence(recording: Recording, partition: Partition) -> Follows:
    """Which controls each part follows, as far as a sample of settings shows."""
    rng, controls = np.random.default_rng(_SEED), recording.scene.controls
    counts = [len(control.positions) for control in controls]
    follows: Follows = {part: set() for part in [*partition.names, *range(partition.items)]}
    bases = [recording.scene.defaults, *(tuple(int(rng.integers(n)) for n in counts) for _ in range(_BASES))]
    for base in bases:
        here = _pieces(partition, recording.state(base))
        for c, count in enumerate(counts):
            for other in {*(int(rng.integers(count)) for _ in range(_OTHERS)), 0, count - 1} - {base[c]}:
                there = _pieces(partition, recording.state((*base[:c], other, *base[c + 1 :])))
                for part in _apart(here, there):
                    follows[part].add(c)
    return follows


def widen(
    recording: Recording, partition: Partition, follows: Follows, settings: Iterable[Positions]
) -> bool:
    """Whether these settings show a part to follow more controls than were known; `follows` then has them.

    Some parts follow a control in a corner of the space only, such as an axis that must reach farther there.
    """
    defaults, found = recording.scene.defaults, False
    kept: dict[Positions, dict] = {}

    def pieces(positions: Positions) -> dict:
        if positions not in kept:
            kept[positions] = _pieces(partition, recording.state(positions))
        return kept[positions]

    for setting in settings:
        here = pieces(setting)
        for part, controls in follows.items():
            at = placed(defaults, controls, setting)
            if at == setting or _same(here[part], pieces(at)[part]):
                continue
            found = True
            for c in set(range(len(defaults))) - controls:  # from there to here, control by control
                nearer = (*at[:c], setting[c], *at[c + 1 :])
                if not _same(pieces(at)[part], pieces(nearer)[part]):
                    controls.add(c)
                at = nearer
    return found


def _pieces(partition: Partition, state: State) -> dict[Part, str | np.ndarray]:
    return partition.strings(state) | dict(enumerate(partition.numbers(state)))


def _same(one: str | np.ndarray, other: str | np.ndarray) -> bool:
    return one == other if isinstance(one, str) else np.array_equal(one, other)


def _apart(here: dict, there: dict) -> list[Part]:
    return [part for part, piece in here.items() if not _same(piece, there[part])]
