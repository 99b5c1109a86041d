"""Proteins of the synapse: pumps, receptors, transporters, enzymes, and the drugs that sit in them."""

from course_lib.checks import one_of
from course_lib.drawings.svg import circle, group, path, rect

_LOBES = (
    "M-12,-17C-1,-15 -8,6 -2.5,16L-13,16C-20,5 -20,-8 -12,-17Z"
    "M12,-17C1,-15 8,6 2.5,16L13,16C20,5 20,-8 12,-17Z"
)
_PROTON_PUMP = "M-9,-8h18v22h-18zM-4,-8V-20H4V-8zM-15,-20h30q0,-22 -15,-22t-15,22z"
_BARS = "M-15,-13q5,13 0,26h11q-5,-13 0,-26zM15,-13q-5,13 0,26h-11q5,-13 0,-26z"
_DIAMOND = "M0,-13L11,0L0,13L-11,0Z"
_CROSS = "M-8,-11L0,-3L8,-11L11,-8L3,0L11,8L8,11L0,3L-8,11L-11,8L-3,0L-11,-8Z"
_HOLDERS = ("free", "dopamine", "antipsychotic")


def drug(x: float, y: float, kind: str, scale: float = 1.0) -> str:
    """A drug's mark: a diamond in its colour, open for tetrabenazine, half for deutetrabenazine, a cross for reserpine.

    >>> "var(--vbz" in drug(0, 0, "vbz")
    True
    """
    one_of("kind", kind, ("vbz", "tbz", "dtbz", "res", "ap"), because="each drug has a mark of its own.")
    if kind == "ap":
        return group(rect(-9, -9, 18, 18, fill="ap", stroke="ext", stroke_width=1), x=x, y=y, scale=scale)
    if kind == "res":
        return group(path(_CROSS, fill="res", stroke="lumen", width=1), x=x, y=y, scale=scale)
    half = path("M0,-13L11,0L0,13Z", fill=kind) if kind == "dtbz" else ""
    body = path(
        _DIAMOND, fill=kind if kind == "vbz" else "lumen", stroke="lumen" if kind == "vbz" else kind, width=2
    )
    return group(body, half, x=x, y=y, scale=scale)


def pump(x: float, y: float, turn: float = 0, scale: float = 1.0, plugged: str | None = None) -> str:
    """VMAT2: two lobes across a membrane, its mouth to the cytosol at the top; with a drug's mark in it when plugged.

    >>> pump(0, 0).count("<path"), pump(0, 0, plugged="vbz").count("<path")
    (1, 2)
    """
    body = path(_LOBES, fill="vmat", stroke="lumen", width=1)
    return group(body, drug(0, -15, plugged) if plugged else "", x=x, y=y, turn=turn, scale=scale)


def proton_pump(x: float, y: float, turn: float = 0, scale: float = 1.0) -> str:
    """The proton pump of a vesicle: stalk and cap, the cap in the cytosol.

    >>> "<path" in proton_pump(0, 0)
    True
    """
    return group(
        path(_PROTON_PUMP, fill="raised", stroke="ink2", width=2.5), x=x, y=y, turn=turn, scale=scale
    )


def transporter(x: float, y: float, turn: float = 0, scale: float = 1.0) -> str:
    """DAT: two waisted bars across a membrane.

    >>> "<path" in transporter(0, 0)
    True
    """
    return group(path(_BARS, fill="raised", stroke="ink2", width=2.5), x=x, y=y, turn=turn, scale=scale)


def receptor(
    x: float, y: float, *, holds: str = "free", token: str = "d2", turn: float = 0, scale: float = 1.0
) -> str:  # fmt: skip
    """A receptor: a cup on a stem, (x, y) being where the stem meets the membrane.

    It is free, holds dopamine (filled), or an antipsychotic (a square).

    >>> "var(--da-dot" in receptor(0, 0, holds="dopamine")
    True
    """
    one_of("holds", holds, _HOLDERS, because="a receptor holds one thing or none.")
    cup = path(
        "M-9,-20Q-10,-5 0,-5Q10,-5 9,-20",
        fill="da-dot" if holds == "dopamine" else "none",
        stroke=token,
        width=3.4,
    )
    stem = path("M0,-5V13M-6,13H6", stroke=token, width=3.4)
    rival = rect(-6, -22, 12, 12, fill="ap") if holds == "antipsychotic" else ""
    ligand = circle(0, -15, 6, fill="da-dot", stroke="da", width=2.2) if holds == "dopamine" else ""
    return group(cup, stem, ligand, rival, x=x, y=y, turn=turn, scale=scale)


def mao(x: float, y: float, turn: float = 0, scale: float = 1.0) -> str:
    """MAO: a disk with an open mouth.

    >>> "<path" in mao(0, 0)
    True
    """
    mouth = path("M0,0L11,-9A14,14 0 1 0 11,9Z", fill="raised", stroke="ink2", width=2.5)
    return group(mouth, x=x, y=y, turn=turn, scale=scale)


def mitochondrion(x: float, y: float, turn: float = 0, scale: float = 1.0) -> str:
    """A mitochondrion with MAO on its outer membrane.

    >>> mitochondrion(0, 0).count("raised")
    3
    """
    cristae = "M-62,-30V8M-40,32V-12M-18,-36V14M4,36V-14M26,-36V12M48,34V-10M68,-28V4"
    body = rect(-92, -37, 184, 74, r=37, fill="organ", stroke="mem", stroke_width=3)
    enzymes = [mao(place, -48, turn=-90) for place in (-56, 0, 56)]
    return group(body, path(cristae, stroke="mem", width=2.5), *enzymes, x=x, y=y, turn=turn, scale=scale)
