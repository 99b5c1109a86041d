"""Which isomer of HTBZ does most of the binding to VMAT2, by the laboratory whose Ki of [+]-α is taken."""

import numpy as np

from course_lib.checks import fraction
from course_lib.facts import fact

# Who measured the Ki of [+]-α → the fact; the other two Ki come from one panel (Grigoriadis 2017, unverified).
LABORATORIES = {
    "label, human": "htbz.vmat2_ki",
    "Kilbourn 1995, rat": "htbz.vmat2_ki_kilbourn",
    "Yao 2011, rat": "htbz.vmat2_ki_yao",
}
_PANEL = ("htbz.plus_beta_vmat2_ki", "htbz.minus_alpha_vmat2_ki_panel")
WITH_KILBOURNS_MINUS_ALPHA = (_PANEL[0], "htbz.minus_alpha_vmat2_ki")
_SHARES = {"[+]-α": "plus_alpha_and_minus_beta", "[+]-β": "plus_beta", "[−]-α": "minus_alpha"}


def binding_by_laboratory(
    plus_alpha_part: float = 1.0, others: tuple[str, str] = _PANEL
) -> dict[str, tuple[float, dict[str, float]]]:
    """For each laboratory its Ki of [+]-α in nM, and the share of the binding in per cent by isomer.

    Isomers that compete for one site share it as share ÷ Ki, at any occupancy. [+]-α gets `plus_alpha_part` of the share
    that it has together with [−]-β: with all of it, its part is the most that it can be. `others` are the facts with the Ki
    of [+]-β and of [−]-α. Raises `CourseError` for a part outside 0 to 1. Source: competition for one site.

    >>> {who: max(parts, key=parts.get) for who, (_, parts) in binding_by_laboratory().items()}
    {'label, human': '[+]-β', 'Kilbourn 1995, rat': '[+]-α', 'Yao 2011, rat': '[+]-β'}
    """
    part = fraction(
        "plus_alpha_part", plus_alpha_part, because="it is a part of what two isomers have together."
    )
    blood = [fact(f"deutetrabenazine.share_{name}", "%") for name in _SHARES.values()]
    blood[0] *= part
    found = {}
    for who, strongest in LABORATORIES.items():
        binding = np.divide(blood, [fact(name, "nM") for name in (strongest, *others)])
        parts = 100 * binding / binding.sum()
        found[who] = (fact(strongest, "nM"), dict(zip(_SHARES, parts.tolist(), strict=True)))
    return found
