"""Recall: powers of ten, and what is left after some half-lives."""

from course_lib.questions.kinds import Mistake, NumberQuestion

FREE = ("sign", "thousand_up", "thousand_down")

PARTITION = NumberQuestion(
    id="fat_and_water.recall_partition",
    objective="09.log_d",
    prompt="The log P of a drug is {log_p:g}. How many times more concentrated is it in octanol than in water?",
    draw=lambda rng: {"log_p": rng.choice((1.0, 2.0, 3.0))},
    answer=lambda v: 10**v.log_p,
    free=("sign", "reciprocal"),
    hints=(
        "log P is a decimal logarithm.",
        "Ask which power of ten it is.",
        "Ten to the power of {log_p:g}.",
    ),
    worked="10 to the power of {log_p:g} = {truth:,.0f}.",
    means="Each unit of log P is a factor of ten.",
    mistakes=(
        Mistake(
            id="times_ten",
            answer=lambda v: 10 * v.log_p + 3,
            because="You multiplied by ten instead of raising ten to the power: a logarithm counts factors.",
        ),
        Mistake(
            id="base_e",
            answer=lambda v: 2.718281828**v.log_p,
            because="You used e as the base. log P is a decimal logarithm, so the base is ten.",
        ),
    ),
)

LEFT = NumberQuestion(
    id="fat_and_water.left_after",
    objective="09.clocks",
    prompt="A drug leaves a pool with a half-time of {half_h:g} h. Which fraction is left after {time_h:g} h? (2 figures)",
    draw=lambda rng: {"half_h": rng.choice((2.0, 4.0, 6.0)), "time_h": rng.choice((6.0, 9.0, 12.0, 18.0))},
    answer=lambda v: 2.0 ** (-v.time_h / v.half_h),
    free=("sign", "per_cent_up"),
    hints=(
        "How many half-times have passed?",
        "Each of them leaves one half.",
        "½ to the power of time ÷ half-time.",
    ),
    worked="{time_h:g}/{half_h:g} half-times leave {truth:.2g}.",
    means="After four half-times little is left; after ten nothing that counts.",
    mistakes=(
        Mistake(
            id="base_e",
            answer=lambda v: 2.718281828 ** (-v.time_h / v.half_h),
            because="You put the half-time into e^(−t/T). With a half-time the base is 2.",
        ),
        Mistake(
            id="straight",
            answer=lambda v: 1 - v.time_h / v.half_h,
            because="You took away the same amount each time. It is the same *share* each time, so something is always left.",
        ),
        Mistake(
            id="turned",
            answer=lambda v: 2.0 ** (-v.half_h / v.time_h),
            because="Time and half-time have changed places. A longer time must leave less.",
        ),
    ),
)

QUESTIONS = (PARTITION, LEFT)
