"""A picture: made once from a result, redrawn for the next one, never without its text."""

import os
from html import escape
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.legend import Legend

from course_lib.checks import shown
from course_lib.errors import CourseError
from course_lib.figures import encode
from course_lib.figures.panels import Panel, joined
from course_lib.figures.style import INK, PAPER, course_style, lecture_view
from course_lib.files import FRAMES_VARIABLE

STILL_DPI = 150
HEIGHT_PX, STACKED_PX = 360, 430  # of the drawing beside its controls, on a laptop
WIDE_PX, NARROW_PX, NARROW_PANEL_PX, NARROW_BARE_PX = 960, 360, 215, 330
LECTURE_PX = (600, 350)  # shown at 1,240 px or more, letters of 14 px are 28 px
SOURCE = "From Quieting the Synapse, a course on VMAT2 inhibitors."
SIZE_IN = (8.0, 4.2)
_TICKS = 6
_MARGINS_IN = {"left": 0.85, "right": 0.25, "bottom": 0.62, "top": 0.2, "between": 0.95}
_PAGE_STYLE = (
    "<style>.qs-figure{margin:.5em 0;max-width:60rem}.qs-figure img{width:100%;height:auto;color-scheme:light}"
    ".qs-figure figcaption{font-weight:600;margin:.3em 0}"
    '[data-jp-theme-light="false"] .qs-figure img,[data-theme="dark"] .qs-figure img{color-scheme:dark}'
    "@media print{.qs-figure img{color-scheme:light!important}}</style>"
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
        height_px: int | None = None,
        of: type = object,
    ) -> None:
        self.size_in, self._of = size_in, of
        self.height_px = height_px or (STACKED_PX if stacked else HEIGHT_PX)
        self.source = SOURCE
        self.stacked = stacked
        self._margins_in = {**_MARGINS_IN, **(margins_in or {})}
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
        """Show the new result with the same artists.

        Raises `CourseError` for a result of another kind than this picture draws.
        """
        if not isinstance(result, self._of):
            raise CourseError(
                f"The result is {shown(result)}, but must be a {self._of.__name__}: it is what this picture draws."
            )
        with course_style():
            found = joined([redraw(result) for redraw in self._redraws])
        self.title = found.title
        # The finding comes first: who listens may stop after it.
        self.alt = found.alt if found.alt.startswith(found.title) else f"{found.title}. {found.alt}"

    def _arrange(self) -> None:
        """Place the axes on the sheet of pixels: a drawing finds its own places."""
        (width, height), gap = self.size_in, self._margins_in
        ends = ("top", "bottom") if self.stacked else ("left", "right")
        room = (height if self.stacked else width) - sum(gap[end] for end in ends)
        plot = (room - gap["between"] * (len(self.axes) - 1)) / len(self.axes)
        self.figure.subplots_adjust(
            left=gap["left"] / width,
            right=1 - gap["right"] / width,
            bottom=gap["bottom"] / height,
            top=1 - gap["top"] / height,
            **{"hspace" if self.stacked else "wspace": gap["between"] / plot},
        )

    def pixels(self) -> np.ndarray:
        """RGBA pixels of the picture, shape (height, width, 4), for places that show no drawing."""
        with course_style():
            legends = [_legend(axes) for axes in self.axes]
            self.figure.canvas.draw()
            for legend in filter(None, legends):
                legend.remove()
        return np.asarray(self.figure.canvas.buffer_rgba()).copy()

    def png(self) -> bytes:
        """Small PNG file of the picture without its title: the same bytes for the same result."""
        return encode.small_png(self.pixels())

    def save(self, path: Path | str) -> None:
        """Write a PNG file that stands alone, title included."""
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

    def svg(self, *, width_px: float = WIDE_PX, height_px: float | None = None, told: bool = False) -> str:
        """The picture as an SVG file of this width: the same bytes for the same result.

        `told` adds the line that says where it is from. Raises `CourseError` for a picture that holds pixels.
        """
        from course_lib.figures.display_list import display_list
        from course_lib.figures.still import svg

        with course_style():
            shown = display_list(self)
        source = f"{self.source} CC BY 4.0." if told else ""
        height = height_px or self.height_px
        return svg(shown, self.title, self.alt, width_px=width_px, height_px=height, source=source)

    def html(self) -> str:
        """The picture as a figure of a page: title, drawing, text alternative; enlarged in a lecture.

        A page gets a second drawing for narrow screens, in which panels stand one under the other.
        """
        from course_lib.figures.still import data_uri

        width, height = LECTURE_PX if lecture_view() else (WIDE_PX, self.height_px)
        wide = data_uri(self.svg(width_px=width, height_px=height))
        if os.environ.get(FRAMES_VARIABLE) != "1" or lecture_view():
            return html_figure(self.title, self.alt, wide)
        panel_px = NARROW_PANEL_PX if self.axes[0].axison else NARROW_BARE_PX
        narrow = self.svg(width_px=NARROW_PX, height_px=panel_px * len(self.axes) + 30)
        return html_figure(self.title, self.alt, wide, data_uri(narrow))

    def __repr__(self) -> str:
        return f"{self.title}\n{self.alt}"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": repr(self)}


def html_figure(title: str, alt: str, source: str, narrow: str = "") -> str:
    """An image as a figure of a page, with its title and its text alternative, and one for narrow screens if given.

    >>> html_figure("p < 0.05", "Two bars.", "x.svg").partition("</style>")[2]
    '<figure class="qs-figure"><figcaption>p &lt; 0.05</figcaption><img alt="Two bars." src="x.svg"></figure>'
    """
    image = f'<img alt="{escape(alt)}" src="{source}">'
    if narrow:
        image = f'<picture><source media="(max-width:640px)" srcset="{narrow}">{image}</picture>'
    return f'{_PAGE_STYLE}<figure class="qs-figure"><figcaption>{escape(title)}</figcaption>{image}</figure>'


def _legend(axes: Axes) -> Legend | None:
    """A legend of the named curves, which a drawing names where they end."""
    named = [line for line in axes.lines if line.get_visible() and not line.get_label().startswith("_")]
    if not named:
        return None
    return axes.legend(
        handles=named, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=min(len(named), 4), frameon=False,
        handlelength=3.4, borderaxespad=0.2,
    )  # fmt: skip
