"""Practice for the primer's parts: a figure and a few lines of Python, read."""

from course_lib.questions.kinds import ChoiceQuestion, Option

BAND = ChoiceQuestion(
    id="primer.band",
    objective="00.figures",
    prompt="In the figure above, at 12 h: what can you say of people’s concentrations?",
    options=(
        Option(
            id="same",
            text="all people have 50 nM",
            right=False,
            reply="50 nM is the median: half of them lie above it, half below. The band says how far.",
        ),
        Option(
            id="between",
            text="nearly all lie between 31 and 80 nM",
            right=True,
            reply="That is the band at 12 h: 95 of 100 people.",
        ),
        Option(
            id="equal_lengths",
            text="nearly all lie between 20 and 80 nM, as far below 50 as above",
            right=False,
            reply="The band looks even because the axis is logarithmic: equal lengths are equal factors, here 1.6, not equal amounts.",
        ),
    ),
    hints=(
        "The curve is the median; the band holds 95 of 100.",
        "Read the lower and the upper edge of the band at 12 h.",
        "On this axis the edges lie a factor of 1.6 away.",
    ),
    worked="At 12 h the median is 50 nM; the edges are 50 ÷ 1.6 = 31 nM and 50 × 1.6 = 80 nM.",
    means="Curve for the middle, band for the crowd.",
)

FUNCTION = ChoiceQuestion(
    id="primer.python_function",
    objective="00.python",
    prompt="With the lines above, what does `share(np.array([3.0, 27.0]), kd_nM=3.0)` give?",
    options=(
        Option(
            id="one_number",
            text="one number, 0.7, the mean of both",
            right=False,
            reply="Nothing in the function takes a mean: an array goes in, and an array comes out.",
        ),
        Option(
            id="two",
            text="an array of 0.5 and 0.9",
            right=True,
            reply="3 ÷ (3 + 3) and 27 ÷ (27 + 3), item by item.",
        ),
        Option(
            id="default",
            text="an array of two shares for a dissociation constant of 10 nM",
            right=False,
            reply="10 nM is what the function takes if you say nothing. You said `kd_nM=3.0`.",
        ),
    ),
    hints=(
        "What goes in: a number or an array?",
        "An array is computed item by item.",
        "A name with `=` in a call takes the place of the default.",
    ),
    worked="The function is computed item by item: 3 ÷ 6 = 0.5 and 27 ÷ 30 = 0.9, in an array.",
    means="Most functions of the course take arrays in this way.",
)

QUESTIONS = (BAND, FUNCTION)
