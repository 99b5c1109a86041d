"""Class lists of Excel, LibreOffice, pandas and learning platforms are read, or one sentence says what is wrong."""

import pytest

from course_lib.classroom.intake.roster import read_roster
from course_lib.errors import CourseError

ADA = {"id": "ada", "name": "Ada Lovelace"}
READ = {
    "quoted": ('"id","name"\n"ada","Ada Lovelace"\n', ADA),
    "capitals": ("ID,Name,Canvas\nada,Ada Lovelace,90001\n", ADA | {"canvas": "90001"}),
    "a German Excel's": ("id;name;moodle\r\nada;Ada Lovelace;4711\r\n", ADA | {"moodle": "4711"}),
    "a German administration's": (
        "Mtknr;Nachname;Vorname\r\n00123456;Groß, Dr.;Änne\r\n",
        {"id": "00123456", "first": "Änne", "last": "Groß, Dr.", "name": "Änne Groß, Dr."},
    ),
    "Excel with sep=": ("sep=;\r\nid;name\r\nada;Ada Lovelace\r\n", ADA),
    "tabs": ("id\tname\nada\tAda Lovelace\n", ADA),
    "commas inside quotes": ('id;name\nada;"Lovelace, Ada"\n', {"id": "ada", "name": "Lovelace, Ada"}),
    "pandas": (",id,name,canvas\n0,ada,Ada Lovelace,90001.0\n", ADA | {"canvas": "90001"}),
    "Moodle's participants": (
        "Vorname,Nachname,ID-Nummer,E-Mail-Adresse\nAda,Lovelace,ada,ada@x.org\n",
        ADA | {"first": "Ada", "last": "Lovelace", "email": "ada@x.org"},
    ),
    "Moodle's grading sheet": (
        'Identifier,"Full name","ID number",Status\n"Participant 4711","Ada Lovelace",ada,Submitted\n',
        ADA | {"moodle": "4711", "status": "Submitted"},
    ),
    "Moodle without numbers": (
        '"First name","Last name","Email address"\nAda,Lovelace,ada@x.org\n',
        {"id": "ada@x.org", "first": "Ada", "last": "Lovelace", "name": "Ada Lovelace"},
    ),
    "Canvas": (
        'Student,ID,SIS User ID,SIS Login ID,Section\n"    Points Possible",,,,\n"Lovelace, Ada",90001,s1,ada,A\n'
        '"Student, Test",7,,test,A\n',
        {"name": "Lovelace, Ada", "canvas": "90001", "sis": "s1", "id": "ada", "section": "A"},
    ),
    "Brightspace": (
        "OrgDefinedId,Last Name,First Name\nada,Lovelace,Ada\n",
        ADA | {"first": "Ada", "last": "Lovelace"},
    ),
    "a plain list": ("ada\n", {"id": "ada"}),
    "a plain list with names": ("ada,Ada Lovelace\n", ADA),
    "empty lines of a sheet": ("id;name\nada;Ada Lovelace\n;\n;\n", ADA),
}


@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_each_program_s_list_is_read(tmp_path, kind, encoding):
    text, row = READ[kind]
    (tmp_path / "class.csv").write_bytes(text.encode(encoding))
    assert read_roster(tmp_path / "class.csv") == {row["id"]: row}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_letters_survive_every_encoding(tmp_path, encoding):
    (tmp_path / "class.csv").write_bytes("id;name\njorg;Jörg Müller\nzoe;Zoë Ångström\n".encode(encoding))
    names = {row["name"] for row in read_roster(tmp_path / "class.csv").values()}
    assert names == {"Jörg Müller", "Zoë Ångström"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04rest", "is a workbook .* save it as CSV"),
        (b"\xd0\xcf\x11\xe0rest", "old workbook"),
        (b"Name;Gruppe\nAda Lovelace;3\n", "has no column of ids"),
        (b"id,name\n1.0E+06,Ada\n", "spreadsheet has shortened"),
        (b'id,name\n"1,23E+11",Ada\n', "spreadsheet has shortened"),
        (b"id,name\nada,A\nADA,B\n", "twice"),
        (b"id,name\nAda Lovelace,x\n", "in the row of x"),
        (b"id,name\n", "names no student"),
        (b"", "names no student"),
        (b"\x00\x01\x02", "it is no text"),
    ],
)
def test_what_is_wrong_with_a_list_is_one_right_sentence(tmp_path, content, sentence):
    (tmp_path / "class.csv").write_bytes(content)
    with pytest.raises(CourseError, match=sentence):
        read_roster(tmp_path / "class.csv")
