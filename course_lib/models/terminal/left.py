"""Dopamine left on one dose: one occupancy of VMAT2, and what each of the course's models makes of it.

Chapters ask different things of one drug: what a vesicle holds or what stands outside, with a constant cytosol or with
the whole terminal, with autoreceptors that brake synthesis only or release too. So their numbers differ.
"""

from course_lib.checks import fraction
from course_lib.models.terminal.parameters import TERMINAL, with_release_brake
from course_lib.models.terminal.steady import depletion, dopamine_left
from course_lib.models.terminal.vesicle import LINEAR_VESICLE, TERMINAL_VESICLE, content

RELEASE_BRAKES = (1, 2)  # illustrative, see `with_release_brake`


def dopamine_left_by_model(vmat2_occupancy: float) -> dict[str, float]:
    """Share of dopamine that is left at rest at one VMAT2 occupancy, by the model that says so; 1 is no drug.

    Raises `CourseError` for an occupancy that is no share. Source: `vesicle` and `steady`.

    >>> [round(share, 2) for share in dopamine_left_by_model(0.83).values()]
    [0.17, 0.31, 0.28, 0.28, 0.39, 0.44]
    """
    held = fraction("vmat2_occupancy", vmat2_occupancy, because="it is a share of transporters.")
    braked = {
        f"outside; autoreceptors brake release too, strength {s}": with_release_brake(TERMINAL, s)
        for s in RELEASE_BRAKES
    }
    return {
        "in a vesicle that loads from a constant cytosol": float(content(LINEAR_VESICLE, held)),
        "in a vesicle whose cytosol fills up": float(content(TERMINAL_VESICLE, held)),
        "in the vesicles of the whole terminal": float(1 - depletion(TERMINAL, held)),
        "outside the whole terminal": float(dopamine_left(TERMINAL, held)),
        **{name: float(dopamine_left(terminal, held)) for name, terminal in braked.items()},
    }
