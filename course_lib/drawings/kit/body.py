"""A person as a plain figure, and the seven places that the AIMS rates on it."""

from course_lib.drawings.svg import Point, circle, group, line, path

# The places of items 1 to 7, on a body whose head's middle is (0, 0) and whose feet stand at 300.
AIMS_PLACES: dict[str, Point] = {
    "face": (0, -22),
    "lips": (0, 15),
    "jaw": (0, 33),
    "tongue": (4, 21),
    "arms, hands": (66, 150),
    "legs, feet": (26, 262),
    "trunk": (0, 112),
}
_BODY = (
    "M-13,44V56C-40,60 -52,70 -56,92L-76,158Q-78,170 -68,172Q-60,172 -57,162L-38,110L-34,176L-40,282Q-40,296 -28,296"
    "Q-18,296 -16,284L-4,190H4L16,284Q18,296 28,296Q40,296 40,282L34,176L38,110L57,162Q60,172 68,172Q78,170 76,158"
    "L56,92C52,70 40,60 13,56V44Z"
)


def body(x: float, y: float, scale: float = 1.0) -> str:
    """A person from the front, with a face that has eyes, lips, a tongue and a jaw; 340 high at scale 1.

    >>> body(0, 0).count("<circle")
    2
    """
    head = path(
        "M-34,-8C-34,-40 34,-40 34,-8C34,22 22,44 0,44C-22,44 -34,22 -34,-8Z",
        fill="paper",
        stroke="ink2",
        width=3,
    )
    face = circle(-13, -8, 3, fill="ink2") + circle(13, -8, 3, fill="ink2")
    lips = path("M-13,16Q0,8 13,16Q0,30 -13,16Z", fill="organ", stroke="ink2", width=2)
    tongue = path("M-5,18Q0,15 5,18Q5,25 0,25Q-5,25 -5,18Z", fill="d2", opacity=0.6)
    return group(
        path(_BODY, fill="paper", stroke="ink2", width=3), head, face, lips, tongue, x=x, y=y, scale=scale
    )


def person(x: float, y: float, *, fill: str = "ink2", scale: float = 1.0) -> str:
    """A small person for a crowd: head and shoulders, 30 high.

    >>> person(0, 0).count("var(--ink2")
    2
    """
    shoulders = path("M-11,18C-11,4 11,4 11,18Z", fill=fill)
    return group(circle(0, -6, 6.5, fill=fill), shoulders, x=x, y=y, scale=scale)


def runner(x: float, y: float, scale: float = 1.0) -> str:
    """A runner of a relay, from the side, a baton in the hand in front; 84 high.

    >>> runner(0, 0).count("<circle")
    1
    """
    limbs = [
        line((2, 24), (-4, 48), stroke="ink", width=7),
        line((-4, 48), (16, 60), (10, 82), stroke="ink", width=6),
        line((-4, 48), (-18, 62), (-34, 58), stroke="ink", width=6),
        line((2, 26), (20, 38), (34, 28), stroke="ink", width=5),
        line((2, 26), (-16, 34), (-22, 20), stroke="ink", width=5),
    ]
    baton = line((30, 32), (42, 20), stroke="da", width=6)
    return group(circle(8, 10, 9, fill="ink"), *limbs, baton, x=x, y=y, scale=scale)
