"""Objective 01.content: quantal content, mean response and failures from n, p and q."""

import math
from random import Random

from course_lib.chapters.quantal_release.questions.synapses import draw_synapse, synapse
from course_lib.models.quantal.release import failure_probability, mean_response_nM, quantal_content
from course_lib.questions.kinds import WITH_RECIPROCAL, ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "01.content"


def _few_sites(rng: Random) -> dict[str, float]:
    return {"n_sites": rng.choice((4, 5, 6, 8)), "release_probability": rng.choice((0.15, 0.2, 0.25, 0.3))}


CONTENT = NumberQuestion(
    id="quantal.content",
    objective=OBJECTIVE,
    prompt="A terminal has {n_sites} release sites. Each releases its vesicle with probability {release_probability:g} "
    "per impulse, and one vesicle adds {quantum_nM:g} nM of dopamine. What is the quantal content m?",
    unit="1",
    draw=draw_synapse,
    answer=lambda v: quantal_content(synapse(v)),
    free=WITH_RECIPROCAL,
    hints=(
        "Quantal content is a count: of what?",
        "It counts the vesicles that one impulse releases on average.",
        "Multiply the number of sites by the chance that each one releases. The size of a quantum plays no part.",
    ),
    worked="m = n p = {n_sites} × {release_probability:g} = {truth:.3g} vesicles per impulse. "
    "The {quantum_nM:g} nM are not needed: they turn this count into a response.",
    means="On average {truth:.3g} of the {n_sites} vesicles leave with each impulse.",
    mistakes=(
        Mistake(
            id="response_for_content",
            answer=lambda v: v.n_sites * v.release_probability * v.quantum_nM,
            because="That is n p q, the mean response in nM. Some texts do write “m = n p q”, so the slip is easily "
            "learned; but m is a number of vesicles and has no unit of concentration. Leave q out.",
        ),
        Mistake(
            id="every_site_releases",
            answer=lambda v: v.n_sites,
            because="That is n, the number of sites. It would be the content if every impulse emptied every site; "
            "here each site releases only with probability {release_probability:g}.",
        ),
        Mistake(
            id="counted_failures",
            answer=lambda v: v.n_sites * (1 - v.release_probability),
            because="That counts the sites that stay silent: n (1 − p). The content counts those that release.",
        ),
        Mistake(
            id="one_site_only",
            answer=lambda v: v.release_probability * v.quantum_nM,
            because="That is p q, what one site contributes on average. The content adds up all {n_sites} sites, as a count.",
        ),
    ),
)

MEAN = NumberQuestion(
    id="quantal.mean_response",
    objective=OBJECTIVE,
    prompt="A terminal has {n_sites} release sites with release probability {release_probability:g}; one quantum adds "
    "{quantum_nM:g} nM of dopamine at the receptors. What is the mean response to one impulse?",
    unit="nM",
    draw=draw_synapse,
    answer=lambda v: mean_response_nM(synapse(v)),
    free=WITH_RECIPROCAL,
    hints=(
        "First ask how many vesicles are released on average.",
        "Each released vesicle adds one quantum; the mean adds up over vesicles.",
        "Quantal content m = n p, then mean response = m q.",
    ),
    worked="m = n p = {n_sites} × {release_probability:g}; mean = m q = {n_sites} × {release_probability:g} × "
    "{quantum_nM:g} nM = {truth:.4g} nM.",
    why="Means of independent sites add up, whatever their scatter.",
    means="Single responses scatter about {truth:.4g} nM: none needs to be equal to it.",
    mistakes=(
        Mistake(
            id="content_for_response",
            answer=lambda v: v.n_sites * v.release_probability,
            because="That is the quantal content n p, a count of vesicles. A response needs the size of each one: multiply by q.",
        ),
        Mistake(
            id="every_site_releases",
            answer=lambda v: v.n_sites * v.quantum_nM,
            because="That is n q, the largest response there can be: every site would have to release every time. "
            "With p = {release_probability:g} most impulses release far less.",
        ),
        Mistake(
            id="one_site_only",
            answer=lambda v: v.release_probability * v.quantum_nM,
            because="That is p q, the mean contribution of one site. There are {n_sites} of them, and they add up.",
        ),
        Mistake(
            id="counted_failures",
            answer=lambda v: v.n_sites * (1 - v.release_probability) * v.quantum_nM,
            because="That uses 1 − p, the chance that a site fails. p itself is the chance that it releases.",
        ),
        Mistake(
            id="divided_by_p",
            answer=lambda v: v.n_sites * v.quantum_nM / v.release_probability,
            because="Here n q was divided by p. A site that releases seldom adds less, not more: p multiplies.",
        ),
    ),
)

FAILURES = NumberQuestion(
    id="quantal.failures",
    objective=OBJECTIVE,
    prompt="{n_sites} independent sites each release with probability {release_probability:g}. "
    "What fraction of impulses releases nothing at all?",
    unit="1",
    draw=_few_sites,
    answer=lambda v: failure_probability(_unit_quanta(v)),
    free=("sign", "per_cent_up"),
    hints=(
        "What must each single site do, so that nothing at all is released?",
        "Every site has to fail, and one site fails with probability 1 − p.",
        "The sites are independent, so multiply 1 − p by itself n times.",
    ),
    worked="(1 − p)ⁿ = (1 − {release_probability:g})^{n_sites} = {truth:.3g}.",
    why="The sites fail independently, so the chances are multiplied.",
    means="About {truth:.0%} of impulses release no vesicle, although nothing is wrong with the terminal.",
    mistakes=(
        Mistake(
            id="all_release",
            answer=lambda v: v.release_probability**v.n_sites,
            because="That is pⁿ, the chance that all sites release. A failure needs all sites to stay silent: start from 1 − p.",
        ),
        Mistake(
            id="not_all_release",
            answer=lambda v: 1 - v.release_probability**v.n_sites,
            because="That is 1 − pⁿ, the chance that at least one site fails. “Nothing is released” asks for more: "
            "every site must fail.",
        ),
        Mistake(
            id="some_release",
            answer=lambda v: 1 - (1 - v.release_probability) ** v.n_sites,
            because="That is the fraction of impulses that release something. The failures are what remains: "
            "subtract from 1.",
        ),
        Mistake(
            id="poisson_limit",
            answer=lambda v: math.exp(-v.n_sites * v.release_probability),
            because="That is e⁻ᵐ, the Poisson value. It holds for very many sites of very small p; with {n_sites} sites at "
            "p = {release_probability:g} it overstates the failures. Use (1 − p)ⁿ.",
        ),
        Mistake(
            id="one_site_fails",
            answer=lambda v: 1 - v.release_probability,
            because="That is the chance that one site fails. There are {n_sites}, and all of them must.",
        ),
    ),
)


PROBABILITY = ChoiceQuestion(
    id="quantal.what_is_p",
    objective=OBJECTIVE,
    prompt="A site has release probability p = {release_probability:g}. What does that say?",
    draw=lambda rng: {"release_probability": rng.choice((0.2, 0.25, 0.3, 0.4))},
    options=(
        Option(
            id="share_filled",
            text="{release_probability:.0%} of its vesicles are filled with dopamine",
            right=False,
            reply="Filling is a matter of q, not of p: in this model a half-empty vesicle is released as readily as a full one.",
        ),
        Option(
            id="part_of_vesicle",
            text="{release_probability:.0%} of a vesicle's content leaves each time",
            right=False,
            reply="In this model a vesicle is released whole or not at all: p is about how often, q about how much.",
        ),
        Option(
            id="chance",
            text="at each impulse it releases with a chance of {release_probability:.0%}",
            right=True,
            reply="Each impulse is a fresh draw: the site either releases or fails.",
        ),
        Option(
            id="in_turn",
            text="it releases regularly, {release_probability:.0%} of the time and always in turn",
            right=False,
            reply="On average yes, but not in turn: each impulse is a fresh draw, and that irregularity is the variance of this chapter.",
        ),
    ),
    hints=(
        "Does p speak of how often, or of how much?",
        "A vesicle is released whole or not at all; q says how much is in it.",
        "p is a chance at every single impulse.",
    ),
    worked="At each impulse the site releases with a chance of {release_probability:.0%}, independently of the time before.",
    means="A chance, drawn afresh each time.",
)


def _unit_quanta(v):
    return synapse(type(v)(**{**vars(v), "quantum_nM": 1.0}))


QUESTIONS = (PROBABILITY, CONTENT, MEAN, FAILURES)
