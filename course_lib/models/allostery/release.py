"""From receptor to release: a share of the calcium entry stops, and release follows calcium by its third power.

A receptor whose response is E stops the share i E of the calcium that enters a terminal, where i is what a full
response stops. Release follows (1 − i E)^m. What a modulator does is the change from its response without to that with
drug. Vesicles, their number and their content stay: only the probability of release falls.

Assumed: one kind of channel, one power for a synapse where it was never measured, glutamate on the receptor constant.
Source: power from `release.calcium_cooperativity` (hippocampal neurons in culture, rat).
"""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.checks import array_of_numbers, number, plain
from course_lib.errors import CourseError
from course_lib.facts import fact
from course_lib.models.quantal.release import Synapse

CALCIUM_POWER = fact("release.calcium_cooperativity", "1")
_SHARE = "it is a share of the calcium that enters."
_RESPONSE = "it is a share of glutamate's largest response."
_POWER = "release rises with calcium."


def release_left(stopped: object, power: float = CALCIUM_POWER) -> float | np.ndarray:
    """Release as a share of what it was, when a share of the calcium entry is stopped; shape of the share.

    Raises `CourseError` for shares outside 0 to 1 and a power not above 0. Source: (1 − f)^m.

    >>> release_left([0.0, 0.1, 0.2]).round(2).tolist()
    [1.0, 0.72, 0.5]
    """
    f = array_of_numbers("stopped", stopped, at_least=0, at_most=1, because=_SHARE)
    return plain((1.0 - f) ** number("power", power, above=0, because=_POWER))


def calcium_stopped(left: object, power: float = CALCIUM_POWER) -> float | np.ndarray:
    """Share of the calcium entry that is stopped when this share of release is left; the inverse of `release_left`.

    Raises `CourseError` for shares outside 0 to 1 and a power not above 0.

    >>> round(calcium_stopped(0.5), 2)
    0.2
    """
    share = array_of_numbers("left", left, at_least=0, at_most=1, because="it is a share of release.")
    return plain(1.0 - share ** (1.0 / number("power", power, above=0, because=_POWER)))


@dataclass(frozen=True, kw_only=True)
class Terminal:
    """Share i of calcium entry that a full response stops, and the power by which release follows calcium.

    Raises `CourseError` for a share outside 0 to 1 and a power not above 0.

    >>> Terminal(most_stopped=0.2).power
    3.1
    """

    most_stopped: float
    power: float = CALCIUM_POWER

    def __post_init__(self) -> None:
        most = number("most_stopped", self.most_stopped, at_least=0, at_most=1, because=_SHARE)
        object.__setattr__(self, "most_stopped", most)
        object.__setattr__(self, "power", number("power", self.power, above=0, because=_POWER))


def weakening(terminal: Terminal, before: object, after: object) -> float | np.ndarray:
    """Share of its release that a terminal loses when its receptor's response goes from before to after.

    Raises `CourseError` for responses outside 0 to 1, and where nothing was released before.
    Source: 1 − ((1 − i E₁)/(1 − i E₀))^m.

    >>> round(weakening(Terminal(most_stopped=0.2), 0.2, 0.85), 2)
    0.36
    """
    first, second = (
        array_of_numbers(name, values, at_least=0, at_most=1, because=_RESPONSE)
        for name, values in (("before", before), ("after", after))
    )
    calcium = 1.0 - terminal.most_stopped * first
    if (calcium == 0).any():
        raise CourseError(
            "The response before stops all calcium, but some must enter: nothing can be weakened that releases nothing."
        )
    return plain(1.0 - ((1.0 - terminal.most_stopped * second) / calcium) ** terminal.power)


def stopped_needed(weakened: float, before: float, after: float, power: float = CALCIUM_POWER) -> float:
    """The i, share that a full response must stop, for a terminal to be weakened so much.

    Raises `CourseError` for a weakening outside 0 to 1, and for a response that does not rise.

    >>> round(stopped_needed(0.24, 0.2, 0.847), 2), round(stopped_needed(0.59, 0.2, 0.847), 2)
    (0.13, 0.36)
    """
    s = number("weakened", weakened, at_least=0, below=1, because="it is the share of release that is lost.")
    first = number("before", before, at_least=0, at_most=1, because=_RESPONSE)
    second = number("after", after, above=first, at_most=1, because="a modulator raises the response.")
    kept = (1.0 - s) ** (1.0 / number("power", power, above=0, because=_POWER))
    return (1.0 - kept) / (second - kept * first)


def weakened_synapse(synapse: Synapse, share: float) -> Synapse:
    """The synapse of notebook 01 with its release probability lowered by a share; sites and quantum stay.

    Raises `CourseError` for a share outside 0 to 1.

    >>> from course_lib.models.quantal.release import TEACHING_SYNAPSE
    >>> weakened_synapse(TEACHING_SYNAPSE, 0.28).release_probability
    0.36
    """
    lost = number("share", share, at_least=0, at_most=1, because="it is the share of release that is lost.")
    return replace(synapse, release_probability=round(synapse.release_probability * (1.0 - lost), 12))
