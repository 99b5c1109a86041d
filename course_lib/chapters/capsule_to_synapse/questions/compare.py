"""Objective 06.compare: three drugs, and what a mended model misses."""

from course_lib.models.target.odds import block_of, odds
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option, OrderingQuestion

OBJECTIVE = "06.compare"

TROUGH = NumberQuestion(
    id="capsule.trough_from_swing",
    objective=OBJECTIVE,
    prompt="A drug's concentration swings {swing:g}-fold between peak and trough. At the peak {block:.0%} of the target is occupied. What is occupied at the trough?",
    unit="%",
    draw=lambda rng: {
        "swing": rng.choice((3.0, 5.0, 8.0, 11.0)),
        "block": rng.choice((0.55, 0.6, 0.65, 0.7, 0.75, 0.8)),
    },
    answer=lambda v: 100 * block_of(odds(v.block) / v.swing),
    free=("sign", "per_cent_down"),
    hints=(
        "What swings as the concentration does?",
        "Divide the odds at the peak by the swing.",
        "odds/(1 + odds).",
    ),
    worked="Odds {block:g}/(1 − {block:g}), over {swing:g}, back to a share: {truth:.3g} %.",
    why="The ratio of occupied to open targets swings as the concentration does.",
    means="Around its Ki a drug's swing is a swing of its effect.",
    mistakes=(
        Mistake(
            id="share_divided",
            answer=lambda v: 100 * v.block / v.swing,
            because="You divided the share. The odds are what follows the concentration; the share falls less.",
        ),
        Mistake(
            id="open_multiplied",
            answer=lambda v: 100 / (1 + v.swing),
            because="That would be the trough of a drug that occupies one half at its peak. Start from the odds at the given peak.",
        ),
    ),
)

ORDER = OrderingQuestion(
    id="capsule.order_swing",
    objective=OBJECTIVE,
    prompt="Order these regimens by how far the block of VMAT2 swings within a day in this chapter's models, the steadiest first.",
    items={
        "valbenazine": "valbenazine 40 mg once a day",
        "deutetrabenazine": "deutetrabenazine 12 mg twice a day",
        "tetrabenazine": "tetrabenazine 16.7 mg three times a day",
    },
    hints=(
        "Which metabolites live longest?",
        "And which drug stands highest on its curve?",
        "Once a day with 18 h, twice a day with 9.5 h, three times a day with 6 h.",
    ),
    worked="Valbenazine 75 to 85 %, deutetrabenazine 37 to 67 %, tetrabenazine 30 to 72 %.",
    why="A long half-life and a place high on the curve both make a block steady.",
    means="Half-life and place on the curve both count.",
    mistakes=(
        Mistake(
            id="by_doses_a_day",
            answer=lambda v: ("deutetrabenazine", "valbenazine", "tetrabenazine"),
            because="You put two doses a day before one. But valbenazine's metabolite lasts so long, and stands so high, that one dose is enough.",
        ),
        Mistake(
            id="reversed",
            answer=lambda v: ("tetrabenazine", "deutetrabenazine", "valbenazine"),
            because="That is the other way round. More doses a day steady the plasma, but here not enough to make up for a short half-life.",
        ),
    ),
)

MEND = ChoiceQuestion(
    id="capsule.mend_break",
    objective=OBJECTIVE,
    prompt="A tissue added to the model restores the twin's half-life of 9.5 h and tetrabenazine's peak-to-trough of 11, but the ratio of half-lives falls to 1.5 where 2 was "
    "measured. What does that tell?",
    options=(
        Option(
            id="missing_part",
            text="the wiring still lacks a part: the miss points to it",
            right=True,
            reply="A tissue that stores drug alike for both adds the same delay to both half-lives. Something else must set them apart.",
        ),
        Option(
            id="useless",
            text="the model is useless: one missed number refutes all of it",
            right=False,
            reply="It now meets five of the six numbers in chapter 08’s table instead of two. The one that it misses says where to look.",
        ),
        Option(
            id="data_wrong",
            text="the measured ratio must be wrong, since all else fits now",
            right=False,
            reply="It may be; but one first asks the model, which was built with fewer parts than a body.",
        ),
        Option(
            id="tune",
            text="one more parameter must be tuned until all fit",
            right=False,
            reply="With a parameter for each number anything fits and nothing is predicted.",
        ),
    ),
    hints=(
        "What does a tissue do to two half-lives alike?",
        "Does a model with a miss say less than one without a test?",
        "Which part might differ between the two drugs?",
    ),
    worked="Each miss names what is missing: here something that sets the two half-lives apart.",
    means="A miss with a reason is worth more than a fit without one.",
)

FOOD = ChoiceQuestion(
    id="capsule.food",
    objective=OBJECTIVE,
    prompt="A meal halves valbenazine's peak; the area falls by 13 % only. The model can do that only with absorption eightfold slower and "
    "a peak after 7 h. Suppose that people's peak after a meal still comes within 4 h. What would follow?",
    options=(
        Option(
            id="no_rate",
            text="a meal does something that no single absorption rate can do",
            right=True,
            reply="It may let a part of the drug through soon and hold back the rest: a low peak in time, and the area later. (Slow, even emptying lowers it this far only if it comes after more than 8 h.)",
        ),
        Option(
            id="eightfold",
            text="a meal slows absorption eightfold: half the peak proves it",
            right=False,
            reply="Then the peak would come after 7 h, and it was supposed to come within 4.",
        ),
        Option(
            id="bioavailability",
            text="a meal destroys half of the drug before it is absorbed",
            right=False,
            reply="Then the area would be halved, and it falls by 13 % only.",
        ),
    ),
    hints=(
        "Which two numbers must be met at once?",
        "What would a slower rate do to the time of the peak?",
        "What else can a stomach do with a capsule?",
    ),
    worked="The height of the peak asks for a rate eightfold slower, its hour forbids that: no one rate does both.",
    means="Two numbers can refute what each of them allows. Here the second one must still be measured.",
)

QUESTIONS = (TROUGH, ORDER, MEND, FOOD)
