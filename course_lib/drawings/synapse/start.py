"""The living synapse on a page or a slide: the script put together, its look, and the HTML that starts it."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files

from course_lib.checks import one_of
from course_lib.drawings.drawing import drawing
from course_lib.drawings.palette import tokens_css
from course_lib.drawings.synapse.states import (
    MOST_SITES,
    SCRIPT_NAMES,
    HIGHEST_RATE_per_s,
    SynapseState,
    preset,
)
from course_lib.drawings.synapse.tables import tables

TITLE = "A dopamine terminal above a dendritic spine"
NOTE = (
    "Computed: release, how full vesicles and cytosol are, and what dopamine holds of the receptors. Drawn, not"
    " computed: paths of molecules, DAT, MAO, autoreceptor; a dot stands for hundreds of molecules or more."
    " Not to scale; time is stretched."
)
# In the order in which they use each other.
_PARTS = (
    "random", "model", "svg", "geometry", "scenery", "labels", "contents", "motion", "paint", "words", "strip",
    "controls", "synapse", "start",
)  # fmt: skip
_SEED, _KEPT_IMPULSES = 5, 2_000
_SLIDERS = (
    ("rate", "impulses", 0, HIGHEST_RATE_per_s, 0.25, None),
    ("n", "release sites, n", 1, MOST_SITES, 1, None),
    ("p", "release probability, p", 0, 1, 0.05, None),
    ("block", "VMAT2 blocked", 0, 0.95, 0.05, "vmat"),
    ("held", "D2 receptors blocked", 0, 1, 0.05, "ap"),
)
_FIELDS = dict(zip(SynapseState.__dataclass_fields__, SCRIPT_NAMES, strict=True))
_KEYS = ("name", "label", "low", "high", "step", "colour")


def _read(name: str) -> str:
    return (files("course_lib.drawings.synapse") / name).read_text(encoding="utf-8")


@cache
def script() -> str:
    """The whole script, without a word about how it is started.

    >>> "function livingSynapse" in script()
    True
    """
    return "\n".join(_read(f"script/{part}.js") for part in _PARTS)


@cache
def style() -> str:
    """The look of the living synapse, its tokens included.

    >>> ".qs-synapse" in style()
    True
    """
    return tokens_css(".qs-synapse") + _read("synapse.css")


def spec_of(
    state: SynapseState,
    *,
    seed: int = _SEED,
    plays: bool = True,
    shows_ms: int = 0,
    sliders: Sequence[str] | None = None,
) -> dict:
    """What the script needs to draw a state: tables, sliders and words; ready for JSON.

    `shows_ms` is how long after an impulse the picture starts, 0 before any; without `plays` it starts paused.
    `sliders` are the settings that can be moved, default all; with fewer, chart and read-outs are left out.
    Raises `CourseError` for a setting that has no slider.

    >>> spec_of(SynapseState())["state"]["p"]
    0.5
    """
    movable = [name for name in _FIELDS if name != "mark"]
    offered = [
        _FIELDS[one_of("slider", name, movable, because="these can be moved.")] for name in sliders or movable
    ]
    return {
        "title": TITLE,
        "note": NOTE,
        "tables": tables(),
        "state": state.message(),
        "controls": [dict(zip(_KEYS, row, strict=True)) for row in _SLIDERS if row[0] in offered],
        "small": len(offered) < len(movable),
        "seed": seed,
        "keep": _KEPT_IMPULSES,
        "plays": plays,
        "shows": shows_ms,
    }


def state_from(name: str | None, changes: dict) -> SynapseState:
    """The preset of that name, "home" if none, with these changes.

    Raises `CourseError` for an unknown preset, and for a setting that does not exist.

    >>> state_from("home", {"n_sites": 3}).n_sites
    3
    """
    start = asdict(preset(name or "home"))
    for key in changes:
        one_of("setting", key, start, because="the synapse has these.")
    return SynapseState(**{**start, **changes})


def from_message(message: dict) -> SynapseState:
    """The state that the page's script sent.

    >>> from_message(SynapseState(n_sites=2).message()).n_sites
    2
    """
    fields = SynapseState.__dataclass_fields__
    return SynapseState(**{field: message[key] for field, key in zip(fields, SCRIPT_NAMES, strict=True)})


def synapse_page_html(
    name: str | None = None,
    *,
    seed: int = _SEED,
    plays: bool = True,
    shows_ms: int = 0,
    sliders: Sequence[str] | None = None,
    with_script: bool = True,
    **state: object,
) -> str:
    """The living synapse as HTML for a page or a slide without a kernel; where no script runs, a still drawing.

    `name` is the preset to start from ("home" or a chapter's slug), `state` what to change of it. Several on one
    page share style and script: give `with_script=False` for all but the last. `sliders` names the settings that can
    be moved, default all: a home page needs one.
    Raises `CourseError` for an unknown preset and for settings out of range.

    >>> "qs-synapse-page" in synapse_page_html("filling_the_vesicle", n_sites=6)
    True
    """
    spec = spec_of(state_from(name, state), seed=seed, plays=plays, shows_ms=shows_ms, sliders=sliders)
    data = json.dumps(spec, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    still = f'<div class="qs-still">{drawing("synapse").html()}</div>'
    block = f'<div class="qs-synapse-page">{still}<script type="application/json">{data}</script></div>'
    if not with_script:
        return block
    return f'<style>{style()}</style>{block}<script type="module">{script()}\nstartSynapses();</script>'
