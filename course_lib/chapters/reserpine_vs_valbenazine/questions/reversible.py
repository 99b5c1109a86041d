"""Objective 05.reversible: occupancy through daily doses, a missed one, too much, and stopping."""

import math
from random import Random

from course_lib.models.target.duration import reversible_duration_h
from course_lib.models.target.engagement import reversible_occupancy
from course_lib.questions.kinds import FREE_MISTAKES, Mistake, NumberQuestion
from course_lib.questions.params import Params

OBJECTIVE = "05.reversible"


def _odds(share: float) -> float:
    return share / (1 - share)


def _ending(rng: Random) -> dict[str, float]:
    return {
        "half_life_h": rng.choice((6.0, 9.0, 12.0, 18.0, 20.0)),
        "start": rng.choice((0.85, 0.9, 0.92, 0.95)),
        "end": rng.choice((0.3, 0.4, 0.6)),
    }


TIME = NumberQuestion(
    id="lasting.time_to_level",
    objective=OBJECTIVE,
    prompt="A reversible inhibitor holds {start:.0%} of VMAT2 when it is stopped; its concentration then falls with a half-life of "
    "{half_life_h:g} h. After how many hours does it hold {end:.0%}?",
    unit="h",
    draw=_ending,
    answer=lambda v: reversible_duration_h(v.half_life_h, _odds(v.start), v.end),
    hints=(
        "First turn occupancy into concentration: O = C/(C + Ki).",
        "C/Ki = O/(1 − O). Do it for both occupancies and divide.",
        "t = t½ × log₂ of that ratio.",
    ),
    worked="C/Ki falls from {start:g}/(1 − {start:g}) to {end:g}/(1 − {end:g}); t = {half_life_h:g} h × log₂ of the ratio = {truth:.3g} h.",
    why="Occupancy is C/(C + Ki), so it is the concentration O/(1 − O) that halves and not the occupancy.",
    means="Near full occupancy several half-lives pass before the target notices.",
    mistakes=(
        Mistake(
            id="occupancy_decays",
            answer=lambda v: v.half_life_h * math.log2(v.start / v.end),
            because="You let the occupancy itself fall with the half-life. The concentration does; near saturation the occupancy hardly "
            "follows at first. Go through C/Ki = O/(1 − O).",
        ),
        Mistake(
            id="natural_logarithm",
            answer=lambda v: v.half_life_h * math.log(_odds(v.start) / _odds(v.end)),
            because="You multiplied the half-life by a natural logarithm. Half-lives are counted with log₂, or divide by ln 2.",
        ),
        Mistake(
            id="start_alone",
            answer=lambda v: v.half_life_h * math.log2(_odds(v.start)),
            because="That is the time until C = Ki, where half is held. Here the level is {end:.0%}: divide by its own C/Ki.",
        ),
        Mistake(
            id="lasting_law",
            answer=lambda v: v.half_life_h * math.log2((1 - v.end) / (1 - v.start)),
            because="You let the free share double with every half-life. Free and held share both bend; what halves is the concentration, C/Ki = O/(1 − O).",
        ),
    ),
)

MISSED = NumberQuestion(
    id="lasting.missed_dose",
    objective=OBJECTIVE,
    prompt="Once daily, a reversible inhibitor holds {trough:.0%} of VMAT2 right before the next dose. The half-life is {half_life_h:g} h. "
    "The dose is forgotten. What share does it hold another 24 h later?",
    draw=lambda rng: {
        "trough": rng.choice((0.75, 0.8, 0.85, 0.87, 0.9)),
        "half_life_h": rng.choice((6.0, 9.0, 12.0, 18.0, 20.0)),
    },
    answer=lambda v: reversible_occupancy(_odds(v.trough) * 2 ** (-24 / v.half_life_h), 1.0),
    free=(*FREE_MISTAKES, "per_cent_up"),
    hints=(
        "What falls with the half-life: concentration or occupancy?",
        "C/Ki = {trough:g}/(1 − {trough:g}) now. Let it fall for 24 h.",
        "Then back: O = (C/Ki)/(1 + C/Ki).",
    ),
    worked="C/Ki = {trough:g}/(1 − {trough:g}), times 2^(−24/{half_life_h:g}), back through O = x/(1 + x): {truth:.3g}.",
    why="The concentration falls with the half-life, and occupancy follows it along a saturating curve.",
    means="High occupancy is a cushion: a longer half-life, or a higher start, forgives a missed dose.",
    mistakes=(
        Mistake(
            id="occupancy_decays",
            answer=lambda v: v.trough * 2 ** (-24 / v.half_life_h),
            because="You let the occupancy itself fall with the half-life. The concentration does, and high occupancy falls more slowly.",
        ),
        Mistake(
            id="unchanged",
            answer=lambda v: v.trough,
            because="That is the occupancy before the forgotten dose, as for a drug that does not let go.",
        ),
        Mistake(
            id="free_for_held",
            answer=lambda v: 1 - reversible_occupancy(_odds(v.trough) * 2 ** (-24 / v.half_life_h), 1.0),
            because="That is the share that is free. The question asks for the share that is held.",
        ),
        Mistake(
            id="odds_for_share",
            answer=lambda v: _odds(v.trough) * 2 ** (-24 / v.half_life_h),
            because="That is C/Ki after another day. Turn it back into an occupancy: O = x/(1 + x).",
        ),
        Mistake(
            id="e_for_two",
            answer=lambda v: reversible_occupancy(_odds(v.trough) * math.exp(-24 / v.half_life_h), 1.0),
            because="Right way, wrong base: you let the concentration fall with e^(−t/t½). With the half-life itself the base is 2.",
        ),
    ),
)


def _longer_h(v: Params) -> float:
    return v.half_life_h * math.log2(v.times)


OVERDOSE = NumberQuestion(
    id="lasting.overdose",
    objective=OBJECTIVE,
    prompt="The last dose of a reversible inhibitor was too large: its concentration stands at {times:g} times the usual one. The half-life "
    "is {half_life_h:g} h. By how many hours is every level of occupancy reached later?",
    unit="h",
    draw=lambda rng: {
        "times": rng.choice((3.0, 5.0, 6.0, 10.0)),
        "half_life_h": rng.choice((6.0, 9.0, 12.0, 18.0, 20.0)),
    },
    answer=_longer_h,
    hints=(
        "How long until the concentration is what it would have been?",
        "Each half-life halves it: how many halvings make a factor of {times:g}?",
        "t½ × log₂ {times:g}.",
    ),
    worked="{half_life_h:g} h × log₂ {times:g} = {truth:.3g} h, for every level alike.",
    why="Until the concentration is the usual one again it must halve log₂ of the factor times, and then all goes on as usual.",
    means="The delay grows with the logarithm of the dose: twice the dose, one half-life more.",
    mistakes=(
        Mistake(
            id="proportional",
            answer=lambda v: v.half_life_h * v.times,
            because="You multiplied the half-life by the factor. Duration grows with the logarithm of the dose: each doubling adds one half-life.",
        ),
        Mistake(
            id="excess_proportional",
            answer=lambda v: v.half_life_h * (v.times - 1),
            because="You gave each extra dose one half-life. Each doubling adds one, not each dose.",
        ),
        Mistake(
            id="natural_logarithm",
            answer=lambda v: v.half_life_h * math.log(v.times),
            because="You used the natural logarithm with a half-life. Halvings are counted with log₂, or divide by ln 2.",
        ),
        Mistake(
            id="halved",
            answer=lambda v: v.half_life_h * v.times / 2,
            because="You counted half a half-life for each of the {times:g} doses. Count halvings: how often must {times:g} be halved to reach 1?",
        ),
        Mistake(
            id="common_logarithm",
            answer=lambda v: v.half_life_h * math.log10(v.times),
            because="You used the common logarithm, which counts factors of ten. Count halvings: log₂.",
        ),
    ),
)

QUESTIONS = (TIME, MISSED, OVERDOSE)
