"""Objective 01.vmat2: a block of share O leaves quanta of q (1 − O), and n and p as they were."""

from course_lib.chapters.quantal_release.questions.synapses import (
    N_SITES,
    OCCUPANCIES,
    draw_blocked_synapse,
    synapse,
)
from course_lib.models.quantal.release import (
    failure_probability,
    mean_response_nM,
    response_variance_nM2,
    with_vmat2_block,
)
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "01.vmat2"
GIVEN = "An inhibitor occupies {occupancy:.0%} of VMAT2, and at steady state each vesicle is filled in proportion to the free share. "


def _blocked(v: Params):
    return with_vmat2_block(synapse(v), v.occupancy)


MEAN = NumberQuestion(
    id="quantal.block_mean",
    objective=OBJECTIVE,
    prompt=GIVEN + "Before the drug: {n_sites} sites, p = {release_probability:g}, q = {quantum_nM:g} nM. "
    "What is the mean response with the drug?",
    unit="nM",
    draw=draw_blocked_synapse,
    answer=lambda v: mean_response_nM(_blocked(v)),
    hints=(
        "Which of n, p and q depends on filling?",
        "Only q: it falls to the free share of the transporter, 1 − occupancy.",
        "n p q × (1 − {occupancy:g}).",
    ),
    worked="n p q (1 − O) = {n_sites} × {release_probability:g} × {quantum_nM:g} nM × (1 − {occupancy:g}) = {truth:.4g} nM.",
    why="The drug acts on what a vesicle holds, so q alone is multiplied by the free share.",
    means="As many vesicles leave as before, each with less in it.",
    mistakes=(
        Mistake(
            id="occupancy_left",
            answer=lambda v: mean_response_nM(synapse(v)) * v.occupancy,
            because="You multiplied by the occupancy, the share that the drug occupies. What still transports is the free share: 1 − {occupancy:g}.",
        ),
        Mistake(
            id="thought_unchanged",
            answer=lambda v: mean_response_nM(synapse(v)),
            because="That is the response before the drug. As many vesicles are released as before, that is right, but each holds less.",
        ),
        Mistake(
            id="blocked_twice",
            answer=lambda v: mean_response_nM(synapse(v)) * (1 - v.occupancy) ** 2,
            because="The block was counted twice, for the filling and for the number of vesicles released. "
            "Empty or full, a vesicle is released with the same p in this model.",
        ),
        Mistake(
            id="content_with_block",
            answer=lambda v: v.n_sites * v.release_probability * (1 - v.occupancy),
            because="That is n p times the free share, as if fewer vesicles were released. The block acts on the content of a vesicle, q.",
        ),
    ),
)

VARIANCE = NumberQuestion(
    id="quantal.block_variance",
    objective=OBJECTIVE,
    prompt=GIVEN + "By what factor is the variance of the response multiplied (with drug ÷ before)?",
    draw=lambda rng: {"occupancy": rng.choice(OCCUPANCIES)},
    answer=lambda v: _variance_ratio(v),
    free=("sign", "reciprocal"),
    hints=(
        "Every single response is multiplied by the same number.",
        "If a quantity is multiplied by k, its variance is multiplied by k².",
        "k = 1 − {occupancy:g}.",
    ),
    worked="Every response is multiplied by 1 − {occupancy:g}, so the variance by its square: {truth:.3g}.",
    means="Mean² falls by the same factor, which is why 1/CV² stays.",
    mistakes=(
        Mistake(
            id="variance_like_mean",
            answer=lambda v: 1 - v.occupancy,
            because="That is the factor of the mean. The variance would follow it if fewer vesicles were released; "
            "smaller quanta count squared.",
        ),
        Mistake(
            id="square_of_occupancy",
            answer=lambda v: v.occupancy**2,
            because="You squared the occupancy. Squaring is right, but of what remains free: 1 − {occupancy:g}.",
        ),
        Mistake(
            id="occupancy_left",
            answer=lambda v: v.occupancy,
            because="That is the occupancy itself. What is left is 1 − {occupancy:g}, and a variance takes it squared.",
        ),
        Mistake(
            id="thought_unchanged",
            answer=lambda v: 1.0,
            because="1/CV² is unchanged, not the variance: mean² and variance fall together.",
        ),
    ),
)


def _variance_ratio(v: Params) -> float:
    some = Params(n_sites=10, release_probability=0.3, quantum_nM=5.0, occupancy=v.occupancy)
    return response_variance_nM2(_blocked(some)) / response_variance_nM2(synapse(some))


FAILURES = NumberQuestion(
    id="quantal.block_failures",
    objective=OBJECTIVE,
    prompt=GIVEN
    + "The terminal has {n_sites} sites with p = {release_probability:g}. What fraction of impulses "
    "releases no vesicle, with the drug?",
    draw=lambda rng: {
        "n_sites": rng.choice(N_SITES[:3]),
        "release_probability": rng.choice((0.15, 0.2, 0.25)),
        "occupancy": rng.choice(OCCUPANCIES),
    },
    answer=lambda v: failure_probability(
        _blocked(
            Params(
                n_sites=v.n_sites,
                release_probability=v.release_probability,
                quantum_nM=1.0,
                occupancy=v.occupancy,
            )
        )
    ),
    free=("sign", "per_cent_up"),
    hints=(
        "Does a vesicle need to be full in order to be released?",
        "In this model n and p do not change; only q does.",
        "(1 − p)ⁿ, as without the drug.",
    ),
    worked="(1 − p)ⁿ = (1 − {release_probability:g})^{n_sites} = {truth:.3g}, with the drug as without it.",
    why="A vesicle with less in it is released as often as a full one, so failures do not notice the drug.",
    means="While no vesicle is empty, the drug leaves failures alone: a second sign, beside 1/CV², that it acts on q.",
    mistakes=(
        Mistake(
            id="block_lowers_p",
            answer=lambda v: (1 - v.release_probability * (1 - v.occupancy)) ** v.n_sites,
            because="You let the block lower p. A vesicle that holds less is released as readily: p is the chance of release, "
            "not the share of vesicles that are full.",
        ),
        Mistake(
            id="block_lowers_n",
            answer=lambda v: (1 - v.release_probability) ** (v.n_sites * (1 - v.occupancy)),
            because="You let the block take sites away. The sites and their vesicles are still there, each with less in it.",
        ),
        Mistake(
            id="occupancy_is_failure",
            answer=lambda v: v.occupancy,
            because="That is the occupancy. Blocked transporters leave vesicles less full; they do not make release fail.",
        ),
        Mistake(
            id="all_release",
            answer=lambda v: v.release_probability**v.n_sites,
            because="That is pⁿ, the chance that all sites release. A failure needs all of them to stay silent: (1 − p)ⁿ.",
        ),
    ),
)


def _direction(name: str, text: str, right: bool, reply: str, idea: str = "") -> Option:
    return Option(id=name, text=text, right=right, reply=reply, idea=idea)


PREDICT = ChoiceQuestion(
    id="quantal.predict_block",
    objective=OBJECTIVE,
    prompt="A VMAT2 inhibitor leaves half of the dopamine in every vesicle; as many vesicles are released as before. "
    "What happens to the coefficient of variation of the response, its standard deviation divided by its mean?",
    options=(
        _direction(
            "falls",
            "it falls",
            False,
            "The standard deviation does fall. But the mean falls by the same factor, and the coefficient of variation "
            "compares the two.",
        ),
        _direction(
            "stays",
            "it stays the same",
            True,
            "Mean and standard deviation are multiplied by the same number, which cancels. That is how a change of the "
            "packets' size is told from a change of their number.",
        ),
        _direction(
            "rises",
            "it rises",
            False,
            "Smaller responses look less reliable, so this is tempting. But each response is halved, the mean "
            "and the scatter alike; it would rise if fewer vesicles were released.",
        ),
    ),
    hints=(
        "Write down three responses, for instance 60, 100 and 140 nM, and what becomes of each.",
        "How far apart were they before, and how far apart are they now?",
        "Compare that distance with their mean, before and now.",
    ),
    worked="Mean and standard deviation are both halved; their ratio, the coefficient of variation, stays.",
    means="It stays.",
)

PATTERN = ChoiceQuestion(
    id="quantal.block_pattern",
    objective=OBJECTIVE,
    several=True,
    prompt="A VMAT2 inhibitor changes q alone; vesicles differ from one another as much as before. Which of these fall?",
    options=(
        _direction(
            "failures", "the fraction of failures", False, "failures are (1 − p)ⁿ, without q. They stay."
        ),
        _direction("mean", "the mean response", True, "it is n p q.", "a quantity that is n p q."),
        _direction(
            "inverse_cv",
            "1/CV²",
            False,
            "it is n p/(1 − p), without q. It falls when p or n falls, not here.",
        ),
        _direction(
            "variance",
            "the variance of the response",
            True,
            "it is proportional to q².",
            "a quantity that holds q².",
        ),
        _direction(
            "content",
            "the quantal content",
            False,
            "it counts vesicles, n p. As many are released as before, each with less in it.",
        ),
    ),
    hints=(
        "Write the formula of each and look for q.",
        "The quantum stands in whatever is measured in nM or nM², and in no count.",
        "Mean n p q; variance n p (1 − p) q²; failures (1 − p)ⁿ; 1/CV² = n p/(1 − p); content n p.",
    ),
    worked="Mean (n p q) and variance (∝ q²) fall. Failures (1 − p)ⁿ, 1/CV² = n p/(1 − p) and content n p stay.",
    means="Mean and variance fall; whatever counts vesicles stays.",
)

QUESTIONS = (PREDICT, MEAN, VARIANCE, FAILURES, PATTERN)
