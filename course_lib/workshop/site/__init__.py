"""The book: the chapters and what belongs to them as a static site that asks nobody for anything."""
