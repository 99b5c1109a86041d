"""Two easy questions: which of two recordings scatters more, and how many vesicles leave a few sites."""

from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option


def _few_sites(rng: Random) -> dict[str, float]:
    return {"n_sites": rng.choice((4, 5, 6, 8)), "chance": rng.choice((0.2, 0.3, 0.4))}


COMPARED = ChoiceQuestion(
    id="quantal.recall_compared",
    objective="01.locus",
    prompt="Recording A has the mean 100 nM and the standard deviation 20 nM; recording B has the mean 40 nM and the standard "
    "deviation 16 nM. Which one scatters more, compared with its mean?",
    options=(
        Option(
            id="first",
            text="A, because 20 is more than 16",
            right=False,
            reply="In nM it does. Compared with its mean it does not: 20 ÷ 100 = 0.2, and for B 16 ÷ 40 = 0.4.",
        ),
        Option(
            id="second",
            text="B",
            right=True,
            reply="16 ÷ 40 = 0.4 against 20 ÷ 100 = 0.2: the coefficient of variation of B is twice as large.",
        ),
        Option(
            id="neither",
            text="neither: a standard deviation is a standard deviation",
            right=False,
            reply="The question asks for the scatter compared with the mean. Divide each standard deviation by its mean.",
        ),
    ),
    hints=(
        "A scatter of 1 nM means more around 2 nM than around 200 nM.",
        "Divide each standard deviation by its mean.",
        "20 ÷ 100 for A, 16 ÷ 40 for B.",
    ),
    worked="CV of A: 20 ÷ 100 = 0.2. CV of B: 16 ÷ 40 = 0.4. B scatters more, compared with its mean.",
    means="The coefficient of variation compares recordings of different size.",
)

FIRST_COUNT = NumberQuestion(
    id="quantal.first_count",
    objective="01.content",
    prompt="A terminal has {n_sites} release sites, and each releases a vesicle with a chance of {chance:g} at an impulse. "
    "How many vesicles does an impulse release on average?",
    draw=_few_sites,
    answer=lambda v: v.n_sites * v.chance,
    hints=(
        "Think of {n_sites} coins that show heads with a chance of {chance:g}.",
        "Each site adds {chance:g} of a vesicle on average.",
        "Multiply the number of sites by the chance.",
    ),
    worked="{n_sites} × {chance:g} = {truth:.3g} vesicles on average.",
    why="Each site adds its chance to the mean, and means add up.",
    means="The mean need not be a whole number, although every single count is one.",
    mistakes=(
        Mistake(
            id="all_sites",
            answer=lambda v: v.n_sites,
            because="That is the number of sites. Each of them releases only with a chance of {chance:g}: multiply by it.",
        ),
        Mistake(
            id="one_site",
            answer=lambda v: v.chance,
            because="That is what one site releases on average. There are {n_sites} sites: add them up.",
        ),
        Mistake(
            id="silent_sites",
            answer=lambda v: v.n_sites * (1 - v.chance),
            because="That counts the sites that stay shut. The chance to release is {chance:g}, not what is left to 1.",
        ),
        Mistake(
            id="divided",
            answer=lambda v: v.n_sites / v.chance,
            because="You divided by the chance, and got more vesicles than there are sites. Multiply instead.",
        ),
    ),
)

QUESTIONS = (COMPARED, FIRST_COUNT)
