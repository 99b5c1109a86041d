"""The speaker's notes of one slide as HTML, with the wrong answers that the bank of questions knows."""

from html import escape

from course_lib.assess.reading import shown_unit
from course_lib.assess.sheet import Sheet, sheet_of
from course_lib.questions.kinds import ChoiceQuestion, NumberQuestion
from course_lib.workshop.slides.talk import Slide
from course_lib.workshop.slides.wall import in_plain_words, inline


def known_mistakes(question_id: str) -> list[tuple[str, str]]:
    """The wrong answers to a question of the bank, each with the reply, in the numbers of its first variant.

    >>> known_mistakes("quantal.predict_block")[0][0]
    'it falls'
    """
    sheet = sheet_of(question_id)
    asked, params = sheet.asked, sheet.params
    if isinstance(asked, ChoiceQuestion):
        astray = [one for one in asked.options if not one.is_right(params)]
        return [(asked.says(one.text, params), asked.says(one.reply, params)) for one in astray]
    return [(_wrong(sheet, one), asked.says(one.because, params)) for one in asked.mistakes]


def _wrong(sheet: Sheet, mistake) -> str:
    if isinstance(sheet.asked, NumberQuestion):
        return f"{mistake.answer(sheet.params):.3g}{shown_unit(sheet.asked.unit)}"
    return mistake.id.replace("_", " ")


def notes_html(slide: Slide) -> str:
    """What to say, ask and expect at one slide, as HTML."""
    rows = [f"<p>{inline(slide.say)}</p>"]
    if slide.ask:
        rows += [
            f"<p><strong>Ask:</strong> {inline(slide.ask)}</p>",
            f"<p><strong>Good:</strong> {inline(slide.good)}</p>",
        ]
    wrong = [inline(one) for one in slide.expect]
    if slide.question:
        known = known_mistakes(slide.question)
        wrong += [f"“{escape(answer)}”: {inline(in_plain_words(reply))}" for answer, reply in known]
    if wrong:
        rows.append(f"<p><strong>Expect:</strong></p><ul>{''.join(f'<li>{one}</li>' for one in wrong)}</ul>")
    return "".join(rows)


def aside(slide: Slide) -> str:
    """The notes as reveal.js keeps them beside a slide."""
    return f'<aside class="notes">{notes_html(slide)}</aside>'
