"""The entry test: one quick choice for each part; whoever slips is told which part to read."""

from course_lib.questions.kinds import ChoiceQuestion, Option


def _entry(
    name: str, part: str, prompt: str, right: tuple, *wrong: tuple, hints: tuple, worked: str
) -> ChoiceQuestion:
    """A quick question whose wrong options lead to a part; options are (id, text, reply)."""
    options = [Option(id=right[0], text=right[1], right=True, reply=f"{right[2]} You may skip “{part}”.")]
    options += [
        Option(id=one, text=text, right=False, reply=f"{reply} Read “{part}”.") for one, text, reply in wrong
    ]
    # In the order of their ids, so that the place of the right one tells nothing.
    return ChoiceQuestion(
        id=f"primer.entry_{name}",
        objective=f"00.{name}",
        prompt=prompt,
        options=tuple(sorted(options, key=lambda option: option.id)),
        hints=hints,
        worked=worked,
        means=f"You may skip “{part}”.",
    )


SCATTER = _entry(
    "scatter",
    "Variance and standard deviation",
    "Every reading is doubled. What happens to the variance?",
    ("four", "four times as large", "A variance is made of squares."),
    ("same", "it stays", "Distances from the mean double with the readings."),
    ("two", "twice as large", "That is the standard deviation; a variance is its square."),
    hints=(
        "What happens to one reading’s distance from the mean?",
        "The distance doubles.",
        "A variance is the mean of squared distances.",
    ),
    worked="Each distance doubles, so each squared distance is four times as large, and so is their mean.",
)

LOGARITHM = _entry(
    "logarithm",
    "Logarithm",
    "On a logarithmic axis, from 10 to 100 is as far as from 100 to …",
    ("ratio", "1,000", "Equal steps are equal factors."),
    ("difference", "190", "That adds the same amount; a logarithmic axis multiplies."),
    ("double", "200", "From 10 to 100 is a factor of ten, not of two."),
    hints=(
        "What does a logarithm turn into a sum?",
        "Equal lengths mean equal factors.",
        "From 10 to 100 is a factor of ten.",
    ),
    worked="From 10 to 100 is a factor of ten; the same factor from 100 leads to 1,000.",
)

APPROACH = _entry(
    "approach",
    "Equilibrium and half-time",
    "A level is half-way to equilibrium after 6 h. Where is it after 12 h?",
    ("quarters", "three quarters of the way", "Each half-time closes half of what is left."),
    (
        "there",
        "at equilibrium",
        "A level does not keep its pace: the second half-time closes half of the rest.",
    ),
    ("stays", "still half-way", "It goes on until gain and loss are equal."),
    hints=(
        "How much of the way is left at 6 h?",
        "Each half-time closes half of what is left.",
        "Half, and half of the other half.",
    ),
    worked="After one half-time ½ is left, after two ¼: three quarters of the way is done.",
)

DOSE = _entry(
    "dose",
    "Dose and response",
    "A drug occupies half of its sites at 1 nM. How many at 9 nM?",
    ("ninety", "90 %", "Nine parts of ten."),
    ("all", "all of them", "A site is always left by some drug: the curve nears 100 % and never arrives."),
    ("half", "still half", "More drug finds more sites."),
    hints=(
        "At 1 nM free and occupied sites are one to one.",
        "Nine times the drug: occupied to free is nine to one.",
        "Nine of ten.",
    ),
    worked="The share is the drug’s part of drug and dissociation constant together: 9 ÷ (9 + 1) = 0.9.",
)

FIGURES = _entry(
    "figures",
    "Reading the figures",
    "A curve has a pale band, “95 % of people”. Who lies outside it?",
    ("one_in_twenty", "one person in twenty", "The band holds the others."),
    ("nobody", "nobody", "Then it would say 100 %."),
    ("wrong_people", "people measured wrongly", "A band shows how people differ, not mistakes."),
    hints=("How many of a hundred lie inside?", "95 of 100.", "5 of 100 lie outside."),
    worked="95 of 100 lie inside, 5 of 100 outside: one in twenty.",
)

PYTHON = _entry(
    "python",
    "Ten lines of Python",
    "`x = np.array([1, 2, 3])`. What is `2 * x**2`?",
    ("each", "[2, 8, 18]", "Each item is squared, then doubled."),
    ("order", "[4, 16, 36]", "Powers come before products."),
    ("error", "an error", "An array is computed item by item."),
    hints=(
        "An array is computed item by item.",
        "`**` is a power and comes first.",
        "1, 4, 9, and then twice.",
    ),
    worked="The power comes first, item by item: 1, 4, 9. Then each is doubled: 2, 8, 18.",
)

QUESTIONS = (SCATTER, LOGARITHM, APPROACH, DOSE, FIGURES, PYTHON)
