"""JupyterLab and Chromium for tests and benchmarks: both private, both stopped by the one who started them."""

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE_S = 60


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: its address, its token and the folder that it serves."""

    url: str
    token: str
    root: Path

    def address(self, notebook: str) -> str:
        """The address that opens a notebook of the served folder, alone and without the launcher."""
        return f"{self.url}/lab/tree/{notebook}?token={self.token}&reset"


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


_JUPYTER = Path(__file__).parents[2] / "course_lib" / "workshop" / "jupyter"


@contextlib.contextmanager
def jupyter_lab(root: Path) -> Iterator[Lab]:
    """A JupyterLab that serves `root`, with settings of its own, for as long as the block runs."""
    port, token, home = free_port(), secrets.token_hex(8), root / ".lab"
    _write_settings(home / "settings" / "@jupyterlab")
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        # This checkout's own extension and settings, whichever the environment has.
        "JUPYTER_PATH": str(_JUPYTER / "share" / "jupyter"),
        "JUPYTER_CONFIG_PATH": str(_JUPYTER / "etc" / "jupyter"),
        # Chromium closes its side without a word; that must not fill the log of the test.
        "PYTHONWARNINGS": "ignore",
    }
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={root}",
    ]  # fmt: skip
    with (root / "lab.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
    lab = Lab(f"http://127.0.0.1:{port}", token, root)
    try:
        _wait_for(lab, server)
        yield lab
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _write_settings(folder: Path) -> None:
    """None; Lab keeps every cell in the page. That it asks the network for no news is the course's own setting."""
    path = folder / "notebook-extension" / "tracker.jupyterlab-settings"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"windowingMode": "none"}), encoding="utf-8")


def _wait_for(lab: Lab, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{lab.url}/api/status?token={lab.token}", timeout=5) as answer:
                json.load(answer)
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{(lab.root / 'lab.log').read_text()[-3000:]}")


@contextlib.contextmanager
def chromium() -> Iterator[object]:
    """A headless Chromium of Playwright, for as long as the block runs."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def write_notebook(path: Path, *cells: str) -> None:
    """None; writes a notebook of these code cells, not yet run."""
    import nbformat

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)


def _settled(page: object, prompts: object) -> list[str]:
    """The prompts of a notebook once all its cells stand in the page; Lab lays them out one after the other."""
    before, deadline = None, time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        now = prompts.all_inner_texts()
        if now == before:
            return now
        before = now
        page.wait_for_timeout(1_000)
    raise RuntimeError("JupyterLab did not finish laying out the notebook.")


def run_all(page: object, lab: object, notebook: str) -> None:
    """None; opens a notebook in JupyterLab and starts all its cells, as a reader would from the menu."""
    from playwright.sync_api import TimeoutError as Late

    page.goto(lab.address(notebook))
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=90_000)
    prompts = page.locator(".jp-CodeCell .jp-InputPrompt")
    saved = _settled(page, prompts)  # a chapter is kept executed: its numbers alone prove no run
    deadline = time.monotonic() + 2 * _PATIENCE_S
    while time.monotonic() < deadline:  # Lab forgets an order that comes before its kernel is connected
        try:
            dialog = page.locator("dialog.jp-Dialog .jp-mod-accept")
            if dialog.count():  # while kernels are still being listed, Lab asks which one to take
                dialog.first.click(timeout=3_000)
            page.get_by_role("menuitem", name="Run", exact=True).click(timeout=3_000)
            page.locator("[data-command='runmenu:run-all']").click(timeout=3_000)
        except Late:
            page.keyboard.press("Escape")
            continue
        for _ in range(15):
            now = prompts.all_inner_texts()
            if any("*" in one for one in now) or now[: len(saved)] != saved:
                return
            page.wait_for_timeout(200)
    raise RuntimeError("JupyterLab did not run the notebook.")
