"""What a student sees of one variant of a question: plain data for the widget and for the still page."""

import html
import re
from dataclasses import dataclass

from course_lib.assess.reading import shown_unit
from course_lib.questions import question as find
from course_lib.questions import variant
from course_lib.questions.kinds import ChoiceQuestion, NumberQuestion, OrderingQuestion, Question
from course_lib.questions.params import Params

# What to type where an answer lives in the notebook: a name, not a value.
NAMED = {
    "curve": "Name of your array",
    "function": "Name of your function",
    "fit": "Name of your dictionary of estimates",
    "figure": "Name of your Axes",
}


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One variant of a question, ready to be shown."""

    asked: Question
    seed: object
    params: Params

    @property
    def prompt(self) -> str:
        """The question in this variant's numbers."""
        return self.asked.says(self.asked.prompt, self.params)

    @property
    def hints(self) -> list[str]:
        """The three hints, from nudge to method."""
        return [self.asked.says(hint, self.params) for hint in self.asked.hints]

    @property
    def worked(self) -> str:
        """The worked answer of this variant, and why it is worked so."""
        said = (self.asked.says(text, self.params) for text in (self.asked.worked, self.asked.why))
        return " ".join(text for text in said if text)

    @property
    def label(self) -> str:
        """The label of the text box, with the unit where there is one."""
        if isinstance(self.asked, NumberQuestion):
            unit = shown_unit(self.asked.unit)
            return f"Your answer{' in' if unit else ''}{unit}, {self.asked.tolerance.wanted()}"
        return NAMED.get(self.asked.kind, "Your answer")

    @property
    def options(self) -> list[tuple[str, str]]:
        """The ids and texts to choose from or to order; empty for other kinds."""
        if isinstance(self.asked, ChoiceQuestion):
            return [(one.id, self.asked.says(one.text, self.params)) for one in self.asked.options]
        if isinstance(self.asked, OrderingQuestion):
            order = self.asked.shown_order(self.seed)
            return [(one, self.asked.says(self.asked.items[one], self.params)) for one in order]
        return []

    @property
    def varies(self) -> bool:
        """Whether another seed gives other numbers."""
        return bool(vars(self.params))


def sheet_of(question_id: str, seed: object = 1) -> Sheet:
    """The sheet of a question for one seed.

    >>> sheet_of("quantal.locus").options[2]
    ('quantum', 'the quantum q')
    """
    asked = find(question_id)
    return Sheet(asked=asked, seed=seed, params=variant(asked, seed))


def comparison_of(sheet: Sheet) -> dict[str, object]:
    """What stands beside a reader's own sentence: the model, the ideas to tick, and sentences to beware of.

    >>> [name for name, _ in comparison_of(sheet_of("lasting.lingers"))["ideas"]]
    ['drug_stays', 'protein_not_needed']
    """
    asked, params = sheet.asked, sheet.params
    return {
        "model": asked.truth(params),
        "ideas": [[idea.id, asked.says(idea.said, params)] for idea in asked.ideas],
        "beware": [[str(slip.answer(params)), asked.says(slip.because, params)] for slip in asked.mistakes],
    }


def rich(text: str) -> str:
    """Text as HTML, with `code` between backticks.

    >>> rich("`a < b`")
    '<code>a &lt; b</code>'
    """
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))
