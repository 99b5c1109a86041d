"""The script of cards and progress: one text for the site and for single pages, which fetches nothing."""

import json
import re
from functools import cache
from importlib.resources import files

from course_lib.assess.grammar import TABLES
from course_lib.assess.sentences import TABLE
from course_lib.assess.unit_table import unit_table

_ASSESS, _OWN = files("course_lib.assess"), files("course_lib.workshop.cards")
_MARKING = ("reading.js", "marking.js", "choosing.js", "gate.js", "question.js")
_PAGE = ("rounds.js", "file.js", "store.js", "kernel.js", "path.js", "entry.js", "overview.js", "start.js")
_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)


@cache
def script() -> str:
    """Everything that a page needs to mark answers and to keep progress, as a classic script.

    Browsers refuse modules to pages that are opened as files, so that parts lose their imports and share one scope.

    >>> "import " in script().replace("importing", "").partition("qsShared")[0][-200:]
    False
    """
    parts = [(_ASSESS / name).read_text(encoding="utf-8") for name in _MARKING]
    parts += [(_OWN / "js" / name).read_text(encoding="utf-8") for name in _PAGE]
    bare = _IMPORT.sub("", "\n".join(parts)).replace("export default ", "const questionWidget = ")
    bare = re.sub(r"^export ", "", bare, flags=re.MULTILINE)
    shared = json.dumps(
        {"tables": TABLES, "sentences": TABLE, "units": unit_table()},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    library = (_OWN / "vendor" / "ts-fsrs.min.js").read_text(encoding="utf-8").strip()
    licence = (_OWN / "vendor" / "ts-fsrs.LICENSE").read_text(encoding="utf-8").strip()
    return (
        f"/* ts-fsrs 5.4.2\n{licence}\n*/\n{library}\n(() => {{\nconst qsShared = {shared};\n{bare}\n}})();\n"
    )


@cache
def style() -> str:
    """The look of cards, of the way through a chapter, and of the page of progress."""
    return (_OWN / "cards.css").read_text(encoding="utf-8")
