"""Mean and 1/CV² side by side: the fingerprint that tells a drug on q from a drug on p or n."""

from operator import attrgetter

from matplotlib.axes import Axes

from course_lib.figures.bars import bars_panel
from course_lib.figures.panels import Finding, Panel, Redraw, part, stating
from course_lib.figures.picture import Picture
from course_lib.figures.words import amount, listed, opening
from course_lib.models.quantal_fingerprint import Fingerprint


def fingerprint_picture(result: Fingerprint) -> Picture:
    """Picture of the means of several recordings and, beside them, of their 1/CV².

    >>> from course_lib.models.quantal import TEACHING_SYNAPSE, simulate_responses_nM, with_vmat2_block
    >>> from course_lib.models.quantal_fingerprint import fingerprint
    >>> blocked = with_vmat2_block(TEACHING_SYNAPSE, 0.5)
    >>> both = {"control": TEACHING_SYNAPSE, "blocked": blocked}
    >>> picture = fingerprint_picture(fingerprint({k: simulate_responses_nM(s, 400, seed=1) for k, s in both.items()}))
    >>> picture.title
    'Blocked leaves 1/CV² as it was'
    """
    means, inverse_cv_squared = (
        part(bars_panel, attrgetter(name)) for name in ("means", "inverse_cv_squared")
    )
    # The title rests on both panels; the second adds none.
    left, right = stating(means, _title), stating(inverse_cv_squared, lambda both: "")
    return Picture(result, _says_for_both(left, True), _says_for_both(right, False))


def _says_for_both(panel: Panel, says: bool) -> Panel:
    """The panel with what the whiskers mean under the left one alone: enlarged for a hall, two would collide."""

    def panel_that_says(axes: Axes) -> Redraw:
        redraw = panel(axes)

        def once(result: Fingerprint) -> Finding:
            finding = redraw(result)
            axes.set_xlabel(axes.get_xlabel() if says else "", loc="left")
            return finding

        return once

    return panel_that_says


def _title(result: Fingerprint) -> str:
    bars = result.inverse_cv_squared
    rows = list(zip(bars.names, bars.values, bars.low, bars.high, strict=True))
    (control, _, control_low, control_high), *others = rows
    moved = [
        f"{name} moves 1/CV² from {amount(bars.values[0])} to {amount(value)}"
        for name, value, low, high in others
        if high < control_low or low > control_high
    ]
    stayed = [name for name, _, low, high in others if not (high < control_low or low > control_high)]
    parts = (
        [*moved, f"{listed(stayed)} leave{'s' if len(stayed) == 1 else ''} 1/CV² as it was"]
        if stayed
        else moved
    )
    return opening("; ".join(parts)) if parts else f"1/CV² of {control} is {amount(bars.values[0])}"
