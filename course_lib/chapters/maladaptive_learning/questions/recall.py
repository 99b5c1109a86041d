"""What chapter 12 takes from chapter 04, and its two predictions."""

from course_lib.chapters.maladaptive_learning.questions.options import option
from course_lib.questions.kinds import ChoiceQuestion

SIGNAL = ChoiceQuestion(
    id="maladaptive_learning.recall_signal",
    objective="12.persistence",
    prompt="In chapter 04 dopamine’s signal is function × drive. A block has left a drive of 0.3, and function has doubled. How large is the signal?",
    options=(
        option("product", "0.6", "0.3 × 2: growth gives back a part, not all.", right=True),
        option("sum", "2.3", "You added. Twice as many receptors each get the same drive: multiply."),
        option("drive", "0.3", "That is the drive alone. The receptors have doubled."),
    ),
    hints=("What does each of two receptors get?", "Signal = function × drive.", "2 × 0.3."),
    worked="2 × 0.3 = 0.6, because function multiplies what the drive gives.",
    means="Below 1: a block that stays is not fully made up for.",
)

GAP = ChoiceQuestion(
    id="maladaptive_learning.recall_gap",
    objective="12.persistence",
    prompt="The tablets are forgotten: the drive is 1 again within a day or two, function is still 2. How large is the signal now?",
    options=(
        option("two", "2, twice the normal one", "Receptors that grew meet a free drive.", right=True),
        option(
            "one",
            "1, as before all treatment",
            "That needs normal receptors, too. They shrink over days to weeks.",
        ),
        option("less", "0.6, as on the tablets until now", "On tablets the drive was 0.3. It is 1 now."),
    ),
    hints=("Which of the two factors has changed at once?", "Drive 1, function 2.", "2 × 1."),
    worked="2 × 1 = 2: for days the signal is too large.",
    means="These days are this chapter’s school.",
)

PLACEBO = ChoiceQuestion(
    id="maladaptive_learning.predict_placebo",
    objective="12.catalepsy",
    prompt="Ten days on drug, each with a test in the same room: 20 s on the bar on day 1, 87 s on day 10. On day 11 the rat gets a placebo in that room. What does the model show?",
    options=(
        option(
            "untreated",
            "5 s, as before any drug",
            "That is what a new room shows. The old one has taught something.",
        ),
        option(
            "between",
            "17 s, more than before any drug",
            "No drug is there, and the room’s NoGo weight still is.",
            right=True,
        ),
        option(
            "as_before",
            "still 87 s: what was learned stays",
            "Most of the 87 s needs the drug on top of what was learned.",
        ),
        option(
            "faster",
            "less than 5 s: a rebound after the block",
            "A rebound needs receptors that grew, and they are held at normal here.",
        ),
    ),
    hints=(
        "What is gone on day 11, and what is not?",
        "The signal is normal; the two weights of the room are those of day 10.",
        "More NoGo and less Go than at first: slower than 5 s.",
    ),
    worked="5 s × exp(−(0.61 − 1.86)) = 17 s, because signal 1 meets the weights that ten tests have left.",
    means="What a placebo shows is learning, not drug.",
)

OCCUPANCY = ChoiceQuestion(
    id="maladaptive_learning.predict_occupancy",
    objective="12.drug",
    prompt="After six years with gaps the Go weight is 2.5. Tablets and gaps go on, and for 48 weeks a VMAT2 inhibitor is added: the more of VMAT2 it occupies, the less dopamine is released. Which occupancy leaves the smallest Go weight in the model?",
    options=(
        option(
            "fifty", "50 %", "Movements go on, but the signal is hardly below normal: little is unlearned."
        ),
        option(
            "seventy", "70 %", "Nearer: 2.09 is left. With a lower signal each movement takes more from Go."
        ),
        option(
            "eighty",
            "84 %",
            "The signal is low, and the movement is still performed often enough.",
            right=True,
        ),
        option(
            "most",
            "98 %",
            "It hides the movement best, and what is hardly ever performed is hardly ever unlearned.",
        ),
    ),
    hints=(
        "Weights change only when the movement is performed.",
        "Two factors: how often it is performed, and how much each performance takes away.",
        "One falls with occupancy, the other rises.",
    ),
    worked="Performed × taken away: the product is largest near 84 %, where 1.95 is left.",
    means="In this model, hiding best is not erasing best.",
)

QUESTIONS = (SIGNAL, GAP, PLACEBO, OCCUPANCY)
