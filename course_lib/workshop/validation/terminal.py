"""What the dopamine terminal of chapters 02 and 05 foretells: mice with less VMAT2, tetrabenazine and reserpine in rats."""

import numpy as np

from course_lib.facts import fact
from course_lib.models.terminal.course import simulate_terminal
from course_lib.models.terminal.parameters import (
    TERMINAL,
    Terminal,
    with_frozen_autoreceptors,
    with_release_brake,
    with_target_scaled,
)
from course_lib.models.terminal.steady import depletion, dopamine_left, steady_state, with_vmat2_km
from course_lib.workshop.validation.row import Row

FROZEN = with_frozen_autoreceptors(TERMINAL)
LOW_KM_uM = fact("vmat2.uptake_km", "nM") / 1000.0
# Conditions that the facts name in words.
SEEN_AFTER_H, HIGH_DOSE_MG_KG = 1.0, 5.0
CULTURE_H, CULTURE_NM = 1.5, 1000.0
BLOCK = 0.9  # of VMAT2, for synthesis; it hardly matters which


def terminal_rows() -> list[Row]:
    """Rows of the terminal at rest, in mice with less VMAT2, and under blockers.

    >>> [row.kind for row in terminal_rows()][:3]
    ['same fit', 'predicted', 'predicted']
    """
    return [_rest_row(), *_mouse_rows(), *_depletion_rows(), *_reserpine_rows(), _synthesis_row()]


def _rest_row() -> Row:
    rest = steady_state(TERMINAL)
    published_uM = fact("terminal.cytosolic_dopamine", "uM")
    return Row(
        fact_id="terminal.vesicular_dopamine",
        model=rest.vesicular_uM,
        kind="same fit",
        note=f"Rest of the terminal with the paper's own parameters; in the cytosol {rest.cytosolic_uM:.2f} µM, published {published_uM:g}.",
    )


def _tissue_percent(terminal: Terminal, activity: float) -> float:
    """Dopamine of all stores with VMAT2 at a share of its pace, in per cent of the untouched terminal's."""

    def whole(one: Terminal) -> float:
        at = steady_state(one)
        return at.vesicular_uM + at.cytosolic_uM + at.extracellular_uM

    return 100.0 * whole(with_target_scaled(terminal, "VMAT2", activity)) / whole(terminal)


def _mouse_rows() -> list[Row]:
    left = 1.0 - fact("vmat2.deficient_mouse_loss", "%") / 100.0
    vesicles = 100.0 * (1.0 - float(depletion(TERMINAL, 1.0 - left)))
    low_km = _tissue_percent(with_vmat2_km(TERMINAL, LOW_KM_uM), 0.5)
    return [
        Row(
            fact_id="vmat2.heterozygote_dopamine",
            model=_tissue_percent(TERMINAL, 0.5),
            kind="predicted",
            note="All stores, VMAT2 at half of its pace. The model's synthesis rises too much: with autoreceptors frozen "
            f"{_tissue_percent(FROZEN, 0.5):.0f} % would be left, with the measured Km of {LOW_KM_uM:.2f} µM {low_km:.0f} %.",
        ),
        Row(
            fact_id="vmat2.deficient_mouse_dopamine",
            model=_tissue_percent(TERMINAL, left),
            kind="predicted",
            note=f"All stores, VMAT2 at {100 * left:.0f} % of its pace (another line's). Vesicles alone keep {vesicles:.1f} %, the "
            f"rest is stranded in the cytosol; with autoreceptors frozen all stores keep {_tissue_percent(FROZEN, left):.1f} %.",
        ),
    ]


def _lost(occupancy: float, *, vesicles: bool = False) -> float:
    course = simulate_terminal(TERMINAL, np.array([0.0, SEEN_AFTER_H]), vmat2_occupancy=occupancy)
    store = course.vesicular_uM if vesicles else course.dopamine_uM
    return float(1.0 - store[-1] / store[0])


def _depletion_rows() -> list[Row]:
    from scipy.optimize import brentq

    half_mg_kg = fact("tetrabenazine.half_depletion_dose", "mg/kg")

    def at_high_dose(vesicles: bool) -> float:
        half = brentq(lambda held: _lost(held, vesicles=vesicles) - 0.5, 0.1, 0.99, xtol=1e-6)
        odds = half / (1.0 - half) * HIGH_DOSE_MG_KG / half_mg_kg
        return 100.0 * _lost(odds / (1.0 + odds), vesicles=vesicles)

    return [
        Row(
            fact_id="tetrabenazine.striatal_depletion",
            model=at_high_dose(vesicles=False),
            kind="predicted",
            note=f"All stores after an hour at a constant block, which halves them at {half_mg_kg:g} mg/kg and whose odds grow with the "
            f"dose. What is stranded in the cytosol is kept too long: vesicles alone would lose {at_high_dose(vesicles=True):.0f} %.",
        )
    ]


def _reserpine_rows() -> list[Row]:
    from scipy.optimize import brentq

    rate_per_nM_h = fact("reserpine.association_rate", "1/(M*s)") * 3600e-9

    def held(time_h: float) -> float:
        return float(-np.expm1(-rate_per_nM_h * CULTURE_NM * time_h))

    culture = simulate_terminal(TERMINAL, np.linspace(0.0, CULTURE_H, 10), vmat2_occupancy=held)
    lost = fact("tetrabenazine.striatal_depletion", "%") / 100.0
    block = brentq(lambda one: float(depletion(TERMINAL, one)) - lost, 0.5, 0.9999)
    low = brentq(
        lambda one: (
            100.0 * float(dopamine_left(TERMINAL, one)) - fact("reserpine.extracellular_dopamine", "%")
        ),
        0.5,
        0.9999,
    )
    braked = with_release_brake(TERMINAL, 1)
    saved = brentq(lambda one: float(depletion(braked, one)) - lost, 0.5, 0.9999)
    return [
        Row(
            fact_id="reserpine.stimulated_release_loss",
            model=100.0 * (1.0 - max(0.0, float(culture.vesicular_uM[-1] / culture.vesicular_uM[0]))),
            kind="predicted",
            note="Dopamine lost from vesicles. At the rate of binding to granules 1 µM blocks all pumps within seconds, and the published "
            "leak empties vesicles within minutes.",
        ),
        Row(
            fact_id="reserpine.extracellular_dopamine",
            model=100.0 * float(dopamine_left(TERMINAL, block)),
            kind="predicted",
            note=f"At the block that takes {100 * lost:.0f} % of the striatum's dopamine, as the same dose did. Outside follows vesicles, so "
            f"4 % needs {100 * float(depletion(TERMINAL, low)):.0f} % lost; a brake on release would leave "
            f"{100 * float(dopamine_left(braked, saved)):.0f} %.",
        ),
    ]


def _synthesis_percent(terminal: Terminal) -> float:
    course = simulate_terminal(terminal, np.linspace(0.0, SEEN_AFTER_H, 121), vmat2_occupancy=BLOCK)
    pace = np.gradient(course.synthesised_uM, course.times_h)
    return float(100.0 * pace[-1] / pace[0])


def _synthesis_row() -> Row:
    return Row(
        fact_id="tetrabenazine.dopamine_synthesis",
        model=_synthesis_percent(TERMINAL),
        kind="predicted",
        note=f"An hour after a block of {100 * BLOCK:.0f} %. Inside for another reason than the authors', who think of dopamine within the "
        f"terminal: with autoreceptors frozen the model gives {_synthesis_percent(FROZEN):.0f} %.",
    )
