"""Recall: clearance and exposure, and how independent causes add up; and the chapter's prediction."""

from course_lib.questions.kinds import ChoiceQuestion, Option

CLEARANCE = ChoiceQuestion(
    id="personal.recall_clearance",
    objective="13.exposure",
    prompt="A person clears a drug half as fast as another. Both swallow the same dose every day, and the same share of it arrives. How do their areas under a day’s curve compare?",
    options=(
        Option(
            id="double",
            text="the slow one has twice the area of the other",
            right=True,
            reply="Area = what arrives ÷ clearance.",
        ),
        Option(
            id="half",
            text="the slow one has half the area",
            right=False,
            reply="Clearance stands below the line: who clears less keeps more.",
        ),
        Option(
            id="same",
            text="the same area: slow clearing only delays it",
            right=False,
            reply="What arrives in a day must be cleared in a day; at half the clearance that takes twice the concentration.",
        ),
        Option(
            id="volume",
            text="it depends on the volume of distribution",
            right=False,
            reply="Volume changes the shape of the curve, not its area.",
        ),
    ),
    hints=(
        "What leaves in a day equals what arrives.",
        "What leaves is clearance × area.",
        "Solve for the area.",
    ),
    worked="Area = dose that arrives ÷ clearance; half the clearance, twice the area.",
    means="A drain half shut: the water rises until as much flows out as before.",
)

SPREADS = ChoiceQuestion(
    id="personal.recall_spreads",
    objective="13.variance",
    prompt="Two independent causes multiply a person’s exposure. On the logarithm their standard deviations are 0.3 and 0.4. What is the standard deviation of both together?",
    options=(
        Option(
            id="sum",
            text="0.7",
            right=False,
            reply="Standard deviations do not add; their squares, the variances, do.",
        ),
        Option(id="root", text="0.5", right=True, reply="0.09 + 0.16 = 0.25, and its root is 0.5."),
        Option(
            id="product",
            text="0.12",
            right=False,
            reply="Factors multiply; their logarithms add, and so do the variances.",
        ),
    ),
    hints=(
        "Of independent causes, something adds up.",
        "Not the standard deviations: the variances.",
        "0.3² + 0.4².",
    ),
    worked="√(0.09 + 0.16) = 0.5.",
    why="For independent causes the variance of a sum is the sum of the variances, and the logarithm of a product is a sum.",
    means="So it is variances that can be shared out among causes.",
)

PREDICT = ChoiceQuestion(
    id="personal.predict_share",
    objective="13.variance",
    prompt="A hundred people on 80 mg of valbenazine, as in the figure. A poor metaboliser has about twice the exposure of a normal one. What share of the spread of all exposures (variance of the logarithm) does phenotype explain?",
    options=(
        Option(
            id="tiny",
            text="about one fiftieth",
            right=False,
            reply="More: two groups do lie higher than the third.",
        ),
        Option(
            id="sixth",
            text="about one sixth",
            right=True,
            reply="Few people are poor metabolisers, and inside each row exposures differ fivefold.",
        ),
        Option(
            id="half",
            text="about one half",
            right=False,
            reply="Look along one row: people of one phenotype differ by more than the rows do.",
        ),
        Option(
            id="most",
            text="about four fifths",
            right=False,
            reply="Twofold is much for a poor metaboliser, but only six of a hundred are one.",
        ),
    ),
    hints=(
        "Compare the distance of the rows with the length of one row.",
        "How many people are in the lowest row?",
        "Variance between the rows: 0.043. Inside a row: 0.225.",
    ),
    worked="0.043 ÷ (0.043 + 0.225) = 0.16.",
    why="Variances of independent causes add up, so the share is that between the rows over the sum of both.",
    means="A large effect on few people is a small share of everybody’s differences.",
)

QUESTIONS = (CLEARANCE, SPREADS, PREDICT)
