"""The drawings that the site shows: a chapter's own in its head and on its card, and the synapse that lives."""

from functools import cache
from importlib.util import find_spec

from course_lib.workshop.site.marks import raw


@cache
def has_drawings() -> bool:
    """Whether this copy of the course has drawings: the pages stand without them."""
    return find_spec("course_lib.drawings") is not None


def plate(slug: str) -> str:
    """The drawing of a chapter as a figure for the head of its page; nothing where there is none."""
    return _drawing(slug, "html")


def card_picture(slug: str) -> str:
    """The drawing of a chapter without its words, which a card says beside it; nothing where there is none."""
    svg = _drawing(slug, "card")
    return f'<span class="plate">{svg}</span>' if svg else ""


def _drawing(slug: str, form: str) -> str:
    if not has_drawings():
        return ""
    from course_lib.drawings import drawing, drawn

    return getattr(drawing(slug), form)() if slug in drawn() else ""


def living_synapse(*sliders: str) -> str:
    """The synapse that lives, with these sliders only, or with all; nothing where there is none."""
    if not has_drawings():
        return ""
    from course_lib.drawings import synapse_page_html

    return synapse_page_html("home", **({"sliders": sliders} if sliders else {}))


def synapse_page() -> str:
    """The page of the living synapse with all its controls, in MyST Markdown."""
    return (
        "# The living synapse\n\nA dopamine terminal and the spine that it speaks to, computed from the models of the "
        f"chapters. Not to scale; time is stretched.\n\n{raw(living_synapse())}\n"
    )
