"""The bank as Moodle's XML of questions, with a reply to every known mistake.

A wrong number that is recognised gets its own reply there too; each variant is a question in its question's category,
so that a quiz can draw one at random.
"""

from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from course_lib.assess.lms.items import Item

TOP = "Quieting the Synapse"
PENALTY = "0.3333333"
NO_MATCH = "None of the usual ways leads there: look at the hints, and check the unit."


def moodle_xml(items: Iterable[Item]) -> bytes:
    """An XML file that Moodle imports into its question bank (format: Moodle XML).

    >>> from course_lib.assess.lms.items import items
    >>> moodle_xml(items("01", variants=1)).startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    True
    """
    quiz, category = Element("quiz"), None
    for item in items:
        own = f"$course$/top/{TOP}/{item.chapter}/{item.objective}/{item.question}"
        if own != category:
            category = own
            _text(SubElement(SubElement(quiz, "question", type="category"), "category"), own)
        _WRITERS[item.kind](quiz, item)
    indent(quiz, space=" ")
    return tostring(quiz, encoding="UTF-8", xml_declaration=True) + b"\n"


def _question(quiz: Element, item: Item, kind: str) -> Element:
    question = SubElement(quiz, "question", type=kind)
    _text(SubElement(question, "name"), item.name)
    _text(SubElement(question, "questiontext", format="html"), item.prompt)
    _text(SubElement(question, "generalfeedback", format="html"), item.worked)
    SubElement(question, "defaultgrade").text = "1"
    SubElement(question, "penalty").text = PENALTY
    return question


def _hints(question: Element, item: Item) -> None:
    for hint in item.hints:
        _text(SubElement(question, "hint", format="html"), hint)


def _answer(question: Element, text: str, per_cent: float, reply: str, form: str) -> Element:
    answer = SubElement(question, "answer", fraction=f"{per_cent:.5f}".rstrip("0").rstrip("."), format=form)
    SubElement(answer, "text").text = text
    _text(SubElement(answer, "feedback", format="html"), reply)
    return answer


def _number(quiz: Element, item: Item) -> None:
    question = _question(quiz, item, "numerical")
    for known in item.known:  # Moodle takes the first that fits, and the truth comes first
        answer = _answer(question, known.answer, 100 * known.right, known.reply, "moodle_auto_format")
        SubElement(answer, "tolerance").text = repr(known.margin)
    SubElement(_answer(question, "*", 0, NO_MATCH, "moodle_auto_format"), "tolerance").text = "0"
    for name, value in (
        ("unitgradingtype", "0"),
        ("unitpenalty", "0.1"),
        ("showunits", "3"),
        ("unitsleft", "0"),
    ):
        SubElement(question, name).text = value
    _hints(question, item)


def _choice(quiz: Element, item: Item) -> None:
    question = _question(quiz, item, "multichoice")
    SubElement(question, "single").text = str(item.kind == "choice").lower()
    SubElement(question, "shuffleanswers").text = "false"
    SubElement(question, "answernumbering").text = "abc"
    among = Counter(known.right for known in item.known)
    for known in item.known:
        wrong = -100 / among[False] if item.kind == "choices" else 0
        _answer(question, known.answer, 100 / among[True] if known.right else wrong, known.reply, "html")
    _hints(question, item)


def _ordering(quiz: Element, item: Item) -> None:
    # As a matching of items and places, which every Moodle has.
    question = _question(quiz, item, "matching")
    SubElement(question, "shuffleanswers").text = "true"
    for place, known in enumerate(item.known, start=1):
        part = SubElement(question, "subquestion", format="html")
        SubElement(part, "text").text = known.answer
        SubElement(SubElement(part, "answer"), "text").text = str(place)
    _hints(question, item)


def _essay(quiz: Element, item: Item) -> None:
    question = _question(quiz, item, "essay")
    SubElement(question, "responseformat").text = "editor"
    _text(SubElement(question, "graderinfo", format="html"), item.known[0].answer)


def _text(element: Element, text: str) -> None:
    SubElement(element, "text").text = text


_WRITERS = {"number": _number, "choice": _choice, "choices": _choice, "ordering": _ordering, "text": _essay}
