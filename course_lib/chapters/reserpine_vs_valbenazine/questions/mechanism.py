"""Objective 05.mechanism: the experiment that tells destroyed, blocked for ever and letting go slowly apart."""

import math
from random import Random

from course_lib.chapters.reserpine_vs_valbenazine.questions.sizes import ANIMALS
from course_lib.models.target.assays import STORIES
from course_lib.questions.kinds import WITH_RECIPROCAL, ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params
from course_lib.questions.variants import variant

OBJECTIVE = "05.mechanism"
NAMES = {
    "destroyed": "the transporter is destroyed and made anew",
    "for_ever": "it stays blocked until it is replaced",
    "slow": "the drug lets go slowly",
}

FREE_SITES = ChoiceQuestion(
    id="lasting.free_sites_alone",
    objective=OBJECTIVE,
    prompt="After one dose of reserpine, when no drug is left that could bind again, free VMAT2 sites come back with a half-time of {days:g} days. What follows about the reason?",
    draw=lambda rng: {"days": rng.choice((6.0, 8.0, 10.0, 12.0))},
    options=(
        Option(
            id="turnover",
            text="the protein turns over with this half-time",
            right=False,
            reply="It may, and this is how the curve is often read. But slow release of the drug gives the very same curve.",
        ),
        Option(
            id="slow_release",
            text="the drug leaves its site with this half-time",
            right=False,
            reply="It may. But new protein in place of blocked protein gives the very same curve.",
        ),
        Option(
            id="sum_only",
            text="only that turnover and release together have this rate",
            right=True,
            reply="The equation holds their sum alone. Another assay must split it.",
        ),
        Option(
            id="destruction",
            text="the transporter was destroyed, and had to be made anew",
            right=False,
            reply="A blocked site and a destroyed one both bind no ligand: this curve cannot tell them apart. An antibody can.",
        ),
    ),
    hints=(
        "Write the rate at which sites become free in each story.",
        "New protein alone, new protein alone, and new protein beside dissociation: what does the curve show of them?",
        "Only their sum.",
    ),
    worked="Without drug to bind again, free sites recover with ρ = k_deg + k_off in every story; the curve gives ρ and not its parts.",
    means="One curve, three stories.",
)


def _vesicles(rng: Random) -> dict[str, float]:
    return {
        "half_time_days": rng.choice((3.0, 4.0, 5.0, 6.0)),
        "kept_h": rng.choice((24.0, 36.0, 48.0)),
        "held": rng.choice((0.5, 0.6, 0.7, 0.8)),
    }


WASHED = NumberQuestion(
    id="lasting.freed_by_washing",
    objective=OBJECTIVE,
    prompt="Vesicles are washed while {held:.0%} of their VMAT2 is held by a drug that lets go with a half-time of {half_time_days:g} days. "
    "What share of all sites becomes free within {kept_h:g} h?",
    draw=_vesicles,
    answer=lambda v: v.held * (1 - 2 ** (-v.kept_h / (24 * v.half_time_days))),
    free=(*WITH_RECIPROCAL, "per_cent_up"),
    hints=(
        "Only sites that are held can become free.",
        "Of those, 1 − 2^(−t/T) are free after time t.",
        "{held:g} × (1 − 2^(−{kept_h:g}/({half_time_days:g} × 24))).",
    ),
    worked="{held:g} × (1 − 2^(−{kept_h:g}/({half_time_days:g} × 24))) = {truth:.3g} of all sites.",
    why="Only what is held can be freed, and it is freed exponentially.",
    means="A blocker that never lets go frees none: this difference is what the experiment must be able to see.",
    mistakes=(
        Mistake(
            id="of_those_held",
            answer=lambda v: 1 - 2 ** (-v.kept_h / (24 * v.half_time_days)),
            because="That is the share of the held sites. Only {held:.0%} of all sites are held: multiply.",
        ),
        Mistake(
            id="still_held",
            answer=lambda v: v.held * 2 ** (-v.kept_h / (24 * v.half_time_days)),
            because="That is what is still held after {kept_h:g} h. The question asks for what has become free.",
        ),
        Mistake(
            id="all_free_now",
            answer=lambda v: 1 - v.held * 2 ** (-v.kept_h / (24 * v.half_time_days)),
            because="That counts all free sites, those too that were free before the vesicles were washed.",
        ),
        Mistake(
            id="hours_for_days",
            answer=lambda v: v.held * (1 - 2 ** (-v.kept_h / v.half_time_days)),
            because="You divided hours by days. Bring both to hours first.",
        ),
        Mistake(
            id="e_for_two",
            answer=lambda v: v.held * (1 - math.exp(-v.kept_h / (24 * v.half_time_days))),
            because="You took e to the power of −t/T. With a half-time the base is 2, or the rate is ln 2/T.",
        ),
    ),
)


def _hidden(rng: Random) -> dict[str, object]:
    return {"story": rng.choice(tuple(STORIES)), "half_time_days": rng.choice((4.0, 5.0, 6.0, 8.0))}


def _option(name: str, clue: str) -> Option:
    return Option(
        id=name,
        text=NAMES[name],
        right=lambda v: v.story == name,
        reply=lambda v: f"{clue} {'So it is.' if v.story == name else 'Look at your readings again.'}",
    )


MYSTERY = ChoiceQuestion(
    id="lasting.mystery",
    objective=OBJECTIVE,
    prompt="Work with `mystery_rats(seed)`, with the seed of this question: `.binding(day)`, `.protein(day)` and `.washed(hours)`. "
    "Why does the block last in these rats?",
    draw=_hidden,
    options=(
        _option(
            "destroyed",
            "If protein were destroyed, the antibody would find it missing as long as sites are missing.",
        ),
        _option(
            "for_ever", "If the block never ended, protein would be there and washing would free nothing."
        ),
        _option(
            "slow",
            "If the drug let go slowly, protein would be there and washed vesicles would win free sites.",
        ),
    ),
    hints=(
        "Which assay tells one story from the other two?",
        "First the protein on day 2. If it is there, wash, and compare the first hour with the last.",
        "Take enough animals: compare the difference with its standard error, sd × √(2/n).",
    ),
    worked=lambda v: (
        f"Here {STORIES[v.story]}; free sites come back with a half-time of {v.half_time_days:g} days."
    ),
    means="Two assays, three stories.",
)


def hidden_rats(seed: object) -> Params:
    """The hidden story of the mystery rats of this seed, and their half-time of recovery."""
    return variant(MYSTERY, seed)


HOURS = NumberQuestion(
    id="lasting.hours_to_wait",
    objective=OBJECTIVE,
    prompt="On day 2 after the dose {held:.0%} of VMAT2 is held by a drug that lets go with a half-time of {half_time_days:g} days. Your assay "
    "shows a difference of {difference:.0%} of all sites. For how many hours must washed vesicles be kept?",
    unit="h",
    draw=lambda rng: {**_vesicles(rng), "difference": rng.choice((0.1, 0.12, 0.15))},
    answer=lambda v: 24 * v.half_time_days * math.log2(v.held / (v.held - v.difference)),
    hints=(
        "How much must still be held when the difference is there?",
        "{held:g} must fall to {held:g} − {difference:g}.",
        "t = T × log₂ of that ratio, T in hours.",
    ),
    worked="t = 24 × {half_time_days:g} h × log₂({held:g}/({held:g} − {difference:g})) = {truth:.3g} h.",
    why="What is held halves in each half-time, and it must fall by the difference that the assay can see.",
    means="If vesicles do not keep that long, take more animals or an earlier day.",
    mistakes=(
        Mistake(
            id="of_those_held",
            answer=lambda v: 24 * v.half_time_days * math.log2(1 / (1 - v.difference)),
            because="You let the difference be a share of what is held. Your assay sees a share of all sites.",
        ),
        Mistake(
            id="natural_logarithm",
            answer=lambda v: 24 * v.half_time_days * math.log(v.held / (v.held - v.difference)),
            because="You used the natural logarithm with a half-time. Take log₂, or divide by ln 2.",
        ),
        Mistake(
            id="until_little_is_held",
            answer=lambda v: 24 * v.half_time_days * math.log2(v.held / v.difference),
            because="That is the time until only {difference:.0%} is still held. The difference is what has become free.",
        ),
        Mistake(
            id="in_days",
            answer=lambda v: v.half_time_days * math.log2(v.held / (v.held - v.difference)),
            because="That is the time in days. The question asks for hours.",
        ),
    ),
)


QUESTIONS = (FREE_SITES, WASHED, ANIMALS, HOURS, MYSTERY)
