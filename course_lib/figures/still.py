"""A display list as one SVG: text as text, both themes inside, the same bytes in every run."""

import base64
from html import escape

import numpy as np

from course_lib.figures.arrows import arrow_paths
from course_lib.figures.display_list import DisplayList
from course_lib.figures.identity import QUANTITIES, SURFACES, UI_FONT, colours, declarations
from course_lib.figures.layout import (
    CLOSE_PX,
    TEXT_PX,
    Panel,
    along_lines,
    arranged,
    free_of,
    kept_ticks,
    spread,
    wrapped,
)
from course_lib.figures.recorder import path_text, short
from course_lib.figures.style import DPI

LICENCE = "CC BY 4.0"
_TOKENS = {*SURFACES, *(quantity.token for quantity in QUANTITIES.values())}


def svg(
    shown: DisplayList, title: str, alt: str, *, width_px: float, height_px: float, source: str = ""
) -> str:
    """The picture as an SVG file with its title, its text alternative, and its source where one is given."""
    panels, height = arranged(shown, width_px, height_px)
    body = "".join(_quiet(shown, panel, index) for index, panel in enumerate(panels)) + moving(shown, panels)
    foot = (
        f'<text x="0" y="{short(height + 16)}" class="f-ink2" font-size="12">{escape(source)}</text>'
        if source
        else ""
    )
    height += 24 if source else 0
    clips = "".join(
        f'<clipPath id="p{i}"><rect x="{short(p.x)}" y="{short(p.y - 2)}" width="{short(p.w + 2)}" height="{short(p.h + 4)}"/></clipPath>'
        for i, p in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {short(width_px)} {short(height)}" width="{short(width_px)}"'
        f' height="{short(height)}" font-family="{escape(UI_FONT)}" font-size="{TEXT_PX}" role="img"><title>{escape(title)}</title>'
        f"<desc>{escape(alt)}</desc><defs>{_style(body)}{clips}{_hatches(shown.items)}</defs>"
        f'<rect width="100%" height="100%" class="f-paper" fill="{colours()["paper"]}"/>{body}{foot}</svg>'
    )


def data_uri(text: str) -> str:
    """The SVG as an address that an image can show.

    >>> data_uri("<svg/>")
    'data:image/svg+xml;base64,PHN2Zy8+'
    """
    return f"data:image/svg+xml;base64,{base64.b64encode(text.encode()).decode('ascii')}"


def _style(body: str) -> str:
    """Style sheet of the tokens in use: light, dark where the place is dark, and dark ink on print."""
    used = [token for token in colours() if f"-{token}" in body or token in ("paper", "ink", "ink2", "grid")]
    rules = "".join(f".s-{t}{{stroke:var(--{t})}}.f-{t}{{fill:var(--{t})}}" for t in used)
    light, dark = ({t: colours(dark=is_dark)[t] for t in used} for is_dark in (False, True))
    return (
        f"<style>svg{{{declarations(light)}}}@media (prefers-color-scheme:dark){{svg{{{declarations(dark)}}}}}"
        f"text.h{{paint-order:stroke;stroke:var(--paper);stroke-width:3.5px;stroke-linejoin:round}}"
        f"@media print{{svg{{{declarations(light)}}}}}{rules}</style>"
    )


def _hatches(items: list[dict]) -> str:
    """The tile of each area that is filled with lines."""
    return "".join(
        f'<pattern id="h{i}" width="{DPI}" height="{DPI}" patternUnits="userSpaceOnUse">'
        f'<path{paint(item["f"], "")} stroke-width="{item["w"]}" d="{item["h"]}"/></pattern>'
        for i, item in enumerate(items)
        if "h" in item
    )


def paint(stroke: str, fill: str) -> str:
    """Colours as attributes, for viewers without style sheets, and as classes, for a dark ground."""
    light = colours()
    names = [f"{letter}-{token}" for letter, token in (("s", stroke), ("f", fill)) if token in _TOKENS]
    attribute = f' class="{" ".join(names)}"' if names else ""
    return (
        f'{attribute} stroke="{light.get(stroke, stroke) or "none"}" fill="{light.get(fill, fill) or "none"}"'
    )


def _text(x: float, y: float, text: str, anchor: str = "start", token: str = "ink", more: str = "") -> str:
    return (
        f'<text x="{short(x)}" y="{short(y)}" class="f-{token}" fill="{colours().get(token, token)}"'
        f' text-anchor="{anchor}"{more}>{escape(text)}</text>'
    )


# ---- what stands still: spines, ticks, labels, names above ---------------------------------------------------------


def _quiet(shown: DisplayList, panel: Panel, index: int) -> str:
    axes = shown.axes[index]
    parts = []
    if "bare" not in axes:
        parts += [*_ticks(axes, panel, "y"), *_ticks(axes, panel, "x")]
        bottom = panel.y + panel.h
        parts.append(
            f'<path{paint("ink2", "")} stroke-width="1.2" d="M{short(panel.x)} {short(panel.y)}V{short(bottom)}H{short(panel.x + panel.w)}"/>'
        )
        if axes["xl"]:
            lines = along_lines(axes["xl"], panel.width)
            at = panel.x + panel.w / 2 if len(lines) == 1 else panel.left + panel.width / 2
            parts += [_text(at, bottom + 40 + 16 * row, line, "middle") for row, line in enumerate(lines)]
        letter = f"{'abcdefgh'[index]}" if len(shown.axes) > 1 else ""
        y = panel.y - 12 - 20 * len(panel.rows)
        if letter:
            parts.append(_text(panel.left, y, letter, more=' font-weight="700"'))
        parts.append(_text(panel.left + (16 if letter else 0), y, axes["yl"]))
    for row, names in enumerate(panel.rows):
        y = panel.y - 12 - 20 * (len(panel.rows) - 1 - row)
        for x, name, item in names:
            parts.append(_handle(shown.items[item], panel.left + x, y - 5))
            parts.append(_text(panel.left + x + 40, y, name))
    return "".join(parts)


def _handle(item: dict, x: float, y: float) -> str:
    dash = f' stroke-dasharray="{item["dash"]}"' if "dash" in item else ""
    alpha = f' opacity="{item["o"]}"' if "o" in item else ""
    return (
        f'<path{paint(item["s"], "")} stroke-width="{item["w"]}"{dash}{alpha} d="M{short(x)} {short(y)}h34"/>'
    )


def _ticks(axes: dict, panel: Panel, letter: str) -> list[str]:
    ticks, along, parts = axes[f"{letter}t"], letter == "x", []
    room = panel.w if along else panel.h
    for (place, label), kept in zip(ticks, kept_ticks(ticks, room, along), strict=True):
        x, y = panel.point(axes["lim"], place, place)
        if along:
            parts.append(f'<path{paint("ink2", "")} d="M{short(x)} {short(panel.y + panel.h)}v5"/>')
            parts.append(_text(x, panel.y + panel.h + 20, label, "middle") if kept and label else "")
        else:
            parts.append(f'<path{paint("grid", "")} d="M{short(panel.x)} {short(y)}h{short(panel.w)}"/>')
            parts.append(_text(panel.x - 8, y + 5, label, "end") if kept and label else "")
    return parts


# ---- what moves ---------------------------------------------------------------------------------------------------


def moving(shown: DisplayList, panels: list[Panel]) -> str:
    """Everything that moves, and the names at the ends of curves."""
    parts, at, spoken = [], 0, 0
    words: list[list] = [[] for _ in panels]
    for index, (item, count) in enumerate(zip(shown.items, shown.counts, strict=True)):
        panel, lim = panels[item["a"]], shown.axes[item["a"]]["lim"]
        numbers = shown.numbers[at : at + count]
        at += count
        pairs = numbers[: 2 * (len(numbers) // 2)].reshape(-1, 2)
        if item["k"] == "p":
            xy = np.column_stack(panel.point(lim, pairs[:, 0], pairs[:, 1], item.get("rel", "")))
            parts.append(_path(item, path_text(xy, item["d"]), index))
        elif item["k"] == "m":
            parts += [
                _mark(item, panel.point(lim, *pair, item.get("rel", "")), numbers[-1])
                for pair in pairs.tolist()
            ]
        elif item["k"] == "a":
            ends = [panel.point(lim, *pair) for pair in pairs[:2].tolist()]
            parts.append(_arrow(item, ends, float(numbers[-1])))
        else:
            x, y = panel.point(lim, *pairs[0].tolist(), item.get("rel", ""))
            parts.append(_word(item, x + item["dx"], y + item["dy"], shown.texts[spoken], words[item["a"]]))
            spoken += 1
    return "".join(parts) + "".join(
        _ends(shown, panel, index) for index, panel in enumerate(panels) if panel.at_ends
    )


def _word(item: dict, x: float, y: float, text: str, before: list) -> str:
    """A word of the picture, unless it would cover one that stands already, as on a narrow sheet."""
    if not free_of(before, x, y, CLOSE_PX * len(text), item["ha"]):
        return ""
    weight = ' font-weight="700"' if "b" in item else ""
    drawn = _text(x, y, text, item["ha"], item["f"], f' font-size="{item["z"]}"{weight}')
    return drawn.replace('class="f-', 'class="h f-') if "halo" in item else drawn


def _path(item: dict, d: str, index: int) -> str:
    dash = f' stroke-dasharray="{item["dash"]}"' if "dash" in item else ""
    clip = "" if "free" in item else f' clip-path="url(#p{item["a"]})"'
    if "h" in item:
        return f'<path fill="url(#h{index})"{_alpha(item)}{clip} d="{d}"/>'
    return f'<path{paint(item["s"], item["f"])} stroke-width="{item["w"]}" stroke-linejoin="round"{dash}{_alpha(item)}{clip} d="{d}"/>'


def _alpha(item: dict) -> str:
    whole = f' opacity="{item["o"]}"' if "o" in item else ""
    return whole + (f' fill-opacity="{item["fo"]}"' if "fo" in item else "")


def _mark(item: dict, at: tuple[float, float], radius: float) -> str:
    look = f'{paint(item["s"], item["f"])} stroke-width="{item["w"]}"{_alpha(item)}'
    x, y = map(short, at)
    if item["m"] == "circle":
        return f'<circle{look} cx="{x}" cy="{y}" r="{short(radius)}"/>'
    return f'<path{look} transform="translate({x} {y})" d="{item["m"]}"/>'


def _arrow(item: dict, ends: list[tuple[float, float]], width: float) -> str:
    """An arrow: pointed where it excites, a flat bar where it inhibits, thin and dotted where it is silent."""
    paths = arrow_paths(*ends, item["bend"], tuple(item["gap"]), item["head"])
    dash = ' stroke-dasharray="2 4"' if item["head"] == "silent" else ""
    parts = [f'<path{paint(item["s"], "")} stroke-width="{short(width)}"{dash} d="{paths.shaft}"/>']
    if item["head"] == "excites":
        parts.append(f'<path{paint(item["s"], item["s"])} d="{paths.head}"/>')
    elif item["head"] == "inhibits":
        parts.append(f'<path{paint(item["s"], "")} stroke-width="3.5" d="{paths.head}"/>')
    return "".join(parts)


def _ends(shown: DisplayList, panel: Panel, index: int) -> str:
    """The names of the curves where these end, in their colour."""
    lim = shown.axes[index]["lim"]
    starts = np.concatenate([[0], np.cumsum(shown.counts)]).astype(int)
    heights, lines = [], [wrapped(name) for name, _ in panel.names]
    for _, item in panel.names:
        last = shown.numbers[starts[item + 1] - 2 : starts[item + 1]].tolist()
        heights.append(min(max(panel.point(lim, *last)[1], panel.y), panel.y + panel.h))
    steps = [18.0 if len(parts) == 1 else 33.0 for parts in lines]
    placed = spread(heights, steps, panel.y, panel.y + panel.h)
    told = []
    for parts, (_, item), y in zip(lines, panel.names, placed, strict=True):
        for row, part in enumerate(parts):
            told.append(
                _text(
                    panel.x + panel.w + 8,
                    y + 5 + 15 * row - 7.5 * (len(parts) - 1),
                    part,
                    token=shown.items[item]["s"],
                )
            )
    return "".join(told)
