"""The bank as a package of IMS QTI 1.2 with the kinds of question that Canvas adds to it.

Canvas replies to options by name, but to a wrong number only in general: there the known slips stand in one list, each
with the number it leads to, so that whoever erred finds their own.
"""

import io
import zipfile
from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from course_lib.assess.lms.items import Item, Known

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_KIND = {
    "number": "numerical_question",
    "choice": "multiple_choice_question",
    "choices": "multiple_answers_question",
    "ordering": "matching_question",
    "text": "essay_question",
}
LONG_AGO = (2020, 1, 1, 0, 0, 0)  # one date for all files, so that the same bank gives the same bytes


def canvas_zip(items: Iterable[Item]) -> bytes:
    """A zip that Canvas imports (QTI .zip file): one quiz of all variants for each chapter.

    >>> from course_lib.assess.lms.items import items
    >>> zipfile.ZipFile(io.BytesIO(canvas_zip(items("01", variants=1)))).namelist()
    ['01_quantal_release.xml', 'imsmanifest.xml']
    """
    files = {f"{stem}.xml": _quiz(stem, list(own)) for stem, own in groupby(items, lambda item: item.chapter)}
    files["imsmanifest.xml"] = _manifest(list(files))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, root in files.items():
            content = tostring(root, encoding="UTF-8", xml_declaration=True)
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _manifest(names: list[str]) -> Element:
    root = Element("manifest", xmlns=_PACKAGE, identifier="quieting-the-synapse")
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "IMS Content"
    SubElement(metadata, "schemaversion").text = "1.1.3"
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    for name in names:
        stem = name.removesuffix(".xml")
        resource = SubElement(resources, "resource", identifier=f"r{stem}", type="imsqti_xmlv1p2", href=name)
        SubElement(resource, "file", href=name)
    return root


def _quiz(stem: str, items: list[Item]) -> Element:
    root = Element("questestinterop", xmlns=_QTI)
    quiz = SubElement(root, "assessment", ident=f"a{stem}", title=stem.replace("_", " "))
    section = SubElement(quiz, "section", ident="root_section")
    for item in items:
        _item(section, item)
    return root


def _item(section: Element, item: Item) -> None:
    one = SubElement(section, "item", ident=item.name.replace(" · ", "."), title=item.name)
    fields = SubElement(SubElement(one, "itemmetadata"), "qtimetadata")
    for label, entry in (("question_type", _KIND[item.kind]), ("points_possible", "1")):
        field = SubElement(fields, "qtimetadatafield")
        SubElement(field, "fieldlabel").text, SubElement(field, "fieldentry").text = label, entry
    shown = SubElement(one, "presentation")
    _html(shown, item.prompt)
    marks = SubElement(one, "resprocessing")
    outcomes = SubElement(marks, "outcomes")
    SubElement(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    _say(marks, Element("other"), "general_fb")
    {"number": _number, "ordering": _ordering, "text": _essay}.get(item.kind, _choice)(shown, marks, item)
    _feedback(one, "general_fb", item.worked)
    _feedback(
        one, "general_incorrect_fb", "".join(item.hints) + (_slips(item) if item.kind == "number" else "")
    )
    if item.kind in ("choice", "choices"):
        for place, known in enumerate(item.known, start=1):
            _feedback(one, f"{place}_fb", known.reply)


def _number(shown: Element, marks: Element, item: Item) -> None:
    response = SubElement(shown, "response_str", ident="response1", rcardinality="Single")
    SubElement(SubElement(response, "render_fib", fibtype="Decimal"), "response_label", ident="answer1")
    (truth,) = (known for known in item.known if known.right)
    either = Element("or")
    SubElement(either, "varequal", respident="response1").text = truth.answer
    both = SubElement(either, "and")
    SubElement(both, "vargte", respident="response1").text = repr(float(truth.answer) - truth.margin)
    SubElement(both, "varlte", respident="response1").text = repr(float(truth.answer) + truth.margin)
    _award(marks, [either])


def _slips(item: Item) -> str:
    """The known slips of a number, with the number that each leads to; the right one is not among them."""
    rows = "".join(
        f"<li><strong>{float(known.answer):.4g}</strong>: {known.reply}</li>"
        for known in item.known
        if not known.right
    )
    return f"<p>If your answer is near one of these numbers:</p><ul>{rows}</ul>"


def _choice(shown: Element, marks: Element, item: Item) -> None:
    several = item.kind == "choices"
    response = SubElement(
        shown, "response_lid", ident="response1", rcardinality="Multiple" if several else "Single"
    )
    _labels(SubElement(response, "render_choice"), item.known)
    for place in range(1, len(item.known) + 1):
        _say(marks, _equals(place), f"{place}_fb")
    right = [_equals(place) for place, known in enumerate(item.known, start=1) if known.right]
    wrong = [_not(_equals(place)) for place, known in enumerate(item.known, start=1) if not known.right]
    _award(marks, [_all(right + wrong)] if several else right)


def _ordering(shown: Element, marks: Element, item: Item) -> None:
    # Canvas has no ordering in quizzes that are imported: each item is matched with its place.
    share = 100 / len(item.known)
    for place, known in enumerate(item.known, start=1):
        response = SubElement(shown, "response_lid", ident=f"response_{place}")
        _html(response, known.answer)
        places = [
            Known(answer=str(number), right=False, reply="") for number in range(1, len(item.known) + 1)
        ]
        _labels(SubElement(response, "render_choice"), places)
        _award(marks, [_equals(place, f"response_{place}")], share, "Add")


def _essay(shown: Element, marks: Element, item: Item) -> None:
    response = SubElement(shown, "response_str", ident="response1", rcardinality="Single")
    SubElement(SubElement(response, "render_fib"), "response_label", ident="answer1", rshuffle="No")
    _award(marks, [Element("other")], 0)


def _labels(choices: Element, known: Iterable[Known]) -> None:
    for place, one in enumerate(known, start=1):
        _html(SubElement(choices, "response_label", ident=str(place)), one.answer)


def _equals(place: int, response: str = "response1") -> Element:
    test = Element("varequal", respident=response)
    test.text = str(place)
    return test


def _not(test: Element) -> Element:
    negated = Element("not")
    negated.append(test)
    return negated


def _all(tests: list[Element]) -> Element:
    together = Element("and")
    together.extend(tests)
    return together


def _award(marks: Element, tests: list[Element], points: float = 100, action: str = "Set") -> None:
    condition = SubElement(marks, "respcondition", {"continue": "No"})
    SubElement(condition, "conditionvar").extend(tests)
    SubElement(condition, "setvar", action=action, varname="SCORE").text = f"{points:.2f}"


def _say(marks: Element, test: Element, name: str) -> None:
    condition = SubElement(marks, "respcondition", {"continue": "Yes"})
    SubElement(condition, "conditionvar").append(test)
    SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=name)


def _feedback(one: Element, name: str, text: str) -> None:
    if text:
        _html(SubElement(SubElement(one, "itemfeedback", ident=name), "flow_mat"), text)


def _html(parent: Element, text: str) -> None:
    SubElement(SubElement(parent, "material"), "mattext", texttype="text/html").text = text
