"""Tasks 3 and 4 of chapter 08's assignment: three plasma curves, and half-lives from noisy samples."""

from collections.abc import Callable

import numpy as np

from course_lib.chapters.deuteration.assignment.numbers import MARKED
from course_lib.chapters.deuteration.assignment.samples import fitted_half_lives_h
from course_lib.questions.building import Slips, Texts
from course_lib.questions.kinds import CurveQuestion, Sought
from course_lib.questions.params import Params

HOURS = np.linspace(0.0, 24.0, 25)
NG_PER_ML = 1000.0  # mg/L to ng/mL


def plasma_ng_per_mL(
    params: Params, *, share_of_dose: float = 1.0, slower: float = 1.0, absorption_slower: float = 1.0
) -> np.ndarray:
    """Concentrations at `HOURS` in ng/mL, one compartment, absorption and elimination of first order."""
    ka = params.absorption_rate_per_h / absorption_slower
    k = np.log(2) / (params.light_half_life_h * slower)
    start = NG_PER_ML * share_of_dose * params.dose_mg / params.volume_L
    return start * ka / (ka - k) * (np.exp(-k * HOURS) - np.exp(-ka * HOURS))


def _at_once(params: Params, share_of_dose: float = 1.0, slower: float = 1.0) -> np.ndarray:
    k = np.log(2) / (params.light_half_life_h * slower)
    return NG_PER_ML * share_of_dose * params.dose_mg / params.volume_L * np.exp(-k * HOURS)


def _curve(name: str, answer: Callable[[Params], np.ndarray], texts: Texts, mistakes: Slips) -> CurveQuestion:
    return MARKED.curve(
        name, "curve", answer, texts, at=(HOURS, "time", "h"), unit="ng/mL", mistakes=mistakes
    )


LIGHT = _curve(
    "light_curve",
    plasma_ng_per_mL,
    ("The drug without deuterium.", "Bateman's function.", "Up by absorption, down by elimination."),
    {
        "no_absorption": (
            _at_once,
            "This curve starts at its peak, as after an injection. The drug is swallowed: absorption has a rate as well.",
        ),
        "mg_per_L": (
            lambda g: plasma_ng_per_mL(g) / NG_PER_ML,
            "These are mg/L. One mg/L is 1,000 ng/mL: the curve is asked for in ng/mL.",
        ),
    },
)

SAME_DOSE = _curve(
    "same_dose_curve",
    lambda g: plasma_ng_per_mL(g, slower=g.half_life_ratio),
    ("The twin, same dose.", "k divided by the ratio.", "A little higher, much longer."),
    {
        "whole_curve_scaled": (
            lambda g: g.half_life_ratio * plasma_ng_per_mL(g),
            "You multiplied the whole curve. The area grows by this factor, but it grows in the tail: only elimination is slower.",
        ),
        "same_dose_at_once": (
            lambda g: _at_once(g, slower=g.half_life_ratio),
            "This curve starts at its peak, as after an injection. The twin is swallowed as well.",
        ),
        "same_dose_faster": (
            lambda g: plasma_ng_per_mL(g, slower=1 / g.half_life_ratio),
            "Your twin leaves faster than the drug. A longer half-life means a smaller rate: k = ln 2 ÷ half-life.",
        ),
        "absorption_slowed": (
            lambda g: plasma_ng_per_mL(g, slower=g.half_life_ratio, absorption_slower=g.half_life_ratio),
            "You slowed absorption and elimination alike. Absorption breaks no C–D bond.",
        ),
    },
)

SAME_AUC = _curve(
    "same_auc_curve",
    lambda g: plasma_ng_per_mL(g, slower=g.half_life_ratio, share_of_dose=1 / g.half_life_ratio),
    ("The twin, same AUC.", "Dose and k divided by the ratio.", "Lower peak, longer tail, same area."),
    {
        "dose_not_lowered": (
            lambda g: plasma_ng_per_mL(g, slower=g.half_life_ratio),
            "This is the twin at the same dose. For the same area the dose must fall by the ratio of half-lives.",
        ),
        "same_auc_at_once": (
            lambda g: _at_once(g, 1 / g.half_life_ratio, g.half_life_ratio),
            "This curve starts at its peak, as after an injection. The twin is swallowed as well.",
        ),
        "dose_raised_for_auc": (
            lambda g: plasma_ng_per_mL(g, slower=g.half_life_ratio, share_of_dose=g.half_life_ratio),
            "You raised the dose. What stays longer needs less of it for the same area.",
        ),
        "dose_lowered_only": (
            lambda g: plasma_ng_per_mL(g, share_of_dose=1 / g.half_life_ratio),
            "The dose is lowered, but elimination is still that of the drug without deuterium: then the area falls.",
        ),
    },
)


def _fitted(params: Params, *, factor: float = 1.0, turned: bool = False) -> dict[str, float]:
    light_h, heavy_h = fitted_half_lives_h(params)
    ratio = light_h / heavy_h if turned else heavy_h / light_h
    return {"light_half_life_h": factor * light_h, "half_life_ratio": ratio}


ESTIMATE = MARKED.fit(
    "estimate",
    "curve",
    (
        "Half-life of the drug, and ratio of the half-lives.",
        "Straight lines through the logarithms; half-life = ln 2 ÷ slope.",
        "Within what samples of this scatter can tell.",
    ),
    Sought(name="light_half_life_h", unit="h", truth=lambda g: g.hidden_half_life_h, factor=1.2, widest=2.0),
    Sought(name="half_life_ratio", unit="1", truth=lambda g: g.hidden_ratio, factor=1.3, widest=2.2),
    mistakes={
        "time_constants": (
            lambda g: _fitted(g, factor=1 / np.log(2)),
            "Your half-life is 1 ÷ slope, the time in which the level falls to 1/e. A half-life is ln 2 times as long. "
            "(The ratio does not notice.)",
        ),
        "logarithms_mixed": (
            lambda g: _fitted(g, factor=np.log(10)),
            "You took log10 of the samples and divided ln 2 by that slope. Half-life = log10 2 ÷ slope, or use ln for both. "
            "(The ratio does not notice.)",
        ),
        "ratio_upside_down": (
            lambda g: _fitted(g, turned=True),
            "Your ratio is drug ÷ twin. The twin stays longer, so twin ÷ drug is above 1.",
        ),
    },
)
