"""Objective 09.judge: sayings and scores about lipophilicity, held against measurements."""

from course_lib.questions.kinds import ChoiceQuestion, Option

OBJECTIVE = "09.judge"

SPONGE = ChoiceQuestion(
    id="fat_and_water.sponge",
    objective=OBJECTIVE,
    several=True,
    prompt="“A drug of log P 6 must first saturate the membranes before it can reach its target, so it comes late and leaves late” (claims #09a, #09b). "
    "What is fair to say?",
    options=(
        Option(
            id="slower",
            text="it comes later than a drug of log P 2",
            right=True,
            reply="minutes later, not days.",
        ),
        Option(
            id="first",
            text="nothing acts until the sponge is full",
            right=False,
            reply="free drug rises together with bound drug, from the first minute.",
        ),
        Option(
            id="washout",
            text="its washout from the brain follows plasma",
            right=True,
            reply="the brain's pool empties within hours at most; what the whole body binds shows in plasma's own half-life.",
        ),
        Option(
            id="saturated",
            text="membranes become saturated",
            right=False,
            reply="partition has no fixed number of places. The sponge fills, with a lag of minutes; it does not run full.",
        ),
    ),
    hints=(
        "Split the claim: later, first, last.",
        "Free and bound are in equilibrium all the time.",
        "Compare 33 minutes with 18.5 hours.",
    ),
    worked="Right in direction, minutes in size; and “before” is wrong.",
    means="A picture without numbers can point the right way and hide the size.",
)

RESERPINE = ChoiceQuestion(
    id="fat_and_water.reserpine",
    objective=OBJECTIVE,
    prompt="Which measurement decides best whether reserpine lasts because it is greasy or because its site holds it?",
    options=(
        Option(
            id="log_p",
            text="its calculated log P of 4.2: is it greasy at all?",
            right=False,
            reply="One calculator makes valbenazine as greasy, and it falls with its plasma.",
        ),
        Option(
            id="where",
            text="where labelled reserpine sits after 1 h and after 18 h",
            right=True,
            reply="The two ideas predict different places after 18 h: in fat, or held by its site. Then (after a smaller dose) little was left, and that sat firmly with the granules.",
        ),
        Option(
            id="effect",
            text="how long blood pressure stays low after a single dose",
            right=False,
            reply="An effect can outlast the drug for other reasons.",
        ),
        Option(
            id="score",
            text="its multiparameter score, 2.3",
            right=False,
            reply="A score says how it compares with other drugs, not where it sits.",
        ),
    ),
    hints=(
        "Ask for the place, at two times.",
        "Both ideas predict where the drug is after 18 h.",
        "Lipid pool: as low as plasma. Site: still holding.",
    ),
    worked="Lipid early, the granules' fraction at 18 h: that points to the site. (The dose was smaller, too, so the best experiment keeps it.)",
    means="Two explanations are told apart where they predict different things.",
)

SCORE = ChoiceQuestion(
    id="fat_and_water.score",
    objective=OBJECTIVE,
    prompt="Reserpine has a multiparameter score of 2.3, below the mark of 4. It acts in the brain. What is wrong?",
    options=(
        Option(
            id="drug",
            text="nothing: it cannot enter, so it must act outside",
            right=False,
            reply="It empties vesicles in the brain; that was measured.",
        ),
        Option(
            id="rule",
            text="nothing: a quarter of marketed brain drugs lie below 4",
            right=True,
            reply="It is a tendency, not a wall. A score sorts candidates; it does not forbid entry.",
        ),
        Option(
            id="wrong_score",
            text="the score: what acts in the brain must reach 4 or more",
            right=False,
            reply="It is large and polar, and the score says so correctly. The mark of 4 forbids nothing.",
        ),
        Option(
            id="pump",
            text="nothing: a pump carries reserpine in all the same",
            right=False,
            reply="Nobody needs one to explain it: free drug passes, slowly or not.",
        ),
    ),
    hints=(
        "What does a score describe: one drug or many?",
        "How many marketed drugs fall below 4?",
        "26 of 100.",
    ),
    worked="74 % of marketed drugs score 4 or more, so 26 % do not.",
    means="A descriptor is evidence about a crowd.",
)

PUMPS = ChoiceQuestion(
    id="fat_and_water.abcb1",
    objective=OBJECTIVE,
    prompt="“Variants of ABCB1 (P-glycoprotein) change how much of the drug enters the brain” (claim #25). For valbenazine?",
    options=(
        Option(
            id="right",
            text="right: it is a pump of the blood–brain barrier",
            right=False,
            reply="It pumps its substrates. Valbenazine and HTBZ are none.",
        ),
        Option(
            id="wrong",
            text="wrong: neither valbenazine nor HTBZ is a substrate",
            right=True,
            reply="In vitro neither is carried, so a variant of this pump should not matter for their entry.",
        ),
        Option(
            id="digoxin",
            text="right: valbenazine raises digoxin, which this pump carries",
            right=False,
            reply="That is inhibition of the pump in the gut, at high local levels. It says nothing of being carried.",
        ),
    ),
    hints=(
        "Inhibitor or substrate?",
        "A substrate is carried, an inhibitor blocks.",
        "In vitro neither is a substrate.",
    ),
    worked="Not a substrate in vitro: wrong for this drug, as far as a dish can tell.",
    why="A variant of a transporter changes the entry of its substrates only, and inhibiting it does not make a drug a substrate.",
    means="Ask of every pump: does it carry this molecule?",
)

PARABOLA = ChoiceQuestion(
    id="fat_and_water.parabola",
    objective=OBJECTIVE,
    prompt="A parabola through 1,058 measured log(brain ÷ blood) has its top at log P 13; resampling gives 5 to 60, and the data end near 7. What do you report?",
    options=(
        Option(
            id="thirteen",
            text="the best log P is 13",
            right=False,
            reply="No compound was measured there. A top outside the data is an extrapolation.",
        ),
        Option(
            id="two",
            text="the best log P is 2, as books say",
            right=False,
            reply="A book's number is not what these data show.",
        ),
        Option(
            id="none",
            text="these data do not determine an optimum",
            right=True,
            reply="And totals are the wrong thing to ask: they count fat.",
        ),
        Option(
            id="linear",
            text="brain entry grows with log P without end",
            right=False,
            reply="That is an extrapolation as well, and of totals.",
        ),
    ),
    hints=(
        "Where do the data end?",
        "How wide is the interval?",
        "An interval that leaves the data says: not determined.",
    ),
    worked="The top lies outside the data, and its interval is 5 to 60.",
    means="A fitted optimum is worth its interval.",
)

QUESTIONS = (SPONGE, RESERPINE, SCORE, PUMPS, PARABOLA)
