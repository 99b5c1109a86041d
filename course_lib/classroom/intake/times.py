"""Moments as platforms and people write them, read as points of time and never as text."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from course_lib.errors import CourseError

FORMATS = (
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %I:%M %p",
    "%Y-%m-%d-%H-%M-%S",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%b %d, %Y %I%M %p",
    "%b %d, %Y %I:%M %p",
    "%B %d, %Y %I%M %p",
    "%B %d, %Y %I:%M %p",
)
# As Moodle's grading sheet writes them: “Sonntag, 29. November 2026, 10:05” and “Sunday, 29 November 2026, 10:05 AM”.
WITH_MONTH = re.compile(
    r"(?:[^\W\d]+, )?(?P<day>\d{1,2})\.? (?P<month>[^\W\d]{3,})\.? (?P<year>\d{4}),? (?P<clock>\d.*)"
)
MONTHS = {
    "jan": 1, "jän": 1, "feb": 2, "mar": 3, "mär": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip
# Abbreviations that mean one offset everywhere, in hours; CST, IST and BST mean several, and only a zone can tell.
OFFSETS_h = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3,
    "MSK": 3, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8,
    "HST": -10, "NZST": 12, "NZDT": 13, "AEST": 10, "AEDT": 11, "ACST": 9.5, "ACDT": 10.5, "AWST": 8, "JST": 9,
    "KST": 9, "SAST": 2, "WAT": 1, "CAT": 2, "EAT": 3, "HKT": 8, "SGT": 8, "PKT": 5, "WIB": 7,
}  # fmt: skip
OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?")
WITH_ZONE = re.compile(
    r"(?P<moment>.*(?:\d|[AP]M))\s*(?P<zone>Z|(?:UTC|GMT)?[+-]\d{1,2}:?(?:\d\d)?|[A-Za-z][\w+/-]*)"
)
HOW = "write it as 2026-11-03 23:59 Europe/Berlin, with the zone of your class"


def zone_named(name: str) -> tzinfo:
    """The time zone of that name (Europe/Berlin), abbreviation (CET) or offset (-03).

    Raises `CourseError` for an unknown name, and for an abbreviation that means several offsets.
    """
    if hit := OFFSET.fullmatch(name):
        size = timedelta(hours=int(hit["hours"]), minutes=int(hit["minutes"] or 0))
        if size <= timedelta(hours=15):
            return timezone(size if hit["sign"] == "+" else -size)
    if name.upper() in OFFSETS_h:
        return timezone(timedelta(hours=OFFSETS_h[name.upper()]))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CourseError(f"The time zone {name[:40]!r} is not known or means several: {HOW}.") from None


def moment(text: str, home: tzinfo | None = None) -> datetime:
    """The point of time that a text names; a text without a zone is in the zone `home` (None: this machine's).

    Raises `CourseError` when it cannot be told.

    >>> moment("2026-10-25 02:30:00 CEST") < moment("2026-10-25 02:10:00 CET")
    True
    >>> moment("2026-11-03 23:59 -03").isoformat()
    '2026-11-04T02:59:00+00:00'
    >>> moment("Sonntag, 29. November 2026, 10:05 CET") == moment("Sunday, 29 November 2026, 9:05 AM UTC")
    True
    """
    cleaned = (
        " ".join(text.replace("T", " ").split()) if re.match(r"\d{4}-\d\d-\d\dT", text.strip()) else text
    )
    cleaned = _with_number_of_month(" ".join(cleaned.split()))
    plain = _plain(cleaned)
    if plain is not None:
        return _placed(plain, home)
    hit = WITH_ZONE.fullmatch(cleaned)
    plain = _plain(hit["moment"].strip()) if hit else None
    if plain is None:
        raise CourseError(f"The time {text[:60]!r} cannot be read: {HOW}.")
    return _by_abbreviation(plain, hit["zone"], home) or _placed(plain, zone_named(hit["zone"]))


def zone_of(text: str) -> tzinfo | None:
    """The zone that a text with a time names; None where it names none.

    >>> zone_of("2026-11-03 23:59 Europe/Berlin"), zone_of("2026-11-03 23:59")
    (zoneinfo.ZoneInfo(key='Europe/Berlin'), None)
    """
    hit = WITH_ZONE.fullmatch(" ".join(text.split()))
    return zone_named(hit["zone"]) if hit and _plain(text) is None else None


def _with_number_of_month(text: str) -> str:
    hit = WITH_MONTH.fullmatch(text)
    month = MONTHS.get(hit["month"][:3].casefold()) if hit else None
    return f"{hit['year']}-{month:02}-{int(hit['day']):02} {hit['clock']}" if month else text


def _plain(text: str) -> datetime | None:
    for form in FORMATS:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None


def _by_abbreviation(plain: datetime, name: str, home: tzinfo | None) -> datetime | None:
    # In the hour that comes twice, the abbreviation tells which; and CST is home's own, where home has one.
    for fold in (0, 1):
        there = plain.replace(fold=fold)
        there = there.replace(tzinfo=home) if home else there.astimezone()
        if there.tzname() == name:
            return there.astimezone(UTC)
    return None


def _placed(plain: datetime, zone: tzinfo | None) -> datetime:
    placed = plain.replace(tzinfo=zone) if zone else plain.astimezone()
    return placed.astimezone(UTC)
