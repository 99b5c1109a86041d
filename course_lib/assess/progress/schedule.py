"""When each objective is due again, by the spaced-repetition scheduler FSRS."""

from collections.abc import Iterable
from datetime import datetime

from course_lib.assess.progress.rounds import Round


def due_times(rounds: Iterable[Round]) -> dict[str, datetime]:
    """The moment when each tried objective is due again, by its id.

    Every round is a review of its objective: right at the first go without help is “good”, right in the end with
    hints or after an error is “hard”, and not right at all is “again”.
    Source: open-spaced-repetition FSRS 6 with its published default parameters, 90 % retention asked for.
    """
    from fsrs import Card, Rating, Scheduler

    # Minutes-long learning steps suit flash cards; an objective is reviewed in days.
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    cards: dict[str, Card] = {}
    for one in rounds:
        rating = Rating.Good if one.right_first else Rating.Hard if one.right_at_last else Rating.Again
        card = cards.get(one.objective) or Card(card_id=1, due=one.at)
        cards[one.objective], _ = scheduler.review_card(card, rating, one.at)
    return {objective: card.due for objective, card in cards.items()}
