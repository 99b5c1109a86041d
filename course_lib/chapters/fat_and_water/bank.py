"""Chapter 09: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.fat_and_water.questions import judge, log_d, mystery, ratios, recall, times, valley

QUESTIONS = (
    *recall.QUESTIONS,
    *log_d.QUESTIONS,
    *times.QUESTIONS,
    *valley.QUESTIONS,
    *ratios.QUESTIONS,
    *mystery.QUESTIONS,
    *judge.QUESTIONS,
)

QUIZ = (
    "fat_and_water.log_d",
    "fat_and_water.flow_limited",
    "fat_and_water.why_valley",
    "fat_and_water.order_times",
    "fat_and_water.kpuu",
    "fat_and_water.more_binding",
    "fat_and_water.slowest_clock",
    "fat_and_water.sponge",
)
