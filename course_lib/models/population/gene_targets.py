"""A variant of the target itself: what less VMAT2 from birth does to released dopamine in the terminal's model.

A model's answer: the terminal has autoreceptors on synthesis and nothing else that could compensate in years of development.
"""

import numpy as np

from course_lib.checks import array_of_numbers, plain
from course_lib.models.terminal.parameters import TERMINAL, Terminal, with_target_scaled
from course_lib.models.terminal.steady import steady_state


def dopamine_left_with_vmat2(
    activity: float | np.ndarray, terminal: Terminal = TERMINAL
) -> float | np.ndarray:
    """Dopamine outside the terminal with part of VMAT2, over that with all of it; same shape as `activity`.

    `activity` is the factor on VMAT2's largest rate: 1 is usual, 0.5 a carrier of a variant without function. Raises
    `CourseError` for a negative activity. Source: steady state of the terminal.

    >>> [round(dopamine_left_with_vmat2(x), 2) for x in (0.8, 0.5, 0.05)]
    [0.89, 0.69, 0.08]
    """
    x = array_of_numbers("activity", activity, at_least=0, because="an activity has no sign.")
    usual = steady_state(terminal).extracellular_uM
    left = [
        steady_state(with_target_scaled(terminal, "VMAT2", float(one))).extracellular_uM / usual
        for one in x.ravel()
    ]
    return plain(np.array(left).reshape(x.shape))
