"""Marks: the notebook put right, run and judged; given by hand; changed by rules; all of them in one ledger."""
