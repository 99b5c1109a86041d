"""List the benchmarks, run one and print its ratio as the last line, or run all into a page."""

import ast
import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
HELPERS = {"__init__", "__main__", "browsing", "large_class", "peers", "report", "timing", "virtual_trial"}


def names() -> list[str]:
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem not in HELPERS)


def main(arguments: list[str]) -> int:
    if not arguments:
        for name in names():
            doc = ast.get_docstring(ast.parse((HERE / f"{name}.py").read_text(encoding="utf-8"))) or ""
            print(f"{name:<12} {doc.splitlines()[0]}")
        print(
            "\nRun one with: make bench NAME=quantal; all, into docs/performance.md, with: make bench NAME=all"
        )
        return 0
    name = arguments[0]
    if name == "all":
        return 0 if importlib.import_module("benchmarks.report").write_page(names()) else 1
    if name not in names():
        print(f"There is no benchmark {name!r}. Known: {', '.join(names())}.", file=sys.stderr)
        return 2
    ratio = importlib.import_module(f"benchmarks.{name}").run()
    print(f"ratio {name} {ratio:.4f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
