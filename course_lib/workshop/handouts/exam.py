"""An exam on paper: questions of chosen objectives in several variants, each with its key and marking scheme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from random import Random

from course_lib.assess.choices import LETTERS
from course_lib.checks import near, whole_number
from course_lib.errors import CourseError
from course_lib.questions import question
from course_lib.questions.kinds import ChoiceQuestion, NumberQuestion, Question
from course_lib.syllabus import Objective, chapters, primer
from course_lib.workshop.handouts.asked import (
    Asked,
    asked_html,
    on_paper,
    paper_bank,
    points_for,
    points_said,
)
from course_lib.workshop.handouts.key import key_html
from course_lib.workshop.handouts.shell import head, page

MOST_VARIANTS, MOST_REDRAWN = len(LETTERS), 20
MINUTES_PER_POINT = 2


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One variant of an exam: its letter and its questions, in the order of every variant, with their points."""

    letter: str
    asked: tuple[Asked, ...]

    @property
    def points(self) -> int:
        """The points of all questions together."""
        return sum(one.points for one in self.asked)


@dataclass(frozen=True, kw_only=True)
class Exam:
    """An exam in its variants, the seed that writes it again, and what it asks for."""

    seed: str
    objectives: tuple[Objective, ...]
    papers: tuple[Paper, ...]

    @property
    def asked(self) -> tuple[Objective, ...]:
        """The objectives that a question stands for: not all of them, where there are fewer questions."""
        there = {one.sheet.asked.objective for one in self.papers[0].asked}
        return tuple(one for one in self.objectives if one.id in there)

    @property
    def left_out(self) -> tuple[Objective, ...]:
        """The objectives that were named and that no question stands for."""
        return tuple(one for one in self.objectives if one not in self.asked)


def exam(objectives: Iterable[str], questions: int, variants: int, seed: str) -> Exam:
    """An exam of so many questions of these objectives, in so many variants; the same seed gives the same exam.

    An objective is named by its id, a chapter's number stands for all of its objectives; chapters get their turns one
    after the other. All variants ask the same questions in the same order, in other numbers and with options in another order.
    Raises `CourseError` for an unknown objective, and when there are fewer questions than asked for.

    >>> one = exam(["01.locus", "01.content"], 4, 2, "an example")
    >>> [paper.letter for paper in one.papers], one.papers[0].points == one.papers[1].points
    (['A', 'B'], True)
    """
    chosen = chosen_objectives(objectives)
    names = _chosen_questions(chosen, questions, seed)
    because = "each variant has a letter."
    count = whole_number("variants", variants, at_least=1, at_most=MOST_VARIANTS, because=because)
    drawn = [variants_of(name, count, seed) for name in names]
    papers = [
        Paper(letter=LETTERS[place].upper(), asked=tuple(of_question[place] for of_question in drawn))
        for place in range(count)
    ]
    return Exam(seed=seed, objectives=chosen, papers=tuple(papers))


def chosen_objectives(names: Iterable[str]) -> tuple[Objective, ...]:
    """The objectives of these ids and chapters, in teaching order, each once.

    >>> [one.id for one in chosen_objectives(["01.locus"])]
    ['01.locus']
    >>> chosen_objectives(["01.locsu"])
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: There is no objective '01.locsu'. Did you mean 01.locus?
    """
    known = {one.id: one for chapter in (primer(), *chapters()) for one in chapter.objectives}
    wanted: set[str] = set()
    for name in names:
        own = [one for one in known if name in {one, one.partition(".")[0]}]
        if not own:
            hint = near(name, list(known), most=1)
            siblings = [one for one in known if one.startswith(name[:3])] or list(known)
            ending = f" Did you mean {hint[0]}?" if hint else f" There are {', '.join(siblings)}."
            raise CourseError(f"There is no objective {name[:60]!r}.{ending}")
        wanted.update(own)
    if not wanted:
        raise CourseError(
            "An exam needs objectives, and none is named: --objectives 01.content,01.locus, or 01 for all of chapter 01."
        )
    return tuple(one for name, one in known.items() if name in wanted)


def _chosen_questions(objectives: Sequence[Objective], questions: int, seed: str) -> list[str]:
    """Questions dealt in turn from the objectives, chapter by chapter, in orders that the seed draws."""
    stocks: dict[str, list[Question]] = {one.id: [] for one in objectives}
    for one in paper_bank():
        if one.objective in stocks:
            stocks[one.objective].append(one)
    in_all = sum(map(len, stocks.values()))
    if questions > in_all:
        where = f"{', '.join(stocks)} {'has' if len(stocks) == 1 else 'have'}"
        raise CourseError(
            f"{questions} questions are asked for, but {where} only {in_all} that fit on paper: ask for fewer, or name more objectives."
        )
    because = "an exam of none asks nothing."
    whole_number("questions", questions, at_least=1, at_most=in_all, because=because)
    for name, stock in stocks.items():
        Random(f"exam|{seed}|{name}").shuffle(stock)
    dealt: list[Question] = []
    turns = _turns(stocks, seed)
    while len(dealt) < questions:
        having = [stocks[name] for name in turns if stocks[name]]
        dealt += [stock.pop() for stock in having[: questions - len(dealt)]]
    order = list(stocks)
    return [one.id for one in sorted(dealt, key=lambda one: order.index(one.objective))]


def _turns(objectives: Iterable[str], seed: str) -> list[str]:
    """Objectives in the order of their turns: one of each chapter, then the next of each, so that few questions leave
    no chapter out."""
    of_chapter: dict[str, list[str]] = {}
    for name in objectives:
        of_chapter.setdefault(name.partition(".")[0], []).append(name)
    for number, own in of_chapter.items():
        Random(f"turns|{seed}|{number}").shuffle(own)
    return [name for each in zip_longest(*of_chapter.values()) for name in each if name is not None]


def variants_of(name: str, count: int, seed: str) -> list[Asked]:
    """A question in so many variants, which differ as far as its numbers and options allow, in their answers too."""
    found: list[Asked] = []
    points = points_for(question(name))
    for place in range(count):
        drawn = (
            on_paper(name, f"exam|{seed}|{place}|{again}", shuffled=True, points=points)
            for again in range(MOST_REDRAWN)
        )
        found.append(_most_unlike(found, drawn))
    return found


def _most_unlike(found: Sequence[Asked], drawn: Iterable[Asked]) -> Asked:
    """The first that differs from those found in looks and in answer; failing that, in looks; failing that, any."""
    best, most = None, -1
    for one in drawn:
        new_looks = all(
            (one.sheet.prompt, one.options) != (other.sheet.prompt, other.options) for other in found
        )
        unlike = new_looks + (new_looks and not any(_counts_as_well(one, other) for other in found))
        if unlike > most:
            best, most = one, unlike
        if most == 2:
            break
    return best


def _counts_as_well(one: Asked, other: Asked) -> bool:
    """Whether the number that is right in one variant counts in the other: then a neighbour's answer is worth copying."""
    asked = one.sheet.asked
    if not isinstance(asked, NumberQuestion):
        return False
    truth, others = asked.truth(one.sheet.params), asked.truth(other.sheet.params)
    return abs(truth - others) <= asked.tolerance.margin(truth)


def paper_page(exam: Exam, papers: Sequence[Paper], title: str = "Exam") -> str:
    """Papers as one page, each from a new sheet on, without an answer on them."""
    body = "".join(_sheet(_paper(one, title)) for one in papers)
    return page(_named(title, papers), body, running=_named(title, papers), foot="Quieting the Synapse")


def key_page(exam: Exam, papers: Sequence[Paper], title: str = "Exam") -> str:
    """The keys and marking schemes of papers as one page, each from a new sheet on."""
    body = "".join(_sheet(_key(exam, one, title)) for one in papers)
    return page(f"Key to {_named(title, papers)}", body, running=f"Key · {_named(title, papers)}")


def _named(title: str, papers: Sequence[Paper]) -> str:
    letters = ", ".join(one.letter for one in papers)
    return f"{title} · variant{'' if len(papers) == 1 else 's'} {letters}"


def _sheet(body: str) -> str:
    return f'<main class="sheet">{body}</main>'


def _paper(paper: Paper, title: str) -> str:
    minutes = 5 * round(paper.points * MINUTES_PER_POINT / 5) or 5
    return (
        head("Quieting the Synapse", f"Variant {paper.letter}")
        + f'<h1>{escape(title)}</h1><p class="small">{len(paper.asked)} questions · {points_said(paper.points)} · about {minutes} minutes. '
        "Show how you get to a number; a number needs its unit.</p>"
        '<div class="write"><span>Name</span><span style="flex:.6">Number</span><span style="flex:.35">Points</span></div>'
        + "".join(asked_html(number, one) for number, one in enumerate(paper.asked, start=1))
    )


def _key(exam: Exam, paper: Paper, title: str) -> str:
    listed = "".join(f"<li>{escape(one.id)} {escape(one.text)}</li>" for one in exam.asked)
    return (
        head("Quieting the Synapse", f"Key to variant {paper.letter} · not for students")
        + f"<h1>{escape(title)}: key and marking scheme, variant {paper.letter}</h1>"
        + f'<p class="small">{points_said(paper.points)} in all. Written again by the seed <code>{escape(exam.seed)}</code>.</p>'
        + _at_a_glance(paper)
        + "".join(key_html(number, one) for number, one in enumerate(paper.asked, start=1))
        + f"<h2>What it asks for</h2><ul>{listed}</ul>"
    )


def _at_a_glance(paper: Paper) -> str:
    """The answers that are letters, in one line, for whoever marks quickly."""
    marked = [(number, one.right) for number, one in enumerate(paper.asked, start=1) if one.right]
    said = " · ".join(f"<b>{number}</b> {right}" for number, right in marked)
    return f"<p>{said}</p>" if said else ""


def answer_ids(asked: Asked, letters: str) -> str | list[str]:
    """What a student ticked or ordered by these letters, as the marking functions take it.

    >>> one = exam(["01.locus"], 1, 1, "an example").papers[0].asked[0]
    >>> answer_ids(one, one.right) == one.sheet.asked.truth(one.sheet.params)
    True
    """
    ids = {letter: name for name, letter in asked.letters.items()}
    named = [ids[one] for one in letters.split()]
    return (
        named[0] if isinstance(asked.sheet.asked, ChoiceQuestion) and not asked.sheet.asked.several else named
    )
