"""Objective 13.score: from two alleles to a score and a word, and what a group’s frequencies say."""

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "13.score"

SCORE = NumberQuestion(
    id="personal.score",
    objective=OBJECTIVE,
    prompt="One chromosome of a person carries {copies} copies of an allele of value {first:g}, the other one copy of an allele of value {second:g}. What is the activity score?",
    draw=lambda rng: {
        "copies": rng.choice((2, 3)),
        "first": rng.choice((0.25, 0.5)),
        "second": rng.choice((0.25, 0.5, 1.0)),
    },
    answer=lambda v: v.copies * v.first + v.second,
    free=("sign",),
    hints=("Values add.", "Each copy counts.", "Copies × value, plus the other allele."),
    worked="{copies} × {first:g} + {second:g} = {truth:g}.",
    why="Each copy of the gene makes its own enzyme, so activities of all copies add up.",
    means="The score has a word (poor, intermediate, normal, ultrarapid) only together with the edition of the rule.",
    mistakes=(
        Mistake(
            id="copies_forgotten",
            answer=lambda v: v.first + v.second,
            because="You counted one copy a chromosome. Each copy of a duplicated allele adds its value.",
        ),
        Mistake(
            id="mean",
            answer=lambda v: (v.copies * v.first + v.second) / 2,
            because="You took the mean of both chromosomes. The score is the sum.",
            may_meet=True,
        ),
        Mistake(
            id="product",
            answer=lambda v: v.copies * v.first * v.second,
            because="You multiplied both chromosomes. With one allele without function all activity would be gone; the values add.",
            may_meet=True,
        ),
    ),
)

POOR_SHARE = NumberQuestion(
    id="personal.poor_share",
    objective=OBJECTIVE,
    prompt="In a sampled group {null:.0%} of all chromosomes carry a CYP2D6 allele without function; two of these make a poor metaboliser. Which share of people are poor metabolisers, in per cent? (Two chromosomes are drawn independently.)",
    draw=lambda rng: {"null": rng.choice((0.12, 0.15, 0.18, 0.22, 0.26, 0.3))},
    answer=lambda v: 100 * v.null**2,
    unit="%",
    free=("sign", "per_cent_down"),
    hints=(
        "A person needs two such alleles.",
        "Two independent draws: their chances multiply.",
        "Share², in per cent.",
    ),
    worked="{null:g}² = {truth:.3g} %.",
    why="A poor metaboliser needs an allele without function on both chromosomes, and independent chances multiply.",
    means="A fifth of the chromosomes is a twenty-fifth of the people.",
    mistakes=(
        Mistake(
            id="alleles",
            answer=lambda v: 100 * v.null,
            because="That is the share of chromosomes. A poor metaboliser has two such alleles.",
        ),
        Mistake(
            id="carriers",
            answer=lambda v: 200 * v.null * (1 - v.null),
            because="That is the share of people with exactly one such allele. They have activity from the other.",
        ),
        Mistake(
            id="at_least_one",
            answer=lambda v: 100 * (1 - (1 - v.null) ** 2),
            because="That is the share of people with at least one such allele. Poor metabolisers have two.",
        ),
    ),
)

EDITIONS = ChoiceQuestion(
    id="personal.editions",
    objective=OBJECTIVE,
    prompt="A person with *1/*4 was told “normal metaboliser” in 2017 and “intermediate metaboliser” in 2020. What happened?",
    options=(
        Option(
            id="liver",
            text="the enzyme has become weaker with age",
            right=False,
            reply="Alleles do not change, and the score is 1 in both editions.",
        ),
        Option(
            id="value",
            text="*4 got a lower value in 2019, as *10 did",
            right=False,
            reply="*4 was 0 before and after. *10 fell in 2019, *9 and *41 in 2022.",
        ),
        Option(
            id="word",
            text="the rule changed: score 1 is now “intermediate”",
            right=True,
            reply="The score is 1 in both years. In 2017 that was normal; in the 2019 consensus normal begins at 1.25.",
        ),
        Option(
            id="error",
            text="one of the two laboratories read the gene wrongly",
            right=False,
            reply="Possible anywhere; here both readings are the same.",
        ),
    ),
    hints=("What is the score of this person?", "1 + 0 = 1 in either edition.", "Where does normal begin?"),
    worked="Score 1: normal from 1 to 2 in the 2016 rule, intermediate below 1.25 since 2019.",
    why="The word is read off a scale whose limits were moved, while alleles and activity stayed.",
    means="Write the edition beside the word; the score travels better.",
)

UNKNOWN = ChoiceQuestion(
    id="personal.unknown_allele",
    objective=OBJECTIVE,
    prompt="A laboratory reports an allele that the table of values does not hold. What do you do?",
    options=(
        Option(
            id="normal",
            text="count it as normal, since most alleles are normal",
            right=False,
            reply="That is how rare null alleles are missed: no person carries “most alleles”.",
        ),
        Option(
            id="null",
            text="count it as without function, to be on the safe side",
            right=False,
            reply="Safe against one error only: it may halve a dose that was right.",
        ),
        Option(
            id="none",
            text="give no score, and say which allele is not in the table",
            right=True,
            reply="Then look for its function. Until it is known, a range of scores is possible, not one in the middle.",
        ),
        Option(
            id="mean",
            text="take the mean of all values, so that errors cancel",
            right=False,
            reply="Errors may cancel over many people. This is one allele of one person, and it may count 0 or 1.",
        ),
    ),
    hints=("What does a score add up?", "May one of its terms be unknown?", "Then so is the sum."),
    worked="Without a value there is no sum; at best a range from 0 to 1 for this allele.",
    means="In our table 14 % of the group’s alleles are not listed; counted as normal, they make poor metabolisers look rarer.",
)

GROUP = ChoiceQuestion(
    id="personal.group",
    objective=OBJECTIVE,
    prompt="In a group sampled as sub-Saharan African *17 makes up 19.5 % of the chromosomes, in one sampled as European 0.2 %. A patient’s family comes from Nairobi. What follows for the score of this patient?",
    options=(
        Option(
            id="low",
            text="it is below 2, as *17 has decreased function",
            right=False,
            reply="In that group, too, most people carry no *17. Whether this patient does, a group cannot tell.",
        ),
        Option(
            id="read",
            text="nothing certain: read the alleles, *17 among them",
            right=True,
            reply="Frequencies of groups say what a test must be able to see.",
        ),
        Option(
            id="mean",
            text="it is about the mean score of the group sampled",
            right=False,
            reply="A mean is no person’s score; people within a group differ most.",
        ),
        Option(
            id="no_test",
            text="genotyping is useless, since groups are mixtures",
            right=False,
            reply="It reads this person’s alleles, whatever the group.",
        ),
    ),
    hints=(
        "Of what is 19.5 % a share?",
        "Does it tell which alleles one person has?",
        "The test reads alleles.",
    ),
    worked="About two thirds of that group carry no *17 at all (0.805² = 0.65).",
    means="A test that looks for alleles of one group only calls the others’ alleles normal.",
)

QUESTIONS = (SCORE, POOR_SHARE, EDITIONS, UNKNOWN, GROUP)
