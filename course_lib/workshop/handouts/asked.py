"""Questions on paper: which of the bank can stand there, how they look, and what a marker needs to mark them."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from random import Random

from course_lib.assess.choices import LETTERS
from course_lib.assess.sheet import Sheet, rich, sheet_of
from course_lib.assess.units import shown_unit
from course_lib.questions import bank
from course_lib.questions.kinds import (
    ChoiceQuestion,
    NumberQuestion,
    OrderingQuestion,
    Question,
    ShortTextQuestion,
)

_ON_PAPER = (NumberQuestion, ChoiceQuestion, OrderingQuestion, ShortTextQuestion)
# What points at something that is not on the paper: a figure, lines of code, data of a running notebook, a question before.
_POINTS_AWAY = re.compile(
    r"\b(?:figure|lines|table|picture|data) (?:above|below)\b|seed of this question|\bnp\.|\A(?:The same|And)\b"
)
SPACE_MM = {"number": 26, "ordering": 0, "choice": 0, "choices": 0}
TEXT_ROWS = 6


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One variant of a question on paper: its options, as (id, text), in the order in which they are printed.

    `points` are for all of it; 0 where nothing is marked.
    """

    sheet: Sheet
    options: tuple[tuple[str, str], ...]
    points: int = 0

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each option, by its id."""
        return {name: LETTERS[index].upper() for index, (name, _) in enumerate(self.options)}

    @property
    def right(self) -> str:
        """The letters of the right answer: of each right option, or in the right order; nothing for other kinds."""
        truth = self.sheet.asked.truth(self.sheet.params)
        if isinstance(self.sheet.asked, OrderingQuestion):
            return " ".join(self.letters[one] for one in truth)
        if isinstance(self.sheet.asked, ChoiceQuestion):
            wanted = (truth,) if isinstance(truth, str) else truth
            return " ".join(sorted(self.letters[one] for one in wanted))
        return ""


def fits_paper(question: Question) -> bool:
    """Whether a question can be asked on paper: an answer without a computer, and nothing that it points at elsewhere.

    >>> from course_lib.questions import question
    >>> fits_paper(question("quantal.locus")), fits_paper(question("quantal.variance_function"))
    (True, False)
    """
    if not isinstance(question, _ON_PAPER):
        return False
    return not _POINTS_AWAY.search(sheet_of(question.id).prompt)


def paper_bank(chapter: str | None = None) -> tuple[Question, ...]:
    """The questions of a chapter, or of all, that can be asked on paper."""
    return tuple(one for one in bank(chapter) if fits_paper(one))


def points_for(question: Question) -> int:
    """What a question is worth: 1 for a choice, 2 for several or an order, 3 for a number, 1 an idea of a text.

    >>> from course_lib.questions import question
    >>> points_for(question("quantal.mean_response")), points_for(question("quantal.locus"))
    (3, 1)
    """
    if isinstance(question, ShortTextQuestion):
        return len(question.ideas)
    return {"number": 3, "choice": 1, "choices": 2, "ordering": 2}[question.kind]


def on_paper(question_id: str, seed: object, *, shuffled: bool = False, points: int = 0) -> Asked:
    """One variant of a question as it is printed; `shuffled` options stand in an order that the seed draws."""
    sheet = sheet_of(question_id, seed)
    options = list(sheet.options)
    if shuffled and isinstance(sheet.asked, ChoiceQuestion):
        Random(f"options|{question_id}|{seed}").shuffle(options)
    return Asked(sheet=sheet, options=tuple(options), points=points)


def asked_html(number: int | str, asked: Asked) -> str:
    """A question with its number, its options or the space to answer it."""
    worth = f'<span class="pts">{points_said(asked.points)}</span>' if asked.points else ""
    return (
        f'<section class="asked"><div class="what"><span class="no">{number}</span><span>{rich(asked.sheet.prompt)}'
        f"{_how(asked)}</span>{worth}</div>{_place(asked)}</section>"
    )


def points_said(points: float) -> str:
    """Points in words.

    >>> points_said(1), points_said(2)
    ('1 point', '2 points')
    """
    return f"{points:g} point{'' if points == 1 else 's'}"


_HOWS = {"choices": "Tick every option that is right.", "ordering": "Write the letters in order."}


def _how(asked: Asked) -> str:
    how = _HOWS.get(asked.sheet.asked.kind, "")
    return f' <span class="small">{how}</span>' if how else ""


def _place(asked: Asked) -> str:
    kind = asked.sheet.asked.kind
    if kind == "text":
        return f'<div class="rows">{"<div></div>" * TEXT_ROWS}</div>'
    if kind == "number":
        unit = shown_unit(asked.sheet.asked.unit)
        return (
            f'<div class="space" style="height:{SPACE_MM["number"]}mm"></div>'
            f'<div class="answer">Answer <i></i><span>{rich(unit.strip())}</span>'
            f'<span class="small">{asked.sheet.asked.tolerance.wanted()}</span></div>'
        )
    if kind == "ordering":
        rows = "".join(f"<li><b>{letter}</b>{rich(text)}</li>" for letter, text in _lettered(asked))
        return f'<ul class="options">{rows}</ul><div class="answer">Order <i></i></div>'
    rows = "".join(
        f'<li><span class="box"></span><b>{letter}</b><span>{rich(text)}</span></li>'
        for letter, text in _lettered(asked)
    )
    return f'<ul class="options{" round" if kind == "choice" else ""}">{rows}</ul>'


def _lettered(asked: Asked) -> Iterator[tuple[str, str]]:
    letters = asked.letters
    return ((letters[name], text) for name, text in asked.options)


def key_html(number: int | str, asked: Asked) -> str:
    """The answer to a question, how it is worked, and what is said to wrong ones."""
    lines = "".join(f"<li>{line}</li>" for line in _scheme(asked))
    worth = f'<span class="pts">{points_said(asked.points)}</span>' if asked.points else ""
    worked = rich(asked.sheet.worked)
    return (
        f'<section class="key"><div class="what" style="display:flex;gap:.7rem"><span class="no"><b>{number}</b></span>'
        f'<span><span class="right">{answer_said(asked)}</span></span>{worth}</div>'
        f'<p class="said">{worked}</p>{f"<ul>{lines}</ul>" if lines else ""}</section>'
    )


def answer_said(asked: Asked) -> str:
    """The right answer as HTML: letters, or the number with the range that counts, or a model sentence."""
    question, params = asked.sheet.asked, asked.sheet.params
    truth = question.truth(params)
    if isinstance(question, NumberQuestion):
        low, high = range_said(question, truth)
        unit = rich(shown_unit(question.unit))
        return f"{_figures(truth)}{unit} <span class='small'>counts from {low} to {high}</span>"
    if isinstance(question, ShortTextQuestion):
        return f"For example: {rich(truth)}"
    return asked.right


def range_said(question: NumberQuestion, truth: float) -> tuple[str, str]:
    """The lowest and the highest number that counts as the true one, rounded inwards: what is printed counts.

    >>> from course_lib.questions import question
    >>> range_said(question("quantal.mean_response"), 21.0)
    ('20.58', '21.42')
    """
    margin, power = question.tolerance.margin(truth), 0
    if _needs_power(truth):
        power = _leading(truth)
        truth, margin = truth / 10.0**power, margin / 10.0**power
    last_place = Decimal(1).scaleb(min(0, _leading(margin) - 1))
    ends = ((truth - margin, ROUND_CEILING), (truth + margin, ROUND_FLOOR))
    shown = (Decimal(end).quantize(last_place, rounding=inwards) for end, inwards in ends)
    low, high = (f"{end}{_times_ten(power)}".replace("-", "−") for end in shown)
    return low, high


def _figures(value: float) -> str:
    """A number with as many figures as a marker needs to compare it.

    >>> _figures(0.42857), _figures(-1234.5)
    ('0.4286', '−1234')
    """
    if _needs_power(value):
        power = _leading(value)
        return f"{value / 10.0**power:.3f}{_times_ten(power)}".replace("-", "−")
    return f"{value:.{max(0, 3 - _leading(value))}f}".replace("-", "−")


def _needs_power(value: float) -> bool:
    return bool(value) and not 1e-4 <= abs(value) < 1e7


def _times_ten(power: int) -> str:
    return f" × 10<sup>{power}</sup>" if power else ""


def _leading(value: float) -> int:
    return math.floor(math.log10(abs(value))) if value else 0


def _scheme(asked: Asked) -> Sequence[str]:
    return _SCHEMES[asked.sheet.asked.kind](asked)


def _of_number(asked: Asked) -> list[str]:
    """The three points of a number, and the wrong numbers that tell what went wrong."""
    question, params = asked.sheet.asked, asked.sheet.params
    rows = []
    if asked.points:
        unit = "" if question.unit == "1" else " with its unit"
        rows.append(
            f"{asked.points - 1} for a value in that range{unit}; 1 for the right way to it, also with a wrong value."
        )
    for slip in question.mistakes:
        value = float(slip.answer(params))
        if math.isfinite(value):
            rows.append(f"{_figures(value)}: {rich(question.says(slip.because, params))}")
    return rows


def _of_choice(asked: Asked) -> list[str]:
    question, params = asked.sheet.asked, asked.sheet.params
    letters = asked.letters
    rows = {
        letters[one.id]: rich(question.says(one.reply, params))
        for one in question.options
        if not one.is_right(params)
    }
    said = [f"{letter}: {rows[letter]}" for letter in sorted(rows)]
    if question.kind == "choices" and asked.points:
        count = len(asked.right.split())
        each = f"{asked.points / count:.2g}"
        said.insert(0, f"{each} for each right letter, less {each} for each wrong one; not below 0.")
    return said


def _of_ordering(asked: Asked) -> list[str]:
    if not asked.points:
        return []
    count = len(asked.options)
    pairs = count * (count - 1) // 2
    return [
        f"{points_said(asked.points)} × (2 × pairs in right order ÷ {pairs} − 1), and not below 0: all {pairs} pairs right give "
        f"{asked.points}, half of them none."
    ]


def _of_text(asked: Asked) -> list[str]:
    question, params = asked.sheet.asked, asked.sheet.params
    ideas = [f"1 point: says that {rich(question.says(one.said, params))}" for one in question.ideas]
    beware = [
        f"Beware of “{rich(str(one.answer(params)))}”: {rich(question.says(one.because, params))}"
        for one in question.mistakes
    ]
    return ideas + beware


_SCHEMES: dict[str, Callable[[Asked], list[str]]] = {
    "number": _of_number,
    "choice": _of_choice,
    "choices": _of_choice,
    "ordering": _of_ordering,
    "text": _of_text,
}
