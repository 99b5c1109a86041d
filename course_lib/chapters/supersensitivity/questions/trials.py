"""Objective 04.evidence: claim #36 and the model's silence on incidence, against numbers from trials."""

import math
from random import Random

from course_lib.chapters.supersensitivity.questions.evidence import OBJECTIVE
from course_lib.facts import fact
from course_lib.questions.kinds import FREE_MISTAKES, Mistake, NumberQuestion
from course_lib.questions.tolerance import Tolerance


def _extension(rng: Random) -> dict[str, float]:
    dose = rng.choice((40, 80))
    return {
        "dose_mg": dose,
        "on_drug": fact(f"trial.kinect3_extension_change_{dose}mg", "1"),
        "off_drug": fact(f"trial.kinect3_extension_change_off_drug_{dose}mg", "1"),
    }


RETURNED = NumberQuestion(
    id="supersensitivity.returned",
    objective=OBJECTIVE,
    prompt="In the extension of KINECT 3 the change of AIMS from baseline was {on_drug:g} points after 48 weeks on {dose_mg} mg, and "
    "{off_drug:g} points after four more weeks without drug (numbers unverified). What share of the improvement was lost?",
    draw=_extension,
    answer=lambda v: 1 - v.off_drug / v.on_drug,
    free=(*FREE_MISTAKES, "per_cent_up"),
    hints=(
        "How large was the improvement, and how much of it is left?",
        "Left: {off_drug:g} of {on_drug:g} points.",
        "Lost is one minus what is left.",
    ),
    worked="1 − ({off_drug:g})/({on_drug:g}) = {truth:.3g}.",
    why="Both numbers are changes from the same baseline, so what is left is the one over the other.",
    means="Most people moved more again, and their mean was still below baseline: a return, and no rebound above the start.",
    mistakes=(
        Mistake(
            id="share_left",
            answer=lambda v: v.off_drug / v.on_drug,
            because="That is the share that is left after four weeks. The question asks for what was lost.",
        ),
        Mistake(
            id="points_lost",
            answer=lambda v: v.off_drug - v.on_drug,
            because="Those are the points that were lost. A share compares them with the whole improvement.",
        ),
        Mistake(
            id="lost_over_left",
            answer=lambda v: v.on_drug / v.off_drug - 1,
            because="You divided by what is left off drug. The whole is the improvement on drug.",
        ),
    ),
)


def _incidence(rng: Random) -> dict[str, float]:
    generation = rng.choice(("first", "second"))
    return {
        "generation": generation,
        "percent_per_year": fact(f"dyskinesia.incidence_{generation}_generation", "%/year"),
        "years": rng.choice((5, 8, 10, 15)),
    }


INCIDENCE = NumberQuestion(
    id="supersensitivity.incidence",
    objective=OBJECTIVE,
    prompt="On {generation}-generation antipsychotics {percent_per_year:g} % of adults develop tardive dyskinesia per year. If that risk "
    "stays the same for everyone who is still without it, what share has developed it after {years} years?",
    draw=_incidence,
    answer=lambda v: 1 - (1 - v.percent_per_year / 100) ** v.years,
    tolerance=Tolerance(relative=0.005),
    free=(*FREE_MISTAKES, "per_cent_up"),
    hints=(
        "Who is at risk in the second year?",
        "Each year the share of those without it is multiplied by 1 − risk.",
        "1 − (1 − {percent_per_year:g}/100) to the power {years}.",
    ),
    worked="1 − (1 − {percent_per_year:g}/100)^{years} = {truth:.3g}.",
    why="To stay free of it one must escape in every year, so the chances of escaping are multiplied.",
    means="A steady trickle over years, which our model cannot make: its receptors have settled within months.",
    mistakes=(
        Mistake(
            id="added_up",
            answer=lambda v: v.percent_per_year / 100 * v.years,
            because="You added the years up. Who has developed it already is no longer at risk, so the sum overshoots.",
        ),
        Mistake(
            id="still_without",
            answer=lambda v: (1 - v.percent_per_year / 100) ** v.years,
            because="That is the share of those who are still without it. The question asks for the others.",
        ),
        Mistake(
            id="risk_as_rate",
            answer=lambda v: 1 - math.exp(-v.percent_per_year / 100 * v.years),
            because="Close: that takes {percent_per_year:g} % for a rate at each moment. It is given as the share per year, so multiply year by year.",
        ),
        Mistake(
            id="like_interest",
            answer=lambda v: (1 + v.percent_per_year / 100) ** v.years - 1,
            because="That grows like interest. Here the group at risk shrinks: multiply by 1 − risk each year, and see who is left.",
        ),
        Mistake(
            id="one_year",
            answer=lambda v: v.percent_per_year / 100,
            because="That is one year's risk. It is met again each year by all who are still without it.",
        ),
    ),
)

QUESTIONS = (RETURNED, INCIDENCE)
