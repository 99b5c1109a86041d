"""Tasks 1, 2 and 5 of chapter 03's assignment: specific binding, the saturation curve, and an honest interval."""

import numpy as np

from course_lib.chapters.binding_and_selectivity.assignment.numbers import texts
from course_lib.chapters.binding_and_selectivity.assignment.samples import (
    FMOL_PER_NM,
    LABELS_nM,
    blocked,
    fits,
    specific_fmol,
    totals,
)
from course_lib.models.binding.presets import COUNTS_PER_FMOL
from course_lib.questions.kinds import (
    CurveQuestion,
    FitQuestion,
    FunctionQuestion,
    Mistake,
    NumberQuestion,
    Sought,
)
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

SPECIFIC = CurveQuestion(
    id="assignment03.specific",
    objective="03.counts",
    at=lambda g: LABELS_nM,
    at_name="label",
    at_unit="nM",
    unit="fmol",
    answer=specific_fmol,
    tolerance=Tolerance(relative=0.005),
    mistakes=(
        Mistake(
            id="all_counts",
            answer=lambda g: totals(g).mean(axis=1) / COUNTS_PER_FMOL,
            because="You turned all counts into fmol. What the blocked wells show is on no site: subtract it, label by label.",
        ),
        Mistake(
            id="one_blank_for_all",
            answer=lambda g: (totals(g).mean(axis=1) - blocked(g).mean()) / COUNTS_PER_FMOL,
            because="You subtracted one mean of all blocked wells. Non-specific binding grows with the label: each label has wells of its own.",
        ),
        Mistake(
            id="still_counts",
            answer=lambda g: totals(g).mean(axis=1) - blocked(g).mean(axis=1),
            because="These are counts. Divide by the counts that one fmol makes.",
        ),
    ),
    **texts("Label on sites.", "(total − blocked) ÷ counts per fmol.", "What the tray says of VMAT2."),
)


def _share(g: Params) -> float:
    return float(100 * specific_fmol(g)[0] / (FMOL_PER_NM * LABELS_nM[0]))


BOUND_SHARE = NumberQuestion(
    id="assignment03.bound_share",
    objective="03.depletion",
    answer=_share,
    unit="%",
    tolerance=Tolerance(relative=0.01),
    free=("sign", "per_cent_down"),
    mistakes=(
        Mistake(
            id="share_per_mL",
            answer=lambda g: _share(g) * FMOL_PER_NM / 1000.0,
            because="You reckoned with a whole mL of label. The well holds less, so less label was added.",
        ),
        Mistake(
            id="share_at_most_label",
            answer=lambda g: float(100 * specific_fmol(g)[-1] / (FMOL_PER_NM * LABELS_nM[-1])),
            because="That is the share at the highest label. Depletion bites first where there is least label.",
        ),
    ),
    **texts(
        "Share of the label bound, at the lowest label.", "{truth:.3g} %.", "Where depletion bites first."
    ),
)

SATURATION = FitQuestion(
    id="assignment03.saturation",
    objective="03.fit",
    sought=(
        Sought(name="kd_nM", unit="nM", truth=lambda g: g.hidden_kd_nM, factor=1.4, widest=2.5),
        Sought(
            name="bmax_fmol",
            unit="fmol",
            truth=lambda g: FMOL_PER_NM * g.hidden_sites_nM,
            factor=1.25,
            widest=1.8,
        ),
    ),
    mistakes=(
        Mistake(
            id="bmax_is_highest",
            answer=lambda g: {"bmax_fmol": 0.55 * FMOL_PER_NM * g.hidden_sites_nM},
            because="Your Bmax lies far below the curve's end. It is where the curve would level off, not the middle of the wells.",
        ),
    ),
    **texts("Kd and Bmax.", "Fit Bmax [L]/([L] + Kd).", "Within what a tray can tell."),
)


def _cases(g: Params) -> list[dict[str, float]]:
    return [{"sd": sd, "reduced_chi2": chi2} for sd, chi2 in fits(g.data_seed)]


def _margin(power: float, reach: float):
    return lambda sd, reduced_chi2: reach * sd * reduced_chi2**power


# An interval of 1.67 to 2.25 standard errors: tests show that these hold the truth in 90 to 99 of 100 trays.
HONEST = FunctionQuestion(
    id="assignment03.margin",
    objective="03.fit",
    signature="margin(sd, reduced_chi2)",
    unit="1",
    tolerance=Tolerance(relative=0.15),
    answer=lambda g: _margin(0.5, 1.96),
    cases=_cases,
    mistakes=(
        Mistake(
            id="counting_only",
            answer=lambda g: _margin(0.0, 1.96),
            because="Your margin believes in counting alone. On badly pipetted trays it holds the truth in half of the cases: let χ² speak.",
        ),
        Mistake(
            id="chi2_unrooted",
            answer=lambda g: _margin(1.0, 1.96),
            because="You multiplied by χ² itself. It counts squared deviations, so the error grows with its square root.",
        ),
        Mistake(
            id="one_standard_error",
            answer=lambda g: _margin(0.5, 1.0),
            because="That is one standard error: it holds the truth in about two of three trays. For 95 of 100 it takes 1.96.",
        ),
    ),
    **texts("Half of a 95 % interval of ln Ki.", "1.96 s √χ².", "An interval that keeps its promise."),
)

COVERED = np.array([1.96 * 0.85, 1.96 * 1.15])  # reaches that still count, in standard errors
