"""Numbers and changes as words, for titles and text alternatives."""

import math
from collections.abc import Sequence

import numpy as np

ROUND_OFF = 1e-9
_WAVES = 3  # from so many peaks on a curve is told as a wave


def amount(value: float, unit: str = "", digits: int = 3) -> str:
    """The number to a few significant digits, with its unit.

    >>> amount(61.2345, "nM"), amount(12000, "µM"), amount(0.00012), amount(-0.7, "%")
    ('61.2 nM', '12,000 µM', '0.00012', '−0.7 %')
    """
    if abs(value) < ROUND_OFF:  # what is left of a subtraction is no finding
        value = 0.0
    if value == 0 or not math.isfinite(value):
        text = f"{value:g}"
    elif abs(value) < 1e-4 or abs(value) >= 1e7:
        mantissa, power = f"{value:.{digits - 1}e}".split("e")
        text = f"{mantissa.rstrip('0').rstrip('.')} × 10^{int(power)}"
    else:
        decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
        text = f"{value:,.{decimals}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text} {unit}".rstrip().replace("-", "−", 1) if value < 0 else f"{text} {unit}".rstrip()


def axis_label(label: str, unit: str) -> str:
    """The label of an axis, with its unit if it has one.

    >>> axis_label("dopamine", "nM"), axis_label("1/CV²", "")
    ('dopamine, nM', '1/CV²')
    """
    return f"{label}, {unit}" if unit else label


def listed(words: Sequence[str]) -> str:
    """The words as a list in a sentence.

    >>> listed(["p"]), listed(["n", "p", "q"])
    ('p', 'n, p and q')
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def crossings(x: np.ndarray, y: np.ndarray, level: float) -> list[tuple[float, bool]]:
    """Where a curve crosses a level, by straight lines between its points, and whether it rises there.

    >>> crossings(np.array([0, 1, 2]), np.array([0, 4, 0]), 3)
    [(0.75, True), (1.25, False)]
    """
    above = y > level
    (before,) = np.nonzero(above[:-1] != above[1:])
    shares = (level - y[before]) / (y[before + 1] - y[before])
    places = x[before] + shares * (x[before + 1] - x[before])
    return [(float(place), bool(above[i + 1])) for place, i in zip(places, before, strict=True)]


def story(x: np.ndarray, y: np.ndarray, unit: str, x_unit: str) -> str:
    """What a curve does from its first point to its last.

    >>> story(np.array([0, 2, 24]), np.array([0, 100, 7]), "nM", "h")
    'rises from 0 nM to 100 nM at 2 h, then falls to 7 nM at 24 h'
    >>> story(np.array([0, 24]), np.array([5, 5]), "nM", "h")
    'stays at 5 nM'
    """
    first, last, top, bottom = y[0], y[-1], int(y.argmax()), int(y.argmin())
    span = y[top] - y[bottom]
    if span <= 1e-9 * max(1e-300, abs(y[top])):
        return f"stays at {amount(first, unit)}"
    peaks = _peaks(y, 0.15 * span)
    if peaks >= _WAVES:
        ending = f"ends at {amount(last, unit)} at {amount(x[-1], x_unit)}"
        return f"goes up and down {peaks} times between {amount(y[bottom], unit)} and {amount(y[top], unit)}, and {ending}"
    turn = top if y[top] - max(first, last) >= min(first, last) - y[bottom] else bottom
    ending = f"{amount(last, unit)} at {amount(x[-1], x_unit)}"
    if min(abs(y[turn] - first), abs(y[turn] - last)) < 0.005 * span:
        return f"{'rises' if last > first else 'falls'} from {amount(first, unit)} to {ending}"
    there, back = ("rises", "falls") if turn == top else ("falls", "rises")
    return (
        f"{there} from {amount(first, unit)} to {amount(y[turn], unit)} at {amount(x[turn], x_unit)},"
        f" then {back} to {ending}"
    )


def _peaks(y: np.ndarray, least: float) -> int:
    """How often a curve rises by at least so much and falls by as much again.

    >>> _peaks(np.array([0, 3, 0, 2, 1.9, 2, 0]), 1)
    2
    """
    count, low, high = 0, float(y[0]), None
    for height in y.tolist():
        if high is None:  # in a valley: look for a rise
            low = min(low, height)
            high = height if height - low >= least else None
        else:
            high = max(high, height)
            if high - height >= least:
                count, low, high = count + 1, height, None
    return count


def opening(sentence: str) -> str:
    """The sentence with a capital letter, unless its first word has a spelling of its own, such as pH.

    >>> opening("plasma drug falls"), opening("pH falls")
    ('Plasma drug falls', 'pH falls')
    """
    first = sentence.partition(" ")[0]
    return sentence if any(letter.isupper() for letter in first) else sentence[:1].upper() + sentence[1:]
