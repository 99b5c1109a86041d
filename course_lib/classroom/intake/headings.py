"""What the columns of a class list are called, by Excel, LibreOffice, pandas and the learning platforms."""

import re
from collections.abc import Sequence

# What we call a column → what others call it, without spaces, signs and letter case. For `id`, better ones first.
KNOWN = {
    "id": (
        "id studentid idnumber idnummer username benutzername nutzername anmeldename kennung login loginid userid "
        "sisloginid sisuserid studentnumber matrikelnummer matrikelnr matrikel matrnr mtknr matriculationnumber orgdefinedid "
        "numéroétudiant numerodeidentificacion"
    ),
    "name": "name fullname student studentname vollständigername vollernamen displayname anzeigename nomcomplet teilnehmer",
    "first": "firstname vorname givenname prénom prenom nombre",
    "last": "lastname nachname surname familyname familienname nom apellidos apellidoss",
    "email": "email emailaddress emailadresse mail adressedecourriel direcciondecorreo",
    "canvas": "canvas canvasid canvasuserid",
    "moodle": "moodle moodleid moodleuserid identifier bezeichner identifikator participant",
    "brightspace": "brightspace brightspaceid d2l d2lid",
    "blackboard": "blackboard blackboardid blackboardusername",
    "section": "section sektion abschnitt",
    "sis": "sis sisid",
}
CALLED = {other: ours for ours, others in KNOWN.items() for other in others.split()}


def plain(heading: str) -> str:
    """A heading without signs, spaces and letter case.

    >>> plain(" E-Mail-Adresse ")
    'emailadresse'
    """
    return re.sub(r"[\W_]+", "", heading).casefold()


def is_heading(row: Sequence[str]) -> bool:
    """Whether a row names columns: one of its cells is what somebody calls an id or a name.

    >>> is_heading(["Vorname", "Nachname"]), is_heading(["ada", "Ada Lovelace"])
    (True, False)
    """
    return any(CALLED.get(plain(cell)) in ("id", "name", "first", "last", "email") for cell in row)


def columns(row: Sequence[str]) -> list[str]:
    """Our names of a heading's columns, unknown ones as they are; an id that is one of several keeps its own name.

    >>> columns(["Student", "ID", "SIS User ID", "SIS Login ID", "Section"])
    ['name', 'canvas', 'sis', 'id', 'section']
    >>> columns(["Vorname", "Nachname", "ID-Nummer", "E-Mail-Adresse"])
    ['first', 'last', 'id', 'email']
    """
    names = [plain(cell) for cell in row]
    if "sisloginid" in names and "id" in names:  # Canvas's gradebook, whose ID is Canvas's own number
        own = {"id": "canvas", "sisuserid": "sis", "sisloginid": "id"}
        return [own.get(name) or CALLED.get(name, name) for name in names]
    order = KNOWN["id"].split()
    ids = sorted((name for name in names if name in order), key=order.index)
    return [name if CALLED.get(name) == "id" and name != ids[0] else CALLED.get(name, name) for name in names]
