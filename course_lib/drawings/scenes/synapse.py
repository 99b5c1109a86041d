"""The synapse at rest: the still that stands where the living one cannot run."""

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


def _scene(sheet: Sheet) -> None:
    n = sheet.narrow
    m, h, top, zone, axon = (196, 150, 190, 400, 30) if n else (590, 278, 70, 316, 44)
    lx, ly, lr = (100, 108, 92) if n else (150, 148, 128)
    head, half = zone + 50, h * 0.7
    sites = [
        m + k * h * (0.27 if n else 0.19) for k in ((-2, -1, 0, 1, 2) if n else (-3, -2, -1, 0, 1, 2, 3))
    ]
    opened = {1, 3} if n else {1, 4}
    things = [spine(m, head, half, sheet.height), cell(_terminal(m, h, top, zone, axon))]
    things += [release_site(x, zone) for x in sites]
    things += [omega(x, zone) if i in opened else vesicle(x, zone - 21) for i, x in enumerate(sites)]
    pool = [(-0.62, 88), (-0.3, 96), (0.02, 84), (-0.5, 150), (-0.12, 148), (0.26, 84)][: 5 if n else 6]
    things += [vesicle(m + a * h, zone - up, turn=40 * i) for i, (a, up) in enumerate(pool)]
    things += [mitochondrion(m + h * 0.48, zone - (128 if n else 150), turn=-9, scale=0.62 if n else 0.85)]
    receptors = [m + (k - 4) * half * 0.16 for k in range(9)]
    things += [
        receptor(x, head, holds="dopamine" if i in {1, 4, 6, 7} else "free", scale=0.75 if n else 1)
        for i, x in enumerate(receptors)
    ]
    things += [transporter(m + s * h * 0.76, zone - 6, turn=-s * 20, scale=0.8 if n else 1) for s in (-1, 1)]
    cleft = [
        (sites[i] + 9 * ((k * 5) % 7 - 3), zone + 9 + 4 * ((k * 3) % 5)) for i in opened for k in range(8)
    ]
    things += [dots(cleft, 3.6)]
    near = (m - 0.62 * h, zone - 88)
    things += [
        line((lx + lr * 0.62, ly + lr * 0.78), near, stroke="ink2", width=1.3),
        circle(*near, 24, stroke="ink2", width=1.3),
    ]
    things += [
        circle(lx, ly, lr, fill="cyt", stroke="ink", width=2.5),
        big_vesicle(lx, ly, lr * 0.62, scale=lr / 170),
    ]
    sheet.add(clipped(f"synapse-clip-{sheet.width}", sheet.width, sheet.height, *things))
    _name(sheet, m, h, zone, head, half, (lx, ly, lr))


def _name(sheet: Sheet, m: float, h: float, zone: float, head: float, half: float, lens: tuple) -> None:
    lx, ly, lr = lens
    n, k = sheet.narrow, 0.8 if sheet.narrow else 1.0
    sheet.label(
        "VMAT2 pump",
        at=(lx - lr * 0.3, ly + lr * 0.56),
        to=(lx - lr * 0.7, ly + lr + 30),
        anchor="start",
        disk=(lx - lr * 0.55, ly + lr + 10),
    )
    sheet.label(
        "proton pump",
        at=(lx + lr * 0.76, ly - lr * 0.22),
        to=(lx + lr + 6, ly - lr + 14),
        disk=(lx + lr + 10, ly - lr * 0.5),
    )
    sheet.label(
        "DAT takes dopamine back",
        at=(m - h * 0.79, zone + 4),
        to=(m - h * 0.9, zone + 60),
        anchor="end",
        disk=(m - h * 0.95, zone + 42),
    )
    sheet.label(
        "D2 receptors",
        at=(m - half * 0.66, head - 6),
        to=(m - half - 40, head + 84),
        anchor="end",
        disk=(m - half - 6, head + 10),
    )
    enzyme = (m + h * 0.47, zone - (160 if n else 194))
    sheet.label(
        "MAO breaks it down",
        at=enzyme,
        to=(m + h * 0.42, zone - 208),
        anchor="middle",
        disk=(m + h * 0.62, zone - 192),
    )
    if n:
        sheet.label(
            "vesicles docked at release sites", at=(m + 0.54 * h, zone - 21), to=(m + h * 0.8, zone + 36)
        )
        sheet.label("dopamine terminal", at=(m, zone - 170), to=(m, zone - 170))
        sheet.label("spine of a striatal neuron", at=(m, head + 60 * k), to=(m, head + 60 * k))
        return
    sheet.label(
        "vesicles docked\nat release sites", at=(m + 0.59 * h, zone - 14), to=(m + half + 12, zone + 62)
    )
    sheet.place("dopamine terminal", m - h * 0.42, 104)
    sheet.place("spine of a striatal neuron", m, head + 66)


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
