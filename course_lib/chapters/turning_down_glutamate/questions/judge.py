"""Objective 11.judge: the claims of the source, and what a trial excluded."""

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "11.judge"

PEOPLE = NumberQuestion(
    id="glutamate.people",
    objective=OBJECTIVE,
    prompt="Two arms, standard deviation {sd:g} h, true difference {difference:g} h. How many people must each arm have for a power of 80 % at a two-sided 5 %?",
    draw=lambda rng: {"sd": rng.choice((1.8, 2.0, 2.2)), "difference": rng.choice((0.5, 0.6, 0.8))},
    answer=lambda v: 2 * (2.80 * v.sd / v.difference) ** 2,
    free=("sign",),
    hints=(
        "The difference must be 2.80 standard errors: 1.96 for the test, 0.84 for the power.",
        "The standard error of a difference is σ √(2/n).",
        "n = 2 (2.80 σ/δ)².",
    ),
    worked="2 × (2.80 × {sd:g}/{difference:g})² = {truth:.3g}.",
    why="A true difference is found in four of five trials when it is 2.80 standard errors wide, and both arms scatter.",
    means="Half of the difference needs four times the people.",
    mistakes=(
        Mistake(
            id="one_arm",
            answer=lambda v: (2.80 * v.sd / v.difference) ** 2,
            because="You are a factor of two short: either the 2 is missing (both arms scatter), or 1.96 stands where 2.80 belongs (test and power).",
        ),
        Mistake(
            id="no_square",
            answer=lambda v: 2 * (2.80 * v.sd / v.difference),
            because="The square is missing: a standard error falls with the root of n.",
        ),
        Mistake(
            id="both_arms",
            answer=lambda v: 4 * (2.80 * v.sd / v.difference) ** 2,
            because="That is the number in both arms together. The question asks for each arm.",
        ),
    ),
)

EXCLUDED = ChoiceQuestion(
    id="glutamate.excluded",
    objective=OBJECTIVE,
    several=True,
    prompt="Foliglurax 30 mg twice a day: OFF time 0.44 h less than placebo; with a borrowed scatter the 95 % interval runs from −0.31 to 1.19 h. What is fair to say?",
    options=(
        Option(
            id="no_effect",
            text="the drug has no effect on OFF time",
            right=False,
            reply="half an hour is still inside the interval.",
        ),
        Option(
            id="large",
            text="an effect of several hours is excluded, if the scatter is right",
            right=True,
            reply="2 h and more lie far outside.",
            idea="what lies outside the interval is excluded",
        ),
        Option(
            id="modest",
            text="an effect of half an hour, as rasagiline has, is not excluded",
            right=True,
            reply="0.5 h lies inside.",
            idea="what lies inside the interval is not excluded",
        ),
        Option(
            id="nearly",
            text="it nearly works",
            right=False,
            reply="0 lies inside as well; the interval does not say which side.",
        ),
    ),
    hints=(
        "What does an interval exclude?",
        "Everything outside it.",
        "0 and 1 h are inside, 2 h are not.",
    ),
    worked="Inside: 0 and 1 h. Outside: 2 h and more.",
    why="An interval excludes what lies outside of it and nothing else: neither no effect nor a modest one.",
    means="A trial that finds nothing still says how large an effect cannot be.",
)

ORDER = ChoiceQuestion(
    id="glutamate.order_of_signals",
    objective=OBJECTIVE,
    prompt="“mGlu4 inhibits adenylyl cyclase, cAMP falls, and subsequently calcium channels are modulated” (claim #11a). What does the evidence say of the fast block of release?",
    options=(
        Option(
            id="order",
            text="where tested, calcium channels are reached without cAMP",
            right=True,
            reply="In entorhinal cortex, drugs that raise or lower cAMP did not change the release that an impulse causes. At these terminals nobody has tested it.",
        ),
        Option(
            id="right",
            text="the claim is right: Gi/o means cAMP, then the channels",
            right=False,
            reply="Gi/o has a second arm, Gβγ, which reaches channels in the membrane directly; cerebellar mGlu4 uses phospholipase C.",
        ),
        Option(
            id="never",
            text="cAMP plays no part at any terminal with this receptor",
            right=False,
            reply="Too strong: in entorhinal cortex a change of cAMP did change the release that comes without an impulse.",
        ),
    ),
    hints=(
        "A G protein has two arms.",
        "Which was tested, and where?",
        "Entorhinal cortex, the calyx of Held, the cerebellum.",
    ),
    worked="Fast block: channels, without cAMP, at the synapses that were tested.",
    means="A textbook order is a claim, too.",
)

RANGE = ChoiceQuestion(
    id="glutamate.contradiction",
    objective=OBJECTIVE,
    prompt="“Effective from 0.3 to 30 mg/kg; minimum effective dose 1 mg/kg” (claim #32). How can both have come about?",
    options=(
        Option(
            id="both",
            text="both are true at once: it begins at 0.3 and is full at 1",
            right=False,
            reply="If it began at 0.3, then 0.3 would be the minimum effective dose.",
        ),
        Option(
            id="tested",
            text="0.3 to 30 were tested; 1 was the lowest that differed",
            right=True,
            reply="And that 0.3 did not differ does not make it zero.",
        ),
        Option(
            id="zero",
            text="0.3 to 30 were tested; 0.3 is proven to do nothing",
            right=False,
            reply="Not significant does not mean without effect.",
        ),
    ),
    hints=(
        "Which doses were given?",
        "Which of them differed?",
        "A range of doses tested is not a range of doses that work.",
    ),
    worked="Tested 0.3 to 30; differed from 1 on.",
    why="The range that was tested and the lowest dose that differed from vehicle are two numbers, and neither is a threshold.",
    means="As they stand the two sentences exclude each other.",
)

QUESTIONS = (PEOPLE, EXCLUDED, ORDER, RANGE)
