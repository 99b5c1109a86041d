"""Helpers of the browser and classroom tests, for the tests of a class on one server."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE, HERE.parent / "browser", HERE.parent / "classroom", HERE.parents[1] / "deploy"):
    sys.path.insert(0, str(folder))


def pytest_configure(config):
    config.addinivalue_line("markers", "hub: a JupyterHub with its students' servers, for about a minute")
