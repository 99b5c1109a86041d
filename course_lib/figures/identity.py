"""The colours of the course: a colour always names a substance, a protein, a drug, a pathway or a state.

The interface is ink on paper. Every quantity has one colour in light and one in dark, and a dash, a mark and a hatch
that say the same without colour; a test measures their contrast and how far apart they look to every eye.
"""

from dataclasses import dataclass

from matplotlib.path import Path


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A quantity's CSS variable, its colours as hexadecimal codes, and the cues beside the colour.

    `dash_px` are lengths of strokes and gaps at a line of 2.2 px, empty for a solid line; `marker` is one of
    matplotlib's; an `open` mark is not filled. `light_contrast` and `dark_contrast` are for readers who ask for more
    contrast.
    """

    token: str
    light: str
    dark: str
    light_contrast: str = ""
    dark_contrast: str = ""
    dash_px: tuple[float, ...] = ()
    marker: object = "o"
    open: bool = False
    hatch: str = ""


def _two_lobes() -> Path:
    """The mark of VMAT2: two lobes side by side."""
    lobe = Path.unit_circle()
    vertices = [(0.45 * x + shift, 0.8 * y) for shift in (-0.48, 0.48) for x, y in lobe.vertices]
    return Path(vertices, [*lobe.codes, *lobe.codes])


QUANTITIES: dict[str, Quantity] = {
    "dopamine": Quantity(token="da", light="#9A6000", dark="#FAA30D", light_contrast="#6F4300", dark_contrast="#FFBE4D"),
    "serotonin": Quantity(token="ser", light="#4A1CAE", dark="#B4A2FA", dark_contrast="#CFC4FF", dash_px=(9, 4), marker="s"),
    "noradrenaline": Quantity(token="na", light="#05777A", dark="#6FE3E4", light_contrast="#00514F", dash_px=(2, 4), marker=">"),
    "vmat2": Quantity(token="vmat", light="#2A62D8", dark="#5B9DFF", light_contrast="#0A3FA8", dark_contrast="#8DBBFF", marker=_two_lobes()),
    "valbenazine": Quantity(token="vbz", light="#C2256F", dark="#FF6FA8", light_contrast="#8F0A4C", dark_contrast="#FF9CC5", marker="D"),
    "tetrabenazine": Quantity(token="tbz", light="#9F46B6", dark="#D972F6", light_contrast="#74208A", dark_contrast="#E79CFA", dash_px=(12, 5), marker="D", open=True),
    "deutetrabenazine": Quantity(token="dtbz", light="#4E0A72", dark="#E6CCFF", dash_px=(12, 4, 2, 4), marker="d"),
    "reserpine": Quantity(token="res", light="#5F1E10", dark="#E0AB90", dash_px=(3, 4), marker="X"),
    "antipsychotic": Quantity(token="ap", light="#39414A", dark="#C5CDD6", dash_px=(7, 7), marker="s"),
    "d1": Quantity(token="d1", light="#00614A", dark="#7FE3BD", marker="^", hatch="//"),
    "d2": Quantity(token="d2", light="#981B08", dark="#FF6A55", light_contrast="#7A1000", dark_contrast="#FF9A8A", dash_px=(8, 4), marker="v", hatch="\\\\"),
    "parkinsonism": Quantity(token="pk", light="#243A5E", dark="#93A9C9", dark_contrast="#BFD0EA", dash_px=(1, 5), marker="_", hatch="--"),
    "dyskinesia": Quantity(token="dk", light="#6A5710", dark="#F3E664", light_contrast="#4C3D00", marker="|", hatch="xx"),
    "acetylcholine": Quantity(token="ach", light="#5A7338", dark="#BFE08A", light_contrast="#3A4F1E", dash_px=(5, 2, 1, 2), marker="h"),
}  # fmt: skip

# What is no quantity: (light, dark, light with more contrast, dark with more contrast, print).
SURFACES: dict[str, tuple[str, str, str, str, str]] = {
    "paper": ("#FBFCFB", "#10181E", "#FFFFFF", "#000000", "#FFFFFF"),
    "raised": ("#EEF2F2", "#1A252D", "#FFFFFF", "#000000", "#FFFFFF"),
    "ink": ("#15212A", "#E9EFF1", "#000000", "#FFFFFF", "#000000"),
    "ink2": ("#46545E", "#A9B7BF", "#1C262D", "#DCE5EA", "#333333"),
    "rule": ("#C6D0D3", "#3A4A54", "#000000", "#FFFFFF", "#888888"),
    "grid": ("#DDE4E5", "#26333C", "#8A959B", "#77848C", "#DDDDDD"),
    "da-dot": ("#F2A72B", "#FFC04D", "#F2A72B", "#FFC04D", "#F2A72B"),
    "ext": ("#E4ECEE", "#0B1319", "#E4ECEE", "#0B1319", "#EEF3F4"),
    "cyt": ("#FAF3E3", "#27251E", "#FAF3E3", "#27251E", "#FCF7EA"),
    "mem": ("#8A7B57", "#B3A47C", "#4A4023", "#E5D8B2", "#8A7B57"),
    "spine": ("#E9ECF6", "#1B2434", "#E9ECF6", "#1B2434", "#F0F2FA"),
    "mem2": ("#7682A6", "#8B9AC4", "#2E3A60", "#C3CEF0", "#7682A6"),
}

UI_FONT = (
    "'Atkinson Hyperlegible Next Variable','Atkinson Hyperlegible Next','Segoe UI','Helvetica Neue',"
    "Arial,'Liberation Sans','DejaVu Sans',sans-serif"
)
# Pages say which theme they show in different ways: Jupyter by an attribute, ours and Sphinx by `data-theme`.
_DARK_PLACES = ('[data-theme="dark"]', '[data-jp-theme-light="false"]')


def colours(*, dark: bool = False, contrast: bool = False, printed: bool = False) -> dict[str, str]:
    """Colour of every token, for a light or dark ground, more contrast, or paper.

    >>> colours()["da"], colours(dark=True)["da"], colours(printed=True)["paper"]
    ('#9A6000', '#FAA30D', '#FFFFFF')
    """
    column = 4 if printed else dark + 2 * contrast
    found = {token: row[column] for token, row in SURFACES.items()}
    for quantity in QUANTITIES.values():
        plain, more = (
            (quantity.dark, quantity.dark_contrast)
            if dark and not printed
            else (quantity.light, quantity.light_contrast)
        )
        found[quantity.token] = more if contrast and more else plain
    return found


def declarations(values: dict[str, str]) -> str:
    """CSS declarations of these tokens.

    >>> declarations({"da": "#9A6000", "ink": "#15212A"})
    '--da:#9A6000;--ink:#15212A'
    """
    return ";".join(f"--{token}:{value}" for token, value in values.items())


def css_variables(scope: str = ":root") -> str:
    """The tokens as a style sheet for a selector: light, dark, more contrast, print; for the root, prose too.

    >>> css_variables(".qs-live").startswith(".qs-live{--paper:#FBFCFB;")
    True
    """
    root = scope == ":root"
    dark = ",".join(place if root else f"{place} {scope}" for place in _DARK_PLACES)
    names = [f".q-{q.token}{{color:var(--{q.token});font-weight:600}}" for q in QUANTITIES.values()]
    rows = [
        f"{scope}{{{declarations(colours())}}}",
        f"{dark}{{{declarations(colours(dark=True))}}}",
        f"@media (prefers-contrast:more){{{scope}{{{declarations(colours(contrast=True))}}}",
        f"{dark}{{{declarations(colours(dark=True, contrast=True))}}}}}",
        f"@media print{{{scope},{dark}{{{declarations(colours(printed=True))}}}}}",
    ]
    return "\n".join([*rows, *(names if root else ()), ""])
