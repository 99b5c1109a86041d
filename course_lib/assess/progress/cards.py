"""Flash cards for Anki, one a question and one a misconception, with ids that stay the same."""

import hashlib
import math
import tempfile
import time
from pathlib import Path

from course_lib.assess.choices import LETTERS
from course_lib.assess.reading import shown_unit
from course_lib.assess.sheet import Sheet, rich, sheet_of
from course_lib.questions import bank
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion
from course_lib.syllabus import chapter as chapter_of

MODEL_ID = 1_724_660_101  # fixed for ever: Anki knows the layout of the cards by it


def deck_bytes(chapter: str, moment: float | None = None) -> bytes:
    """An Anki package (.apkg) of a chapter's cards; importing it again updates cards and keeps their history.

    `moment` is the time of writing in seconds since 1970, now if not given: Anki takes a card's text from whichever
    package is younger, and numbers notes from it, so that it must be above zero.
    Raises `CourseError` for a chapter without questions.
    """
    import genanki

    about = chapter_of(chapter)
    model = genanki.Model(
        MODEL_ID,
        "Quieting the Synapse",
        fields=[{"name": "Front"}, {"name": "Back"}],
        templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}],
    )
    deck = genanki.Deck(_number(f"deck {about.slug}"), f"Quieting the Synapse::{about.id} {about.title}")
    for key, front, back, objective in cards(about.id):
        note = genanki.Note(model=model, fields=[front, back], guid=f"{_number(key):x}", tags=[objective])
        deck.add_note(note)
    with tempfile.TemporaryDirectory() as private:
        file = Path(private) / "deck.apkg"
        genanki.Package(deck).write_to_file(file, timestamp=time.time() if moment is None else moment)
        return file.read_bytes()


def cards(chapter: str) -> list[tuple[str, str, str, str]]:
    """The cards of a chapter as (key, front, back, objective), in HTML.

    >>> "quantal.content#every_site_releases" in [key for key, *_ in cards("01")]
    True
    """
    found = []
    for question in bank(chapter):
        shown = sheet_of(question.id)
        found.append((question.id, _front(shown), rich(shown.worked), question.objective))
        if isinstance(question, NumberQuestion):
            found += [
                (f"{question.id}#{slip.id}", *_slip_card(shown, slip), question.objective)
                for slip in question.mistakes
                if not slip.seldom and math.isfinite(slip.answer(shown.params))
            ]
    return found


def _front(shown: Sheet) -> str:
    if not isinstance(shown.asked, ChoiceQuestion):
        return rich(shown.prompt)
    rows = "".join(f"<br>{LETTERS[i]}) {rich(text)}" for i, (_, text) in enumerate(shown.options))
    return rich(shown.prompt) + rows


def _slip_card(shown: Sheet, slip: Mistake) -> tuple[str, str]:
    value = f"{float(slip.answer(shown.params)):.4g}{shown_unit(shown.asked.unit)}"
    front = f"{rich(shown.prompt)}<br><br>Someone answers <strong>{value}</strong>. What went wrong?"
    return front, rich(shown.asked.says(slip.because, shown.params))


def _number(key: str) -> int:
    """A number between 2³⁰ and 2³¹ that belongs to this key, as Anki wants its ids."""
    digest = hashlib.sha256(f"quieting-the-synapse {key}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % 2**30 + 2**30
