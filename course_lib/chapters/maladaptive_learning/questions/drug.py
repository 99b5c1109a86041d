"""Objective 12.drug: what a VMAT2 inhibitor hides, erases and teaches."""

from course_lib.chapters.maladaptive_learning.questions.options import option
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params

OBJECTIVE = "12.drug"


def _erased(v: Params) -> float:
    return v.chance * (v.eta * v.go * (1 - v.signal) + v.phi * (v.go - 1))


ERASED = NumberQuestion(
    id="maladaptive_learning.erased",
    objective=OBJECTIVE,
    prompt="An urge becomes a movement with probability {chance:g}. Go weight {go:g}, signal {signal:g}, η = {eta:g} and φ = {phi:g} for each movement. By how much does the Go weight fall for each urge, on average?",
    draw=lambda rng: {
        "chance": rng.choice((0.1, 0.2, 0.3)),
        "go": rng.choice((2.0, 2.4, 2.8)),
        "signal": rng.choice((0.3, 0.4, 0.6)),
        "eta": rng.choice((0.002, 0.003, 0.004)),
        "phi": 0.001,
    },
    answer=_erased,
    free=("sign", "reciprocal"),
    hints=(
        "First for each movement: learning and forgetting both lower it.",
        "η G (1 − S) + φ (G − 1).",
        "Times the probability that the urge becomes a movement.",
    ),
    worked="{chance:g} × [{eta:g} × {go:g} × (1 − {signal:g}) + {phi:g} × ({go:g} − 1)] = {truth:.2g}.",
    why="Only a performed movement changes its weight, so the probability multiplies both terms.",
    means="One factor falls when a drug hides better, the other rises.",
    mistakes=(
        Mistake(
            id="each_movement",
            answer=lambda v: _erased(v) / v.chance,
            because="That is the fall for each movement. Only some urges become one: multiply by the probability.",
        ),
        Mistake(
            id="no_forgetting",
            answer=lambda v: v.chance * v.eta * v.go * (1 - v.signal),
            because="Forgetting is missing. Each movement also loses φ (G − 1).",
        ),
        Mistake(
            id="signal_turned",
            answer=lambda v: v.chance * (v.eta * v.go * (v.signal - 1) + v.phi * (v.go - 1)),
            because="The error has the wrong sign. A signal below tone lowers Go: the fall is η G (1 − S).",
        ),
    ),
)

HIDES = ChoiceQuestion(
    id="maladaptive_learning.hides",
    objective=OBJECTIVE,
    prompt="Blocking 98 % of VMAT2 leaves 0.5 movements a day, blocking 84 % leaves 6. Then both stop. Why are there more movements after 98 %?",
    options=(
        option(
            "tolerance",
            "the body craves the drug, and moves more once it has been taken away",
            "Craving is a name, not a cause: after stopping, only weights and receptors differ here.",
        ),
        option(
            "kept",
            "what was hardly performed was hardly unlearned, and receptors grew more",
            "Unlearning needs movements: Go is left at 2.37 after 98 %, at 1.95 after 84 %. And for some weeks more receptors answer.",
            right=True,
        ),
        option(
            "damage",
            "98 % damages the synapse, and 84 % damages it less",
            "Nothing in the model does, and no source says so.",
        ),
    ),
    hints=("What needs performance?", "Compare the Go weights that are left.", "2.37 and 1.95."),
    worked="Hiding preserves: Go stays at 2.37. Receptors add to it in the first weeks.",
    means="In the model, relief and cure part at high occupancy.",
)

SPARED = ChoiceQuestion(
    id="maladaptive_learning.spared",
    objective=OBJECTIVE,
    several=True,
    prompt="Now let only NoGo feel the antipsychotic: D1 cells, so Go, feel all dopamine that is released. What is left of this chapter’s results?",
    options=(
        option(
            "catalepsy",
            "catalepsy grows in the old room",
            "from 10 to 39 s: NoGo alone does it.",
            right=True,
            idea="catalepsy rests on NoGo, which D2 block teaches",
        ),
        option(
            "minimum",
            "an occupancy at which Go falls from 2.5 to 2",
            "Go was never taught: it stays between 0.96 and 1.",
        ),
        option("years", "six years with gaps make Go 2.5", "Go stays at 1; only NoGo falls, to 0.79."),
        option(
            "room",
            "a new room shows day 1 again",
            "weights belong to a room, whatever teaches them.",
            right=True,
            idea="rooms do not depend on which receptor teaches",
        ),
    ),
    hints=(
        "Which results need Go to be taught?",
        "Go needs a signal away from tone at D1.",
        "What NoGo does alone remains.",
    ),
    worked="The growth of catalepsy (about half as large) and rooms stay; the years and the minimum hang on one signal for both weights.",
    means="A conclusion that hangs on one assumption is to be shown hanging.",
)

STORIES = ChoiceQuestion(
    id="maladaptive_learning.stories",
    objective=OBJECTIVE,
    prompt="After stopping, movements return. Which observation would speak for learning rather than for receptors or a mask?",
    options=(
        option(
            "return",
            "that they return at all, sooner or later, once the drug is gone",
            "In all four stories they do.",
        ),
        option(
            "first_week",
            "more movements than before in the first week off, and then as many as before treatment",
            "Receptors do that by themselves. If in the end there were fewer than before, learning would be in it.",
        ),
        option(
            "length",
            "half a year off, fewer movements after longer treatment, beside placebo arms",
            "Only a story with learning remembers the length of treatment, and placebo arms of both lengths, on the same dates, show that time alone does not do it.",
            right=True,
        ),
        option("relief", "relief on the drug, from its first weeks on", "All four stories relieve."),
    ),
    hints=(
        "What do all stories share?",
        "Mask and receptors forget the treatment within weeks.",
        "Compare 12 and 96 weeks, half a year later, and ask what time alone does.",
    ),
    worked="Week 26 off after 12 and 96 weeks: 19.3 and 19.3 for mask and receptors; 19.1 and 17.2 for learning.",
    means="Size and time tell, not the return.",
)

QUESTIONS = (ERASED, HIDES, SPARED, STORIES)
