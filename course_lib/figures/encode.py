"""Pixels to image files: quick ones for a moving slider, small ones for a saved page."""

import base64
import io

import numpy as np
from PIL import Image


def small_png(pixels: np.ndarray, colours: int = 64) -> bytes:
    """PNG file of RGBA pixels with a palette: the same bytes for the same pixels, without metadata."""
    file = io.BytesIO()
    _few_colours(pixels, colours).save(file, "PNG", optimize=True)
    return file.getvalue()


def _few_colours(pixels: np.ndarray, colours: int) -> Image.Image:
    opaque = Image.fromarray(np.ascontiguousarray(pixels[..., :3]))
    # The octree keeps large areas true: a shade that codes a rate must not change its hue.
    few = opaque.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    # It averages the paper with what is nearly white; the corner is paper, and paper must not show as a box.
    palette, paper = few.getpalette(), 3 * few.getpixel((0, 0))
    palette[paper : paper + 3] = opaque.getpixel((0, 0))
    few.putpalette(palette)
    return few


def data_uri(file: bytes, kind: str) -> str:
    """The image file as text that a page can hold.

    >>> data_uri(b"abc", "png")
    'data:image/png;base64,YWJj'
    """
    return f"data:image/{kind};base64,{base64.b64encode(file).decode('ascii')}"
