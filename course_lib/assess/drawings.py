"""Marking of a figure from its Axes, or from a plain description of them."""

import numpy as np

from course_lib.assess.reading import is_blank
from course_lib.assess.verdict import Verdict, right, unread, wrong
from course_lib.checks import shown
from course_lib.questions.kinds import FigureQuestion
from course_lib.questions.params import Params

FEWEST_POINTS, LEAST_SPAN = 8, 0.8  # of a drawn curve: points, and share of the asked range of x
PLANE = np.array([1, 1j])  # a point as one complex number, so that a distance is one absolute value
CURVE_POINTS = 400
MOST_POINTS = 1000  # of one drawn line that are looked at


def described(axes: object) -> dict:
    """What can be judged of Matplotlib Axes, as plain lists: labels, title, limits, and the points of every line.

    >>> from matplotlib.figure import Figure
    >>> axes = Figure().add_subplot()
    >>> line = axes.plot([0, 1], [0, 2])
    >>> described(axes)["lines"]
    [[[0.0, 1.0], [0.0, 2.0]]]
    """
    lines = [_points(line.get_xdata(orig=False), line.get_ydata(orig=False)) for line in axes.get_lines()]
    lines += [
        _points(*np.ma.getdata(dots.get_offsets()).T) for dots in axes.collections if len(dots.get_offsets())
    ]
    return {
        "x_label": axes.get_xlabel(),
        "y_label": axes.get_ylabel(),
        "title": axes.get_title() or axes.get_title(loc="left"),
        "y_limits": [float(limit) for limit in axes.get_ylim()],
        "lines": lines,
    }


def _points(x: object, y: object) -> list[list[float]]:
    return [np.asarray(x, dtype=float).tolist(), np.asarray(y, dtype=float).tolist()]


def mark_figure(question: FigureQuestion, params: Params, answer: object) -> Verdict:
    """The verdict on a drawing: one part each for the x label, the y label, the curve, and zero in view."""
    if is_blank(answer):
        return unread(
            "Nothing is drawn yet: hand over the Axes, such as `ax` from `fig, ax = plt.subplots()`."
        )
    if hasattr(answer, "axes") and isinstance(answer.axes, (list, tuple)) and len(answer.axes) == 1:
        answer = answer.axes[0]  # a whole figure with one pair of axes
    if hasattr(answer, "get_lines"):
        answer = described(answer)
    if not _is_description(answer):
        return unread(f"The answer is {shown(answer)}, but must be the Axes of your figure, such as `ax`.")
    if not any(len(x) for x, _ in answer["lines"]):
        return unread("Nothing is drawn yet: plot the curve first.")
    faults = _faults(question, params, answer)
    if not faults:
        return right(question.says(question.means, params))
    mistake = _wrong_curve(question, params, answer)
    message = question.says(mistake.because, params) if mistake else " ".join(faults)
    return wrong(message, mistake.id if mistake else None, 1 - len(faults) / 4)


def _is_description(answer: object) -> bool:
    """Whether this has the form that `described` gives: a description may also be typed by hand."""
    if not isinstance(answer, dict) or not {"x_label", "y_label", "y_limits", "lines"} <= answer.keys():
        return False
    try:
        lines = [_points(x, y) for x, y in answer["lines"]]
        limits = np.asarray(answer["y_limits"], dtype=float)
    except (TypeError, ValueError, OverflowError):  # not pairs, not numbers, or beyond 308 digits
        return False
    flat = all(np.ndim(x) == np.ndim(y) == 1 and len(x) == len(y) for x, y in lines)
    return flat and limits.shape == (2,) and bool(np.isfinite(limits).all())


def _faults(question: FigureQuestion, params: Params, drawing: dict) -> list[str]:
    faults = []
    for side, words in (("x", question.x_words), ("y", question.y_words)):
        missing = [word for word in words if word.casefold() not in str(drawing[f"{side}_label"]).casefold()]
        if missing:
            faults.append(
                f"The label of the {side} axis should name {' and '.join(missing)}: a number without unit is no amount."
            )
    if not _follows(question, question.truth(params), drawing["lines"]):
        faults.append("No line follows the curve that is asked for, over its whole range.")
    low, high = sorted(drawing["y_limits"])
    if low > 0 or high < 0:
        faults.append(
            "The y axis does not show zero: amounts start at zero, so that heights can be compared."
        )
    return faults


def _wrong_curve(question: FigureQuestion, params: Params, drawing: dict):
    if _follows(question, question.truth(params), drawing["lines"]):
        return None
    matches = [one for one in question.mistakes if _follows(question, one.answer(params), drawing["lines"])]
    return matches[0] if len(matches) == 1 else None


def _follows(question: FigureQuestion, curve: tuple, lines: list) -> bool:
    """Whether some line runs along the curve, over most of its extent both ways."""
    wanted = _dense(*curve)
    size = np.abs(wanted).max(axis=0)
    near = question.tolerance.margin(1.0)
    for x, y in lines:
        drawn = np.column_stack([np.asarray(x, dtype=float), np.asarray(y, dtype=float)])
        drawn = drawn[np.isfinite(drawn).all(axis=1)][:: 1 + len(x) // MOST_POINTS]
        if len(drawn) < FEWEST_POINTS or (np.ptp(drawn, axis=0) < LEAST_SPAN * np.ptp(wanted, axis=0)).any():
            continue
        gaps = np.abs((drawn / size) @ PLANE - (wanted / size @ PLANE)[:, None]).min(axis=0)
        if gaps.max() <= near:
            return True
    return False


def _dense(x: object, y: object) -> np.ndarray:
    places = np.linspace(0, len(x) - 1, CURVE_POINTS)
    return np.column_stack(
        [np.interp(places, np.arange(len(x)), np.asarray(part, dtype=float)) for part in (x, y)]
    )
