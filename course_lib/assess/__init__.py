"""From an answer to a verdict, and from verdicts to what is due again.

Names are loaded when they are used: marking needs neither widgets nor the file of progress.
"""

import importlib

_HOMES = {
    "Verdict": "verdict",
    "ask": "asking",
    "check": "checking",
    "commit": "predicting",
    "entry_test": "entry",
    "hint": "checking",
    "mark": "marking",
    "once_predicted": "gate",
    "predict": "predicting",
    "progress_panel": "progress.panel",
    "quiz": "asking",
    "reveal": "predicting",
    "worked": "checking",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
