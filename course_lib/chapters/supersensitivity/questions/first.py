"""One easy question: what dopamine still holds beside an antipsychotic."""

from random import Random

from course_lib.questions.kinds import Mistake, NumberQuestion


def _shares(rng: Random) -> dict[str, float]:
    return {"blocked": rng.choice((0.6, 0.7, 0.8)), "held": rng.choice((0.25, 0.35, 0.4))}


FIRST_SHARE = NumberQuestion(
    id="supersensitivity.first_share",
    objective="04.occupancy",
    prompt="An antipsychotic occupies {blocked:.0%} of the D2 receptors. Of the others dopamine holds {held:.0%}. "
    "Which share of all D2 receptors holds dopamine?",
    unit="1",
    draw=_shares,
    answer=lambda v: (1 - v.blocked) * v.held,
    hints=(
        "Think of a hundred receptors. How many are left beside the antipsychotic?",
        "Of those that are left dopamine holds {held:.0%}.",
        "Multiply the share that is left by {held:g}.",
    ),
    worked="(1 − {blocked:g}) × {held:g} = {truth:.3g}.",
    why="Dopamine can hold only receptors that the antipsychotic leaves, and of these it holds the same share as before.",
    means="A strong block leaves dopamine a small share of what it held: that is the first week.",
    mistakes=(
        Mistake(
            id="share_of_the_blocked",
            answer=lambda v: v.blocked * v.held,
            because="That is a share of the blocked receptors. Dopamine holds a share of those that are left: 1 − {blocked:g}.",
        ),
        Mistake(
            id="share_left",
            answer=lambda v: 1 - v.blocked,
            because="That is what the antipsychotic leaves. Dopamine holds only {held:.0%} of it.",
        ),
        Mistake(
            id="as_without_drug",
            answer=lambda v: v.held,
            because="That is the share without the antipsychotic. Now most receptors are blocked.",
        ),
    ),
)

QUESTIONS = (FIRST_SHARE,)
