"""The settings of the living synapse, and the state in which each page opens it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from course_lib.checks import fraction, number, one_of, whole_number
from course_lib.facts import fact

MOST_SITES, HIGHEST_RATE_per_s = 10, 3.0
DRUGS = ("valbenazine", "reserpine")


@dataclass(frozen=True, kw_only=True)
class SynapseState:
    """What the sliders of the living synapse stand at; `drug` only chooses the mark that sits in blocked pumps.

    Raises `CourseError` for values that no slider has.

    >>> SynapseState().mark
    'valbenazine'
    """

    impulses_per_s: float = 1.0
    n_sites: int = 8
    release_probability: float = 0.5
    vmat2_blocked: float = 0.0
    receptors_blocked: float = 0.0
    mark: str = "valbenazine"

    def __post_init__(self) -> None:
        rate = "the drawing shows one impulse at a time."
        number("impulses_per_s", self.impulses_per_s, at_least=0, at_most=HIGHEST_RATE_per_s, because=rate)
        whole_number("n_sites", self.n_sites, at_least=1, at_most=MOST_SITES, because="so many are drawn.")
        fraction("release_probability", self.release_probability, because="it is a probability.")
        shares = "it is a share of the molecules drawn."
        number("vmat2_blocked", self.vmat2_blocked, at_least=0, at_most=0.95, because=shares)
        fraction("receptors_blocked", self.receptors_blocked, because=shares)
        one_of("mark", self.mark, DRUGS, because="these have a mark of their own.")

    def message(self) -> dict[str, object]:
        """The state as the page's script names it.

        >>> SynapseState(n_sites=4).message()["n"]
        4
        """
        return dict(zip(SCRIPT_NAMES, asdict(self).values(), strict=True))


SCRIPT_NAMES = ("rate", "n", "p", "block", "held", "drug")

HOME = SynapseState()
# How each page that has the synapse opens it. The shares are those that the chapter itself starts from.
PRESETS: Mapping[str, SynapseState] = {
    "home": HOME,
    "quantal_release": replace(HOME, n_sites=6, release_probability=0.5),  # illustrative
    "filling_the_vesicle": replace(HOME, vmat2_blocked=0.7),  # the chapter's question
    "supersensitivity": replace(HOME, receptors_blocked=fact("antipsychotic.usual_occupancy", "%") / 100),
    "reserpine_vs_valbenazine": replace(HOME, vmat2_blocked=0.85, mark="reserpine"),  # illustrative
}


def preset(name: str) -> SynapseState:
    """The state in which a page opens the synapse: "home", or a chapter's slug.

    Raises `CourseError` for a page that has none.

    >>> preset("filling_the_vesicle").vmat2_blocked
    0.7
    """
    return PRESETS[one_of("preset", name, PRESETS, because="these pages open with the synapse.")]
