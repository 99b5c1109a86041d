"""Numbers and changes as words, for titles and text alternatives."""

import math
from collections.abc import Sequence


def amount(value: float, unit: str = "", digits: int = 3) -> str:
    """The number to a few significant digits, with its unit.

    >>> amount(61.2345, "nM"), amount(12000, "µM"), amount(0.00012), amount(0.7, "%")
    ('61.2 nM', '12,000 µM', '0.00012', '0.7 %')
    """
    if value == 0 or not math.isfinite(value):
        text = f"{value:g}"
    elif abs(value) < 1e-4 or abs(value) >= 1e7:
        mantissa, power = f"{value:.{digits - 1}e}".split("e")
        text = f"{mantissa.rstrip('0').rstrip('.')} × 10^{int(power)}"
    else:
        decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
        text = f"{value:,.{decimals}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text} {unit}".rstrip()


def percent(share: float) -> str:
    """A share of one as per cent.

    >>> percent(0.625)
    '62.5 %'
    """
    return amount(100 * share, "%")


def listed(words: Sequence[str]) -> str:
    """The words as a list in a sentence.

    >>> listed(["p"]), listed(["n", "p", "q"])
    ('p', 'n, p and q')
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def times_as(new: float, old: float) -> str:
    """How the new amount compares with the old one.

    >>> times_as(150, 100), times_as(70, 100), times_as(100, 100), times_as(5, 0)
    ('up by 50 %', 'down by 30 %', 'unchanged', 'up from zero')
    """
    if math.isclose(new, old, rel_tol=5e-4, abs_tol=1e-12):
        return "unchanged"
    if old == 0:
        return "up from zero"
    change = new / old - 1
    return f"{'up' if change > 0 else 'down'} by {percent(abs(change))}"
