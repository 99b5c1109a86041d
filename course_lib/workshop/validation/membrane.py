"""What chapter 09 foretells: plasma binding from a calculated log D, and the best lipophilicity at first passage."""

import numpy as np

from course_lib.facts import fact
from course_lib.models.membrane.barrier import BRAIN, extraction, fastest_log_d
from course_lib.models.membrane.descriptors import describe
from course_lib.models.membrane.partition import log_d_of_free_fraction, plasma_free_fraction
from course_lib.workshop.validation.row import Row

BINDINGS = {
    "HTBZ": "htbz.protein_binding",
    "tetrabenazine": "tetrabenazine.protein_binding",
    "valbenazine": "valbenazine.protein_binding",
    "reserpine": "reserpine.bound_in_plasma",
}
AXIS = np.linspace(-4.0, 8.0, 1201)
FREELY = 0.9  # of the drug leaves the blood on one passage


def membrane_rows() -> list[Row]:
    """Rows of plasma binding, for all four drugs whose log D is calculated, and of the first passage.

    >>> [row.kind for row in membrane_rows()] == 5 * ["predicted"]
    True
    """
    return [*map(_binding_row, BINDINGS), _passage_row()]


def _binding_row(drug: str) -> Row:
    log_d, published = describe(drug).log_d, fact(BINDINGS[drug], "%")
    free = 100.0 * plasma_free_fraction(log_d)
    measured = log_d_of_free_fraction(1.0 - published / 100.0)
    return Row(
        fact_id=BINDINGS[drug],
        model=100.0 - free,
        kind="predicted",
        note=f"The line through 18 tracers at a calculated log D of {log_d:.1f}; the measured binding stands on it at {measured:.1f}. Free are "
        f"{free:.1f} % against {100 - published:.3g} %, {_factor(free, 100 - published)}.",
    )


def _factor(free: float, published: float) -> str:
    times = max(free / published, published / free)
    return f"{times:.1f} times too {'many' if free > published else 'few'}"


def _passage_row() -> Row:
    passing = AXIS[np.asarray(extraction(BRAIN, AXIS)) >= FREELY]
    return Row(
        fact_id="membrane.first_passage_optimum",
        model=float(passing[[0, -1]].mean()),
        kind="predicted",
        note=f"Middle of the log D at which {100 * FREELY:.0f} % leave the blood on one passage, from {passing[0]:.1f} to the end of the axis at "
        f"{passing[-1]:g}: the model's share grows to 1 and stays, since its blood lets go within the passage. Its time of entry has an "
        f"optimum, at {fastest_log_d(BRAIN):.1f}, but that is another quantity.",
    )
