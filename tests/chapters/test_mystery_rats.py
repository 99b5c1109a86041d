"""Mystery rats hide their story well enough to need assays, and tell it to who asks the right ones."""

import pytest

from course_lib.chapters.reserpine_vs_valbenazine.mystery import mystery_rats
from course_lib.chapters.reserpine_vs_valbenazine.questions.mechanism import hidden_rats
from course_lib.errors import CourseError
from course_lib.models.target.assays import STORIES

MANY = 400


def seeds_of(story):
    return [seed for seed in range(1, 60) if hidden_rats(seed).story == story][:5]


def verdict(rats):
    if rats.protein(2, MANY).mean() < 0.7:
        return "destroyed"
    return "slow" if rats.washed(48, MANY).mean() - rats.washed(1, MANY).mean() > 0.05 else "for_ever"


@pytest.mark.parametrize("story", STORIES)
def test_protein_and_washing_tell_every_story(story):
    assert {verdict(mystery_rats(seed)) for seed in seeds_of(story)} == {story}


def test_the_same_assay_reads_the_same_and_another_day_reads_other_animals():
    rats = mystery_rats(8)
    assert (rats.binding(2) == rats.binding(2)).all()
    assert (rats.protein(2) != rats.protein(3)).all()


def test_the_reason_is_folded_away_and_never_in_the_name():
    rats = mystery_rats(8)
    assert STORIES[hidden_rats(8).story] in rats.reveal()
    assert rats.reveal()._repr_html_().startswith("<details")
    assert not any(told in repr(rats) for told in STORIES.values())


@pytest.mark.parametrize("bad", [0, -1, 1000, "two", None, float("nan"), True])
def test_impossible_times_are_refused_in_one_sentence(bad):
    for assay in ("binding", "protein", "washed"):
        with pytest.raises(CourseError):
            getattr(mystery_rats(1), assay)(bad)
