"""Objective 12.catalepsy: days, rooms, placebo, rest."""

import math

from course_lib.chapters.maladaptive_learning.questions.options import option
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params

OBJECTIVE = "12.catalepsy"


def _push(v: Params) -> float:
    return v.signal * v.go - (2 - v.signal) * v.nogo


LATENCY = NumberQuestion(
    id="maladaptive_learning.latency",
    objective=OBJECTIVE,
    prompt="Signal {signal:g}, Go weight {go:g}, NoGo weight {nogo:g}. How long does the model’s rat stay on the bar, in s? (latency = 5 s × exp(−push))",
    unit="s",
    draw=lambda rng: {
        "signal": rng.choice((0.3, 0.4, 0.5)),
        "go": rng.choice((0.7, 0.8, 0.9)),
        "nogo": rng.choice((1.2, 1.3, 1.4)),
    },
    answer=lambda v: 5 * math.exp(-_push(v)),
    hints=(
        "The push is what Go gives, less what NoGo takes.",
        "Go counts with the signal S, NoGo with 2 − S.",
        "5 s × exp(−[S G − (2 − S) N]).",
    ),
    worked="Push {signal:g} × {go:g} − (2 − {signal:g}) × {nogo:g}; 5 s × exp(−push) = {truth:.3g} s.",
    why="Dopamine raises what Go counts and lowers what NoGo counts.",
    means="A block works twice: by the signal now, by the weights that it has taught.",
    mistakes=(
        Mistake(
            id="nogo_alone",
            answer=lambda v: 5 * math.exp(-(v.signal * v.go - v.nogo)),
            because="NoGo counts once in your sum. It counts with 2 − S: the less dopamine, the more it counts.",
        ),
        Mistake(
            id="nogo_with_signal",
            answer=lambda v: 5 * math.exp(-v.signal * (v.go - v.nogo)),
            because="You let NoGo count with the signal. Dopamine weakens NoGo: it counts with 2 − S.",
        ),
        Mistake(
            id="weights_alone",
            answer=lambda v: 5 * math.exp(-(v.go - v.nogo)),
            because="The signal is missing. Go counts with S, NoGo with 2 − S.",
        ),
    ),
)

ROOM = ChoiceQuestion(
    id="maladaptive_learning.room",
    objective=OBJECTIVE,
    prompt="Catalepsy grows over ten days of the same dose. A colleague says: the drug accumulates. Which test tells?",
    options=(
        option("longer", "ten more days in the same room", "Both ideas say that it grows further."),
        option(
            "room",
            "the same dose in another room",
            "Drug goes along into the other room, a weight of the old one does not.",
            right=True,
        ),
        option("dose", "a higher dose in the same room", "Both ideas say: longer on the bar."),
    ),
    hints=(
        "What goes with the rat wherever it is?",
        "Drug does. What stays behind?",
        "Change the room, not the drug.",
    ),
    worked="In another room the model’s rat is back at 20 s on the same drug. In rats growth belonged largely to the room.",
    means="One change, and two ideas part.",
)

REST = ChoiceQuestion(
    id="maladaptive_learning.rest",
    objective=OBJECTIVE,
    prompt="After ten drug days one rat rests in its cage for ten days, another has ten placebo tests in the old room. Then both get the drug in the old room. Which rat steps down sooner in the model?",
    options=(
        option(
            "rest",
            "the rested one: time erases, while tests remind it",
            "In the model the clock is the performed movement, not the day.",
        ),
        option(
            "tests",
            "the tested one: what is performed is unlearned",
            "28 s on the bar, against 99 s after rest: weights change only while the movement is performed.",
            right=True,
        ),
        option(
            "alike",
            "neither: after ten days both are as on day 1 again",
            "Tests leave a little (28 s against 20 s on day 1), rest leaves all.",
        ),
    ),
    hints=(
        "When do the weights change?",
        "Without a test there is no movement on the bar.",
        "Rest keeps the weights of day 10.",
    ),
    worked="Rest: 99 s. Ten placebo tests: 28 s. (After more tests the model would be back at 20 s; rats keep a part that does not go.)",
    means="In the model, extinction needs performance. That is ours: no clock but use.",
)

QUESTIONS = (LATENCY, ROOM, REST)
