"""Small charts for pages, as SVG that follows the page's light or dark colours."""

from collections.abc import Sequence
from html import escape

WIDTH, ROW, LEFT, BAR = 640, 24, 220, 360


def bars(title: str, labels: Sequence[str], values: Sequence[float], most: float, unit: str = "") -> str:
    """Horizontal bars from zero, each with its label and its value; the text alternative lists them.

    >>> "aria-label='Shares: a 50 %'" in bars("Shares", ["a"], [50], 100, " %")
    True
    """
    told = ", ".join(f"{label} {value:g}{unit}" for label, value in zip(labels, values, strict=True))
    height = ROW * len(labels)
    rows = []
    for i, (label, value) in enumerate(zip(labels, values, strict=True)):
        length = BAR * max(value, 0) / most if most else 0
        middle = i * ROW + ROW * 0.68
        rows.append(
            f"<text x='{LEFT - 8}' y='{middle:.1f}' text-anchor='end'>{escape(label)}</text>"
            f"<rect x='{LEFT}' y='{i * ROW + 4}' width='{length:.1f}' height='{ROW - 8}' fill='#0072B2'/>"
            f"<text x='{LEFT + length + 6:.1f}' y='{middle:.1f}'>{value:g}{escape(unit)}</text>"
        )
    return (
        f"<svg role='img' aria-label='{escape(f'{title}: {told}')}' viewBox='0 0 {WIDTH} {height}' width='{WIDTH}' "
        f"font-size='13' fill='currentColor'>{''.join(rows)}</svg>"
    )
