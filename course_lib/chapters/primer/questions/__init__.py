"""The questions of the primer: the entry test, and practice for its parts; `bank.py` gathers them."""
