"""The colours of the drawings: one token for each substance, protein, drug, pathway, state and surface.

The interface is ink; only quantities have colour, and one quantity has one colour from chapter 01 to 15.
A token stands in a drawing as `var(--da,#9A6000)`: the page's theme decides, and without one it is light.
"""

import re

from course_lib.checks import one_of

LIGHT = {
    "paper": "#FBFCFB", "raised": "#EEF2F2", "ink": "#15212A", "ink2": "#46545E", "rule": "#C6D0D3",
    "da": "#9A6000", "ser": "#4A1CAE", "na": "#05777A", "vmat": "#2A62D8", "vbz": "#C2256F", "tbz": "#9F46B6",
    "dtbz": "#4E0A72", "res": "#5F1E10", "ap": "#39414A", "d1": "#00614A", "d2": "#981B08", "pk": "#243A5E",
    "dk": "#6A5710", "ach": "#5A7338", "da-dot": "#F2A72B", "ext": "#E4ECEE", "cyt": "#FAF3E3", "spine": "#E9ECF6",
    "lumen": "#FFFDF6", "mem": "#8A7B57", "mem2": "#7682A6", "organ": "#E9D3C4",
}  # fmt: skip
DARK = {
    "paper": "#10181E", "raised": "#1A252D", "ink": "#E9EFF1", "ink2": "#A9B7BF", "rule": "#3A4A54",
    "da": "#FAA30D", "ser": "#B4A2FA", "na": "#6FE3E4", "vmat": "#5B9DFF", "vbz": "#FF6FA8", "tbz": "#D972F6",
    "dtbz": "#E6CCFF", "res": "#E0AB90", "ap": "#C5CDD6", "d1": "#7FE3BD", "d2": "#FF6A55", "pk": "#93A9C9",
    "dk": "#F3E664", "ach": "#BFE08A", "da-dot": "#FFC04D", "ext": "#0B1319", "cyt": "#27251E", "spine": "#1B2434",
    "lumen": "#171610", "mem": "#B3A47C", "mem2": "#8B9AC4", "organ": "#45332A",
}  # fmt: skip
PRINT = LIGHT | {
    "paper": "#FFFFFF", "ink": "#000000", "ink2": "#333333", "rule": "#888888", "ext": "#EEF3F4", "cyt": "#FCF7EA",
    "spine": "#F0F2FA", "lumen": "#FFFFFF", "organ": "#EFE0D5",
}  # fmt: skip
# prefers-contrast: more; what is not named keeps its value
MORE_LIGHT = {
    "paper": "#FFFFFF", "raised": "#FFFFFF", "ink": "#000000", "ink2": "#1C262D", "rule": "#000000", "da": "#6F4300",
    "vmat": "#0A3FA8", "vbz": "#8F0A4C", "na": "#00514F", "ach": "#3A4F1E", "tbz": "#74208A", "d2": "#7A1000",
    "dk": "#4C3D00", "mem": "#4A4023", "mem2": "#2E3A60",
}  # fmt: skip
MORE_DARK = {
    "paper": "#000000", "raised": "#000000", "ink": "#FFFFFF", "ink2": "#DCE5EA", "rule": "#FFFFFF", "da": "#FFBE4D",
    "vmat": "#8DBBFF", "vbz": "#FF9CC5", "tbz": "#E79CFA", "d2": "#FF9A8A", "pk": "#BFD0EA", "ser": "#CFC4FF",
    "mem": "#E5D8B2", "mem2": "#C3CEF0",
}  # fmt: skip
THEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}
_DARK_PAGES = '[data-theme="dark"] {s},[data-jp-theme-light="false"] {s}'
_TOKEN = re.compile(r"var\(--([a-z0-9-]+),#[0-9A-Fa-f]{6}\)")


def colour(token: str) -> str:
    """The token as a value of `fill` or `stroke`, with its light colour where no theme is set.

    Raises `CourseError` for a token that the course does not have.

    >>> colour("da"), colour("none")
    ('var(--da,#9A6000)', 'none')
    """
    if token in {"none", "currentColor"} or token.startswith("url("):
        return token
    one_of("token", token, LIGHT, because="a colour names a quantity.")
    return f"var(--{token},{LIGHT[token]})"


def declarations(colours: dict[str, str]) -> str:
    """The tokens as CSS declarations.

    >>> declarations({"da": "#9A6000"})
    '--da:#9A6000;'
    """
    return "".join(f"--{token}:{value};" for token, value in colours.items())


def tokens_css(scope: str) -> str:
    """Rules that give a scope its tokens on light and dark pages, in more contrast and in print.

    A page says that it is dark as JupyterLab and the site do, by an attribute.

    >>> "prefers-contrast" in tokens_css(".qs-synapse")
    True
    """
    dark = _DARK_PAGES.format(s=scope)
    return (
        f"{scope}{{{declarations(LIGHT)}}}{dark}{{{declarations(DARK)}}}"
        f"@media (prefers-contrast:more){{{scope}{{{declarations(MORE_LIGHT)}}}{dark}{{{declarations(MORE_DARK)}}}}}"
        f"@media print{{{scope},{dark}{{{declarations(PRINT)}}}}}"
    )


def resolved(svg: str, theme: str) -> str:
    """The drawing with every token replaced by its colour, for programs that know no CSS variables.

    >>> resolved('<path fill="var(--da,#9A6000)"/>', "dark")
    '<path fill="#FAA30D"/>'
    """
    one_of("theme", theme, THEMES, because="these have all colours.")
    return _TOKEN.sub(lambda found: THEMES[theme][found[1]], svg)
