"""Chapter 11's views and mystery: what the text says of them, limits, directions, and what is refused."""

import numpy as np
import pytest

from course_lib.chapters.turning_down_glutamate.assignment import numbers
from course_lib.chapters.turning_down_glutamate.mystery import mystery_plate
from course_lib.chapters.turning_down_glutamate.pictures import (
    potency_readout,
    reported_readout,
    rescue_readout,
    trial_picture,
)
from course_lib.chapters.turning_down_glutamate.views.experiments import (
    rats_hours_h,
    reported_view,
    trial_view,
)
from course_lib.chapters.turning_down_glutamate.views.receptor import (
    gain_view,
    plates_view,
    potency_view,
    trace_view,
)
from course_lib.chapters.turning_down_glutamate.views.synapses import lesioned, pair_view, rescue_view
from course_lib.errors import CourseError
from course_lib.models.allostery.plate import fit_plate
from course_lib.models.circuit.states import HEALTHY, shares_let_through, with_dopamine
from course_lib.models.circuit.steady import steady_state
from course_lib.models.circuit.synapses import RAT, presentations, rescue, with_weakened
from course_lib.questions.params import Params


def test_the_figure_of_rat_and_patient_says_what_the_text_says():
    pair = pair_view()
    assert (round(pair.rat), round(pair.patient)) == (98, 4)
    rat = rescue_view()
    assert rescue_readout(rat)["not weakened"] == "44 %"
    patient = rescue_view(lesion="patient", share=0.6)
    assert 88 < patient.kept < 91


def test_no_strength_of_the_corticostriatal_cut_keeps_more_choices_than_none():
    for lesion in ("rat", "patient"):
        kept = rescue_view(lesion=lesion, synapse="corticostriatal").curve.lines[0].values
        assert kept.max() == kept[0]


def test_a_corticostriatal_cut_raises_mean_gpi_in_most_of_the_rats_sets():
    before, after = (
        steady_state(circuit, presentations()).gpi.mean(axis=1)
        for circuit in (RAT, with_weakened(RAT, "corticostriatal", 0.2))
    )
    assert (after > before).mean() == pytest.approx(0.92, abs=0.01)


def test_a_lesion_of_nothing_is_health():
    assert lesioned("rat", 0.0) == lesioned("patient", 0.0) == with_dopamine(HEALTHY, release=1.0)


def test_the_molecule_has_the_potencies_of_the_text_and_without_cooperativity_adds_nothing():
    halves = [round(potency_view(glutamate_share=share).half_nM) for share in (0.02, 0.2, 0.8)]
    assert halves == [164, 45, 13]
    assert potency_readout(potency_view(cooperativity=1.0))["added at most"] == "0 points"
    assert gain_view().here == pytest.approx(17.5, abs=0.05)


def test_a_larger_design_gives_a_narrower_interval():
    widths = plates_view().high / plates_view().low
    assert widths[0] > widths[1] > widths[2]
    assert trace_view().lines[0].values.max() < trace_view().lines[2].values.max()


def test_the_readout_of_the_lottery_says_how_seldom_a_small_effect_is_found():
    few, many = reported_view(animals=8), reported_view(animals=80)
    assert few.found.power[0] < 0.2 < 0.8 < many.found.power[0]
    assert reported_readout(few)["power at 0.3 mg/kg"].endswith("%")
    nothing = reported_view(most_effect=0.0)
    assert nothing.columns.values[-1, 0] > 90


def test_the_trial_leaves_an_hour_open_and_excludes_what_the_model_gives_the_rat():
    assert trial_view().low.max() < 0 < 1 < trial_view().high.min() < 2 < rats_hours_h()
    assert "3.8 h" in trial_picture(trial_view()).title


def test_more_dopamine_and_a_weaker_synapse_double_the_sets_with_several_actions():
    plain, weaker = (
        shares_let_through(
            with_weakened(with_dopamine(HEALTHY, release=1.4), "striatopallidal", share), presentations()
        )["several"]
        for share in (0.0, 0.24)
    )
    assert (round(plain, 2), round(weaker, 2)) == (0.15, 0.31)


@pytest.mark.parametrize("seed", [1, 7, "guest"])
def test_the_mystery_plate_gives_its_hidden_numbers_to_a_fit(seed):
    plate = mystery_plate(seed)
    assert np.array_equal(plate.peaks(), mystery_plate(seed).peaks())
    fit = fit_plate(plate.wells, plate.peaks())
    text = str(plate.reveal())
    affinity, cooperativity = (
        float(text.split(start)[1].split(end)[0]) for start, end in (("KB is ", " nM"), ("α is ", "."))
    )
    assert fit.affinity_nM[0] == pytest.approx(affinity, rel=0.5)
    assert fit.cooperativity[0] == pytest.approx(cooperativity, rel=0.4)


def test_the_smallest_weakening_is_the_first_that_keeps_so_much():
    for left, block in ((0.4, 0.2), (0.7, 0.6)):
        params = Params(dopamine_left=left, d2_block=block)
        found = numbers.smallest_weakening(params)
        steps = np.round(np.arange(0, found + 0.005, 0.01), 2)
        kept = [one.choices for one in rescue(numbers.own_lesion(params), "striatopallidal", steps)]
        assert kept[-1] >= 0.9 > max(kept[:-1])


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: rescue_view(lesion="mouse"), "lesion is 'mouse', but must be one of"),
        (lambda: lesioned("rat", 1.2), "lost is 1.2, but must be"),
        (lambda: potency_view(cooperativity=0), "cooperativity is 0, but must be above 0"),
        (lambda: potency_view(affinity_nM=0), "affinity_nM is 0, but must be above 0"),
        (lambda: reported_view(animals=1), "animals is 1, but must be at least 2"),
        (lambda: mystery_plate(None), "seed"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(call, said):
    with pytest.raises(CourseError) as refusal:
        call()
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)
