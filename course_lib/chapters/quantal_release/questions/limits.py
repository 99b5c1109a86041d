"""Objective 01.limits: two claims of the sources judged, and what the model leaves out."""

import math

from course_lib.questions.kinds import (
    WITH_RECIPROCAL,
    ChoiceQuestion,
    Idea,
    Mistake,
    NumberQuestion,
    Option,
    ShortTextQuestion,
)

OBJECTIVE = "01.limits"

NOTATION = ChoiceQuestion(
    id="quantal.notation",
    objective=OBJECTIVE,
    prompt="A text says: “The strength of the postsynaptic signal, let’s call it m, is a product of the number of release "
    "sites (n), the probability of release (p), and the size of each quantum (q).” What is your verdict (claim #12)?",
    options=(
        Option(
            id="right_as_is",
            text="right, letter and all: m is the usual letter for a response",
            right=False,
            reply="The product is right. But wherever quanta are counted, m is the quantal content, n p; with q in it the unit is "
            "that of a response.",
        ),
        Option(
            id="wrong_idea",
            text="wrong: the mean response does not depend on q",
            right=False,
            reply="It does: the product n p q is a correct mean response. Only its letter misleads.",
        ),
        Option(
            id="wrong_name",
            text="right except for its letter: elsewhere m is n p",
            right=True,
            reply="A choice of letter with a consequence: n p q is the mean response, and whoever measures m by counting failures gets n p. Whoever then writes m q with m = n p q counts q twice.",
        ),
        Option(
            id="only_poisson",
            text="right only where release is rare, and p therefore small",
            right=False,
            reply="Rare release changes the scatter, not the mean: n p q is the mean response for every p. The letter is the trouble.",
        ),
    ),
    hints=(
        "What unit has n p q, and what unit has a number of vesicles?",
        "m can be found by counting failures, without measuring any response. Can q be in it?",
        "Mean response = m q. Put m = n p q into it and look.",
    ),
    worked="m counts vesicles: m = n p. The mean response is m q = n p q. The claim gives the right product a letter that is taken.",
    means="m = n p.",
)


Q_ONLY = ChoiceQuestion(
    id="quantal.q_only",
    objective=OBJECTIVE,
    several=True,
    prompt="“VMAT2 inhibitors change q only, leaving vesicles partly filled” (claim #13). Which of these are reasons to doubt it "
    "as it stands?",
    options=(
        Option(
            id="smaller_vesicles",
            text="in PC12 and chromaffin cells, vesicles with less transmitter are smaller, their concentration about the same",
            right=True,
            idea="is a vesicle that holds less as large as before?",
            reply="there they are not partly filled; for small synaptic vesicles it has yet to be shown.",
        ),
        Option(
            id="mean_falls",
            text="the mean response falls under the drug",
            right=False,
            reply="that is what a smaller q predicts, so it agrees with the claim.",
        ),
        Option(
            id="autoreceptor",
            text="less dopamine outside could mean less autoreceptor tone, which would let p rise (a hypothesis)",
            right=True,
            idea="what does dopamine outside tell the terminal about p?",
            reply="then p may rise: a reason to measure 1/CV², not yet a measurement.",
        ),
        Option(
            id="empty_vesicles",
            text="in midbrain neurons more VMAT2 raised the frequency of quanta, not only their size",
            right=True,
            idea="does a vesicle that gets no dopamine at all still count?",
            reply="vesicles that had been empty seem to have been recruited, so less VMAT2 may lower the count, too.",
        ),
        Option(
            id="cv_stays",
            text="1/CV² stays the same under the drug",
            right=False,
            reply="that is what a change of q alone predicts, so it agrees with the claim. A rise of 1/CV² would speak against it, for p or n would have moved.",
        ),
    ),
    hints=(
        "The claim has two parts: “only q”, and “partly filled”.",
        "What would the model predict for the mean and for 1/CV²? What agrees with it cannot count against it.",
        "Look for a fact about the size of vesicles, one about how many release dopamine, and a hypothesis about p.",
    ),
    worked="Where it was measured, vesicles shrink with their content, so “partly filled” is in doubt; more VMAT2 recruited vesicles, so less of "
    "it may empty some; and less dopamine outside could loosen autoreceptor control, so that p rises. A falling mean and a constant 1/CV² agree with the claim.",
    means="The claim is a fair first model: vesicles can shrink or stay empty, and feedback may raise p.",
)

LESS_ALIKE = ChoiceQuestion(
    id="quantal.less_alike",
    objective=OBJECTIVE,
    prompt="A drug halves the mean quantum and makes vesicles less alike: their coefficient of variation c rises from 0.3 to "
    "{after:g}. n and p stay, and the noise is subtracted. What does the recording show?",
    draw=lambda rng: {"after": rng.choice((0.5, 0.6, 0.7, 0.8))},
    options=(
        Option(
            id="looks_like_p",
            text="the mean falls and 1/CV² falls, as if p or n had fallen",
            right=True,
            reply="1/CV² = n p/(1 − p + c²) contains c. From these two numbers nobody can tell the drug from one on p or n; "
            "counting failures can, if no vesicle is empty: they contain neither q nor c.",
        ),
        Option(
            id="looks_like_q",
            text="the mean falls and 1/CV² stays, because n and p stay",
            right=False,
            reply="That holds while vesicles differ as much as before. c stands in 1/CV² = n p/(1 − p + c²), and it rose.",
        ),
        Option(
            id="looks_like_more_p",
            text="the mean falls and 1/CV² rises, as if p had risen",
            right=False,
            reply="A larger c adds scatter: it stands below the line of 1/CV² = n p/(1 − p + c²), which therefore falls.",
        ),
    ),
    hints=(
        "Which letters stand in 1/CV²?",
        "1/CV² = n p/(1 − p + c²).",
        "c rises; it stands below the line.",
    ),
    worked="The mean n p q falls with q. 1/CV² = n p/(1 − p + c²) falls because c rises from 0.3 to {after:g}. "
    "“Both down” does not prove a change of p or n.",
    means="The rule needs vesicles that stay as alike as they were.",
)

DIAMETER = NumberQuestion(
    id="quantal.vesicle_diameter",
    objective=OBJECTIVE,
    prompt="Under a drug, spherical vesicles come to hold {left:g} of their former dopamine at an unchanged concentration. "
    "By what factor is their inner diameter multiplied?",
    draw=lambda rng: {"left": rng.choice((0.2, 0.25, 0.3, 0.4, 0.5, 0.6))},
    answer=lambda v: v.left ** (1 / 3),
    free=WITH_RECIPROCAL,
    hints=(
        "At constant concentration, what is proportional to the amount?",
        "The volume falls to {left:g}. How does the volume of a sphere depend on its diameter?",
        "Take the cube root.",
    ),
    worked="Volume ∝ diameter³, so the diameter is multiplied by the cube root of {left:g}, which is {truth:.3g}.",
    means="So small a change in a micrograph hides a large change in what is released.",
    mistakes=(
        Mistake(
            id="diameter_like_amount",
            answer=lambda v: v.left,
            because="That is the factor of the amount, and of the volume. A sphere of half the volume is not half as wide.",
        ),
        Mistake(
            id="area_for_volume",
            answer=lambda v: math.sqrt(v.left),
            because="You took a square root, as for an area. Content fills a volume: take the cube root.",
        ),
        Mistake(
            id="concentration_falls",
            answer=lambda v: 1.0,
            because="You left the size alone, as if the vesicle were a bottle partly filled. The question keeps the "
            "concentration unchanged, as measured in PC12 cells: then the size must follow the content.",
        ),
        Mistake(
            id="cubed",
            answer=lambda v: v.left**3,
            because="You cubed where a cube root is needed: from volume to diameter, the third root.",
        ),
    ),
)

AUTORECEPTOR = ShortTextQuestion(
    id="quantal.autoreceptor",
    objective=OBJECTIVE,
    prompt="Suppose 1/CV² rises under a VMAT2 inhibitor, and vesicles stay as alike as they were. Explain in a sentence or two how "
    "feedback could do that.",
    model_answer="Less dopamine outside the cell lowers the tone of D2 autoreceptors, so the release probability p rises, and with it "
    "1/CV² = n p/(1 − p).",
    ideas=(
        Idea(id="less_outside", said="there is less dopamine outside the cell"),
        Idea(id="autoreceptor", said="D2 autoreceptors on the terminal are less active"),
        Idea(id="p_rises", said="the release probability p rises"),
    ),
    mistakes=(
        Mistake(
            id="smaller_quantum_raises_it",
            answer=lambda v: "Because q falls, the variance falls more than the mean, so 1/CV² goes up.",
            because="A smaller q shrinks mean and standard deviation alike and leaves 1/CV² where it was. Something else must have moved: "
            "think of what dopamine outside the cell tells the terminal.",
        ),
        Mistake(
            id="more_sites",
            answer=lambda v: "The terminal grows more release sites to compensate for the loss.",
            because="More sites would raise 1/CV² too, so you are right that this alone cannot tell. The question asks about feedback: which "
            "receptor on the terminal senses dopamine, and what does it control?",
        ),
    ),
    hints=(
        "What does the terminal itself sense of the dopamine that it releases?",
        "D2 autoreceptors hold release down while dopamine is around.",
        "Follow the chain: less dopamine outside, less autoreceptor tone, p changes, 1/CV² = n p/(1 − p) follows.",
    ),
    worked="Less dopamine outside the cell lowers the tone of D2 autoreceptors; p rises, and with it 1/CV² = n p/(1 − p).",
    means="That chain is why “q only” is a first model and not the last word.",
)

QUESTIONS = (NOTATION, Q_ONLY, LESS_ALIKE, DIAMETER, AUTORECEPTOR)
