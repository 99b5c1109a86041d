"""What chapter 13 foretells: intermediate metabolisers, shares of genotypes, inhibitors, chorea, and QT."""

import numpy as np

from course_lib.facts import fact
from course_lib.facts.record import shown_number
from course_lib.models.population.cohort import cohort_of, exposures_ng_h_per_mL
from course_lib.models.population.effect import effect_points, mean_effect_points
from course_lib.models.population.exposure import CLEARANCES_L_per_h, auc_ng_h_per_mL, auc_ratio
from course_lib.models.population.frequencies import SAMPLED_EUROPEAN, mean_score, phenotype_shares
from course_lib.models.population.qt import LABEL_LINE, qtc_increase_ms
from course_lib.workshop.validation.row import Row

PEOPLE, SEED = 200_000, 1
_INHIBITED = "concentration_per_dose_with_cyp2d6_inhibitor"
_FREE = "concentration_per_dose_without_cyp2d6_inhibitor"


def population_rows() -> list[Row]:
    """Rows of genotypes, interactions, effect and QT.

    >>> sum(row.kind == "predicted" for row in population_rows())
    5
    """
    return [*_gene_rows(), *_inhibitor_rows(), *_chorea_rows(), *_qt_rows()]


def _gene_rows() -> list[Row]:
    score = mean_score("intermediate")
    listed, quoted = (
        fact(name, "%") for name in ("genetics.cyp2d6_no_function_eur", "genetics.poor_metabolisers")
    )
    unlisted = 100.0 - sum(SAMPLED_EUROPEAN.shares_percent.values())
    return [
        Row(
            fact_id="valbenazine_pk.im_auc_ratio",
            model=auc_ratio(score),
            kind="predicted",
            note=f"CYP2D6's share of clearance is that of poor metabolisers, and it is taken as proportional to the activity score, {score:.2f} for "
            "the mean intermediate person of the group sampled as European.",
        ),
        Row(
            fact_id="genetics.poor_metabolisers",
            model=100.0 * phenotype_shares()["poor"],
            kind="predicted",
            note=f"Hardy–Weinberg from {listed:g} % of alleles without function; {quoted:g} % of people need {100 * (quoted / 100) ** 0.5:.1f} % of "
            f"alleles. The table leaves out {unlisted:.0f} % of alleles, which the model counts as normal.",
        ),
    ]


def _inhibitor_rows() -> list[Row]:
    rise = auc_ratio(0.0)
    free, inhibited = (fact(f"htbz.{name}", "ng/mL/mg") for name in (_FREE, _INHIBITED))
    return [
        Row(
            fact_id=f"htbz.{_INHIBITED}",
            model=free * rise,
            kind="predicted",
            note=f"The level without an inhibitor times {rise:.2f}, everybody turned into a poor metaboliser. The measured rise of "
            f"{100 * (inhibited / free - 1):.0f} % would need {100 * (inhibited / free - 1) / (rise - 1):.0f} % of them to be; strengths, genotypes and "
            "hours are unknown.",
        ),
        Row(
            fact_id=f"valbenazine.{_INHIBITED}",
            model=fact(f"valbenazine.{_FREE}", "ng/mL/mg"),
            kind="predicted",
            note="As without an inhibitor: in the model CYP2D6 does not touch valbenazine itself.",
        ),
    ]


def _chorea_rows() -> list[Row]:
    placebo = fact("chorea.simulated_change_0mg", "1")
    alone = {dose_mg: mean_effect_points(float(dose_mg)) for dose_mg in (40, 60, 80)}
    shown = {dose_mg: shown_number(round(effect, 2)) for dose_mg, effect in alone.items()}
    typical = placebo + effect_points(auc_ng_h_per_mL(80.0))
    other = shown_number(fact("chorea.simulated_change_40mg", "1"))
    return [
        Row(
            fact_id="chorea.simulated_change_80mg",
            model=placebo + alone[80],
            kind="consistency",
            note=f"Placebo and the mean effect with the cohort's clearances and spread of sensitivity. Nearer lie the effect alone, {shown[80]} (on 40 mg "
            f"{shown[40]}, printed {other}), and placebo with the effect in a typical normal metaboliser, {shown_number(round(typical, 2))}; which of "
            "the two was simulated, we have not seen.",
        ),
        Row(
            fact_id="chorea.kinect_hd_effect",
            model=alone[80],
            kind="consistency",
            note="Mean effect of 80 mg, kept up by all, from the model that was fitted to trials like this one. At 60 mg it would be "
            f"{shown[60]}, inside.",
        ),
    ]


def _qt_rows() -> list[Row]:
    cohort = cohort_of(PEOPLE, seed=SEED)
    means = {
        dose_mg: float(np.mean(qtc_increase_ms(exposures_ng_h_per_mL(cohort, float(dose_mg)))))
        for dose_mg in (40, 80)
    }
    lower, single, placebo = (
        fact(f"adverse.{name}", "ms") for name in ("qtc_pooled_40mg", "qtc_week_6_80mg", "qtc_pooled_placebo")
    )
    poor = {
        dose_mg: qtc_increase_ms(auc_ng_h_per_mL(float(dose_mg), CLEARANCES_L_per_h["poor"]))
        for dose_mg in (60, 80)
    }
    label = fact("valbenazine.qtc_increase_60mg_high_exposure", "ms")
    return [
        Row(
            fact_id="adverse.qtc_pooled_80mg",
            model=means[80],
            kind="predicted",
            note=f"Mean of {PEOPLE:,} people on the label's line, which gives {LABEL_LINE.intercept_ms:.2f} ms without any drug; placebo changed by {placebo:g} ms. On 40 "
            f"mg {means[40]:.1f} against {lower:g} ms, and KINECT 3 alone saw {single:g} ms on 80 mg.",
        ),
        Row(
            fact_id="valbenazine.qtc_increase_high_exposure",
            model=poor[80],
            kind="same curve",
            note="The line through the label's two usual exposures, at that of poor metabolisers on 80 mg; on 60 mg "
            f"{poor[60]:.1f} ms, the label {label:g}.",
        ),
    ]
