"""Turning a molecule and holding it before a mirror: which shapes fit onto which.

Coordinates are those of the heavy atoms of HTBZ in Å, one conformer of least energy, stored by
`tools/draw_isomers.py`. A turn keeps all distances and the hand; a reflection keeps all distances and changes the
hand. The distance of two shapes is the root mean square over atoms after the best turn (Kabsch 1976), where the two
equal methyls of the side chain may change places. Limits: one conformer each; molecules bend.
"""

import json
from functools import cache
from pathlib import Path

import numpy as np

from course_lib.checks import array_of_numbers, number, one_of

DATA = Path(__file__).parent / "data"
_METHYLS = (17, 18)  # the two ends of the isobutyl group look alike
_ANGLE = "it is an angle in degrees."


@cache
def stored(name: str) -> dict:
    """Content of a stored file, `"turned"` or `"flat"`, as its tool wrote it.

    >>> sorted(stored("flat")["isomers"])
    ['[+]-α', '[+]-β', '[−]-α', '[−]-β']
    """
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def coordinates_angstrom(name: str) -> np.ndarray:
    """Places of the heavy atoms of one isomer, shape (23, 3), in Å, around their centre.

    A (−) isomer is the mirror image of its (+) twin. Raises `CourseError` for an unknown isomer.
    Source: MMFF conformer of least energy of 60.

    >>> coordinates_angstrom("[−]-α").shape
    (23, 3)
    """
    twins = {"[+]-α": "[+]-α", "[−]-α": "[+]-α", "[+]-β": "[+]-β", "[−]-β": "[+]-β"}
    twin = twins[one_of("isomer", name, twins, because="the body makes these four.")]
    places = np.array(stored("turned")["coordinates"][twin])
    return mirrored_places(places) if twin != name else places


def mirrored_places(places: object) -> np.ndarray:
    """The same atoms behind a mirror: x becomes −x; shape (atoms, 3).

    >>> mirrored_places([[1.0, 2.0, 3.0]]).tolist()
    [[-1.0, 2.0, 3.0]]
    """
    atoms = array_of_numbers("places", places, dimensions=2, because="each atom has three coordinates.")
    return atoms * (-1.0, 1.0, 1.0)


def turned(places: object, turn_degrees: float, tilt_degrees: float = 0.0) -> np.ndarray:
    """The atoms after a turn about the vertical axis and then a tilt towards the eye; shape (atoms, 3).

    Raises `CourseError` for angles that are no numbers. Source: product of two rotations.

    >>> turned([[1.0, 0.0, 0.0]], 90).round(6).tolist()
    [[0.0, 0.0, -1.0]]
    """
    atoms = array_of_numbers("places", places, dimensions=2, because="each atom has three coordinates.")
    a, b = (
        np.radians(number(name, value, because=_ANGLE))
        for name, value in (("turn_degrees", turn_degrees), ("tilt_degrees", tilt_degrees))
    )
    about_y = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    return atoms @ (about_x @ about_y).T


def best_turn(places: object, onto: object) -> np.ndarray:
    """The atoms turned and moved so that they lie as close as they can to the others; shape (atoms, 3).

    Only turns: a mirror is not allowed. Raises `CourseError` for unequal shapes. Source: Kabsch 1976.

    >>> shape = coordinates_angstrom("[+]-β")
    >>> bool(np.allclose(best_turn(turned(shape, 50, 20), shape), shape, atol=1e-9))
    True
    """
    P = array_of_numbers("places", places, dimensions=2, because="each atom has three coordinates.")
    Q = array_of_numbers("onto", onto, dimensions=2, because="each atom has three coordinates.")
    if P.shape != Q.shape:
        from course_lib.errors import CourseError

        raise CourseError(
            f"The shapes have {len(P)} and {len(Q)} atoms, but must have as many: atom lies on atom."
        )
    p, q = P - P.mean(axis=0), Q - Q.mean(axis=0)
    U, _, Vt = np.linalg.svd(p.T @ q)
    keep_hand = np.diag([1.0, 1.0, np.sign(np.linalg.det(U @ Vt))])
    return p @ (U @ keep_hand @ Vt) + Q.mean(axis=0)


def distance_angstrom(places: object, onto: object) -> float:
    """Root mean square distance (Å) of two shapes of HTBZ after the best turn.

    Source: `best_turn`, the smaller of the two ways to name the equal methyls.

    >>> shape = coordinates_angstrom("[+]-α")
    >>> round(distance_angstrom(mirrored_places(shape), shape), 1)
    1.3
    """
    P, Q = np.asarray(places, float), np.asarray(onto, float)
    swapped = P.copy()
    swapped[list(_METHYLS)] = P[list(_METHYLS[::-1])]
    return min(float(np.sqrt(((best_turn(each, Q) - Q) ** 2).sum(axis=1).mean())) for each in (P, swapped))
