"""A drawn picture as a display list: axes, things that move, numbers and words, without a single pixel.

Vertices are kept in the scaled units of their axes (log10 where the axis is), so that the same numbers serve any
width and survive a jump of the axis. The list is what a still, a live figure, a page, a slide and a file are made of.
"""

from dataclasses import dataclass, field

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import Collection, PathCollection
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch
from matplotlib.text import Annotation, Text

from course_lib.figures.recorder import Recorder, token_of
from course_lib.figures.style import DPI, PAPER

LEAST_TEXT_PX = 14
_HEADS = {"CurveFilledB": "excites", "BracketB": "inhibits", "Curve": "silent"}
SIZE_PX = 100.0  # what a radius or a width is a share of


@dataclass
class DisplayList:
    """What one setting looks like.

    `axes` and `items` hold everything that is neither a number nor a word of the picture; `numbers`, shape (n,), are
    the vertices and sizes item by item, so many to each as `counts` says; `texts` are the words of the text items.
    """

    axes: list[dict]
    items: list[dict]
    numbers: np.ndarray
    texts: list[str]
    stacked: bool = False
    counts: list[int] = field(default_factory=list)


def display_list(picture: object, kept: dict | None = None) -> DisplayList:
    """The display list of a picture as it stands now; `kept` saves what stays from one setting to the next."""
    kept = {} if kept is None else kept
    figure = picture.figure
    recorder = Recorder((figure.bbox.width, figure.bbox.height), figure.dpi)
    axes_now, items, numbers, texts = [], [], [], []
    for index, axes in enumerate(picture.axes):
        here = _Panel(axes)
        axes_now.append(_axes(here, kept))
        for artist in _moving(axes):
            for item, values in _told(artist, here, recorder):
                text = item.pop("text", None)
                if text is not None:
                    texts.append(text)
                items.append({"k": item.pop("k"), "a": index, **item})
                numbers.append(values)
    return DisplayList(
        axes=axes_now,
        items=items,
        numbers=np.concatenate(numbers) if numbers else np.zeros(0),
        texts=texts,
        stacked=picture.stacked,
        counts=[len(values) for values in numbers],
    )


def _moving(axes: Axes) -> list[Artist]:
    inside = [*axes.lines, *axes.collections, *axes.patches, *axes.texts, *axes.images, *axes.artists]
    return sorted((one for one in inside if one.get_visible()), key=Artist.get_zorder)


def _limits(axes: Axes) -> list[float]:
    pairs = ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim()))
    ends = [axis.get_transform().transform(np.array(limits, float)) for axis, limits in pairs]
    return [float(f"{end:.9g}") for pair in ends for end in pair]


def _axes(here: "_Panel", kept: dict) -> dict:
    """Limits, ticks and labels of one panel, and whether a length is as long upward as across."""
    axes = here.axes
    bare = not axes.axison
    found = {"lim": here.limits} | ({"even": 1} if axes.get_aspect() == 1.0 else {})
    if bare:
        return {**found, "bare": 1}
    for letter, axis in (("x", axes.xaxis), ("y", axes.yaxis)):
        names = tuple(getattr(axis.get_major_formatter(), "seq", ()))
        key = (id(axes), letter, axis.get_view_interval().tobytes(), axis.get_scale(), names)
        if key not in kept:
            kept[key] = _ticks(axis)
        ticks = kept[key]
        told = axis.get_tick_params().get("labelbottom", True) if letter == "x" else True
        found[f"{letter}t"] = ticks if told else [[place, ""] for place, _ in ticks]
        found[f"{letter}l"] = axis.get_label_text()
    return found


def _ticks(axis) -> list[list]:
    low, high = sorted(axis.get_view_interval())
    places = [place for place in axis.get_majorticklocs() if low - 1e-9 <= place <= high + 1e-9]
    labels = axis.get_major_formatter().format_ticks(places)
    scaled = axis.get_transform().transform(np.array(places, float)) if places else []
    return [[float(f"{place:.9g}"), label] for place, label in zip(scaled, labels, strict=True)]


def _told(artist: Artist, here: "_Panel", recorder: Recorder) -> list[tuple[dict, np.ndarray]]:
    if isinstance(artist, Text):
        return _text(artist, here) if artist.get_text().strip() else []
    if isinstance(artist, FancyArrowPatch):
        return [_arrow(artist, here)]
    recorder.is_collection = isinstance(artist, Collection)
    recorder.is_area = isinstance(artist, Collection) and not isinstance(artist, PathCollection)
    artist.draw(recorder)
    drawn = recorder.taken()
    transform = (
        artist.get_offset_transform() if isinstance(artist, PathCollection) else artist.get_transform()
    )
    place = _Place(here, transform)
    told = []
    for group in _alike(drawn):
        first = group[0]
        item = {"k": "p", **first.style, **place.flags, **({} if artist.get_clip_on() else {"free": 1})}
        values = place.scaled(np.concatenate([one.xy for one in group]))
        if first.shape:
            item |= {"k": "m", "m": first.shape}
            if first.shape == "circle":
                values = np.append(values, first.radius_px)
        else:
            item["d"] = "".join(one.codes for one in group)
        told.append((item, values))
    if told and isinstance(artist, Line2D) and not artist.get_label().startswith("_"):
        told[0][0]["nm"] = artist.get_label()
    return told


def _alike(drawn: list) -> list[list]:
    """Neighbouring lines and areas of one style as one path, so that forty bars are one thing."""
    groups: list[list] = []
    for one in drawn:
        if groups and not one.shape and not groups[-1][0].shape and groups[-1][0].style == one.style:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


class _Panel:
    """One axes with what all its artists ask for, found once: limits, pixels, and the way from data to these."""

    def __init__(self, axes: Axes) -> None:
        self.axes, self.limits, self.data = axes, _limits(axes), axes.transData
        self.box = axes.bbox.frozen()


class _Place:
    """Pixels of one axes as scaled data, or as shares of the axes where the artist does not follow the data."""

    def __init__(self, here: _Panel, transform) -> None:
        self._box = here.box
        x0, x1, y0, y1 = here.limits
        by_x, by_y = (
            (True, True) if transform is here.data else transform.contains_branch_seperately(here.data)
        )
        self._start = np.array([x0 if by_x else 0.0, y0 if by_y else 0.0])
        self._span = np.array([x1 - x0 if by_x else 1.0, y1 - y0 if by_y else 1.0])
        self.flags = {} if by_x and by_y else {"rel": f"{'' if by_x else 'x'}{'' if by_y else 'y'}"}

    def scaled(self, xy: np.ndarray) -> np.ndarray:
        box = self._box
        values = (xy - (box.x0, box.y0)) / (box.width, box.height) * self._span + self._start
        return values.ravel()


def _text(artist: Text, here: _Panel) -> list[tuple[dict, np.ndarray]]:
    """A text line by line: each has its anchor in the data, and the rest of its place in pixels."""
    offset = (0.0, 0.0)
    if isinstance(artist, Annotation):
        transform, at = here.data, artist.xy
        offset = np.array(artist.xyann) * DPI / 72
    else:
        transform, at = artist.get_transform(), artist.get_unitless_position()
    place = _Place(here, transform)
    values = place.scaled(np.array([transform.transform(at)]))
    size_px = max(LEAST_TEXT_PX, round(artist.get_size() * DPI / 72))
    lines = artist.get_text().split("\n")
    whole_px = 1.2 * size_px * (len(lines) - 1)
    down = {"top": 0.95 * size_px, "bottom": -whole_px - 0.25 * size_px, "baseline": -whole_px}.get(
        artist.get_va(), 0.35 * size_px - whole_px / 2
    )
    item = {"k": "t", "f": token_of(artist.get_color()), "z": size_px, **place.flags, **_dress(artist)}
    return [
        (
            {
                **item,
                "dx": round(float(offset[0]), 1),
                "dy": round(float(down - offset[1] + 1.2 * size_px * row), 1),
                "text": line.strip(),
            },
            values,
        )
        for row, line in enumerate(lines)
    ]


def _dress(artist: Text) -> dict:
    """Anchor, weight and halo of a text; what matplotlib draws as a box or an outline becomes a halo."""
    strokes = [getattr(effect, "_gc", {}).get("foreground") for effect in artist.get_path_effects()]
    halo = next(filter(None, strokes), PAPER if artist.get_bbox_patch() else None)
    weight = artist.get_weight()
    bold = weight in ("bold", "semibold") if isinstance(weight, str) else weight >= 600
    found = {"ha": {"left": "start", "center": "middle", "right": "end"}[artist.get_ha()]}
    return found | ({"b": 1} if bold else {}) | ({"halo": token_of(halo)} if halo else {})


def _arrow(artist: FancyArrowPatch, here: _Panel) -> tuple[dict, np.ndarray]:
    """An arrow by its two ends and its bend: how it runs is up to the width of the page."""
    ends = np.array(artist._posA_posB, float)
    place = _Place(here, here.data)
    values = place.scaled(here.data.transform(ends))
    item = {
        "k": "a",
        "s": token_of(artist.get_edgecolor()),
        "head": _HEADS[type(artist.get_arrowstyle()).__name__],
        "bend": artist.get_connectionstyle().rad,
        "gap": [round(points * DPI / 72, 1) for points in (artist.shrinkA, artist.shrinkB)],
    }
    width_px = artist.get_linewidth() * DPI / 72
    return item, np.append(values, width_px)


def as_shares(shown: DisplayList) -> list[np.ndarray]:
    """The numbers item by item as shares of their axes, and sizes in hundreds of pixels: what 0.01 is can be seen."""
    found = []
    for item, values in zip(shown.items, np.split(shown.numbers, np.cumsum(shown.counts)[:-1]), strict=True):
        x0, x1, y0, y1 = shown.axes[item["a"]]["lim"]
        rel, ends = item.get("rel", ""), 2 * (len(values) // 2)
        pairs = values[:ends].reshape(-1, 2).copy()
        for column, (letter, low, high) in enumerate((("x", x0, x1), ("y", y0, y1))):
            if letter not in rel:
                pairs[:, column] = (pairs[:, column] - low) / (high - low)
        found.append(np.concatenate([pairs.ravel(), values[ends:] / SIZE_PX]))
    return found
