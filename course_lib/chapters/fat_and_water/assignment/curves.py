"""Tasks 1 and 5 of chapter 09's assignment: four bases, and a line through eighty brains."""

import numpy as np

from course_lib.chapters.fat_and_water.assignment.numbers import texts
from course_lib.chapters.fat_and_water.assignment.samples import fitted_slope
from course_lib.questions.kinds import ChoiceQuestion, CurveQuestion, FitQuestion, Mistake, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

BASES = np.arange(1.0, 5.0)


def base_log_d(params: Params, *, sign: float = 1.0, added: bool = False) -> np.ndarray:
    """log D of the four bases; `sign` −1 takes them for acids, `added` adds the term."""
    P, a = np.array(params.log_ps), np.array(params.pkas)
    loss = np.log10(1 + 10 ** (sign * (a - 7.4)))
    return P + loss if added else P - loss


LOG_D = CurveQuestion(
    id="assignment09.log_d",
    objective="09.log_d",
    at=lambda g: BASES,
    at_name="base",
    at_unit="",
    answer=base_log_d,
    unit="1",
    tolerance=Tolerance(relative=0.01),
    mistakes=(
        Mistake(
            id="as_acids",
            answer=lambda g: base_log_d(g, sign=-1.0),
            because="You took them for acids. A base is charged where the pH lies below its pKa.",
        ),
        Mistake(
            id="added",
            answer=lambda g: base_log_d(g, added=True),
            because="You added the term. Charge keeps a molecule out of fat, so log D is below log P.",
        ),
        Mistake(
            id="uncorrected",
            answer=lambda g: np.array(g.log_ps),
            because="These are the log P. What is charged at pH 7.4 does not enter fat: subtract log(1 + 10^(pKa − 7.4)).",
        ),
    ),
    **texts(
        "log D of four bases.",
        "log P − log(1 + 10^(pKa − 7.4)).",
        "The stronger the base, the larger the loss.",
    ),
)

SLOPE = FitQuestion(
    id="assignment09.slope",
    objective="09.judge",
    sought=(Sought(name="slope", unit="1", truth=lambda g: g.hidden_slope, factor=1.4, widest=2.5),),
    mistakes=(
        Mistake(
            id="axes_exchanged",
            answer=lambda g: {"slope": 1 / fitted_slope(g)},
            because="Your axes have changed places: log(brain ÷ blood) stands upwards, log P along.",
        ),
        Mistake(
            id="natural_logarithm",
            answer=lambda g: {"slope": np.log(10) * fitted_slope(g)},
            because="You turned the decimal logarithm into a natural one. Leave the values as they are given.",
        ),
    ),
    **texts("Slope of the line.", "np.polyfit(log_p, log_ratio, 1).", "So much per unit of log P."),
)


def optimum(params: Params) -> ChoiceQuestion:
    """The question whether these data determine an optimum: they rise along a line, so they do not."""
    return ChoiceQuestion(
        id="assignment09.optimum",
        objective="09.judge",
        options=(
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
        **texts("Is there an optimum?", "Bootstrap the top.", "A fitted optimum is worth its interval."),
    )
