"""Where panels, ticks and names stand at a width: the same rules as in the page's script, in CSS pixels.

Letters have 14 px at every width, so a narrow sheet stacks its panels instead of shrinking them.
"""

from dataclasses import dataclass

from course_lib.figures.display_list import DisplayList

TEXT_PX, LETTER_PX = 14, 8.3
CLOSE_PX = 6.6  # a letter of a narrow face: words may come so near that they just do not touch
WIDE, NARROW, LECTURE = "wide", "narrow", "lecture"
_LEAST_COLUMN_PX = 215  # below it panels stand one under the other
_GAP_PX = 22
_NAME_STEP_PX = 18
_ENDS_SHARE = 0.3  # of a panel's width that names at the ends may take
_HANDLE_PX = 34


@dataclass(frozen=True)
class Panel:
    """One panel: its column (left, width), its plot (x, y, width, height), and the names of its curves.

    `names` are (text, index of the item); they stand at the ends, in `rows` above the plot, or there are none.
    """

    left: float
    width: float
    x: float
    y: float
    w: float
    h: float
    names: tuple[tuple[str, int], ...]
    at_ends: bool
    rows: tuple[tuple[tuple[float, str, int], ...], ...]

    def point(self, lim: list[float], x: float, y: float, rel: str = "") -> tuple[float, float]:
        """Pixels, counted from the top, of a place in scaled data, or in shares of the plot where `rel` says so."""
        across = x if "x" in rel else (x - lim[0]) / (lim[1] - lim[0])
        up = y if "y" in rel else (y - lim[2]) / (lim[3] - lim[2])
        return self.x + self.w * across, self.y + self.h * (1 - up)


def arranged(shown: DisplayList, width_px: float, height_px: float) -> tuple[list[Panel], float]:
    """The panels of a display list on a sheet of this width and about this height, and the height that they take."""
    count = len(shown.axes)
    columns = 1 if shown.stacked or width_px < count * _LEAST_COLUMN_PX + 160 else count
    column_px = (width_px - _GAP_PX * (columns - 1)) / columns
    sides = [_Sides(shown, index, column_px) for index in range(count)]
    for column in range(columns):  # panels under each other share their edges
        left = max(side.left for side in sides[column::columns])
        right = max(side.right for side in sides[column::columns])
        for side in sides[column::columns]:
            side.left, side.right = left, right
    rows = [range(start, min(start + columns, count)) for start in range(0, count, columns)]
    top = [max(sides[i].top for i in row) for row in rows]
    bottom = [max(sides[i].bottom for i in row) for row in rows]
    height = max(70.0, (height_px - sum(top) - sum(bottom)) / len(rows))
    panels, y = [], 0.0
    for row, above, below in zip(rows, top, bottom, strict=True):
        y += above
        for place, index in enumerate(row):
            side, left = sides[index], place * (column_px + _GAP_PX)
            plot = column_px - side.left - side.right
            box = _evened(shown.axes[index], left + side.left, y, plot, height)
            panels.append(Panel(left, column_px, *box, side.names, side.at_ends, side.rows))
        y += height + below
    return panels, y


def _evened(axes: dict, x: float, y: float, w: float, h: float) -> tuple[float, float, float, float]:
    """The plot of a panel, made narrower or lower around its middle where a length must be as long upward as across."""
    if "even" not in axes:
        return x, y, w, h
    x0, x1, y0, y1 = axes["lim"]
    unit = min(w / abs(x1 - x0), h / abs(y1 - y0))
    across, up = unit * abs(x1 - x0), unit * abs(y1 - y0)
    return x + (w - across) / 2, y + (h - up) / 2, across, up


class _Sides:
    """What one panel needs around its plot."""

    def __init__(self, shown: DisplayList, index: int, column_px: float) -> None:
        axes = shown.axes[index]
        bare = "bare" in axes
        named = [(item["nm"], i) for i, item in enumerate(shown.items) if item["a"] == index and "nm" in item]
        self.names = tuple(named)
        widest = max((text_px(part) for name, _ in named for part in wrapped(name)), default=0)
        self.at_ends = bool(named) and widest + 12 <= _ENDS_SHARE * column_px
        self.left = 4.0 if bare else max([22.0, *(text_px(label) for _, label in axes["yt"])]) + 10
        last = max((text_px(label) / 2 for _, label in axes.get("xt", ())), default=0)
        self.right = 4.0 if bare else max(widest + 14 if self.at_ends else 8, last + 2)
        self.rows = () if self.at_ends or not named else _flowed(named, column_px)
        self.top = 28.0 if bare else 28.0 + 20 * len(self.rows)
        told = any(label for _, label in axes.get("xt", ()))
        lines = 0 if bare or not axes["xl"] else len(along_lines(axes["xl"], column_px))
        self.bottom = 30.0 if bare else (24.0 if told else 8) + (4.0 + 16 * lines if lines else 0)


def _flowed(named: list[tuple[str, int]], column_px: float) -> tuple:
    rows, x = [[]], 0.0
    for name, item in named:
        width = _HANDLE_PX + 8 + text_px(name) + 14
        if x and x + width - 14 > column_px:
            rows.append([])
            x = 0.0
        rows[-1].append((x, name, item))
        x += width
    return tuple(tuple(row) for row in rows)


def text_px(text: str) -> float:
    """About the width of a text; page and still must agree without measuring.

    >>> text_px("nM")
    16.6
    """
    return LETTER_PX * len(text)


def along_lines(label: str, column_px: float) -> list[str]:
    """The name of a horizontal axis, in two lines where one is wider than its panel.

    >>> along_lines("time, weeks", 300), len(along_lines("time, weeks; balance and score are weekly means", 300))
    (['time, weeks'], 2)
    """
    return [label] if text_px(label) <= column_px else wrapped(label)


def free_of(boxes: list[tuple[float, float, float]], x: float, y: float, width: float, anchor: str) -> bool:
    """Whether a word at this place covers none of the words before it; if so it is noted as one of them.

    >>> words = []
    >>> [free_of(words, x, 0, 40, "start") for x in (0, 30, 60)]
    [True, False, True]
    """
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    for low, high, at in boxes:
        if left < high and low < left + width and abs(at - y) < TEXT_PX - 2:
            return False
    boxes.append((left, left + width, y))
    return True


def wrapped(name: str) -> list[str]:
    """A name in one line, or in two where it is long, broken at the space that stands nearest its middle.

    >>> wrapped("full quanta"), wrapped("dyskinesia, nothing added")
    (['full quanta'], ['dyskinesia,', 'nothing added'])
    """
    spaces = [place for place, letter in enumerate(name) if letter == " "]
    if len(name) <= 13 or not spaces:
        return [name]
    middle = min(spaces, key=lambda place: abs(2 * place - len(name)))
    return [name[:middle], name[middle + 1 :]]


def spread(heights: list[float], steps: list[float], low: float, high: float) -> list[float]:
    """Heights of names pushed apart by their steps, and kept between the ends as far as there is room.

    >>> spread([10, 12, 90], [18, 18, 18], 0, 100)
    [2.0, 20.0, 90]
    """
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = [heights[i] for i in order]
    for _ in range(40):
        for a in range(len(placed) - 1):
            need = (steps[order[a]] + steps[order[a + 1]]) / 2 - (placed[a + 1] - placed[a])
            if need > 1e-6:
                placed[a] -= need / 2
                placed[a + 1] += need / 2
        for a, place in enumerate(order):
            half = steps[place] / 2
            placed[a] = min(max(placed[a], low + half - 9), high - half + 9)
    found = [0.0] * len(heights)
    for a, i in enumerate(order):
        found[i] = placed[a]
    return found


def kept_ticks(ticks: list[list], room_px: float, along: bool) -> list[bool]:
    """Which labels of an axis there is room for: all of them, or every second one, third one and so on.

    >>> kept_ticks([[0, "0"], [1, "1,000"], [2, "2,000"]], 60, along=True)
    [True, False, True]
    """
    if len(ticks) < 2:
        return [True] * len(ticks)
    need = max(text_px(label) for _, label in ticks) + 10 if along else TEXT_PX + 4
    step = 1
    while step < len(ticks) and need > room_px / (len(ticks) - 1) * step:
        step += 1
    return [place % step == 0 for place in range(len(ticks))]
