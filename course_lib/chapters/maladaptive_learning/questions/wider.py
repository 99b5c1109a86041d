"""More numbers for questions of chapter 12 whose short lists meet by chance."""

import math

from course_lib.questions.wider import among, steps

WIDER = {
    "maladaptive_learning.tag_left": among(tau_s=steps(0.7, 1.9, 0.1), delay_s=steps(0.3, 2.4, 0.1)),
    "maladaptive_learning.nogo_rest": among(
        block_percent=tuple(range(24, 62, 2)), strength=steps(0.65, 1.45, 0.05)
    ),
    "maladaptive_learning.how_many": among(
        block_percent=tuple(each for each in range(24, 62, 2) if each != 50),
        strength=steps(0.65, 1.45, 0.05),
        per=(500, 800, 1000, 1500, 2000),
        share_percent=(60, 70, 75, 80, 85, 90),
    ),
    "maladaptive_learning.freeze": among(
        go=steps(1.8, 3.2, 0.1), per=(900, 1000, 1500, 2000), moves=tuple(range(600, 2600, 100))
    ),
    "maladaptive_learning.latency": among(
        signal=steps(0.26, 0.56, 0.02), go=steps(0.64, 0.94, 0.02), nogo=steps(1.1, 1.5, 0.02)
    ),
    "maladaptive_learning.gap_error": among(function=steps(1.55, 2.5, 0.05), drive=steps(0.66, 0.96, 0.02)),
    "maladaptive_learning.erased": among(
        chance=steps(0.1, 0.4, 0.05),
        go=steps(1.9, 2.9, 0.1),
        signal=steps(0.25, 0.65, 0.05),
        eta=steps(0.002, 0.005, 0.0005),
        phi=(0.0008, 0.001, 0.0012),
    ),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "maladaptive_learning.how_many": (
        lambda v: -math.log10(1 - v.share_percent / 100) * v.per / (1 - v.strength * v.block_percent / 100),
    ),
}
