"""The deuterium isotope effect: from a bond's vibration to a patient's exposure.

Three steps, each of which makes the effect smaller. A C–D bond lies deeper in its well than C–H, by the
difference of zero-point energies, and breaks more slowly: the intrinsic effect. An enzyme that is committed
to its substrate before the bond breaks shows less of it (Northrop). And a drug with a second way out of the
body shows less still. Limits: no tunnelling, a transition state without zero-point energy in this bond, and
first-order elimination.
"""

import numpy as np

from course_lib.checks import fraction, number
from course_lib.errors import CourseError

# h c / k in cm·K: exact, since all three constants are defined by the SI.
SECOND_RADIATION_CONSTANT_CM_K = 6.62607015e-34 * 29_979_245_800 / 1.380649e-23
_EFFECT = "deuterium slows a reaction; a normal effect is at least 1."
_WAVENUMBER = "a bond vibrates."
_CLOSE = 1e-9


def deuterium_wavenumber_per_cm(hydrogen_wavenumber_per_cm: float, partner_mass_u: float = 12.0) -> float:
    """Wavenumber of X–D (1/cm), if X–H has the given one and the bond is a harmonic spring.

    `ν_D = ν_H sqrt(μ_H/μ_D)` with the reduced masses of X–H and X–D, whose nuclei weigh 1 and 2 here.
    Raises `CourseError` for numbers that are not above zero. Source: derived in notebook 08.

    >>> round(deuterium_wavenumber_per_cm(2900))
    2128
    """
    wave = number("hydrogen_wavenumber_per_cm", hydrogen_wavenumber_per_cm, above=0, because=_WAVENUMBER)
    heavy = number("partner_mass_u", partner_mass_u, above=0, because="an atom has a mass.")
    mu_hydrogen, mu_deuterium = heavy / (heavy + 1.0), 2.0 * heavy / (heavy + 2.0)
    return wave * np.sqrt(mu_hydrogen / mu_deuterium)


def intrinsic_isotope_effect(
    hydrogen_wavenumber_per_cm: float, deuterium_wavenumber_per_cm: float, temperature_K: float
) -> float:
    """Ratio k_H/k_D of the rates of breaking the bond, from zero-point energies alone.

    `exp(h c (ν_H − ν_D)/(2 k T))`: the most that a primary effect can be without tunnelling. Raises
    `CourseError` where the C–D wavenumber is above that of C–H. Source: derived in notebook 08.

    >>> round(intrinsic_isotope_effect(2900, 2100, 298), 1), round(intrinsic_isotope_effect(2900, 2100, 310), 1)
    (6.9, 6.4)
    """
    light = number("hydrogen_wavenumber_per_cm", hydrogen_wavenumber_per_cm, above=0, because=_WAVENUMBER)
    heavy = number(
        "deuterium_wavenumber_per_cm",
        deuterium_wavenumber_per_cm,
        above=0,
        at_most=light,
        because="the heavier nucleus vibrates more slowly.",
    )
    T = number("temperature_K", temperature_K, above=0, because="it is counted from absolute zero.")
    exponent = SECOND_RADIATION_CONSTANT_CM_K * (light - heavy) / (2.0 * T)
    number("the exponent", exponent, at_most=700, because="at that cold the ratio is beyond any number.")
    return float(np.exp(exponent))


def observed_isotope_effect(
    intrinsic: float, forward_commitment: float, reverse_commitment: float = 0.0, equilibrium: float = 1.0
) -> float:
    """Isotope effect on V/K that an enzyme shows, `(k + Cf + Cr Keq)/(1 + Cf + Cr)`.

    The commitments compare, for the complex that breaks the bond, going on with falling apart; both are pure
    numbers from 0. `equilibrium` is the isotope effect on the equilibrium. Raises `CourseError` for
    effects below 1 and negative commitments. Source: Northrop 1975, Biochemistry 14:2644.

    >>> observed_isotope_effect(6.0, 0.0), observed_isotope_effect(6.0, 4.0)
    (6.0, 2.0)
    """
    k = number("intrinsic", intrinsic, at_least=1, because=_EFFECT)
    Cf = _commitment("forward_commitment", forward_commitment)
    Cr = _commitment("reverse_commitment", reverse_commitment)
    Keq = number("equilibrium", equilibrium, above=0, because="it is a ratio of two equilibria.")
    return (k + Cf + Cr * Keq) / (1.0 + Cf + Cr)


def forward_commitment(intrinsic: float, observed: float) -> float:
    """Commitment that masks an intrinsic effect down to an observed one, with no way back: (k − o)/(o − 1).

    Raises `CourseError` unless 1 < observed ≤ intrinsic. Source: Northrop 1975, solved for Cf.

    >>> round(forward_commitment(5.5, 1.1))
    44
    """
    k = number("intrinsic", intrinsic, at_least=1, because=_EFFECT)
    o = number(
        "observed", observed, above=1, at_most=k, because="masking hides part of the intrinsic effect."
    )
    return (k - o) / (o - 1.0)


def _commitment(name: str, value: object) -> float:
    return number(name, value, at_least=0, at_most=1e12, because="it compares two rates.")


def exposure_ratio(route_effect: float, route_share: float) -> float:
    """AUC after the deuterated drug over that after the drug, same dose: `1/(f/effect + 1 − f)`.

    `route_share` f is the part of clearance that breaks the deuterated bond, `route_effect` the isotope
    effect that this route shows; the rest of clearance notices nothing. An infinite effect is a blocked
    route. Source: derived in notebook 08.

    >>> round(exposure_ratio(4.0, 2 / 3), 6)
    2.0
    """
    f = fraction("route_share", route_share, because="it is a share of clearance.")
    effect = route_effect
    if effect != np.inf:
        effect = number("route_effect", route_effect, at_least=1, because=_EFFECT)
    kept = f / effect + (1.0 - f)
    if kept == 0:
        raise CourseError(
            "route_share is 1 and the route is blocked, but some clearance must be left: AUC is endless."
        )
    return 1.0 / kept


def route_effect(exposure: float, route_share: float) -> float:
    """Isotope effect that a route must show for a given ratio of AUCs: `f/(1/exposure − 1 + f)`.

    Raises `CourseError` for an exposure that even a blocked route could not reach. Source: `exposure_ratio`
    solved for the effect.

    >>> round(route_effect(2.0, 2 / 3), 6)
    4.0
    """
    f = fraction("route_share", route_share, because="it is a share of clearance.")
    ratio = number("exposure", exposure, at_least=1, because="slower clearance cannot lower exposure.")
    left = 1.0 / ratio - 1.0 + f
    if left <= 0 and ratio > 1:
        raise CourseError(
            f"exposure is {ratio:g}, but must be below {1 / (1 - f) if f < 1 else np.inf:g}: "
            f"with {f:.0%} of clearance on the route, even blocking it does not reach further."
        )
    return f / left if ratio > 1 else 1.0


def route_share(blocked_exposure: float) -> float:
    """Share of clearance on a route, from the AUC ratio when an inhibitor blocks it: `1 − 1/ratio`.

    Source: `exposure_ratio` with an infinite effect, solved for the share.

    >>> round(route_share(3.0), 4)
    0.6667
    """
    ratio = number("blocked_exposure", blocked_exposure, at_least=1, because="a block cannot lower exposure.")
    return 1.0 - 1.0 / ratio


def share_and_residue(
    heavy_exposure: float, light_blocked: float, heavy_blocked: float
) -> tuple[float, float]:
    """Share of clearance on the route, and the part of the route that an inhibitor leaves open, from three AUC ratios.

    `heavy_exposure` is heavy ÷ light without the inhibitor; `light_blocked` and `heavy_blocked` are with ÷ without it. One
    isotope effect, on the route only, is assumed. Raises `CourseError` for ratios that no route gives. Source:
    `exposure_ratio` for the light drug, the heavy one, and each with the route partly open; solved for the two.

    >>> [round(found, 2) for found in share_and_residue(2.0, 3.0, 1.9)]
    [0.78, 0.14]
    >>> [round(found, 2) for found in share_and_residue(2.0, 3.0, 1.5)]
    [0.67, 0.0]
    """
    ratios = {
        "heavy_exposure": heavy_exposure,
        "light_blocked": light_blocked,
        "heavy_blocked": heavy_blocked,
    }
    heavy, light, both = (
        number(name, ratio, at_least=1, because="neither can lower exposure.")
        for name, ratio in ratios.items()
    )
    freed = 1.0 + 1.0 / (heavy * both) - 1.0 / light - 1.0 / heavy
    share = (1.0 - 1.0 / light) * (1.0 - 1.0 / heavy) / freed if freed > 0 else np.inf
    if not max(_CLOSE, 1.0 - 1.0 / light - _CLOSE) <= share <= 1.0:
        raise CourseError(
            f"heavy_blocked is {both:g}, but with {heavy:g} and {light:g} no share of clearance between 0 and 1 gives it."
        )
    return share, max(0.0, 1.0 - (1.0 - 1.0 / light) / share)
