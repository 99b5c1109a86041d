"""A frontal slice through one hemisphere with the nuclei of the basal ganglia, and the ways between them."""

from dataclasses import dataclass

from course_lib.drawings.kit.arrows import arrow, bar
from course_lib.drawings.svg import Point, group, path

# Midline on the left; shapes of this course, simplified from what every atlas shows.
_CORTEX = (
    "M40,52C46,30 72,28 88,44C100,18 146,12 166,36C184,8 240,6 256,36C280,10 336,14 348,46C376,28 424,40 430,74"
    "C464,66 498,92 490,126C524,130 548,164 534,196C562,208 574,246 554,274C572,296 570,334 540,350"
    "C540,382 508,406 474,396C456,418 410,416 394,390C378,372 384,348 396,338C362,334 326,346 310,374"
    "C290,420 246,452 196,462C144,472 84,470 40,462Z"
)
_WHITE = (
    "M40,100C100,66 170,66 240,84C320,74 400,88 448,134C492,176 520,226 520,274C520,316 508,344 480,358"
    "C452,366 428,356 412,340C392,324 356,308 320,318C290,328 262,358 244,392C226,420 186,436 150,440C110,444 70,442 40,438Z"
)
_VENTRICLE = "M40,136C62,126 96,130 112,150C96,164 66,164 40,160Z"
_NUCLEI = {
    "caudate": "M120,148C140,118 186,114 206,138C218,162 196,180 168,180C144,180 114,172 120,148Z",
    "putamen": "M356,164C402,164 446,206 450,256C452,302 426,336 390,334C364,330 350,284 344,244C338,208 336,164 356,164Z",
    "gpe": "M322,196C336,212 338,254 350,284C360,314 354,332 336,328C312,318 284,284 278,252C278,226 304,186 322,196Z",
    "gpi": "M264,250C276,274 296,300 314,316C306,336 280,336 258,320C236,306 222,286 228,266C234,252 254,246 264,250Z",
    "thalamus": "M52,210C84,184 142,192 168,222C184,246 168,276 138,288C104,300 68,292 52,278Z",
    "stn": "M140,340C162,324 204,330 222,348C206,368 166,372 146,362C136,354 134,346 140,340Z",
    "nigra": "M86,418C118,388 178,382 210,400C202,426 150,448 110,448C88,444 78,434 86,418Z",
}
_FILLS = {"caudate": ("spine", "mem2"), "putamen": ("spine", "mem2"), "nigra": ("cyt", "mem")}
MIDDLES: dict[str, Point] = {
    "caudate": (164, 148), "putamen": (400, 252), "gpe": (318, 262), "gpi": (266, 294), "thalamus": (110, 242),
    "stn": (182, 352), "nigra": (146, 418), "cortex": (330, 56),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Way:
    """A projection: from, to, its bend, whether it inhibits, and its token and dash."""

    start: Point
    end: Point
    bend: float
    inhibits: bool
    token: str = "ink"
    dash: str | None = None


WAYS = (
    Way(start=(468, 100), end=(424, 172), bend=0.12, inhibits=False),  # cortex to striatum
    Way(start=(238, 72), end=(212, 334), bend=0.02, inhibits=False),  # cortex to STN
    Way(start=(374, 324), end=(304, 330), bend=-0.5, inhibits=True, token="d1"),  # direct
    Way(start=(372, 226), end=(336, 236), bend=0.0, inhibits=True, token="d2", dash="8 4"),
    Way(start=(286, 224), end=(176, 328), bend=0.36, inhibits=True, token="d2", dash="8 4"),
    Way(start=(322, 300), end=(298, 306), bend=0.0, inhibits=True, token="d2", dash="8 4"),  # GPe to GPi
    Way(start=(222, 344), end=(252, 322), bend=-0.1, inhibits=False, token="d2", dash="8 4"),
    Way(start=(232, 284), end=(174, 254), bend=0.08, inhibits=True),  # GPi to thalamus
    Way(start=(72, 200), end=(132, 58), bend=-0.16, inhibits=False),  # thalamus to cortex
)


def brain(x: float = 0, y: float = 0, scale: float = 1.0, *, width: float = 3.4) -> str:
    """The slice with its nuclei and all ways of the circuit; 560 by 470 at scale 1.

    >>> brain().count("var(--d1")
    2
    """
    ground = path(_CORTEX, fill="raised", stroke="ink2", width=2.4) + path(
        _WHITE, fill="paper", stroke="rule", width=1.5
    )
    ground += path(_VENTRICLE, fill="ext", stroke="ink2", width=1.5)
    nuclei = []
    for name, d in _NUCLEI.items():
        fill, edge = _FILLS.get(name, ("paper", "ink"))
        nuclei.append(path(d, fill=fill, stroke=edge, width=2.2))
    ways = [
        (bar if way.inhibits else arrow)(
            way.start, way.end, stroke=way.token, width=width, bend=way.bend, dash=way.dash
        )
        for way in WAYS
    ]
    return group(ground, *nuclei, _dopamine(width), *ways, x=x, y=y, scale=scale)


def _dopamine(width: float) -> str:
    """The nigrostriatal way, as a row of dots."""
    d = "M210,410C300,436 400,418 414,338M210,402C310,416 386,394 396,338"
    return path(d, stroke="da", width=width * 1.9, stroke_dasharray=f"0.1 {width * 2.7:.1f}")
