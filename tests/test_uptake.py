"""An uptake assay's IC50 lies above Ki by the substrate's share, and its counts are Poisson numbers."""

from dataclasses import replace

import numpy as np
import pytest

from course_lib.errors import CourseError
from course_lib.models.terminal.uptake import (
    ASSAY,
    UptakeAssay,
    relative_uptake,
    simulate_uptake_counts,
    uptake_ic50_nM,
)


def test_uptake_is_halved_at_the_ic50_whatever_the_substrate():
    for substrate_nM in (1.0, 123.0, 5000.0):
        assay = replace(ASSAY, substrate_nM=substrate_nM)
        assert relative_uptake(assay, uptake_ic50_nM(assay, 3.0), 3.0) == pytest.approx(0.5)


def test_little_substrate_makes_the_ic50_the_ki():
    assert uptake_ic50_nM(replace(ASSAY, substrate_nM=1e-6), 3.0) == pytest.approx(3.0)


def test_more_substrate_shifts_the_curve_to_the_right():
    assert uptake_ic50_nM(replace(ASSAY, substrate_nM=200), 3.0) > uptake_ic50_nM(ASSAY, 3.0)


def test_counts_scatter_about_uptake_and_background_as_poisson_numbers_do():
    counts = simulate_uptake_counts(ASSAY, [0.0, 3.0, 1e9], 3.0, replicates=4000, seed=7)
    expected = ASSAY.full_counts * relative_uptake(ASSAY, [0.0, 3.0, 1e9], 3.0) + ASSAY.background_counts
    np.testing.assert_allclose(counts.mean(axis=0), expected, rtol=0.01)
    np.testing.assert_allclose(counts.var(axis=0), expected, rtol=0.1)


def test_the_same_seed_gives_the_same_tray():
    tray = simulate_uptake_counts(ASSAY, [0, 1, 10], 3.0, seed=3)
    assert (tray == simulate_uptake_counts(ASSAY, [0, 1, 10], 3.0, seed=3)).all()
    assert (tray != simulate_uptake_counts(ASSAY, [0, 1, 10], 3.0, seed=4)).any()


@pytest.mark.parametrize("value", [-1, float("nan"), "3 nM", True, None, 0])
def test_wrong_input_gets_one_sentence(value):
    with pytest.raises(CourseError, match="ki_nM"):
        relative_uptake(ASSAY, 1.0, value)
    with pytest.raises(CourseError, match="km_nM"):
        UptakeAssay(substrate_nM=1.0, km_nM=value)
    if value != 0:
        with pytest.raises(CourseError, match="inhibitor_nM"):
            relative_uptake(ASSAY, value, 3.0)
        with pytest.raises(CourseError, match="seed"):
            simulate_uptake_counts(ASSAY, [1.0], 3.0, seed=value if value is not True else -1)
