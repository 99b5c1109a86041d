"""A sheet on which a scene is drawn: things first, words on top; leaders when wide, numbers when narrow."""

from html import escape

from course_lib.drawings.svg import Point, circle, line, rect, short, tag

SIZE = 18  # of letters: 14 px on the narrowest page that a wide drawing meets, 28 px and more on a wall
_DISK, _LINE_HEIGHT, _GAP = 14, 1.22, 7


class Sheet:
    """The growing SVG of one layout; `key` collects the labels that stand as numbers in a narrow one.

    >>> sheet = Sheet(360, 200, narrow=True)
    >>> sheet.label("vesicle", at=(50, 50), to=(90, 30))
    >>> sheet.key
    ['vesicle']
    """

    def __init__(self, width: int, height: int, *, narrow: bool = False, ground: str = "ext") -> None:
        self.width, self.height, self.narrow, self.size = width, height, narrow, SIZE
        self.key: list[str] = []
        self._things: list[str] = [rect(0, 0, width, height, r=10, fill=ground)]
        self._words: list[str] = []

    @property
    def body(self) -> str:
        """Everything drawn so far, words on top."""
        return "".join(self._things) + "".join(self._words)

    @property
    def picture(self) -> str:
        """Everything drawn so far but the words."""
        return "".join(self._things)

    def add(self, *things: str) -> None:
        """Draw things over those that are there."""
        self._things += things

    def word(
        self, text: str, x: float, y: float, *, anchor: str = "middle", fill: str = "ink", weight: int = 500,
        size: float | None = None, symbol: bool = False,
    ) -> None:  # fmt: skip
        """Write words in both layouts, `y` being the middle of the first line; "\\n" begins another.

        A `symbol` belongs to the thing, as the letters of a formula do, and stays where words are left out.
        """
        size = size or self.size
        layer = self._things if symbol else self._words
        style = {"fill": fill, "font_weight": weight, "font_size": None if size == self.size else size}
        for number, words in enumerate(text.split("\n")):
            place = y + 0.35 * size + number * _LINE_HEIGHT * size
            where = {"x": x, "y": place, "text_anchor": None if anchor == "start" else anchor}
            layer.append(tag("text", escape(words), **where, **style))

    def place(self, text: str, x: float, y: float, *, anchor: str = "middle") -> None:
        """Name a place (terminal, spine) in the quieter ink."""
        self.word(text, x, y, anchor=anchor, fill="ink2", weight=600)

    def label(
        self, text: str, *, at: Point, to: Point, anchor: str = "start", disk: Point | None = None,
        fill: str = "ink",
    ) -> None:  # fmt: skip
        """Name the thing at a point: words beside a leader to `to` when wide, a number when narrow.

        With `anchor` "start" the words stand right of the leader's end, with "end" left of it, with "middle" above
        or below. `disk` is where the number stands if not at the leader's end, joined to the thing by a leader.
        """
        if self.narrow:
            self._number(text, at, disk or to)
            return
        self._words.append(line(at, to, stroke="ink2", width=1.3))
        self._words.append(circle(*at, 2.6, fill="ink2"))
        lines = text.count("\n")
        if anchor == "middle":
            up = to[1] < at[1]
            first = (
                to[1] - (lines * _LINE_HEIGHT + 0.5) * self.size - 3 if up else to[1] + 0.5 * self.size + 3
            )
            self.word(text, to[0], first, anchor="middle", fill=fill)
        else:
            x = to[0] + (_GAP if anchor == "start" else -_GAP)
            self.word(text, x, to[1] - lines * _LINE_HEIGHT * self.size / 2, anchor=anchor, fill=fill)

    def _number(self, text: str, at: Point, disk: Point) -> None:
        self.key.append(text.replace("\n", " "))
        self._words.append(line(at, disk, stroke="ink2", width=1.3))
        self._words.append(circle(*disk, _DISK, fill="ink", stroke="ext", width=1.5))
        style = {"text_anchor": "middle", "font_weight": 700, "fill": "paper"}
        number = tag("text", str(len(self.key)), x=disk[0], y=short(disk[1] + 0.35 * self.size), **style)
        self._words.append(number)
