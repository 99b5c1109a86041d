"""Tasks 3, 4 and 6 of chapter 03's assignment: the Ki of an unknown, a function for it, and a patient."""

from dataclasses import replace
from random import Random

from course_lib.models.binding.depletion import Well, depleted_ic50_nM, held_at_half_nM, ki_at_half_nM
from course_lib.models.binding.equilibrium import ki_from_ic50_nM, selectivity_at
from course_lib.questions.building import Marked, cases, own_hints
from course_lib.questions.params import Params
from course_lib.questions.tolerance import TWO_PER_CENT, Tolerance

MARKED = Marked(
    chapter="03",
    hints=own_hints(
        "Say in words what is free and what was added.",
        "Check the limits: what must it be with hardly any sites, and without label?",
    ),
)
# So wide that Cheng–Prusoff alone is let in: it earns half of the points, and the close part says why not all.
ROUGH = Tolerance(relative=0.75)
CLOSE_FUNCTION = Tolerance(relative=1e-3)


def well(params: Params) -> Well:
    """The well of the unknown in this variant."""
    return Well(label_nM=params.label_nM, sites_nM=params.sites_nM, kd_nM=params.kd_nM)


def unknown_ic50_nM(hidden_ki_nM: float, label_nM: float, sites_nM: float, kd_nM: float) -> float:
    """The IC50 that a tray of these wells shows, in nM, to four figures.

    >>> unknown_ic50_nM(3.0, 2.0, 2.0, 2.3)
    7.956
    """
    seen = depleted_ic50_nM(Well(label_nM=label_nM, sites_nM=sites_nM, kd_nM=kd_nM), hidden_ki_nM)
    return float(f"{seen:.4g}")


def ki_exact(ic50_nM: float, label_nM: float, sites_nM: float, kd_nM: float) -> float:
    """Ki in nM with depletion of label and inhibitor.

    >>> round(ki_exact(7.956, 2.0, 2.0, 2.3), 2)
    3.0
    """
    return ki_at_half_nM(ic50_nM, Well(label_nM=label_nM, sites_nM=sites_nM, kd_nM=kd_nM))


def _cheng_prusoff(ic50_nM: float, label_nM: float, sites_nM: float, kd_nM: float) -> float:
    return ki_from_ic50_nM(ic50_nM, label_nM, kd_nM)


def _multiplied(ic50_nM: float, label_nM: float, sites_nM: float, kd_nM: float) -> float:
    return ic50_nM * (1 + label_nM / kd_nM)


def _inhibitor_free(ic50_nM: float, label_nM: float, sites_nM: float, kd_nM: float) -> float:
    held, free_sites = held_at_half_nM(Well(label_nM=label_nM, sites_nM=sites_nM, kd_nM=kd_nM))
    return ic50_nM * free_sites / held


def _of_unknown(ki_of):
    return lambda g: ki_of(g.ic50_nM, g.label_nM, g.sites_nM, g.kd_nM)


UNKNOWN = MARKED.number(
    "unknown",
    "ki",
    _of_unknown(ki_exact),
    ("Ki of the unknown, roughly.", "{truth:.3g} nM.", "The label's share is out."),
    unit="nM",
    tolerance=ROUGH,
    free=("sign",),
)

UNKNOWN_EXACT = MARKED.number(
    "unknown_exact",
    "depletion",
    _of_unknown(ki_exact),
    ("Ki of the unknown, with depletion.", "{truth:.3g} nM.", "What is free decides, not what was added."),
    unit="nM",
    tolerance=TWO_PER_CENT,
    free=("sign",),
    mistakes={
        "cheng_prusoff_alone": (
            _of_unknown(_cheng_prusoff),
            "That is Cheng–Prusoff: right if hardly any label is bound. Here a good part is, and inhibitor sits on the sites too. "
            "Half of the points are yours; work out what is free at the half point for the other half.",
        ),
        "label_only_mended": (
            _of_unknown(_inhibitor_free),
            "You reckoned with the label that is gone, and took all of the inhibitor as free. At the half point part of it sits on sites.",
        ),
    },
)


def _tried_on(*, few: bool):
    """Trays with hardly any sites, or with many."""

    def one_tray(rng: Random, number: int) -> dict[str, float]:
        label, kd = round(rng.uniform(0.5, 5.0), 2), round(rng.uniform(1.0, 6.0), 2)
        sites = round(rng.uniform(1e-6, 1e-5), 8) if few else round(rng.uniform(1.0, 4.0), 2)
        seen = depleted_ic50_nM(Well(label_nM=label, sites_nM=sites, kd_nM=kd), rng.uniform(2.0, 20.0))
        return {"ic50_nM": float(seen), "label_nM": label, "sites_nM": sites, "kd_nM": kd}

    return cases(f"cases|{{data_seed}}|{few}", one_tray)


SIGNATURE = "ki_exact(ic50_nM, label_nM, sites_nM, kd_nM)"
MULTIPLIED = {
    "function_multiplied": (
        _multiplied,
        "Your function multiplies by 1 + [L]/Kd. The label makes the inhibitor look weaker than it is: the Ki is smaller than the IC50.",
    )
}

FEW_SITES = replace(
    MARKED.function(
        "ki_exact_few",
        "ki",
        ki_exact,
        ("Ki with hardly any sites.", "IC50/(1 + [L]/Kd).", "The limit that everybody knows."),
        signature=SIGNATURE,
        cases=_tried_on(few=True),
        mistakes=MULTIPLIED,
        unit="nM",
    ),
    tolerance=CLOSE_FUNCTION,
)

MANY_SITES = replace(
    MARKED.function(
        "ki_exact",
        "depletion",
        ki_exact,
        ("Ki with many sites.", "(IC50 − J) r₅₀/J.", "No root is needed at the half point."),
        signature=SIGNATURE,
        cases=_tried_on(few=False),
        mistakes={
            **MULTIPLIED,
            "sites_left_out": (
                _cheng_prusoff,
                "Your function does not use the sites: it is Cheng–Prusoff. With many sites, label and inhibitor are bound in part.",
            ),
            "inhibitor_all_free": (
                _inhibitor_free,
                "The label is mended and the inhibitor is not: at the half point J of it sits on sites, so IC50 − J is free.",
            ),
        },
        unit="nM",
    ),
    tolerance=CLOSE_FUNCTION,
)


def _free_nM(g: Params) -> float:
    return g.free_share * g.total_nM


BLOCK = MARKED.number(
    "block",
    "occupancy",
    lambda g: 100 * _free_nM(g) / (_free_nM(g) + g.patient_ki_nM),
    ("Block of VMAT2.", "{truth:.3g} %.", "Only what is free binds."),
    unit="%",
    free=("sign", "per_cent_down"),
    mistakes={
        "block_by_total": (
            lambda g: 100 * g.total_nM / (g.total_nM + g.patient_ki_nM),
            "You used the total concentration. What rides on plasma protein cannot bind at VMAT2.",
        ),
        "block_as_odds": (
            lambda g: 100 * _free_nM(g) / g.patient_ki_nM,
            "That is free concentration over Ki, the odds of a block. A share divides by concentration plus Ki.",
        ),
    },
)

SELECTIVITY = MARKED.number(
    "selectivity",
    "selectivity",
    lambda g: selectivity_at(_free_nM(g), g.patient_ki_nM, g.other_ki_nM),
    ("Selectivity at the dose, at least.", "{truth:.3g}.", "A limit stays a limit: at least so much."),
    free=("sign", "reciprocal"),
    mistakes={
        "selectivity_of_ki": (
            lambda g: g.other_ki_nM / g.patient_ki_nM,
            "That is the ratio of the Ki, true of a vanishing dose. At this dose VMAT2 is filling up.",
        ),
        "selectivity_by_total": (
            lambda g: selectivity_at(g.total_nM, g.patient_ki_nM, g.other_ki_nM),
            "You used the total concentration. Both targets meet only what is free.",
        ),
    },
)
