"""Tasks 1 to 4 of chapter 14's assignment: numbers worked out from the student's own table and registry."""

from math import sqrt

import numpy as np

from course_lib.chapters.reading_the_evidence.assignment.samples import (
    ROWS,
    harm_rows,
    printed_pool,
    random_pool,
    shown_trials,
)
from course_lib.chapters.reading_the_evidence.questions import people, spread
from course_lib.models.trial.harms import is_whole_count
from course_lib.models.trial.pooling import pooled
from course_lib.models.trial.recovered import sd_from_se, se_from_p
from course_lib.models.trial.responders import difference_interval, responder_share
from course_lib.questions.building import Marked, own_hints
from course_lib.questions.kinds import ChoiceQuestion, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

MARKED = Marked(
    chapter="14",
    hints=own_hints(
        "Say in words what is compared with what.",
        "Check a limit: what must come out for twice as many people, or for trials that agree?",
    ),
)


def _sd(g: Params) -> float:
    return sd_from_se(se_from_p(g.difference, g.p), g.n_drug, g.n_placebo)


SD = MARKED.number(
    "sd",
    "hidden_sd",
    _sd,
    (
        "The SD behind a P.",
        "|difference|/z, divided by √(1/n₁ + 1/n₂): {truth:.3g} points.",
        "It was never hidden.",
    ),
    free=("sign",),
    mistakes={
        "no_root": (
            lambda g: se_from_p(g.difference, g.p) / (1 / g.n_drug + 1 / g.n_placebo),
            "The root is missing: divide the standard error by √(1/n₁ + 1/n₂).",
        ),
        "error_given": (
            lambda g: se_from_p(g.difference, g.p),
            "That is the standard error of the difference. Single people spread far more.",
        ),
        "one_sided": (
            lambda g: sd_from_se(se_from_p(g.difference, 2 * g.p), g.n_drug, g.n_placebo),
            "You took the P as one-sided. Half of it lies on each side: z is the point with P/2 beyond.",
        ),
    },
)

FROM_INTERVAL = MARKED.graded(
    spread.FROM_INTERVAL,
    "sd_by_interval",
    ("The SD behind an interval.", "(high − low)/3.92/√(2/n) = {truth:.3g} points.", "The same secret."),
)


def _share(g: Params, mean: float) -> float:
    return responder_share(mean, g.spread, baseline=g.baseline)


def _needed(g: Params) -> float:
    return 1 / (_share(g, g.mean_drug) - _share(g, g.mean_placebo))


CUTS = np.linspace(0.1, 0.7, 7)


def _by_cut(g: Params, mean: float) -> np.ndarray:
    return np.array(
        [100 * responder_share(mean, g.spread, baseline=g.baseline, cut=float(cut)) for cut in CUTS]
    )


BY_CUT = MARKED.curve(
    "by_cut",
    "responders",
    lambda g: _by_cut(g, g.mean_drug),
    (
        "Responders on the drug, cut by cut.",
        "100 Φ((−cut × b − mean)/SD).",
        "A tail, and where it begins is chosen.",
    ),
    at=(CUTS, "cut", "1"),
    unit="%",
    mistakes={
        "other_tail": (
            lambda g: 100 - _by_cut(g, g.mean_drug),
            "That is the other side of the cut: those who fell by *less*.",
        ),
        "on_placebo": (
            lambda g: _by_cut(g, g.mean_placebo),
            "You used placebo's mean. The drug's is asked for.",
        ),
    },
)

NEEDED = MARKED.number(
    "needed",
    "responders",
    _needed,
    ("Number needed to treat.", "1/(p₁ − p₀) = {truth:.3g}.", "It belongs to its cut."),
    free=("sign",),
    mistakes={
        "drug_alone": (
            lambda g: 1 / _share(g, g.mean_drug),
            "You used the drug's responders alone. Subtract those that placebo has.",
        ),
        "per_cent": (
            lambda g: 100 / _needed(g),
            "That is the difference in per cent. The number needed to treat is 100 divided by it.",
        ),
    },
)

LOW_END = MARKED.number(
    "low_end",
    "responders",
    lambda g: 100 * difference_interval(g.events_drug, g.counted, g.events_placebo, g.counted)[0],
    (
        "Lower end of Newcombe's interval.",
        "From the Wilson limits: {truth:.3g} %.",
        "The difference may be as small.",
    ),
    unit="%",
    tolerance=Tolerance(relative=0.01, absolute=0.1),
    free=("sign",),
    mistakes={
        "upper_end": (
            lambda g: 100 * difference_interval(g.events_drug, g.counted, g.events_placebo, g.counted)[1],
            "That is the upper end.",
        ),
        "no_interval": (
            lambda g: 100 * (g.events_drug - g.events_placebo) / g.counted,
            "That is the difference itself. Its interval's lower end is asked for.",
        ),
    },
)

FIXED = MARKED.number(
    "fixed",
    "pooling",
    lambda g: pooled(shown_trials(g)).effect.difference,
    ("Fixed effects.", "Σwδ/Σw = {truth:.3g} points.", "The surer, the heavier."),
    signed=True,
    tolerance=Tolerance(relative=0.003),
    free=(),
    mistakes={
        "plain_mean": (
            lambda g: sum(g.differences) / len(g.differences),
            "That is the plain mean. Weight each trial by 1/SE².",
        ),
        "weights_not_squared": (
            lambda g: (
                sum(d / e for d, e in zip(g.differences, g.errors, strict=True))
                / sum(1 / e for e in g.errors)
            ),
            "You weighted by 1/SE. Weights are 1/SE².",
        ),
    },
)

TAU = MARKED.number(
    "tau_squared",
    "pooling",
    lambda g: random_pool(g).tau_squared,
    (
        "Variance between trials.",
        "(Q − (k − 1))/(Σw − Σw²/Σw) = {truth:.3g}.",
        "What chance does not explain.",
    ),
    tolerance=Tolerance(relative=0.01, absolute=0.001),
    free=(),
    mistakes={
        "root_taken": (
            lambda g: sqrt(random_pool(g).tau_squared),
            "That is τ, a standard deviation. τ² is asked for.",
        ),
        "trials_not_less_one": (
            lambda g: max(0.0, _q(g) - 4) / _spare(g),
            "Q's expectation is k − 1, one less than the number of trials: the mean was estimated from them.",
        ),
    },
)


def _q(g: Params) -> float:
    mean = pooled(shown_trials(g)).effect.difference
    return sum(((d - mean) / e) ** 2 for d, e in zip(g.differences, g.errors, strict=True))


def _spare(g: Params) -> float:
    weights = [e**-2 for e in g.errors]
    return sum(weights) - sum(w * w for w in weights) / sum(weights)


RANDOM_SE = MARKED.number(
    "random_se",
    "pooling",
    lambda g: random_pool(g).effect.se,
    (
        "Error with random effects.",
        "1/√Σ(1/(SE² + τ²)) = {truth:.3g} points.",
        "Wider where trials disagree.",
    ),
    free=(),
    mistakes={
        "fixed_se": (
            lambda g: pooled(shown_trials(g)).effect.se,
            "That is the error with fixed effects. Add τ² to each variance first.",
        ),
        "variance": (
            lambda g: random_pool(g).effect.se ** 2,
            "That is the variance of the pooled mean. Take its root.",
        ),
    },
)


def pooled_gap(g: Params) -> float:
    """How far the mean of all five lies from that of the four (points)."""
    return printed_pool(g)[0] - pooled(shown_trials(g)).effect.difference


HIDDEN = MARKED.number(
    "hidden_difference",
    "pooling",
    lambda g: g.hidden_difference,
    (
        "The hidden trial.",
        "Surplus of weighted difference ÷ surplus of weight: {truth:.2g} points.",
        "A sum betrays it.",
    ),
    signed=True,
    tolerance=Tolerance(absolute=0.03),
    free=(),
    mistakes={
        "gap_of_means": (
            pooled_gap,
            "That is how far the printed mean lies from yours. The hidden trial is where its *weight* puts it.",
        ),
    },
)

HIDDEN_SE = MARKED.fit(
    "hidden_error",
    "pooling",
    ("How sure is it?", "1/√(surplus of weight).", "Within the rounding of the printed error."),
    Sought(name="se", unit="1", truth=lambda g: g.hidden_se, factor=1.1, widest=1.6),
    mistakes={
        "weight_left": (
            lambda g: {"se": g.hidden_se**-2},
            "That is its weight. The standard error is 1/√weight.",
        ),
        "variance_left": (lambda g: {"se": g.hidden_se**2}, "That is its variance. Take the root."),
    },
)


def altered(params: Params) -> ChoiceQuestion:
    """The question which row is no whole count; the right option depends on the variant."""
    rows = harm_rows(params)
    return MARKED.choice(
        "altered",
        "harms",
        ("Which row was altered?", "No whole number of 240 people gives it.", "Counts are whole."),
        tuple(
            Option(
                id=name,
                text=f"row {name}",
                right=not is_whole_count(rows[name], 240),
                reply=f"{rows[name]} % of 240 people is {2.4 * rows[name]:.2f} people"
                + (
                    ", and no whole number of people rounds to it."
                    if not is_whole_count(rows[name], 240)
                    else ": within rounding of a whole number."
                ),
            )
            for name in ROWS
        ),
    )


SMALLEST = MARKED.graded(
    people.PROOF,
    "smallest",
    ("What one patient can prove.", "1.96 × √2 × SEM = {truth:.3g} points.", "One patient is no trial."),
)
