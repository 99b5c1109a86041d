"""What the circuit of chapters 10 and 11 foretells: recorded rates, the block that stops movement, OFF time of a trial."""

import numpy as np

from course_lib.chapters.turning_down_glutamate.views.experiments import RATS_WEAKENING
from course_lib.facts import claimed, fact, record
from course_lib.models.allostery.modulator import VALIGLURAX, ec50_nM, glutamate_at, top
from course_lib.models.circuit.cascade import RECORDED_HZ, modelled_change
from course_lib.models.circuit.states import (
    HEALTHY,
    HUNTINGTON,
    PARKINSON,
    TARDIVE_DYSKINESIA,
    TEACHING_SALIENCES,
    with_dopamine,
)
from course_lib.models.circuit.steady import selected_channels, steady_state
from course_lib.models.circuit.synapses import with_weakened
from course_lib.models.experiments.hours import BODY_KG, dopamine_needed, off_time_saved_h, scaled_half_life_h
from course_lib.models.target.adaptation import FUNCTION, adapted
from course_lib.workshop.validation.row import Row, limits

FINE = np.linspace(0.0, 1.0, 1001)
SENSITIVITIES = np.linspace(1.0, 4.0, 301)
NUCLEI = {"gpi": "GPi", "gpe": "GPe"}


def circuit_rows() -> list[Row]:
    """Rows of firing rates, and of what stops and unleashes movement.

    >>> {row.kind for row in circuit_rows()}
    {'predicted'}
    """
    return [*_pallidal_rows(), _stn_row(), *_gate_rows()]


def _hz(nucleus: str, circuit) -> float:
    healthy = steady_state(HEALTHY, TEACHING_SALIENCES)
    change = modelled_change(healthy, steady_state(circuit, TEACHING_SALIENCES), nucleus)
    return RECORDED_HZ[nucleus, "monkey"] * (1.0 + change)


def _pallidal_rows() -> list[Row]:
    resting = np.zeros(len(TEACHING_SALIENCES))
    rows = []
    for nucleus, label in NUCLEI.items():
        at_rest = modelled_change(steady_state(HEALTHY, resting), steady_state(PARKINSON, resting), nucleus)
        rows.append(
            Row(
                fact_id=f"recordings.{nucleus}_parkinson",
                model=_hz(nucleus, PARKINSON),
                kind="predicted",
                note=f"The change of {label} in the model, three actions asking, on the rate of two normal macaques. People were recorded at rest, "
                f"where the model changes it by {100 * at_rest:.0f} %.",
            )
        )
        rows.append(
            Row(
                fact_id=f"recordings.{nucleus}_dystonia",
                model=_hz(nucleus, TARDIVE_DYSKINESIA),
                kind="predicted",
                note=f"Tardive dyskinesia stands for dystonia, which the model does not have; Huntington's disease would give {_hz(nucleus, HUNTINGTON):.0f} "
                "Hz. In the model hyperkinesia mirrors Parkinson's disease; at rest nothing changes.",
            )
        )
    return rows


def _stn_row() -> Row:
    def ratio(circuit) -> float:
        rates = [steady_state(one, TEACHING_SALIENCES).stn.mean() for one in (PARKINSON, circuit)]
        return float(rates[0] / rates[1])

    other_hz = RECORDED_HZ["stn", "dystonia"]
    hz = other_hz * ratio(TARDIVE_DYSKINESIA)
    return Row(
        fact_id="recordings.stn_parkinson",
        model=hz,
        kind="predicted",
        note=f"The rate in dystonia, {other_hz:g} Hz, times the model's ratio of Parkinson's disease to tardive dyskinesia: {hz:.3f} Hz, and "
        f"inside ends at {limits(record('recordings.stn_parkinson'))[1]:.3f}. Huntington's disease in its place would give {other_hz * ratio(HUNTINGTON):.1f} Hz, inside.",
    )


def _passing(**change: float) -> int:
    circuit = with_dopamine(HEALTHY, release=1.0, **change)
    return int(selected_channels(steady_state(circuit, TEACHING_SALIENCES)).sum())


def _gate_rows() -> list[Row]:
    from scipy.optimize import brentq

    stops = next(float(h) for h in FINE if not _passing(d2_sensitivity=1.0 - h))
    unleashed = next(float(s) for s in SENSITIVITIES if _passing(d2_sensitivity=s) > 1)
    late = brentq(lambda h: (1.0 - h) * adapted(FUNCTION, 1.0 - h) - (1.0 - stops), 0.1, 0.99)
    return [
        Row(
            fact_id="antipsychotic.parkinsonism_occupancy",
            model=100.0 * stops,
            kind="predicted",
            note=f"Least block of D2 at which none of three actions passes. Without adaptation the gate closes far too soon: with receptors that "
            f"have adapted, as chapter 04 has them, it would be {100 * late:.0f} %.",
        ),
        Row(
            fact_id="receptor.human_binding_rise",
            model=100.0 * (unleashed - 1.0),
            kind="predicted",
            note="Rise of D2 sensitivity from which two actions pass, so that there is dyskinesia. Number is not sensitivity: the high-affinity "
            f"state rose by {fact('receptor.d2high_increase', '%'):.0f} % in rats, where number rose by {fact('receptor.d2_number_increase', '%'):.0f} %.",
        ),
    ]


def glutamate_rows() -> list[Row]:
    """Rows of mGlu4: OFF time, a modulator's own numbers, half-lives of three animals.

    >>> [row.fact_id for row in glutamate_rows()][0]
    'mglu4.foliglurax_30mg'
    """
    return [_off_row(), *_modulator_rows(), _half_life_row()]


def _off_row() -> Row:
    from scipy.optimize import brentq

    name = "mglu4.foliglurax_30mg"
    wanted_h, need = fact(name, "h"), dopamine_needed(HEALTHY)

    def saved_h(share: float) -> float:
        return off_time_saved_h(need, dopamine_needed(with_weakened(HEALTHY, "striatopallidal", share)))

    enough = brentq(lambda share: saved_h(share) - wanted_h, 0.0, RATS_WEAKENING, xtol=2e-4)
    return Row(
        fact_id=name,
        model=saved_h(RATS_WEAKENING),
        kind="predicted",
        note=f"Hours of OFF saved when striatopallidal release falls by {100 * RATS_WEAKENING:.0f} %, as frees the model's rat; 10 mg saved "
        f"{fact('mglu4.foliglurax_10mg', 'h'):g} h, and neither dose differed from placebo. The trial's hours would follow from {100 * enough:.1f} %: "
        "people's weakening was not measured.",
    )


def _modulator_rows() -> list[Row]:
    assay = glutamate_at(0.2)
    steeper = 1.26
    return [
        Row(
            fact_id="mglu4.valiglurax_ec50",
            model=float(ec50_nM(VALIGLURAX, assay)),
            kind="consistency",
            note="From the same document's KB and cooperativity, at the EC20 that it states. At an EC12.4 they would give "
            f"{float(ec50_nM(VALIGLURAX, glutamate_at(0.124))):.1f} nM.",
        ),
        Row(
            fact_id="mglu4.valiglurax_max",
            model=100.0 * float(top(VALIGLURAX, assay)),
            kind="consistency",
            note=f"From the same two numbers, with slope 1; with a slope of {steeper} it would be {100 * float(top(VALIGLURAX, glutamate_at(0.2, steeper), steeper)):.1f} %.",
        ),
    ]


def _half_life_row() -> Row:
    rat_h = claimed("mglu4.valiglurax_half_life_rat", "h")
    mouse_h, monkey_h = (
        scaled_half_life_h(rat_h, BODY_KG["rat"], BODY_KG[animal]) for animal in ("mouse", "monkey")
    )
    return Row(
        fact_id="mglu4.valiglurax_half_life_monkey",
        model=monkey_h,
        kind="predicted",
        note=f"The rat's {rat_h:g} h by the fourth root of body weight, a textbook rule (unverified). The document prints one half-life for mouse, rat and "
        f"monkey, which the rule puts {monkey_h / mouse_h:.1f}-fold apart.",
    )
