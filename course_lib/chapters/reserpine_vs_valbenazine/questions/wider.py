"""More numbers for questions of chapter 05 whose short lists meet by chance."""

import math

from course_lib.questions.wider import among, steps

_HALF_LIVES_H = (5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 15.0, 18.0, 20.0)

WIDER = {
    "lasting.recall_half_lives": among(
        half_life_h=_HALF_LIVES_H[:-1], after_h=(20.0, 24.0, 28.0, 30.0, 36.0)
    ),
    "lasting.freeing_rate": among(
        replaced_days=steps(5.0, 10.0, 1.0), release_days=(11.0, 12.0, 14.0, 15.0, 16.0, 18.0, 20.0, 24.0)
    ),
    "lasting.time_to_level": among(
        half_life_h=_HALF_LIVES_H,
        start=(0.82, 0.85, 0.88, 0.9, 0.92, 0.95),
        end=(0.3, 0.35, 0.4, 0.45, 0.55, 0.6),
    ),
    "lasting.missed_dose": among(
        trough=(0.72, 0.75, 0.78, 0.8, 0.83, 0.85, 0.87, 0.9), half_life_h=_HALF_LIVES_H
    ),
    "lasting.overdose": among(times=(3.0, 5.0, 6.0, 7.0, 9.0, 10.0), half_life_h=_HALF_LIVES_H),
    "lasting.recovery_time": among(
        half_time_days=steps(5.0, 12.0, 1.0),
        start=(0.05, 0.08, 0.1, 0.12, 0.15, 0.2),
        end=steps(0.6, 0.9, 0.05),
    ),
    "lasting.build_up": among(
        blocked=(0.08, 0.1, 0.12, 0.15, 0.18, 0.2, 0.25, 0.3), half_time_days=steps(4.0, 14.0, 1.0)
    ),
    "lasting.freed_by_washing": among(
        half_time_days=steps(3.0, 7.0, 1.0),
        kept_h=(20.0, 24.0, 30.0, 36.0, 42.0, 48.0),
        held=steps(0.45, 0.85, 0.05),
    ),
    "lasting.animals": among(difference=steps(0.05, 0.1, 0.01), sd=steps(0.08, 0.15, 0.01)),
    "lasting.store_lag": among(
        occupancy=(0.78, 0.8, 0.82, 0.85, 0.88, 0.9, 0.92),
        store_h=steps(2.0, 8.0, 1.0),
        threshold=(0.3, 0.32, 0.35, 0.38, 0.4, 0.42, 0.45),
    ),
    "lasting.window": among(wanted=steps(0.45, 0.7, 0.05), unwanted=steps(0.15, 0.35, 0.05)),
    "lasting.implied_half_time": among(lost=steps(0.58, 0.86, 0.04), days=(2.0, 3.0, 4.0, 5.0, 6.0, 8.0)),
}

# Wrong ways that have no reply of their own: variants keep them from the truth and from known slips.
STRAYS = {
    "lasting.missed_dose": (
        lambda v: v.trough * v.half_life_h / 24,
        lambda v: v.trough**2,
    ),
    "lasting.overdose": (lambda v: v.half_life_h * math.ceil(math.log2(v.times)),),
    "lasting.recovery_time": (
        lambda v: v.half_time_days * math.log2((1 - v.end) / v.start),
        lambda v: 2 * v.half_time_days * v.end,
    ),
    "lasting.animals": (lambda v: 4 * 10.507 * (v.sd / v.difference) ** 2,),
    "lasting.hours_to_wait": (
        lambda v: 24 * v.half_time_days * 2 * v.difference,
        lambda v: 48 * v.half_time_days * v.difference,
        lambda v: 12 * v.half_time_days * v.difference / v.held,
    ),
    "lasting.store_lag": (lambda v: 2 * v.store_h * (1 - v.threshold) / v.occupancy,),
}
