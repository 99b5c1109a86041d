"""The cell of an assignment that gives each student their own numbers, as source text."""

import textwrap

import numpy as np

from course_lib.checks import one_of
from course_lib.questions.params import Params

WIDTH = 100  # of a packed array
OPENING = "# Your own numbers. This cell is locked: marking puts the same numbers back."


def given_source(**sources: str) -> str:
    """The source of the given cell: one assignment a name, in this order.

    >>> print(given_source(n_sites="8", means_nM="np.array([1.0, 2.0])"))
    # Your own numbers. This cell is locked: marking puts the same numbers back.
    import numpy as np
    <BLANKLINE>
    n_sites = 8
    means_nM = np.array([1.0, 2.0])
    """
    return "\n".join(
        [OPENING, "import numpy as np", "", *(f"{name} = {text}" for name, text in sources.items())]
    )


def own(params: Params, *names: str) -> dict[str, str]:
    """The source of these numbers of a variant, by name.

    Raises `CourseError` for a number that the variant does not have, naming near matches.

    >>> own(Params(n_sites=8, hidden_quantum_nM=5.5), "n_sites")
    {'n_sites': '8'}
    """
    for name in names:
        one_of("number", name, vars(params), because="the given cell hands out what `draw` has drawn.")
    return {name: repr(getattr(params, name)) for name in names}


def listed(values: np.ndarray, decimals: int) -> str:
    """The source of an array, value by value; one of two dimensions has one row a line.

    >>> listed(np.array([1.0, 2.5]), 2)
    'np.array([1.00, 2.50])'
    >>> print(listed(np.array([[1.0, 2.0], [3.0, 4.0]]), 0))
    np.array([
        [1, 2],
        [3, 4],
    ])
    """
    if values.ndim == 1:
        return f"np.array([{', '.join(_words(values, decimals))}])"
    rows = (f"    [{', '.join(_words(row, decimals))}],\n" for row in values)
    return f"np.array([\n{''.join(rows)}])"


def packed(values: np.ndarray, decimals: int, *, words_a_line: int | None = None) -> str:
    """The source of a long array as one text, all dimensions in a row.

    It is read much faster than many numbers, and marking reads it for every student. Lines are filled, or have
    `words_a_line` numbers.

    >>> print(packed(np.array([1.0, 2.5, 4.0]), 1, words_a_line=2))
    np.array(\"\"\"
    1.0 2.5
    4.0
    \"\"\".split(), dtype=float)
    """
    words = _words(values.ravel(), decimals)
    if words_a_line:
        starts = range(0, len(words), words_a_line)
        lines = "\n".join(" ".join(words[i : i + words_a_line]) for i in starts)
    else:
        lines = textwrap.fill(" ".join(words), WIDTH)
    return f'np.array("""\n{lines}\n""".split(), dtype=float)'


def _words(values: np.ndarray, decimals: int) -> list[str]:
    return [f"{value:.{decimals}f}" for value in values]
