"""Pictures that came with a notebook: pasted into a text, written into it as data, or saved with a cell's output."""

import re
from collections.abc import Iterator

from course_lib.classroom.inside.kinds import PICTURES

MOST_PICTURE_TEXT = 2_000_000
MOST_PICTURES = 12
DATA = re.compile(r"data:(?P<kind>image/[\w.+-]+);base64,(?P<data>[A-Za-z0-9+/=\s]{40,}?)(?=[)\"'\s>]|$)")
PASTED = re.compile(r"attachment:(?P<name>[^)\"'>]+?)(?=[)\"'>]|\s+\")")
LINKED = re.compile(r"!\[[^\]]*\]\((?!attachment:|data:)(?P<a>[^)\s]+)|<img[^>]+src=[\"'](?!attachment:|data:)(?P<b>[^\"']+)")  # fmt: skip
TOO_LARGE = {"text/plain": "[a picture that is too large is not shown: ask for a smaller one]"}


def in_text(cell: dict, source: str) -> list[dict[str, str]]:
    """The pictures of a text cell, and a word about each that the text wants but the notebook does not hold."""
    pasted = cell.get("attachments")
    pasted = pasted if isinstance(pasted, dict) else {}
    found = [one for bundle in pasted.values() for one in _of_bundle(bundle)]
    found += [_fitting(hit["kind"], hit["data"]) for hit in DATA.finditer(source)]
    missing = [hit["name"] for hit in PASTED.finditer(source) if hit["name"] not in pasted]
    missing += [hit["a"] or hit["b"] for hit in LINKED.finditer(source)]
    words = [
        {"text/plain": f"[the text shows a picture {one[:100]!r}, which is not in the notebook: ask for it]"}
        for one in missing
    ]
    return (found + words)[:MOST_PICTURES]


def without_data(source: str) -> str:
    """A text with the data of its pictures left out, so that a person can read it."""
    return DATA.sub(lambda hit: f"data:{hit['kind']};base64,…", source)


def saved(cell: dict) -> list[dict[str, str]]:
    """The pictures that a code cell held as its output when it was handed in."""
    outputs = cell.get("outputs")
    found = []
    for output in outputs if isinstance(outputs, list) else ():
        if isinstance(output, dict):
            found += _of_bundle(output.get("data"))
    return found[:MOST_PICTURES]


def _of_bundle(bundle: object) -> Iterator[dict[str, str]]:
    if not isinstance(bundle, dict):
        return
    for kind in PICTURES:
        data = bundle.get(kind)
        if isinstance(data, list):
            data = "".join(one for one in data if isinstance(one, str))
        if isinstance(data, str) and data:
            yield _fitting(kind, data)
            return


def _fitting(kind: str, data: str) -> dict[str, str]:
    if kind not in PICTURES:
        return {"text/plain": f"[a picture of the kind {kind[:40]} cannot be shown: ask for a PNG]"}
    return {kind: data} if len(data) <= MOST_PICTURE_TEXT else TOO_LARGE
