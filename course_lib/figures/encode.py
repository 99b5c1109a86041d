"""Pixels to image files: quick ones for a moving slider, small ones for a saved page."""

import base64
import io
import struct
import zlib

import numpy as np
from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGBA_8_BIT = (8, 6, 0, 0, 0)


def quick_png(pixels: np.ndarray) -> bytes:
    """PNG file of RGBA pixels, shape (height, width, 4), encoded for speed.

    Pillow spends three times as long on choosing a filter for each row, which flat pictures do not repay.

    >>> quick_png(np.zeros((2, 3, 4), np.uint8))[1:4]
    b'PNG'
    """
    height, width = pixels.shape[:2]
    rows = np.zeros((height, 1 + 4 * width), np.uint8)  # each row opens with its filter: 0, none
    rows[:, 1:] = pixels.reshape(height, 4 * width)
    header = struct.pack(">IIBBBBB", width, height, *_RGBA_8_BIT)
    return (
        _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 1)) + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def small_png(pixels: np.ndarray, colours: int = 64) -> bytes:
    """PNG file of RGBA pixels with a palette: the same bytes for the same pixels, without metadata."""
    file = io.BytesIO()
    _few_colours(pixels, colours).save(file, "PNG", optimize=True)
    return file.getvalue()


def small_webp(pixels: np.ndarray, colours: int = 32) -> bytes:
    """WebP file, lossless after the palette: about two thirds of the PNG."""
    file = io.BytesIO()
    _few_colours(pixels, colours).convert("RGB").save(file, "WEBP", lossless=True, quality=75, method=4)
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
