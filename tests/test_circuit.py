"""The basal ganglia circuit: exact rest, agreement with a reference network, lesions, dopamine, cascade, course."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.chapters.basal_ganglia_pathways.views.diagram import circuit_state
from course_lib.errors import CourseError
from course_lib.facts import fact, ids
from course_lib.models import circuit_states, circuit_steady, circuit_window
from course_lib.models.circuit.cascade import (
    CLAIMED_SIGNS,
    Station,
    cascade,
    modelled_change,
    recorded_change,
)
from course_lib.models.circuit.course import simulate
from course_lib.models.circuit.parameters import GPR_WEIGHTS, INTACT, NUCLEI, Circuit, PerNucleus, connections
from course_lib.models.circuit.solver import Channels
from course_lib.models.circuit.states import (
    CONDITIONS,
    HEALTHY,
    HUNTINGTON,
    PARKINSON,
    PARKINSON_STN_SILENCED,
    TARDIVE_DYSKINESIA,
    TEACHING_SALIENCES,
    actions_let_through,
    release_window,
    with_dopamine,
    with_lesion,
    with_stimulation,
)
from course_lib.models.circuit.steady import loop_gain, selected_channels, steady_state
from course_lib.models.circuit.window import released_share

REFERENCE = json.loads((Path(__file__).parent / "data" / "circuit_nengo.json").read_text(encoding="utf-8"))
RANDOM = np.random.default_rng(3).uniform(0, 1, (200, 6))
UNLIMITED = 1e6
CLOSED_LOOP = replace(GPR_WEIGHTS, thalamus_to_cortex=0.3, cortex_to_thalamus=0.5)


def reference_saliences() -> np.ndarray:
    shape = (REFERENCE["vectors"], REFERENCE["channels"])
    return np.random.default_rng(REFERENCE["seed"]).uniform(0, 1, shape)


def stacked(rates) -> np.ndarray:
    return np.stack([getattr(rates, name) for name in NUCLEI], axis=-2)


def what_rates_imply(circuit: Circuit, saliences: np.ndarray, rates) -> np.ndarray:
    """The rates that the equations return for these rates: the same ones, at rest."""
    now = stacked(rates)
    shared = np.broadcast_to(rates.stn.sum(axis=-1)[..., None, None], (*now.shape[:-2], 1, now.shape[-1]))
    came_in = connections(circuit) @ np.concatenate([now, shared], axis=-2) + circuit.drive.column()
    came_in[..., NUCLEI.index("cortex"), :] += saliences
    free = circuit.slopes.column() * (came_in - circuit.thresholds.column())
    return circuit.surviving.column() * np.clip(free, 0, circuit.highest_rate)


# The reference network


def test_the_same_action_wins_as_in_the_reference_network_for_1000_saliences():
    gpi = steady_state(Circuit(highest_rate=UNLIMITED), reference_saliences()).gpi
    lowest = gpi <= gpi.min(axis=1, keepdims=True) + 1e-4
    ours = lowest @ (2 ** np.arange(REFERENCE["channels"]))
    assert len(REFERENCE["winners"]) == 1000
    assert ours.tolist() == [int(letter, 32) for letter in REFERENCE["winners"]]


def test_output_rates_are_those_of_the_reference_network():
    theirs = np.array(REFERENCE["first_gpi_rates"])
    ours = steady_state(Circuit(highest_rate=UNLIMITED), reference_saliences()[: len(theirs)]).gpi
    assert np.abs(ours - theirs).max() < 2e-6


def test_a_highest_rate_changes_rates_but_no_winner():
    limited, free = (
        steady_state(Circuit(highest_rate=top), reference_saliences()).gpi for top in (1.0, UNLIMITED)
    )
    assert np.abs(limited - free).max() > 0.01
    assert (limited.argmin(axis=1) == free.argmin(axis=1)).mean() > 0.99


def test_parameters_are_the_published_ones():
    matrix = connections(Circuit())
    at = NUCLEI.index
    assert matrix[at("gpi"), at("gpe")] == -fact("gpr.gpe_to_gpi", "1")
    assert matrix[at("gpe"), -1] == fact("gpr.stn_to_pallidum", "1")
    assert matrix[at("d2"), at("cortex")] == pytest.approx(1 - fact("gpr.d2_dopamine_effect", "1"))
    assert Circuit().thresholds.stn == fact("gpr.stn_threshold", "1")
    assert len(ids("gpr")) == 18, "a new published parameter has no place in the model yet"


# Rest


@settings(max_examples=80, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    channels=st.integers(1, 12),
    loop=st.floats(0, 0.95),
    losses=st.booleans(),
)
def test_rest_solves_the_equations_to_rounding_for_any_circuit(seed, channels, loop, losses):
    random = np.random.default_rng(seed)
    weights = {name: random.uniform(0, 1.5) for name in vars(GPR_WEIGHTS) if name != "thalamus_to_cortex"}
    weights["gpe_to_gpi"] = random.uniform(0, 1)
    left = PerNucleus(**dict(zip(NUCLEI, random.uniform(0, 1, 7), strict=True))) if losses else INTACT
    circuit = Circuit(
        weights=replace(GPR_WEIGHTS, **weights, thalamus_to_cortex=1.0),
        thresholds=PerNucleus(**dict(zip(NUCLEI, random.uniform(-0.5, 0.3, 7), strict=True))),
        surviving=left,
        d1_dopamine=random.uniform(0, 1),
        d2_dopamine=random.uniform(0, 1),
    )
    closed = loop / loop_gain(circuit) if loop_gain(circuit) > 0 else 0.0
    circuit = replace(circuit, weights=replace(circuit.weights, thalamus_to_cortex=min(closed, 1000)))
    saliences = random.uniform(0, 1, (3, channels)).round(1)
    rates = steady_state(circuit, saliences)
    assert np.abs(what_rates_imply(circuit, saliences, rates) - stacked(rates)).max() < 1e-12


def test_equal_channels_rest_where_the_closed_form_says():
    salience, channels = 0.5, 6
    rates = steady_state(HEALTHY, [salience] * channels)
    d2 = 0.8 * salience - 0.2
    # All units linear: T = n (s + 0.25 − GPe) and GPe = 0.9 T + 0.2 − D2.
    total = channels * (salience + 0.25 - 0.2 + d2) / (1 + 0.9 * channels)
    assert rates.stn.sum() == pytest.approx(total, rel=1e-14)
    assert rates.gpe == pytest.approx(np.full(channels, 0.9 * total + 0.2 - d2), rel=1e-14)


def test_presentations_solved_together_equal_those_solved_alone():
    circuit = Circuit(weights=CLOSED_LOOP)
    together = steady_state(circuit, RANDOM[:8]).gpi
    assert np.abs(together - [steady_state(circuit, row).gpi for row in RANDOM[:8]]).max() < 1e-14


def test_the_solver_needs_few_looks_at_the_equations(monkeypatch):
    looks = []
    chain = Channels._chain
    monkeypatch.setattr(Channels, "_chain", lambda *given: looks.append(1) or chain(*given))
    for row in RANDOM[:20]:
        steady_state(HEALTHY, row)
    assert len(looks) / 20 < 20


def test_a_loop_that_can_hold_a_choice_has_no_single_rest():
    circuit = Circuit(weights=replace(GPR_WEIGHTS, thalamus_to_cortex=0.6))
    assert loop_gain(circuit) == pytest.approx(0.6 * 2.0 * 1.2)
    with pytest.raises(CourseError, match=r"gain of 1\.44, but steady_state needs one below 1"):
        steady_state(circuit, [0.5, 0.5])


def test_the_gain_of_the_loop_is_what_a_small_push_of_salience_shows():
    circuit = Circuit(
        weights=replace(GPR_WEIGHTS, thalamus_to_cortex=0.3, stn_to_pallidum=0.0, gpe_to_gpi=0.0)
    )
    circuit = replace(circuit, thresholds=replace(circuit.thresholds, gpi=-0.5))
    low, high = (steady_state(circuit, [salience]).cortex[0] for salience in (0.38, 0.39))
    assert (high - low) / 0.01 == pytest.approx(1 / (1 - loop_gain(circuit)))


# Symmetry and direction


def test_channels_have_no_favourite():
    order = np.random.default_rng(0).permutation(6)
    straight, shuffled = (stacked(steady_state(HEALTHY, rows)) for rows in (RANDOM, RANDOM[:, order]))
    assert np.abs(straight[..., order] - shuffled).max() < 1e-14
    equal = stacked(steady_state(HEALTHY, [0.6] * 5))
    assert np.ptp(equal, axis=-1).max() == 0


def test_the_more_salient_action_is_held_less():
    asking = RANDOM.clip(0.3, 0.9)
    gpi = steady_state(Circuit(highest_rate=UNLIMITED), asking).gpi
    by_salience = np.take_along_axis(gpi, asking.argsort(axis=1), axis=1)
    assert (np.diff(by_salience, axis=1) <= 1e-12).all()


def test_a_louder_rival_holds_an_action_back():
    rival = np.linspace(0, 1, 41)
    held = steady_state(HEALTHY, np.column_stack([np.full(41, 0.5), rival])).gpi[:, 0]
    assert (np.diff(held) >= -1e-12).all()
    assert held[-1] > held[0] + 0.1


def test_more_dopamine_never_holds_any_action_more():
    levels = [0.0, 0.3, 0.6, 1.0, 2.0, 4.0, 10.0]
    gpi = np.array([steady_state(with_dopamine(HEALTHY, release=level), RANDOM).gpi for level in levels])
    assert (np.diff(gpi, axis=0) <= 1e-12).all()


def test_without_dopamine_the_two_pathways_hear_cortex_alike():
    rates = steady_state(with_dopamine(HEALTHY, release=0), RANDOM)
    assert (rates.d1 == rates.d2).all()
    assert (steady_state(HEALTHY, RANDOM).d1 >= rates.d1).all()
    assert (steady_state(HEALTHY, RANDOM).d2 <= rates.d2).all()


def test_a_louder_salience_takes_over():
    before, after = (
        selected_channels(steady_state(HEALTHY, asked)) for asked in ([0.8, 0.4, 0.6], [0.4, 0.8, 0.6])
    )
    assert before.tolist() == [True, False, False]
    assert after.tolist() == [False, True, False]


# Lesions and stimulation


def test_without_stn_no_channel_hears_another():
    cut = with_lesion(HEALTHY, "stn")
    alone = [steady_state(cut, [salience]).gpi[0] for salience in RANDOM[0]]
    assert steady_state(cut, RANDOM[0]).gpi == pytest.approx(alone, abs=1e-14)


def test_without_cortex_the_output_holds_every_action():
    rates = steady_state(with_lesion(HEALTHY, "cortex"), [0.9, 0.2, 0.5])
    assert rates.gpi == pytest.approx(steady_state(HEALTHY, [0.0] * 3).gpi)
    assert not selected_channels(rates).any()


@pytest.mark.parametrize("nucleus", NUCLEI)
def test_a_lost_nucleus_is_silent_and_half_a_loss_lies_between(nucleus):
    whole, half, none = (
        steady_state(with_lesion(HEALTHY, nucleus, surviving=left), TEACHING_SALIENCES)
        for left in (1.0, 0.5, 0.0)
    )
    assert not getattr(none, nucleus).any()
    assert 0 < getattr(half, nucleus).sum() < getattr(whole, nucleus).sum()


def test_the_two_readings_of_stn_stimulation_give_opposite_answers():
    resting = steady_state(PARKINSON, TEACHING_SALIENCES).gpi
    silenced = steady_state(PARKINSON_STN_SILENCED, TEACHING_SALIENCES)
    driven = steady_state(with_stimulation(PARKINSON, "stn", drive=0.3), TEACHING_SALIENCES)
    assert (silenced.gpi < resting).all()
    assert (driven.gpi > resting).all()
    assert selected_channels(silenced).tolist() == [False, True, False]


def test_silencing_stn_altogether_lets_everything_through():
    assert selected_channels(steady_state(with_lesion(PARKINSON, "stn"), TEACHING_SALIENCES)).sum() > 1


# Conditions and treatment


def test_each_condition_shows_its_mark():
    selected = {
        name: int(selected_channels(steady_state(circuit, TEACHING_SALIENCES)).sum())
        for name, circuit in CONDITIONS.items()
    }
    assert selected == {
        "healthy": 1,
        "Parkinson": 0,
        "Parkinson, STN silenced": 1,
        "tardive dyskinesia": 2,
        "tardive dyskinesia, VMAT2 inhibited": 1,
        "Huntington": 2,
    }


def test_depletion_first_mends_over_selection_and_then_stops_all_movement():
    releases = np.linspace(0, 1, 21)
    counts = actions_let_through(TARDIVE_DYSKINESIA, TEACHING_SALIENCES, releases)
    assert (np.diff(counts) >= 0).all()
    assert set(counts.tolist()) == {0, 1, 2}
    low, high = release_window(TARDIVE_DYSKINESIA, TEACHING_SALIENCES, releases)
    assert 0.3 < low < high < 1


def test_a_window_that_nothing_reaches_is_none():
    assert release_window(PARKINSON, TEACHING_SALIENCES, [0.1, 0.5], wanted=3) is None


def test_d2_block_undoes_supersensitivity():
    blocked = with_dopamine(HEALTHY, release=1, d2_sensitivity=3 * (1 - 2 / 3))
    assert blocked.d2_dopamine == pytest.approx(HEALTHY.d2_dopamine)


def test_dopamine_effects_stop_at_their_limit():
    assert with_dopamine(HEALTHY, release=100).d2_dopamine == 1


# The cascade


def test_every_station_changes_as_claimed_in_the_worked_case():
    stations = cascade(*(steady_state(circuit, TEACHING_SALIENCES) for circuit in (HEALTHY, PARKINSON)))
    assert [station.nucleus for station in stations] == list(CLAIMED_SIGNS)
    assert all(station.agrees for station in stations)


def test_gpe_is_the_one_station_whose_sign_depends_on_what_cortex_asks():
    healthy, ill = (steady_state(circuit, RANDOM) for circuit in (HEALTHY, PARKINSON))
    change = {
        name: getattr(ill, name).mean(axis=1) - getattr(healthy, name).mean(axis=1) for name in CLAIMED_SIGNS
    }
    agree = {name: np.mean(sign * change[name] > 1e-9) for name, sign in CLAIMED_SIGNS.items()}
    assert 0.5 < agree["gpe"] < 0.95
    assert min(agree[name] for name in ("d2", "stn", "gpi")) == 1
    # A thalamus that was silent before cannot fall.
    assert agree["thalamus"] > 0.9


def test_an_idle_striatum_hides_the_loss_of_dopamine():
    signs = [s.sign for s in cascade(*(steady_state(c, [0.1] * 4) for c in (HEALTHY, PARKINSON)))]
    assert signs == [0, 0, 0, 0, 0]


def test_the_model_overstates_gpi_and_understates_gpe_in_parkinsons_disease():
    healthy, ill = (steady_state(circuit, TEACHING_SALIENCES) for circuit in (HEALTHY, PARKINSON))
    assert recorded_change("gpi", "monkey", "Parkinson") == pytest.approx(95.2 / 82.5 - 1)
    assert modelled_change(healthy, ill, "gpi") > 3 * recorded_change("gpi", "monkey", "Parkinson") > 0
    assert recorded_change("gpe", "monkey", "Parkinson") < 3 * modelled_change(healthy, ill, "gpe") < 0


@pytest.mark.parametrize("hyperkinetic", [TARDIVE_DYSKINESIA, HUNTINGTON])
def test_recorded_gpe_falls_where_the_model_of_a_hyperkinetic_state_lets_it_rise(hyperkinetic):
    healthy, ill = (steady_state(circuit, TEACHING_SALIENCES) for circuit in (HEALTHY, hyperkinetic))
    assert modelled_change(healthy, ill, "gpe") > 0 > recorded_change("gpe", "monkey", "dystonia")
    assert modelled_change(healthy, ill, "gpi") < 0
    assert recorded_change("gpi", "monkey", "dystonia") < 0


def test_stn_fires_faster_in_parkinsons_disease_than_in_hyperkinesia_in_model_and_recordings():
    ill, hyperkinetic = (steady_state(c, TEACHING_SALIENCES) for c in (PARKINSON, TARDIVE_DYSKINESIA))
    assert modelled_change(hyperkinetic, ill, "stn") > 0
    assert recorded_change("stn", "dystonia", "Parkinson") == pytest.approx(35.6 / 26.3 - 1)


# The course in time


@pytest.mark.parametrize("circuit", [*CONDITIONS.values(), Circuit(weights=CLOSED_LOOP)])
def test_the_course_ends_at_rest(circuit):
    course = simulate(circuit, TEACHING_SALIENCES, epoch_ms=8000)
    assert np.abs(stacked(course.rates)[-1] - stacked(steady_state(circuit, TEACHING_SALIENCES))).max() < 1e-9


def test_halving_the_step_quarters_the_error():
    asked = [[0.3, 0.7], [0.8, 0.7]]

    def course(step_ms):
        return stacked(simulate(HEALTHY, asked, epoch_ms=400, step_ms=step_ms).rates)[:: round(20 / step_ms)]

    true = course(0.1)
    errors = [np.sqrt(np.mean((course(step) - true) ** 2)) for step in (10, 5, 2.5)]
    assert errors[0] / errors[1] > 3
    assert errors[1] / errors[2] > 3


def test_a_lone_striatal_unit_follows_its_exponential():
    course = simulate(with_lesion(HEALTHY, "stn"), [0.0, 0.0], epoch_ms=200)
    # GPe starts from a membrane at 0, and nothing reaches it: it stays at its own rate of 0.2.
    assert course.rates.gpe == pytest.approx(np.full_like(course.rates.gpe, 0.2))
    rising = simulate(HEALTHY, [0.5], epoch_ms=200).rates.cortex[:, 0]
    times = np.arange(0, 201, 5)
    assert rising == pytest.approx(0.5 * (1 - np.exp(-times / 40)))


def test_a_course_can_be_continued():
    whole = simulate(HEALTHY, [[0.2, 0.8], [0.9, 0.8]], epoch_ms=300)
    first = simulate(HEALTHY, [0.2, 0.8], epoch_ms=300)
    second = simulate(HEALTHY, [0.9, 0.8], epoch_ms=300, start=first)
    assert np.abs(stacked(whole.rates)[60:] - stacked(second.rates)).max() < 1e-12
    assert whole.times_ms[-1] == 600


def test_loss_of_dopamine_in_mid_course_closes_the_gate():
    healthy = simulate(HEALTHY, TEACHING_SALIENCES, epoch_ms=1000)
    ill = simulate(PARKINSON, TEACHING_SALIENCES, epoch_ms=1000, start=healthy)
    assert selected_channels(ill.rates)[0].any()
    assert not selected_channels(ill.rates)[-1].any()


def test_a_strong_thalamic_loop_holds_a_choice_against_an_equal_rival():
    circuit = Circuit(weights=replace(GPR_WEIGHTS, thalamus_to_cortex=0.6))
    held = [
        selected_channels(simulate(circuit, [first, [0.6, 0.6]], epoch_ms=1500).rates)[-1].tolist()
        for first in ([0.8, 0.3], [0.3, 0.8])
    ]
    assert held == [[True, False], [False, True]]


def test_many_channels_get_shorter_steps_that_stay_calm():
    asked = np.full(100, 0.9)
    course = simulate(HEALTHY, asked, epoch_ms=3000)
    assert course.times_ms[1] < simulate(HEALTHY, [0.9], epoch_ms=100).times_ms[1] == 5
    assert course.rates.stn[-1] == pytest.approx(steady_state(HEALTHY, asked).stn, abs=1e-4)


# The diagram


def test_every_condition_has_the_same_wiring_so_that_the_diagram_only_changes_its_colours():
    states = [circuit_state(c, steady_state(c, TEACHING_SALIENCES)) for c in CONDITIONS.values()]
    assert len({tuple((arrow.source, arrow.target) for arrow in state.arrows) for state in states}) == 1
    assert {(a.source, a.target) for a in states[0].arrows} == {
        (NUCLEI[j] if j < 7 else "stn", NUCLEI[i])
        for i, j in np.argwhere(connections(Circuit(weights=CLOSED_LOOP)))
    }


def test_the_sign_of_an_arrow_is_its_effect():
    state = circuit_state(HEALTHY, steady_state(HEALTHY, TEACHING_SALIENCES))
    weight = {(arrow.source, arrow.target): arrow.weight for arrow in state.arrows}
    assert weight["d1", "gpi"] < 0 < weight["stn", "gpi"]
    assert weight["thalamus", "cortex"] == 0
    silenced = circuit_state(PARKINSON_STN_SILENCED, steady_state(PARKINSON_STN_SILENCED, TEACHING_SALIENCES))
    assert {a.target: a.weight for a in silenced.arrows if a.source == "stn"}["gpi"] == pytest.approx(
        0.9 * 0.3
    )


def test_the_diagram_shows_one_channel_or_the_mean():
    rates = steady_state(HEALTHY, TEACHING_SALIENCES)
    one, mean = (
        {n.name: n.rate for n in circuit_state(HEALTHY, rates, channel).nodes} for channel in (1, None)
    )
    assert one["gpi"] == pytest.approx(100 * rates.gpi[1])
    assert mean["gpi"] == pytest.approx(100 * rates.gpi.mean())


# Bad input


GARBAGE = [
    None,
    "much",
    [],
    [[]],
    float("nan"),
    [float("inf")],
    True,
    [True],
    -1,
    [-0.1],
    [1e9],
    0.5,
    ["a"],
    {},
    [[1], [1, 2]],
]


@pytest.mark.parametrize("bad", GARBAGE, ids=repr)
def test_bad_saliences_get_a_sentence(bad):
    for call in (steady_state, lambda c, s: simulate(c, s, epoch_ms=100)):
        with pytest.raises(CourseError, match="saliences"):
            call(HEALTHY, bad)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: steady_state(None, [0.5]), "circuit is None, but must be a Circuit"),
        (lambda: with_dopamine("x", release=1), "circuit is 'x'"),
        (lambda: with_dopamine(HEALTHY, release=-0.1), "release is -0.1"),
        (lambda: with_dopamine(HEALTHY, release=1, d2_sensitivity=[2]), "d2_sensitivity is"),
        (lambda: with_lesion(HEALTHY, "GPi"), "Did you mean gpi"),
        (lambda: with_lesion(HEALTHY, "stn", surviving=1.2), "surviving is 1.2"),
        (lambda: with_stimulation(HEALTHY, "stn", drive=float("nan")), "stn is nan"),
        (lambda: Circuit(d2_dopamine=1.5), "d2_dopamine is 1.5"),
        (lambda: Circuit(weights=0.9), "weights is 0.9, but must be a Weights"),
        (lambda: Circuit(slopes=PerNucleus()), "slopes.cortex is 0.0, but must be above 0"),
        (lambda: Circuit(surviving=PerNucleus(stn=-1)), "surviving.stn is -1"),
        (lambda: Circuit(highest_rate=0), "highest_rate is 0"),
        (lambda: Circuit(time_constant_ms=0), "time_constant_ms is 0"),
        (lambda: replace(GPR_WEIGHTS, gpe_to_gpi=1.1), "gpe_to_gpi is 1.1"),
        (lambda: selected_channels(steady_state(HEALTHY, [0.5]), 0), "threshold is 0"),
        (lambda: selected_channels([0.1]), "rates is"),
        (lambda: simulate(HEALTHY, [0.5], epoch_ms=0), "epoch_ms is 0"),
        (lambda: simulate(HEALTHY, [0.5], epoch_ms=100, step_ms=30), "step_ms is 30, but must divide"),
        (lambda: simulate(HEALTHY, [0.5], epoch_ms=100, step_ms=200), "step_ms is 200"),
        (lambda: simulate(HEALTHY, [0.5], epoch_ms=1e7, step_ms=0.001), "steps of 1 channels"),
        (lambda: simulate(HEALTHY, [[[0.5]]], epoch_ms=100), r"must be \(epochs, channels\)"),
        (lambda: simulate(HEALTHY, [0.5], epoch_ms=100, start=3), "start is 3"),
        (
            lambda: simulate(HEALTHY, [0.5], epoch_ms=50, start=simulate(HEALTHY, [1, 1], epoch_ms=50)),
            "start has 2 channels",
        ),
        (lambda: cascade(None, None), "rates is None"),
        (lambda: Station(nucleus="stn", before=0.1, after=0.2, claimed_sign=0), "claimed_sign is 0"),
        (lambda: recorded_change("stn", "monkey", "Parkinson"), "before is 'monkey'"),
        (lambda: recorded_change("d1", "monkey", "Parkinson"), "only these were recorded"),
        (lambda: release_window(HEALTHY, [0.5], []), "releases has shape"),
        (lambda: circuit_state(HEALTHY, steady_state(HEALTHY, [0.5]), channel=1), "channel is 1"),
        (lambda: circuit_state(HEALTHY, steady_state(HEALTHY, RANDOM)), "a diagram shows one moment"),
    ],
)
def test_bad_input_gets_a_sentence(call, said):
    with pytest.raises(CourseError, match=said):
        call()


def test_the_benchmark_says_when_there_is_no_compiler(monkeypatch, tmp_path):
    from benchmarks import circuit, peers

    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(CourseError, match="no gcc"):
        peers.compiled_c(circuit.C_SOURCE, tmp_path)


def test_the_circuit_costs_no_import_but_numpy():
    code = (
        "import sys, course_lib.models.circuit.states, course_lib.models.circuit.course; print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"scipy", "sympy", "numba", "pandas", "matplotlib"} & set(loaded)


def test_names_that_earlier_exercises_told_still_lead_to_the_models():
    assert circuit_states.HEALTHY is HEALTHY
    assert circuit_states.with_dopamine is with_dopamine
    assert circuit_states.with_lesion is with_lesion
    assert circuit_steady.steady_state is steady_state
    assert circuit_window.released_share is released_share
