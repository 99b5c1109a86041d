"""Tasks 3 and 4 of chapter 08's assignment: three plasma curves, and half-lives from noisy samples."""

from collections.abc import Callable

import numpy as np

from course_lib.chapters.deuteration.assignment.numbers import texts
from course_lib.chapters.deuteration.assignment.samples import fitted_half_lives_h
from course_lib.questions.kinds import CurveQuestion, FitQuestion, Mistake, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

HOURS = np.linspace(0.0, 24.0, 25)
NG_PER_ML = 1000.0  # mg/L to ng/mL


def plasma_ng_per_mL(params: Params, *, share_of_dose: float = 1.0, slower: float = 1.0) -> np.ndarray:
    """Concentrations at `HOURS` in ng/mL, one compartment, absorption and elimination of first order."""
    ka, k = params.absorption_rate_per_h, np.log(2) / (params.light_half_life_h * slower)
    start = NG_PER_ML * share_of_dose * params.dose_mg / params.volume_L
    return start * ka / (ka - k) * (np.exp(-k * HOURS) - np.exp(-ka * HOURS))


def _at_once(params: Params, share_of_dose: float = 1.0, slower: float = 1.0) -> np.ndarray:
    k = np.log(2) / (params.light_half_life_h * slower)
    return NG_PER_ML * share_of_dose * params.dose_mg / params.volume_L * np.exp(-k * HOURS)


def _curve(name: str, answer: Callable[[Params], np.ndarray], *mistakes: Mistake, **words) -> CurveQuestion:
    return CurveQuestion(
        id=f"assignment08.{name}",
        objective="08.curve",
        at=lambda g: HOURS,
        at_name="time",
        at_unit="h",
        answer=answer,
        unit="ng/mL",
        tolerance=Tolerance(relative=0.005),
        mistakes=mistakes,
        **words,
    )


def _slip(name: str, answer: Callable[[Params], np.ndarray], because: str) -> Mistake:
    return Mistake(id=name, answer=answer, because=because)


LIGHT = _curve(
    "light_curve",
    plasma_ng_per_mL,
    _slip(
        "no_absorption",
        _at_once,
        "This curve starts at its peak, as after an injection. The drug is swallowed: absorption has a rate as well.",
    ),
    _slip(
        "mg_per_L",
        lambda g: plasma_ng_per_mL(g) / NG_PER_ML,
        "These are mg/L. One mg/L is 1,000 ng/mL: the curve is asked for in ng/mL.",
    ),
    **texts("The drug without deuterium.", "Bateman's function.", "Up by absorption, down by elimination."),
)

SAME_DOSE = _curve(
    "same_dose_curve",
    lambda g: plasma_ng_per_mL(g, slower=g.half_life_ratio),
    _slip(
        "whole_curve_scaled",
        lambda g: g.half_life_ratio * plasma_ng_per_mL(g),
        "You multiplied the whole curve. The area grows by this factor, but it grows in the tail: only elimination is slower.",
    ),
    _slip(
        "same_dose_at_once",
        lambda g: _at_once(g, slower=g.half_life_ratio),
        "This curve starts at its peak, as after an injection. The twin is swallowed as well.",
    ),
    _slip(
        "same_dose_faster",
        lambda g: plasma_ng_per_mL(g, slower=1 / g.half_life_ratio),
        "Your twin leaves faster than the drug. A longer half-life means a smaller rate: k = ln 2 ÷ half-life.",
    ),
    _slip(
        "absorption_slowed",
        lambda g: _slowed_absorption(g),
        "You slowed absorption and elimination alike. Absorption breaks no C–D bond.",
    ),
    **texts("The twin, same dose.", "k divided by the ratio.", "A little higher, much longer."),
)

SAME_AUC = _curve(
    "same_auc_curve",
    lambda g: plasma_ng_per_mL(g, slower=g.half_life_ratio, share_of_dose=1 / g.half_life_ratio),
    _slip(
        "dose_not_lowered",
        lambda g: plasma_ng_per_mL(g, slower=g.half_life_ratio),
        "This is the twin at the same dose. For the same area the dose must fall by the ratio of half-lives.",
    ),
    _slip(
        "same_auc_at_once",
        lambda g: _at_once(g, 1 / g.half_life_ratio, g.half_life_ratio),
        "This curve starts at its peak, as after an injection. The twin is swallowed as well.",
    ),
    _slip(
        "dose_raised_for_auc",
        lambda g: plasma_ng_per_mL(g, slower=g.half_life_ratio, share_of_dose=g.half_life_ratio),
        "You raised the dose. What stays longer needs less of it for the same area.",
    ),
    _slip(
        "dose_lowered_only",
        lambda g: plasma_ng_per_mL(g, share_of_dose=1 / g.half_life_ratio),
        "The dose is lowered, but elimination is still that of the drug without deuterium: then the area falls.",
    ),
    **texts("The twin, same AUC.", "Dose and k divided by the ratio.", "Lower peak, longer tail, same area."),
)


def _slowed_absorption(params: Params) -> np.ndarray:
    slower = Params(
        **{**vars(params), "absorption_rate_per_h": params.absorption_rate_per_h / params.half_life_ratio}
    )
    return plasma_ng_per_mL(slower, slower=params.half_life_ratio)


def _fitted(params: Params, *, factor: float = 1.0, turned: bool = False) -> dict[str, float]:
    light_h, heavy_h = fitted_half_lives_h(params)
    ratio = light_h / heavy_h if turned else heavy_h / light_h
    return {"light_half_life_h": factor * light_h, "half_life_ratio": ratio}


ESTIMATE = FitQuestion(
    id="assignment08.estimate",
    objective="08.curve",
    sought=(
        Sought(
            name="light_half_life_h", unit="h", truth=lambda g: g.hidden_half_life_h, factor=1.2, widest=2.0
        ),
        Sought(name="half_life_ratio", unit="1", truth=lambda g: g.hidden_ratio, factor=1.3, widest=2.2),
    ),
    mistakes=(
        Mistake(
            id="time_constants",
            answer=lambda g: _fitted(g, factor=1 / np.log(2)),
            because="Your half-life is 1 ÷ slope, the time in which the level falls to 1/e. A half-life is ln 2 times as long. "
            "(The ratio does not notice.)",
        ),
        Mistake(
            id="logarithms_mixed",
            answer=lambda g: _fitted(g, factor=np.log(10)),
            because="You took log10 of the samples and divided ln 2 by that slope. Half-life = log10 2 ÷ slope, or use ln for both. "
            "(The ratio does not notice.)",
        ),
        Mistake(
            id="ratio_upside_down",
            answer=lambda g: _fitted(g, turned=True),
            because="Your ratio is drug ÷ twin. The twin stays longer, so twin ÷ drug is above 1.",
        ),
    ),
    **texts(
        "Half-life of the drug, and ratio of the half-lives.",
        "Straight lines through the logarithms; half-life = ln 2 ÷ slope.",
        "Within what samples of this scatter can tell.",
    ),
)
