"""Objective 08.zero_point: the intrinsic isotope effect, from masses and from wavenumbers."""

import math
from random import Random

from course_lib.models.isotope.effect import (
    SECOND_RADIATION_CONSTANT_CM_K,
    deuterium_wavenumber_per_cm,
    intrinsic_isotope_effect,
)
from course_lib.questions.kinds import ChoiceQuestion, Mistake, NumberQuestion, Option
from course_lib.questions.params import Params
from course_lib.questions.tolerance import Tolerance

OBJECTIVE = "08.zero_point"
PARTNERS = {"carbon": 12.0, "nitrogen": 14.0, "oxygen": 16.0}


def _bond(rng: Random) -> dict[str, object]:
    name = rng.choice(tuple(PARTNERS))
    return {
        "hydrogen_per_cm": rng.choice((2850, 2900, 2950, 3000)),
        "partner": name,
        "mass_u": PARTNERS[name],
    }


def _stretches(rng: Random) -> dict[str, float]:
    return {
        "hydrogen_per_cm": rng.choice((2850, 2900, 2950)),
        "deuterium_per_cm": rng.choice((2080, 2120, 2160)),
        "temperature_K": rng.choice((280, 290, 300, 320)),
    }


def _exponent(v: Params, temperature_K: float | None = None) -> float:
    gap = v.hydrogen_per_cm - v.deuterium_per_cm
    return SECOND_RADIATION_CONSTANT_CM_K * gap / (2 * (temperature_K or v.temperature_K))


def _reduced_mass_ratio(v: Params) -> float:
    return (v.mass_u / (v.mass_u + 1)) / (2 * v.mass_u / (v.mass_u + 2))


WAVENUMBER = NumberQuestion(
    id="deuteration.wavenumber",
    objective=OBJECTIVE,
    prompt="A bond of hydrogen to {partner} ({mass_u:g} u) vibrates at {hydrogen_per_cm} cm⁻¹. Treat it as a harmonic spring "
    "that does not notice the isotope. At what wavenumber, in cm⁻¹, does the bond of deuterium (2 u) vibrate?",
    unit="1/cm",
    tolerance=Tolerance(relative=0.005),
    draw=_bond,
    answer=lambda v: deuterium_wavenumber_per_cm(v.hydrogen_per_cm, v.mass_u),
    hints=(
        "Both nuclei move, so the mass in the formula is the reduced mass.",
        "The frequency is proportional to √(k/μ), and k is the same for both.",
        "Multiply by √(μ_H/μ_D) with μ = m M/(m + M).",
    ),
    worked="μ_H/μ_D = [M/(M + 1)] / [2M/(M + 2)] with M = {mass_u:g}; its square root times {hydrogen_per_cm} cm⁻¹ is {truth:.0f} cm⁻¹.",
    why="The spring is the same, and a vibration slows with the root of the reduced mass.",
    means="The deuterium bond sits lower in the same well, by half of this difference.",
    mistakes=(
        Mistake(
            id="partner_does_not_move",
            answer=lambda v: v.hydrogen_per_cm / math.sqrt(2),
            because="You divided by √2, as if the heavy partner stood still. It moves a little too: use the reduced masses.",
        ),
        Mistake(
            id="root_forgotten",
            answer=lambda v: v.hydrogen_per_cm * _reduced_mass_ratio(v),
            because="You multiplied by the ratio of reduced masses itself. A spring's frequency goes with the square root of 1/μ.",
        ),
        Mistake(
            id="stiffer_spring",
            answer=lambda v: v.hydrogen_per_cm / math.sqrt(_reduced_mass_ratio(v)),
            because="Your deuterium bond vibrates faster. A heavier nucleus on the same spring must be slower: turn the ratio over.",
        ),
        Mistake(
            id="isotope_ignored",
            answer=lambda v: v.hydrogen_per_cm,
            because="That is the bond of hydrogen. The spring does not notice the isotope, but its frequency does: a heavier mass swings more slowly.",
        ),
        Mistake(
            id="half_the_wavenumber",
            answer=lambda v: v.hydrogen_per_cm / 2,
            because="You halved it, because deuterium weighs twice as much. The frequency falls with the square root of the reduced mass.",
        ),
    ),
)

INTRINSIC = NumberQuestion(
    id="deuteration.intrinsic",
    objective=OBJECTIVE,
    prompt="A C–H bond vibrates at {hydrogen_per_cm} cm⁻¹, C–D at {deuterium_per_cm} cm⁻¹. From zero-point energies alone, what "
    "is the intrinsic isotope effect k_H/k_D at {temperature_K} K? (h c/k = 1.4388 cm K)",
    draw=_stretches,
    answer=lambda v: intrinsic_isotope_effect(v.hydrogen_per_cm, v.deuterium_per_cm, v.temperature_K),
    hints=(
        "The lowest level of an oscillator lies half a quantum above the bottom of the well.",
        "The barrier differs by half of h c (ν_H − ν_D).",
        "exp[1.4388 × (ν_H − ν_D)/(2 T)], with T in kelvin.",
    ),
    worked="exp[1.4388 × ({hydrogen_per_cm} − {deuterium_per_cm})/(2 × {temperature_K})] = {truth:.3g}.",
    why="Zero-point energy is half a quantum, and a rate falls exponentially with the energy that is missing.",
    means="This is the most that the stretch can give; bending and tunnelling may add to it, and nearly everything that follows takes from it.",
    mistakes=(
        Mistake(
            id="whole_quantum",
            answer=lambda v: math.exp(2 * _exponent(v)),
            because="You used the whole quantum h c ν. The zero-point energy is half of it, so the exponent is half as large.",
        ),
        Mistake(
            id="ratio_of_wavenumbers",
            answer=lambda v: v.hydrogen_per_cm / v.deuterium_per_cm,
            because="You divided the two wavenumbers. They set how deep each bond lies; the rate needs the exponential of the difference.",
        ),
        Mistake(
            id="ten_for_e",
            answer=lambda v: 10 ** _exponent(v),
            because="You took 10 to the power of the exponent. Boltzmann's factor is a power of e.",
        ),
        Mistake(
            id="exponent_for_effect",
            answer=_exponent,
            because="That is the difference of the barriers in units of kT. The rate needs its exponential.",
        ),
        Mistake(
            id="deuterium_over_hydrogen",
            answer=lambda v: math.exp(-_exponent(v)),
            because="That is k_D/k_H. C–H breaks faster, so the ratio that is asked for is above 1.",
        ),
        Mistake(
            id="celsius_for_kelvin",
            answer=lambda v: math.exp(_exponent(v, v.temperature_K + 273.15)),
            because="You added 273 to the temperature, as one does to degrees Celsius. It is given in kelvin already.",
        ),
    ),
)

REASON = ChoiceQuestion(
    id="deuteration.why_slower",
    objective=OBJECTIVE,
    prompt="What is the main reason, in the picture of this chapter, that a C–D bond breaks more slowly than the C–H bond at the same place of "
    "the same molecule?",
    options=(
        Option(
            id="stiffer",
            text="neutrons make the spring of the bond stiffer",
            right=False,
            reply="The spring is made by electrons, and they see only the charge of the nucleus. It is the same for both.",
        ),
        Option(
            id="lower_start",
            text="the heavier nucleus starts from a lower level of the same well",
            right=True,
            reply="Same well, same barrier, lower zero-point level: more energy is needed to reach the top.",
        ),
        Option(
            id="slower_flight",
            text="the heavier nucleus passes the top of the barrier more slowly",
            right=False,
            reply="That would give at most √2. Most of the effect sits in where the bond starts, in the exponent.",
        ),
        Option(
            id="higher_barrier",
            text="the top of the barrier is higher for deuterium",
            right=False,
            reply="The top is made by electrons as well, and is the same. What differs is the level from which the climb begins.",
        ),
    ),
    hints=(
        "Which of well, barrier and starting level depends on mass?",
        "Electrons make well and barrier; the nucleus vibrates in the well.",
        "The lowest level is half a quantum above the bottom, and the quantum shrinks with mass.",
    ),
    worked="Well and barrier are made by electrons and are the same. The zero-point level is h c ν/2, and ν is lower for the "
    "heavier nucleus, so the climb is longer.",
    means="The difference lies in the starting level.",
)

QUESTIONS = (REASON, WAVENUMBER, INTRINSIC)
