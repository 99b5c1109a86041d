"""What the class's hub is told by its environment, checked before it starts."""

import asyncio
import ipaddress
import json
import os
import pwd
import shutil
import stat
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from course_lib.classroom.intake.roster import read_roster
from course_lib.errors import CourseError
from course_lib.syllabus import ROOT

COURSE_ID = "quieting-the-synapse"
MODES = ("class", "trial")
LEAST_PASSWORD = 8
PROXY = "configurable-http-proxy"
PROXY_HOME = ROOT / "build" / "proxy"


@dataclass(frozen=True, kw_only=True)
class Hub:
    """The settings of one hub."""

    mode: str
    students: tuple[str, ...]
    teachers: tuple[str, ...]
    state: Path
    exchange: Path
    grading: Path
    url: str
    key: str
    certificate: str
    password: str = field(repr=False)
    memory_MB: int


def read(environment: Mapping[str, str]) -> Hub:
    """The settings in the environment.

    Raises `CourseError` for what is missing, or would open the hub to strangers.
    """
    mode = environment.get("COURSE_HUB_MODE", "class")
    if mode not in MODES:
        raise CourseError(f"COURSE_HUB_MODE is {mode!r}, but must be one of: {', '.join(MODES)}.")
    state = Path(
        _needed(environment, "COURSE_HUB_STATE", "a folder for the hub's secrets and database")
    ).absolute()
    url = environment.get("COURSE_HUB_URL", "http://127.0.0.1:8000")
    key, certificate = environment.get("COURSE_HUB_KEY", ""), environment.get("COURSE_HUB_CERTIFICATE", "")
    _refuse_open_line(mode, url, key, certificate)
    return Hub(
        mode=mode,
        students=_students(Path(_needed(environment, "COURSE_HUB_STUDENTS", "the class list"))),
        teachers=_teachers(mode, environment.get("COURSE_HUB_TEACHERS", "")),
        state=state,
        exchange=Path(environment.get("COURSE_HUB_EXCHANGE", state.parent / "exchange")).absolute(),
        grading=Path(environment.get("COURSE_HUB_GRADING", ROOT / "grading")).absolute(),
        url=url,
        key=key,
        certificate=certificate,
        password=_password(mode, environment),
        memory_MB=_memory_MB(environment.get("COURSE_HUB_MEMORY_MB", "2048")),
    )


def close_to_others(folder: Path) -> None:
    """Nothing; the folder exists, and only its owner can look inside.

    Raises `CourseError` when it is a link or belongs to someone else.
    """
    folder.mkdir(parents=True, exist_ok=True)
    status = folder.lstat()
    if stat.S_ISLNK(status.st_mode) or status.st_uid != os.geteuid():
        raise CourseError(
            f"COURSE_HUB_STATE is {folder}, a link or a folder of someone else: it must be a folder of the account "
            "that runs the hub, because whoever reads it can be anyone on the hub."
        )
    folder.chmod(0o700)


def proxy(environment: Mapping[str, str]) -> str:
    """The program that stands before the hub and the students' servers.

    Raises `CourseError` when it is not installed.
    """
    own = PROXY_HOME / "node_modules" / ".bin"
    found = shutil.which(PROXY, path=f"{own}{os.pathsep}{environment.get('PATH', '')}")
    if found is None:
        raise CourseError(
            f"{PROXY} is not installed, and JupyterHub stands behind it: with Node.js, run "
            f"`npm install --prefix build/proxy {PROXY}` in the course."
        )
    return found


def own_exercises(hub: Hub, student: str) -> dict[str, str]:
    """Place in the home → notebook with this student's numbers, for every chapter that is open in the exchange."""
    found = {}
    for notebook in sorted((hub.grading / "release" / student).glob("*/*.ipynb")):
        chapter = notebook.parent.name
        if (hub.exchange / COURSE_ID / "outbound" / chapter).is_dir():
            found[f"{chapter}/{notebook.name}"] = notebook.read_text(encoding="utf-8")
    return found


def hand_out(hub: Hub) -> Callable[[object], Awaitable[None]]:
    """JupyterHub's hook before a student's server starts: lectures and own exercises into the home."""

    async def before_the_server_starts(spawner: object) -> None:
        student, as_student = spawner.user.name, {}
        home = Path(getattr(spawner, "home_dir", ""))
        if hub.mode == "class":
            account = pwd.getpwnam(student)
            home = Path(account.pw_dir)
            as_student = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        helper = await asyncio.create_subprocess_exec(
            sys.executable, Path(__file__).with_name("hand_out.py"), home,
            stdin=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, env={}, cwd="/", **as_student,
        )  # fmt: skip
        _, complaint = await helper.communicate(json.dumps(own_exercises(hub, student)).encode())
        if helper.returncode:
            # The server starts all the same: only inside can a student free a full disk or move a file out of the way.
            spawner.log.error(
                "The home of %s could not be filled: %s", student, complaint.decode().strip()[-500:]
            )

    return before_the_server_starts


def _needed(environment: Mapping[str, str], name: str, what: str) -> str:
    if value := environment.get(name):
        return value
    raise CourseError(f"{name} is not set: it names {what} (docs/deploy.md).")


def _students(path: Path) -> tuple[str, ...]:
    names = tuple(read_roster(path))
    if wrong := [name for name in names if name != name.lower()]:
        raise CourseError(
            f"{path.name} has the id {wrong[0]!r}, but a hub writes every name in lower case: use {wrong[0].lower()!r}, "
            "so that the folder of the release and the name at the door are the same."
        )
    return names


def _teachers(mode: str, words: str) -> tuple[str, ...]:
    names = tuple(word.strip() for word in words.split(",") if word.strip())
    if names and mode == "trial":
        raise CourseError(
            f"COURSE_HUB_TEACHERS names {names[0]}, but a trial has one password for all: whoever knows it would manage "
            "the hub. Leave it out, or use COURSE_HUB_MODE=class."
        )
    return names


def _password(mode: str, environment: Mapping[str, str]) -> str:
    if mode == "class":
        return ""
    password = _needed(environment, "COURSE_HUB_PASSWORD", "the password of this trial")
    if len(password) < LEAST_PASSWORD:
        raise CourseError(
            f"COURSE_HUB_PASSWORD has {len(password)} characters, but must have at least {LEAST_PASSWORD}: a short one is "
            "guessed."
        )
    return password


def _memory_MB(text: str) -> int:
    if not text.isdecimal() or int(text) < 512:
        raise CourseError(
            f"COURSE_HUB_MEMORY_MB is {text!r}, but must be a whole number of at least 512: a chapter's kernel needs about "
            "200."
        )
    return int(text)


def _refuse_open_line(mode: str, url: str, key: str, certificate: str) -> None:
    host = urlsplit(url).hostname or ""
    try:
        here = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = False
    if here:
        return
    if mode == "trial":
        raise CourseError(
            f"COURSE_HUB_URL is {url}, but a trial answers on this machine only (http://127.0.0.1:8000): its users share "
            "one password and one account."
        )
    if not (url.startswith("https:") and key and certificate):
        raise CourseError(
            f"COURSE_HUB_URL is {url}, which others can reach, so it needs https with COURSE_HUB_KEY and "
            "COURSE_HUB_CERTIFICATE: passwords would cross the network in the clear."
        )
