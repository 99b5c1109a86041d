"""Progress as a page: a picture of every objective, and the same as a table."""

from html import escape
from itertools import groupby

from course_lib.assess.progress.panel import Panel
from course_lib.assess.progress.summary import Standing
from course_lib.figures.identity import css_variables
from course_lib.syllabus import chapter as chapter_of

# Of the picture, in its own units: one row a chapter, one box an objective.
LABEL, BOX, GAP, ROW, HIGH, MARGIN = 270, 92, 10, 58, 22, 8
_LOOK = """
body{background:var(--paper);color:var(--ink);font:1.0625rem/1.5 "Atkinson Hyperlegible Next","Segoe UI","Helvetica Neue",Arial,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem}
svg{height:auto;max-width:100%;width:100%} svg text{fill:var(--ink);font-size:14px} svg .due{font-weight:700}
svg .box{fill:none;stroke:var(--ink);stroke-width:1.2} svg .full{fill:var(--ink2)} svg .today{stroke-width:3}
figcaption,.small{color:var(--ink2);font-size:.9375rem} figure{margin:1.5rem 0;overflow-x:auto} svg{min-width:52rem}
.qs-progress{overflow-x:auto} td,th{border-bottom:1px solid var(--grid);padding-bottom:.3em;padding-top:.3em}
"""


def page(panel: Panel) -> str:
    """A whole page of HTML, which fetches nothing: what is due, a picture, and the table behind it.

    >>> from datetime import datetime
    >>> page(Panel(standings=(), moment=datetime(2026, 1, 1))).count("<svg")
    1
    """
    when = f"{panel.moment.astimezone():%d %B %Y}"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Progress · Quieting the Synapse</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{css_variables()}{_LOOK}</style></head><body><main><h1>Progress, {when}</h1>"
        f"<figure>{picture(panel)}<figcaption>One box an objective. How full it is: the share of questions that "
        "were right at the first go, without help. Below it: when it is due again; a thick edge means today.</figcaption>"
        f"</figure>{panel._repr_html_()}"
        '<p class="small">Made from the file of progress on this machine by <code>course progress</code>; '
        "nothing has left it.</p></main></body></html>\n"
    )


def picture(panel: Panel) -> str:
    """The objectives of each chapter as a row of boxes, in SVG with a text alternative."""
    rows = [(name, list(group)) for name, group in groupby(panel.standings, key=lambda one: one.chapter)]
    most = max((len(group) for _, group in rows), default=1)
    width, height = LABEL + most * (BOX + GAP), max(1, len(rows)) * ROW + 2 * MARGIN
    drawn = "".join(_row(panel, number, name, group) for number, (name, group) in enumerate(rows))
    told = " ".join(_told(panel, name, group) for name, group in rows) or "Nothing yet."
    return f'<svg role="img" viewBox="0 0 {width} {height}" aria-label="{escape(told)}">{drawn}</svg>'


def _row(panel: Panel, number: int, name: str, group: list[Standing]) -> str:
    top = MARGIN + number * ROW
    boxes = "".join(_box(panel, LABEL + place * (BOX + GAP), top, one) for place, one in enumerate(group))
    title = escape(f"{name} {chapter_of(name).title}")
    return f'<text x="0" y="{top + HIGH - 5}">{title}</text>{boxes}'


def _box(panel: Panel, left: float, top: float, one: Standing) -> str:
    today = one.is_due(panel.moment)
    due = "" if one.due is None else "today" if today else f"{one.due_day:%d %b}"
    said = escape(f"{one.objective}: {one.text} {one.right_first} of {one.tried} right first time.")
    full = f'<rect class="full" x="{left}" y="{top}" width="{BOX * one.share:.1f}" height="{HIGH}" rx="3"/>'
    return (
        f"<g><title>{said}</title>{full if one.share else ''}"
        f'<rect class="box{" today" if today else ""}" x="{left}" y="{top}" width="{BOX}" height="{HIGH}" rx="3"/>'
        f'<text{" class=due" if today else ""} x="{left}" y="{top + HIGH + 16}">{due or "not tried"}</text></g>'
    )


def _told(panel: Panel, name: str, group: list[Standing]) -> str:
    tried = [one for one in group if one.tried]
    due = sum(one.is_due(panel.moment) for one in group)
    right, gone = sum(one.right_first for one in tried), sum(one.tried for one in tried)
    rest = f", {right} of {gone} answers right first time, {due} due today" if tried else ""
    return f"{name} {chapter_of(name).title}: {len(tried)} of {len(group)} objectives tried{rest}."
