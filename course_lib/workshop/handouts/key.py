"""The key to a question on paper: its answer, how it is worked, and how a marker gives points for it."""

import math
from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from course_lib.assess.sheet import rich
from course_lib.assess.units import shown_unit
from course_lib.questions.kinds import NumberQuestion, ShortTextQuestion
from course_lib.workshop.handouts.asked import Asked, points_said


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
