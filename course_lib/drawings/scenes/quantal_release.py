"""Chapter 01: at each impulse every release site lets go of one vesicle, or of none."""

from dataclasses import dataclass

from course_lib.drawings.drawing import Drawing, composed
from course_lib.drawings.kit.arrows import bracket
from course_lib.drawings.kit.cells import cell, clipped, omega, release_site, vesicle
from course_lib.drawings.kit.proteins import receptor
from course_lib.drawings.sheet import Sheet
from course_lib.drawings.svg import dots, seeds

_ALT = (
    "Six release sites of a dopamine terminal, each with a docked vesicle. An impulse has just come: at three sites the"
    " vesicle has opened and its dopamine crosses the cleft; at the other three nothing happened. VMAT2 sits in the wall of"
    " each vesicle. Some D2 receptors below hold dopamine."
)


@dataclass(frozen=True, kw_only=True)
class _Places:
    zone: int
    head: int
    scale: float
    sites: tuple[int, ...]
    opened: frozenset[int]
    receptors: tuple[int, ...]
    held: frozenset[int]

    @property
    def top(self) -> float:
        """The height just above the vesicles."""
        return self.zone - 40 * self.scale


_WIDE = _Places(
    zone=222, head=330, scale=2.1, sites=tuple(130 + 140 * i for i in range(6)), opened=frozenset({1, 3, 4}),
    receptors=tuple(40 + 63 * i for i in range(15)), held=frozenset({2, 5, 7, 9, 12}),
)  # fmt: skip
_NARROW = _Places(
    zone=210, head=300, scale=1.7, sites=(66, 180, 294), opened=frozenset({1}),
    receptors=tuple(24 + 39 * i for i in range(9)), held=frozenset({3, 5}),
)  # fmt: skip


def _scene(sheet: Sheet) -> None:
    p, width, height = _NARROW if sheet.narrow else _WIDE, sheet.width, sheet.height
    shut = [(i, x) for i, x in enumerate(p.sites) if i not in p.opened]
    things = [cell(f"M-20,-20H{width + 20}V{p.zone}H-20Z")]
    things += [cell(f"M-20,{p.head}H{width + 20}V{height + 20}H-20Z", fill="spine", edge="mem2")]
    things += [vesicle(x, p.zone - 21 * p.scale, scale=p.scale, turn=30 * i) for i, x in shut]
    things += [release_site(x, p.zone, 34) for _, x in shut]
    for i in sorted(p.opened):
        quantum = [(x, 0.6 * (y - p.zone) + p.zone) for x, y in seeds(p.sites[i], p.zone + 44, 46, 14)]
        things += [omega(p.sites[i], p.zone, r=17 * p.scale, opening=0.5), dots(quantum, 5)]
    for i, x in enumerate(p.receptors):
        things.append(receptor(x, p.head, holds="dopamine" if i in p.held else "free", scale=1.1))
    sheet.add(clipped(f"quantal-{width}", width, height, *things))
    (_name_narrow if sheet.narrow else _name_wide)(sheet, p)


def _name_wide(sheet: Sheet, p: _Places) -> None:
    first, opening, top = p.sites[0], p.sites[3], p.top
    pump = p.sites[2]
    sheet.label("stays shut\nthis time", at=(first, top), to=(first, top - 22), anchor="middle")
    sheet.label("opens\nthis time", at=(opening, top + 36), to=(opening, top - 22), anchor="middle")
    sheet.label("VMAT2, which\nfills the vesicle", at=(pump, top + 6), to=(pump, top - 22), anchor="middle")
    side = p.sites[4] + 54
    sheet.add(bracket((side, p.zone + 6), (side, p.zone + 62), -8))
    sheet.label("dopamine of\none vesicle", at=(side + 2, p.zone + 34), to=(side + 16, p.zone + 44))
    sheet.label("D2 receptor", at=(p.receptors[1], p.head + 8), to=(p.receptors[1] + 24, p.head + 62))
    sheet.add(bracket((first - 50, 52), (p.sites[5] + 50, 52), 12))
    sheet.word("release sites", 480, 28, weight=600)
    sheet.place("dopamine terminal", 930, 28, anchor="end")
    sheet.place("the neuron that listens", 930, sheet.height - 34, anchor="end")


def _name_narrow(sheet: Sheet, p: _Places) -> None:
    first, opening, last = p.sites
    sheet.label("stays shut this time", at=(first, p.top), to=(first, p.top - 26))
    sheet.label("opens this time", at=(opening, p.top + 29), to=(opening, p.top - 26))
    sheet.label("VMAT2, which fills the vesicle", at=(last, p.top + 6), to=(last, p.top - 26))
    side = opening + 46
    sheet.add(bracket((side, p.zone + 4), (side, p.zone + 52), -7))
    sheet.label("dopamine of one vesicle", at=(side + 2, p.zone + 28), to=(last - 14, p.zone + 34))
    sheet.label(
        "D2 receptor of the neuron that listens", at=(p.receptors[0], p.head + 6), to=(44, p.head + 50)
    )
    sheet.add(bracket((first - 40, 44), (last + 40, 44), 12))
    sheet.word("release sites", 180, 24, weight=600)


def drawing() -> Drawing:
    """Release sites after an impulse.

    >>> drawing().key[0]
    'stays shut this time'
    """
    return composed(
        "quantal_release",
        _scene,
        wide=(960, 430),
        narrow=(360, 390),
        title="At each impulse a site lets go of one vesicle, or of none",
        alt=_ALT,
        caption="Release sites just after an impulse. Each one opens, or stays shut, by chance; those that open release one vesicle.",
    )
