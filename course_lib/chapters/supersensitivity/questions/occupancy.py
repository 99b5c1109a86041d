"""Objective 04.occupancy: what share of receptors dopamine holds, beside a rival and within a pulse."""

import math
from random import Random

from course_lib.models.target.receptor import Receptor, occupancy
from course_lib.questions.kinds import FREE_MISTAKES, ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "04.occupancy"
FREE = (*FREE_MISTAKES, "per_cent_up")


def receptor(kd_nM: float) -> Receptor:
    """A receptor of this affinity; its rates play no part at equilibrium.

    >>> receptor(10.0).kd_nM
    10.0
    """
    return Receptor(kd_nM=kd_nM, off_rate_per_s=1.0)


def _alone(rng: Random) -> dict[str, float]:
    return {"dopamine_nM": rng.choice((5, 12, 40, 80, 150)), "kd_nM": rng.choice((7, 20, 30, 50))}


def _beside(rng: Random) -> dict[str, float]:
    return {
        "dopamine_nM": rng.choice((10, 20, 40, 80)),
        "kd_nM": rng.choice((10, 20, 30)),
        "antagonist_nM": rng.choice((4, 6, 9)),
        "ki_nM": rng.choice((1, 2, 3)),
    }


OCCUPANCY = NumberQuestion(
    id="supersensitivity.occupancy",
    objective=OBJECTIVE,
    prompt="Dopamine stands at {dopamine_nM:g} nM beside receptors with a Kd of {kd_nM:g} nM. "
    "What share of them holds dopamine at equilibrium?",
    draw=_alone,
    answer=lambda v: occupancy(receptor(v.kd_nM), v.dopamine_nM),
    free=FREE,
    hints=(
        "At which concentration is the share one half?",
        "The share is C/(C + Kd).",
        "Put C = {dopamine_nM:g} nM and Kd = {kd_nM:g} nM; both in the same unit.",
    ),
    worked="θ = C/(C + Kd) = {dopamine_nM:g}/({dopamine_nM:g} + {kd_nM:g}) = {truth:.3g}.",
    why="At equilibrium binding and letting go balance, and half is held where the concentration equals the Kd.",
    means="Above its Kd a receptor saturates: ever more dopamine moves it ever less.",
    mistakes=(
        Mistake(
            id="free_share",
            answer=lambda v: v.kd_nM / (v.dopamine_nM + v.kd_nM),
            because="That is Kd/(C + Kd), the share of receptors that stay free. What holds dopamine is the rest.",
        ),
        Mistake(
            id="ratio_only",
            answer=lambda v: v.dopamine_nM / v.kd_nM,
            because="That is C/Kd, the ratio of bound to free receptors. Bound over all receptors is C/(C + Kd), never above one.",
        ),
    ),
)

COMPETITION = NumberQuestion(
    id="supersensitivity.competition",
    objective=OBJECTIVE,
    prompt="Dopamine ({dopamine_nM:g} nM, Kd {kd_nM:g} nM) shares its receptors with an antagonist "
    "({antagonist_nM:g} nM, Ki {ki_nM:g} nM). What share of receptors holds dopamine at equilibrium?",
    draw=_beside,
    answer=lambda v: occupancy(
        receptor(v.kd_nM), v.dopamine_nM, antagonist_nM=v.antagonist_nM, antagonist_ki_nM=v.ki_nM
    ),
    free=FREE,
    hints=(
        "To dopamine, a rival looks like a worse affinity.",
        "The apparent Kd is Kd (1 + Cₐ/Ki), with Cₐ the antagonist's concentration.",
        "θ = C/(C + Kd (1 + Cₐ/Ki)).",
    ),
    worked="θ = {dopamine_nM:g}/({dopamine_nM:g} + {kd_nM:g} (1 + {antagonist_nM:g}/{ki_nM:g})) = {truth:.3g}.",
    why="A rival makes the Kd look larger by the factor 1 + its concentration over its Ki.",
    means="More dopamine can win the site back: a block by competition is a matter of ratios.",
    mistakes=(
        Mistake(
            id="no_rival",
            answer=lambda v: occupancy(receptor(v.kd_nM), v.dopamine_nM),
            because="That leaves the antagonist out. It holds sites that dopamine then cannot find: Kd becomes Kd (1 + Cₐ/Ki).",
        ),
        Mistake(
            id="one_forgotten",
            answer=lambda v: v.dopamine_nM / (v.dopamine_nM + v.kd_nM * v.antagonist_nM / v.ki_nM),
            because="You multiplied Kd by Cₐ/Ki. The factor is 1 + Cₐ/Ki: without antagonist it must leave Kd as it is.",
        ),
        Mistake(
            id="block_without_dopamine",
            answer=lambda v: (
                occupancy(receptor(v.kd_nM), v.dopamine_nM) * v.ki_nM / (v.ki_nM + v.antagonist_nM)
            ),
            because="You let the antagonist take what it would hold without dopamine, and dopamine share the rest. "
            "But dopamine drives the antagonist off too, so more is left for it: use Kd (1 + Cₐ/Ki).",
        ),
        Mistake(
            id="antagonist_share",
            answer=lambda v: v.antagonist_nM / (v.antagonist_nM + v.ki_nM * (1 + v.dopamine_nM / v.kd_nM)),
            because="That is the share that holds the antagonist. Dopamine's share has C above the line.",
        ),
    ),
)


def _pulse(rng: Random) -> dict[str, float]:
    return {
        "settling_s": rng.choice((0.5, 0.8, 1.0)),
        "length_s": rng.choice((0.2, 0.3, 0.4)),
        "low": rng.choice((0.1, 0.2, 0.3)),
        "high": rng.choice((0.7, 0.8, 0.9)),
    }


PULSE = NumberQuestion(
    id="supersensitivity.pulse",
    objective=OBJECTIVE,
    prompt="Dopamine holds a share of {low:g} of receptors. A pulse begins that would bring it to {high:g} if it lasted, with a "
    "time constant of {settling_s:g} s, but it ends after {length_s:g} s. What share is held at its end?",
    draw=_pulse,
    answer=lambda v: v.high + (v.low - v.high) * math.exp(-v.length_s / v.settling_s),
    free=FREE,
    hints=(
        "Is the pulse long or short against the time constant?",
        "The gap to {high:g} shrinks by the factor exp(−length/time constant).",
        "high + (low − high) × exp(−{length_s:g}/{settling_s:g}).",
    ),
    worked="{high:g} + ({low:g} − {high:g}) exp(−{length_s:g}/{settling_s:g}) = {truth:.3g}.",
    why="The gap to the end value shrinks exponentially, and what is held is the end value minus that gap.",
    means="A slow receptor answers a short pulse with a small part of what equilibrium promises.",
    mistakes=(
        Mistake(
            id="equilibrium",
            answer=lambda v: v.high,
            because="That is the equilibrium, for a pulse that lasts. This one ends long before the receptor has settled.",
        ),
        Mistake(
            id="from_nothing",
            answer=lambda v: v.high * (1 - math.exp(-v.length_s / v.settling_s)),
            because="You began from empty receptors. A share of {low:g} was held already: only the gap to {high:g} closes exponentially.",
        ),
        Mistake(
            id="rise_alone",
            answer=lambda v: (v.high - v.low) * (1 - math.exp(-v.length_s / v.settling_s)),
            because="That is the rise. The receptors began with a share of {low:g}: add it.",
        ),
        Mistake(
            id="straight_line",
            answer=lambda v: v.low + (v.high - v.low) * v.length_s / v.settling_s,
            because="You let the gap close at its first pace throughout. The pace falls as the gap closes: 1 − exp(−length/time constant).",
        ),
        Mistake(
            id="gap_left",
            answer=lambda v: v.low + (v.high - v.low) * math.exp(-v.length_s / v.settling_s),
            because="You added the part of the gap that is still open. What has closed is 1 − exp(−length/time constant).",
        ),
    ),
)

SHORT = ChoiceQuestion(
    id="supersensitivity.short_pulse",
    objective=OBJECTIVE,
    prompt="A D2 receptor lets go of dopamine slowly. A very short pulse is halved in height. "
    "What happens to the rise of occupancy that it causes?",
    options=(
        Option(
            id="nearly_half",
            text="it is nearly halved",
            right=True,
            reply="In a short pulse nothing saturates: binding goes on at kon C on receptors that are still mostly free, so the rise follows C.",
        ),
        Option(
            id="little",
            text="it hardly changes, because the receptor is saturated",
            right=False,
            reply="It would saturate if the pulse lasted. Before that it only collects what arrives, in proportion to the concentration.",
        ),
        Option(
            id="gone",
            text="it vanishes, because half a pulse cannot bind",
            right=False,
            reply="Binding has no threshold: half the concentration binds at half the rate.",
        ),
    ),
    hints=(
        "At the start of a pulse, how fast does occupancy rise?",
        "At kon C times the free receptors.",
        "Halve C and the early rate halves.",
    ),
    worked="Early in a pulse θ rises at kon C (1 − θ), in proportion to C: halve the pulse, and the rise is nearly halved.",
    means="Equilibrium understates what smaller quanta do to a slow receptor.",
)

QUESTIONS = (OCCUPANCY, COMPETITION, PULSE, SHORT)
