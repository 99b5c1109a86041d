"""A student's figure as PNG in one pass: matplotlib draws a figure twice to learn how far its words reach."""

from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from math import ceil, floor

PLAIN = frozenset({"fmt", "bbox_inches", "base64"})


def quick(slow: Callable[..., object]) -> Callable[..., object]:
    """Make IPython's `print_figure`, which is `slow`, draw once where the picture is the same.

    The figure is drawn on its whole sheet and cut to what is drawn there. Where words leave the sheet, a layout engine
    moves things, or another format or option is asked for, the slow way draws it.
    """

    def print_figure(
        fig: object, fmt: str = "png", bbox_inches: object = "tight", base64: bool = False, **kwargs: object
    ) -> object:
        if fmt == "png" and bbox_inches == "tight" and not kwargs and (fig.axes or fig.lines):
            content = _on_its_sheet(fig)
            if content is not None:
                return b64encode(content).decode("ascii") if base64 else content
        return slow(fig, fmt=fmt, bbox_inches=bbox_inches, base64=base64, **kwargs)

    return print_figure


def _on_its_sheet(fig: object) -> bytes | None:
    from matplotlib import rcParams
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    if fig.get_layout_engine() is not None or not isinstance(fig.canvas, FigureCanvasAgg):
        return None
    fig.canvas.draw()
    renderer = fig.canvas.get_renderer()
    reach = fig.get_tightbbox(renderer)
    width, height = fig.bbox_inches.width, fig.bbox_inches.height
    if reach.x0 < 0 or reach.y0 < 0 or reach.x1 > width or reach.y1 > height:
        return None
    reach = reach.padded(rcParams["savefig.pad_inches"])
    left, right = floor(reach.x0 * fig.dpi), ceil(reach.x1 * fig.dpi)
    top, bottom = floor((height - reach.y1) * fig.dpi), ceil((height - reach.y0) * fig.dpi)
    sheet = Image.frombuffer(
        "RGBA", fig.canvas.get_width_height(), renderer.buffer_rgba(), "raw", "RGBA", 0, 1
    )
    # The margin may leave the sheet: there it is of the sheet's colour.
    picture = Image.new(
        "RGBA", (right - left, bottom - top), tuple(round(255 * one) for one in fig.get_facecolor())
    )
    picture.paste(sheet, (-left, -top))
    if fig.get_facecolor()[3] == 1:  # nothing shines through, and three colours are written sooner than four
        picture = picture.convert("RGB")
    file = BytesIO()
    picture.save(file, "PNG", dpi=(fig.dpi, fig.dpi), compress_level=3)
    return file.getvalue()
