"""What the trial of JupyterLite takes for a whole site."""

import json

from course_lib.syllabus import lectures
from tools.try_lite import missing


def a_site(folder, names, wheels):
    (folder / "api" / "contents").mkdir(parents=True)
    (folder / "pypi").mkdir()
    (folder / "api/contents/all.json").write_text(json.dumps({"content": [{"name": name} for name in names]}))
    (folder / "pypi/all.json").write_text(json.dumps(wheels))
    return folder


def test_a_site_with_all_chapters_and_the_wheel_is_whole(tmp_path):
    names = [one.notebook.name for one in lectures()]
    assert missing(a_site(tmp_path, names, {"quieting-the-synapse": {}})) == []


def test_a_lost_chapter_and_a_lost_wheel_are_named(tmp_path):
    names = [one.notebook.name for one in lectures()][1:]
    lost, wheel = missing(a_site(tmp_path, names, {}))
    assert lost == f"{lectures()[0].notebook.name} is not in the site."
    assert "wheel" in wheel
