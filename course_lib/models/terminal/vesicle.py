"""One vesicle that loads and leaks: when depletion equals occupancy, and three ways in which it does not.

Content y is relative to the vesicle without a drug, occupancy O is the share of VMAT2 that an inhibitor holds:

    dy/dt = k (f(O) c(y) − yⁿ),    Δ = 1 − y at rest

With f = 1 − O, c = 1 and n = 1 the rest is y = 1 − O: depletion Δ equals occupancy O (claim #22). Each of these
is an assumption, and each is one parameter that can be switched off:

1. loading is linear in the free transporter, f = 1 − O; with `spare_transport` s the proton pump limits it too,
   f = (1 − O)(1 + s)/(1 + s (1 − O));
2. the cytosol is constant, c = 1; with `cytosol_gain` g it rises as the vesicle empties, c = 1 + g (1 − y),
   because stranded dopamine stays and autoreceptors call for more;
3. the leak is first order, n = 1; with `leak_order` 2 a full vesicle leaks out of proportion.

What is built in: the rate law. What emerges: Δ against O, and how fast it is reached. The switched-off values are
illustrative, but `TERMINAL_VESICLE`, whose gain is read off the whole terminal (`terminal_steady`).
"""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import array_of_numbers, number, plain, whole_number
from course_lib.errors import CourseError
from course_lib.facts import fact, preset
from course_lib.models.terminal import steady as terminal_steady
from course_lib.models.terminal.parameters import TERMINAL

_SHARE = "it is the share of VMAT2 that holds an inhibitor."


@dataclass(frozen=True, kw_only=True)
class Vesicle:
    """A vesicle's turnover (leak and release together) and the three assumptions behind Δ = O.

    >>> depletion(Vesicle(turnover_per_h=41.0), 0.7)
    0.7
    """

    turnover_per_h: float
    spare_transport: float = 0.0
    cytosol_gain: float = 0.0
    leak_order: int = 1

    def __post_init__(self) -> None:
        number("turnover_per_h", self.turnover_per_h, above=0, at_most=1e6, because="content is exchanged.")
        number("spare_transport", self.spare_transport, at_least=0, at_most=1e6, because="it is a surplus.")
        number("cytosol_gain", self.cytosol_gain, at_least=0, at_most=1e6, because="the cytosol fills up.")
        whole_number(
            "leak_order", self.leak_order, at_least=1, at_most=2, because="the rest is known for 1 and 2."
        )


LINEAR_VESICLE = preset(
    lambda: Vesicle(
        turnover_per_h=fact("terminal.vesicle_leak", "1/h") + fact("terminal.release_rate", "1/h")
    )
)


def loading(vesicle: Vesicle, occupancy: object) -> float | np.ndarray:
    """Loading at full cytosol, relative to loading without a drug; shape of the occupancy.

    Raises `CourseError` for an occupancy that is no share. Source: assumption 1 of the module.

    >>> loading(LINEAR_VESICLE, 0.7), loading(Vesicle(turnover_per_h=41.0, spare_transport=4.0), 0.7)
    (0.30000000000000004, 0.6818181818181819)
    """
    held = array_of_numbers("occupancy", occupancy, copy=False, at_least=0, at_most=1, because=_SHARE)
    free, s = 1 - held, _require_vesicle(vesicle).spare_transport
    return plain((1 + s) * free / (1 + s * free) if s else free)


def content(vesicle: Vesicle, occupancy: object) -> float | np.ndarray:
    """Content at rest, relative to the vesicle without a drug, between 0 and 1; shape of the occupancy.

    Root of `yⁿ + f g y − f (1 + g) = 0`. Raises `CourseError` for an occupancy that is no share.
    Source: derived in notebook 02.

    >>> round(content(Vesicle(turnover_per_h=41.0, leak_order=2), 0.7), 3)
    0.548
    """
    f, g = np.asarray(loading(vesicle, occupancy)), vesicle.cytosol_gain
    if vesicle.leak_order == 1:
        return plain((1 + g) * f / (1 + g * f))
    fg = f * g
    return plain((np.sqrt(fg * fg + 4 * (1 + g) * f) - fg) / 2)


def depletion(vesicle: Vesicle, occupancy: object) -> float | np.ndarray:
    """Share Δ of the content that is missing at rest; shape of the occupancy.

    Raises `CourseError` for an occupancy that is no share. Source: `content`.

    >>> round(depletion(TERMINAL_VESICLE, 0.7), 2)
    0.52
    """
    return plain(np.asarray(1.0 - _rounding_free(content(vesicle, occupancy))))


def _rounding_free(values: float | np.ndarray) -> np.ndarray:
    # 1 − (1 − 0.7) is 0.7000000000000001 in binary; the sixteenth digit means nothing here.
    return np.round(values, 15)


def content_over_time(
    vesicle: Vesicle, times_h: object, occupancy: float, *, start: float = 1.0
) -> np.ndarray:
    """Content after a step of occupancy at time 0, relative to the vesicle without a drug; shape of the times.

    Exact: an exponential for a leak of first order, a hyperbolic tangent for one of second order.
    Raises `CourseError` for times below zero, an occupancy that is no share and a start below zero.
    Source: the module's equation, solved in notebook 02.

    >>> content_over_time(LINEAR_VESICLE, [0.0, 1 / 41, 1.0], 0.7).round(3)
    array([1.   , 0.558, 0.3  ])
    """
    times = array_of_numbers("times_h", times_h, at_least=0, because="the step comes at time 0.")
    first = number("start", start, at_least=0, at_most=100, because="it is a content.")
    rest = content(vesicle, number("occupancy", occupancy, at_least=0, at_most=1, because="it is a share."))
    f, g, k = loading(vesicle, occupancy), vesicle.cytosol_gain, vesicle.turnover_per_h
    if vesicle.leak_order == 1:
        return rest + (first - rest) * np.exp(-k * (1 + f * g) * times)
    # dy/dt = −k (y − rest)(y + far): the gap to rest shrinks relative to the gap to the other root
    far = rest + f * g
    if rest + far == 0:
        return first / (1 + k * first * times)
    shrink = (first - rest) / (first + far) * np.exp(-k * (rest + far) * times)
    return (rest + far * shrink) / (1 - shrink)


def gain_of_depletion(occupancy: float, depletion_seen: float) -> float:
    """Gain of the cytosol that explains a depletion at an occupancy, with the other assumptions kept.

    Raises `CourseError` for shares outside 0 to 1 and a depletion of zero or above the occupancy.
    Source: `content` solved for the gain.

    >>> round(gain_of_depletion(0.7, 0.52), 2)
    1.15
    """
    held = number("occupancy", occupancy, above=0, below=1, because="it is a share.")
    seen = number(
        "depletion_seen", depletion_seen, above=0, at_most=held, because="a rising cytosol only fills."
    )
    return (held - seen) / (seen * (1 - held))


def radius_ratio(content_ratio: object) -> float | np.ndarray:
    """Radius over the full vesicle's radius, if volume follows content and the concentration stays (#13).

    Shape of the content. Raises `CourseError` for a content below zero.
    Source: Colliver 2000 (volume follows content); the cube root is geometry.

    >>> round(radius_ratio(0.3), 2)
    0.67
    """
    ratio = array_of_numbers("content_ratio", content_ratio, because="it is a content.")
    number(
        "content_ratio", float(ratio.min()), at_least=0, because="a vesicle cannot hold less than nothing."
    )
    return plain(np.cbrt(ratio))


def _require_vesicle(vesicle: object) -> Vesicle:
    if not isinstance(vesicle, Vesicle):
        raise CourseError(
            f"vesicle is a {type(vesicle).__name__}, but must be a Vesicle: start from LINEAR_VESICLE."
        )
    return vesicle


# The gain that gives this vesicle the depletion of the whole terminal, autoreceptors at work, at this occupancy;
# at other occupancies the two differ by up to 0.03.
_MATCHED_OCCUPANCY = 0.7
TERMINAL_VESICLE = preset(
    lambda: replace(
        LINEAR_VESICLE,
        cytosol_gain=gain_of_depletion(
            _MATCHED_OCCUPANCY, terminal_steady.depletion(TERMINAL, _MATCHED_OCCUPANCY)
        ),
    ),
    LINEAR_VESICLE,
    TERMINAL,
)
