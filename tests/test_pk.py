"""Linear pharmacokinetics is exact: it agrees with a stiff solver and with 50-digit arithmetic, and conserves mass."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.errors import CourseError
from course_lib.models.pk.compartments import (
    OUTSIDE,
    CompartmentModel,
    rate_matrix_per_h,
)
from course_lib.models.pk.modes import modal_readings, modes_of
from course_lib.models.pk.propagator import carried, propagator
from course_lib.models.pk.regimen import (
    Bioavailability,
    Regimen,
    absorbed_fraction,
    infused,
    joined,
    once,
    repeated,
    with_doubled,
    with_missed,
)
from course_lib.models.pk.response import states_at, states_on_clock
from course_lib.models.pk.simulation import amounts_at, concentration_ng_per_mL, concentration_nM, simulate

RATES = st.floats(1e-3, 30.0)


@st.composite
def wirings(draw):
    names = tuple("abcde"[: draw(st.integers(1, 5))])
    pairs = [(one, two) for one in names for two in (*names, OUTSIDE) if one != two]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, min_size=1))
    return CompartmentModel(
        compartments=names,
        dosed="a",
        rates_per_h={pair: draw(RATES) for pair in chosen},
        volumes_L={"a": 10.0},
        molar_masses_g_per_mol={"a": 400.0},
    )


@st.composite
def regimens(draw):
    count = draw(st.integers(1, 3))

    def numbers(low, high):
        # Hundredths: a solver that must step over 1e-300 h never ends.
        return st.lists(
            st.integers(100 * low, 100 * high).map(lambda n: n / 100), min_size=count, max_size=count
        )

    return Regimen(
        times_h=draw(numbers(0, 40)),
        doses_mg=draw(numbers(1, 100)),
        durations_h=draw(st.one_of(st.none(), numbers(1, 6))),
    )


def stiffly_solved(model, regimen, times_h):
    from scipy.integrate import solve_ivp

    matrix, place = rate_matrix_per_h(model), model.compartments.index(model.dosed)
    per_mg = 1e6 / model.molar_masses_g_per_mol[model.dosed]
    ends = regimen.times_h + regimen.durations_h
    knots = np.unique([0.0, *regimen.times_h, *ends, *times_h])
    state, seen = np.zeros(len(matrix)), {}
    for start, end in zip(knots, [*knots[1:], None], strict=True):
        at_once = (regimen.times_h == start) & (regimen.durations_h == 0)
        state[place] += per_mg * regimen.doses_mg[at_once].sum()
        seen[start] = state.copy()
        if end is None:
            break
        running = (regimen.times_h <= start) & (ends > start) & (regimen.durations_h > 0)
        inflow = np.zeros(len(matrix))
        inflow[place] = per_mg * (regimen.doses_mg[running] / regimen.durations_h[running]).sum()
        answer = solve_ivp(
            lambda _, x, inflow=inflow: matrix @ x + inflow,
            (start, end),
            state,
            method="Radau",
            rtol=1e-11,
            atol=1e-8,
            jac=matrix,
        )
        state = answer.y[:, -1].copy()
    return np.stack([seen[time] for time in times_h], axis=-1)


@given(model=wirings(), regimen=regimens())
@settings(max_examples=4, deadline=None)
def test_any_wiring_and_regimen_agree_with_a_stiff_solver_to_1e9(model, regimen):
    times_h = np.array([0.0, 3.7, 24.0, 48.0])
    ours = amounts_at(model, regimen, times_h).amounts_nmol
    theirs = stiffly_solved(model, regimen, times_h)
    assert np.abs(ours - theirs).max() <= 1e-9 * 1e6 * regimen.doses_mg.sum() / 400.0


@given(
    model=wirings(),
    hours=st.lists(st.integers(0, 60), min_size=1, max_size=6),
    step=st.sampled_from([0.5, 1.0, 4.0]),
)
@settings(max_examples=40, deadline=None)
def test_the_clock_and_any_times_give_one_answer(model, hours, step):
    regimen = Regimen(times_h=hours, doses_mg=10.0 + np.arange(len(hours)))
    clock = simulate(model, regimen, until_h=60, every_h=step)
    free = amounts_at(model, regimen, clock.times_h)
    assert clock.amounts_nmol == pytest.approx(free.amounts_nmol, rel=1e-11, abs=1e-9)


@given(model=wirings(), regimen=regimens())
@settings(max_examples=40, deadline=None)
def test_mass_is_conserved_when_nothing_leaves(model, regimen):
    inner = {pair: rate for pair, rate in model.rates_per_h.items() if pair[1] != OUTSIDE}
    closed = CompartmentModel(
        compartments=model.compartments,
        dosed="a",
        rates_per_h=inner,
        volumes_L={"a": 10.0},
        molar_masses_g_per_mol={"a": 400.0},
    )
    total = amounts_at(closed, regimen, [100.0]).amounts_nmol.sum()
    assert total == pytest.approx(regimen.doses_mg.sum() * 1e6 / 400.0, rel=1e-11)


@given(model=wirings(), one=regimens(), two=regimens())
@settings(max_examples=40, deadline=None)
def test_the_answer_to_two_regimens_is_the_sum_of_their_answers(model, one, two):
    times_h = [0.0, 5.3, 30.0, 90.0]
    together = amounts_at(model, joined(one, two), times_h).amounts_nmol
    apart = sum(amounts_at(model, each, times_h).amounts_nmol for each in (one, two))
    assert together == pytest.approx(apart, rel=1e-10, abs=1e-8)


@given(model=wirings(), regimen=regimens())
@settings(max_examples=40, deadline=None)
def test_no_amount_is_ever_negative(model, regimen):
    amounts = amounts_at(model, regimen, np.linspace(0, 80, 41)).amounts_nmol
    assert amounts.min() >= -1e-9


@pytest.mark.parametrize("gap", [0.0, 1e-14, 1e-9, 1e-4])
def test_nearly_equal_rates_cost_no_digits(gap):
    import mpmath

    mpmath.mp.dps = 50
    slow, fast = 0.7, 0.7 * (1 + gap)
    matrix = np.array([[-fast, 0, 0, 0], [fast, -slow, 0, 0], [0, slow, -fast, 0], [0, 0, fast, -slow]])
    exact = mpmath.expm(mpmath.matrix(matrix.tolist()) * 9, method="taylor")
    reference = np.array([[float(exact[i, j]) for j in range(4)] for i in range(4)])
    below = np.tril_indices(4)
    assert propagator(matrix, 9.0)[below] == pytest.approx(reference[below], rel=2e-14)


def test_flip_flop_kinetics_equal_the_closed_form_at_both_ends():
    for in_per_h, out_per_h in ((0.05, 3.0), (3.0, 0.05), (0.3, 0.3)):
        model = CompartmentModel(
            compartments=("gut", "plasma"),
            dosed="gut",
            rates_per_h={("gut", "plasma"): in_per_h, ("plasma", OUTSIDE): out_per_h},
            volumes_L={"plasma": 1.0},
            molar_masses_g_per_mol={"gut": 1e6, "plasma": 1e6},
        )
        times_h = np.array([0.5, 6.0, 60.0])
        equal = in_per_h == out_per_h
        spread = times_h if equal else np.expm1((in_per_h - out_per_h) * times_h) / (in_per_h - out_per_h)
        closed = in_per_h * np.exp(-in_per_h * times_h) * spread
        assert concentration_nM(amounts_at(model, once(1.0), times_h), "plasma") == pytest.approx(
            closed, rel=1e-12
        )


def test_an_old_state_is_carried_as_by_one_long_step():
    matrix = np.array([[-3.0, 0.2, 0.0], [2.0, -0.25, 0.0], [1.0, 0.0, -0.01]])
    ages_h = np.array([0.0, 1e-6, 0.37, 24.0, 999.0])
    states = np.repeat([[1.0], [2.0], [0.5]], 5, axis=1)
    steps = np.stack([propagator(matrix, age) @ states[:, 0] for age in ages_h], axis=1)
    assert carried(matrix, states, ages_h) == pytest.approx(steps, rel=1e-11)


@pytest.mark.parametrize("gap", [0.0, 1e-12, 1e-6])
def test_modes_stand_back_where_they_would_cost_digits(gap):
    assert modes_of(np.array([[-1.0, 0.0], [1.0, -1.0 - gap]])) is None


def test_modes_stand_back_from_a_wiring_that_rings():
    ring = np.array([[-1.0, 0.0, 1.0], [1.0, -1.0, 0.0], [0.0, 1.0, -1.0]])
    assert modes_of(ring) is None


def test_modes_are_the_same_whether_numpy_answers_in_real_or_in_complex_numbers(monkeypatch):
    matrix = np.array([[[-1.7, 0.0], [1.7, -0.3]], [[-2.0, 0.1], [0.5, -0.4]]])
    answer = np.linalg.eig(matrix)
    for kind in (float, complex):
        as_kind = tuple((part.real if kind is float else part).astype(kind) for part in answer)
        monkeypatch.setattr(np.linalg, "eig", lambda _, given=as_kind: given)
        modes = modes_of(matrix)
        assert modes.vectors.dtype == float
        assert modes.vectors * modes.rates_per_h[:, None] @ modes.inverse == pytest.approx(matrix)


@pytest.mark.parametrize("doses", [[5.0, 5.0, 5.0], [5.0, 0.0, 10.0]])
def test_modes_and_propagators_give_one_answer(doses):
    matrix = np.array([[-1.7, 0.0, 0.0], [1.7, -0.3, 0.1], [0.0, 0.2, -0.1]])
    arrivals = np.array([[dose, 0.0, 0.0] for dose in doses])
    ages_h = np.array([0.0, 0.4, 23.0])
    modal = modal_readings(modes_of(matrix), np.eye(3), arrivals, 24.0, 1, ages_h)
    state = np.zeros(3)
    for slot, arrival in enumerate(arrivals):
        state = state + arrival
        for place, age_h in enumerate(ages_h):
            assert modal[:, slot, place] == pytest.approx(
                propagator(matrix, age_h) @ state, rel=1e-11, abs=1e-12
            )
        state = propagator(matrix, 24.0) @ state


def test_tables_kept_for_one_model_and_clock_are_not_used_for_another():
    def readings(loss_per_h, step_h, dose):
        matrix, doses = np.array([[-loss_per_h]]), np.full((3, 1), dose)
        return modal_readings(modes_of(matrix), np.eye(1), doses, step_h, 2, np.array([0.0, 0.25]))[0, 0]

    for loss_per_h, step_h, dose in [(1.0, 1.0, 2.0), (0.5, 1.0, 2.0), (1.0, 0.5, 2.0), (1.0, 1.0, 3.0)] * 2:
        ages_h = np.array([0.0, 0.25, step_h, step_h + 0.25])
        assert readings(loss_per_h, step_h, dose) == pytest.approx(
            dose * np.exp(-loss_per_h * ages_h), rel=1e-12
        )


def test_many_patients_at_once_equal_each_alone():
    def model(clearance_per_h, volume_L):
        return CompartmentModel(
            compartments=("gut", "plasma"),
            dosed="gut",
            rates_per_h={("gut", "plasma"): 1.0, ("plasma", OUTSIDE): clearance_per_h},
            volumes_L={"plasma": volume_L},
            molar_masses_g_per_mol={"gut": 400.0, "plasma": 400.0},
        )

    rates, volumes, regimen = [0.02, 0.1, 2.0], [20.0, 50.0, 80.0], repeated(40, 24, 10)
    for run in (lambda m: simulate(m, regimen, until_h=300), lambda m: amounts_at(m, regimen, [1.5, 77.7])):
        together = concentration_nM(run(model(np.array(rates), np.array(volumes))), "plasma")
        alone = [concentration_nM(run(model(*pair)), "plasma") for pair in zip(rates, volumes, strict=True)]
        assert together == pytest.approx(np.array(alone), rel=1e-12)


def test_an_infusion_reaches_inflow_over_clearance():
    model = CompartmentModel(
        compartments=("p",),
        dosed="p",
        rates_per_h={("p", OUTSIDE): 0.5},
        volumes_L={"p": 4.0},
        molar_masses_g_per_mol={"p": 500.0},
    )
    seen = concentration_ng_per_mL(simulate(model, infused(1000.0, over_h=100.0), until_h=99), "p")
    assert seen[-1] == pytest.approx(10.0 / (0.5 * 4.0) * 1000.0, rel=1e-12)


def test_a_missed_dose_lowers_and_a_doubled_dose_raises_what_follows():
    model = CompartmentModel(
        compartments=("p",),
        dosed="p",
        rates_per_h={("p", OUTSIDE): 0.04},
        volumes_L={"p": 4.0},
        molar_masses_g_per_mol={"p": 500.0},
    )
    course = {
        name: simulate(model, change(repeated(40, 24, 6)), until_h=144).amounts_nmol[0]
        for name, change in {
            "taken": lambda r: r,
            "missed": lambda r: with_missed(r, 3),
            "doubled": lambda r: with_doubled(r, 3),
        }.items()
    }
    assert np.array_equal(course["missed"][:48], course["taken"][:48])
    assert (course["missed"][48:] < course["taken"][48:]).all()
    assert (course["doubled"][48:] > course["taken"][48:]).all()


def test_bioavailability_rises_with_dose_from_one_milligram():
    rising = Bioavailability(max_increase=1.36, half_increase_dose_mg=90.1)
    shares = absorbed_fraction(rising, [0.5, 1, 40, 80, 1e6])
    assert shares[0] == shares[1] == 1.0
    assert (np.diff(shares[1:]) > 0).all()
    assert shares[-1] == pytest.approx(2.36, rel=1e-3)


def test_inputs_between_ticks_are_not_moved_to_a_tick():
    matrix = np.array([[-1.0]])
    between = states_on_clock(matrix, np.array([0.5]), np.array([[1.0]]), 1.0, 3)
    assert between[0] == pytest.approx([0.0, np.exp(-0.5), np.exp(-1.5)])
    assert np.array_equal(between, states_at(matrix, np.array([0.5]), np.array([[1.0]]), np.arange(3.0)))


WRONG = [float("nan"), float("inf"), -1, "80", True, None, [1, 2], np.array([1.0, 2.0])]
GOOD = {
    "compartments": ("p",),
    "dosed": "p",
    "rates_per_h": {("p", OUTSIDE): 0.5},
    "volumes_L": {"p": 4.0},
    "molar_masses_g_per_mol": {"p": 500.0},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_numbers_get_a_sentence(wrong):
    for build in (
        lambda: once(wrong),
        lambda: repeated(40, wrong, 3),
        lambda: repeated(40, 24, wrong),
        lambda: infused(40, wrong),
        lambda: with_missed(repeated(40, 24, 3), wrong),
        lambda: simulate(CompartmentModel(**GOOD), once(1), until_h=wrong),
        lambda: simulate(CompartmentModel(**GOOD), once(1), until_h=5, every_h=wrong),
        lambda: Bioavailability(half_increase_dose_mg=wrong),
        lambda: CompartmentModel(**GOOD | {"rates_per_h": {("p", OUTSIDE): [0.1, -0.1]}}),
        lambda: Regimen(times_h=[0, 1], doses_mg=[40]),
        lambda: simulate(CompartmentModel(**GOOD), wrong, until_h=5),
    ):
        with pytest.raises(CourseError) as refusal:
            build()
        assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"dosed": "gut"}, "dosed"),
        ({"rates_per_h": {("p", "q"): 0.1}}, "end of a flow"),
        ({"rates_per_h": {("p", OUTSIDE): -0.1}}, "rate"),
        ({"volumes_L": {"p": 0.0}}, "volume"),
        ({"compartments": ("p", "p")}, "different names"),
        ({"volumes_L": {"p": [1.0, 2.0]}, "rates_per_h": {("p", OUTSIDE): [1, 2, 3]}}, "each patient"),
        ({"molar_masses_g_per_mol": {}}, "molar mass"),
    ],
)
def test_a_wiring_that_cannot_be_gets_a_sentence(change, word):
    with pytest.raises(CourseError, match=word):
        CompartmentModel(**GOOD | change)


def test_a_concentration_needs_a_volume_and_a_record_must_fit_in_memory():
    record = simulate(CompartmentModel(**GOOD), once(1), until_h=5)
    with pytest.raises(CourseError, match="only a volume"):
        concentration_nM(record, "q")
    with pytest.raises(CourseError, match="memory"):
        simulate(CompartmentModel(**GOOD), once(1), until_h=1e6, every_h=1e-3)
