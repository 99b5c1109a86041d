"""What answers a prediction stays folded until the prediction is committed or skipped, and opens by itself then.

The fold is plain HTML, the same at every run: the card's script opens it, in a notebook and on a page. Without a
script a reader opens it by hand, which counts as a prediction skipped.
"""

from html import escape

from course_lib.questions import question

SUMMARY = "Folded until your prediction above is committed or skipped"
STYLE = (
    "<style>.qs-gate{border:1px dashed;border-radius:6px;margin:.5em 0;padding:.5em .8em}"
    ".qs-gate[open]{border-style:none;padding:0}.qs-gate>summary{cursor:pointer;font-weight:600;opacity:.8}"
    ".qs-gate[open]>summary{display:none}</style>"
)


class Gated:
    """Things shown together behind one prediction: pictures, tables, texts."""

    def __init__(self, question_id: str, *shown: object) -> None:
        self.question_id, self.shown = question(question_id).id, shown

    def __repr__(self) -> str:
        return "\n".join(_text(each) for each in self.shown)

    def _repr_html_(self) -> str:
        return gate_html(self.question_id, "".join(_html(each) for each in self.shown))


def once_predicted(question_id: str, *shown: object) -> Gated:
    """Pictures, tables and texts that the page shows once the prediction is committed or skipped.

    Raises `CourseError` for an unknown question.

    >>> once_predicted("quantal.predict_block", "1/CV² stays")
    1/CV² stays
    """
    return Gated(question_id, *shown)


def gate_html(question_id: str, inside: str) -> str:
    """The fold of one prediction around HTML.

    >>> gate_html("quantal.locus", "<p>q</p>").partition("</style>")[2][:58]
    '<details class="qs-gate qs-gate-quantal-locus"><summary>Fo'
    """
    name = escape(question_id.replace(".", "-"))
    return f'{STYLE}<details class="qs-gate qs-gate-{name}"><summary>{SUMMARY}</summary>{inside}</details>'


def _html(shown: object) -> str:
    if isinstance(shown, str):
        # A sentence reads as prose; printed lines keep their columns.
        return f"<pre>{escape(shown)}</pre>" if "\n" in shown else f"<p>{escape(shown)}</p>"
    if hasattr(shown, "_repr_html_"):
        return shown._repr_html_()
    if hasattr(shown, "_repr_mimebundle_"):
        return shown._repr_mimebundle_()["text/html"]
    return f"<pre>{escape(str(shown))}</pre>"


def _text(shown: object) -> str:
    return shown if isinstance(shown, str) else repr(shown)
