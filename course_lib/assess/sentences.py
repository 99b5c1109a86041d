"""What is said to an answer, in one table that Python and the page's script share (`sentences.json`)."""

import json
from pathlib import Path
from typing import Any

TABLE: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("sentences.json").read_text(encoding="utf-8")
)
LOOKS: dict[str, tuple[str, str]] = {look: tuple(words) for look, words in TABLE["looks"].items()}


def say(name: str, **values: object) -> str:
    """The sentence of this name with its values.

    >>> say("unknown_unit", seen="'florins'", asked="the answer in nM", case="")
    "'florins' is not a unit that we know: give the answer in nM."
    """
    return TABLE["says"][name].format(**values)
