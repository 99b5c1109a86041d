"""A hub for two students, on free ports and with a state of its own, stopped by the one who started it."""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lab import free_port

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
PATIENCE_S = 90


@dataclass(frozen=True)
class Class:
    """A running hub: its address, its folder, the password of the trial, and its ports."""

    url: str
    folder: Path
    password: str
    ports: tuple[int, ...]

    def home(self, student: str) -> Path:
        """The folder of a student."""
        return self.folder / "state" / "homes" / student


def environment_of(folder: Path, **more: str) -> dict[str, str]:
    """What a trial in `folder` needs in its environment."""
    return {
        **os.environ,
        "COURSE_HUB_MODE": "trial",
        "COURSE_HUB_STUDENTS": str(folder / "class.csv"),
        "COURSE_HUB_STATE": str(folder / "state"),
        "COURSE_HUB_EXCHANGE": str(folder / "exchange"),
        "COURSE_HUB_GRADING": str(folder / "grading"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        # Chromium closes its side without a word; that must not fill the log of the test.
        "PYTHONWARNINGS": "ignore",
        **more,
    }


@contextlib.contextmanager
def class_hub(folder: Path) -> Iterator[Class]:
    """A hub that serves the students of `folder/class.csv`, for as long as the block runs."""
    outer, inner, steering = free_port(), free_port(), free_port()
    one = Class(f"http://127.0.0.1:{outer}", folder, secrets.token_urlsafe(12), (outer, inner, steering))
    command = [
        sys.executable, "-m", "jupyterhub", "--config", str(DEPLOY / "jupyterhub_config.py"),
        f"--JupyterHub.hub_port={inner}", f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{steering}",
    ]  # fmt: skip
    told = environment_of(folder, COURSE_HUB_URL=one.url, COURSE_HUB_PASSWORD=one.password)
    with (folder / "hub.log").open("wb") as log:
        hub = subprocess.Popen(command, env=told, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_for(one, hub)
        yield one
    finally:
        hub.send_signal(signal.SIGTERM)  # the hub ends its students' servers and its proxy
        try:
            hub.wait(30)
        except subprocess.TimeoutExpired:
            hub.kill()
            hub.wait()


def _wait_for(one: Class, hub: subprocess.Popen) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and hub.poll() is None:
        try:
            with urllib.request.urlopen(f"{one.url}/hub/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"JupyterHub did not start:\n{(one.folder / 'hub.log').read_text()[-3000:]}")
