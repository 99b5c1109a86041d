"""Objective 08.judge: three claims of the sources, judged by numbers."""

from random import Random

from course_lib.facts import fact
from course_lib.models.pk.drugs import TETRABENAZINE
from course_lib.questions.kinds import FREE_MISTAKES, ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params
from course_lib.questions.tolerance import HALF_PER_CENT

OBJECTIVE = "08.judge"
# What a replaced hydrogen adds, from the two drugs' own masses.
NEUTRON_STEP_G_PER_MOL = (
    fact("molecule.deutetrabenazine", "g/mol") - TETRABENAZINE.parent_mass_g_per_mol
) / fact("deutetrabenazine.deuterium_atoms", "1")
HYDROGEN_G_PER_MOL = fact("molecule.hydrogen", "g/mol")
DEUTERIUM_G_PER_MOL = HYDROGEN_G_PER_MOL + NEUTRON_STEP_G_PER_MOL

PEAKS = ChoiceQuestion(
    id="deuteration.lower_peaks",
    objective=OBJECTIVE,
    several=True,
    prompt="Deuteration leads to lower peak concentrations and more stable blood levels, says claim #17. Which statements are fair?",
    options=(
        Option(
            id="same_dose_lower",
            text="at the same dose the peak is lower",
            right=False,
            reply="at the same dose it is marginally higher, as measured and as your curve says.",
        ),
        Option(
            id="same_auc_lower",
            text="at the same exposure the peak is lower, because about half the dose is given",
            right=True,
            idea="what happens to the peak when the dose is halved as well?",
            reply="then the claim needs the words “at half the dose”.",
        ),
        Option(
            id="steadier",
            text="between two doses the level swings less",
            right=True,
            idea="what happens between two doses?",
            reply="that half of the claim stands, at every dose.",
        ),
        Option(
            id="absorbed_slower",
            text="the peak is lower because the stronger bond slows absorption",
            right=False,
            reply="deuterium slows the breaking of a bond, and absorption breaks none.",
        ),
    ),
    hints=(
        "The claim does not say at which dose. Try two.",
        "What happens to the peak at the same dose, and what when the dose is halved as well?",
        "Peak ÷ trough does not depend on the dose.",
    ),
    worked="Same dose: peak marginally higher. Same exposure: half the dose, lower peak. More stable: at both.",
    means="“Lower peaks” is true of the halved dose and not of deuterium; “more stable” is true of deuterium.",
)

HYDROGENS = NumberQuestion(
    id="deuteration.atoms",
    objective=OBJECTIVE,
    prompt="A deuterated drug weighs {heavier_g_per_mol:g} g/mol more than its parent. An atom of hydrogen weighs "
    f"{HYDROGEN_G_PER_MOL:.4f}, one of deuterium {DEUTERIUM_G_PER_MOL:.4f} g/mol. "
    "How many hydrogen atoms were replaced?",
    tolerance=HALF_PER_CENT,
    draw=lambda rng: {"heavier_g_per_mol": round(rng.choice((3, 6, 9, 12)) * NEUTRON_STEP_G_PER_MOL, 2)},
    answer=lambda v: v.heavier_g_per_mol / NEUTRON_STEP_G_PER_MOL,
    hints=(
        "A replaced hydrogen is gone: by how much does one replacement change the mass?",
        "By the difference of the two atomic masses.",
        "Divide the difference of the molecules by the difference of the atoms.",
    ),
    worked="Each replacement adds the difference of the two atoms: {heavier_g_per_mol:g}/"
    f"{NEUTRON_STEP_G_PER_MOL:.4f} = " + "{truth:.0f}.",
    means="{truth:.0f} neutrons have been added, and nothing else.",
    mistakes=(
        Mistake(
            id="added_not_replaced",
            answer=lambda v: v.heavier_g_per_mol / DEUTERIUM_G_PER_MOL,
            because="You divided by the mass of deuterium, as if it were added. It takes the place of a hydrogen, which leaves.",
        ),
        Mistake(
            id="per_methyl_group",
            answer=lambda v: v.heavier_g_per_mol / NEUTRON_STEP_G_PER_MOL / 3,
            because="That is the number of CD₃ groups. Each of them holds three deuterium atoms.",
        ),
    ),
)


def _mixture(rng: Random) -> dict[str, float]:
    return {"share": rng.choice((0.03, 0.05, 0.08)), "fold": rng.choice((50, 80, 120, 200))}


def _potency_share(v: Params) -> float:
    strong = v.share * v.fold
    return strong / (strong + 1 - v.share)


MIXTURE = NumberQuestion(
    id="deuteration.mixture",
    objective=OBJECTIVE,
    prompt="In the blood {share:.0%} of a mixture is a strong isomer; the rest binds the same target {fold} times more weakly. All "
    "compete for one site. What fraction of the bound target carries the strong isomer?",
    draw=_mixture,
    answer=_potency_share,
    tolerance=HALF_PER_CENT,  # the strong isomer against the whole mixture is 1 % too small
    free=(*FREE_MISTAKES, "per_cent_up"),
    hints=(
        "Isomers that compete for one site share it in proportion to concentration ÷ Ki.",
        "Give the rest a Ki of {fold} and the strong isomer a Ki of 1.",
        "share × fold/(share × fold + 1 − share).",
    ),
    worked="{share:g} × {fold} against 1 − {share:g}: the strong isomer has {truth:.3g} of the binding.",
    why="In competition for one site binding goes with amount times affinity.",
    means="“The same mixture” hides that a minor species does most of the work.",
    mistakes=(
        Mistake(
            id="share_in_blood",
            answer=lambda v: v.share,
            because="That is its share in the blood. Binding weighs each concentration by 1/Ki.",
        ),
        Mistake(
            id="weighted_by_Ki",
            answer=lambda v: v.share / (v.share + (1 - v.share) * v.fold),
            because="You gave the weak isomer the larger weight. A large Ki means weak binding: weigh each concentration by 1/Ki.",
        ),
        Mistake(
            id="ratio_not_fraction",
            answer=lambda v: v.share * v.fold,
            because="That is its binding in units of a pure weak isomer. A fraction needs the sum of both below the line.",
        ),
        Mistake(
            id="share_of_the_rest",
            answer=lambda v: 1 - _potency_share(v),
            because="That is what the weak isomers hold. The strong one has the rest.",
        ),
    ),
)

QUESTIONS = (PEAKS, HYDROGENS, MIXTURE)
