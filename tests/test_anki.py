"""The deck in Anki itself: every card opens, the database is sound, a second import doubles nothing and forgets nothing."""

import pytest

from course_lib.assess.progress.cards import cards, deck_bytes

anki = pytest.importorskip("anki.collection", reason="Anki is not installed: pip install anki")

MONDAY, TUESDAY = 1_790_000_000.0, 1_790_086_400.0


@pytest.fixture
def collection(tmp_path):
    opened = anki.Collection(str(tmp_path / "learner.anki2"))
    yield opened
    opened.close()


def taken_in(collection, path, content):
    """How many notes Anki calls new, updated and so on."""
    path.write_bytes(content)
    wish = anki.ImportAnkiPackageRequest(package_path=str(path), options=anki.ImportAnkiPackageOptions())
    log = collection.import_anki_package(wish).log
    return {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}


def test_every_card_opens_and_the_database_is_sound(collection, tmp_path):
    log = taken_in(collection, tmp_path / "deck.apkg", deck_bytes("01"))
    assert log["new"] == len(cards("01"))
    assert min(collection.find_notes("")) > 0
    for number in collection.find_cards(""):
        card = collection.get_card(number)
        assert card.question()
        assert card.answer()
    said, sound = collection.fix_integrity()
    assert sound, said


def test_a_second_import_doubles_nothing_and_keeps_the_schedule(collection, tmp_path):
    taken_in(collection, tmp_path / "deck.apkg", deck_bytes("01", MONDAY))
    first = collection.find_cards("")[0]
    collection.sched.set_due_date([first], "12")
    before = {number: collection.get_card(number) for number in collection.find_cards("")}
    log = taken_in(collection, tmp_path / "deck.apkg", deck_bytes("01", TUESDAY))
    assert log["new"] == log["conflicting"] == 0
    after = {number: collection.get_card(number) for number in collection.find_cards("")}
    assert after.keys() == before.keys()
    assert all(
        (after[n].due, after[n].ivl, after[n].type) == (before[n].due, before[n].ivl, before[n].type)
        for n in after
    )
    assert after[first].ivl == 12


def test_a_card_whose_text_was_mended_is_updated_where_it_is(collection, tmp_path, monkeypatch):
    taken_in(collection, tmp_path / "deck.apkg", deck_bytes("01", MONDAY))
    mended = [(key, f"{front} (mended)", back, objective) for key, front, back, objective in cards("01")]
    monkeypatch.setattr("course_lib.assess.progress.cards.cards", lambda chapter: mended)
    log = taken_in(collection, tmp_path / "deck.apkg", deck_bytes("01", TUESDAY))
    assert (log["new"], log["updated"]) == (0, len(mended))
    assert "(mended)" in collection.get_note(collection.find_notes("")[0]).fields[0]


def test_decks_of_two_chapters_lie_side_by_side(collection, tmp_path):
    taken_in(collection, tmp_path / "one.apkg", deck_bytes("01", MONDAY))
    log = taken_in(collection, tmp_path / "other.apkg", deck_bytes("02", MONDAY))
    assert log["new"] == len(cards("02"))
    assert len(collection.find_notes("")) == len(cards("01")) + len(cards("02"))
    assert collection.fix_integrity()[1]
