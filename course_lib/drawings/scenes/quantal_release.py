"""Chapter 01: at each impulse every release site lets go of one vesicle, or of none."""

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import bracket
from course_lib.drawings.kit.cells import cell, clipped, omega, release_site, vesicle
from course_lib.drawings.kit.proteins import receptor
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import dots, seeds

_ALT = (
    "Six release sites of a dopamine terminal, each with a docked vesicle. An impulse has just come: at three sites the"
    " vesicle has opened and its dopamine, one quantum, crosses the cleft; at the other three nothing happened. Some D2"
    " receptors below hold dopamine."
)


def _scene(sheet: Sheet) -> None:
    n, width, height = sheet.narrow, sheet.width, sheet.height
    zone, head, scale = (210, 300, 1.7) if n else (222, 330, 2.1)
    sites = [66, 180, 294] if n else [130 + 140 * i for i in range(6)]
    opened = {1} if n else {1, 3, 4}
    held = {3, 5} if n else {2, 5, 7, 9, 12}
    receptors = [24 + 39 * i for i in range(9)] if n else [40 + 63 * i for i in range(15)]
    terminal = cell(f"M-20,-20H{width + 20}V{zone}H-20Z")
    spine = cell(f"M-20,{head}H{width + 20}V{height + 20}H-20Z", fill="spine", edge="mem2")
    shut = [
        vesicle(x, zone - 21 * scale, scale=scale, turn=30 * i)
        for i, x in enumerate(sites)
        if i not in opened
    ]
    wide_open = [omega(x, zone, r=17 * scale, opening=0.5) for i, x in enumerate(sites) if i in opened]
    quanta = [
        dots([(px, 0.6 * (py - zone) + zone) for px, py in seeds(x, zone + 44, 46, 14)], 5)
        for i, x in enumerate(sites)
        if i in opened
    ]
    cups = [
        receptor(x, head, holds="dopamine" if i in held else "free", scale=1.1)
        for i, x in enumerate(receptors)
    ]
    marks = [release_site(x, zone, 34) for i, x in enumerate(sites) if i not in opened]
    sheet.add(
        clipped(f"quantal-{width}", width, height, terminal, spine, *shut, *wide_open, *marks, *cups, *quanta)
    )
    top, opens = zone - 40 * scale, 1 if n else 3
    sheet.label(
        "stays shut:\nprobability 1 − p",
        at=(sites[0], top),
        to=(sites[0], top - 22),
        anchor="middle",
        disk=(sites[0], top - 26),
    )
    sheet.label(
        "opens:\nprobability p",
        at=(sites[opens], zone - 23 * scale),
        to=(sites[opens], top - 22),
        anchor="middle",
        disk=(sites[1], top - 26),
    )
    if n:
        sheet.label(
            "one quantum of dopamine, q", at=(sites[1] + 36, zone + 22), to=(sites[2] - 14, zone + 34)
        )
        sheet.label("D2 receptor of the neuron that listens", at=(receptors[0], head + 6), to=(44, head + 50))
        sheet.add(bracket((sites[0] - 40, 44), (sites[2] + 40, 44), 12))
        sheet.word("n release sites", 180, 24, weight=600)
        return
    sheet.label("one quantum, q", at=(sites[4] + 42, zone + 22), to=(sites[4] + 70, zone + 36))
    sheet.label("D2 receptor", at=(receptors[1], head + 8), to=(receptors[1] + 24, head + 62))
    sheet.add(bracket((sites[0] - 50, 52), (sites[5] + 50, 52), 12))
    sheet.word("n release sites", 480, 28, weight=600, halo="cyt")
    sheet.place("dopamine terminal", 930, 28, anchor="end")
    sheet.place("the neuron that listens", 930, height - 34, anchor="end")


def drawing() -> Drawing:
    """Release sites after an impulse.

    >>> drawing().key[0]
    'stays shut: probability 1 − p'
    """
    return composed(
        "quantal_release",
        _scene,
        wide=(960, 430),
        narrow=(360, 390),
        title="At each impulse a site lets go of one vesicle, or of none",
        alt=_ALT,
        caption="Release sites just after an impulse: n of them, each opening with probability p, a quantum q from each that does.",
    )
