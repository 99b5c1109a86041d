"""Objective 03.counts: from counts to what sits on the sites."""

from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "03.counts"
FREE = ("sign", "thousand_up", "thousand_down")


def _wells(rng: Random) -> dict[str, float]:
    blocked = rng.choice((300, 400, 500, 600))
    return {
        "total": blocked + rng.choice((900, 1200, 1500, 1800)),
        "blocked": blocked,
        "efficiency": rng.choice((0.35, 0.4, 0.45)),
        "dpm_per_fmol": rng.choice((40.0, 44.0, 50.0)),
        "minutes": rng.choice((3, 4, 5)),
    }


def _per_fmol(v: Params) -> float:
    return v.efficiency * v.dpm_per_fmol * v.minutes


SPECIFIC = NumberQuestion(
    id="binding.specific",
    objective=OBJECTIVE,
    prompt="A well without inhibitor shows {total} counts, one with a flood of inhibitor {blocked}. The counter sees {efficiency:.0%} of "
    "all decays, a fmol of the label decays {dpm_per_fmol:g} times a minute, and each well is counted for {minutes} minutes. How much "
    "label sits on sites?",
    unit="fmol",
    draw=_wells,
    answer=lambda v: (v.total - v.blocked) / _per_fmol(v),
    free=FREE,
    hints=(
        "Which counts have nothing to do with sites?",
        "Subtract them, then ask how many counts one fmol makes.",
        "(total − blocked) ÷ (efficiency × decays per fmol and minute × minutes).",
    ),
    worked="({total} − {blocked}) counts ÷ ({efficiency:g} × {dpm_per_fmol:g} × {minutes}) counts per fmol = {truth:.3g} fmol.",
    why="What the blocked well shows sits on no site, and the counter's factor turns counts into label.",
    means="The blocked well holds label on filter, glass and fat; only the difference sat on sites.",
    mistakes=(
        Mistake(
            id="all_counts",
            answer=lambda v: v.total / _per_fmol(v),
            because="You turned all counts into fmol. Those of the blocked well are there without any free site: subtract them first.",
        ),
        Mistake(
            id="every_decay_seen",
            answer=lambda v: (v.total - v.blocked) / (v.dpm_per_fmol * v.minutes),
            because="You took every decay as counted. The counter misses some, so each count stands for more than one decay: divide by the efficiency too.",
        ),
        Mistake(
            id="wells_added",
            answer=lambda v: (v.total + v.blocked) / _per_fmol(v),
            because="You added the two wells. The blocked well is part of the other one's counts already: take it away.",
        ),
        Mistake(
            id="one_minute",
            answer=lambda v: (v.total - v.blocked) / (v.efficiency * v.dpm_per_fmol),
            because="You used the decays of one minute. The counts were gathered over all the minutes in the counter.",
        ),
    ),
)

BLOCKED = ChoiceQuestion(
    id="binding.nonspecific",
    objective=OBJECTIVE,
    prompt="What do the counts of a well with a flood of inhibitor tell?",
    options=(
        Option(
            id="elsewhere",
            text="label that sticks elsewhere than the sites, and the blank",
            right=True,
            reply="All sites carry the inhibitor, so whatever label is left sits elsewhere. It grows in proportion to the label.",
        ),
        Option(
            id="free",
            text="the label that floats free, since all sites are taken",
            right=False,
            reply="Free label runs through the filter and is washed away. What is counted has stuck to something.",
        ),
        Option(
            id="weak_sites",
            text="a second kind of site that binds the label weakly",
            right=False,
            reply="A flood of inhibitor fills these too, if it binds them. What has no limit and no competitor is no site.",
        ),
        Option(
            id="inhibitor",
            text="how much inhibitor is bound, now that it has all sites",
            right=False,
            reply="The inhibitor carries no radioactivity, so the counter cannot see it.",
        ),
    ),
    hints=(
        "Which of the two ligands is radioactive?",
        "All sites are taken by the other one.",
        "What remains radioactive on the filter sits on no site.",
    ),
    worked="With all sites taken, label on the filter is non-specific: on glass, plastic and fat.",
    means="Non-specific binding is measured, not assumed, and its scatter belongs in the interval.",
)

SATURATION = NumberQuestion(
    id="binding.saturation",
    objective=OBJECTIVE,
    prompt="A membrane has {bmax_fmol:g} fmol of sites in a well and a Kd of {kd_nM:g} nM. How much label sits on sites at {label_nM:g} nM of free label?",
    unit="fmol",
    draw=lambda rng: {
        "bmax_fmol": rng.choice((20.0, 30.0, 40.0)),
        "kd_nM": rng.choice((2.0, 2.5, 4.0)),
        "label_nM": rng.choice((1.4, 6.0, 8.0)),
    },
    answer=lambda v: v.bmax_fmol * v.label_nM / (v.label_nM + v.kd_nM),
    free=FREE,
    hints=(
        "Which share of the sites is occupied at this label?",
        "At a label equal to Kd it is one half.",
        "Bmax × [L]/([L] + Kd).",
    ),
    worked="{bmax_fmol:g} × {label_nM:g}/({label_nM:g} + {kd_nM:g}) = {truth:.3g} fmol.",
    why="Each site is occupied for the share of time that label and Kd set, and sites do not know of each other.",
    means="Two readings at least are needed to tell few sites with a small Kd from many with a large one.",
    mistakes=(
        Mistake(
            id="straight_line",
            answer=lambda v: v.bmax_fmol * v.label_nM / v.kd_nM,
            because="That is a straight line, right for very little label only. Sites fill up: divide by [L] + Kd.",
        ),
        Mistake(
            id="free_sites",
            answer=lambda v: v.bmax_fmol * v.kd_nM / (v.label_nM + v.kd_nM),
            because="Those are the sites that are still free. More label must leave fewer of them.",
        ),
    ),
)

QUESTIONS = (SPECIFIC, BLOCKED, SATURATION)
