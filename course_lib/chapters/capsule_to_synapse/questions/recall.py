"""What a reader brings along: half-lives, and what a free concentration does."""

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

LEFT = NumberQuestion(
    id="capsule.recall_left",
    objective="06.doses",
    prompt="A drug has a half-life of {half_life_h} h. What share of its concentration is left after {hours} h?",
    unit="%",
    draw=lambda rng: {
        "half_life_h": (half := rng.choice((6, 8, 12, 18))),
        "hours": half * rng.choice((5, 3, 6)),
    },
    answer=lambda v: 100 * 2 ** (-v.hours / v.half_life_h),
    free=("sign", "per_cent_down"),
    hints=(
        "How many half-lives are that?",
        "Each of them leaves one half of what was there.",
        "One half to the power of hours ÷ half-life.",
    ),
    worked="{hours}/{half_life_h} half-lives leave {truth:.3g} %.",
    why="Each half-life halves what the one before has left.",
    means="Halves multiply: after three half-lives an eighth is left.",
    mistakes=(
        Mistake(
            id="straight_fall",
            answer=lambda v: 100 / (v.hours / v.half_life_h),
            because="You divided by the number of half-lives. Each half-life halves what is left, so halves multiply.",
        ),
        Mistake(
            id="what_is_gone",
            answer=lambda v: 100 * (1 - 2 ** (-v.hours / v.half_life_h)),
            because="That is what has gone by then. The question asks for what is left.",
        ),
    ),
)

FREE = ChoiceQuestion(
    id="capsule.recall_free",
    objective="06.block",
    prompt="Two thirds of a drug in plasma are bound to protein. Which concentration decides how much of VMAT2 is occupied?",
    options=(
        Option(
            id="free",
            text="the free third, since only it can meet a pump",
            right=True,
            reply="Only free molecules cross walls and bind. That is chapter 03 in one line.",
        ),
        Option(
            id="total",
            text="the total, since all of it is carried by the blood",
            right=False,
            reply="What rides on protein can neither cross a membrane nor bind to a pump.",
        ),
        Option(
            id="bound",
            text="the bound two thirds, since they last longer",
            right=False,
            reply="Bound and free drug exchange within moments; bound drug is a store and binds nothing else meanwhile.",
        ),
    ),
    hints=(
        "Which molecules can meet a pump?",
        "Those that are not bound to something else.",
        "One third is free.",
    ),
    worked="The free concentration over Ki gives the block.",
    means="From ng/mL the way leads over the free share to nM.",
)

QUESTIONS = (LEFT, FREE)
