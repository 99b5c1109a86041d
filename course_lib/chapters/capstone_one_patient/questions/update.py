"""Objective 15.update: from ratings to a belief with an interval that holds what it promises."""

from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.tolerance import ONE_PER_CENT

OBJECTIVE = "15.update"


def _draw(rng: Random) -> dict[str, float]:
    return {
        "prior_mean": 10.0,
        "prior_sd": rng.choice((3.0, 4.0)),
        "sem": rng.choice((2.0, 2.5)),
        "films": rng.choice((2, 3)),
        "mean_rating": rng.choice((15.0, 16.0, 17.0)),
    }


def _weights(v) -> tuple[float, float]:
    return 1 / v.prior_sd**2, v.films / v.sem**2


def posterior_mean(v) -> float:
    """Mean of the belief in the true score after some ratings."""
    prior, data = _weights(v)
    return (prior * v.prior_mean + data * v.mean_rating) / (prior + data)


def posterior_sd(v) -> float:
    """Standard deviation of the belief in the true score after some ratings."""
    return sum(_weights(v)) ** -0.5


def _mean_by(prior: float, data: float, v) -> float:
    return (prior * v.prior_mean + data * v.mean_rating) / (prior + data)


MEAN = NumberQuestion(
    id="capstone_one_patient.posterior_mean",
    objective=OBJECTIVE,
    prompt="True AIMS totals of such patients scatter about {prior_mean:g} with an SD of {prior_sd:g}. One rating errs by {sem:g} (SEM). {films} films of one patient gave a mean of {mean_rating:g}. "
    "What is the mean of your belief in the patient’s true total?",
    unit="points",
    draw=_draw,
    answer=posterior_mean,
    tolerance=ONE_PER_CENT,
    free=("sign",),
    hints=(
        "Two sources speak: other patients, and the films.",
        "Each weighs by one over its variance; n films weigh n times one.",
        "(μ/σ² + n ȳ/SEM²) ÷ (1/σ² + n/SEM²).",
    ),
    worked="({prior_mean:g}/{prior_sd:g}² + {films} × {mean_rating:g}/{sem:g}²)/(1/{prior_sd:g}² + {films}/{sem:g}²) = {truth:.3g} points.",
    why="For normal distributions the product of both is normal again, and its mean weighs each source by its precision.",
    means="The belief lies between the patient’s films and other patients.",
    mistakes=(
        Mistake(
            id="films_alone",
            answer=lambda v: v.mean_rating,
            because="That is the films alone. High ratings are high by luck, too: other patients pull them back.",
        ),
        Mistake(
            id="one_film",
            answer=lambda v: _mean_by(1 / v.prior_sd**2, 1 / v.sem**2, v),
            because="You weighed the films as one film. Their mean errs by SEM/√n, so n stands in its weight.",
        ),
        Mistake(
            id="half_way",
            answer=lambda v: (v.prior_mean + v.mean_rating) / 2,
            because="You went half of the way. The better source weighs more: one over its variance.",
        ),
    ),
)

SPREAD = NumberQuestion(
    id="capstone_one_patient.posterior_sd",
    objective=OBJECTIVE,
    prompt="True AIMS totals of such patients scatter with an SD of {prior_sd:g}. One rating errs by {sem:g} (SEM), and {films} films of one patient were rated. "
    "What is the SD of your belief in the true total?",
    unit="points",
    draw=lambda rng: {key: value for key, value in _draw(rng).items() if key in {"prior_sd", "sem", "films"}},
    answer=posterior_sd,
    tolerance=ONE_PER_CENT,
    free=("sign",),
    hints=(
        "What adds up when two sources agree?",
        "Precision, one over variance, adds up.",
        "1 ÷ √(1/σ² + n/SEM²).",
    ),
    worked="1/√(1/{prior_sd:g}² + {films}/{sem:g}²) = {truth:.3g} points.",
    why="The product of two normal distributions has the sum of their precisions.",
    means="It lies below both: two sources know more than one.",
    mistakes=(
        Mistake(
            id="films_alone",
            answer=lambda v: v.sem / v.films**0.5,
            because="That is the error of the mean rating alone. What is known of other patients narrows it further.",
        ),
        Mistake(
            id="variances_added",
            answer=lambda v: (v.prior_sd**2 + v.sem**2 / v.films) ** 0.5,
            because="You added the variances. That would be the spread of ratings of many patients; for a belief precisions add.",
        ),
        Mistake(
            id="one_film",
            answer=lambda v: (1 / v.prior_sd**2 + 1 / v.sem**2) ** -0.5,
            because="You counted one film. Each film adds its precision: n/SEM².",
        ),
    ),
)

COVERED = ChoiceQuestion(
    id="capstone_one_patient.covered",
    objective=OBJECTIVE,
    prompt="Of 300 made-up patients 272 had their true change inside our 90 % intervals. What follows?",
    options=(
        Option(
            id="fit",
            text="the intervals hold their promise for patients of this model",
            right=True,
            reply="91 %, give or take 1.7; and only for patients who are as the model thinks.",
        ),
        Option(
            id="real",
            text="the intervals will hold 90 % of real patients as well",
            right=False,
            reply="Real patients were not asked. If s or the error is wrong, so are the intervals.",
        ),
        Option(
            id="wrong",
            text="the program is wrong: it should be 270",
            right=False,
            reply="By chance the count of 300 scatters by 5 people.",
        ),
    ),
    hints=("Who were the 300?", "How far does a count of 300 scatter?", "√(300 × 0.9 × 0.1) is 5."),
    worked="272 ÷ 300 = 0.91; 0.90 ± 0.017 is expected.",
    why="Patients were drawn from the prior itself, so the check tests the arithmetic and not whether the prior is true.",
    means="Calibration inside a model is necessary, and not enough.",
)

WIDE = ChoiceQuestion(
    id="capstone_one_patient.wide",
    objective=OBJECTIVE,
    prompt="After three films Ms V.’s forecast on 40 mg is −3.5 (90 %: −6.8 to −0.8). A colleague calls the analysis a failure. What do you answer?",
    options=(
        Option(
            id="honest",
            text="the width is a result: three films can tell no more",
            right=True,
            reply="And it says what to do: begin low, look again.",
        ),
        Option(
            id="mean",
            text="give −3.5 alone: it is the best guess, and plans need one",
            right=False,
            reply="The mean is where the belief balances. The patient’s own value is elsewhere, nearly for sure.",
        ),
        Option(
            id="more",
            text="go on measuring until the interval is narrow enough",
            right=False,
            reply="Six films still leave an SD of 1.4 points on 80 mg, and waiting costs, too. One can act on a wide interval: begin low, look again.",
        ),
    ),
    hints=(
        "Is the width a property of the method or of what is known?",
        "What do six films leave in the figure of the prediction?",
        "More than half of what was unknown before any test.",
    ),
    worked="SD of the benefit of 80 mg: nothing 1.88, three films 1.60, six films 1.43 points.",
    why="An interval states what the data at hand leave open, so a narrow one would claim knowledge that nobody has.",
    means="Report the interval, and decide with it.",
)

QUESTIONS = (MEAN, SPREAD, COVERED, WIDE)
