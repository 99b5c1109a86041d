"""Objective 11.release: from calcium to release, and its mark in recordings."""

from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "11.release"

LEFT = NumberQuestion(
    id="glutamate.release_left",
    objective=OBJECTIVE,
    prompt="A receptor stops {stopped:.0%} of the calcium that enters a terminal. Release follows calcium with a power of {power:g}. "
    "Which percentage of the release is left?",
    unit="%",
    draw=lambda rng: {"stopped": rng.choice((0.08, 0.15, 0.25, 0.3)), "power": rng.choice((2.5, 3.1, 4.0))},
    answer=lambda v: 100 * (1 - v.stopped) ** v.power,
    free=("sign", "per_cent_down"),
    hints=(
        "How much calcium still enters?",
        "Release follows that share, raised to the power.",
        "(1 − stopped)^power.",
    ),
    worked="(1 − {stopped:g})^{power:g} = {truth:.3g} %.",
    why="Several calcium ions must meet at one vesicle, so the share of calcium is multiplied by itself.",
    means="A little less calcium is much less release.",
    mistakes=(
        Mistake(
            id="calcium_left",
            answer=lambda v: 100 * (1 - v.stopped),
            because="That is the calcium that still enters. Release follows its power.",
        ),
        Mistake(
            id="times_power",
            answer=lambda v: 100 * (1 - v.power * v.stopped),
            because="You multiplied by the power. That holds for very small shares only.",
        ),
        Mistake(
            id="power_of_stopped",
            answer=lambda v: 100 * (1 - v.stopped**v.power),
            because="You raised what is stopped to the power. Raise what still enters.",
        ),
    ),
)

CALCIUM = NumberQuestion(
    id="glutamate.calcium",
    objective=OBJECTIVE,
    prompt="A drug lowers the release probability of each site from {before:g} to {after:g}; n and q stay. With a power of 3.1, which percentage of the calcium entry did it stop?",
    unit="%",
    draw=lambda rng: {"before": rng.choice((0.4, 0.5, 0.6)), "after": rng.choice((0.15, 0.2, 0.25, 0.3))},
    answer=lambda v: 100 * (1 - (v.after / v.before) ** (1 / 3.1)),
    free=("sign", "per_cent_down"),
    hints=(
        "Which share of the release is left?",
        "Release left = (calcium left)^3.1. Undo the power.",
        "1 − (after ÷ before)^(1/3.1).",
    ),
    worked="1 − ({after:g}/{before:g})^(1/3.1) = {truth:.3g} %.",
    why="The share of calcium that still enters is the root of the share of release that is left.",
    means="Less calcium had to stop than release was lost.",
    mistakes=(
        Mistake(
            id="release_lost",
            answer=lambda v: 100 * (1 - v.after / v.before),
            because="That is the share of release that is lost. Calcium needs the 3.1th root.",
        ),
        Mistake(
            id="calcium_left",
            answer=lambda v: 100 * (v.after / v.before) ** (1 / 3.1),
            because="That is the calcium that still enters. The question asks for what is stopped.",
        ),
        Mistake(
            id="divided",
            answer=lambda v: 100 * (1 - v.after / v.before) / 3.1,
            because="You divided the lost release by the power. Take the root of what is left.",
        ),
    ),
)

MINIATURES = ChoiceQuestion(
    id="glutamate.miniatures",
    objective=OBJECTIVE,
    prompt="In slices of rat striatum group III agonists raise the paired-pulse ratio; miniature currents (one vesicle each, without an impulse) become rarer, not smaller. What does that tell?",
    options=(
        Option(
            id="before",
            text="the change is before the synapse: fewer vesicles, same size",
            right=True,
            reply="A miniature’s size tells of one vesicle and of the receptors behind the synapse: it stays. Fewer of them: less release.",
        ),
        Option(
            id="after",
            text="the change is behind the synapse: receptors there respond less",
            right=False,
            reply="Then each miniature would be smaller.",
        ),
        Option(
            id="channels",
            text="the change is in calcium channels: fewer open at each impulse",
            right=False,
            reply="Miniatures need no impulse and hardly these channels; that they become rarer points to more than channels.",
        ),
    ),
    hints=(
        "What does the size of a miniature measure?",
        "And its frequency?",
        "Same size, fewer: release.",
    ),
    worked="q stays, p falls: the place is the terminal.",
    means="And calcium channels alone do not explain the rarer miniatures: our model leaves that out.",
)

QUESTIONS = (LEFT, CALCIUM, MINIATURES)
