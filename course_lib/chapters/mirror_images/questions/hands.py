"""Objective 07.hands: R or S, enantiomers or diastereomers, and how many forms there are."""

import math
from random import Random

from course_lib.models.isomers.structures import HTBZ_ISOMERS, relation, stereoisomers
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params

OBJECTIVE = "07.hands"
_BY_NAME = {each.name: each for each in HTBZ_ISOMERS}


def _look(rng: Random) -> dict[str, str]:
    return {
        "side": rng.choice(("away from you", "towards you")),
        "way": rng.choice(("clockwise", "anticlockwise")),
    }


def _letter(v: Params) -> str:
    seen = "R" if v.way == "clockwise" else "S"
    return seen if v.side == "away from you" else {"R": "S", "S": "R"}[seen]


def _reply(letter: str):
    def said(v: Params) -> str:
        if _letter(v) == letter:
            return "The lowest rank points away in the end, and the path from rank 1 to 3 is read from there."
        if v.side == "towards you":
            return "You read the path from the wrong side: the hydrogen points towards you, so look from behind, where it turns round."
        return f"With the hydrogen behind, {v.way} is read as it is seen: R is clockwise, S anticlockwise."

    return said


READ = ChoiceQuestion(
    id="mirror_images.read_hand",
    objective=OBJECTIVE,
    prompt="At a stereocentre the hydrogen points {side}. From the neighbour of rank 1 over rank 2 to rank 3 your eye moves {way}. "
    "Which letter has the centre?",
    draw=_look,
    options=(
        Option(id="R", text="R", right=lambda v: _letter(v) == "R", reply=_reply("R")),
        Option(id="S", text="S", right=lambda v: _letter(v) == "S", reply=_reply("S")),
    ),
    hints=(
        "The hydrogen has the lowest rank, and you must look from the side opposite to it.",
        "If it points towards you, what you see must be turned round.",
        "Hydrogen away: clockwise is R. Hydrogen towards you: clockwise is S.",
    ),
    worked=lambda v: f"The hydrogen points {v.side} and the path runs {v.way}: {_letter(v)}.",
    means="A letter is read off a drawing by a rule; it needs no measurement.",
)


def _two(rng: Random) -> dict[str, str]:
    one, other = rng.sample(HTBZ_ISOMERS, 2)
    return {"one": one.label, "other": other.label, "related": relation(one.hands, other.hands)}


def _related(kind: str, if_right: str, if_wrong: str):
    return Option(
        id=kind,
        text=kind,
        right=lambda v: v.related == kind,
        reply=lambda v: if_right if v.related == kind else if_wrong,
    )


RELATION = ChoiceQuestion(
    id="mirror_images.relation",
    objective=OBJECTIVE,
    prompt="Two forms of HTBZ are {one} and {other}. What are they?",
    draw=_two,
    options=(
        _related(
            "enantiomers",
            "All three letters differ: each is the mirror image of the other.",
            "Mirror images differ at every centre. Here one letter or two are alike.",
        ),
        _related(
            "diastereomers",
            "Some letters differ and some do not: stereoisomers, and no mirror images.",
            "Here all three letters differ, and that is what a mirror does.",
        ),
        Option(
            id="identical",
            text="the same molecule, named twice",
            right=False,
            reply="At least one letter differs, so no turn lays one onto the other.",
        ),
    ),
    hints=(
        "Compare letter by letter.",
        "A mirror changes every letter.",
        "All differ: enantiomers. Some differ: diastereomers.",
    ),
    worked=lambda v: f"{v.one} and {v.other}: {v.related}.",
    why="A mirror inverts every stereocentre, so comparing centre by centre tells enantiomers from diastereomers.",
    means="α and β are diastereomers, whichever hand they have.",
)

COUNT = NumberQuestion(
    id="mirror_images.count",
    objective=OBJECTIVE,
    prompt="A molecule has {centres} stereocentres, and two of them always change together, as C3 and C11b of HTBZ do. "
    "How many stereoisomers can be made?",
    draw=lambda rng: {"centres": rng.choice((6, 7, 9))},
    answer=lambda v: stereoisomers(v.centres, tied_pairs=1),
    free=("sign",),
    hints=(
        "How many choices are there at one centre?",
        "Centres that move together make one choice between them.",
        "Two to the power of the number of free choices.",
    ),
    worked="{centres} centres, one of them not free: 2 to the power of {centres} − 1 = {truth:.0f}.",
    means="Eight forms of HTBZ can be written; four are made.",
    mistakes=(
        Mistake(
            id="all_free",
            answer=lambda v: 2**v.centres,
            because="That counts every centre as free. Two of them change together and make one choice.",
        ),
        Mistake(
            id="squared",
            answer=lambda v: v.centres**2,
            because="You squared the number of centres. Each free centre doubles the number of forms.",
        ),
        Mistake(
            id="factorial",
            answer=lambda v: math.factorial(v.centres),
            because="You counted orders of things. Here each free centre is one of two, so the number doubles.",
        ),
    ),
)

QUESTIONS = (READ, RELATION, COUNT)
