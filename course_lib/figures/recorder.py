"""A matplotlib renderer that keeps what artists draw, as vertices, marks and styles, instead of making pixels."""

import re
from dataclasses import dataclass

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_hex
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from course_lib.errors import CourseError
from course_lib.figures.identity import colours
from course_lib.figures.style import DPI

_PX = DPI / 72
_TOKEN = {code.upper(): token for token, code in reversed(colours().items())} | {"#FFFFFF": "paper"}
_LETTER = {Path.MOVETO: ("M", 1), Path.LINETO: ("L", 1), Path.CURVE3: ("Q", 2), Path.CURVE4: ("C", 3)}


@dataclass(frozen=True, eq=False)
class Drawn:
    """One thing that was drawn: its style, its pixels (counted from the lower left), its commands.

    A mark has one pixel position, and a `shape`: "circle" with a radius, or a path around its position.
    """

    xy: np.ndarray
    style: dict
    codes: str = ""
    shape: str = ""
    radius_px: float = 0.0


def token_of(colour: object) -> str:
    """The token of a colour of the course, or its code where it is none of them.

    >>> token_of("#9A6000"), token_of("#123456")
    ('da', '#123456')
    """
    code = to_hex(colour).upper()
    return _TOKEN.get(code, code)


class Recorder(RendererBase):
    """Keeps what artists draw until it is taken away by `taken`."""

    def __init__(self, size_px: tuple[float, float], dpi: float = DPI) -> None:
        super().__init__()
        self._size_px = size_px
        self._mark_scale = DPI / dpi  # marks of a collection are sized by their figure's resolution
        self._drawn: list[Drawn] = []
        self.is_area = self.is_collection = False

    def taken(self) -> list[Drawn]:
        """What was drawn since the last time, in its order, without what cannot be seen."""
        drawn, self._drawn = self._drawn, []
        return [one for one in drawn if len(one.xy) and (one.style["s"] or one.style["f"])]

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Width and height in pixels."""
        return self._size_px

    def points_to_pixels(self, points: float) -> float:
        """Pixels of a length in points."""
        return points * _PX

    def flipy(self) -> bool:
        """False: pixels are counted upward, as matplotlib does."""
        return False

    def draw_image(self, gc, x, y, im, transform=None):
        """Nothing; raises `CourseError`, because pixels are no vectors."""
        raise CourseError(
            f"This picture holds an image of {im.shape[1]} × {im.shape[0]} pixels, but must hold lines, areas and"
            " text only: it is drawn as vectors, and a photograph cannot be."
        )

    def draw_path(self, gc, path, transform, rgbFace=None):
        """Keep a line or an area."""
        xy = transform.transform_path(path)
        vertices, codes = xy.vertices, xy.codes
        if not np.isfinite(vertices).all():  # a line with holes begins anew after each
            xy = xy.cleaned(remove_nans=True, curves=True)
            vertices, codes = xy.vertices, xy.codes
        if codes is not None:
            kept = codes != Path.STOP
            vertices, codes = vertices[kept], codes[kept]
        told = commands(codes, len(vertices))
        self._drawn.append(Drawn(vertices, _style(gc, rgbFace), codes=told))
        if gc.get_hatch():  # lies over the area as a second one
            self._drawn.append(Drawn(vertices, _hatch(gc), codes=told))

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        """Keep a mark at each vertex, or the areas that matplotlib draws like marks."""
        mark = marker_trans.transform_path(marker_path)
        for x, y in trans.transform_path(path).vertices:
            if self.is_area:
                self.draw_path(gc, mark, Affine2D().translate(x, y), rgbFace)
            elif self.is_collection:
                self._mark(gc, Affine2D().scale(self._mark_scale).transform_path(mark), (x, y), rgbFace)
            else:
                self._mark(gc, mark, (x, y), rgbFace)

    def draw_path_collection(
        self, gc, master, paths, all_transforms, offsets, offset_trans, faces, edges, *rest, **more
    ):
        """Keep each member of a collection: an area by its vertices, anything else as a mark."""
        raw = list(self._iter_collection_raw_paths(master, paths, all_transforms))
        members = self._iter_collection(
            gc, range(len(raw)), offsets, offset_trans, faces, edges, *rest[:5], **more
        )
        for x, y, which, its_gc, face in members:
            path, transform = raw[which]
            if self.is_area:
                self.draw_path(
                    its_gc, path, transform.frozen().translate(x, y) if x or y else transform, face
                )
            else:
                mark = Affine2D().scale(self._mark_scale).transform_path(transform.transform_path(path))
                self._mark(its_gc, mark, (x, y), face)

    def _mark(self, gc, path, at, face):
        if not np.isfinite(at).all():
            return
        reach = np.abs(path.vertices).max(0)
        is_round = (
            path.codes is not None and len(path.codes) > 20 and abs(reach[0] - reach[1]) < 1e-3 * reach[0]
        )
        shape = (
            "circle"
            if is_round
            else path_text(path.vertices * (1, -1), commands(path.codes, len(path.vertices)))
        )
        self._drawn.append(
            Drawn(
                np.array([at], float),
                _style(gc, face),
                shape=shape,
                radius_px=float(reach[0]) if is_round else 0.0,
            )
        )


def _style(gc, face) -> dict:
    """Stroke, fill, width, dash and opacity as short names that a page understands."""
    width_px, (_, dashes) = gc.get_linewidth() * _PX, gc.get_dashes()
    stroke = gc.get_rgb()
    has_face = face is not None and (len(face) < 4 or face[3] > 0)
    line_alpha = stroke[3] if len(stroke) > 3 else 1.0
    alpha = face[3] if has_face and len(face) > 3 else line_alpha
    if gc.get_alpha() is not None and gc.get_forced_alpha():
        alpha = line_alpha = gc.get_alpha()
    style = {
        "s": token_of(stroke[:3]) if width_px > 0 and (len(stroke) < 4 or stroke[3] > 0) else "",
        "f": token_of(face[:3]) if has_face else "",
        "w": round(width_px, 1),
    }
    if dashes is not None:
        style["dash"] = " ".join(f"{length * _PX:.3g}" for length in dashes)
    if style["s"] and style["f"] and alpha != line_alpha:  # a pale area inside a firm edge
        style["fo"], alpha = round(float(alpha), 2), line_alpha
    if alpha < 1:
        style["o"] = round(float(alpha), 2)
    return style


def _hatch(gc) -> dict:
    """An area filled with lines: `h` is the path of a tile of `DPI` pixels that fills it, drawn in the colour `f`."""
    tile = gc.get_hatch_path()
    return {
        "s": "",
        "f": token_of(gc.get_hatch_color()[:3]),
        "w": round(gc.get_hatch_linewidth() * _PX, 1),
        "h": path_text(tile.vertices * DPI * (1, -1) + (0, DPI), commands(tile.codes, len(tile.vertices))),
    }


def commands(codes: np.ndarray | None, count: int) -> str:
    """The commands of a path with their repeats, such as M1L199.

    >>> commands(None, 3)
    'M1L2'
    """
    if codes is None:
        return f"M1L{count - 1}" if count > 1 else "M1"
    runs: list[list] = []
    place = 0
    while place < len(codes):
        letter, step = ("Z", 1) if codes[place] == Path.CLOSEPOLY else _LETTER[codes[place]]
        if runs and runs[-1][0] == letter:
            runs[-1][1] += 1
        else:
            runs.append([letter, 1])
        place += step
    return "".join(f"{letter}{repeats}" for letter, repeats in runs)


def path_text(xy: np.ndarray, codes: str) -> str:
    """The `d` of an SVG path from vertices and `commands`, to a tenth of a pixel.

    >>> path_text(np.array([(0, 0), (10, 0.26), (0, 0)]), "M1L1Z1")
    'M0 0L10 0.3Z'
    """
    points = [f"{short(x)} {short(y)}" for x, y in xy.tolist()]
    text, place = [], 0
    for letter, repeats in runs_of(codes):
        step = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 1}[letter]
        for _ in range(repeats):
            text.append("Z" if letter == "Z" else letter + " ".join(points[place : place + step]))
            place += step
    return "".join(text)


def runs_of(codes: str) -> list[tuple[str, int]]:
    """The commands and repeats of a text such as M1L199.

    >>> runs_of("M1L199")
    [('M', 1), ('L', 199)]
    """
    return [(letter, int(count)) for letter, count in re.findall(r"([A-Z])(\d+)", codes)]


def short(value: float) -> str:
    """A length in pixels, to a tenth.

    >>> short(3.04), short(-0.02)
    ('3', '0')
    """
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text
