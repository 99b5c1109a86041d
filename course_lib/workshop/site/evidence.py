"""Pages made from the registry: facts by subject, citations, and the verdict on every claim."""

import re
from collections import defaultdict
from functools import cache
from html import escape
from itertools import takewhile
from pathlib import Path

from course_lib.facts import claims, ids, record, source
from course_lib.facts.claims import VERDICTS, Claim
from course_lib.facts.record import STATUS_WORDS, Fact
from course_lib.facts.registry import FOLDER, NOT_SUBJECTS, read_toml
from course_lib.syllabus import chapter
from course_lib.workshop.notebooks import read_notebook
from course_lib.workshop.site.marks import anchor, named, plain, table
from course_lib.workshop.site.pages import tree


def subjects() -> dict[str, str]:
    """The subjects of the registry, each with the title that the head of its file gives it."""
    stems = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem not in NOT_SUBJECTS)
    return {stem: _title(FOLDER / f"{stem}.toml") for stem in stems}


def _title(path: Path) -> str:
    head = takewhile(lambda line: line.startswith("#"), path.read_text(encoding="utf-8").splitlines())
    return " ".join(line.removeprefix("#").strip() for line in head).rstrip(".") or path.stem


def facts_index() -> str:
    """The page above the subjects: what a status means, and every subject with its count."""
    words = "\n".join(
        f"- **{plain(word)}**: {plain(_MEANS[status])}" for status, word in STATUS_WORDS.items()
    )
    rows = [(f"[{plain(title)}]({stem}.md)", str(len(ids(stem)))) for stem, title in subjects().items()]
    return (
        f"# Facts by subject\n\n{len(ids())} facts, each with its unit, its source and its status.\n\n{words}\n\n"
        f"{table(('Subject', 'Facts'), rows)}\n\n{tree(list(subjects()), hidden=True)}\n"
    )


_MEANS = {
    "confirmed": "seen in the paper, its abstract, the text of a label or published code",
    "secondary": "seen in a copy, or quoted in a review",
    "unverified": "not seen in a document; shown with this word wherever it is used",
    "seed_claim": "a popular document says so, and we found no measurement",
}


def facts_page(subject: str) -> str:
    """The facts of one subject as a table in which every row can be linked to."""
    title, rest = _parted(subjects()[subject])
    rows = [_fact_row(record(name)) for name in ids(subject)]
    return f"# {plain(title)}\n\n{plain(rest)}\n\n{table(('Quantity', 'Value, unit (range)', 'Status', 'Source'), rows)}\n"


def _parted(title: str) -> tuple[str, str]:
    """A short title for lists, and the sentence that goes on from it."""
    short, _, rest = (part.strip() for part in title.partition(":"))
    return short, f"{rest[0].upper()}{rest[1:]}." if rest else ""


def _fact_row(one: Fact) -> tuple[str, ...]:
    what = plain(", ".join(filter(None, (one.quantity, one.condition))))
    note = f"<br>*{plain(one.note)}*" if one.note else ""
    seed = f"<br>Claimed by {plain(str(one.seed))}" if one.seed and one.status != "seed_claim" else ""
    status = plain(STATUS_WORDS[one.status])
    status = f"**{status}**" if one.status == "unverified" else status
    cited = source(one.source)
    who = f"{cited.authors} {cited.year or ''}".strip() if cited.authors else cited.where
    name = one.id.partition(".")[2]
    return anchor(name) + what + note, plain(one.value_text) + seed, status, named("source", who, one.source)


def all_facts() -> str:
    """Every fact as a row of one table, HTML of its own: to be searched, each row leading to the fact's place."""
    heads = ("Quantity", "Value, unit (range)", "Status", "Source")
    rows = "".join(_plain_row(record(name), heads) for name in ids())
    tops = "".join(f"<th>{head}</th>" for head in heads)
    return f'<table class="stacks"><thead><tr>{tops}</tr></thead><tbody>{rows}</tbody></table>'


def _plain_row(one: Fact, heads: tuple[str, ...]) -> str:
    subject, _, rest = one.id.partition(".")
    what = escape(", ".join(filter(None, (one.quantity, one.condition))))
    cited = source(one.source)
    who = f"{cited.authors} {cited.year or ''}".strip() if cited.authors else cited.where
    cells = (
        f'<a href="facts/{subject}.html#{rest}">{what}</a>',
        escape(one.value_text),
        escape(STATUS_WORDS[one.status]),
        escape(who),
    )
    inside = "".join(f'<td data-label="{head}">{cell}</td>' for head, cell in zip(heads, cells, strict=True))
    return f"<tr>{inside}</tr>"


def sources_page() -> str:
    """Every citation, in which form it was read, and the facts that rest on it."""
    resting = defaultdict(list)
    for name in ids():
        resting[record(name).source].append(name)
    parts = [
        "# Sources\n\nEach citation once, in which form it was read, and what rests on it. Links leave this site."
    ]
    for key in sorted(read_toml("sources"), key=lambda key: str(source(key)).lower()):
        cited = source(key)
        text = plain(str(cited))
        linked = f"[{text}](<{cited.link}>)" if cited.link else text
        facts = ", ".join(named("fact", _short(record(name)), name) for name in resting[key])
        claimed = ", ".join(named("claim", each.id, each.id) for each in claims() if key in each.documents)
        rest = "; ".join(filter(None, (facts, claimed))) or "No number rests on it alone."
        parts.append(f"{anchor('source-' + key)}{linked}\n: {rest}")
    return "\n\n".join(parts) + "\n"


def _short(one: Fact) -> str:
    return one.quantity


def fact_check_page() -> str:
    """Every claim as a row: who says what, the verdict and its reason, the evidence, and the cell that computes it."""
    counts = {word: sum(each.verdict == word for each in claims()) for word in VERDICTS}
    means = "\n".join(
        f"- **{plain(word)}** ({count}): {plain(VERDICTS[word])}" for word, count in counts.items() if count
    )
    documents = "\n".join(
        f"- **{key}**: {plain(source(key).where.partition(': ')[2])}" for key in _documents()
    )
    heads = ("Claim", "Verdict", "Primary evidence", "Computed in, and the facts")
    return (
        f"# Fact check\n\nPopular sources claim {len(claims())} things that this course judges. The claims stand here in"
        " short form; the verdict is computed by the reader in the chapter that is named.\n\n"
        f"{table(heads, map(_claim, claims()))}\n\n## What the verdicts mean\n\n{means}\n\n"
        f"## Who says so\n\n{documents}\n"
    )


def _documents() -> list[str]:
    return sorted({document for each in claims() for document in each.documents})


def _claim(each: Claim) -> tuple[str, ...]:
    facts = ", ".join(named("fact", _short(record(name)), name) for name in each.fact_ids)
    says = f"{anchor('claim-' + each.id[1:])}**{plain(each.id)}** {plain(each.claim)}<br>*{plain(' and '.join(each.documents))}*"
    where = "<br>".join(_where(each.id, number) for number in each.chapters)
    return (
        says,
        f"**{plain(each.verdict)}**. {plain(each.why)}",
        plain(each.primary),
        "<br>".join(filter(None, (where, facts))),
    )


def _where(claim_id: str, number: str) -> str:
    one = chapter(number)
    if not one.notebook.exists():
        return f"{number} {plain(one.title)} (planned)"
    cell = _cells(one.notebook).get(claim_id)
    title = f"[{number} {plain(one.title)}](chapters/{one.stem}.ipynb)"
    return f"{title}: {named('cell', 'the cell that computes it', f'{one.stem}.{cell}')}" if cell else title


@cache
def _cells(notebook: Path) -> dict[str, str]:
    """The id of the code cell that judges each claim: the one that shows it."""
    shows = re.compile(r"\bclaim(?:_table)?\(([^)]*)\)")
    return {
        claim_id: cell.id
        for cell in reversed(read_notebook(notebook).cells)
        if cell.cell_type == "code"
        for arguments in shows.findall(cell.source)
        for claim_id in re.findall(r"#\w+", arguments)
    }
