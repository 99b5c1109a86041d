"""Tasks 3 to 5 of chapter 12's assignment: two rates from rats, a weight over weeks, three records."""

import numpy as np

from course_lib.chapters.maladaptive_learning.assignment.numbers import MARKED
from course_lib.chapters.maladaptive_learning.assignment.samples import RECORDS, fitted
from course_lib.questions.kinds import ChoiceQuestion, Option, Sought
from course_lib.questions.params import Params
from course_lib.questions.tolerance import ONE_PER_CENT

WEEKS = np.arange(1.0, 11.0)


def go_over_weeks(
    params: Params, *, sign: float = 1.0, forgets: bool = True, weighted: bool = True
) -> np.ndarray:
    """Go weight at the end of each week, shape (10,); the changes are slips."""
    go, course = params.start_go, []
    for moved, delta in zip(params.moved, params.deltas, strict=True):
        count = moved if weighted else 1.0
        lost = params.phi * (go - 1) if forgets else 0.0
        go = go + count * (sign * params.eta * go * delta - lost)
        course.append(go)
    return np.array(course)


GO_WEEKS = MARKED.curve(
    "go_weeks",
    "persistence",
    go_over_weeks,
    (
        "Go at the end of ten weeks.",
        "G + movements × [η G δ − φ (G − 1)], week by week.",
        "Gaps teach, tablets do not.",
    ),
    at=(WEEKS, "week", ""),
    tolerance=ONE_PER_CENT,
    mistakes={
        "sign_of_nogo": (
            lambda g: go_over_weeks(g, sign=-1.0),
            "That is NoGo's sign. A signal above tone strengthens Go: + η G δ.",
        ),
        "nothing_forgotten": (
            lambda g: go_over_weeks(g, forgets=False),
            "Forgetting is missing: each movement also takes φ (G − 1).",
        ),
        "weeks_counted": (
            lambda g: go_over_weeks(g, weighted=False),
            "You changed the weight once a week. Each performed movement changes it: multiply by their number.",
        ),
    },
)

RATES = MARKED.fit(
    "rates",
    "catalepsy",
    (
        "Two rates from twelve rats.",
        "Least squares through the logarithms of the latencies.",
        "The first days tell learning, the late ones forgetting.",
    ),
    Sought(name="learning_rate", unit="1", truth=lambda g: g.hidden_eta, factor=1.35, widest=2.5),
    Sought(name="forgetting", unit="1", truth=lambda g: g.hidden_phi, factor=1.5, widest=4.0),
    mistakes={
        "rates_exchanged": (
            lambda g: dict(zip(("forgetting", "learning_rate"), fitted(g), strict=True)),
            "Your two rates have changed places: learning multiplies weight × δ, forgetting weight − 1.",
        ),
    },
)


def _record(name: str, story: str, why: str):
    def asked(params: Params) -> ChoiceQuestion:
        right = RECORDS[params.order.index(story)]
        return MARKED.choice(
            name,
            "drug",
            (f"Which record is {story} alone?", why, "Size and time course tell, not the return."),
            tuple(
                Option(
                    id=each,
                    text=f"record {each}",
                    right=each == right,
                    reply=why
                    if each == right
                    else "Compare its relief over the 96 weeks, and weeks 23 to 26 off, with its start.",
                )
                for each in RECORDS
            ),
        )

    return asked


receptors_record = _record(
    "receptors_record", "receptors", "Relief slackens on the drug, and the first weeks off exceed the start."
)
learning_record = _record(
    "learning_record",
    "learning",
    "It improves further on the drug, and stays below its start half a year later.",
)
