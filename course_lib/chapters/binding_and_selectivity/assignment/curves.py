"""Tasks 1, 2 and 5 of chapter 03's assignment: specific binding, the saturation curve, and an honest interval."""

from dataclasses import replace

import numpy as np

from course_lib.chapters.binding_and_selectivity.assignment.numbers import MARKED
from course_lib.chapters.binding_and_selectivity.assignment.samples import (
    FMOL_PER_NM,
    LABELS_nM,
    blocked,
    fits,
    specific_fmol,
    totals,
)
from course_lib.models.binding.presets import COUNTS_PER_FMOL
from course_lib.questions.kinds import Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

SPECIFIC = MARKED.curve(
    "specific",
    "counts",
    specific_fmol,
    ("Label on sites.", "(total − blocked) ÷ counts per fmol.", "What the tray says of VMAT2."),
    at=(LABELS_nM, "label", "nM"),
    unit="fmol",
    mistakes={
        "all_counts": (
            lambda g: totals(g).mean(axis=1) / COUNTS_PER_FMOL,
            "You turned all counts into fmol. What the blocked wells show is on no site: subtract it, label by label.",
        ),
        "one_blank_for_all": (
            lambda g: (totals(g).mean(axis=1) - blocked(g).mean()) / COUNTS_PER_FMOL,
            "You subtracted one mean of all blocked wells. Non-specific binding grows with the label: each label has wells of its own.",
        ),
        "still_counts": (
            lambda g: totals(g).mean(axis=1) - blocked(g).mean(axis=1),
            "These are counts. Divide by the counts that one fmol makes.",
        ),
    },
)


def _share(g: Params, label: int = 0) -> float:
    return float(100 * specific_fmol(g)[label] / (FMOL_PER_NM * LABELS_nM[label]))


BOUND_SHARE = MARKED.number(
    "bound_share",
    "depletion",
    _share,
    ("Share of the label bound, at the lowest label.", "{truth:.3g} %.", "Where depletion bites first."),
    unit="%",
    free=("sign", "per_cent_down"),
    mistakes={
        "share_per_mL": (
            lambda g: _share(g) * FMOL_PER_NM / 1000.0,
            "You reckoned with a whole mL of label. The well holds less, so less label was added.",
        ),
        "share_at_most_label": (
            lambda g: _share(g, -1),
            "That is the share at the highest label. Depletion bites first where there is least label.",
        ),
    },
)

SATURATION = MARKED.fit(
    "saturation",
    "fit",
    ("Kd and Bmax.", "Fit Bmax [L]/([L] + Kd).", "Within what a tray can tell."),
    Sought(name="kd_nM", unit="nM", truth=lambda g: g.hidden_kd_nM, factor=1.4, widest=2.5),
    Sought(
        name="bmax_fmol",
        unit="fmol",
        truth=lambda g: FMOL_PER_NM * g.hidden_sites_nM,
        factor=1.25,
        widest=1.8,
    ),
    mistakes={
        "bmax_is_highest": (
            lambda g: {"bmax_fmol": 0.55 * FMOL_PER_NM * g.hidden_sites_nM},
            "Your Bmax lies far below the curve's end. It is where the curve would level off, not the middle of the wells.",
        ),
    },
)


def _cases(g: Params) -> list[dict[str, float]]:
    return [{"sd": sd, "reduced_chi2": chi2} for sd, chi2 in fits(g.data_seed)]


def _margin(power: float, reach: float):
    return lambda sd, reduced_chi2: reach * sd * reduced_chi2**power


# An interval of 1.67 to 2.25 standard errors: tests show that these hold the truth in 90 to 99 of 100 trays.
HONEST = replace(
    MARKED.function(
        "margin",
        "fit",
        _margin(0.5, 1.96),
        ("Half of a 95 % interval of ln Ki.", "1.96 s √χ².", "An interval that keeps its promise."),
        signature="margin(sd, reduced_chi2)",
        cases=_cases,
        mistakes={
            "counting_only": (
                _margin(0.0, 1.96),
                "Your margin believes in counting alone. On badly pipetted trays it holds the truth in half of the cases: let χ² speak.",
            ),
            "chi2_unrooted": (
                _margin(1.0, 1.96),
                "You multiplied by χ² itself. It counts squared deviations, so the error grows with its square root.",
            ),
            "one_standard_error": (
                _margin(0.5, 1.0),
                "That is one standard error: it holds the truth in about two of three trays. For 95 of 100 it takes 1.96.",
            ),
        },
    ),
    tolerance=Tolerance(relative=0.15),
)

COVERED = np.array([1.96 * 0.85, 1.96 * 1.15])  # reaches that still count, in standard errors
