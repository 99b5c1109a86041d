"""Every live figure of every written chapter says in a page, at any setting, what the kernel says."""

import contextlib
import gzip
import io
import re
from functools import cache as cached

import pytest

import course_lib.live
from course_lib.live import cache
from course_lib.live.scene import Scene
from course_lib.live.space import BUDGET_BYTES
from course_lib.syllabus import written
from course_lib.workshop.html import MOST_GZIPPED_BYTES, told_spaces, write_page
from course_lib.workshop.notebooks import read_notebook
from tests.live_space import unpacked
from tests.test_live_space import CURVE, largest_error, some_settings

CHAPTERS = pytest.mark.parametrize("chapter", list(written()), ids=lambda chapter: chapter.stem)
pytestmark = pytest.mark.slow


@cached
def scenes(chapter):
    """The scenes of a chapter's live figures, as its notebook makes them."""
    found, explore = [], course_lib.live.explore

    def keeping(model, picture, controls, readout=None, title="Live figure"):
        found.append(Scene(model, picture, controls, readout))
        return explore(model, picture, controls, readout, title)

    names = {"display": lambda *shown: None}  # as IPython gives it
    course_lib.live.explore = keeping
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            for cell in read_notebook(chapter.notebook).cells:
                if cell.cell_type == "code":
                    exec(compile(cell.source, cell.id, "exec"), names)
    finally:
        course_lib.live.explore = explore
    return found


@CHAPTERS
def test_two_hundred_settings_of_every_figure_are_the_kernels(chapter):
    assert scenes(chapter)
    for scene in scenes(chapter):
        space = cache.kept_space(scene)
        assert space.bytes <= BUDGET_BYTES
        opening = tuple(kept.index(c.start) for kept, c in zip(space.kept, scene.controls, strict=True))
        error = largest_error(scene, space, [opening, *some_settings(space, 200)])
        assert error <= CURVE, scene.picture.title


@CHAPTERS
def test_no_setting_of_a_written_chapter_is_without_an_answer(chapter):
    for scene in scenes(chapter):
        space = cache.kept_space(scene)
        frame = unpacked(space.body)
        assert not any(frame(setting).problem for setting in some_settings(space, 50))


@CHAPTERS
def test_a_chapter_is_one_page_within_its_weight_that_asks_nobody(chapter, tmp_path):
    target = tmp_path / "page.html"
    write_page(chapter.notebook, target)
    page = target.read_text(encoding="utf-8")
    assert len(gzip.compress(page.encode(), 9)) <= MOST_GZIPPED_BYTES
    assert len(told_spaces(page)) == chapter.notebook.read_text(encoding="utf-8").count("explore(") >= 1
    outside = re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(?!data:)[^"]*"', page)
    assert not outside, "the page must not need anything else"
