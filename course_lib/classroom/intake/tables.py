"""Tables of text as spreadsheets and learning platforms write them: any encoding and separator that they use."""

import codecs
import csv
import io
from pathlib import Path

from course_lib.errors import CourseError

SEPARATORS = (",", ";", "\t", "|")
MOST_BYTES = 20_000_000
WORKBOOKS = {b"PK\x03\x04": "a workbook (xlsx or ods)", b"\xd0\xcf\x11\xe0": "an old workbook (xls)"}
# Letters that names of this course's readers hold; they tell Windows' encoding from that of old Macs.
USUAL = frozenset("äöüÄÖÜßéèêëàâáåæøçñóòôíîïúùûšžčćłńęąőűğışřěůýÉÅØŠŽ")


def read_rows(path: Path, what: str) -> list[list[str]]:
    """Rows of a table in a file, cells stripped and empty rows left out.

    `what` names the file in errors. Raises `CourseError` when it cannot be read or is no text.
    """
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise CourseError(f"{what} {path} cannot be read ({problem.strerror}): it is a CSV.") from None
    for start, kind in WORKBOOKS.items():
        if content.startswith(start):
            raise CourseError(f"{what} {path.name} is {kind}, but must be a CSV: save it as CSV UTF-8.")
    if len(content) > MOST_BYTES:
        raise CourseError(f"{what} {path.name} has {len(content):,} bytes, far more than a class list holds.")
    text = decoded(content)
    if text is None:
        raise CourseError(f"{what} {path} cannot be read: it is no text; save it as CSV UTF-8.")
    return rows_of(text)


def decoded(content: bytes) -> str | None:
    """The text of a file in whichever encoding it is, or None if it is no text.

    >>> decoded("Zoë".encode("cp1252")), decoded("Zoë".encode("mac_roman")), decoded("Zoë".encode("utf-16"))
    ('Zoë', 'Zoë', 'Zoë')
    """
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            return _strict(content, encoding)
    text = _strict(content, "utf-8-sig")
    if text is None:
        both = [_strict(content, encoding) for encoding in ("cp1252", "mac_roman")]
        text = max(filter(None, both), key=lambda one: sum(letter in USUAL for letter in one), default=None)
    return None if text is None or "\0" in text else text


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def rows_of(text: str) -> list[list[str]]:
    """Rows of a table's text; the separator is the one that its first line holds most often.

    >>> rows_of("sep=;\\nid;name\\nada;Ada, Countess")
    [['id', 'name'], ['ada', 'Ada, Countess']]
    """
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    if said[:4].casefold() == "sep=" and len(said) == 5:
        return _parsed(rest, said[4])
    line = next((one for one in text.splitlines() if one.strip()), "")
    outside = "".join(line.split('"')[::2])  # a comma inside quotes separates nothing
    return _parsed(text, max(SEPARATORS, key=outside.count))


def _parsed(text: str, separator: str) -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    try:
        rows = [
            [cell.replace("\xa0", " ").strip() for cell in row]
            for row in csv.reader(lines, delimiter=separator)
        ]
    except csv.Error as problem:
        raise CourseError(f"The table cannot be read ({problem}): save it once more as CSV UTF-8.") from None
    return [row for row in rows if any(row)]
