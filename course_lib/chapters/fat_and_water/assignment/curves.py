"""Tasks 1 and 5 of chapter 09's assignment: four bases, and a line through eighty brains."""

import numpy as np

from course_lib.chapters.fat_and_water.assignment.numbers import MARKED
from course_lib.chapters.fat_and_water.assignment.samples import fitted_slope
from course_lib.questions.kinds import ChoiceQuestion, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import ONE_PER_CENT

BASES = np.arange(1.0, 5.0)


def base_log_d(params: Params, *, sign: float = 1.0, added: bool = False) -> np.ndarray:
    """log D of the four bases; `sign` −1 takes them for acids, `added` adds the term."""
    P, a = np.array(params.log_ps), np.array(params.pkas)
    loss = np.log10(1 + 10 ** (sign * (a - 7.4)))
    return P + loss if added else P - loss


LOG_D = MARKED.curve(
    "log_d",
    "log_d",
    base_log_d,
    (
        "log D of four bases.",
        "log P − log(1 + 10^(pKa − 7.4)).",
        "The stronger the base, the larger the loss.",
    ),
    at=(BASES, "base", ""),
    tolerance=ONE_PER_CENT,
    mistakes={
        "as_acids": (
            lambda g: base_log_d(g, sign=-1.0),
            "You took them for acids. A base is charged where the pH lies below its pKa.",
        ),
        "added": (
            lambda g: base_log_d(g, added=True),
            "You added the term. Charge keeps a molecule out of fat, so log D is below log P.",
        ),
        "uncorrected": (
            lambda g: np.array(g.log_ps),
            "These are the log P. What is charged at pH 7.4 does not enter fat: subtract log(1 + 10^(pKa − 7.4)).",
        ),
    },
)

SLOPE = MARKED.fit(
    "slope",
    "judge",
    ("Slope of the line.", "np.polyfit(log_p, log_ratio, 1).", "So much per unit of log P."),
    Sought(name="slope", unit="1", truth=lambda g: g.hidden_slope, factor=1.4, widest=2.5),
    mistakes={
        "axes_exchanged": (
            lambda g: {"slope": 1 / fitted_slope(g)},
            "Your axes have changed places: log(brain ÷ blood) stands upwards, log P along.",
        ),
        "natural_logarithm": (
            lambda g: {"slope": np.log(10) * fitted_slope(g)},
            "You turned the decimal logarithm into a natural one. Leave the values as they are given.",
        ),
    },
)


def optimum(params: Params) -> ChoiceQuestion:
    """The question whether these data determine an optimum: they rise along a line, so they do not."""
    return MARKED.choice(
        "optimum",
        "judge",
        ("Is there an optimum?", "Bootstrap the top.", "A fitted optimum is worth its interval."),
        (
            Option(
                id="yes",
                text="yes, at the top of the fitted parabola",
                right=False,
                reply="A parabola has a top wherever it bends down a little. Its interval over resamples leaves the data.",
            ),
            Option(
                id="no",
                text="no, the interval of the top leaves the data",
                right=True,
                reply="The resampled tops run far beyond the last compound, or there is none.",
            ),
            Option(
                id="minimum",
                text="yes, but it is a minimum",
                right=False,
                reply="Whether the parabola bends up or down changes from resample to resample: neither end is determined.",
            ),
        ),
    )
