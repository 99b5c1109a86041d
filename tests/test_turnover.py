"""Turnover: three stories with one curve, told apart by protein and by washing; right to 1e-9."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.pk.drugs import (
    RESERPINE,
    RESERPINE_BLOCKS_FOR_EVER,
    RESERPINE_DESTROYS,
    RESERPINE_LETS_GO_SLOWLY,
)
from course_lib.models.pk.regimen import Regimen, infused, joined, once, repeated
from course_lib.models.pk.simulation import amounts_at, concentration_nM
from course_lib.models.relaxation import relaxed, splits
from course_lib.models.target.turnover import (
    Transporter,
    blocked_by,
    blocked_by_dosing,
    freeing_rate_per_h,
    recovery_half_time_h,
    recovery_time_h,
    washed,
)

STORIES = (RESERPINE_BLOCKS_FOR_EVER, RESERPINE_DESTROYS, RESERPINE_LETS_GO_SLOWLY)
MONTH_H = 30 * 24


def after_one_dose(transporter, until_h=MONTH_H):
    return blocked_by_dosing(transporter, RESERPINE, once(0.5), "plasma", until_h=until_h)


def test_a_steady_concentration_ends_at_the_balance_of_rates():
    pool = Transporter(blocking_per_nM_h=0.3, turnover_per_h=0.02, release_per_h=0.04)
    r, kC = 0.06, 0.3 * 2.0
    times_h = np.array([0.0, 0.5, 3.0, 400.0])
    closed = r / (r + kC) + kC / (r + kC) * np.exp(-(r + kC) * times_h)
    assert blocked_by(pool, lambda t: 0 * t + 2.0, times_h).free_share == pytest.approx(closed, rel=1e-10)


def test_a_reserpine_month_agrees_with_a_stiff_solver():
    from scipy.integrate import solve_ivp

    pool, regimen = STORIES[0], repeated(0.25, 24, 14)
    ours = blocked_by_dosing(pool, RESERPINE, regimen, "plasma", until_h=14 * 24).free_share
    model = RESERPINE.compartment_model()
    matrix, volume_L, r = model.matrix_per_h, model.volumes_L["plasma"], freeing_rate_per_h(pool)
    state, theirs = np.array([0.0, 0.0, 0.0, 1.0]), [1.0]
    for _ in range(14):
        state[0] += 0.25e6 / model.molar_masses_g_per_mol["gut"]

        def slope(_, y):
            return [*(matrix @ y[:3]), r * (1 - y[3]) - pool.blocking_per_nM_h * y[1] / volume_L * y[3]]

        day = solve_ivp(slope, (0, 24), state, method="LSODA", t_eval=np.arange(25.0), rtol=1e-11, atol=1e-12)
        theirs += day.y[3, 1:].tolist()
        state = day.y[:, -1].copy()
    assert np.abs(ours - theirs).max() < 1e-8


@pytest.mark.parametrize(
    "regimen",
    [once(0.5, at_h=0.3), infused(0.5, over_h=2.5, at_h=1.2), joined(once(0.2), once(0.3, at_h=5.55))],
)
def test_doses_between_ticks_are_as_exact_as_doses_on_them(regimen):
    def plasma_nM(times_h):
        return concentration_nM(amounts_at(RESERPINE, regimen, times_h), "plasma")

    breaks_h = np.concatenate([regimen.times_h, regimen.times_h + regimen.durations_h])
    seen = blocked_by_dosing(STORIES[0], RESERPINE, regimen, "plasma", until_h=48)
    finer = np.linspace(0, 48, 48 * 8 + 1)
    fine = blocked_by(STORIES[0], plasma_nM, finer, breaks_h=breaks_h).free_share[::8]
    assert np.abs(seen.free_share - fine).max() < 1e-8


def test_finer_panels_change_nothing():
    coarse = after_one_dose(STORIES[0], until_h=96).free_share
    fine = blocked_by_dosing(STORIES[0], RESERPINE, once(0.5), "plasma", until_h=96, every_h=0.125).free_share
    assert np.abs(coarse - fine[::8]).max() < 1e-8


def test_three_stories_give_one_recovery_of_free_sites():
    courses = [after_one_dose(story).free_share for story in STORIES]
    assert courses[0] == pytest.approx(courses[1], abs=1e-12)
    assert courses[0] == pytest.approx(courses[2], abs=1e-12)


def test_only_destruction_lowers_protein_so_the_antibody_tells_it():
    kept, destroyed, slow = (after_one_dose(story) for story in STORIES)
    assert (kept.protein_share == 1).all()
    assert (slow.protein_share == 1).all()
    assert destroyed.protein_share.min() < 0.5
    # Naudon 1996 saw protein unchanged at 2 and 30 days while sites were blocked: not destruction.
    assert slow.free_share[48] < 0.5 < slow.protein_share[48]


def test_washing_frees_only_what_lets_go():
    kept, _, slow = (washed(story) for story in STORIES)
    assert freeing_rate_per_h(kept) == 0
    assert recovery_half_time_h(slow) == recovery_half_time_h(STORIES[2])
    with pytest.raises(CourseError, match="no recovery"):
        recovery_half_time_h(kept)


def test_recovery_does_not_depend_on_the_dose_once_the_drug_is_gone():
    pool = Transporter(blocking_per_nM_h=1.0, turnover_per_h=0.01)
    for start in (0.1, 0.6):
        course = blocked_by(pool, np.zeros_like, [0.0, recovery_half_time_h(pool)], start=start)
        assert course.free_share[-1] == pytest.approx((1 + start) / 2, rel=1e-10)


def test_recovery_time_is_the_inverse_of_the_course():
    pool = Transporter(blocking_per_nM_h=1.0, turnover_per_h=0.01)
    wait_h = recovery_time_h(pool, 0.05, 0.9)
    assert blocked_by(pool, np.zeros_like, [0.0, wait_h], start=0.05).free_share[-1] == pytest.approx(
        0.9, rel=1e-10
    )


def test_faster_turnover_recovers_sooner_and_a_higher_dose_blocks_more():
    fast = replace(STORIES[0], turnover_per_h=10 * STORIES[0].turnover_per_h)
    assert after_one_dose(fast).free_share[-1] > after_one_dose(STORIES[0]).free_share[-1]
    low, high = (
        blocked_by_dosing(STORIES[0], RESERPINE, once(dose), "plasma", until_h=72).free_share.min()
        for dose in (0.1, 1)
    )
    assert high < low


def test_the_effect_outlasts_the_drug_tenfold_only_where_turnover_is_slow():
    quick = Transporter(blocking_per_nM_h=1.0, turnover_per_h=1.0)
    plasma_half_life_h = fact("reserpine.half_life_fast", "h")
    assert recovery_half_time_h(STORIES[0]) > 10 * plasma_half_life_h
    assert recovery_half_time_h(quick) < plasma_half_life_h


def test_free_share_stays_a_share_however_strong_the_block():
    brutal = Transporter(blocking_per_nM_h=500.0, turnover_per_h=0.01)
    course = blocked_by_dosing(brutal, RESERPINE, Regimen(times_h=[0], doses_mg=[2]), "plasma", until_h=24)
    assert course.free_share.min() >= 0
    assert course.free_share.max() <= 1


def test_panels_are_cut_where_the_loss_is_fast():
    assert splits(0.0, 1.0) == 1
    assert splits(30.0, 1.0) >= 20
    assert relaxed(0.0, np.full((1, 5), 2.0), 0.5, 1.0)[-1] == pytest.approx(np.exp(-1.0), rel=1e-12)


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), -1, "3", None, True, [1.0]])
def test_wrong_numbers_get_a_sentence(wrong):
    for ask in (
        lambda: Transporter(blocking_per_nM_h=wrong),
        lambda: Transporter(blocking_per_nM_h=1.0, turnover_per_h=wrong),
        lambda: Transporter(blocking_per_nM_h=1.0, destroyed="yes"),
        lambda: recovery_time_h(STORIES[0], wrong, 0.9),
        lambda: blocked_by_dosing(STORIES[0], RESERPINE, once(1), "plasma", until_h=wrong),
        lambda: blocked_by_dosing(STORIES[0], RESERPINE, once(1), "plasma", until_h=9, every_h=wrong),
        lambda: blocked_by_dosing(STORIES[0], RESERPINE, once(1), "tissue", until_h=9),
        lambda: blocked_by_dosing(STORIES[0], RESERPINE, wrong, "plasma", until_h=9),
    ):
        with pytest.raises(CourseError):
            ask()
