"""One fact, one citation, and what a source document says of the same quantity."""

from dataclasses import dataclass

STATUS_WORDS = {
    "confirmed": "confirmed",
    "secondary": "secondary",
    "unverified": "unverified",
    "seed_claim": "claimed, no primary value",
}
READ_WORDS = {
    "primary": "read",
    "abstract": "abstract read",
    "code": "published code read",
    "copy": "read in a copy",
    "review": "quoted by another document",
    "not seen": "not seen",
}
PRETTY_UNITS = (
    ("uM", "µM"),
    ("um", "µm"),
    ("angstrom", "Å"),
    ("degC", "°C"),
    ("**2", "²"),
    ("**3", "³"),
    ("*", "·"),
)
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
BOUND_SIGNS = {"": "", "lower": "> ", "upper": "< ", "about": "≈ "}


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A citation, and in which form it was read.

    `read` is `primary`, `abstract`, `code`, `copy`, `review` or `not seen`.

    >>> str(Source(key="x2020", authors="Xu", year=2020, where="J Test 1:2", kind="paper", read="abstract"))
    'Xu 2020, J Test 1:2 (abstract read)'
    """

    key: str
    where: str
    kind: str
    read: str
    authors: str = ""
    year: int | None = None
    title: str = ""
    doi: str = ""
    url: str = ""

    @property
    def link(self) -> str:
        """Address of the document, or an empty text where none is known."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    def __str__(self) -> str:
        who = f"{self.authors} {self.year or ''}".strip()
        parts = [part for part in (who, self.title, self.where) if part]
        return f"{', '.join(parts)} ({READ_WORDS[self.read]})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Seed:
    """What a source document (S0 to S3) says of a quantity: a number with its unit, or a statement.

    >>> str(Seed(document="S1", value=1.0, unit="1"))
    'S1: 1'
    """

    document: str
    value: float | None = None
    unit: str = ""
    bound: str = ""
    statement: str = ""

    def __str__(self) -> str:
        said = self.statement or with_unit(f"{BOUND_SIGNS[self.bound]}{shown_number(self.value)}", self.unit)
        return f"{self.document}: {said}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A quantity as its source reports it.

    A number has `value` and `unit` (`"1"` when it counts or compares), often `low` and `high`;
    `bound` tells that the source gives only a `lower` or `upper` limit or the word `about`.
    A qualitative fact has a `statement` instead. `seed` is what a source document says of the same quantity.

    >>> print(Fact(id="x.ki", quantity="Ki of x", value=3.0, unit="nM", status="unverified", source="x2020"))
    Ki of x: 3 nM (unverified)
    """

    id: str
    quantity: str
    status: str
    source: str
    symbol: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str = ""
    unit: str = ""
    statement: str = ""
    condition: str = ""
    note: str = ""
    seed: Seed | None = None

    @property
    def value_text(self) -> str:
        """Value with range and unit, or the statement; an unverified one says so."""
        text = f"{self._said()} ({self._span()})" if self._span() else self._said()
        return f"{text} (unverified)" if self.status == "unverified" else text

    def _said(self) -> str:
        if self.value is not None:
            return with_unit(f"{BOUND_SIGNS[self.bound]}{shown_number(self.value)}", self.unit)
        if self.status == "seed_claim" and self.seed:
            return f"claimed by {self.seed}"
        return self.statement

    def _span(self) -> str:
        return f"{shown_number(self.low)} to {shown_number(self.high)}" if self.low is not None else ""

    def __str__(self) -> str:
        return f"{', '.join(filter(None, (self.quantity, self.condition)))}: {self.value_text}"


def shown_number(value: float) -> str:
    """A number as the course prints it: six figures at most, true minus sign, powers of ten written out.

    >>> shown_number(-3.20), shown_number(4e-06)
    ('−3.2', '4 × 10⁻⁶')
    """
    digits, _, power = f"{value:.6g}".partition("e")
    if power:
        digits += f" × 10{str(int(power)).translate(SUPERSCRIPTS)}"
    return digits.replace("-", "−")


def with_unit(number: str, unit: str) -> str:
    """A printed number followed by its unit as print has it; a pure number stands alone.

    >>> with_unit("0.06", "1"), with_unit("3", "uM"), with_unit("80", "angstrom**2")
    ('0.06', '3 µM', '80 Å²')
    """
    if unit in ("", "1"):
        return number
    for typed, printed in PRETTY_UNITS:
        unit = unit.replace(typed, printed)
    return f"{number} {unit}"
