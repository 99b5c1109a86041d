"""Every written chapter becomes a page whose live figures moved through every control without a refusal."""

import json
import re

import pytest

from course_lib.syllabus import written
from course_lib.workshop.html import MOST_BYTES, write_page

FRAMES = re.compile(r'<div class="qs-static">.*?<script type="application/json">(.*?)</script>', re.DOTALL)


@pytest.mark.parametrize("chapter", list(written()), ids=lambda chapter: chapter.stem)
def test_a_chapter_is_one_page_with_figures_that_move(chapter, tmp_path):
    target = tmp_path / "page.html"
    write_page(chapter.notebook, target)
    page = target.read_text(encoding="utf-8")
    assert len(page.encode()) <= MOST_BYTES
    figures = [json.loads(found) for found in FRAMES.findall(page)]
    assert len(figures) == chapter.notebook.read_text(encoding="utf-8").count("explore(") >= 1
    for figure in figures:
        for control, frames in zip(figure["spec"]["controls"], figure["frames"], strict=True):
            assert len(frames) == len(control["texts"])
            for text, frame in zip(control["texts"], frames, strict=True):
                assert "problem" not in frame, f"{control['label']} {text}: {frame['problem']}"
    outside = re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(?!data:)[^"]*"', page)
    assert not outside, "the page must not need anything else"
