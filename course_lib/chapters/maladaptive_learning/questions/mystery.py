"""Three withdrawal records: a mask, receptors, learning; which is which?"""

from random import Random

from course_lib.questions.kinds import ChoiceQuestion, Option
from course_lib.questions.params import Params
from course_lib.questions.variants import variant

OBJECTIVE = "12.drug"
FAMILY = "maladaptive_learning.mystery"
RECORDS = ("A", "B", "C")
TOLD = ("mask", "receptors", "learning")


def _hidden(rng: Random) -> dict[str, object]:
    order = list(TOLD)
    rng.shuffle(order)
    return {"order": tuple(order), "occupancy": rng.choice((0.78, 0.8, 0.83))}


def hidden_records(seed: object) -> Params:
    """Which story is which record, and the occupancy, for this seed."""
    return variant(RECEPTORS, seed)


def _options(story: str, replies: dict[str, str]) -> tuple[Option, ...]:
    def is_it(index: int):
        return lambda v: v.order[index] == story

    def reply(index: int):
        return lambda v: replies[v.order[index]]

    return tuple(
        Option(id=name, text=f"record {name}", right=is_it(index), reply=reply(index))
        for index, name in enumerate(RECORDS)
    )


RECEPTORS = ChoiceQuestion(
    id="maladaptive_learning.mystery_receptors",
    objective=OBJECTIVE,
    prompt="`mystery_records(seed)`, with the seed of this question, holds three people on one dose of an inhibitor for 96 weeks, and then off it. In one only receptors answer, in one only weights change, one is a mask. Which record is receptors alone?",
    draw=_hidden,
    family=FAMILY,
    options=_options(
        "receptors",
        {
            "receptors": "Relief slackens on the drug, the first weeks off exceed the start, and half a year later all is as before.",
            "mask": "This one stays where it is on the drug and is back at its start at once: a mask.",
            "learning": "This one gets better and better on the drug, and stays below its start: learning.",
        },
    ),
    hints=(
        "What do receptors do while dopamine is low?",
        "They grow: relief slackens, and stopping overshoots.",
        "Look for more movements off the drug than before it.",
    ),
    worked=lambda v: (
        f"Record {RECORDS[v.order.index('receptors')]}: relief slackens, then a rebound that fades."
    ),
    why="Receptors that grew under the inhibitor meet all of the dopamine when it stops, and shrink within weeks.",
    means="A rebound tells receptors; it tells nothing of learning.",
)

LEARNING = ChoiceQuestion(
    id="maladaptive_learning.mystery_learning",
    objective=OBJECTIVE,
    prompt="And which of the three records is learning alone?",
    draw=_hidden,
    family=FAMILY,
    options=_options(
        "learning",
        {
            "learning": "It improves further on the drug, and half a year later it is still below its start.",
            "mask": "This one comes back to its start: nothing was changed.",
            "receptors": "This one overshoots and then comes back to its start: receptors.",
        },
    ),
    hints=(
        "What does a changed weight leave behind?",
        "Compare both periods off the drug with the weeks before it.",
        "Look for the record that stays below.",
    ),
    worked=lambda v: (
        f"Record {RECORDS[v.order.index('learning')]}: better on the drug, and below its start half a year later."
    ),
    why="Weights that were unlearned on the drug are learned again only by use, over months.",
    means="Found by what remains, not by what returns.",
)

QUESTIONS = (RECEPTORS, LEARNING)
