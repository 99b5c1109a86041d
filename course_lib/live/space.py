"""The whole state space of a live figure, so that a page without a kernel moves all controls at once.

Of several ways the first one is taken that fits and passes: (a) every setting of every control, exactly; (c) fewer
positions of each slider, every one of them exact, as many as the budget bears. What each way keeps is compared with
the kernel at random settings before it is accepted.
"""

import itertools
import zlib
from base64 import b64encode
from dataclasses import dataclass

import numpy as np

from course_lib.errors import CourseError
from course_lib.live.controls import Slider
from course_lib.live.pack import TOLERANCE, Blob, packed_numbers, packed_texts
from course_lib.live.parts import BETWEEN, Follows, Partition, Recording, Uneven, as_text, dependence, widen
from course_lib.live.scene import Positions, Scene

BUDGET_BYTES = 400_000  # gzipped, a figure
MOST_EXACT, MOST_FEWER = 6_000, 3_000  # settings that are drawn
_LEAST_POSITIONS, _TRIES, _TRIED = 4, 5, 60


@dataclass(frozen=True, kw_only=True)
class Space:
    """A packed state space: `body` for the page, the positions kept of each control, and what was measured."""

    body: dict
    kept: tuple[tuple[int, ...], ...]
    way: str
    settings: int
    bytes: int
    worst: float

    def __str__(self) -> str:
        return (
            f"way {self.way}: {self.settings:,} settings drawn, {self.bytes / 1e3:.0f} kB gzipped,"
            f" curves within {100 * self.worst:.2f} % of an axis"
        )


def build_space(scene: Scene, processes: int = 2) -> Space:
    """The state space of a scene by the first way that fits. Raises `CourseError` where none does."""
    recording = Recording(scene)
    for whole in (False, True):
        try:
            return _first_that_fits(recording, whole, processes)
        except Uneven:
            if whole:
                raise
    raise AssertionError("one of the two returns or raises")


def _first_that_fits(recording: Recording, whole: bool, processes: int) -> Space:
    rng = np.random.default_rng(3)
    counts = [len(control.positions) for control in recording.scene.controls]
    tried = [tuple(int(rng.integers(n)) for n in counts) for _ in range(_TRIED)]
    partition = Partition(recording.states([*recording.scene.stops(), *tried]), whole=whole)
    follows = dependence(recording, partition)
    everything, most = tuple(tuple(range(n)) for n in counts), MOST_FEWER
    for _ in range(_TRIES):
        groups, kept, way = _drawn(recording, partition, follows, most, everything, processes)
        space = _packed(recording, partition, groups, kept, way, processes)
        if space.bytes <= BUDGET_BYTES:
            return space
        recording.forget()
        everything, most = None, int(0.9 * most * BUDGET_BYTES / space.bytes)
    raise CourseError(
        f"The live figure takes {space.bytes / 1e3:.0f} kB with {space.settings:,} settings, but must take at most"
        f" {BUDGET_BYTES / 1e3:.0f} kB: give it fewer controls, or fewer points to a curve."
    )


def _drawn(recording, partition, follows: Follows, most: int, everything, processes: int) -> tuple:
    """The groups of parts, the positions kept, and the way, with every setting drawn that these need.

    What was drawn, and some settings besides, show whether a part follows more controls than were known.
    """
    controls, rng = recording.scene.controls, np.random.default_rng(11)
    while True:
        groups = _groups(follows)
        if everything and _largest(groups, everything) <= MOST_EXACT:
            kept, way = everything, "a"
        else:
            kept, way = fewer_positions(controls, groups, most), "c"
        distinct = list(dict.fromkeys(itertools.chain(*_settings(recording, groups, kept).values())))
        recording.states(distinct, processes)
        others = [tuple(int(rng.choice(places)) for places in kept) for _ in range(_TRIED)]
        if not widen(recording, partition, follows, [*distinct, *others]):
            return groups, kept, way


def _groups(follows: Follows) -> dict[tuple[int, ...], tuple[list, list]]:
    """Parts by the controls that they follow: (names of texts, number parts)."""
    found: dict[tuple[int, ...], tuple[list, list]] = {}
    for part, controls in follows.items():
        found.setdefault(tuple(sorted(controls)), ([], []))[isinstance(part, int)].append(part)
    return found


def _settings(recording: Recording, groups, kept) -> dict[tuple[int, ...], list[Positions]]:
    """Every setting that each group of parts needs."""
    found = {}
    for group in groups:
        positions = list(recording.scene.defaults)
        found[group] = []
        for chosen in itertools.product(*(kept[c] for c in group)):
            for control, position in zip(group, chosen, strict=True):
                positions[control] = position
            found[group].append(tuple(positions))
    return found


def _largest(follows, kept) -> int:
    return max(int(np.prod([len(kept[c]) for c in controls], initial=1)) for controls in follows)


def fewer_positions(controls, follows, most: int) -> tuple[tuple[int, ...], ...]:
    """Positions of each control, thinned where they are most until no group of parts has more settings than `most`.

    Both ends and the start stay; choices and switches stay whole.
    """
    counts = [len(control.positions) for control in controls]
    while True:
        sizes = {group: int(np.prod([counts[c] for c in group], initial=1)) for group in follows}
        group = max(sizes, key=sizes.get)
        can = [c for c in group if isinstance(controls[c], Slider) and counts[c] > _LEAST_POSITIONS]
        if sizes[group] <= most or not can:
            break
        counts[max(can, key=lambda c: counts[c])] -= 1
    return tuple(_even(control, count) for control, count in zip(controls, counts, strict=True))


def _even(control, count: int) -> tuple[int, ...]:
    last = len(control.positions) - 1
    if count > last:
        return tuple(range(last + 1))
    kept = {round(place) for place in np.linspace(0, last, count)}
    inner = kept - {0, last, control.start}
    if control.start not in kept and inner:  # the start takes the place of its nearest neighbour
        kept.remove(min(inner, key=lambda place: abs(place - control.start)))
    return tuple(sorted(kept | {control.start}))


def _packed(recording: Recording, partition: Partition, follows, kept, way: str, processes: int) -> Space:
    settings = _settings(recording, follows, kept)
    blob, groups, worst = Blob(), [], 0.0
    for group, (names, number_parts) in follows.items():
        told, error = _group(recording, partition, settings[group], names, number_parts, blob)
        groups.append({"controls": list(group), "counts": [len(kept[c]) for c in group], **told})
        worst = max(worst, error)
    if worst > 2 * TOLERANCE:
        raise CourseError(
            f"The curves of a live figure err by {worst:.3f} of an axis, but must by at most {2 * TOLERANCE}."
        )
    body = {"groups": groups, "words": _assembly(partition)}
    packed = zlib.compress(blob.bytes(), 9)
    body["blob"] = b64encode(packed).decode("ascii")
    size = len(zlib.compress(as_text(body).encode(), 9))
    return Space(
        body=body,
        kept=kept,
        way=way,
        settings=len(set(itertools.chain(*settings.values()))),
        bytes=size,
        worst=worst,
    )


def _group(recording, partition, settings, names, number_parts, blob) -> tuple[dict, float]:
    states = recording.states(settings)
    texts = [partition.strings(state) for state in states]
    plain = ("axes", "items")
    strings = {
        name: packed_texts([text[name] for text in texts], blob, slots=not name.startswith(plain))
        for name in names
    }
    if not number_parts:
        return {"strings": strings}, 0.0
    split = [partition.numbers(state) for state in states]
    rows = [np.concatenate([parts[p] for p in number_parts]) for parts in split]
    # Numbers of equal length but of other things would be mixed up in one basis.
    shapes = [
        f"{len(values)}:{list(map(len, state.numbers))}" for values, state in zip(rows, states, strict=True)
    ]
    packed, worst = packed_numbers(rows, shapes, blob)
    lengths = [len(split[0][p]) if partition.items > 1 else -1 for p in number_parts]
    packed["parts"] = [[part, length] for part, length in zip(number_parts, lengths, strict=True)]
    return {"strings": strings, "numbers": packed}, worst


def _assembly(partition: Partition) -> dict:
    """How a page puts the parts together again."""
    told = [[f"e{e}.{i}" for i in range(count)] for e, count in enumerate(partition.pieces)]
    return {"axes": [f"axes{i}" for i in range(partition.panels)], "entries": told, "between": BETWEEN}
