"""pyproject.toml, environment.yml and requirements.lock name the same environment."""

import re
import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
EXTRAS = PROJECT["optional-dependencies"]
ASKED = [Requirement(line) for line in [*PROJECT["dependencies"], *EXTRAS["dev"], *EXTRAS["teach"]]]


def conda_lines() -> list[str]:
    plain = [line for line in CONDA["dependencies"] if isinstance(line, str)]
    pip = next(line["pip"] for line in CONDA["dependencies"] if isinstance(line, dict))
    return [line for line in [*plain, *pip] if line != "pip" and not line.startswith(("python=", "--"))]


def pinned() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", LOCK, flags=re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


def test_conda_and_pip_users_get_the_same_packages():
    conda = {canonicalize_name(Requirement(line).name): Requirement(line).specifier for line in conda_lines()}
    assert conda == {canonicalize_name(one.name): one.specifier for one in ASKED}


def test_conda_users_get_a_python_that_the_course_supports():
    (python,) = [
        line for line in CONDA["dependencies"] if isinstance(line, str) and line.startswith("python=")
    ]
    assert SpecifierSet(PROJECT["requires-python"]).contains(python.removeprefix("python="))


def test_conda_environment_installs_the_course_itself():
    assert "--editable ." in next(line["pip"] for line in CONDA["dependencies"] if isinstance(line, dict))


def test_every_package_asked_for_is_pinned_within_its_bounds():
    versions = pinned()
    for one in ASKED:
        name = canonicalize_name(one.name)
        assert name in versions, f"{name} is not in requirements.lock: run `make lock`"
        assert all(one.specifier.contains(version) for version in versions[name])


def test_every_pin_has_hashes():
    blocks = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)


def test_the_lock_names_no_address():
    assert not re.search(r"https?:|file:|--(?:extra-)?index|--find-links", LOCK)


def test_the_packages_fixed_for_the_course_are_there():
    fixed = {"jupyterlab", "ipywidgets", "matplotlib", "numpy", "sympy", "nbval"}
    assert fixed <= {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
