"""The dopamine terminal of Best, Nijhout & Reed 2009: synthesis, vesicles, release, reuptake, autoreceptors.

Eight stores, all per volume of the terminal: tetrahydrobiopterin, tyrosine and its protein pool, L-DOPA,
dopamine in the cytosol, in the vesicles and outside, and the metabolite HVA. The equations stand in
tools/generate_terminal.py; `terminal_rates` is derived from them.

Assumed, where the published files leave it open: the vesicle leak is first order and is subtracted from the
loading (`loading = vmax c/(km + c) − leak v`); NADPH and NADP are held at 330 and 26 uM; the blood's tyrosine
is held at 97 uM (the paper's meals are left out). With these the published steady state follows within 1 %.
"""

from dataclasses import dataclass, fields, replace

from course_lib.checks import fraction, number, one_of, whole_number
from course_lib.errors import CourseError
from course_lib.facts import fact, preset

_BLOCK = "it is the share of VMAT2 that holds an inhibitor."


@dataclass(frozen=True, kw_only=True)
class Terminal:
    """Parameters of one dopamine terminal; every rate, Km and pool is zero or more.

    `autoreceptor_sensitivity` is 1 for normal D2 autoreceptors, less under an antagonist. They brake synthesis; with
    `release_brake` s above 0 release too: release_per_h · (1 + s)/(1 + s e/e₀), e outside and e₀ the set point.

    >>> TERMINAL.vmat_vmax_uM_per_h
    7082.0
    """

    vmat_vmax_uM_per_h: float
    vmat_km_uM: float
    vesicle_leak_per_h: float
    release_per_h: float
    mao_per_h: float
    dat_vmax_uM_per_h: float
    dat_km_uM: float
    outside_vmax_uM_per_h: float
    outside_km_uM: float
    removal_per_h: float
    hva_loss_per_h: float
    th_vmax_uM_per_h: float
    th_scale: float
    th_km_tyrosine_uM: float
    th_km_bh4_uM: float
    th_ki_dopamine_uM: float
    th_ki_tyrosine_uM: float
    autoreceptor_span: float
    autoreceptor_floor: float
    autoreceptor_weight: float
    autoreceptor_exponent: int
    autoreceptor_set_point_uM: float
    autoreceptor_sensitivity: float = 1.0
    release_brake: float = 0.0
    aadc_vmax_uM_per_h: float
    aadc_km_uM: float
    blood_tyrosine_uM: float
    tyrosine_uptake_vmax_uM_per_h: float
    tyrosine_uptake_km_uM: float
    tyrosine_to_pool_per_h: float
    tyrosine_from_pool_per_h: float
    tyrosine_loss_per_h: float
    pool_loss_per_h: float
    pterin_total_uM: float
    reductase_vmax_forward_uM_per_h: float
    reductase_vmax_back_uM_per_h: float
    reductase_km_bh2_uM: float
    reductase_km_bh4_uM: float
    reductase_km_nadph_uM: float
    reductase_km_nadp_uM: float
    nadph_uM: float
    nadp_uM: float

    def __post_init__(self) -> None:
        for field in fields(self):
            name, value = field.name, getattr(self, field.name)
            if name == "autoreceptor_exponent":
                whole_number(name, value, at_least=1, at_most=12, because="it is a cooperativity.")
            elif name == "release_per_h":
                number(name, value, above=0, because="a terminal that never releases sends no signal.")
            elif "_km_" in name or "_ki_" in name or name.endswith("set_point_uM"):
                number(name, value, above=0, because="it is a concentration of half effect.")
            else:
                number(name, value, at_least=0, because="rates and amounts have no sign.")

    @property
    def parameters(self) -> tuple[tuple[float, ...], ...]:
        """The parameters in the groups that `terminal_rates` takes."""
        s, n = self, int(self.autoreceptor_exponent)
        weight = s.autoreceptor_weight * (s.autoreceptor_sensitivity / s.autoreceptor_set_point_uM) ** n
        uptake = _saturating(s.tyrosine_uptake_vmax_uM_per_h, s.tyrosine_uptake_km_uM, s.blood_tyrosine_uM)
        forward = _saturating(s.reductase_vmax_forward_uM_per_h, s.reductase_km_nadph_uM, s.nadph_uM)
        back = _saturating(s.reductase_vmax_back_uM_per_h, s.reductase_km_nadp_uM, s.nadp_uM)
        hydroxylase = (s.th_km_tyrosine_uM, s.th_km_bh4_uM, s.th_ki_dopamine_uM, s.th_ki_tyrosine_uM)
        supply = (s.tyrosine_to_pool_per_h, s.tyrosine_from_pool_per_h, s.tyrosine_loss_per_h)
        brake_per_uM = s.release_brake * s.autoreceptor_sensitivity / s.autoreceptor_set_point_uM
        release = s.release_per_h * (1 + s.release_brake)
        return (
            (s.vmat_vmax_uM_per_h, s.vmat_km_uM, s.vesicle_leak_per_h, release, brake_per_uM, s.mao_per_h),
            (*(s.dat_vmax_uM_per_h, s.dat_km_uM, s.outside_vmax_uM_per_h), *s._outside_tail()),
            (s.th_scale * s.th_vmax_uM_per_h, *hydroxylase),
            (s.autoreceptor_span, weight, n, s.autoreceptor_floor),
            (uptake, *supply, s.pool_loss_per_h, s.aadc_vmax_uM_per_h, s.aadc_km_uM),
            (s.pterin_total_uM, forward, s.reductase_km_bh2_uM, back, s.reductase_km_bh4_uM),
        )

    def _outside_tail(self) -> tuple[float, float, float]:
        return self.outside_km_uM, self.removal_per_h, self.hva_loss_per_h


def _saturating(vmax_uM_per_h: float, km_uM: float, substrate_uM: float) -> float:
    return vmax_uM_per_h * substrate_uM / (km_uM + substrate_uM)


def _fact(name: str, unit: str) -> float:
    return fact(f"terminal.{name}", unit)


def _supply(name: str, unit: str) -> float:
    return fact(f"terminal_supply.{name}", unit)


TERMINAL = preset(
    lambda: Terminal(
        vmat_vmax_uM_per_h=_fact("vmat_vmax", "uM/h"),
        vmat_km_uM=_fact("vmat_km", "uM"),
        vesicle_leak_per_h=_fact("vesicle_leak", "1/h"),
        release_per_h=_fact("release_rate", "1/h"),
        mao_per_h=_fact("cytosolic_catabolism", "1/h"),
        dat_vmax_uM_per_h=_fact("dat_vmax", "uM/h"),
        dat_km_uM=_fact("dat_km", "uM"),
        outside_vmax_uM_per_h=_fact("extracellular_catabolism_vmax", "uM/h"),
        outside_km_uM=_fact("extracellular_catabolism_km", "uM"),
        removal_per_h=_fact("extracellular_removal", "1/h"),
        hva_loss_per_h=_supply("metabolite_clearance", "1/h"),
        th_vmax_uM_per_h=_fact("th_vmax", "uM/h"),
        th_scale=_supply("th_scale", "1"),
        th_km_tyrosine_uM=_fact("th_km_tyrosine", "uM"),
        th_km_bh4_uM=_fact("th_km_bh4", "uM"),
        th_ki_dopamine_uM=_fact("th_ki_dopamine", "uM"),
        th_ki_tyrosine_uM=_fact("th_ki_tyrosine", "uM"),
        autoreceptor_span=_fact("autoreceptor_span", "1"),
        autoreceptor_floor=_fact("autoreceptor_floor", "1"),
        autoreceptor_weight=_fact("autoreceptor_weight", "1"),
        autoreceptor_exponent=int(_fact("autoreceptor_exponent", "1")),
        autoreceptor_set_point_uM=_fact("autoreceptor_set_point", "uM"),
        aadc_vmax_uM_per_h=_fact("aadc_vmax", "uM/h"),
        aadc_km_uM=_fact("aadc_km", "uM"),
        blood_tyrosine_uM=_supply("blood_tyrosine", "uM"),
        tyrosine_uptake_vmax_uM_per_h=_supply("tyrosine_uptake_vmax", "uM/h"),
        tyrosine_uptake_km_uM=_supply("tyrosine_uptake_km", "uM"),
        tyrosine_to_pool_per_h=_supply("tyrosine_to_pool", "1/h"),
        tyrosine_from_pool_per_h=_supply("tyrosine_from_pool", "1/h"),
        tyrosine_loss_per_h=_supply("tyrosine_loss", "1/h"),
        pool_loss_per_h=_supply("pool_loss", "1/h"),
        pterin_total_uM=_supply("pterin_total", "uM"),
        reductase_vmax_forward_uM_per_h=_supply("reductase_vmax_forward", "uM/h"),
        reductase_vmax_back_uM_per_h=_supply("reductase_vmax_back", "uM/h"),
        reductase_km_bh2_uM=_supply("reductase_km_bh2", "uM"),
        reductase_km_bh4_uM=_supply("reductase_km_bh4", "uM"),
        reductase_km_nadph_uM=_supply("reductase_km_nadph", "uM"),
        reductase_km_nadp_uM=_supply("reductase_km_nadp", "uM"),
        nadph_uM=_supply("nadph", "uM"),
        nadp_uM=_supply("nadp", "uM"),
    )
)

# What a drug or a gene can turn up or down, as the reader calls it, and the parameters it stands for.
TARGETS = {
    "VMAT2": ("vmat_vmax_uM_per_h",),
    "DAT": ("dat_vmax_uM_per_h",),
    "MAO": ("mao_per_h",),
    "D2 autoreceptor": ("autoreceptor_sensitivity",),
    "tyrosine hydroxylase": ("th_vmax_uM_per_h",),
    "AADC": ("aadc_vmax_uM_per_h",),
    "firing": ("release_per_h",),
    "vesicle leak": ("vesicle_leak_per_h",),
}


def with_vmat2_block(terminal: Terminal, occupancy: float) -> Terminal:
    """The same terminal with a share of its VMAT2 held by an inhibitor, between 0 and 1.

    Raises `CourseError` for an occupancy that is no share.

    >>> round(with_vmat2_block(TERMINAL, 0.5).vmat_vmax_uM_per_h)
    3541
    """
    free = 1 - fraction("occupancy", occupancy, because=_BLOCK)
    return replace(terminal, vmat_vmax_uM_per_h=terminal.vmat_vmax_uM_per_h * free)


def with_target_scaled(terminal: Terminal, target: str, factor: float) -> Terminal:
    """The same terminal with one of TARGETS turned up (factor above 1) or down (below 1).

    Raises `CourseError` for an unknown target and for a negative factor.

    >>> with_target_scaled(TERMINAL, "MAO", 0.5).mao_per_h
    5.0
    """
    one_of("target", target, TARGETS, because="the terminal knows these.")
    number("factor", factor, at_least=0, because="an activity has no sign.")
    return replace(terminal, **{name: getattr(terminal, name) * factor for name in TARGETS[target]})


def with_frozen_autoreceptors(terminal: Terminal, tone: float = 1.0) -> Terminal:
    """The same terminal with autoreceptor tone fixed: synthesis no longer hears the dopamine outside.

    `tone` is the factor on tyrosine hydroxylase; 1 is its value at the published steady state.
    Raises `CourseError` for a tone below zero.

    >>> with_frozen_autoreceptors(TERMINAL).autoreceptor_span
    0.0
    """
    number("tone", tone, at_least=0, because="it multiplies a rate of synthesis.")
    return replace(terminal, autoreceptor_span=0.0, autoreceptor_floor=float(tone))


def with_release_brake(terminal: Terminal, strength: float) -> Terminal:
    """The same terminal with autoreceptors that brake release too, besides synthesis; 0 is the published model.

    At a strength s all autoreceptors set free would raise release 1 + s times. Human cortex gives up to four fifths of
    evoked release to them (`terminal.release_brake_maximum`), which would be s = 4; 1 and 2 are illustrative.
    Raises `CourseError` for a strength below zero.

    >>> with_release_brake(TERMINAL, 1).release_brake
    1.0
    """
    because = "it says how much more would be released without autoreceptors."
    return replace(terminal, release_brake=number("strength", strength, at_least=0, because=because))


def require_terminal(terminal: object) -> Terminal:
    """The terminal itself.

    Raises `CourseError` for anything else.

    >>> require_terminal(TERMINAL) is TERMINAL
    True
    """
    if not isinstance(terminal, Terminal):
        raise CourseError(
            f"terminal is a {type(terminal).__name__}, but must be a Terminal: start from TERMINAL and "
            "change one thing with replace(TERMINAL, mao_per_h=5.0)."
        )
    return terminal
