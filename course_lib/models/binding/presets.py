"""What binding experiments on VMAT2 reported, as presets: the label, three sources of a Ki, and a tray that stands for many."""

from course_lib.facts import fact
from course_lib.models.binding.plate import Membrane

DTBZ_KD_nM = fact("vmat2.dtbz_kd", "nM")  # at equilibrium
DTBZ_KD_FROM_RATES_nM = fact("vmat2.dtbz_kd_kinetic", "nM")  # of the same paper
DTBZ_BMAX_PMOL_PER_MG = fact("vmat2.dtbz_bmax", "pmol/mg")
# Ki of [+]-α-HTBZ by source: two used rat tissue, the drug's leaflet (prescribing information) says human and no method.
LABORATORIES_KI_nM = {
    "Kilbourn 1995, rat": fact("htbz.vmat2_ki_kilbourn", "nM"),
    "drug leaflet, human": fact("htbz.vmat2_ki", "nM"),
    "Yao 2011, rat": fact("htbz.vmat2_ki_yao", "nM"),
}
HTBZ_KI_nM = fact("htbz.vmat2_ki", "nM")
VALBENAZINE_KI_nM = fact("valbenazine.vmat2_ki", "nM")
D2_KI_AT_LEAST_nM = fact("valbenazine.d2_ki", "nM")  # a lower limit: every ratio made with it is one too
HTBZ_FREE_SHARE = 1.0 - fact("htbz.protein_binding", "%") / 100.0
VALBENAZINE_FREE_SHARE_AT_MOST = 1.0 - fact("valbenazine.protein_binding", "%") / 100.0
DEPLETION_RULE = fact("binding.rule_depletion", "%") / 100.0

# Illustrative: 44.4 dpm per fmol, 40 % efficiency, 5 minutes; few sites, so that hardly any label is bound.
COUNTS_PER_FMOL = 44.4 * 0.40 * 5.0
TRAY_MEMBRANE = Membrane(
    kd_nM=DTBZ_KD_nM,
    sites_nM=0.15,
    nonspecific_fmol_per_nM=0.25,
    blank_fmol=2.0,
    volume_mL=0.2,
    counts_per_fmol=COUNTS_PER_FMOL,
)
TRAY_KIS_nM = (HTBZ_KI_nM, VALBENAZINE_KI_nM)
