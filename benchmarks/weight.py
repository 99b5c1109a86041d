"""The largest chapter page that a browser fetches, gzipped, against the budget of 1.2 MB."""

import gzip
import tempfile
from pathlib import Path

from course_lib.syllabus import written
from course_lib.workshop.html import MOST_GZIPPED_BYTES, told_spaces, write_page

PEER, WANTED = "the budget", 1.0


def run() -> float:
    """Size of the largest page ÷ the budget; prints every page and how its live figures came about."""
    largest = 0
    with tempfile.TemporaryDirectory(prefix="course-bench-") as folder:
        for chapter in written():
            path = Path(folder) / f"{chapter.stem}.html"
            write_page(chapter.notebook, path)
            size = len(gzip.compress(path.read_bytes(), 9))
            print(f"{chapter.stem:<28} {size / 1e3:7.0f} kB gzipped")
            for line in told_spaces(path.read_text(encoding="utf-8")):
                print(f"    {line}")
            largest = max(largest, size)
    return largest / MOST_GZIPPED_BYTES
