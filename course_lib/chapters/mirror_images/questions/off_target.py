"""Objective 07.off_target: occupancy of a target that was not meant, compared with a threshold."""

from course_lib.facts import fact
from course_lib.models.isomers.mixture import free_concentration_nM
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option

OBJECTIVE = "07.off_target"
FREE = ("sign", "thousand_up", "thousand_down")
RESPONSE = fact("antipsychotic.response_occupancy", "%")
MOVEMENT = fact("antipsychotic.parkinsonism_occupancy", "%")

THRESHOLD = NumberQuestion(
    id="mirror_images.threshold",
    objective=OBJECTIVE,
    prompt="An isomer binds D2 with a Ki of {ki_nM:g} nM. Which free concentration would occupy {threshold:.0%} of D2?",
    unit="nM",
    draw=lambda rng: {
        "ki_nM": rng.choice((53.0, 100.0, 180.0)),
        "threshold": rng.choice((0.6, 0.65, 0.75, 0.78)),
    },
    answer=lambda v: free_concentration_nM(v.threshold, v.ki_nM),
    free=FREE,
    hints=(
        "At C = Ki one half is occupied. Is more or less needed here?",
        "Odds, occupied ÷ empty = C/Ki.",
        "C = Ki × threshold/(1 − threshold).",
    ),
    worked="{ki_nM:g} nM × {threshold:g}/(1 − {threshold:g}) = {truth:.2g} nM.",
    why="The free concentration in units of Ki equals the odds, occupied ÷ empty, so the fraction must first be turned into odds.",
    means="Compare that with the free concentration at the dose in use, not with the Ki.",
    mistakes=(
        Mistake(
            id="times_share",
            answer=lambda v: v.ki_nM * v.threshold,
            because="You multiplied the Ki by the fraction. The odds belong there: occupied ÷ empty.",
        ),
        Mistake(
            id="odds_turned",
            answer=lambda v: v.ki_nM * (1 - v.threshold) / v.threshold,
            because="The odds are upside down. More than one half needs more than the Ki.",
        ),
        Mistake(
            id="over_free",
            answer=lambda v: v.ki_nM / (1 - v.threshold),
            because="That is Ki divided by what stays empty. The occupied fraction is missing above the line.",
        ),
    ),
)

OCCUPANCY = NumberQuestion(
    id="mirror_images.off_target_occupancy",
    objective=OBJECTIVE,
    prompt="An isomer has a total concentration of {total_nM:g} nM in plasma, {free:.0%} of it free, and a Ki of {ki_nM:g} nM at D2. "
    "Which fraction of D2 does it occupy?",
    draw=lambda rng: {
        "total_nM": rng.choice((40.0, 60.0, 90.0)),
        "free": rng.choice((0.3, 0.36, 0.4)),
        "ki_nM": rng.choice((53.0, 180.0)),
    },
    answer=lambda v: v.free * v.total_nM / (v.free * v.total_nM + v.ki_nM),
    free=(*FREE, "per_cent_up"),
    hints=("Which part of the drug can bind?", "Free = total × free share.", "Free/(free + Ki)."),
    worked="{free:g} × {total_nM:g} nM against {ki_nM:g} nM: {truth:.2g}.",
    why="Only unbound drug is in equilibrium with the receptor, so the total is reduced to its free part before Ki is applied.",
    means="This is the number to compare with a threshold.",
    mistakes=(
        Mistake(
            id="total_used",
            answer=lambda v: v.total_nM / (v.total_nM + v.ki_nM),
            because="You used the total concentration. What is bound to protein cannot bind D2.",
        ),
        Mistake(
            id="ratio",
            answer=lambda v: v.free * v.total_nM / v.ki_nM,
            because="That is C/Ki, the odds. A fraction needs C + Ki below the line.",
        ),
        Mistake(
            id="free_sites",
            answer=lambda v: v.ki_nM / (v.free * v.total_nM + v.ki_nM),
            because="That is the fraction of D2 that stays empty. What is occupied is the rest of it.",
        ),
    ),
)

MEANING = ChoiceQuestion(
    id="mirror_images.d2_meaning",
    objective=OBJECTIVE,
    prompt=f"At 48 mg a day an isomer mixture occupies 14 to 18 % of D2 at the mean level, a quarter at peaks (Ki unverified; ordinary CYP2D6). "
    f"Haloperidol helps from {RESPONSE:g} %, and disturbs movement from {MOVEMENT:g} %. "
    "What follows?",
    options=(
        Option(
            id="like_haloperidol",
            text="it acts like a small dose of haloperidol, about a fifth",
            right=False,
            reply="An effect that begins at 65 % need not show a fifth of itself at 14 %. Nobody measured one here.",
        ),
        Option(
            id="below",
            text="it is below both thresholds; its effect is unknown",
            right=True,
            reply="The block lies below both thresholds. What a little D2 block does where VMAT2 is blocked as well, no source here has tested.",
        ),
        Option(
            id="harmless",
            text="it is proven harmless, as it is below both thresholds",
            right=False,
            reply="Below one drug's window is no proof. Clozapine and quetiapine act below it as well.",
        ),
        Option(
            id="side_effects",
            text="it explains the side effects of tetrabenazine",
            right=False,
            reply="Emptying vesicles can explain them too. An occupancy of 14 % is not evidence of cause.",
        ),
    ),
    hints=(
        "Name the occupancy and the threshold; then ask who measured the consequence.",
        "18 and 27 are below 65 and 78.",
        "Absence of a measured effect is neither proof of harm nor of safety.",
    ),
    worked="14 to 27 % against 65 and 78: below both, meaning unknown. (A poor metaboliser at the limit of 36 mg: 27 to 45 %.)",
    means="“It binds D2” is not a side effect; an occupancy beside a threshold is an argument.",
)

QUESTIONS = (THRESHOLD, OCCUPANCY, MEANING)
