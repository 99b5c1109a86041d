"""Objective 06.enzyme: which enzyme was hit, from a pair of ratios."""

from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "06.enzyme"

SHARE = NumberQuestion(
    id="capsule.route_share",
    objective=OBJECTIVE,
    prompt="An inhibitor shuts one route of a drug's clearance completely, and the area rises {ratio:g}-fold. Which share of clearance ran over that route?",
    draw=lambda rng: {
        "ratio": rng.choice((1.2, 1.25, 1.3, 1.4, 1.5, 1.6, 1.7, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 8.0))
    },
    answer=lambda v: 1 - 1 / v.ratio,
    free=("sign", "per_cent_up"),
    hints=(
        "What is left of clearance after the route is shut?",
        "Area and clearance are inverse: 1/ratio is left.",
        "1 − 1/ratio.",
    ),
    worked="1/{ratio:g} of clearance is left, so 1 − 1/{ratio:g} = {truth:.3g} is gone.",
    means="An inhibitor measures a share of clearance, if it shuts the route altogether.",
    mistakes=(
        Mistake(
            id="what_is_left",
            answer=lambda v: 1 / v.ratio,
            because="That is the share that is left. The route carried what is gone.",
        ),
        Mistake(
            id="excess",
            answer=lambda v: v.ratio - 1,
            because="That is by how much the area rose. A share of clearance is compared with all of the clearance before.",
        ),
    ),
)


def _pair(rng: Random) -> dict[str, float]:
    parent = rng.choice((1.2, 1.4, 1.6, 1.8, 2.0))
    return {"parent": parent, "metabolite": parent * rng.choice((1.5, 2.0, 2.5))}


FACTOR = NumberQuestion(
    id="capsule.clearance_factor",
    objective=OBJECTIVE,
    prompt="Under an inhibitor the parent's area rises {parent:g}-fold, the metabolite's {metabolite:g}-fold. By what factor has the metabolite's clearance changed? (Formation is "
    "untouched: AUC of metabolite over AUC of parent is formation clearance over clearance of metabolite.)",
    draw=_pair,
    answer=lambda v: v.parent / v.metabolite,
    free=("sign",),
    hints=(
        "How did the ratio of metabolite to parent change?",
        "That ratio is formation clearance over clearance of the metabolite.",
        "Parent's factor ÷ metabolite's factor.",
    ),
    worked="The ratio of areas rose by {metabolite:g}/{parent:g}, so clearance fell to {truth:.3g} of what it was.",
    means="Two ratios tell two enzymes apart, where one alone cannot.",
    mistakes=(
        Mistake(
            id="upside_down",
            answer=lambda v: v.metabolite / v.parent,
            because="That is by how much the ratio of areas rose. The metabolite's clearance fell by as much: turn it over.",
        ),
        Mistake(
            id="metabolite_alone",
            answer=lambda v: 1 / v.metabolite,
            because="You read the metabolite's area alone. Part of its rise came from more parent: divide that out.",
        ),
    ),
)

WHICH = ChoiceQuestion(
    id="capsule.which_enzyme",
    objective=OBJECTIVE,
    prompt="A new drug is given with valbenazine. The parent's area rises 1.7-fold, the metabolite's 1.7-fold as well, and as much of the "
    "drug is absorbed as before. If each enzyme had one task only, which one was hit?",
    options=(
        Option(
            id="cyp3a4",
            text="CYP3A4, which oxidises the parent",
            right=True,
            reply="More parent stays, and the same share of it becomes metabolite: both areas rise alike.",
        ),
        Option(
            id="cyp2d6",
            text="CYP2D6, which clears the metabolite",
            right=False,
            reply="Then the metabolite alone would rise, and the parent stay where it was.",
        ),
        Option(
            id="both",
            text="both, since both areas rise",
            right=False,
            reply="Then the metabolite would rise by more than the parent: both effects would meet there.",
        ),
        Option(
            id="esterase",
            text="the esterase that makes the metabolite",
            right=False,
            reply="Then there would be less of the metabolite per parent, not as much.",
        ),
    ),
    hints=(
        "Divide the metabolite's factor by the parent's.",
        "That ratio tells what happened to the metabolite's own clearance and formation.",
        "It is 1: nothing. So only the parent's loss has changed.",
    ),
    worked="The ratio of the two factors is 1, so the metabolite's clearance is untouched: the parent's other way out was blocked.",
    means="A pair of ratios is the fingerprint of an enzyme, if each has its own task. CYP3A4 also clears some metabolite.",
)

FEEDS = ChoiceQuestion(
    id="capsule.feeds",
    objective=OBJECTIVE,
    prompt="CYP3A4 breaks valbenazine down. What does a strong inhibitor of CYP3A4 do to the active metabolite?",
    options=(
        Option(
            id="raises",
            text="it raises it: less parent is lost the other way",
            right=True,
            reply="Most of the parent leaves the other way, mainly by oxidation. Block that, and more is hydrolysed instead.",
        ),
        Option(
            id="lowers",
            text="it lowers it: a metabolite needs metabolism",
            right=False,
            reply="This metabolite is made by hydrolysis, not by CYP3A4. The inhibitor saves its precursor.",
        ),
        Option(
            id="unchanged",
            text="it leaves it as it is: another enzyme makes it",
            right=False,
            reply="Another enzyme makes it, and it now finds more to work on.",
        ),
    ),
    hints=(
        "Which enzyme makes the metabolite?",
        "What competes with it for the parent?",
        "Shut the rival, and more goes your way.",
    ),
    worked="The parent has two ways out. With one shut, more takes the other.",
    means="Label: ketoconazole doubles both (size unverified).",
)

QUESTIONS = (SHARE, FACTOR, WHICH, FEEDS)
