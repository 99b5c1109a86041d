"""Conditions of the circuit: dopamine gone or doubled in effect, nuclei lost, silenced or driven.

A condition is the published circuit with one thing changed. How much is changed is illustrative, chosen
so that three actions of salience 0.4, 0.8 and 0.6 show each condition's mark: one action selected in
health, none in Parkinson's disease, more than one in the hyperkinetic states.

Source: which thing changes is the classical reading of each disease; sizes are illustrative.
"""

from dataclasses import replace

import numpy as np

from course_lib.checks import array_of_numbers, fraction, number, one_of, whole_number
from course_lib.facts import fact, preset
from course_lib.models.circuit.parameters import NUCLEI, Circuit, of_kind
from course_lib.models.circuit.steady import selected_channels, steady_state, steady_states

_SURVIVING = "it is the share of the nucleus's output that is left."
_NAMED = "these are the nuclei of the model."


def with_dopamine(
    circuit: Circuit, *, release: float, d1_sensitivity: float = 1.0, d2_sensitivity: float = 1.0
) -> Circuit:
    """The circuit with dopamine's effect on each pathway scaled, λ = tonic λ × release × sensitivity.

    `release` is relative to normal: 1 − depletion under a VMAT2 inhibitor. A sensitivity is 1 for normal
    receptors, below 1 under a receptor blocker, above 1 in supersensitivity. An effect cannot pass 1.
    Raises `CourseError` for anything negative. Source: the rule of proportion is illustrative.

    >>> with_dopamine(Circuit(), release=0.5, d2_sensitivity=2.0).d2_dopamine
    0.2
    """
    amount = number("release", release, at_least=0, because="dopamine release is relative to normal, 1.")
    d1, d2 = (
        number(name, value, at_least=0, because="a sensitivity is relative to normal receptors, 1.")
        for name, value in (("d1_sensitivity", d1_sensitivity), ("d2_sensitivity", d2_sensitivity))
    )
    of_kind("circuit", circuit, Circuit)
    return replace(
        circuit,
        d1_dopamine=min(1.0, circuit.d1_dopamine * amount * d1),
        d2_dopamine=min(1.0, circuit.d2_dopamine * amount * d2),
    )


def with_lesion(circuit: Circuit, nucleus: str, *, surviving: float = 0.0) -> Circuit:
    """The circuit after loss of a nucleus's output, all of it or down to the surviving share.

    Raises `CourseError` for an unknown nucleus or a share outside 0 to 1.

    >>> with_lesion(Circuit(), "stn").surviving.stn
    0.0
    """
    of_kind("circuit", circuit, Circuit)
    one_of("nucleus", nucleus, NUCLEI, because=_NAMED)
    left = fraction("surviving", surviving, because=_SURVIVING)
    return replace(circuit, surviving=replace(circuit.surviving, **{nucleus: left}))


def with_stimulation(circuit: Circuit, nucleus: str, *, drive: float) -> Circuit:
    """The circuit with a steady current into one nucleus; positive excites, negative silences.

    A rate model knows no pulses: it cannot say why stimulation at a high rate helps and at a low one does
    not. It can be asked for either reading of deep brain stimulation: as a current, or as a silenced
    nucleus (`with_lesion`), and the two give opposite answers.
    Raises `CourseError` for an unknown nucleus, and for a drive that is not a number.

    >>> with_stimulation(Circuit(), "stn", drive=-0.5).drive.stn
    -0.5
    """
    of_kind("circuit", circuit, Circuit)
    one_of("nucleus", nucleus, NUCLEI, because=_NAMED)
    return replace(circuit, drive=replace(circuit.drive, **{nucleus: drive}))


def actions_let_through(circuit: Circuit, saliences: object, releases: object) -> np.ndarray:
    """Number of actions selected at each release of dopamine (relative to normal), shape (releases,).

    Raises `CourseError` for bad saliences or releases.

    >>> actions_let_through(TARDIVE_DYSKINESIA, TEACHING_SALIENCES, [0.1, 0.6, 1.0])
    array([0, 1, 2])
    """
    tried = array_of_numbers("releases", releases, dimensions=1, because="it lists the releases to try.")
    changed = [with_dopamine(circuit, release=each) for each in tried.tolist()]
    effects = ([one.d1_dopamine for one in changed], [one.d2_dopamine for one in changed])
    return selected_channels(steady_states(circuit, *effects, saliences)).sum(axis=-1)


def shares_let_through(circuit: Circuit, saliences: object) -> dict[str, float]:
    """Share of presentations, rows of the saliences, in which no action, just one, or several are let through.

    Raises `CourseError` for bad saliences, and for anything but rows of them.

    >>> shares_let_through(TARDIVE_DYSKINESIA, [[0.4, 0.8, 0.6], [0.1, 0.1, 0.1]])
    {'none': 0.5, 'one': 0.0, 'several': 0.5}
    """
    shown = array_of_numbers("saliences", saliences, dimensions=2, because="each row is a presentation.")
    counts = selected_channels(steady_state(circuit, shown)).sum(axis=-1)
    found = {"none": counts == 0, "one": counts == 1, "several": counts > 1}
    return {name: float(met.mean()) for name, met in found.items()}


def release_window(
    circuit: Circuit, saliences: object, releases: object, wanted: int = 1
) -> tuple[float, float] | None:
    """Lowest and highest of the tried releases that let through just the wanted number of actions, or None.

    Below it the circuit fails to select, above it lets too much through. The ends are releases that were
    tried, nothing is interpolated. Raises `CourseError` for bad saliences, releases or number.

    >>> release_window(TARDIVE_DYSKINESIA, TEACHING_SALIENCES, [0.2, 0.4, 0.6, 0.8, 1.0])
    (0.6, 0.8)
    """
    aim = whole_number("wanted", wanted, at_least=0, because="it counts the actions let through.")
    tried = np.asarray(releases)[actions_let_through(circuit, saliences, releases) == aim]
    return (float(tried.min()), float(tried.max())) if tried.size else None


# Illustrative from here on.
TEACHING_SALIENCES = (0.4, 0.8, 0.6)
HEALTHY = preset(
    lambda: Circuit(
        d1_dopamine=fact("gpr.d1_dopamine_effect", "1"), d2_dopamine=fact("gpr.d2_dopamine_effect", "1")
    )
)
PARKINSON = preset(lambda: with_dopamine(HEALTHY, release=0.1), HEALTHY)
PARKINSON_STN_SILENCED = preset(lambda: with_lesion(PARKINSON, "stn", surviving=0.3), PARKINSON)
TARDIVE_DYSKINESIA = preset(lambda: with_dopamine(HEALTHY, release=1.0, d2_sensitivity=3.0), HEALTHY)
TARDIVE_DYSKINESIA_VMAT2_INHIBITED = preset(
    lambda: with_dopamine(TARDIVE_DYSKINESIA, release=0.5), TARDIVE_DYSKINESIA
)
HUNTINGTON = preset(lambda: with_lesion(HEALTHY, "d2", surviving=0.3), HEALTHY)
CONDITIONS = {
    "healthy": HEALTHY,
    "Parkinson": PARKINSON,
    "Parkinson, STN silenced": PARKINSON_STN_SILENCED,
    "tardive dyskinesia": TARDIVE_DYSKINESIA,
    "tardive dyskinesia, VMAT2 inhibited": TARDIVE_DYSKINESIA_VMAT2_INHIBITED,
    "Huntington": HUNTINGTON,
}
