"""Steady states of the dopamine terminal, found as the crossing of what is lost and what is made.

Fix the dopamine outside, and every other store follows in closed form, up to the rate at which tyrosine must be
hydroxylated to keep it so (the demand). Tyrosine hydroxylase in that state delivers the supply.
Demand rises with the dopamine outside and supply falls: they cross once. No differential equation is solved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import array_of_numbers, number, one_of
from course_lib.errors import CourseError
from course_lib.models.terminal.parameters import TARGETS, Terminal, require_terminal
from course_lib.models.terminal.rates import FLUXES, STATES, dopamine_fluxes, hydroxylation

_LOWEST_LOG10_uM, _HIGHEST_LOG10_uM = -14.0, 4.0
_SECTIONS, _PASSES = 64, 9  # 18 decades, each pass 64 times finer: down to the last digit
_LEAST_VMAX_uM_per_h = 1e-5  # a full block leaves one pump in 10⁹, so that nothing is divided by zero
_STORES = STATES[: STATES.index("synthesised")]


@dataclass(frozen=True, kw_only=True)
class TerminalState:
    """What the stores of a terminal hold, in uM of terminal volume: numbers, or arrays of one shape.

    >>> from course_lib.models.terminal.parameters import TERMINAL
    >>> round(steady_state(TERMINAL).cytosolic_uM, 2)
    2.65
    """

    bh4_uM: float | np.ndarray
    tyrosine_uM: float | np.ndarray
    tyrosine_pool_uM: float | np.ndarray
    l_dopa_uM: float | np.ndarray
    cytosolic_uM: float | np.ndarray
    vesicular_uM: float | np.ndarray
    extracellular_uM: float | np.ndarray
    hva_uM: float | np.ndarray

    @property
    def stores_uM(self) -> list:
        """The stores in the order that `terminal_rates` takes."""
        return [getattr(self, f"{name}_uM") for name in _STORES]


def _needed(log10_extracellular_uM, occupancy, p) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Demand less supply of hydroxylated tyrosine, in uM/h, and the stores that go with it."""
    vesicle, outside, hydroxylase, tone, supply, cofactor = p
    vmat_vmax, vmat_km, leak, free_release, brake, mao = vesicle
    uptake, to_pool, from_pool, loss, pool_loss, aadc_vmax, aadc_km = supply
    e = 10**log10_extracellular_uM
    *_, reuptake, _, burned_outside, carried_away = dopamine_fluxes([0.0] * 6 + [e, 0.0], p)
    release = free_release / (1 + brake * e)
    vesicular = (reuptake + burned_outside + carried_away) / release
    open_vmax = np.maximum(vmat_vmax * (1 - occupancy), _LEAST_VMAX_uM_per_h)
    busy = np.minimum((leak + release) * vesicular / open_vmax, 1 - 1e-12)
    cytosolic = vmat_km * busy / (1 - busy)
    demand = mao * cytosolic + burned_outside + carried_away
    pooled = from_pool + pool_loss
    held_back = to_pool * pool_loss / pooled if pooled else 0.0
    tyrosine = np.maximum(uptake - demand, 0) / (loss + held_back)
    bh4 = _cofactor_at(demand, cofactor)
    made = hydroxylation(bh4, tyrosine, cytosolic, e, hydroxylase, tone)
    stores = {
        "bh4": bh4,
        "tyrosine": tyrosine,
        "tyrosine_pool": to_pool * tyrosine / pooled if pooled else 0.0 * tyrosine,
        "l_dopa": aadc_km * demand / np.maximum(aadc_vmax - demand, _LEAST_VMAX_uM_per_h),
        "cytosolic": cytosolic,
        "vesicular": vesicular,
        "extracellular": e,
        "hva": (mao * cytosolic + burned_outside) / outside[-1],
    }
    return demand - made, stores


def _cofactor_at(demand_uM_per_h, cofactor):
    """Tetrahydrobiopterin at which the reductase recycles as much as is used: root of a quadratic."""
    total, forward, km_bh2, back, km_bh4 = cofactor
    d = demand_uM_per_h
    # forward (T−b)(K4+b) − back b (K2+T−b) − d (K2+T−b)(K4+b) = 0, ordered by powers of b
    a = back - forward + d
    b = forward * (total - km_bh4) - back * (km_bh2 + total) - d * (km_bh2 + total - km_bh4)
    c = forward * total * km_bh4 - d * (km_bh2 + total) * km_bh4
    root = -2 * c / (b - np.sqrt(b**2 - 4 * a * c))
    return np.clip(root, 0, total)


def steady_state(terminal: Terminal, vmat2_occupancy: float | np.ndarray = 0.0) -> TerminalState:
    """What a terminal holds at rest, for one VMAT2 occupancy or for an array of them.

    Arrays of any shape, values between 0 and 1; the stores have the shape of the occupancies.
    Raises `CourseError` for occupancies out of range and for a terminal that finds no rest.

    >>> from course_lib.models.terminal.parameters import TERMINAL
    >>> steady_state(TERMINAL, [0.0, 0.7]).vesicular_uM.round(1)
    array([81. , 39.2])
    """
    p = require_terminal(terminal).parameters
    occupancy = occupancies(vmat2_occupancy)[..., np.newaxis]
    low = np.full(occupancy.shape, _LOWEST_LOG10_uM)
    width = np.full(occupancy.shape, _HIGHEST_LOG10_uM - _LOWEST_LOG10_uM)
    steps = np.linspace(0, 1, _SECTIONS + 1)
    for _ in range(_PASSES):
        grid = low + width * steps
        too_much = _needed(grid, occupancy, p)[0] > 0
        first = np.argmax(too_much, axis=-1)[..., np.newaxis]
        if not too_much.any(axis=-1).all() or (first == 0).any():
            raise CourseError(
                "This terminal finds no rest, but must: at no dopamine outside is as much made as lost; "
                "look for a rate that was set to zero."
            )
        low, width = np.take_along_axis(grid, first - 1, axis=-1), width / _SECTIONS
    stores = _needed(low + width / 2, occupancy, p)[1]
    shaped = {name: value[..., 0] for name, value in stores.items()}
    return TerminalState(
        **{f"{n}_uM": v if v.ndim else float(v) for n, v in zip(_STORES, shaped.values(), strict=True)}
    )


def occupancies(values: object) -> np.ndarray:
    """VMAT2 occupancies as an array, all between 0 and 1.

    Raises `CourseError` for anything else.

    >>> occupancies(0.7)
    array(0.7)
    """
    because = "occupancy is a share of VMAT2 between 0 and 1."
    return array_of_numbers("vmat2_occupancy", values, at_least=0, at_most=1, because=because)


def fluxes_uM_per_h(terminal: Terminal, state: TerminalState) -> dict[str, float | np.ndarray]:
    """Everything that makes, moves or ends dopamine in a state, by name, in uM/h.

    Synthesis; loading of and leak from vesicles; release; reuptake; burned by MAO inside and by enzymes outside;
    carried away. At rest synthesis equals the last three together.
    Raises `CourseError` for anything but a terminal.

    >>> from course_lib.models.terminal.parameters import TERMINAL
    >>> round(fluxes_uM_per_h(TERMINAL, steady_state(TERMINAL))["burned_inside"], 1)
    26.5
    """
    values = dopamine_fluxes(state.stores_uM, require_terminal(terminal).parameters)
    return dict(zip(FLUXES, values, strict=True))


def depletion(terminal: Terminal, vmat2_occupancy: float | np.ndarray) -> float | np.ndarray:
    """Share of the vesicles' dopamine that is missing at rest, Δ, at a VMAT2 occupancy.

    Shape of the occupancy. Raises `CourseError` as `steady_state` does.

    >>> from course_lib.models.terminal.parameters import TERMINAL, with_frozen_autoreceptors
    >>> round(depletion(TERMINAL, 0.7), 2), round(depletion(with_frozen_autoreceptors(TERMINAL), 0.7), 2)
    (0.52, 0.7)
    """
    return 1 - steady_state(terminal, vmat2_occupancy).vesicular_uM / steady_state(terminal).vesicular_uM


def dopamine_left(terminal: Terminal, vmat2_occupancy: float | np.ndarray) -> float | np.ndarray:
    """Dopamine outside the terminal at rest, relative to no block, at a VMAT2 occupancy; shape of the occupancy.

    Where autoreceptors brake synthesis only it falls as vesicles empty; a brake on release saves some of it.
    Raises `CourseError` as `steady_state` does.

    >>> from course_lib.models.terminal.parameters import TERMINAL, with_release_brake
    >>> dopamine_left(TERMINAL, [0.7, 0.83, 0.92]).round(2)
    array([0.48, 0.28, 0.13])
    >>> dopamine_left(with_release_brake(TERMINAL, 1), [0.7, 0.83, 0.92]).round(2)
    array([0.58, 0.39, 0.21])
    """
    blocked = steady_state(terminal, vmat2_occupancy).extracellular_uM
    return blocked / steady_state(terminal).extracellular_uM


def with_vmat2_km(terminal: Terminal, km_uM: float) -> Terminal:
    """The same terminal with another Km of VMAT2, and a Vmax with which it loads as much as before at rest.

    The steady state without a drug stays; what a block leaves of it changes, because pumps with a low Km are full
    already and gain nothing from a fuller cytosol. Raises `CourseError` for a Km of zero or less.

    >>> from course_lib.models.terminal.parameters import TERMINAL
    >>> other = with_vmat2_km(TERMINAL, 0.1)
    >>> round(steady_state(other).vesicular_uM / steady_state(TERMINAL).vesicular_uM, 6), depletion(other, 0.7) > 0.65
    (1.0, True)
    """
    km = number("km_uM", km_uM, above=0, because="it is a concentration of half effect.")
    cytosolic = steady_state(terminal).cytosolic_uM
    vmax = terminal.vmat_vmax_uM_per_h * (km + cytosolic) / (terminal.vmat_km_uM + cytosolic)
    return replace(terminal, vmat_km_uM=km, vmat_vmax_uM_per_h=vmax)


def elasticities(
    terminal: Terminal, targets: Mapping[str, Sequence[str]] = TARGETS, store: str = "extracellular"
) -> dict[str, float]:
    """Per cent change of a store at rest per per cent of change of each target, strongest first.

    `targets` names the parameters that stand for each target. Central difference of the logarithms over 0.2 %;
    over all rates of the terminal the elasticities add up to zero (Heinrich & Rapoport's summation theorem).
    Raises `CourseError` for an unknown store.

    >>> from course_lib.models.terminal.parameters import TERMINAL
    >>> round(elasticities(TERMINAL)["VMAT2"], 2)
    0.5
    """
    one_of("store", store, _STORES, because="these are the terminal's stores.")
    found = {label: _elasticity(terminal, names, store) for label, names in targets.items()}
    return dict(sorted(found.items(), key=lambda item: -abs(item[1])))


def _elasticity(terminal: Terminal, names: Sequence[str], store: str) -> float:
    step = 1e-3
    held = []
    for factor in (np.exp(step), np.exp(-step)):
        changed = replace(terminal, **{name: getattr(terminal, name) * factor for name in names})
        held.append(getattr(steady_state(changed), f"{store}_uM"))
    return float(np.log(held[0] / held[1]) / (2 * step))
