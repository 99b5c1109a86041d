"""A picture: made once from a result, redrawn for the next one, never without its text."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from course_lib.checks import shown
from course_lib.errors import CourseError
from course_lib.figures import encode, ghosts
from course_lib.figures.panels import Panel, joined
from course_lib.figures.style import INK, PAPER, course_style, lecture_view

STILL_DPI = 150
SIZE_IN = (8.0, 4.2)
LECTURE_ENLARGES = 1.45
_TICKS = 6
_KEPT_BACKGROUNDS = 12  # a hand that goes back and forth meets the same axes again
_MARGINS_IN = {"left": 0.85, "right": 0.25, "bottom": 0.62, "top": 0.2, "between": 0.95}
_PAGE_STYLE = (
    "<style>.qs-figure{margin:.5em 0;max-width:60rem}.qs-figure img{width:100%;height:auto;background:#fff}"
    ".qs-figure figcaption{font-weight:600;margin:.3em 0}"
    '[data-jp-theme-light="false"] .qs-figure img{filter:invert(.93) hue-rotate(180deg)}</style>'
)


class Picture:
    """A drawn result, with its axes, its title (the finding) and its text alternative.

    A panel is a function that makes its artists on given axes and returns how to redraw them:
    the still and the live figure are the same code. Panels stand in a row, or `stacked` over each other.
    """

    def __init__(
        self,
        result: object,
        *panels: Panel,
        size_in: tuple[float, float] = SIZE_IN,
        margins_in: dict[str, float] | None = None,
        stacked: bool = False,
        of: type = object,
    ) -> None:
        self.size_in, self._of = size_in, of
        self._stacked = stacked
        self._margins_in = {**_MARGINS_IN, **(margins_in or {})}
        self._scale = 1.0
        self._backgrounds: dict[tuple[object, ...], Any] = {}
        self._ghosts: ghosts.Ghosts | None = None
        with course_style():
            self.figure = Figure(figsize=size_in, dpi=STILL_DPI)
            FigureCanvasAgg(self.figure)
            shape = (len(panels), 1) if stacked else (1, len(panels))
            self.axes: list[Axes] = list(self.figure.subplots(*shape, squeeze=False).ravel())
            for axes in self.axes:
                axes.locator_params(nbins=_TICKS)
                axes.set_autoscale_on(False)
            self._redraws = [panel(axes) for panel, axes in zip(panels, self.axes, strict=True)]
            self._arrange()
        self.update(result)

    def update(self, result: object) -> None:
        """None; the same artists now show the new result.

        Raises `CourseError` for a result of another kind than this picture draws.
        """
        if not isinstance(result, self._of):
            raise CourseError(
                f"The result is {shown(result)}, but must be a {self._of.__name__}: it is what this picture draws."
            )
        with course_style():
            found = joined([redraw(result) for redraw in self._redraws])
        self.title, self.alt = found.title, found.alt
        if self._ghosts is not None:
            self._ghosts.make_room(self.figure)

    def keep_ghost(self, result: object | None) -> None:
        """None; a faint copy of this result stays behind the next ones, until `None` takes it away.

        The axes leave room for both.
        """
        if self._ghosts is not None:
            self._ghosts.remove()
            self._ghosts = None
        if result is not None:
            self.update(result)
            with course_style():
                self._ghosts = ghosts.Ghosts(self.figure)

    def fit(self, *, dpi: float = STILL_DPI, lecture: bool = False) -> None:
        """None; sets the resolution, and enlarges fonts and lines for the last row of a lecture hall."""
        scale = LECTURE_ENLARGES if lecture else 1.0
        if (dpi * scale, scale) != (self.figure.dpi, self._scale):
            self._scale = scale
            self._backgrounds.clear()
            self.figure.set_dpi(dpi * scale)
            self._arrange()

    def _arrange(self) -> None:
        # A smaller sheet at a higher resolution enlarges every letter and line, on as many pixels.
        width, height = (side / self._scale for side in self.size_in)
        gap = self._margins_in
        self.figure.set_size_inches(width, height)
        ends = ("top", "bottom") if self._stacked else ("left", "right")
        room = (height if self._stacked else width) - sum(gap[end] for end in ends)
        plot = (room - gap["between"] * (len(self.axes) - 1)) / len(self.axes)
        self.figure.subplots_adjust(
            left=gap["left"] / width,
            right=1 - gap["right"] / width,
            bottom=gap["bottom"] / height,
            top=1 - gap["top"] / height,
            **{"hspace" if self._stacked else "wspace": gap["between"] / plot},
        )

    def pixels(self) -> np.ndarray:
        """RGBA pixels of the picture, shape (height, width, 4).

        Frame, ticks and labels are drawn anew only when they change; what moves is drawn over them.
        """
        canvas = self.figure.canvas
        moving = [(axes, sorted(_moving(axes), key=Artist.get_zorder)) for axes in self.figure.axes]
        canvas.restore_region(self._background([artist for _, artists in moving for artist in artists]))
        for axes, artists in moving:
            for artist in artists:
                axes.draw_artist(artist)
        return np.asarray(canvas.buffer_rgba())

    def _background(self, moving: Sequence[Artist]) -> Any:
        """The canvas without what moves, drawn once for each set of limits and labels."""
        frame = tuple(part for axes in self.figure.axes for part in _frame_of(axes))
        if frame not in self._backgrounds:
            for artist in moving:
                artist.set_animated(True)
            with course_style():
                self.figure.canvas.draw()
            if len(self._backgrounds) >= _KEPT_BACKGROUNDS:
                del self._backgrounds[next(iter(self._backgrounds))]
            self._backgrounds[frame] = self.figure.canvas.copy_from_bbox(self.figure.bbox)
        return self._backgrounds[frame]

    def png(self) -> bytes:
        """Small PNG file of the picture without its title: the same bytes for the same result."""
        return encode.small_png(self.pixels())

    def save(self, path: Path | str) -> None:
        """None; writes a PNG file that stands alone, title included."""
        picture = self.pixels()
        Path(path).write_bytes(encode.small_png(np.vstack([self._title_strip(picture.shape[1]), picture])))

    def _title_strip(self, width_px: int) -> np.ndarray:
        dpi = self.figure.dpi
        strip = Figure(figsize=(width_px / dpi, 0.5), dpi=dpi, facecolor=PAPER)
        canvas = FigureCanvasAgg(strip)
        with course_style():
            title = strip.text(0.015, 0.4, self.title, size=13, weight="bold", color=INK, va="center")
            title.set_size(13 * min(1.0, 0.97 * width_px / title.get_window_extent().width))
            canvas.draw()
        return np.asarray(canvas.buffer_rgba())[:, :width_px]

    def html(self) -> str:
        """The picture as a figure of a page: title, image, text alternative; enlarged in a lecture."""
        self.fit(lecture=lecture_view())
        return html_figure(self.title, self.alt, encode.data_uri(self.png(), "png"))

    def __repr__(self) -> str:
        return f"{self.title}\n{self.alt}"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": repr(self)}


def html_figure(title: str, alt: str, source: str) -> str:
    """An image as a figure of a page, with its title and its text alternative.

    >>> html_figure("p < 0.05", "Two bars.", "x.png").partition("</style>")[2]
    '<figure class="qs-figure"><figcaption>p &lt; 0.05</figcaption><img alt="Two bars." src="x.png"></figure>'
    """
    return (
        f'{_PAGE_STYLE}<figure class="qs-figure"><figcaption>{escape(title)}</figcaption>'
        f'<img alt="{escape(alt)}" src="{source}"></figure>'
    )


def _moving(axes: Axes) -> list[Artist]:
    """Everything inside the axes; a legend stands outside of them and costs as much as all curves."""
    inside = [*axes.lines, *axes.collections, *axes.patches, *axes.texts, *axes.images, *axes.artists]
    return [artist for artist in inside if artist.get_visible()]


def _legend_of(axes: Axes) -> tuple[object, ...]:
    legend = axes.get_legend()
    if legend is None:
        return ()
    return (
        *(text.get_text() for text in legend.get_texts()),
        *((line.get_color(), str(line.get_linestyle())) for line in legend.get_lines()),
    )


def _frame_of(axes: Axes) -> tuple[object, ...]:
    """Everything that the frozen background shows of these axes."""
    return (
        *axes.get_xlim(),
        *axes.get_ylim(),
        axes.get_xscale(),
        axes.get_yscale(),
        axes.get_xlabel(),
        axes.get_ylabel(),
        axes.get_title(loc="left"),
        *_legend_of(axes),
        *(tuple(getattr(axis.get_major_formatter(), "seq", ())) for axis in (axes.xaxis, axes.yaxis)),
    )
