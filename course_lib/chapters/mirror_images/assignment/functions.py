"""Task 2 of chapter 07's assignment: the share of the binding, as a function."""

from random import Random

from course_lib.chapters.mirror_images.assignment.numbers import texts
from course_lib.questions.kinds import FunctionQuestion, Mistake
from course_lib.questions.params import Params

CASES = 8
SIGNATURE = "binding_share(p1, k1, p2, k2, p3, k3)"


def _share(p1, k1, p2, k2, p3, k3):
    return (p1 / k1) / (p1 / k1 + p2 / k2 + p3 / k3)


def _share_in_blood(p1, k1, p2, k2, p3, k3):
    return p1 / (p1 + p2 + p3)


def _share_times_ki(p1, k1, p2, k2, p3, k3):
    return p1 * k1 / (p1 * k1 + p2 * k2 + p3 * k3)


def _share_by_ki(p1, k1, p2, k2, p3, k3):
    return (1 / k1) / (1 / k1 + 1 / k2 + 1 / k3)


def _with_free_sites(p1, k1, p2, k2, p3, k3):
    return (p1 / k1) / (1 + p1 / k1 + p2 / k2 + p3 / k3)


def _cases(params: Params, *, equal: bool) -> list[dict[str, float]]:
    rng = Random(f"{params.data_seed}|{equal}")
    cases = []
    for _ in range(CASES):
        first, second = rng.uniform(0.05, 0.3), rng.uniform(0.2, 0.5)
        one = round(rng.uniform(1.0, 9.0), 2)
        kis = (
            (one, one, one) if equal else (one, round(rng.uniform(10, 60), 1), round(rng.uniform(80, 400), 1))
        )
        shares = (round(first, 3), round(second, 3), round(1 - round(first, 3) - round(second, 3), 3))
        cases.append(
            {
                f"{name}{i}": value
                for i, pair in enumerate(zip(shares, kis, strict=True), 1)
                for name, value in zip("pk", pair, strict=True)
            }
        )
    return cases


FREE_SITES = Mistake(
    id="free_sites_counted",
    answer=lambda g: _with_free_sites,
    because="The 1 below the line counts free sites. Among what is bound there are none: leave it out.",
)

EQUAL = FunctionQuestion(
    id="assignment07.share_equal",
    objective="07.mixture",
    signature=SIGNATURE,
    answer=lambda g: _share,
    cases=lambda g: _cases(g, equal=True),
    unit="1",
    mistakes=(
        FREE_SITES,
        Mistake(
            id="share_by_ki",
            answer=lambda g: _share_by_ki,
            because="The shares of the drug are not used. With equal Ki the binding is shared as the drug is.",
        ),
    ),
    **texts("Equal Ki.", "p1/(p1 + p2 + p3).", "Then the binding is shared as the drug is."),
)

DIFFERENT = FunctionQuestion(
    id="assignment07.share_different",
    objective="07.mixture",
    signature=SIGNATURE,
    answer=lambda g: _share,
    cases=lambda g: _cases(g, equal=False),
    unit="1",
    mistakes=(
        FREE_SITES,
        Mistake(
            id="share_in_blood",
            answer=lambda g: _share_in_blood,
            because="That is the share of the drug. Each share must be divided by its Ki first.",
        ),
        Mistake(
            id="share_times_ki",
            answer=lambda g: _share_times_ki,
            because="You multiplied by Ki. A large Ki means weak binding, so it belongs below the line.",
        ),
    ),
    **texts("Different Ki.", "(p1/k1)/Σ(p/k).", "Share ÷ Ki decides."),
)
