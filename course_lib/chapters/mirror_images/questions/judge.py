"""Objective 07.judge: the words “clean”, “the same mixture” and “less potent”, judged by numbers."""

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "07.judge"

SLOPPY = ChoiceQuestion(
    id="mirror_images.sloppy",
    objective=OBJECTIVE,
    several=True,
    prompt="“The (−) isomers are sloppy, bind D2 and cause more side effects” (claim #07a). Which statements are fair?",
    options=(
        Option(
            id="binds",
            text="[−]-α and [−]-β are reported to bind D2 and 5-HT7",
            right=True,
            reply="a review says so of the mixture; the Ki are recalled, nobody here has seen them.",
        ),
        Option(
            id="occupancy",
            text="at usual doses D2 stays below the thresholds of haloperidol",
            right=True,
            reply="8 to 18 % at the mean level of 24 to 48 mg, a quarter at peaks; in poor metabolisers at their limit 27 to 45 %.",
        ),
        Option(
            id="caused",
            text="the side effects were shown to come from D2",
            right=False,
            reply="no trial compared the hands, a letter asserts it without an occupancy, and an emptied vesicle can do the same.",
        ),
        Option(
            id="worse_than_d2",
            text="5-HT7, a serotonin receptor, is reached more strongly than D2",
            right=True,
            reply="its Ki are smaller, and what that does in people is unknown.",
        ),
        Option(
            id="as_strong",
            text="at D2 they are as strong as haloperidol",
            right=False,
            reply="the doses in use occupy 8 to 18 % of D2 (45 % at most), where haloperidol occupies 65 % and more.",
        ),
    ),
    hints=(
        "Split the claim: binding, size, cause.",
        "Which of the three was measured?",
        "Binding: reported. Size: computed. Cause: nobody.",
    ),
    worked="Binding and its size are fair; the cause is not supported.",
    means="A Ki starts an argument about side effects. It does not end one.",
)

SAME_MIXTURE = ChoiceQuestion(
    id="mirror_images.same_mixture",
    objective=OBJECTIVE,
    prompt="“Deutetrabenazine gives the same mixture of metabolites” as tetrabenazine (claim #19). What is the most informative verdict?",
    options=(
        Option(
            id="right",
            text="right: the same four isomers come from both drugs",
            right=False,
            reply="As a list that is right. The sentence is silent about shares, and shares ÷ Ki decide what works.",
        ),
        Option(
            id="incomplete",
            text="incomplete: the same four, but not a word on shares",
            right=True,
            reply="Shares ÷ Ki decide: [−]-α and [−]-β, some two thirds of it, hardly bind; whether [+]-α or [+]-β leads hangs on one Ki.",
        ),
        Option(
            id="wrong",
            text="wrong: deuterium changes the hand",
            right=False,
            reply="Deuterium sits on the methoxy groups. No stereocentre is touched.",
        ),
        Option(
            id="misleading",
            text="wrong: only one isomer is made, as from valbenazine",
            right=False,
            reply="From valbenazine it is one. Here a racemate goes in, and four isomers come out.",
        ),
    ),
    hints=(
        "What does the sentence count: kinds or shares?",
        "Which shares are reported, and for which drug?",
        "We found them after deutetrabenazine, unverified; beside tetrabenazine we found none.",
    ),
    worked="True as a list, incomplete as a mixture.",
    why="A list says which isomers are present, but what a mixture does depends on each share weighed with its affinity.",
    means="“The same mixture” would need the same shares, and we found no table that shows them side by side.",
)

CLEAN = ChoiceQuestion(
    id="mirror_images.cleaner",
    objective=OBJECTIVE,
    prompt="“A single isomer has no off-target effects.” What is the best reply?",
    options=(
        Option(
            id="yes",
            text="yes: all off-target binding came from the other three",
            right=False,
            reply="What the other three bound is gone. What it binds itself is known only where it was tested.",
        ),
        Option(
            id="tested",
            text="it was clean where tested; other targets are unknown",
            right=True,
            reply="A panel, the set of targets tested, says “not here”, never “nowhere”.",
        ),
        Option(
            id="no",
            text="no: every single isomer binds D2",
            right=False,
            reply="On the tested panel its Ki is above 5,000 nM: at most a fraction of a per cent at D2.",
        ),
        Option(
            id="weaker",
            text="no: a pure isomer is weaker, so a larger dose is needed",
            right=False,
            reply="It is the other way round: without the weak partners less drug does the same.",
        ),
    ),
    hints=("What can a panel of receptors show?", "What can it not show?", "Say both in one sentence."),
    worked="Clean where it was tested.",
    why="A binding panel is evidence about its own targets and concentrations, and cannot be extended beyond them.",
    means="“Selective” always means: among the targets that someone tried.",
)

EXCLUSIVE = NumberQuestion(
    id="mirror_images.potency_fold",
    objective=OBJECTIVE,
    prompt="One source calls a hand “less potent”. In one laboratory the Ki of an invented drug are {plus_nM:g} nM for one hand and {minus_nM:g} nM for the other. "
    "How many times weaker is it?",
    draw=lambda rng: {
        "plus_nM": rng.choice((0.97, 4.47, 3.0)),
        "minus_nM": rng.choice((2200.0, 36400.0, 9000.0)),
    },
    answer=lambda v: v.minus_nM / v.plus_nM,
    free=("sign",),
    hints=(
        "Compare two Ki of one laboratory only.",
        "A larger Ki is weaker binding.",
        "Divide the larger by the smaller.",
    ),
    worked="{minus_nM:g}/{plus_nM:g} = {truth:.2g} times.",
    why="Ki of one laboratory share their conditions, and affinity is the inverse of Ki, so their ratio compares the affinities.",
    means="“Less potent” hides a factor of thousands. Whether such a hand still matters, its share decides: 66 of 100 molecules at 250 nM do 5 % of the binding.",
    mistakes=(
        Mistake(
            id="inverse",
            answer=lambda v: v.plus_nM / v.minus_nM,
            because="That is the affinity left. How many times weaker is its inverse.",
        ),
        Mistake(
            id="difference",
            answer=lambda v: v.minus_nM - v.plus_nM,
            because="You subtracted one Ki from the other. How many times weaker is a ratio.",
        ),
    ),
)

QUESTIONS = (SLOPPY, SAME_MIXTURE, CLEAN, EXCLUSIVE)
