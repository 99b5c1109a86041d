"""Killed anywhere, nothing is lost: twenty moments here; two hundred with `make kill-test`."""

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("killing.py")


def test_ended_at_random_moments_and_resumed_the_marks_are_those_of_an_undisturbed_run():
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--moments", "20", "--seed", "7"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout.splitlines()[-1])["moments"] == 20
