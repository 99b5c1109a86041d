"""Chapter 09: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.fat_and_water.questions import (
    judge,
    log_d,
    mystery,
    ratios,
    recall,
    slips,
    times,
    valley,
    wider,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(recall, log_d, times, valley, ratios, mystery, judge, slips=(slips,), wider=wider)

# The first eight are shown; the others are offered as "more".
QUIZ = (
    "fat_and_water.log_d",
    "fat_and_water.flow_limited",
    "fat_and_water.why_valley",
    "fat_and_water.order_times",
    "fat_and_water.kpuu",
    "fat_and_water.more_binding",
    "fat_and_water.slowest_clock",
    "fat_and_water.sponge",
    "fat_and_water.left_after",
    "fat_and_water.greasier_at_ph",
    "fat_and_water.calculated_or_measured",
    "fat_and_water.slow_wall",
    "fat_and_water.moved_valley",
    "fat_and_water.long_action",
    "fat_and_water.free_share",
    "fat_and_water.full_brain",
    "fat_and_water.reserpine",
    "fat_and_water.score",
    "fat_and_water.abcb1",
    "fat_and_water.parabola",
)
