"""What the four source documents claim, beside the primary evidence, with a verdict."""

from dataclasses import dataclass
from functools import cache
from html import escape

from course_lib.errors import CourseError
from course_lib.facts.registry import read_toml, source
from course_lib.facts.tables import html_table

VERDICTS = {
    "right": "the primary evidence says the same",
    "right only if": "true under a condition that the document does not state",
    "right in part": "one half was seen, the other was not tested",
    "simplified": "true in outline, and the part left out changes the answer",
    "incomplete": "true as far as it goes, and the number or the limit that matters is missing",
    "overstated": "the direction is right, the size or the evidence is weaker than the words",
    "misleading": "the numbers may be right, and the reader is led to a wrong conclusion",
    "insufficient evidence": "it was looked for, and too little was found to decide",
    "contradictory": "two of its statements exclude each other, and which is wrong is not known",
    "unsupported": "no evidence found that could decide it",
    "wrong": "the primary evidence contradicts it",
}
CHAPTERS = tuple(f"{number:02d}" for number in range(1, 16))


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Claim:
    """A statement of a source document, the primary evidence, and the verdict with its reason.

    `verdict` is one of `VERDICTS`, `fact_ids` lead to the registry, `chapters` are the two-digit numbers of the chapters that judge the claim.

    >>> claim("#12").verdict
    'misleading'
    """

    id: str
    documents: tuple[str, ...]
    claim: str
    primary: str
    verdict: str
    why: str
    fact_ids: tuple[str, ...]
    chapters: tuple[str, ...]

    def __str__(self) -> str:
        where = " and ".join(self.documents)
        return f"{self.id} {where}: {self.claim} | {self.primary} | {self.verdict}: {self.why}"

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return ClaimTable(claims=(self,))._repr_html_()


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class ClaimTable:
    """Claims ready to be shown beside the primary evidence; made by `claim_table`."""

    claims: tuple[Claim, ...]

    CAPTION = "What the source documents claim"

    def _repr_html_(self) -> str:
        rows = (
            (
                escape(each.id),
                "<br>".join(f"{key}: {escape(_described(key))}" for key in each.documents),
                escape(each.claim),
                escape(each.primary),
                f"<strong>{escape(each.verdict)}</strong>: {escape(each.why)}",
            )
            for each in self.claims
        )
        heads = ("Claim", "Document", "It says", "Primary evidence", "Verdict")
        return html_table(self.CAPTION, heads, rows)

    def __repr__(self) -> str:
        return "\n".join((self.CAPTION, *map(str, self.claims)))


def _described(document: str) -> str:
    """What kind of text a source document is: readers know it by that, not by its number."""
    return source(document).where.partition(": ")[2]


@cache
def _claims() -> dict[str, Claim]:
    lists = ("documents", "fact_ids", "chapters")
    return {
        key: Claim(id=key, **{name: tuple(item) if name in lists else item for name, item in row.items()})
        for key, row in read_toml("claims").items()
    }


def claim(claim_id: str) -> Claim:
    """The claim with that id, such as `"#12"`.

    Raises `CourseError` for an unknown id.

    >>> claim("#11").documents
    ('S1',)
    """
    if not isinstance(claim_id, str) or claim_id not in _claims():
        from course_lib.checks import one_of  # brings NumPy: only for a refusal

        one_of(
            "claim id",
            claim_id,
            _claims(),
            because="claims are numbered, such as #12, or named by their chapter, such as #07a.",
        )
    return _claims()[claim_id]


def claims(chapter: str | None = None) -> tuple[Claim, ...]:
    """The claims that a chapter judges, or all of them, in the order of their numbers.

    `chapter` is the two-digit number of a chapter, such as `"01"`. Raises `CourseError` for anything else.

    >>> [each.id for each in claims(chapter="01")]
    ['#12', '#13']
    """
    if chapter is None:
        return tuple(_claims().values())
    if not isinstance(chapter, str) or chapter not in CHAPTERS:
        raise CourseError(
            f"chapter is {chapter!r}, but must be '01' to '15': chapters go by their two digits."
        )
    return tuple(each for each in _claims().values() if chapter in each.chapters)


def claim_table(*claim_ids: str) -> ClaimTable:
    """The table "What the source documents claim" for those claims, in the given order.

    It shows itself as HTML in a notebook and as text elsewhere. Raises `CourseError` for no or an unknown id.

    >>> claim_table("#12", "#13").claims[1].verdict
    'simplified'
    """
    if not claim_ids:
        raise CourseError(
            "claim_table got no claim id, but must have at least one: an empty table judges nothing."
        )
    return ClaimTable(claims=tuple(map(claim, claim_ids)))
