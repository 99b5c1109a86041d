"""The fact registry: every measured number of the course, with its range, unit, status and source.

A file `<subject>.toml` holds the facts of one subject, `sources.toml` each citation once, and
`claims.toml` the statements of the four source documents S0 to S3 beside the primary evidence.
"""

from course_lib.facts.claims import VERDICTS, Claim, ClaimTable, claim, claim_table, claims
from course_lib.facts.presets import fact_ids_of, preset, sources_of
from course_lib.facts.record import Fact, Seed, Source
from course_lib.facts.registry import claimed, fact, fact_range, ids, record, source, source_table
from course_lib.facts.tables import SourceTable

__all__ = [
    "VERDICTS",
    "Claim",
    "ClaimTable",
    "Fact",
    "Seed",
    "Source",
    "SourceTable",
    "claim",
    "claim_table",
    "claimed",
    "claims",
    "fact",
    "fact_ids_of",
    "fact_range",
    "ids",
    "preset",
    "record",
    "source",
    "source_table",
    "sources_of",
]
