"""A class: assignments released, collected, run in a sandbox, judged outside, marked and given back."""
