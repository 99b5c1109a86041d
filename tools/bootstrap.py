"""Make the environment .venv from requirements.lock; every failure is one sentence that says what to do.

Only the standard library, and only syntax that an old Python can read, so that the sentence about
an old Python can be printed by it. Run by `make start` and `make test`; harmless to run again.
"""

import hashlib
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEEDED_GB = 1.5
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "course-stamp")
LOG = os.path.join(VENV, "setup.log")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
NETWORK_WORDS = ("NewConnectionError", "Temporary failure in name resolution", "Max retries", "ProxyError",
                 "ConnectTimeout", "Connection refused", "Network is unreachable", "No matching distribution found")  # fmt: skip


def stop(sentence):
    sys.stderr.write("\n" + sentence + "\n")
    raise SystemExit(1)


def check_python():
    if sys.version_info < OLDEST:
        stop(
            "This is Python %d.%d, but the course needs Python 3.11 or newer: install one and name it, "
            "for example: make start PYTHON=python3.12" % sys.version_info[:2]
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        stop(
            "This Python cannot make environments because its venv package is missing: install it with "
            "`sudo apt-get install python3-venv` (Debian, Ubuntu), or take Python from python.org."
        )


def check_place():
    if os.pathsep in ROOT:
        stop(
            "The course lies in the folder %s, whose name holds the sign %s, and Python can make no environment there: "
            "rename or move the folder, and run this again." % (ROOT, os.pathsep)
        )


def check_disk():
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < NEEDED_GB:
        stop("Only %.1f GB of disk are free, but the course needs %.1f GB: free some space and run this again."
             % (free, NEEDED_GB))  # fmt: skip


def fingerprint():
    digest = hashlib.sha256(sys.version.encode())
    for name in ("requirements.lock", "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    digest.update(ROOT.encode())
    return digest.hexdigest()


def is_ready():
    try:
        with open(STAMP) as file:
            return file.read() == fingerprint()
    except OSError:
        return False


def run(step, command):
    """Run a command with its output in the log; explain a failure in one sentence."""
    print(step + " …")
    sys.stdout.flush()
    with open(LOG, "a") as log:
        code = subprocess.call(command, stdout=log, stderr=subprocess.STDOUT, cwd=ROOT)
    if code:
        explain(step)


def explain(step):
    with open(LOG, errors="replace") as log:
        text = log.read()
    if "No space left" in text:
        stop("The disk is full: free at least %.1f GB and run this again." % NEEDED_GB)
    if any(word in text for word in NETWORK_WORDS):
        stop(
            "The packages could not be fetched: connect to the internet (behind a proxy, set HTTPS_PROXY) and run "
            "this again; after this one installation the course needs no network."
        )
    if "THESE PACKAGES DO NOT MATCH THE HASHES" in text:
        stop("A package is not the one that the course was tested with: fetch a fresh copy of the course.")
    stop("Setting up failed at “%s”; the last lines of .venv/setup.log say why:\n%s"
         % (step, "\n".join(text.splitlines()[-8:])))  # fmt: skip


def main():
    check_python()
    check_place()
    if is_ready():
        return
    if os.path.islink(VENV):
        stop("The environment .venv is a link to %s, and setting up would empty that place: remove the link and run this again."
             % os.readlink(VENV))  # fmt: skip
    check_disk()
    print("Setting up the course in .venv: once, about two minutes and 1 GB.")
    import venv

    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        stop(
            "The environment .venv could not be made (%s): check that you may write to this folder." % problem
        )
    pip = [os.path.join(BIN, "python"), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    run("Fetching and installing the packages", pip + ["--require-hashes", "-r", "requirements.lock"])
    run("Installing the course", pip + ["--no-deps", "--no-build-isolation", "--editable", "."])
    with open(STAMP, "w") as file:
        file.write(fingerprint())


if __name__ == "__main__":
    main()
