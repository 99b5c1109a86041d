"""Objectives 09.valley and 09.clocks: the fastest lipophilicity, and what makes a drug stay."""

from course_lib.questions.kinds import ChoiceQuestion, Option

VALLEY = ChoiceQuestion(
    id="fat_and_water.why_valley",
    objective="09.valley",
    prompt="Why is there a fastest lipophilicity at all?",
    options=(
        Option(
            id="two_limits",
            text="below it the wall is the limit, above it blood flow and filling",
            right=True,
            reply="A greasier drug passes the wall faster, but blood must bring more of it to fill the fat. The valley lies where the two limits meet.",
        ),
        Option(
            id="stuck",
            text="greasy drugs get stuck inside the wall and never come out of it again",
            right=False,
            reply="They come out as they went in; nothing in the model holds them there.",
        ),
        Option(
            id="protein",
            text="protein in plasma binds the greasy ones, so that less gets in",
            right=False,
            reply="Binding in plasma helps them: it lets blood carry more.",
        ),
        Option(
            id="charge",
            text="greasy drugs are charged in blood, and a charge cannot pass the wall",
            right=False,
            reply="log D already counts charge. The valley is there for neutral drugs as well.",
        ),
    ),
    hints=("What limits a polar drug?", "What limits a greasy one?", "Wall on the left, blood on the right."),
    worked="Left: PS grows with K, so time falls. Right: E is 1 already, and Kp grows with K.",
    means="With unlimited blood flow there would be no penalty on the right at all.",
)

MOVED = ChoiceQuestion(
    id="fat_and_water.moved_valley",
    objective="09.valley",
    prompt="The wall becomes ten times more permeable; blood flow and tissue stay. Where does the fastest log D go?",
    options=(
        Option(
            id="lower",
            text="to a lower log D",
            right=True,
            reply="The blood becomes the limit earlier, so less lipophilicity is enough.",
        ),
        Option(
            id="higher",
            text="to a higher log D",
            right=False,
            reply="A more open wall needs less help from lipophilicity.",
        ),
        Option(
            id="stays",
            text="it stays near 1.3",
            right=False,
            reply="The place hangs on the wall: the slider moves it from about 1.9 to 0.9.",
        ),
        Option(
            id="gone",
            text="there is no valley any more",
            right=False,
            reply="Both limits are still there; they meet elsewhere.",
        ),
    ),
    hints=(
        "Which of the two limits becomes faster?",
        "The falling one, on the left.",
        "It meets the rising one at a smaller log D.",
    ),
    worked="A more open wall moves the crossing to the left.",
    means="A “best log P” belongs to a wall, a flow and a tissue, not to the drug alone.",
)

SLOWEST = ChoiceQuestion(
    id="fat_and_water.slowest_clock",
    objective="09.clocks",
    prompt="Plasma falls with a half-life of 18.5 h, the membrane pool empties in 33 min, the site lets go in 10 min. What sets the late fall of the occupied part?",
    options=(
        Option(
            id="plasma",
            text="plasma",
            right=True,
            reply="The slowest clock: the pools follow plasma with a short delay.",
        ),
        Option(
            id="membrane",
            text="the membrane, the greasiest place",
            right=False,
            reply="It empties in half an hour and then follows plasma.",
        ),
        Option(
            id="site",
            text="the site: it is where the drug acts",
            right=False,
            reply="It follows whatever feeds it, and that is plasma.",
        ),
        Option(
            id="sum",
            text="the sum of all three",
            right=False,
            reply="Late, a chain falls with its slowest step alone.",
        ),
    ),
    hints=(
        "In a chain, which step sets the late fall?",
        "Compare 18.5 h, 0.55 h and 0.17 h.",
        "The slowest.",
    ),
    worked="The late half-life is 18.5 h.",
    why="Pools that exchange quickly stay near equilibrium with the one that empties slowest, and so decline in parallel with it.",
    means="Brain follows plasma, unless the site is slower still. What the whole body binds is in plasma's own half-life.",
)

LONG = ChoiceQuestion(
    id="fat_and_water.long_action",
    objective="09.clocks",
    several=True,
    prompt="A drug acts for a week although plasma is nearly clear after a day. Which explanations fit?",
    options=(
        Option(
            id="site",
            text="its site lets go with a half-life of days",
            right=True,
            reply="the lock can outlast everything before it.",
        ),
        Option(
            id="lipid",
            text="it is very lipophilic, log D 4, and sits in membranes of the brain",
            right=False,
            reply="that pool empties in minutes once plasma is clear.",
        ),
        Option(
            id="consequence",
            text="what it emptied needs days to be refilled",
            right=True,
            reply="an effect can outlast its drug altogether.",
        ),
        Option(
            id="faster",
            text="its wall is very open",
            right=False,
            reply="an open wall lets it out as fast as in.",
        ),
    ),
    hints=(
        "Which clocks can be as slow as days?",
        "Not the membranes of the brain, at any log D here.",
        "Site, and the body's own repair.",
    ),
    worked="A slow site, or a slow repair. Not the sponge.",
    means="Long action is not a measure of fat.",
)

QUESTIONS = (VALLEY, MOVED, SLOWEST, LONG)
