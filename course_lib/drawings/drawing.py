"""A drawing: two layouts of one scene, its text alternative, and the forms in which pages and notebooks take it."""

import base64
import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from course_lib.checks import near, one_of
from course_lib.drawings.palette import DARK, LIGHT, PRINT, declarations, resolved
from course_lib.drawings.sheet import Sheet
from course_lib.errors import CourseError

FONT = "'Atkinson Hyperlegible Next Variable','Atkinson Hyperlegible Next','Segoe UI','Helvetica Neue',Arial,sans-serif"
LICENCE = "CC BY 4.0, Quieting the Synapse"
_NAMES = re.compile(r'( id="|url\(#)([a-z0-9-]+)')
NOT_TO_SCALE = "Not to scale."
_LAYOUTS, _THEMES = ("wide", "narrow"), ("vars", "both", "light", "dark", "print")
_FIGURE_CSS = (
    ".qs-drawing{container-type:inline-size;margin:1.75rem 0}.qs-drawing svg{display:block;height:auto;width:100%}"
    ".qs-drawing .qs-narrow{margin:0 auto;max-width:480px}.qs-drawing .qs-narrow,.qs-drawing ol{display:none}"
    ".qs-drawing figcaption{font-size:.9375rem;line-height:1.5;margin-top:.7rem}"
    f".qs-drawing ol{{font:400 .9375rem/1.5 {FONT};margin:.75rem 0 0;padding-left:1.6rem}}"
    "@container (max-width:747px){.qs-drawing .qs-wide{display:none}.qs-drawing .qs-narrow{display:block}"
    ".qs-drawing ol{display:block}}"
)


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """What a scene shows, in words and in two layouts; `key` holds the labels that the narrow one numbers.

    >>> drawing("quantal_release").slug
    'quantal_release'
    """

    slug: str
    title: str
    alt: str
    caption: str
    wide: Sheet
    narrow: Sheet

    @property
    def key(self) -> tuple[str, ...]:
        """The labels of the narrow layout, in the order of their numbers."""
        return tuple(self.narrow.key)

    def svg(self, theme: str = "vars", layout: str = "wide") -> str:
        """The drawing as SVG.

        `theme` is "vars" (the page's tokens, light without them), "both" (light and dark inside, by the reader's
        preference), or "light", "dark", "print" (fixed colours, for programs that know no CSS variables).
        Raises `CourseError` for another theme or layout.

        >>> drawing("quantal_release").svg("print", "narrow").startswith("<svg ")
        True
        """
        one_of("theme", theme, _THEMES, because="these are the palettes.")
        one_of("layout", layout, _LAYOUTS, because="a drawing is laid out for a wide and a narrow page.")
        sheet = self.wide if layout == "wide" else self.narrow
        name = f"{self.slug}-{layout}"
        body = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.width} {sheet.height}" role="img"'
            f' class="qs-{layout}" width="{sheet.width}" height="{sheet.height}" aria-labelledby="{name}-title {name}-desc"'
            f' font-family="{FONT}" font-size="{sheet.size}">'
            f'<title id="{name}-title">{escape(self.title)}</title><desc id="{name}-desc">{escape(self.alt)}</desc>'
            f"<metadata>{escape(LICENCE)}</metadata>{_palettes() if theme == 'both' else ''}{sheet.body}</svg>"
        )
        return body if theme in {"vars", "both"} else resolved(body, theme)

    def card(self, theme: str = "vars") -> str:
        """The drawing without its words, for a card that says them beside it; hidden from screen readers.

        Raises `CourseError` for an unknown theme, as `svg` does.

        >>> "probability" in drawing("quantal_release").card()
        False
        """
        one_of("theme", theme, _THEMES, because="these are the palettes.")
        sheet = self.wide
        inside = _NAMES.sub(r"\1card-\2", sheet.picture)  # on a page its clip paths are its own
        body = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.width} {sheet.height}" class="qs-card"'
            f' aria-hidden="true" font-family="{FONT}" font-size="{sheet.size}">'
            f"{_palettes() if theme == 'both' else ''}{inside}</svg>"
        )
        return body if theme in {"vars", "both"} else resolved(body, theme)

    def html(self) -> str:
        """The drawing for a page, the site or a slide: it follows the page's tokens and its own width.

        >>> "<figcaption>" in drawing("quantal_release").html()
        True
        """
        rows = "".join(f"<li>{escape(label)}</li>" for label in self.key)
        key = f"<ol>{rows}</ol>" if rows else ""
        return (
            f'<figure class="qs-drawing"><style>{_FIGURE_CSS}</style>{self.svg()}{self.svg(layout="narrow")}'
            f"{key}<figcaption>{escape(self.caption)}</figcaption></figure>"
        )

    def html_img(self, layout: str = "wide", theme: str = "both") -> str:
        """The drawing as one `<img>` that a notebook shows even where inline SVG is stripped, with its alternative.

        >>> drawing("quantal_release").html_img()[:36]
        '<img src="data:image/svg+xml;base64,'
        """
        data = base64.b64encode(self.svg(theme, layout).encode()).decode()
        sheet = self.wide if layout == "wide" else self.narrow
        return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(self.alt, quote=True)}" width="{sheet.width}">'

    def __repr__(self) -> str:
        return f"{self.title}\n{self.alt}"

    def _repr_html_(self) -> str:
        # As the last line of a notebook's cell: wide, with its caption, never wider than the cell.
        img = self.html_img().replace("<img ", '<img style="height:auto;max-width:100%" ', 1)
        return (
            f'<figure class="qs-drawn" style="margin:.5em 0;max-width:60rem">{img}'
            f"<figcaption>{escape(self.caption)}</figcaption></figure>"
        )


def _palettes() -> str:
    return (
        f"<style>svg{{{declarations(LIGHT)}}}@media (prefers-color-scheme:dark){{svg{{{declarations(DARK)}}}}}"
        f"@media print{{svg{{{declarations(PRINT)}}}}}</style>"
    )


def drawn() -> tuple[str, ...]:
    """The names of all drawings: slugs of chapters, "synapse", and "aims".

    >>> "quantal_release" in drawn()
    True
    """
    folder = files("course_lib.drawings.scenes")
    names = (one.name.removesuffix(".py") for one in folder.iterdir() if one.name.endswith(".py"))
    return tuple(sorted(name for name in names if not name.startswith("_")))


def drawing(slug: str) -> Drawing:
    """The drawing of a chapter by its slug, or "synapse".

    Raises `CourseError` where there is none, and names those that are near.

    >>> drawing("quantal_release").title
    'At each impulse a site lets go of one vesicle, or of none'
    """
    if slug not in drawn():
        hint = f" Did you mean {', '.join(near(str(slug), drawn()))}?" if near(str(slug), drawn()) else ""
        raise CourseError(
            f"There is no drawing {str(slug)[:60]!r}; drawings are named by chapters' slugs.{hint}"
        )
    return importlib.import_module(f"course_lib.drawings.scenes.{slug}").drawing()


def composed(
    slug: str,
    scene: Callable[[Sheet], None],
    *,
    wide: tuple[int, int],
    narrow: tuple[int, int],
    ground: str = "ext",
    **words: str,
) -> Drawing:
    """A drawing from the function that draws its scene on a sheet, at the size of each layout.

    `words` are title, alt and caption; that it is not to scale is added to the caption. `ground` is the token of the
    plate.

    >>> composed("x", lambda sheet: None, wide=(9, 9), narrow=(5, 9), title="T", alt="A.", caption="C.").caption
    'C. Not to scale.'
    """
    sheets = {"wide": Sheet(*wide, ground=ground), "narrow": Sheet(*narrow, narrow=True, ground=ground)}
    for sheet in sheets.values():
        scene(sheet)
    words["caption"] = f"{words['caption']} {NOT_TO_SCALE}"
    return Drawing(slug=slug, **words, **sheets)
