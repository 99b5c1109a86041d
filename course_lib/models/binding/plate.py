"""A tray of 96 wells: membranes, a radioactive label, inhibitors, filters, and counts with their noise.

    counts = Poisson(c (1000 V b + n L + β) e^N(0, σ))

b is the label bound to sites in nM, so that 1000 V b is in fmol for a well of V mL; n L is what sticks elsewhere
(non-specific), β the blank, c the counts per fmol. Pipettes add a scatter σ that a counter does not know of.
Depletion of the label is left out, in the counts and in the fit alike: the sites must be few.
"""

from dataclasses import dataclass, field

import numpy as np

from course_lib.checks import array_of_numbers, number, whole_number
from course_lib.errors import CourseError
from course_lib.models.binding.equilibrium import LARGEST_nM, concentrations, half_concentration

FMOL_PER_PMOL = 1000.0


@dataclass(frozen=True, kw_only=True)
class Membrane:
    """What the wells hold and the counter sees: Kd and sites in nM, non-specific fmol per nM of label, blank in fmol.

    `volume_mL` is that of a well; `counts_per_fmol` joins specific activity, efficiency and counting time.
    """

    kd_nM: float
    sites_nM: float
    nonspecific_fmol_per_nM: float
    blank_fmol: float
    volume_mL: float
    counts_per_fmol: float

    def __post_init__(self) -> None:
        half_concentration("kd_nM", self.kd_nM)
        number("sites_nM", self.sites_nM, at_least=0, at_most=LARGEST_nM, because="sites are counted.")
        for name in ("nonspecific_fmol_per_nM", "blank_fmol"):
            number(
                name, getattr(self, name), at_least=0, at_most=LARGEST_nM, because="a counter counts upward."
            )
        for name in ("volume_mL", "counts_per_fmol"):
            number(name, getattr(self, name), above=0, at_most=1e6, because="a well is filled and counted.")


@dataclass(frozen=True, kw_only=True, eq=False)
class Tray:
    """What was pipetted into each well: label (wells,), inhibitors (inhibitors, wells) in nM, and blocked wells.

    `blocked` marks wells with so much inhibitor that only non-specific binding is left.

    >>> len(whole_tray().label_nM)
    96
    """

    label_nM: np.ndarray
    inhibitors_nM: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))
    blocked: np.ndarray

    def __post_init__(self) -> None:
        labels = concentrations("label_nM", self.label_nM)
        rivals, blocked = np.asarray(self.inhibitors_nM, dtype=float), np.asarray(self.blocked, dtype=bool)
        if labels.ndim != 1 or rivals.ndim != 2 or {rivals.shape[1], blocked.size} != {labels.size}:
            raise CourseError(
                f"The tray has {labels.size} labels, {rivals.shape} inhibitors and {blocked.size} marks, but must have one "
                "of each for every well: a well holds what was pipetted into it."
            )
        concentrations("inhibitors_nM", rivals) if rivals.size else None
        for name, value in (("label_nM", labels), ("inhibitors_nM", rivals), ("blocked", blocked)):
            value.flags.writeable = False
            object.__setattr__(self, name, value)


def saturation_wells(labels_nM, replicates: int = 3, inhibitors: int = 2) -> Tray:
    """Wells for a saturation curve: for each label its totals, then its blocked wells.

    Raises `CourseError` for labels below zero.

    >>> saturation_wells([1.0, 4.0], replicates=1).label_nM.tolist()
    [1.0, 1.0, 4.0, 4.0]
    """
    labels = concentrations("labels_nM", labels_nM)
    n = whole_number("replicates", replicates, at_least=1, at_most=96, because="wells are counted.")
    return Tray(
        label_nM=np.repeat(labels, 2 * n),
        inhibitors_nM=np.zeros((inhibitors, 2 * n * len(labels))),
        blocked=np.tile(np.repeat([False, True], n), len(labels)),
    )


def competition_wells(
    label_nM: float, doses_nM, which: int = 0, replicates: int = 3, inhibitors: int = 2
) -> Tray:
    """Wells for a competition curve of one inhibitor (its place in the list) at one label.

    Raises `CourseError` for concentrations below zero.

    >>> competition_wells(2.0, [1.0, 10.0], replicates=1).inhibitors_nM.tolist()
    [[1.0, 10.0], [0.0, 0.0]]
    """
    doses = np.repeat(concentrations("doses_nM", doses_nM), replicates)
    rivals = np.zeros((inhibitors, len(doses)))
    rivals[which] = doses
    return Tray(
        label_nM=np.full(len(doses), float(label_nM)),
        inhibitors_nM=rivals,
        blocked=np.zeros(len(doses), dtype=bool),
    )


def joined_wells(*parts: Tray) -> Tray:
    """One tray of the wells of several, in their order.

    >>> len(joined_wells(saturation_wells([1.0]), competition_wells(2.0, [1.0])).label_nM)
    9
    """
    if not parts:
        raise CourseError("joined_wells got no wells, but must get some: an empty tray has no counts.")
    return Tray(
        label_nM=np.concatenate([part.label_nM for part in parts]),
        inhibitors_nM=np.concatenate([part.inhibitors_nM for part in parts], axis=1),
        blocked=np.concatenate([part.blocked for part in parts]),
    )


def whole_tray() -> Tray:
    """A whole tray, 96 wells in triplicate: eight labels with their blanks, then two inhibitors.

    Labels 0.25 to 32 nM; at label 2 nM eight doses of each inhibitor, 0.1 to 300 and 5 to 15,000 nM (illustrative).

    >>> whole_tray().blocked.sum()
    np.int64(24)
    """
    return joined_wells(
        saturation_wells(np.geomspace(0.25, 32, 8)),
        competition_wells(2.0, np.geomspace(0.1, 300, 8), which=0),
        competition_wells(2.0, np.geomspace(5, 15_000, 8), which=1),
    )


def specific_fmol(membrane: Membrane, tray: Tray, kis_nM) -> np.ndarray:
    """Label on the sites of each well in fmol, shape (wells,).

    Raises `CourseError` for another number of Ki than of inhibitors, and for a Ki that is not above zero.

    >>> from course_lib.models.binding.presets import TRAY_MEMBRANE
    >>> full = Tray(label_nM=[1e6], inhibitors_nM=np.zeros((0, 1)), blocked=[False])
    >>> specific_fmol(TRAY_MEMBRANE, full, []).round(2).tolist()  # 0.15 nM of sites in 0.2 mL
    [30.0]
    """
    kis = array_of_numbers(
        "kis_nM", kis_nM, least_items=0, above=0, because="Ki is a concentration of half effect."
    )
    if kis.size != tray.inhibitors_nM.shape[0]:
        raise CourseError(
            f"kis_nM holds {kis.size} values, but must hold {tray.inhibitors_nM.shape[0]}: one for each inhibitor."
        )
    pull = (tray.inhibitors_nM / kis[:, None]).sum(axis=0) if kis.size else 0.0
    L, Kd = tray.label_nM, membrane.kd_nM
    held = membrane.sites_nM * L / (L + Kd * (1 + pull))
    return np.where(tray.blocked, 0.0, FMOL_PER_PMOL * membrane.volume_mL * held)


def expected_counts(membrane: Membrane, tray: Tray, kis_nM) -> np.ndarray:
    """Counts expected in each well, shape (wells,): specific, non-specific and blank together.

    Raises `CourseError` as `specific_fmol` does.

    >>> from course_lib.models.binding.presets import TRAY_MEMBRANE
    >>> empty = Tray(label_nM=[0.0], inhibitors_nM=np.zeros((0, 1)), blocked=[False])
    >>> expected_counts(TRAY_MEMBRANE, empty, []).round(1).tolist()  # the blank
    [177.6]
    """
    elsewhere = membrane.nonspecific_fmol_per_nM * tray.label_nM + membrane.blank_fmol
    return membrane.counts_per_fmol * (specific_fmol(membrane, tray, kis_nM) + elsewhere)


def simulate_counts(
    membrane: Membrane, tray: Tray, kis_nM, *, scatter: float = 0.0, seed: int = 0, trays: int | None = None
) -> np.ndarray:
    """Counts of a simulated tray, shape (wells,), or of many, shape (trays, wells).

    `scatter` is the standard deviation of the logarithm of what a pipette delivers. Raises `CourseError` for a
    scatter outside 0 to 1 and as `specific_fmol` does.

    >>> from course_lib.models.binding.presets import TRAY_KIS_nM, TRAY_MEMBRANE
    >>> simulate_counts(TRAY_MEMBRANE, whole_tray(), TRAY_KIS_nM, seed=3).shape
    (96,)
    """
    sd = number("scatter", scatter, at_least=0, at_most=1, because="5 % is written 0.05.")
    rng = np.random.default_rng(
        whole_number("seed", seed, at_least=0, because="the same seed gives the same tray.")
    )
    expected = expected_counts(membrane, tray, kis_nM)
    if trays is not None:
        many = whole_number("trays", trays, at_least=1, at_most=100_000, because="trays are counted.")
        expected = np.broadcast_to(expected, (many, expected.size))
    if sd:
        expected = expected * np.exp(rng.normal(0.0, sd, expected.shape))
    return rng.poisson(expected)
