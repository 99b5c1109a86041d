"""The table that holds the drug models against published numbers, misses included: docs/validation.md."""

from course_lib.facts import record, source
from course_lib.facts.record import shown_number, with_unit
from course_lib.workshop.validation.htbz import htbz_pair, reserpine_and_isotope
from course_lib.workshop.validation.row import KINDS, Row, inside
from course_lib.workshop.validation.tissue import tissue_pair
from course_lib.workshop.validation.valbenazine import valbenazine

HEAD = """# What the drug models give, beside what was published

Made by `course build`; a test holds this page equal to a fresh run.
Inside means: within the published range, or within 10 % of the value where no range is printed, or on the
right side of a one-sided limit. A miss stays in the table, with its reason.

"""


def validation_rows() -> dict[str, list[Row]]:
    """All rows, by the heading under which they stand.

    >>> "Valbenazine" in validation_rows()
    True
    """
    return {
        "Valbenazine": valbenazine(),
        "Tetrabenazine and deutetrabenazine": htbz_pair(),
        "The same pair with tissue and two isotope effects": tissue_pair(),
        "Reserpine and the isotope effect": reserpine_and_isotope(),
    }


def validation_table() -> str:
    """The text of docs/validation.md.

    >>> validation_table().splitlines()[0]
    '# What the drug models give, beside what was published'
    """
    groups = validation_rows()
    every = [row for rows in groups.values() for row in rows]
    counts = {kind: [row for row in every if row.kind == kind] for kind in KINDS}
    summary = [
        f"- **{kind}**: {KINDS[kind]}. {sum(map(inside, rows))} of {len(rows)} inside."
        for kind, rows in counts.items()
    ]
    parts = [HEAD + "\n".join(summary)]
    for title, rows in groups.items():
        heads = (
            "| Quantity | Published | Source | Model | Inside | How |\n| --- | --- | --- | --- | --- | --- |"
        )
        parts.append(f"## {title}\n\n{heads}\n" + "\n".join(map(_line, rows)))
    return "\n\n".join(parts) + "\n"


def _line(row: Row) -> str:
    fact = record(row.fact_id)
    citation = source(fact.source)
    who = f"{citation.authors} {citation.year or ''}".strip() if citation.authors else citation.where
    quantity = ", ".join(filter(None, (fact.quantity, fact.condition)))
    model = with_unit(shown_number(float(f"{row.model:.3g}")), fact.unit)
    how = f"{row.kind}. {row.note}".strip()
    cells = (quantity, fact.value_text, who, model, "yes" if inside(row) else "**no**", how)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
