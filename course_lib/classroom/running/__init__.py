"""Students' cells run apart from everything else, and what became of them."""
