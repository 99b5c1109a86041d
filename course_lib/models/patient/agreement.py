"""How far two raters agree beyond chance, and what one rating is worth: weighted kappa, intraclass correlation, SEM.

    κ = 1 − Σ w o/Σ w e    with w = 0 on the diagonal, 1 beside it (unweighted) or (i − j)² (quadratic)

o are the observed shares of pairs of marks, e those that the two raters' own frequencies give by chance.
"""

import numpy as np

from course_lib.checks import array_of_numbers, fraction, number, one_of, whole_number
from course_lib.errors import CourseError

ITEM_MARKS = 5
RATERS = {"trained": (0.35, 0.10), "usual": (0.60, 0.27), "untrained": (0.90, 0.40)}  # illustrative: e and b


def table_of(first: object, second: object, marks: int = ITEM_MARKS) -> np.ndarray:
    """How often the first rater wrote i and the second j, shape (marks, marks).

    Raises `CourseError` for lists of different length and for marks that the scale does not have.

    >>> table_of([0, 1, 1], [0, 1, 0], marks=2).tolist()
    [[1.0, 0.0], [1.0, 1.0]]
    """
    size = whole_number("marks", marks, at_least=2, at_most=100, because="one mark cannot disagree.")
    because = f"the scale has the marks 0 to {size - 1}."
    one, two = (
        array_of_numbers(name, each, at_least=0, at_most=size - 1, because=because).ravel()
        for name, each in (("first", first), ("second", second))
    )
    if one.size != two.size:
        raise CourseError(
            f"first has {one.size} marks and second {two.size}, but must have as many: both saw the same."
        )
    counts = np.zeros((size, size))
    np.add.at(counts, (one.astype(int), two.astype(int)), 1.0)
    return counts


def kappa(counts: object, weights: str = "quadratic") -> float:
    """Agreement beyond chance from a table of pairs: 1 is perfect, 0 is chance; `weights` "quadratic" or "none".

    Raises `CourseError` for a table that is not square, an empty one, and one in which all marks are the same.
    Source: Cohen 1960, 1968; the module's equation.

    >>> kappa([[5, 0], [0, 5]]), kappa([[5, 5], [5, 5]])
    (1.0, 0.0)
    """
    table = array_of_numbers("counts", counts, dimensions=2, at_least=0, because="they count pairs of marks.")
    size = len(table)
    if table.shape != (size, size):
        raise CourseError(
            f"counts has shape {table.shape}, but must be square: both raters use the same marks."
        )
    total = number("the sum of counts", table.sum(), above=0, because="somebody must have been rated.")
    one_of("weights", weights, ("quadratic", "none"), because="these say how bad a miss is.")
    i, j = np.indices(table.shape)
    miss = (i - j) ** 2.0 if weights == "quadratic" else (i != j) * 1.0
    chance = np.outer(table.sum(axis=1), table.sum(axis=0)) / total
    expected = float((miss * chance).sum())
    if not expected:
        raise CourseError(
            "Both raters gave one mark only, but must have used two: without differences there is no chance to beat."
        )
    return 1.0 - float((miss * table).sum()) / expected


def two_way_icc(totals: object) -> float:
    """Intraclass correlation of single totals for absolute agreement, from shape (people, raters).

    Raises `CourseError` for fewer than two people or raters. Source: Shrout & Fleiss 1979, case 2.

    >>> round(two_way_icc([[1, 1], [5, 5], [9, 9]]), 9)
    1.0
    """
    x = array_of_numbers("totals", totals, dimensions=2, because="people in rows, raters in columns.")
    n, k = x.shape
    for name, size in (("people", n), ("raters", k)):
        whole_number(name, size, at_least=2, at_most=10**7, because="agreement needs two.")
    rows = k * x.mean(axis=1).var(ddof=1)
    columns = n * x.mean(axis=0).var(ddof=1)
    rest = x - x.mean(axis=1, keepdims=True) - x.mean(axis=0) + x.mean()
    error = float((rest**2).sum()) / ((n - 1) * (k - 1))
    below = rows + (k - 1) * error + k * (columns - error) / n
    return float((rows - error) / number("the variance of totals", below, above=0, because="people differ."))


def sem_of(first: object, second: object) -> float:
    """Standard error of one rating, in points: the SD of the differences of two ratings, over √2.

    Raises `CourseError` for lists that do not match. Source: the variance of a difference is twice that of each.

    >>> round(sem_of([10, 12, 9], [11, 10, 9]), 2)
    1.08
    """
    one = array_of_numbers("first", first, dimensions=1, because="it holds one total a film.")
    two = array_of_numbers("second", second, dimensions=1, because="it holds one total a film.")
    if one.size != two.size or one.size < 2:
        raise CourseError(f"The lists hold {one.size} and {two.size} totals, but must both hold two or more.")
    return float(np.std(one - two, ddof=1) / np.sqrt(2.0))


def marked(items: np.ndarray, rater: str, random: np.random.Generator) -> np.ndarray:
    """Marks of one rater for true items, shape (films, places): each errs, and each film is seen too dark or too bright.

    Mark = item + N(0, e) + N(0, b), rounded and held to the scale; one b for a whole film.
    Raises `CourseError` for an unknown rater.

    >>> marked(np.full((2, 7), 2), "trained", np.random.default_rng(1)).shape
    (2, 7)
    """
    e, b = RATERS[one_of("rater", rater, RATERS, because="these were given an error.")]
    films = len(items)
    shifted = items + random.normal(0, e, items.shape) + random.normal(0, b, (films, 1))
    return np.clip(np.rint(shifted), 0, ITEM_MARKS - 1).astype(int)


def kappa_of_equal_raters(prevalence: float, error: float) -> tuple[float, float]:
    """Agreement and κ of two raters who each take yes for no, and no for yes, in a share of cases.

    Raises `CourseError` for shares outside 0 to 1. Source: independent errors, in closed form.

    >>> [round(kappa_of_equal_raters(p, 0.05)[1], 2) for p in (0.5, 0.05)]
    [0.81, 0.45]
    """
    p = fraction("prevalence", prevalence, because="it is a share of people.")
    miss = fraction("error", error, because="it is a share of cases.")
    agreed = (1 - miss) ** 2 + miss**2
    said = p * (1 - miss) + (1 - p) * miss
    by_chance = said**2 + (1 - said) ** 2
    return agreed, (agreed - by_chance) / (1 - by_chance)
