"""Each student's own numbers, from the student's id and a key that only the instructor holds."""

import hashlib
import hmac
import secrets
from pathlib import Path

from course_lib.errors import CourseError
from course_lib.files import write_atomically
from course_lib.questions.assignment import Assignment, numbers_for
from course_lib.questions.params import Params

COMMON = "common"  # the variant of the committed exercise, and of everyone when there is no key
LEAST_KEY_BYTES = 16


def variant_seed(chapter: str, student: str, key: bytes | None) -> str:
    """The seed of a student's variant: HMAC-SHA-256 of chapter and student id, or the common variant without a key.

    >>> variant_seed("01", "ada", None)
    'common'
    >>> variant_seed("01", "ada", b"k" * 16) == variant_seed("01", "bob", b"k" * 16)
    False
    """
    if key is None:
        return COMMON
    return hmac.new(key, f"{chapter}|{student}".encode(), hashlib.sha256).hexdigest()


def numbers_of_student(assignment: Assignment, student: str, key: bytes | None) -> Params:
    """The numbers of one student, hidden ones included."""
    return numbers_for(assignment, variant_seed(assignment.chapter, student, key))


def read_key(path: Path | None) -> bytes | None:
    """The instructor's key in a file; None without a file.

    Raises `CourseError` when the file cannot be read or holds too little to be secret.
    """
    if path is None:
        return None
    try:
        key = path.read_bytes().strip()
    except OSError as problem:
        raise CourseError(
            f"The seed key {path} cannot be read ({problem.strerror}): `course release CH --seed-key {path.name} "
            "--new-key` makes one."
        ) from None
    if len(key) < LEAST_KEY_BYTES:
        raise CourseError(
            f"{path} holds {len(key)} bytes, but must hold at least {LEAST_KEY_BYTES}: a short key can be guessed. "
            "Make a new one with --new-key."
        )
    return key


def make_key(path: Path) -> None:
    """A new random key in a file that only its owner can read; an existing file is never replaced.

    Raises `CourseError` when the file exists.
    """
    if path.exists():
        raise CourseError(
            f"{path} exists already, and a new key would change every student's numbers: keep it."
        )
    write_atomically(path, secrets.token_hex(32).encode() + b"\n")
    path.chmod(0o600)


def fingerprint(key: bytes | None) -> str:
    """A short name of a key that gives nothing of it away.

    >>> fingerprint(None)
    'no key'
    """
    return "no key" if key is None else hashlib.sha256(b"fingerprint|" + key).hexdigest()[:12]


def print_of_numbers(given: str) -> str:
    r"""A short name of the numbers in a given cell; white space does not count.

    >>> print_of_numbers("n = 1\r\n") == print_of_numbers("n = 1")
    True
    """
    return hashlib.sha256("".join(given.split()).encode("utf-8", "replace")).hexdigest()[:16]
