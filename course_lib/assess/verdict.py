"""What a student hears about an answer, as text and as HTML that suits light and dark pages."""

from dataclasses import dataclass
from html import escape

from course_lib.assess.sentences import LOOKS

_COLOURS = {  # symbol and word say it; the colour only repeats it
    "right": "var(--jp-success-color1, #2e7d32)",
    "partly": "var(--jp-warn-color1, #b26a00)",
    "wrong": "var(--jp-error-color1, #c62828)",
    "noted": "var(--jp-info-color1, #1565c0)",
    "unread": "var(--jp-border-color0, #757575)",
}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The verdict on one answer.

    `score` lies between 0 and 1; `mistake` is the id of the recognised mistake, or None; `hint_level` is the
    number of hints that had been opened (0 to 3). An answer that could not be read (`counted=False`) is no attempt, nor
    is a text that is `noted` and not judged.
    `note` carries what is not about the answer, such as a full disk.

    >>> print(Verdict(correct=True, score=1.0, message="The mean is 100 nM."))
    ✓ Right. The mean is 100 nM.
    """

    correct: bool
    score: float
    message: str
    mistake: str | None = None
    hint_level: int = 0
    counted: bool = True
    note: str = ""
    noted: bool = False

    @property
    def look(self) -> str:
        """`right`, `partly`, `wrong`, `unread`, or `noted` for a text that its writer compares."""
        if not self.counted:
            return "noted" if self.noted else "unread"
        return "right" if self.correct else "partly" if self.score > 0 else "wrong"

    @property
    def heading(self) -> str:
        """The verdict in a word or two.

        >>> Verdict(correct=False, score=0.0, message="").heading
        'Not yet'
        """
        return LOOKS[self.look][1]

    def __str__(self) -> str:
        symbol, word = LOOKS[self.look]
        return " ".join(part for part in (f"{symbol} {word}.", self.message, self.note) if part)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        (symbol, word), colour = LOOKS[self.look], _COLOURS[self.look]
        note = f'<div style="opacity:.8">{escape(self.note)}</div>' if self.note else ""
        return (
            f'<div class="qs-verdict" role="status" style="border-left:.3em solid {colour};'
            'padding:.3em .8em;margin:.4em 0;max-width:44em">'
            f'<strong><span aria-hidden="true">{symbol}</span> {word}.</strong> {escape(self.message)}{note}</div>'
        )


def unread(sentence: str) -> Verdict:
    """The verdict on an answer that cannot be read: it says why and costs no attempt.

    >>> print(unread("Nothing is answered yet."))
    ? Not counted. Nothing is answered yet.
    """
    return Verdict(correct=False, score=0.0, message=sentence, counted=False)


def noted(message: str) -> Verdict:
    """What is said to a text that its writer compares with a model; it is no attempt yet."""
    return Verdict(correct=False, score=0.0, message=message, counted=False, noted=True)


def right(message: str) -> Verdict:
    """The verdict on a right answer."""
    return Verdict(correct=True, score=1.0, message=message)


def wrong(message: str, mistake: str | None = None, score: float = 0.0) -> Verdict:
    """The verdict on an answer that is not right yet, with the share of it that is."""
    return Verdict(correct=False, score=score, message=message, mistake=mistake)
