"""Objective 01.locus: what 1/CV² tells about the place where a drug acts."""

import math
from dataclasses import replace
from random import Random

from course_lib.chapters.quantal_release.questions.synapses import draw_synapse, synapse
from course_lib.models.quantal.release import inverse_cv_squared
from course_lib.questions.kinds import (
    WITH_RECIPROCAL,
    ChoiceQuestion,
    Mistake,
    NumberQuestion,
    Option,
    OrderingQuestion,
)
from course_lib.questions.params import Params

OBJECTIVE = "01.locus"


def _two_probabilities(rng: Random) -> dict[str, float]:
    return {"before": rng.choice((0.5, 0.6, 0.7, 0.8)), "after": rng.choice((0.2, 0.25, 0.3))}


def _odds_ratio(v: Params) -> float:
    before, after = (
        inverse_cv_squared(synapse(Params(n_sites=10, release_probability=p, quantum_nM=1.0)))
        for p in (v.before, v.after)
    )
    return after / before


INVERSE = NumberQuestion(
    id="quantal.inverse_cv_squared",
    objective=OBJECTIVE,
    prompt="{n_sites} sites, release probability {release_probability:g}, identical quanta of {quantum_nM:g} nM. "
    "What is 1/CV² of the response (mean² divided by variance)?",
    draw=draw_synapse,
    answer=lambda v: inverse_cv_squared(synapse(v)),
    hints=(
        "Write mean² above variance and see what cancels.",
        "(n p q)² divided by n p (1 − p) q²: q disappears.",
        "What remains is n p / (1 − p).",
    ),
    worked="(n p q)² / (n p (1 − p) q²) = n p / (1 − p) = {n_sites} × {release_probability:g} / "
    "(1 − {release_probability:g}) = {truth:.4g}. The quantum has cancelled.",
    why="Mean² and variance both hold q², so that only n and p are left.",
    means="Nothing that only changes the size of the quanta can move this number.",
    mistakes=(
        Mistake(
            id="cv_squared",
            answer=lambda v: 1 / inverse_cv_squared(synapse(v)),
            because="That is CV² itself, variance divided by mean². Turn it over: 1/CV² grows when release becomes more reliable.",
        ),
        Mistake(
            id="one_over_cv",
            answer=lambda v: math.sqrt(inverse_cv_squared(synapse(v))),
            because="That is 1/CV, mean divided by standard deviation. Square it: only 1/CV² is proportional to n.",
        ),
        Mistake(
            id="content_for_inverse_cv",
            answer=lambda v: v.n_sites * v.release_probability,
            because="That is n p. Where release is rare 1/CV² is nearly the quantal content, but p = {release_probability:g} is not "
            "small: divide by 1 − p.",
        ),
        Mistake(
            id="odds_turned_over",
            answer=lambda v: v.n_sites * (1 - v.release_probability) / v.release_probability,
            because="p and 1 − p have changed places. Test the limit: as p approaches 1 the response stops varying, "
            "so 1/CV² must grow without bound.",
        ),
        Mistake(
            id="mean_over_variance",
            answer=lambda v: 1 / (v.quantum_nM * (1 - v.release_probability)),
            because="That is mean divided by variance. It still carries a unit, 1/nM: the mean has to be squared.",
        ),
    ),
)

LOCUS = ChoiceQuestion(
    id="quantal.locus",
    objective=OBJECTIVE,
    prompt="A drug changes one of n, p and q; vesicles differ from one another as much as before. With the recording noise "
    "subtracted, the mean response falls to {left:.0%} of control and 1/CV² is the same before and after. Which one has it changed?",
    draw=lambda rng: {"left": rng.choice((0.3, 0.4, 0.5, 0.6))},
    options=(
        Option(
            id="release_probability",
            text="the release probability p",
            right=False,
            reply="Lower p lowers the mean, and many drugs act so; but it also makes release less reliable, so "
            "1/CV² = n p/(1 − p + c²) would fall. It did not.",
        ),
        Option(
            id="number_of_sites",
            text="the number of release sites n",
            right=False,
            reply="Fewer sites lower the mean, but 1/CV² is proportional to n and would fall to {left:.0%} with it. It did not.",
        ),
        Option(
            id="quantum",
            text="the quantum q",
            right=True,
            reply="Every response shrinks by the same factor, so mean and standard deviation fall together and 1/CV² stays. "
            "From outside this says q; it does not say whether vesicles contain less, release only a part, or the detector has lost gain.",
        ),
        Option(
            id="cannot_tell",
            text="that cannot be told from outside",
            right=False,
            reply="The mean alone cannot tell, that is true. But the scatter is a second witness: of single changes, only one of q leaves 1/CV² where it was.",
        ),
    ),
    hints=(
        "Which of n, p and q stands in the formula of 1/CV²?",
        "1/CV² = n p/(1 − p + c²), where c says how much vesicles differ; c stays here.",
        "Change one of the three at a time and see what happens to the mean and to 1/CV².",
    ),
    worked="1/CV² = n p/(1 − p + c²) contains no q. A drug that changes the mean and leaves 1/CV² acts on q. The reverse is not "
    "certain: if vesicles became less alike (larger c), 1/CV² would fall although only their content changed.",
    means="q.",
)

PROBABILITY_RATIO = NumberQuestion(
    id="quantal.cv_ratio",
    objective=OBJECTIVE,
    prompt="A drug lowers the release probability from {before:g} to {after:g}; n and q stay, and quanta are identical. "
    "By what factor is 1/CV² multiplied (after ÷ before)?",
    draw=_two_probabilities,
    answer=_odds_ratio,
    free=WITH_RECIPROCAL,
    hints=(
        "n is the same before and after, so it cancels in the ratio.",
        "1/CV² is proportional to p/(1 − p).",
        "Work out p/(1 − p) for both values of p and divide the later by the earlier.",
    ),
    worked="p/(1 − p) goes from {before:g}/(1 − {before:g}) to {after:g}/(1 − {after:g}); their ratio is {truth:.3g}.",
    why="Mean² goes with p² and the variance with p (1 − p), so p/(1 − p) is left.",
    means="1/CV² falls further than the mean does: that is the mark of a change of p.",
    mistakes=(
        Mistake(
            id="ratio_of_means",
            answer=lambda v: v.after / v.before,
            because="That is how the mean changes, p after ÷ p before. 1/CV² also holds 1 − p below the line, which grows as p falls.",
        ),
        Mistake(
            id="thought_unchanged",
            answer=lambda v: 1.0,
            because="1/CV² stays only when q changes. Here p changed, and release became less reliable.",
        ),
        Mistake(
            id="ratio_of_means_squared",
            answer=lambda v: (v.after / v.before) ** 2,
            because="The mean was squared, but the variance below it changes too, in proportion to p (1 − p).",
        ),
        Mistake(
            id="ratio_of_one_over_cv",
            answer=lambda v: math.sqrt(_odds_ratio(v)),
            because="That is the factor of 1/CV. Square it to get the factor of 1/CV².",
        ),
    ),
)


def _at(**changes: float) -> float:
    base = synapse(Params(n_sites=10, release_probability=0.4, quantum_nM=10.0))
    return inverse_cv_squared(replace(base, **changes))


_ITEMS = {
    "p_halved": ("p halved", _at(release_probability=0.2)),
    "n_halved": ("n halved", _at(n_sites=5)),
    "q_quartered": ("q cut to a quarter", _at(quantum_nM=2.5)),
    "p_doubled": ("p doubled", _at(release_probability=0.8)),
}

ORDER = OrderingQuestion(
    id="quantal.order_inverse_cv",
    objective=OBJECTIVE,
    prompt="A synapse has n = 10, p = 0.4, q = 10 nM and identical quanta. Order these changes by the 1/CV² that each leads to, "
    "lowest first.",
    items={name: text for name, (text, _) in sorted(_ITEMS.items(), key=lambda item: item[1][1])},
    hints=(
        "Which of these changes leaves 1/CV² where it is?",
        "1/CV² = n p/(1 − p): halving n halves it. What does halving p do to p and to 1 − p?",
        "Compute n p/(1 − p) four times.",
    ),
    worked="p halved: {:.3g}; n halved: {:.3g}; q cut to a quarter: {:.3g}, as before; p doubled: {:.3g}.".format(
        *sorted(value for _, value in _ITEMS.values())
    ),
    why="1/CV² = n p/(1 − p) holds no q, and a change of p moves both p and 1 − p.",
    means="Halving p costs more than halving n, and q does not count at all.",
    mistakes=(
        Mistake(
            id="thought_q_lowers_it",
            answer=lambda v: ("q_quartered", "p_halved", "n_halved", "p_doubled"),
            because="You put the smaller quantum first, as if smaller responses were less reliable. Mean and standard deviation "
            "shrink together: 1/CV² does not notice q.",
        ),
        Mistake(
            id="n_counts_more_than_p",
            answer=lambda v: ("n_halved", "p_halved", "q_quartered", "p_doubled"),
            because="Halving n halves 1/CV². Halving p does more: it halves p and raises 1 − p, which stands below the line.",
        ),
        Mistake(
            id="ordered_by_cv",
            answer=lambda v: ("p_doubled", "q_quartered", "n_halved", "p_halved"),
            because="That is the order of CV, which runs the other way: the larger 1/CV², the smaller the relative scatter.",
        ),
    ),
)

QUESTIONS = (INVERSE, LOCUS, PROBABILITY_RATIO, ORDER)
