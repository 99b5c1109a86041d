"""Chapter 10: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.basal_ganglia_pathways.questions import (
    disinhibition,
    dopamine,
    evidence,
    recall,
    selection,
    signs,
    slips,
    striatum,
    wider,
    window,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(
    recall, signs, disinhibition, striatum, selection, dopamine, window, evidence, slips=(slips,), wider=wider
)

QUIZ = (
    "ganglia.order_cascade",
    "ganglia.net_sign",
    "ganglia.gpi_rate",
    "ganglia.let_through",
    "ganglia.d2_gain",
    "ganglia.too_little_too_much",
    "ganglia.window_moves",
    "ganglia.dystonia",
    "ganglia.signs_hyperkinetic",
    "ganglia.double_negative",
    "ganglia.dose_ratio",
    "ganglia.recorded_change",
)
