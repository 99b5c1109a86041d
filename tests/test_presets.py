"""Presets that know their facts: completeness, inheritance, and what is no preset."""

import ast
import importlib
import threading
from dataclasses import MISSING, fields, replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from course_lib.errors import CourseError
from course_lib.facts import fact, fact_ids_of, ids, preset, record, source, sources_of
from course_lib.models.circuit.states import HEALTHY, PARKINSON
from course_lib.models.pk.drugs import DEUTETRABENAZINE, RESERPINE, TETRABENAZINE, VALBENAZINE
from course_lib.models.target.adaptation import FUNCTION, NUMBER, STRIATUM
from course_lib.models.target.receptor import D2, D2_AS_CLAIMED
from course_lib.models.terminal.parameters import TERMINAL
from course_lib.models.terminal.transport import SYNAPTIC_VESICLE
from course_lib.models.terminal.vesicle import TERMINAL_VESICLE

MODELS = Path(__file__).resolve().parent.parent / "course_lib" / "models"


def test_valbenazine_prints_the_id_and_the_citation_of_each_of_its_numbers():
    shown = str(sources_of(VALBENAZINE))
    for name in ("clearance", "central_volume", "htbz_formation_fraction", "bioavailability_half_dose"):
        fact_id = f"valbenazine_pk.{name}"
        line = next(line for line in shown.splitlines() if line.startswith(f"{fact_id} | "))
        assert str(source(record(fact_id).source)) in line
        assert f"<code>{fact_id}</code>" in sources_of(VALBENAZINE)._repr_html_()


def test_a_number_that_stands_in_a_preset_has_its_fact_in_the_list():
    cited = {record(one).value for one in fact_ids_of(VALBENAZINE)}
    assert {VALBENAZINE.clearance_L_per_h, VALBENAZINE.bioavailability.max_increase} <= cited
    assert {D2.kd_nM, D2.off_rate_per_s} == {record(one).value for one in fact_ids_of(D2)}


def test_a_number_worked_out_from_facts_has_them_in_the_list():
    assert "molecule.carbon" in fact_ids_of(RESERPINE)  # through the molar mass
    assert "tetrabenazine.paroxetine_alpha_auc_ratio" in fact_ids_of(TETRABENAZINE)
    assert "receptor.supersensitivity_end" in fact_ids_of(FUNCTION)


def test_a_preset_made_from_another_has_its_facts_too():
    assert set(fact_ids_of(TETRABENAZINE)) < set(fact_ids_of(DEUTETRABENAZINE))
    assert set(fact_ids_of(HEALTHY)) == set(fact_ids_of(PARKINSON))
    assert set(fact_ids_of(TERMINAL)) <= set(fact_ids_of(TERMINAL_VESICLE))


def test_a_preset_made_of_presets_has_the_facts_of_each_once():
    found = fact_ids_of(STRIATUM)
    assert {*fact_ids_of(NUMBER), *fact_ids_of(FUNCTION), "receptor.d2_baseline_occupancy"} <= set(found)
    assert len(found) == len(set(found))
    assert "gpr.stn_to_pallidum" in fact_ids_of(HEALTHY)


def test_the_terminal_cites_every_number_that_must_be_given():
    cited = {record(one).value for one in fact_ids_of(TERMINAL)}
    given = [one.name for one in fields(TERMINAL) if one.default is MISSING]
    assert len(given) >= 40
    assert [name for name in given if getattr(TERMINAL, name) not in cited] == []


@pytest.mark.parametrize(
    "thing",
    [replace(VALBENAZINE, clearance_L_per_h=15.0), replace(VALBENAZINE), D2_AS_CLAIMED, 3.0, None],
    ids=["changed", "copied", "claimed", "number", "none"],
)
def test_what_is_no_preset_is_refused_in_one_sentence(thing):
    with pytest.raises(CourseError, match=r"^This \w+ is no preset, but only presets know their facts"):
        sources_of(thing)


def test_a_base_that_is_no_preset_is_refused():
    with pytest.raises(CourseError, match="no preset"):
        preset(lambda: None, SimpleNamespace())


def test_facts_asked_for_outside_a_preset_are_not_counted():
    fact("vmat2.protons_per_amine", "1")
    made = preset(lambda: SimpleNamespace(ki_nM=fact("valbenazine.vmat2_ki", "nM")))
    fact("vesicle.ph", "1")
    assert fact_ids_of(made) == ("valbenazine.vmat2_ki",)


def test_a_preset_that_fails_stops_listening():
    with pytest.raises(CourseError):
        preset(lambda: fact("valbenazine.vmat2_ki", "uM"))
    assert fact_ids_of(preset(lambda: SimpleNamespace(ph=fact("vesicle.ph", "1")))) == ("vesicle.ph",)


def test_a_preset_made_in_another_thread_meanwhile_keeps_its_own_facts():
    inner = []

    def ask_elsewhere():
        inner.append(preset(lambda: SimpleNamespace(ph=fact("vesicle.ph", "1"))))

    def make():
        thread = threading.Thread(target=ask_elsewhere)
        thread.start()
        thread.join()
        return SimpleNamespace(ki_nM=fact("valbenazine.vmat2_ki", "nM"))

    outer = preset(make)
    assert (fact_ids_of(outer), fact_ids_of(inner[0])) == (("valbenazine.vmat2_ki",), ("vesicle.ph",))


def _names_that_hold_facts(path: Path):
    """Names in capitals that a module binds to something built with `fact(...)` in its arguments."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            called = {call.func.id for call in ast.walk(node.value) if _calls_by_name(call)}
            built = any(name[0].isupper() for name in called)
            if built and called & {"fact", "fact_range", "_fact", "_supply"}:
                yield node.targets[0].id


def _calls_by_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def test_whatever_a_model_builds_from_facts_is_a_preset():
    found = 0
    for path in MODELS.rglob("*.py"):
        name = ".".join(("course_lib", *path.relative_to(MODELS.parent).with_suffix("").parts))
        for one in _names_that_hold_facts(path):
            if one != "D2_AS_CLAIMED":  # its Kd is a claim of a source document
                assert set(fact_ids_of(getattr(importlib.import_module(name), one))) <= set(ids())
                found += 1
    assert found >= 10


def test_the_charge_of_the_exchanger_is_illustrative_and_not_cited():
    assert fact_ids_of(SYNAPTIC_VESICLE) == (
        "vmat2.protons_per_amine",
        "vesicle.ph",
        "vesicle.membrane_potential",
    )
