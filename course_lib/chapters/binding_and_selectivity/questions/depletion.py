"""Objective 03.depletion: when the label runs out, and what it does to a Ki."""

from random import Random

from course_lib.models.binding.equilibrium import most_sites_nM
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "03.depletion"
FREE = ("sign", "thousand_up", "thousand_down")


def _well(rng: Random) -> dict[str, float]:
    kd = rng.choice((2.0, 3.0, 4.0, 5.0, 6.0))
    return {"kd_nM": kd, "label_nM": kd * rng.choice((0.45, 0.6, 0.4, 0.5))}


MOST = NumberQuestion(
    id="binding.most_sites",
    objective=OBJECTIVE,
    prompt="You add {label_nM:g} nM of a label with a Kd of {kd_nM:g} nM. How many sites may the well contain at most, in nM of the well's volume, so that "
    "no more than 10 % of the label is bound?",
    unit="nM",
    draw=_well,
    answer=lambda v: most_sites_nM(v.label_nM, v.kd_nM),
    free=FREE,
    hints=(
        "At the limit, how much label is bound and how much is free?",
        "A tenth of the label is bound, nine tenths are free, and bound = Bmax × free/(free + Kd).",
        "Solve for Bmax: Kd plus nine tenths of the label, all of it over nine.",
    ),
    worked="0.1 label = Bmax × 0.9 label/(0.9 label + Kd), so Bmax = ({kd_nM:g} + 0.9 × {label_nM:g})/9 = {truth:.3g} nM.",
    why="At the limit a tenth of the label sits on sites and nine tenths are free, and both must fit one equilibrium.",
    means="Most sites stay free here, so more of them are allowed than label may be bound.",
    mistakes=(
        Mistake(
            id="tenth_of_label",
            answer=lambda v: 0.1 * v.label_nM,
            because="That is how much label may be bound. Sites are more than what is bound on them, since many stay free.",
        ),
        Mistake(
            id="tenth_of_kd",
            answer=lambda v: 0.1 * v.kd_nM,
            because="That rule is for hardly any label, and only nearly right: the free label is 0.9 of what was added and stands in the balance as well.",
        ),
        Mistake(
            id="nothing_lost",
            answer=lambda v: (v.kd_nM + v.label_nM) / 10,
            because="You took the free label as all that was added. At this limit a tenth of it is bound: nine tenths are free.",
        ),
    ),
)

SHARE = NumberQuestion(
    id="binding.bound_share",
    objective=OBJECTIVE,
    prompt="A well of {volume_mL:g} mL got {label_nM:g} nM of label; {bound_fmol:g} fmol of it are bound. Which share of the label is that? (1 nM in 1 mL is "
    "1,000 fmol.)",
    unit="%",
    draw=lambda rng: {
        "volume_mL": rng.choice((0.2, 0.25, 0.5)),
        "label_nM": rng.choice((0.5, 1.5, 2.0)),
        "bound_fmol": rng.choice((9.0, 15.0, 24.0, 36.0)),
    },
    answer=lambda v: 100 * v.bound_fmol / (1000 * v.label_nM * v.volume_mL),
    free=("sign", "per_cent_down"),
    hints=(
        "How much label was added, in fmol?",
        "Concentration times volume times 1,000.",
        "Bound ÷ added, in per cent.",
    ),
    worked="{label_nM:g} nM × {volume_mL:g} mL × 1,000 = the fmol added; {bound_fmol:g} of them are {truth:.3g} %.",
    means="Below 10 % the simple formula costs little if the Ki is large against the sites; above, or with a strong drug, it must be mended.",
    mistakes=(
        Mistake(
            id="volume_left_out",
            answer=lambda v: 100 * v.bound_fmol / (1000 * v.label_nM),
            because="You left the volume out, as if the well held a whole mL. Less volume means less label was added.",
        ),
        Mistake(
            id="bound_over_free",
            answer=lambda v: 100 * v.bound_fmol / (1000 * v.label_nM * v.volume_mL - v.bound_fmol),
            because="You divided by the free label. A share of the label is taken of all that was added.",
        ),
    ),
)

MEMBRANE = ChoiceQuestion(
    id="binding.more_membrane",
    objective=OBJECTIVE,
    prompt="The counts of a tray are low and noisy; 5 % of the label is bound. A colleague proposes ten times as much membrane in each well, all else "
    "equal. What happens to the Ki that Cheng–Prusoff gives?",
    options=(
        Option(
            id="worse",
            text="its interval narrows, but the Ki that comes out is too high",
            right=True,
            reply="More sites bind more label and more inhibitor. Free label and free inhibitor fall below what was added, and the formula does not know it.",
        ),
        Option(
            id="better",
            text="it becomes both more precise and closer to the truth",
            right=False,
            reply="More precise, yes: more counts. But then nearly 40 % of the label is bound, the formula takes it as free, and precision does not help.",
        ),
        Option(
            id="lower",
            text="it moves downwards, since more is bound",
            right=False,
            reply="Upwards: part of the inhibitor sits on the many sites, so more must be added to reach one half.",
        ),
        Option(
            id="same",
            text="nothing: a half is a half, however many sites there are",
            right=False,
            reply="A half of what is bound, yes. But what was added is no longer what is free.",
        ),
    ),
    hints=(
        "Where does the inhibitor go that sits on sites?",
        "The formula takes what was added for what is free.",
        "Half of many sites must be filled with inhibitor: that much more must be added.",
    ),
    worked="The IC50 rises by the inhibitor that sits on the sites, so the Ki comes out too high, with a pretty interval.",
    means="The narrower interval surrounds the wrong value.",
)

FLOOR = ChoiceQuestion(
    id="binding.floor",
    objective=OBJECTIVE,
    prompt="A well contains 0.5 nM of sites and 2 nM of a label with a Kd of 2.3 nM. A very strong inhibitor has a true Ki of 0.05 nM. What will a tray of such wells report, by Cheng–Prusoff?",
    options=(
        Option(
            id="too_high",
            text="a Ki several times too high",
            right=True,
            reply="At least a quarter of a nM must be added to fill half of the sites, however strongly it binds.",
        ),
        Option(
            id="right",
            text="0.05 nM: strong binding is easy to see",
            right=False,
            reply="It is easy to see that it binds. How strongly cannot be seen far below the concentration of the sites.",
        ),
        Option(
            id="too_low",
            text="a Ki several times too low",
            right=False,
            reply="Too high: the sites soak up the inhibitor, and the IC50 cannot fall below about half of them.",
        ),
    ),
    hints=(
        "How much inhibitor is needed to fill half of 0.5 nM of sites?",
        "That much must be added even if it never let go.",
        "So the IC50 has a floor, and the Ki made of it too.",
    ),
    worked="The IC50 cannot fall below half of the sites, so the Ki reported has a floor.",
    means="An assay has a strongest affinity that it can see. Ask for it before you compare two strong drugs.",
)

QUESTIONS = (MOST, SHARE, MEMBRANE, FLOOR)
