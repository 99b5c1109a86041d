"""Chapter 07: its questions in teaching order, and the closing quiz."""

from course_lib.chapters.mirror_images.questions import (
    hands,
    judge,
    mixture,
    mystery,
    off_target,
    racemate,
    rarer,
    recall,
    shared,
    slips,
    wider,
)
from course_lib.questions.gathered import bank_of

QUESTIONS = bank_of(
    recall, hands, shared, mixture, mystery, racemate, off_target, judge, slips=(slips, rarer), wider=wider
)

# The first eight are shown; the others are offered as "more".
QUIZ = (
    "mirror_images.relation",
    "mirror_images.same_for_both",
    "mirror_images.share_of_binding",
    "mirror_images.order_work",
    "mirror_images.racemate_ki",
    "mirror_images.threshold",
    "mirror_images.d2_meaning",
    "mirror_images.same_mixture",
    "mirror_images.count",
    "mirror_images.sign_and_letter",
    "mirror_images.which_assay",
    "mirror_images.alpha_beta",
    "mirror_images.effective_ki",
    "mirror_images.half_a_racemate",
    "mirror_images.worst_racemate",
    "mirror_images.off_target_occupancy",
    "mirror_images.sloppy",
    "mirror_images.cleaner",
    "mirror_images.potency_fold",
)
