"""Peers of the benchmarks: how to get them, and models written for them."""

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

from course_lib.errors import CourseError


def compiled_c(source: str, folder: Path) -> ctypes.CDLL:
    """A peer in C, compiled with -O3 in that folder."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        raise CourseError("There is no gcc or cc, but this benchmark needs one: its peer is compiled C.")
    written, library = folder / "peer.c", folder / "peer.so"
    written.write_text(source, encoding="utf-8")
    command = [compiler, "-O3", "-shared", "-fPIC", str(written), "-o", str(library), "-lm"]
    subprocess.run(command, check=True)
    return ctypes.CDLL(str(library))


def roadrunner():
    """The libRoadRunner module, or the end of the run with one sentence on how to get it."""
    try:
        import roadrunner
    except ImportError:
        sys.exit(
            "This benchmark compares with libRoadRunner, which is not installed: pip install libroadrunner"
        )
    roadrunner.Logger.setLevel(roadrunner.Logger.LOG_ERROR)
    return roadrunner


def sbml(
    species: dict[str, float], rates: dict[str, str], parameters: dict[str, float], events: str = ""
) -> str:
    """An SBML model of rate rules: start values, right-hand sides in infix form, constants, and events."""
    roadrunner_formula = _mathml
    kinds = "".join(
        f'<parameter id="{name}" value="{value!r}" constant="false"/>' for name, value in species.items()
    )
    kinds += "".join(
        f'<parameter id="{name}" value="{value!r}" constant="{str(not name.startswith("next")).lower()}"/>'
        for name, value in parameters.items()
    )
    rules = "".join(
        f'<rateRule variable="{name}">{roadrunner_formula(formula)}</rateRule>'
        for name, formula in rates.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" '
        'level="3" version="1"><model id="peer"><listOfParameters>'
        f"{kinds}</listOfParameters><listOfRules>{rules}</listOfRules>{events}</model></sbml>"
    )


def dosing_event(target: str, amount: float, every_h: float) -> str:
    """An SBML event that adds an amount at every multiple of an interval, through the parameter `next_h`."""
    adds = f'<eventAssignment variable="{target}">{_mathml(f"{target} + {amount!r}")}</eventAssignment>'
    moves = f'<eventAssignment variable="next_h">{_mathml(f"next_h + {every_h!r}")}</eventAssignment>'
    trigger = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><apply><geq/><csymbol encoding="text" '
        'definitionURL="http://www.sbml.org/sbml/symbols/time">t</csymbol><ci>next_h</ci></apply></math>'
    )
    return (
        '<listOfEvents><event id="dose" useValuesFromTriggerTime="true"><trigger initialValue="true" '
        f'persistent="true">{trigger}</trigger><listOfEventAssignments>{adds}{moves}</listOfEventAssignments>'
        "</event></listOfEvents>"
    )


def _mathml(formula: str) -> str:
    import ast

    return f'<math xmlns="http://www.w3.org/1998/Math/MathML">{_node(ast.parse(formula, mode="eval").body)}</math>'


def _node(node) -> str:
    import ast

    if isinstance(node, ast.Name):
        return f"<ci>{node.id}</ci>"
    if isinstance(node, ast.Constant):
        mantissa, _, power = repr(float(node.value)).partition("e")
        return f'<cn type="e-notation">{mantissa}<sep/>{power or 0}</cn>'
    if isinstance(node, ast.UnaryOp):
        return f"<apply><minus/>{_node(node.operand)}</apply>"
    tag = {ast.Add: "plus", ast.Sub: "minus", ast.Mult: "times", ast.Div: "divide"}[type(node.op)]
    return f"<apply><{tag}/>{_node(node.left)}{_node(node.right)}</apply>"
