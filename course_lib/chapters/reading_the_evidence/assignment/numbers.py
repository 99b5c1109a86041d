"""Tasks 1 and 2 of chapter 14's assignment: spreads and responders from the student's own numbers."""

import numpy as np

from course_lib.chapters.reading_the_evidence.questions import people, spread
from course_lib.models.trial.recovered import sd_from_se, se_from_p
from course_lib.models.trial.responders import difference_interval, responder_share
from course_lib.questions.building import Marked, own_hints
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
            "That is the other side of the cut: those who fell by less.",
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

SMALLEST = MARKED.graded(
    people.PROOF,
    "smallest",
    ("What one patient can prove.", "1.96 × √2 × SEM = {truth:.3g} points.", "One patient is no trial."),
)
