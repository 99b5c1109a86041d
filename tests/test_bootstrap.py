"""The set-up explains every failure in one sentence."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "tools" / "bootstrap.py"


@pytest.fixture
def bootstrap(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setattr(module, "LOG", str(tmp_path / ".venv" / "setup.log"))
    monkeypatch.setattr(module, "STAMP", str(tmp_path / ".venv" / "course-stamp"))
    return module


def said(capsys) -> str:
    return capsys.readouterr().err.strip()


def test_an_old_python_is_named(bootstrap, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit):
        bootstrap.check_python()
    assert "Python 3.9, but the course needs Python 3.11" in said(capsys)


def test_a_missing_venv_package_is_named(bootstrap, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(SystemExit):
        bootstrap.check_python()
    assert "apt-get install python3-venv" in said(capsys)


def test_a_full_disk_is_named_before_anything_is_fetched(bootstrap, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap.shutil, "disk_usage", lambda _: SimpleNamespace(free=2e8))
    with pytest.raises(SystemExit):
        bootstrap.check_disk()
    assert "Only 0.2 GB" in said(capsys)


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        (
            "Retrying … NewConnectionError('<pip._vendor…>: Temporary failure in name resolution')",
            "connect to the internet",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "fetch a fresh copy"),
        ("something new", "the last lines of .venv/setup.log"),
    ],
)
def test_a_failed_step_is_explained(bootstrap, capsys, log, sentence):
    with pytest.raises(SystemExit):
        bootstrap.run("Fetching", [sys.executable, "-c", f"print({log!r}); raise SystemExit(1)"])
    assert sentence in said(capsys)


def test_no_network_is_explained_by_a_real_pip(tmp_path):
    """A real pip that cannot reach any index ends in the sentence about the network, not in a traceback."""
    work = tmp_path / "course"
    (work / "tools").mkdir(parents=True)
    (work / "tools" / "bootstrap.py").write_text(SCRIPT.read_text(encoding="utf-8"), encoding="utf-8")
    (work / "requirements.lock").write_text("numpy==2.1.0 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    (work / "pyproject.toml").write_text("", encoding="utf-8")
    no_network = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "PIP_CONFIG_FILE": "/dev/null",
        "PIP_RETRIES": "0",
    }
    no_network |= {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_NO_CACHE_DIR": "1"}
    run = subprocess.run(
        [sys.executable, "tools/bootstrap.py"],
        cwd=work,
        env=no_network,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "connect to the internet" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (work / ".venv" / "course-stamp").exists()


def test_a_folder_in_which_no_environment_can_be_made_is_named(bootstrap, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "ROOT", "/home/ada/Kurs 10:30")
    with pytest.raises(SystemExit):
        bootstrap.main()
    assert "Kurs 10:30, whose name holds the sign :" in said(capsys)
