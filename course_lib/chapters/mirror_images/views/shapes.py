"""What chapter 07 turns in the hand: four drawings of one formula, and a molecule laid over another."""

from course_lib.checks import one_of
from course_lib.models.isomers.gloves import (
    best_turn,
    coordinates_angstrom,
    distance_angstrom,
    mirrored_places,
    stored,
    turned,
)
from course_lib.models.isomers.structures import CENTRES, HTBZ_ISOMERS, Isomer, isomer
from course_lib.models.records.molecules import FlatMolecule, MoleculeSheet, ShapePair

OVER = {"itself": "[+]-α", "its mirror image": "[+]-α", "[+]-β": "[+]-β"}
TO_BE_FOUND = "[−]-β"  # its letters follow from those of its mirror image


def flat(one: Isomer, *, lettered: bool) -> FlatMolecule:
    """The flat drawing of an isomer; its centres are named, with their letters if `lettered`.

    >>> from course_lib.models.isomers.structures import PLUS_ALPHA
    >>> flat(PLUS_ALPHA, lettered=True).marks
    ((12, '2R'), (14, '3R'), (10, '11bR'))
    """
    drawn, centres = stored("flat")["isomers"][one.name], stored("flat")["centres"]
    marks = tuple(
        (centres[centre], centre.removeprefix("C") + (hand if lettered else ""))
        for centre, hand in zip(CENTRES, one.hands, strict=True)
    )
    return FlatMolecule(
        name=one.name,
        symbols=tuple(drawn["symbols"]),
        places=drawn["places"],
        bonds=tuple(map(tuple, drawn["bonds"])),
        marks=marks,
    )


def four_isomers(*, lettered: bool = False) -> MoleculeSheet:
    """The four isomers that the body makes, on one sheet; with letters, those of the last are left to be found.

    >>> len(four_isomers().molecules)
    4
    """
    drawn = tuple(flat(each, lettered=lettered and each.name != TO_BE_FOUND) for each in HTBZ_ISOMERS)
    told = "; ".join(
        f"{each.name} is {'to be found' if each.name == TO_BE_FOUND else each.label}"
        if lettered
        else f"{each.name}, hydrogens at 2, 3 and 11b: {', '.join(sides(one))}"
        for each, one in zip(HTBZ_ISOMERS, drawn, strict=True)
    )
    finding = (
        "A mirror changes all three letters: which has [−]-β?"
        if lettered
        else "One formula, four shapes: only the wedges differ"
    )
    return MoleculeSheet(molecules=drawn, finding=finding, told=f"Four drawings of one skeleton. {told}.")


def sides(one: FlatMolecule) -> tuple[str, ...]:
    """Where the hydrogen of each centre points, `front` or `back`, in the order of the marks.

    >>> sides(four_isomers().molecules[0])
    ('back', 'front', 'back')
    """
    towards = {start: wedge for start, _, _, wedge in one.bonds if wedge}
    return tuple(towards[atom] for atom, _ in one.marks)


def gloves_view(
    *, over: str, mirror: bool = False, turn_degrees: float, tilt_degrees: float = 20.0
) -> ShapePair:
    """[+]-α, and over it itself, its mirror image or [+]-β, turned by hand; `mirror` puts what is laid over behind a mirror.

    The distance is that after the best turn, whatever the hand has done. Raises `CourseError` for another molecule.

    >>> gloves_view(over="itself", mirror=False, turn_degrees=40, tilt_degrees=0).distance_angstrom < 1e-6
    True
    >>> round(gloves_view(over="itself", mirror=True, turn_degrees=0, tilt_degrees=0).distance_angstrom, 2)
    1.31
    """
    below = coordinates_angstrom("[+]-α")
    name = OVER[one_of("over", over, OVER, because="these two can be laid over.")]
    mirror = mirror != (over == "its mirror image")
    above = mirrored_places(coordinates_angstrom(name)) if mirror else coordinates_angstrom(name)
    laid = turned(best_turn(above, below), turn_degrees, tilt_degrees)
    kept = stored("turned")
    called = f"mirror image of {isomer(name).name}" if mirror else isomer(name).name
    return ShapePair(
        names=("[+]-α", called if name != "[+]-α" or mirror else "the same molecule"),
        symbols=tuple(kept["symbols"]),
        bonds=tuple(map(tuple, kept["bonds"])),
        first=below,
        second=laid,
        distance_angstrom=distance_angstrom(above, below),
    )
