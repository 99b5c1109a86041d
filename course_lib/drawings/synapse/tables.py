"""What the living synapse knows: the course's models at every setting, as tables that a page can read.

Release is the binomial model of chapter 01 (`models.quantal.release`); how full vesicles and cytosol are at each block of
VMAT2, and the dopamine that is around at rest, come from the terminal of chapter 02 (`models.terminal.steady`); what
dopamine holds of the D2 receptors, from `models.target.receptor`. A page interpolates between the nodes, nothing else.

Illustrative: quantum and its spread (those of `TEACHING_SYNAPSE`) and the length of the pulse that an impulse makes.
"""

from functools import cache

import numpy as np

from course_lib.models.quantal.release import TEACHING_SYNAPSE
from course_lib.models.target.receptor import D2, occupancy, settling_time_s
from course_lib.models.terminal.parameters import TERMINAL
from course_lib.models.terminal.steady import steady_state

PULSE_s = 0.2  # illustrative
LARGEST_PEAK_nM = 300.0
_BLOCKS = np.linspace(0, 1, 41)
_PEAKS_nM = np.linspace(0, LARGEST_PEAK_nM, 121)
_DIGITS = 5


@cache
def tables() -> dict[str, object]:
    """The tables by name, ready for JSON; by share of VMAT2 blocked, or by peak of dopamine up to the largest.

    >>> at_rest = tables()
    >>> at_rest["filling"][0], round(at_rest["filling"][28], 2)
    (1.0, 0.48)
    """
    state = steady_state(TERMINAL, _BLOCKS)
    tonic_nM = 1000 * np.asarray(state.extracellular_uM)
    way = [1 - np.exp(-PULSE_s / settling_time_s(D2, peak)) for peak in _PEAKS_nM]
    rows = {
        "filling": np.asarray(state.vesicular_uM) / state.vesicular_uM[0],
        "cytosol": np.asarray(state.cytosolic_uM) / state.cytosolic_uM[0],
        "held_at_rest": occupancy(D2, tonic_nM),
        "held_if_it_lasted": occupancy(D2, _PEAKS_nM),
        "way_covered": np.array(way),
    }
    return {
        "quantum_nM": TEACHING_SYNAPSE.quantum_nM,
        "quantal_cv": TEACHING_SYNAPSE.quantal_cv,
        "largest_peak_nM": LARGEST_PEAK_nM,
        **{name: [round(float(one), _DIGITS) for one in row] for name, row in rows.items()},
    }
