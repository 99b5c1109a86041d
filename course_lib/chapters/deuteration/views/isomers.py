"""Which isomer of HTBZ does most of the binding to VMAT2, by the laboratory whose Ki of [+]-α is taken."""

import numpy as np

from course_lib.facts import fact

# Who measured the Ki of [+]-α → the fact; the other two Ki come from one panel (Grigoriadis 2017, unverified).
LABORATORIES = {
    "secondary, human": "htbz.vmat2_ki",
    "Kilbourn 1995, rat": "htbz.vmat2_ki_kilbourn",
    "Yao 2011, rat": "htbz.vmat2_ki_yao",
}
_OTHERS = ("htbz.plus_beta_vmat2_ki", "htbz.minus_alpha_vmat2_ki_panel")
_SHARES = {"[+]-α": "plus_alpha_and_minus_beta", "[+]-β": "plus_beta", "[−]-α": "minus_alpha"}


def binding_by_laboratory() -> dict[str, tuple[float, dict[str, float]]]:
    """For each laboratory its Ki of [+]-α in nM, and the share of the binding in per cent by isomer.

    Far below Ki, binding goes with share ÷ Ki. All of the share that [+]-α and [−]-β have together goes to [+]-α: its part
    is the most that it can be. Source: competition at low occupancy.

    >>> {who: max(parts, key=parts.get) for who, (_, parts) in binding_by_laboratory().items()}
    {'secondary, human': '[+]-β', 'Kilbourn 1995, rat': '[+]-α', 'Yao 2011, rat': '[+]-β'}
    """
    blood = [fact(f"deutetrabenazine.share_{name}", "%") for name in _SHARES.values()]
    found = {}
    for who, strongest in LABORATORIES.items():
        binding = np.divide(blood, [fact(name, "nM") for name in (strongest, *_OTHERS)])
        parts = 100 * binding / binding.sum()
        found[who] = (fact(strongest, "nM"), dict(zip(_SHARES, parts.tolist(), strict=True)))
    return found
