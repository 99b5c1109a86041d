"""The synapse at rest: the still that stands where the living one cannot run."""

from dataclasses import dataclass

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.cells import big_vesicle, cell, clipped, omega, release_site, spine, vesicle
from course_lib.drawings.kit.proteins import mitochondrion, receptor, transporter
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import circle, dots, line

_ALT = (
    "A dopamine terminal above the spine of a striatal neuron. In the terminal vesicles hold dopamine; five are docked"
    " at release sites and two have opened, so that dopamine crosses the cleft and is held by D2 receptors of the"
    " spine. DAT, at the flanks, takes dopamine back; MAO, on a mitochondrion, breaks it down. One vesicle, enlarged:"
    " VMAT2 pumps in its membrane carry dopamine in, a proton pump drives them."
)


def _terminal(m: float, h: float, top: float, zone: float, axon: float) -> str:
    return (
        f"M{m - axon},-12C{m - axon},{top * 0.6:.1f} {m - h * 0.5},{top - 22} {m - h * 0.7},{top + 6}"
        f"C{m - h},{top + 40} {m - h * 1.04},{zone - 140} {m - h},{zone - 70}C{m - h * 0.96},{zone - 14} {m - h * 0.8},{zone} {m - h * 0.64},{zone}"
        f"L{m + h * 0.64},{zone}C{m + h * 0.8},{zone} {m + h * 0.96},{zone - 14} {m + h},{zone - 70}"
        f"C{m + h * 1.04},{zone - 140} {m + h},{top + 40} {m + h * 0.7},{top + 6}C{m + h * 0.5},{top - 22} {m + axon},{top * 0.6:.1f} {m + axon},-12Z"
    )


@dataclass(frozen=True, kw_only=True)
class _Places:
    m: float  # middle of the terminal
    h: float  # half its width
    top: float
    zone: float  # height of the release zone
    axon: float
    lens: tuple[float, float, float]
    sites: tuple[float, ...]  # in halves of the terminal, from its middle
    opened: tuple[int, ...]
    pool: tuple[tuple[float, float], ...]
    scale: float

    @property
    def head(self) -> float:
        """The height of the spine."""
        return self.zone + 50

    @property
    def half(self) -> float:
        """Half the width of the spine."""
        return self.h * 0.7


_POOL = ((-0.62, 88), (-0.3, 96), (0.02, 84), (-0.5, 150), (-0.12, 148), (0.26, 84))
_WIDE = _Places(
    m=590, h=278, top=70, zone=316, axon=44, lens=(150, 148, 128), sites=tuple(0.19 * k for k in range(-3, 4)),
    opened=(1, 4), pool=_POOL, scale=1.0,
)  # fmt: skip
_NARROW = _Places(
    m=196, h=150, top=190, zone=400, axon=30, lens=(100, 108, 92), sites=tuple(0.27 * k for k in range(-2, 3)),
    opened=(1, 3), pool=_POOL[:5], scale=0.78,
)  # fmt: skip


def _scene(sheet: Sheet) -> None:
    p = _NARROW if sheet.narrow else _WIDE
    things = [spine(p.m, p.head, p.half, sheet.height), cell(_terminal(p.m, p.h, p.top, p.zone, p.axon))]
    for i, place in enumerate(p.sites):
        x = p.m + place * p.h
        things.append(release_site(x, p.zone))
        things.append(omega(x, p.zone) if i in p.opened else vesicle(x, p.zone - 21))
        cleft = [(x + 9 * ((k * 5) % 7 - 3), p.zone + 9 + 4 * ((k * 3) % 5)) for k in range(8)]
        things.append(dots(cleft if i in p.opened else [], 3.6))
    things += [vesicle(p.m + a * p.h, p.zone - up, turn=40 * i) for i, (a, up) in enumerate(p.pool)]
    things.append(mitochondrion(p.m + p.h * 0.48, p.zone - 86 - 64 * p.scale, turn=-9, scale=0.85 * p.scale))
    for i in range(9):
        holds = "dopamine" if i in {1, 4, 6, 7} else "free"
        things.append(receptor(p.m + (i - 4) * p.half * 0.16, p.head, holds=holds, scale=p.scale))
    for side in (-1, 1):
        things.append(transporter(p.m + side * p.h * 0.76, p.zone - 6, turn=-side * 20, scale=p.scale))
    sheet.add(clipped(f"synapse-clip-{sheet.width}", sheet.width, sheet.height, *things, *_loupe(p)))
    _name_parts(sheet, p)
    (_name_places_narrow if sheet.narrow else _name_places_wide)(sheet, p)


def _loupe(p: _Places) -> list[str]:
    (x, y, r), shown = p.lens, (p.m - 0.62 * p.h, p.zone - 88)
    ray = line((x + r * 0.62, y + r * 0.78), shown, stroke="ink2", width=1.3)
    lens = circle(x, y, r, fill="cyt", stroke="ink", width=2.5)
    return [
        ray,
        circle(*shown, 24, stroke="ink2", width=1.3),
        lens,
        big_vesicle(x, y, r * 0.62, scale=r / 170),
    ]


def _name_parts(sheet: Sheet, p: _Places) -> None:
    (x, y, r), m, h, zone = p.lens, p.m, p.h, p.zone
    pump, proton = (x - r * 0.3, y + r * 0.56), (x + r * 0.76, y - r * 0.22)
    sheet.label("VMAT2 pump", at=pump, to=(x - r * 0.12, y + r + 30), disk=(x - r * 0.55, y + r + 10))
    sheet.label("proton pump", at=proton, to=(x + r + 6, y - r + 14), disk=(x + r + 10, y - r * 0.5))
    dat, door = (m - h * 0.79, zone + 4), (m - h * 0.9, zone + 60)
    sheet.label("DAT takes dopamine back", at=dat, to=door, anchor="end", disk=(m - h * 0.95, zone + 42))
    cup, aside = (m - p.half * 0.66, p.head - 6), (m - p.half - 40, p.head + 84)
    sheet.label("D2 receptors", at=cup, to=aside, anchor="end", disk=(m - p.half - 6, p.head + 10))
    enzyme, above = (m + h * 0.47, zone - (160 if sheet.narrow else 194)), (m + h * 0.42, zone - 208)
    sheet.label("MAO breaks it down", at=enzyme, to=above, anchor="middle", disk=(m + h * 0.62, zone - 192))


def _name_places_narrow(sheet: Sheet, p: _Places) -> None:
    middle, body = (p.m, p.zone - 170), (p.m, p.head + 48)
    docked = (p.m + 0.54 * p.h, p.zone - 21)
    sheet.label("vesicles docked at release sites", at=docked, to=(p.m + p.h * 0.8, p.zone + 36))
    sheet.label("dopamine terminal", at=middle, to=middle)
    sheet.label("spine of a striatal neuron", at=body, to=body)


def _name_places_wide(sheet: Sheet, p: _Places) -> None:
    docked = (p.m + 0.59 * p.h, p.zone - 14)
    sheet.label("vesicles docked\nat release sites", at=docked, to=(p.m + p.half + 12, p.zone + 62))
    sheet.place("dopamine terminal", p.m - p.h * 0.42, 104)
    sheet.place("spine of a striatal neuron", p.m, p.head + 66)


def drawing() -> Drawing:
    """The synapse at rest.

    >>> drawing().slug
    'synapse'
    """
    return composed(
        "synapse",
        _scene,
        wide=(960, 500),
        narrow=(360, 590),
        title="A dopamine terminal above a dendritic spine",
        alt=_ALT,
        caption="A dopamine terminal and the spine that it speaks to, just after an impulse.",
    )
