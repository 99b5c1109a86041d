"""Mean and 1/CV² side by side: the fingerprint that tells a drug on q from a drug on p or n."""

from course_lib.figures.bars import bars_panel
from course_lib.figures.picture import Picture
from course_lib.models.quantal_fingerprint import Fingerprint


def fingerprint_picture(result: Fingerprint) -> Picture:
    """Picture of the means of several recordings and, beside them, of their 1/CV².

    >>> from course_lib.models.quantal import TEACHING_SYNAPSE, simulate_responses_nM, with_vmat2_block
    >>> from course_lib.models.quantal_fingerprint import fingerprint
    >>> blocked = with_vmat2_block(TEACHING_SYNAPSE, 0.5)
    >>> both = {"control": TEACHING_SYNAPSE, "blocked": blocked}
    >>> picture = fingerprint_picture(fingerprint({k: simulate_responses_nM(s, 400, seed=1) for k, s in both.items()}))
    >>> "Mean peak dopamine" in picture.title
    True
    """
    return Picture(result, _means, _inverse_cv_squared)


def _means(axes):
    redraw = bars_panel(axes)
    return lambda result: redraw(result.means)


def _inverse_cv_squared(axes):
    redraw = bars_panel(axes)
    return lambda result: redraw(result.inverse_cv_squared)
