"""More numbers for questions of chapter 13 whose short lists meet by chance."""

from course_lib.questions.wider import among, steps

WIDER = {
    "personal.score": among(copies=(2, 3), first=(0.25, 0.5), second=(0.25, 0.5, 1.0)),
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
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "personal.score": (
        lambda v: v.first + v.copies * v.second,
        lambda v: v.copies + v.second,
    ),
    "personal.auc_ratio": (
        lambda v: 1 + v.share * (1 - v.score / 2),
        lambda v: 1 - v.share + 2 * v.share / v.score,
    ),
    "personal.left": (lambda v: v.prior / v.levels,),
    "personal.effect": (
        lambda v: 100 * v.area / (v.area + v.half),
        lambda v: 7.1,
    ),
}
