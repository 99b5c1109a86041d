"""What chapter 02 shows of one vesicle: how far its gradients could fill it, and what a block leaves in it."""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import fraction
from course_lib.models.records.curves import Line, TimeCourse
from course_lib.models.records.dependence import Dependence
from course_lib.models.terminal.transport import (
    SYNAPTIC_VESICLE,
    Exchange,
    accumulation_ratio,
    direction,
)
from course_lib.models.terminal.vesicle import (
    LINEAR_VESICLE,
    Vesicle,
    content,
    content_over_time,
    depletion,
    radius_ratio,
)

_SHARES = np.linspace(0, 1, 101)
_STEPS_PH = np.linspace(0, 2.5, 101)
_MINUTES = np.linspace(0, 10, 201)
_SHARE = "it is the share of VMAT2 that holds an inhibitor."


@dataclass(frozen=True, kw_only=True)
class GradientView:
    """An exchanger with its limit of accumulation over the pH step, beside an exchanger of one for one.

    >>> round(gradient_view(protons_out=1).accumulation, 1)
    31.6
    """

    exchange: Exchange
    over_ph: Dependence
    accumulation: float
    one_for_one: float
    direction: str


def gradient_view(
    *,
    protons_out: float = SYNAPTIC_VESICLE.protons_out,
    ph_in: float = SYNAPTIC_VESICLE.ph_in,
    potential_mV: float = SYNAPTIC_VESICLE.potential_mV,
) -> GradientView:
    """The view of an exchanger in a vesicle of this pH and potential; the pH outside is the cytosol's.

    `direction` is that of an amine as concentrated inside as outside. Raises `CourseError` for values out of
    range, as `Exchange` does, and for a vesicle that is less acid than the cytosol or far more so.
    Source: derived in notebook 02.

    >>> gradient_view().direction
    'in'
    """
    exchange = replace(SYNAPTIC_VESICLE, protons_out=protons_out, ph_in=ph_in, potential_mV=potential_mV)
    single = replace(exchange, protons_out=1)
    lines = [
        Line(label=label, values=_over_ph(one))
        for label, one in ((f"{protons_out:g} out, one amine in", exchange), ("one out, one in", single))
    ]
    return GradientView(
        exchange=exchange,
        over_ph=Dependence(
            quantity="dopamine",
            label="amine inside ÷ outside, at most",
            unit="",
            along_label="pH step, outside − inside",
            along_unit="",
            positions=_STEPS_PH,
            lines=lines,
            here=exchange.ph_out - exchange.ph_in,
            log=True,
        ),
        accumulation=accumulation_ratio(exchange),
        one_for_one=accumulation_ratio(single),
        direction=direction(exchange, 1.0, 1.0),
    )


def _over_ph(exchange: Exchange) -> np.ndarray:
    # The logarithm is a straight line in the pH step, so that two ends give all of it.
    ends = [
        np.log(accumulation_ratio(replace(exchange, ph_in=exchange.ph_out - step)))
        for step in (_STEPS_PH[0], _STEPS_PH[-1])
    ]
    return np.exp(np.interp(_STEPS_PH, _STEPS_PH[[0, -1]], ends))


@dataclass(frozen=True, kw_only=True)
class DepletionView:
    """A vesicle's depletion over occupancy beside the line of equality, and where a drug puts it.

    >>> round(depletion_view(occupancy=0.7).depletion, 6)
    0.7
    """

    vesicle: Vesicle
    occupancy: float
    over_occupancy: Dependence
    depletion: float
    radius_ratio: float


def depletion_view(
    *, occupancy: float, spare_transport: float = 0.0, cytosol_gain: float = 0.0, leak_order: int = 1
) -> DepletionView:
    """The view of a load–leak vesicle in which each assumption behind Δ = O may be switched off.

    Raises `CourseError` for an occupancy that is no share, and for what `Vesicle` refuses.
    Source: `course_lib.models.terminal.vesicle`.

    >>> depletion_view(occupancy=0.7, leak_order=2).depletion < 0.5
    True
    """
    held = fraction("occupancy", occupancy, because=_SHARE)
    vesicle = replace(
        LINEAR_VESICLE, spare_transport=spare_transport, cytosol_gain=cytosol_gain, leak_order=leak_order
    )
    return DepletionView(
        vesicle=vesicle,
        occupancy=held,
        over_occupancy=depletion_curves({"this vesicle": depletion(vesicle, _SHARES)}, held),
        depletion=depletion(vesicle, held),
        radius_ratio=radius_ratio(content(vesicle, held)),
    )


def depletion_curves(curves: dict[str, np.ndarray], occupancy: float) -> Dependence:
    """Depletions over occupancies from 0 to 1 in 101 steps, with the line Δ = O last, in per cent.

    Raises `CourseError` for curves of another length and an occupancy that is no share.

    >>> depletion_curves({"any": np.linspace(0, 1, 101)}, 0.7).heights_here
    (70.0, 70.0)
    """
    held = fraction("occupancy", occupancy, because=_SHARE)
    return Dependence(
        quantity="dopamine",
        label="depletion Δ",
        unit="%",
        along_label="VMAT2 blocked, O",
        along_unit="%",
        positions=100 * _SHARES,
        lines=[
            *(Line(label=label, values=100 * values) for label, values in curves.items()),
            Line(label="Δ = O", values=100 * _SHARES, quantity="vmat2", ruler=True),
        ],
        here=100 * held,
    )


def filling_course(occupancy: float) -> TimeCourse:
    """Content of a vesicle that was empty, and of one that was full, from the moment a drug holds VMAT2, in %.

    Raises `CourseError` for an occupancy that is no share. Source: `content_over_time`, all assumptions kept.

    >>> [round(float(line.values[-1])) for line in filling_course(0.7).lines]
    [30, 30]
    """
    starts = {"begins empty": 0.0, "begins full": 1.0}
    return TimeCourse(
        quantity="dopamine",
        label="content",
        unit="%",
        times=_MINUTES,
        time_unit="min",
        lines=[
            Line(
                label=label,
                values=100 * content_over_time(LINEAR_VESICLE, _MINUTES / 60, occupancy, start=start),
            )
            for label, start in starts.items()
        ],
    )
