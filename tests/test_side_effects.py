"""Side effects come from the same occupancy: every VMAT2 store falls, and only thresholds tell effects apart."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib.errors import CourseError
from course_lib.models.target.amine_stores import (
    STORES,
    THRESHOLDS,
    AmineStore,
    Threshold,
    effects_of,
    occupancy_window,
    store_content,
    time_below,
)

DAYS_h = np.linspace(0, 480, 481)


def held(share):
    return lambda times_h: 0 * times_h + share


def test_at_steady_block_every_vmat2_store_falls_to_what_is_free():
    for store in STORES:
        final = store_content(store, {"VMAT2": held(0.7)}, DAYS_h)[-1]
        assert final == pytest.approx(0.3 if store.transporter == "VMAT2" else 1.0, abs=1e-3)


def test_a_vmat2_inhibitor_does_not_spare_the_sympathetic_nerve():
    nerve = next(store for store in STORES if "sympathetic" in store.name)
    assert store_content(nerve, {"VMAT2": held(0.8)}, DAYS_h)[-1] < 0.25


def test_only_a_block_of_both_empties_the_adrenal_medulla():
    medulla = next(store for store in STORES if store.transporter == "VMAT1")
    alone = store_content(medulla, {"VMAT2": held(0.8)}, DAYS_h)
    both = store_content(medulla, {"VMAT2": held(0.8), "VMAT1": held(0.8)}, DAYS_h)
    assert (alone == 1).all()
    assert both[-1] < 0.25


def test_a_slower_store_falls_later_and_returns_later():
    def day_and_stop(times_h):
        return np.where(times_h < 24, 0.8, 0.0)

    fast, slow = (
        store_content(
            AmineStore(name="x", transporter="VMAT2", half_life_h=half),
            {"VMAT2": day_and_stop},
            DAYS_h,
            breaks_h=[24],
        )
        for half in (2.0, 20.0)
    )
    assert fast[5] < slow[5]
    assert fast[40] > slow[40]


def test_a_store_relaxes_with_its_half_life():
    store = AmineStore(name="x", transporter="VMAT2", half_life_h=6.0)
    assert store_content(store, {"VMAT2": held(1.0)}, [0.0, 6.0, 12.0]) == pytest.approx(
        [1.0, 0.5, 0.25], rel=1e-10
    )


def test_more_occupancy_never_takes_an_effect_away():
    rows = [list(effects_of({"VMAT2": share}).values()) for share in np.linspace(0, 1, 21)]
    assert (np.diff(np.array(rows, dtype=int), axis=0) >= 0).all()
    assert not any(rows[0])
    assert all(rows[-1])


def test_the_window_shuts_when_the_thresholds_meet():
    low, high = occupancy_window(THRESHOLDS[0], THRESHOLDS[1])
    assert low < high
    low, high = occupancy_window(THRESHOLDS[0], replace(THRESHOLDS[1], share=0.6))
    assert low > high


def test_time_below_counts_moments():
    assert time_below([0.9, 0.2, 0.1, 0.9], 0.5) == 0.5


@pytest.mark.parametrize("wrong", [float("nan"), -0.1, 1.5, "0.5", None, True])
def test_wrong_shares_get_a_sentence(wrong):
    for ask in (
        lambda: Threshold(effect="x", store="dopamine, striatum", share=wrong),
        lambda: effects_of({"VMAT2": wrong}),
        lambda: effects_of({"VMAT3": 0.5}),
        lambda: effects_of({"VMAT2": 0.5}, thresholds=[Threshold(effect="x", store="histamine", share=0.5)]),
        lambda: time_below([0.5], wrong),
        lambda: store_content(STORES[0], {"VMAT2": lambda t: np.full_like(t, 1.5)}, [0, 1]),
        lambda: AmineStore(name="x", transporter="VMAT2", half_life_h=0),
    ):
        with pytest.raises(CourseError):
            ask()
