"""Progress drawn for the learner: in the notebook as a table, in the terminal as lines."""

from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import groupby

from course_lib.assess.progress.store import events, now
from course_lib.assess.progress.summary import Standing, standings
from course_lib.syllabus import chapter as chapter_of

BAR_CELLS = 10


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Standings at one moment, with a display for pages and one for plain text."""

    standings: tuple[Standing, ...]
    moment: datetime

    @property
    def due(self) -> list[Standing]:
        """The objectives to review today, longest overdue first."""
        return sorted((one for one in self.standings if one.is_due(self.moment)), key=lambda one: one.due)

    def __str__(self) -> str:
        lines = []
        for chapter, group in groupby(self.standings, key=lambda one: one.chapter):
            lines += ["", f"{chapter} · {chapter_of(chapter).title}"]
            lines += [f"  {bar(one)} {self._numbers(one):<46} {one.objective}: {one.text}" for one in group]
        return "\n".join([self._today(), *lines])

    def __repr__(self) -> str:
        return str(self)

    def _today(self) -> str:
        if not any(one.tried for one in self.standings):
            return "Nothing tried yet: the first question you answer begins your record."
        if not self.due:
            soonest = min((one for one in self.standings if one.due), key=lambda one: one.due)
            return f"Nothing is due today. Next: {soonest.objective} on {soonest.due_day:%d %B %Y}."
        names, first = ", ".join(one.objective for one in self.due), self.due[0].chapter
        return f'To review today: {names}. In its notebook, run quiz("{first}", seed=…) with a new number.'

    def _numbers(self, one: Standing) -> str:
        if not one.tried:
            return "not tried"
        when = "due today" if one.is_due(self.moment) else f"due {one.due_day:%d %b}"
        return f"{one.right_first} of {one.tried} right first time, {one.hints} hint{'' if one.hints == 1 else 's'}, {when}"

    def _repr_html_(self) -> str:
        rows = "".join(self._row(one) for one in self.standings)
        heads = "".join(
            f'<th scope="col" style="text-align:left;padding-right:1.5em">{name}</th>' for name in _HEADS
        )
        return (
            f'<div class="qs-progress"><p><strong>{escape(self._today())}</strong></p><table>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def _row(self, one: Standing) -> str:
        due = "—" if one.due is None else "today" if one.is_due(self.moment) else f"{one.due_day:%d %b %Y}"
        went = f"{one.right_first} of {one.tried}" if one.tried else "not tried"
        cells = (
            f'<span aria-hidden="true" style="font-family:monospace">{bar(one)}</span> {went}',
            str(one.hints),
            due,
        )
        data = "".join(
            f'<td style="text-align:left;white-space:nowrap;padding-right:1.5em">{cell}</td>'
            for cell in cells
        )
        label = f"<strong>{escape(one.objective)}</strong> {escape(one.text)}"
        return f'<tr><th scope="row" style="text-align:left;font-weight:400;max-width:28em;white-space:normal">{label}</th>{data}</tr>'


_HEADS = ("Objective", "Right first time", "Hints", "Due again")


def bar(one: Standing) -> str:
    """The share of right first goes as ten cells; dots where nothing was tried.

    >>> bar(Standing(chapter="01", objective="01.locus", text="", tried=4, right_first=1, right_at_last=4, hints=0,
    ...     due=None, commonest_mistake=None))
    '███░░░░░░░'
    """
    if not one.tried:
        return "·" * BAR_CELLS
    full = int(one.share * BAR_CELLS + 0.5)
    return "█" * full + "░" * (BAR_CELLS - full)


def progress_panel(moment: datetime | None = None) -> Panel:
    """The learner's progress now: objectives by chapter, and what to review today.

    Raises `CourseError` when the file of progress cannot be read.
    """
    return Panel(standings=tuple(standings(events())), moment=moment or now())
