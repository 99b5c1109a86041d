"""Five synapses that can be weakened: which rescue which lesion, the sign of the corticostriatal cut, the exact rescue."""

from dataclasses import replace

import numpy as np
import pytest
import sympy as sp

from course_lib.errors import CourseError
from course_lib.models.circuit.states import HEALTHY, PARKINSON, with_dopamine
from course_lib.models.circuit.steady import steady_state
from course_lib.models.circuit.synapses import (
    RAT,
    SYNAPSES,
    best_weakening,
    exact_rescue,
    kept,
    presentations,
    rescue,
    with_weakened,
)


def test_health_keeps_all_its_choices_and_no_weakening_changes_nothing():
    healthy = kept(HEALTHY)
    assert (healthy.choices, healthy.agreement, healthy.added) == (1.0, 1.0, 0.0)
    untreated = kept(RAT)
    assert all(kept(with_weakened(RAT, synapse, 0.0)) == untreated for synapse in SYNAPSES)


@pytest.mark.parametrize(
    ("lesion", "synapse", "share", "agreement"),
    [
        (RAT, "striatopallidal", 0.24, 0.966),
        (RAT, "corticostriatal, D2 cells only", 0.17, 0.992),
        (RAT, "corticosubthalamic", 0.28, 0.987),
        (RAT, "subthalamopallidal", 0.34, 0.966),
        (PARKINSON, "striatopallidal", 0.59, 0.910),
        (PARKINSON, "corticostriatal, D2 cells only", 0.44, 0.971),
        (PARKINSON, "corticosubthalamic", 0.73, 0.940),
        (PARKINSON, "subthalamopallidal", 0.68, 0.899),
    ],
)
def test_each_rescue_is_best_where_it_is_said_to_be(lesion, synapse, share, agreement):
    near = np.round(share + np.array([-0.02, -0.01, 0.0, 0.01, 0.02]), 2)
    found = [one.agreement for one in rescue(lesion, synapse, near)]
    assert int(np.argmax(found)) == 2
    assert found[2] == pytest.approx(agreement, abs=5e-4)


@pytest.mark.parametrize("lesion", [RAT, PARKINSON])
def test_less_glutamate_for_all_striatal_cells_rescues_neither(lesion):
    assert best_weakening(lesion, "corticostriatal", step=0.05) is None


def test_the_same_weakening_frees_the_rat_and_not_the_patient():
    rat, patient = (
        [round(one.choices, 2) for one in rescue(lesion, "striatopallidal", [0, 0.24, 0.59])]
        for lesion in (RAT, PARKINSON)
    )
    assert rat[:2] == [0.44, 0.98]
    assert patient == [0.0, 0.04, 0.89]


def test_the_sign_of_a_corticostriatal_cut_by_algebra_is_that_of_the_library():
    w, lam, c, wp, we, t = sp.symbols("w lambda c w_p w_e t", positive=True)
    gpe, stn = sp.symbols("gpe stn")
    loop = sp.solve([gpe - (wp * stn - (w * (1 - lam) * c - t) + t), stn - (c - gpe + t)], [gpe, stn])
    gpi = wp * loop[stn] - we * loop[gpe] - (w * (1 + lam) * c - t) + t
    slope = sp.simplify(sp.diff(gpi, w))
    assert sp.simplify(slope - c * ((1 - lam) * (wp + we) / (1 + wp) - (1 + lam))) == 0
    assert float(slope.subs({wp: 0.9, we: 0.3, lam: 0.2, c: 1})) < 0
    one, step = [0.55], 1e-5
    rates = [
        steady_state(
            replace(HEALTHY, weights=replace(HEALTHY.weights, cortex_to_striatum=1 + at * step)), one
        ).gpi[0]
        for at in (-1, 1)
    ]
    numeric = (rates[1] - rates[0]) / (2 * step)
    assert numeric == pytest.approx(float(slope.subs({wp: 0.9, we: 0.3, lam: 0.2, c: 0.55})), rel=1e-6)


def test_cortex_onto_d2_cells_alone_undoes_a_d2_block_exactly():
    for block in (0.3, 0.8, 1.0):
        blocked = with_dopamine(HEALTHY, release=1.0, d2_sensitivity=1.0 - block)
        undone = with_weakened(blocked, SYNAPSES[1], exact_rescue(block))
        gpi = [steady_state(circuit, presentations()).gpi for circuit in (HEALTHY, undone)]
        assert gpi[1] == pytest.approx(gpi[0], abs=1e-12)
    assert exact_rescue(0.8) == pytest.approx(1 / 6)
    assert exact_rescue(0.0) == 0


def test_too_much_weakening_adds_actions_that_health_holds_back():
    few, many = rescue(RAT, "striatopallidal", [0.2, 0.6])
    assert few.added == 0 < many.added


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: with_weakened(RAT, "nigrostriatal", 0.2), "synapse is 'nigrostriatal', but must be one of"),
        (
            lambda: with_weakened(RAT, "striatopallidal", 1.5),
            "share is 1.5, but must be at least 0 and at most 1",
        ),
        (lambda: with_weakened(None, "striatopallidal", 0.5), "circuit is None, but must be a Circuit"),
        (lambda: exact_rescue(2), "block is 2, but must be"),
        (lambda: exact_rescue(0.0, 1.0), "D2 cells hear nothing"),
        (lambda: best_weakening(RAT, "striatopallidal", step=0), "step is 0, but must be above 0"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(call, said):
    with pytest.raises(CourseError) as refusal:
        call()
    assert said in str(refusal.value)
