"""Which isomer is which: names, hands at the three stereocentres, SMILES and InChIKeys.

HTBZ has three stereocentres, C2, C3 and C11b. The hydrogens at C3 and C11b stay trans, so four of eight forms are
made. The assignment rests on an X-ray structure (Kilbourn 1997); RDKit gives the same letters and keys from the
SMILES, which a test repeats. A letter is a name by a rule, a sign is a measured rotation: neither gives the other.
"""

from dataclasses import dataclass

from course_lib.checks import one_of, whole_number
from course_lib.errors import CourseError

CENTRES = ("C2", "C3", "C11b")
FLIPPED = {"R": "S", "S": "R"}


@dataclass(frozen=True, kw_only=True)
class Isomer:
    """One stereoisomer of HTBZ: printed name, hands at C2, C3, C11b, SMILES and InChIKey.

    >>> PLUS_ALPHA.label
    '2R,3R,11bR'
    """

    name: str
    hands: tuple[str, str, str]
    smiles: str
    inchikey: str

    @property
    def label(self) -> str:
        """Configuration as chemists print it."""
        return ",".join(
            f"{place.removeprefix('C')}{hand}" for place, hand in zip(CENTRES, self.hands, strict=True)
        )


PLUS_ALPHA = Isomer(
    name="[+]-α",
    hands=("R", "R", "R"),
    smiles="COc1cc2c(cc1OC)[C@H]1C[C@@H](O)[C@H](CC(C)C)CN1CC2",
    inchikey="WEQLWGNDNRARGE-DJIMGWMZSA-N",
)
MINUS_ALPHA = Isomer(
    name="[−]-α",
    hands=("S", "S", "S"),
    smiles="COc1cc2c(cc1OC)[C@@H]1C[C@H](O)[C@@H](CC(C)C)CN1CC2",
    inchikey="WEQLWGNDNRARGE-XIRDDKMYSA-N",
)
PLUS_BETA = Isomer(
    name="[+]-β",
    hands=("S", "R", "R"),
    smiles="COc1cc2c(cc1OC)[C@H]1C[C@H](O)[C@H](CC(C)C)CN1CC2",
    inchikey="WEQLWGNDNRARGE-OIISXLGYSA-N",
)
MINUS_BETA = Isomer(
    name="[−]-β",
    hands=("R", "S", "S"),
    smiles="COc1cc2c(cc1OC)[C@@H]1C[C@@H](O)[C@@H](CC(C)C)CN1CC2",
    inchikey="WEQLWGNDNRARGE-BHYGNILZSA-N",
)
HTBZ_ISOMERS = (PLUS_ALPHA, MINUS_ALPHA, PLUS_BETA, MINUS_BETA)
# The two hands of tetrabenazine, and the prodrug of one hand: only their structures are needed.
TETRABENAZINE_HANDS = {
    "3R,11bR": ("COc1cc2c(cc1OC)[C@H]1CC(=O)[C@H](CC(C)C)CN1CC2", "MKJIEFSOBYUXJB-GDBMZVCRSA-N"),
    "3S,11bS": ("COc1cc2c(cc1OC)[C@@H]1CC(=O)[C@@H](CC(C)C)CN1CC2", "MKJIEFSOBYUXJB-HOCLYGCPSA-N"),
}
VALBENAZINE_STRUCTURE = (
    "CC(C)C[C@@H]1CN2CCC3=CC(=C(C=C3[C@H]2C[C@H]1OC(=O)[C@H](C(C)C)N)OC)OC",
    "GEJDGVNQKABXKG-CFKGEZKQSA-N",
)


def isomer(name: str) -> Isomer:
    """The isomer of HTBZ with that name, such as `"[+]-β"`.

    Raises `CourseError` for an unknown name. Source: table of the module.

    >>> isomer("[+]-β").label
    '2S,3R,11bR'
    """
    known = {each.name: each for each in HTBZ_ISOMERS}
    return known[one_of("isomer", name, known, because="the body makes these four.")]


def mirrored(hands: tuple[str, ...]) -> tuple[str, ...]:
    """Hands of the mirror image: every R becomes S and every S becomes R.

    Raises `CourseError` for no centre and for letters other than R and S. Source: a reflection reverses every
    order of turning.

    >>> mirrored(("R", "R", "S"))
    ('S', 'S', 'R')
    """
    _require_hands(hands)
    return tuple(FLIPPED[hand] for hand in hands)


def relation(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """How two stereoisomers are related: `"same"`, `"enantiomers"` or `"diastereomers"`.

    Raises `CourseError` where the two have different numbers of centres. Source: definition.

    >>> relation(PLUS_ALPHA.hands, MINUS_ALPHA.hands), relation(PLUS_ALPHA.hands, PLUS_BETA.hands)
    ('enantiomers', 'diastereomers')
    """
    _require_hands(one)
    _require_hands(other)
    if len(one) != len(other):
        raise CourseError(
            f"The isomers have {len(one)} and {len(other)} stereocentres, but must have as many: "
            "stereoisomers differ in nothing else."
        )
    if tuple(one) == tuple(other):
        return "same"
    return "enantiomers" if tuple(other) == mirrored(one) else "diastereomers"


def stereoisomers(centres: int, tied_pairs: int = 0) -> int:
    """Number of stereoisomers with that many stereocentres; each tied pair moves as one: 2^(n − tied).

    Raises `CourseError` for more than 40 centres, and for more tied pairs than fit. Source: each free centre
    doubles the number; molecules with a mirror plane have fewer.

    >>> stereoisomers(3), stereoisomers(3, tied_pairs=1)
    (8, 4)
    """
    n = whole_number(
        "centres", centres, at_least=1, at_most=40, because="a molecule without a stereocentre is one form."
    )
    tied = whole_number(
        "tied_pairs", tied_pairs, at_least=0, at_most=n // 2, because="a pair takes two centres."
    )
    return 2 ** (n - tied)


def _require_hands(hands: tuple[str, ...]) -> None:
    if not isinstance(hands, (tuple, list)) or not hands or any(hand not in FLIPPED for hand in hands):
        raise CourseError(
            f"hands is {hands!r}, but must be R or S for each stereocentre: a molecule without one is its own mirror image."
        )
