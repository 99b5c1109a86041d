"""More numbers for questions of chapter 13 whose short lists meet by chance."""

from course_lib.questions.wider import among, steps

WIDER = {
    "personal.score": among(copies=(2, 3, 4), first=(0.25, 0.5), second=(0.25, 0.5, 1.0)),
    "personal.auc_ratio": among(
        share=(0.35, 0.4, 0.45, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85),
        score=(0.25, 0.5, 0.75, 1.0),
    ),
    "personal.left": among(
        prior=steps(0.16, 0.44, 0.02), levels=(2, 3, 4, 5), error_sd=(0.35, 0.4, 0.45, 0.55, 0.6, 0.7, 0.8)
    ),
    "personal.effect": among(
        area=(300.0, 400.0, 500.0, 600.0, 700.0, 800.0, 900.0, 1000.0),
        half=(800.0, 1100.0, 1300.0, 1500.0, 1800.0, 2200.0, 2600.0),
    ),
    "personal.poor_share": among(null=steps(0.11, 0.32, 0.01)),
    "personal.equal_dose": among(
        ratio=(1.6, 1.8, 2.2, 2.5, 2.8, 3.2, 3.5),
        dose_mg=(24.0, 30.0, 36.0, 42.0, 48.0, 54.0, 60.0, 72.0, 100.0),
    ),
    "personal.poor_with_inhibitor": among(share=steps(0.34, 0.86, 0.02)),
    "personal.both_ways": among(
        share=(0.4, 0.45, 0.52, 0.55, 0.6, 0.65, 0.7, 0.75), factor=(1.3, 1.4, 1.6, 1.8, 2.1, 2.4, 2.7, 3.0)
    ),
    "personal.between": among(
        share=(0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.12, 0.15, 0.2), ratio=(2.0, 2.2, 2.5, 2.8, 3.0, 3.5, 4.0)
    ),
    "personal.share": among(
        between=(0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15), sd=steps(0.3, 0.6, 0.05)
    ),
    "personal.standard_error": among(
        low=(0.4, 0.5, 0.6, 0.7, 0.8, 0.9), high=(1.4, 1.6, 1.8, 2.0, 2.4, 2.5, 3.0, 3.5, 4.0)
    ),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "personal.score": (
        lambda v: v.first + v.copies * v.second,
        lambda v: (v.copies * v.first + v.second) / 3,
    ),
    "personal.auc_ratio": (
        lambda v: 1 + v.share * (1 - v.score / 2),
        lambda v: 1 - v.share + 2 * v.share / v.score,
    ),
    "personal.effect": (lambda v: 100 * v.area / (v.area + v.half),),
}
