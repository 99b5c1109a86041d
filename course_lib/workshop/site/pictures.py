"""The drawings that the site shows: a chapter's own in its head and on its card, the living synapse at home."""

from importlib.util import find_spec


def _has_drawings() -> bool:
    return find_spec("course_lib.drawings") is not None


def plate(slug: str) -> str:
    """The drawing of a chapter as a figure for the head of its page; nothing where there is none."""
    if not _has_drawings():
        return ""
    from course_lib.drawings import drawing, drawn

    return drawing(slug).html() if slug in drawn() else ""


def card_picture(slug: str) -> str:
    """The drawing of a chapter without its labels, which would be too small on a card; decoration, so it is not read out."""
    if not _has_drawings():
        return ""
    from course_lib.drawings import drawing, drawn

    if slug not in drawn():
        return ""
    svg = drawing(slug).svg().replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return f'<span class="plate">{svg}</span>'


def living_synapse() -> str:
    """The synapse that moves, or its absence."""
    if not _has_drawings():
        return ""
    from course_lib.drawings import synapse_page_html

    return synapse_page_html("home")
