"""A question where no kernel runs: choices still reply, texts are compared, numbers show prompt and hints and keep their answer."""

from functools import cache
from html import escape
from pathlib import Path

from course_lib.assess.choices import LETTERS, MISSING
from course_lib.assess.sheet import NAMED, Sheet, rich
from course_lib.questions.kinds import ChoiceQuestion, ShortTextQuestion

# Handlers stand in attributes and look at their own form only, so that many questions share a page without ids.
_CHECK_ONE = (
    "var f=this.form,c=f.querySelector('input:checked'),o=f.querySelector('output');"
    "o.textContent=c?(c.dataset.right?'✓ Right. ':'✗ Not yet. ')+c.dataset.reply:'? Nothing is chosen yet.'"
)
_CHECK_SEVERAL = (
    "var f=this.form,o=f.querySelector('output'),a=[...f.querySelectorAll('input')],"
    "w=a.filter(i=>i.checked&&!i.dataset.right),m=a.filter(i=>!i.checked&&i.dataset.right);"
    "o.textContent=!a.some(i=>i.checked)?'? Nothing is chosen yet.':!w.length&&!m.length?'✓ Right. '+f.dataset.means:"
    "'✗ Not yet. '+w.map(i=>'“'+i.dataset.text+'”: '+i.dataset.reply).concat("
    f"m.map(i=>'{MISSING} '+i.dataset.idea)).join(' ')"
)


@cache
def style() -> str:
    """The style sheet that the widget and the still share."""
    return Path(__file__).with_name("question.css").read_text(encoding="utf-8")


def still_html(sheet: Sheet) -> str:
    """The question as a form of plain HTML, the same at every run; only choices carry their replies."""
    asked = sheet.asked
    bodies = {ChoiceQuestion: _choices, ShortTextQuestion: _text}
    body = bodies.get(type(asked), _other)(sheet)
    means = escape(asked.says(asked.means, sheet.params)) if asked.kind == "choices" else ""
    data = f' data-means="{means}"' if means else ""
    hints = "".join(
        f"<details><summary>Hint {number}</summary><p>{rich(hint)}</p></details>"
        for number, hint in enumerate(sheet.hints, start=1)
    )
    return (
        f"<style>{style()}</style>"
        f'<form class="qs-question" onsubmit="return false"{data}><fieldset><legend>{rich(sheet.prompt)}</legend>'
        f'{body}</fieldset>{hints}<p class="qs-foot">{escape(asked.id)} · variant {escape(str(sheet.seed))}</p></form>'
    )


def _choices(sheet: Sheet) -> str:
    several = sheet.asked.kind == "choices"
    rows = "".join(
        f'<label><input type="{"checkbox" if several else "radio"}" name="option"'
        f'{" data-right=1" if option.is_right(sheet.params) else ""} data-text="{escape(text)}" '
        f'data-reply="{escape(sheet.asked.says(option.reply, sheet.params))}" '
        f'data-idea="{escape(sheet.asked.says(option.idea or option.reply, sheet.params))}"> <span>{rich(text)}</span></label>'
        for option, (_, text) in zip(sheet.asked.options, sheet.options, strict=True)
    )
    handler = escape(_CHECK_SEVERAL if several else _CHECK_ONE)
    return (
        f'{rows}<button type="button" onclick="{handler}">Check</button>'
        '<output role="status" aria-live="polite"></output>'
    )


def _text(sheet: Sheet) -> str:
    asked = sheet.asked
    ticks = "".join(
        f'<label><input type="checkbox"> <span>{rich(asked.says(idea.said, sheet.params))}</span></label>'
        for idea in asked.ideas
    )
    return (
        '<label class="qs-field"><span>Your answer</span><textarea rows="3"></textarea></label>'
        f"<details><summary>Compare with a model sentence</summary><p>{rich(asked.truth(sheet.params))}</p>"
        f"<p>I said that …</p>{ticks}</details>"
    )


def _other(sheet: Sheet) -> str:
    kind, name = sheet.asked.kind, sheet.asked.id
    items = "".join(f"<li>{rich(text)}</li>" for _, text in sheet.options)
    order = str(sorted(option for option, _ in sheet.options)).replace("'", '"')
    example = {"number": "your_number", "ordering": order}.get(kind, "your_name")
    how = f'check("{name}", {example}, seed={sheet.seed!r})'
    noun = NAMED[kind].removeprefix("Name of your ") if kind in NAMED else "answer"
    return (f"<ul>{items}</ul>" if items else "") + (
        f'<p class="qs-how">Answer in a running notebook, here or with <code>{escape(how, quote=False)}</code>'
        f"{f', where <code>your_name</code> is your {noun}' if kind in NAMED else ''}"
        f"{', with the names in your order' if kind == 'ordering' else ''}.</p>"
    )


def still_text(sheet: Sheet) -> str:
    """The question as plain text, for terminals and text displays."""
    lines = [sheet.prompt]
    lines += [f"  {LETTERS[i]}) {text}  [{name}]" for i, (name, text) in enumerate(sheet.options)]
    return "\n".join([*lines, f'Answer with check("{sheet.asked.id}", …, seed={sheet.seed!r}).'])
