"""Objective 05.clock: does concentration or recovery set how long an effect lasts?"""

import math

from course_lib.chapters.reserpine_vs_valbenazine.views.washout import washout_view
from course_lib.questions.kinds import (
    WITH_RECIPROCAL,
    ChoiceQuestion,
    Mistake,
    NumberQuestion,
    Option,
    OrderingQuestion,
)

OBJECTIVE = "05.clock"

PREDICT = ChoiceQuestion(
    id="lasting.predict_overdose",
    objective=OBJECTIVE,
    prompt="Two patients have taken their drug daily for two weeks: one valbenazine, one reserpine, of which the usual dose already "
    "blocks almost all VMAT2 and leaves plasma with a half-life of 4.5 h. On the last day each takes five doses at once, then stops. Whose effect is prolonged by more hours?",
    options=(
        Option(
            id="reserpine",
            text="reserpine’s: a drug that dissociates so slowly must be worst in overdose",
            right=False,
            reply="Its effect is longer with or without the overdose. But here almost all sites were blocked already, and four more doses find "
            "nothing left to block: they only delay recovery until they have left plasma, a few hours. This hangs on “almost all” and on 4.5 h.",
        ),
        Option(
            id="valbenazine",
            text="valbenazine’s",
            right=True,
            reply="Its occupancy follows its concentration, and a fivefold concentration takes log₂ 5 half-lives more to fall. Reserpine’s "
            "effect is set by how fast sites become free, and that does not know the dose.",
        ),
        Option(
            id="alike",
            text="both alike: five doses are five doses",
            right=False,
            reply="A fivefold concentration does add log₂ 5 half-lives of plasma drug to each. But only one of the two effects follows plasma.",
        ),
    ),
    hints=(
        "What does each effect follow: the concentration, or the number of sites that have become free?",
        "How many sites can the four extra doses of reserpine still block?",
        "Reversible: t½ log₂ 5 more. Lasting: only the time for which the excess stays in plasma.",
    ),
    worked="Valbenazine’s half-life is longer than that of reserpine’s first phase, and its effect follows it: the overdose adds "
    "log₂ 5 half-lives to each plasma curve, which is far more hours for valbenazine.",
    means="A complete block cannot be made more complete, only be kept up a little longer. If the usual dose leaves sites free, an overdose counts.",
)

WHICH_CLOCK = ChoiceQuestion(
    id="lasting.which_clock",
    objective=OBJECTIVE,
    prompt="A drug has a plasma half-life of {drug_h:g} h. What it blocks becomes free with a half-time of {block_days:g} days. "
    "Its usual dose blocks nearly all sites, and so does half of it. Which measure would shorten its effect after the last dose by "
    "days?",
    draw=lambda rng: {"drug_h": rng.choice((3.0, 4.0, 6.0)), "block_days": rng.choice((5.0, 8.0, 12.0))},
    options=(
        Option(
            id="clear_faster",
            text="clearing the drug from plasma twice as fast",
            right=False,
            reply="After a day hardly any drug is left in plasma either way, and the block then lasts for days. This saves hours.",
        ),
        Option(
            id="halve_dose",
            text="halving the last dose",
            right=False,
            reply="Half of this dose still blocks nearly everything: one plasma half-life earlier, at best. Had the dose left many sites free, halving it would save days.",
        ),
        Option(
            id="free_faster",
            text="whatever makes the blocked sites free again sooner",
            right=True,
            reply="The slowest step sets the pace, and here it is the freeing of sites.",
        ),
        Option(
            id="nothing",
            text="nothing can: the block is irreversible",
            right=False,
            reply="The block does end, with its half-time of {block_days:g} days. Whatever ends it, new protein or slow release, has a rate.",
        ),
    ),
    hints=(
        "Compare the two times, in the same unit.",
        "Two steps in a row: which of them is slow?",
        "Changing the fast step changes little.",
    ),
    worked="{drug_h:g} h against {block_days:g} days: recovery is the slow step and sets how long the effect lasts.",
    means="The slow step is the clock.",
)

_LENGTHS = {
    "valbenazine": ("valbenazine, usual doses", washout_view().half_free_days["valbenazine"]),
    "valbenazine_five": (
        "valbenazine, last dose × 5",
        washout_view(last_factor=5).half_free_days["valbenazine"],
    ),
    "reserpine": ("reserpine, usual doses", washout_view().half_free_days["reserpine"]),
    "reserpine_slow": (
        "reserpine, its letting go half as fast",
        washout_view(half_time_days=20).half_free_days["reserpine"],
    ),
}

ORDER = OrderingQuestion(
    id="lasting.order_durations",
    objective=OBJECTIVE,
    prompt="In the chapter’s illustration reserpine lets go with a half-time of ten days, and its usual dose blocks nearly all VMAT2. Order by the time from the last dose until "
    "half of VMAT2 is free, shortest first.",
    items={name: text for name, (text, _) in sorted(_LENGTHS.items(), key=lambda item: item[1][1])},
    hints=(
        "Which of the four are set by plasma, which by letting go?",
        "A fivefold concentration adds log₂ 5 = 2.3 half-lives of valbenazine, less than two days.",
        "Halving the rate of letting go doubles the time that it takes.",
    ),
    worked="In days: {:.2g}, {:.2g}, {:.2g} and {:.2g}.".format(
        *sorted(value for _, value in _LENGTHS.values())
    ),
    why="Each drug lasts as long as its slowest step.",
    means="Dose moves the first two by hours to days; the rate of letting go moves the last two by weeks.",
    mistakes=(
        Mistake(
            id="overdose_beats_mechanism",
            answer=lambda v: ("valbenazine", "reserpine", "valbenazine_five", "reserpine_slow"),
            because="You put the overdose behind reserpine. Five doses add log₂ 5 half-lives, less than two days: not enough to reach a "
            "block that fades with a half-time of ten days.",
        ),
        Mistake(
            id="slow_release_shortens",
            answer=lambda v: ("valbenazine", "valbenazine_five", "reserpine_slow", "reserpine"),
            because="Letting go half as fast makes the block last longer, not shorter.",
        ),
    ),
)

RATE = NumberQuestion(
    id="lasting.freeing_rate",
    objective=OBJECTIVE,
    prompt="A blocked transporter is replaced with a half-time of {replaced_days:g} days, and the drug lets go of it with a half-time of "
    "{release_days:g} days; both go on side by side. With what half-time do sites become free?",
    unit="day",
    draw=lambda rng: {
        "replaced_days": rng.choice((6.0, 8.0, 10.0)),
        "release_days": rng.choice((12.0, 15.0, 20.0, 24.0)),
    },
    answer=lambda v: 1 / (1 / v.replaced_days + 1 / v.release_days),
    free=WITH_RECIPROCAL,
    hints=(
        "Two ways out of the block: is it left faster or slower than by one way alone?",
        "Rates add, times do not.",
        "1/T = 1/{replaced_days:g} + 1/{release_days:g}.",
    ),
    worked="1/(1/{replaced_days:g} + 1/{release_days:g}) = {truth:.3g} days.",
    why="Two ways out go on side by side, so their rates add up, and a half-time is ln 2 over the rate.",
    means="Shorter than either alone, so one curve of recovery gives one sum and never its parts.",
    mistakes=(
        Mistake(
            id="times_added",
            answer=lambda v: v.replaced_days + v.release_days,
            because="You added the times, as for two steps in a row. These are two ways out side by side: rates add.",
        ),
        Mistake(
            id="mean_time",
            answer=lambda v: (v.replaced_days + v.release_days) / 2,
            because="You took the mean. A second way out can only make freeing faster than the faster of the two.",
        ),
        Mistake(
            id="faster_alone",
            answer=lambda v: min(v.replaced_days, v.release_days),
            because="That is the faster way alone. The slower one still adds its rate.",
        ),
        Mistake(
            id="root_of_product",
            answer=lambda v: math.sqrt(v.replaced_days * v.release_days),
            because="You took the geometric mean. Rates of parallel ways add: 1/T is the sum of the two 1/T.",
        ),
    ),
)

QUESTIONS = (PREDICT, WHICH_CLOCK, ORDER, RATE)
