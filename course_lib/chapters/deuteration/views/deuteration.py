"""What chapter 08 moves: a bond, an enzyme and a route, and the plasma curves that follow from them."""

from dataclasses import dataclass, replace

import numpy as np

from course_lib.facts import fact
from course_lib.models.isotope.effect import exposure_ratio, observed_isotope_effect
from course_lib.models.pk.comparison import CurveNumbers, curve_numbers, matching_dose_mg, plasma_course
from course_lib.models.pk.drugs import DEUTETRABENAZINE, TETRABENAZINE
from course_lib.models.pk.kinds import HtbzPair
from course_lib.models.records.curves import TimeCourse
from course_lib.models.records.maps import Axis, HeatMap

DOSE_MG = fact("deutetrabenazine.crossover_dose", "mg")


@dataclass(frozen=True, kw_only=True)
class DeuterationView:
    """A deuterated drug beside its parent: curves over 24 h, the chain of effects, and their numbers.

    `light` is tetrabenazine; `same_dose` and `same_auc` are the deuterated drug at the two doses, and the peak
    ratios compare each with tetrabenazine in the curves that are shown.
    """

    plasma: TimeCourse
    intrinsic: float
    route_effect: float
    exposure_ratio: float
    light: CurveNumbers
    same_dose: CurveNumbers
    same_auc: CurveNumbers
    same_dose_peak_ratio: float
    same_auc_peak_ratio: float


def drugs_with_route(route_share: float, route_effect: float) -> tuple[HtbzPair, HtbzPair]:
    """Tetrabenazine and its deuterated twin, both metabolites with one share on CYP2D6 and one isotope effect.

    Clearances and volumes stay those of the preset. Raises `CourseError` for a share outside 0 to 1 and an
    effect below 1, when the drugs are simulated.

    >>> drugs_with_route(0.5, 4.0)[1].route_effect
    4.0
    """
    shares = {"alpha_route_share": route_share, "beta_route_share": route_share}
    light = replace(TETRABENAZINE, **shares)
    return light, replace(DEUTETRABENAZINE, **shares, route_effect=route_effect)


def deuteration_view(
    *, intrinsic: float, commitment: float, route_share: float, steady: bool = False
) -> DeuterationView:
    """The view for an intrinsic isotope effect, a forward commitment, and CYP2D6's share of clearance.

    The dose of the parent drug is that of the published crossover study. Raises `CourseError` as
    `observed_isotope_effect` and `exposure_ratio` do. Source: derived in notebook 08.

    >>> view = deuteration_view(intrinsic=6.4, commitment=0.8, route_share=2 / 3)
    >>> round(view.route_effect, 6), round(view.exposure_ratio, 6), round(view.same_auc.dose_mg, 1)
    (4.0, 2.0, 12.5)
    """
    effect = observed_isotope_effect(intrinsic, commitment)
    light, heavy = drugs_with_route(route_share, effect)
    same_auc_mg = matching_dose_mg(heavy, light, DOSE_MG)
    curves = {
        "tetrabenazine": (light, DOSE_MG),
        "twin, same dose": (heavy, DOSE_MG),
        "twin, same AUC": (heavy, same_auc_mg),
    }
    plasma = plasma_course(curves, steady=steady)
    light_peak, dose_peak, auc_peak = (float(line.values.max()) for line in plasma.lines)
    return DeuterationView(
        plasma=plasma,
        intrinsic=float(intrinsic),
        route_effect=effect,
        exposure_ratio=exposure_ratio(effect, route_share),
        light=curve_numbers(light, DOSE_MG),
        same_dose=curve_numbers(heavy, DOSE_MG),
        same_auc=curve_numbers(heavy, same_auc_mg),
        same_dose_peak_ratio=dose_peak / light_peak,
        same_auc_peak_ratio=auc_peak / light_peak,
    )


def exposure_map(highest_effect: float, level: float, points: int = 60) -> HeatMap:
    """AUC ratio over the route's share of clearance (across) and its isotope effect (up), with one contour.

    Shares run from 0 to 1, effects from 1 to `highest_effect`. Source: `exposure_ratio`.

    >>> exposure_map(9, level=2).values.shape
    (60, 60)
    """
    shares = np.linspace(0.0, 1.0, points)
    effects = np.linspace(1.0, highest_effect, points)
    return HeatMap(
        label="AUC ratio",
        unit="",
        x=Axis(label="share of clearance on the route", unit="%", values=100 * shares),
        y=Axis(label="isotope effect of the route", unit="", values=effects),
        values=[[exposure_ratio(effect, share) for share in shares] for effect in effects],
        level=level,
    )
