"""Objective 05.limits: the claims of the sources, and what a long effect does not prove."""

import math

from course_lib.questions.kinds import (
    ChoiceQuestion,
    Idea,
    Mistake,
    NumberQuestion,
    Option,
    ShortTextQuestion,
)

OBJECTIVE = "05.limits"

DESTROYED = ChoiceQuestion(
    id="lasting.destroyed",
    objective=OBJECTIVE,
    prompt="“Reserpine destroys VMAT, and recovery means new protein” (claim #14). Which measurement speaks most directly against its first half?",
    options=(
        Option(
            id="sites_low",
            text="binding sites are still reduced on day 30",
            right=False,
            reply="That agrees with slow making of new protein as well as with a drug that stays. It does not tell them apart.",
        ),
        Option(
            id="protein_there",
            text="an antibody finds as much protein on day 2 as in controls",
            right=True,
            reply="What is destroyed cannot be stained. The sites are missing while the protein is there.",
        ),
        Option(
            id="dopamine_low",
            text="dopamine is still low on day 3",
            right=False,
            reply="Dopamine is low as long as vesicles do not fill, for whatever reason.",
        ),
        Option(
            id="half_life",
            text="reserpine has a short first half-life in plasma",
            right=False,
            reply="That is what made destruction plausible: the drug seemed gone. It says nothing about the protein.",
        ),
    ),
    hints=(
        "What would the claim predict for a stain of the protein?",
        "Which of the four does not depend on whether a site is free?",
        "Ask for the protein itself.",
    ),
    worked="Destroyed protein would be missing for an antibody. It is there, while a ligand finds fewer sites. Whether recovery means new protein stays open.",
    means="Free sites and protein are two readings, and here they part.",
)

PERIPHERY = ChoiceQuestion(
    id="lasting.periphery",
    objective=OBJECTIVE,
    prompt="“VMAT1 is the transporter of the periphery, so a VMAT2 inhibitor spares it” (claim #7; “it” is the periphery). What is your verdict?",
    options=(
        Option(
            id="right",
            text="right: VMAT2 is found only in the brain, VMAT1 outside of it",
            right=False,
            reply="VMAT2 fills the vesicles of sympathetic and enteric neurons too. The brain has no monopoly on it.",
        ),
        Option(
            id="right_by_affinity",
            text="right: valbenazine’s Ki at VMAT1 is far higher than at VMAT2",
            right=False,
            reply="The affinities are as stated, so granules that fill through VMAT1 alone are spared by it. Sympathetic nerves are not among them.",
        ),
        Option(
            id="wrong",
            text="wrong: sympathetic nerves fill their vesicles through VMAT2",
            right=True,
            reply="VMAT1 is found mainly in neuroendocrine cells, so a drug that never touches it can still move blood pressure. (In trials valbenazine hardly did: lying down, 2 mmHg lower than on placebo, not significant.)",
        ),
        Option(
            id="wrong_by_dose",
            text="wrong: at the usual dose VMAT1 is blocked as well",
            right=False,
            reply="Compute it: with a Ki above 10 µM and 1 % unbound, valbenazine hardly touches VMAT1; HTBZ may hold a tenth. The error is in the map, not in the dose.",
        ),
    ),
    hints=(
        "Which transporter do sympathetic nerves use?",
        "“Peripheral” and “neuroendocrine” are not the same.",
        "The affinity is right; the map is not.",
    ),
    worked="VMAT2 is in central, peripheral and enteric monoamine neurons; VMAT1 mainly in neuroendocrine cells. The claim is wrong.",
    means="A place in the body is not a transporter.",
)

IMPLIED = NumberQuestion(
    id="lasting.implied_half_time",
    objective=OBJECTIVE,
    prompt="An animal has lost {lost:.0%} of its striatal dopamine {days:g} days after a dose that at first blocked all VMAT2. If the loss "
    "equals the blocked share and one rate frees the sites, what is the half-time of freeing?",
    unit="day",
    draw=lambda rng: {
        "lost": rng.choice((0.6, 0.65, 0.7, 0.75, 0.8, 0.85)),
        "days": rng.choice((2.0, 3.0, 4.0, 5.0, 6.0, 8.0)),
    },
    answer=lambda v: v.days / math.log2(1 / v.lost),
    hints=(
        "How many halvings lead from 1 to {lost:g}?",
        "log₂(1/{lost:g}) halvings, less than one.",
        "Divide the days by the number of halvings.",
    ),
    worked="{days:g} days / log₂(1/{lost:g}) = {truth:.3g} days.",
    why="All sites were blocked at first, so the blocked share has fallen from 1 to this.",
    means="A half-time read from one point under two assumptions: compare it with one that was measured otherwise.",
    mistakes=(
        Mistake(
            id="recovered_for_lost",
            answer=lambda v: v.days / math.log2(1 / (1 - v.lost)),
            because="You let the recovered share be what is still blocked. {lost:.0%} is lost, so as much is still blocked.",
        ),
        Mistake(
            id="natural_logarithm",
            answer=lambda v: v.days / math.log(1 / v.lost),
            because="That is the time for a fall to 1/e. A half-time uses log₂.",
        ),
        Mistake(
            id="linear",
            answer=lambda v: v.days * 0.5 / (1 - v.lost),
            because="You let the block fade evenly. It loses a fixed share of itself in a given time, not a fixed amount.",
        ),
        Mistake(
            id="multiplied",
            answer=lambda v: v.days * math.log2(1 / v.lost),
            because="You multiplied by the number of halvings. {days:g} days hold less than one halving, so one takes longer: divide.",
        ),
    ),
)

LINGERS = ShortTextQuestion(
    id="lasting.lingers",
    objective=OBJECTIVE,
    prompt="Reserpine’s effect outlasts its first plasma half-life by weeks. In one or two sentences: why does this not prove that the protein "
    "turns over slowly?",
    model_answer="Because some drug lingers, tightly bound at its site or returning from tissue with a slow second phase, and blocks as long as "
    "it stays; the protein itself is unchanged.",
    ideas=(
        Idea(id="drug_stays", said="some drug stays, bound at its site or coming back from tissue"),
        Idea(
            id="protein_not_needed",
            said="the protein is still there, so recovery need not wait for a new one",
        ),
    ),
    mistakes=(
        Mistake(
            id="irreversible_anyway",
            answer=lambda v: "Because reserpine is irreversible and destroys the transporter for good.",
            because="That repeats the claim. Protein was counted with an antibody, and it is there. What else can keep sites blocked?",
        ),
        Mistake(
            id="covalent",
            answer=lambda v: "Because reserpine forms a covalent bond with it.",
            because="No bond for good is needed: detergent frees reserpine from granules. A bond that lets go slowly, or drug that comes "
            "back, is enough.",
        ),
        Mistake(
            id="half_life_wrong",
            answer=lambda v: "Because animals differ and half-lives are measured badly.",
            because="Scatter is not the point. Ask what could keep a site blocked although plasma seems empty.",
        ),
    ),
    hints=(
        "Where could drug be that plasma no longer shows?",
        "Tightly bound at the site, or in tissue that gives it back slowly.",
        "If the drug stays, sites stay blocked, whether or not the protein turns over.",
    ),
    worked="Drug that stays at its site, or comes back from tissue, blocks as long as it is there; old and new protein alike.",
    means="A slow effect needs a slow step, and there is more than one candidate.",
)

QUESTIONS = (DESTROYED, PERIPHERY, IMPLIED, LINGERS)
