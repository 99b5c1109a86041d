"""Objective 14.harms: tables of adverse events, events that nobody had, and many tests."""

from course_lib.models.trial.harms import upper_limit_of_none
from course_lib.models.trial.multiplicity import error_of_any
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.tolerance import Tolerance

OBJECTIVE = "14.harms"

NONE = NumberQuestion(
    id="evidence.none_of",
    objective=OBJECTIVE,
    prompt="None of {people:g} people on a drug had an event. Up to which chance of it, in per cent, is that still compatible at 95 % (one-sided)?",
    unit="%",
    draw=lambda rng: {"people": rng.choice((45, 54, 62, 71, 83))},
    answer=lambda v: 100 * upper_limit_of_none(v.people),
    tolerance=Tolerance(relative=0.05),  # the rule of three is near enough
    free=("sign",),
    hints=(
        "Which chance would give “none of n” in one trial of twenty?",
        "(1 − p)^n = 0.05.",
        "p = 1 − 0.05^(1/n), nearly 3/n.",
    ),
    worked="1 − 0.05^(1/{people:g}) = {truth:.2g} %.",
    why="A chance p leaves all n unharmed with (1 − p)^n; the limit is the p at which that is 5 %.",
    means="“None seen” is a limit, not a zero.",
    mistakes=(
        Mistake(
            id="zero",
            answer=lambda v: 100 / v.people,
            because="One in n is what one event would have been. None of n allows up to about three in n.",
        ),
        Mistake(
            id="alpha_shared",
            answer=lambda v: 5 / v.people,
            because="You divided 5 % among the people. Ask instead for which p all of them escape with chance 5 %.",
        ),
        Mistake(
            id="root_of_people",
            answer=lambda v: 300 / v.people**0.5,
            because="Rare events do not go with √n. The rule of three is 3/n.",
        ),
        Mistake(
            id="kept",
            answer=lambda v: 100 * 0.05 ** (1 / v.people),
            because="That is the chance to escape. The chance of the event is 1 minus it.",
        ),
        Mistake(
            id="two_sided",
            answer=lambda v: 100 * (1 - 0.025 ** (1 / v.people)),
            because="You shared the 5 % between two sides. Nothing lies below none: all 5 % are on one side.",
        ),
    ),
)

MANY = NumberQuestion(
    id="evidence.many_rows",
    objective=OBJECTIVE,
    prompt="A table has {rows:g} independent rows, and the drug does nothing. What is the chance, in per cent, that at least one row has P below 0.05?",
    unit="%",
    draw=lambda rng: {"rows": rng.choice((6, 8, 11, 14, 18))},
    answer=lambda v: 100 * error_of_any(v.rows),
    free=("sign", "per_cent_down"),
    hints=(
        "What is the chance that one row stays silent?",
        "0.95, and all rows together: multiply.",
        "1 − 0.95^rows.",
    ),
    worked="1 − 0.95^{rows:g} = {truth:.2g} %.",
    why="Each row stays silent with chance 0.95; independent rows all do so with the product.",
    means="Eight rows find something in one useless table of three.",
    mistakes=(
        Mistake(
            id="added",
            answer=lambda v: 5.0 * v.rows,
            because="You added the chances. They overlap: multiply the chances of no find, then subtract from 1.",
        ),
        Mistake(
            id="silent",
            answer=lambda v: 100 * 0.95**v.rows,
            because="That is the chance that no row finds anything. Subtract it from 1.",
        ),
        Mistake(
            id="one_row",
            answer=lambda v: 5.0,
            because="That is the chance of one row. Each further row is another chance to find something.",
        ),
        Mistake(
            id="all_rows",
            answer=lambda v: 100 * 0.05**v.rows,
            because="That is the chance that all rows find something at once. One is enough here.",
        ),
        Mistake(
            id="shared",
            answer=lambda v: 5.0 / v.rows,
            because="That is the level each row would need (Bonferroni), not the chance that one finds something.",
        ),
    ),
)

NAUSEA = ChoiceQuestion(
    id="evidence.nausea",
    objective=OBJECTIVE,
    prompt="Nausea: 2.3 % of 262 on the drug, 2.1 % of 183 on placebo; difference 0.1 percentage points from the counts, interval −3.4 to 3.0. What may be said?",
    options=(
        Option(
            id="none",
            text="the drug does not cause nausea: the interval holds zero",
            right=False,
            reply="It holds 3 more of 100 as well. To see no difference does not mean that there is none.",
        ),
        Option(
            id="one_in_959",
            text="one in 959 gets nausea from the drug",
            right=False,
            reply="That is the reciprocal of a difference that may be 0: its interval runs through infinity.",
        ),
        Option(
            id="open",
            text="from 3 fewer to 3 more of 100 people may get nausea",
            right=True,
            reply="All this is compatible with the table: no signal, and no proof that there is no harm.",
        ),
        Option(
            id="listed",
            text="2.3 % get nausea from it: the list of reactions says so",
            right=False,
            reply="On placebo 2.1 % had it. A frequency without its placebo is no effect.",
        ),
    ),
    hints=("Look at placebo first.", "Then at the interval.", "Which differences does it hold?"),
    worked="−3.4 to 3.0 percentage points: open in both directions.",
    means="Absence of a signal is not absence of a harm.",
)

NAMES = ChoiceQuestion(
    id="evidence.same_name",
    objective=OBJECTIVE,
    prompt="A pooled table has somnolence in 10.9 % of 262; one of the pooled trials has it in 5.3 % of 151. A colleague subtracts, and finds 19 % in the other trials. May she?",
    options=(
        Option(
            id="yes",
            text="yes: the trial is a part of the pool, so the rest is 19 %",
            right=False,
            reply="Only if both rows count the same thing. Pooled rows often group terms, such as fatigue and sedation.",
        ),
        Option(
            id="no",
            text="no: rows of one name may count different complaints",
            right=True,
            reply="Ask what each includes. And 10.9 % is no whole number of 262 people, so the pool is not a plain sum anyway.",
        ),
        Option(
            id="sample",
            text="no: 151 people are too few to subtract from 262",
            right=False,
            reply="Counting has no such limit. What is counted is the question.",
        ),
    ),
    hints=(
        "When may a part be subtracted from a whole?",
        "Both must count the same thing.",
        "Do 10.9 % of 262 make a whole number of people?",
    ),
    worked="28.6 people of 262: neither a plain sum nor surely the same complaints.",
    means="A name on a row is not a definition.",
)

SECONDARY = ChoiceQuestion(
    id="evidence.secondary",
    objective=OBJECTIVE,
    prompt="In Tourette's, a trial of valbenazine missed its primary endpoint, tic severity (P = 0.18); a secondary one, the clinician's impression, had P = 0.015. What do you report?",
    options=(
        Option(
            id="works",
            text="it works: one of two endpoints is significant",
            right=False,
            reply="With several endpoints one of them wins by chance often. That is why one is named beforehand.",
        ),
        Option(
            id="missed",
            text="the trial missed; the other result is a hypothesis",
            right=True,
            reply="Another trial may test it. And later trials in tics missed, too.",
        ),
        Option(
            id="no_effect",
            text="it is proved that it does nothing for tics",
            right=False,
            reply="P = 0.18 proves nothing. The interval would tell how large an effect is excluded.",
        ),
    ),
    hints=(
        "Which endpoint was named before the trial?",
        "How many others were there?",
        "A fixed sequence stops at its first miss.",
    ),
    worked="Primary missed: all after it is for exploration.",
    means="A P is worth what was promised before it was seen.",
)

QUESTIONS = (NONE, MANY, NAUSEA, NAMES, SECONDARY)
