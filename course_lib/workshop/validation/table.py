"""The table that holds the models against published numbers, misses included: docs/validation.md."""

from functools import cache

from course_lib.facts import record, source
from course_lib.facts.record import shown_number, with_unit
from course_lib.workshop.validation.htbz import htbz_pair, reserpine_and_isotope
from course_lib.workshop.validation.people import valbenazine_in_people
from course_lib.workshop.validation.row import KINDS, Row, inside, published_number
from course_lib.workshop.validation.scans import occupancies
from course_lib.workshop.validation.systems import SYSTEMS
from course_lib.workshop.validation.tissue import tissue_pair
from course_lib.workshop.validation.valbenazine import valbenazine

HEAD = """# What the models give, beside what was published

Made by `course build`; a test holds this page equal to a fresh run.
Inside means: within the published range, or within 10 % of the value where no range is printed, or on the
right side of a one-sided limit. A miss stays in the table, with its reason. A number published over people is held
against a crowd where the model has one, and a formulation against itself where the source states it. Drugs come first,
then the systems they act on. No score is read off the whole page: only *predicted* rows could have failed freely, and a
one-sided limit or a share near 100 % is easily met, as their rows say.

"""
# What was chosen for all rows under a heading, and how; rows name what was chosen for them alone.
CHOSEN = {
    "Valbenazine": "All parameters are those of one population model (Nguyen et al. 2025): clearances, volumes, transit rate, food, "
    "solution, phenotypes. Nothing was fitted here.",
    "Valbenazine in people": "The same model, with its variances between people and the phenotypes of its cohort. Nothing was "
    "fitted; hours and meals of the clinic are assumed, and said so.",
    "Occupancy of VMAT2": "Ki and protein binding of [+]-α-HTBZ are the label's. For deutetrabenazine the total HTBZ that holds half "
    "was set from one row.",
    "Tetrabenazine and deutetrabenazine, with tissue and two isotope effects": "Clearances and the ends of the volumes are the "
    "label's, shares of CYP2D6 come from tetrabenazine with paroxetine; two isotope effects were solved, and the share of the "
    "volumes, the tissue, its return rate and three rates of absorption were fitted, to the rows that say so.",
    "What the simple pair costs": "One compartment a metabolite and one isotope effect, as chapter 08 keeps it: absorption and "
    "isotope effect were fitted, clearances and volumes are the label's. The pair above has replaced it.",
    "Reserpine and the isotope effect": "Half-lives are measured; volume, absorption and shares of the phases are illustrative.",
    **{title: chosen for title, (_, chosen) in SYSTEMS.items()},
}


@cache
def validation_rows() -> dict[str, list[Row]]:
    """All rows, by the heading under which they stand.

    >>> "Valbenazine" in validation_rows()
    True
    """
    groups = (valbenazine, valbenazine_in_people, occupancies, tissue_pair, htbz_pair, reserpine_and_isotope)
    groups += tuple(rows for rows, _ in SYSTEMS.values())
    return {title: rows() for title, rows in zip(CHOSEN, groups, strict=True)}


def validation_table() -> str:
    """The text of docs/validation.md.

    >>> validation_table().splitlines()[0]
    '# What the models give, beside what was published'
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
        parts.append(f"## {title}\n\n{CHOSEN[title]}\n\n{heads}\n" + "\n".join(map(_line, rows)))
    return "\n\n".join(parts) + "\n"


def _line(row: Row) -> str:
    fact = record(row.fact_id)
    citation = source(fact.source)
    who = f"{citation.authors} {citation.year or ''}".strip() if citation.authors else citation.where
    quantity = ", ".join(filter(None, (fact.quantity, fact.condition)))
    model = with_unit(shown_number(float(f"{row.model:.3g}")), published_number(fact)[1])
    how = f"{row.kind}. {row.note}".strip()
    cells = (quantity, fact.value_text, who, model, "yes" if inside(row) else "**no**", how)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
