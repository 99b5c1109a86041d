"""Tasks 3, 4 and 6 of chapter 03's assignment: the Ki of an unknown, a function for it, and a patient."""

from random import Random

from course_lib.models.binding.depletion import Well, depleted_ic50_nM, ki_at_half_nM
from course_lib.models.binding.equilibrium import ki_from_ic50_nM, selectivity_at
from course_lib.questions.kinds import FunctionQuestion, Mistake, NumberQuestion
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

CASES = 8
HINTS = (
    "Say in words what is free and what was added.",
    "Write the equation of the lecture with your own numbers in it.",
    "Check the limits: what must it be with hardly any sites, and without label?",
)
# So wide that Cheng–Prusoff alone is let in: it earns half of the points, and the close part says why not all.
ROUGH, CLOSE = Tolerance(relative=0.75), Tolerance(relative=0.02)


def texts(prompt: str, worked: str, means: str) -> dict:
    """The texts of a marked question; its full wording stands in the notebook."""
    return {"prompt": prompt, "hints": HINTS, "worked": worked, "means": means}


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


def _true_ki(g: Params) -> float:
    return ki_at_half_nM(g.ic50_nM, well(g))


UNKNOWN = NumberQuestion(
    id="assignment03.unknown",
    objective="03.ki",
    answer=_true_ki,
    unit="nM",
    tolerance=ROUGH,
    free=("sign",),
    **texts("Ki of the unknown, roughly.", "{truth:.3g} nM.", "The label's share is out."),
)

UNKNOWN_EXACT = NumberQuestion(
    id="assignment03.unknown_exact",
    objective="03.depletion",
    answer=_true_ki,
    unit="nM",
    tolerance=CLOSE,
    free=("sign",),
    mistakes=(
        Mistake(
            id="cheng_prusoff_alone",
            answer=lambda g: ki_from_ic50_nM(g.ic50_nM, g.label_nM, g.kd_nM),
            because="That is Cheng–Prusoff: right if hardly any label is bound. Here a good part is, and inhibitor sits on the sites too. "
            "Half of the points are yours; work out what is free at the half point for the other half.",
        ),
        Mistake(
            id="label_only_mended",
            answer=lambda g: _label_only(g),
            because="You reckoned with the label that is gone, and took all of the inhibitor as free. At the half point part of it sits on sites.",
        ),
    ),
    **texts(
        "Ki of the unknown, with depletion.", "{truth:.3g} nM.", "What is free decides, not what was added."
    ),
)


def _label_only(g: Params) -> float:
    from course_lib.models.binding.depletion import held_at_half_nM

    held, free_sites = held_at_half_nM(well(g))
    return g.ic50_nM * free_sites / held


def ki_exact(ic50_nM: float, label_nM: float, sites_nM: float, kd_nM: float) -> float:
    """Ki in nM with depletion of label and inhibitor.

    >>> round(ki_exact(7.956, 2.0, 2.0, 2.3), 2)
    3.0
    """
    return ki_at_half_nM(ic50_nM, Well(label_nM=label_nM, sites_nM=sites_nM, kd_nM=kd_nM))


def _simple(ic50_nM: float, label_nM: float, sites_nM: float, kd_nM: float) -> float:
    return ki_from_ic50_nM(ic50_nM, label_nM, kd_nM)


def _inhibitor_free(ic50_nM: float, label_nM: float, sites_nM: float, kd_nM: float) -> float:
    from course_lib.models.binding.depletion import held_at_half_nM

    held, free_sites = held_at_half_nM(Well(label_nM=label_nM, sites_nM=sites_nM, kd_nM=kd_nM))
    return ic50_nM * free_sites / held


def _cases(params: Params, *, few: bool) -> list[dict[str, float]]:
    rng, drawn = Random(f"cases|{params.data_seed}|{few}"), []
    for _ in range(CASES):
        label, kd = round(rng.uniform(0.5, 5.0), 2), round(rng.uniform(1.0, 6.0), 2)
        sites = round(rng.uniform(1e-6, 1e-5), 8) if few else round(rng.uniform(1.0, 4.0), 2)
        seen = depleted_ic50_nM(Well(label_nM=label, sites_nM=sites, kd_nM=kd), rng.uniform(2.0, 20.0))
        drawn.append({"ic50_nM": float(seen), "label_nM": label, "sites_nM": sites, "kd_nM": kd})
    return drawn


SIGNATURE = "ki_exact(ic50_nM, label_nM, sites_nM, kd_nM)"
MULTIPLIED = Mistake(
    id="function_multiplied",
    answer=lambda g: lambda ic50_nM, label_nM, sites_nM, kd_nM: ic50_nM * (1 + label_nM / kd_nM),
    because="Your function multiplies by 1 + [L]/Kd. The label makes the inhibitor look weaker than it is: the Ki is smaller than the IC50.",
)

FEW_SITES = FunctionQuestion(
    id="assignment03.ki_exact_few",
    objective="03.ki",
    signature=SIGNATURE,
    unit="nM",
    tolerance=Tolerance(relative=1e-3),
    answer=lambda g: ki_exact,
    cases=lambda g: _cases(g, few=True),
    mistakes=(MULTIPLIED,),
    **texts("Ki with hardly any sites.", "IC50/(1 + [L]/Kd).", "The limit that everybody knows."),
)

MANY_SITES = FunctionQuestion(
    id="assignment03.ki_exact",
    objective="03.depletion",
    signature=SIGNATURE,
    unit="nM",
    tolerance=Tolerance(relative=1e-3),
    answer=lambda g: ki_exact,
    cases=lambda g: _cases(g, few=False),
    mistakes=(
        MULTIPLIED,
        Mistake(
            id="sites_left_out",
            answer=lambda g: _simple,
            because="Your function does not use the sites: it is Cheng–Prusoff. With many sites, label and inhibitor are bound in part.",
        ),
        Mistake(
            id="inhibitor_all_free",
            answer=lambda g: _inhibitor_free,
            because="The label is mended and the inhibitor is not: at the half point J of it sits on sites, so IC50 − J is free.",
        ),
    ),
    **texts("Ki with many sites.", "(IC50 − J) r₅₀/J.", "No root is needed at the half point."),
)


def _free_nM(g: Params) -> float:
    return g.free_share * g.total_nM


BLOCK = NumberQuestion(
    id="assignment03.block",
    objective="03.occupancy",
    answer=lambda g: 100 * _free_nM(g) / (_free_nM(g) + g.patient_ki_nM),
    unit="%",
    tolerance=Tolerance(relative=0.01),
    free=("sign", "per_cent_down"),
    mistakes=(
        Mistake(
            id="block_by_total",
            answer=lambda g: 100 * g.total_nM / (g.total_nM + g.patient_ki_nM),
            because="You used the total concentration. What rides on plasma protein cannot bind at VMAT2.",
        ),
        Mistake(
            id="block_as_odds",
            answer=lambda g: 100 * _free_nM(g) / g.patient_ki_nM,
            because="That is free concentration over Ki, the odds of a block. A share divides by concentration plus Ki.",
        ),
    ),
    **texts("Block of VMAT2.", "{truth:.3g} %.", "Only what is free binds."),
)

SELECTIVITY = NumberQuestion(
    id="assignment03.selectivity",
    objective="03.selectivity",
    answer=lambda g: selectivity_at(_free_nM(g), g.patient_ki_nM, g.other_ki_nM),
    tolerance=Tolerance(relative=0.01),
    free=("sign", "reciprocal"),
    mistakes=(
        Mistake(
            id="selectivity_of_ki",
            answer=lambda g: g.other_ki_nM / g.patient_ki_nM,
            because="That is the ratio of the Ki, true of a vanishing dose. At this dose VMAT2 is filling up.",
        ),
        Mistake(
            id="selectivity_by_total",
            answer=lambda g: selectivity_at(g.total_nM, g.patient_ki_nM, g.other_ki_nM),
            because="You used the total concentration. Both targets meet only what is free.",
        ),
    ),
    **texts("Selectivity at the dose, at least.", "{truth:.3g}.", "A limit stays a limit: at least so much."),
)
