"""Task 2 of chapter 08's assignment: the chain from bond to patient, as a function."""

from random import Random

from course_lib.chapters.deuteration.assignment.numbers import texts
from course_lib.questions.kinds import FunctionQuestion, Mistake
from course_lib.questions.params import Params

CASES = 8


def _chain(intrinsic, commitment, route_share):
    effect = (intrinsic + commitment) / (1 + commitment)
    return 1 / (route_share / effect + 1 - route_share)


def _chain_without_commitment(intrinsic, commitment, route_share):
    return 1 / (route_share / intrinsic + 1 - route_share)


def _chain_commitment_not_above(intrinsic, commitment, route_share):
    return 1 / (route_share * (1 + commitment) / intrinsic + 1 - route_share)


def _chain_averaged(intrinsic, commitment, route_share):
    effect = (intrinsic + commitment) / (1 + commitment)
    return route_share * effect + 1 - route_share


def _chain_as_clearance(intrinsic, commitment, route_share):
    return 1 / _chain(intrinsic, commitment, route_share)


def _cases(params: Params, *, masked: bool) -> list[dict[str, float]]:
    rng = Random(f"{params.data_seed}|{masked}")
    return [
        {
            "intrinsic": round(rng.uniform(3.0, 8.0), 2),
            "commitment": round(rng.uniform(0.5, 6.0), 2) if masked else 0.0,
            "route_share": round(rng.uniform(0.3, 0.9), 3),
        }
        for _ in range(CASES)
    ]


SIGNATURE = "exposure_ratio(intrinsic, commitment, route_share)"
AVERAGED = Mistake(
    id="chain_averaged",
    answer=lambda g: _chain_averaged,
    because="The AUC ratios of the routes are averaged. Clearances add, areas do not.",
)
TURNED_OVER = Mistake(
    id="chain_as_clearance",
    answer=lambda g: _chain_as_clearance,
    because="That is what is left of clearance. The AUC is its inverse.",
)

UNMASKED = FunctionQuestion(
    id="assignment08.exposure_unmasked",
    objective="08.routes",
    signature=SIGNATURE,
    answer=lambda g: _chain,
    cases=lambda g: _cases(g, masked=False),
    unit="1",
    mistakes=(AVERAGED, TURNED_OVER),
    **texts("AUC ratio without commitment.", "1/(f/κ + 1 − f).", "Only the body dilutes."),
)

MASKED = FunctionQuestion(
    id="assignment08.exposure_masked",
    objective="08.masking",
    signature=SIGNATURE,
    answer=lambda g: _chain,
    cases=lambda g: _cases(g, masked=True),
    unit="1",
    mistakes=(
        AVERAGED,
        TURNED_OVER,
        Mistake(
            id="chain_commitment_not_above",
            answer=lambda g: _chain_commitment_not_above,
            because="C is missing above the line: (κ + C)/(1 + C). For a very committed enzyme the effect must tend to 1, not to 0.",
        ),
        Mistake(
            id="chain_without_commitment",
            answer=lambda g: _chain_without_commitment,
            because="The commitment is not used. The route shows (κ + C)/(1 + C), not κ.",
        ),
    ),
    **texts("AUC ratio with commitment.", "κ → (κ + C)/(1 + C) first.", "Enzyme and body both dilute."),
)
