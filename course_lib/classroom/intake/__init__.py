"""Submissions collected: from folders and zips, whose each is, which chapter it belongs to, and what it holds."""
