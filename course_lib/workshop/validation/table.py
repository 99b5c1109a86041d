"""The table that holds the models against published numbers, misses included: docs/validation.md."""

from functools import cache

from course_lib.facts import record, source
from course_lib.facts.record import shown_number, with_unit
from course_lib.models.pk.tissue_drugs import FITTED_TISSUE_RATIO, FITTED_VOLUME_L
from course_lib.workshop.validation.htbz import htbz_pair, reserpine_and_isotope
from course_lib.workshop.validation.people import valbenazine_in_people
from course_lib.workshop.validation.row import KINDS, Row, inside, one_source_each, published_number
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
one-sided limit or a share near 100 % is easily met, as their rows say. Of the rows on drugs {drugs_inside} of {drugs} *predicted* ones are
inside, of those on systems {systems_inside} of {systems}; many of the latter come from the chapters' own lists of what their models miss, so the
share measures the choice of rows as well.

Where two sources print the same quantity of the same drug it is one row, since both cannot be met where they differ and
neither is twice as hard to meet where they agree: inside means from the lowest to the highest number that the two print,
with no 10 % beyond. Such a row says how it stands to each source alone. With one row for each source *predicted* would be
{inside} of {rows}. A number that lies between its two sources, inside neither alone, counts as inside ({between} of the {two}
such rows); counted as a miss it would make *predicted* {strict} of {once}.

"""
# What was chosen for all rows under a heading, and how; rows name what was chosen for them alone.
CHOSEN = {
    "Valbenazine": "All parameters are those of one population model (Nguyen et al. 2025): clearances, volumes, transit rate, food, "
    "solution, phenotypes. Nothing was fitted here.",
    "Valbenazine in people": "The same model, with its variances between people and the phenotypes of its cohort. Nothing was "
    "fitted; hours and meals of the clinic are assumed, and said so.",
    "Occupancy of VMAT2": "Ki and protein binding of [+]-α-HTBZ are the label's. For deutetrabenazine the total HTBZ that holds half "
    "was set from one row.",
    "Tetrabenazine and deutetrabenazine, with tissue and isotope effects": "Two clearances are the label's. Two shares of CYP2D6 "
    "and three isotope effects (on CYP2D6 of α and of β, and one on all other routes) were solved from five ratios of areas, one of "
    "them unverified. Plasma, tissue, return rate and one rate of absorption, the same for α and β and for both tablets, and a count "
    "of transits for each tablet were fitted to five rows: eleven parameters on ten rows, in all. The label's volumes are not used; "
    f"plasma and tissue together come to {FITTED_VOLUME_L * (1 + FITTED_TISSUE_RATIO):.0f} L, and it prints 500 to 730.",
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
    apart = [each for row in counts["predicted"] for each in one_source_each(row)]
    shared = [one_source_each(row) for row in counts["predicted"] if row.also and inside(row)]
    between = sum(not any(map(inside, each)) for each in shared)
    systems = [row for title in SYSTEMS for row in groups[title] if row.kind == "predicted"]
    drugs = [row for row in counts["predicted"] if row not in systems]
    head = HEAD.format(
        drugs_inside=sum(map(inside, drugs)),
        drugs=len(drugs),
        systems_inside=sum(map(inside, systems)),
        systems=len(systems),
        inside=sum(map(inside, apart)),
        rows=len(apart),
        between=between,
        two=sum(bool(row.also) for row in counts["predicted"]),
        strict=sum(map(inside, counts["predicted"])) - between,
        once=len(counts["predicted"]),
    )
    parts = [head + "\n".join(summary)]
    for title, rows in groups.items():
        heads = (
            "| Quantity | Published | Source | Model | Inside | How |\n| --- | --- | --- | --- | --- | --- |"
        )
        parts.append(f"## {title}\n\n{CHOSEN[title]}\n\n{heads}\n" + "\n".join(map(_line, rows)))
    return "\n\n".join(parts) + "\n"


def _line(row: Row) -> str:
    rows = one_source_each(row)
    fact = record(row.fact_id)
    model = with_unit(shown_number(float(f"{row.model:.3g}")), published_number(fact)[1])
    how = f"{row.kind}. {row.note}".strip()
    if len(rows) > 1:
        first, second = ("inside" if inside(each) else "outside" for each in rows)
        how = f"{how} To the first source alone it is {first}, to the second {second}."
    cells = (
        _quantity(*(each.fact_id for each in rows)),
        "; ".join(record(each.fact_id).value_text for each in rows),
        "; ".join(_who(each.fact_id) for each in rows),
        model,
        "yes" if inside(row) else "**no**",
        how,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _quantity(fact_id: str, also: str = "") -> str:
    conditions = [record(each).condition for each in (fact_id, also) if each]
    return ", ".join(
        filter(None, (record(fact_id).quantity, "; ".join(dict.fromkeys(filter(None, conditions)))))
    )


def _who(fact_id: str) -> str:
    citation = source(record(fact_id).source)
    return f"{citation.authors} {citation.year or ''}".strip() if citation.authors else citation.where
