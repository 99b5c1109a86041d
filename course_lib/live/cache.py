"""State spaces kept by content: of the model, picture and controls, and of all code and packages that they rest on."""

import ast
import hashlib
import json
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path

from course_lib.files import write_atomically
from course_lib.live.controls import KIND
from course_lib.live.scene import Scene
from course_lib.live.space import Space, build_space
from course_lib.syllabus import ROOT

FOLDER = ROOT / "build" / "figures"
_PACKAGE = "course_lib"
# What a frame is made of, whichever model and picture it shows.
_DRAWN_LATER = {"still", "layout", "arrows", "encode"}  # what a page does with a display list changes none
_ENGINE = ("course_lib.live.space", "course_lib.figures.display_list")
_PACKAGES = ("numpy", "scipy", "matplotlib")  # another version draws other ticks and rounds other last digits


def kept_space(scene: Scene, folder: Path = FOLDER) -> Space:
    """The state space of a scene, from the folder where it lies there, else built and put there.

    A scene whose functions do not stand in the course's own modules is built anew each time: nothing says when it
    has changed.
    """
    key = key_of(scene)
    if key is None:
        return build_space(scene)
    path = folder / f"{key}.json"
    if path.is_file():
        found = json.loads(path.read_text(encoding="utf-8"))
        return Space(**{**found, "kept": tuple(map(tuple, found["kept"]))})
    space = build_space(scene)
    write_atomically(path, json.dumps(asdict(space), ensure_ascii=False, separators=(",", ":")).encode())
    return space


def key_of(scene: Scene) -> str | None:
    """A name made from everything that a scene's state space depends on; none where that cannot be known."""
    functions = [one for one in scene.functions if one is not None]
    modules = [getattr(one, "__module__", "") or "" for one in functions]
    if not all(
        module.startswith(f"{_PACKAGE}.") and hasattr(one, "__name__")
        for module, one in zip(modules, functions, strict=True)
    ):
        return None
    told = [
        *(f"{one.__module__}.{one.__name__}" for one in functions),
        *(
            f"{KIND[type(c)]} {c.name} {c.label} {c.positions!r} {c.texts!r} {c.start}"
            for c in scene.controls
        ),
    ]
    told += [f"{package} {version(package)}" for package in _PACKAGES]
    digest = hashlib.sha256("\n".join(told).encode())
    for path in sources_of({*modules, *_ENGINE}):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:32]


def sources_of(modules: set[str]) -> list[Path]:
    """The files of these modules and of all modules of the course that they import, and the facts' tables."""
    seen, waiting = set(), set(modules)
    while waiting:
        name = waiting.pop()
        seen.add(name)
        waiting |= set(_imports(name)) - seen
    files = {path for name in seen if (path := _file(name)) is not None and path.stem not in _DRAWN_LATER}
    if any(name.startswith(f"{_PACKAGE}.facts") for name in seen):
        files |= set((ROOT / _PACKAGE / "facts").glob("*.toml"))
    return sorted(files)


def _file(name: str) -> Path | None:
    place = ROOT.joinpath(*name.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


@cache
def _imports(name: str) -> tuple[str, ...]:
    """The modules of the course that a module imports, at its top or in a function."""
    path = _file(name)
    if path is None:
        return ()
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return tuple(one for one in found if one.startswith(_PACKAGE))
