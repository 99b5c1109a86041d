"""Recall: powers of ten, and what is left after some half-lives."""

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

FREE = ("sign", "thousand_up", "thousand_down")

PARTITION = ChoiceQuestion(
    id="fat_and_water.recall_partition",
    objective="09.log_d",
    prompt="The log P of drug A is 3, that of drug B is 1. How many times more does A prefer octanol than B does?",
    options=(
        Option(
            id="two",
            text="2 times",
            right=False,
            reply="That is the difference of the logarithms. Each unit is a factor of ten.",
        ),
        Option(
            id="three",
            text="3 times",
            right=False,
            reply="That is the ratio of the logarithms. The ratio of the things is ten to their difference.",
        ),
        Option(id="hundred", text="100 times", right=True, reply="Two units of log P, two factors of ten."),
    ),
    hints=("log P is a decimal logarithm.", "What does one unit mean?", "A factor of ten, twice."),
    worked="10 to the power of 3 − 1.",
    why="log P is a decimal logarithm, so a difference of two log P is a ratio of two partition coefficients.",
    means="Six units, as between log P 0 and 6, are a million.",
)

FREE_DRUG = ChoiceQuestion(
    id="fat_and_water.recall_free",
    objective="09.kp",
    prompt="In plasma most of a drug sits on protein, in brain most of it in fat. Which part acts on a transporter inside a neuron?",
    options=(
        Option(
            id="total",
            text="all of it in brain",
            right=False,
            reply="What is dissolved in fat does not meet the transporter.",
        ),
        Option(
            id="fat",
            text="the part in membranes, where the transporter sits",
            right=False,
            reply="The binding site faces water. Fat holds drug in reserve.",
        ),
        Option(id="free", text="the free part in brain water", right=True, reply="Only free drug binds."),
    ),
    hints=("What can leave its place and bind?", "Protein and fat hold it back.", "The rest is free."),
    worked="Free drug acts; the rest is a reserve.",
    means="So ask of every brain level: how much of it is free?",
)

LEFT = NumberQuestion(
    id="fat_and_water.left_after",
    objective="09.clocks",
    prompt="A drug leaves a pool with a half-time of {half_h:g} h. Which fraction is left after {time_h:g} h?",
    draw=lambda rng: {"half_h": rng.choice((2.0, 4.0, 6.0)), "time_h": rng.choice((6.0, 9.0, 12.0, 18.0))},
    answer=lambda v: 2.0 ** (-v.time_h / v.half_h),
    free=("sign", "per_cent_up"),
    hints=(
        "How many half-times have passed?",
        "Each of them leaves one half.",
        "½ to the power of time ÷ half-time.",
    ),
    worked="{time_h:g}/{half_h:g} half-times leave {truth:.2g}.",
    why="First-order loss removes the same fraction in every half-time, so the halves are multiplied.",
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
            because="You took away the same amount each time. It is the same share each time, so something is always left.",
        ),
        Mistake(
            id="turned",
            answer=lambda v: 2.0 ** (-v.half_h / v.time_h),
            because="Time and half-time have changed places. A longer time must leave less.",
        ),
    ),
)

QUESTIONS = (PARTITION, FREE_DRUG, LEFT)
