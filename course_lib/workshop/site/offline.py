"""The site kept by the browser: which files at once, which afterwards, under a version made from their content."""

import hashlib
import json
import re
from pathlib import Path

from course_lib.files import write_atomically
from course_lib.syllabus import ROOT

_FOLDER = ROOT / "docs" / "_offline"
# At the first visit: what every page needs, and the pages that lead on. The library stays with the server.
_FIRST = re.compile(
    r"(index|glossary|evidence|teach|concept_map|course_map|progress|search|chapters/index)\.html|manifest\.webmanifest|searchindex\.js|"
    r"_static/.*\.(css|js|svg|png|woff2)"
)
_THEN = re.compile(r"(?!reference/).*\.html|_images/.*")


def kept_files(site: Path) -> tuple[list[str], list[str]]:
    """The files that a browser keeps at the first visit, and those that follow, as paths from the site's folder."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    first = [name for name in names if _FIRST.fullmatch(name)]
    return first, [name for name in names if _THEN.fullmatch(name) and name not in set(first)]


def write_offline(site: Path) -> None:
    """Add the manifest and the service worker to a finished site."""
    write_atomically(site / "manifest.webmanifest", (_FOLDER / "manifest.webmanifest").read_bytes())
    first, then = kept_files(site)
    digest = hashlib.sha256()
    for name in [*first, *then]:
        digest.update(name.encode() + b"\0" + (site / name).read_bytes())
    parts = {
        "VERSION": f"course-{digest.hexdigest()[:16]}",
        "FIRST": json.dumps(first, indent=0),
        "THEN": json.dumps(then, indent=0),
    }
    worker = (_FOLDER / "sw.js").read_text(encoding="utf-8")
    text = re.sub(r"@(VERSION|FIRST|THEN)@", lambda found: parts[found[1]], worker)
    write_atomically(site / "sw.js", text.encode())
